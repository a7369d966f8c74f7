"""Setting pages and pictures with Typst, closed in: our template, our typeface, and data that is never code.

Typst gets one source, which ships with kompplan, and texts under names (``sys.inputs``). Its root is an empty folder,
so that no file can be read; the packages that it could fetch over the network are looked for in the same folder.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from importlib.resources import as_file
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from kompplan.errors import KompplanError
from kompplan.i18n.text import Text
from kompplan.resources import fonts_root

if TYPE_CHECKING:
    import typst

FAMILIES = ("Liberation Sans", "DejaVu Sans Mono")
"""The typeface, and the one within Typst that has signs which it lacks."""

NO_GLYPH = ("could not be displayed", "missing codepoints")
"""What Typst says of a text that a standard does not allow since it could not be read again."""

_files = ExitStack()


class CannotShowError(Exception):
    """A standard forbids to leave a character out that no typeface has."""


@cache
def _fonts() -> "typst.Fonts":
    import typst  # noqa: PLC0415 - only who sets pages needs it

    folder = _files.enter_context(as_file(fonts_root()))
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder)])


@contextmanager
def _empty_folder() -> Iterator[Path]:
    with TemporaryDirectory(prefix="kompplan-") as name:
        yield Path(name)


def typeset(
    template: bytes,
    inputs: Mapping[str, str],
    output: Literal["pdf", "png"],
    standards: Sequence[str] = (),
    ppi: float | None = None,
) -> bytes:
    """Return the pages as PDF, or the only page as PNG."""
    try:
        import typst  # noqa: PLC0415 - only who sets pages needs it
    except ImportError as missing:
        raise KompplanError(
            Text(
                "PDF and PNG need the package typst, which is not installed: pip install typst",
                "PDF och PNG behöver paketet typst, som inte är installerat: pip install typst",
            )
        ) from missing
    with _empty_folder() as folder:
        compiler = typst.Compiler(
            template,
            root=str(folder),
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs=dict(inputs),
            package_path=str(folder),
            package_cache_path=str(folder),
        )
        try:
            made, warnings = compiler.compile_with_warnings(
                format=output,
                ppi=ppi,
                pdf_standards=list(standards) or None,  # type: ignore[arg-type]  # names from our own code
            )
        except typst.TypstError as wrong:
            if any(each in wrong.message for each in NO_GLYPH):
                raise CannotShowError(wrong.message) from wrong
            raise
    if warnings:
        raise RuntimeError(f"Typst warns of our own template: {warnings[0].message}")
    if not isinstance(made, bytes):
        raise TypeError("Typst made more than one page where one was asked for")
    return made

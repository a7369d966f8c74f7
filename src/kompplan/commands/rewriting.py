"""Write a file anew that people write too: only the file that is meant, and only as it was read."""

from pathlib import Path

from kompplan.commands.output import write_file
from kompplan.errors import KompplanError
from kompplan.i18n.text import Text
from kompplan.syntax.files import read_bytes

LINK = Text(
    "{path} is reached by a link or is no ordinary file, and is not changed; name the file itself",
    "{path} nås genom en länk eller är ingen vanlig fil, och ändras inte; ange själva filen",
)
_CHANGED = Text(
    "{path} was changed by somebody else while kompplan read it, and is not written; run kompplan again",
    "{path} ändrades av någon annan medan kompplan läste den, och skrivs inte; kör kompplan igen",
)


def is_plain(path: Path) -> bool:
    """Tell whether a path is a regular file itself, not a link to one."""
    return path.is_file() and not path.is_symlink()


def rewrite(path: Path, name: str, old: bytes, new: bytes) -> None:
    """Write ``new`` where ``old`` was read, whole or not at all."""
    if read_bytes(path) != old:
        raise KompplanError(_CHANGED, path=name)
    write_file(path, new, force=True)

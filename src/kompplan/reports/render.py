"""From a view to text, through the templates that ship with kompplan or an organisation's own.

Own templates run in Jinja's immutable sandbox and are handed dicts, lists, texts and numbers only: with a model object
in reach the sandbox would be no wall (a Pydantic model can open files). Ours need no sandbox and get the view as it is,
which is immutable texts and numbers: that halves the time and the memory of a large report. What a template prints is
escaped for the format that its suffix names, without the template asking for it; only the charts' SVG, the stylesheet
and the rows that `table_rows` has escaped pass as they are.
"""

from collections.abc import Callable
from functools import cache
from typing import TypeGuard, TypeVar

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from markupsafe import Markup

from kompplan.charts._style import CHART_CSS
from kompplan.reports.table_rows import html_rows, in_lines, markdown_rows
from kompplan.reports.view import Picture, Report
from kompplan.resources import templates_root
from kompplan.views.grid import markdown_text

Made = TypeVar("Made", bound=Environment)
Plain = str | int | bool | list["Plain"] | dict[str, "Plain"]


class _Shipped(BaseLoader):
    """The templates of the reports, by name, from a folder, a wheel or a zip file."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        if "/" in template or "\\" in template or template.startswith("."):
            raise TemplateNotFound(template)
        file = templates_root() / "reports" / template
        if not file.is_file():
            raise TemplateNotFound(template)
        return file.read_text(encoding="utf-8"), None, None


def _inert_markdown(value: object) -> object:
    """Return a text as Markdown that shows just that text; what a macro has already built passes."""
    return Markup(markdown_text(value)) if _is_text(value) else value  # noqa: S704 - escaped


def _is_text(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and not isinstance(value, Markup)


_FINALIZE: dict[str, Callable[[object], object]] = {
    "html": lambda value: in_lines(value) if _is_text(value) else value,
    "md": lambda value: _inert_markdown(in_lines(value) if _is_text(value) else value),
}
"""What becomes of the texts that our templates print, by the format. `plain` does half of it for others' templates."""


def own_environment(kind: type[Made], suffix: str, loader: BaseLoader) -> Made:
    """Return the sandbox that an organisation's own templates of a format run in."""
    return _with(kind, suffix, loader, _inert_markdown if suffix == "md" else None)


def _with(kind: type[Made], suffix: str, loader: BaseLoader, finalize: Callable[[object], object] | None) -> Made:
    made = kind(
        loader=loader,
        undefined=StrictUndefined,
        autoescape=True,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.filters["rows"] = markdown_rows if suffix == "md" else html_rows
    return made


def shipped() -> dict[str, str]:
    """Return every shipped template of the reports and the stylesheet, by name."""
    files = (templates_root() / "reports").iterdir()
    return {file.name: file.read_text(encoding="utf-8") for file in files if file.name.endswith((".j2", ".css"))}


@cache
def _environment(suffix: str) -> Environment:
    return _with(Environment, suffix, _Shipped(), _FINALIZE[suffix])


def plain(value: object) -> Plain:
    """Return a view as dicts, lists, texts and numbers. A chart's SVG is the one thing that is markup already."""
    if isinstance(value, str):
        return in_lines(value)
    if isinstance(value, (bool, int)):
        return value
    if isinstance(value, tuple):
        names = getattr(value, "_fields", None)
        if names is None:
            return [plain(each) for each in value]
        made: dict[str, Plain] = {name: plain(each) for name, each in zip(names, value, strict=True)}
        if isinstance(value, Picture):
            made["svg"] = drawn(value.svg)
        return made
    raise TypeError(f"a template takes no {type(value).__name__}")


def drawn(svg: str) -> Markup:
    """Return a chart as markup: its element builder has escaped every text in it."""
    return Markup(svg)  # noqa: S704 - escaped, as told above


def context(report: Report | Plain, own: tuple[str, ...] = ()) -> dict[str, object]:
    """Return what a template is handed: the view, our stylesheet, and the names of an organisation's own templates."""
    return {"report": report, "chart_css": Markup(CHART_CSS), "own": own}  # noqa: S704 - our own stylesheet


def _with_drawings(report: Report) -> Report:
    """Return the view with each picture's drawing as markup."""
    return report._replace(
        sections=tuple(
            section._replace(
                parts=tuple(
                    part._replace(
                        blocks=tuple(
                            block._replace(svg=drawn(block.svg)) if isinstance(block, Picture) else block
                            for block in part.blocks
                        )
                    )
                    for part in section.parts
                )
            )
            for section in report.sections
        )
    )


def render(report: Report, suffix: str) -> str:
    """Return the report in the format of ``suffix``: ``html`` or ``md``."""
    template = _environment(suffix).get_template(f"report.{suffix}.j2")
    return template.render(context(_with_drawings(report)))

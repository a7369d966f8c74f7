"""The procurement calendar on a terminal and as Markdown."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text as Line

from kompplan.commands.tables import print_grid, print_list, printed
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.i18n.text import Text
from kompplan.views.grid import as_markdown, markdown_text, nested
from kompplan.views.procurement import CLOSE, LATE, Section
from kompplan.views.procurement_words import ProcurementWords

_NARROW = 100
_MOST = 20
"""How many purchases, and lines of a list, a terminal shows; those that are late come first."""
_TOO_LATE = Text("Too late:", "För sent:")
_CLOSE = Text("Only if nobody asks for a review:", "Bara om ingen begär överprövning:")
_STALE = Text("Does the status still hold?", "Stämmer status?")
_COMING = Text("Next:", "Härnäst:")
_SAME_KIND = Text(
    "Direct awards of the same kind, by calendar year:", "Direktupphandlingar av samma slag, per kalenderår:"
)
_NONE_OF_KIND = Text("no direct awards to add up", "inga direktupphandlingar att räkna ihop")
_LIMITS = Text("Limits and their sources:", "Gränser och deras källor:")
_WITHOUT = Text("Bought without an entry (PRO01):", "Köps utan upphandling (PRO01):")
_UNKNOWN = Text("Not known:", "Okänt:")


def terminal(view: ProcurementWords, name: str, language: Language, color: bool, *, same_kind: bool) -> str:
    """Return what a terminal shows, as wide as the one that is there."""
    return printed(color, lambda to: _print(view, name, language, to, same_kind=same_kind))


def _print(view: ProcurementWords, name: str, language: Language, to: Console, *, same_kind: bool) -> None:
    title = f"{name} · {view.summary}"
    if len(title) <= to.width:
        to.print(Line(title, style="bold"))
    else:
        to.print(Line(name, style="bold"))
        to.print(Line(view.summary))
    if not same_kind:
        _listed(_TOO_LATE, ((LATE, each) for each in view.late), language, to)
        _listed(_CLOSE, ((CLOSE, each) for each in view.close), language, to)
        _listed(_STALE, (("?", each) for each in view.stale), language, to)
        _listed(_COMING, view.coming, language, to)
        for section in view.sections[:_MOST]:
            _print_section(section, to)
        if len(view.sections) > _MOST:
            more = Text("… and {} more; --format csv has them all", "… och {} till; --format csv har alla")
            to.print()
            to.print(Line(more.to(language).format(len(view.sections) - _MOST)))
        _listed(None, (("–", each) for each in view.legend), language, to)
    if view.same_kind.rows:
        to.print()
        to.print(Line(_SAME_KIND.to(language), style="bold"))
        print_grid(view.same_kind, to, hide=frozenset(("place",)), places=to.width >= _NARROW or same_kind)
        _listed(_LIMITS, (("–", each) for each in view.limits), language, to)
    elif same_kind:
        to.print(Line(_NONE_OF_KIND.to(language)))
    if same_kind:
        return
    without = ((LATE, f"{said} {place}") for said, place in view.without_entry)
    _listed(_WITHOUT, without, language, to)
    _listed(_UNKNOWN, (("–", each) for each in view.unknown), language, to)
    if view.step:
        to.print()
        to.print(Line(safe(view.step)))


def _print_section(section: Section, to: Console) -> None:
    to.print()
    heading = Line(safe(section.title), style="bold")
    heading.append(f"  {section.place}", style="dim")
    to.print(heading)
    to.print(Line(f"  {section.facts}"))
    if section.grid.rows:
        hide = frozenset(("days", "then")) if to.width < _NARROW else frozenset()
        print_grid(section.grid, to, hide=hide)


def _listed(title: Text | None, items: Iterable[tuple[str, str]], language: Language, to: Console) -> None:
    lines = list(items)
    if not lines:
        return
    if len(lines) > _MOST:
        more = Text("{} more (--format md has them all)", "{} till (--format md har alla)")
        lines = [*lines[: _MOST - 1], ("…", more.to(language).format(len(lines) - _MOST + 1))]
    to.print()
    if title is not None:
        to.print(Line(title.to(language), style="bold"))
    print_list(lines, to)


def markdown(view: ProcurementWords, name: str, language: Language, *, same_kind: bool) -> str:
    """Return the calendar as a page: what is late and next, a table for each purchase, and the sums."""
    blocks = [f"## {markdown_text(name)}\n", f"{markdown_text(view.summary)}\n"]
    if not same_kind:
        blocks += _bullets(_TOO_LATE, view.late, language)
        blocks += _bullets(_CLOSE, view.close, language)
        blocks += _bullets(_STALE, view.stale, language)
        blocks += _bullets(_COMING, (f"{day} {said}" for day, said in view.coming), language)
        for section in view.sections:
            blocks.append(f"### {markdown_text(section.title)}\n")
            blocks.append(f"{markdown_text(f'{section.facts} ({section.place})')}\n")
            blocks += [as_markdown(section.grid)] if section.grid.rows else []
        blocks += _bullets(None, view.legend, language)
    if view.same_kind.rows:
        blocks.append(f"### {markdown_text(_SAME_KIND.to(language).rstrip(':'))}\n")
        blocks.append(as_markdown(nested(view.same_kind)))
        blocks += _bullets(_LIMITS, view.limits, language)
    if not same_kind:
        blocks += _bullets(_WITHOUT, (f"{said} {place}" for said, place in view.without_entry), language)
        blocks += _bullets(_UNKNOWN, view.unknown, language)
    return "\n".join(blocks)


def _bullets(title: Text | None, lines: Iterable[str], language: Language) -> list[str]:
    listed = "".join(f"- {markdown_text(line)}\n" for line in lines)
    if not listed:
        return []
    return [listed] if title is None else [f"{markdown_text(title.to(language))}\n", listed]

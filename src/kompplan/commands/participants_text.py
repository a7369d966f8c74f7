"""Who takes part, on a terminal and as Markdown."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text as Line

from kompplan.checked import CheckedPlan
from kompplan.commands.tables import print_grid, print_list, printed
from kompplan.errors import KompplanError
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.i18n.text import Text
from kompplan.loading.spelling import nearest
from kompplan.model.shapes import folded
from kompplan.views.grid import Grid, Row, as_markdown, markdown_text, nested
from kompplan.views.participants import ParticipantWords
from kompplan.views.participants_grids import everyone

_NARROW = 100
_WIDE = 120
_GROUPS = Text("Target groups", "Målgrupper")
_ACTIVITIES = Text("Seats and attendances", "Platser och närvaro")
_HOURS = Text("Time off duty, by target group", "Tid från ordinarie arbete, per målgrupp")
_TABLES = Text("Printed tables", "Tryckta tabeller")
_UNKNOWN = Text("Not known:", "Okänt:")
_NO_TABLES = Text("the plan has no printed tables", "planen har inga tryckta tabeller")
_HIDDEN = frozenset(("place",))


def terminal(view: ParticipantWords, name: str, language: Language, color: bool, *, tables: bool, places: bool) -> str:
    """Return what a terminal shows, as wide as the one that is there."""
    return printed(color, lambda to: _print(view, name, language, to, tables=tables, places=places))


def _print(view: ParticipantWords, name: str, language: Language, to: Console, *, tables: bool, places: bool) -> None:
    to.print(Line(name, style="bold"))
    if tables:
        _print_tables(view, language, to)
        return
    for line in view.summary:
        to.print(Line(safe(line)))
    narrow = to.width < _NARROW
    brief = narrow or places
    for title, grid, hide in (
        (_GROUPS, view.groups, {"men"} if narrow else set()),
        (_ACTIVITIES, view.activities, {"persons", "times"} if narrow else set()),
        (_HOURS, view.hours, set()),
    ):
        if grid.rows:
            to.print()
            to.print(Line(title.to(language), style="bold"))
            crowded = {"remark"} if places and to.width < _WIDE else set()
            print_grid(_brief(grid) if brief else grid, to, hide=_HIDDEN | hide | crowded, places=places)
    _listed(None, view.legend, to)
    if view.tables:
        to.print()
        to.print(Line(_TABLES.to(language), style="bold"))
        print_list((("–", f"{each.title} ({each.place}): {each.said}") for each in view.tables), to)
    _listed(_UNKNOWN.to(language), view.unknown, to)
    if view.step:
        to.print()
        to.print(Line(safe(view.step)))


def _brief(grid: Grid) -> Grid:
    """Return the table with ids for names, where there is no room for both names and figures."""
    at = next(index for index, column in enumerate(grid.columns) if column.key in ("group", "activity"))

    def brief(row: Row) -> Row:
        name = row.cells[at]
        if not isinstance(name.raw, str) or row.kind not in ("row", "part"):
            return row
        return row._replace(cells=(*row.cells[:at], name._replace(shown=safe(name.raw)), *row.cells[at + 1 :]))

    return grid._replace(rows=tuple(map(brief, grid.rows)))


def _print_tables(view: ParticipantWords, language: Language, to: Console) -> None:
    if not view.tables:
        to.print(Line(_NO_TABLES.to(language)))
    for each in view.tables:
        to.print()
        heading = Line(each.title, style="bold")
        heading.append(f"  {each.place}", style="dim")
        to.print(heading)
        to.print(Line(safe(each.said)))
        if each.grid.rows:
            print_grid(each.grid, to, hide=_HIDDEN if to.width < _NARROW else frozenset())


def _listed(title: str | None, lines: Iterable[str], to: Console) -> None:
    items = [("–", each) for each in lines]
    if items:
        to.print()
        if title is not None:
            to.print(Line(title, style="bold"))
        print_list(items, to)


def markdown(view: ParticipantWords, name: str, language: Language, *, tables: bool) -> str:
    """Return it as a page; with ``tables`` the printed tables alone, figure by figure."""
    blocks = [f"## {markdown_text(name)}\n"]
    if not tables:
        blocks += [f"{markdown_text(line)}\n" for line in view.summary]
        for title, grid in ((_GROUPS, view.groups), (_ACTIVITIES, view.activities), (_HOURS, view.hours)):
            blocks += _titled(title.to(language), grid)
        blocks += _bullets(None, view.legend)
        blocks += _bullets(_TABLES.to(language), (f"{each.title} ({each.place}): {each.said}" for each in view.tables))
        blocks += _bullets(_UNKNOWN.to(language), view.unknown)
    else:
        for each in view.tables:
            blocks.append(f"### {markdown_text(each.title)}\n")
            blocks.append(f"{markdown_text(f'{each.place}: {each.said}')}\n")
            blocks += [as_markdown(each.grid)] if each.grid.rows else []
        if not view.tables:
            blocks.append(f"{markdown_text(_NO_TABLES.to(language))}\n")
    return "\n".join(blocks)


def _titled(title: str, grid: Grid) -> list[str]:
    return [f"### {markdown_text(title)}\n", as_markdown(nested(grid))] if grid.rows else []


def _bullets(title: str | None, lines: Iterable[str]) -> list[str]:
    listed = "".join(f"- {markdown_text(line)}\n" for line in lines)
    if not listed:
        return []
    return [listed] if title is None else [f"{markdown_text(title)}\n", listed]


def named_group(checked: CheckedPlan, name: str) -> str:
    """Return the id of the group that is meant on the command line."""
    groups = everyone(checked).groups
    known: dict[str, str] = {}
    for identity, group in groups.items():
        for spelled in (identity, group.name):
            if spelled:
                known.setdefault(folded(spelled), identity)
    found = known.get(folded(name))
    if found is not None:
        return found
    near = nearest(name, known)
    if near is not None:
        raise KompplanError(
            Text(
                "there is no target group {name}; did you mean {near}?",
                "det finns ingen målgrupp {name}; menade du {near}?",
            ),
            name=name,
            near=known[near],
        )
    if not groups:
        raise KompplanError(Text("the plan has no target groups", "planen har inga målgrupper"))
    raise KompplanError(
        Text(
            "there is no target group {name}; those there are: {groups}",
            "det finns ingen målgrupp {name}; de som finns: {groups}",
        ),
        name=name,
        groups=tuple(groups)[:20],
    )

"""The red thread as it is written: on a terminal, as Markdown, CSV and JSON."""

import io
from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text as Line

from kompplan.calculations.reach import Followed
from kompplan.checked import CheckedPlan
from kompplan.commands.choices import TableFormat
from kompplan.commands.tables import console, print_grid, print_list
from kompplan.errors import KompplanError
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.i18n.text import Text
from kompplan.views.grid import Cell, Column, Grid, Row, as_csv, as_json, as_markdown, markdown_text
from kompplan.views.trace import ONLY_SPREADSHEETS, TraceWords, trace_words
from kompplan.views.trace_document import trace_document
from kompplan.views.trace_gaps import BACKWARD, FORWARD, GapGroup, gaps_grid, remark, title
from kompplan.views.trace_parts import brief_name, id_of, name_of, where
from kompplan.views.trace_strand import cost_of, found_cause, strand_grid

_MOST = 6
"""How many lines each list has below the table; ``--gaps`` and ``--cause`` show them all."""

_NARROW = 100
_SHORT = {
    "measures": Text("meas", "åtg"),
    "activities": Text("act", "akt"),
    "hours": Text("hours", "tim"),
    "indicators": Text("ind", "ind"),
    "followups": Text("foll", "uppf"),
    "handover": Text("hand", "överl"),
}
"""Headings on a narrow terminal; the legend tells what they stand for."""


def named_cause(checked: CheckedPlan, name: str, language: Language) -> Followed:
    """Return the cause that is meant on the command line."""
    found = found_cause(checked, name)
    if len(found) == 1:
        return found[0]
    causes = checked.chain.causes
    if found:
        raise KompplanError(
            Text("several causes begin like that: {causes}", "flera orsaker börjar så: {causes}"),
            causes=tuple(name_of(each.cause, language) for each in found[:_MOST]),
        )
    if not causes:
        raise KompplanError(Text("the plan has no causes", "planen har inga orsaker"))
    for measure in checked.chain.measures:
        answered = checked.chain.causes_of[id(measure)]
        if answered and (id_of(measure) or "").casefold() == name.strip().casefold():
            raise KompplanError(
                Text(
                    "{name} is a measure; it answers {causes}, so write --cause {first}",
                    "{name} är en åtgärd; den svarar mot {causes}, så skriv --cause {first}",
                ),
                name=name,
                causes=tuple(brief_name(each, language) for each in answered),
                first=brief_name(answered[0], language),
            )
    raise KompplanError(
        Text(
            "there is no cause {name}; the causes are: {causes}", "det finns ingen orsak {name}; orsakerna är: {causes}"
        ),
        name=name,
        causes=tuple(name_of(each, language) for each in causes[:20]),
    )


def written(
    checked: CheckedPlan,
    groups: tuple[GapGroup, ...],
    only: Followed | None,
    output_format: TableFormat,
    language: Language,
    *,
    gaps_alone: bool,
) -> str:
    """Return the thread, one strand or the gaps for other programs and for pages."""
    if output_format is TableFormat.JSON:
        return as_json(trace_document(checked, groups, language, only=only, gaps_alone=gaps_alone))
    gaps = gaps_grid(checked, groups, language)
    if output_format is TableFormat.CSV:
        if gaps_alone:
            return as_csv(gaps, language)
        if only is not None:
            return as_csv(strand_grid(checked, only, language), language)
        return as_csv(trace_words(checked, groups, language).grid, language)
    blocks = []
    if only is not None and not gaps_alone:
        blocks += [as_markdown(strand_grid(checked, only, language))]
        blocks += _bullets(cost_of(checked, only, language))
    elif not gaps_alone:
        view = trace_words(checked, groups, language)
        blocks += [f"{markdown_text(each)}\n" for each in (view.summary, view.hint) if each]
        if view.grid.rows:
            blocks.append(as_markdown(_for_pages(view.grid)))
        blocks += _bullets(f"{mark}: {said}" for mark, said in view.legend)
        for note in view.notes:
            blocks += [f"{markdown_text(note.title)}\n", *_bullets(note.lines)]
    if gaps.rows:
        blocks.append(as_markdown(gaps))
    elif gaps_alone:
        blocks.append(f"{markdown_text(_no_gaps(language))}\n")
    return "\n".join(blocks)


def _bullets(lines: Iterable[str]) -> list[str]:
    listed = "".join(f"- {markdown_text(line)}\n" for line in lines)
    return [listed] if listed else []


def _without(grid: Grid, hidden: frozenset[str]) -> Grid:
    kept = [index for index, column in enumerate(grid.columns) if column.key not in hidden]
    return Grid(
        tuple(grid.columns[index] for index in kept),
        tuple(row._replace(cells=tuple(row.cells[index] for index in kept)) for row in grid.rows),
    )


def _for_pages(grid: Grid) -> Grid:
    """Return the table for Markdown, where only a mark can tell which cause lies under which."""
    grid = _without(grid, ONLY_SPREADSHEETS - {"goals", "place"})
    rows = tuple(
        row._replace(
            cells=(row.cells[0], row.cells[1]._replace(shown="↳ " * row.depth + row.cells[1].shown), *row.cells[2:])
        )
        for row in grid.rows
    )
    return Grid(grid.columns, rows)


def _no_gaps(language: Language) -> str:
    return Text("no gaps", "inga luckor").to(language)


def written_text(
    checked: CheckedPlan,
    view: TraceWords,
    only: Followed | None,
    name: str,
    language: Language,
    color: bool,
    *,
    gaps_alone: bool,
) -> str:
    """Return what a terminal shows, as wide as the one that is there."""
    to = console(color)
    with io.StringIO() as out:
        to.file = out
        if only is not None:
            if not gaps_alone:
                _print_strand(checked, only, language, to)
        else:
            _print_heading(name, view, to)
            if not gaps_alone:
                _print_table(view, language, to)
        _print_gaps(checked, view.groups, language, to, every=gaps_alone or only is not None)
        if view.step:
            to.print()
            to.print(Line(view.step))
        return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _print_heading(name: str, view: TraceWords, to: Console) -> None:
    title_line = f"{name} · {view.summary}"
    if len(title_line) <= to.width:
        to.print(Line(title_line, style="bold"))
    else:
        to.print(Line(name, style="bold"))
        to.print(Line(view.summary))
    if view.hint:
        to.print(Line(view.hint))


def _print_table(view: TraceWords, language: Language, to: Console) -> None:
    if not view.grid.rows:
        return
    grid = view.grid
    legend = list(view.legend)
    kept = frozenset(column.key for column in grid.columns if column.figures and column.key != "hours")
    if to.width < _NARROW:
        short = tuple(
            column._replace(heading=_SHORT[column.key].to(language)) if column.key in _SHORT else column
            for column in grid.columns
        )
        used = [
            f"{new.heading} {old.heading}"
            for index, (old, new) in enumerate(zip(grid.columns, short, strict=True))
            if new.heading != old.heading and (old.key in kept or any(row.cells[index].shown for row in grid.rows))
        ]
        grid = Grid(short, grid.rows)
        legend.append((Text("headings", "rubriker").to(language), ", ".join(used)))
    to.print()
    print_grid(_without(grid, ONLY_SPREADSHEETS), to, keep=kept)
    if legend:
        to.print()
        print_list(legend, to)
    for note in view.notes:
        to.print()
        to.print(Line(note.title, style="bold"))
        print_list((("–", line) for line in _some(note.lines, "--format md", language)), to)


def _some(lines: tuple[str, ...], more: str, language: Language) -> tuple[str, ...]:
    if len(lines) <= _MOST + 1:
        return lines
    rest = len(lines) - _MOST
    return (*lines[:_MOST], Text(f"{rest} more ({more} shows all)", f"{rest} till ({more} visar alla)").to(language))


def _print_gaps(
    checked: CheckedPlan, groups: tuple[GapGroup, ...], language: Language, to: Console, *, every: bool
) -> None:
    direction = None
    for group in groups:
        if group.ends.forward is not direction:
            direction = group.ends.forward
            to.print()
            way = (FORWARD if direction else BACKWARD).to(language)
            lacking = (
                Text(f"Gaps {way}: no next link", f"Luckor {way}: ingen nästa länk")
                if direction
                else Text(f"Gaps {way}: no previous link", f"Luckor {way}: ingen föregående länk")
            )
            to.print(Line(lacking.to(language), style="bold"))
        to.print(Padding(Line(safe(title(group, language))), (0, 0, 0, 2)))
        shown = group.gaps if every or len(group.gaps) <= _MOST + 1 else group.gaps[:_MOST]
        rows = []
        for gap in shown:
            said = name_of(gap.part, language)
            besides = remark(gap, language)
            shown_name = f"{said} ({besides})" if besides else said
            rows.append(Row((Cell(shown_name),), place=where(checked, gap.part), depth=2))
        if len(shown) < len(group.gaps):
            rest = len(group.gaps) - len(shown)
            more = Text(f"{rest} more (--gaps shows all)", f"{rest} till (--gaps visar alla)")
            rows.append(Row((Cell(more.to(language)),), depth=2))
        print_grid(Grid((Column("part", ""),), tuple(rows)), to, places=True)


def _print_strand(checked: CheckedPlan, only: Followed, language: Language, to: Console) -> None:
    to.print(Line(safe(name_of(only.cause, language)), style="bold"))
    print_list((("–", line) for line in cost_of(checked, only, language)), to)
    grid = strand_grid(checked, only, language)
    for words in dict.fromkeys(row.cells[0].shown for row in grid.rows):
        to.print()
        to.print(Line(words, style="bold"))
        rows = []
        last = ""
        for row in grid.rows:
            if row.cells[0].shown != words:
                continue
            begins, leads, kronor, hours, said = row.cells[1:6]
            again = begins.shown == last
            last = begins.shown
            to_words = " ".join(filter(None, (leads.shown, f"({said.shown})" if leads.shown and said.shown else "")))
            rows.append(
                Row(
                    (
                        Cell("" if again else last),
                        Cell("→"),
                        Cell(to_words or said.shown),
                        Cell(f"{kronor.shown} kr" if kronor.shown not in ("", "–") else kronor.shown),
                        Cell(f"{hours.shown} h" if hours.shown not in ("", "–") else hours.shown),
                    ),
                    place=row.place,
                    depth=1,
                )
            )
        columns = tuple(Column(key, "", figures=key in ("kronor", "hours")) for key in _STRAND)
        print_grid(Grid(columns, tuple(rows)), to, places=True)


_STRAND = ("from", "arrow", "to", "kronor", "hours")

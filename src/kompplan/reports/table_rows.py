"""The rows of a table as text: the one thing that a report has ten thousands of.

A plan of 10 000 activities has 180 000 cells. With a macro for each of them the templates took three quarters of the
time in which a report was written; here a table's rows are a twentieth of it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from kompplan.i18n.safe import visible
from kompplan.reports.view import Cell, Column, Fact, Row
from kompplan.views.grid import NOTHING, markdown_text

Escape = Callable[[str], str]


class _Escaped(dict[str, str]):
    """Texts by what they were before they were escaped: most of a table's are there many times."""

    def __init__(self, escaped: Escape) -> None:
        self._escaped = escaped

    def __missing__(self, text: str) -> str:
        # A text that claims to be markup equals the same text that does not, so it is taken as text too.
        made = self[text] = self._escaped(str.__str__(text))
        return made


def in_lines(text: str) -> str:
    """Return a text with every character that cannot be seen shown by its number, line breaks kept."""
    return text if text.isprintable() else "\n".join(map(visible, text.split("\n")))


def _html(text: str) -> str:
    return str(escape(in_lines(text)))


def _markdown(text: str) -> str:
    return markdown_text(in_lines(text))


def html_rows(table: Any) -> Markup:
    """Return a table's rows in HTML, with everything that the plan says escaped."""
    return Markup("".join(_html_rows(*_taken(table), cards=bool(_of(table, "cards")))))  # noqa: S704 - escaped


def markdown_rows(table: Any) -> Markup:
    """Return a table's rows in Markdown, with everything that the plan says escaped."""
    return Markup("".join(_markdown_rows(*_taken(table))))  # noqa: S704 - escaped


def _of(table: Any, name: str) -> Any:
    return table[name] if isinstance(table, Mapping) else getattr(table, name)


def _taken(table: Any) -> tuple[Sequence[Column], Sequence[Row]]:
    """Return a table's columns and rows; an organisation's own templates have them as plain data."""
    columns, rows = _of(table, "columns"), _of(table, "rows")
    if not isinstance(table, Mapping):
        return columns, rows
    return [Column(**each) for each in columns], [_row(each) for each in rows]


def _row(row: Mapping[str, Any]) -> Row:
    cells = tuple(Cell(**each) for each in row["cells"])
    return Row(cells, tuple(Fact(**each) for each in row["details"]), row["kind"])


def _form(column: Column) -> str:
    """Return the class of a column's cells."""
    if column.figures:
        return "figures"
    return "short" if column.short else "dated" if column.dated else ""


def _html_rows(columns: Sequence[Column], rows: Sequence[Row], *, cards: bool) -> Iterator[str]:
    texts = _Escaped(_html)
    forms = []
    for at, column in enumerate(columns):
        if column.head:
            forms.append(('<th scope="row" class="head">',) * 2 + ("</th>",))
            continue
        form = _form(column)
        if form == "short" and any(len(row.cells[at].text) > LINE for row in rows):
            form = "long"
        label = f' data-label="{texts[column.heading]}"' if cards else ""
        full = f"<td{f' class={chr(34)}{form}{chr(34)}' if form else ''}{label}>"
        forms.append((full, f'<td class="{form} none"{label}>', "</td>"))
    for row in rows:
        yield f'<tbody class="{texts[row.kind]}">\n' if row.kind != "row" else _ORDINARY
        yield "<tr>"
        for cell, (full, empty, end) in zip(row.cells, forms, strict=True):
            text = texts[cell.text]
            if cell.mark == "missing":
                text = f'<span class="missing">{text}</span>'
            elif cell.tone >= 0:
                text = f'<span class="level tone-{cell.tone:d}">{text}</span>'
            yield f"{empty if cell.text in _EMPTY else full}{text}{end}"
        yield "</tr>\n"
        if row.details:
            yield f'<tr class="more"><td colspan="{len(columns)}"><dl class="details">'
            for fact in row.details:
                said = "".join([f"<dd>{texts[line]}</dd>" for line in fact.lines])
                yield f"<div><dt>{texts[fact.label]}</dt> {said}</div>"
            yield "</dl>\n</td></tr>\n"
        yield "</tbody>\n"


LINE = 24
"""A longer text breaks its lines also in a column of short ones, so that its table fits on paper."""
_ORDINARY = "<tbody>\n"
_EMPTY = ("", NOTHING)


def _markdown_rows(columns: Sequence[Column], rows: Sequence[Row]) -> Iterator[str]:
    texts = _Escaped(_markdown)
    for row in rows:
        total = row.kind == "total"
        shown = [f"**{texts[each.text]}**" if total and each.text else texts[each.text] for each in row.cells]
        yield f"| {' | '.join(shown)} |\n"
    yield "\n"
    for row in rows:
        if row.details:
            heads = [texts[cell.text] for cell, column in zip(row.cells, columns, strict=True) if column.head]
            said = [f"{texts[fact.label]}: {'; '.join([texts[line] for line in fact.lines])}" for fact in row.details]
            yield f"- **{''.join(heads)}** – {' · '.join(said)}\n"

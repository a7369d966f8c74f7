"""Report women, men and unknown that are not the total that stands beside them."""

from collections.abc import Iterable, Iterator

from kompplan.calculations.people import persons, plus, split
from kompplan.calculations.rounding import apart
from kompplan.calculations.sums import Amount
from kompplan.calculations.table_sums import RowMismatch, row_mismatches
from kompplan.calculations.tables import TableView
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Message, Text
from kompplan.lint.amounts import as_stated, shown
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.model.closing import Results
from kompplan.model.people import Headcount, TargetGroup
from kompplan.values.quantity import Quantity

_TEXT = Text(
    en="{row}: {parts} is {sum}, but the total is {stated}", sv="{row}: {parts} är {sum}, men totalt står {stated}"
)
_ADVICE = Text(
    en="correct the total or the part that is wrong; those whose sex is not known have a field of their own: unknown",
    sv="rätta totalen eller den del som är fel; de vars kön inte är känt har ett eget fält: okänt",
)


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Look at the tables, the target groups and the results."""
    for view in checked.tables:
        for found in row_mismatches(view):
            yield _row(checked, view, found)
    for group in checked.plan.target_groups:
        for count in group.counts:
            yield from _headcount(checked, group, count)
        if group.managers is not None:
            yield from _headcount(checked, group, group.managers)
    closing = checked.plan.closing
    if closing is not None and closing.results is not None:
        yield from _results(checked, closing.results)


def _added(parts: Iterable[Quantity | None]) -> Message:
    """Return the parts as a sum; an empty cell that the table reads as zero is one of them."""
    values = {f"part{number}": part for number, part in enumerate(parts)}
    spelled = " + ".join(f"{{{name}}}" for name in values)
    return Message(
        Text(spelled, spelled), {name: as_stated(part) if part is not None else 0 for name, part in values.items()}
    )


def _row(checked: CheckedPlan, view: TableView, found: RowMismatch) -> Finding:
    spot = found.row.entries[found.group.total or 0].spot or found.row.whole
    row: str | Text = found.row.label or Text("the sums", "summaraden")
    return Finding(
        at=checked.at(view.table, spot.field, spot.item, cell=spot.cell),
        text=_TEXT,
        values={
            "row": row,
            "parts": _added(found.parts),
            "sum": shown(found.sum),
            "stated": as_stated(found.stated),
        },
        advice=_ADVICE,
    )


def _headcount(checked: CheckedPlan, group: TargetGroup, count: Headcount) -> Iterator[Finding]:
    total, parts = persons(count.total), split(count)
    if total is None or parts is None or not apart(total, parts):
        return
    if count.unknown is None and checked.written(count, "unknown"):
        return
    shares = [each for each in (count.women, count.men, count.unknown) if each is not None]
    yield Finding(
        at=checked.at(count, "total"),
        text=_TEXT,
        values={"row": named(group), "parts": _added(shares), "sum": shown(parts), "stated": _stated(count.total)},
        advice=_ADVICE,
        related=(Note(checked.at(count, "women"), Text(en="women", sv="kvinnor")),),
    )


def _stated(quantity: Quantity | None) -> object:
    return as_stated(quantity) if quantity is not None else None


def _results(checked: CheckedPlan, results: Results) -> Iterator[Finding]:
    """Women and men may be those who took part, the persons among them, or those with the external ones."""
    women, men = persons(results.women), persons(results.men)
    external = persons(results.external)
    if women is None or men is None:
        return
    if results.external is None and checked.written(results, "external"):
        return
    parts = plus((women, men))
    stated = [(name, size) for name in ("unique", "participants") if (size := persons(getattr(results, name)))]
    allowed: list[Amount] = []
    for _, size in stated:
        allowed.append(size)
        if external is not None:
            allowed.append(plus((size, external)))
    if not allowed or not all(apart(parts, each) for each in allowed):
        return
    field = stated[0][0]
    yield Finding(
        at=checked.at(results, field),
        text=_TEXT,
        values={
            "row": Text("results", "resultat"),
            "parts": _added([each for each in (results.women, results.men) if each is not None]),
            "sum": shown(parts),
            "stated": _stated(getattr(results, field)),
        },
        advice=Text(en="correct the total, or women and men", sv="rätta totalen, eller kvinnor och män"),
    )


RULE = Rule(
    code="PAR01",
    name="row-sum-mismatch",
    levels=always(Severity.ERROR),
    summary=Text(
        en="Women and men that do not add up to their total", sv="Kvinnor och män som inte blir den angivna totalen"
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "a table's row, a target group's count or the results, where women, men and unknown are not the "
                "total beside them. An empty cell is unknown, and its row is left alone, unless the table says that "
                "empty cells are zero"
            ),
            sv=(
                "en rad i en tabell, en målgrupps antal eller resultatet, där kvinnor, män och okänt inte blir "
                "totalen bredvid. En tom cell är okänd, och då sägs inget om raden, om inte tabellen anger att tomma "
                "celler är noll"
            ),
        ),
        matters=Text(
            en=(
                "a figure copied wrong once is copied on to the application, the report and the follow-up; "
                "in the row where it stands it can be seen"
            ),
            sv=(
                "en siffra som har skrivits av fel en gång följer med till ansökan, rapporten och uppföljningen; "
                "på raden där den står går felet att se"
            ),
        ),
        wrong=(
            "tabeller:\n  - kolumner: [kommun, totalt, kvinnor, män]\n    rader:\n      - [Lysekil, 1438, 1205, 233]\n"
            "      - [Dals-Ed, 566, 442, 142]"
        ),
        right=(
            "tabeller:\n  - kolumner: [kommun, totalt, kvinnor, män]\n    rader:\n      - [Lysekil, 1438, 1205, 233]\n"
            "      - [Dals-Ed, 566, 442, 124]"
        ),
        origin=Text(
            en="official statistics split by sex; every row of LiA's three tables is right",
            sv="könsuppdelad statistik; varje rad i LiA:s tre tabeller stämmer",
        ),
    ),
    check=check,
)

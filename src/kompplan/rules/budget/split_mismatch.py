"""Report budget lines that are divided into parts which do not make up the line."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.amounts import shown
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule, always
from kompplan.model.budget import BudgetLine
from kompplan.values.quantity import Unit


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Look at the lines that are divided, where every part could be read."""
    budget = checked.plan.budget
    if budget is None:
        return
    for line in budget.lines:
        if line.split and checked.complete(line, "split"):
            yield from _line(checked, line)


def _line(checked: CheckedPlan, line: BudgetLine) -> Iterator[Finding]:
    from kompplan.calculations.split_sums import mismatch  # noqa: PLC0415 - few budgets have divided lines

    found = mismatch(checked.budget_rows[id(line)].kronor, line.split)
    if found is None:
        return
    yield Finding(
        at=checked.at(line, "split"),
        text=_SHARES if found.row is None else _KRONOR,
        values={
            "line": named(line),
            "parts": shown(found.parts, None if found.row is None else Unit.SEK),
            "row": shown(found.row, Unit.SEK) if found.row is not None else "",
        },
        advice=Text(
            en="correct the part that is wrong, or add the one that is missing; a part may be kronor or a share",
            sv="rätta den del som är fel, eller lägg till den som saknas; en del kan vara kronor eller en andel",
        ),
        severity=Severity.WARNING if found.rounded else None,
    )


_SHARES = Text(
    en="{line} is divided into parts that come to {parts} % of the line, not 100 %",
    sv="{line} är fördelad på delar som blir {parts} % av raden, inte 100 %",
)
_KRONOR = Text(
    en="{line} is divided into parts that come to {parts}, but the line is {row}",
    sv="{line} är fördelad på delar som blir {parts}, men raden är {row}",
)


RULE = Rule(
    code="BUD08",
    name="split-mismatch",
    levels=always(Severity.ERROR),
    summary=Text(
        en="A budget line divided into parts that do not make up the line",
        sv="En budgetrad fördelad på delar som inte blir raden",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "a line with a split whose shares do not come to 100 per cent, or whose parts in kronor do not come "
                "to the line. Approximate amounts count as the interval that they are; shares and thousands that can "
                "be off by rounding alone (33 + 33 + 33 per cent) are a warning. Nothing is said while the line's "
                "own amount is not known and a part is in kronor"
            ),
            sv=(
                "en rad med en fördelning vars andelar inte blir 100 procent, eller vars delar i kronor inte blir "
                "raden. Ungefärliga belopp räknas som det spann de är; andelar och tusental som kan skilja bara "
                "genom avrundning (33 + 33 + 33 procent) ger en varning. Inget sägs så länge radens eget belopp är "
                "okänt och någon del är i kronor"
            ),
        ),
        matters=Text(
            en=(
                "what no part takes is paid by nobody, and what two parts take is claimed twice; the sums by funder, "
                "partner or cost type then differ from the budget's total without showing where"
            ),
            sv=(
                "det som ingen del tar betalar ingen, och det som två delar tar rekvireras dubbelt; summorna per "
                "finansiär, part eller kostnadsslag skiljer då från budgetens summa utan att det syns var"
            ),
        ),
        wrong=(
            "budget:\n  rader:\n"
            "    - {post: Lärledare, belopp: 400 000 kr, fördelning: {Socialfonden: 60 %, Kommunen: 30 %}}"
        ),
        right=(
            "budget:\n  rader:\n"
            "    - {post: Lärledare, belopp: 400 000 kr, fördelning: {Socialfonden: 60 %, Kommunen: 40 %}}"
        ),
        origin=Text(
            en=(
                "none of the real plans divides its lines; what kompplan budget works out by funder, partner and cost "
                "type rests on the parts"
            ),
            sv=(
                "ingen av de verkliga planerna fördelar sina rader; det som kompplan budget räknar ut per finansiär, "
                "part och kostnadsslag vilar på delarna"
            ),
        ),
    ),
    check=check,
)

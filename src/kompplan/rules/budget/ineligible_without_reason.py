"""Report budget lines that are said not to be eligible, without a reason."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule, from_ready


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A note may be the reason."""
    budget = checked.plan.budget
    if budget is None:
        return
    for line in budget.lines:
        if line.eligible is False and not (checked.written(line, "reason") or checked.written(line, "note")):
            yield Finding(
                at=checked.at(line, "eligible"),
                text=Text(
                    en="{line} is not eligible, but nothing says why",
                    sv="{line} är inte stödberättigande, men inget säger varför",
                ),
                values={"line": named(line)},
                advice=Text(
                    en="write why and who pays instead, such as reason: bought before the project began",
                    sv="skriv varför och vem som betalar i stället, till exempel skäl: köptes innan projektet började",
                ),
            )


RULE = Rule(
    code="BUD09",
    name="ineligible-without-reason",
    levels=from_ready(Severity.WARNING),
    summary=Text(
        en="A budget line that is not eligible, without a reason",
        sv="En budgetrad som inte är stödberättigande, utan skäl",
    ),
    explanation=Explanation(
        notices=Text(
            en=("a line with eligible: no that has neither a reason nor a note. In a draft it is said as information"),
            sv=(
                "en rad med stödberättigande: nej som saknar både skäl och anmärkning. I ett utkast sägs det som "
                "information"
            ),
        ),
        matters=Text(
            en=(
                "the line lowers what co-financing and support are counted on; the next controller, or the fund, must "
                "be able to see whether that was a rule, a choice or a slip"
            ),
            sv=(
                "raden sänker det som medfinansiering och stöd räknas på; nästa controller, eller fonden, måste kunna "
                "se om det var en regel, ett val eller ett misstag"
            ),
        ),
        wrong="budget:\n  rader:\n    - {post: Minibuss, belopp: 300 000 kr, stödberättigande: nej}",
        right=(
            "budget:\n  rader:\n    - {post: Minibuss, belopp: 300 000 kr, stödberättigande: nej, "
            "skäl: kommunen köper den ändå}"
        ),
        origin=Text(
            en=(
                "what is eligible decides both the required and the reached co-financing in kompplan budget; none of "
                "the real plans says it line by line"
            ),
            sv=(
                "det som är stödberättigande avgör både den medfinansiering som krävs och den som nås i kompplan "
                "budget; ingen av de verkliga planerna säger det rad för rad"
            ),
        ),
    ),
    check=check,
)

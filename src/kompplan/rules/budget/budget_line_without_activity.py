"""Report budget lines that belong to no activity."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule, always

_MANY = 3
"""From so many lines, none of them bound, the budget as a whole is what is not bound."""


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A line is for an activity, or common to all. A budget in which no line is bound is said to be so once."""
    plan = checked.plan
    budget = plan.budget
    if budget is None or not budget.lines or not plan.activities or not checked.complete(plan, "activities"):
        return
    found = checked.coverage
    loose = [line for line in found.unbound if not checked.written(line, "activities")]
    if len(loose) >= _MANY and not found.bound and len(loose) == len(budget.lines):
        yield Finding(
            at=checked.key(budget, "lines"),
            text=Text(
                en="none of the budget's {count} lines belongs to an activity",
                sv="ingen av budgetens {count} rader hör till någon aktivitet",
            ),
            values={"count": len(loose)},
            advice=Text(
                en="say in each line what it pays for: activities: [A1], or overhead: yes",
                sv="ange i varje rad vad den betalar: aktiviteter: [A1], eller gemensam: ja",
            ),
        )
        return
    for line in loose:
        yield Finding(
            at=checked.at(line, "label"),
            text=Text(en="the line {line} belongs to no activity", sv="raden {line} hör inte till någon aktivitet"),
            values={"line": named(line)},
            advice=Text(
                en="say what it pays for: activities: [A1], or overhead: yes",
                sv="ange vad den betalar: aktiviteter: [A1], eller gemensam: ja",
            ),
        )


RULE = Rule(
    code="BUD04",
    name="budget-line-without-activity",
    levels=always(Severity.WARNING),
    summary=Text(en="A budget line that belongs to no activity", sv="En budgetrad som inte hör till någon aktivitet"),
    explanation=Explanation(
        notices=Text(
            en=(
                "a line of the budget that names no activity, bears no activity's name and is not common to all "
                "(overhead: yes), in a plan that has activities. Where three or more lines are all without one, it "
                "is said once"
            ),
            sv=(
                "en rad i budgeten som inte anger någon aktivitet, inte bär en aktivitets namn och inte är gemensam "
                "(gemensam: ja), i en plan som har aktiviteter. Saknar tre rader eller fler allihop aktivitet sägs "
                "det en gång"
            ),
        ),
        matters=Text(
            en=(
                "money that no activity asks for is either a forgotten activity or a reserve that nobody has decided "
                "on; and what an activity really costs cannot be told"
            ),
            sv=(
                "pengar som ingen aktivitet frågar efter är antingen en glömd aktivitet eller en reserv som ingen "
                "har beslutat om; och vad en aktivitet egentligen kostar går inte att säga"
            ),
        ),
        wrong=(
            "aktiviteter:\n  - {id: A1, aktivitet: Kurs}\nbudget:\n  rader:\n"
            "    - {post: Kursdagar, belopp: 60 000 kr, aktivitet: A1}\n    - {post: Diverse, belopp: 15 000 kr}"
        ),
        right=(
            "aktiviteter:\n  - {id: A1, aktivitet: Kurs}\n"
            "budget:\n  rader:\n    - {post: Kursdagar, belopp: 60 000 kr, aktivitet: A1}\n"
            "    - {post: Projektledning, belopp: 15 000 kr, gemensam: ja}"
        ),
        origin=Text(
            en="the activity plan's column for cost in the Komlitt model: money belongs to something that is done",
            sv="kolumnen för kostnad i Komlitts aktivitetsplan: pengar hör till något som görs",
        ),
    ),
    check=check,
)

"""Report funding that is not as much as the budget."""

from collections.abc import Iterator

from kompplan.calculations.funding import Gap, gap
from kompplan.calculations.sums import Amount
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.amounts import shown
from kompplan.lint.rule import Finding, Note, Rule, from_ready
from kompplan.values.quantity import Unit

_LACKING = Text(
    en="the funding comes to {funded}, but the budget is {cost}: {gap} is lacking",
    sv="finansieringen blir {funded}, men budgeten är {cost}: {gap} fattas",
)
_TOO_MUCH = Text(
    en="the funding comes to {funded}, but the budget is {cost}: {gap} too much",
    sv="finansieringen blir {funded}, men budgeten är {cost}: {gap} för mycket",
)


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """What several places say of the cost may differ, and then BUD01, BUD03 or FUN04 says so: one of them is enough."""
    plan = checked.plan
    if not plan.funding or not checked.complete(plan, "funding"):
        return
    budget = plan.budget
    if budget is not None and not checked.complete(budget, "lines"):
        return
    found = gap(plan, checked.budget)
    if found is None:
        return
    by = abs(found.by)
    exact = found.funded.exact and found.cost.amount.exact
    yield Finding(
        at=checked.key(plan, "funding"),
        text=_LACKING if found.by < 0 else _TOO_MUCH,
        values={
            "funded": shown(found.funded, Unit.SEK),
            "cost": shown(found.cost.amount, Unit.SEK),
            "gap": shown(Amount(by, by if exact else None), Unit.SEK),
        },
        advice=Text(
            en="add the source that is missing, or correct the amount that is wrong",
            sv="lägg till den finansiär som saknas, eller rätta det belopp som är fel",
        ),
        related=(_where(checked, found),),
    )


def _where(checked: CheckedPlan, found: Gap) -> Note:
    part, field, listed = found.cost.part, found.cost.field, found.cost.listed
    place = checked.key(part, field) if listed else checked.at(part, field)
    return Note(place, Text(en="what it costs", sv="vad det kostar"))


RULE = Rule(
    code="FUN01",
    name="funding-gap",
    levels=from_ready(Severity.ERROR, draft=Severity.WARNING),
    summary=Text(en="Funding that is not as much as the budget", sv="Finansiering som inte är lika stor som budgeten"),
    explanation=Explanation(
        notices=Text(
            en=(
                "funding whose sources together certainly come to less, or more, than the budget: its lines, the "
                "stated total, or the programme's total; where these differ from each other, one that is right is "
                "enough. Hours are counted at the plan's rate where time is given. Nothing is said while a source or "
                "a line has no amount. In a draft it is a warning: the sources are still being found"
            ),
            sv=(
                "finansiering vars källor tillsammans säkert blir mindre, eller mer, än budgeten: dess rader, den "
                "angivna summan eller programmets totala budget; om de skiljer sig åt räcker det att en stämmer. "
                "Timmar räknas efter planens timkostnad när någon bidrar med tid. Inget sägs så länge en källa eller "
                "en rad saknar belopp. I ett utkast är det en varning: där söks finansiärerna fortfarande"
            ),
        ),
        matters=Text(
            en=(
                "what nobody pays for is not carried out, and it is seldom the project that chooses what to leave out; "
                "money without a use has to be paid back"
            ),
            sv=(
                "det som ingen betalar blir inte av, och det är sällan projektet som väljer vad som stryks; pengar "
                "utan användning ska betalas tillbaka"
            ),
        ),
        wrong=(
            "budget:\n  rader:\n    - {post: Kursdagar, belopp: 8 600 000 kr}\n"
            "finansiering:\n  - {källa: Socialfonden, slag: bidrag, belopp: 4 600 000 kr}\n"
            "  - {källa: kommunen, slag: egen insats, belopp: 3 400 000 kr}"
        ),
        right=(
            "budget:\n  rader:\n    - {post: Kursdagar, belopp: 8 600 000 kr}\n"
            "finansiering:\n  - {källa: Socialfonden, slag: bidrag, belopp: 4 600 000 kr}\n"
            "  - {källa: kommunen, slag: egen insats, belopp: 4 000 000 kr}"
        ),
        origin=Text(
            en=(
                "the funding table of an application to the European Social Fund: costs and sources come to the same "
                "sum"
            ),
            sv="finansieringstabellen i en ansökan till Socialfonden: kostnader och källor blir samma summa",
        ),
    ),
    check=check,
)

"""Report a total or a grant that the programme's header states otherwise than the rest of the plan."""

from collections.abc import Iterator

from kompplan.calculations.conflicts import conflicts
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.amounts import as_stated, shown
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.values.quantity import Unit

_TEXTS = {
    "total": Text(
        en="the programme's total budget is {stated}, but the plan's budget is {other}",
        sv="programmets totala budget är {stated}, men planens budget är {other}",
    ),
    "grant": Text(
        en="the programme's grant is {stated}, but in the funding it is {other}",
        sv="programmets stöd är {stated}, men i finansieringen är det {other}",
    ),
}


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """The header is as in the decision; what the rest of the plan says has to be the same."""
    plan = checked.plan
    programme = plan.project.programme if plan.project is not None else None
    if programme is None or not checked.complete(plan, "funding"):
        return
    if plan.budget is not None and not checked.complete(plan.budget, "lines"):
        return
    for found in conflicts(plan, checked.budget):
        other = found.other
        place = checked.key(other.part, other.field) if other.listed else checked.at(other.part, other.field)
        yield Finding(
            at=checked.at(programme, found.field),
            text=_TEXTS[found.field],
            values={"stated": as_stated(found.stated), "other": shown(other.amount, Unit.SEK)},
            advice=Text(
                en="find out which of them was decided, and write it in both places",
                sv="ta reda på vilket som är beslutat, och skriv det på båda ställena",
            ),
            related=(Note(place, Text(en="stated otherwise here", sv="ett annat belopp här")),),
        )


RULE = Rule(
    code="FUN04",
    name="amount-conflict",
    levels=always(Severity.WARNING),
    summary=Text(en="The same amount stated differently in two places", sv="Samma belopp angivet olika på två ställen"),
    explanation=Explanation(
        notices=Text(
            en=(
                "a total in the programme's header that is neither the budget's stated total nor the sum of its lines, "
                "and a grant there that is not the grant in the funding. What BUD01 or FUN01 already says of the same "
                "kronor is not said again"
            ),
            sv=(
                "en total budget i programmets huvud som varken är budgetens angivna summa eller summan av dess rader, "
                "och ett stöd där som inte är stödet i finansieringen. Det som BUD01 eller FUN01 redan säger om samma "
                "kronor sägs inte igen"
            ),
        ),
        matters=Text(
            en=(
                "a plan and the decision on it are written at different times; where they differ, the decision is what "
                "will be paid, and the plan what will be done"
            ),
            sv=(
                "en plan och beslutet om den skrivs vid olika tillfällen; skiljer de sig åt är det beslutet som "
                "betalas och planen som genomförs"
            ),
        ),
        wrong=(
            "projekt:\n  namn: Samtal som bär\n  program: {fond: statsbidraget, total_projektbudget: 900 000 kr}\n"
            "budget: [{post: Kursdagar, belopp: 960 000 kr}]"
        ),
        right=(
            "projekt:\n  namn: Samtal som bär\n  program: {fond: statsbidraget, total_projektbudget: 960 000 kr}\n"
            "budget: [{post: Kursdagar, belopp: 960 000 kr}]"
        ),
        origin=Text(
            en="records in the project bank of the Swedish ESF Council beside the plans that they are about",
            sv="poster i Svenska ESF-rådets projektbank bredvid de planer de handlar om",
        ),
    ),
    check=check,
)

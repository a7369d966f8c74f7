"""Report amounts of which it is not clear what they are counted in."""

from collections.abc import Iterator, Sequence

from kompplan.calculations.stated_total import check_total, priced
from kompplan.calculations.sums import Amount
from kompplan.calculations.units import Priced, Suspicion, doubts
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.amounts import as_stated, shown
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.model.budget import Budget
from kompplan.model.shapes import folded
from kompplan.values.quantity import Unit

_SEK = frozenset({"sek", "kr", "krona", "kronor", "svenska_kronor", "swedish_kronor", "swedish_krona", "kr_(sek)"})
_SCALED = frozenset({"tkr", "kkr", "tsek", "ksek", "mkr", "mnkr", "msek", "tusen_kronor", "miljoner_kronor"})

_TEXTS = {
    Suspicion.SMALL: Text(
        en="{amount} has no unit among amounts such as {other}: kronor, or thousands of kronor?",
        sv="{amount} saknar enhet bland belopp som {other}: kronor eller tusental kronor?",
    ),
    Suspicion.LARGE: Text(
        en="{amount} has no unit among amounts such as {other}: are those thousands of kronor?",
        sv="{amount} saknar enhet bland belopp som {other}: är de i tusental kronor?",
    ),
    Suspicion.BARE: Text(
        en="{amount} has no unit, while others have one ({other}); it is read as kronor",
        sv="{amount} saknar enhet, medan andra har en ({other}); det läses som kronor",
    ),
}

_ADVICE = {
    Suspicion.SMALL: Text(
        en="write the unit: {amount} kr or {amount} tkr", sv="skriv enheten: {amount} kr eller {amount} tkr"
    ),
    Suspicion.LARGE: Text(
        en="write the unit at each amount: {amount} kr, {other} tkr",
        sv="skriv enheten vid varje belopp: {amount} kr, {other} tkr",
    ),
    Suspicion.BARE: Text(en="write the unit: {amount} kr", sv="skriv enheten: {amount} kr"),
}


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Amounts are compared with their like: the budget's, the activities' costs, the funding."""
    plan = checked.plan
    if plan.budget is not None:
        yield from _currency(checked, plan.budget)
        yield from _unclear(checked, priced(plan.budget))
        yield from _kronor_and_hours(checked, plan.budget)
    costs = [Priced(each, "cost", each.cost) for each in plan.activities if each.cost is not None]
    yield from _unclear(checked, costs)
    funding = [Priced(each, "amount", each.amount) for each in plan.funding if each.amount is not None]
    yield from _unclear(checked, funding)


def _unclear(checked: CheckedPlan, amounts: Sequence[Priced]) -> Iterator[Finding]:
    for doubt in doubts(amounts):
        amount, other = doubt.of.amount, doubt.beside
        yield Finding(
            at=checked.at(doubt.of.part, doubt.of.field),
            text=_TEXTS[doubt.why],
            values={"amount": amount, "other": other.amount},
            advice=_ADVICE[doubt.why],
            related=(Note(checked.at(other.part, other.field), Text(en="for comparison", sv="som jämförelse")),),
            severity=Severity.INFO if doubt.why is Suspicion.BARE else None,
        )


def _currency(checked: CheckedPlan, budget: Budget) -> Iterator[Finding]:
    word = folded(budget.currency or "")
    if not word or word in _SEK:
        return
    if word in _SCALED:
        yield Finding(
            at=checked.at(budget, "currency"),
            text=Text(
                en="'{currency}' is no currency, and amounts without a unit are read as kronor all the same",
                sv="”{currency}” är ingen valuta, och belopp utan enhet läses ändå som kronor",
            ),
            values={"currency": budget.currency},
            advice=Text(
                en="write the unit at each amount: 360 {currency}", sv="skriv enheten vid varje belopp: 360 {currency}"
            ),
        )
        return
    yield Finding(
        at=checked.at(budget, "currency"),
        text=Text(
            en="the budget is in {currency}, but its amounts are read and added up as Swedish kronor",
            sv="budgeten är i {currency}, men beloppen läses och summeras som svenska kronor",
        ),
        values={"currency": budget.currency},
        advice=Text(
            en="state the amounts in kronor, and the rate in a note",
            sv="ange beloppen i kronor, och kursen i en anmärkning",
        ),
    )


def _kronor_and_hours(checked: CheckedPlan, budget: Budget) -> Iterator[Finding]:
    if not checked.complete(budget, "lines") or any(checked.written(rates, "hourly") for rates in budget.rates):
        return
    found = check_total(budget, checked.budget)
    if found is None or not found.mixed:
        return
    view = checked.budget
    yield Finding(
        at=checked.at(budget, "stated_total"),
        text=Text(
            en=(
                "the stated total {stated} stands for lines in kronor ({kronor}) and in hours ({hours}), and the "
                "plan has no hourly rate"
            ),
            sv=(
                "angiven summa {stated} gäller rader i både kronor ({kronor}) och timmar ({hours}), och planen har "
                "ingen timkostnad"
            ),
        ),
        values={
            "stated": as_stated(found.stated),
            "kronor": shown(Amount(view.lines.low, view.lines.high), Unit.SEK),
            "hours": shown(Amount(view.line_hours.low, view.line_hours.high), Unit.HOUR),
        },
        advice=Text(
            en="state a rate (rates: {{hourly: … kr}}), or give hours and kronor a total each",
            sv="ange en timkostnad (priser: {{timkostnad: … kr}}), eller ge timmar och kronor var sin summa",
        ),
        related=(Note(checked.key(budget, "lines"), Text(en="the lines", sv="raderna")),),
    )


RULE = Rule(
    code="BUD06",
    name="unit-missing-or-mixed",
    levels=always(Severity.WARNING),
    summary=Text(
        en="An amount whose unit is missing or mixed up", sv="Ett belopp vars enhet saknas eller är hopblandad"
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "an amount without a unit that is a hundredth or less of the usual amount beside it, or a thousand "
                "times as large (thousands among kronor?); as information, any amount without a unit among amounts "
                "that have one; a total over kronor and hours without an hourly rate; and a budget in another "
                "currency than Swedish kronor"
            ),
            sv=(
                "ett belopp utan enhet som är högst en hundradel av det vanliga beloppet intill, eller tusen gånger "
                "så stort (tusental bland kronor?); som upplysning varje belopp utan enhet bland belopp som har en; "
                "en summa över kronor och timmar utan timkostnad; och en budget i annan valuta än svenska kronor"
            ),
        ),
        matters=Text(
            en=(
                "360 among rows of 300 000 is either coffee or the project manager; the one who adds up cannot know, "
                "and a sum in which units are mixed looks just as exact as a right one"
            ),
            sv=(
                "360 bland rader på 300 000 är antingen kaffe eller projektledaren; den som summerar kan inte veta, "
                "och en summa där enheter har blandats ser precis lika exakt ut som en riktig"
            ),
        ),
        wrong=("budget:\n  rader:\n    - {post: Projektledare, belopp: 1 200 000 kr}\n    - {post: Kurs, belopp: 360}"),
        right=(
            "budget:\n  rader:\n    - {post: Projektledare, belopp: 1 200 000 kr}\n    - {post: Kurs, belopp: 360 tkr}"
        ),
        origin=Text(
            en="rows copied from two spreadsheets, one in thousands and one in kronor, are a controller's daily bread",
            sv=(
                "rader som har kopierats från två kalkylblad, ett i tusental och ett i kronor, hör till en "
                "controllers vardag"
            ),
        ),
    ),
    check=check,
)

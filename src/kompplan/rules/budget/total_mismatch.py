"""Report a stated total that is not the sum of the budget's lines."""

from collections.abc import Iterator

from kompplan.calculations.stated_total import TotalCheck, check_total, explained_by_unit
from kompplan.calculations.sums import Amount
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.amounts import as_stated, shown
from kompplan.lint.rule import Finding, Note, Rule, always

_SENTENCE = Text(
    en="the lines sum to {sum} but the stated total is {stated}: ",
    sv="raderna summerar till {sum} men angiven summa är {stated}: ",
)
_TOO_LITTLE = Text(en="{gap} too little", sv="{gap} för lite")
_TOO_MUCH = Text(en="{gap} too much", sv="{gap} för mycket")
_ROUNDED = Text(en=", more than rounding explains", sv=", mer än avrundning förklarar")


def _text(found: TotalCheck) -> Text:
    words = [_SENTENCE, _TOO_LITTLE if found.gap < 0 else _TOO_MUCH, *([_ROUNDED] if found.rounded else [])]
    return Text("".join(each.en for each in words), "".join(each.sv for each in words))


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A line whose amount is not known makes the sum unknown, and hours without a rate are BUD06's."""
    budget = checked.plan.budget
    if budget is None or budget.stated_total is None or not checked.complete(budget, "lines"):
        return
    if any(rates.hourly is None and checked.written(rates, "hourly") for rates in budget.rates):
        return
    found = check_total(budget, checked.budget)
    if found is None or not found.gap or found.mixed or explained_by_unit(budget, checked.budget):
        return
    total, gap = shown(found.sum, found.unit), abs(found.gap)
    yield Finding(
        at=checked.at(budget, "stated_total"),
        text=_text(found),
        values={
            "sum": total,
            "stated": as_stated(found.stated),
            "gap": shown(Amount(gap, gap if found.sum.exact and found.stated.exact else None), found.unit),
        },
        advice=Text(
            en="correct the total or the line that is wrong; kompplan never changes a stated total",
            sv="rätta summan eller den rad som är fel; kompplan ändrar aldrig en angiven summa",
        ),
        related=(
            Note(
                checked.key(budget, "lines"),
                Text(en="{count} lines, {sum}", sv="{count} rader, {sum}")
                if len(budget.lines) > 1
                else Text(en="one line, {sum}", sv="en rad, {sum}"),
                {"count": len(budget.lines), "sum": total},
            ),
        ),
    )


RULE = Rule(
    code="BUD01",
    name="total-mismatch",
    levels=always(Severity.ERROR),
    summary=Text(
        en="A stated total that is not the sum of the budget's lines",
        sv="En angiven summa som inte är summan av budgetens rader",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "a stated total, in kronor or in hours, that differs from the sum of the budget's own lines. Amounts "
                "in kronor are compared exactly; amounts in thousands or millions may each be half of their last "
                "digit off. Nothing is said while a line's amount is not known, or where approximate amounts can "
                "make the total right"
            ),
            sv=(
                "en angiven summa, i kronor eller timmar, som skiljer sig från summan av budgetens egna rader. "
                "Belopp i kronor jämförs exakt; belopp i tusental eller miljoner får vart och ett skilja en halv "
                "sista siffra. Inget sägs så länge en rads belopp är okänt, eller där ungefärliga belopp kan göra "
                "summan rätt"
            ),
        ),
        matters=Text(
            en=(
                "the total is what is decided, the lines are what is spent; where they differ, somebody has decided on "
                "something else than the plan holds, and nobody knows whether a line or the total is wrong"
            ),
            sv=(
                "summan är det som beslutas, raderna är det som används; skiljer de sig har någon beslutat om något "
                "annat än planen innehåller, och ingen vet om det är en rad eller summan som är fel"
            ),
        ),
        wrong=(
            "budget:\n  rader:\n    - {post: Kursdagar, belopp: 4 × 15 000 kr}\n"
            "    - {post: Handledning, belopp: 36 000 kr}\n  angiven_summa: 95 000 kr"
        ),
        right=(
            "budget:\n  rader:\n    - {post: Kursdagar, belopp: 4 × 15 000 kr}\n"
            "    - {post: Handledning, belopp: 36 000 kr}\n  angiven_summa: 96 000 kr"
        ),
        origin=Text(
            en=(
                "the lines of the LiA project's cost summary come to 1 762 220 kr, and 1 761 220 kr is printed below "
                "them"
            ),
            sv="raderna i LiA-projektets kostnadssammanställning blir 1 762 220 kr, och under dem står 1 761 220 kr",
        ),
    ),
    check=check,
)

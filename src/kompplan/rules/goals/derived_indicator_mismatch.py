"""Report ratios that are not what their numerator and denominator make them."""

import re
from collections.abc import Iterator

from kompplan.calculations.ratios import Ratio, in_short, rounded_like, wrong_ratios
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Message, Text
from kompplan.lint.amounts import as_stated, shown
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Fix, Note, Rule, always
from kompplan.lint.value_edit import value_edit
from kompplan.values.quantity import Unit

_FIGURES = {
    "actual": Text("actual figure", "utfallet"),
    "target": Text("target", "målvärdet"),
    "baseline": Text("baseline", "nuläget"),
}
_PERCENT = Text("{amount} %", "{amount} %")


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """The figures may each be the wrong one, so the finding shows all three."""
    for found in wrong_ratios(checked.plan.goals, checked.settings.mean_tolerance):
        yield Finding(
            at=checked.at(found.indicator, found.field),
            text=Text(
                en="{numerator} divided by {denominator} is {computed}, but the {figure} of {indicator} is {stated}",
                sv="{numerator} delat med {denominator} är {computed}, men {figure} för {indicator} är {stated}",
            ),
            values={
                "indicator": named(found.indicator),
                "figure": _FIGURES[found.field],
                "stated": as_stated(found.stated),
                "numerator": as_stated(found.numerator),
                "denominator": as_stated(found.denominator),
                "computed": _amount(found),
            },
            advice=Text(
                en="correct the ratio, or the figure behind it that is wrong",
                sv="rätta kvoten, eller den siffra bakom den som är fel",
            ),
            related=(
                Note(checked.at(found.indicator, "numerator"), Text("the numerator", "täljaren")),
                Note(checked.at(found.indicator, "denominator"), Text("the denominator", "nämnaren")),
            ),
            fix=_fix(checked, found),
        )


def _amount(found: Ratio) -> Message:
    amount = shown(in_short(found.computed), found.unit)
    return Message(_PERCENT, {"amount": amount}) if found.unit is Unit.PERCENT else amount


def _fix(checked: CheckedPlan, found: Ratio) -> Fix | None:
    """Propose the computed figure in the stated one's own way of writing, where there is one figure."""
    value = rounded_like(found.computed, found.stated, checked.settings.mean_tolerance)
    written = re.fullmatch(r"[0-9]+(?:([.,])[0-9]+)?( ?[^0-9]*)", found.stated.written)
    if value is None or written is None or found.stated.scale != 1:
        return None
    new = f"{value:f}".replace(".", written[1] or ".") + written[2]
    edit = value_edit(checked, checked.at(found.indicator, found.field), found.stated.written, new)
    return Fix(Text(en="write {new}", sv="skriv {new}"), (edit,), values={"new": new}) if edit is not None else None


RULE = Rule(
    code="GOA09",
    name="derived-indicator-mismatch",
    levels=always(Severity.ERROR),
    summary=Text(
        en="A ratio that is not what its numerator and denominator make it",
        sv="En kvot som inte är vad täljaren och nämnaren blir",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "an indicator whose figure is not its numerator divided by its denominator. Both are figures (4 800 h, "
                "200 people), and then belong to the actual figure, else the target, else the baseline; or ids of two "
                "other indicators, and then every figure is compared with theirs. A mean may differ by mean-tolerance "
                "(two per cent) or by rounding, per cent only by rounding; approximate figures are right as long as "
                "they can be"
            ),
            sv=(
                "en indikator vars siffra inte är täljaren delad med nämnaren. Båda är siffror (4 800 h, 200 personer) "
                "och hör då till utfallet, annars målvärdet, annars nuläget; eller id för två andra indikatorer, och "
                "då jämförs varje siffra med deras. Ett medelvärde får skilja med mean-tolerance (två procent) eller "
                "med avrundningen, procent bara med avrundningen; ungefärliga siffror är rätt så länge de kan vara det"
            ),
        ),
        matters=Text(
            en=(
                "a mean that its own totals contradict is the first thing that a funder's controller finds, and then "
                "nobody trusts the rest"
            ),
            sv=(
                "ett medelvärde som motsägs av sina egna summor är det första en finansiärs granskare hittar, och "
                "sedan litar ingen på resten"
            ),
        ),
        wrong=(
            "mål:\n"
            "  - text: Alla hinner öva\n"
            "    indikatorer:\n"
            "      - {text: timmar per deltagare, målvärde: 28 h, täljare: 4 800 h, nämnare: 200 personer}"
        ),
        right=(
            "mål:\n"
            "  - text: Alla hinner öva\n"
            "    indikatorer:\n"
            "      - {text: timmar per deltagare, målvärde: 24 h, täljare: 4 800 h, nämnare: 200 personer}"
        ),
        origin=Text(
            en="reports that print a mean next to totals which say otherwise",
            sv="rapporter som trycker ett medelvärde bredvid summor som säger något annat",
        ),
    ),
    check=check,
)

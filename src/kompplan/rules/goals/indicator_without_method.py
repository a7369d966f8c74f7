"""Report indicators that nobody knows how to measure."""

from collections.abc import Iterator

from kompplan.calculations.goal_words import tells_method
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule, always
from kompplan.model.goals import Indicator


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Who measures is not how, but a source or words such as "in the survey" are."""
    for goal in checked.plan.goals:
        for indicator in goal.indicators:
            if indicator.method is not None or indicator.source is not None or _told(checked, indicator):
                continue
            owned = checked.written(indicator, "owner")
            yield Finding(
                at=checked.missing(indicator, "method"),
                text=Text(
                    en="the indicator {indicator} says who measures, but not how",
                    sv="indikatorn {indicator} säger vem som mäter, men inte hur",
                )
                if owned
                else Text(
                    en="the indicator {indicator} does not say how it is measured",
                    sv="indikatorn {indicator} säger inte hur den mäts",
                ),
                values={"indicator": named(indicator)},
                advice=Text(
                    en="write method: or source:, the same before and after",
                    sv="skriv metod: eller källa:, samma före och efter",
                )
                if owned
                else Text(
                    en="write method: or source:, the same before and after, and measured_by: the role that does it",
                    sv="skriv metod: eller källa:, samma före och efter, och mäts_av: rollen som gör det",
                ),
            )


def _told(checked: CheckedPlan, indicator: Indicator) -> bool:
    if indicator.text is None or not indicator.text.strip():
        return True  # no indicator yet
    return checked.written(indicator, "method") or checked.written(indicator, "source") or tells_method(indicator.text)


RULE = Rule(
    code="GOA04",
    name="indicator-without-method",
    levels=always(Severity.WARNING),
    summary=Text(en="An indicator without a method", sv="En indikator utan mätmetod"),
    explanation=Explanation(
        notices=Text(
            en=(
                "an indicator with neither a method nor a source, and whose own words do not name a way to measure "
                "(survey, interview, register …) either. Who measures is good to know, but does not say how"
            ),
            sv=(
                "en indikator utan både metod och källa, och vars egna ord inte heller nämner ett sätt att mäta "
                "(enkät, intervju, register …). Vem som mäter är bra att veta, men säger inte hur"
            ),
        ),
        matters=Text(
            en=(
                "a figure that is measured in one way before and another way after compares nothing; and a measurement "
                "that nobody has thought through is seldom made"
            ),
            sv=(
                "en siffra som mäts på ett sätt före och ett annat efter jämför ingenting; och en mätning som ingen "
                "har tänkt igenom blir sällan av"
            ),
        ),
        wrong=(
            "mål:\n"
            "  - text: Barnen orkar leka\n"
            "    indikatorer:\n"
            "      - {text: andel barn som leker varje dag, nuläge: 40 %, målvärde: 80 %, när: v. 49 2027}"
        ),
        right=(
            "mål:\n"
            "  - text: Barnen orkar leka\n"
            "    indikatorer:\n"
            "      - text: andel barn som leker varje dag\n"
            "        nuläge: 40 %\n"
            "        målvärde: 80 %\n"
            "        när: v. 49 2027\n"
            "        metod: personalens dagbok, två veckor i rad"
        ),
        origin=Text(
            en="VIVA measures 'the employee's own experience' without saying how it is asked for",
            sv="VIVA mäter ”medarbetarens egen upplevelse” utan att säga hur den tas reda på",
        ),
    ),
    check=check,
)

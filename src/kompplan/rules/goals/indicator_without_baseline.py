"""Report indicators that nobody knows the starting point of."""

from collections.abc import Iterator, Mapping

from kompplan.calculations.goals import Milestone, first_changes, goal_work
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.model.goals import Indicator
from kompplan.model.words import IndicatorKind, Status

_MEASURE_FIRST = Text(
    en="write baseline: …, or plan to measure it before the first activity: baseline_planned: …",
    sv="skriv nuläge: …, eller planera att mäta det före första aktiviteten: nuläge_mäts: …",
)
_LOOK_BACK = Text(
    en="look in registers and earlier surveys for how it was before the start, and write baseline: …",
    sv="sök i register och tidigare mätningar efter hur det var före start, och skriv nuläge: …",
)


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Deliveries start from nothing; an indicator without words is no indicator yet."""
    first: Mapping[int, Milestone] | None = None
    for goal in checked.plan.goals:
        for indicator in goal.indicators:
            if (
                indicator.baseline is not None
                or indicator.kind is IndicatorKind.OUTPUT
                or not checked.written(indicator, "text")
                or checked.written(indicator, "baseline")
            ):
                continue
            if not checked.written(indicator, "baseline_planned"):
                begun = checked.status in (Status.RUNNING, Status.CLOSED)
                yield Finding(
                    at=checked.missing(indicator, "baseline"),
                    text=Text(
                        en="the indicator {indicator} lacks a baseline",
                        sv="indikatorn {indicator} saknar utgångsläge",
                    ),
                    values={"indicator": named(indicator)},
                    advice=_LOOK_BACK if begun else _MEASURE_FIRST,
                )
            elif indicator.baseline_planned is not None:
                if first is None:
                    first = first_changes(goal_work(checked.plan, checked.chain), checked.calendar)
                yield from _too_late(checked, indicator, first.get(id(goal)))


def _too_late(checked: CheckedPlan, indicator: Indicator, first: Milestone | None) -> Iterator[Finding]:
    """Of two stretches of days that overlap, only a later one as a whole is in doubt: "autumn" after "summer"."""
    planned = indicator.baseline_planned
    if planned is None or first is None:
        return
    when = checked.calendar.resolve(planned)
    measured = when.start or when.end
    if measured is None or measured.earliest <= first.day.earliest or measured.latest <= first.day.latest:
        return
    certain = measured.earliest > first.day.latest
    field = next((name for name, _ in checked.calendar.of(first.activity).stated if name != "due"), None)
    yield Finding(
        at=checked.at(indicator, "baseline_planned"),
        text=Text(
            en="the baseline of {indicator} is measured {when}, when {activity} has already begun",
            sv="utgångsläget för {indicator} mäts {when}, när {activity} redan har börjat",
        )
        if certain
        else Text(
            en="the baseline of {indicator} is measured {when}, maybe after {activity} has begun",
            sv="utgångsläget för {indicator} mäts {when}, kanske efter att {activity} har börjat",
        ),
        values={"indicator": named(indicator), "when": planned, "activity": named(first.activity)},
        advice=Text(en="measure before the activity begins", sv="mät innan aktiviteten börjar"),
        related=(Note(checked.at(first.activity, field), Text("begins here", "börjar här")),),
        severity=None if certain else Severity.INFO,
    )


RULE = Rule(
    code="GOA03",
    name="indicator-without-baseline",
    levels=always(Severity.WARNING),
    summary=Text(en="An indicator without a baseline", sv="En indikator utan utgångsläge"),
    explanation=Explanation(
        notices=Text(
            en=(
                "an indicator with neither a baseline nor a date when it will be measured, and one whose baseline is "
                "measured only when the activities that work for the goal have begun. Activities that prepare, lead "
                "or measure do not count as a beginning. Deliveries (kind: output) start from nothing and need no "
                "baseline"
            ),
            sv=(
                "en indikator utan både utgångsläge och datum när det ska mätas, och en vars utgångsläge mäts först "
                "när aktiviteterna som arbetar för målet har börjat. Aktiviteter som förbereder, leder eller mäter "
                "räknas inte som en början. Det som levereras (slag: utfall) börjar på noll och behöver inget "
                "utgångsläge"
            ),
        ),
        matters=Text(
            en=(
                "what was never measured before cannot be shown to have changed afterwards, however well the project "
                "went; and once the course has begun it is too late"
            ),
            sv=(
                "det som aldrig mättes före går inte att visa att det har ändrats efteråt, hur bra projektet än gick; "
                "och när kursen har börjat är det för sent"
            ),
        ),
        wrong=(
            "mål:\n"
            "  - text: Barnen orkar leka\n"
            "    indikatorer:\n"
            "      - {text: andel barn som leker varje dag, målvärde: 80 %, när: v. 49 2027}"
        ),
        right=(
            "mål:\n"
            "  - text: Barnen orkar leka\n"
            "    indikatorer:\n"
            "      - {text: andel barn som leker varje dag, nuläge: 40 %, målvärde: 80 %, när: v. 49 2027}\n"
            "      - {text: andel barn som läser läxan, nuläge_mäts: januari 2027, målvärde: 90 %, när: v. 49 2027}"
        ),
        origin=Text(
            en="the LFA method's seventh step; neither LiA nor VIVA says where its indicators start",
            sv="LFA-metodens sjunde steg; varken LiA eller VIVA säger varifrån indikatorerna utgår",
        ),
    ),
    check=check,
)

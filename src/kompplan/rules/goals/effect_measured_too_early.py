"""Report effects that are to be measured before what should cause them is over."""

from collections.abc import Iterator, Mapping

from kompplan.calculations.goals import Milestone, goal_work, last_causes
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.model.goals import Goal, Indicator
from kompplan.model.words import GoalKind, IndicatorKind
from kompplan.values.when import Offset

_BEFORE = Text(
    en="the effect {indicator} is measured {when}, before {activity} is over",
    sv="effekten {indicator} mäts {when}, innan {activity} är klar",
)
_MAYBE_BEFORE = Text(
    en="the effect {indicator} is measured {when}, maybe before {activity} is over",
    sv="effekten {indicator} mäts {when}, kanske innan {activity} är klar",
)
_SOON_AFTER = Text(
    en="the effect {indicator} is measured {when}, less than {months} months after {activity}",
    sv="effekten {indicator} mäts {when}, mindre än {months} månader efter {activity}",
)


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """An indicator that does not say its kind is of its goal's."""
    last: Mapping[int, Milestone] | None = None
    for goal in checked.plan.goals:
        for indicator in goal.indicators:
            if indicator.date is not None and _is_effect(goal, indicator):
                if last is None:
                    last = last_causes(goal_work(checked.plan, checked.chain), checked.calendar)
                yield from _too_early(checked, indicator, last.get(id(goal)))


def _is_effect(goal: Goal, indicator: Indicator) -> bool:
    if indicator.kind is None:
        return goal.kind is GoalKind.EFFECT
    return indicator.kind is IndicatorKind.EFFECT


def _too_early(checked: CheckedPlan, indicator: Indicator, cause: Milestone | None) -> Iterator[Finding]:
    """Measured before the end is a warning, measured soon after it is information; what may be late enough is fine."""
    if indicator.date is None or cause is None:
        return
    when = checked.calendar.resolve(indicator.date)
    measured = when.end or when.start
    months = checked.settings.effect_lag_months
    seen = Offset(months, 0).after(cause.day.earliest)
    if measured is None or seen is None or measured.latest >= seen:
        return
    stated = checked.calendar.of(cause.activity).stated
    field = next((name for name, _ in reversed(stated) if name != "start"), None)
    text, severity = _BEFORE, None
    if measured.latest >= cause.day.earliest:
        text, severity = _MAYBE_BEFORE if measured.latest < cause.day.latest else _SOON_AFTER, Severity.INFO
    yield Finding(
        at=checked.at(indicator, "date"),
        text=text,
        values={
            "indicator": named(indicator),
            "when": indicator.date,
            "activity": named(cause.activity),
            "months": months,
            "seen": seen,
        },
        advice=Text(
            en="measure on {seen} at the earliest, after the project's end if need be, and say who does it then",
            sv="mät tidigast {seen}, om så krävs efter projektets slut, och skriv vem som gör det då",
        ),
        related=(Note(checked.at(cause.activity, field), Text("ends here", "slutar här")),),
        severity=severity,
    )


RULE = Rule(
    code="GOA08",
    name="effect-measured-too-early",
    levels=always(Severity.WARNING),
    summary=Text(en="An effect that is measured before it can be seen", sv="En effekt som mäts innan den kan synas"),
    explanation=Explanation(
        notices=Text(
            en=(
                "an effect indicator (kind: effect, or that of an effect goal) that is dated before the last activity "
                "for its goal is over; as information also one that may be, or that is dated less than "
                "effect-lag-months after it (six unless set otherwise). Routines and staffing that go on, and "
                "activities that prepare, lead, measure or inform, are not waited for. A coarse date is given its "
                "latest day, and an activity its earliest end"
            ),
            sv=(
                "en effektindikator (slag: effekt, eller ett effektmåls) som har ett datum innan den sista aktiviteten "
                "för målet är klar; som upplysning också en som kan vara det, eller vars datum kommer mindre än "
                "effect-lag-months efter den (sex om inget annat är inställt). Rutiner och bemanning som fortgår, och "
                "aktiviteter som förbereder, leder, mäter eller informerar, behöver den inte vänta på. Ett grovt datum "
                "räknas som sin sista dag, och en aktivitet slutar så tidigt den kan"
            ),
        ),
        matters=Text(
            en=(
                "a new way of working first costs time and unrest, and shows its worth months later; a measurement too "
                "early says that the project failed, or measures the joy of the last course day"
            ),
            sv=(
                "ett nytt arbetssätt kostar först tid och oro och visar sitt värde månader senare; en mätning för "
                "tidigt säger att projektet misslyckades, eller mäter glädjen på sista kursdagen"
            ),
        ),
        wrong=(
            "mål:\n"
            "  - id: M1\n"
            "    text: Sju av tio barn leker varje dag\n"
            "    indikatorer:\n"
            "      - {text: andel barn som leker varje dag, slag: effekt, målvärde: 70 %, datum: 2027-03-31}\n"
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs i samtalsmetod, slag: utbildning, när: mars – april 2027, mål: [M1]}"
        ),
        right=(
            "mål:\n"
            "  - id: M1\n"
            "    text: Sju av tio barn leker varje dag\n"
            "    indikatorer:\n"
            "      - {text: andel barn som leker varje dag, slag: effekt, målvärde: 70 %, datum: 2027-12-01}\n"
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs i samtalsmetod, slag: utbildning, när: mars – april 2027, mål: [M1]}"
        ),
        origin=Text(
            en=(
                "LiA measures its culture for the second time before the project has ended, while its own text expects "
                "turbulence after a year; the Social Fund's long-term results are measured after six months"
            ),
            sv=(
                "LiA mäter kulturen en andra gång innan projektet är slut, fast den egna texten väntar sig turbulens "
                "efter ett år; Socialfondens långsiktiga resultat mäts efter sex månader"
            ),
        ),
    ),
    check=check,
)

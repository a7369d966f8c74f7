"""Report evaluations that tell nobody anything until nothing can be changed."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, from_ready
from kompplan.model.activities import Activity
from kompplan.model.closing import Evaluation
from kompplan.model.words import ActivityStatus, EvaluationKind, Kind, Status
from kompplan.values.when import When

_AFTERWARDS = frozenset({Kind.EVALUATION, Kind.FOLLOW_UP, Kind.PROJECT_MANAGEMENT, Kind.COORDINATION})
"""Work that goes on until the end whatever anybody learns; what can be changed is the rest."""
_ADVICE = Text(
    en="ask for feedback while something can be changed: feedback: […]",
    sv="begär återkoppling medan något går att ändra: återkoppling: […]",
)


class _End(NamedTuple):
    """The last day on which anything can still be done otherwise, and the activity that ends then."""

    day: date
    activity: Activity | None


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """One day that may be early enough is enough; an evaluation that neither asks nor names anybody is EVA01's."""
    evaluation = checked.plan.evaluation
    if evaluation is None or checked.status is Status.CLOSED:
        return
    if checked.written(evaluation, "dates") or checked.written(evaluation, "feedback"):
        yield from _dates(checked, evaluation)
        return
    if any(kind is not EvaluationKind.FINAL for kind in evaluation.kind):
        return
    if evaluation.kind:
        yield Finding(
            at=checked.at(evaluation, "kind"),
            text=Text(
                en="the evaluation comes only at the end, when nothing can be changed",
                sv="utvärderingen kommer först på slutet, när inget går att ändra",
            ),
            advice=_ADVICE,
        )
    elif not checked.written(evaluation, "kind") and any(
        checked.written(evaluation, field) for field in ("evaluator", "questions")
    ):
        yield Finding(
            at=checked.key(checked.plan, "evaluation"),
            text=Text(
                en="the evaluation does not say when anybody is told what it shows",
                sv="utvärderingen säger inte när någon får veta vad den visar",
            ),
            advice=_ADVICE,
        )


def _dates(checked: CheckedPlan, evaluation: Evaluation) -> Iterator[Finding]:
    if not (checked.complete(evaluation, "dates") and checked.complete(evaluation, "feedback")):
        return
    times = [checked.calendar.resolve(when) for when in (*evaluation.dates, *evaluation.feedback)]
    first = min(times, key=_first, default=None)
    end = _end_before(checked, _first(first)) if first is not None else None
    if first is None or end is None:
        return
    field = "feedback" if evaluation.feedback else "dates"
    yield Finding(
        at=checked.at(evaluation, field),
        text=Text(
            en="the evaluation speaks first {when}, when the last activity has ended ({day})",
            sv="utvärderingen kommer först {when}, när den sista aktiviteten är slut ({day})",
        )
        if end.activity is not None
        else Text(
            en="the evaluation speaks first {when}, when the project has ended ({day})",
            sv="utvärderingen kommer först {when}, när projektet är slut ({day})",
        ),
        values={"when": first.written, "day": end.day},
        advice=_ADVICE,
        related=(
            Note(
                checked.at(end.activity, "text"),
                Text("the last activity: {activity}", "den sista aktiviteten: {activity}"),
                {"activity": named(end.activity)},
            ),
        )
        if end.activity is not None
        else (),
    )


def _first(when: When) -> date:
    """Return the first day that a time can mean; a time that nobody knows may be early."""
    start = when.start or when.end
    return start.earliest if start is not None and not when.yearless else date.min


def _end_before(checked: CheckedPlan, day: date) -> _End | None:
    """Return the last day of the activities, else of the project, unless something still goes on after ``day``."""
    latest: _End | None = None
    for activity in checked.plan.activities:
        ends = checked.calendar.of(activity).end
        if ends is None or activity.kind in _AFTERWARDS or activity.status is ActivityStatus.CANCELLED:
            continue
        if ends.latest > day:
            return None
        if latest is None or ends.latest > latest.day:
            latest = _End(ends.latest, activity)
    if latest is not None:
        return latest
    end = checked.calendar.end
    return _End(end.latest, None) if end is not None and end.latest <= day else None


RULE = Rule(
    code="EVA02",
    name="evaluation-only-at-end",
    levels=from_ready(Severity.WARNING),
    summary=Text(
        en="An evaluation that comes when nothing can be changed",
        sv="En utvärdering som kommer när inget går att ändra",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "an evaluation whose every date lies after the last activity, one that is only final, and one that "
                "has questions or an evaluator but neither kind nor dates. A date that may be early enough is "
                "enough, and so is learning evaluation without dates"
            ),
            sv=(
                "en utvärdering där varje datum ligger efter sista aktiviteten, en som bara är slutlig och en som har "
                "frågor eller utvärderare men varken slag eller datum. Ett datum som kan vara tidigt nog räcker, och "
                "likaså lärande utvärdering utan datum"
            ),
        ),
        matters=Text(
            en=(
                "a report after the end is read by those who have gone on to something else; feedback on the way "
                "changes the next course day"
            ),
            sv=(
                "en rapport efter slutet läses av dem som redan har gått vidare; återkoppling på vägen ändrar nästa "
                "kursdag"
            ),
        ),
        wrong=(
            "projekt: {namn: Samtal varje vecka, status: klar, period: 2027-01-11 – 2027-12-17}\n"
            "aktiviteter: [{aktivitet: Grundkurs, när: mars – april 2027}]\n"
            "utvärdering: {utvärderare: controllern, frågor: [Blir samtalen av?], datum: [2027-12-10]}"
        ),
        right=(
            "projekt: {namn: Samtal varje vecka, status: klar, period: 2027-01-11 – 2027-12-17}\n"
            "aktiviteter: [{aktivitet: Grundkurs, när: mars – april 2027}]\n"
            "utvärdering: {utvärderare: controllern, frågor: [Blir samtalen av?], datum: [2027-03-25, 2027-12-10]}"
        ),
        origin=Text(
            en=(
                "learning evaluation, as practised in KLURA: a politician there called feedback during the work "
                "much better than a late report"
            ),
            sv=(
                "lärande utvärdering, som i KLURA: en politiker sade där att återkoppling under arbetets gång är "
                "mycket bättre än en sen rapport"
            ),
        ),
    ),
    check=check,
)

"""Report plans that never look back after the end."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.rule import Finding, Rule, from_ready
from kompplan.model.closing import FollowUp
from kompplan.model.words import ActivityStatus, Kind, Status
from kompplan.values.days import Days
from kompplan.values.when import Offset, When

_LOOKS_BACK = frozenset({Kind.FOLLOW_UP, Kind.EVALUATION, Kind.MEASUREMENT})
_NOW = Offset(0, 0)


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A time that may lie after the end is enough, wherever it stands: a follow-up, an indicator, the evaluation.

    A draft that neither has a closing nor says when it ends has not come so far: that is CLO01's.
    """
    plan = checked.plan
    closing = plan.closing
    end = checked.calendar.end or (closing.date.end if closing is not None and closing.date is not None else None)
    if closing is None and ((end is None and checked.status is Status.DRAFT) or checked.written(plan, "closing")):
        return
    followups = closing.followups if closing is not None else ()
    if closing is not None and not checked.complete(closing, "followups"):
        return
    if any(_may_be_after(checked, each.when, end) for each in followups) or _elsewhere(checked, end):
        return
    undated = [each for each in followups if each.when is None]
    if any(checked.written(each, "when") for each in undated):
        return
    text, advice = _NONE, _ADVICE
    place = checked.missing(closing, "followups") if closing is not None else checked.missing_section("closing")
    if closing is not None and place.field is None:
        place = checked.key(plan, "closing")
    values: dict[str, object] = {"months": checked.settings.follow_up_months}
    if undated:
        text, advice, place = _UNDATED, _DAY_MISSING, checked.missing(undated[0], "when")
    elif followups:
        last = max(followups, key=_last)
        text, place = _AT_THE_END if end is None else _BEFORE, checked.at(last, "when")
        values["when"] = last.when
    if end is not None:
        proposed = Offset(checked.settings.follow_up_months, 0).after(end.latest)
        values |= {"end": end.latest, "proposed": proposed}
        if proposed is not None:
            advice = _ADVICE_DAY
        if text is _NONE:
            text = _NONE_AFTER
    yield Finding(at=place, text=text, values=values, advice=advice)


_NONE = Text(
    en="nobody looks back when the project has ended: there is no follow-up",
    sv="ingen ser tillbaka när projektet är slut: det finns ingen uppföljning",
)
_NONE_AFTER = Text(
    en="nobody looks back when the project has ended ({end}): there is no follow-up",
    sv="ingen ser tillbaka när projektet är slut ({end}): det finns ingen uppföljning",
)
_UNDATED = Text(
    en="the follow-up after the end has no day",
    sv="uppföljningen efter slutet har ingen dag",
)
_BEFORE = Text(
    en="the follow-up {when} is not after the end ({end})",
    sv="uppföljningen {when} ligger inte efter slutet ({end})",
)
_AT_THE_END = Text(
    en="the follow-up {when} is not after the end",
    sv="uppföljningen {when} ligger inte efter slutet",
)
_ADVICE = Text(
    en="see whether the new ways are still there: followups: [{{what: …, when: {months} months after the end}}]",
    sv="se efter om det nya arbetssättet finns kvar: uppföljning: [{{vad: …, när: {months} månader efter slut}}]",
)
_DAY_MISSING = Text(en="say when: {months} months after the end", sv="skriv när: {months} månader efter slut")
_ADVICE_DAY = Text(
    en="see whether the new way of working is still there, for example {proposed}, {months} months after the end",
    sv="se efter om det nya arbetssättet finns kvar, till exempel {proposed}, {months} månader efter slutet",
)


def _may_be_after(checked: CheckedPlan, when: When | None, end: Days | None) -> bool:
    """Tell whether a time may lie after the end; a time or an end that nobody knows is given the benefit of doubt."""
    if when is None:
        return False
    relative = when.relative
    if relative is not None and relative.anchor == "end":
        return relative.high is None or relative.high > _NOW
    resolved = checked.calendar.resolve(when)
    last = resolved.end or resolved.start
    return end is None or last is None or resolved.open_end or last.latest > end.earliest


def _elsewhere(checked: CheckedPlan, end: Days | None) -> bool:
    """Tell whether an indicator, the evaluation or an activity that looks back has a day after the end."""
    plan = checked.plan
    times = [indicator.date for goal in plan.goals for indicator in goal.indicators]
    if plan.evaluation is not None:
        times += (*plan.evaluation.dates, *plan.evaluation.feedback)
    for activity in plan.activities:
        if activity.kind in _LOOKS_BACK and activity.status is not ActivityStatus.CANCELLED:
            times += (activity.when, activity.due, activity.start)
    return any(when is not None and _is_after(checked, when, end) for when in times)


def _is_after(checked: CheckedPlan, when: When, end: Days | None) -> bool:
    relative = when.relative
    if relative is not None and relative.anchor == "end":
        return relative.high is None or relative.high > _NOW
    last = checked.calendar.resolve(when).end
    return end is not None and last is not None and last.latest > end.latest


def _last(followup: FollowUp) -> str:
    when = followup.when
    return when.last.isoformat() if when is not None and when.last is not None else ""


RULE = Rule(
    code="CLO03",
    name="no-follow-up-after-end",
    levels=from_ready(Severity.WARNING),
    summary=Text(en="Nobody looks back after the end", sv="Ingen ser tillbaka efter slutet"),
    explanation=Explanation(
        notices=Text(
            en=(
                "a plan without any follow-up that may lie after its end: none in the closing, no indicator, "
                "evaluation or follow-up activity dated later; and a follow-up without a day. Times such as "
                "'6 months after the end' count. The advice gives a day: the end and six months"
            ),
            sv=(
                "en plan utan någon uppföljning som kan ligga efter slutet: ingen i avslutet, ingen indikator, "
                "utvärdering eller uppföljande aktivitet med senare datum; och en uppföljning utan dag. Tider som "
                "”6 månader efter slut” räknas. Rådet ger en dag: slutet och sex månader"
            ),
        ),
        matters=Text(
            en=(
                "on the last day everybody is satisfied; whether anything has changed is seen half a year later, and "
                "nobody looks unless it has been decided beforehand"
            ),
            sv=(
                "på sista dagen är alla nöjda; om något har förändrats syns ett halvår senare, och ingen ser efter om "
                "det inte är bestämt i förväg"
            ),
        ),
        wrong=(
            "projekt: {namn: Samtal varje vecka, status: klar, period: 2027-02-01 – 2028-05-31}\n"
            "avslut:\n  överlämnas: [{vad: rutinen, till: verksamhetschefen, senast: 2028-05-22}]"
        ),
        right=(
            "projekt: {namn: Samtal varje vecka, status: klar, period: 2027-02-01 – 2028-05-31}\n"
            "avslut:\n  överlämnas: [{vad: rutinen, till: verksamhetschefen, senast: 2028-05-22}]\n"
            "  uppföljning: [{vad: håller samtalen i sig, när: 6 månader efter slut}]"
        ),
        origin=Text(
            en=(
                "the Social Fund's indicator six months after the end; the improvement workshop sums up half a year "
                "later"
            ),
            sv=("Socialfondens indikator sex månader efter slutet; Förbättringsverkstaden summerar ett halvår senare"),
        ),
    ),
    check=check,
)

"""Report days on which something is to happen although nobody works, or nobody can come."""

from collections.abc import Iterator
from datetime import date

from kompplan.calculations.dates import Time
from kompplan.calculations.workdays import (
    break_on,
    day_off,
    is_holiday,
    weekday,
    working_day_after,
    working_day_before,
)
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import Name, named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.model.activities import Activity, ActivityPart, Procurement
from kompplan.model.base import Part
from kompplan.model.closing import Evaluation, FollowUp, HandoverItem
from kompplan.model.people import TargetGroup
from kompplan.model.risks import Risk
from kompplan.model.words import ActivityStatus, Kind, ProcurementStatus, RiskStatus, Status
from kompplan.values.days import Precision

_IS_DUE = Text("is due", "ska vara klar")
_HAPPENS: dict[type[Part], dict[str, Text]] = {
    Activity: {
        "when": Text("is set for", "är satt till"),
        "start": Text("begins", "börjar"),
        "due": _IS_DUE,
    },
    ActivityPart: {"when": Text("is set for", "är satt till")},
    Procurement: {
        "notice": Text("is advertised", "annonseras"),
        "tender_deadline": Text("has its tender deadline", "har sista anbudsdag"),
        "award": Text("is awarded", "tilldelas"),
        "contract": Text("is signed", "ska ha avtal"),
    },
    Risk: {"due": Text("is to be dealt with", "ska vara åtgärdad"), "review": Text("is reviewed", "följs upp")},
    Evaluation: {
        "dates": Text("has a check", "har en avstämning"),
        "feedback": Text("gives feedback", "ger återkoppling"),
    },
    HandoverItem: {"due": Text("is handed over", "lämnas över")},
    FollowUp: {"when": Text("is due", "görs")},
}
"""The days on which somebody has to do something; when a period begins or ends nobody has to come."""
_WITH_PEOPLE = (Activity, ActivityPart)
_GATHERINGS = frozenset(
    {
        Kind.TRAINING,
        Kind.LECTURE,
        Kind.SEMINAR,
        Kind.WORKSHOP,
        Kind.SUPERVISION,
        Kind.LEARNING_CONVERSATION,
        Kind.PEER_SUPERVISION,
        Kind.PEER_VISIT,
        Kind.PEER_EVALUATION,
        Kind.SHADOWING,
        Kind.NETWORK,
        Kind.MEETING,
    }
)
_OVER = frozenset(
    {
        ActivityStatus.DONE,
        ActivityStatus.CANCELLED,
        RiskStatus.CLOSED,
        RiskStatus.OCCURRED,
        ProcurementStatus.CONTRACTED,
        ProcurementStatus.CANCELLED,
    }
)
_SAYS_WEEKEND = ("lörd", "sönd", "saturd", "sund")
_SCHOOLS = ("skol", "elev", "lärar", "rektor", "pupil", "school", "teacher")
_NO_SCHOOLS = ("högskol", "förskol", "folkhög", "preschool")
_MOST_NOTES = 3


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Each free day is one finding, at the first thing that lies on it; the others are told beside it."""
    if checked.status is Status.CLOSED:
        return
    free: dict[date, list[Time]] = {}
    for time in checked.times:
        when = time.when
        days = when.start or when.end  # "no later than 1 October" has no start
        if days is None or when.precision is not Precision.DAY:
            continue
        day = days.earliest
        if (days is not when.end and days != when.end) or day != days.latest:
            continue
        if day_off(day) is not None:
            if _counts(checked, time, day):
                free.setdefault(day, []).append(time)
        elif time.part.__class__ in _WITH_PEOPLE and _gathers(checked, time) and _counts(checked, time, day):
            yield from _hard_to_gather(checked, time, day)
    for day, found in free.items():
        yield _finding(checked, day, found)


def _counts(checked: CheckedPlan, time: Time, day: date) -> bool:
    """Tell whether something happens on that day that can still be moved.

    A day that has passed in a running plan is done or overdue, and that is another rule's business. Who writes the
    name of the day knows that it is a Saturday.
    """
    if time.field not in _HAPPENS.get(type(time.part), ()):
        return False
    if checked.status is Status.RUNNING and day < checked.today:
        return False
    row = _row(checked, time)
    if getattr(row, "status", None) in _OVER:
        return False
    if time.field == "start" and not (isinstance(row, Activity) and row.kind in _GATHERINGS):
        return False
    return is_holiday(day) or not any(each in time.when.written.casefold() for each in _SAYS_WEEKEND)


def _row(checked: CheckedPlan, time: Time) -> Part:
    """Return the row of the plan that a time belongs to: of a part of an activity, the activity."""
    if isinstance(time.part, ActivityPart):
        return checked.parents[id(time.part)].parent or time.part
    return time.part


def _name(checked: CheckedPlan, time: Time) -> Name:
    if isinstance(time.part, Evaluation):
        return Text("the evaluation", "utvärderingen")
    row = _row(checked, time)
    name = named(row)
    inner = time.part.text if isinstance(time.part, ActivityPart) else None
    return f"{name}, {inner}" if inner and isinstance(name, str) else name


def _finding(checked: CheckedPlan, day: date, found: list[Time]) -> Finding:
    first, *others = found
    end = checked.calendar.end
    after = working_day_after(day)
    too_late = end is not None and day <= end.latest < after
    before = working_day_before(day)
    return Finding(
        at=checked.at(first.part, first.field, first.item),
        text=Text(en="{what} {happens} {when}, {free}", sv="{what} {happens} {when}, {free}")
        if not others
        else Text(
            en="{what} {happens} {when}, {free}; one more date of the plan is the same day",
            sv="{what} {happens} {when}, {free}; ett datum till i planen är samma dag",
        )
        if len(others) == 1
        else Text(
            en="{what} {happens} {when}, {free}; {number} more dates of the plan are the same day",
            sv="{what} {happens} {when}, {free}; {number} datum till i planen är samma dag",
        ),
        values={
            "what": _name(checked, first),
            "happens": _HAPPENS[type(first.part)][first.field],
            "when": first.when,
            "free": day_off(day),
            "number": len(others),
            "day_before": weekday(before),
            "before": before,
            "day_after": weekday(after),
            "after": after,
        },
        advice=Text(
            en="choose {day_before} {before}, the last working day before it",
            sv="välj {day_before} {before}, sista arbetsdagen före",
        )
        if too_late
        else Text(
            en="choose {day_after} {after}, the next working day, or {day_before} {before}",
            sv="välj {day_after} {after}, nästa arbetsdag, eller {day_before} {before}",
        ),
        related=tuple(
            Note(checked.at(each.part, each.field, each.item), Text("the same day", "samma dag"))
            for each in others[:_MOST_NOTES]
        ),
    )


def _gathers(checked: CheckedPlan, time: Time) -> bool:
    activity = time.part if time.part.__class__ is Activity else _row(checked, time)
    return isinstance(activity, Activity) and (
        activity.kind in _GATHERINGS or activity.participants is not None or activity.seats is not None
    )


def _hard_to_gather(checked: CheckedPlan, time: Time, day: date) -> Iterator[Finding]:
    found = break_on(day, school=False)
    if found is None:
        found = break_on(day, school=True, own=checked.settings.school_breaks)
        if found is None or not _about_schools(checked, time):
            return
    yield Finding(
        at=checked.at(time.part, time.field, time.item),
        text=Text(en="{what} {happens} {when}, in {season}", sv="{what} {happens} {when}, i {season}")
        if found.period == "vacation"
        else Text(en="{what} {happens} {when}, within {season}", sv="{what} {happens} {when}, under {season}"),
        values={
            "what": _name(checked, time),
            "happens": _HAPPENS[type(time.part)][time.field],
            "when": time.when,
            "season": found.name,
        },
        advice=Text(
            en="check that the participants can come, or choose another day",
            sv="kontrollera att deltagarna kan komma, eller välj en annan dag",
        )
        if found.period == "vacation"
        else Text(
            en="compare with the municipality's term dates",
            sv="jämför med kommunens läsårstider",
        ),
        severity=Severity.INFO,
    )


def _about_schools(checked: CheckedPlan, time: Time) -> bool:
    """Tell whether those who are to come work or study in a school."""
    activity = _row(checked, time)
    if not isinstance(activity, Activity):
        return False
    words = [activity.text, activity.organisation]
    for group in activity.target_groups:
        bearers = checked.references.ids.get(group.strip(), ())
        words += [group, *(each.name for each in bearers[:1] if isinstance(each, TargetGroup))]
    project = checked.plan.project
    if project is not None:
        words += [project.name, project.owner]
    text = " ".join(each for each in words if each).casefold()
    for each in _NO_SCHOOLS:
        text = text.replace(each, " ")
    return any(each in text for each in _SCHOOLS)


RULE = Rule(
    code="TIM05",
    name="non-working-day",
    levels=always(Severity.WARNING),
    summary=Text(en="A day on which nobody works", sv="En dag då ingen arbetar"),
    explanation=Explanation(
        notices=Text(
            en=(
                "an exact day of an activity, a part of it, a step of a purchase, a risk's deadline or review, an "
                "evaluation, a hand-over or a follow-up that is a Saturday, a Sunday, a public holiday or one of the "
                "eves that everybody takes. Where much lies on the same day it is said once. Information where people "
                "are to gather in July, or those of a school in a school break. Periods, seasons and months are left "
                "alone, and so is a weekend that the plan calls by its name: Saturday 29 May 2027"
            ),
            sv=(
                "en exakt dag för en aktivitet, en del av den, ett steg i en upphandling, en risks slutdag eller "
                "uppföljning, en utvärdering, en överlämning eller en uppföljning som är en lördag, en söndag, en "
                "helgdag eller en av aftnarna som alla är lediga. Ligger mycket på samma dag sägs det en gång. "
                "Upplysning där folk ska samlas i juli, eller skolans folk under ett lov. Perioder, årstider och "
                "månader lämnas i fred, och likaså en helg som planen nämner vid namn: lördag 29 maj 2027"
            ),
        ),
        matters=Text(
            en=(
                "dates are often counted out, a month after this or ten days before that, and then nobody looks at "
                "the calendar. The one who finds out is the participant at the locked door, or the tenderer"
            ),
            sv=(
                "datum räknas ofta fram, en månad efter det eller tio dagar före detta, och då tittar ingen i "
                "almanackan. Den som upptäcker det är deltagaren vid den låsta dörren, eller anbudsgivaren"
            ),
        ),
        wrong="aktiviteter:\n  - {id: A1, aktivitet: Träff för alla chefer, slag: möte, när: 2026-06-19}",
        right="aktiviteter:\n  - {id: A1, aktivitet: Träff för alla chefer, slag: möte, när: 2026-06-18}",
        origin=Text(
            en=(
                "the act on public holidays (1989:253), as amended by 2004:1320, and the annual leave act (1977:480), "
                "section 3 a, which counts midsummer eve, Christmas Eve and New Year's Eve as Sundays"
            ),
            sv=(
                "lagen (1989:253) om allmänna helgdagar, ändrad genom 2004:1320, och semesterlagen (1977:480) 3 a §, "
                "som jämställer midsommarafton, julafton och nyårsafton med söndag"
            ),
        ),
    ),
    check=check,
)

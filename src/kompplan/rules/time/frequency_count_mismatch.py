"""Report a number of meetings that does not fit how often they are held and for how long."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import Name, named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.loading.places import Anchor
from kompplan.model.activities import Activity
from kompplan.model.base import Part
from kompplan.model.words import ActivityStatus
from kompplan.values.days import Precision
from kompplan.values.patterns import pattern
from kompplan.values.quantity import Quantity, parse_quantity
from kompplan.values.recurrence import Recurrence, parse_recurrence
from kompplan.values.units import Unit
from kompplan.values.when import When

_DAYS_IN = {
    Unit.WEEK: Decimal(7),
    Unit.MONTH: Decimal("30.4375"),
    Unit.QUARTER: Decimal("91.3125"),
    Unit.TERM: Decimal("182.625"),
    Unit.YEAR: Decimal("365.25"),
}
_WITH_PAUSES = frozenset({Unit.WEEK, Unit.MONTH})
"""What is held every week or month pauses for vacation and breaks; four a year has reckoned with them."""
_TIMES = frozenset({None, Unit.TIME, Unit.PIECE})
_TOLERANCE = 1
"""The first meeting may be held on the first day or a whole interval later."""
_MONTHS_AT_LEAST = 2

_ALL = "totalt|sammanlagt|tillsammans|i allt|allt som allt|in all|in total|altogether"
_LONGEST = 120
"""Longer words on how often are prose, and are left alone."""
_ALL_WORDS = tuple(_ALL.split("|"))
_IN_ALL = pattern(
    rf"(?P<often>.+?)[\s,;:(–-]+(?:(?:det vill säga|dvs\.?|alltså|that is|i\.e\.),? )?"
    rf"(?:(?:{_ALL}) (?P<after>.+?)|(?P<before>[^,;(]+?) (?:{_ALL}))\)?"
)
"""``4 gånger om året, alltså 6 i allt``."""


class _Meetings(NamedTuple):
    """How often, how many in all, for how long; and where each of them stands."""

    part: Part
    what: Name
    often: Recurrence
    counts: tuple[Quantity, ...]
    """The number stated, and what it is for each group and round; one of them has to fit."""
    at: Anchor
    often_at: Anchor | None
    least_days: int
    most_days: int
    lasting: When | None


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """An activity lasts as long as its dates say, else as long as the project; so do steering group and networks."""
    plan = checked.plan
    for activity in plan.activities:
        if activity.recurrence is not None and activity.status is not ActivityStatus.CANCELLED:
            yield from _judge(checked, _activity(checked, activity))
    governance = plan.governance
    if governance is not None and governance.meets is not None:
        yield from _judge(
            checked, _told(checked, governance, Text("the steering group", "styrgruppen"), governance.meets)
        )
    for network in plan.networks:
        if network.meets is not None:
            yield from _judge(checked, _told(checked, network, named(network), network.meets))


def _activity(checked: CheckedPlan, activity: Activity) -> _Meetings | None:
    often = activity.recurrence
    if often is None:
        return None
    if activity.sessions is None and activity.sessions_per_group is None:
        return _told(checked, activity, named(activity), often)
    field = "sessions" if activity.sessions is not None else "sessions_per_group"
    stated: Quantity = getattr(activity, field)
    lasting = _lasting(checked, activity)
    if lasting is None:
        return None
    counts = [stated]
    if activity.sessions_per_group is not None and field == "sessions":
        counts.append(activity.sessions_per_group)
    shared = [each.value for each in (activity.groups, activity.rounds) if each is not None and each.value]
    for number in (*shared, shared[0] * shared[1] if len(shared) > 1 else None):
        if number:
            high = None if stated.high is None else stated.high / number
            counts.append(stated._replace(low=stated.low / number, high=high))
    at = checked.at(activity, field)
    return _Meetings(activity, named(activity), often, tuple(counts), at, checked.at(activity, "recurrence"), *lasting)


def _told(checked: CheckedPlan, part: Part, what: Name, often: Recurrence) -> _Meetings | None:
    """Return the meetings where the words on how often say how many in all as well."""
    written = often.written.casefold()
    if len(written) > _LONGEST or not any(words in written for words in _ALL_WORDS):
        return None
    told = _IN_ALL().fullmatch(written)
    if told is None:
        return None
    stated, each = parse_quantity(told["after"] or told["before"]), parse_recurrence(told["often"])
    lasting = _lasting(checked, part)
    if not isinstance(stated, Quantity) or lasting is None:
        return None
    at = checked.at(part, "recurrence" if isinstance(part, Activity) else "meets")
    return _Meetings(part, what, each, (stated,), at, None, *lasting)


def _lasting(checked: CheckedPlan, part: Part) -> tuple[int, int, When | None] | None:
    """Return at least and at most how many days something goes on, and the time that says so.

    Months are stretches in which it begins and ends some day; whole years and terms are meant from end to end.
    """
    calendar, project = checked.calendar, checked.plan.project
    begins, ends, when = calendar.start, calendar.end, project.period if project is not None else None
    coarsest = when.precision if when is not None else Precision.UNKNOWN
    if isinstance(part, Activity):
        dates = calendar.of(part)
        if dates.known:
            known = [each for _, each in dates.stated if each.known]
            if dates.start is None or dates.end is None:
                known += [when] if when is not None else []
            begins, ends = dates.start or begins, dates.end or ends
            when = known[0] if len(known) == 1 else None
            coarsest = max([each.precision for each in known], default=Precision.DAY)
    if begins is None or ends is None:
        return None
    most = (ends.latest - begins.earliest).days + 1
    if most < 1:
        return None
    if begins == ends and begins.earliest < begins.latest:
        return 0, most, when
    least = most if coarsest > Precision.MONTH else max((ends.earliest - begins.latest).days + 1, 0)
    return least, most, when


def _judge(checked: CheckedPlan, meetings: _Meetings | None) -> Iterator[Finding]:
    if meetings is None or meetings.often.each is not None:
        return
    count = meetings.often.count
    if count is None or count.per not in _DAYS_IN or count.unit not in _TIMES:
        return
    if any(each.per is not None or each.unit not in _TIMES for each in meetings.counts):
        return
    period = _DAYS_IN[count.per]
    least = count.low * meetings.least_days / period
    most = None if count.high is None else count.high * meetings.most_days / period
    pause = checked.settings.meeting_pause if count.per in _WITH_PAUSES else 0
    low, high = least * (1 - pause) - _TOLERANCE, None if most is None else most + _TOLERANCE
    few = all(each.high is not None and each.high < low for each in meetings.counts)
    many = high is not None and all(each.low > high for each in meetings.counts)
    if not few and not many:
        return
    stated = meetings.counts[0]
    pace = count.low if few else (count.high or count.low)
    yield _finding(meetings, stated, least if few else (most or least), stated.low * period / pace if pace else None)


def _finding(meetings: _Meetings, stated: Quantity, fitting: Decimal, days: Decimal | None) -> Finding:
    months = round(days / _DAYS_IN[Unit.MONTH]) if days is not None else 0
    weeks = round(days / 7) if days is not None else 0
    return Finding(
        at=meetings.at,
        text=Text(
            en="{what}: {often} makes about {fitting} times during {lasting}, but {stated} are stated",
            sv="{what}: {often} under {lasting} blir omkring {fitting} gånger, men {stated} anges",
        )
        if meetings.lasting is not None
        else Text(
            en="{what}: {often} makes about {fitting} times between its dates, but {stated} are stated",
            sv="{what}: {often} mellan dess datum blir omkring {fitting} gånger, men {stated} anges",
        ),
        values={
            "what": meetings.what,
            "often": meetings.often,
            "lasting": meetings.lasting,
            "fitting": round(fitting),
            "stated": stated,
            "months": months,
            "weeks": weeks,
        },
        advice=Text(
            en="at that pace {stated} take {months} months; correct the number, the pace or the dates",
            sv="i den takten räcker {stated} i {months} månader; rätta antalet, takten eller datumen",
        )
        if months >= _MONTHS_AT_LEAST
        else Text(
            en="at that pace {stated} take {weeks} weeks; correct the number, the pace or the dates",
            sv="i den takten räcker {stated} i {weeks} veckor; rätta antalet, takten eller datumen",
        )
        if weeks
        else Text(en="correct the number, the pace or the dates", sv="rätta antalet, takten eller datumen"),
        related=(Note(meetings.often_at, Text("how often", "hur ofta")),) if meetings.often_at is not None else (),
    )


RULE = Rule(
    code="TIM07",
    name="frequency-count-mismatch",
    levels=always(Severity.WARNING),
    summary=Text(
        en="A number of meetings that does not fit how often they are held",
        sv="Ett antal träffar som inte går ihop med hur ofta de hålls",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "an activity, a network or a steering group that says both how often it meets and how many times in "
                "all, where the two do not fit the time that it lasts: its own dates, else the project's period. One "
                "time more or less is allowed, what is held every week or month may pause for a quarter of the year, "
                "and the number may be for each group or each round"
            ),
            sv=(
                "en aktivitet, ett nätverk eller en styrgrupp som säger både hur ofta den träffas och hur många gånger "
                "i allt, där de två inte går ihop med tiden: de egna datumen, annars projektets period. En gång mer "
                "eller mindre godtas, det som hålls varje vecka eller månad får göra uppehåll en fjärdedel av året, "
                "och antalet får gälla varje grupp eller varje omgång"
            ),
        ),
        matters=Text(
            en=(
                "rooms and trainers are booked by the number, calendars are filled by the pace; where they differ two "
                "meetings are paid for and not held, or held and not paid for"
            ),
            sv=(
                "lokaler och lärare bokas efter antalet, almanackor fylls efter takten; där de skiljer sig åt betalas "
                "två träffar som inte hålls, eller hålls två som ingen betalar"
            ),
        ),
        wrong=(
            "projekt: {namn: LiA, period: 2012–2013}\n"
            "aktiviteter:\n"
            "  - {id: VBG, aktivitet: Träffar för alla chefer, hur_ofta: 4 gånger om året, tillfällen: 6}"
        ),
        right=(
            "projekt: {namn: LiA, period: 2012-01-01 – 2013-06-30}\n"
            "aktiviteter:\n"
            "  - {id: VBG, aktivitet: Träffar för alla chefer, hur_ofta: 4 gånger om året, tillfällen: 6}"
        ),
        origin=Text(
            en="LiA's 'four meetings a year, that is six in all' in 2012–2013, which only fits eighteen months",
            sv="LiA:s ”fyra träffar om året, alltså sex” åren 2012–2013, vilket bara stämmer för arton månader",
        ),
    ),
    check=check,
)

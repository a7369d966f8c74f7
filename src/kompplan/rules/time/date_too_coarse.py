"""Report activities whose dates are too coarse for how far the plan has come."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from kompplan.calculations.workdays import working_day_before
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule, from_ready
from kompplan.model.activities import Activity
from kompplan.model.words import ActivityStatus, Kind, Status
from kompplan.values.days import Precision
from kompplan.values.when import When

_OVER = frozenset({ActivityStatus.DONE, ActivityStatus.CANCELLED})
_GOES_ON = frozenset(
    {
        Kind.PROJECT_MANAGEMENT,
        Kind.COORDINATION,
        Kind.SUPPORT,
        Kind.NETWORK,
        Kind.PARTNERSHIP,
        Kind.ROUTINE,
        Kind.STAFFING,
        Kind.LOGBOOK,
        Kind.WORKPLACE_LEARNING,
    }
)
"""What is done all the time needs no day: "the whole of 2027", "2027 onwards"."""
_UNDECIDED = frozenset(
    {
        "snarast",
        "snarast möjligt",
        "omgående",
        "senare",
        "okänt",
        "oklart",
        "ej bestämt",
        "inte bestämt",
        "as soon as possible",
        "asap",
        "immediately",
        "later",
        "unknown",
        "not decided",
        "tbd",
    }
)
"""Words for a time that nobody has decided; "on demand" and "continuously" are decided."""


_SOME_DAY = date(2027, 4, 14)
_LONGEST = 36_500
"""Days ahead that can be counted with, whatever the settings say."""


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """One finding for an activity, at its coarsest date; a date without a year is another rule's business."""
    if checked.status is Status.CLOSED:
        return
    calendar = checked.calendar
    running = checked.status is Status.RUNNING
    soon = checked.today + timedelta(days=min(checked.settings.exact_dates_ahead, _LONGEST)) if running else None
    for activity in checked.plan.activities:
        stated = calendar.of(activity).stated
        coarsest = Precision.UNKNOWN
        if stated:  # without a list for each activity, since nearly all are left alone here
            coarsest = stated[0][1].precision
            for _, when in stated[1:]:
                coarsest = max(coarsest, when.precision)
        if coarsest is Precision.DAY or (not running and coarsest <= Precision.MONTH):
            continue
        if activity.status in _OVER or not (stated or activity.parts):
            continue
        coarse = _coarsest(_dates(checked, activity, stated))
        if coarse is not None and _too_coarse(activity, coarse.when, checked.today, soon):
            yield _finding(checked, activity, coarse, running)


class _Stated(NamedTuple):
    field: str
    when: When
    part: int | None = None


def _dates(checked: CheckedPlan, activity: Activity, stated: Sequence[tuple[str, When]]) -> list[_Stated]:
    """Return the dates that say when the activity is; where each part has one, the parts say it better."""
    of_parts = [
        _Stated("when", checked.calendar.resolve(part.when), number)
        for number, part in enumerate(activity.parts)
        if part.when is not None
    ]
    if of_parts and (not stated or len(of_parts) == len(activity.parts)):
        return of_parts
    return [_Stated(field, when) for field, when in stated]


def _coarsest(dates: list[_Stated]) -> _Stated | None:
    """Return the date to speak about: none where a year is missing, or where the project's own period is."""
    judged = [
        each
        for each in dates
        if each.when.known
        or (each.when.precision is Precision.UNKNOWN and each.when.written.strip().casefold() in _UNDECIDED)
    ]
    return max(judged, key=lambda each: each.when.precision, default=None)


def _too_coarse(activity: Activity, when: When, today: date, soon: date | None) -> bool:
    if when.precision > Precision.MONTH:
        lasts = when.open_end or (when.start is not None and when.is_span)
        goes_on = activity.recurrence is not None or activity.kind in _GOES_ON
        return not (lasts and goes_on) and not (soon is not None and when.last is not None and when.last < today)
    if soon is None or activity.recurrence is not None or activity.kind in _GOES_ON:
        return False
    near = when.first is not None and when.first <= soon and (when.last is None or when.last >= today)
    return near and when.precision is Precision.MONTH


def _finding(checked: CheckedPlan, activity: Activity, coarse: _Stated, running: bool) -> Finding:
    part = activity.parts[coarse.part] if coarse.part is not None else activity
    undecided = coarse.when.precision is Precision.UNKNOWN
    near = coarse.when.precision <= Precision.MONTH
    return Finding(
        at=checked.at(part, coarse.field),
        text=Text(en="{activity} has no decided time: {when}", sv="{activity} har ingen bestämd tid: {when}")
        if undecided
        else Text(
            en="{activity} is close at hand but dated only by month: {when}",
            sv="{activity} är nära i tiden men bara daterad med månad: {when}",
        )
        if near
        else Text(
            en="{activity} is dated {when}, which says neither month nor day",
            sv="{activity} är daterad {when}, vilket varken anger månad eller dag",
        ),
        values={"activity": named(activity), "when": coarse.when, "example": _within(coarse.when, day=near)},
        advice=Text(en="say when, for example March – April 2027", sv="ange när, till exempel mars – april 2027")
        if undecided
        else Text(en="say on which days it begins and ends", sv="ange vilka dagar den börjar och slutar")
        if near and coarse.when.is_span
        else Text(
            en="say at least in which months it begins and ends",
            sv="ange åtminstone vilka månader den börjar och slutar",
        )
        if not near and coarse.when.is_span
        else Text(en="say which day, for example {example}", sv="ange vilken dag, till exempel {example}")
        if near
        else Text(
            en="say at least which month, for example {example}",
            sv="ange åtminstone vilken månad, till exempel {example}",
        ),
    )


def _within(when: When, *, day: bool) -> str:
    """Return a month or a working day well within a stretch, as it can be written; no vacation and no Christmas."""
    first, last = when.first or when.last or _SOME_DAY, when.last or when.first or _SOME_DAY
    middle = first + (last - first) / 2
    if middle.month in (7, 12):
        middle = min(middle + timedelta(days=31), last)
    return working_day_before(middle).isoformat() if day else middle.isoformat()[:7]


RULE = Rule(
    code="TIM04",
    name="date-too-coarse",
    levels=from_ready(Severity.WARNING),
    summary=Text(en="A date too coarse to plan by", sv="Ett datum som är för grovt att planera efter"),
    explanation=Explanation(
        notices=Text(
            en=(
                "an activity whose date says no month: a season, a term, a quarter, a year, 'as soon as possible'. In "
                "a running plan also a month alone, when it begins within 60 days. Once for each activity, and only "
                "where its parts are not dated better. What recurs or goes on (routines, networks, support) may last "
                "'the whole of 2027', and what is over is left alone. A draft gets it as information"
            ),
            sv=(
                "en aktivitet vars datum inte anger någon månad: en årstid, en termin, ett kvartal, ett år, ”snarast”. "
                "I en pågående plan också bara en månad, när den börjar inom 60 dagar. En gång för varje aktivitet, "
                "och bara där delarna inte är bättre daterade. Det som återkommer eller pågår (rutiner, nätverk, "
                "stöd) får vara ”hela 2027”, och det som är över lämnas i fred. Ett utkast får det som upplysning"
            ),
        ),
        matters=Text(
            en=(
                "autumn is five months. Rooms, substitutes and procurement need a month to be booked from, and the "
                "participants a day; until then nobody can say whether the activity is late"
            ),
            sv=(
                "hösten är fem månader. Lokaler, vikarier och upphandling behöver en månad att bokas efter, och "
                "deltagarna en dag; till dess kan ingen säga om aktiviteten är sen"
            ),
        ),
        wrong=(
            "projekt: {namn: Arbetsplatsträffen, status: klar}\n"
            "aktiviteter:\n"
            "  - {id: L4, aktivitet: Chefsutbildning, när: hösten 2012}"
        ),
        right=(
            "projekt: {namn: Arbetsplatsträffen, status: klar}\n"
            "aktiviteter:\n"
            "  - {id: L4, aktivitet: Chefsutbildning, när: september – november 2012}"
        ),
        origin=Text(
            en="LiA's 'autumn 2012', 'the whole of 2012' and 'end of spring 2013'",
            sv="LiA:s ”hösten 2012”, ”hela 2012” och ”slutet av våren 2013”",
        ),
    ),
    check=check,
)

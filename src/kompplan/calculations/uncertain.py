"""What in a plan is uncertain by its own figures: costs and lengths that have a lowest and a highest.

*Three numbers* are the lowest, the likeliest and the highest. Where only the ends are stated the likeliest is taken to
lie halfway; "about 500" has 500 for its likeliest. A bare limit ("at least", "at most") says nothing of the other end,
so the figure that is stated is counted with, and told.

*Coarse dates*: "March 2027" is some day in March, and nothing says which; every working day of it is taken to be as
likely. What is to be done within the same coarse time begins early enough for that. Where two coarse times follow each
other in a chain the later one still waits for the earlier one.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from kompplan.calculations.budget import BudgetRow, BudgetView
from kompplan.calculations.dates import Calendar, Dates
from kompplan.calculations.dimensions import Dimension
from kompplan.calculations.durations import Lasting, Source
from kompplan.calculations.placing import NEVER
from kompplan.calculations.schedule import Posed
from kompplan.calculations.sums import Amount, Unknown
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.model.base import Part
from kompplan.model.budget import BudgetLine
from kompplan.model.words import ActivityStatus, CostType
from kompplan.settings import Settings
from kompplan.values.quantity import Approx, Quantity
from kompplan.values.units import Unit

_HALF = Decimal("0.5")


class Three(NamedTuple):
    """The lowest, the likeliest and the highest."""

    low: Decimal
    likely: Decimal
    high: Decimal

    @property
    def spread(self) -> bool:
        return self.low < self.high

    def times(self, factor: Decimal) -> "Three":
        return Three(self.low * factor, self.likely * factor, self.high * factor)


class Estimate(NamedTuple):
    """A cost in kronor or a length in days that is not one number.

    ``name`` is what its chance numbers belong to; it does not change when rows are moved.
    """

    part: Part
    field: str
    name: str
    three: Three
    in_calendar: bool = False
    """A length in days of the calendar instead of working days."""


class Coarse(NamedTuple):
    """When an activity begins or is done, by the number of the working day in its calendar, where that is a stretch.

    ``start`` and ``finish`` are the first and the last that it can be, both as likely as those between; None where it
    is one day, or nothing is stated.
    """

    activity: Activity
    field: str
    name: str
    start: tuple[int, int] | None
    finish: tuple[int, int] | None


class Omitted(NamedTuple):
    """What is not counted, or only as one number, and why."""

    part: Part
    field: str | None
    why: Text


class Costs(NamedTuple):
    """The costs: what is certain, and the estimates."""

    certain: Decimal
    estimates: tuple[Estimate, ...]
    omitted: tuple[Omitted, ...]
    known: bool
    """Whether the plan states any cost at all."""


def three_of(quantity: Quantity) -> Three | None:
    """Return the three numbers of a quantity; None where only one end is stated."""
    low, high = quantity.low, quantity.high
    if high is None or quantity.approx is Approx.AT_MOST or (quantity.approx is Approx.UNDER and not low):
        return None
    likely = quantity.nominal if quantity.nominal is not None and low <= quantity.nominal <= high else None
    return Three(low, (low + high) / 2 if likely is None else likely, high)


_ONLY_A_LIMIT = Text(
    "only a limit is stated; counted as that figure", "bara en gräns är angiven; räknas som den siffran"
)


class Names:
    """Gives every part a name of its own: its id, else its words; a second one of the same name is told apart."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def of(self, kind: str, *words: str | None) -> str:
        name = f"{kind} " + next((" ".join(each.split()) for each in words if each and each.strip()), "")
        count = self._seen[name] = self._seen.get(name, 0) + 1
        return name if count == 1 else f"{name} #{count}"


# -- costs ------------------------------------------------------------------------------------------------------------


def costs(view: BudgetView) -> Costs:
    """Return the costs in kronor of a budget. Hours are no money here either."""
    names = Names()
    certain, known = Decimal(0), False
    estimates: list[Estimate] = []
    omitted: list[Omitted] = []
    follows = _flat_rates(view.rows)
    for row in view.rows:
        if row.kronor is None:
            continue
        part = row.part
        field, quantities = _stated(row)
        if isinstance(row.kronor, Unknown):
            omitted.append(Omitted(part, field, row.kronor.why))
            continue
        known = True
        if _rate_on_others(row):
            continue
        three = _of_row(row.kronor, quantities)
        if three is None:
            three = _limit(row.kronor)
            omitted.append(Omitted(part, field, _ONLY_A_LIMIT))
        three = three.times(1 + follows.get(id(row), Decimal(0)))
        if three.spread:
            name = names.of("cost", part.id, row.label)
            estimates.append(Estimate(part, field, name, three))
        else:
            certain += three.low
    return Costs(certain, tuple(estimates), tuple(omitted), known)


def _stated(row: BudgetRow) -> tuple[str, tuple[Quantity, ...]]:
    """Return the field that a row's amount comes from, and the quantities whose product it is."""
    part = row.part
    if isinstance(part, Activity):
        return "cost", (part.cost,) if part.cost is not None else ()
    if part.amount is not None:
        return "amount", (part.amount,)
    both = tuple(each for each in (part.quantity, part.unit_price) if each is not None)
    uncertain = part.unit_price is None or part.unit_price.exact
    return "quantity" if uncertain and part.quantity is not None else "unit_price", both


def _of_row(amount: Amount, quantities: Sequence[Quantity]) -> Three | None:
    """Return the three numbers of a row: its bounds, and the likeliest as far between them as in what is stated."""
    if amount.exact:
        return Three(amount.low, amount.low, amount.low)
    stated = [three_of(each) for each in quantities]
    if amount.high is None or None in stated:
        return None
    low = likely = high = Decimal(1)
    for each in stated:
        if each is not None:
            low, likely, high = low * each.low, likely * each.likely, high * each.high
    share = (likely - low) / (high - low) if low < high else _HALF
    return Three(amount.low, amount.low + share * (amount.high - amount.low), amount.high)


def _limit(amount: Amount) -> Three:
    value = amount.low if amount.high is None or amount.low else amount.high
    return Three(value, value, value)


def _rate_on_others(row: BudgetRow) -> bool:
    part = row.part
    return isinstance(part, BudgetLine) and part.flat_rate is not None and part.amount is None


def _flat_rates(rows: Iterable[BudgetRow]) -> Mapping[int, Decimal]:
    """Return by how large a share each row grows through the flat rates that are taken of it.

    A flat rate without an amount of its own is so many per cent of rows that are uncertain themselves; what it comes to
    rises and falls with them. A row that is divided counts with the parts that belong to the rate's cost types.
    """
    rates = [
        (row.part.flat_rate.value / 100, frozenset(row.part.flat_rate_on) or frozenset({CostType.STAFF}))
        for row in rows
        if isinstance(row.part, BudgetLine)
        and _rate_on_others(row)
        and isinstance(row.kronor, Amount)
        and row.part.flat_rate is not None
        and row.part.flat_rate.value is not None
    ]
    found: dict[int, Decimal] = {}
    if not rates:
        return found
    for row in rows:
        if not isinstance(row.kronor, Amount) or _rate_on_others(row):
            continue
        for rate, on in rates:
            share = _share_in(row, on)
            if share:
                found[id(row)] = found.get(id(row), Decimal(0)) + rate * share
    return found


def _share_in(row: BudgetRow, on: frozenset[CostType]) -> Decimal:
    """Return how large a part of a row certainly belongs to some cost types."""
    whole = row.kronor.low if isinstance(row.kronor, Amount) else Decimal(0)
    inside = Decimal(0)
    for each in row.parts or (row,):
        keys = each.keys(Dimension.COST_TYPE)
        if keys and on.issuperset(CostType(key) for key in keys) and isinstance(each.kronor, Amount):
            inside += each.kronor.low
    return inside / whole if whole else Decimal(0)


# -- lengths ----------------------------------------------------------------------------------------------------------

_MONTH = Decimal("30.4375")
_IN_CALENDAR = {
    Unit.CALENDAR_DAY: Decimal(1),
    Unit.WEEK: Decimal(7),
    Unit.MONTH: _MONTH,
    Unit.QUARTER: 3 * _MONTH,
    Unit.TERM: 6 * _MONTH,
    Unit.YEAR: 12 * _MONTH,
}
"""Days of the calendar; a month is a twelfth of 365,25 days where it is not known which one it will be."""


def lengths(
    activities: Sequence[Activity], lastings: Sequence[Lasting], left_out: Collection[int], settings: Settings
) -> tuple[tuple[Estimate | None, ...], tuple[Omitted, ...]]:
    """Return the uncertain length of each activity, None for one that is certain, and what is only half stated.

    ``left_out`` are the numbers of those that have no place in the schedule.
    """
    names = Names()
    found: list[Estimate | None] = []
    omitted: list[Omitted] = []
    for number, (activity, how_long) in enumerate(zip(activities, lastings, strict=True)):
        name = names.of("length", activity.id, activity.text)
        found.append(None)
        if number in left_out or activity.status is ActivityStatus.DONE:
            continue
        if how_long.source in _AT_ITS_SHORTEST:
            omitted.append(Omitted(activity, None, _AT_ITS_SHORTEST[how_long.source]))
            continue
        if how_long.source is Source.SESSIONS and activity.length is not None and _uncertain(activity.length):
            omitted.append(Omitted(activity, "length", _SHORTEST_SESSIONS))
            continue
        stated = _stated_length(activity, how_long.source)
        if stated is None:
            if how_long.source is Source.DATES and activity.length is not None and _uncertain(activity.length):
                omitted.append(Omitted(activity, "length", _BETWEEN_DATES))
            continue
        field, quantities = stated
        days = [_days(each, settings) for each in quantities]
        if None in days:
            if any(_uncertain(each) for each in quantities):
                omitted.append(Omitted(activity, field, _ONLY_A_LIMIT))
            continue
        known = [each for each in days if each is not None]
        three = Three(*(sum(each) for each in zip(*(three for three, _ in known), strict=True)))
        if three.spread:
            found[number] = Estimate(activity, field, name, three, any(calendar for _, calendar in known))
    return tuple(found), tuple(omitted)


_ONE_DAY = Text("no length is stated; counted as one day", "ingen längd är angiven; räknas som en dag")
_SHORTEST_SESSIONS = Text(
    "held several times; counted with the shortest length of a session",
    "hålls flera gånger; räknas med ett tillfälles kortaste längd",
)
_AT_ITS_SHORTEST = {
    Source.NOT_STATED: _ONE_DAY,
    Source.GAPS: Text(
        "how far apart the sessions lie is not stated; counted as days in a row",
        "hur långt det är mellan tillfällena är inte angivet; räknas som dagar i följd",
    ),
    Source.PART_WITHOUT: Text("a part has no length; counted as one day", "någon del saknar längd; räknas som en dag"),
    Source.NOT_TIME: Text(
        "its length is stated in something that is no time; counted as one day",
        "dess längd är angiven i något som inte är tid; räknas som en dag",
    ),
}
"""What is not known of a length, and what is counted with: the least that it can be."""
_BETWEEN_DATES = Text(
    "its first and last day are stated, so that its length is certain",
    "dess första och sista dag är angivna, så längden är given",
)


def _uncertain(quantity: Quantity) -> bool:
    return quantity.low != quantity.high


def _stated_length(activity: Activity, source: Source) -> tuple[str, tuple[Quantity, ...]] | None:
    if source is Source.LENGTH and activity.length is not None:
        return "length", (activity.length,)
    if source is Source.DAYS and activity.days is not None:
        return "days", (activity.days,)
    if source is Source.PARTS:
        return "parts", tuple(each.length for each in activity.parts if each.length is not None)
    return None


def _days(quantity: Quantity, settings: Settings) -> tuple[Three, bool] | None:
    """Return a length in days, and whether these are days of the calendar."""
    three = three_of(quantity)
    unit = quantity.unit
    if three is None or quantity.per is not None:
        return None
    if unit is None or unit is Unit.DAY:
        return three, False
    if unit is Unit.HOUR:
        return (three.times(1 / settings.day_hours), False) if settings.day_hours > 0 else None
    return (three.times(_IN_CALENDAR[unit]), True) if unit in _IN_CALENDAR else None


# -- coarse dates -----------------------------------------------------------------------------------------------------


def coarse_dates(activities: Sequence[Activity], dates: Calendar, question: Posed) -> tuple[Coarse | None, ...]:
    """Return for each activity when it can begin and be done where its own dates leave that open, else None."""
    names = Names()
    found: list[Coarse | None] = []
    for number, activity in enumerate(activities):
        name = names.of("date", activity.id, activity.text)
        own = dates.of(activity)
        exact = all(days is None or days.earliest == days.latest for days in (own.start, own.end))
        if exact or number in question.left_out or activity.status is ActivityStatus.DONE:
            found.append(None)
            continue
        start, finish = _starts(number, own, question), _finishes(number, own, question)
        stated = [field for field, _ in own.stated]
        field = next((each for each in (("start", "when") if start else ("due", "when")) if each in stated), "parts")
        found.append(Coarse(activity, field, name, start, finish) if start or finish else None)
    return tuple(found)


def _starts(number: int, own: Dates, question: Posed) -> tuple[int, int] | None:
    begins = own.start
    if begins is None or begins.earliest == begins.latest:
        return None
    days = question.frame.calendars[number]
    first, last = days.before(begins.earliest.toordinal()), days.before(begins.latest.toordinal() + 1) - 1
    if own.end == begins:  # one coarse time for the whole of it: it is done by its last day
        stretch = question.lengths.stretches.get(number)
        if stretch is None:
            last -= max(question.lengths.working[number], 1) - 1
        else:
            length = int(stretch.months * _MONTH) + stretch.days
            last = days.before(begins.latest.toordinal() + 2 - length) - 1
    return (first, last) if first < last else None


def _finishes(number: int, own: Dates, question: Posed) -> tuple[int, int] | None:
    """Return the working days before which it can be done; only where the stated end decides when that is."""
    ends, first = own.end, question.bounds.finish[number]
    if ends is None or ends.earliest == ends.latest or first <= -NEVER:
        return None
    last = question.frame.calendars[number].before(ends.latest.toordinal() + 1)
    return (first, last) if first < last else None

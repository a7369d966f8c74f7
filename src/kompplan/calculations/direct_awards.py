"""Direct awards of the same kind added up, beside the limit that held on their day."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from kompplan.calculations.dates import Calendar
from kompplan.calculations.procurement import bought_by, stated_steps
from kompplan.calculations.sums import Amount, Unknown, amount_of, total
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity, Procurement
from kompplan.model.plan import Plan
from kompplan.model.words import Category, Procedure, ProcurementStatus
from kompplan.packs.pack import Row, pack
from kompplan.values.quantity import Unit
from kompplan.values.when import Days


class DirectAward(NamedTuple):
    """A direct award with what it is worth and when it is made."""

    procurement: Procurement
    field: str
    """The field that says what it is worth."""
    value: Amount
    days: Days
    year: int | None
    """None where it may be in one of several years."""


class Limits(NamedTuple):
    """The direct-award limit at the dates in question: between two bounds, where it is not known exactly."""

    low: Decimal | None
    """What a direct award may be worth for certain; None where the tables say nothing of the day."""
    high: Decimal | None
    """What it may be worth at most; None where the table does not say."""
    about: bool = False
    """Whether the source gives the figure only roughly."""


class SameKind(NamedTuple):
    """Direct awards that are added together: of one category, in one calendar year."""

    category: Category | None
    year: int | None
    awards: tuple[DirectAward, ...]
    sum: Amount
    limits: Limits


_KINDS: dict[Category, str] = {
    Category.GOODS: "goods_services",
    Category.SERVICES: "goods_services",
    Category.ANNEX2: "annex_2",
    Category.WORKS: "works",
}
_ROUGHLY = (Decimal("0.9"), Decimal("1.1"))


def direct_award_limits(category: Category | None, days: Days) -> Limits:
    """Return the limit of a category, or of any if it is not stated, on days that may be on either side of a change.

    The limit for annex 2 has never been below the one for other services, which is what is certain where only that
    one is known.
    """
    kinds = tuple(dict.fromkeys(_KINDS.values())) if category is None else (_KINDS[category],)
    lows: list[Decimal] = []
    highs: list[Decimal | None] = []
    about = False
    for day in dict.fromkeys(days):
        for kind in kinds:
            row = pack("direct_award").on(day, kind=kind)
            if row is None:
                general = pack("direct_award").on(day, kind="goods_services")
                if general is None:
                    return Limits(None, None)
                lows.append(general.amount("limit"))
                highs.append(None)
                continue
            limit = row.amount("limit")
            rough = "about" in row.cells
            about = about or rough
            lows.append(limit * _ROUGHLY[0] if rough else limit)
            highs.append(limit * _ROUGHLY[1] if rough else limit)
    return Limits(min(lows), None if None in highs else max(each for each in highs if each is not None), about)


def limit_rows(category: Category | None, days: Days) -> tuple[Row, ...]:
    """Return the rows of the table that ``direct_award_limits`` goes by: each limit with its first day and source."""
    found: dict[int, Row] = {}
    for day in dict.fromkeys(days):
        for kind in dict.fromkeys(_KINDS.values()) if category is None else (_KINDS[category],):
            row = pack("direct_award").on(day, kind=kind) or pack("direct_award").on(day, kind="goods_services")
            if row is not None:
                found[id(row)] = row
    return tuple(found.values())


def same_kind_awards(plan: Plan, dates: Calendar) -> tuple[SameKind, ...]:
    """Return the plan's direct awards, those of the same category and calendar year together.

    One that may be made in either of two years stands alone: it is not known what it is to be added to.
    """
    groups: dict[object, list[DirectAward]] = {}
    if not any(each.procedure is Procedure.DIRECT for each in plan.procurement):
        return ()
    bought = bought_by(plan)
    for procurement in plan.procurement:
        if procurement.procedure is Procedure.DIRECT and procurement.status is not ProcurementStatus.CANCELLED:
            award = _direct_award(procurement, bought[id(procurement)], dates)
            if award is not None:
                alone = id(procurement) if award.year is None else None
                groups.setdefault((procurement.category, award.year, alone), []).append(award)
    return tuple(_same_kind(awards) for awards in groups.values())


NO_VALUE = Unknown(Text("no value is stated", "inget värde är angivet"))
VALUE_PER_UNIT = Unknown(
    Text("the value is stated for each unit or period", "värdet är angivet per enhet eller period")
)
NO_DAY = Unknown(Text("nothing says in which year it is made", "ingenting säger vilket år den görs"))


def awards_left_out(plan: Plan, dates: Calendar) -> tuple[tuple[Procurement, Unknown], ...]:
    """Return the direct awards that ``same_kind_awards`` cannot add to any others, and why."""
    found: list[tuple[Procurement, Unknown]] = []
    bought = bought_by(plan)
    for procurement in plan.procurement:
        if procurement.procedure is not Procedure.DIRECT or procurement.status is ProcurementStatus.CANCELLED:
            continue
        value, activities = procurement.estimated_value, bought[id(procurement)]
        if worth(procurement, activities) is None:
            found.append((procurement, NO_VALUE if value is None else VALUE_PER_UNIT))
        elif _direct_award(procurement, activities, dates) is None:
            found.append((procurement, NO_DAY))
    return tuple(found)


def _direct_award(procurement: Procurement, activities: Iterable[Activity], dates: Calendar) -> DirectAward | None:
    found = worth(procurement, activities)
    if found is None:
        return None
    days = next((days for _, _, days in stated_steps(procurement, dates)), None)
    if days is None:
        days = min((start for each in activities if (start := dates.of(each).start) is not None), default=None)
    if days is None and dates.start is not None and dates.end is not None:
        days = Days(dates.start.earliest, max(dates.start.earliest, dates.end.latest))
    if days is None:
        return None
    year = days.earliest.year if days.earliest.year == days.latest.year else None
    return DirectAward(procurement, found[0], found[1], days, year)


def worth(procurement: Procurement, activities: Iterable[Activity]) -> tuple[str, Amount] | None:
    """Return the estimated value, else what the activities that are bought cost, if all of them say so in kronor."""
    value = procurement.estimated_value
    if value is not None:
        return None if value.per is not None else ("estimated_value", amount_of(value))
    costs = [each.cost for each in activities]
    if not costs or not all(each is not None and each.unit is Unit.SEK and each.per is None for each in costs):
        return None
    sums = total(amount_of(each) for each in costs if each is not None)
    return "procedure", Amount(sums.low, sums.high)


def _same_kind(awards: list[DirectAward]) -> SameKind:
    awards.sort(key=lambda award: award.days)
    category = awards[0].procurement.category
    limits = [direct_award_limits(category, award.days) for award in awards]
    sums = total(award.value for award in awards)
    lows = [each.low for each in limits]
    highs = [each.high for each in limits]
    return SameKind(
        category,
        awards[0].year,
        tuple(awards),
        Amount(sums.low, sums.high),
        Limits(
            None if None in lows else min(each for each in lows if each is not None),
            None if None in highs else max(each for each in highs if each is not None),
            any(each.about for each in limits),
        ),
    )

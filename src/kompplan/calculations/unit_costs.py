"""Rows of the budget by unit cost: what a funder or the law pays for each unit, whatever it really costs.

    row  = how many × unit cost on the row's days         how many: the row's quantity, or its amount in hours
    hour = monthly pay × 12 / hours of a year             where the plan states a monthly pay; in whole öre
    then × (1 + yearly rise) for every twelve months      from the day on which it holds, else the project's first

The plan's own unit costs come before those of the pack ``unit_costs``, which hold until the plan's begin. A row
without days of its own, or of an activity, lies somewhere in the project's period. Where its days touch two amounts the
result is the interval between them; where an amount is not known on one of the days there is none. What the pack knows
is dated: a row without any day gets nothing from it, but lies between all amounts that the plan states itself.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from kompplan.calculations.budget import BudgetRow, days_of
from kompplan.calculations.dates import Calendar
from kompplan.calculations.rates import Stretch, between, held, rounded
from kompplan.calculations.sums import Amount, Unknown, amount_of
from kompplan.calculations.worked_out import between_words
from kompplan.i18n.safe import quoted
from kompplan.i18n.text import Text
from kompplan.model.budget import BudgetLine, UnitCost
from kompplan.model.plan import Plan
from kompplan.model.shapes import folded
from kompplan.model.words import CostType
from kompplan.packs.pack import Row, pack
from kompplan.values.days import last_day
from kompplan.values.numerals import LARGEST
from kompplan.values.quantity import Quantity, Unit
from kompplan.values.units import MEASURES, PERS

LONGEST_NAME = 60
FIGURES = ("amount", "monthly_pay", "yearly_rise", "valid_from")
"""What the amount of a unit cost is worked out of."""
_MOST_RISES = 100
_DAY = timedelta(days=1)
_ONE = Decimal(1)
_MONTHS = Decimal(12)
_HALF_DAY = "half-day"

NO_DAY = Unknown(Text("which day the unit cost is of is not known, and its amount differs by day",
                      "vilken dag enhetskostnaden gäller är inte känt, och beloppet skiljer mellan dagar"))  # fmt: skip
NO_AMOUNT = Unknown(Text("the unit cost states no amount", "enhetskostnaden anger inget belopp"))
NO_HOURS = Unknown(
    Text(
        "by how many hours a year's pay is divided is not known for the first day of the unit cost",
        "hur många timmar en årslön delas på är inte känt för enhetskostnadens första dag",
    )
)
UNREADABLE = Unknown(Text("what is written of the unit cost cannot be read",
                          "det som är skrivet om enhetskostnaden går inte att läsa"))  # fmt: skip
TOO_MANY_RISES = Unknown(Text("the unit cost would have risen beyond all measure",
                              "enhetskostnaden skulle ha räknats upp över alla gränser"))  # fmt: skip


class Used(NamedTuple):
    """A unit cost on some days."""

    name: Text
    each: Amount | Unknown
    """Kronor for each unit."""
    unit: Unit | None
    """None where it is nothing that kompplan counts."""
    word: Text
    """The unit as it stands after "per"; empty where none is said."""
    told: Text | None
    """How one hour was worked out of pay, and risen, where it was."""
    derived: bool
    """Rounded by kompplan, since it is worked out."""
    replaces: frozenset[CostType]
    own: tuple[UnitCost, ...]
    """Those of the plan with this name; none where it is the pack's."""
    sources: tuple[str, ...]
    """Who says so: of those that hold on the days."""
    known: Stretch | None = None
    """The days for which the pack knows it."""

    @property
    def words(self) -> Text:
        """Return what each unit costs, as ``535 kr per timme``, or why that is not known."""
        if isinstance(self.each, Unknown):
            return self.each.why
        each, per = between_words(self.each), self.word
        if not per.en:
            return Text(f"{each.en} kr", f"{each.sv} kr")
        return Text(f"{each.en} kr per {per.en}", f"{each.sv} kr per {per.sv}")


class _Held(NamedTuple):
    amount: Amount | Unknown
    told: Text | None
    source: str
    derived: bool


class UnitCosts:
    """The unit costs that a plan can use, each looked up on the days of a row."""

    def __init__(self, plan: Plan, dates: Calendar, unreadable: Set[int] = frozenset()) -> None:
        """``unreadable`` are the identities of the plan's own of which a figure is written that nobody can read."""
        self.dates = dates
        self._unreadable = unreadable
        self._own: dict[str, list[UnitCost]] = {}
        for each in plan.budget.unit_costs if plan.budget is not None else ():
            if each.name:
                self._own.setdefault(folded(each.name), []).append(each)
        start, end = dates.start or dates.end, dates.end or dates.start
        self._start = start.earliest if start is not None else None
        self._period = Stretch(start.earliest, end.latest) if start is not None and end is not None else None
        self._found: dict[tuple[str, Stretch | None], Used | None] = {}

    def names(self) -> tuple[str, ...]:
        """Return every name that a row could use, the plan's own first."""
        own = [each[0].name or "" for each in self._own.values()]
        return (*own, *dict.fromkeys(row.cells[each] for row in pack("unit_costs").rows for each in ("sv", "en")))

    def days(self, row: BudgetRow, *, own: bool = False) -> Stretch | None:
        """Return the days on which a row is looked up: its own or its activities', else the project's."""
        found = days_of(row, self.dates)
        return found if own or found is not None else self._period

    def first_day(self, each: UnitCost) -> date | None:
        """Return the day from which a unit cost of the plan holds, else the project's first."""
        return (each.valid_from.first if each.valid_from is not None else None) or self._start

    def of(self, row: BudgetRow) -> Used | None:
        """Return the unit cost that a row names; None where it names none, or there is none of that name."""
        line = row.part
        if not isinstance(line, BudgetLine) or line.unit_cost is None:
            return None
        key, days = folded(line.unit_cost), self.days(row)
        if (key, days) not in self._found:
            own = self._own.get(key)
            listed = _by_name().get(key) if own is None else None
            found = None
            if own is not None:
                found = self._of_plan(own, days)
            elif listed is not None:
                found = _of_pack(listed, days)
            self._found[key, days] = found
        return self._found[key, days]

    def _of_plan(self, own: Sequence[UnitCost], days: Stretch | None) -> Used:
        first = own[0]
        unit = next((found for each in own if (found := _unit_of(each)) is not None), None)
        word = next((said for each in own if (said := _word_of(each))), "")
        dated: list[tuple[date, _Held]] = []
        begins = [each.valid_from.first if each.valid_from is not None else None for each in own]
        for each, begin in zip(own, begins, strict=True):
            later = min((other for other in begins if other is not None and other > (begin or date.min)), default=None)
            dated += self._amounts(each, begin, later, days)
        earliest = min(each for each, _ in dated)
        if days is not None and days.first < earliest:
            dated += _before(_by_name().get(folded(first.name or ""), ()), earliest)
        holding = held(dated, days)
        name = " ".join((first.name or "").split())
        amount: Amount | Unknown = NO_AMOUNT
        if not holding:
            amount = _not_before(quoted(name, LONGEST_NAME), earliest)
        else:
            amount = _together([each.amount for each in holding])
        return Used(
            Text(name, name),
            amount,
            unit,
            Text(word, word) if word else _words_of(unit),
            _told_of(holding),
            any(each.derived for each in holding),
            frozenset(kind for each in own for kind in each.replaces),
            tuple(own),
            tuple(dict.fromkeys(each.source for each in holding if each.source)),
        )

    def _amounts(
        self, each: UnitCost, begin: date | None, later: date | None, days: Stretch | None
    ) -> Iterator[tuple[date, _Held]]:
        """Yield the amounts of a unit cost from its first day on, one for every year in which it rises."""
        first = begin or date.min
        amount, told, by_law = self._stated(each, begin, days)
        derived = bool(by_law)
        source = "; ".join(filter(None, (" ".join((each.source or "").split()), by_law)))
        rise = amount_of(each.yearly_rise) if each.yearly_rise is not None else None
        if rise is None or isinstance(amount, Unknown) or rise == Amount(Decimal(0), Decimal(0)):
            found = amount if isinstance(amount, Unknown) else rounded(amount)
            yield first, _Held(found, told, source, derived)
            return
        start = begin or self._start
        if start is None or days is None:
            yield first, _Held(NO_DAY, None, source, derived)
            return
        upto = days.last if later is None else min(days.last, later)
        years = max(0, days.first.year - start.year - 1)
        while True:
            day = _after(start, years)
            if day is None or years > _MOST_RISES:
                yield max(days.first, first), _Held(TOO_MANY_RISES, None, source, derived)
                return
            if years and (day > upto or day == later):
                return
            risen = _risen(amount, rise, years)
            if risen.low >= LARGEST or (risen.high is not None and risen.high >= LARGEST):
                yield max(days.first, first), _Held(TOO_MANY_RISES, None, source, derived)
                return
            since = first if not years or day <= first else day
            yield since, _Held(rounded(risen), _told_rise(told, amount, rise, years), source, derived or years > 0)
            years += 1

    def _stated(
        self, each: UnitCost, begin: date | None, days: Stretch | None
    ) -> tuple[Amount | Unknown, Text | None, str]:
        """Return an amount before it rises, how it was worked out, and by which law, where it was."""
        if id(each) in self._unreadable:
            return UNREADABLE, None, ""
        if each.amount is not None:
            return amount_of(each.amount), None, ""
        if each.monthly_pay is None:
            return NO_AMOUNT, None, ""
        return self.of_pay(each.monthly_pay, begin or self._start or (days.first if days is not None else None))

    def of_pay(self, monthly: Quantity, day: date | None) -> tuple[Amount | Unknown, Text | None, str]:
        """Return what an hour costs by a monthly pay, how that was worked out, and by which law."""
        row = pack("hours_of_a_year").on(day) if day is not None else None
        if row is None:
            return NO_HOURS, None, ""
        pay, hours = amount_of(monthly), row.amount("hours")
        high = None if pay.high is None else pay.high * _MONTHS / hours
        paid, divisor = between_words(pay), between_words(Amount(hours, hours))
        told = Text(f"{paid.en} × 12 / {divisor.en}", f"{paid.sv} × 12 / {divisor.sv}")
        return Amount(pay.low * _MONTHS / hours, high), told, row.source


# -- the pack ---------------------------------------------------------------------------------------------------------


@cache
def _by_name() -> Mapping[str, tuple[Row, ...]]:
    """Return the rows of the pack by the folded name of what they cost, in either language."""
    found: dict[str, list[Row]] = {}
    for row in pack("unit_costs").rows:
        for language in ("sv", "en"):
            found.setdefault(folded(row.cells[language]), []).append(row)
    return {name: tuple(sorted(rows, key=_first_day)) for name, rows in found.items()}


def _first_day(row: Row) -> date:
    return row.first or date.min


def _of_pack(rows: Sequence[Row], days: Stretch | None) -> Used:
    cells = rows[0].cells
    unit = Unit(cells["per"]) if cells["per"] != _HALF_DAY else None
    name = Text(cells["en"], cells["sv"])
    known = Stretch(_first_day(rows[0]), rows[-1].last or date.max)
    amount: Amount | Unknown = NO_DAY
    holding: list[Row] = []
    if days is not None:
        holding = [row for row in rows if _first_day(row) <= days.last and days.first <= (row.last or date.max)]
        if not holding or _first_day(holding[0]) > days.first or (holding[-1].last or date.max) < days.last:
            amount, holding = _not_on(name, known, days), []
        else:
            amount = between([Amount(row.amount("amount"), row.amount("amount")) for row in holding])
    return Used(
        name,
        amount,
        unit,
        _words_of(unit) if unit is not None else Text("half day", "halvdag"),
        None,
        False,
        frozenset(CostType(word) for word in cells.get("replaces", "").split()),
        (),
        tuple(dict.fromkeys(row.source for row in holding)),
        known,
    )


def _before(rows: Sequence[Row], first: date) -> Iterator[tuple[date, _Held]]:
    """Yield what the pack knows before the first day of the plan's own."""
    earlier = [row for row in rows if _first_day(row) < first]
    for row in earlier:
        amount = row.amount("amount")
        yield _first_day(row), _Held(Amount(amount, amount), None, row.source, derived=False)
    last = earlier[-1].last if earlier else None
    if last is not None and last + _DAY < first:
        yield last + _DAY, _Held(_not_before(earlier[0].cells["sv"], first), None, "", derived=False)


_ONE_OF = {
    Unit.HOUR: Text("hour", "timme"),
    Unit.DAY: Text("day", "dag"),
    Unit.CALENDAR_DAY: Text("calendar day", "dygn"),
    Unit.WEEK: Text("week", "vecka"),
    Unit.MONTH: Text("month", "månad"),
    Unit.QUARTER: Text("quarter", "kvartal"),
    Unit.TERM: Text("term", "termin"),
    Unit.YEAR: Text("year", "år"),
    Unit.PERSON: Text("person", "person"),
    Unit.PLACE: Text("place", "plats"),
    Unit.GROUP: Text("group", "grupp"),
    Unit.TIME: Text("session", "tillfälle"),
    Unit.PIECE: Text("piece", "styck"),
    Unit.MIL: Text("Scandinavian mile", "mil"),
}


def _words_of(unit: Unit | None) -> Text:
    return _ONE_OF.get(unit, Text("", "")) if unit is not None else Text("", "")


def unit_called(word: str | None) -> Unit | None:
    """Return the unit that a word names, in either language."""
    plain = (word or "").strip().casefold()
    measure = MEASURES.get(plain)
    return PERS.get(plain) or (measure.unit if measure is not None and measure.times == 1 else None)


def _unit_of(each: UnitCost) -> Unit | None:
    """Return what a unit cost of the plan is for, where that is something that is counted."""
    if each.amount is not None and each.amount.per is not None:
        return each.amount.per
    if each.unit:
        return unit_called(each.unit)
    return Unit.HOUR if each.monthly_pay is not None else None


def _word_of(each: UnitCost) -> str:
    """Return the plan's own word for the unit, where it is no word that kompplan has in both languages."""
    return quoted(each.unit, LONGEST_NAME) if each.unit and _unit_of(each) is None else ""


# -- amounts ----------------------------------------------------------------------------------------------------------


def _after(day: date, years: int) -> date | None:
    """Return the day some years later; None where no calendar goes so far."""
    year = day.year + years
    if year >= date.max.year:
        return None
    return date(year, day.month, min(day.day, last_day(year, day.month)))


def _told_of(holding: Sequence[_Held]) -> Text | None:
    """Return how the only amount was worked out, or the highest of several."""
    known = [each for each in holding if isinstance(each.amount, Amount)]
    if not known:
        return None
    told = max(known, key=lambda each: each.amount.low if isinstance(each.amount, Amount) else Decimal(0)).told
    if told is None or len(known) == 1:
        return told
    return Text(f"up to {told.en}", f"upp till {told.sv}")


def _risen(amount: Amount, rise: Amount, years: int) -> Amount:
    low = amount.low * (_ONE + rise.low / 100) ** years
    high = None
    if amount.high is not None and rise.high is not None:
        high = amount.high * (_ONE + rise.high / 100) ** years
    return Amount(low, high)


def _told_rise(told: Text | None, amount: Amount, rise: Amount, years: int) -> Text | None:
    """Return how an amount was worked out that has risen so many times."""
    if not years:
        return told
    base, share = told or between_words(amount), between_words(rise)
    if years == 1:
        return Text(f"{base.en} + {share.en} %", f"{base.sv} + {share.sv} %")
    return Text(f"{base.en} + {share.en} % {years} times", f"{base.sv} + {share.sv} % {years} gånger")


def _together(amounts: Sequence[Amount | Unknown]) -> Amount | Unknown:
    known = []
    for each in amounts:
        if isinstance(each, Unknown):
            return each
        known.append(each)
    return between(known)


def _not_before(name: str, begins: date) -> Unknown:
    return Unknown(
        Text(
            f"the plan states no unit cost '{name}' before {begins.isoformat()}",
            f"planen anger ingen enhetskostnad ”{name}” före {begins.isoformat()}",
        )
    )


def _not_on(name: Text, known: Stretch, days: Stretch) -> Unknown:
    first, last = known.first.isoformat(), known.last.isoformat()
    begins, ends = days.first.isoformat(), days.last.isoformat()
    asked = begins if begins == ends else f"{begins} – {ends}"
    return Unknown(
        Text(
            f"'{name.en}' is known from {first} to {last}, but not for all of {asked}",
            f"”{name.sv}” är känt från {first} till {last}, men inte för hela {asked}",
        )
    )

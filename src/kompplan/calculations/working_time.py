"""Counting in working days: how many lie before a day, and which day is the so-manieth.

Days are ordinals (``date.toordinal``), so that counting is arithmetic on whole numbers. A calendar is laid out a year
at a time, when the year is first asked for; after that every question is one look into a list, however long the
stretch.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from itertools import accumulate, compress
from typing import NamedTuple

from kompplan.calculations.workdays import break_on, breaks, day_off, holidays
from kompplan.i18n.text import Text
from kompplan.model.calendar import CalendarDays, WorkCalendar
from kompplan.model.people import Organisation
from kompplan.remembered import Remembered
from kompplan.values.days import FIRST_YEAR, LAST_YEAR
from kompplan.values.when import When, parse_when

_WEEK = bytes((1, 1, 1, 1, 1, 0, 0))
_WEEKS = _WEEK * 54


class OwnDays(NamedTuple):
    """A stretch of days that is worked or not, and the plan's words for it."""

    first: int
    last: int
    text: str | None
    worked: bool


class WorkingDays:
    """One calendar: Swedish working days, less the days that are blocked, with those that are worked all the same."""

    def __init__(
        self,
        first_year: int,
        own: Iterable[OwnDays] = (),
        *,
        july_off: bool = False,
        school_breaks_off: bool = False,
        school_breaks: tuple[str, ...] = (),
    ) -> None:
        """``school_breaks`` are those an organisation has written down itself, as in the settings."""
        self._year = max(FIRST_YEAR, first_year)
        self._own = tuple(own)
        self._july_off = july_off
        self._school_breaks_off = school_breaks_off
        self._school_breaks = school_breaks
        self.first = date(self._year, 1, 1).toordinal()
        self._days: list[int] = []
        self._before: list[int] = [0]
        self.dates: Remembered[int, date | None] = Remembered(self._dated)
        """The working day with a number as a date; None where kompplan does not compute with it."""

    def before(self, day: int) -> int:
        """Return how many working days lie before ``day``; it is also the number of the first one from it on."""
        at = day - self.first
        if at < 0:
            return at * 5 // 7 - 1  # before the years that the plan speaks of: only the order counts
        while at >= len(self._before) and self._lay_out():
            pass
        return self._before[at] if at < len(self._before) else len(self._days) + (at - len(self._before))

    def day(self, number: int) -> int:
        """Return the working day with that number; the first of the calendar has number 0."""
        if number < 0:
            return self.first + number * 2
        while number >= len(self._days) and self._lay_out():
            pass
        return self._days[number] if number < len(self._days) else date(LAST_YEAR, 12, 31).toordinal() + 1

    def _dated(self, number: int) -> date | None:
        return date.fromordinal(self.day(number)) if self.known(number) else None

    def known(self, number: int) -> bool:
        """Tell whether a number stands for a day that kompplan computes with."""
        return number >= 0 and self.day(number) <= _LAST

    def off(self, day: int) -> str | Text | None:
        """Return what makes a day free, in the plan's words where it has any; None for a working day."""
        found: str | Text | None = day_off(date.fromordinal(day))
        if found is None:
            found = self._break(date.fromordinal(day))
        for each in self._own:
            if each.first <= day <= each.last:
                found = None if each.worked else each.text or _BLOCKED
        return found

    def _break(self, day: date) -> Text | None:
        if self._july_off and (rest := break_on(day, school=False)) is not None:
            return rest.name
        if self._school_breaks_off and (rest := break_on(day, school=True, own=self._school_breaks)) is not None:
            return rest.name if rest.period not in _NOT_FOR_ALL else None
        return None

    def _lay_out(self) -> bool:
        """Lay out one year more; tell whether there was one."""
        year = self._year
        if year > LAST_YEAR:
            return False
        new_year = date(year, 1, 1)
        first = new_year.toordinal()
        length = date(year + 1, 1, 1).toordinal() - first
        worked = bytearray(_WEEKS[new_year.weekday() : new_year.weekday() + length])
        for day in holidays(year):
            worked[day.toordinal() - first] = 0
        for begins, ends in self._breaks(year):
            _set(worked, begins - first, ends - first, 0)
        for own in self._own:
            _set(worked, own.first - first, own.last - first, own.worked)
        self._days += compress(range(first, first + length), worked)
        self._before += accumulate(worked, initial=self._before.pop())
        self._year += 1
        return True

    def _breaks(self, year: int) -> Iterable[tuple[int, int]]:
        if self._july_off:
            for each in breaks(year):
                if each.period == "vacation":
                    yield each.first.toordinal(), each.last.toordinal()
        if self._school_breaks_off:
            written = [when for each in self._school_breaks if isinstance(when := parse_when(each), When)]
            own = [(each.first, each.last) for each in written if each.first is not None and each.last is not None]
            own = [(first, last) for first, last in own if first.year <= year <= last.year]
            rough = [each for each in (*breaks(year), *breaks(year - 1)) if each.period not in _NOT_FOR_ALL]
            for first, last in own or [(each.first, each.last) for each in rough]:
                yield first.toordinal(), last.toordinal()


_NOT_FOR_ALL = frozenset({"vacation", "sport-break"})
"""The vacation month has a word of its own, and the sport break falls in another week in each region."""
_LAST = date(LAST_YEAR, 12, 31).toordinal()
_BLOCKED = Text("a blocked period", "en spärrad period")


def _set(days: bytearray, first: int, last: int, worked: bool | int) -> None:
    first, last = max(first, 0), min(last, len(days) - 1)
    if first <= last:
        days[first : last + 1] = bytes((int(worked),)) * (last - first + 1)


class WorkingTime:
    """The calendars of a plan: the common one, and that of each organisation with days of its own."""

    def __init__(
        self,
        calendar: WorkCalendar | None,
        organisations: Iterable[Organisation] = (),
        *,
        first_year: int,
        school_breaks: tuple[str, ...] = (),
    ) -> None:
        self._calendar = calendar
        self._parents: Mapping[str, str] = {
            each.id.strip(): each.parent.strip() for each in organisations if each.id and each.parent
        }
        self._first_year = first_year
        self._school_breaks = school_breaks
        self._made: dict[frozenset[str], WorkingDays] = {}
        self._of: dict[str, WorkingDays] = {}

    @cached_property
    def common(self) -> WorkingDays:
        """The calendar that holds for everybody."""
        return self._with(frozenset())

    @cached_property
    def _having_own(self) -> frozenset[str]:
        calendar = self._calendar
        stated = (*calendar.blocked, *calendar.extra_days) if calendar is not None else ()
        return frozenset(each.organisation.strip() for each in stated if each.organisation)

    def of(self, organisation: str | None) -> WorkingDays:
        """Return the calendar of an organisation: the common one with its own days and those it stands under."""
        if organisation is None or not self._having_own:
            return self.common
        name = organisation.strip()
        found = self._of.get(name)
        if found is None:
            found = self._of[name] = self._with(self._over(name) & self._having_own)
        return found

    def _over(self, name: str) -> frozenset[str]:
        """Return an organisation and all that it is a part of."""
        found: set[str] = set()
        at: str | None = name
        while at is not None and at not in found:
            found.add(at)
            at = self._parents.get(at)
        return frozenset(found)

    def _with(self, names: frozenset[str]) -> WorkingDays:
        found = self._made.get(names)
        if found is None:
            calendar = self._calendar
            own: list[OwnDays] = []
            if calendar is not None:
                own += _stretches(calendar.blocked, names, worked=False)
                own += _stretches(calendar.extra_days, names, worked=True)
            found = self._made[names] = WorkingDays(
                self._first_year,
                own,
                july_off=calendar is not None and calendar.july_off is True,
                school_breaks_off=calendar is not None and calendar.school_breaks_off is True,
                school_breaks=self._school_breaks,
            )
        return found


def _stretches(stated: Iterable[CalendarDays], names: frozenset[str], *, worked: bool) -> Iterable[OwnDays]:
    for each in stated:
        when = each.when
        if each.organisation and each.organisation.strip() not in names:
            continue
        if when is not None and when.first is not None and when.last is not None:
            yield OwnDays(when.first.toordinal(), when.last.toordinal(), each.text, worked)

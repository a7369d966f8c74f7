"""What a plan gives a schedule to count with, by the number of each activity: calendars, lengths, bounds and links."""

from datetime import date

from kompplan.calculations.dates import UNDATED, Calendar, Dates
from kompplan.calculations.durations import Lasting, Source, Stretch, comes_back, lasting, stretch
from kompplan.calculations.network import Link, Network
from kompplan.calculations.placing import NEVER, Bounds, Edge, Ends, Frame, Lengths
from kompplan.calculations.scheduled import Why
from kompplan.calculations.working_time import WorkingDays, WorkingTime
from kompplan.model.activities import Activity
from kompplan.model.plan import Plan
from kompplan.model.words import ActivityStatus, Kind, LinkKind
from kompplan.settings import DEFAULT, Settings

_NO_DAY = -2 * NEVER
_ENDS = {
    LinkKind.FINISH_START: int(Ends.FINISH_START),
    LinkKind.START_START: int(Ends.START_START),
    LinkKind.FINISH_FINISH: int(Ends.FINISH_FINISH),
    LinkKind.START_FINISH: int(Ends.START_FINISH),
}


def working_time(plan: Plan, dates: Calendar, settings: Settings = DEFAULT) -> WorkingTime:
    """Return the calendars that a plan goes by."""
    years = [
        days.earliest.year for each in dates.activities.values() for days in (each.start, each.end) if days is not None
    ]
    if dates.start is not None:
        years.append(dates.start.earliest.year)
    return WorkingTime(
        plan.calendar,
        plan.organisations,
        first_year=min(years, default=date.max.year) - 2,
        school_breaks=settings.school_breaks,
    )


class Given:
    """What a plan gives to count with, by the number of each activity."""

    def __init__(self, plan: Plan, dates: Calendar, links: Network, settings: Settings) -> None:
        self.activities = plan.activities
        self.dates = dates
        self.links = links
        self.time = working_time(plan, dates, settings)
        self.day_hours = settings.day_hours
        size = self.size = len(plan.activities)
        self.project_start = dates.start.earliest.toordinal() if dates.start is not None else None
        self.project_end = dates.end.latest.toordinal() if dates.end is not None else None
        self.common = self.time.common
        self.calendars: list[WorkingDays] = [self.common] * size
        self.lastings: list[Lasting] = []
        self.working = [1] * size
        self.stretches: dict[int, Stretch] = {}
        self.not_before = [-NEVER] * size
        self.otherwise = [-NEVER] * size
        self.done_from = [-NEVER] * size
        self.fixed = [_NO_DAY] * size
        self.not_after = [NEVER] * size
        self.due = [NEVER] * size
        self.stated_end = [NEVER] * size
        self.moved: dict[int, date] = {}
        self.stated: set[int] = set()
        self.out_of_it: dict[int, Why] = {}
        self.lengths: dict[int, Lasting] = {}
        self.plain: dict[int, Lasting] = {}
        """By the identity of the length, those that are exactly known working days."""
        self.first = self.common.before(self.project_start) if self.project_start is not None else -NEVER
        self.lags: dict[int, Stretch | None] = {}
        self.loose = False
        """Whether any date or length is not exactly known, so that there is more than one schedule."""
        self.done: set[int] = set()
        self.kinds: dict[int, Kind] = {}
        caught = links.caught
        for number, activity in enumerate(plan.activities):
            state = activity.__dict__
            status = state.get("status")
            if status is ActivityStatus.DONE:
                self.done.add(number)
            kind = state.get("kind")
            if kind is not None:
                self.kinds[number] = kind
            known = self.plain.get(id(state.get("length")))
            if (
                known is not None
                and status is None
                and state.get("organisation") is None
                and dates.activities[id(activity)] is UNDATED
                and not comes_back(activity)
                and id(activity) not in caught
            ):
                # The commonest activity of a large plan; ``_read`` would come to the same.
                self.lastings.append(known)
                self.working[number] = known.low.working
                self.not_before[number] = self.first
            else:
                self._read(number, activity)
        self.known = Lengths(self.working, self.stretches)
        self.bounds = Bounds(self.not_before, self.done_from, self.otherwise)
        self._read_links()

    # -- reading ------------------------------------------------------------------------------------------------------

    def _read(self, number: int, activity: Activity) -> None:
        state = activity.__dict__
        found = self.dates.activities[id(activity)]
        how_long = self._lasting(activity, found)
        self.lastings.append(how_long)
        days = self.common
        organisation = state.get("organisation")
        if organisation is not None:
            days = self.calendars[number] = self.time.of(organisation)
        status = state.get("status")
        if status is ActivityStatus.CANCELLED or id(activity) in self.links.caught:
            self.out_of_it[number] = Why.CANCELLED if status is ActivityStatus.CANCELLED else Why.RING
            return
        stated = found.start is not None or found.end is not None
        if status is ActivityStatus.DONE and not stated:
            self.out_of_it[number] = Why.DONE
            return
        low, high, _ = how_long
        if low.plain:
            self.working[number] = low.working
        else:
            self.working[number] = 0
            self.stretches[number] = low
        if low is not high and low != high:
            self.loose = True
        if stated:
            self._place_stated(number, activity, found, how_long)
        elif self.project_start is not None:
            self.not_before[number] = days.before(self.project_start) if days is not self.common else self.first

    def _lasting(self, activity: Activity, found: Dates) -> Lasting:
        start, end = found.start, found.end
        if start is None or end is None:
            length = activity.length
            if length is None or comes_back(activity):
                return lasting(activity, self.day_hours)
            known = self.lengths.get(id(length))  # the same words are the same quantity
            if known is None:
                known = self.lengths[id(length)] = lasting(activity, self.day_hours)
                if known.low.plain and known.low == known.high:
                    self.plain[id(length)] = known
            return known
        if start == end and all(name == "when" for name, _ in found.stated):  # one time, not two
            how_long = lasting(activity, self.day_hours)
            if how_long.source is not Source.NOT_STATED:
                return how_long
            exact = start.earliest == start.latest
            return Lasting(Stretch(1), Stretch(1) if exact else None, Source.ONE_DAY)
        return Lasting(Stretch(1), None, Source.DATES)

    def _place_stated(self, number: int, activity: Activity, found: Dates, how_long: Lasting) -> None:
        days = self.calendars[number]
        begins, ends = found.start, found.end
        self.stated.add(number)
        due = any(name == "due" for name, _ in found.stated) or begins is None
        if begins is not None:
            first, last = begins.earliest.toordinal(), begins.latest.toordinal()
            at = self.not_before[number] = days.before(first)
            self.not_after[number] = max(days.before(last + 1) - 1, at)
            if first == last:
                self.fixed[number] = at
                if days.day(at) != first and how_long.source is not Source.DATES:
                    self.moved[number] = begins.earliest
            else:
                self.loose = True
        elif self.project_start is not None:
            self.not_before[number] = days.before(min(self.project_start, ends.latest.toordinal() if ends else NEVER))
        if ends is None:
            return
        first, last = ends.earliest.toordinal(), ends.latest.toordinal()
        done = days.before(last + 1)
        if how_long.source is Source.DATES:
            self._from_dates(number, days.before(first + 1), done)
        elif begins is None and how_long.source is Source.NOT_STATED:
            self.working[number] = 0 if how_long.low.working == 0 else 1
            self.done_from[number] = days.before(first + 1)
        self.stated_end[number] = done
        if first != last or begins is None:
            self.loose = True
        if due:
            self.due[number] = done
        elif begins != ends:
            pass
        elif begins is not None and begins.earliest != begins.latest:
            self.due[number] = done  # "mars 2027": all of it some day in March
        if begins is None:
            length = self.working[number] or 1
            self.otherwise[number] = done - length
        elif number in self.moved and self.due[number] < NEVER:  # a day off moves, and what is to be done on it
            self.due[number] = max(self.due[number], self.not_before[number] + self.working[number])

    def _from_dates(self, number: int, done_first: int, done_last: int) -> None:
        """Let an activity last from its stated beginning to its stated end."""
        first, last = self.not_before[number], self.not_after[number]
        length = max(done_first - last, 1)
        self.working[number] = length
        exact = first == last and done_first == done_last
        self.lastings[number] = Lasting(Stretch(length), Stretch(max(done_last - first, 1)), Source.DATES)
        if not exact:
            self.done_from[number] = done_first

    def _read_links(self) -> None:
        size = self.size
        self.edges: list[Edge] = []
        self.edge_links: list[Link] = []
        self.into: list[list[int]] = [[] for _ in range(size)]
        self.out: list[list[int]] = [[] for _ in range(size)]
        self.waits_for: dict[int, Activity] = {}
        calendars, out_of_it = self.calendars, self.out_of_it
        edge = tuple.__new__
        edges, edge_links, into, out = self.edges, self.edge_links, self.into, self.out
        self.in_order = True
        """Whether each activity stands below those that it waits for."""
        done = self.done
        for link, (before, after, item) in zip(self.links.links, self.links.numbers, strict=True):
            if before in done or after in done or after in out_of_it:
                continue
            if before in out_of_it:
                if out_of_it[before] is not Why.CANCELLED:
                    self.waits_for.setdefault(after, link.before)
                    self.loose = True
                continue
            stated = link[1].__dict__["depends_on"][item].__dict__
            ends, lag, calendar = 0, 0, None
            kind, after_it = (stated.get("kind"), stated.get("lag")) if len(stated) > 1 else (None, None)
            if kind is not None:
                ends = _ENDS[kind]
            if after_it is not None:
                key = id(after_it)
                if key not in self.lags:
                    self.lags[key] = stretch(after_it, after_it.low, self.day_hours)
                by = self.lags[key]
                if by is None:
                    pass
                elif by.months or by.days:
                    calendar = by
                else:
                    lag = by.working
            apart = calendars[before] is not calendars[after]
            if before > after:
                self.in_order = False
            at = len(edges)
            edges.append(edge(Edge, (before, after, ends, lag, calendar, apart)))
            edge_links.append(link)
            into[after].append(at)
            out[before].append(at)
        self.frame = Frame(self.calendars, self.edges, self.into, self.out, self._order(), self.fixed)

    def _order(self) -> list[int]:
        """Return the numbers so that each comes after those that it waits for (Kahn 1962), else as in the plan."""
        edges, out = self.edges, self.out
        if self.in_order:
            return [number for number in range(self.size) if number not in self.out_of_it]
        waiting = [len(each) for each in self.into]
        ready = [number for number in range(self.size) if not waiting[number] and number not in self.out_of_it]
        for number in ready:
            for each in out[number]:
                after = edges[each][1]
                waiting[after] -= 1
                if not waiting[after]:
                    ready.append(after)
        return ready

    def in_each(self, day: int) -> list[int]:
        """Return a boundary as a number in the calendar of each activity."""
        known = {id(days): days.before(day) for days in {id(days): days for days in self.calendars}.values()}
        if len(known) == 1:
            return list(known.values()) * self.size
        return [known[id(days)] for days in self.calendars]

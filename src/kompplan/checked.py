"""A plan with everything that is computed from it, each at most once, on first use."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from kompplan.calculations.dates import Calendar, Time, calendar, times
from kompplan.calculations.network import Network, network
from kompplan.calculations.walk import Step, walk
from kompplan.diagnostics.source import Source
from kompplan.loading.bind import UnknownKey
from kompplan.loading.load import Loaded
from kompplan.loading.places import Anchor, blank, locate_node
from kompplan.loading.spelling import nearest
from kompplan.model.base import Part
from kompplan.model.people import Table
from kompplan.model.plan import Plan
from kompplan.model.words import Status
from kompplan.settings import DEFAULT, Settings
from kompplan.syntax.tree import Mapping as MappingNode
from kompplan.syntax.tree import Sequence
from kompplan.values.quantity import Quantity
from kompplan.values.when import When

if TYPE_CHECKING:
    from kompplan.calculations.budget import BudgetRow, BudgetView, Slice
    from kompplan.calculations.cause_costs import CauseCosts
    from kompplan.calculations.chain import Chain
    from kompplan.calculations.chance import Asked, Chance
    from kompplan.calculations.coverage import Coverage
    from kompplan.calculations.dimensions import Dimension
    from kompplan.calculations.financing import Financing
    from kompplan.calculations.months import Curve
    from kompplan.calculations.parties import Parties
    from kompplan.calculations.people import People
    from kompplan.calculations.procurement import Purchase
    from kompplan.calculations.references import References
    from kompplan.calculations.riskmatrix import RiskAssessment
    from kompplan.calculations.scheduled import Schedule
    from kompplan.calculations.strikes import Refusal
    from kompplan.calculations.tables import Spot, TableView
    from kompplan.calculations.tasks import Given
    from kompplan.calculations.thread import Thread
    from kompplan.calculations.unit_costs import UnitCosts


_MOST_MISSPELT = 50
"""How many unknown keys a likely field is looked for; a file that is no plan at all may have thousands."""


class CheckedPlan:
    """What rules and reports are handed: the plan, ``today``, the results, and the way from a part to its place."""

    def __init__(self, loaded: Loaded, today: date, settings: Settings = DEFAULT, status: Status | None = None) -> None:
        """``status`` is what the plan is judged as where that is not what it says itself."""
        self.loaded = loaded
        self.plan: Plan = loaded.plan
        self.today = today
        self.settings = settings
        self.status: Status = status or loaded.plan.status

    def chance(self, asked: "Asked") -> "Chance | tuple[Refusal, ...]":
        """Return what of the plan is left to chance, as far as it is asked for, or why it cannot be."""
        from kompplan.calculations.chance import chance  # noqa: PLC0415 - only simulation needs it

        return chance(
            self.plan,
            asked,
            self.budget,
            self.calendar,
            self.network,
            self.risks,
            self.purchases,
            self.settings,
        )

    @property
    def unknown_keys(self) -> tuple[UnknownKey, ...]:
        return self.loaded.unknown

    def at(self, part: Part, field: str | None = None, index: int | None = None, *, cell: int | None = None) -> Anchor:
        """Return the place of a part, of one of its fields, or of one item of the field."""
        return Anchor(part, field, index, cell=cell)

    def key(self, part: Part, field: str) -> Anchor:
        """Return the place of a field's key."""
        return Anchor(part, field, on_key=True)

    def written(self, part: Part, field: str) -> bool:
        """Tell whether the file says anything in the field, even if it could not be read; an empty one says nothing."""
        if field in part.stated:  # as most that are asked for: what was read from a text needs no look at the file
            value = part.__dict__[field]
            kind = value.__class__
            if kind is When or kind is Quantity or (kind is str and value.strip()):
                return True
        origin = self.loaded.origins.get(id(part))
        entry = origin.fields.get(field) if origin is not None else None
        if entry is None:
            return bool(self.loaded.unknown) and origin is not None and field in self._misspelt.get(id(origin.node), ())
        return not blank(entry.value)

    def unreadable(self, part: Part, field: str) -> bool:
        """Tell whether the file says something in the field that could not be read."""
        return getattr(part, field) is None and self.written(part, field)

    @cached_property
    def _misspelt(self) -> Mapping[int, frozenset[str]]:
        """Return, by block, the fields that keys which no field answers to were probably meant to be.

        What such a key says is not read, but it is not missing either: its misspelling is reported, and that is enough.
        """
        meant: dict[tuple[Source, int], str] = {}
        for key, kind in self.loaded.unknown[:_MOST_MISSPELT]:
            guess = nearest(key.text, kind.spellings)
            if guess is not None:
                meant[key.source, key.start] = kind.spellings[guess].name
        found: dict[int, frozenset[str]] = {}
        if not meant:
            return found
        for origin in self.loaded.origins.values():
            node = origin.node
            if isinstance(node, MappingNode):
                fields = {
                    meant[key.source, key.start]
                    for key, value in node.entries
                    if (key.source, key.start) in meant and not blank(value)
                }
                if fields:
                    found[id(node)] = frozenset(fields)
        return found

    def complete(self, part: Part, field: str) -> bool:
        """Tell whether every item of a list could be read, so that the items can be counted and added up."""
        origin = self.loaded.origins.get(id(part))
        entry = origin.fields.get(field) if origin is not None else None
        if entry is None or not isinstance(entry.value, Sequence):
            return True
        return len(entry.value.items) == len(getattr(part, field))

    def missing(self, part: Part, field: str) -> Anchor:
        """Return where a finding about a field without content points: its key if it stands empty, else its part."""
        origin = self.loaded.origins.get(id(part))
        written = origin is not None and field in origin.fields
        return Anchor(part, field, on_key=True) if written else Anchor(part)

    def missing_section(self, field: str) -> Anchor:
        """Return where a finding about a missing section points: its empty key, else the status that asks for it."""
        anchor = self.missing(self.plan, field)
        project = self.plan.project
        if anchor.field is not None or project is None:
            return anchor
        return Anchor(project, "status") if self.written(project, "status") else Anchor(self.plan, "project")

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The texts that the plan is made of: its own file, then those that it includes."""
        brought = (each.source for each in self.loaded.brought)
        return (self.loaded.root.source, *(source for source in brought if source is not None))

    @cached_property
    def outline(self) -> bytes:
        """What is left of the plan's texts without small letters, every digit made alike."""
        from kompplan.calculations.outline import outline  # noqa: PLC0415 - only who judges a plan pays for it

        return outline(source.text for source in self.sources)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Every part of the plan with the way to it."""
        return tuple(walk(self.plan))

    @cached_property
    def parents(self) -> Mapping[int, Step]:
        """The way to each part, by the part's identity."""
        return {id(step.part): step for step in self.steps}

    @cached_property
    def references(self) -> "References":
        from kompplan.calculations.references import references  # noqa: PLC0415 - as above

        return references(self.steps)

    @cached_property
    def times(self) -> tuple[Time, ...]:
        """Every time that stands anywhere in the plan."""
        return times(self.steps)

    @cached_property
    def parties(self) -> "Parties":
        """Every text that names a role or an organisation."""
        from kompplan.calculations.parties import parties  # noqa: PLC0415 - as above

        return parties(self.steps)

    @cached_property
    def calendar(self) -> Calendar:
        return calendar(self.plan)

    @cached_property
    def risks(self) -> "RiskAssessment":
        from kompplan.calculations.riskmatrix import assess  # noqa: PLC0415 - as above

        return assess(self.plan.risks)

    @cached_property
    def budget(self) -> "BudgetView":
        from kompplan.calculations.budget import budget_view  # noqa: PLC0415 - only who asks for money pays for it

        return budget_view(self.plan, self.calendar, self.coverage, lambda: self.unit_costs)

    @cached_property
    def _slices(self) -> "dict[Dimension, tuple[Slice, ...]]":
        return {}

    def slices(self, dimension: "Dimension") -> "tuple[Slice, ...]":
        """Return the rows of the budget grouped by a dimension, which a report asks for several times."""
        if dimension not in self._slices:
            self._slices[dimension] = self.budget.by(dimension)
        return self._slices[dimension]

    @cached_property
    def budget_rows(self) -> "Mapping[int, BudgetRow]":
        """The rows of the budget by the identity of the line or activity that each is."""
        return {id(row.part): row for row in self.budget.rows}

    @cached_property
    def names_unit_costs(self) -> bool:
        """Whether any line of the budget names a unit cost; most budgets have none, and need not look them up."""
        return self.plan.budget is not None and any(each.unit_cost is not None for each in self.plan.budget.lines)

    @cached_property
    def unit_costs(self) -> "UnitCosts":
        """The unit costs that the plan's rows can name."""
        from kompplan.calculations.unit_costs import FIGURES, UnitCosts  # noqa: PLC0415 - few budgets need it

        own = self.plan.budget.unit_costs if self.plan.budget is not None else ()
        unreadable = (each for each in own if any(self.unreadable(each, name) for name in FIGURES))
        return UnitCosts(self.plan, self.calendar, frozenset(map(id, unreadable)))

    @cached_property
    def financing(self) -> "Financing":
        """Who pays what of the costs that count."""
        from kompplan.calculations.financing import financing  # noqa: PLC0415 - only who asks for it pays for it

        return financing(self.plan, self.budget, self.calendar)

    @cached_property
    def curve(self) -> "Curve":
        """The costs by month, and the liquidity."""
        from kompplan.calculations.months import curve  # noqa: PLC0415 - as above

        return curve(self.plan, self.budget, self.calendar, self.financing, self.settings.day_hours)

    @cached_property
    def tables(self) -> "tuple[TableView, ...]":
        """The printed tables, with their columns understood."""
        from kompplan.calculations.tables import table_view  # noqa: PLC0415 - as above

        return tuple(table_view(table, self._misread_cells(table)) for table in self.plan.tables)

    def _misread_cells(self, table: Table) -> "Iterator[Spot]":
        """Yield the cells that look empty because they could not be read."""
        from kompplan.calculations.tables import Spot  # noqa: PLC0415 - as above

        for number, row in enumerate(table.rows):
            for cell, value in enumerate(row):
                if value is None:
                    node = locate_node(Anchor(table, "rows", number, cell=cell), self.loaded.origins)
                    if node is not None and not blank(node):
                        yield Spot("rows", number, cell)

    @cached_property
    def people(self) -> "People":
        """The target groups with their overlaps."""
        from kompplan.calculations.people import people  # noqa: PLC0415 - as above

        return people(self.plan.target_groups)

    @cached_property
    def coverage(self) -> "Coverage":
        """Which budget lines pay for which activities."""
        from kompplan.calculations.coverage import coverage  # noqa: PLC0415 - as above

        return coverage(self.plan)

    @cached_property
    def purchases(self) -> "tuple[Purchase, ...]":
        """What is bought and when it can be there; today counts only where the plan itself says which day it is."""
        from kompplan.calculations.procurement import purchases  # noqa: PLC0415 - as above

        return purchases(self.plan, self.calendar, self.settings, self._stated_today)

    @cached_property
    def scheduled_purchases(self) -> "tuple[Purchase, ...]":
        """The same, and when what has no date of its own is needed by the schedule: for calendars, not for verdicts."""
        from kompplan.calculations.procurement import purchases  # noqa: PLC0415 - as above

        return purchases(self.plan, self.calendar, self.settings, self._stated_today, self.schedule)

    @property
    def _stated_today(self) -> date | None:
        project = self.plan.project
        return self.today if project is not None and project.today is not None else None

    @cached_property
    def chain(self) -> "Chain":
        """The solution tree, what answers what, and why each activity is there."""
        from kompplan.calculations.chain import chain  # noqa: PLC0415 - as above

        return chain(self.plan)

    @cached_property
    def thread(self) -> "Thread":
        """The whole red thread, from the problem to the hand-over."""
        from kompplan.calculations.thread import thread  # noqa: PLC0415 - only who traces pays for it

        return thread(self.plan, self.chain, self.coverage, self.budget.rows, self.calendar)

    @cached_property
    def cause_costs(self) -> "CauseCosts":
        from kompplan.calculations.cause_costs import cause_costs  # noqa: PLC0415 - as above

        return cause_costs(self.chain, self.thread, self.budget.rows)

    @cached_property
    def network(self) -> Network:
        """Which activities wait for which."""
        return network(self.plan.activities)

    @cached_property
    def schedule(self) -> "Schedule":
        """When everything can happen."""
        from kompplan.calculations.schedule import schedule  # noqa: PLC0415 - as above

        return schedule(self.plan, self.calendar, self.network, self.settings)

    @cached_property
    def loads_given(self) -> "Given":
        """What the workload is worked out from: who takes part in what, and when."""
        from kompplan.calculations.attendance import attendances  # noqa: PLC0415 - as above
        from kompplan.calculations.schedule_given import working_time  # noqa: PLC0415 - as above
        from kompplan.calculations.tasks import Given  # noqa: PLC0415 - as above

        plan, dates, settings = self.plan, self.calendar, self.settings
        taking_part = attendances(plan, self.people, dates, settings.day_hours)
        time = working_time(plan, dates, settings)
        return Given(plan, dates, self.schedule, time, self.people, taking_part, settings)

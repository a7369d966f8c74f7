"""A plan with everything that is computed from it, each at most once, on first use."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from kompplan.calculations.budget import BudgetView, budget_view
from kompplan.calculations.chain import Chain, chain
from kompplan.calculations.coverage import Coverage, coverage
from kompplan.calculations.dates import Calendar, Time, calendar, times
from kompplan.calculations.network import Network, network
from kompplan.calculations.outline import outline
from kompplan.calculations.parties import Parties, parties
from kompplan.calculations.people import People, people
from kompplan.calculations.procurement import Purchase, purchases
from kompplan.calculations.references import References, references
from kompplan.calculations.riskmatrix import RiskAssessment, assess
from kompplan.calculations.tables import Spot, TableView, table_view
from kompplan.calculations.walk import Step, walk
from kompplan.diagnostics.source import Source
from kompplan.loading.bind import UnknownKey
from kompplan.loading.load import Loaded
from kompplan.loading.places import Anchor, blank, locate_node
from kompplan.model.base import Part
from kompplan.model.people import Table
from kompplan.model.plan import Plan
from kompplan.model.words import Status
from kompplan.settings import DEFAULT, Settings
from kompplan.syntax.tree import Sequence

if TYPE_CHECKING:
    from kompplan.calculations.cause_costs import CauseCosts
    from kompplan.calculations.thread import Thread


class CheckedPlan:
    """What rules and reports are handed: the plan, ``today``, the results, and the way from a part to its place."""

    def __init__(self, loaded: Loaded, today: date, settings: Settings = DEFAULT, status: Status | None = None) -> None:
        """``status`` is what the plan is judged as where that is not what it says itself."""
        self.loaded = loaded
        self.plan: Plan = loaded.plan
        self.today = today
        self.settings = settings
        self.status: Status = status or loaded.plan.status

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
        origin = self.loaded.origins.get(id(part))
        entry = origin.fields.get(field) if origin is not None else None
        return entry is not None and not blank(entry.value)

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
    def references(self) -> References:
        return references(self.steps)

    @cached_property
    def times(self) -> tuple[Time, ...]:
        """Every time that stands anywhere in the plan."""
        return times(self.steps)

    @cached_property
    def parties(self) -> Parties:
        """Every text that names a role or an organisation."""
        return parties(self.steps)

    @cached_property
    def calendar(self) -> Calendar:
        return calendar(self.plan)

    @cached_property
    def risks(self) -> RiskAssessment:
        return assess(self.plan.risks)

    @cached_property
    def budget(self) -> BudgetView:
        return budget_view(self.plan, self.calendar, self.coverage)

    @cached_property
    def tables(self) -> tuple[TableView, ...]:
        """The printed tables, with their columns understood."""
        return tuple(table_view(table, self._misread_cells(table)) for table in self.plan.tables)

    def _misread_cells(self, table: Table) -> Iterator[Spot]:
        """Yield the cells that look empty because they could not be read."""
        for number, row in enumerate(table.rows):
            for cell, value in enumerate(row):
                if value is None:
                    node = locate_node(Anchor(table, "rows", number, cell=cell), self.loaded.origins)
                    if node is not None and not blank(node):
                        yield Spot("rows", number, cell)

    @cached_property
    def people(self) -> People:
        """The target groups with their overlaps."""
        return people(self.plan.target_groups)

    @cached_property
    def coverage(self) -> Coverage:
        """Which budget lines pay for which activities."""
        return coverage(self.plan)

    @cached_property
    def purchases(self) -> tuple[Purchase, ...]:
        """What is bought and when it can be there; today counts only where the plan itself says which day it is."""
        project = self.plan.project
        dated = project is not None and project.today is not None
        return purchases(self.plan, self.calendar, self.settings, self.today if dated else None)

    @cached_property
    def chain(self) -> Chain:
        """The solution tree, what answers what, and why each activity is there."""
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

"""A plan with everything that is computed from it, each at most once, on first use."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from kompplan.calculations.budget import BudgetView, budget_view
from kompplan.calculations.chain import Chain, chain
from kompplan.calculations.coverage import Coverage, coverage
from kompplan.calculations.dates import Calendar, Time, calendar, times
from kompplan.calculations.people import People, people
from kompplan.calculations.references import References, references
from kompplan.calculations.riskmatrix import RiskAssessment, assess
from kompplan.calculations.tables import Spot, TableView, table_view
from kompplan.calculations.walk import Step, walk
from kompplan.loading.bind import UnknownKey
from kompplan.loading.load import Loaded
from kompplan.loading.places import Anchor, blank, locate_node
from kompplan.model.base import Part
from kompplan.model.people import Table
from kompplan.model.plan import Plan
from kompplan.model.words import Status
from kompplan.settings import DEFAULT, Settings
from kompplan.syntax.tree import Sequence


class CheckedPlan:
    """What rules and reports are handed: the plan, ``today``, the results, and the way from a part to its place."""

    def __init__(self, loaded: Loaded, today: date, settings: Settings = DEFAULT) -> None:
        self.loaded = loaded
        self.plan: Plan = loaded.plan
        self.today = today
        self.settings = settings

    @property
    def status(self) -> Status:
        return self.plan.status

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
    def chain(self) -> Chain:
        return chain(self.plan)

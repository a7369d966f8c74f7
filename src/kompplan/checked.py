"""A plan with everything that is computed from it, each at most once, on first use."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from kompplan.calculations.budget import BudgetView, budget_view
from kompplan.calculations.chain import Chain, chain
from kompplan.calculations.dates import Calendar, calendar
from kompplan.calculations.references import References, references
from kompplan.calculations.riskmatrix import RiskAssessment, assess
from kompplan.calculations.walk import Step, walk
from kompplan.loading.bind import UnknownKey
from kompplan.loading.load import Loaded
from kompplan.loading.places import Anchor
from kompplan.model.base import Part
from kompplan.model.plan import Plan
from kompplan.model.words import Status


class CheckedPlan:
    """What rules and reports are handed: the plan, ``today``, the results, and the way from a part to its place."""

    def __init__(self, loaded: Loaded, today: date) -> None:
        self.loaded = loaded
        self.plan: Plan = loaded.plan
        self.today = today

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
        """Tell whether the file has the field at all, even if its value could not be read."""
        origin = self.loaded.origins.get(id(part))
        return origin is not None and field in origin.fields

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
    def calendar(self) -> Calendar:
        return calendar(self.plan)

    @cached_property
    def risks(self) -> RiskAssessment:
        return assess(self.plan.risks)

    @cached_property
    def budget(self) -> BudgetView:
        return budget_view(self.plan)

    @cached_property
    def chain(self) -> Chain:
        return chain(self.plan)

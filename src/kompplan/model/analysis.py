"""Why: needs, strengths and weaknesses, and the solution tree of problem, causes and measures."""

from typing import ClassVar

from kompplan.model.base import AddressRef, CauseRef, Count, GoalRef, GroupRef, Id, MeasureRef, Part
from kompplan.model.words import Aspect, Kind, Level, NeedStatus
from kompplan.values.recurrence import Recurrence
from kompplan.values.when import When


class Need(Part):
    """What a staff group has said that it needs."""

    scalar: ClassVar[str | None] = "text"
    essential: ClassVar[tuple[str, ...]] = ("text",)

    id: Id | None = None
    text: str | None = None
    groups: tuple[GroupRef, ...] = ()
    source: str | None = None
    status: NeedStatus | None = None
    declined: str | None = None
    note: str | None = None


class SwotItem(Part):
    """A strength, weakness, opportunity or threat."""

    scalar: ClassVar[str | None] = "text"

    id: Id | None = None
    text: str | None = None
    declined: str | None = None


class Swot(Part):
    """Strengths, weaknesses, opportunities and threats."""

    strengths: tuple[SwotItem, ...] = ()
    weaknesses: tuple[SwotItem, ...] = ()
    opportunities: tuple[SwotItem, ...] = ()
    threats: tuple[SwotItem, ...] = ()


class Analysis(Part):
    """The situation that the plan starts from."""

    scalar: ClassVar[str | None] = "text"

    text: str | None = None
    date: When | None = None
    method: str | None = None
    experts: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    swot: Swot | None = None


class Measure(Part):
    """What is to be done about a cause."""

    scalar: ClassVar[str | None] = "text"
    scalar_ref: ClassVar[str | None] = "same_as"
    essential: ClassVar[tuple[str, ...]] = ("text", "same_as")

    id: Id | None = None
    text: str | None = None
    same_as: MeasureRef | None = None
    """Set where a measure is named by its id under a further cause; everything else then stands at that id."""
    addresses: tuple[AddressRef, ...] = ()
    aspect: Aspect | None = None
    kind: Kind | None = None
    frequency: Recurrence | None = None
    capacity: Count | None = None
    declined: str | None = None
    note: str | None = None


class Cause(Part):
    """Something that lies behind the problem; causes may have causes."""

    scalar: ClassVar[str | None] = "text"
    essential: ClassVar[tuple[str, ...]] = ("text",)

    id: Id | None = None
    text: str | None = None
    level: Level | None = None
    parent: CauseRef | None = None
    outside_control: bool | None = None
    causes: tuple["Cause", ...] = ()
    measures: tuple[Measure, ...] = ()
    note: str | None = None


class SolutionTree(Part):
    """The problem, what causes it and what is done about each cause."""

    problem: str | None = None
    goals: tuple[GoalRef, ...] = ()
    causes: tuple[Cause, ...] = ()
    measures: tuple[Measure, ...] = ()
    note: str | None = None

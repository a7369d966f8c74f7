"""From what does not work to what is wanted: challenge, vision, goals with indicators, the chain of effects."""

from typing import ClassVar

from kompplan.model.base import GoalRef, GroupRef, Id, IndicatorRef, Open, Part
from kompplan.model.words import GoalKind, GoalRank, IndicatorKind, Level
from kompplan.values.when import When


class Challenge(Part):
    """What does not work in everyday operation."""

    scalar: ClassVar[str | None] = "text"

    text: str | None = None
    for_whom: str | None = None
    level: Level | None = None
    evidence: tuple[str, ...] = ()


class Vision(Part):
    """Why we go to work, and the three guiding questions."""

    scalar: ClassVar[str | None] = "text"

    text: str | None = None
    for_whom: str | None = None
    purpose: str | None = None
    meaning: str | None = None
    relates_to: str | None = None
    participation: tuple[str, ...] = ()


class Indicator(Part):
    """How it is seen that a goal is reached: from where, to where, when, and who looks."""

    scalar: ClassVar[str | None] = "text"
    essential: ClassVar[tuple[str, ...]] = ("text",)

    id: Id | None = None
    text: str | None = None
    kind: IndicatorKind | None = None
    level: Level | None = None
    unit: str | None = None
    baseline: Open | None = None
    baseline_date: When | None = None
    baseline_planned: When | None = None
    target: Open | None = None
    date: When | None = None
    actual: Open | None = None
    numerator: Open | None = None
    """What the figure is the ratio of: a quantity, or the id of another indicator."""
    denominator: Open | None = None
    method: str | None = None
    source: str | None = None
    owner: str | None = None
    disaggregate: tuple[str, ...] = ()
    note: str | None = None


class Goal(Part):
    """What shall be true when the project has done its work."""

    scalar: ClassVar[str | None] = "text"
    essential: ClassVar[tuple[str, ...]] = ("text",)

    id: Id | None = None
    text: str | None = None
    kind: GoalKind | None = None
    rank: GoalRank | None = None
    level: Level | None = None
    target_groups: tuple[GroupRef, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    contributes_to: tuple[GoalRef, ...] = ()
    note: str | None = None


class EffectLink(Part):
    """One link of the chain from learning to users: this leads to that."""

    from_step: str | None = None
    to_step: str | None = None
    assumption: str | None = None
    indicator: IndicatorRef | None = None

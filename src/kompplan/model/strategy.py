"""How: the five aspects, who leads, and who has said yes."""

from typing import ClassVar

from kompplan.model.base import Part
from kompplan.model.words import AspectState
from kompplan.values.recurrence import Recurrence
from kompplan.values.when import When


class AspectPlan(Part):
    """What one aspect needs, or why it needs nothing."""

    scalar: ClassVar[str | None] = "text"
    scalar_word: ClassVar[str | None] = "state"

    state: AspectState | None = None
    text: str | None = None
    reason: str | None = None
    owner: str | None = None


class Strategy(Part):
    """The five aspects: does anything have to change in them for the measures to work?"""

    competence: AspectPlan | None = None
    organisation: AspectPlan | None = None
    processes: AspectPlan | None = None
    technology: AspectPlan | None = None
    governance: AspectPlan | None = None


class Mandate(Part):
    """A decision in the line that gives the project its right to act."""

    scalar: ClassVar[str | None] = "text"

    organisation: str | None = None
    text: str | None = None
    given_by: str | None = None
    date: When | None = None
    mandatory_for: str | None = None


class Governance(Part):
    """Who steers."""

    scalar: ClassVar[str | None] = "text"

    text: str | None = None
    steering_group: tuple[str, ...] = ()
    working_group: tuple[str, ...] = ()
    reference_group: tuple[str, ...] = ()
    meets: Recurrence | None = None
    mandates: tuple[Mandate, ...] = ()
    contacts: tuple[str, ...] = ()


class Network(Part):
    """A standing contact between parties."""

    scalar: ClassVar[str | None] = "text"

    text: str | None = None
    level: str | None = None
    parties: tuple[str, ...] = ()
    purpose: str | None = None
    meets: Recurrence | None = None
    after_end: str | None = None


class Principle(Part):
    """How one horizontal principle is met: in the analysis, by actions, and how it is followed."""

    scalar: ClassVar[str | None] = "analysis"

    analysis: str | None = None
    actions: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()


class Horizontal(Part):
    """The horizontal principles of the European funds."""

    gender_equality: Principle | None = None
    accessibility: Principle | None = None
    non_discrimination: Principle | None = None
    ecological: Principle | None = None

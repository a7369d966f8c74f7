"""What can go wrong, how bad it is on the plan's own scale, and what is done about it."""

from typing import ClassVar

from kompplan.model.base import ActivityRef, AddressRef, Bounds, Id, Kronor, Lag, Part, Score, Share
from kompplan.model.words import RiskLevel, RiskStatus
from kompplan.values.when import When


class Scale(Part):
    """The scale of probability and impact, with the words of its steps from the lowest up."""

    scalar: ClassVar[str | None] = "bounds"

    bounds: Bounds | None = None
    probability: tuple[str, ...] = ()
    impact: tuple[str, ...] = ()
    probability_means: tuple[Share, ...] = ()
    """How likely each step is, from the lowest up: what a simulation lets risks strike by."""
    impact_cost: tuple[Kronor, ...] = ()
    """What each step costs when the risk strikes."""
    impact_days: tuple[Lag, ...] = ()
    """How much later each step makes it."""


class Band(Part):
    """A level: the risk values from lowest to highest that belong to it."""

    essential: ClassVar[tuple[str, ...]] = ("bounds",)

    label: str | None = None
    bounds: Bounds | None = None
    level: RiskLevel | None = None


Band.keyed = ("label", "bounds")


class Residual(Part):
    """What is left of a risk when its mitigation works."""

    probability: Score | None = None
    impact: Score | None = None


class Risk(Part):
    """A row of the risk register. ``value`` and ``level`` are what the plan states; kompplan computes its own."""

    scalar: ClassVar[str | None] = "text"
    essential: ClassVar[tuple[str, ...]] = ("text",)

    id: Id | None = None
    text: str | None = None
    probability: Score | None = None
    impact: Score | None = None
    value: Score | None = None
    level: str | None = None
    mitigation: str | None = None
    owner: str | None = None
    due: When | None = None
    review: When | None = None
    activities: tuple[ActivityRef, ...] = ()
    addresses: tuple[AddressRef, ...] = ()
    residual: Residual | None = None
    status: RiskStatus | None = None
    note: str | None = None


class Risks(Part):
    """The register with its scale, and the risks that nobody has scored."""

    listed: ClassVar[str | None] = "entries"

    scale: Scale | None = None
    bands: tuple[Band, ...] = ()
    entries: tuple[Risk, ...] = ()
    unscored: tuple[Risk, ...] = ()
    note: str | None = None

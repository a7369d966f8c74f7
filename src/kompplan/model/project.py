"""Who, when and under which programme."""

from typing import ClassVar

from kompplan.model.base import Id, Kronor, Length, Part, Share
from kompplan.model.words import LanguageWord, Phase, Status
from kompplan.values.when import When


class Payment(Part):
    """When the fund pays: how often it is asked, how long it takes, and what it pays beforehand."""

    scalar: ClassVar[str | None] = "every"

    every: Length | None = None
    delay: Length | None = None
    advance: Kronor | None = None
    note: str | None = None


class Programme(Part):
    """The funding programme's header, as in the decision."""

    fund: str | None = None
    area: str | None = None
    specific_objective: str | None = None
    call: str | None = None
    ref: str | None = None
    phase: Phase | None = None
    grant: Kronor | None = None
    total: Kronor | None = None
    required_cofinancing: Share | None = None
    payment: Payment | None = None
    note: str | None = None


class Project(Part):
    """The project's head: what it is called, who owns it and how far it has come."""

    scalar: ClassVar[str | None] = "name"
    essential: ClassVar[tuple[str, ...]] = ("name",)

    id: Id | None = None
    name: str | None = None
    summary: str | None = None
    owner: str | None = None
    status: Status | None = None
    period: When | None = None
    length: Length | None = None
    partners: tuple[str, ...] = ()
    region: str | None = None
    municipalities: tuple[str, ...] = ()
    contact_role: str | None = None
    mandate: str | None = None
    phase: Phase | None = None
    previous_project: str | None = None
    decided_plan: str | None = None
    """The file with the plan as it was decided, in the plan's folder."""
    programme: Programme | None = None
    language: LanguageWord | None = None
    today: When | None = None
    note: str | None = None

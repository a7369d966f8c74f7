"""Who does what, when and at what cost; what was promised, bought, and what turned out otherwise."""

from collections.abc import Mapping
from typing import ClassVar

from kompplan.model.base import (
    ActivityRef,
    AddressRef,
    Count,
    Days,
    GoalRef,
    GroupRef,
    Hours,
    Id,
    Kronor,
    Lag,
    Length,
    MeasureRef,
    Money,
    Open,
    OrganisationRef,
    Part,
    ProcurementRef,
)
from kompplan.model.words import (
    ActivityStatus,
    Aspect,
    Category,
    CostType,
    Kind,
    LinkKind,
    Procedure,
    ProcurementStatus,
)
from kompplan.values.recurrence import Recurrence
from kompplan.values.when import When


class ActivityPart(Part):
    """One part of an activity: a day, a residential block, a lecture."""

    scalar: ClassVar[str | None] = "length"
    scalar_tail: ClassVar[Mapping[str, str]] = {"internat": "residential", "residential": "residential"}

    text: str | None = None
    length: Length | None = None
    when: When | None = None
    residential: bool | None = None


class Dependency(Part):
    """What an activity waits for: which other one, which end of the two, how long after it, and why."""

    scalar: ClassVar[str | None] = "activity"
    essential: ClassVar[tuple[str, ...]] = ("activity",)

    activity: ActivityRef | None = None
    kind: LinkKind | None = None
    lag: Lag | None = None
    reason: str | None = None


class Activity(Part):
    """A row of the activity plan."""

    scalar: ClassVar[str | None] = "text"
    essential: ClassVar[tuple[str, ...]] = ("text",)

    id: Id | None = None
    text: str | None = None
    aspect: Aspect | None = None
    kind: Kind | None = None
    owner: str | None = None
    when: When | None = None
    start: When | None = None
    due: When | None = None
    length: Length | None = None
    recurrence: Recurrence | None = None
    cost: Money | None = None
    cost_reason: str | None = None
    cost_type: CostType | None = None
    hours: Hours | None = None
    funder: str | None = None
    organisation: OrganisationRef | None = None
    status: ActivityStatus | None = None
    measures: tuple[MeasureRef, ...] = ()
    addresses: tuple[AddressRef, ...] = ()
    goals: tuple[GoalRef, ...] = ()
    rationale: str | None = None
    target_groups: tuple[GroupRef, ...] = ()
    participants: Count | None = None
    needed_seats: Count | None = None
    seats: Count | None = None
    groups: Count | None = None
    group_size: Count | None = None
    rounds: Count | None = None
    sessions: Count | None = None
    sessions_per_group: Count | None = None
    selection: str | None = None
    days: Days | None = None
    parts: tuple[ActivityPart, ...] = ()
    residential: bool | None = None
    trainers: tuple[str, ...] = ()
    supplier: str | None = None
    mandatory: bool | None = None
    external: bool | None = None
    procurement: ProcurementRef | None = None
    depends_on: tuple[Dependency, ...] = ()
    transfer: str | None = None
    deliverables: tuple[str, ...] = ()
    note: str | None = None


class Commitment(Part):
    """A promise made in running text."""

    scalar: ClassVar[str | None] = "text"

    id: Id | None = None
    text: str | None = None
    activity: ActivityRef | None = None
    source: str | None = None


class HistoryItem(Part):
    """What was done before, with whose money."""

    scalar: ClassVar[str | None] = "what"

    what: str | None = None
    when: When | None = None
    participants: Count | None = None
    length: Length | None = None
    cost: Money | None = None
    funder: str | None = None
    note: str | None = None


class Offer(Part):
    """A way to take part in an open programme, and what it costs the one who takes part."""

    scalar: ClassVar[str | None] = "text"

    id: Id | None = None
    text: str | None = None
    eligibility: tuple[str, ...] = ()
    condition: str | None = None
    fee: Kronor | None = None
    fee_basis: str | None = None
    seats: Count | None = None
    activities: tuple[ActivityRef, ...] = ()
    optional: bool | None = None
    note: str | None = None


class Procurement(Part):
    """A purchase, from notice to contract."""

    scalar: ClassVar[str | None] = "what"
    essential: ClassVar[tuple[str, ...]] = ("what",)

    id: Id | None = None
    what: str | None = None
    activities: tuple[ActivityRef, ...] = ()
    category: Category | None = None
    procedure: Procedure | None = None
    estimated_value: Kronor | None = None
    notice: When | None = None
    tender_deadline: When | None = None
    award: When | None = None
    standstill_end: When | None = None
    contract: When | None = None
    review_buffer_days: Count | None = None
    owner: str | None = None
    status: ProcurementStatus | None = None
    supplier: str | None = None
    note: str | None = None


class Deviation(Part):
    """What turned out otherwise than planned, why, and what was decided."""

    scalar: ClassVar[str | None] = "cause"

    id: Id | None = None
    date: When | None = None
    activity: ActivityRef | None = None
    field: str | None = None
    planned: Open | None = None
    actual: Open | None = None
    cause: str | None = None
    decision: str | None = None
    by: str | None = None
    improvement: str | None = None

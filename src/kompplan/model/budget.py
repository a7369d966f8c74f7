"""What it costs and who pays."""

from typing import ClassVar

from kompplan.model.base import (
    ActivityRef,
    Count,
    Id,
    Kronor,
    LineRef,
    Money,
    OrganisationRef,
    Part,
    Portioned,
    Share,
)
from kompplan.model.words import Aspect, CostType, FundingForm, FundingKind
from kompplan.values.when import When


class Portion(Part):
    """A part of a row: whose it is, and how much of the row, in per cent or kronor."""

    keyed: ClassVar[tuple[str, str] | None] = ("to", "share")
    essential: ClassVar[tuple[str, ...]] = ("share",)

    to: str | None = None
    """A funder, an organisation or a cost type, whichever of these all the row's parts name."""
    funder: str | None = None
    cost_type: CostType | None = None
    organisation: OrganisationRef | None = None
    when: When | None = None
    share: Portioned | None = None
    note: str | None = None


class BudgetLine(Part):
    """A row of the budget. ``amount`` is what stands there; ``quantity`` times ``unit_price`` what it is made of."""

    essential: ClassVar[tuple[str, ...]] = ("label",)

    id: Id | None = None
    label: str | None = None
    amount: Money | None = None
    quantity: Count | None = None
    unit_price: Kronor | None = None
    unit_cost: str | None = None
    """The name of one of the budget's unit costs, or of one of the pack's; the row's amount is how many times that."""
    activities: tuple[ActivityRef, ...] = ()
    overhead: bool | None = None
    aspect: Aspect | None = None
    cost_type: CostType | None = None
    funder: str | None = None
    organisation: OrganisationRef | None = None
    owner: str | None = None
    when: When | None = None
    split: tuple[Portion, ...] = ()
    covers: str | None = None
    without_on_costs: bool | None = None
    """The amount, or the unit price, is wages before the employer's on-costs."""
    eligible: bool | None = None
    reason: str | None = None
    """Why the row is not eligible."""
    committed: Kronor | None = None
    """What is ordered or under contract, paid or not."""
    accounts: tuple[str, ...] = ()
    """The accounts in the ledger: ``4010``, ``40*`` or ``4010–4099``."""
    project_codes: tuple[str, ...] = ()
    """The objects of the ledger's project dimension, written like accounts."""
    flat_rate: Share | None = None
    """The row is so many per cent of other rows instead of costs of its own."""
    flat_rate_on: tuple[CostType, ...] = ()
    """The cost types that the rate is taken of; staff where nothing is said."""
    replaces: tuple[CostType, ...] = ()
    """The cost types that the rate pays for, so that no row has them directly."""
    note: str | None = None


class Claim(Part):
    """A statement about money in running text, such as "just under 1,2 million", and the rows it speaks of."""

    text: str | None = None
    amount: Kronor | None = None
    lines: tuple[LineRef, ...] = ()
    source: str | None = None


class Rates(Part):
    """The rates that turn hours and wages into kronor."""

    hourly: Kronor | None = None
    wage: Kronor | None = None
    """An hour's wage before on-costs."""
    po_rate: Share | None = None
    source: str | None = None
    valid_from: When | None = None


class UnitCost(Part):
    """What a unit costs by decision of a funder or by law, whatever it really costs."""

    keyed: ClassVar[tuple[str, str] | None] = ("name", "amount")
    essential: ClassVar[tuple[str, ...]] = ("name",)

    name: str | None = None
    amount: Kronor | None = None
    """Kronor for each; ``535 kr per timme`` names the unit, else ``unit`` does."""
    unit: str | None = None
    monthly_pay: Kronor | None = None
    """The unit is an hour, and costs the pay of twelve months divided by the hours of a year that the law states."""
    yearly_rise: Share | None = None
    """The amount rises so every twelfth month from its first day on, else from the project's."""
    replaces: tuple[CostType, ...] = ()
    """The cost types that it pays for, so that no row has them directly."""
    valid_from: When | None = None
    source: str | None = None
    note: str | None = None


class Budget(Part):
    """The budget's rows and its stated sum."""

    listed: ClassVar[str | None] = "lines"

    lines: tuple[BudgetLine, ...] = ()
    stated_total: Money | None = None
    claims: tuple[Claim, ...] = ()
    rates: tuple[Rates, ...] = ()
    """The later ones hold from their day on."""
    unit_costs: tuple[UnitCost, ...] = ()
    """Of those with one name the later ones hold from their day on."""
    project_codes: tuple[str, ...] = ()
    """The whole project's objects in the ledger's project dimension."""
    project_dimension: str | None = None
    """Which dimension of the ledger holds the projects, by number or name; 6 by the standard (SIE 4)."""
    currency: str | None = None
    note: str | None = None


class Funding(Part):
    """A source of money, or of time given."""

    scalar: ClassVar[str | None] = "source"
    essential: ClassVar[tuple[str, ...]] = ("source",)

    id: Id | None = None
    source: str | None = None
    amount: Money | None = None
    kind: FundingKind | None = None
    form: FundingForm | None = None
    when: When | None = None
    note: str | None = None

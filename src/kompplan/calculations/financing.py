"""Who pays what of the costs that count: eligible and not, cash and in kind, and the co-financing required and reached.

    eligible    = rows less those that the plan says are not, and those whose dates lie outside the project's period
    cash        = rows in kronor; in kind = hours at the plan's rate, counted where somebody gives time
    required    = required share × eligible            (the share is ``cofinancing.required``'s)
    reached     = what all but the fund's own grant pay, in kronor and as a share of the eligible costs

A cost is eligible if it is incurred in the period that the fund has decided (Regulation (EU) 2021/1060 art. 63;
esf.se, Handledning i projektekonomi); what is given in kind pays for the same costs in kind and for nothing else
(art. 67).
"""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from kompplan.calculations.budget import MISSING, BudgetRow, BudgetView, Value, days_of, money
from kompplan.calculations.cofinancing import Requirement, required
from kompplan.calculations.dates import Calendar
from kompplan.calculations.dimensions import Dimension
from kompplan.calculations.funding import of_the_fund, time_is_given
from kompplan.calculations.rates import NO_RATE, Stretch, hourly, rounded, worth
from kompplan.calculations.sums import ZERO, Amount, Sum, Unknown, total
from kompplan.model.budget import BudgetLine, Funding
from kompplan.model.plan import Plan
from kompplan.model.words import FundingForm

_HUNDRED = Decimal(100)
IN_KIND = (FundingForm.IN_KIND, FundingForm.PARTICIPANT_TIME)


class Counts(StrEnum):
    """Whether a row counts for the fund."""

    YES = "yes"
    PARTLY = "partly outside"
    """Counted, but some of its time certainly lies outside the period."""
    NO = "no"
    """The plan says so."""
    OUTSIDE = "outside"
    """All of its time lies outside the project's period."""

    @property
    def eligible(self) -> bool:
        return self in (Counts.YES, Counts.PARTLY)


class Judged(NamedTuple):
    """A row with whether it counts."""

    row: BudgetRow
    counts: Counts


class Source(NamedTuple):
    """One who pays: kronor, or hours with what they are worth."""

    funding: Funding
    kronor: Value
    """Hours at the plan's rate included."""
    hours: Value
    in_kind: bool | None
    """None where the plan does not say."""
    of_the_fund: bool
    share: Amount | None
    """Per cent of the eligible costs."""
    rows: Sum | None
    """What the rows give to this source by name; None where no row names it."""


class Financing(NamedTuple):
    """Everything that ``kompplan budget --funding`` tells."""

    judged: tuple[Judged, ...]
    cash: Sum
    """Eligible kronor."""
    in_kind: Sum
    """Eligible hours in kronor, where somebody gives time."""
    eligible: Sum
    not_eligible: Sum
    sources: tuple[Source, ...]
    paid: Sum
    paid_cash: Sum
    paid_in_kind: Sum
    requirement: Requirement | None
    required: Amount | None
    """Kronor that others than the fund have to pay."""
    reached: Amount | None
    """Kronor that they pay; what the grant leaves over where no other source is named."""
    named: bool
    """Others than the fund are named among the sources."""
    reached_share: Amount | None
    """The same in per cent of the eligible costs."""
    lacking: Amount | None
    """Required less reached, never less than nothing."""
    gap: Amount | None
    """What all sources pay less the costs that count: negative where money is lacking."""


def judged(view: BudgetView, dates: Calendar) -> Iterator[Judged]:
    """Tell of each row whether the fund counts it."""
    for row in view.rows:
        if isinstance(row.part, BudgetLine) and row.part.eligible is False:
            yield Judged(row, Counts.NO)
        else:
            yield Judged(row, _by_days(days_of(row, dates), dates))


def _by_days(days: Stretch | None, dates: Calendar) -> Counts:
    start, end = dates.start, dates.end
    if days is None:
        return Counts.YES
    if (start is not None and days.last < start.earliest) or (end is not None and days.first > end.latest):
        return Counts.OUTSIDE
    if (start is not None and days.first < start.earliest) or (end is not None and days.last > end.latest):
        return Counts.PARTLY
    return Counts.YES


def financing(plan: Plan, view: BudgetView, dates: Calendar) -> Financing:
    """Work out who pays what."""
    all_rows = tuple(judged(view, dates))
    given = time_is_given(plan)
    kept = [each.row for each in all_rows if each.counts.eligible]
    left = [each.row for each in all_rows if not each.counts.eligible]
    cash = total(row.kronor for row in kept if row.kronor is not None)
    in_kind = total(_worth(row) for row in kept if row.hours is not None) if given else Sum()
    eligible = cash.plus(in_kind)
    not_eligible = total(row.kronor for row in left if row.kronor is not None)
    if given:
        not_eligible = not_eligible.plus(total(_worth(row) for row in left if row.hours is not None))
    fund = of_the_fund(plan)
    by_name = _by_name(view)
    sources = tuple(_source(each, plan, dates, any(each is other for other in fund), eligible, by_name)
                    for each in plan.funding)  # fmt: skip
    paid = total(each.kronor for each in sources if each.kronor is not None)
    whole = _amount(eligible)
    needed = required(plan, dates.start)
    asked = None
    if needed is not None and whole is not None:
        low = whole.low * needed.low / _HUNDRED
        asked = rounded(Amount(low, None if whole.high is None else whole.high * needed.high / _HUNDRED))
    reached = _reached(plan, sources, whole)
    share = _share(reached, whole)
    return Financing(
        judged=all_rows,
        cash=cash,
        in_kind=in_kind,
        eligible=eligible,
        not_eligible=not_eligible,
        sources=sources,
        paid=paid,
        paid_cash=total(each.kronor for each in sources if each.kronor is not None and each.in_kind is not True),
        paid_in_kind=total(each.kronor for each in sources if each.kronor is not None and each.in_kind is True),
        requirement=needed,
        required=asked,
        reached=reached,
        named=any(not each.of_the_fund for each in sources),
        reached_share=share,
        lacking=_less(asked, reached, floor=ZERO),
        gap=_less(_amount(paid), whole, floor=None),
    )


def _worth(row: BudgetRow) -> Amount | Unknown:
    return row.worth if row.worth is not None else NO_RATE


def _amount(found: Sum) -> Amount | None:
    """Return a sum as bounds; nothing where a row of it is not known."""
    return None if found.empty or found.unknown else Amount(found.low, found.high)


def _less(first: Amount | None, second: Amount | None, floor: Decimal | None) -> Amount | None:
    if first is None or second is None or second.high is None:
        return None
    low, high = first.low - second.high, None if first.high is None else first.high - second.low
    if floor is None:
        return Amount(low, high)
    return Amount(max(low, floor), None if high is None else max(high, floor))


def _share(part: Amount | None, whole: Amount | None) -> Amount | None:
    if part is None or whole is None or whole.low <= 0 or part.high is None or whole.high is None:
        return None
    return rounded(Amount(part.low * _HUNDRED / whole.high, part.high * _HUNDRED / whole.low))


def _by_name(view: BudgetView) -> dict[str, Sum]:
    """Return what the rows give to each funder that they name alone."""
    return {each.keys[0].casefold(): each.kronor for each in view.by(Dimension.FUNDER) if len(each.keys) == 1}


def _source(
    funding: Funding, plan: Plan, dates: Calendar, of_the_fund: bool, eligible: Sum, by_name: dict[str, Sum]
) -> Source:
    kronor, hours = money(funding.amount)
    if isinstance(hours, Amount):
        when = dates.resolve(funding.when) if funding.when is not None else None
        first, last = (when.first, when.last) if when is not None else (None, None)
        days = Stretch(first, last) if first is not None and last is not None else None
        rate = hourly(plan.budget.rates if plan.budget is not None else (), days)
        kronor = rate if isinstance(rate, Unknown) else worth(hours, rate)
    elif hours is not None:
        kronor = hours
    elif kronor is None:
        kronor = MISSING
    in_kind = funding.form in IN_KIND if funding.form is not None else (True if hours is not None else None)
    found = [
        by_name[name] for each in (funding.id, funding.source) if each and (name := each.strip().casefold()) in by_name
    ]
    return Source(
        funding,
        kronor,
        hours,
        in_kind,
        of_the_fund,
        _share(kronor if isinstance(kronor, Amount) else None, _amount(eligible)),
        found[0].plus(found[1]) if len(found) == 2 and found[0] is not found[1] else found[0] if found else None,
    )


def _reached(plan: Plan, sources: tuple[Source, ...], whole: Amount | None) -> Amount | None:
    """Return what others than the fund pay: the sources that are not its, else the whole less its grant."""
    if any(not each.of_the_fund for each in sources):
        return _amount(total(each.kronor for each in sources if not each.of_the_fund and each.kronor is not None))
    programme = plan.project.programme if plan.project is not None else None
    grant = programme.grant.value if programme is not None and programme.grant is not None else None
    if sources:
        paid = _amount(total(each.kronor for each in sources if each.kronor is not None))
        return _less(whole, paid, floor=ZERO)
    return _less(whole, Amount(grant, grant), floor=ZERO) if grant is not None else None

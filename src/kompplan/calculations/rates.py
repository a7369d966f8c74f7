"""What an hour and a wage cost on a day: the rates that the plan states, each from the day on which it begins to hold.

    hour = wage × (1 + on-costs)                       where the plan states a wage instead of what an hour costs
    hour = wage of the month × 12 / hours of a year    is a unit cost (``unit_costs``), by the programme's law

The surcharge for on-costs (*personalomkostnadspålägg*, SKR's yearly circular on employer contributions) is what the
plan says. It is never taken from a table: the pack ``oncost`` is only proposed. Where a row's time touches two rates
the result is the interval between them, and a row before the first rate has none.
"""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple, TypeVar

from kompplan.calculations.sums import Amount, Unknown, amount_of
from kompplan.i18n.text import Text
from kompplan.model.budget import Rates
from kompplan.packs.pack import pack

ORE = Decimal("0.01")
_HUNDRED = Decimal(100)
NO_RATE = Unknown(Text("the plan states no hourly rate", "planen anger ingen timkostnad"))


_Held = TypeVar("_Held")


class Stretch(NamedTuple):
    """The days from the first on which something can begin to the last on which it can end."""

    first: date
    last: date


def rounded(amount: Amount) -> Amount:
    """Return an amount in whole öre, half up."""
    high = amount.high
    return Amount(amount.low.quantize(ORE, ROUND_HALF_UP), None if high is None else high.quantize(ORE, ROUND_HALF_UP))


def hourly(rates: Sequence[Rates], days: Stretch | None) -> Amount | Unknown:
    """Return what an hour costs on some days; any day where the plan does not say which."""
    return _on(rates, days, _hourly_of, NO_RATE)


def on_costs(rates: Sequence[Rates], days: Stretch | None) -> Amount | Unknown:
    """Return the surcharge on wages in per cent; unknown, with what the tables say, where the plan has none."""
    return _on(rates, days, _po_of, None) if any(each.po_rate for each in rates) else _proposed(days)


def with_on_costs(wages: Amount, surcharge: Amount) -> Amount:
    """Return wages with on-costs, in whole öre."""
    high = None if surcharge.high is None else surcharge.high / _HUNDRED + 1
    return rounded(wages.times(Amount(surcharge.low / _HUNDRED + 1, high)))


def worth(hours: Amount, rate: Amount) -> Amount:
    """Return hours in kronor, in whole öre."""
    if hours.exact and rate.exact:
        exactly = (hours.low * rate.low).quantize(ORE, ROUND_HALF_UP)
        return Amount(exactly, exactly)
    return rounded(hours.times(rate))


def _po_of(rates: Rates) -> Amount | None:
    return amount_of(rates.po_rate) if rates.po_rate is not None else None


def _hourly_of(rates: Rates) -> Amount | None:
    """Return what an hour costs; a wage without on-costs beside it is no cost."""
    if rates.hourly is not None:
        return amount_of(rates.hourly)
    if rates.wage is None or rates.po_rate is None:
        return None
    return with_on_costs(amount_of(rates.wage), amount_of(rates.po_rate))


def _on(
    rates: Sequence[Rates], days: Stretch | None, amount: Callable[[Rates], Amount | None], nothing: Unknown | None
) -> Amount | Unknown:
    dated: list[tuple[date, Amount]] = []
    for each in rates:
        found = amount(each)
        begins = each.valid_from.first if each.valid_from is not None else None
        if found is not None:
            dated.append((begins or date.min, found))
    if not dated:
        return nothing or NO_RATE
    holding = held(dated, days)
    if not holding:
        begins = min(each for each, _ in dated)
        return Unknown(
            Text(
                f"the plan states no rate before {begins.isoformat()}",
                f"planen anger ingen sats före {begins.isoformat()}",
            )
        )
    return between(holding)


def held(dated: Sequence[tuple[date, _Held]], days: Stretch | None) -> list[_Held]:
    """Return what holds on some days, or ever where these are not known, of what holds until a later one does.

    Nothing holds before the first of them; of those that begin on the same day all hold.
    """
    if days is None:
        return [each for _, each in dated]
    begun = [begins for begins, _ in dated if begins <= days.first]
    if not begun:
        return []
    since = max(begun)
    return [each for begins, each in dated if since <= begins <= days.last]


def between(amounts: Sequence[Amount]) -> Amount:
    """Return the interval from the lowest of some amounts to the highest."""
    highs = [each.high for each in amounts if each.high is not None]
    return Amount(min(each.low for each in amounts), max(highs) if len(highs) == len(amounts) else None)


def _proposed(days: Stretch | None) -> Unknown:
    en, sv = "the plan states no on-costs (po_rate)", "planen anger inget PO-pålägg (po_pålägg)"
    row = pack("oncost").on(days.first, kind="municipality") if days is not None else None
    if days is not None and row is not None:
        rate = f"{row.amount('rate'):f}"
        en += f"; {rate} % was the recommendation to municipalities in {days.first.year}"
        sv += f"; {rate.replace('.', ',')} % var rekommendationen till kommuner {days.first.year}"
    return Unknown(Text(en, sv))

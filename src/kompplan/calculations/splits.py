"""A row divided between funders, cost types, organisations or years, in parts that add up to the row exactly.

Öre that are left when every share is cut to whole öre go one each to the shares that were cut most, the first in the
plan where two were cut alike: the method of the largest remainder (Hamilton's; Balinski and Young, Fair
Representation, 1982, chapter 2). A row that is known only between two bounds is divided without rounding.

What the parts leave over stays with the row and is told; parts that are more than the row cannot be used at all.
"""

from collections.abc import Sequence
from decimal import Decimal
from math import lcm
from typing import NamedTuple

from kompplan.calculations.rates import ORE
from kompplan.calculations.sums import ZERO, Amount, Unknown
from kompplan.i18n.language import Language
from kompplan.i18n.show import number
from kompplan.i18n.text import Text
from kompplan.model.budget import Portion
from kompplan.values.quantity import Quantity, Unit

_HUNDRED = Decimal(100)
Value = Amount | Unknown | None

NOT_EXACT = Text("a part of the split is not one exact figure, so the row is not divided",
                 "en del av fördelningen är inget exakt tal, så raden delas inte upp")  # fmt: skip

IN_HOURS = Text("the row is in hours and its split in kronor, so the row is not divided",
                "raden är i timmar och dess fördelning i kronor, så raden delas inte upp")  # fmt: skip


class Part(NamedTuple):
    """A part of a divided row; ``portion`` is None for what the split leaves over."""

    portion: Portion | None
    kronor: Value
    hours: Value


class Divided(NamedTuple):
    """The parts of a row, and what is wrong with the split."""

    parts: tuple[Part, ...]
    """Empty where the row could not be divided."""
    fault: Text | None


def apportioned(whole: Decimal, weights: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Return ``whole`` kronor in parts by weight, in whole öre, that add up to it exactly."""
    # Whole numbers instead of fractions: a plan's cost curve asks this once or twice for every row.
    ratios = [each.as_integer_ratio() for each in (whole, *weights)]
    common = lcm(*(below for _, below in ratios[1:]))
    counts = [above * (common // below) for above, below in ratios[1:]]
    together = sum(counts)
    if not together:
        return tuple(ZERO for _ in weights)
    above, below = ratios[0]
    if together < 0:
        above, below = -above, -below
    ore, per = above * 100, together * below
    cut = [divmod(ore * each, per) for each in counts]
    parts = [Decimal(each).scaleb(-2) for each, _ in cut]
    left = whole - sum(parts, ZERO)
    most_cut = sorted(range(len(parts)), key=lambda at: (-cut[at][1], at)) if left > 0 else ()
    for at in most_cut:
        if left <= 0:
            break
        more = min(ORE, left)
        parts[at] += more
        left -= more
    return tuple(parts)


def is_kronor(share: Quantity) -> bool:
    """Tell whether a part is stated in kronor: a bare number up to 100 is per cent."""
    return share.unit is Unit.SEK or (share.unit is None and share.low > _HUNDRED)


def divide(kronor: Value, hours: Value, portions: Sequence[Portion]) -> Divided:
    """Divide a row's kronor and hours."""
    stated = [(each, each.share) for each in portions if each.share is not None]
    values = [(each, is_kronor(share), share.value) for each, share in stated]
    known = [(each, fixed, value) for each, fixed, value in values if value is not None]
    if not stated or len(known) != len(portions) or any(value < 0 for _, _, value in known):
        return Divided((), NOT_EXACT)
    percent = sum((value for _, fixed, value in known if not fixed), ZERO)
    fixed_sum = sum((value for _, fixed, value in known if fixed), ZERO)
    some_fixed = any(fixed for _, fixed, _ in known)
    if some_fixed and kronor is None:
        return Divided((), IN_HOURS)
    fault = _fault(kronor, percent, fixed_sum, some_fixed)
    if fault is not None and (
        percent > _HUNDRED or (isinstance(kronor, Amount) and _too_much(kronor, percent, fixed_sum))
    ):
        return Divided((), fault)
    whole_hours = None if some_fixed else hours
    paid = _paid(kronor, known, percent, fixed_sum)
    worked = _shares(whole_hours, [value for _, _, value in known], percent)
    parts = [Part(each, paid[index], worked[index]) for index, (each, _, _) in enumerate(known)]
    rest = Part(None, paid[-1], hours if some_fixed else worked[-1])
    if _something(rest.kronor) or _something(rest.hours):
        parts.append(rest)
    return Divided(tuple(parts), fault)


def _something(value: Value) -> bool:
    return isinstance(value, Unknown) or (isinstance(value, Amount) and value.high != 0)


def _too_much(kronor: Amount, percent: Decimal, fixed: Decimal) -> bool:
    return kronor.high is not None and kronor.high * percent / _HUNDRED + fixed > kronor.high


def _fault(kronor: Value, percent: Decimal, fixed: Decimal, some_fixed: bool) -> Text | None:
    if not some_fixed:
        if percent == _HUNDRED:
            return None
        return Text(
            f"the parts of the split come to {_said(percent, Language.EN)} % of the row, not 100 %",
            f"fördelningens delar blir {_said(percent, Language.SV)} % av raden, inte 100 %",
        )
    if not isinstance(kronor, Amount) or not kronor.exact:
        return None
    parts = kronor.low * percent / _HUNDRED + fixed
    if parts == kronor.low:
        return None
    return Text(
        f"the parts of the split come to {_said(parts, Language.EN)} kr, but the row is "
        f"{_said(kronor.low, Language.EN)} kr",
        f"fördelningens delar blir {_said(parts, Language.SV)} kr, men raden är {_said(kronor.low, Language.SV)} kr",
    )


def _said(value: Decimal, language: Language) -> str:
    return number(value.normalize(), language)


def _paid(
    kronor: Value, known: Sequence[tuple[Portion, bool, Decimal]], percent: Decimal, fixed: Decimal
) -> tuple[Value, ...]:
    """Return each part's kronor, and what is left last."""
    if kronor is None:
        return (None,) * (len(known) + 1)
    if isinstance(kronor, Unknown):
        return (*(Amount(value, value) if is_fixed else kronor for _, is_fixed, value in known), kronor)
    if kronor.exact:
        rest = kronor.low - kronor.low * percent / _HUNDRED - fixed
        weights = [ZERO if is_fixed else kronor.low * value for _, is_fixed, value in known] + [rest * _HUNDRED]
        parts = apportioned(kronor.low - fixed, [abs(each) for each in weights])
        paid = [
            Amount(value, value) if is_fixed else Amount(part, part)
            for (_, is_fixed, value), part in zip(known, parts, strict=False)
        ]
        return (*paid, Amount(parts[-1], parts[-1]))
    parts_of = tuple(Amount(value, value) if is_fixed else _share(kronor, value) for _, is_fixed, value in known)
    low = kronor.low - kronor.low * percent / _HUNDRED - fixed
    high = None if kronor.high is None else kronor.high - kronor.high * percent / _HUNDRED - fixed
    return (*parts_of, Amount(low, high))


def _share(amount: Amount, percent: Decimal) -> Amount:
    high = None if amount.high is None else amount.high * percent / _HUNDRED
    return Amount(amount.low * percent / _HUNDRED, high)


def _shares(value: Value, percents: Sequence[Decimal], percent: Decimal) -> tuple[Value, ...]:
    """Return hours by share, unrounded, and what is left last."""
    if not isinstance(value, Amount):
        return (value,) * (len(percents) + 1)
    return (*(_share(value, each) for each in percents), _share(value, _HUNDRED - percent))

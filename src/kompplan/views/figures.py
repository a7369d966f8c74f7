"""Sums and amounts in words."""

from decimal import ROUND_HALF_UP, Decimal

from kompplan.calculations.sums import Amount, Sum, Unknown
from kompplan.i18n.language import Language
from kompplan.i18n.show import NBSP, number
from kompplan.i18n.text import Text
from kompplan.views.grid import NOTHING, Cell

AT_LEAST = Text("at least", "minst")
TO = Text("to", "till")


def between(low: Decimal, high: Decimal | None, language: Language) -> str:
    """Return one number, or two with a dash where only the bounds are known."""
    if low == high:
        return number(low, language)
    if high is None:
        return f"{AT_LEAST.to(language)}{NBSP}{number(low, language)}"
    if low < 0:
        return f"{number(low, language)} {TO.to(language)} {number(high, language)}"
    return f"{number(low, language)}–{number(high, language)}"


def whole(amount: Amount, language: Language) -> Cell:
    """Return the cell of an amount that people read in whole kronor; programs get the öre."""
    krona = Decimal(1)
    low = amount.low.quantize(krona, ROUND_HALF_UP)
    high = None if amount.high is None else amount.high.quantize(krona, ROUND_HALF_UP)
    return Cell(between(low, high, language), amount.low if amount.exact else None)


def amount_cell(amount: Amount | Unknown | None, language: Language) -> Cell:
    """Return the cell of one row's amount."""
    if amount is None or isinstance(amount, Unknown):
        return Cell(NOTHING)
    return Cell(between(amount.low, amount.high, language), amount.low if amount.exact else None)


def sum_cell(total: Sum, language: Language) -> Cell:
    """Return the cell of a sum; one with unknown rows is what is known at least."""
    if total.empty:
        return Cell(NOTHING)
    # With a row that is not known there is no upper bound, whatever the others say.
    shown = between(total.low, None if total.unknown else total.high, language)
    return Cell(shown, total.low if total.exact else None)


def share_cell(part: Sum, whole: Sum, language: Language) -> Cell:
    """Return a share in whole per cent, half up; none where either side is not one known number."""
    if not part.exact or not whole.exact or part.empty or whole.low <= 0:
        return Cell(NOTHING)
    share = (100 * part.low / whole.low).quantize(Decimal(1), ROUND_HALF_UP)
    return Cell(f"{number(share, language)}{NBSP}%", share)

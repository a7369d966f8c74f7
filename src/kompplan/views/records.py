"""Figures as programs are told them: texts, so that nothing is rounded on the way, and what is not known as null."""

from decimal import Decimal

from kompplan.calculations.sums import Amount, Sum, Unknown
from kompplan.i18n.language import Language


def decimal_text(value: Decimal | None) -> str | None:
    """Return an amount as text without exponent."""
    return None if value is None else format(value.to_integral_value() if value % 1 == 0 else value, "f")


def figure(value: Amount | Unknown | None, language: Language) -> dict[str, object] | None:
    """Return a figure's bounds, or why it is unknown; null where there is none."""
    if value is None:
        return None
    if isinstance(value, Unknown):
        return {"low": None, "high": None, "unknown": value.why.to(language)}
    return {"low": decimal_text(value.low), "high": decimal_text(value.high), "unknown": None}


def sum_record(whole: Sum) -> dict[str, object]:
    """Return a sum's bounds, whether it is exact, and from how many rows known and unknown."""
    return {
        "low": None if whole.empty else decimal_text(whole.low),
        "high": None if whole.empty or whole.unknown else decimal_text(whole.high),
        "exact": whole.exact and not whole.empty,
        "rows": whole.known,
        "unknown_rows": whole.unknown,
    }

"""What a spreadsheet is told of a field beside its words: the unit, the exact figure, and which words it takes."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from kompplan.i18n.language import Language
from kompplan.model.base import Form, Part, Word
from kompplan.model.shapes import Field
from kompplan.values.quantity import Quantity, Unit
from kompplan.values.when import When
from kompplan.views.records import decimal_text

_UNITS = {
    Form.MONEY: "kr",
    Form.KRONOR: "kr",
    Form.HOURS: "h",
    Form.COUNT: "n",
    Form.SCORE: "n",
    Form.SHARE: "%",
    Form.PORTION: "%",
    Form.FTE: "%",
}
_SHOWN_AS = {Unit.SEK: "kr", Unit.HOUR: "h", Unit.PERCENT: "%", None: "n"}
_COUNTED = frozenset({None, Unit.PERSON, Unit.PLACE, Unit.GROUP, Unit.TIME, Unit.PIECE})
_FITS: dict[str, frozenset[Unit | None]] = {
    "kr": frozenset({None, Unit.SEK}),
    "h": frozenset({None, Unit.HOUR}),
    "%": frozenset({None, Unit.PERCENT}),
    "n": _COUNTED,
}
DIGITS = 8
_NAMES = {
    "Activity": "activities",
    "Allowance": "accepted",
    "Band": "risk-levels",
    "BudgetLine": "budget-lines",
    "Claim": "claims",
    "Commitment": "commitments",
    "Deviation": "deviations",
    "EffectLink": "effect-chain",
    "EvaluationQuestion": "evaluation-questions",
    "FollowUp": "follow-up",
    "Funding": "funding",
    "Goal": "goals",
    "HandoverItem": "handover",
    "HistoryItem": "history",
    "Indicator": "indicators",
    "Lesson": "lessons",
    "Mandate": "mandates",
    "Need": "needs",
    "Network": "networks",
    "Offer": "offers",
    "Organisation": "organisations",
    "Origin": "sources",
    "Procurement": "procurement",
    "Rates": "rates",
    "Risk": "risks",
    "Role": "roles",
    "TargetGroup": "target-groups",
    "UnitCost": "unit-costs",
}


def name_of(kind: type[Part]) -> str:
    """Return what programs call a table of such parts."""
    return _NAMES.get(kind.__name__, kind.__name__.lower())


def unit_of(field: Field, values: Iterable[object]) -> str:
    """Return the unit of a field's figures; where a field takes any, the one that all of its exact values have."""
    if field.many:
        return ""
    if field.takes is When:
        return "date"
    if field.takes is not Quantity:
        return ""
    if field.form is not Form.OPEN:
        return _UNITS.get(field.form, "") if field.form is not None else ""
    return shared_unit(values)


def shared_unit(values: Iterable[object]) -> str:
    """Return the unit that all exact quantities among values have, or nothing."""
    found = {each.unit for each in values if isinstance(each, Quantity) and each.exact}
    return _SHOWN_AS.get(found.pop(), "") if len(found) == 1 else ""


def figure_of(value: object, unit: str) -> str:
    """Return an exact figure in a unit, or a day; empty for what has bounds, another unit, or comes again and again."""
    if isinstance(value, When):
        return day_of(value) if unit == "date" else ""
    if not isinstance(value, Quantity) or not value.exact or value.per is not None:
        return ""
    if unit not in _FITS or value.unit not in _FITS[unit]:
        return ""
    return decimal_text(value.low / 100 if unit == "%" else value.low) or ""


def day_of(when: When) -> str:
    """Return the one day that a time means, or nothing."""
    first, last = when.first, when.last
    return first.isoformat() if first is not None and first == last and not when.open_end else ""


def product_of(value: object, number: str) -> str:
    """Return how a figure that stands as a product is worked out."""
    if not isinstance(value, Quantity) or len(value.factors) < 2 or not number:
        return ""
    product = Decimal(1)
    for factor in value.factors:
        product *= factor
    if product != Decimal(number):
        return ""
    return f"product({', '.join(decimal_text(each) or '' for each in value.factors)})"


def words_of(field: Field, language: Language) -> tuple[str, ...]:
    """Return the words of the closed list that a field takes."""
    if field.many or not issubclass(field.takes, Word):
        return ()
    return tuple(each.words.to(language) for each in field.takes)


def ids_of(parts: Sequence[Part], names: Sequence[str]) -> tuple[str, ...]:
    """Return for each part what it is found again by, each once: its id, else a digest of its name.

    Neither the order of the rows nor what else they say changes it; where several have the same name, all that they say
    tells them apart.
    """
    keys = [(part.__dict__.get("id") or "").strip() or _digest(name) for part, name in zip(parts, names, strict=True)]
    times = Counter(keys)
    keys = [f"{key}{_digest(repr(part))}" if times[key] > 1 else key for key, part in zip(keys, parts, strict=True)]
    used: dict[str, int] = {}
    found = []
    for key in keys:
        used[key] = used.get(key, 0) + 1
        found.append(key if used[key] == 1 else f"{key}~{used[key]}")
    return tuple(found)


def _digest(text: str) -> str:
    return "~" + hashlib.sha256(text.encode(errors="replace")).hexdigest()[:DIGITS]

"""How much of a project's budget others than the fund have to pay: what the plan states, else what the tables say.

The tables are asked for the project's first day. Where the region decides and the plan names none, the answer is the
lowest and the highest share that it can be.
"""

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kompplan.model.plan import Plan
from kompplan.model.project import Programme
from kompplan.packs.pack import Row, pack
from kompplan.values.patterns import pattern
from kompplan.values.when import Days

_FUND = ("socialfond", "social fund", "esf")
_AREA = pattern(r"(?:(?:programområde|programme area|område|area|po) ?)?([a-f]|[1-3])(?![^\W_])")
_RECORD_NUMBER = pattern(r"[0-9]{4}/[0-9]{5}")
_TRANSITION = ("norra mellansverige", "north middle sweden", "north-central sweden", "gävleborg", "dalarna", "värmland")
"""The transition region of 2021–2027, and its three counties."""


class Requirement(NamedTuple):
    """The least share that others have to pay, in per cent."""

    low: Decimal
    high: Decimal
    """More than ``low`` where it depends on a region that the plan does not name."""
    stated: bool
    """The plan states it itself."""


def from_social_fund(programme: Programme | None) -> bool:
    """Tell whether the programme is the European Social Fund's."""
    fund = programme.fund.casefold() if programme is not None and programme.fund else ""
    return any(word in fund for word in _FUND)


def required(plan: Plan, start: Days | None) -> Requirement | None:
    """Return the required share; nothing where it is not known."""
    project = plan.project
    programme = project.programme if project is not None else None
    if project is None or programme is None:
        return None
    stated = programme.required_cofinancing
    if stated is not None:
        return Requirement(stated.low, stated.low, stated=True)
    if start is None or not from_social_fund(programme):
        return None
    first, last = _rows(project.region, programme, start.earliest), _rows(project.region, programme, start.latest)
    if not first or first != last:
        return None
    shares = [row.amount("share") for row in first]
    return Requirement(min(shares), max(shares), stated=False)


def _rows(region: str | None, programme: Programme, day: date) -> list[Row]:
    table = pack("cofinancing")
    for call in _calls(programme):
        row = table.on(day, fund="esf", call=call)
        if row is not None:
            return [row]
    area = _AREA().match(_even(programme.area))
    if area is None:
        return []
    regions = ("norra mellansverige", "other") if not region else (_region(region),)
    found = [table.on(day, fund="esf", area=area[1].upper(), region=each) for each in (*regions, "any")]
    return [row for row in found if row is not None]


def _calls(programme: Programme) -> list[str]:
    texts = [_even(text) for text in (programme.call, programme.ref) if text]
    numbers = [number for text in texts for number in re.findall(_RECORD_NUMBER(), text)]
    return [*numbers, *texts]


def _even(text: str | None) -> str:
    return " ".join((text or "").casefold().split())


def _region(text: str) -> str:
    return "norra mellansverige" if any(name in _even(text) for name in _TRANSITION) else "other"

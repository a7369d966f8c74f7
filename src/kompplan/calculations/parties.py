"""Who is named in a plan: every field that says which role or which organisation, with what it says."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from kompplan.calculations.walk import Step
from kompplan.model.base import Part

Place = tuple[Part, str, int | None]
"""The part, the field and the item of it where a name stands. A plain tuple, since a plan names so many."""

Named = dict[str, list[Place]]
"""Every place of each text."""


_ROLES: Mapping[str, tuple[str, ...]] = {
    "Activity": ("owner", "trainers"),
    "AspectPlan": ("owner",),
    "BudgetLine": ("owner",),
    "Deviation": ("by",),
    "Evaluation": ("evaluator", "feedback_to"),
    "FollowUp": ("owner",),
    "Governance": ("steering_group", "working_group", "reference_group", "contacts"),
    "HandoverItem": ("to",),
    "Indicator": ("owner",),
    "Lesson": ("receiver",),
    "Mandate": ("given_by",),
    "Procurement": ("owner",),
    "Project": ("contact_role",),
    "Risk": ("owner",),
}
_ORGANISATIONS: Mapping[str, tuple[str, ...]] = {
    "Activity": ("funder", "supplier"),
    "BudgetLine": ("funder",),
    "Funding": ("source",),
    "HistoryItem": ("funder",),
    "Mandate": ("organisation",),
    "Network": ("parties",),
    "Procurement": ("supplier",),
    "Programme": ("fund",),
    "Project": ("owner", "partners", "region", "municipalities"),
}
_NAMING: Mapping[str, tuple[tuple[int, tuple[str, ...]], ...]] = {
    **{
        kind: tuple((place, table[kind]) for place, table in enumerate((_ROLES, _ORGANISATIONS)) if kind in table)
        for kind in {**_ROLES, **_ORGANISATIONS}
    },
    "Role": ((2, ("title",)),),
    "Organisation": ((3, ("name",)),),
}
"""For each class of parts its fields, and which of the four tables of ``Parties`` they belong to."""


class Parties(NamedTuple):
    """Everything that is named, in the plan's order."""

    roles: Named
    """Roles where something is theirs."""
    organisations: Named
    """Organisations where they do something."""
    titles: Named
    """Roles in their own list."""
    names: Named
    """Organisations in their own list."""


@lru_cache(maxsize=4096)
def _naming(part: type[Part], stated: frozenset[str]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Return of what ``_NAMING`` says of a class only the fields that are stated."""
    named = (
        (place, tuple(field for field in each if field in stated)) for place, each in _NAMING.get(part.__name__, ())
    )
    return tuple((place, fields) for place, fields in named if fields)


def parties(steps: Iterable[Step]) -> Parties:
    """Return who is named in a plan."""
    found = Parties({}, {}, {}, {})
    for step in steps:
        part = step.part
        naming = _naming(part.__class__, part.stated)
        if not naming:
            continue
        state = part.__dict__
        for place, fields in naming:
            named = found[place]
            for field in fields:
                value = state[field]
                if not value:
                    continue
                if value.__class__ is str:
                    named.setdefault(value, []).append((part, field, None))
                else:
                    for item, text in enumerate(value):
                        named.setdefault(text, []).append((part, field, item))
    return found

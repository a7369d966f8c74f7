"""Who is named in a plan: every field that says which role or which organisation, with what it says."""

from collections.abc import Iterable, Mapping
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


def parties(steps: Iterable[Step]) -> Parties:
    """Return who is named in a plan."""
    found = Parties({}, {}, {}, {})
    for step in steps:
        part = step.part
        for place, fields in _NAMING.get(part.__class__.__name__, ()):
            named, state = found[place], part.__dict__
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

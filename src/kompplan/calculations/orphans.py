"""Roles, target groups and organisations that the rest of the plan does without.

A target group is referred to by its id, or stands as the whole of a text (``om: brukarna``). Roles and organisations
are named in words as well, so one that is mentioned anywhere outside its own list, even by its first word, is no
orphan; nor is a role whose title names an activity (*samordnare för KU8*), nor an organisation that tells whose part it
is. A group that is made up of others is left out, and so are the groups of a plan that refers to none of them.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from kompplan.calculations.parties import Parties
from kompplan.calculations.references import References
from kompplan.calculations.walk import Step
from kompplan.model.people import Organisation, Role, TargetGroup
from kompplan.model.plan import Plan
from kompplan.model.shapes import folded

Orphan = Role | TargetGroup | Organisation

_SHORTEST = 4
"""Letters that a word must have for its being found somewhere to mean anything."""

_MOST = 200
"""How many are looked for in the text; a plan with more of them has another problem."""


def unnamed(plan: Plan, references: References, parties: Parties) -> Iterator[Orphan]:
    """Yield roles and organisations that no field names by id or by name."""
    if plan.roles:
        idle = [role for role in plan.roles if role.id not in parties.roles and role.title not in parties.roles]
        said = {folded(each) for each in parties.roles} if idle else set()
        for role in idle:
            # A title may name what it is for: samordnare för KU8.
            if not _is_said(said, role.id, role.title) and references.ids.keys().isdisjoint((role.title or "").split()):
                yield role
    alone = [each for each in plan.organisations if each.parent is None]
    if alone:
        referred = _referred(references)
        alone = [each for each in alone if each.id not in referred and each.name not in parties.organisations]
        said = {folded(each) for each in parties.organisations} if alone else set()
        yield from (each for each in alone if not _is_said(said, each.id, each.name))


def _referred(references: References) -> set[str | None]:
    """Return the ids that something refers to; a reference of the wrong kind counts, and is reported elsewhere."""
    return {each.to for each in references.all}


def _is_said(said: set[str], *names: str | None) -> bool:
    return any(name is not None and folded(name) in said for name in names)


def unmentioned(orphans: Iterable[Orphan], elsewhere: str) -> Iterator[Orphan]:
    """Yield those of whom no word is found ``elsewhere``, in the plan's text without their lists, in small letters."""
    orphans = tuple(islice(orphans, _MOST))
    heads: dict[str, int] = {}
    for orphan in orphans:
        for head in {_head(name) for name in _names(orphan)}:
            heads[head] = heads.get(head, 0) + 1
    for orphan in orphans:
        words = [word for name in _names(orphan) for word in (name, _head(name) if heads[_head(name)] == 1 else "")]
        if not any(len(word) >= _SHORTEST and word in elsewhere for word in words):
            yield orphan


def _names(orphan: Orphan) -> tuple[str, ...]:
    name = orphan.title if isinstance(orphan, Role) else orphan.name
    return tuple(each.strip().casefold() for each in (orphan.id, name) if each and each.strip())


def _head(name: str) -> str:
    """Return the word that tells most of a name: the first long one, without the ending that it may have."""
    word = next((word for word in name.split() if len(word) > _SHORTEST), name)
    for ending in ("en", "et", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word


def unused_groups(plan: Plan, references: References, steps: Iterable[Step]) -> Iterator[TargetGroup]:
    """Yield target groups that nothing refers to, where the plan refers to others."""
    if not plan.target_groups:
        return
    referred = _referred(references)
    unused = [group for group in plan.target_groups if group.id not in referred and not group.includes]
    if not unused or len(unused) == len(plan.target_groups):
        return
    said = set(_texts(steps))
    yield from (group for group in unused if not _is_said(said, group.id, group.name))


def _texts(steps: Iterable[Step]) -> Iterator[str]:
    for step in steps:
        if isinstance(step.part, TargetGroup):
            continue
        for value in step.part.__dict__.values():
            if isinstance(value, str):
                yield folded(value)
            elif isinstance(value, tuple):
                yield from (folded(item) for item in value if isinstance(item, str))

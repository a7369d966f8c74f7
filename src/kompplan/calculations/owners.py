"""Whether the one who answers for something is one role, or nobody in particular.

The table is closed: only words that cannot mean a single role are in it. What is looked at is the noun that the text is
about, so that "ordföranden i styrgruppen" and "kommunens HR-strateg" are roles.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import NamedTuple

from kompplan.model.plan import Plan
from kompplan.values.patterns import pattern


class NotOne(StrEnum):
    """Why an owner is not one role."""

    EVERYBODY = "everybody"
    GROUP = "group"
    ORGANISATION = "organisation"
    SEVERAL = "several"


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split("|"))


def _endings(words: str) -> tuple[str, ...]:
    return tuple(words.split("|"))


_EVERYBODY = _words(
    "alla|samtliga|allihop|vi|vi alla|flera|olika|ingen|gemensamt|tillsammans|all|everyone|everybody|we|all of us|us"
    "|several|various|nobody|no one|jointly|together"
)
_EVERYBODY_BEGINS = ("alla ", "samtliga ", "all ", "every ")
_PEOPLE = _words(
    "personalen|personal|medarbetarna|medarbetare|kollegorna|kollegerna|deltagarna|medlemmarna|ledamöterna|gruppen"
    "|teamet|arbetslaget|arbetslagen|ledningen|staff|employees|colleagues|participants|members|management|team|group"
)
_ORGANISATIONS = _words("hr|it|projektet|projekt|kommunen|kommun|regionen|skolan|project|municipality|school|company")
_GROUP_ENDS = _endings(
    "gruppen|grupp|grupperna|teamet|ledningen|styrelsen|styrelse|utskottet|kommittén|rådet|group|committee|board|team"
)
_ORGANISATION_ENDS = _endings(
    "kommunen|kommun|kommunerna|förvaltningen|förvaltning|förvaltningarna|avdelningen|avdelning|enheten|enheterna"
    "|nämnden|nämnd|verksamheten|verksamheterna|kansliet|kontoret|bolaget|företaget|organisationen|förbundet"
    "|föreningen|myndigheten|department|division|unit|organisation|organization|authority|agency|municipality"
)
_SEVERAL_ENDS = _endings(
    "chefer|cheferna|ledarna|samordnarna|strategerna|lärarna|pedagogerna|rektorer|rektorerna|handledarna|utvecklarna"
    "|sekreterarna|handläggarna|ombuden|managers|leaders|coordinators|co-ordinators|directors|heads|teachers|principals"
)
_ROLE_ENDS = _endings(
    "chef|chefen|ledare|ledaren|ordnare|ordnaren|strateg|strategen|rektor|rektorn|controller|controllern|ekonom"
    "|ekonomen|utvecklare|utvecklaren|konsult|konsulten|handläggare|handläggaren|ordförande|ordföranden|sekreterare"
    "|sekreteraren|lärare|läraren|pedagog|pedagogen|kommunikatör|kommunikatören|upphandlare|upphandlaren|informatör"
    "|informatören|administratör|administratören|specialist|specialisten|koordinator|koordinatorn|direktör|direktören"
    "|föreståndare|föreståndaren|utvärderare|utvärderaren|utbildare|utbildaren|ansvarig|manager|leader|coordinator"
    "|co-ordinator|director|head|officer|developer|strategist|principal|teacher|secretary|chair|evaluator|trainer"
    "|supervisor|administrator"
)
_ONE = ("en ", "ett ", "a ", "an ", "one ")
_JOINTS = (",", "/", "&", "+", " och ", " and ", " samt ", " eller ", " or ")
_JOINT = pattern(r" ?[,/&+] ?(?:(?:och|and) )?| (?:och|and|samt|eller|or) ")
_PREPOSITION = pattern(r" (?:för|i|på|vid|hos|av|till|inom|från|med|of|for|in|at|from|with|on) ")


def _even(text: str) -> str:
    """Return a name as it is compared: without case, extra spaces and a leading "the"."""
    return " ".join(text.casefold().split()).strip(" .").removeprefix("the ")


class Names:
    """What the plan calls by which name; read from it when a name is first asked for."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    @cached_property
    def _roles(self) -> Mapping[str, str]:
        """The title of each role, by its id and by the title itself."""
        return {
            _even(name): _even(role.title or name)
            for role in self._plan.roles
            for name in (role.id, role.title)
            if name
        }

    @cached_property
    def _others(self) -> Mapping[str, NotOne]:
        plan = self._plan
        found: dict[str, NotOne] = {}
        for group in plan.target_groups:
            found.update((_even(name), NotOne.GROUP) for name in (group.id, group.name) if name)
        for body in plan.organisations:
            found.update((_even(name), NotOne.ORGANISATION) for name in (body.id, body.name) if name)
        for role in plan.roles:
            why = _words_of(role.title).why if role.title else None
            if role.id and why is not None:
                found[_even(role.id)] = why
        return found

    def not_one(self, owner: str) -> NotOne | None:
        """Return why ``owner`` is not one role, by its words and by what the plan calls by that name."""
        found = _words_of(owner)
        why = found.why or self._others.get(found.name)
        if why is None and not found.joined:
            return None
        title = self._roles.get(found.name)
        if title is not None:
            return _by_words(title)
        if why is None:
            parts = [part for part in _JOINT().split(found.name) if part]
            if sum(part in self._roles or _is_role(part) for part in parts) > 1:
                return NotOne.SEVERAL
        return why


class _Words(NamedTuple):
    name: str
    why: NotOne | None
    joined: bool
    """Several things are listed in it."""


@lru_cache(maxsize=1024)
def _words_of(owner: str) -> _Words:
    name = _even(owner)
    return _Words(name, _by_words(name), any(joint in name for joint in _JOINTS))


def _by_words(name: str) -> NotOne | None:
    if name in _EVERYBODY or name.startswith(_EVERYBODY_BEGINS):
        return NotOne.EVERYBODY
    if name.startswith(_ONE) or any(joint in name for joint in _JOINTS):
        return None
    head = _head(name)
    if head in _PEOPLE or head.endswith(_GROUP_ENDS):
        return NotOne.GROUP
    if head in _ORGANISATIONS or head.endswith(_ORGANISATION_ENDS):
        return NotOne.ORGANISATION
    return NotOne.SEVERAL if head.endswith(_SEVERAL_ENDS) else None


def _head(name: str) -> str:
    """Return the noun that a name is about: the last word before "för", "i", "of" and their like."""
    return re.split(_PREPOSITION(), name, maxsplit=1)[0].rpartition(" ")[2]


def _is_role(part: str) -> bool:
    """Tell whether a part of a list is a role, or a group: "HR- och ekonomichef" is one role, not two."""
    head = _head(part)
    if head.endswith("-"):
        return False
    return head.endswith((*_ROLE_ENDS, *_SEVERAL_ENDS, *_GROUP_ENDS)) or head in _PEOPLE

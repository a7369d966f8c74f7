"""What a name in an expression means: a field of the row that is looked at, of what is around it, or of the plan.

The innermost place where the name is a field wins. A row is also called by its own word (``aktivitet.ansvarig``), the
plan is called ``plan``, and what a function goes through is called ``it``. A point goes on into a block, through every
item of a list, from a reference to what it names, and to the start or the end of a time.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple, NoReturn

from kompplan.expressions.kinds import TIME, Kind, Sort, kind_of, part_named
from kompplan.expressions.tree import Name
from kompplan.expressions.wrong import ExpressionError, meant
from kompplan.i18n.text import Text
from kompplan.loading.forms import SPAN_KEYS
from kompplan.model.base import Part
from kompplan.model.plan import Plan
from kompplan.model.shapes import Field, folded, shape
from kompplan.model.words import Status

IT = frozenset({"it", "den", "det"})
PLAN = frozenset({"plan", "planen"})
STATUS = "status"
PLAN_KIND = Kind(Sort.PART, Plan)

ROWS: dict[str, Text] = {
    "Activity": Text("activity", "aktivitet"),
    "ActivityPart": Text("part", "del"),
    "Allowance": Text("exception", "undantag"),
    "Band": Text("level", "nivå"),
    "BudgetLine": Text("line", "rad"),
    "CalendarDays": Text("days", "dagar"),
    "Cause": Text("cause", "orsak"),
    "Claim": Text("claim", "påstående"),
    "Column": Text("column", "kolumn"),
    "Commitment": Text("commitment", "åtagande"),
    "Dependency": Text("dependency", "beroende"),
    "Deviation": Text("deviation", "avvikelse"),
    "EffectLink": Text("link", "länk"),
    "EvaluationQuestion": Text("question", "fråga"),
    "FollowUp": Text("follow_up", "uppföljning"),
    "Funding": Text("funding", "finansiering"),
    "Goal": Text("goal", "mål"),
    "HandoverItem": Text("handover", "överlämning"),
    "Headcount": Text("count", "antal"),
    "HistoryItem": Text("item", "insats"),
    "Indicator": Text("indicator", "indikator"),
    "Lesson": Text("lesson", "lärdom"),
    "Mandate": Text("mandate", "mandat"),
    "Measure": Text("measure", "åtgärd"),
    "Need": Text("need", "behov"),
    "Network": Text("network", "nätverk"),
    "Offer": Text("offer", "erbjudande"),
    "Organisation": Text("organisation", "organisation"),
    "Origin": Text("source", "källa"),
    "Overlap": Text("overlap", "överlapp"),
    "Portion": Text("portion", "andel"),
    "Procurement": Text("procurement", "upphandling"),
    "Rates": Text("rates", "satser"),
    "Risk": Text("risk", "risk"),
    "Role": Text("role", "roll"),
    "StatedShare": Text("share", "andel"),
    "SwotItem": Text("item", "punkt"),
    "Table": Text("table", "tabell"),
    "TargetGroup": Text("target_group", "målgrupp"),
    "UnitCost": Text("unit_cost", "enhetskostnad"),
}
"""What one row of each list is called in an expression."""


class How(Enum):
    """How a step of a path goes on."""

    FIELD = 1
    FOLLOW = 2
    """From a reference to the part that it names."""
    START = 3
    END = 4
    STATUS = 5
    """To the status that the plan is judged by."""


class Step(NamedTuple):
    """One step of a path."""

    how: How
    field: Field | None = None
    kinds: tuple[str, ...] = ()


class Path(NamedTuple):
    """The way to a value: from which frame, counted from the innermost, and by which steps."""

    depth: int
    steps: tuple[Step, ...]
    kind: Kind


def path(name: Name, frames: tuple[Kind, ...]) -> Path:
    """Return the way that a name means. ``frames`` are what is looked at, the innermost first, the plan last."""
    found = _first(name, frames)
    if found is None:
        _unknown(name.words[0], name.places[0], frames)
    depth, steps, kind = found
    for word, at in zip(name.words[1:], name.places[1:], strict=True):
        more, kind = _onward(kind, word, at)
        steps = (*steps, *more)
    return Path(depth, steps, kind)


def known(name: Name, frames: tuple[Kind, ...]) -> bool:
    """Tell whether a name means anything."""
    return _first(name, frames) is not None


def _first(name: Name, frames: tuple[Kind, ...]) -> tuple[int, tuple[Step, ...], Kind] | None:
    word = folded(name.words[0])
    alone = len(name.words) == 1
    if word in IT and len(frames) > 1:
        return 0, (), frames[0]
    for depth, frame in enumerate(frames):
        if frame.takes is None or not issubclass(frame.takes, Part):
            continue
        if frame.takes is Plan and word == STATUS:
            return depth, (Step(How.STATUS),), Kind(Sort.WORD, Status)
        field = shape(frame.takes).spellings.get(word)
        row = ROWS.get(frame.takes.__name__)
        is_row = row is not None and word in (row.en, folded(row.sv))
        if field is not None and (alone or not is_row or _goes_on(kind_of(field))):
            return depth, (Step(How.FIELD, field),), kind_of(field)
        if is_row:
            return depth, (), frame
    return (len(frames) - 1, (), PLAN_KIND) if word in PLAN else None


def _goes_on(kind: Kind) -> bool:
    inner = kind.item if kind.item is not None else kind
    return inner.sort in (Sort.PART, Sort.TIME) or len(inner.refers) == 1


def _onward(kind: Kind, word: str, at: int) -> tuple[tuple[Step, ...], Kind]:
    """Return the steps from something of ``kind`` to its field ``word``, and what stands there."""
    many = kind.item is not None
    inner = kind.item if kind.item is not None else kind
    steps: tuple[Step, ...] = ()
    if len(inner.refers) == 1:
        part = part_named(inner.refers[0])
        if part is not None:
            steps, inner = (Step(How.FOLLOW, kinds=inner.refers),), Kind(Sort.PART, part)
    if inner.sort is Sort.TIME:
        end = SPAN_KEYS.get(folded(word))
        if end is None:
            raise ExpressionError(at, _TIME_HAS, word=word)
        steps, found = (Step(How.START if end == "start" else How.END),), TIME
    elif inner.takes is Plan and folded(word) == STATUS:
        steps, found = (*steps, Step(How.STATUS)), Kind(Sort.WORD, Status)
    elif inner.takes is not None and issubclass(inner.takes, Part):
        field = shape(inner.takes).spellings.get(folded(word))
        if field is None:
            _unknown(word, at, (inner,))
        steps, found = (*steps, Step(How.FIELD, field)), kind_of(field)
    else:
        raise ExpressionError(at, _NO_FIELDS, word=word, kind=inner.sort.value)
    if not many:
        return steps, found
    return steps, found if found.sort is Sort.LIST else Kind(Sort.LIST, item=found)


def _unknown(word: str, at: int, frames: tuple[Kind, ...]) -> NoReturn:
    """Refuse a name that nothing has, with the field that was probably meant."""
    spellings: dict[str, Field] = {}
    for frame in frames:
        if frame.takes is not None and issubclass(frame.takes, Part):
            for each, field in shape(frame.takes).spellings.items():
                spellings.setdefault(each, field)
    near = meant(folded(word), spellings)
    if near is None:
        raise ExpressionError(at, _NO_FIELD, word=word)
    field = spellings[near]
    raise ExpressionError(at, _NO_FIELD_BUT, word=word, near=Text(field.en, field.sv))


_NO_FIELD = Text(
    "there is no field {word} here; kompplan schema --format md lists them; a text stands in quotes",
    "det finns inget fält {word} här; kompplan schema --format md visar alla; en text står inom citattecken",
)
_NO_FIELD_BUT = Text(
    "there is no field {word} here; did you mean {near}?", "det finns inget fält {word} här; menade du {near}?"
)
_TIME_HAS = Text("a time has a start and an end, but no {word}", "en tid har start och slut, men inget {word}")
_NO_FIELDS = Text("{kind} has no field {word}", "{kind} har inget fält {word}")

"""What the parts on the red thread are called, and where they stand."""

from collections.abc import Mapping

from kompplan.calculations.budget import BudgetRow
from kompplan.calculations.thread import Point
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.i18n.text import Text
from kompplan.loading.places import Anchor, locate
from kompplan.model.activities import Activity
from kompplan.model.analysis import Cause, Measure, SolutionTree
from kompplan.model.base import Part
from kompplan.model.budget import BudgetLine
from kompplan.model.closing import Evaluation, FollowUp, HandoverItem
from kompplan.model.goals import Challenge, Goal, Indicator

Linked = Part | BudgetRow | Point
"""Anything that stands on the thread."""

_KINDS: Mapping[type[Part], str] = {
    SolutionTree: "problem",
    Challenge: "problem",
    Cause: "cause",
    Measure: "measure",
    Activity: "activity",
    BudgetLine: "budget_line",
    Goal: "goal",
    Indicator: "indicator",
    Evaluation: "evaluation",
    FollowUp: "followup",
    HandoverItem: "handover",
}

_WORDS = ("text", "problem", "name", "title", "label", "what")
_FIELDS = {
    "date": Text("measured {when}", "mäts {when}"),
    "dates": Text("evaluation {when}", "utvärdering {when}"),
    "feedback": Text("feedback from the evaluation {when}", "återkoppling från utvärderingen {when}"),
}
_NAMELESS = Text("this row", "raden")
_LONGEST = 60
_UNDATED = Text("without a day", "utan dag")


def part_of(each: Linked) -> Part:
    """Return the part of the plan behind it."""
    return each if isinstance(each, Part) else each.part


def kind_of(each: Linked) -> str:
    """Return what kind of part it is, for programs."""
    return _KINDS[type(part_of(each))]


def id_of(each: Linked) -> str | None:
    """Return its id, where it has one; a point in time has none of its own."""
    identity = None if isinstance(each, Point) else part_of(each).__dict__.get("id")
    return identity.strip() or None if isinstance(identity, str) else None


def text_of(each: Linked, language: Language) -> str | None:
    """Return its words in full, without its id."""
    if isinstance(each, Point):
        return _point(each, language)
    state = part_of(each).__dict__
    words = next((state[field] for field in _WORDS if isinstance(state.get(field), str) and state[field]), None)
    return " ".join(words.split()) if words else None


def name_of(each: Linked, language: Language) -> str:
    """Return its id and its words, cut between words where they run on."""
    words = text_of(each, language)
    return " ".join(filter(None, (id_of(each), _cut(words) if words else ""))) or _NAMELESS.to(language)


def brief_text(each: Linked, language: Language) -> str:
    """Return its words without its id, cut where they run on."""
    return _cut(text_of(each, language) or id_of(each) or _NAMELESS.to(language))


def _cut(words: str) -> str:
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
    return words.rstrip(" .")


def brief_name(each: Linked, language: Language) -> str:
    """Return its id, else its name."""
    return id_of(each) or name_of(each, language)


def _point(point: Point, language: Language) -> str:
    part = point.part
    when = point.when.written if point.when is not None else _UNDATED.to(language)
    if isinstance(part, Indicator | Evaluation):
        return _FIELDS[point.field].to(language).format(when=when)
    what = " ".join((part.what or "").split())
    return f"{what}, {when}" if what else when


def anchor_of(each: Linked) -> Anchor:
    """Return the place in the plan that it is read from."""
    if isinstance(each, Point):
        return Anchor(each.part, each.field, each.item)
    part = part_of(each)
    return Anchor(part, "problem" if isinstance(part, SolutionTree) else None)


def where(checked: CheckedPlan, each: Linked) -> str:
    """Return ``file:line``."""
    span = locate(anchor_of(each), checked.loaded.origins)
    return f"{safe(span.source.name)}:{span.first.line}" if span is not None else ""


def place_record(checked: CheckedPlan, each: Linked) -> dict[str, object] | None:
    """Return the place for programs: file, line and column, both from 1."""
    span = locate(anchor_of(each), checked.loaded.origins)
    if span is None:
        return None
    return {"file": safe(span.source.name), "line": span.first.line, "column": span.first.column}


def record(checked: CheckedPlan, each: Linked, language: Language) -> dict[str, object]:
    """Return what programs are told of it: id, words and place."""
    return {"id": id_of(each), "text": text_of(each, language), "place": place_record(checked, each)}

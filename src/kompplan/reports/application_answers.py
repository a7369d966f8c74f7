"""What of a plan answers each heading of an application, and which fields would fill a heading that stands empty."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from kompplan.calculations.dimensions import Dimension
from kompplan.i18n.language import Language
from kompplan.i18n.text import Text
from kompplan.model.analysis import Cause
from kompplan.model.base import Part
from kompplan.model.goals import Goal, Indicator
from kompplan.model.people import TargetGroup
from kompplan.model.plan import Plan
from kompplan.model.shapes import shape
from kompplan.model.strategy import Horizontal
from kompplan.model.words import NeedStatus
from kompplan.reports.grids import table_of
from kompplan.reports.view import Block
from kompplan.reports.wording import Wording, capital
from kompplan.views.budget import budget_grid
from kompplan.views.budget_funding import funding_words
from kompplan.views.risks import closed, in_order

NAMED = Text("{label}: {said}", "{label}: {said}")
EVIDENCE, NEEDS = Text("What shows it", "Det som visar det"), Text("Needs", "Behov")
OUTSIDE = Text("outside what the project can change", "utanför det som projektet kan påverka")
LEADS_TO = Text("{first} leads to: {then}.", "{first} leder till: {then}.")
ASSUMES = Text(" This assumes: {what}.", " Det förutsätter: {what}.")
PERSONS, WOMEN_AND_MEN = (
    Text("{total} persons", "{total} personer"),
    Text("{women} women and {men} men", "{women} kvinnor och {men} män"),
)
OF_WHOM = Text("{total}, of whom {parts}", "{total}, varav {parts}")
TAKEN_OVER = Text("{what} is taken over by {to}", "{what} tas över av {to}")
REMAINS = Text("{what} is to live on", "{what} ska leva vidare")
BY_DAY, A_YEAR = Text(" by {day}", " senast {day}"), Text("; it costs {cost} a year", "; det kostar {cost} om året")
LOOKED_AT = Text("{when}: {what}", "{when}: {what}")
MANDATE = Text("Mandate", "Mandat")
EVALUATED = Text("Evaluation", "Utvärdering")
INDICATORS, BY_TYPE = Text("Indicators", "Indikatorer"), Text("Costs by type", "Kostnader per slag")
FUNDING = Text("Funding", "Finansiering")
GROUPS = Text("Organisations", "Organisationer")
PRINCIPLES = ("gender_equality", "accessibility", "non_discrimination", "ecological")
DEMANDED = PRINCIPLES[:3]
"""Those that every project of the fund has to consider."""


class Answer(NamedTuple):
    """What the plan says under a heading: the text to hand in by paragraphs, the figures below it.

    ``fields`` are the ways to the fields that the text is made of, those that matter most first.
    """

    paragraphs: tuple[str, ...]
    fields: tuple[str, ...]
    blocks: tuple[Block, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)


def empty_fields(w: Wording, answer: Answer) -> tuple[str, ...]:
    """Return the fields of an answer that the plan leaves empty, in the plan's own words."""
    return tuple(words for way in answer.fields if (words := _empty(w, way)))


def _empty(w: Wording, way: str) -> str:
    part: Part | None = w.plan
    kind: type[Part] = Plan
    words = []
    said = False
    for name in way.split("."):
        field = shape(kind).fields[name]
        words.append(field.sv if w.language is Language.SV else field.en)
        value = getattr(part, name) if part is not None else None
        said = (value is not None and value != ()) or (part is not None and w.checked.written(part, name))
        part = value if isinstance(value, Part) else None
        if issubclass(field.takes, Part) and not field.many:
            kind = field.takes
    return "" if said else ": ".join(words)


def _labelled(w: Wording, part: Part, *names: str) -> Iterator[str]:
    """Yield each field that says something as a line of its own, with its label."""
    for name in names:
        said = w.text(part, name)
        if said:
            yield w.say(NAMED, label=capital(w.label(type(part), name)), said=_ended(said))


def _ended(text: str) -> str:
    """Return a text with a full stop, if it has no end of its own."""
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?", "…", ":")) or not text else f"{text}."


def _given(texts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(capital(_ended(each)) for each in texts if each and each.strip())


def _summary(w: Wording, fund: bool) -> Answer:
    project = w.plan.project
    return Answer(_given((project.summary if project is not None else None,)), ("project.summary",))


def _problem(w: Wording, fund: bool) -> Answer:
    challenge, tree, analysis = w.plan.challenge, w.plan.solution_tree, w.plan.analysis
    said: list[str] = []
    if challenge is not None:
        said += _given((challenge.text,))
        said += _labelled(w, challenge, "for_whom", "level")
    if tree is not None and tree.problem:
        said += _given((tree.problem,))
    if challenge is not None:
        said += _given(challenge.evidence)
    if analysis is not None:
        said += _given((analysis.text,))
        wanted = [each for each in analysis.needs if each.text and each.status is not NeedStatus.DECLINED]
        if wanted:
            needs = "; ".join((each.text or "").strip() for each in wanted)
            said.append(w.say(NAMED, label=w.say(NEEDS), said=_ended(needs)))
    fields = ["challenge.text", "challenge.for_whom", "challenge.evidence", "solution_tree.problem"]
    if fund:
        said += _analyses(w)
        fields += [f"horizontal.{name}.analysis" for name in DEMANDED]
    return Answer(tuple(dict.fromkeys(said)), tuple(fields))


def _analyses(w: Wording) -> Iterator[str]:
    found = w.plan.horizontal
    for name in PRINCIPLES:
        principle = getattr(found, name, None)
        if principle is not None and principle.analysis:
            label = capital(w.label(Horizontal, name))
            yield w.say(NAMED, label=label, said=_ended(principle.analysis))


def _causes(w: Wording, fund: bool) -> Answer:
    tree = w.plan.solution_tree
    said = [line for each in (tree.causes if tree is not None else ()) for line in _cause(w, each)]
    return Answer(tuple(said), ("solution_tree.causes",))


def _cause(w: Wording, cause: Cause) -> Iterator[str]:
    about = [w.text(cause, "level")] if cause.level is not None else []
    about += [w.say(OUTSIDE)] * bool(cause.outside_control)
    if cause.text:
        text = capital(" ".join(cause.text.split())).rstrip(".")
        yield _ended(f"{text} ({', '.join(about)})" if about else text)
    for each in cause.causes:
        yield from _cause(w, each)


def _groups(w: Wording, fund: bool) -> Answer:
    return Answer(tuple(_group(w, each) for each in w.plan.target_groups), ("target_groups",))


def _group(w: Wording, group: TargetGroup) -> str:
    name = capital((group.name or group.id or "").strip())
    said = ""
    for count in group.counts[-1:]:
        said = w.say(PERSONS, total=w.text(count, "total")) if count.total is not None else ""
        if count.women is not None and count.men is not None:
            parts = w.say(WOMEN_AND_MEN, women=w.text(count, "women"), men=w.text(count, "men"))
            said = w.say(OF_WHOM, total=said, parts=parts) if said else parts
    line = f"{name}: {said}" if said else name
    chosen = f" {capital(_ended(group.selection))}" if group.selection else ""
    return _ended(line) + chosen


def _goals(w: Wording, fund: bool) -> Answer:
    goals = w.plan.goals
    indicators = [each for goal in goals for each in goal.indicators]
    columns = ("id", "text", "baseline", "target", "date", "method", "source")
    asked = ("baseline", "target", "date")
    table = (
        w.table(w.say(INDICATORS), indicators, columns, "text", asked=asked, but=_but(Indicator, columns))
        if indicators
        else None
    )
    said = (_goal(w, each) for each in goals)
    return Answer(tuple(filter(None, said)), ("goals",), (table,) if table is not None else ())


def _but(kind: type[Part], columns: tuple[str, ...]) -> tuple[str, ...]:
    """Return every field that is no column, so that the table has no small print."""
    return tuple(name for name in shape(kind).fields if name not in columns)


def _goal(w: Wording, goal: Goal) -> str:
    about = ", ".join(w.text(goal, name) for name in ("rank", "kind", "level") if getattr(goal, name) is not None)
    text = capital(" ".join((goal.text or "").split())).rstrip(".")
    return _ended(f"{text} ({about})" if about and text else text)


def _effects(w: Wording, fund: bool) -> Answer:
    said = []
    for link in w.plan.effect_chain:
        if link.from_step and link.to_step:
            line = w.say(LEADS_TO, first=capital(_bare(link.from_step)), then=_bare(link.to_step))
            said.append(line + (w.say(ASSUMES, what=_bare(link.assumption)) if link.assumption else ""))
    return Answer(tuple(said), ("effect_chain",))


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


def _activities(w: Wording, fund: bool) -> Answer:
    said = []
    for each in w.plan.activities:
        when = w.text(each, "when") or " – ".join(filter(None, (w.text(each, "start"), w.text(each, "due"))))
        about = ", ".join(filter(None, (when, each.owner)))
        text = capital(_bare(each.text or ""))
        said.append(_ended(f"{text} ({about})" if about else text))
    return Answer(tuple(filter(None, said)), ("activities",))


def _principles(w: Wording, fund: bool) -> Answer:
    found = w.plan.horizontal
    said = []
    for name in PRINCIPLES:
        principle = getattr(found, name, None)
        if principle is None:
            continue
        lines = [_ended(principle.analysis)] if principle.analysis else []
        for field in ("actions", "indicators"):
            if given := w.lines(principle, field):
                label = capital(w.label(type(principle), field))
                lines.append(_ended(w.say(NAMED, label=label, said="; ".join(given))))
        if lines:
            said.append(w.say(NAMED, label=capital(w.label(Horizontal, name)), said=" ".join(lines)))
    return Answer(tuple(said), tuple(f"horizontal.{name}" for name in DEMANDED))


def _organisation(w: Wording, fund: bool) -> Answer:
    governance, strategy = w.plan.governance, w.plan.strategy
    said: list[str] = []
    if governance is not None:
        said += _given((governance.text,))
        said += _labelled(w, governance, "steering_group", "working_group", "reference_group", "meets")
        for each in governance.mandates:
            given = ", ".join(filter(None, (each.organisation, each.given_by, w.text(each, "date"))))
            text = _bare(each.text or "")
            if text or given:
                told = f"{text} ({given})" if text and given else text or given
                said.append(w.say(NAMED, label=w.say(MANDATE), said=_ended(told)))
    if strategy is not None:
        for name in ("competence", "organisation"):
            aspect = getattr(strategy, name)
            if aspect is not None and (aspect.text or aspect.reason):
                label = capital(w.label(type(strategy), name))
                said.append(w.say(NAMED, label=label, said=_ended(aspect.text or aspect.reason or "")))
    fields = ("governance.text", "governance.steering_group", "governance.mandates", "strategy.competence")
    return Answer(tuple(said), fields)


def _actors(w: Wording, fund: bool) -> Answer:
    project, found = w.plan.project, w.plan.organisations
    columns = ("name", "kind", "parent")
    table = w.table(w.say(GROUPS), found, columns, "name", but=_but(type(found[0]), columns)) if found else None
    said = tuple(_labelled(w, project, "owner", "partners", "municipalities")) if project is not None else ()
    fields = ("project.owner", "project.partners", "organisations")
    return Answer(said, fields, (table,) if table is not None else ())


def _procurement(w: Wording, fund: bool) -> Answer:
    said = []
    for each in w.plan.procurement:
        names = ("procedure", "category", "estimated_value", "contract")
        about = ", ".join(w.text(each, name) for name in names if getattr(each, name) is not None)
        text = capital(_bare(each.what or ""))
        said.append(_ended(f"{text} ({about})" if about else text))
    return Answer(tuple(filter(None, said)), ("procurement",))


def _risks(w: Wording, fund: bool) -> Answer:
    found = w.checked.risks
    risks = [each.risk for each in in_order(found)] + [*found.out_of_scale, *found.unscored]
    said = []
    for risk in risks:
        if closed(risk) or not risk.text:
            continue
        line = capital(_ended(risk.text))
        if risk.mitigation:
            line += " " + w.say(NAMED, label=capital(w.label(type(risk), "mitigation")), said=_ended(risk.mitigation))
        said.append(line)
    return Answer(tuple(said), ("risks",))


def _evaluation(w: Wording, fund: bool) -> Answer:
    found = w.plan.evaluation
    said: list[str] = []
    if found is not None:
        said += _given((found.text,))
        if found.kind:
            said.append(w.say(NAMED, label=w.say(EVALUATED), said=_ended(w.text(found, "kind"))))
        said += _labelled(w, found, "evaluator")
        asked = [f"{_bare(each.text).rstrip('?')}?" for each in found.questions if each.text]
        if asked:
            said.append(w.say(NAMED, label=capital(w.label(type(found), "questions")), said=" ".join(asked)))
        said += _labelled(w, found, "method", "dates", "feedback", "feedback_to")
    fields = ("evaluation.evaluator", "evaluation.questions", "evaluation.method", "evaluation.dates")
    return Answer(tuple(said), fields)


def _afterwards(w: Wording, fund: bool) -> Answer:
    found = w.plan.closing
    said: list[str] = []
    if found is not None:
        for item in found.handover:
            if item.what:
                text = TAKEN_OVER if item.to else REMAINS
                line = capital(w.say(text, what=_bare(item.what), to=item.to or ""))
                line += w.say(BY_DAY, day=w.text(item, "due")) if item.due is not None else ""
                cost = w.text(item, "cost_per_year")
                said.append(_ended(line + (w.say(A_YEAR, cost=cost) if cost else "")))
        for each in found.followups:
            if each.what and each.when is not None:
                line = w.say(LOOKED_AT, when=capital(w.text(each, "when")), what=_bare(each.what))
                said.append(_ended(f"{line} ({each.owner})" if each.owner else line))
            else:
                said.append(capital(_ended(w.inline(each))))
        said += _labelled(w, found, "dissemination")
    return Answer(tuple(said), ("closing.handover", "closing.followups", "closing.dissemination"))


def _history(w: Wording, fund: bool) -> Answer:
    return Answer(tuple(capital(_ended(w.inline(each))) for each in w.plan.history), ("history",))


def _budget(w: Wording, fund: bool) -> Answer:
    view = w.checked.budget
    blocks: list[Block] = []
    if view.rows:
        units = {"kronor": "kr", "share": "%", "hours": "h"}
        grid = budget_grid(w.checked, Dimension.COST_TYPE, w.language)
        blocks.append(table_of(w, grid, w.say(BY_TYPE), units=units, narrow=True, name="costs-by-type"))
    if w.plan.funding:
        units = {"kronor": "kr", "share": "%", "hours": "h", "rows": "kr"}
        grid = funding_words(w.checked, w.language).grid
        blocks.append(table_of(w, grid, w.say(FUNDING), units=units, cards=True, name="funding"))
    return Answer((), ("budget", "funding"), tuple(blocks))


ANSWERS: Mapping[str, Callable[[Wording, bool], Answer]] = {
    "summary": _summary,
    "problem": _problem,
    "causes": _causes,
    "target_groups": _groups,
    "goals": _goals,
    "effects": _effects,
    "activities": _activities,
    "principles": _principles,
    "organisation": _organisation,
    "actors": _actors,
    "procurement": _procurement,
    "risks": _risks,
    "evaluation": _evaluation,
    "afterwards": _afterwards,
    "history": _history,
    "budget": _budget,
}
"""What answers a heading, by its ``holds`` in the table of forms; the second argument tells that the fund asks."""

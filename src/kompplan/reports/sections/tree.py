"""The solution tree from problem to money: as a picture, and as a list that says the same and more."""

import re

from kompplan.charts.solution_tree import NodeKind, TreeNode, solution_tree
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.model.analysis import Cause, Measure
from kompplan.model.base import Part as ModelPart
from kompplan.reports.sections._parts import facts, missing, nested, part, prose, section
from kompplan.reports.view import Fact, Item, Items, Picture, Section
from kompplan.reports.wording import Wording, capital

TITLE = Text("From problem to activity", "Från problem till aktivitet")
LIST = Text("The same in words", "Samma sak i ord")
NO_TREE = Text("The plan has no solution tree: why these activities would help is not told.",
               "Planen har inget lösningsträd: varför de här aktiviteterna skulle hjälpa framgår inte.")  # fmt: skip
NO_MEASURE = Text("no measure", "åtgärd saknas")
NO_ACTIVITY = Text("no activity", "aktivitet saknas")
NONE_YET = Text("No activities carry the measures out yet.", "Inga aktiviteter genomför åtgärderna än.")
NO_OWNER = Text("no owner", "ansvarig saknas")
NO_PROBLEM = Text("the problem is not stated", "problemet är inte angivet")
OUTSIDE = Text("outside control", "utanför kontroll")
REST = Text("Activities that answer no measure in the tree: {names}.",
            "Aktiviteter som inte hör till någon åtgärd i trädet: {names}.")  # fmt: skip
PICTURE = Text("Solution tree: problem, causes, measures and activities from left to right",
               "Lösningsträd: problem, orsaker, åtgärder och aktiviteter från vänster till höger")  # fmt: skip
DESC = Text(
    "Problem: {problem}. {causes} causes; {measures} measures answer them, and {activities} activities carry them out. "
    "The list below the picture says the same.",
    "Problem: {problem}. {causes} orsaker; {measures} åtgärder svarar mot dem, {activities} aktiviteter genomför dem. "
    "Listan under bilden säger samma sak.",
)
_HEADINGS: dict[NodeKind, Text] = {
    "problem": Text("Problem", "Problem"),
    "goal": Text("Goal", "Mål"),
    "cause": Text("Causes", "Orsaker"),
    "measure": Text("Measures", "Åtgärder"),
    "activity": Text("Activities", "Aktiviteter"),
}
MEASURE, ACTIVITY, ALSO = Text("Measure", "Åtgärd"), Text("Activity", "Aktivitet"), Text("see above", "se ovan")


def _named(part_: ModelPart, w: Wording) -> str:
    identity = (part_.__dict__.get("id") or "").strip()
    return " ".join(filter(None, (identity, w.name_of(part_))))


def _note(w: Wording, activity: Activity) -> str:
    cost = w.text(activity, "cost") or w.text(activity, "hours")
    return " · ".join(filter(None, (cost, activity.owner)))


def _picture(w: Wording) -> Picture:
    chain = w.checked.chain
    tree = w.plan.solution_tree
    problem = (tree.problem if tree is not None else None) or ""
    nodes = [TreeNode("p", "problem", problem or w.say(NO_PROBLEM), missing=not problem)]
    edges: list[tuple[str, str]] = []
    goals = {(goal.id or "").strip(): goal for goal in w.plan.goals}
    wanted = [ref.strip() for ref in (tree.goals if tree is not None else ())] or list(goals)[:1]
    for index, ref in enumerate(wanted):
        goal = goals.get(ref)
        nodes.append(TreeNode(f"g{index}", "goal", _named(goal, w) if goal is not None else ref))
        edges.append(("p", f"g{index}"))
    of_cause = {id(cause): f"c{index}" for index, cause in enumerate(chain.causes)}
    of_measure = {id(measure): f"m{index}" for index, measure in enumerate(chain.measures)}
    of_activity: dict[int, str] = {}
    has_below = {id(parent) for parent in chain.parents.values()}
    for cause in chain.causes:
        own = of_cause[id(cause)]
        parent = chain.parents.get(id(cause))
        nodes.append(TreeNode(own, "cause", _named(cause, w), w.say(OUTSIDE) if cause.outside_control else ""))
        edges.append(("p" if parent is None else of_cause[id(parent)], own))
        answers = chain.measures_of.get(id(cause), ())
        edges.extend((own, of_measure[id(measure)]) for measure in answers)
        if not answers and id(cause) not in has_below and not cause.outside_control:
            nodes.append(TreeNode(f"{own}-none", "measure", "", w.say(NO_MEASURE), missing=True))
            edges.append((own, f"{own}-none"))
    for measure in chain.measures:
        own = of_measure[id(measure)]
        nodes.append(TreeNode(own, "measure", _named(measure, w), w.text(measure, "frequency")))
        if not chain.causes_of[id(measure)]:
            edges.append(("p", own))
        carried = chain.activities_of.get(id(measure), ())
        for activity in carried:
            of_activity.setdefault(id(activity), f"a{len(of_activity)}")
            edges.append((own, of_activity[id(activity)]))
        if not carried and not measure.declined and w.plan.activities:
            nodes.append(TreeNode(f"{own}-none", "activity", "", w.say(NO_ACTIVITY), missing=True))
            edges.append((own, f"{own}-none"))
    for activity in w.plan.activities:
        if id(activity) in of_activity:
            note = _note(w, activity)
            nodes.append(
                TreeNode(
                    of_activity[id(activity)],
                    "activity",
                    _named(activity, w),
                    note or w.say(NO_OWNER),
                    missing=not activity.owner,
                )
            )
    svg = solution_tree(
        nodes,
        edges,
        headings={kind: w.say(text) for kind, text in _HEADINGS.items()},
        missing=w.say(NO_OWNER),
        title=w.say(TITLE),
        desc=w.say(
            DESC,
            problem=problem or "–",
            causes=len(chain.causes),
            measures=len(chain.measures),
            activities=len(of_activity),
        ),
        prefix="solution-tree-picture",
    )
    return Picture(svg, w.say(PICTURE), tall=_tall(svg))


REST_OF_FIRST_PAGE = 0.7
"""The height that the summary leaves on an A4 page, as a part of the page's width."""


def _tall(svg: str) -> bool:
    """Tell whether a picture as wide as the paper is too high to follow the summary on the first page."""
    size = re.search(r'viewBox="0 0 (\d+) (\d+)"', svg)
    return size is not None and int(size[2]) > REST_OF_FIRST_PAGE * int(size[1])


def _list(w: Wording) -> Items | None:
    chain = w.checked.chain
    children: dict[int, list[Cause]] = {}
    for cause in chain.causes:
        parent = chain.parents.get(id(cause))
        if parent is not None:
            children.setdefault(id(parent), []).append(cause)
    items: list[Item] = []
    told: set[int] = set()

    def measure_items(measure: Measure, depth: int) -> None:
        label = " ".join(filter(None, (w.say(MEASURE), (measure.id or "").strip())))
        if id(measure) in told:
            items.append(Item(f"{measure.text or ''} ({w.say(ALSO)})", label, depth=depth))
            return
        told.add(id(measure))
        carried = chain.activities_of.get(id(measure), ())
        items.append(Item(measure.text or "", label, w.facts(measure, ("id", "text", "same_as")), depth))
        if not carried and not measure.declined and w.plan.activities:
            items.append(Item(w.say(NO_ACTIVITY), depth=depth + 1))
        for activity in carried:
            name = " ".join(filter(None, (w.say(ACTIVITY), (activity.id or "").strip())))
            about = w.facts(activity, only=("owner", "cost", "hours"))
            items.append(Item(activity.text or "", name, about, depth + 1))

    waiting = [(cause, 0) for cause in reversed(chain.causes) if id(cause) not in chain.parents]
    seen: set[int] = set()
    while waiting:
        cause, depth = waiting.pop()
        if id(cause) in seen:
            continue
        seen.add(id(cause))
        items.append(
            Item(
                cause.text or "", (cause.id or "").strip(), w.facts(cause, ("id", "text", "causes", "measures")), depth
            )
        )
        answers = chain.measures_of.get(id(cause), ())
        for measure in answers:
            measure_items(measure, depth + 1)
        below = children.get(id(cause), [])
        if not answers and not below and not cause.outside_control:
            items.append(Item(w.say(NO_MEASURE), depth=depth + 1))
        waiting.extend((each, depth + 1) for each in reversed(below))
    items.extend(  # a ring of causes has no beginning; nothing is lost for that
        Item(cause.text or "", (cause.id or "").strip(), w.facts(cause, ("id", "text", "causes", "measures")))
        for cause in chain.causes
        if id(cause) not in seen
    )
    for measure in chain.measures:
        if id(measure) not in told:
            measure_items(measure, 0)
    return Items(nested(items)) if items else None


def _unresolved(w: Wording) -> tuple[Fact, ...]:
    """Return mentions of measures that no part of the tree says more about."""
    known = {(measure.id or "").strip() for measure in w.checked.chain.measures}
    mentions = [step.part for step in w.checked.steps if isinstance(step.part, Measure) and step.part.same_as]
    lines = tuple(
        w.inline(each) for each in mentions if (each.same_as or "").strip() not in known or len(each.stated) > 1
    )
    return (Fact(capital(w.say(Text("further mentions", "ytterligare hänvisningar"))), lines),) if lines else ()


def tree(w: Wording) -> Section | None:
    found = w.plan.solution_tree
    chain = w.checked.chain
    if found is None or not (found.problem or chain.causes or chain.measures):
        return section(w, "solution-tree", TITLE, (part("", missing(w, NO_TREE), facts(w, found)),))
    carried = {id(activity) for group in chain.activities_of.values() for activity in group}
    rest = [_named(each, w) for each in w.plan.activities if id(each) not in carried]
    about = facts(w, found, ("causes", "measures"))
    more = _unresolved(w)
    if more and about is not None:
        about = about._replace(facts=(*about.facts, *more))
    return section(
        w,
        "solution-tree",
        TITLE,
        (
            part(
                "",
                _picture(w),
                prose(w.say(REST, names="; ".join(rest)), kind="note") if rest and chain.measures else None,
                prose(w.say(NONE_YET), kind="missing") if chain.measures and not w.plan.activities else None,
            ),
            part(w.say(LIST), about, _list(w)),
        ),
    )

"""The solution tree: problem, causes, measures and activities from left to right, and what is missing on the way."""

import re

from kompplan.charts.solution_tree import NodeKind, TreeNode, solution_tree
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.model.base import Part as ModelPart
from kompplan.reports.view import Picture
from kompplan.reports.wording import Wording

TITLE = Text("From problem to activity", "Från problem till aktivitet")
WHY_NOT = Text("The plan has no solution tree.", "Planen har inget lösningsträd.")
NO_MEASURE = Text("no measure", "åtgärd saknas")
NO_ACTIVITY = Text("no activity", "aktivitet saknas")
NO_OWNER = Text("no owner", "ansvarig saknas")
NO_PROBLEM = Text("the problem is not stated", "problemet är inte angivet")
OUTSIDE = Text("outside control", "utanför kontroll")
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
COUNTED = (Text("1 activity", "1 aktivitet"), Text("{n} activities", "{n} aktiviteter"))
NOT_DRAWN = Text(
    "The activities are too many for the picture; the list has them all.",
    "Aktiviteterna är för många för bilden; listan har alla.",
)
MOST_BOXES = 300
"""Beyond this nobody follows a line from problem to activity; the activities of each measure are counted instead."""
REST_OF_FIRST_PAGE = 0.7
"""The height that the summary leaves on an A4 page, as a part of the page's width."""


def named(part_: ModelPart, w: Wording) -> str:
    """Return a part's id and its name."""
    identity = (part_.__dict__.get("id") or "").strip()
    return " ".join(filter(None, (identity, w.name_of(part_))))


def _note(w: Wording, activity: Activity) -> str:
    cost = w.text(activity, "cost") or w.text(activity, "hours")
    return " · ".join(filter(None, (cost, activity.owner)))


def picture(w: Wording) -> Picture | None:
    """Return the tree, or None where there is none."""
    chain = w.checked.chain
    tree = w.plan.solution_tree
    if tree is None or not (tree.problem or chain.causes or chain.measures):
        return None
    problem = tree.problem or ""
    nodes = [TreeNode("p", "problem", problem or w.say(NO_PROBLEM), missing=not problem)]
    edges: list[tuple[str, str]] = []
    goals = {(goal.id or "").strip(): goal for goal in w.plan.goals}
    wanted = [ref.strip() for ref in tree.goals] or list(goals)[:1]
    for index, ref in enumerate(wanted):
        goal = goals.get(ref)
        nodes.append(TreeNode(f"g{index}", "goal", named(goal, w) if goal is not None else ref))
        edges.append(("p", f"g{index}"))
    of_cause = {id(cause): f"c{index}" for index, cause in enumerate(chain.causes)}
    of_measure = {id(measure): f"m{index}" for index, measure in enumerate(chain.measures)}
    of_activity: dict[int, str] = {}
    many = len(chain.causes) + len(chain.measures) + len(w.plan.activities) > MOST_BOXES
    has_below = {id(parent) for parent in chain.parents.values()}
    for cause in chain.causes:
        own = of_cause[id(cause)]
        parent = chain.parents.get(id(cause))
        nodes.append(TreeNode(own, "cause", named(cause, w), w.say(OUTSIDE) if cause.outside_control else ""))
        edges.append(("p" if parent is None else of_cause[id(parent)], own))
        answers = chain.measures_of.get(id(cause), ())
        edges.extend((own, of_measure[id(measure)]) for measure in answers)
        if not answers and id(cause) not in has_below and not cause.outside_control:
            nodes.append(TreeNode(f"{own}-none", "measure", "", w.say(NO_MEASURE), missing=True))
            edges.append((own, f"{own}-none"))
    for measure in chain.measures:
        own = of_measure[id(measure)]
        carried = chain.activities_of.get(id(measure), ())
        said = [w.text(measure, "frequency")]
        if many and carried:
            said.append(w.say(COUNTED[len(carried) != 1], n=len(carried)))
        nodes.append(TreeNode(own, "measure", named(measure, w), " · ".join(filter(None, said))))
        if not chain.causes_of[id(measure)]:
            edges.append(("p", own))
        for activity in carried:
            of_activity.setdefault(id(activity), f"a{len(of_activity)}")
            edges.append((own, of_activity[id(activity)]))
        if not carried and not measure.declined and w.plan.activities:
            nodes.append(TreeNode(f"{own}-none", "activity", "", w.say(NO_ACTIVITY), missing=True))
            edges.append((own, f"{own}-none"))
    for activity in w.plan.activities:
        if id(activity) in of_activity and not many:
            note = _note(w, activity)
            nodes.append(
                TreeNode(
                    of_activity[id(activity)],
                    "activity",
                    named(activity, w),
                    note or w.say(NO_OWNER),
                    missing=not activity.owner,
                )
            )
    desc = w.say(
        DESC,
        problem=problem or "–",
        causes=len(chain.causes),
        measures=len(chain.measures),
        activities=len(of_activity),
    )
    svg = solution_tree(
        nodes,
        edges,
        headings={kind: w.say(text) for kind, text in _HEADINGS.items()},
        missing=w.say(NO_OWNER),
        title=w.say(TITLE),
        desc=desc,
        prefix="solution-tree-picture",
    )
    caption = w.say(NOT_DRAWN) if many and of_activity else ""
    return Picture(svg, w.say(PICTURE), caption, tall=_tall(svg), described=desc)


def _tall(svg: str) -> bool:
    """Tell whether a picture as wide as the paper is too high to follow the summary on the first page."""
    size = re.search(r'viewBox="0 0 (\d+) (\d+)"', svg)
    return size is not None and int(size[2]) > REST_OF_FIRST_PAGE * int(size[1])

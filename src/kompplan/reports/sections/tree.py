"""The solution tree from problem to money: as a picture, and as a list that says the same and more."""

from kompplan.i18n.text import Text
from kompplan.model.analysis import Cause, Measure
from kompplan.reports.pictures import thread
from kompplan.reports.pictures import tree as solution_tree
from kompplan.reports.pictures.tree import NO_ACTIVITY, NO_MEASURE, TITLE, named
from kompplan.reports.sections._parts import facts, missing, nested, part, prose, section
from kompplan.reports.view import Fact, Item, Items, Section
from kompplan.reports.wording import Wording, capital

LIST = Text("The same in words", "Samma sak i ord")
NO_TREE = Text("The plan has no solution tree: why these activities would help is not told.",
               "Planen har inget lösningsträd: varför de här aktiviteterna skulle hjälpa framgår inte.")  # fmt: skip
NONE_YET = Text("No activities carry the measures out yet.", "Inga aktiviteter genomför åtgärderna än.")
REST = Text("Activities that answer no measure in the tree: {names}.",
            "Aktiviteter som inte hör till någon åtgärd i trädet: {names}.")  # fmt: skip
MEASURE, ACTIVITY, ALSO = Text("Measure", "Åtgärd"), Text("Activity", "Aktivitet"), Text("see above", "se ovan")


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
        return section(
            w,
            "solution-tree",
            TITLE,
            (
                part("", missing(w, NO_TREE), facts(w, found)),
                part(w.say(thread.TITLE), thread.picture(w), thread.table(w)),
            ),
        )
    carried = {id(activity) for group in chain.activities_of.values() for activity in group}
    rest = [named(each, w) for each in w.plan.activities if id(each) not in carried]
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
                solution_tree.picture(w),
                prose(w.say(REST, names="; ".join(rest)), kind="note") if rest and chain.measures else None,
                prose(w.say(NONE_YET), kind="missing") if chain.measures and not w.plan.activities else None,
            ),
            part(w.say(LIST), about, _list(w)),
            part(w.say(thread.TITLE), thread.picture(w), thread.table(w)),
        ),
    )

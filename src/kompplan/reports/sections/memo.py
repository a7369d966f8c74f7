"""A short memo in running prose: why, from what background, towards what, how, when, who and at what cost."""

from collections.abc import Iterator

from kompplan.i18n.show import listed
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.model.project import Project
from kompplan.model.words import ActivityStatus, GoalRank, RoleKind
from kompplan.reports.making import Making
from kompplan.reports.sections._brief import MORE_WORDS, clip, sentences
from kompplan.reports.sections._parts import bullets, part, prose, section
from kompplan.reports.sections.money import booked, costs_and_spent, figures
from kompplan.reports.view import Fact, Facts, Section
from kompplan.reports.wording import Wording, capital

PURPOSE, BACKGROUND = Text("Purpose", "Syfte"), Text("Background", "Bakgrund")
GOAL, METHOD = Text("Goals", "Mål"), Text("Method", "Metod")
FRAME = Text("Time, responsibility and cost", "Tid, ansvar och kostnad")
PURPOSE_IS = Text("The purpose is {purpose}", "Syftet är {purpose}")
NO_PURPOSE = Text("The plan does not say why the work is done.", "Planen säger inte varför arbetet ska göras.")
NO_BACKGROUND = Text(
    "The plan does not say what does not work today.", "Planen säger inte vad som inte fungerar i dag."
)
NO_GOALS = Text("The plan has no goals yet.", "Planen har inga mål än.")
NO_METHOD = Text("The plan has no measures and no activities yet.", "Planen har inga åtgärder och inga aktiviteter än.")
CAUSES = Text("Behind it lie: {names}", "Bakom det ligger: {names}")
MORE_CLAUSES = Text("; and {n} more", "; och {n} till")
THE_CAUSE = Text("Behind it lies: {names}", "Bakom det ligger: {names}")
BASED_ON = Text("It builds on {name}", "Arbetet bygger vidare på {name}")
MEASURES = Text("What is to be done: {names}", "Det som ska göras är: {names}")
WORK = Text("The work is done as {n} activities: {names}", "Arbetet görs i {n} aktiviteter: {names}")
WORK_ONLY = Text("The work is done as {n} activities", "Arbetet görs i {n} aktiviteter")
ONE_ACTIVITY = Text("The work is done as one activity: {names}", "Arbetet görs i en enda aktivitet: {names}")
TIME, OWNER, COST = Text("Time", "Tid"), Text("Responsible", "Ansvarig"), Text("Cost", "Kostnad")
NO_TIME, NO_OWNER = Text("not stated", "inte angiven"), Text("not stated", "inte angiven")
LASTS = Text("{period}, {length}", "{period}, {length}")
MANDATE = Text("Mandate", "Mandat")
CONTACT = Text("contact: {role}", "kontakt: {role}")
MOST_CAUSES, MOST_MEASURES, MOST_GOALS, MOST_ACTIVITIES, MOST_EVIDENCE = 4, 5, 4, 6, 2
LONG = 110
LONGEST_PARAGRAPH = 420


def _list(w: Wording, names: list[str], most: int, clause: bool = True) -> str:
    """Return clauses as one sentence has them, the rest as a number."""
    shown = [_lower(clip(each, LONG).rstrip(".")) if clause else clip(each, LONG).rstrip(".") for each in names[:most]]
    if len(names) > most:
        return "; ".join(shown) + w.say(MORE_CLAUSES, n=len(names) - most)
    return (
        "; ".join(shown)
        if any("," in each or " och " in each or " and " in each for each in shown)
        else listed(shown, w.language)
    )


def _lower(text: str) -> str:
    """Return a clause with a small first letter, unless its first word is written with capitals throughout."""
    word = text.split(" ", 1)[0]
    return text if len(word) > 1 and word[1:] != word[1:].lower() else text[:1].lower() + text[1:]


def _paragraph(*texts: str | None) -> str:
    return sentences([clip(each, LONGEST_PARAGRAPH) for each in texts if each])


def purpose(w: Wording) -> Section | None:
    project, vision = w.plan.project or Project(), w.plan.vision
    stated = vision.purpose if vision is not None else None
    if stated and stated.casefold().startswith(("att ", "to ", "that ")):
        stated = w.say(PURPOSE_IS, purpose=stated[:1].lower() + stated[1:])
    said = _paragraph(project.summary, stated)
    if not said and vision is not None:
        said = _paragraph(vision.text)
    return section(w, "purpose", PURPOSE, (part("", prose(said) or prose(w.say(NO_PURPOSE), kind="missing")),))


def background(w: Wording) -> Section | None:
    challenge, tree = w.plan.challenge, w.plan.solution_tree
    first = challenge.text if challenge is not None and challenge.text else (tree.problem if tree is not None else None)
    evidence = challenge.evidence[:MOST_EVIDENCE] if challenge is not None else ()
    causes = [each.text for each in w.checked.chain.causes if each.text]
    text = THE_CAUSE if len(causes) == 1 else CAUSES
    before = w.plan.project.previous_project if w.plan.project is not None else None
    paragraphs = (
        _paragraph(first, *evidence),
        sentences([w.say(text, names=_list(w, causes, MOST_CAUSES))]) if causes else None,
        sentences([w.say(BASED_ON, name=before)]) if before else None,
    )
    said = prose(*paragraphs)
    return section(w, "background", BACKGROUND, (part("", said or prose(w.say(NO_BACKGROUND), kind="missing")),))


def goals(w: Wording) -> Section | None:
    order = (GoalRank.OVERALL, GoalRank.PROJECT, None, GoalRank.SUB)
    found = sorted((each for each in w.plan.goals if each.text), key=lambda each: order.index(each.rank))
    texts = [sentences([clip(each.text or "", 220)]) for each in found]
    if not texts:
        return section(w, "goals", GOAL, (part("", prose(w.say(NO_GOALS), kind="missing")),))
    more = [capital(w.say(MORE_WORDS, n=len(texts) - MOST_GOALS).strip(" ;,")) + "."] if len(texts) > MOST_GOALS else []
    block = prose(texts[0]) if len(texts) == 1 else bullets([*texts[:MOST_GOALS], *more])
    return section(w, "goals", GOAL, (part("", block),))


def _activities(w: Wording) -> list[Activity]:
    return [each for each in w.plan.activities if each.status is not ActivityStatus.CANCELLED and each.text]


def method(w: Wording) -> Section | None:
    measures = [each.text for each in w.checked.chain.measures if each.text and not each.declined]
    activities = [each.text or "" for each in _activities(w)]
    paragraphs = []
    if measures:
        paragraphs.append(sentences([w.say(MEASURES, names=_list(w, measures, MOST_MEASURES))]))
    if activities:
        text = ONE_ACTIVITY if len(activities) == 1 else WORK_ONLY if measures else WORK
        names = _list(w, activities, MOST_ACTIVITIES)
        paragraphs.append(sentences([w.say(text, n=len(activities), names=names)]))
    said = prose(*paragraphs)
    return section(w, "method", METHOD, (part("", said or prose(w.say(NO_METHOD), kind="missing")),))


def _time(w: Wording) -> str:
    project = w.plan.project
    period = project.period.written if project is not None and project.period is not None else ""
    length = w.quantity(project.length) if project is not None and project.length is not None else ""
    return w.say(LASTS, period=period, length=length) if period and length else period or length or w.say(NO_TIME)


def _owners(w: Wording) -> Iterator[str]:
    project = w.plan.project
    if project is not None and project.owner:
        yield project.owner
    manager = next((each for each in w.plan.roles if each.kind is RoleKind.PROJECT_MANAGER and each.title), None)
    if manager is not None:
        yield manager.title or ""
    elif project is not None and project.contact_role:
        yield w.say(CONTACT, role=project.contact_role)


def frame(making: Making) -> Section | None:
    """Return when, who and at what cost."""
    w = making.w
    owners = tuple(_owners(w)) or (w.say(NO_OWNER),)
    mandate = w.plan.project.mandate if w.plan.project is not None else None
    found = [
        Fact(w.say(TIME), (_time(w),)),
        Fact(w.say(OWNER), owners),
        *((Fact(w.say(MANDATE), (mandate,)),) if mandate else ()),
        Fact(w.say(COST), (costs_and_spent(making, booked(making)).sentence,)),
    ]
    return section(w, "frame", FRAME, (part("", Facts(tuple(found))),), figures(making, booked(making)))

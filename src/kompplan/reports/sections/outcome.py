"""What was carried out and what was not, what it cost, who takes over, and what remains."""

from collections.abc import Iterator

from kompplan.calculations.progress import progress
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.model.words import ActivityStatus, RiskLevel, Status
from kompplan.reports.making import Making
from kompplan.reports.sections._brief import called, counted, identity
from kompplan.reports.sections._parts import bullets, facts, nested, part, prose, section
from kompplan.reports.sections.closing import DISSEMINATION, FOLLOW_UP, HANDOVER, LESSONS
from kompplan.reports.sections.decisions import deviation_name, undecided
from kompplan.reports.sections.deviations import DEVIATIONS, deviation_table
from kompplan.reports.sections.grave_risks import open_risks
from kompplan.reports.sections.money import booked, by_line, figures, spent_sentences
from kompplan.reports.sections.results import ahead, every_indicator
from kompplan.reports.view import Cell, Column, Item, Items, Part, Point, Row, Section, Table
from kompplan.reports.wording import Wording, capital
from kompplan.views.grid import NOTHING

CARRIED_OUT = Text("Activities", "Aktiviteter")
ACTIVITY, OWNER = Text("Activity", "Aktivitet"), Text("Owner", "Ansvarig")
WHEN, STATUS = Text("When, by the plan", "När, enligt planen"), Text("What became of it", "Vad det blev")
DELIVERED = Text("Was to deliver", "Skulle lämna")
NO_ACTIVITIES = Text("The plan has no activities.", "Planen har inga aktiviteter.")
NOT_STATED = Text("not stated", "inte angivet")
NOT_FINISHED = Text("not finished: {status}", "inte avslutad: {status}")
DONE, CANCELLED = Text("carried out", "genomförd"), Text("cancelled", "inställd")
NO_OUTCOME = Text(
    "What has been booked is not stated, so the outcome is not known.",
    "Vad som är bokfört är inte angivet, så utfallet är inte känt.",
)
NO_COSTS = Text("The plan has no budget and no costs.", "Planen har ingen budget och inga kostnader.")
MONEY, FUNDING = Text("Budget and outcome", "Budget och utfall"), Text("Funding", "Finansiering")
NO_DEVIATIONS = Text("No deviations are told.", "Inga avvikelser är angivna.")
NO_LESSONS = Text("No lessons are told.", "Inga lärdomar är angivna.")
NO_HANDOVER = Text(
    "Nothing is said of what is handed over, or to whom.", "Inget är sagt om vad som lämnas över, eller till vem."
)
NO_FOLLOW_UP = Text("No follow-up after the end is told.", "Ingen uppföljning efter slutet är angiven.")
EVALUATION, QUESTION, ANSWER = Text("Evaluation", "Utvärdering"), Text("Question", "Fråga"), Text("Answer", "Svar")
NO_EVALUATION = Text("The plan has no evaluation.", "Planen har ingen utvärdering.")
NO_QUESTIONS = Text("The evaluation states no questions.", "Utvärderingen anger inga frågor.")
NO_ANSWER = Text("no answer is stated", "inget svar är angivet")
ABOUT = Text("About", "Gäller")
PARTICIPANTS = Text("Participants", "Deltagare")
NO_PARTICIPANTS = Text("How many took part is not stated.", "Hur många som deltog är inte angivet.")
REMAINS = Text("What remains", "Vad som återstår")
NOTHING_REMAINS = Text("By the plan nothing remains.", "Enligt planen återstår ingenting.")
OPEN_ACTIVITY, OPEN_DEVIATION = (
    Text("Activity", "Aktivitet"),
    Text("Deviation without a decision", "Avvikelse utan beslut"),
)
OPEN_RISK = Text("Grave risk, still open", "Allvarlig risk, fortfarande öppen")
TO_MEASURE, TO_FOLLOW = Text("To be measured", "Ska mätas"), Text("To be followed up", "Ska följas upp")
TO_HAND_OVER = Text("To be handed over", "Ska lämnas över")
NO_RECEIVER = Text("{what}, to whom is not stated", "{what}, till vem är inte angivet")
TO = Text("{what}, to {whom}", "{what}, till {whom}")
ON = Text("{what}, {when}", "{what}, {when}")
_OVER = (ActivityStatus.DONE, ActivityStatus.CANCELLED)


def _became(w: Wording, activity: Activity) -> Cell:
    if activity.status is ActivityStatus.DONE:
        return Cell(w.say(DONE))
    if activity.status is ActivityStatus.CANCELLED:
        return Cell(w.say(CANCELLED))
    if activity.status is None:
        return Cell(w.say(NOT_STATED), "missing")
    return Cell(w.say(NOT_FINISHED, status=w.say(activity.status.words)), "missing")


def _when(w: Wording, activity: Activity) -> str:
    found = w.checked.calendar.of(activity)
    return " – ".join(dict.fromkeys(when.written for _, when in found.stated)) or NOTHING


def carried_out(w: Wording) -> Section | None:
    """Return every activity and what became of it."""
    rows = w.plan.activities
    if not rows:
        return section(w, "activities", CARRIED_OUT, (part("", prose(w.say(NO_ACTIVITIES), kind="missing")),))
    delivers = any(each.deliverables for each in rows)
    columns = (
        Column(w.say(ACTIVITY), head=True, key="activity"),
        Column(w.say(OWNER), key="owner"),
        Column(w.say(WHEN), dated=True, key="when"),
        Column(w.say(STATUS), key="status"),
        *((Column(w.say(DELIVERED), key="deliverables"),) if delivers else ()),
    )
    made = tuple(
        Row(
            (
                Cell(called(w, each, 160)),
                w.cell(each, "owner"),
                Cell(_when(w, each)),
                _became(w, each),
                *((w.cell(each, "deliverables"),) if delivers else ()),
            ),
            id=identity(each),
            place=w.place(each),
        )
        for each in rows
    )
    table = Table(w.say(CARRIED_OUT), columns, made, cards=True, name="activities_outcome")
    return section(w, "activities", CARRIED_OUT, (part("", table),))


ACTIVITIES_POINT = Text("Activities", "Aktiviteterna")
CARRIED = (
    Text("none of {total} is carried out", "ingen av {total} är genomförd"),
    Text("1 of {total} is carried out", "1 av {total} är genomförd"),
    Text("{n} of {total} are carried out", "{n} av {total} är genomförda"),
)
NOT_CARRIED = (Text("1 is cancelled", "1 är inställd"), Text("{n} are cancelled", "{n} är inställda"))
UNFINISHED = (Text("1 is not finished", "1 är inte avslutad"), Text("{n} are not finished", "{n} är inte avslutade"))
ALL_UNSAID = (
    Text("what became of the only activity is not stated", "vad det blev av den enda aktiviteten är inte angivet"),
    Text("what became of the {n} activities is not stated", "vad det blev av de {n} aktiviteterna är inte angivet"),
)
UNSAID = (
    Text("what became of 1 is not stated", "vad det blev av 1 är inte angivet"),
    Text("what became of {n} is not stated", "vad det blev av {n} är inte angivet"),
)


def in_short(w: Wording) -> Point:
    """Return how many activities are carried out."""
    found = progress(w.plan, w.checked.calendar, w.checked.today)
    if not found.total:
        return Point(w.say(ACTIVITIES_POINT), w.say(NO_ACTIVITIES))
    done, cancelled, unsaid = len(found.done), len(found.cancelled), len(found.unsaid)
    if unsaid == found.total:
        return Point(w.say(ACTIVITIES_POINT), capital(counted(w, unsaid, *ALL_UNSAID)) + ".", urgent=True)
    said = [w.say(CARRIED[min(done, 2)], n=done, total=found.total)]
    left = found.total - done - cancelled - unsaid
    for n, texts in ((cancelled, NOT_CARRIED), (left, UNFINISHED), (unsaid, UNSAID)):
        if n:
            said.append(counted(w, n, *texts))
    return Point(w.say(ACTIVITIES_POINT), capital("; ".join(said)) + ".", urgent=bool(left or unsaid))


def money(making: Making) -> Section | None:
    """Return budget against outcome for each line, and who paid."""
    w = making.w
    found = booked(making)
    table = by_line(making, found)
    funding = w.plan.funding
    payers = (
        w.table(
            w.say(FUNDING),
            funding,
            ("source", "kind", "form", "amount"),
            "source",
            asked=("amount",),
            but=("id", "note"),
        )
        if funding
        else None
    )
    return section(
        w,
        "money",
        MONEY,
        (
            part(
                "",
                prose(w.say(NO_COSTS), kind="missing") if table is None else None,
                prose(w.say(NO_OUTCOME), kind="missing") if table is not None and not making.booked else None,
                table,
                prose(capital("; ".join(said)) + "." if (said := spent_sentences(making, found)) else None),
            ),
            part(w.say(FUNDING), payers),
        ),
        figures(making, found),
    )


def participants(w: Wording) -> Section | None:
    """Return how many took part."""
    found = w.plan.closing.results if w.plan.closing is not None else None
    counts = facts(w, found, only=("participants", "unique", "women", "men", "external", "refused", "note"))
    if counts is None and not w.plan.target_groups:
        return None
    block = counts if counts is not None else prose(w.say(NO_PARTICIPANTS), kind="missing")
    return section(w, "participants", PARTICIPANTS, (part("", block),))


def deviations(w: Wording) -> Section | None:
    """Return every deviation with cause and decision."""
    found = w.plan.deviations
    table = deviation_table(w, found, DEVIATIONS, "deviations") if found else None
    return section(w, "deviations", DEVIATIONS, (part("", table or prose(w.say(NO_DEVIATIONS))),))


def lessons(w: Wording) -> Section | None:
    """Return what was learned and who needs to know."""
    closing = w.plan.closing
    found = closing.lessons if closing is not None else ()
    table = w.table(w.say(LESSONS), found, ("text", "receiver"), "text", asked=("receiver",)) if found else None
    improved = [
        f"{name}: {each.improvement}" if (name := identity(each) or (each.activity or "").strip()) else each.improvement
        for each in w.plan.deviations
        if each.improvement
    ]
    return section(
        w,
        "lessons",
        LESSONS,
        (
            part("", table._replace(name="lessons") if table is not None else prose(w.say(NO_LESSONS), kind="missing")),
            part(w.say(BETTER), bullets(improved)) if improved else None,
        ),
    )


BETTER = Text("What could have been done better", "Vad som kunde ha gjorts bättre")


def evaluation(w: Wording) -> Section | None:
    """Return the evaluation's questions with their answers."""
    found = w.plan.evaluation
    if found is None:
        return section(w, "evaluation", EVALUATION, (part("", prose(w.say(NO_EVALUATION), kind="missing")),))
    about = facts(w, found, only=("kind", "evaluator", "method", "feedback_to"))
    if not found.questions:
        return section(
            w,
            "evaluation",
            EVALUATION,
            (part("", prose(found.text), about, prose(w.say(NO_QUESTIONS), kind="missing")),),
        )
    columns = (
        Column(w.say(QUESTION), head=True, key="question"),
        Column(w.say(ABOUT), key="about"),
        Column(w.say(ANSWER), key="answer"),
    )
    rows = tuple(
        Row(
            (
                w.cell(each, "text", asked=True),
                w.cell(each, "about"),
                Cell(each.answer) if each.answer else Cell(w.say(NO_ANSWER), "missing"),
            ),
            place=w.place(each),
        )
        for each in found.questions
    )
    table = Table(w.say(EVALUATION), columns, rows, cards=True, name="evaluation_questions")
    return section(w, "evaluation", EVALUATION, (part("", prose(found.text), about, table),))


def hand_over(w: Wording) -> Section | None:
    """Return who takes over what and when, what is followed up, and how it is spread."""
    closing = w.plan.closing
    items = closing.handover if closing is not None else ()
    follow = closing.followups if closing is not None else ()
    spread: Part | None = part(w.say(DISSEMINATION), bullets(closing.dissemination)) if closing is not None else None
    table = (
        w.table(
            w.say(HANDOVER), items, ("what", "to", "due", "cost_per_year"), "what", asked=("to", "due"), but=("id",)
        )
        if items
        else None
    )
    followed = (
        w.table(w.say(FOLLOW_UP), follow, ("when", "what", "owner"), "what", asked=("owner",)) if follow else None
    )
    return section(
        w,
        "hand-over",
        HANDOVER,
        (
            part(
                "", table._replace(name="handover") if table is not None else prose(w.say(NO_HANDOVER), kind="missing")
            ),
            part(
                w.say(FOLLOW_UP),
                followed._replace(name="followups")
                if followed is not None
                else prose(w.say(NO_FOLLOW_UP), kind="missing"),
            ),
            spread,
        ),
    )


# -- what remains -----------------------------------------------------------------------------------------------------


def _to_hand_over(w: Wording) -> Iterator[Item]:
    closing = w.plan.closing
    for each in closing.handover if closing is not None else ():
        due = w.checked.calendar.resolve(each.due).last if each.due is not None else None
        if due is not None and due < w.checked.today and each.to:
            continue
        what = called(w, each, 90)
        said = w.say(TO, what=what, whom=each.to) if each.to else w.say(NO_RECEIVER, what=what)
        yield Item(said + (f" ({w.text(each, 'due')})" if each.due is not None else ""), w.say(TO_HAND_OVER))


def _remaining(w: Wording) -> Iterator[Item]:
    for activity in w.plan.activities:
        if activity.status not in _OVER:
            yield Item(f"{called(w, activity, 90)} ({_became(w, activity).text})", w.say(OPEN_ACTIVITY))
    for deviation in undecided(w):
        yield Item(deviation_name(w, deviation, 90), w.say(OPEN_DEVIATION))
    for scored in open_risks(w):
        if scored.level is RiskLevel.ACT_NOW:
            yield Item(called(w, scored.risk, 90), w.say(OPEN_RISK))
    yield from _to_hand_over(w)
    for _, indicator in every_indicator(w):
        if ahead(w, indicator):
            yield Item(w.say(ON, what=called(w, indicator, 90), when=w.text(indicator, "date")), w.say(TO_MEASURE))
    closing = w.plan.closing
    for each in closing.followups if closing is not None else ():
        when = w.checked.calendar.resolve(each.when).last if each.when is not None else None
        if when is None or when >= w.checked.today:
            what = called(w, each, 90)
            said = w.say(ON, what=what, when=w.text(each, "when")) if each.when is not None and each.what else what
            yield Item(said, w.say(TO_FOLLOW))


def remains(w: Wording) -> Section | None:
    """Return what is still open, is to be measured, or waits to be handed over."""
    found = tuple(_remaining(w))
    block = (
        Items(nested([each._replace(label=f"{each.label}:") for each in found]))
        if found
        else prose(w.say(NOTHING_REMAINS))
    )
    return section(w, "remains", REMAINS, (part("", block),))


REMAINS_POINT = Text("What remains", "Återstår")
NOT_CLOSED = Text(
    "the plan is not closed: this shows how it stands on the day of the report",
    "planen är inte avslutad: rapporten visar hur det står till på rapportens dag",
)
LEFT = (Text("1 point remains", "1 punkt återstår"), Text("{n} points remain", "{n} punkter återstår"))


def remains_in_short(w: Wording) -> Point:
    """Return how much remains, and whether the plan is closed at all."""
    found = tuple(_remaining(w))
    said = [counted(w, len(found), *LEFT)] if found else [w.say(NOTHING_REMAINS).rstrip(".")]
    if w.plan.status is not Status.CLOSED:
        said.insert(0, w.say(NOT_CLOSED))
    return Point(w.say(REMAINS_POINT), capital(". ".join(capital(each) for each in said)) + ".", urgent=bool(found))

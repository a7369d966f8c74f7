"""What the plan shows that somebody has to decide, as a protocol can take it, each with its place in the plan."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kompplan.calculations.progress import progress
from kompplan.calculations.purchase_steps import Pace, Standing
from kompplan.calculations.riskmatrix import ScoredRisk
from kompplan.calculations.scheduled import BoundKind
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.model.activities import Deviation
from kompplan.model.base import Part as ModelPart
from kompplan.model.words import Aspect, AspectState, ProcurementStatus, Status
from kompplan.reports.making import Making
from kompplan.reports.sections._brief import called, clip, counted, identity, quoted, several, short_name
from kompplan.reports.sections._parts import nested, part, prose, section
from kompplan.reports.sections.figures import shortened
from kompplan.reports.sections.money import booked, spending
from kompplan.reports.view import Fact, Item, Items, Section
from kompplan.reports.wording import Wording
from kompplan.views.procurement import all_standings, step_name
from kompplan.views.risks import needs_decision
from kompplan.views.schedule import days_words

TITLE = Text("Decisions asked for", "Beslut som behövs")
PROPOSED = Text("It is proposed that the steering group decide", "Styrgruppen föreslås besluta")
NOTHING = Text(
    "Nothing in the plan waits for a decision by the steering group.", "Inget i planen väntar på beslut av styrgruppen."
)
PLACE = Text("In the plan", "I planen")
REST = (
    Text(
        "1 more point waits; kompplan validate tells what else the plan leaves open.",
        "1 punkt till väntar; kompplan validate säger vad mer planen lämnar öppet.",
    ),
    Text(
        "{n} more points wait; kompplan validate tells what else the plan leaves open.",
        "{n} punkter till väntar; kompplan validate säger vad mer planen lämnar öppet.",
    ),
)
MOST_PLACES = 4
MOST_SINGLY = 3
"""More deviations than this are decided on together."""

APPROVE = Text("to adopt the plan {name}", "att fastställa planen {name}")
COSTING = Text(", which costs {sum}", ", som kostar {sum}")
AFTER_MENDING = (
    Text(", once the 1 error in it has been mended", ", när felet i den har rättats"),
    Text(", once the {n} errors in it have been mended", ", när de {n} felen i den har rättats"),
)
RENEW = Text(
    "to have the plan brought up to date, or to drop it: its period ended on {day}",
    "att låta uppdatera planen eller lägga ned den: dess period tog slut den {day}",
)
END = Text(
    "to close the project or to prolong it: its period ended on {day}",
    "att avsluta projektet eller förlänga det: dess period tog slut den {day}",
)
OWNER_AND_DATE = (
    Text(
        "to appoint an owner and set a date for the mitigation of risk {names}",
        "att utse en ansvarig och sätta ett datum för åtgärden mot risk {names}",
    ),
    Text(
        "to appoint owners and set dates for the mitigation of the risks {names}",
        "att utse ansvariga och sätta datum för åtgärderna mot riskerna {names}",
    ),
)
OWNER = (
    Text("to appoint an owner of risk {names}", "att utse en ansvarig för risk {names}"),
    Text("to appoint owners of the risks {names}", "att utse ansvariga för riskerna {names}"),
)
DATE = (
    Text("to set a date for the mitigation of risk {names}", "att sätta ett datum för åtgärden mot risk {names}"),
    Text("to set dates for the mitigation of the risks {names}", "att sätta datum för åtgärderna mot riskerna {names}"),
)
ABOUT_RISK = Text("{name} ({words}, value {value})", "{name} ({words}, riskvärde {value})")
LATE = (
    Text("to set a new date for {names}, or to cancel it", "att sätta en ny dag för {names}, eller att ställa in den"),
    Text("to set new dates for {names}, or to cancel them", "att sätta nya dagar för {names}, eller att ställa in dem"),
)
WAS_DUE = Text("{name}, which was due on {day}", "{name}, som skulle ha varit klar {day}")
PROLONG = Text(
    "to prolong the project or to do less: {name} is done on {day} at the earliest, {days} after the end",
    "att förlänga projektet eller göra mindre: {name} är klar tidigast {day}, {days} efter slutet",
)
GAP = Text("to cover the unfunded {sum} by …", "att täcka de {sum} som saknar finansiering genom …")
NO_FUNDER = Text(
    "that … pays {sum}, as the plan names no funding",
    "att … betalar {sum}, eftersom planen inte anger någon finansiering",
)
FORECAST = Text(
    "to meet a forecast that is {sum} more than the budget by …",
    "att möta en prognos som är {sum} högre än budgeten genom …",
)
DEVIATION = Text("that the deviation {name} leads to …", "att avvikelsen {name} ska leda till …")
DEVIATIONS = Text("that the deviations {names} lead to …", "att avvikelserna {names} ska leda till …")
PURCHASE = Text(
    "to begin {activity} later, or to buy {name} in another way: the last day for {step} was {day}",
    "att börja {activity} senare eller köpa {name} på annat sätt: sista dagen för {step} var {day}",
)
PURCHASE_SET = Text(
    "to begin {activity} later, or to buy {name} earlier: {step} is set for {stated}, {day} is the last day",
    "att börja {activity} senare eller köpa {name} tidigare: {step} är satt till {stated}, sista dagen är {day}",
)
APPEALED = Text(
    "that the work goes on like this while the award of {name} is under review: …",
    "att arbetet ska gå vidare så här medan {name} är överprövad: …",
)
ACTIVITY_OWNER = (
    Text("to appoint an owner of {names}", "att utse en ansvarig för {names}"),
    Text("to appoint owners of {names}", "att utse ansvariga för {names}"),
)
ASPECTS = Text(
    "to ask … to find out, by …, what is needed in {names}",
    "att ge … i uppdrag att senast … ta reda på vad som behövs i fråga om {names}",
)
RECEIVER = Text("that … takes over {names} when the project ends", "att … tar över {names} när projektet är slut")


class Decision(NamedTuple):
    """What is to be decided, as a clause after "the steering group is proposed to decide", and where it stands."""

    text: str
    places: tuple[str, ...]


def _at(w: Wording, parts: Sequence[tuple[ModelPart | None, str | None]]) -> tuple[str, ...]:
    places = (w.place(each, field) for each, field in parts if each is not None)
    return tuple(dict.fromkeys(filter(None, places)))


def decisions(making: Making) -> tuple[Decision, ...]:
    """Return everything that the plan shows to be undecided, what cannot wait first."""
    w = making.w
    return (
        *_plan(making),
        *_risks(w),
        *_time(w),
        *_money(making),
        *_deviations(w),
        *_purchases(w),
        *_owners(w),
        *_aspects(w),
        *_receivers(w),
    )


def _over(w: Wording) -> bool:
    end = w.checked.calendar.end
    return end is not None and end.latest < w.checked.today


def _plan(making: Making) -> Iterator[Decision]:
    w, plan = making.w, making.w.plan
    project, end = plan.project, making.checked.calendar.end
    if _over(w) and end is not None and plan.status is not Status.CLOSED:
        text = END if plan.status is Status.RUNNING else RENEW
        yield Decision(w.say(text, day=w.day(end.latest)), _at(w, [(project, "period")]))
        return
    if plan.status is not Status.READY:
        return
    said = w.say(
        APPROVE, name=quoted(w, clip(w.name_of(project), 80)) if project is not None and w.name_of(project) else ""
    )
    kronor = w.checked.budget.kronor
    said = said.rstrip() + (w.say(COSTING, sum=w.sum(kronor)) if not kronor.empty else "")
    errors = sum(1 for each in making.diagnostics if each.severity is Severity.ERROR)
    if errors:
        said += counted(w, errors, *AFTER_MENDING)
    yield Decision(said, _at(w, [(project, "status")]))


def _risk_name(w: Wording, found: Sequence[ScoredRisk]) -> str:
    if len(found) == 1:
        risk = found[0].risk
        name = identity(risk)
        text = clip(risk.text or "", 70).rstrip(".")
        if name and text:
            return w.say(ABOUT_RISK, name=name, words=text[:1].lower() + text[1:], value=found[0].value)
    return several(w, [short_name(w, each.risk) for each in found])


def _risks(w: Wording) -> Iterator[Decision]:
    waiting = [each for each in w.checked.risks.scored if needs_decision(each)]
    written = w.checked.written
    groups: dict[tuple[bool, bool], list[ScoredRisk]] = {}
    for each in waiting:
        lacks = (not written(each.risk, "owner"), not written(each.risk, "due"))
        groups.setdefault(lacks, []).append(each)
    for lacks, texts in (((True, True), OWNER_AND_DATE), ((True, False), OWNER), ((False, True), DATE)):
        found = groups.get(lacks, [])
        if found:
            said = w.say(texts[len(found) > 1], names=_risk_name(w, found))
            yield Decision(said, _at(w, [(each.risk, None) for each in found]))


def _time(w: Wording) -> Iterator[Decision]:
    plan = w.plan
    if _over(w):
        return
    explained = {(each.activity or "").strip() for each in plan.deviations} - {""}
    late = [
        each
        for each in progress(plan, w.checked.calendar, w.checked.today).late
        if identity(each.activity) not in explained and plan.status is not Status.CLOSED
    ]
    if late:
        names = [w.say(WAS_DUE, name=called(w, each.activity, 40), day=each.day) for each in late]
        if len(late) > 1:
            names = [f"{short_name(w, each.activity)} ({each.day})" for each in late]
        yield Decision(
            w.say(LATE[len(late) > 1], names=several(w, names)), _at(w, [(each.activity, None) for each in late])
        )
    broken = [each for each in w.checked.schedule.violations if each.kind is BoundKind.PROJECT_END]
    if broken:
        worst = max(broken, key=lambda each: each.computed)
        yield Decision(
            w.say(
                PROLONG,
                name=called(w, worst.activity, 40),
                day=worst.computed,
                days=days_words(worst.days, w.language),
            ),
            _at(w, [(worst.activity, None), (plan.project, "period")]),
        )


def _money(making: Making) -> Iterator[Decision]:
    w, plan, view = making.w, making.w.plan, making.checked.budget
    if not plan.funding and not view.kronor.empty and view.kronor.low > 0:
        yield Decision(w.say(NO_FUNDER, sum=w.sum(view.kronor)), _at(w, [(plan, "budget"), (plan, "activities")])[:1])
    elif view.gap is not None and view.gap < 0:
        yield Decision(w.say(GAP, sum=w.kronor(-view.gap)), _at(w, [(each, None) for each in plan.funding]))
    found = booked(making)
    over = spending(found).over if found is not None else None
    if over is not None:
        yield Decision(w.say(FORECAST, sum=w.kronor(over)), _at(w, [(plan, "budget")]))


def deviation_name(w: Wording, deviation: Deviation, most: int = 70) -> str:
    """Return what a deviation is about: its id or activity, and what happened or why."""
    about = identity(deviation) or (deviation.activity or "").strip()
    said = w.text(deviation, "actual") or deviation.cause or w.text(deviation, "planned")
    words = clip(said, most).rstrip(".")
    return f"{about} ({words})" if about and words else about or quoted(w, words)


def undecided(w: Wording) -> list[Deviation]:
    """Return the deviations that nobody has decided about."""
    return [each for each in w.plan.deviations if not w.checked.written(each, "decision")]


def _deviations(w: Wording) -> Iterator[Decision]:
    waiting = undecided(w)
    if len(waiting) <= MOST_SINGLY:
        for each in waiting:
            yield Decision(w.say(DEVIATION, name=deviation_name(w, each)), _at(w, [(each, None)]))
        return
    names = [identity(each) or (each.activity or "").strip() or deviation_name(w, each, 30) for each in waiting]
    yield Decision(w.say(DEVIATIONS, names=several(w, names)), _at(w, [(each, None) for each in waiting]))


def _purchases(w: Wording) -> Iterator[Decision]:
    if _over(w) or w.plan.status is Status.CLOSED:
        return
    for standing in all_standings(w.checked):
        purchase = standing.purchase
        if purchase.procurement.status is ProcurementStatus.APPEALED:
            name = called(w, purchase.procurement, 40)
            yield Decision(w.say(APPEALED, name=name), _at(w, [(purchase.procurement, "status")]))
        elif standing.pace is Pace.TOO_LATE:
            yield from _too_late(w, standing)


def _too_late(w: Wording, standing: Standing) -> Iterator[Decision]:
    step, purchase = standing.worst, standing.purchase
    if step is None or step.last is None or purchase.first is None:
        return
    planned = step.days is not None and step.days.earliest >= w.checked.today
    said = w.say(
        PURCHASE_SET if planned else PURCHASE,
        activity=called(w, purchase.first, 40),
        name=called(w, purchase.procurement, 40),
        step=step_name(step, purchase, w.language),
        stated=step.days.earliest if step.days is not None else "",
        day=step.last,
    )
    yield Decision(said, _at(w, [(purchase.procurement, None), (purchase.first, None)]))


def _owners(w: Wording) -> Iterator[Decision]:
    written = w.checked.written
    alone = [each for each in _open_activities(w) if not written(each, "owner")]
    if alone:
        names = [called(w, each, 50) for each in alone] if len(alone) == 1 else [short_name(w, each) for each in alone]
        said = w.say(ACTIVITY_OWNER[len(alone) > 1], names=several(w, names))
        yield Decision(said, _at(w, [(each, None) for each in alone]))


def _open_activities(w: Wording) -> list[ModelPart]:
    """Return the activities that are neither done nor cancelled; none in a closed plan."""
    if w.plan.status is Status.CLOSED:
        return []
    found = progress(w.plan, w.checked.calendar, w.checked.today)
    gone = {id(each) for each in (*found.done, *found.cancelled)}
    return [each for each in w.plan.activities if id(each) not in gone]


def _aspects(w: Wording) -> Iterator[Decision]:
    strategy = w.plan.strategy
    if strategy is None:
        return
    unknown = [
        (aspect, found)
        for aspect in Aspect
        if (found := getattr(strategy, aspect.value)) is not None and found.state is AspectState.UNKNOWN
    ]
    if unknown:
        names = [w.say(aspect.words) for aspect, _ in unknown]
        yield Decision(w.say(ASPECTS, names=several(w, names)), _at(w, [(found, None) for _, found in unknown]))


def _receivers(w: Wording) -> Iterator[Decision]:
    closing = w.plan.closing
    if closing is None or w.plan.status is Status.DRAFT:
        return
    alone = [each for each in closing.handover if not w.checked.written(each, "to")]
    if alone:
        names = [quoted(w, clip(each.what or "", 50)) if each.what else short_name(w, each) for each in alone]
        said = w.say(RECEIVER, names=several(w, names, 3))
        yield Decision(said, _at(w, [(each, None) for each in alone]))


def decisions_section(making: Making, most: int) -> Section | None:
    """Return the decisions as a numbered list."""
    w = making.w
    found = decisions(making)
    if not found:
        return section(w, "decisions", TITLE, (part("", prose(w.say(NOTHING))),))
    items = tuple(
        Item(each.text if each.text.endswith("…") else f"{each.text}.", f"{number_}.", _places(w, each))
        for number_, each in enumerate(found[:most], 1)
    )
    rest = len(found) - most
    return section(
        w,
        "decisions",
        TITLE,
        (
            part(
                "",
                Items(nested(items), w.say(PROPOSED)),
                prose(counted(w, rest, *REST), kind="note") if rest > 0 else None,
            ),
        ),
    )


def _places(w: Wording, decision: Decision) -> tuple[Fact, ...]:
    if not decision.places:
        return ()
    shown = shortened(decision.places[:MOST_PLACES])
    return (Fact(w.say(PLACE), (shown + (" …" if len(decision.places) > MOST_PLACES else ""),)),)

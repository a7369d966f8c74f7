"""Report plans that take the staff's time without saying where it comes from."""

from collections.abc import Iterator
from decimal import Decimal

from kompplan.calculations.capacity import is_learning
from kompplan.calculations.people import persons
from kompplan.calculations.sums import ZERO, Amount
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.amounts import shown
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, from_ready
from kompplan.model.activities import Activity
from kompplan.model.words import ActivityStatus, Aspect, AspectState, Kind
from kompplan.values.patterns import pattern
from kompplan.values.quantity import Quantity, Unit

_ARRANGED = pattern(
    r"schem|vikari|bemann|arbetstid|ersättare|av(?:satt|sätt)|frigör|frigjord|friställ|täcks? upp"
    r"|\btid\w*\b.{0,80}överenskom|överenskom.{0,80}\btid"
    r"|schedul|\brota\b|substitut|staffing|working time|set aside|protected time|time off|cover for|relief"
    r"|\btime\b.{0,80}agree|agree.{0,80}\btime\b"
)
_TIME = pattern(r"\btid(?:en)?\b|\btime\b")


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Where the organisation aspect says nothing at all, that is the finding; a reason why it is fine is an answer."""
    strategy = checked.plan.strategy
    if strategy is None or not checked.plan.activities:
        return
    said = strategy.organisation
    live = [each for each in checked.plan.activities if each.status is not ActivityStatus.CANCELLED]
    text = (said.text or "") if said is not None else ""
    if said is None:
        if checked.written(strategy, "organisation"):
            return
    elif said.state in (AspectState.UNKNOWN, AspectState.NOT_NEEDED):
        return
    if not text and all(each.aspect is not Aspect.ORGANISATION for each in live):
        return
    day = checked.settings.day_hours
    taken = [(hours, each) for each in live if (hours := _participants_hours(each, day))]
    hours = sum((each for each, _ in taken), ZERO)
    if hours < checked.settings.staff_hours or _TIME().search(text.casefold()) or _arranged(checked, live):
        return
    _, most = max(taken, key=_hours)
    at = checked.key(strategy, "organisation") if said is not None else checked.key(checked.plan, "strategy")
    yield Finding(
        at=at,
        text=Text(
            en="the participants spend {hours} of working time, but nothing is said of schedules, substitutes or time "
            "set aside",
            sv="deltagarna lägger {hours} av sin arbetstid, men inget sägs om schema, vikarier eller avsatt tid",
        ),
        values={"hours": shown(Amount(hours, None), Unit.HOUR)},
        advice=Text(
            en="write in the organisation aspect how the time is made free, and plan the activity that does it",
            sv="skriv i aspekten organisation hur tiden frigörs, och planera den aktivitet som ordnar det",
        ),
        related=(
            Note(
                checked.at(most),
                Text("{activity} takes the most", "mest tid tar {activity}"),
                {"activity": named(most)},
            ),
        ),
    )


def _hours(entry: tuple[Decimal, Activity]) -> Decimal:
    return entry[0]


def _participants_hours(activity: Activity, day: Decimal) -> Decimal:
    """Return the hours that an activity surely takes of those who take part: stated, else persons times its length.

    ``hours`` of other activities than learning are the work of those who carry them out, and that is their job.
    """
    if not is_learning(activity):
        return ZERO
    stated = _time(activity.hours, day)
    if stated:
        return stated
    count = persons(activity.participants) or persons(activity.seats)
    each = _time(activity.days, day) or _time(activity.length, day)
    return count.low * each if count is not None else ZERO


def _time(quantity: Quantity | None, day: Decimal) -> Decimal:
    if quantity is None or quantity.per is not None:
        return ZERO
    if quantity.unit is Unit.HOUR:
        return quantity.low
    return quantity.low * day if quantity.unit is Unit.DAY else ZERO


def _arranged(checked: CheckedPlan, live: list[Activity]) -> bool:
    measures = checked.chain.measures
    if any(each.kind is Kind.STAFFING for each in live) or any(each.kind is Kind.STAFFING for each in measures):
        return True
    says = _ARRANGED().search
    return any(says(text.casefold()) is not None for text in _texts(checked, live) if text)


def _texts(checked: CheckedPlan, live: list[Activity]) -> Iterator[str | None]:
    """Yield the texts in which somebody may say how the time is found."""
    plan = checked.plan
    strategy = plan.strategy
    for aspect in Aspect:
        said = getattr(strategy, aspect.value)
        if said is not None:
            yield said.text
    for activity in live:
        yield from (activity.text, activity.note, activity.transfer, activity.cost_reason)
    for measure in checked.chain.measures:
        yield measure.text
    for line in plan.budget.lines if plan.budget is not None else ():
        yield from (line.label, line.covers)
    for offer in plan.offers:
        yield offer.condition
    if plan.risks is not None:
        yield from (risk.mitigation for risk in (*plan.risks.entries, *plan.risks.unscored))
    yield from (each.text for each in plan.commitments)
    if plan.governance is not None:
        yield plan.governance.text
        for mandate in plan.governance.mandates:
            yield from (mandate.text, mandate.mandatory_for)


RULE = Rule(
    code="STG03",
    name="working-time-not-secured",
    levels=from_ready(Severity.WARNING),
    summary=Text(
        en="The staff's time is taken, and nothing says where it comes from",
        sv="Medarbetarnas tid tas i anspråk, men inget säger varifrån den kommer",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "courses, supervision and the like that together take at least 100 hours (a setting) of the "
                "participants' time, in a plan that nowhere speaks of schedules, substitutes or an agreement on time. "
                "Hours of other activities are the work of those who carry them out and are not counted. Where nothing "
                "is said of the organisation aspect at all, aspect-empty asks for that instead"
            ),
            sv=(
                "kurser, handledning och liknande som tillsammans tar minst 100 timmar (en inställning) av deltagarnas "
                "tid, i en plan som ingenstans talar om schema, vikarier eller en överenskommelse om tid. Timmar i "
                "andra aktiviteter är arbete för dem som utför dem och räknas inte. Där inget alls sägs om aspekten "
                "organisation frågar aspect-empty efter det i stället"
            ),
        ),
        matters=Text(
            en=(
                "lack of time is the commonest reason why people stay away from what they wanted to learn. Time that "
                "is not in the schedule has to be taken from somebody else's shift, and on the day it is not"
            ),
            sv=(
                "tidsbrist är det vanligaste skälet till att folk uteblir från det de ville lära sig. Tid som inte "
                "finns i schemat måste tas från någon annans pass, och när dagen kommer blir det inte av"
            ),
        ),
        wrong=(
            "projekt: {namn: Barnen i boendet, status: klar}\n"
            "strategi:\n"
            "  organisation: {behövs: ja, text: chefen leder lärandet}\n"
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs i samtalsmetod, slag: utbildning, tid: 25 × 16 h}"
        ),
        right=(
            "projekt: {namn: Barnen i boendet, status: klar}\n"
            "strategi:\n"
            "  organisation: {behövs: ja, text: schemat läggs om så att hälften kan gå kurs åt gången}\n"
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs i samtalsmetod, slag: utbildning, tid: 25 × 16 h}"
        ),
        origin=Text(
            en=(
                "the Komlitt model asks whether schedules and staffing must change; the improvement workshop takes "
                "only those who can set time aside between the meetings; lack of time stands in both risk lists of LiA"
            ),
            sv=(
                "Komlitts modell frågar om schema och bemanning måste ändras; förbättringsverkstaden tar bara emot den "
                "som kan avsätta tid mellan träffarna; tidsbrist står i båda LiA:s risklistor"
            ),
        ),
    ),
    check=check,
)

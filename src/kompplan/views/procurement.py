"""The procurement calendar in words: what is late and what is next, each purchase backwards, and same-kind sums."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kompplan.calculations.procurement import (
    ADVERTISED,
    Purchase,
    awards_left_out,
    worth,
)
from kompplan.calculations.purchase_steps import (
    Pace,
    PurchaseStep,
    Standing,
    Why,
    in_order,
    standings,
)
from kompplan.calculations.sums import Amount
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.i18n.show import NBSP, show
from kompplan.i18n.text import Message, Text
from kompplan.lint.amounts import days_long
from kompplan.lint.bought import Bought, bought_without_entry
from kompplan.lint.naming import named
from kompplan.model.activities import Activity
from kompplan.model.words import ProcurementStatus
from kompplan.views.figures import between
from kompplan.views.grid import NOTHING, Cell, Column, Grid, Row, words
from kompplan.views.places import place_of
from kompplan.views.procurement_limits import CATEGORY_NOT_STATED, limit_lines, same_kind_grid

STEPS = {
    "begin": Text("requirements", "kravarbete"),
    "notice": Text("notice", "annons"),
    "tender_deadline": Text("tender deadline", "sista anbudsdag"),
    "award": Text("award", "tilldelning"),
    "standstill_end": Text("standstill ends", "avtalsspärren slut"),
    "contract": Text("contract", "avtal"),
}
REQUEST = Text("request", "förfrågan")
NEEDED = Text("needed", "behövs")
_THEN = {
    "begin": Text("requirements", "kravarbete"),
    "notice": Text("time for tenders", "anbudstid"),
    "tender_deadline": Text("evaluation", "utvärdering"),
    "award": Text("standstill", "avtalsspärr"),
    "standstill_end": Text("signing", "tecknande"),
    "contract": Text("buffer for a review", "buffert för överprövning"),
}
_LEAD = {
    "begin": "specification",
    "notice": "tender",
    "tender_deadline": "evaluation",
    "award": "standstill",
    "standstill_end": "contract",
}
PACES = {
    Pace.TOO_LATE: Text("too late", "för sent"),
    Pace.NO_BUFFER: Text("no room for a review", "ingen tid för överprövning"),
    Pace.IN_TIME: Text("in time", "i tid"),
    Pace.DONE: Text("done", "klar"),
    Pace.UNKNOWN: Text("not known", "inte känt"),
}
_WHY = {
    Why.NO_PROCEDURE: Text(
        "no procedure is stated, and the days to count depend on it",
        "inget förfarande är angivet, och dagarna att räkna beror på det",
    ),
    Why.NOTHING_WAITS: Text(
        "no activity that has yet to begin waits for it, so nothing says when it is needed",
        "ingen aktivitet som återstår väntar på den, så ingenting säger när den behövs",
    ),
    Why.NO_START: Text("{activity} states no day on which it begins", "{activity} anger ingen dag då den börjar"),
    Why.TOO_EARLY: Text("the days lie before the calendar begins", "dagarna ligger före kalenderns början"),
}
_PROCEDURE = Text("procedure not stated", "förfarande saknas")
LATE, CLOSE = "!", "~"
"""Signs of what is too late, and of what leaves no room for a review."""


class Section(NamedTuple):
    """One purchase: what it is, on a line or two, and its calendar."""

    title: str
    facts: str
    standing: Standing
    grid: Grid
    place: str


class ProcurementWords(NamedTuple):
    """What the command prints."""

    summary: str
    late: tuple[str, ...]
    close: tuple[str, ...]
    """What can be done only if nobody asks for a review."""
    stale: tuple[str, ...]
    """Days that have passed although the status says that nothing has happened."""
    coming: tuple[tuple[str, str], ...]
    """Each next step with its day, by date."""
    sections: tuple[Section, ...]
    same_kind: Grid
    limits: tuple[str, ...]
    """Where each limit comes from and since when it holds."""
    without_entry: tuple[tuple[str, str], ...]
    """What is bought without an entry, and the place."""
    unknown: tuple[str, ...]
    legend: tuple[str, ...]
    step: str


def name_of(part: object, language: Language) -> str:
    """Return what a part is called, as messages do."""
    return show(named(part), language)  # type: ignore[arg-type]  # any part of a plan


def said(text: Text, language: Language, **values: object) -> str:
    """Return a sentence with its values as the language writes them."""
    return Message(text, values).to(language)


def step_name(step: PurchaseStep, purchase: Purchase, language: Language) -> str:
    """Return what a step is called; where nothing is advertised the work begins with a request."""
    advertised = purchase.procedure is None or purchase.procedure in ADVERTISED
    return (STEPS[step.name] if advertised or step.name != "begin" else REQUEST).to(language)


def all_standings(checked: CheckedPlan) -> tuple[Standing, ...]:
    """Return the plan's purchases as they stand, what is late first."""
    return in_order(standings(checked.purchases, checked.calendar, checked.today))


def _day(day: date | None) -> Cell:
    return Cell(day.isoformat(), day.isoformat()) if day is not None else Cell(NOTHING)


def _stated(step: PurchaseStep) -> Cell:
    if step.stated is None:
        return Cell("")
    exact = step.days is not None and step.days.earliest == step.days.latest
    shown = step.days.earliest.isoformat() if exact and step.days is not None else step.stated.written
    mark = f"{LATE}{NBSP}" if step.too_late or step.silent else ""
    return Cell(mark + " ".join(shown.split()), shown)


def _columns(language: Language) -> tuple[Column, ...]:
    return (
        Column("step", Text("step", "steg").to(language)),
        Column("stated", Text("planned", "planerat").to(language)),
        Column("last", Text("at the latest", "senast").to(language)),
        Column("with_review", Text("review", "överprövning").to(language)),
        Column("with_appeal", Text("appeal", "överklagande").to(language)),
        Column("days", Text("days", "dagar").to(language), figures=True),
        Column("then", Text("for", "för").to(language)),
    )


def calendar_grid(standing: Standing, language: Language) -> Grid:
    """Return the steps of one purchase, each with its last day and what the days after it are for."""
    purchase = standing.purchase
    rows = []
    if all(step.stated is None and step.last is None for step in standing.steps):
        return Grid(_columns(language), ())
    for step in standing.steps:
        days = getattr(purchase.lead, _LEAD.get(step.name, ""), 0) if purchase.lead is not None else 0
        then = _THEN[step.name]
        if step.name == "begin" and purchase.lead is not None and not purchase.lead.specification:
            days, then = purchase.lead.contract, Text("request to contract", "förfrågan till avtal")
        if step.name == "contract":
            days = purchase.buffer if purchase.procedure in ADVERTISED else 0
        done = Text(" (done)", " (klart)").to(language) if step.done else ""
        name = step_name(step, purchase, language)
        rows.append(
            Row(
                (
                    Cell(name + done, name),
                    _stated(step),
                    _marked(step, standing),
                    _day(step.with_review if step.with_review != step.last else None),
                    _day(step.with_appeal if step.with_appeal != step.last else None),
                    Cell(str(days), days) if days else Cell(""),
                    Cell(then.to(language)) if days else Cell(""),
                )
            )
        )
    if purchase.needed is not None and purchase.latest is not None:
        needed = _day(purchase.needed.earliest)
        rows.append(
            Row((words(NEEDED.to(language)), Cell(""), needed, Cell(""), Cell(""), Cell(""), Cell("")), kind="total")
        )
    return Grid(_columns(language), tuple(rows))


def _marked(step: PurchaseStep, standing: Standing) -> Cell:
    cell = _day(step.last)
    if standing.worst is not None and standing.pace is Pace.TOO_LATE and step == standing.worst:
        return cell._replace(shown=f"{LATE}{NBSP}{cell.shown}")
    return cell


def value_of(purchase: Purchase) -> tuple[str, Amount] | None:
    """Return what a purchase is worth, and the field that says so."""
    return worth(purchase.procurement, purchase.bought)


def _facts(purchase: Purchase, language: Language) -> str:
    procurement = purchase.procurement
    value = value_of(purchase)
    parts = [
        (purchase.procedure.words if purchase.procedure is not None else _PROCEDURE).to(language),
        (procurement.category.words if procurement.category is not None else CATEGORY_NOT_STATED).to(language),
        f"{between(value[1].low, value[1].high, language)}{NBSP}kr"
        if value is not None
        else Text("value not stated", "värde saknas").to(language),
    ]
    if procurement.status is not None:
        parts.append(procurement.status.words.to(language))
    if procurement.owner:
        parts.append(safe(" ".join(procurement.owner.split())))
    first = purchase.first
    if first is not None:
        text = Text("for {activity}", "för {activity}")
        more = len(purchase.activities) - 1
        parts.append(said(text, language, activity=named(first)) + (f" (+{more})" if more else ""))
    if purchase.needed is not None and purchase.latest is None:
        text = Text("needed {day}", "behövs {day}")
        parts.append(said(text, language, day=purchase.needed.earliest))
    return " · ".join(parts)


def section_of(checked: CheckedPlan, standing: Standing, language: Language) -> Section:
    """Return one purchase in words."""
    purchase = standing.purchase
    return Section(
        name_of(purchase.procurement, language),
        _facts(purchase, language),
        standing,
        calendar_grid(standing, language),
        place_of(checked, purchase.procurement),
    )


def why_of(standing: Standing, language: Language) -> str:
    """Return why nothing can be counted backwards; empty where it can."""
    if standing.why is None:
        return ""
    first = standing.purchase.first
    return said(_WHY[standing.why], language, activity=named(first) if first is not None else "")


def _late(standing: Standing, today: date, language: Language) -> str:
    """Say what should have been done when, and what follows."""
    step, purchase = standing.worst, standing.purchase
    if step is None or step.last is None:
        return ""
    name = step_name(step, purchase, language)
    planned = step.too_late and step.days is not None and step.days.earliest >= today
    text = (
        Text(
            "{procurement}: {step} is set for {stated}, {days} after the last day, {last}",
            "{procurement}: {step} är satt till {stated}, {days} efter sista dagen {last}",
        )
        if planned
        else Text(
            "{procurement}: the last day for {step} was {last}, {days} ago",
            "{procurement}: sista dagen för {step} var {last}, för {days} sedan",
        )
    )
    first = said(
        text,
        language,
        procurement=named(purchase.procurement),
        step=Text(name, name),
        stated=step.days.earliest if step.days is not None else None,
        last=step.last,
        days=days_long(step.too_late if planned else step.overdue),
    )
    activity = purchase.first
    if standing.possible is None or activity is None:
        return first
    follows = Text(
        "; there can be a contract about {possible}, {late} after {activity} begins",
        "; avtal kan finnas omkring {possible}, {late} efter att {activity} börjar",
    )
    late = days_long(standing.late_by)
    return first + said(follows, language, possible=standing.possible, late=late, activity=named(activity))


def _close(standing: Standing, language: Language) -> str:
    step, purchase = standing.worst, standing.purchase
    if step is None:
        return ""
    text = Text(
        "{procurement}: the last day for {step} with {days} kept for a review: {last}",
        "{procurement}: sista dagen för {step} med {days} kvar till en överprövning: {last}",
    )
    name = step_name(step, purchase, language)
    buffer = days_long(purchase.buffer)
    values = {"procurement": named(purchase.procurement), "step": Text(name, name), "days": buffer}
    return said(text, language, **values, last=step.with_review)


def _coming(standing: Standing, language: Language) -> tuple[str, str] | None:
    step, purchase = standing.next, standing.purchase
    if step is None or step.when is None or step.silent or standing.pace is Pace.TOO_LATE:
        return None
    return step.when.isoformat(), coming_words(step, purchase, language)


def _stale(standing: Standing, language: Language) -> str:
    """Say which stated day has passed although the status says that the step is not done; empty where none has."""
    step = next((each for each in standing.steps if each.silent), None)
    status = standing.purchase.procurement.status
    if step is None or status is None:
        return ""
    name = step_name(step, standing.purchase, language)
    text = Text(
        "{procurement}: the plan has {step} {stated}, but the status is still {status}",
        "{procurement}: planen har {step} {stated}, men status är fortfarande {status}",
    )
    stated = step.days.earliest if step.days is not None else None
    values = {"procurement": named(standing.purchase.procurement), "step": Text(name, name), "stated": stated}
    return said(text, language, **values, status=status)


def coming_words(step: PurchaseStep, purchase: Purchase, language: Language) -> str:
    """Say what is to be done on a step's day, and whether the plan says so or it is counted."""
    if step.days is not None:
        how = Text("planned", "planerat")
    elif step.when == step.last:
        how = Text("last day", "sista dagen")
    elif step.when == step.with_review:
        how = Text("last day with room for a review", "sista dagen med tid för överprövning")
    else:
        how = Text("counted from the plan's own dates", "räknat från planens datum")
    name = step_name(step, purchase, language)
    text = Text("{procurement}: {step}, {how}", "{procurement}: {step}, {how}")
    return said(text, language, procurement=named(purchase.procurement), step=Text(name, name), how=how)


def bought_words(found: Bought, language: Language) -> str:
    """Return what is bought, and what tells that it is."""
    because = {
        "external": Text("marked as external", "märkt som extern"),
        "cost_type": Text("its cost is external services", "kostnaden gäller externa tjänster"),
        "id": Text("a budget line buys services for it", "en budgetrad köper tjänster till den"),
        "supplier": Text("it has a supplier", "den har en leverantör"),
    }[found.field].to(language)
    cost = found.activity.cost
    money = f"; {' '.join(cost.written.split())}" if cost is not None else ""
    return f"{name_of(found.activity, language)} ({because}{safe(money)})"


def unknown_lines(checked: CheckedPlan, found: Iterable[Standing], language: Language) -> tuple[str, ...]:
    """Return what is not known of each purchase, with the reason and the place."""
    lines = []
    for standing in found:
        procurement = standing.purchase.procurement
        why = why_of(standing, language)
        if why:
            lines.append(f"{name_of(procurement, language)}: {why} ({place_of(checked, procurement)})")
    for procurement, reason in awards_left_out(checked.plan, checked.calendar):
        text = Text("not added up with others of its kind: {why}", "inte hopräknad med andra av samma slag: {why}")
        why = said(text, language, why=reason.why)
        lines.append(f"{name_of(procurement, language)}: {why} ({place_of(checked, procurement)})")
    return tuple(lines)


def _summary(checked: CheckedPlan, found: Iterable[Standing], language: Language) -> str:
    paces = [each.pace for each in found]
    many, late, close = len(paces), paces.count(Pace.TOO_LATE), paces.count(Pace.NO_BUFFER)
    unknown = paces.count(Pace.UNKNOWN)
    text = Text(f"{many} {'purchase' if many == 1 else 'purchases'}", f"{many} köp")
    parts = [text.to(language)]
    if many:
        parts.append(Text(f"{late} too late", f"{late} för sent").to(language))
        parts += [Text(f"{close} without room for a review", f"{close} utan tid för överprövning").to(language)] * (
            close > 0
        )
        parts += [Text(f"{unknown} without a calendar", f"{unknown} utan kalender").to(language)] * (unknown > 0)
    cancelled = sum(each.status is ProcurementStatus.CANCELLED for each in checked.plan.procurement)
    parts += [Text(f"{cancelled} cancelled", f"{cancelled} avbrutna").to(language)] * (cancelled > 0)
    today = checked.today.isoformat()
    return " · ".join([*parts, Text(f"as of {today}", f"per {today}").to(language)])


def _legend(checked: CheckedPlan, found: Iterable[Standing], language: Language) -> tuple[str, ...]:
    buffers = sorted({each.purchase.buffer for each in found if each.purchase.procedure in ADVERTISED})
    if not buffers:
        return ()
    room = " / ".join(map(str, buffers))
    return (
        Text(
            f"at the latest: just suffices if nothing goes wrong; review: with {room} days between contract and need, "
            f"for a review in the first instance; appeal: with {checked.settings.appeal_buffer_days} days. "
            "Calendar days; the usual times are settings of kompplan.toml",
            f"senast: räcker precis om inget går fel; överprövning: med {room} dagar mellan avtal och behov, för en "
            f"prövning i första instans; överklagande: med {checked.settings.appeal_buffer_days} dagar. Kalenderdagar; "
            "de vanliga tiderna är inställningar i kompplan.toml",
        ).to(language),
    )


def _step(checked: CheckedPlan, found: tuple[Standing, ...], bought: tuple[Bought, ...], language: Language) -> str:
    late = next((each for each in found if each.pace is Pace.TOO_LATE), None)
    if late is not None:
        text = Text(
            "Next: move the start of {activity}, choose a quicker procedure, or state in status how far {procurement} "
            "has come",
            "Gör så här: flytta starten för {activity}, välj ett snabbare förfarande, eller ange under status hur "
            "långt {procurement} har kommit",
        )
        activity = late.purchase.first
        values = {"procurement": named(late.purchase.procurement)}
        return said(text, language, activity=named(activity) if activity is not None else "", **values)
    if any(each.why is Why.NO_PROCEDURE for each in found):
        return Text(
            "Next: state a procedure (direct award, call-off, advertised or open), and the days can be counted",
            "Gör så här: ange förfarande (direktupphandling, avrop, annonserad eller öppet förfarande), så kan "
            "dagarna räknas",
        ).to(language)
    if bought:
        return Text(
            "Next: add what is bought to the section procurement",
            "Gör så här: lägg in det som köps under upphandlingar",
        ).to(language)
    if not checked.plan.procurement:
        return Text(
            "The plan buys nothing from outside that it tells of", "Planen köper ingenting utifrån som den berättar om"
        ).to(language)
    return ""


def procurement_words(checked: CheckedPlan, language: Language) -> ProcurementWords:
    """Put the procurement calendar into words."""
    found = all_standings(checked)
    bought = tuple(bought_without_entry(checked))
    coming = sorted(each for each in (_coming(one, language) for one in found) if each is not None)
    return ProcurementWords(
        summary=_summary(checked, found, language),
        late=tuple(_late(each, checked.today, language) for each in found if each.pace is Pace.TOO_LATE),
        close=tuple(_close(each, language) for each in found if each.pace is Pace.NO_BUFFER),
        stale=tuple(filter(None, (_stale(each, language) for each in found))),
        coming=tuple(coming),
        sections=tuple(section_of(checked, each, language) for each in found),
        same_kind=same_kind_grid(checked, language),
        limits=limit_lines(checked, language),
        without_entry=tuple(
            (bought_words(each, language), place_of(checked, each.activity, each.field)) for each in bought
        ),
        unknown=unknown_lines(checked, found, language),
        legend=_legend(checked, found, language),
        step=_step(checked, found, bought, language),
    )


def steps_grid(checked: CheckedPlan, language: Language) -> Grid:
    """Return one row for each step of each purchase: what a spreadsheet can sort and filter."""
    keys = {
        "id": Text("id", "id"),
        "what": Text("what", "vad"),
        "procedure": Text("procedure", "förfarande"),
        "category": Text("category", "kategori"),
        "value": Text("SEK", "kronor"),
        "activity": Text("for", "för"),
        "needed": NEEDED,
        "step": Text("step", "steg"),
        "done": Text("done", "klart"),
        "stated": Text("planned", "planerat"),
        "last": Text("at the latest", "senast"),
        "with_review": Text("with room for a review", "med tid för överprövning"),
        "with_appeal": Text("with room for an appeal", "med tid för överklagande"),
        "state": Text("state", "läge"),
        "why": Text("reason", "skäl"),
        "place": Text("place", "plats"),
    }
    columns = tuple(Column(key, text.to(language), figures=key == "value") for key, text in keys.items())
    rows = []
    for standing in all_standings(checked):
        purchase, procurement = standing.purchase, standing.purchase.procurement
        value = value_of(purchase)
        first = purchase.first
        place = place_of(checked, procurement)
        for step in standing.steps:
            rows.append(  # noqa: PERF401 - one cell a line reads better
                Row(
                    (
                        words(procurement.id),
                        words(" ".join((procurement.what or "").split())),
                        words(purchase.procedure.words.to(language) if purchase.procedure is not None else None),
                        words(procurement.category.words.to(language) if procurement.category is not None else None),
                        _money(value, language),
                        words(activity_id(first)),
                        _day(purchase.needed.earliest if purchase.needed is not None else None),
                        words(step_name(step, purchase, language)),
                        words(show(step.done, language)),
                        words(step.stated.written if step.stated is not None else None),
                        _day(step.last),
                        _day(step.with_review),
                        _day(step.with_appeal),
                        words(PACES[standing.pace].to(language)),
                        Cell(why_of(standing, language)),
                        words(place),
                    ),
                    place=place,
                )
            )
    return Grid(columns, tuple(rows))


def activity_id(activity: Activity | None) -> str | None:
    """Return an activity's id, else its words."""
    return None if activity is None else activity.id or activity.text


def _money(value: tuple[str, Amount] | None, language: Language) -> Cell:
    if value is None:
        return Cell(NOTHING)
    amount = value[1]
    return Cell(between(amount.low, amount.high, language), amount.low if amount.exact else None)

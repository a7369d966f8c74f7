"""The procurement calendar: each purchase with its steps backwards from its need, and every step for a spreadsheet."""

from datetime import date
from typing import NamedTuple

from kompplan.calculations.direct_awards import worth
from kompplan.calculations.procurement import Purchase
from kompplan.calculations.procurement_law import ADVERTISED
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
from kompplan.lint.naming import named
from kompplan.model.activities import Activity
from kompplan.views.figures import between
from kompplan.views.grid import NOTHING, Cell, Column, Grid, Row, words
from kompplan.views.places import place_of
from kompplan.views.procurement_limits import CATEGORY_NOT_STATED

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
BY_SCHEDULE = Text("by the schedule", "enligt tidsplanen")
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
    return in_order(standings(checked.scheduled_purchases, checked.calendar, checked.today))


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
        label = NEEDED.to(language) + (f" {BY_SCHEDULE.to(language)}" if purchase.by_schedule else "")
        rows.append(Row((words(label), Cell(""), needed, Cell(""), Cell(""), Cell(""), Cell("")), kind="total"))
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
        how = f" {BY_SCHEDULE.to(language)}" if purchase.by_schedule else ""
        parts.append(said(text, language, day=purchase.needed.earliest) + how)
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
        "need_from": Text("need stated by", "behovet enligt"),
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
                        words(_need_from(purchase, language)),
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


def _need_from(purchase: Purchase, language: Language) -> str | None:
    """Return what says when a purchase is needed."""
    if purchase.needed is None:
        return None
    text = Text("the schedule", "tidsplanen") if purchase.by_schedule else Text("the plan", "planen")
    return text.to(language)


def activity_id(activity: Activity | None) -> str | None:
    """Return an activity's id, else its words."""
    return None if activity is None else activity.id or activity.text


def _money(value: tuple[str, Amount] | None, language: Language) -> Cell:
    if value is None:
        return Cell(NOTHING)
    amount = value[1]
    return Cell(between(amount.low, amount.high, language), amount.low if amount.exact else None)

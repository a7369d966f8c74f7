"""What is bought: what is urgent, every step by date, each purchase backwards from its need, direct awards added."""

from collections.abc import Iterator, Sequence

from kompplan.calculations.direct_awards import awards_left_out, same_kind_awards
from kompplan.calculations.purchase_steps import Pace, PurchaseStep, Standing
from kompplan.i18n.show import NBSP, listed
from kompplan.i18n.text import Text
from kompplan.model.activities import Procurement
from kompplan.reports.grids import kept, near, sentence, table_of
from kompplan.reports.sections._parts import bullets, missing, part, prose, section
from kompplan.reports.sections.figures import figure
from kompplan.reports.view import Cell, Column, Fact, Facts, Figure, Part, Point, Row, Section, Table
from kompplan.reports.wording import Wording, capital
from kompplan.views.figures import between
from kompplan.views.grid import NOTHING
from kompplan.views.procurement import (
    PACES,
    all_standings,
    section_of,
    step_name,
    value_of,
    why_of,
)
from kompplan.views.procurement_limits import category_words
from kompplan.views.procurement_words import ProcurementWords, procurement_words
from kompplan.views.records import decimal_text

NOW, OVERVIEW = Text("To do now", "Att göra nu"), Text("The purchases in short", "Köpen i korthet")
BY_DATE, BACKWARDS = (
    Text("Every step by date", "Alla steg i datumordning"),
    Text("Backwards from the need", "Baklänges från behovet"),
)
DIRECT = Text("Direct awards added up", "Direktupphandlingar sammanlagda")
WITHOUT = Text("Bought without an entry", "Köps utan att stå under upphandlingar")
NONE = Text("The plan has no purchases.", "Planen har inga upphandlingar.")
NONE_BUT = (
    Text("The plan has no purchases, but 1 activity buys something.",
         "Planen har inga upphandlingar, men i 1 aktivitet köps något."),
    Text("The plan has no purchases, but {n} activities buy something.",
         "Planen har inga upphandlingar, men i {n} aktiviteter köps något."),
)  # fmt: skip
LATE, CLOSE, STALE, COMING = (
    Text("Too late", "För sent"),
    Text("No time left for a review", "Ingen tid kvar för överprövning"),
    Text("Days that have passed without a new status", "Dagar som har passerat utan ny status"),
    Text("Next steps", "Nästa steg"),
)
NOTHING_LATE = Text(
    "Nothing is too late by {today}, and every purchase has time for a review or needs none.",
    "Inget är för sent den {today}, och varje köp har tid för en överprövning eller behöver ingen.",
)
NOTHING_LATE_UNKNOWN = Text(
    "Nothing that can be counted is too late by {today}.", "Inget som går att räkna på är för sent den {today}."
)
DAY, WHAT = Text("Day", "Dag"), Text("What", "Vad")
STEP, PURCHASE, OWNER = Text("Step", "Steg"), Text("Purchase", "Köp"), Text("Owner", "Ansvarig")
PLANNED, LAST, REVIEW = (
    Text("Planned", "Planerat"),
    Text("At the latest", "Senast"),
    Text("With a review", "Med överprövning"),
)
STATE, VALUE, PROCEDURE = Text("State", "Läge"), Text("Value, kr", "Värde, kr"), Text("Procedure", "Förfarande")
NEEDED, BEGIN = Text("Needed", "Behövs"), Text("Last day to begin", "Sista dag att börja")
DONE, LEFT = Text("done", "klart"), Text("to do", "kvar")
PASSED = Text("the day has passed", "dagen har passerat")
NOT_STATED = Text("not stated", "inte angivet")
FOR, FIRST, COUNTED = Text("For", "För"), Text("First day of need", "Första dag det behövs"), Text("Why", "Varför")
NO_CALENDAR = Text("No calendar: {why}.", "Ingen kalender: {why}.")
ADDED = Text(
    "Direct awards of the same kind in a year are added up and compared with the limit that the Public Procurement Act "
    "(LOU) had on the day. Only what this plan buys is counted; what else the organisation buys of the same kind that "
    "year is to be added.",
    "Direktupphandlingar av samma slag under ett år läggs ihop och jämförs med den gräns som lagen om offentlig "
    "upphandling (LOU) hade den dagen. Här räknas bara det som den här planen köper; det som organisationen i övrigt "
    "köper av samma slag det året ska läggas till.",
)
NO_DIRECT = Text("The plan has no direct awards to add up.", "Planen har inga direktupphandlingar att lägga ihop.")
LEFT_OUT = Text(
    "{purchase} cannot be added to others: {why} ({place}).",
    "{purchase} kan inte läggas ihop med andra: {why} ({place}).",
)
LIMITS = Text("The limits and where they come from", "Gränserna och var de kommer ifrån")
CLOSEST = Text("Closest", "Närmast")
STANDING, URGENT = Text("How it stands", "Läget"), Text("Too late", "För sent")
BEGIN_FIGURE = Text("{purchase}: last day to begin", "{purchase}: sista dag att börja")
BEGIN_FORMULA = Text(
    "{needed} less {days} days for the steps between", "{needed} minus {days} dagar för stegen däremellan"
)
DIRECT_FIGURE = Text("Direct awards {year}, {category}", "Direktupphandlingar {year}, {category}")
DIRECT_FORMULA = (
    Text("the value of 1 purchase", "värdet av 1 köp"),
    Text("the sum of {n} purchases", "summan av {n} köp"),
)
_PACES = {
    Pace.TOO_LATE: (Text("1 is too late", "1 är för sent ute"), Text("{n} are too late", "{n} är för sent ute")),
    Pace.NO_BUFFER: (Text("1 has no time for a review", "1 har ingen tid för överprövning"),
                     Text("{n} have no time for a review", "{n} har ingen tid för överprövning")),
    Pace.IN_TIME: (Text("1 is in time", "1 är i tid"), Text("{n} are in time", "{n} är i tid")),
    Pace.DONE: (Text("1 has its contract", "1 har sitt avtal"), Text("{n} have their contracts", "{n} har sina avtal")),
    Pace.UNKNOWN: (Text("1 cannot be dated", "1 går inte att datera"),
                   Text("{n} cannot be dated", "{n} går inte att datera")),
}  # fmt: skip
_URGENT = (Pace.TOO_LATE, Pace.NO_BUFFER)


def called(procurement: Procurement) -> str:
    """Return a purchase's id and what is bought."""
    return " ".join(" ".join(filter(None, (procurement.id, procurement.what))).split()) or NOTHING


def points(w: Wording, said: ProcurementWords) -> tuple[Point, ...]:
    """Return the sentences that the calendar opens with."""
    if not w.plan.procurement:
        without = len(said.without_entry)
        but = w.counted(without, *NONE_BUT) if without else w.say(NONE)
        return (Point(w.say(STANDING), but, urgent=bool(without)),)
    found = [Point(w.say(STANDING), _standing(w))]
    if said.late:
        found.append(Point(w.say(URGENT), " ".join(sentence(w, each) for each in said.late[:2]), urgent=True))
    if said.coming:
        day, what = said.coming[0]
        found.append(Point(w.say(CLOSEST), sentence(w, f"{day}: {what}")))
    return tuple(found)


def _standing(w: Wording) -> str:
    paces = [each.pace for each in all_standings(w.checked)]
    said = [w.counted(len(paces), Text("1 purchase", "1 köp"), Text("{n} purchases", "{n} köp"))]
    for pace, (one, many) in _PACES.items():
        count = paces.count(pace)
        said += [w.counted(count, one, many)] * (count > 0)
    return f"{said[0]}: {listed(said[1:], w.language)}." if len(said) > 1 else f"{said[0]}."


def now(w: Wording, said: ProcurementWords) -> Section | None:
    """Return what is too late, what leaves no time for a review, and the next steps."""
    if not w.plan.procurement:
        return section(w, "purchases-now", NOW, (part("", missing(w, NONE)),))
    calm = None
    if not (said.late or said.close or said.stale):
        counted = all(each.pace is not Pace.UNKNOWN for each in all_standings(w.checked))
        calm = prose(w.say(NOTHING_LATE if counted else NOTHING_LATE_UNKNOWN, today=w.day(w.checked.today)))
    coming = None
    if said.coming:
        columns = (Column(w.say(DAY), short=True, key="day", unit="date"), Column(w.say(WHAT), head=True, key="what"))
        rows = tuple(Row((Cell(day, number=day), Cell(near(w, what)))) for day, what in said.coming)
        coming = Table(w.say(COMING), columns, rows, narrow=True)
    return section(
        w,
        "purchases-now",
        NOW,
        (
            part("", calm),
            part(w.say(LATE), bullets(sentence(w, each) for each in said.late)),
            part(w.say(CLOSE), bullets(sentence(w, each) for each in said.close)),
            part(w.say(STALE), bullets(sentence(w, each) for each in said.stale)),
            part(w.say(COMING), coming),
        ),
    )


def overview(w: Wording) -> Section | None:
    """Return every purchase on a row: what it is worth, when it is needed and when it must begin."""
    found = all_standings(w.checked)
    if not found:
        return None
    rows = []
    for each in found:
        purchase, procurement = each.purchase, each.purchase.procurement
        value = value_of(purchase)
        needed = purchase.needed.earliest.isoformat() if purchase.needed is not None else ""
        begin = purchase.latest.begin.isoformat() if purchase.latest is not None else ""
        review = purchase.with_review.begin.isoformat() if purchase.with_review is not None else ""
        rows.append(
            Row(
                (
                    Cell(called(procurement)),
                    Cell(w.say(purchase.procedure.words))
                    if purchase.procedure is not None
                    else Cell(w.say(NOT_STATED), "missing"),
                    Cell(
                        between(value[1].low, value[1].high, w.language),
                        number=(decimal_text(value[1].low) or "") if value[1].exact else "",
                    )
                    if value is not None
                    else Cell(NOTHING),
                    Cell(needed or NOTHING, number=needed),
                    Cell(begin or NOTHING, number=begin),
                    Cell(review if review != begin and review else NOTHING, number=review if review != begin else ""),
                    Cell(w.say(PACES[each.pace]), "missing" if each.pace in _URGENT else ""),
                ),
                id=(procurement.id or "").strip(),
                place=w.place(procurement),
            )
        )
    columns = (
        Column(w.say(PURCHASE), head=True, key="purchase"),
        Column(w.say(PROCEDURE), key="procedure"),
        Column(w.say(VALUE), figures=True, key="value", unit="kr"),
        Column(w.say(NEEDED), short=True, key="needed", unit="date"),
        Column(w.say(BEGIN), short=True, key="begin", unit="date"),
        Column(w.say(REVIEW), short=True, key="with_review", unit="date"),
        Column(w.say(STATE), key="state"),
    )
    table = Table(w.say(OVERVIEW), columns, tuple(rows), cards=True, name="purchases")
    return section(w, "purchases", OVERVIEW, (part("", table),), tuple(_begins(w, found)))


def _begins(w: Wording, found: Sequence[Standing]) -> Iterator[Figure]:
    for each in found:
        purchase = each.purchase
        if purchase.latest is None or purchase.needed is None or purchase.first is None:
            continue
        days = (purchase.needed.earliest - purchase.latest.begin).days
        name = w.say(BEGIN_FIGURE, purchase=(purchase.procurement.id or called(purchase.procurement)).strip())
        formula = w.say(BEGIN_FORMULA, needed=purchase.needed.earliest.isoformat(), days=days)
        at = ((purchase.procurement, None), (purchase.first, purchase.field))
        yield figure(w, name, purchase.latest.begin.isoformat(), Text(formula, formula), at)


def _state(w: Wording, step: PurchaseStep) -> Cell:
    if step.done:
        return Cell(w.say(DONE))
    if step.silent or step.overdue > 0:
        return Cell(w.say(PASSED), "missing")
    return Cell(w.say(LEFT))


def by_date(w: Wording) -> Section | None:
    """Return every step of every purchase in the order of its day."""
    found = []
    for standing in all_standings(w.checked):
        purchase = standing.purchase
        for step in standing.steps:
            day = step.when or (step.days.earliest if step.days is not None else step.last)
            if day is not None:
                found.append((day, standing, step, purchase))
    if not found:
        return None
    found.sort(key=lambda each: each[0])
    rows = []
    for day, _, step, purchase in found:
        stated = " ".join(step.stated.written.split()) if step.stated is not None else ""
        exact = step.days is not None and step.days.earliest == step.days.latest
        last = step.last.isoformat() if step.last is not None else ""
        review = step.with_review.isoformat() if step.with_review not in (None, step.last) else ""
        rows.append(
            Row(
                (
                    Cell(day.isoformat(), number=day.isoformat()),
                    Cell(capital(step_name(step, purchase, w.language))),
                    Cell(called(purchase.procurement)),
                    Cell(stated or NOTHING, number=step.days.earliest.isoformat() if exact and step.days else ""),
                    Cell(last or NOTHING, number=last),
                    Cell(review or NOTHING, number=review),
                    Cell(" ".join((purchase.procurement.owner or NOTHING).split())),
                    _state(w, step),
                ),
                id=f"{purchase.procurement.id.strip()}:{step.name}" if purchase.procurement.id else "",
                place=w.place(purchase.procurement, step.name if step.stated is not None else None),
            )
        )
    exact_days = all(row.cells[3].text in (NOTHING, row.cells[3].number) for row in rows)
    columns = (
        Column(w.say(DAY), short=True, key="day", unit="date"),
        Column(w.say(STEP), key="step"),
        Column(w.say(PURCHASE), head=True, key="purchase"),
        Column(w.say(PLANNED), short=exact_days, dated=True, key="planned", unit="date"),
        Column(w.say(LAST), short=True, key="last", unit="date"),
        Column(w.say(REVIEW), short=True, key="with_review", unit="date"),
        Column(w.say(OWNER), key="owner"),
        Column(w.say(STATE), key="state"),
    )
    shown, told = kept(columns, rows, ("planned", "last"))
    table = Table(w.say(BY_DATE), shown, told, cards=True, name="procurement")
    return section(w, "purchase-steps", BY_DATE, (part("", table),))


def _purchase(w: Wording, standing: Standing) -> Part | None:
    purchase, procurement = standing.purchase, standing.purchase.procurement
    asked = ("procedure", "category", "estimated_value", "status", "owner", "supplier", "review_buffer_days", "note")
    facts = list(w.facts(procurement, only=asked))
    waits = tuple(
        called_activity
        for each in purchase.activities
        if (called_activity := w.named((each.id or each.text or "").strip(), ("Activity",)))
    )
    facts += [Fact(w.say(FOR), waits)] * bool(waits)
    if purchase.needed is not None:
        facts.append(Fact(w.say(FIRST), (purchase.needed.earliest.isoformat(),)))
    facts.append(Fact(w.say(STATE), (w.say(PACES[standing.pace]),)))
    grid = section_of(w.checked, standing, w.language).grid
    dated = dict.fromkeys(("stated", "last", "with_review", "with_appeal"), "date")
    name = called(procurement)
    why = why_of(standing, w.language)
    return part(
        name,
        Facts(tuple(facts)),
        table_of(w, grid, name, units=dated, cards=True) if grid.rows else None,
        prose(w.say(NO_CALENDAR, why=why), kind="missing") if why else None,
    )


def backwards(w: Wording, said: ProcurementWords) -> Section | None:
    """Return each purchase with its steps counted backwards from the day on which it is needed."""
    found = all_standings(w.checked)
    if not found:
        return None
    legend = prose(*(sentence(w, each) for each in said.legend), kind="note")
    return section(w, "purchases-backwards", BACKWARDS, (part("", legend), *(_purchase(w, each) for each in found)))


def direct(w: Wording, said: ProcurementWords) -> Section | None:
    """Return the direct awards added up by kind and year, beside the limit of the act."""
    if not w.plan.procurement:
        return None
    alone = (
        w.say(LEFT_OUT, purchase=called(procurement), why=w.say(reason.why), place=w.place(procurement))
        for procurement, reason in awards_left_out(w.plan, w.checked.calendar)
    )
    left = prose(*alone, kind="missing")
    if not said.same_kind.rows and left is not None:
        return section(w, "direct-awards", DIRECT, (part("", left),))
    if not said.same_kind.rows:
        return section(w, "direct-awards", DIRECT, (part("", prose(w.say(NO_DIRECT))),))
    units = {"value": "kr", "limit": "kr", "left": "kr"}
    table = table_of(
        w, said.same_kind, w.say(DIRECT), head="category", units=units, short=("year",), name="direct-awards"
    )
    limits = bullets((sentence(w, each) for each in said.limits), w.say(LIMITS))
    return section(w, "direct-awards", DIRECT, (part("", prose(w.say(ADDED)), table, left, limits),), tuple(_sums(w)))


def _sums(w: Wording) -> Iterator[Figure]:
    for kind in same_kind_awards(w.plan, w.checked.calendar):
        name = w.say(DIRECT_FIGURE, year=str(kind.year or NOTHING), category=category_words(kind, w.language))
        value = f"{between(kind.sum.low, kind.sum.high, w.language)}{NBSP}kr"
        formula = w.counted(len(kind.awards), *DIRECT_FORMULA)
        at = tuple((award.procurement, award.field) for award in kind.awards)
        yield figure(w, name, value, Text(formula, formula), at)


def without_entry(w: Wording, said: ProcurementWords) -> Section | None:
    """Return what is bought without an entry of its own, so that no calendar can be counted for it."""
    found = (f"{sentence(w, what).removesuffix('.')} ({near(w, place)})." for what, place in said.without_entry)
    return section(w, "without-entry", WITHOUT, (part("", bullets(found)),))


def words_of(w: Wording) -> ProcurementWords:
    """Return the calendar in words."""
    return procurement_words(w.checked, w.language)

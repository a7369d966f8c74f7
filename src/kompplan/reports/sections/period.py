"""Which days a report is about, what they were to bring in short, and what comes after."""

from datetime import date

from kompplan.calculations.happenings import Happening, Stretch, What, period_after, period_up_to
from kompplan.i18n.show import number
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.model.words import ActivityStatus
from kompplan.reports.making import Making
from kompplan.reports.sections._brief import counted, identity, sentences, when_of
from kompplan.reports.sections._parts import part, prose, section
from kompplan.reports.sections.figures import figure
from kompplan.reports.sections.standing import coming, happening_words
from kompplan.reports.view import Cell, Column, Fact, Figure, Point, Row, Section, Table
from kompplan.reports.wording import MISSING, Wording, capital
from kompplan.values.when import When
from kompplan.views.grid import NOTHING

REPORTED = Text("Period reported", "Rapporten gäller")
MONTH_UP_TO = Text(
    "the report is about the month up to today, as no other period was chosen (--from, --to)",
    "rapporten gäller månaden fram till i dag, eftersom ingen annan period är vald (--from, --to)",
)
BY_MEETINGS = Text(
    "the period is chosen because the steering group meets {rhythm} (--from and --to choose another)",
    "perioden är vald efter att styrgruppen träffas {rhythm} (--from och --to väljer en annan)",
)


def period_of(making: Making) -> tuple[Stretch, str]:
    """Return the days that the report is about, and why these."""
    w = making.w
    if making.period is not None:
        return Stretch(making.period.first, making.period.last), ""
    meets = w.plan.governance.meets if w.plan.governance is not None else None
    period, own = period_up_to(w.checked.today, meets)
    if own and meets is not None:
        return period, w.say(BY_MEETINGS, rhythm=meets.written)
    return period, w.say(MONTH_UP_TO)


def span_words(w: Wording, period: Stretch) -> str:
    """Return a period as running text has it: ``1–22 november 2026``."""
    first, last = period
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{w.day(last)}" if first != last else w.day(last)
    if first.year == last.year:
        begins = w.day(first).removesuffix(f" {first.year}")
        return f"{begins} – {w.day(last)}"
    return f"{w.day(first)} – {w.day(last)}"


def reported(w: Wording, period: Stretch) -> Fact:
    return Fact(w.say(REPORTED), (span_words(w, period),))


def inside(day: date, period: Stretch) -> bool:
    """Tell whether a day lies in a period."""
    return period.first <= day <= period.last


def touches(w: Wording, when: When | None, period: Stretch) -> bool:
    """Tell whether a time can lie in a period."""
    if when is None:
        return False
    found = w.checked.calendar.resolve(when)
    first, last = found.first or found.last, found.last or found.first
    return first is not None and last is not None and first <= period.last and last >= period.first


NEXT = Text("Next period: {span}", "Nästa period: {span}")
NOTHING_NEXT = Text("The plan dates nothing in the next period.", "Planen anger inget datum i nästa period.")
DAY, HAPPENS, WHO = Text("When", "När"), Text("What", "Vad"), Text("Owner", "Ansvarig")


def _who(w: Wording, happening: Happening) -> Cell:
    said = (
        happening.part.__dict__.get("owner")
        or happening.part.__dict__.get("to")
        or happening.part.__dict__.get("evaluator")
    )
    if happening.what in (What.PROJECT_BEGINS, What.PROJECT_ENDS):
        return Cell(NOTHING)
    return Cell(str(said)) if said else Cell(w.say(MISSING), "missing")


def next_period(w: Wording, period: Stretch) -> Section | None:
    """Return what the plan dates in the period after."""
    after = period_after(period)
    found = list(coming(w, after.first, after.last))
    title = w.say(NEXT, span=span_words(w, after))
    heading = Text(title, title)
    if not found:
        return section(w, "next", heading, (part("", prose(w.say(NOTHING_NEXT))),))
    columns = (
        Column(w.say(DAY), dated=True, key="when"),
        Column(w.say(HAPPENS), head=True, key="what"),
        Column(w.say(WHO), key="owner"),
    )
    rows = tuple(
        Row(
            (
                Cell(when_of(w, each), number=each.days.earliest.isoformat() if each.exact else ""),
                Cell(capital(happening_words(w, each, 100))),
                _who(w, each),
            ),
            id=identity(each.part),
            place=w.place(each.part, each.field),
        )
        for each in found
    )
    return section(w, "next", heading, (part("", Table(title, columns, rows, cards=True, name="next_period")),))


PERIOD_POINT = Text("The period", "Perioden")
SHOULD_BEGIN = (
    Text("1 activity was to begin", "1 aktivitet skulle börja"),
    Text("{n} activities were to begin", "{n} aktiviteter skulle börja"),
)
SHOULD_END = (
    Text("1 was to be done, {done}", "1 skulle bli klar, {done}"),
    Text("{n} were to be done, {done}", "{n} skulle bli klara, {done}"),
)
OF_THEM = (
    Text("and none is", "och ingen är det"),
    Text("and 1 is", "och 1 är det"),
    Text("and {n} are", "och {n} är det"),
)
IT_IS = (Text("and is not", "men är det inte"), Text("and is", "och är det"))
NOTHING_DUE = Text(
    "no activity was to begin or be done in the period", "ingen aktivitet skulle börja eller bli klar under perioden"
)
BEGIN_FIGURE = Text("Activities to begin in the period", "Aktiviteter som skulle börja i perioden")
END_FIGURE = Text("Activities to be done in the period", "Aktiviteter som skulle bli klara i perioden")
BEGIN_HOW = Text(
    "activities whose last day to begin lies in the period", "aktiviteter vars sista dag att börja ligger i perioden"
)
END_HOW = Text("activities whose last day lies in the period", "aktiviteter vars sista dag ligger i perioden")


def _due(w: Wording, period: Stretch) -> tuple[list[Activity], list[Activity]]:
    begin, end = [], []
    for each in w.plan.activities:
        found = w.checked.calendar.of(each)
        if each.status is ActivityStatus.CANCELLED:
            continue
        if found.start is not None and inside(found.start.latest, period):
            begin.append(each)
        if found.end is not None and inside(found.end.latest, period):
            end.append(each)
    return begin, end


def in_short(w: Wording, period: Stretch, why: str) -> Point:
    """Return how many activities the period was to see begin and be done, and how many are."""
    begin, end = _due(w, period)
    done = sum(1 for each in end if each.status is ActivityStatus.DONE)
    said = []
    if begin:
        said.append(counted(w, len(begin), *SHOULD_BEGIN))
    if end:
        of = w.say(IT_IS[done]) if len(end) == 1 else w.say(OF_THEM[min(done, 2)], n=done)
        said.append(counted(w, len(end), *SHOULD_END, done=of))
    sentence = "; ".join(said) if said else w.say(NOTHING_DUE)
    urgent = done < len(end) and period.last < w.checked.today
    return Point(w.say(PERIOD_POINT), sentences([sentence, why]), urgent)


def figures(w: Wording, period: Stretch) -> tuple[Figure, ...]:
    """Return the figures of the period."""
    begin, end = _due(w, period)
    found = ((BEGIN_FIGURE, BEGIN_HOW, begin), (END_FIGURE, END_HOW, end))
    return tuple(
        figure(w, w.say(name), number(len(rows), w.language), how, ((each, None) for each in rows))
        for name, how, rows in found
        if rows
    )

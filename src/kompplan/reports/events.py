"""The days of a plan as calendars: what each audience has to keep in mind, as events that stay the same events."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kompplan.i18n.show import listed
from kompplan.i18n.text import Text
from kompplan.model.activities import Procurement
from kompplan.model.words import ActivityStatus
from kompplan.reports.calendars import Calendar
from kompplan.reports.duties import Duty, duties, in_date_order, risk_duties
from kompplan.reports.making import Making
from kompplan.reports.owners import owners
from kompplan.reports.wording import Wording, capital
from kompplan.views.all_day import AllDay, as_ics
from kompplan.views.ics import schedule_events
from kompplan.views.procurement_ics import procurement_events
from kompplan.views.schedule import Choice, chosen, name_of

PRODUCT = "report"
NOBODY = Text("no owner", "ingen ansvarig")
AT_THE_LATEST = Text("At the latest: {what}", "Senast: {what}")
OWNER, WRITTEN = Text("owner: {name}", "ansvarig: {name}"), Text("as written: {when}", "som skrivet: {when}")
LEFT_OUT = Text("Left out, no day is known: {names}", "Utelämnat, ingen dag är känd: {names}")
ENDS, BEGINS = Text("The project ends", "Projektet slutar"), Text("The project begins", "Projektet börjar")
CLOSES = Text("The project is closed", "Projektet avslutas")
MOST_NAMES = 20
OVER = (ActivityStatus.DONE, ActivityStatus.CANCELLED)


class _Found(NamedTuple):
    events: tuple[AllDay, ...]
    left_out: tuple[str, ...]


def of_project(making: Making) -> Calendar:
    """Return everything that is dated: activities and their sessions, deadlines, purchases, evaluation, hand-over."""
    w = making.w
    rows = chosen(w.checked, Choice())
    events, left_out = schedule_events(w.checked, rows, w.language)
    others = _of_duties(w, (each for each in duties(w) if not isinstance(each.part, Procurement)))
    placed = {id(row.activity) for row in rows}
    unplaced = (name_of(each) for each in w.plan.activities if id(each) not in placed and each.status not in OVER)
    left_out = (*left_out, *unplaced)
    found = (*_ends(w), *events, *procurement_events(w.checked, w.language), *others.events)
    return _calendar(w, _Found(found, (*left_out, *others.left_out)))


def of_owners(making: Making) -> Calendar:
    """Return what somebody has to do, with the owner before each event, one owner after the other."""
    w = making.w
    rows = {id(row.activity): row for row in chosen(w.checked, Choice())}
    events: list[AllDay] = []
    left_out: list[str] = []
    for owner in owners(w):
        own = [rows[id(each)] for each in owner.activities if id(each) in rows]
        found, without = schedule_events(w.checked, own, w.language)
        others = _of_duties(w, owner.duties)
        name = owner.name or w.say(NOBODY)
        events += (each._replace(title=f"{name}: {each.title}") for each in (*found, *others.events))
        left_out += (f"{each} ({name})" for each in (*without, *others.left_out))
    return _calendar(w, _Found(tuple(events), tuple(left_out)))


def of_risks(making: Making) -> Calendar:
    """Return the days on which mitigations are to be in place and risks are looked at again."""
    w = making.w
    return _calendar(w, _of_duties(w, risk_duties(w)))


def _calendar(w: Wording, found: _Found) -> Calendar:
    names = list(found.left_out[:MOST_NAMES]) + (["…"] if len(found.left_out) > MOST_NAMES else [])
    about = w.say(LEFT_OUT, names=listed(names, w.language)) if names else ""
    return as_ics(w.checked, PRODUCT, found.events, w.language, about), found.left_out


def _ends(w: Wording) -> Sequence[AllDay]:
    """Return the days on which the project begins, ends and is closed, where each is one day."""
    project, closing = w.plan.project, w.plan.closing
    calendar = w.checked.calendar
    days = [(BEGINS, "begins", calendar.start), (ENDS, "ends", calendar.end)] if project and project.period else []
    if closing is not None and closing.date is not None:
        when = calendar.resolve(closing.date)
        days.append((CLOSES, "closes", when.end))
    return [
        AllDay(f"project:{key}", w.say(text), day.earliest, day.earliest)
        for text, key, day in days
        if day is not None and day.earliest == day.latest
    ]


def _of_duties(w: Wording, found: Iterable[Duty]) -> _Found:
    """Return each duty on its last day; where that is one of several, it says that it is the latest."""
    events: list[AllDay] = []
    left_out: list[str] = []
    for each in in_date_order(iter(found)):
        kind = capital(w.say(each.kind))
        title = each.what if each.what.startswith(kind) else f"{kind}: {each.what}"
        if each.last is None:
            left_out.append(title)
            continue
        if each.first != each.last:
            title = w.say(AT_THE_LATEST, what=title)
        identity = (each.part.__dict__.get("id") or "").strip() or each.what
        said = [w.say(OWNER, name=each.owner)] if each.owner else []
        said += [w.say(WRITTEN, when=each.written), w.place(each.part)]
        key = f"{type(each.part).__name__}:{identity}:{each.field}"
        if isinstance(each.part, Procurement):  # several steps may stand for what is bought
            key += f":{each.what}"
        events.append(AllDay(key, title, each.last, each.last, tuple(filter(None, said))))
    return _Found(tuple(events), tuple(left_out))

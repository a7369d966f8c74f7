"""Report applications, memos and information that come after what they prepare, or too short a time before it."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from kompplan.calculations.network import prepares
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.loading.places import Anchor
from kompplan.model.activities import Activity
from kompplan.model.words import ActivityStatus
from kompplan.values.certainty import Certainty, before
from kompplan.values.days import Days
from kompplan.values.when import Offset, When

_OVER = frozenset({ActivityStatus.DONE, ActivityStatus.CANCELLED})
_LEADS_TO = frozenset({"inför", "före", "till", "before", "for", "to"})
_LEAP_YEAR = 2000
"""Two times without a year are compared within one, which has to hold 29 February."""
_HALF_A_YEAR = 183
_LONGEST_LEAD = 3650
"""Days that can be counted back, whatever the settings say."""
_AT_ONCE = Offset(0, 0)


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """An activity prepares those that wait for it, and the one that its text names: ``Kallelse inför A5``."""
    for preparing, prepared, where in _pairs(checked):
        if prepared.status in _OVER or preparing.status in _OVER:
            continue
        ready = _moment(checked, preparing, ("due", "when", "start"), end=True)
        begins = _moment(checked, prepared, ("start", "when", "due"), end=False)
        if ready is not None and begins is not None and ready.yearless is begins.yearless:
            yield from _judge(checked, _Pair(preparing, prepared, where, ready, begins))


def _pairs(checked: CheckedPlan) -> Iterator[tuple[Activity, Activity, Anchor]]:
    linked: set[tuple[int, int]] = set()
    for link in checked.network.links:
        if prepares(link.before):
            linked.add((id(link.before), id(link.after)))
            yield link.before, link.after, checked.at(link.after, "depends_on", link.item)
    for activity in checked.plan.activities:
        if activity.text is None or not prepares(activity):
            continue
        for word, name in pairwise(activity.text.split()):
            if word.casefold() not in _LEADS_TO:
                continue
            meant = next(iter(checked.references.ids.get(name.rstrip(".,:;"), ())), None)
            if isinstance(meant, Activity) and meant is not activity and (id(activity), id(meant)) not in linked:
                linked.add((id(activity), id(meant)))
                yield activity, meant, checked.at(activity, "text")


class _Moment(NamedTuple):
    """When something is ready or begins; without a year it lies in a year that stands for any."""

    field: str
    written: When | date
    days: Days
    yearless: bool = False

    @property
    def shown(self) -> When | date:
        """Return the day if it is one, else the words for it."""
        one_day = self.days.earliest == self.days.latest and not self.yearless
        return self.days.earliest if one_day else self.written


class _Pair(NamedTuple):
    preparing: Activity
    prepared: Activity
    where: Anchor
    ready: _Moment
    begins: _Moment


def _moment(checked: CheckedPlan, activity: Activity, fields: tuple[str, ...], *, end: bool) -> _Moment | None:
    for field in fields:
        when: When | None = getattr(activity, field)
        if when is None:
            continue
        known = checked.calendar.resolve(when)
        days = (known.end or known.start) if end else (known.start or known.end)
        if days is not None:
            return _Moment(field, when, days)
        return _without_year(checked, field, when)
    dates = checked.calendar.of(activity)
    days = dates.end if end else dates.start
    return _Moment("parts", days.latest if end else days.earliest, days) if days is not None else None


def _without_year(checked: CheckedPlan, field: str, when: When) -> _Moment | None:
    """Return a day like 7 September, or the start of a project that begins on such a day."""
    told = when
    relative, project = when.relative, checked.plan.project
    if relative is not None:
        at_start = relative.anchor == "start" and relative.low == relative.high == _AT_ONCE
        if not at_start or project is None or project.period is None:
            return None
        told = project.period
    if not told.yearless or told.month is None or told.day is None:
        return None
    day = date(_LEAP_YEAR, told.month, told.day)
    return _Moment(field, when, Days(day, day), yearless=True)


def _judge(checked: CheckedPlan, pair: _Pair) -> Iterator[Finding]:
    ready, begins = pair.ready.days, pair.begins.days
    lead = min(checked.settings.preparation_lead_days, _LONGEST_LEAD)
    most = (begins.latest - ready.earliest).days
    if pair.ready.yearless and abs(most) > _HALF_A_YEAR:
        return  # over New Year nobody can tell without years which comes first
    wrong = before(begins, ready)
    late = wrong is Certainty.CERTAINLY
    unsure = (
        wrong is Certainty.POSSIBLY and begins.earliest < ready.earliest and begins.latest < ready.latest and not late
    )
    if not late and not unsure and most >= lead:
        return
    exact = ready.earliest == ready.latest and begins.earliest == begins.latest
    yield Finding(
        at=checked.at(pair.preparing, pair.ready.field),
        text=_AFTER if late else _MAYBE_AFTER if unsure else _SHORT.get(most, _DAYS) if exact else _LESS,
        values={
            "preparing": named(pair.preparing),
            "ready": pair.ready.shown,
            "prepared": named(pair.prepared),
            "begins": pair.begins.shown,
            "days": most,
            "lead": lead,
            "latest": begins.earliest - timedelta(days=lead),
        },
        advice=Text(
            en="let it be ready {lead} days before, by {latest}", sv="låt det vara klart {lead} dagar före, {latest}"
        )
        if exact and not pair.ready.yearless
        else Text(en="let it be ready {lead} days before", sv="låt det vara klart {lead} dagar före"),
        related=(
            Note(checked.at(pair.prepared, pair.begins.field), Text("begins here", "börjar här")),
            Note(pair.where, Text("this is how they belong together", "så hör de ihop")),
        ),
        severity=None if late else Severity.INFO,
    )


_AFTER = Text(
    en="{preparing}: ready {ready}, but {prepared} that it prepares begins {begins}",
    sv="{preparing}: klart {ready}, men {prepared} som det förbereder börjar {begins}",
)
_MAYBE_AFTER = Text(
    en="{preparing}: ready {ready}, perhaps after {prepared} that it prepares begins {begins}",
    sv="{preparing}: klart {ready}, kanske efter att {prepared} som det förbereder börjar {begins}",
)
_DAYS = Text(
    en="{preparing}: ready {ready}, only {days} days before {prepared} begins {begins}",
    sv="{preparing}: klart {ready}, bara {days} dagar innan {prepared} börjar {begins}",
)
_SHORT = {
    0: Text(
        en="{preparing}: ready {ready}, the same day as {prepared} begins",
        sv="{preparing}: klart {ready}, samma dag som {prepared} börjar",
    ),
    1: Text(
        en="{preparing}: ready {ready}, the day before {prepared} begins",
        sv="{preparing}: klart {ready}, dagen innan {prepared} börjar",
    ),
}
_LESS = Text(
    en="{preparing}: ready {ready}, less than {lead} days before {prepared} begins {begins}",
    sv="{preparing}: klart {ready}, mindre än {lead} dagar innan {prepared} börjar {begins}",
)


RULE = Rule(
    code="TIM09",
    name="preparation-after-start",
    levels=always(Severity.WARNING),
    summary=Text(
        en="Preparation that comes after what it prepares",
        sv="En förberedelse som kommer efter det den förbereder",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "a memo, information, an application or an invitation that is ready after the activity that it "
                "prepares has begun. It prepares the activities that come after it, and one that its text names: "
                "'invitation for A5'. Information where the order is right but the time between is less than two "
                "weeks, or where coarse dates leave the order open"
            ),
            sv=(
                "ett PM, information, en ansökan eller en inbjudan som är klar efter att det som den förbereder har "
                "börjat. Den förbereder de aktiviteter som kommer efter den, och en som nämns i texten: ”kallelse "
                "inför A5”. Upplysning där ordningen är rätt men tiden emellan är kortare än två veckor, eller där "
                "grova datum lämnar ordningen öppen"
            ),
        ),
        matters=Text(
            en=(
                "who is told too late has no substitute and no time set aside, and stays away; what participants have "
                "written beforehand is only of use if the leader has time to read it"
            ),
            sv=(
                "den som får veta för sent har ingen vikarie och ingen avsatt tid, och kommer inte; det som deltagarna "
                "har skrivit i förväg är till nytta bara om ledaren hinner läsa det"
            ),
        ),
        wrong=(
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Deltagaren skickar in ett kort PM, slag: pm, senast: 2017-09-20}\n"
            "  - {id: A2, aktivitet: Verkstadsarbete, start: 2017-09-13, efter: A1}"
        ),
        right=(
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Deltagaren skickar in ett kort PM, slag: pm, senast: 2017-08-30}\n"
            "  - {id: A2, aktivitet: Verkstadsarbete, start: 2017-09-13, efter: A1}"
        ),
        origin=Text(
            en="the improvement workshop: memo due on 7 September, start on 13 September; a short time, but in order",
            sv="förbättringsverkstaden, där PM lämnas 7 september inför starten 13 september: kort tid, rätt ordning",
        ),
    ),
    check=check,
)

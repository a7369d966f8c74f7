"""Report activities that begin before what they wait for is done, and activities that wait for each other in a ring."""

from collections.abc import Iterator
from datetime import date

from kompplan.calculations.dates import Dates
from kompplan.calculations.network import Link, Ring, prepares
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.loading.places import Anchor
from kompplan.model.activities import Activity
from kompplan.model.words import ActivityStatus, Kind
from kompplan.values.certainty import Certainty, before
from kompplan.values.days import Days

_MOST_NAMED = 5
_OVER = frozenset({ActivityStatus.DONE, ActivityStatus.CANCELLED})
_MAY_COME_AFTER = frozenset({Kind.FOLLOW_UP, Kind.EVALUATION})
"""What TIM02 allows after the project's end."""


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """An activity that comes too early is reported once, against the last of those that it waits for."""
    network = checked.network
    for ring in network.rings:
        yield _ring(checked, ring)
    early: dict[int, list[tuple[Link, Severity | None]]] = {}
    tied: list[Link] = []
    dates = checked.calendar.activities
    for link in network.links:
        first, then = dates[id(link.before)], dates[id(link.after)]
        stated = link.after.depends_on[link.item]
        if stated.kind is not None or stated.lag is not None:
            tied.append(link)
            continue
        if first.end is not None and then.start is not None and then.start.earliest >= first.end.latest:
            continue
        if link.after.status in _OVER or link.before.status in _OVER:
            continue
        if _outside(checked, first, then, link.before):
            continue
        wrong, severity = _too_early(first, then, link.before)
        if wrong and not prepares(link.before):  # TIM09 speaks about those
            early.setdefault(id(link.after), []).append((link, severity))
    for found in early.values():
        yield _finding(checked, found)
    if tied:
        yield from _tied(checked, [link for link in tied if id(link.after) not in early])


def _tied(checked: CheckedPlan, links: list[Link]) -> Iterator[Finding]:
    """Yield for each activity the broken link, of those with a kind or a lag, that asks for the latest day."""
    from kompplan.calculations.links import Asked, asked  # noqa: PLC0415 - few plans have such links
    from kompplan.calculations.schedule_given import working_time  # noqa: PLC0415 - as above

    time = working_time(checked.plan, checked.calendar, checked.settings)
    broken: dict[int, tuple[Link, Asked, Severity | None]] = {}
    for link in links:
        if link.after.status in _OVER or link.before.status in _OVER or prepares(link.before):
            continue
        days = time.of(link.after.organisation)
        first, then = checked.calendar.of(link.before), checked.calendar.of(link.after)
        found = asked(link, first, then, days, checked.settings.day_hours)
        answer = before(found.stated, found.allowed) if found is not None else Certainty.CERTAINLY_NOT
        if found is None or answer is Certainty.CERTAINLY_NOT:
            continue
        if answer is Certainty.POSSIBLY and not _earlier_as_a_whole(found.stated, found.allowed):
            continue
        known = broken.get(id(link.after))
        if known is None or known[1].allowed.latest < found.allowed.latest:
            severity = None if answer is Certainty.CERTAINLY else Severity.WARNING
            broken[id(link.after)] = link, found, severity
    for link, found, severity in broken.values():
        end = "due" if found.finish else "start"
        then = checked.calendar.of(link.after)
        yield Finding(
            at=_place(checked, link.after, end),
            text=_TIED[found.finish, severity is not None],
            values={
                "waiting": named(link.after),
                "when": _written(then, end),
                "waited_for": named(link.before),
                "allowed": found.allowed.earliest,
            },
            advice=Text(
                en="move one of the two, or change the type or the lag of the link",
                sv="flytta någon av de två, eller ändra kopplingens typ eller fördröjning",
            ),
            related=(
                Note(checked.at(link.after, "depends_on", link.item), Text("waits for this", "väntar på denna")),
                Note(
                    _place(checked, link.before, "due"),
                    Text("{waited_for} lies here", "{waited_for} ligger här"),
                    {"waited_for": named(link.before)},
                ),
            ),
            severity=severity,
        )


_TIED = {
    (False, False): Text(
        en="{waiting} begins {when}, but its link to {waited_for} allows no day before {allowed}",
        sv="{waiting} börjar {when}, men kopplingen till {waited_for} tillåter ingen dag före {allowed}",
    ),
    (False, True): Text(
        en="{waiting} begins {when}, perhaps too early: its link to {waited_for} allows no day before {allowed}",
        sv="{waiting} börjar {when}, kanske för tidigt: kopplingen till {waited_for} tillåter ingen dag före {allowed}",
    ),
    (True, False): Text(
        en="{waiting} is done {when}, but its link to {waited_for} allows no day before {allowed}",
        sv="{waiting} är klar {when}, men kopplingen till {waited_for} tillåter ingen dag före {allowed}",
    ),
    (True, True): Text(
        en="{waiting} is done {when}, perhaps too early: its link to {waited_for} allows no day before {allowed}",
        sv=(
            "{waiting} är klar {when}, kanske för tidigt: kopplingen till {waited_for} tillåter ingen dag "
            "före {allowed}"
        ),
    ),
}
"""By whether it is the end that comes too early, and whether that is unsure."""


def _outside(checked: CheckedPlan, first: Dates, then: Dates, waited_for: Activity) -> bool:
    """Tell whether one of the two lies outside the project's period: TIM02 says that, and the order follows."""
    period = checked.calendar
    if then.start is not None and period.start is not None and then.start.latest < period.start.earliest:
        return True
    ends = first.end is not None and period.end is not None and first.end.earliest > period.end.latest
    return ends and waited_for.kind not in _MAY_COME_AFTER


def _too_early(first: Dates, then: Dates, waited_for: Activity) -> tuple[bool, Severity | None]:
    """Return whether ``then`` comes before ``first`` is done, and how sure that is.

    Of two stretches that overlap, it is plausible that the order is wrong only where the later one lies earlier as a
    whole. What goes on without an end has been waited for when it has begun, and so perhaps has what recurs.
    """
    ready, begins = first.end or first.start, then.start or then.end
    if ready is None or begins is None:
        return False, None
    answer = before(begins, ready)
    if answer is Certainty.CERTAINLY:
        started = first.start is not None and before(begins, first.start) is not Certainty.CERTAINLY
        one_sided = first.end is not None and first.start is None and any(name == "when" for name, _ in first.stated)
        mild = one_sided or (started and waited_for.recurrence is not None)
        return True, Severity.WARNING if mild else None
    return answer is Certainty.POSSIBLY and _earlier_as_a_whole(begins, ready), Severity.WARNING


def _earlier_as_a_whole(a: Days, b: Days) -> bool:
    return a.earliest < b.earliest and a.latest < b.latest


def _finding(checked: CheckedPlan, found: list[tuple[Link, Severity | None]]) -> Finding:
    def how_late(each: tuple[Link, Severity | None]) -> tuple[bool, date]:
        dates = checked.calendar.of(each[0].before)
        ready = dates.end or dates.start
        return each[1] is None, ready.latest if ready is not None else date.min

    (link, severity), *_ = found = sorted(found, key=how_late, reverse=True)
    waiting, waited_for = link.after, link.before
    first, then = checked.calendar.of(waited_for), checked.calendar.of(waiting)
    unsure = severity is not None
    starts = then.start is not None
    return Finding(
        at=_place(checked, waiting, "start" if starts else "due"),
        text=_TEXTS[starts, first.end is not None, unsure],
        values={
            "waiting": named(waiting),
            "begins": _written(then, "start" if starts else "due"),
            "waited_for": named(waited_for),
            "ready": _written(first, "due" if first.end is not None else "start"),
        },
        advice=Text(
            en="move one of the two, or take away the dependency if they can go on side by side",
            sv="flytta någon av de två, eller ta bort beroendet om de kan pågå samtidigt",
        ),
        related=(
            Note(checked.at(waiting, "depends_on", link.item), Text("waits for this", "väntar på denna")),
            *(
                Note(
                    _place(checked, each.before, "due"),
                    Text("{waited_for} is done here", "{waited_for} är klar här"),
                    {"waited_for": named(each.before)},
                )
                for each, _ in found[:_MOST_NAMED]
            ),
        ),
        severity=severity,
    )


_TEXTS = {
    (True, True, False): Text(
        en="{waiting} begins {begins}, before {waited_for} that it waits for is done {ready}",
        sv="{waiting} börjar {begins}, innan {waited_for} som den väntar på är klar {ready}",
    ),
    (True, True, True): Text(
        en="{waiting} begins {begins}, perhaps before {waited_for} that it waits for is done {ready}",
        sv="{waiting} börjar {begins}, kanske innan {waited_for} som den väntar på är klar {ready}",
    ),
    (True, False, False): Text(
        en="{waiting} begins {begins}, before {waited_for} that it waits for has begun {ready}",
        sv="{waiting} börjar {begins}, innan {waited_for} som den väntar på har börjat {ready}",
    ),
    (True, False, True): Text(
        en="{waiting} begins {begins}, perhaps before {waited_for} that it waits for has begun {ready}",
        sv="{waiting} börjar {begins}, kanske innan {waited_for} som den väntar på har börjat {ready}",
    ),
    (False, True, False): Text(
        en="{waiting} is done {begins}, before {waited_for} that it waits for is done {ready}",
        sv="{waiting} är klar {begins}, innan {waited_for} som den väntar på är klar {ready}",
    ),
    (False, True, True): Text(
        en="{waiting} is done {begins}, perhaps before {waited_for} that it waits for is done {ready}",
        sv="{waiting} är klar {begins}, kanske innan {waited_for} som den väntar på är klar {ready}",
    ),
    (False, False, False): Text(
        en="{waiting} is done {begins}, before {waited_for} that it waits for has begun {ready}",
        sv="{waiting} är klar {begins}, innan {waited_for} som den väntar på har börjat {ready}",
    ),
    (False, False, True): Text(
        en="{waiting} is done {begins}, perhaps before {waited_for} that it waits for has begun {ready}",
        sv="{waiting} är klar {begins}, kanske innan {waited_for} som den väntar på har börjat {ready}",
    ),
}
"""By whether it is known when the waiting one begins, when the other is done, and whether the order is unsure."""


def _field(dates: Dates, end: str) -> str | None:
    """Return the field that tells when an activity begins or is due; None where only its parts do."""
    names = [name for name, _ in dates.stated]
    return next((name for name in (end, "when", *names) if name in names), None)


def _written(dates: Dates, end: str) -> object:
    """Return the day, or the words that stand for it where it is not one day."""
    days = dates.start if end == "start" else dates.end
    field = _field(dates, end)
    if days is None or (field is not None and days.earliest < days.latest):
        return dict(dates.stated)[field] if field is not None else ""
    return days.earliest if end == "start" else days.latest


def _place(checked: CheckedPlan, activity: Activity, end: str) -> Anchor:
    return checked.at(activity, _field(checked.calendar.of(activity), end) or ("parts" if activity.parts else None))


def _ring(checked: CheckedPlan, ring: Ring) -> Finding:
    activity, item = ring.links[-1].after, ring.links[-1].item
    if len(ring.links) == 1:
        return Finding(
            at=checked.at(activity, "depends_on", item),
            text=Text(en="{activity} waits for itself", sv="{activity} väntar på sig själv"),
            values={"activity": named(activity)},
            advice=Text(
                en="take away the dependency, or name the activity that is meant",
                sv="ta bort beroendet, eller ange den aktivitet som menas",
            ),
        )
    names = tuple((link.before.id or "").strip() for link in ring.links[:_MOST_NAMED])
    others = ring.caught - len(names)
    return Finding(
        at=checked.at(activity, "depends_on", item),
        text=Text(
            en="{names} wait for each other in a ring, so none of them can begin",
            sv="{names} väntar på varandra i en ring, så ingen av dem kan börja",
        )
        if others <= 0
        else Text(
            en="{names} and {others} more wait for each other in a ring, so none of them can begin",
            sv="{names} och {others} till väntar på varandra i en ring, så ingen av dem kan börja",
        ),
        values={"names": names if others <= 0 else ", ".join(names), "others": others},
        advice=Text(
            en="decide which of them can begin first, and take away what it waits for",
            sv="bestäm vilken av dem som kan börja först, och ta bort det som den väntar på",
        ),
        related=tuple(
            Note(checked.at(link.after, "depends_on", link.item), Text("and this one waits too", "och denna väntar"))
            for link in ring.links[: _MOST_NAMED - 1]
        ),
    )


RULE = Rule(
    code="TIM06",
    name="dependency-violated",
    levels=always(Severity.ERROR),
    summary=Text(
        en="An activity that begins before what it waits for is done",
        sv="En aktivitet som börjar innan det den väntar på är klart",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "an activity that begins before one that it comes after is done, one that waits for itself, and "
                "activities that wait for each other in a ring. It may begin the same day. A link may tie other ends, "
                "or have a lag in working or calendar days; then that is what is held. Coarse dates are compared "
                "as stretches of days: it is an error where no reading is in order, a warning where the later one "
                "lies earlier as a whole or waits for something that recurs, and nothing otherwise"
            ),
            sv=(
                "en aktivitet som börjar innan en som den kommer efter är klar, en som väntar på sig själv, och "
                "aktiviteter som väntar på varandra i en ring. Den får börja samma dag. En koppling kan gälla andra "
                "ändar, eller ha en fördröjning i arbetsdagar eller kalenderdagar; då är det den som gäller. Grova "
                "datum jämförs som sträckor av dagar: fel där ingen läsning går ihop, varning där det senare i sin "
                "helhet ligger "
                "tidigare eller väntar på något som återkommer, och annars ingenting"
            ),
        ),
        matters=Text(
            en=(
                "supervision before the course has nothing to build on, and substitutes who come after the course day "
                "help nobody. One date that was moved without the others is enough, and in a long plan nobody sees it"
            ),
            sv=(
                "handledning före kursen har inget att bygga på, och vikarier som kommer efter kursdagen hjälper "
                "ingen. Det räcker att ett datum har flyttats utan de andra, och i en lång plan ser ingen det"
            ),
        ),
        wrong=(
            "aktiviteter:\n"
            "  - {id: A4, aktivitet: Kurs i samtalsmetod, när: 2027-09-06 – 2027-10-29}\n"
            "  - {id: A5, aktivitet: Handledning, när: 2027-10-04 – 2027-12-17, efter: A4}"
        ),
        right=(
            "aktiviteter:\n"
            "  - {id: A4, aktivitet: Kurs i samtalsmetod, när: 2027-09-06 – 2027-10-29}\n"
            "  - {id: A5, aktivitet: Handledning, när: 2027-11-01 – 2027-12-17, efter: A4}"
        ),
        origin=Text(
            en=(
                "LiA's learning network and courses for the same managers, which had to be kept in order, and the "
                "critical path method"
            ),
            sv=(
                "LiA:s lärande nätverk och kurser för samma chefer, som måste hållas i ordning, och nätverksplanering "
                "i allmänhet"
            ),
        ),
    ),
    check=check,
)

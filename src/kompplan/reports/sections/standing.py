"""Where the project stands against its schedule, in sentences: what is done and late, when it ends, what comes next."""

from datetime import date

from kompplan.calculations.happenings import Happening, What, following, happenings
from kompplan.calculations.progress import Progress, progress
from kompplan.calculations.scheduled import BoundKind, Why
from kompplan.i18n.show import NBSP, number
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity, Procurement
from kompplan.model.closing import HandoverItem
from kompplan.model.project import Project
from kompplan.model.words import Kind, Status
from kompplan.reports.sections._brief import called, counted, day_of, sentences, several, short_name
from kompplan.reports.sections.figures import figure
from kompplan.reports.sections.head import NO_ACTIVITIES, STATUS, title_of
from kompplan.reports.view import Fact, Figure, Head, Point
from kompplan.reports.wording import Wording, capital
from kompplan.views.procurement import STEPS
from kompplan.views.schedule import days_words

AS_OF = Text("As of", "Läget den")
STANDS, TIME, NEXT = Text("Progress", "Läget"), Text("Time", "Tiden"), Text("Next", "Härnäst")
OVER = (
    Text(
        "the project's period ended on {day}, but the plan is not closed",
        "projektets period tog slut den {day}, men planen är inte avslutad",
    ),
    Text(
        "the project's period ended on {day}, before the plan was decided on",
        "projektets period tog slut den {day}, innan planen blev beslutad",
    ),
)
_DONE = (
    Text("none of {total} activities is done", "ingen av {total} aktiviteter är klar"),
    Text("1 of {total} activities is done", "1 av {total} aktiviteter är klar"),
    Text("{done} of {total} activities are done", "{done} av {total} aktiviteter är klara"),
)
UNBEGUN = (
    Text("1 activity is planned and has not begun", "1 aktivitet är planerad och inte påbörjad"),
    Text("{n} activities are planned, none has begun", "{n} aktiviteter är planerade, ingen är påbörjad"),
)
UNSAID = (
    Text(
        "1 activity is planned, and the plan does not say how far it has come",
        "1 aktivitet är planerad, och planen säger inte hur långt den har kommit",
    ),
    Text(
        "{n} activities are planned, and the plan does not say how far they have come",
        "{n} aktiviteter är planerade, och planen säger inte hur långt de har kommit",
    ),
)
NO_DATES = Text(
    "no activity has a date that the schedule can use", "ingen aktivitet har ett datum som tidsplanen kan använda"
)
ALL_DONE = Text("by the schedule everything is done on {day}", "enligt tidsplanen är allt klart den {day}")
EARLIEST_DONE = Text(
    "by the schedule everything is done on {day} at the earliest",
    "enligt tidsplanen är allt klart tidigast den {day}",
)
SHOULD_BE_DONE = Text(
    "by the schedule everything should have been done on {day}",
    "enligt tidsplanen skulle allt ha varit klart den {day}",
)
TO_SPARE = Text("{said}, {days} before the end", "{said}, {days} före slutet")
SAME_DAY = Text("{said}, with nothing to spare", "{said}, utan marginal")
TOO_LATE = Text(
    "by the schedule {activity} is done on {day} at the earliest, {days} too late",
    "enligt tidsplanen är {activity} klar tidigast den {day}, {days} för sent",
)
CLASHES = (
    Text("1 date in the plan cannot be kept", "1 datum i planen går inte att hålla"),
    Text("{n} dates in the plan cannot be kept", "{n} datum i planen går inte att hålla"),
)
NO_PERIOD = Text("when the project ends is not stated", "när projektet slutar är inte angivet")
_ENDS = {
    True: Text("the project ended on {day}", "projektet slutade den {day}"),
    False: Text("the project ends on {day}", "projektet slutar den {day}"),
}
PERIOD = Text("the project's period is {written}", "projektets period är {written}")
_ALONGSIDE = (Kind.PROJECT_MANAGEMENT, Kind.COORDINATION)
"""What goes on beside everything else."""
NOTHING_NEXT = Text("the plan dates nothing after {day}", "planen anger inget datum efter den {day}")

_WORDS = {
    What.BEGINS: Text("{name} (start)", "{name} (start)"),
    What.ENDS: Text("{name} (done)", "{name} (klart)"),
    What.HELD: Text("{name}", "{name}"),
    What.PURCHASE: Text("{name} ({step})", "{name} ({step})"),
    What.EVALUATED: Text("evaluation", "utvärdering"),
    What.FED_BACK: Text("feedback from the evaluation", "återkoppling från utvärderingen"),
    What.HANDED_OVER: Text("hand-over: {name}", "överlämning: {name}"),
    What.FOLLOWED_UP: Text("follow-up: {name}", "uppföljning: {name}"),
    What.MITIGATED: Text("the mitigation of risk {risk} is due", "åtgärden mot risk {risk} ska vara klar"),
    What.REVIEWED: Text("risk {risk} is reviewed", "risk {risk} följs upp"),
    What.MEASURED: Text("measurement: {name}", "mätning: {name}"),
    What.PROJECT_BEGINS: Text("the project begins", "projektet börjar"),
    What.PROJECT_ENDS: Text("the project ends", "projektet slutar"),
}
_TO = Text("{said} to {whom}", "{said} till {whom}")


def happening_words(w: Wording, happening: Happening, most: int = 60) -> str:
    """Return what happens, without when."""
    part = happening.part
    said = w.say(
        _WORDS[happening.what],
        name=called(w, part, most),
        risk=short_name(w, part),
        step=w.say(STEPS[happening.field]) if isinstance(part, Procurement) else "",
    )
    if isinstance(part, HandoverItem) and part.to:
        said = w.say(_TO, said=said, whom=part.to)
    return said


def coming(w: Wording, since: date, until: date | None = None) -> tuple[Happening, ...]:
    """Return what the plan dates from a day on."""
    return following(happenings(w.plan, w.checked.calendar, w.checked.risks), since, until)


def milestones(w: Wording, most: int) -> tuple[Happening, ...]:
    """Return the next things that a steering group looks out for: not each risk and measurement."""
    quiet = (What.MITIGATED, What.REVIEWED, What.MEASURED)
    found = [
        each
        for each in coming(w, w.checked.today)
        if each.what not in quiet and not (isinstance(each.part, Activity) and each.part.kind in _ALONGSIDE)
    ]
    ahead = [each for each in found if each.days.earliest >= w.checked.today]
    return tuple((ahead or found)[:most])


def _late(w: Wording, found: Progress) -> str:
    names = [f"{called(w, each.activity, 40)} ({each.day})" for each in found.late]
    return counted(
        w,
        len(names),
        Text("1 should have been done: {names}", "1 skulle ha varit klar: {names}"),
        Text("{n} should have been done: {names}", "{n} skulle ha varit klara: {names}"),
        names=several(w, names, 3),
    )


def _of(w: Wording, found: Progress) -> list[str]:
    """Return how many activities are done, under way, cancelled and not told of."""
    said = [w.say(_DONE[min(len(found.done), 2)], done=len(found.done), total=found.total)]
    if found.ongoing:
        said.append(
            counted(w, len(found.ongoing), Text("1 is under way", "1 pågår"), Text("{n} are under way", "{n} pågår"))
        )
    if found.cancelled:
        said.append(
            counted(
                w,
                len(found.cancelled),
                Text("1 is cancelled", "1 är inställd"),
                Text("{n} are cancelled", "{n} är inställda"),
            )
        )
    return said


def stands(w: Wording, period_too: bool = True) -> Point:
    """Return where the activities stand on the report's day."""
    plan, found = w.plan, progress(w.plan, w.checked.calendar, w.checked.today)
    said = [w.say(STATUS[plan.status])]
    end = w.checked.calendar.end
    over = period_too and found.period_over and plan.status is not Status.CLOSED
    if over and end is not None:
        said.append(w.say(OVER[plan.status is not Status.RUNNING], day=w.day(end.latest)))
    if not found.total:
        said.append(w.say(NO_ACTIVITIES))
    elif found.begun:
        said.append(", ".join(_of(w, found)))
        if found.late:
            said.append(_late(w, found))
        if found.unsaid and len(found.unsaid) > len(found.late):
            said.append(
                counted(
                    w,
                    len(found.unsaid),
                    Text("the plan does not say how far 1 has come", "för 1 anger planen ingen status"),
                    Text("the plan does not say how far {n} have come", "för {n} anger planen ingen status"),
                )
            )
    else:
        start = w.checked.calendar.start
        silent = len(found.unsaid) == found.total and start is not None and start.latest < w.checked.today
        said.append(counted(w, found.total, *(UNSAID if silent else UNBEGUN)))
    return Point(w.say(STANDS), sentences(said), urgent=over or bool(found.late))


def _end(w: Wording) -> str:
    project = w.plan.project
    end = w.checked.calendar.end
    if project is None or project.period is None:
        return w.say(NO_PERIOD)
    over = end is not None and end.latest < w.checked.today
    undecided = over and w.plan.status in (Status.DRAFT, Status.READY)
    if end is None or end.earliest != end.latest or undecided:
        return w.say(PERIOD, written=project.period.written)
    return w.say(_ENDS[over], day=w.day(end.latest))


def ends(w: Wording) -> Point:
    """Return when the project ends, and by how much the schedule meets that."""
    said = [_end(w)]
    found = w.checked.schedule
    broken = [each for each in found.violations if each.kind is BoundKind.PROJECT_END]
    others = len(found.violations) - len(broken)
    over = w.checked.calendar.end is not None and w.checked.calendar.end.latest < w.checked.today
    if w.plan.activities and not found.rows:
        said.append(w.say(NO_DATES))
    elif broken:
        worst = max(broken, key=lambda each: each.computed)
        name = called(w, worst.activity, 40)
        days = days_words(worst.days, w.language)
        said.append(w.say(TOO_LATE, activity=name, day=w.day(worst.computed), days=days))
    elif found.rows and found.ends is not None and not over and w.plan.status is not Status.CLOSED:
        said.append(_when_done(w, found.ends))
    if others and not over:
        said.append(w.say(CLASHES[others != 1], n=others))
    return Point(w.say(TIME), sentences(said), urgent=bool(broken))


def _when_done(w: Wording, day: date) -> str:
    if day < w.checked.today:
        return w.say(SHOULD_BE_DONE, day=w.day(day))
    if not _certain(w):
        return w.say(EARLIEST_DONE, day=w.day(day))
    done, spare = w.say(ALL_DONE, day=w.day(day)), slack(w)
    if spare is None:
        return done
    return w.say(TO_SPARE, said=done, days=days_words(spare, w.language)) if spare else w.say(SAME_DAY, said=done)


def _certain(w: Wording) -> bool:
    """Tell whether the schedule knows when everything is done: no activity can be done later, or has no place."""
    found = w.checked.schedule
    placed = all(each.end.latest is not None or each.lasting.high is not None for each in found.rows)
    later = any(
        each.end.earliest is not None
        and each.end.latest is not None
        and found.ends is not None
        and each.end.earliest <= found.ends < each.end.latest
        for each in found.rows
    )
    return placed and not later and all(each.why in (Why.CANCELLED, Why.DONE) for each in found.unplaced)


def slack(w: Wording) -> int | None:
    """Return the working days between the day on which all is done and the project's end; None where not known."""
    found = w.checked.schedule
    if not found.rows or found.ends is None or found.project_end is None or not _certain(w):
        return None
    if not w.checked.today <= found.ends <= found.project_end:
        return None
    days = found.rows[0].days
    return days.before(found.project_end.toordinal() + 1) - days.before(found.ends.toordinal() + 1)


def next_up(w: Wording, most: int = 3) -> Point | None:
    """Return the next things that the plan dates; nothing for a closed plan or one without any date."""
    if w.plan.status is Status.CLOSED:
        return None
    found = milestones(w, most)
    if not found:
        end = w.checked.calendar.end
        if (end is None and not w.checked.schedule.rows) or (end is not None and end.latest < w.checked.today):
            return None
        return Point(w.say(NEXT), sentences([w.say(NOTHING_NEXT, day=w.day(w.checked.today))]))
    by_day: dict[str, list[str]] = {}
    for each in found:
        by_day.setdefault(day_of(w, each), []).append(happening_words(w, each, 40))
    return Point(w.say(NEXT), capital("; ".join(f"{day}: {', '.join(said)}" for day, said in by_day.items())) + ".")


DONE, LATE = Text("Activities done", "Klara aktiviteter"), Text("Late activities", "Försenade aktiviteter")
BY_STATUS = Text("activities with the status done", "aktiviteter med status klar")
BY_DAY = Text(
    "activities that are neither done nor cancelled and whose last day is before {day}",
    "aktiviteter som varken är genomförda eller inställda och vars sista dag är före {day}",
)
SPARE = Text("Working days to spare", "Marginal i arbetsdagar")
BY_SCHEDULE = Text(
    "working days after {ends}, when all can be done, up to and including {end}",
    "arbetsdagar efter {ends}, då allt kan vara klart, till och med {end}",
)


def figures(w: Wording) -> tuple[Figure, ...]:
    """Return the figures of where it stands."""
    found = progress(w.plan, w.checked.calendar, w.checked.today)
    made = []
    if found.begun and found.total:
        of = f"{number(len(found.done), w.language)} ({w.say(Text('of', 'av'))}{NBSP}{number(found.total, w.language)})"
        made.append(figure(w, w.say(DONE), of, BY_STATUS, ((each, "status") for each in found.done)))
    if found.late:
        how = w.say(BY_DAY, day=w.checked.today.isoformat())
        at = ((each.activity, None) for each in found.late)
        made.append(figure(w, w.say(LATE), number(len(found.late), w.language), Text(how, how), at))
    spare = slack(w)
    schedule = w.checked.schedule
    if spare and w.plan.status is not Status.CLOSED and w.plan.project is not None:
        how = w.say(BY_SCHEDULE, ends=str(schedule.ends), end=str(schedule.project_end))
        made.append(figure(w, w.say(SPARE), number(spare, w.language), Text(how, how), ((w.plan.project, "period"),)))
    return tuple(made)


def opening(
    w: Wording,
    kicker: Text,
    points: tuple[Point | None, ...],
    figures: tuple[Figure, ...] = (),
    more: tuple[Fact, ...] = (),
    summary: str = "",
) -> Head:
    """Return how a report for others than the project opens."""
    project = w.plan.project or Project()
    facts = [Fact(capital(w.label(Project, "status")), (w.say(w.plan.status.words),))]
    facts += w.facts(project, only=("period", "owner"))
    facts.append(Fact(w.say(AS_OF), (w.day(w.checked.today),)))
    kept = tuple(each for each in points if each is not None)
    return Head(w.say(kicker), title_of(w), (*facts, *more), summary, kept, figures)

"""How the report opens: what the plan is, and where it stands, what it costs and what needs a decision."""

from collections.abc import Sequence

from kompplan.diagnostics.diagnostic import Diagnostic, Severity
from kompplan.i18n.show import listed, number
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.model.project import Project
from kompplan.model.words import ActivityStatus, Aspect, AspectState, Status
from kompplan.reports.sections.findings import COUNTS
from kompplan.reports.traced import money
from kompplan.reports.view import Fact, Figure, Head, Point
from kompplan.reports.wording import Wording, capital
from kompplan.views.risks import name_of, needs_decision

KICKER = Text("Project plan", "Projektplan")
UNNAMED = Text("A plan without a name", "En plan utan namn")
STANDS, COSTS, DECIDE = (
    Text("Where it stands", "Läget"),
    Text("What it costs", "Kostnaden"),
    Text("To decide", "Att besluta"),
)
AS_OF = Text("As of", "Läget den")
STATUS = {
    Status.DRAFT: Text("The plan is a draft", "Planen är ett utkast"),
    Status.READY: Text("The plan is ready for decision", "Planen är klar för beslut"),
    Status.RUNNING: Text("The project is running", "Projektet pågår"),
    Status.CLOSED: Text("The project is closed", "Projektet är avslutat"),
}
NO_ACTIVITIES = Text("no activities are planned yet", "inga aktiviteter är planerade än")
MOST_NAMES = 6


def _counted(n: int, one: Text, many: Text, w: Wording) -> str:
    return w.counted(n, one, many)


def _overdue(w: Wording) -> list[Activity]:
    finished = (ActivityStatus.DONE, ActivityStatus.CANCELLED)
    found = []
    for activity in w.plan.activities:
        end = w.checked.calendar.of(activity).end
        if activity.status not in finished and end is not None and end.latest < w.checked.today:
            found.append(activity)
    return found


def _stands(w: Wording) -> Point:
    plan = w.plan
    said = [w.say(STATUS[plan.status])]
    total = len(plan.activities)
    urgent = False
    if not total:
        said.append(w.say(NO_ACTIVITIES))
    else:
        done = sum(1 for each in plan.activities if each.status is ActivityStatus.DONE)
        ongoing = sum(1 for each in plan.activities if each.status is ActivityStatus.ONGOING)
        if plan.status in (Status.RUNNING, Status.CLOSED) or done or ongoing:
            said.append(
                w.say(
                    Text("{done} of {total} activities are done", "{done} av {total} aktiviteter är klara"),
                    done=done,
                    total=total,
                )
            )
            late = _overdue(w)
            if late:
                urgent = True
                said.append(
                    _counted(
                        len(late),
                        Text("1 should have been done by now", "1 skulle ha varit klar nu"),
                        Text("{n} should have been done by now", "{n} skulle ha varit klara nu"),
                        w,
                    )
                )
        else:
            causes = len(w.checked.chain.causes)
            planned = _counted(total, Text("1 activity is planned", "1 aktivitet är planerad"),
                               Text("{n} activities are planned", "{n} aktiviteter är planerade"), w)  # fmt: skip
            if causes:
                planned += _counted(causes, Text(" to answer 1 cause", " för att svara mot 1 orsak"),
                                    Text(" to answer {n} causes", " för att svara mot {n} orsaker"), w)  # fmt: skip
            said.append(planned)
    return Point(w.say(STANDS), _sentence(said), urgent)


def costs(w: Wording) -> Point:
    """Return what is planned to cost, and who pays."""
    view = w.checked.budget
    if view.kronor.empty and view.hours.empty:
        return Point(
            w.say(COSTS), w.say(Text("What the plan costs is not stated.", "Vad planen kostar är inte angivet."))
        )
    said = []
    urgent = False
    if not view.kronor.empty:
        if view.lines.empty or not view.activities.low:
            said.append(
                w.say(Text("What is planned costs {sum}", "Det planerade kostar {sum}"), sum=w.sum(view.kronor))
            )
        else:
            said.append(
                w.say(
                    Text(
                        "The budget's lines cost {lines} and activities without a line {rest}, together {sum}",
                        "Budgetens rader kostar {lines} och aktiviteter utan rad {rest}, tillsammans {sum}",
                    ),
                    lines=w.sum(view.lines),
                    rest=w.sum(view.activities),
                    sum=w.sum(view.kronor),
                )
            )
    if not view.hours.empty:
        hours = w.sum(view.hours, w.say(Text("hours of work", "timmars arbete")))
        said.append(hours if said else w.say(Text("What is planned takes {sum}", "Det planerade tar {sum}"), sum=hours))
    unknown = view.kronor.unknown + view.hours.unknown
    if unknown:
        said.append(_counted(unknown, Text("1 amount is not known", "1 belopp är inte känt"),
                             Text("{n} amounts are not known", "{n} belopp är inte kända"), w))  # fmt: skip
    if view.difference:
        urgent = True
        size = f"{number(abs(view.difference), w.language)} kr"
        less = view.difference < 0
        said.append(
            w.say(
                Text("the stated total is {size} less than its lines", "den angivna summan är {size} mindre än raderna")
                if less
                else Text(
                    "the stated total is {size} more than its lines", "den angivna summan är {size} mer än raderna"
                ),
                size=size,
            )
        )
    if not w.plan.funding:
        said.append(w.say(Text("who pays is not stated", "vem som betalar är inte angivet")))
    elif view.gap is not None and view.gap < 0:
        urgent = True
        said.append(
            w.say(
                Text("{size} of it are not funded", "{size} saknar finansiering"),
                size=f"{number(-view.gap, w.language)} kr",
            )
        )
    elif view.gap is not None and view.gap > 0:
        said.append(
            w.say(
                Text("the funding is {size} more", "finansieringen är {size} större"),
                size=f"{number(view.gap, w.language)} kr",
            )
        )
    elif view.gap is not None:
        said.append(w.say(Text("the funding covers it", "finansieringen täcker det")))
    return Point(w.say(COSTS), _sentence(said), urgent)


def _names(w: Wording, names: Sequence[str]) -> str:
    shown = list(names[:MOST_NAMES])
    if len(names) > MOST_NAMES:
        return ", ".join(shown) + " …"
    return listed(shown, w.language)


def _decide(w: Wording, diagnostics: Sequence[Diagnostic]) -> Point:
    register = (*w.plan.risks.entries, *w.plan.risks.unscored) if w.plan.risks is not None else ()
    waiting = [name_of(each.risk, w.checked.risks, register) for each in w.checked.risks.scored if needs_decision(each)]
    said = []
    if waiting:
        said.append(
            _counted(
                len(waiting),
                Text("1 grave risk needs an owner and a date", "1 allvarlig risk behöver ansvarig och datum"),
                Text("{n} grave risks need an owner and a date", "{n} allvarliga risker behöver ansvarig och datum"),
                w,
            )
            + f" ({_names(w, waiting)})"
        )
    strategy = w.plan.strategy
    if strategy is not None:
        unknown = [
            w.say(aspect.words)
            for aspect in Aspect
            if (each := getattr(strategy, aspect.value)) is not None and each.state is AspectState.UNKNOWN
        ]
        if unknown:
            said.append(
                w.say(
                    Text("what is needed in {names} is not known", "vad som behövs i fråga om {names} är okänt"),
                    names=_names(w, unknown),
                )
            )
    ownerless = [(each.id or each.text or "–").strip() for each in w.plan.activities if not each.owner]
    if ownerless:
        said.append(
            _counted(len(ownerless), Text("1 activity needs an owner", "1 aktivitet behöver ansvarig"),
                     Text("{n} activities need an owner", "{n} aktiviteter behöver ansvarig"), w)
            + f" ({_names(w, ownerless)})"
        )  # fmt: skip
    errors = sum(1 for each in diagnostics if each.severity is Severity.ERROR)
    if errors:
        counted = w.say(COUNTS[Severity.ERROR][errors != 1], n=errors)
        said.append(w.say(Text("{errors} in the plan to be mended", "{errors} i planen att rätta"), errors=counted))
    if not said:
        return Point(
            w.say(DECIDE), w.say(Text("Nothing in the plan waits for a decision.", "Inget i planen väntar på beslut."))
        )
    return Point(w.say(DECIDE), _sentence(said), urgent=True)


def _sentence(parts: Sequence[str]) -> str:
    return capital("; ".join(parts)) + "."


def title_of(w: Wording) -> str:
    """Return what the plan is called."""
    project = w.plan.project
    return (project.name if project is not None else None) or w.say(UNNAMED)


def opening(w: Wording, kicker: Text, points: tuple[Point, ...], figures: tuple[Figure, ...] = ()) -> Head:
    """Return how a report opens: what the plan is called, how far it has come, when and whose it is, and ``points``."""
    project = w.plan.project or Project()
    said = [Fact(capital(w.label(Project, "status")), (w.say(w.plan.status.words),))]
    said += w.facts(project, only=("period", "owner"))
    said.append(Fact(w.say(AS_OF), (w.day(w.checked.today),)))
    return Head(w.say(kicker), title_of(w), tuple(said), "", points, figures)


def head(w: Wording, diagnostics: Sequence[Diagnostic]) -> Head:
    project = w.plan.project
    points = (_stands(w), costs(w), _decide(w, diagnostics))
    return opening(w, KICKER, points, money(w))._replace(summary=(project.summary if project else None) or "")

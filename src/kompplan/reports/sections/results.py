"""Goals against results: what was measured beside each target, and in words whether it is reached."""

from collections.abc import Iterator

from kompplan.calculations.reached import Outcome, outcome
from kompplan.i18n.show import number
from kompplan.i18n.text import Text
from kompplan.model.goals import Goal, Indicator
from kompplan.model.words import Status
from kompplan.reports.sections._brief import called, clip, counted, identity, quoted, several, short_name
from kompplan.reports.sections._parts import part, prose, section
from kompplan.reports.sections.figures import figure
from kompplan.reports.view import Cell, Column, Figure, Point, Row, Section, Table
from kompplan.reports.wording import Wording, capital

TITLE = Text("Goals and results", "Mål och resultat")
GOAL, INDICATOR = Text("Goal", "Mål"), Text("Indicator", "Indikator")
BASELINE, TARGET = Text("Baseline", "Nuläge"), Text("Target", "Målvärde")
RESULT, JUDGED = Text("Result", "Resultat"), Text("Reached?", "Nått?")
NO_GOALS = Text("The plan has no goals to compare results with.", "Planen har inga mål att jämföra resultat med.")
NO_INDICATOR = Text(
    "No measure is stated for {names}, so the plan cannot tell whether it is reached.",
    "Inget mått är angivet för {names}, så planen kan inte visa om det är nått.",
)
NO_RESULT = Text("No result is stated for {names}.", "Inget resultat är angivet för {names}.")
LATER = Text("is measured {when}", "mäts {when}")
IN_WORDS = Text("What was reached, in words", "Vad som nåddes, med ord")
WORDS = {
    Outcome.REACHED: Text("reached", "nått"),
    Outcome.CLOSER: Text("not reached, but closer than at the start", "inte nått, men närmare än vid starten"),
    Outcome.NOT_REACHED: Text("not reached", "inte nått"),
    Outcome.NOT_MEASURED: Text("not measured", "inte mätt"),
    Outcome.NO_TARGET: Text("cannot be told: the target is missing", "går inte att säga: målvärdet saknas"),
    Outcome.IN_WORDS: Text(
        "told in words, not as figures that can be compared", "angivet med ord, inte med tal som går att jämföra"
    ),
    Outcome.OPEN: Text("cannot be told from the figures", "går inte att säga av talen"),
}
_FAILED = (Outcome.NOT_REACHED, Outcome.NO_TARGET)


def every_indicator(w: Wording) -> list[tuple[Goal, Indicator]]:
    return [(goal, each) for goal in w.plan.goals for each in goal.indicators]


def ahead(w: Wording, indicator: Indicator) -> bool:
    """Tell whether an indicator is still to be measured."""
    if indicator.actual is not None or indicator.date is None:
        return False
    last = w.checked.calendar.resolve(indicator.date).last
    return last is not None and last >= w.checked.today


def judged(w: Wording, indicator: Indicator) -> Cell:
    """Return in words whether a target is reached."""
    found = outcome(indicator)
    if found is Outcome.NOT_MEASURED and w.checked.written(indicator, "actual"):
        found = Outcome.IN_WORDS
    if found is Outcome.NOT_MEASURED and ahead(w, indicator) and indicator.date is not None:
        return Cell(w.say(LATER, when=w.text(indicator, "date")))
    unsure = found in _FAILED or (found is Outcome.NOT_MEASURED and w.plan.status is Status.CLOSED)
    return Cell(w.say(WORDS[found]), "missing" if unsure else "")


def _table(w: Wording, rows: list[tuple[Goal, Indicator]]) -> Table:
    columns = (
        Column(w.say(GOAL), short=all(goal.id for goal, _ in rows), key="goal"),
        Column(w.say(INDICATOR), head=True, key="indicator"),
        Column(w.say(BASELINE), key="baseline"),
        Column(w.say(TARGET), key="target"),
        Column(w.say(RESULT), key="result"),
        Column(w.say(JUDGED), dated=True, key="judged"),
    )
    made = []
    for goal, each in rows:
        asked = not ahead(w, each)
        cells = (
            Cell(short_name(w, goal)),
            Cell(called(w, each, 160)),
            w.cell(each, "baseline", asked=True),
            w.cell(each, "target", asked=True),
            w.cell(each, "actual", asked=asked),
            judged(w, each),
        )
        made.append(
            Row(
                cells,
                w.facts(each, only=("unit", "date", "method", "source", "note")),
                id=identity(each),
                place=w.place(each),
            )
        )
    return Table(w.say(RESULTS), columns, tuple(made), cards=True, name="results")


def _told(w: Wording) -> Iterator[str]:
    unseen = [called(w, goal, 60) for goal in w.plan.goals if not goal.indicators]
    if unseen:
        yield w.say(NO_INDICATOR, names=several(w, unseen))
    waiting = [
        identity(each) or quoted(w, clip(each.text or "", 50))
        for _, each in every_indicator(w)
        if outcome(each) is Outcome.NOT_MEASURED and not ahead(w, each) and not w.checked.written(each, "actual")
    ]
    if waiting:
        yield w.say(NO_RESULT, names=several(w, waiting))


def results(w: Wording) -> Section | None:
    """Return each goal with what was measured."""
    found = w.plan.closing.results if w.plan.closing is not None else None
    reached = part(w.say(IN_WORDS), prose(found.text)) if found is not None else None
    if not w.plan.goals:
        return section(w, "results", TITLE, (part("", prose(w.say(NO_GOALS), kind="missing")), reached))
    rows = every_indicator(w)
    goals = w.table(w.say(GOALS), w.plan.goals, ("id", "text"), "text", but=tuple(_ABOUT_GOALS))
    return section(
        w,
        "results",
        TITLE,
        (
            part(w.say(GOALS), goals._replace(name="goals")),
            part(w.say(RESULTS), _table(w, rows) if rows else None, prose(*_told(w), kind="missing")),
            reached,
        ),
    )


GOALS, RESULTS = Text("Goals", "Mål"), Text("Measured", "Mätt")
_ABOUT_GOALS = ("kind", "rank", "level", "target_groups", "indicators", "contributes_to", "note")

POINT = Text("Goals", "Målen")
REACHED = (
    Text("none of {total} targets is reached", "inget av {total} målvärden är nått"),
    Text("1 of {total} targets is reached", "1 av {total} målvärden är nått"),
    Text("{n} of {total} targets are reached", "{n} av {total} målvärden är nådda"),
)
ONE = (
    Text("the only target is not reached", "det enda målvärdet är inte nått"),
    Text("the only target is reached", "det enda målvärdet är nått"),
)
MISSED = (Text("1 is not", "1 är det inte"), Text("{n} are not", "{n} är det inte"))
UNMEASURED = (
    Text("1 has not been measured", "1 är inte mätt"),
    Text("{n} have not been measured", "{n} är inte mätta"),
)
MEASURED_LATER = (
    Text("1 is to be measured later", "1 mäts senare"),
    Text("{n} are to be measured later", "{n} mäts senare"),
)
UNTOLD = (
    Text("for 1 the figures do not tell", "för 1 går det inte att säga"),
    Text("for {n} the figures do not tell", "för {n} går det inte att säga"),
)
NO_MEASURES = Text(
    "The plan has no indicators, so it cannot be shown whether the goals are reached.",
    "Planen har inga indikatorer, så det går inte att visa om målen är nådda.",
)
REACHED_FIGURE = Text("Targets reached", "Nådda målvärden")
REACHED_HOW = Text("indicators whose result meets the target", "indikatorer vars resultat når målvärdet")


def in_short(w: Wording) -> Point:
    """Return how many targets are reached."""
    rows = [each for _, each in every_indicator(w)]
    if not w.plan.goals:
        return Point(w.say(POINT), w.say(NO_GOALS), urgent=True)
    if not rows:
        return Point(w.say(POINT), w.say(NO_MEASURES), urgent=True)
    found = [outcome(each) for each in rows]
    reached = found.count(Outcome.REACHED)
    later = sum(1 for each in rows if ahead(w, each))
    unmeasured = found.count(Outcome.NOT_MEASURED) - later
    untold = sum(found.count(each) for each in (Outcome.OPEN, Outcome.IN_WORDS, Outcome.NO_TARGET))
    measured = len(rows) - later - unmeasured
    said = []
    if measured:
        said.append(
            w.say(ONE[reached]) if len(rows) == 1 else w.say(REACHED[min(reached, 2)], n=reached, total=len(rows))
        )
    missed = (found.count(Outcome.CLOSER) + found.count(Outcome.NOT_REACHED)) if reached else 0
    for n, texts in ((missed, MISSED), (unmeasured, UNMEASURED), (later, MEASURED_LATER), (untold, UNTOLD)):
        if n:
            said.append(counted(w, n, *texts))
    if not measured:
        said = [w.say(NONE_MEASURED), *said[1:]] if unmeasured and not later else [w.say(NONE_YET), *said]
    return Point(w.say(POINT), capital("; ".join(said)) + ".", urgent=bool(unmeasured))


NONE_MEASURED = Text("no indicator has been measured", "ingen indikator är mätt")
NONE_YET = Text("no indicator has been measured yet", "ingen indikator är mätt än")


def figures(w: Wording) -> tuple[Figure, ...]:
    """Return how many targets are reached, with the results."""
    rows = [each for _, each in every_indicator(w) if outcome(each) is Outcome.REACHED]
    measured = any(each.actual is not None for _, each in every_indicator(w))
    if not measured:
        return ()
    return (
        figure(
            w, w.say(REACHED_FIGURE), number(len(rows), w.language), REACHED_HOW, ((each, "actual") for each in rows)
        ),
    )

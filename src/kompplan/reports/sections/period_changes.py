"""What turned out otherwise in a period, which risks need care, and what was measured."""

from kompplan.calculations.happenings import Stretch, What
from kompplan.calculations.riskmatrix import ScoredRisk
from kompplan.i18n.text import Text
from kompplan.model.activities import Deviation
from kompplan.model.goals import Goal, Indicator
from kompplan.model.words import RiskLevel, RiskStatus
from kompplan.reports.sections._brief import called, counted, identity, several, when_of
from kompplan.reports.sections._parts import part, prose, section
from kompplan.reports.sections.decisions import deviation_name, undecided
from kompplan.reports.sections.deviations import DEVIATIONS, deviation_table
from kompplan.reports.sections.grave_risks import figures as risk_figures
from kompplan.reports.sections.grave_risks import open_risks, risk_table
from kompplan.reports.sections.period import touches
from kompplan.reports.sections.standing import coming
from kompplan.reports.view import Cell, Column, Row, Section, Table
from kompplan.reports.wording import Wording, capital
from kompplan.values.when import When

NO_DEVIATIONS = Text("No deviation is dated in the period.", "Ingen avvikelse är daterad i perioden.")
NO_DATE = (
    Text("1 deviation has no date: {names}.", "1 avvikelse saknar datum: {names}."),
    Text("{n} deviations have no date: {names}.", "{n} avvikelser saknar datum: {names}."),
)
STILL = (
    Text(
        "1 deviation from before waits for a decision: {names}.",
        "1 tidigare avvikelse väntar fortfarande på beslut: {names}.",
    ),
    Text(
        "{n} deviations from before wait for a decision: {names}.",
        "{n} tidigare avvikelser väntar fortfarande på beslut: {names}.",
    ),
)


def _dated(w: Wording, deviation: Deviation) -> bool:
    return deviation.date is not None and w.checked.calendar.resolve(deviation.date).known


def deviations(w: Wording, period: Stretch) -> Section | None:
    """Return the deviations of the period, and what else waits."""
    own = [each for each in w.plan.deviations if touches(w, each.date, period)]
    undated = [each for each in w.plan.deviations if not _dated(w, each)]
    gone = {id(each) for each in (*own, *undated)}
    waiting = [each for each in undecided(w) if id(each) not in gone]
    notes = []
    for found, texts in ((undated, NO_DATE), (waiting, STILL)):
        if found:
            notes.append(
                counted(w, len(found), *texts, names=several(w, [deviation_name(w, each, 50) for each in found]))
            )
    return section(
        w,
        "deviations",
        DEVIATIONS,
        (
            part(
                "",
                deviation_table(w, own, DEVIATIONS, "deviations") if own else prose(w.say(NO_DEVIATIONS)),
                prose(*notes, kind="note"),
            ),
        ),
    )


RISKS = Text("Risks that need care", "Risker att hålla ögonen på")
REASON = Text("Why", "Varför")
NO_RISK = Text(
    "No risk is grave, has occurred or is to be mitigated or reviewed in the period.",
    "Ingen risk är allvarlig, har inträffat eller ska åtgärdas eller följas upp i perioden.",
)
NO_RISKS = Text("The plan names no risks.", "Planen nämner inga risker.")
GRAVE, OCCURRED = Text("on the highest level", "på högsta nivån"), Text("has occurred", "har inträffat")
MITIGATED, REVIEWED = (
    Text("to be mitigated in the period", "ska åtgärdas i perioden"),
    Text("to be reviewed in the period", "ska följas upp i perioden"),
)
PASSED = {
    (True, False): Text("the date of its mitigation has passed", "datumet för åtgärden har passerat"),
    (False, True): Text("the date of its review has passed", "datumet för uppföljningen har passerat"),
    (True, True): Text(
        "the dates of its mitigation and review have passed", "datumen för åtgärd och uppföljning har passerat"
    ),
}


def _gone_by(w: Wording, when: When | None, period: Stretch) -> bool:
    """Tell whether a date has passed, and not in the period."""
    if when is None or touches(w, when, period):
        return False
    last = w.checked.calendar.resolve(when).last
    return last is not None and last < w.checked.today


def _reasons(w: Wording, each: ScoredRisk, period: Stretch) -> str:
    risk, found = each.risk, []
    if risk.status is RiskStatus.OCCURRED:
        found.append(OCCURRED)
    if each.level is RiskLevel.ACT_NOW:
        found.append(GRAVE)
    if touches(w, risk.due, period):
        found.append(MITIGATED)
    if touches(w, risk.review, period):
        found.append(REVIEWED)
    passed = (_gone_by(w, risk.due, period), _gone_by(w, risk.review, period))
    if any(passed):
        found.append(PASSED[passed])
    return capital("; ".join(w.say(text) for text in found))


def risks(w: Wording, period: Stretch) -> Section | None:
    """Return the risks that somebody has to look at now, and why."""
    plan = w.plan.risks
    if plan is None or not (plan.entries or plan.unscored):
        return section(w, "risks", RISKS, (part("", prose(w.say(NO_RISKS), kind="missing")),))
    found = [each for each in open_risks(w) if _reasons(w, each, period)]
    if not found:
        return section(w, "risks", RISKS, (part("", prose(w.say(NO_RISK))),))
    table = risk_table(
        w, found, RISKS, "risks_in_period", (REASON, "why", lambda each: _reasons(w, each, period)), most=160
    )
    return section(w, "risks", RISKS, (part("", table),), risk_figures(w, found))


INDICATORS = Text("Measurements", "Mätningar")
INDICATOR, BASELINE = Text("Indicator", "Indikator"), Text("Baseline", "Nuläge")
TARGET, RESULT = Text("Target", "Målvärde"), Text("Result", "Resultat")
WHEN = Text("When", "När")
NONE_MEASURED = Text("No indicator was to be measured in the period.", "Ingen indikator skulle mätas under perioden.")
NO_INDICATORS = Text("The plan has no indicators.", "Planen har inga indikatorer.")
NEXT_MEASURED = Text("Next: {name}, {day}.", "Närmast: {name}, {day}.")


def _measured(w: Wording, indicator: Indicator, period: Stretch) -> bool:
    return touches(w, indicator.date, period) or touches(
        w, indicator.baseline_date or indicator.baseline_planned, period
    )


def indicators(w: Wording, period: Stretch) -> Section | None:
    """Return what was measured in the period."""
    every = [(goal, each) for goal in w.plan.goals for each in goal.indicators]
    if not every:
        return section(w, "indicators", INDICATORS, (part("", prose(w.say(NO_INDICATORS), kind="missing")),))
    rows = [(goal, each) for goal, each in every if _measured(w, each, period)]
    if not rows:
        following = next((each for each in coming(w, period.last) if each.what is What.MEASURED), None)
        later = ""
        if following is not None:
            later = w.say(NEXT_MEASURED, name=called(w, following.part, 80), day=when_of(w, following))
        return section(
            w, "indicators", INDICATORS, (part("", prose(" ".join(filter(None, (w.say(NONE_MEASURED), later))))),)
        )
    table = indicator_table(w, rows, INDICATORS, "measurements", period)
    return section(w, "indicators", INDICATORS, (part("", table),))


def indicator_table(w: Wording, rows: list[tuple[Goal, Indicator]], caption: Text, name: str, period: Stretch) -> Table:
    """Return indicators with baseline, target and result; a result is asked for where its day has come."""
    columns = (
        Column(w.say(INDICATOR), head=True, key="indicator"),
        Column(w.say(WHEN), dated=True, key="date"),
        Column(w.say(BASELINE), key="baseline"),
        Column(w.say(TARGET), key="target"),
        Column(w.say(RESULT), key="result"),
    )
    made = []
    for _, each in rows:
        due = touches(w, each.date, period)
        cells = (
            Cell(called(w, each, 120)),
            w.cell(each, "date" if due or each.baseline_date is None else "baseline_date"),
            w.cell(each, "baseline", asked=True),
            w.cell(each, "target", asked=True),
            w.cell(each, "actual", asked=due),
        )
        made.append(Row(cells, id=identity(each), place=w.place(each)))
    return Table(w.say(caption), columns, tuple(made), cards=True, name=name)

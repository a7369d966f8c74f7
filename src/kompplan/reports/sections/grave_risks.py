"""The risks on the highest level: those without owner or date first, with value and level in words."""

from collections.abc import Callable, Sequence

from kompplan.calculations.riskmatrix import ScoredRisk
from kompplan.i18n.text import Text
from kompplan.model.risks import Risk
from kompplan.model.words import RiskLevel, RiskStatus
from kompplan.reports.sections._brief import clip, counted, identity, more
from kompplan.reports.sections._parts import part, prose, section
from kompplan.reports.sections.risks import NO_RISKS
from kompplan.reports.traced import risks as risk_figures
from kompplan.reports.view import Cell, Column, Figure, Row, Section, Table
from kompplan.reports.wording import Wording
from kompplan.views.grid import NOTHING
from kompplan.views.risks import closed, name_of, needs_decision

TITLE = Text("Grave risks", "Allvarliga risker")
NONE = Text("No open risk is on the highest level.", "Ingen öppen risk ligger på den högsta nivån.")
NO_LEVELS = Text(
    "The plan states no levels that fit its scale, so that no risk can be called grave.",
    "Planen anger inga nivåer som passar dess skala, så ingen risk går att kalla allvarlig.",
)
UNSCORED = (
    Text("1 risk has not been scored.", "1 risk är inte bedömd."),
    Text("{n} risks have not been scored.", "{n} risker är inte bedömda."),
)
WHERE = Text("kompplan risks shows them all", "kompplan risks visar alla")
RISK, VALUE = Text("Risk", "Risk"), Text("Value and level", "Riskvärde och nivå")
OWNER, DUE = Text("Owner", "Ansvarig"), Text("Due", "Senast")
OCCURRED = Text("has occurred", "har inträffat")


def open_risks(w: Wording) -> list[ScoredRisk]:
    """Return the scored risks that are not closed, highest value first."""
    return [each for each in w.checked.risks.scored if not closed(each.risk)]


def grave(w: Wording) -> list[ScoredRisk]:
    """Return the open risks on the highest level and those that have occurred, what needs a decision first."""
    found = [
        each for each in open_risks(w) if each.level is RiskLevel.ACT_NOW or each.risk.status is RiskStatus.OCCURRED
    ]
    return sorted(found, key=lambda each: not needs_decision(each))


def asked(w: Wording, risk: Risk, field: str) -> Cell:
    """Return a field, or that it is missing."""
    return w.cell(risk, field, asked=True)


def level_cell(w: Wording, each: ScoredRisk) -> Cell:
    """Return the value and the level in words, shaded by the level."""
    bands = w.checked.risks.bands
    at = next((index for index, band in enumerate(bands) if band is each.band), -1)
    tone = round(at * 4 / max(len(bands) - 1, 1)) if at >= 0 else -1
    words = each.band.label.to(w.language) if each.band is not None else ""
    said = " – ".join(filter(None, (str(each.value), words)))
    if each.risk.status is RiskStatus.OCCURRED:
        said += f", {w.say(OCCURRED)}"
    return Cell(said, tone=tone, number=str(each.value))


def risk_cell(w: Wording, risk: Risk, most: int) -> Cell:
    """Return a risk's id and words."""
    plan = w.plan.risks
    register = (*plan.entries, *plan.unscored) if plan is not None else ()
    name = identity(risk) or name_of(risk, w.checked.risks, register)
    return Cell(" ".join(filter(None, (name, clip(risk.text or "", most)))) or NOTHING)


def risk_table(
    w: Wording,
    found: Sequence[ScoredRisk],
    caption: Text,
    name: str,
    extra: tuple[Text, str, Callable[[ScoredRisk], str]] | None = None,
    most: int = 90,
) -> Table:
    """Return risks with value, level, owner and date; ``extra`` is one more column."""
    columns = [
        Column(w.say(RISK), head=True, key="risk"),
        Column(w.say(VALUE), key="value"),
        Column(w.say(OWNER), key="owner"),
        Column(w.say(DUE), dated=True, key="due"),
    ]
    if extra is not None:
        columns.append(Column(w.say(extra[0]), key=extra[1]))
    rows = []
    for each in found:
        cells = [risk_cell(w, each.risk, most), level_cell(w, each)]
        cells += [asked(w, each.risk, field) for field in ("owner", "due")]
        if extra is not None:
            cells.append(Cell(extra[2](each)))
        rows.append(Row(tuple(cells), id=identity(each.risk), place=w.place(each.risk)))
    return Table(w.say(caption), tuple(columns), tuple(rows), cards=True, name=name)


def figures(w: Wording, found: Sequence[ScoredRisk]) -> tuple[Figure, ...]:
    """Return the values of these risks."""
    wanted = {w.place(each.risk) for each in found}
    return tuple(each for each in risk_figures(w) if wanted.intersection(each.rows))


def grave_risks(w: Wording, most: int) -> Section | None:
    """Return the risks that a steering group has to know of, at most so many."""
    plan = w.plan.risks
    if plan is None or not (plan.entries or plan.unscored):
        return section(w, "risks", TITLE, (part("", prose(w.say(NO_RISKS), kind="missing")),))
    found = grave(w)
    none = NO_LEVELS if w.checked.risks.scored and not w.checked.risks.bands else NONE
    unscored = counted(w, len(w.checked.risks.unscored), *UNSCORED) if w.checked.risks.unscored else None
    shown = found[:most]
    left = more(w, len(found) - most, w.say(WHERE))
    notes = " ".join(filter(None, (left, unscored)))
    return section(
        w,
        "risks",
        TITLE,
        (
            part(
                "",
                risk_table(w, shown, TITLE, "grave_risks") if shown else prose(w.say(none)),
                prose(notes, kind="note"),
            ),
        ),
        figures(w, shown),
    )

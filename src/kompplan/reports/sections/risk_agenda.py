"""What the risks ask of somebody now: decisions that wait, and the days on which something is to be in place."""

from kompplan.calculations.riskmatrix import ScoredRisk
from kompplan.i18n.show import listed
from kompplan.i18n.text import Text
from kompplan.model.risks import Risk
from kompplan.model.words import RiskLevel, RiskStatus
from kompplan.reports.duties import in_date_order, risk_duties
from kompplan.reports.sections._parts import part, prose, section
from kompplan.reports.sections.owners import duties_table
from kompplan.reports.view import Cell, Column, Point, Row, Section, Table
from kompplan.reports.wording import Wording, capital
from kompplan.views.grid import NOTHING
from kompplan.views.risks import closed, in_order, level_words, name_of, needs_decision

DECIDE, DATES = Text("Needs a decision", "Kräver beslut"), Text("Days to keep", "Datum att hålla")
NONE_WAITS = Text("No risk waits for a decision.", "Ingen risk väntar på beslut.")
WHAT_WAITS = Text("What to decide", "Vad som ska beslutas")
RISK, VALUE, LEVEL = Text("Risk", "Risk"), Text("Value", "Värde"), Text("Level", "Nivå")
WHO, BY_WHEN, HOW = (
    Text("who answers for it", "vem som ansvarar"),
    Text("by which day", "till vilken dag"),
    Text("what is done about it", "vad som görs åt den"),
)
UNSCORED = (
    Text("1 risk has no score, so nobody can tell how grave it is: {names}.",
         "1 risk saknar bedömning, så ingen kan säga hur allvarlig den är: {names}."),
    Text("{n} risks have no score, so nobody can tell how grave they are: {names}.",
         "{n} risker saknar bedömning, så ingen kan säga hur allvarliga de är: {names}."),
)  # fmt: skip
OCCURRED = Text("what is done now that it has occurred", "vad som görs nu när den har inträffat")
STILL = Text(
    "whether {residual} after the mitigation can be lived with: it is still on the highest level",
    "om {residual} efter åtgärden går att leva med: det är fortfarande den högsta nivån",
)
COUNTS, GREATEST = Text("The register", "Registret"), Text("The greatest", "Störst")
WAITING = Text("To decide", "Att besluta")
NO_RISKS = Text("The plan names no risks.", "Planen nämner inga risker.")
NO_SCORES = Text("No risk has been scored.", "Ingen risk är bedömd.")
MOST = 5


def _waits(w: Wording, scored: ScoredRisk) -> list[str]:
    risk = scored.risk
    if closed(risk):
        return []
    said = []
    if needs_decision(scored):
        said += [w.say(WHO)] * (not w.checked.written(risk, "owner"))
        said += [w.say(BY_WHEN)] * (not w.checked.written(risk, "due"))
    if scored.level in (RiskLevel.ACT_NOW, RiskLevel.MITIGATE) and not w.checked.written(risk, "mitigation"):
        said.append(w.say(HOW))
    if risk.status is RiskStatus.OCCURRED:
        said.append(w.say(OCCURRED))
    if scored.residual is not None:
        left = scored.residual[0] * scored.residual[1]
        band = w.checked.risks.band_of(left)
        if band is not None and band.level is RiskLevel.ACT_NOW:
            said.append(w.say(STILL, residual=left))
    return said


def waiting(w: Wording) -> list[tuple[ScoredRisk, list[str]]]:
    """Return the scored risks about which something is undecided, the greatest first, and what that is."""
    return [(each, lines) for each in in_order(w.checked.risks) if (lines := _waits(w, each))]


def unscored(w: Wording) -> list[Risk]:
    """Return the risks that nobody has scored, or not on the scale."""
    found = w.checked.risks
    return [risk for risk in (*found.out_of_scale, *found.unscored) if not closed(risk)]


def _name(w: Wording, risk: Risk) -> str:
    plan = w.plan.risks
    return name_of(risk, w.checked.risks, (*plan.entries, *plan.unscored) if plan is not None else ())


def decisions(w: Wording) -> Section | None:
    """Return what has to be decided about which risk."""
    if w.plan.risks is None or not (w.plan.risks.entries or w.plan.risks.unscored):
        return None
    found, left = waiting(w), unscored(w)
    without = None
    if left:
        names = listed([_name(w, each) for each in left], w.language)
        without = prose(w.say(UNSCORED[len(left) != 1], n=len(left), names=names), kind="missing")
    if not found:
        said = part("", prose(w.say(NONE_WAITS) if not left else None), without)
        return section(w, "risk-decisions", DECIDE, (said,))
    bands = w.checked.risks.bands
    rows = []
    for scored, lines in found:
        risk = scored.risk
        tone = round(bands.index(scored.band) * 4 / max(len(bands) - 1, 1)) if scored.band is not None else -1
        rows.append(
            Row(
                (
                    Cell(_name(w, risk)),
                    Cell(capital(risk.text or "") or NOTHING),
                    Cell(str(scored.value), number=str(scored.value)),
                    Cell(level_words(scored, w.language), "", tone),
                    Cell(capital(listed(lines, w.language))),
                ),
                id=(risk.id or "").strip(),
                place=w.place(risk),
            )
        )
    columns = (
        Column("Id", short=True, key="id"),
        Column(w.say(RISK), head=True, key="risk"),
        Column(w.say(VALUE), figures=True, key="value", unit="n"),
        Column(w.say(LEVEL), short=True, key="level"),
        Column(w.say(WHAT_WAITS), key="decide"),
    )
    table = Table(w.say(DECIDE), columns, tuple(rows), cards=True, name="risk-decisions")
    return section(w, "risk-decisions", DECIDE, (part("", table, without),))


def dates(w: Wording) -> Section | None:
    """Return the days on which mitigations are to be in place and risks are looked at again."""
    found = in_date_order(tuple(each for each in risk_duties(w) if not each.done))
    table = duties_table(w, DATES, found, owner=True)
    return section(w, "risk-dates", DATES, (part("", table),)) if table is not None else None


def points(w: Wording) -> tuple[Point, ...]:
    """Return the sentences that a risk register opens with."""
    found, plan = w.checked.risks, w.plan.risks
    if plan is None or not (plan.entries or plan.unscored):
        return (Point(w.say(COUNTS), w.say(NO_RISKS)),)
    many = len(found.scored) + len(found.unscored) + len(found.out_of_scale)
    said = w.counted(many, Text("1 risk", "1 risk"), Text("{n} risks", "{n} risker"))
    by_level = []
    for band in reversed(found.bands):
        inside = sum(1 for each in found.scored if each.band is band and not closed(each.risk))
        if inside:
            by_level.append(f"{inside} {band.label.to(w.language)}")
    shut = sum(closed(each.risk) for each in found.scored)
    by_level += [w.counted(shut, Text("1 closed", "1 stängd"), Text("{n} closed", "{n} stängda"))] * (shut > 0)
    left = len(unscored(w))
    by_level += [w.counted(left, Text("1 without a score", "1 utan bedömning"),
                           Text("{n} without a score", "{n} utan bedömning"))] * (left > 0)  # fmt: skip
    top = [each for each in in_order(found) if not closed(each.risk)]
    top = [each for each in top if each.value == top[0].value]
    if top:
        names = [_name(w, each.risk) for each in top]
        one = f"{names[0]}: {top[0].risk.text or NOTHING}" if len(top) == 1 else listed(names[:MOST], w.language)
        if len(names) > MOST:
            one += w.say(Text(" and {n} more", " och {n} till"), n=len(names) - MOST)
        value = w.say(Text("value {value}", "riskvärde {value}"), value=top[0].value)
        greatest = Point(w.say(GREATEST), f"{one} ({value}).")
    else:
        greatest = Point(w.say(GREATEST), w.say(NO_SCORES), urgent=True)
    waits = [_name(w, each.risk) for each, _ in waiting(w)]
    if waits:
        text = w.counted(
            len(waits),
            Text("1 risk waits for a decision", "1 risk väntar på beslut"),
            Text("{n} risks wait for a decision", "{n} risker väntar på beslut"),
        )
        ids = [each for each in waits if each != NOTHING][:MOST]
        more = len(waits) - len(ids)
        shown = ids + ([w.say(Text("{n} more", "{n} till"), n=more)] if more > 0 and ids else [])
        decide = f"{text}: {listed(shown, w.language)}." if shown else f"{text}."
    else:
        decide = "" if left else w.say(NONE_WAITS)
    if left:
        scores = w.counted(left, Text("1 risk is to be scored", "1 risk behöver bedömas"),
                           Text("{n} risks are to be scored", "{n} risker behöver bedömas"))  # fmt: skip
        decide = f"{decide} {scores}.".strip()
    return (
        Point(w.say(COUNTS), f"{said}: {listed(by_level, w.language)}." if by_level else f"{said}."),
        greatest,
        Point(w.say(WAITING), decide, urgent=bool(waits or left)),
    )

"""What a risk's value means: the steps of the scale with their words, and the levels with what they ask for."""

from kompplan.i18n.text import Text
from kompplan.model.risks import Scale
from kompplan.model.words import RiskLevel
from kompplan.reports.sections._parts import facts, part, prose
from kompplan.reports.view import Cell, Column, Part, Row, Table
from kompplan.reports.wording import Wording, capital
from kompplan.views.grid import NOTHING
from kompplan.views.risks import MARKS

TITLE = Text("Scale and levels", "Skala och nivåer")
EXPLAINED = Text(
    "The value of a risk is its probability times its impact. Both are scored from {low} to {high}, so the value is "
    "between {least} and {most}.",
    "Riskvärdet är sannolikheten gånger konsekvensen. Båda bedöms från {low} till {high}, så värdet ligger mellan "
    "{least} och {most}.",
)
EXPLAINED_APART = Text(
    "The value of a risk is its probability times its impact. The probability is scored from {low} to {high}, the "
    "impact from {low} to {impact}, so the value is between {least} and {most}.",
    "Riskvärdet är sannolikheten gånger konsekvensen. Sannolikheten bedöms från {low} till {high} och konsekvensen "
    "från {low} till {impact}, så värdet ligger mellan {least} och {most}.",
)
STEPS, LEVELS = Text("Steps of the scale", "Skalans steg"), Text("Levels", "Nivåer")
STEP, VALUE, LEVEL, ASKS = (
    Text("Step", "Steg"),
    Text("Value", "Riskvärde"),
    Text("Level", "Nivå"),
    Text("What it asks for", "Vad den kräver"),
)
_ASKS = {
    RiskLevel.ACCEPT: Text("watch it", "håll den under uppsikt"),
    RiskLevel.MITIGATE: Text("a mitigation and an owner", "åtgärd och ansvarig"),
    RiskLevel.ACT_NOW: Text("a mitigation, an owner and a day, at once", "åtgärd, ansvarig och datum, genast"),
}
_PER_STEP = ("probability", "probability_means", "impact", "impact_cost", "impact_days")


def scale_part(w: Wording) -> Part | None:
    """Return how risks are scored; nothing where nothing is scored and the plan states no scale."""
    plan, found = w.plan.risks, w.checked.risks
    if plan is None or not (found.scored or plan.scale is not None or plan.bands):
        return None
    scale = found.scale
    text = EXPLAINED if scale.probability_high == scale.impact_high else EXPLAINED_APART
    products = scale.products()
    said = w.say(
        text,
        low=scale.low,
        high=scale.probability_high,
        impact=scale.impact_high,
        least=products[0],
        most=products[-1],
    )
    steps = _steps(w, plan.scale)
    shown = ("bounds", *_PER_STEP) if steps is not None else ("bounds",)
    left = facts(w, plan.scale, but=shown if scale.usable and scale.stated else shown[1:])
    return part(w.say(TITLE), prose(said), left, steps, _levels(w))


def _steps(w: Wording, stated: Scale | None) -> Table | None:
    """Return the words of each step, or nothing where the plan has none or has more words than steps."""
    if stated is None:
        return None
    scale = w.checked.risks.scale
    values = range(scale.low, max(scale.probability_high, scale.impact_high) + 1)
    columns = {name: w.lines(stated, name) for name in _PER_STEP}
    columns = {name: lines for name, lines in columns.items() if lines}
    if not columns or any(len(lines) > len(values) for lines in columns.values()):
        return None
    heads = (
        Column(w.say(STEP), head=True, short=True, key="step"),
        *(Column(capital(w.label(Scale, name)), key=name) for name in columns),
    )
    rows = tuple(
        Row(
            (
                Cell(str(value)),
                *(Cell(lines[index] if index < len(lines) else NOTHING) for lines in columns.values()),
            )
        )
        for index, value in enumerate(values)
    )
    return Table(w.say(STEPS), heads, rows, cards=len(columns) > 2)


def _levels(w: Wording) -> Table | None:
    found = w.checked.risks
    if not found.bands:
        return None
    columns = (
        Column(w.say(LEVEL), head=True, key="level"),
        Column(w.say(VALUE), short=True, key="value"),
        Column(w.say(ASKS), key="asks"),
    )
    rows = tuple(
        Row(
            (
                Cell(f"{MARKS[band.level]} {band.label.to(w.language)}"),
                Cell(str(band.low) if band.low == band.high else f"{band.low}–{band.high}"),
                Cell(w.say(_ASKS[band.level])),
            )
        )
        for band in found.bands
    )
    return Table(w.say(LEVELS), columns, rows, narrow=True)

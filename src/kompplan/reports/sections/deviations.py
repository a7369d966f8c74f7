"""What turned out otherwise: with cause and decision, and which of it nobody has decided about."""

from collections.abc import Sequence

from kompplan.i18n.text import Text
from kompplan.model.activities import Deviation
from kompplan.reports.sections._brief import clip, identity, more
from kompplan.reports.sections._parts import part, prose, section
from kompplan.reports.sections.decisions import undecided
from kompplan.reports.view import Cell, Column, Row, Section, Table
from kompplan.reports.wording import Wording
from kompplan.views.grid import NOTHING

UNDECIDED = Text("Deviations that need a decision", "Avvikelser som kräver beslut")
DEVIATIONS = Text("Deviations", "Avvikelser")
ABOUT, DATE = Text("About", "Avser"), Text("Date", "Datum")
PLANNED, ACTUAL = Text("Planned", "Planerat"), Text("Turned out", "Utfall")
CAUSE, DECISION = Text("Cause", "Orsak"), Text("Decision", "Beslut")
BY, IMPROVEMENT = Text("Decided by", "Beslutat av"), Text("Could have been better", "Kunde ha gjorts bättre")
WHERE = Text("the project plan has them all", "projektplanen har alla")


def about(w: Wording, deviation: Deviation, most: int = 60) -> str:
    """Return what a deviation is about: its activity, else its id, and the field."""
    named = clip(w.named(deviation.activity, ("Activity",)), most) if deviation.activity else identity(deviation)
    return ": ".join(filter(None, (named, (deviation.field or "").strip()))) or NOTHING


def _cell(w: Wording, deviation: Deviation, field: str, most: int, asked: bool = False) -> Cell:
    cell = w.cell(deviation, field, asked=asked)
    return cell._replace(text=clip(cell.text, most)) if most else cell


def deviation_table(w: Wording, found: Sequence[Deviation], caption: Text, name: str, most: int = 0) -> Table:
    """Return deviations with cause and decision; ``most`` cuts each text."""
    fields: list[tuple[Text, str, bool]] = [
        (PLANNED, "planned", False),
        (ACTUAL, "actual", False),
        (CAUSE, "cause", True),
    ]
    if any(each not in undecided(w) for each in found) or not most:
        fields += [(DECISION, "decision", True)]
    if not most:
        fields += [(BY, "by", False), (IMPROVEMENT, "improvement", False)]
    kept = [each for each in fields if each[2] or any(w.lines(row, each[1]) for row in found)]
    dated = not most or any(each.date is not None for each in found)
    columns = (
        *((Column(w.say(DATE), dated=True, key="date"),) if dated else ()),
        Column(w.say(ABOUT), head=True, key="about"),
        *(Column(w.say(text), key=key) for text, key, _ in kept),
    )
    rows = tuple(
        Row(
            (
                *((w.cell(each, "date"),) if dated else ()),
                Cell(about(w, each)),
                *(_cell(w, each, key, most, asked) for _, key, asked in kept),
            ),
            id=identity(each),
            place=w.place(each),
        )
        for each in found
    )
    return Table(w.say(caption), columns, rows, cards=True, name=name)


def undecided_section(w: Wording, most: int) -> Section | None:
    """Return the deviations that nobody has decided about, at most so many; nothing where there are none."""
    found = undecided(w)
    if not found:
        return None
    table = deviation_table(w, found[:most], UNDECIDED, "undecided_deviations", 64)
    left = more(w, len(found) - most, w.say(WHERE))
    return section(w, "deviations", UNDECIDED, (part("", table, prose(left, kind="note")),))

"""What is bought, offered, promised, was done before and turned out otherwise."""

from collections.abc import Sequence

from kompplan.i18n.text import Text
from kompplan.model.base import Part as ModelPart
from kompplan.reports.sections._parts import facts, part, section
from kompplan.reports.view import Section
from kompplan.reports.wording import Wording

PROCUREMENT = Text("Procurement", "Upphandling")
CALENDAR = Text("Calendar", "Kalender")
OFFERS = Text("Offers and fees", "Erbjudanden och avgifter")
HISTORY = Text("What was done before", "Vad som har gjorts tidigare")
COMMITMENTS = Text("Commitments", "Åtaganden")
DEVIATIONS = Text("Deviations", "Avvikelser")


def _one(
    w: Wording, anchor: str, title: Text, parts: Sequence[ModelPart], columns: Sequence[str], head: str
) -> Section | None:
    if not parts:
        return None
    return section(w, anchor, title, (part("", w.table(w.say(title), parts, columns, head)),))


def procurement(w: Wording) -> Section | None:
    columns = (
        "id",
        "what",
        "procedure",
        "estimated_value",
        "notice",
        "tender_deadline",
        "award",
        "contract",
        "owner",
        "status",
    )
    return _one(w, "procurement", PROCUREMENT, w.plan.procurement, columns, "what")


def calendar(w: Wording) -> Section | None:
    return section(w, "calendar", CALENDAR, (part("", facts(w, w.plan.calendar)),))


def offers(w: Wording) -> Section | None:
    return _one(w, "offers", OFFERS, w.plan.offers, ("id", "text", "fee", "fee_basis", "seats", "eligibility"), "text")


def history(w: Wording) -> Section | None:
    columns = ("what", "when", "participants", "length", "cost", "funder")
    return _one(w, "history", HISTORY, w.plan.history, columns, "what")


def commitments(w: Wording) -> Section | None:
    return _one(w, "commitments", COMMITMENTS, w.plan.commitments, ("id", "text", "activity", "source"), "text")


def deviations(w: Wording) -> Section | None:
    columns = ("id", "date", "activity", "field", "planned", "actual", "cause", "decision", "by")
    return _one(w, "deviations", DEVIATIONS, w.plan.deviations, columns, "cause")

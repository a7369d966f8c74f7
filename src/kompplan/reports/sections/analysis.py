"""What the plan starts from: needs, strengths and weaknesses."""

from kompplan.i18n.text import Text
from kompplan.model.analysis import SwotItem
from kompplan.reports.sections._parts import facts, nested, part, prose, section
from kompplan.reports.view import Item, Items, Part, Section
from kompplan.reports.wording import Wording, capital

TITLE = Text("The situation today", "Nuläget")
NEEDS = Text("Needs", "Behov")
SWOT = Text("Strengths, weaknesses, opportunities and threats", "Styrkor, svagheter, möjligheter och hot")


def _items(w: Wording, items: tuple[SwotItem, ...], label: str) -> Items | None:
    found = tuple(Item(each.text or "", (each.id or "").strip(), w.facts(each, ("id", "text"))) for each in items)
    return Items(nested(found), label) if found else None


def _swot(w: Wording) -> Part | None:
    analysis = w.plan.analysis
    swot = analysis.swot if analysis is not None else None
    if swot is None:
        return None
    return part(
        w.say(SWOT),
        *(
            _items(w, getattr(swot, name), capital(w.label(type(swot), name)))
            for name in ("strengths", "weaknesses", "opportunities", "threats")
        ),
    )


def analysis(w: Wording) -> Section | None:
    found = w.plan.analysis
    if found is None:
        return None
    needs = (
        w.table(w.say(NEEDS), found.needs, ("id", "text", "groups", "source", "status"), "text")
        if found.needs
        else None
    )
    return section(
        w,
        "analysis",
        TITLE,
        (
            part("", prose(found.text), facts(w, found, ("text", "needs", "swot"))),
            part(w.say(NEEDS), needs),
            _swot(w),
        ),
    )

"""The procurement calendar: what is bought, when it must begin, and what is too late."""

from kompplan.i18n.text import Text
from kompplan.reports.audience import Audience
from kompplan.reports.making import Making
from kompplan.reports.sections.head import opening
from kompplan.reports.sections.purchases import (
    backwards,
    by_date,
    direct,
    now,
    overview,
    points,
    without_entry,
    words_of,
)
from kompplan.reports.view import Content

TITLE = Text("Procurement calendar", "Upphandlingskalender")


def build(making: Making) -> Content:
    """Return what is urgent, every purchase with its steps, and the direct awards beside their limit."""
    w = making.w
    said = words_of(w)
    sections = (now(w, said), overview(w), by_date(w), backwards(w, said), direct(w, said), without_entry(w, said))
    return Content(opening(w, TITLE, points(w, said)), tuple(each for each in sections if each is not None))


def calendar(making: Making) -> tuple[bytes, tuple[str, ...]]:
    """Return every step that is left on its day, and the purchases without any."""
    from kompplan.views.procurement import all_standings  # noqa: PLC0415 - only who asks for it pays for it
    from kompplan.views.procurement_ics import procurement_calendar  # noqa: PLC0415 - as above

    undated = tuple(
        (each.purchase.procurement.id or each.purchase.procurement.what or "").strip()
        for each in all_standings(making.checked)
        if each.next is not None and all(step.done or step.when is None for step in each.steps)
    )
    return procurement_calendar(making.checked, making.language).encode(), undated


AUDIENCE = Audience(
    "procurement",
    TITLE,
    Text(
        "each purchase backwards from its need, and what is too late",
        "varje köp baklänges från behovet, och vad som är för sent",
    ),
    build,
    table="procurement",
    calendar=calendar,
)

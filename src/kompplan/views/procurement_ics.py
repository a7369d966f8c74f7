"""The procurement calendar for a calendar program: every step that is left, on the day to take it."""

from collections.abc import Iterator

from kompplan.calculations.purchase_steps import Standing
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.text import Text
from kompplan.views.all_day import AllDay, as_ics
from kompplan.views.places import place_of
from kompplan.views.procurement import all_standings, coming_words, name_of


def procurement_calendar(checked: CheckedPlan, language: Language) -> str:
    """Return one all-day event for each step that is not done and has a day."""
    return as_ics(checked, "procurement", procurement_events(checked, language), language).decode()


def procurement_events(checked: CheckedPlan, language: Language) -> list[AllDay]:
    """Return the events."""
    return [event for standing in all_standings(checked) for event in _events(checked, standing, language)]


def _events(checked: CheckedPlan, standing: Standing, language: Language) -> Iterator[AllDay]:
    procurement = standing.purchase.procurement
    identity = (procurement.id or procurement.what or "").strip()
    first = standing.purchase.first
    for step in standing.steps:
        if step.done or step.when is None:
            continue
        last = step.days.latest if step.days is not None else step.when
        lines = []
        if step.last is not None:
            lines.append(Text("at the latest {}", "senast {}").to(language).format(step.last.isoformat()))
        if step.with_review is not None and step.with_review != step.last:
            text = Text("with room for a review {}", "med tid för överprövning {}")
            lines.append(text.to(language).format(step.with_review.isoformat()))
        if first is not None:
            lines.append(Text("for {}", "för {}").to(language).format(name_of(first, language)))
        if procurement.owner:
            lines.append(Text("owner: {}", "ansvarig: {}").to(language).format(procurement.owner))
        lines.append(place_of(checked, procurement))
        title = coming_words(step, standing.purchase, language)
        yield AllDay(f"procurement:{identity}:{step.name}", title, step.when, last, tuple(lines))

"""What the procurement calendar says: what is late and what is next, what is not known, and the next step."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kompplan.calculations.direct_awards import awards_left_out
from kompplan.calculations.procurement_law import ADVERTISED
from kompplan.calculations.purchase_steps import Pace, Standing, Why
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.i18n.text import Text
from kompplan.lint.amounts import days_long
from kompplan.lint.bought import Bought, bought_without_entry
from kompplan.lint.naming import named
from kompplan.model.words import ProcurementStatus
from kompplan.views.grid import Grid
from kompplan.views.places import place_of
from kompplan.views.procurement import (
    Section,
    all_standings,
    coming_words,
    name_of,
    said,
    section_of,
    step_name,
    why_of,
)
from kompplan.views.procurement_limits import limit_lines, same_kind_grid


class ProcurementWords(NamedTuple):
    """What the command prints."""

    summary: str
    late: tuple[str, ...]
    close: tuple[str, ...]
    """What can be done only if nobody asks for a review."""
    stale: tuple[str, ...]
    """Days that have passed although the status says that nothing has happened."""
    coming: tuple[tuple[str, str], ...]
    """Each next step with its day, by date."""
    sections: tuple[Section, ...]
    same_kind: Grid
    limits: tuple[str, ...]
    """Where each limit comes from and since when it holds."""
    without_entry: tuple[tuple[str, str], ...]
    """What is bought without an entry, and the place."""
    unknown: tuple[str, ...]
    legend: tuple[str, ...]
    step: str


def _late(standing: Standing, today: date, language: Language) -> str:
    """Say what should have been done when, and what follows."""
    step, purchase = standing.worst, standing.purchase
    if step is None or step.last is None:
        return ""
    name = step_name(step, purchase, language)
    planned = step.too_late and step.days is not None and step.days.earliest >= today
    text = (
        Text(
            "{procurement}: {step} is set for {stated}, {days} after the last day, {last}",
            "{procurement}: {step} är satt till {stated}, {days} efter sista dagen {last}",
        )
        if planned
        else Text(
            "{procurement}: the last day for {step} was {last}, {days} ago",
            "{procurement}: sista dagen för {step} var {last}, för {days} sedan",
        )
    )
    first = said(
        text,
        language,
        procurement=named(purchase.procurement),
        step=Text(name, name),
        stated=step.days.earliest if step.days is not None else None,
        last=step.last,
        days=days_long(step.too_late if planned else step.overdue),
    )
    activity = purchase.first
    if standing.possible is None or activity is None:
        return first
    follows = Text(
        "; there can be a contract about {possible}, {late} after {activity} begins",
        "; avtal kan finnas omkring {possible}, {late} efter att {activity} börjar",
    )
    late = days_long(standing.late_by)
    return first + said(follows, language, possible=standing.possible, late=late, activity=named(activity))


def _close(standing: Standing, language: Language) -> str:
    step, purchase = standing.worst, standing.purchase
    if step is None:
        return ""
    text = Text(
        "{procurement}: the last day for {step} with {days} kept for a review: {last}",
        "{procurement}: sista dagen för {step} med {days} kvar till en överprövning: {last}",
    )
    name = step_name(step, purchase, language)
    buffer = days_long(purchase.buffer)
    values = {"procurement": named(purchase.procurement), "step": Text(name, name), "days": buffer}
    return said(text, language, **values, last=step.with_review)


def _coming(standing: Standing, language: Language) -> tuple[str, str] | None:
    step, purchase = standing.next, standing.purchase
    if step is None or step.when is None or step.silent or standing.pace is Pace.TOO_LATE:
        return None
    return step.when.isoformat(), coming_words(step, purchase, language)


def _stale(standing: Standing, language: Language) -> str:
    """Say which stated day has passed although the status says that the step is not done; empty where none has."""
    step = next((each for each in standing.steps if each.silent), None)
    status = standing.purchase.procurement.status
    if step is None or status is None:
        return ""
    name = step_name(step, standing.purchase, language)
    text = Text(
        "{procurement}: the plan has {step} {stated}, but the status is still {status}",
        "{procurement}: planen har {step} {stated}, men status är fortfarande {status}",
    )
    stated = step.days.earliest if step.days is not None else None
    values = {"procurement": named(standing.purchase.procurement), "step": Text(name, name), "stated": stated}
    return said(text, language, **values, status=status)


def bought_words(found: Bought, language: Language) -> str:
    """Return what is bought, and what tells that it is."""
    because = {
        "external": Text("marked as external", "märkt som extern"),
        "cost_type": Text("its cost is external services", "kostnaden gäller externa tjänster"),
        "id": Text("a budget line buys services for it", "en budgetrad köper tjänster till den"),
        "supplier": Text("it has a supplier", "den har en leverantör"),
    }[found.field].to(language)
    cost = found.activity.cost
    money = f"; {' '.join(cost.written.split())}" if cost is not None else ""
    return f"{name_of(found.activity, language)} ({because}{safe(money)})"


def unknown_lines(checked: CheckedPlan, found: Iterable[Standing], language: Language) -> tuple[str, ...]:
    """Return what is not known of each purchase, with the reason and the place."""
    lines = []
    for standing in found:
        procurement = standing.purchase.procurement
        why = why_of(standing, language)
        if why:
            lines.append(f"{name_of(procurement, language)}: {why} ({place_of(checked, procurement)})")
    for procurement, reason in awards_left_out(checked.plan, checked.calendar):
        text = Text("not added up with others of its kind: {why}", "inte hopräknad med andra av samma slag: {why}")
        why = said(text, language, why=reason.why)
        lines.append(f"{name_of(procurement, language)}: {why} ({place_of(checked, procurement)})")
    return tuple(lines)


def _summary(checked: CheckedPlan, found: Iterable[Standing], language: Language) -> str:
    paces = [each.pace for each in found]
    many, late, close = len(paces), paces.count(Pace.TOO_LATE), paces.count(Pace.NO_BUFFER)
    unknown = paces.count(Pace.UNKNOWN)
    text = Text(f"{many} {'purchase' if many == 1 else 'purchases'}", f"{many} köp")
    parts = [text.to(language)]
    if many:
        parts.append(Text(f"{late} too late", f"{late} för sent").to(language))
        parts += [Text(f"{close} without room for a review", f"{close} utan tid för överprövning").to(language)] * (
            close > 0
        )
        parts += [Text(f"{unknown} without a calendar", f"{unknown} utan kalender").to(language)] * (unknown > 0)
    cancelled = sum(each.status is ProcurementStatus.CANCELLED for each in checked.plan.procurement)
    parts += [Text(f"{cancelled} cancelled", f"{cancelled} avbrutna").to(language)] * (cancelled > 0)
    today = checked.today.isoformat()
    return " · ".join([*parts, Text(f"as of {today}", f"per {today}").to(language)])


def _legend(checked: CheckedPlan, found: Iterable[Standing], language: Language) -> tuple[str, ...]:
    buffers = sorted({each.purchase.buffer for each in found if each.purchase.procedure in ADVERTISED})
    if not buffers:
        return ()
    room = " / ".join(map(str, buffers))
    return (
        Text(
            f"at the latest: just suffices if nothing goes wrong; review: with {room} days between contract and need, "
            f"for a review in the first instance; appeal: with {checked.settings.appeal_buffer_days} days. "
            "Calendar days; the usual times are settings of kompplan.toml",
            f"senast: räcker precis om inget går fel; överprövning: med {room} dagar mellan avtal och behov, för en "
            f"prövning i första instans; överklagande: med {checked.settings.appeal_buffer_days} dagar. Kalenderdagar; "
            "de vanliga tiderna är inställningar i kompplan.toml",
        ).to(language),
    )


def _step(checked: CheckedPlan, found: tuple[Standing, ...], bought: tuple[Bought, ...], language: Language) -> str:
    late = next((each for each in found if each.pace is Pace.TOO_LATE), None)
    if late is not None:
        text = Text(
            "Next: move the start of {activity}, choose a quicker procedure, or state in status how far {procurement} "
            "has come",
            "Gör så här: flytta starten för {activity}, välj ett snabbare förfarande, eller ange under status hur "
            "långt {procurement} har kommit",
        )
        activity = late.purchase.first
        values = {"procurement": named(late.purchase.procurement)}
        return said(text, language, activity=named(activity) if activity is not None else "", **values)
    if any(each.why is Why.NO_PROCEDURE for each in found):
        return Text(
            "Next: state a procedure (direct award, call-off, advertised or open), and the days can be counted",
            "Gör så här: ange förfarande (direktupphandling, avrop, annonserad eller öppet förfarande), så kan "
            "dagarna räknas",
        ).to(language)
    if bought:
        return Text(
            "Next: add what is bought to the section procurement",
            "Gör så här: lägg in det som köps under upphandlingar",
        ).to(language)
    if not checked.plan.procurement:
        return Text(
            "The plan buys nothing from outside that it tells of", "Planen köper ingenting utifrån som den berättar om"
        ).to(language)
    return ""


def procurement_words(checked: CheckedPlan, language: Language) -> ProcurementWords:
    """Put the procurement calendar into words."""
    found = all_standings(checked)
    bought = tuple(bought_without_entry(checked))
    coming = sorted(each for each in (_coming(one, language) for one in found) if each is not None)
    return ProcurementWords(
        summary=_summary(checked, found, language),
        late=tuple(_late(each, checked.today, language) for each in found if each.pace is Pace.TOO_LATE),
        close=tuple(_close(each, language) for each in found if each.pace is Pace.NO_BUFFER),
        stale=tuple(filter(None, (_stale(each, language) for each in found))),
        coming=tuple(coming),
        sections=tuple(section_of(checked, each, language) for each in found),
        same_kind=same_kind_grid(checked, language),
        limits=limit_lines(checked, language),
        without_entry=tuple(
            (bought_words(each, language), place_of(checked, each.activity, each.field)) for each in bought
        ),
        unknown=unknown_lines(checked, found, language),
        legend=_legend(checked, found, language),
        step=_step(checked, found, bought, language),
    )

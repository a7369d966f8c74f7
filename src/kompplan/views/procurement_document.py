"""The procurement calendar for programs: one document, version 1. Within a version fields are added, never changed.

- ``version`` 1; ``plan`` the project's name; ``today`` the day that the plan is judged on.
- ``lead_times``: the settings that the calendars are counted by, in calendar days.
- ``purchases``: each purchase that is not cancelled, what is late first. ``procedure``, ``category`` and ``status`` are
  the format's own words or null. ``value`` is what it is worth in kronor, with the ``field`` that says so and its
  ``place``, or null. ``activities`` are those that wait for it, the first one first; ``needed`` the first day on which
  that one can begin, ``needed_by_schedule`` whether only the schedule says so (it has no date of its own);
  ``buffer_days`` what is to be kept free for a review.
- ``state`` is ``too late``, ``no room for a review``, ``in time``, ``done`` or ``unknown``, ``why`` the reason of the
  last, else null. ``next`` is the name of the first step that is not done, ``worst`` of the one that makes it late,
  ``possible`` the day on which there can be a contract then, and ``late_days`` how long after ``needed`` that is.
- ``steps`` of a purchase: ``name`` (begin, notice, tender_deadline, award, standstill_end, contract), whether it is
  ``done``, what the plan states (``stated`` as written, ``stated_first`` and ``stated_last`` its days), the last day
  that just suffices (``last``), the last with room for a review (``with_review``) and with room for an appeal
  (``with_appeal``), how many days ago ``last`` was (``overdue_days``), by how many days the plan itself dates it too
  late (``planned_late_days``), the day to take it on (``when``), and whether its stated day has passed although the
  status says that it is not done (``silent``).
- ``same_kind``: direct awards added up by category and calendar year: ``sum``, ``limit`` (low and high differ where it
  is not known exactly), ``verdict`` (below, over, maybe, unknown), ``awards`` with what each is worth, its days and its
  place, and ``limits``, the rows of the dated table that were looked up, each with its ``source``.
- ``left_out``: direct awards that cannot be added to others, and ``why``.
- ``without_entry``: activities that are bought without an entry, what tells it (``sign``: activity, line, supplier),
  and their places; they are what PRO01 reports.

Days are ISO dates; an amount is ``{low, high}``, both texts so that nothing is rounded, ``high`` null where there is no
upper bound. A place is ``{file, line}``, or null.
"""

from datetime import date

from kompplan.calculations.direct_awards import SameKind, awards_left_out, limit_rows, same_kind_awards
from kompplan.calculations.purchase_steps import PurchaseStep, Standing
from kompplan.calculations.sums import Amount
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.lint.bought import bought_without_entry
from kompplan.model.base import Part, Word
from kompplan.packs.pack import Row as Limit
from kompplan.views.grid import placed
from kompplan.views.places import place_of
from kompplan.views.procurement import all_standings, value_of, why_of
from kompplan.views.procurement_limits import verdict
from kompplan.views.records import decimal_text

VERSION = 1


def procurement_document(checked: CheckedPlan, language: Language) -> dict[str, object]:
    """Return the procurement calendar with everything that it was counted from."""
    settings = checked.settings
    project = checked.plan.project
    return {
        "version": VERSION,
        "plan": project.name if project is not None else None,
        "today": checked.today.isoformat(),
        "lead_times": {
            name: getattr(settings, name)
            for name in (
                "specification_days",
                "open_tender_days",
                "open_evaluation_days",
                "advertised_tender_days",
                "advertised_evaluation_days",
                "standstill_days",
                "contract_days",
                "direct_award_days",
                "call_off_days",
                "review_buffer_days",
                "appeal_buffer_days",
            )
        },
        "purchases": [_purchase(checked, each, language) for each in all_standings(checked)],
        "same_kind": [_same_kind(checked, each) for each in same_kind_awards(checked.plan, checked.calendar)],
        "left_out": [
            {"id": part.id, "what": part.what, "why": reason.why.to(language), "place": _place(checked, part)}
            for part, reason in awards_left_out(checked.plan, checked.calendar)
        ],
        "without_entry": [
            {
                "id": each.activity.id,
                "text": each.activity.text,
                "sign": each.sign.value,
                "place": _place(checked, each.activity, each.field),
                "line": _place(checked, each.line, "cost_type") if each.line is not None else None,
            }
            for each in bought_without_entry(checked)
        ],
    }


def _place(checked: CheckedPlan, part: Part, field: str | None = None) -> dict[str, object] | None:
    return placed(place_of(checked, part, field))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _word(word: Word | None) -> str | None:
    return word.value if word is not None else None


def amount_record(amount: Amount) -> dict[str, object]:
    """Return an amount with its bounds as texts."""
    return {"low": decimal_text(amount.low), "high": decimal_text(amount.high)}


def _purchase(checked: CheckedPlan, standing: Standing, language: Language) -> dict[str, object]:
    purchase = standing.purchase
    procurement = purchase.procurement
    value = value_of(purchase)
    return {
        "id": procurement.id,
        "what": procurement.what,
        "procedure": _word(purchase.procedure),
        "category": _word(procurement.category),
        "status": _word(procurement.status),
        "owner": procurement.owner,
        "value": None
        if value is None
        else {**amount_record(value[1]), "field": value[0], "place": _place(checked, procurement, value[0])},
        "activities": [
            {"id": each.id, "text": each.text, "place": _place(checked, each)} for each in purchase.activities
        ],
        "needed": _iso(purchase.needed.earliest if purchase.needed is not None else None),
        "needed_by_schedule": purchase.by_schedule,
        "needed_place": _place(checked, purchase.first, purchase.field) if purchase.first is not None else None,
        "buffer_days": purchase.buffer,
        "state": standing.pace.value,
        "why": why_of(standing, language) or None,
        "next": standing.next.name if standing.next is not None else None,
        "worst": standing.worst.name if standing.worst is not None else None,
        "possible": _iso(standing.possible),
        "late_days": standing.late_by,
        "steps": [_step(each) for each in standing.steps],
        "place": _place(checked, procurement),
    }


def _step(step: PurchaseStep) -> dict[str, object]:
    return {
        "name": step.name,
        "done": step.done,
        "stated": step.stated.written if step.stated is not None else None,
        "stated_first": _iso(step.days.earliest if step.days is not None else None),
        "stated_last": _iso(step.days.latest if step.days is not None else None),
        "last": _iso(step.last),
        "with_review": _iso(step.with_review),
        "with_appeal": _iso(step.with_appeal),
        "overdue_days": step.overdue,
        "planned_late_days": step.too_late,
        "when": _iso(step.when),
        "silent": step.silent,
    }


def _same_kind(checked: CheckedPlan, kind: SameKind) -> dict[str, object]:
    limits = {id(row): row for award in kind.awards for row in limit_rows(kind.category, award.days)}
    return {
        "category": _word(kind.category),
        "year": kind.year,
        "sum": amount_record(kind.sum),
        "limit": {"low": decimal_text(kind.limits.low), "high": decimal_text(kind.limits.high)},
        "limit_about": kind.limits.about,
        "verdict": verdict(kind).value,
        "awards": [
            {
                "id": award.procurement.id,
                "what": award.procurement.what,
                "value": amount_record(award.value),
                "field": award.field,
                "first": award.days.earliest.isoformat(),
                "last": award.days.latest.isoformat(),
                "place": _place(checked, award.procurement, award.field),
            }
            for award in kind.awards
        ],
        "limits": [_limit(row) for row in limits.values()],
    }


def _limit(row: Limit) -> dict[str, object]:
    return {
        "from": _iso(row.first),
        "to": _iso(row.last),
        "kind": row.cells["kind"],
        "limit": row.cells["limit"],
        "about": "about" in row.cells,
        "source": " ".join(row.source.split()),
    }

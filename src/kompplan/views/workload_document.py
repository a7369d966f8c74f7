"""The workload as programs read it, version 1: fields are added, never changed.

    by, per        what the rows are, and what the periods are
    full_day       the hours of a full-time day, by which days are counted
    rows           for each: name, id, place, hours and days in all, and ``periods`` with hours, room (null where it is
                   not known, with ``room_unknown``), over (certain, possible, no) and the activities
    totals         by period, each activity once
    unknown        activities whose hours are in no period, and why
    collisions     who is called twice; ``certain``, else ``doubt`` is days, persons or hours
    levelling      the proposed moves, null where none was asked for

Hours are texts where they are not whole numbers; ``high`` is null where there is no upper bound.
"""

from decimal import ROUND_HALF_UP, Decimal

from kompplan.calculations.levelling import Levelling, Move, Relief
from kompplan.calculations.loads import Load, LoadRow
from kompplan.calculations.sums import Amount, Unknown
from kompplan.calculations.tasks import By, Who
from kompplan.calculations.workload import Per
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.views.grid import placed, raw_number
from kompplan.views.places import place_of
from kompplan.views.workload import Found, period_key
from kompplan.views.workload_words import collision_words, move_words


def workload_document(seen: Found, checked: CheckedPlan, language: Language) -> dict[str, object]:
    """Return the workload for programs."""
    load = seen.load
    project = checked.plan.project
    return {
        "version": 1,
        "plan": project.name if project is not None else None,
        "today": checked.today.isoformat(),
        "by": load.by.value,
        "per": "week" if load.per.weeks else "month",
        "full_day": raw_number(seen.day),
        "rows": [_row(row, seen, checked, language) for row in load.rows],
        "totals": [
            {"period": period_key(load.per, at), "hours": _hours(amount), "days": _days(amount, seen.day)}
            for at, amount in load.totals.items()
        ],
        "total": {"hours": _hours(load.total), "days": _days(load.total, seen.day)},
        "unknown": [
            {
                "id": each.activity.id,
                "activity": each.activity.text,
                "text": each.why.why.to(language),
                "place": placed(place_of(checked, each.activity)),
            }
            for each in load.lacking
        ],
        "collisions": [
            {
                "first": each.first.id,
                "second": each.second.id,
                "groups": list(each.groups),
                "relation": each.relation.value,
                "begins": each.begins.isoformat(),
                "ends": each.ends.isoformat(),
                "certain": each.doubt is None,
                "doubt": each.doubt.value if each.doubt is not None else None,
                "text": collision_words(each, checked, language),
                "places": [placed(place_of(checked, each.first)), placed(place_of(checked, each.second))],
            }
            for each in seen.collisions.found
        ],
        "more_collisions": seen.collisions.more,
        "levelling": None if seen.levelling is None else _levelling(seen.levelling, checked, language),
    }


def _hours(amount: Amount) -> dict[str, object]:
    return {"low": raw_number(amount.low), "high": None if amount.high is None else raw_number(amount.high)}


def _days(amount: Amount, day: Decimal) -> dict[str, object] | None:
    if not day:
        return None
    cent = Decimal("0.01")
    high = None if amount.high is None else (amount.high / day).quantize(cent, ROUND_HALF_UP)
    return _hours(Amount((amount.low / day).quantize(cent, ROUND_HALF_UP), high))


def _id(who: Who) -> str | None:
    return who.part.id if who.part is not None else None


def _row(row: LoadRow, seen: Found, checked: CheckedPlan, language: Language) -> dict[str, object]:
    return {
        "id": _id(row.who),
        "name": row.who.name or None,
        "place": placed(place_of(checked, row.who.part)) if row.who.part is not None else None,
        "hours": _hours(row.hours),
        "days": _days(row.hours, seen.day),
        "room_unknown": row.room.why.to(language) if isinstance(row.room, Unknown) else None,
        "periods": [_load(at, each, seen, checked) for at, each in row.loads.items()],
    }


def _load(at: int, each: Load, seen: Found, checked: CheckedPlan) -> dict[str, object]:
    return {
        "period": period_key(seen.load.per, at),
        "hours": _hours(each.hours),
        "days": _days(each.hours, seen.day),
        "room": _hours(each.room) if each.room is not None else None,
        "over": each.over.value if each.room is not None else None,
        "activities": [
            {
                "id": share.activity.id,
                "hours": _hours(share.hours),
                "taking_part": share.taking_part,
                "coarse_dates": share.coarse,
                "place": placed(place_of(checked, share.activity)),
            }
            for share in each.shares
        ],
    }


def _levelling(found: Levelling, checked: CheckedPlan, language: Language) -> dict[str, object]:
    load = found.before
    return {
        "over_before": raw_number(found.over_before),
        "over_after": raw_number(found.over_after),
        "moves": [_move(move, load.per, load.by, checked, language) for move in found.moves],
    }


def _move(move: Move, per: Per, by: By, checked: CheckedPlan, language: Language) -> dict[str, object]:
    return {
        "id": move.activity.id,
        "activity": move.activity.text,
        "weeks": move.weeks,
        "was": [day.isoformat() for day in move.was],
        "becomes": [day.isoformat() for day in move.becomes],
        "uses_working_days": move.uses,
        "working_days_left": move.left,
        "relieves": [_relief(each, per) for each in move.relieves],
        "burdens": [_relief(each, per) for each in move.burdens],
        "text": move_words(move, per, by, language),
        "place": placed(place_of(checked, move.activity)),
    }


def _relief(each: Relief, per: Per) -> dict[str, object]:
    return {
        "id": _id(each.who),
        "name": each.who.name or None,
        "period": period_key(per, each.period),
        "too_much_before": raw_number(each.before),
        "too_much_after": raw_number(each.after),
    }

"""Who takes part, for programs: one document, version 1. Within a version fields are added, never changed.

- ``version`` 1; ``plan`` the project's name; ``today``; ``group`` the one that was asked for, or null; ``day_hours``
  how many hours a day counts as.
- ``everybody``: all whom the plan counts. ``counted`` adds each group's count up, ``unique`` counts each person once;
  ``groups`` are those added up, ``overlaps`` what each two of them share (``fewest`` and ``most``, ``stated`` false
  where the plan says that they overlap and not by how many), ``unknown`` those without a size, ``women`` and ``men``
  with the ``share_of_women``. ``outside`` is the same of the groups that may be among these or not, null where there
  is no such group, and ``unique_in_all`` what both come to.
- ``groups``: each target group with its ``stated`` counts and their places, its ``size``, its ``managers`` (``count``
  with women and men; null where none are stated; they may be among the size or beside it), and what it consists of
  with the same fields as ``everybody``.
- ``activities``: what people take part in: ``need`` with the field that says it, ``seats`` over all rounds, ``gap``
  (seats less need), ``sessions``, ``persons``, ``times`` that each comes, ``attendances``, ``hours_each``, ``hours``
  (``hours_stated`` tells whether the plan states them), the hourly ``rate`` and the ``cost`` of substitutes.
- ``time_off``: hours and cost by the groups that share them, with their activities' numbers in ``activities`` (from 0).
- ``hours``, ``cost`` and ``attendances`` are the sums over all activities.
- ``tables``: each printed table with its ``checks``: ``kind`` (row, column, share), the ``row`` and ``column``, what is
  ``printed``, what is ``right``, the ``outcome`` (equal, rounded, off, unknown), the ``gap`` and the place.

A figure is ``{low, high, unknown}``: texts, so that nothing is rounded; ``high`` is null where there is no upper bound,
both are null where nothing is known, and ``unknown`` is the reason then. A sum has ``exact``, ``rows`` and
``unknown_rows`` besides. A place is ``{file, line}``, or null.
"""

from decimal import ROUND_HALF_UP, Decimal

from kompplan.calculations.attendance import Attendance
from kompplan.calculations.crowds import Crowd, Sexes, managers_of
from kompplan.calculations.people import People, key_of
from kompplan.calculations.table_sums import Check, checks
from kompplan.calculations.tables import TableView
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.model.people import TargetGroup
from kompplan.views.grid import placed
from kompplan.views.participants_grids import Taking
from kompplan.views.participants_tables import spot_place
from kompplan.views.places import place_of
from kompplan.views.records import decimal_text, figure, sum_record

VERSION = 1
_SHARE = Decimal("0.0001")


def participants_document(checked: CheckedPlan, found: Taking, language: Language) -> dict[str, object]:
    """Return who takes part with everything that it was worked out from."""
    project = checked.plan.project
    numbers = {id(row): number for number, row in enumerate(found.rows)}
    outside = found.everybody.outside
    return {
        "version": VERSION,
        "plan": project.name if project is not None else None,
        "today": checked.today.isoformat(),
        "group": found.group,
        "day_hours": decimal_text(checked.settings.day_hours),
        "everybody": {
            **_crowd(found.everybody.known, checked, found.people, language),
            "outside": _crowd(outside, checked, found.people, language) if outside is not None else None,
            "unique_in_all": figure(found.everybody.unique, language),
        },
        "groups": [_group(checked, found.people, group, members, language) for group, members in found.groups],
        "activities": [_activity(checked, row, language) for row in found.rows],
        "time_off": [
            {
                "groups": list(off.groups),
                "hours": sum_record(off.hours),
                "cost": sum_record(off.cost),
                "activities": [numbers[id(row)] for row in off.rows],
            }
            for off in found.time_off
        ],
        "attendances": sum_record(found.attendances),
        "hours": sum_record(found.hours),
        "cost": sum_record(found.cost),
        "tables": [
            {
                "id": view.table.id,
                "title": view.table.title,
                "group": view.table.group,
                "checks": [_check(checked, view, check, language) for check in checks(view)],
                "place": placed(place_of(checked, view.table)),
            }
            for view in found.tables
        ],
    }


def _crowd(members: Crowd, checked: CheckedPlan, people: People, language: Language) -> dict[str, object]:
    overlaps = people.overlaps
    return {
        "groups": list(members.names),
        "counted": sum_record(members.counted),
        "unique": figure(members.unique, language) if members.names else None,
        "overlaps": [
            {
                "groups": [pair.first, pair.second],
                "fewest": decimal_text(pair.fewest),
                "most": decimal_text(pair.most),
                "stated": overlaps.get(pair.first, {}).get(pair.second) is not None,
                "place": placed(_overlap_place(checked, people, pair.first, pair.second)),
            }
            for pair in members.pairs
        ],
        "unknown": list(members.unknown),
        **_sexes(members.sexes, language),
    }


def _overlap_place(checked: CheckedPlan, people: People, first: str, second: str) -> str:
    groups = people.groups
    for one, other in ((first, second), (second, first)):
        for overlap in groups[one].overlaps:
            if (overlap.group or "").strip() == other:
                return place_of(checked, overlap)
    return place_of(checked, groups[first])


def _sexes(sexes: Sexes | None, language: Language) -> dict[str, object]:
    share = sexes.share if sexes is not None else None
    return {
        "women": figure(sexes.women if sexes is not None else None, language),
        "men": figure(sexes.men if sexes is not None else None, language),
        "split": sexes.split if sexes is not None else False,
        "share_of_women": None
        if share is None
        else {
            "low": str(share[0].quantize(_SHARE, ROUND_HALF_UP)),
            "high": str(share[1].quantize(_SHARE, ROUND_HALF_UP)),
        },
    }


def _group(
    checked: CheckedPlan, people: People, group: TargetGroup, members: Crowd, language: Language
) -> dict[str, object]:
    size = people.size(key_of(group))
    return {
        "id": group.id,
        "name": group.name,
        "size": figure(size, language),
        "stated": [
            {
                "total": count.total.written if count.total is not None else None,
                "women": count.women.written if count.women is not None else None,
                "men": count.men.written if count.men is not None else None,
                "place": placed(place_of(checked, count)),
            }
            for count in group.counts
        ],
        "managers": _managers(checked, group, language),
        "consists_of": _crowd(members, checked, people, language),
        "place": placed(place_of(checked, group)),
    }


def _managers(checked: CheckedPlan, group: TargetGroup, language: Language) -> dict[str, object] | None:
    found = managers_of(group)
    if found is None or group.managers is None:
        return None
    return {
        "count": figure(found.size, language),
        **_sexes(found.sexes, language),
        "place": placed(place_of(checked, group.managers)),
    }


def _activity(checked: CheckedPlan, row: Attendance, language: Language) -> dict[str, object]:
    activity = row.activity
    return {
        "id": activity.id,
        "text": activity.text,
        "groups": list(row.groups),
        "need": None
        if row.need is None
        else {
            **(figure(row.need.size, language) or {}),
            "field": row.need.field,
            "place": placed(place_of(checked, activity, row.need.field)),
        },
        "seats": figure(row.seats, language),
        "gap": figure(row.gap, language),
        "selection": activity.selection,
        "sessions": figure(row.sessions, language),
        "persons": figure(row.persons, language),
        "times": figure(row.times, language),
        "attendances": figure(row.attendances, language),
        "hours_each": figure(row.each, language),
        "hours": figure(row.hours, language),
        "hours_stated": row.stated,
        "rate": figure(row.rate, language),
        "cost": figure(row.cost, language),
        "place": placed(place_of(checked, activity)),
    }


def _check(checked: CheckedPlan, view: TableView, check: Check, language: Language) -> dict[str, object]:
    return {
        "kind": check.kind,
        "row": check.label or None,
        "column": view.heading(check.column),
        "printed": check.stated.written if check.stated is not None else None,
        "right": figure(check.right, language),
        "gap": decimal_text(check.gap),
        "outcome": check.outcome.value,
        "place": placed(spot_place(checked, view, check)),
    }

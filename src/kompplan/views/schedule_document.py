"""The schedule as programs read it, version 1: fields are added, never changed."""

from collections.abc import Iterable
from datetime import date

from kompplan.calculations.occurrences import NotDated
from kompplan.calculations.scheduled import (
    Placed,
    Span,
)
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.views.grid import placed
from kompplan.views.places import place_of
from kompplan.views.schedule import because, sessions_of, why_unplaced
from kompplan.views.schedule_words import violation_words


def schedule_document(checked: CheckedPlan, rows: Iterable[Placed], language: Language) -> dict[str, object]:
    """Return the schedule for programs, version 1: fields are added, never changed."""
    found = checked.schedule
    project = checked.plan.project
    path = [each for each in found.rows if each.critical]
    return {
        "version": 1,
        "plan": project.name if project is not None else None,
        "today": checked.today.isoformat(),
        "begins": _iso(found.begins),
        "ends": _iso(found.ends),
        "project_end": _iso(found.project_end),
        "activities": [_record(checked, row, language) for row in rows],
        "unscheduled": [
            {
                "id": each.activity.id,
                "activity": each.activity.text,
                "reason": each.why.value,
                "waits_for": each.waits_for.id if each.waits_for is not None else None,
                "text": why_unplaced(each, language),
                "place": placed(place_of(checked, each.activity)),
            }
            for each in found.unplaced
        ],
        "violations": [
            {
                "id": each.activity.id,
                "kind": each.kind.value,
                "stated": each.stated.isoformat(),
                "computed": each.computed.isoformat(),
                "working_days_late": each.days,
                "follows_from": each.because_of.id if each.because_of is not None else None,
                "text": violation_words(each, language),
                "place": placed(place_of(checked, each.activity)),
            }
            for each in found.violations
        ],
        "critical_path": [each.activity.id for each in sorted(path, key=lambda row: row.start.earliest or date.max)],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _span(span: Span) -> dict[str, object]:
    return {"earliest": _iso(span.earliest), "latest": _iso(span.latest)}


def _record(checked: CheckedPlan, row: Placed, language: Language) -> dict[str, object]:
    activity = row.activity
    link = row.driver.link
    sessions = sessions_of(checked, row)
    return {
        "id": activity.id,
        "activity": activity.text,
        "owner": activity.owner,
        "start": _span(row.start),
        "end": _span(row.end),
        "working_days": row.working_days,
        "length": {"from": row.lasting.source.value, "known": row.end.latest is not None},
        "milestone": row.milestone,
        "latest_start": _iso(row.latest_start),
        "latest_end": _iso(row.latest_end),
        "slack": row.slack,
        "free_slack": row.free,
        "critical": row.critical,
        "drag": row.drag,
        "driver": {
            "kind": row.driver.kind.value,
            "activity": link.before.id if link is not None else None,
            "type": link.kind.value if link is not None else None,
            "lag": link.dependency.lag.written if link is not None and link.dependency.lag is not None else None,
            "reason": link.dependency.reason if link is not None else None,
        },
        "bound": None
        if row.bound is None
        else {
            "kind": row.bound.kind.value,
            "activity": row.bound.activity.id if row.bound.activity is not None else None,
            "day": _iso(row.bound.day),
        },
        "moved_from": _iso(row.moved_from),
        "sessions": [
            {"day": _iso(each.day), "moved_from": _iso(each.moved_from), "because": because(each, language)}
            for each in sessions
        ]
        if isinstance(sessions, tuple)
        else None,
        "sessions_unknown": sessions.value if isinstance(sessions, NotDated) else None,
        "place": placed(place_of(checked, activity)),
    }

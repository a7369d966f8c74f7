"""Report activities that are not to be done at any time."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule, from_ready
from kompplan.model.activities import Activity
from kompplan.model.words import ActivityStatus

_FIELDS = ("when", "start", "due")


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """How often is not when, so an activity that recurs needs a date too; one whose parts are dated has its dates."""
    for activity in checked.plan.activities:
        if activity.status is ActivityStatus.CANCELLED or _dated(checked, activity):
            continue
        recurs = activity.recurrence is not None
        yield Finding(
            at=next(
                (place for name in _FIELDS if (place := checked.missing(activity, name)).field), checked.at(activity)
            ),
            text=Text(
                en="{activity} says how often ({recurrence}) but has no date",
                sv="{activity} säger hur ofta ({recurrence}) men saknar datum",
            )
            if recurs
            else Text(en="{activity} has no date", sv="{activity} saknar datum"),
            values={"activity": named(activity), "recurrence": activity.recurrence},
            advice=Text(
                en="say from when: when: from March 2027",
                sv="ange från när: när: från mars 2027",
            )
            if recurs
            else Text(
                en="say when it shall be done: when: March – April 2027, or due: 2027-04-30",
                sv="ange när den ska vara gjord: när: mars – april 2027, eller senast: 2027-04-30",
            ),
        )


def _dated(checked: CheckedPlan, activity: Activity) -> bool:
    if activity.start is not None or activity.due is not None or activity.when is not None:
        return True
    return any(checked.written(activity, name) for name in _FIELDS) or any(
        checked.written(part, "when") for part in activity.parts
    )


RULE = Rule(
    code="ACT02",
    name="activity-without-date",
    levels=from_ready(Severity.ERROR),
    summary=Text(en="An activity without a date", sv="En aktivitet utan datum"),
    explanation=Explanation(
        notices=Text(
            en=(
                "an activity with none of when, start and due, whose parts have no dates either. A date without a "
                "year, or 'on demand', is something written and is left to other rules"
            ),
            sv=(
                "en aktivitet som varken har när, start eller senast och vars delar inte heller har datum. Ett datum "
                "utan årtal, eller ”vid behov”, är något skrivet och lämnas åt andra regler"
            ),
        ),
        matters=Text(
            en=(
                "what has no date is done last or not at all; no calendar, no procurement and no substitute can be "
                "planned from it, and nobody can say that it is late"
            ),
            sv=(
                "det som saknar datum görs sist eller inte alls; varken kalender, upphandling eller vikarier kan "
                "planeras efter det, och ingen kan säga att det är försenat"
            ),
        ),
        wrong=(
            "projekt: {namn: Lärledare, status: klar}\n"
            "aktiviteter:\n"
            "  - {id: V5, aktivitet: Uppföljningsdag för lärledare, omfattning: 1 dag}"
        ),
        right=(
            "projekt: {namn: Lärledare, status: klar}\n"
            "aktiviteter:\n"
            "  - {id: V5, aktivitet: Uppföljningsdag för lärledare, omfattning: 1 dag, när: oktober 2012}"
        ),
        origin=Text(
            en=(
                "a column of the activity plan in the Komlitt model; LiA's training of learning leaders and observers "
                "and its follow-up days had no dates"
            ),
            sv=(
                "en kolumn i aktivitetsplanen enligt Komlitts modell; LiA:s utbildningar av lärledare och observatörer "
                "och uppföljningsdagarna saknade datum"
            ),
        ),
    ),
    check=check,
)

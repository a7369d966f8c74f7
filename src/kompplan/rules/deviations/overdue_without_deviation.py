"""Report activities of a running project whose day has passed while nobody has said what happened."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule, always
from kompplan.loading.places import Anchor
from kompplan.model.activities import Activity
from kompplan.model.words import ActivityStatus, Status

_OVER = frozenset({ActivityStatus.DONE, ActivityStatus.CANCELLED})


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """What is due in the autumn is overdue when the autumn has passed; a status that nobody could read may say done."""
    plan = checked.plan
    if plan.status is not Status.RUNNING:
        return
    today = checked.today
    late = []
    for activity in plan.activities:
        end = checked.calendar.of(activity).end
        if end is None or end.latest >= today or activity.status in _OVER:
            continue
        if activity.status is not None or not checked.written(activity, "status"):
            late.append((activity, end.latest))
    if not late or not checked.complete(plan, "deviations"):
        return
    explained = {(each.activity or "").strip() for each in plan.deviations}
    for activity, day in late:
        if (activity.id or "").strip() in explained - {""}:
            continue
        yield Finding(
            at=_place(checked, activity),
            text=Text(
                en=(
                    "{activity} was to be ready {day} (today: {today}), but is neither done nor cancelled, and no "
                    "deviation tells why"
                ),
                sv=(
                    "{activity} skulle vara klar {day} (i dag: {today}) men är varken klar eller inställd, och ingen "
                    "avvikelse säger varför"
                ),
            ),
            values={"activity": named(activity), "day": day, "today": today},
            advice=Text(
                en="say status: done, or what has become of it: deviations: [{{activity: …, cause: …, decision: …}}]",
                sv=(
                    "skriv status: genomförd, eller vad som har hänt: avvikelser: [{{aktivitet: …, orsak: …, beslut: "
                    "…}}]"
                ),
            ),
        )


def _place(checked: CheckedPlan, activity: Activity) -> Anchor:
    field = next((name for name in ("due", "when") if getattr(activity, name) is not None), "text")
    return checked.at(activity, field)


RULE = Rule(
    code="DEV01",
    name="overdue-without-deviation",
    levels=always(Severity.ERROR),
    summary=Text(
        en="An overdue activity that no deviation explains", sv="En försenad aktivitet som ingen avvikelse förklarar"
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "in a running project: an activity whose last possible day has passed, that is neither done nor "
                "cancelled and that no deviation is about. The day is that of --today or project.today"
            ),
            sv=(
                "i ett pågående projekt: en aktivitet vars sista möjliga dag har passerat, som varken är klar eller "
                "inställd och som ingen avvikelse handlar om. Dagen är den i --today eller projekt.idag"
            ),
        ),
        matters=Text(
            en=(
                "a delay that is written down can be decided about; one that is not is found by the next activity, "
                "which was waiting for it"
            ),
            sv=(
                "en försening som är nedskriven går att besluta om; en som inte är det upptäcks av nästa aktivitet, "
                "som väntade på den"
            ),
        ),
        wrong=(
            "projekt: {namn: Samtal varje vecka, status: pågår}\n"
            "aktiviteter:\n  - {id: A1, aktivitet: Schemat läggs om, senast: 2026-05-29}"
        ),
        right=(
            "projekt: {namn: Samtal varje vecka, status: pågår}\n"
            "aktiviteter:\n  - {id: A1, aktivitet: Schemat läggs om, senast: 2026-05-29}\n"
            "avvikelser:\n  - {datum: 2026-06-01, aktivitet: A1, planerat: 29 maj 2026, utfall: 18 september 2026, "
            "orsak: vikarier saknas, beslut: kursen flyttas, av: styrgruppen}"
        ),
        origin=Text(
            en="the sixth step of the Komlitt model: deviations are reported carefully during the project",
            sv="sjätte steget i Komlitts modell: avvikelser rapporteras noga under projektets gång",
        ),
    ),
    check=check,
)

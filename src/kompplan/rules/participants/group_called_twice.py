"""Report target groups that are called to two activities on the same day."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, from_ready
from kompplan.loading.places import Anchor
from kompplan.model.activities import Activity

if TYPE_CHECKING:
    from kompplan.calculations.collisions import Collision


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Only what the plan's own dates say is told: where the schedule lays something it can be laid otherwise."""
    if not checked.plan.target_groups:
        return
    from kompplan.calculations.collisions import collisions, may_collide  # noqa: PLC0415 - few plans need it

    if not may_collide(checked.plan, checked.calendar):
        return
    for found in collisions(checked.loads_given).found:
        if found.doubt is None and _dated(checked, found.first) and _dated(checked, found.second):
            yield _finding(checked, found)


def _dated(checked: CheckedPlan, activity: Activity) -> bool:
    start = checked.calendar.of(activity).start
    return start is not None and start.earliest == start.latest


def _finding(checked: CheckedPlan, found: "Collision") -> Finding:
    one_day = found.begins == found.ends
    name, other = found.groups
    groups = checked.people.groups
    return Finding(
        at=_place(checked, found.second),
        text=_TEXTS[found.relation.value == "same", one_day],
        values={
            "first": named(found.first),
            "second": named(found.second),
            "group": named(groups[other]),
            "other": named(groups[name]),
            "begins": found.begins,
            "ends": found.ends,
        },
        advice=Text(
            en="move one of them; where each is for a part of the group, state its seats or how people are chosen",
            sv="flytta en av dem; är de för var sin del av gruppen, ange platser eller hur deltagarna väljs ut",
        ),
        related=(Note(_place(checked, found.first), Text("the other one", "den andra")),),
    )


def _place(checked: CheckedPlan, activity: Activity) -> Anchor:
    stated = [name for name, _ in checked.calendar.of(activity).stated]
    return checked.at(activity, next((name for name in ("start", "when", "due") if name in stated), None))


_TEXTS = {
    (True, True): Text(
        en="{group} is called to both {first} and {second} on {begins}, longer together than a working day",
        sv="{group} kallas till både {first} och {second} {begins}, tillsammans längre än en arbetsdag",
    ),
    (True, False): Text(
        en="{group} is called to both {first} and {second} between {begins} and {ends}, on the same days",
        sv="{group} kallas till både {first} och {second} mellan {begins} och {ends}, på samma dagar",
    ),
    (False, True): Text(
        en="{other}, called to {first}, and {group}, called to {second}, share persons; both are on {begins}",
        sv="{other}, som kallas till {first}, och {group}, som kallas till {second}, delar personer; båda är {begins}",
    ),
    (False, False): Text(
        en=(
            "{other}, called to {first}, and {group}, called to {second}, share persons; both are on the same days "
            "between {begins} and {ends}"
        ),
        sv=(
            "{other}, som kallas till {first}, och {group}, som kallas till {second}, delar personer; båda är på "
            "samma dagar mellan {begins} och {ends}"
        ),
    ),
}
"""By whether it is one group, and whether it is one day."""


RULE = Rule(
    code="PAR09",
    name="group-called-twice",
    levels=from_ready(Severity.WARNING),
    summary=Text(
        en="The same people called to two activities on one day", sv="Samma personer kallade till två saker på en dag"
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "two activities that call the same target group, or groups that share persons, on the same exactly "
                "known day: only where everybody is called to both or the seats together are more than the persons, "
                "and where the two are longer than a working day (day-hours). Nothing is said of coarse dates, of "
                "lengths that are not known, or of days that only the schedule gives; kompplan workload shows these "
                "as possible"
            ),
            sv=(
                "två aktiviteter som kallar samma målgrupp, eller grupper som delar personer, på samma exakt kända "
                "dag: bara om alla kallas till båda eller platserna tillsammans är fler än personerna, och om de två "
                "är längre än en arbetsdag (day-hours). Inget sägs om grova datum, okända längder eller dagar som "
                "bara tidsplanen ger; kompplan workload visar dem som möjliga"
            ),
        ),
        matters=Text(
            en=(
                "half of the group is missing from one of them, or the substitutes that were booked are not enough; it "
                "shows only when the calls go out"
            ),
            sv=(
                "halva gruppen saknas på en av dem, eller så räcker inte de vikarier som är bokade; det syns först "
                "när kallelserna går ut"
            ),
        ),
        wrong=(
            "målgrupper: [{id: personalen, namn: Personalen, antal: 24}]\naktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs, slag: utbildning, för: [personalen], när: 2027-05-10, längd: 1 dag}\n"
            "  - {id: A2, aktivitet: Verkstadsarbete, slag: verkstad, för: [personalen], när: 2027-05-10, längd: 4 h}"
        ),
        right=(
            "målgrupper: [{id: personalen, namn: Personalen, antal: 24}]\naktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs, slag: utbildning, för: [personalen], när: 2027-05-10, längd: 1 dag}\n"
            "  - {id: A2, aktivitet: Verkstadsarbete, slag: verkstad, för: [personalen], när: 2027-05-11, längd: 4 h}"
        ),
        origin=Text(
            en=(
                "four of LiA's municipalities are in V8 as well, so that the same persons belong to two groups; that "
                "is easy to forget when days are set"
            ),
            sv=(
                "fyra av LiA:s kommuner är med i V8 också, så att samma personer hör till två grupper; det är lätt "
                "att glömma när dagar bestäms"
            ),
        ),
    ),
    check=check,
)

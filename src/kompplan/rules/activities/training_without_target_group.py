"""Report trainings that do not say who they are for, or how many can take part."""

from collections.abc import Iterator

from kompplan.calculations.capacity import TAUGHT
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule, always
from kompplan.model.activities import Activity
from kompplan.model.words import ActivityStatus

_OVER = (ActivityStatus.CANCELLED, ActivityStatus.DONE)
_NUMBERS = ("participants", "seats", "groups", "group_size", "needed_seats")


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A training that is over has had its participants: what counts then is how many they were (closing)."""
    for activity in checked.plan.activities:
        if activity.kind not in TAUGHT or activity.status in _OVER:
            continue
        for_somebody = checked.written(activity, "target_groups")
        counted = any(checked.written(activity, name) for name in _NUMBERS)
        if for_somebody and (counted or _everybody_is_counted(checked, activity)):
            continue
        if for_somebody:
            field, text = "seats", _HOW_MANY
            advice = Text(
                en="state the seats: seats: 24, or groups, group_size and rounds",
                sv="ange platserna: platser: 24, eller grupper, gruppstorlek och omgångar",
            )
        else:
            field, text = "target_groups", _FOR_WHOM if counted else _NEITHER
            advice = (
                _NAME_THE_GROUP
                if counted
                else Text(
                    en="name the target group and the seats: target_groups: [staff], seats: 24",
                    sv="ange målgruppen och platserna: målgrupper: [personalen], platser: 24",
                )
            )
        yield Finding(
            at=checked.missing(activity, field), text=text, values={"activity": named(activity)}, advice=advice
        )


_NAME_THE_GROUP = Text(
    en="name the target group: target_groups: [staff]", sv="ange målgruppen: målgrupper: [personalen]"
)
_HOW_MANY = Text(
    en="{activity} does not say how many can take part", sv="{activity} anger inte hur många som får plats"
)
_FOR_WHOM = Text(en="{activity} does not say who it is for", sv="{activity} anger inte vem den är till för")
_NEITHER = Text(
    en="{activity} says neither who it is for nor how many can take part",
    sv="{activity} anger varken vem den är till för eller hur många som får plats",
)


def _everybody_is_counted(checked: CheckedPlan, activity: Activity) -> bool:
    """Tell whether it is for whole groups whose numbers the plan has: all of them take part where none are chosen."""
    if checked.written(activity, "selection"):
        return False
    people = checked.people
    for name in activity.target_groups:
        group = people.groups.get(name.strip())
        if group is None:  # STR04's
            continue
        if group.selection or people.size(name.strip()) is None:
            return False
    return True


RULE = Rule(
    code="ACT05",
    name="training-without-target-group",
    levels=always(Severity.WARNING),
    summary=Text(
        en="A training that does not say who it is for, or how many can take part",
        sv="En utbildning som inte säger vem den är till för eller hur många som får plats",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "a training, lecture, seminar, workshop or action research without a target group, or without a "
                "number: seats, participants or groups. No number is needed where the training is for a whole group "
                "whose size the plan states and nobody is selected. One that is done or cancelled is left alone"
            ),
            sv=(
                "en utbildning, en föreläsning, ett seminarium, en verkstad eller aktionsforskning utan målgrupp, "
                "eller utan antal: platser, deltagare eller grupper. Inget antal behövs när utbildningen är för en "
                "hel grupp vars storlek står i planen och inget urval görs. Den som är genomförd eller inställd "
                "lämnas i fred"
            ),
        ),
        matters=Text(
            en=(
                "without seats nobody can ask for tenders, book rooms or substitutes, or see that the seats are fewer "
                "than those who need them"
            ),
            sv=(
                "utan platser kan ingen ta in anbud, boka lokaler eller vikarier, eller se att platserna är färre än "
                "de som behöver dem"
            ),
        ),
        wrong=(
            "aktiviteter:\n  - {id: A1, aktivitet: Kurs i samtalsmetod, slag: kurs}\n"
            "  - {id: A2, aktivitet: Föreläsning om oro, slag: föreläsning, målgrupper: [chefer]}\n"
            "målgrupper: [{id: chefer, namn: Enhetschefer}]"
        ),
        right=(
            "aktiviteter:\n  - {id: A1, aktivitet: Kurs i samtalsmetod, slag: kurs, för: [chefer], platser: 12}\n"
            "  - {id: A2, aktivitet: Föreläsning om oro, slag: föreläsning, målgrupper: [personalen]}\n"
            "målgrupper:\n  - {id: chefer, namn: Enhetschefer}\n"
            "  - {id: personalen, namn: Alla i hemtjänsten, antal: {kvinnor: 84, män: 12}}"
        ),
        origin=Text(
            en=(
                "LiA's third managers' course, its course for learning leaders and its training in action research say "
                "nothing of how many can take part; the improvement workshop states no seats"
            ),
            sv=(
                "LiA:s tredje chefsutbildning, lärledarutbildningen och utbildningen i aktionsforskning säger inget om "
                "hur många som får plats; Förbättringsverkstaden anger inga platser"
            ),
        ),
    ),
    check=check,
)

"""Report activities whose owner is not one role: everybody, a group, an organisation, or several roles."""

from collections.abc import Iterator

from kompplan.calculations.owners import Names, NotOne
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule, always
from kompplan.model.words import ActivityStatus

_TEXTS = {
    NotOne.EVERYBODY: Text(
        en="{activity} is owned by '{owner}', which is nobody in particular",
        sv="ansvarig för {activity} är ”{owner}”, alltså ingen särskild",
    ),
    NotOne.GROUP: Text(
        en="{activity} is owned by '{owner}', which is a group and not one role",
        sv="ansvarig för {activity} är ”{owner}”, alltså en grupp och inte en roll",
    ),
    NotOne.ORGANISATION: Text(
        en="{activity} is owned by '{owner}', which is an organisation and not a role",
        sv="ansvarig för {activity} är ”{owner}”, alltså en organisation och inte en roll",
    ),
    NotOne.SEVERAL: Text(
        en="{activity} is owned by '{owner}', which is more than one",
        sv="ansvarig för {activity} är ”{owner}”, alltså fler än en",
    ),
}


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A role is judged by its title; what nobody has called a role by its words, and by what the plan calls so."""
    names = Names(checked.plan)
    for activity in checked.plan.activities:
        owner = activity.owner
        if not owner or activity.status is ActivityStatus.CANCELLED:
            continue
        why = names.not_one(owner)
        if why is not None:
            yield Finding(
                at=checked.at(activity, "owner"),
                text=_TEXTS[why],
                values={"activity": named(activity), "owner": owner},
                advice=Text(
                    en="name the one role that sees that it gets done; those who help can stand in a note",
                    sv="ange den enda roll som ser till att det blir gjort; de som hjälper till kan stå i anmärkningen",
                ),
            )


RULE = Rule(
    code="ACT06",
    name="owner-not-accountable",
    levels=always(Severity.WARNING),
    summary=Text(en="An activity whose owner is not one role", sv="En aktivitet vars ansvariga inte är en enda roll"),
    explanation=Explanation(
        notices=Text(
            en=(
                "an activity owned by everybody, by a group (the staff, the steering group), by an organisation (the "
                "municipality, the project, a unit) or by several roles (head and co-ordinator). A closed list of "
                'words is used, and what the plan itself calls organisations and target groups; "the chair of the '
                'steering group" and "head of care and health" are single roles'
            ),
            sv=(
                "en aktivitet som alla ansvarar för, eller en grupp (personalen, styrgruppen), en organisation "
                "(kommunen, projektet, en enhet) eller flera roller (enhetschef och samordnare). En sluten lista med "
                "ord används, och det som planen själv kallar organisationer och målgrupper; ”styrgruppens "
                "ordförande” och ”chef för vård och omsorg” är en roll vardera"
            ),
        ),
        matters=Text(
            en="what many are responsible for nobody is: each of them believes that another has booked the room",
            sv="det som många ansvarar för ansvarar ingen för: var och en tror att någon annan har bokat lokalen",
        ),
        wrong=(
            "aktiviteter:\n  - {id: A1, aktivitet: Kurs i samtalsmetod, ansvarig: alla}\n"
            "  - {id: A2, aktivitet: Schemat läggs om, ansvarig: enhetschef och samordnare}\n"
            "  - {id: A3, aktivitet: Leksaker köps in, ansvarig: kommunen}"
        ),
        right=(
            "aktiviteter:\n  - {id: A1, aktivitet: Kurs i samtalsmetod, ansvarig: utvecklingsledaren}\n"
            "  - {id: A2, aktivitet: Schemat läggs om, ansvarig: enhetschefen, anmärkning: samordnaren hjälper till}\n"
            "  - {id: A3, aktivitet: Leksaker köps in, ansvarig: kommunens upphandlare}"
        ),
        origin=Text(
            en="the activity plan of the Komlitt model: share the responsibility out, one activity to each",
            sv="aktivitetsplanen enligt Komlitts modell: fördela ansvaret, en aktivitet till var och en",
        ),
    ),
    check=check,
)

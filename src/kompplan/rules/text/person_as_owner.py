"""Report owners that look like a person's name instead of a role."""

from collections.abc import Iterator, Sequence

from kompplan.calculations.parties import Place
from kompplan.calculations.person_names import Likeness, likeness
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.model.base import Part
from kompplan.model.shapes import folded, shape
from kompplan.model.words import LanguageWord

_OWNERS = frozenset({"owner", "contact_role", "contacts"})
"""Fields that take nothing but a role; elsewhere a company may stand, so only what clearly is a name counts."""
_MOST_NOTES = 3
_THERE_TOO = Text("here too", "här också")


def _known(checked: CheckedPlan) -> frozenset[str]:
    """Return the words of the plan's organisations, places and target groups, which are no person's names."""
    plan = checked.plan
    names = [*checked.parties.organisations, *checked.parties.names]
    names += (group.name or "" for group in plan.target_groups)
    if plan.project is not None:
        names.append(plan.project.name or "")
    words = {folded(word.strip(".,()")) for name in names for word in name.split()}
    return frozenset(words | {word.removesuffix("s") for word in words})


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Each name is reported where it first stands. In an English plan titles have capitals too."""
    named = checked.parties
    texts = [text for each in (named.roles, named.titles) for text in each if not text.islower()]
    if not texts:
        return
    project = checked.plan.project
    english = project is not None and project.language is LanguageWord.EN
    known = _known(checked)
    people: dict[str, tuple[str, list[Place]]] = {}
    for text in texts:
        likely = likeness(text, known)
        if likely is Likeness.NONE:
            continue
        for place in (*named.roles.get(text, ()), *named.titles.get(text, ())):
            if likely is Likeness.CLEARLY or (place[1] in _OWNERS and not english):
                people.setdefault(folded(text), (text, []))[1].append(place)
    for text, (first, *others) in people.values():
        yield _finding(checked, text, first, others)


def _finding(checked: CheckedPlan, text: str, first: Place, others: Sequence[Place]) -> Finding:
    once = Text("{field}: {initials} looks like a person's name", "{field}: {initials} ser ut att vara en persons namn")
    often = Text(
        "{field}: {initials} looks like a person's name, and stands in {count} places",
        "{field}: {initials} ser ut att vara en persons namn, och står på {count} ställen",
    )
    return Finding(
        at=checked.at(*first),
        text=often if others else once,
        values={"field": _field(first[0], first[1]), "initials": _initials(text), "count": 1 + len(others)},
        advice=Text(
            "write the role: it is there when the person has left", "skriv rollen: den finns kvar när personen slutat"
        ),
        related=tuple(Note(checked.at(*place), _THERE_TOO) for place in others[:_MOST_NOTES]),
    )


def _field(part: Part, name: str) -> Text:
    field = shape(type(part)).fields[name]
    return Text(field.en.replace("_", " "), field.sv.replace("_", " "))


def _initials(text: str) -> str:
    return " ".join(f"{word[0]}." for word in text.split() if word[0].isupper())


RULE = Rule(
    code="TXT02",
    name="person-as-owner",
    levels=always(Severity.WARNING),
    summary=Text(en="An owner that looks like a person's name", sv="En ansvarig som ser ut att vara en persons namn"),
    explanation=Explanation(
        notices=Text(
            en=(
                "an owner, contact or member of a group that is written as a name: two or three capitalised words, "
                "or a name with an initial, where no word belongs to a role, an organisation or a place. Where it "
                "could be either, nothing is said. The message gives the initials only"
            ),
            sv=(
                "en ansvarig, kontakt eller medlem i en grupp som är skriven som ett namn: två eller tre ord med stor "
                "bokstav, eller ett namn med en initial, där inget ord hör till en roll, en organisation eller en "
                "plats. Kan det vara vilket som helst sägs ingenting. Meddelandet anger bara initialerna"
            ),
        ),
        matters=Text(
            en="names go stale when people leave, and make the plan a register of personal data",
            sv="namn blir inaktuella när människor slutar, och gör planen till ett register med personuppgifter",
        ),
        wrong="aktiviteter: [{id: A1, aktivitet: Grundkurs, ansvarig: Anna A.}]",
        right="aktiviteter: [{id: A1, aktivitet: Grundkurs, ansvarig: utvecklingsledaren}]",
        origin=Text(
            en="LiA's risk register: key persons disappear", sv="LiA:s riskregister: nyckelpersoner försvinner"
        ),
    ),
    check=check,
)

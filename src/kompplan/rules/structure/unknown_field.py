"""Report keys that no field answers to, with the word that was probably meant."""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.rule import Edit, Finding, Fix, Rule, always
from kompplan.loading.bind import UnknownKey
from kompplan.loading.spelling import nearest
from kompplan.model.base import Part
from kompplan.model.shapes import folded, shape
from kompplan.syntax.tree import Mapping as Block
from kompplan.syntax.tree import Scalar

_WRITE = Text("write {guess}", "skriv {guess}")
MOST_GUESSES = 50
"""Keys of one plan that a likely word is looked for; a file that is no plan at all may have thousands."""

MOST_LISTED = 8


@cache
def _words(part: type[Part]) -> Mapping[str, str]:
    """Return the words of a part's fields as they are written, by their folded spelling."""
    found: dict[str, str] = {}
    for field in shape(part).fields.values():
        for word in (field.sv, field.en, *field.spelling.also):
            found.setdefault(folded(word), word)
    return found


@cache
def _fields(part: type[Part]) -> tuple[Text, ...]:
    return tuple(Text(field.en, field.sv) for field in shape(part).fields.values())


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """What stands under an unknown key is left aside; everything else is judged."""
    for number, unknown in enumerate(checked.unknown_keys):
        key, kind = unknown.key, unknown.shape
        guess = nearest(key.text, kind.spellings) if number < MOST_GUESSES else None
        if guess is not None:
            guess = _words(kind.part).get(guess, guess)
        fields = _fields(kind.part)
        text = Text(en="'{key}' is no field here and is not read", sv="”{key}” är inget fält här och läses inte")
        if guess is not None:
            text = Text(
                en="'{key}' is no field here and is not read; did you mean '{guess}'?",
                sv="”{key}” är inget fält här och läses inte; menade du ”{guess}”?",
            )
            advice = Text(en="write '{guess}' instead of '{key}'", sv="skriv ”{guess}” i stället för ”{key}”")
        elif len(fields) > MOST_LISTED:
            advice = Text(
                en="fields that can stand here are, among others: {fields}",
                sv="fält som kan stå här är bland andra: {fields}",
            )
        else:
            advice = Text(en="fields that can stand here are: {fields}", sv="fält som kan stå här är: {fields}")
        yield Finding(
            at=key.span,
            text=text,
            values={"key": key.text, "guess": guess, "fields": fields[:MOST_LISTED]},
            advice=advice,
            fix=_fix(checked, unknown, guess) if guess is not None else None,
        )


def _fix(checked: CheckedPlan, unknown: UnknownKey, guess: str) -> Fix | None:
    """Put the field's name in the key's place: safe where they are the same letters, unless the field is there too."""
    key, kind = unknown
    field = kind.spellings.get(folded(guess))
    if field is None or any(field.name in fields for fields in _around(checked, key)):
        return None
    written = key.span.text
    if not key.plain and written[1:-1] != key.text:
        return None
    quote = "" if key.plain else written[0]
    edit = Edit(key.span, f"{quote}{guess}{quote}")
    return Fix(_WRITE, (edit,), safe=_letters(key.text) == _letters(guess), values={"guess": guess})


def _around(checked: CheckedPlan, key: Scalar) -> Iterator[Mapping[str, object]]:
    """Yield the fields of the part that a key stands in."""
    for origin in checked.loaded.origins.values():
        node = origin.node
        if (
            isinstance(node, Block)
            and node.start <= key.start < node.end
            and any(each is key for each, _ in node.entries)
        ):
            yield origin.fields


def _letters(word: str) -> str:
    """Return a word's letters and digits alone, without marks above them."""
    return "".join(each for each in unicodedata.normalize("NFKD", word.casefold()) if each.isalnum())


RULE = Rule(
    code="STR02",
    name="unknown-field",
    levels=always(Severity.WARNING),
    summary=Text(en="A field that does not exist", sv="Ett fält som inte finns"),
    explanation=Explanation(
        notices=Text(
            en=(
                "a word before a colon that is not the name of any field in that place, neither in Swedish nor in "
                "English; the nearest field is offered, else those that can stand there"
            ),
            sv=(
                "ett ord före ett kolon som inte är namnet på något fält på det stället, varken på svenska eller på "
                "engelska; det närmaste fältet föreslås, annars de fält som kan stå där"
            ),
        ),
        matters=Text(
            en="a typing error hides what stands under it: the owner is there, but no list and no report knows of them",
            sv=(
                "ett skrivfel döljer det som står under det: den ansvarige är angiven, men ingen lista och ingen "
                "rapport vet om det"
            ),
        ),
        wrong="aktiviteter:\n  - {aktivitet: Handledning, ansvrig: rektor, hurofta: varje månad}",
        right="aktiviteter:\n  - {aktivitet: Handledning, ansvarig: rektor, hur_ofta: varje månad}",
        origin=Text(
            en="the Komlitt guide spells its own aspects in two ways (teknologi and teknik)",
            sv="Komlitts guide stavar sina egna aspekter på två sätt (teknologi och teknik)",
        ),
        in_english=(
            "activities:\n  - {activity: Supervision, ownr: head teacher, targetgroups: [managers]}",
            "activities:\n  - {activity: Supervision, owner: head teacher, target_groups: [managers]}",
        ),
    ),
    check=check,
)

"""Report organisations and roles that are spelled in two ways."""

from collections.abc import Iterator

from kompplan.calculations.spellings import Twofold, twofold
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.rule import Finding, Fix, Note, Rule, always
from kompplan.lint.value_edit import value_edit
from kompplan.values.patterns import pattern

_PLAIN = pattern(r"[^\W\d_][\w .–-]*\w")
"""A name that needs no quotes wherever it stands."""
_SAME = Text("write {usual} everywhere", "skriv {usual} överallt")


def _fix(checked: CheckedPlan, found: Twofold) -> Fix | None:
    new = found.usual.text.strip()
    if _PLAIN().fullmatch(new) is None:
        return None
    edits = []
    for place in found.odd.places:
        edit = value_edit(checked, checked.at(*place), found.odd.text, new)
        if edit is None:
            return None
        edits.append(edit)
    return Fix(_SAME, tuple(edits), values={"usual": new})


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A spelling is reported once, where it first stands."""
    named = checked.parties
    for found in twofold((named.names, named.organisations, named.titles, named.roles), checked.references.ids):
        yield Finding(
            at=checked.at(*found.odd.places[0]),
            text=Text(
                "{odd} is spelled {usual} elsewhere in the plan", "{odd} skrivs {usual} på andra ställen i planen"
            ),
            values={"odd": found.odd.text, "usual": found.usual.text},
            advice=_SAME,
            related=(Note(checked.at(*found.usual.places[0]), Text("as here", "som här")),),
            fix=_fix(checked, found),
        )


RULE = Rule(
    code="TXT04",
    name="inconsistent-naming",
    levels=always(Severity.INFO),
    summary=Text(en="The same name in two spellings", sv="Samma namn i två stavningar"),
    explanation=Explanation(
        notices=Text(
            en=(
                "organisations, municipalities, funders, suppliers and roles that are written in two ways: with and "
                "without hyphen or capitals, Vänersborg kommun and Vänersborgs kommun, or with one letter otherwise "
                "inside a long word. A capital at the beginning and an ending (lärledare, lärledaren) are no "
                "difference. The more common spelling is proposed"
            ),
            sv=(
                "organisationer, kommuner, finansiärer, leverantörer och roller som är skrivna på två sätt: med och "
                "utan bindestreck eller versaler, Vänersborg kommun och Vänersborgs kommun, eller med en bokstav "
                "annorlunda inne i ett långt ord. Stor begynnelsebokstav och ändelser (lärledare, lärledaren) räknas "
                "inte. Den vanligaste stavningen föreslås"
            ),
        ),
        matters=Text(
            en="a reader takes two spellings for two parties, and sums per funder or owner are split in two",
            sv="läsaren tar två stavningar för två parter, och summor per finansiär eller ansvarig delas i två",
        ),
        wrong=(
            "projekt: {namn: Samtal, ägare: Vänersborgs kommun}\n"
            "finansiering:\n  - {källa: Vänersborgs kommun, belopp: 90 000 kr}\n"
            "  - {källa: Vänersborg kommun, belopp: 10 000 kr}"
        ),
        right=(
            "projekt: {namn: Samtal, ägare: Vänersborgs kommun}\n"
            "finansiering:\n  - {källa: Vänersborgs kommun, belopp: 90 000 kr}\n"
            "  - {källa: Socialfonden, belopp: 10 000 kr}"
        ),
        origin=Text(
            en="in the article about KLURA the evaluator's and the project's names vary",
            sv="i artikeln om KLURA varierar utvärderarens och projektets namn",
        ),
    ),
    check=check,
)

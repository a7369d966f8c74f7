"""Report e-mail addresses, telephone numbers and personal identity numbers, without repeating them."""

from collections.abc import Iterator

from kompplan.calculations.personal_data import Kind, addresses, identities, may_hold_numbers, own_names, telephones
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.diagnostics.source import Span
from kompplan.i18n.text import Text
from kompplan.lint.rule import Finding, Rule, always

_WORDS = {
    Kind.ADDRESS: Text(
        "an e-mail address that seems to be a person's ({masked})",
        "en e-postadress som ser ut att vara en persons ({masked})",
    ),
    Kind.TELEPHONE: Text("a telephone number ({masked})", "ett telefonnummer ({masked})"),
    Kind.IDENTITY: Text("a personal identity number", "ett personnummer"),
    Kind.COORDINATION: Text("a co-ordination number", "ett samordningsnummer"),
}
_ROLE = Text(
    "write the role, or an address that belongs to a function, such as info@…",
    "skriv rollen, eller en adress som hör till en funktion, till exempel info@…",
)
_AWAY = Text("take it away: a plan does not need it", "ta bort det: en plan behöver det inte")
_ADVICE = {Kind.ADDRESS: _ROLE, Kind.TELEPHONE: _ROLE, Kind.IDENTITY: _AWAY, Kind.COORDINATION: _AWAY}


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """The files' own text is read: values, unknown keys and comments alike."""
    outline = checked.outline
    numbers = may_hold_numbers(outline)
    if not numbers and b"@" not in outline:
        return
    names = own_names(checked.plan.project)
    for source in checked.sources:
        text = source.text
        found = {each.start: each for each in addresses(text, names)}
        if numbers:
            for number in (*telephones(text), *identities(text, checked.today)):
                found.setdefault(number.start, number)
        end = 0
        for _, each in sorted(found.items()):
            if each.start < end:
                continue
            end = each.end
            yield Finding(
                at=Span(source, each.start, each.end),
                text=_WORDS[each.kind],
                values={"masked": each.masked},
                advice=_ADVICE[each.kind],
            )


RULE = Rule(
    code="TXT01",
    name="personal-data",
    levels=always(Severity.WARNING),
    summary=Text(
        en="An e-mail address, telephone number or personal identity number",
        sv="En e-postadress, ett telefonnummer eller ett personnummer",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "e-mail addresses, Swedish telephone numbers and personal identity numbers (co-ordination numbers "
                "too) anywhere in the files, comments included. An address of a function (info@, kommun@, the "
                "project's own name) and the number of a switchboard pass, and so do registration numbers, "
                "organisation numbers and amounts: a personal identity number has a date and a right last digit. The "
                "message never repeats what it found"
            ),
            sv=(
                "e-postadresser, svenska telefonnummer och personnummer (också samordningsnummer) var som helst i "
                "filerna, även i kommentarer. En funktions adress (info@, kommun@, projektets eget namn) och en växels "
                "nummer går bra, liksom diarienummer, organisationsnummer och belopp: ett personnummer har ett datum "
                "och en rätt kontrollsiffra. Meddelandet upprepar aldrig det som hittades"
            ),
        ),
        matters=Text(
            en=(
                "plans are published, copied and kept for years; personal data in them must have a reason, and "
                "goes stale when somebody leaves"
            ),
            sv=(
                "planer publiceras, kopieras och sparas i åratal; personuppgifter i dem måste ha ett skäl, och blir "
                "inaktuella när någon slutar"
            ),
        ),
        wrong="projekt: {namn: Samtal, kontakt: projektledaren 070-174 06 05}",
        right="projekt: {namn: Samtal, kontakt: projektledaren}",
        origin=Text(
            en="the project records of the Social Fund publish the contact person's name, mail and telephone",
            sv="Socialfondens projektposter publicerar kontaktpersonens namn, e-post och telefon",
        ),
    ),
    check=check,
)

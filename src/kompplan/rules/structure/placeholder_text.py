"""Report texts that only hold a place, and allowances without a reason."""

from collections.abc import Iterator

from kompplan.calculations.placeholders import placeholders
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.rule import Finding, Rule, always

_HOLDS_A_PLACE = Text(
    en="'{words}' holds the place of something that is not yet known",
    sv="”{words}” står här i väntan på något som ännu inte är känt",
)
_ADVICE = Text(
    en="write what is known, or take it away and leave the question open",
    sv="skriv det som är känt, eller ta bort det och låt frågan stå öppen",
)


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """An allowance's reason has to be a reason: without one it silences nothing."""
    for written, words in placeholders(checked.steps):
        alone = words == written.text.strip()
        yield Finding(
            at=checked.at(written.part, written.field, written.item, cell=written.cell),
            text=_HOLDS_A_PLACE
            if alone
            else Text(
                en="'{words}' in '{text}' holds the place of something that is not yet known",
                sv="”{words}” i ”{text}” står i väntan på något som ännu inte är känt",
            ),
            values={"words": words, "text": written.text},
            advice=_ADVICE,
        )
    for value in checked.loaded.placeholders:
        yield Finding(at=value.span, text=_HOLDS_A_PLACE, values={"words": value.text}, advice=_ADVICE)
    for allowance in checked.plan.allow:
        if not checked.written(allowance, "because"):
            yield Finding(
                at=checked.missing(allowance, "because"),
                text=Text(
                    en="the exception from {rule} gives no reason, so it does not count",
                    sv="undantaget från {rule} har inget skäl och gäller därför inte",
                ),
                values={"rule": allowance.rule or Text("a rule", "en regel")},
                advice=Text(en="say why the finding is accepted: because: …", sv="skriv varför det godtas: därför: …"),
            )


RULE = Rule(
    code="STR06",
    name="placeholder-text",
    levels=always(Severity.WARNING),
    summary=Text(en="A text that only holds a place", sv="En text som bara står i väntan på besked"),
    explanation=Explanation(
        notices=Text(
            en=(
                "'x antal', 'xx', '???', TBD, TODO, a lone dash or dots, 'ska kompletteras', 'to be decided', lorem "
                "ipsum and their like in any text; and an exception (allow) whose reason is missing"
            ),
            sv=(
                "”x antal”, ”xx”, ”???”, TBD, TODO, ett ensamt streck eller punkter, ”ska kompletteras”, ”to be "
                "decided”, lorem ipsum och liknande i vilken text som helst; och ett undantag (tillåt) som saknar "
                "skäl"
            ),
        ),
        matters=Text(
            en=(
                "a placeholder looks like content: the field is filled in, nobody is asked, and the plan is decided "
                "on with the question still open"
            ),
            sv=(
                "en sådan text ser ut som innehåll: fältet är ifyllt, ingen frågar, och planen beslutas med frågan kvar"
            ),
        ),
        wrong="historik:\n  - {vad: datorkörkort, anmärkning: x antal personer}",
        right="historik:\n  - {vad: datorkörkort, anmärkning: antalet deltagare är inte dokumenterat}",
        origin=Text(
            en="the VIVA record says that 'x number of persons' took the computer licence course",
            sv="i VIVA-projektets handlingar har ”x antal personer” tagit datorkörkort",
        ),
    ),
    check=check,
)

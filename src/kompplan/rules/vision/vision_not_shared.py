"""Report visions of which nobody can see who took part in forming them."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.rule import Finding, Rule, always

_CONTENT = ("text", "for_whom", "purpose", "meaning")


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A vision that nobody has begun to write is not shared either, but that is for VIS01 to say."""
    vision = checked.plan.vision
    if vision is None or checked.written(vision, "participation"):
        return
    if not any(checked.written(vision, name) for name in _CONTENT):
        return
    at = checked.missing(vision, "participation")
    yield Finding(
        at=at if at.field is not None else checked.key(checked.plan, "vision"),
        text=Text(
            en="nothing says who took part in forming the vision",
            sv="det framgår inte vilka som har varit med och format visionen",
        ),
        advice=Text(
            en="write who did, such as participation: [the staff, users, partners], or ask them first",
            sv="skriv vilka, till exempel delaktiga: [personalen, brukare, samarbetspartner], eller fråga dem först",
        ),
    )


RULE = Rule(
    code="VIS02",
    name="vision-not-shared",
    levels=always(Severity.INFO),
    summary=Text(
        en="A vision without a word on who took part in forming it",
        sv="En vision utan ett ord om vilka som har format den",
    ),
    explanation=Explanation(
        notices=Text(
            en="a vision that says something, with no record of who took part in forming it: staff, users, partners",
            sv="en vision som säger något, men inte vilka som har varit med och format den: personal, brukare, partner",
        ),
        matters=Text(
            en=(
                "people work for what they have been part of deciding; a vision from the manager's desk has to be sold "
                "afterwards, and those who know the users have not been heard"
            ),
            sv=(
                "det man själv har varit med och bestämt arbetar man för; en vision från chefens skrivbord måste "
                "säljas in i efterhand, och de som känner brukarna har inte fått säga sitt"
            ),
        ),
        wrong="vision:\n  text: Varje barn ska få vara barn\n  delaktiga: []",
        right="vision:\n  text: Varje barn ska få vara barn\n  delaktiga: [personalen, mammorna]",
        origin=Text(
            en="the Komlitt model: everybody concerned takes part when vision and goal are set",
            sv="Komlitts modell: alla som berörs är med när vision och mål sätts",
        ),
    ),
    check=check,
)

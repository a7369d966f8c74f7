"""Report goals that nobody can see have been reached."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule, from_ready


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Whether an indicator can be measured is for other rules to say."""
    for goal in checked.plan.goals:
        if not checked.written(goal, "indicators"):
            yield Finding(
                at=checked.missing(goal, "indicators"),
                text=Text(en="the goal {goal} has no indicator", sv="målet {goal} saknar indikator"),
                values={"goal": named(goal)},
                advice=Text(
                    en="say how it will be seen: indicators: with text, baseline, target, date and method",
                    sv="ange hur det ska synas: indikatorer: med text, nuläge, målvärde, datum och metod",
                ),
            )


RULE = Rule(
    code="GOA01",
    name="goal-without-indicator",
    levels=from_ready(Severity.ERROR, draft=Severity.WARNING),
    summary=Text(en="A goal without an indicator", sv="Ett mål utan indikator"),
    explanation=Explanation(
        notices=Text(
            en="a goal without any indicator; a warning in a draft, an error from the status ready on",
            sv="ett mål utan någon indikator; en varning i ett utkast, ett fel från och med statusen klar",
        ),
        matters=Text(
            en=(
                "without an indicator nobody can say whether the goal was reached, and nobody measures before the "
                "start, so that nothing can be shown afterwards. The question 'how do we work when we are there?' "
                "often gives the indicator"
            ),
            sv=(
                "utan indikator kan ingen säga om målet nåddes, och ingen mäter före start, så att inget kan visas "
                "efteråt. Frågan ”hur arbetar vi när vi är där?” ger ofta indikatorn"
            ),
        ),
        wrong="mål:\n  - {id: M1, text: Barnen mår bra och orkar med lek och läxor}",
        right=(
            "mål:\n"
            "  - id: M1\n"
            "    text: Barnen mår bra och orkar med lek och läxor\n"
            "    indikatorer:\n"
            "      - {text: andel barn som leker minst en timme om dagen, målvärde: 80 %, när: v. 49 2027}"
        ),
        origin=Text(
            en="the women's shelter in the Komlitt model and the VIVA plan have goals that nothing measures",
            sv="kvinnojouren i Komlitts modell och planen för VIVA har mål som inget mäter",
        ),
    ),
    check=check,
)

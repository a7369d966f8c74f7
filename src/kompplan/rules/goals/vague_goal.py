"""Report goals that only point in a direction."""

from collections.abc import Iterator

from kompplan.calculations.goal_words import wish
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule, always
from kompplan.model.goals import Goal


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A goal may stay a wish where an indicator, or a sharper goal that builds up to it, says what it takes."""
    goals = checked.plan.goals
    wishes = {id(goal): words for goal in goals if (words := _wish(checked, goal)) is not None}
    if not wishes:
        return
    sharpened = {upper.strip() for goal in goals if id(goal) not in wishes for upper in goal.contributes_to}
    for goal in goals:
        if id(goal) not in wishes or (goal.id or "").strip() in sharpened:
            continue
        yield Finding(
            at=checked.at(goal, "text"),
            text=Text(
                en="the goal {goal} says '{wish}', but not how much, when or what shall be fulfilled",
                sv="målet {goal} säger ”{wish}”, men inte hur mycket, när eller vad som ska vara uppfyllt",
            ),
            values={"goal": named(goal), "wish": wishes[id(goal)]},
            advice=Text(
                en="say what is true when you are there: at least (number) of (whom) do (what) by (date)",
                sv="skriv vad som är sant när ni är framme: minst (antal) av (vilka) gör (vad) senast (datum)",
            ),
        )


def _wish(checked: CheckedPlan, goal: Goal) -> str | None:
    if not goal.text or any(
        indicator.target is not None or checked.written(indicator, "target") for indicator in goal.indicators
    ):
        return None
    return wish(goal.text)


RULE = Rule(
    code="GOA05",
    name="vague-goal",
    levels=always(Severity.INFO),
    summary=Text(en="A goal that only points in a direction", sv="Ett mål som bara pekar ut en riktning"),
    explanation=Explanation(
        notices=Text(
            en=(
                "a goal whose words are wishes – improve, strengthen, better, more, feel well, new knowledge – without "
                "a number, a date or a condition (at least, every day, nobody), and without an indicator that has a "
                "target. An overall goal is left alone when a sharper goal contributes to it"
            ),
            sv=(
                "ett mål vars ord är önskningar – förbättra, stärka, bättre, mer, må bra, ny kunskap – utan något "
                "antal, datum eller villkor (minst, varje dag, ingen) och utan en indikator med målvärde. Ett "
                "övergripande mål lämnas i fred när ett skarpare mål bidrar till det"
            ),
        ),
        matters=Text(
            en=(
                "a wish cannot be missed and so cannot be reached either; everybody reads into it what they like, and "
                "the disagreement comes when the project is over. Ask: how do we work when we are there?"
            ),
            sv=(
                "en önskan kan inte missas och därför inte heller nås; var och en läser in det man vill, och "
                "oenigheten kommer när projektet är slut. Fråga: hur arbetar vi när vi är där?"
            ),
        ),
        wrong="mål:\n  - Personalen ska få bättre kunskap om bemötande",
        right=(
            "mål:\n"
            "  - Minst 80 procent av personalen samtalar enligt metodens fem steg i december 2027\n"
            "  - text: Barnen mår bra\n"
            "    indikatorer:\n"
            "      - {text: andel barn som leker varje dag, nuläge: 40 %, målvärde: 80 %, när: v. 49 2027}"
        ),
        origin=Text(
            en="'the children feel well' in the Komlitt model, 'know more' and 'new knowledge' in two other real plans",
            sv="”barnen mår bra” i Komlitts modell, ”vet mer” och ”ny kunskap” i två andra verkliga planer",
        ),
    ),
    check=check,
)

"""Report horizontal principles that are analysed and then left there."""

from collections.abc import Iterator

from kompplan.calculations.principles import ECOLOGICAL, PRINCIPLES, Named
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.rule import Finding, Rule, from_ready


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """An action, an indicator or an activity that is about the principle is enough; no analysis is HOR01's."""
    horizontal = checked.plan.horizontal
    if horizontal is None:
        return
    for principle in (*PRINCIPLES, ECOLOGICAL):
        part = principle.of(horizontal)
        if part is None or not checked.written(part, "analysis"):
            continue
        if checked.written(part, "actions") or checked.written(part, "indicators") or _acted_on(checked, principle):
            continue
        yield Finding(
            at=checked.at(part, "analysis"),
            text=Text(
                en="{principle} is analysed, but nothing is done and nothing is followed",
                sv="{principle} är analyserad, men inget görs och inget följs upp",
            ),
            values={"principle": principle.name},
            advice=Text(
                en="say what is done in activities, premises or material, or how it is followed: actions: […]",
                sv="skriv vad som görs i aktiviteter, lokaler eller material, eller hur det följs: insatser: […]",
            ),
        )


def _acted_on(checked: CheckedPlan, principle: Named) -> bool:
    """Tell whether an activity or an indicator's own words are about the principle."""
    plan = checked.plan
    texts = [text for activity in plan.activities for text in (activity.text, activity.note)]
    texts += [indicator.text for goal in plan.goals for indicator in goal.indicators]
    said = " ".join(text for text in texts if text).casefold()
    return any(stem in said for stem in principle.stems)


RULE = Rule(
    code="HOR02",
    name="principle-without-action",
    levels=from_ready(Severity.WARNING),
    summary=Text(
        en="A horizontal principle with an analysis and nothing more",
        sv="En horisontell princip med en analys och ingenting mer",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "gender equality, accessibility, non-discrimination or ecological sustainability with an analysis but "
                "neither actions nor indicators, where no activity and no indicator of a goal is about it either. "
                "How premises and material are arranged counts as an action"
            ),
            sv=(
                "jämställdhet, tillgänglighet, icke-diskriminering eller ekologisk hållbarhet med en analys men utan "
                "insatser och indikatorer, där inte heller någon aktivitet eller någon indikator till ett mål handlar "
                "om det. Hur lokaler och material ordnas räknas som en insats"
            ),
        ),
        matters=Text(
            en=(
                "what the analysis shows is to be seen in what is done; 'is considered throughout' changes nothing "
                "for anybody"
            ),
            sv=(
                "det som analysen visar ska märkas i det som görs; att något ”beaktas i allt” ändrar ingenting för "
                "någon"
            ),
        ),
        wrong=(
            "projekt: {namn: Samtal varje vecka, status: klar}\nhorisontella_principer:\n"
            "  tillgänglighet: Var tredje brukare hör dåligt"
        ),
        right=(
            "projekt: {namn: Samtal varje vecka, status: klar}\nhorisontella_principer:\n"
            "  tillgänglighet: {analys: Var tredje brukare hör dåligt, insatser: [hörslinga i alla lokaler]}"
        ),
        origin=Text(
            en=(
                "the test that projects of the Social Fund were put to: analysis, goal, activity, follow-up; VIVA "
                "names a training block or its premises for each principle"
            ),
            sv=(
                "Socialfondens prövning av projekt: analys, mål, aktivitet, uppföljning; VIVA-projektet nämner ett "
                "utbildningsblock eller sina lokaler för varje princip"
            ),
        ),
    ),
    check=check,
)

"""Report goals that no activity works for."""

from collections.abc import Iterator

from kompplan.calculations.goals import goal_work
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule, always
from kompplan.model.goals import Goal
from kompplan.model.words import Status


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A plan with one goal is for that goal; measures of the tree that nobody carries out are for ANA03 to tell."""
    plan = checked.plan
    if len(plan.goals) < 2 or not plan.activities or _points_nowhere(checked):
        return
    work = goal_work(plan, checked.chain)
    unreached = [goal for goal in plan.goals if id(goal) not in work.served and checked.written(goal, "text")]
    if not unreached:
        return
    if not work.linked:
        yield Finding(
            at=checked.key(plan, "goals"),
            text=Text(
                en="nothing says which activities work for which of the {number} goals",
                sv="det framgår inte vilka aktiviteter som arbetar för vilket av de {number} målen",
            ),
            values={"number": len(plan.goals)},
            advice=Text(
                en="name the goals in the activities (goals: [G1]) or in the solution tree",
                sv="ange målen i aktiviteterna (mål: [M1]) eller i lösningsträdet",
            ),
            severity=Severity.INFO if checked.status is Status.DRAFT else None,
        )
        return
    for goal in unreached:
        yield _finding(checked, goal)


def _points_nowhere(checked: CheckedPlan) -> bool:
    """Tell whether a reference to a goal is broken: the goal that it meant would look deserted."""
    plan = checked.plan
    known = {goal.id.strip() for goal in plan.goals if goal.id}
    tree = plan.solution_tree
    if tree is not None and not all(each.strip() in known for each in tree.goals):
        return True
    return not all(each.strip() in known for activity in plan.activities for each in activity.goals)


def _finding(checked: CheckedPlan, goal: Goal) -> Finding:
    return Finding(
        at=checked.at(goal),
        text=Text(en="no activity works for the goal {goal}", sv="ingen aktivitet arbetar för målet {goal}"),
        values={"goal": named(goal), "id": (goal.id or "").strip()},
        advice=Text(
            en="name it where it belongs, in an activity or the solution tree (goals: [{id}]), or drop the goal",
            sv="ange det där det hör hemma, i en aktivitet eller i lösningsträdet (mål: [{id}]), eller stryk målet",
        )
        if goal.id
        else Text(
            en="give the goal an id, and name it in an activity or in the solution tree",
            sv="ge målet ett id, och ange det i en aktivitet eller i lösningsträdet",
        ),
    )


RULE = Rule(
    code="GOA06",
    name="goal-without-activity",
    levels=always(Severity.WARNING),
    summary=Text(en="A goal that no activity works for", sv="Ett mål som ingen aktivitet arbetar för"),
    explanation=Explanation(
        notices=Text(
            en=(
                "a goal that is named neither by the solution tree nor by an activity, has no activity for the same "
                "target group, and that no such goal contributes to. In a plan with a single goal everything works "
                "for it. Where nothing at all says what is for which goal there is one finding for the plan, in a "
                "draft as information. A cancelled activity works for nothing"
            ),
            sv=(
                "ett mål som varken lösningsträdet eller någon aktivitet anger, som inte har någon aktivitet för samma "
                "målgrupp och som inget sådant mål bidrar till. I en plan med ett enda mål arbetar allt för det. Säger "
                "planen ingenstans vad som är till för vilket mål blir det ett enda fynd, i ett utkast en upplysning. "
                "En inställd aktivitet arbetar inte för något"
            ),
        ),
        matters=Text(
            en=(
                "a goal that nobody works for is reached by chance or not at all, but it is there in the application "
                "and will be asked for in the final report"
            ),
            sv=(
                "ett mål som ingen arbetar för nås av en slump eller inte alls, men det står i ansökan och kommer att "
                "efterfrågas i slutrapporten"
            ),
        ),
        wrong=(
            "mål:\n"
            "  - {id: M1, text: Varje barn får ett samtal i veckan}\n"
            "  - {id: M2, text: Mammorna får en egen stund varje dag}\n"
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs i samtalsmetod, mål: [M1]}"
        ),
        right=(
            "mål:\n"
            "  - {id: M1, text: Varje barn får ett samtal i veckan}\n"
            "  - {id: M2, text: Mammorna får en egen stund varje dag}\n"
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs i samtalsmetod, mål: [M1]}\n"
            "  - {id: A2, aktivitet: Lekpedagogen kommer två dagar i veckan, mål: [M1, M2]}"
        ),
        origin=Text(
            en="the chain of the Komlitt model: goal, cause, measure, activity",
            sv="kedjan i Komlitts modell: mål, orsak, åtgärd, aktivitet",
        ),
    ),
    check=check,
)

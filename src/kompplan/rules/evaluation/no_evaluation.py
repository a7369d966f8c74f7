"""Report plans without an evaluation, and evaluations without questions or evaluator."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.rule import Finding, Rule, from_ready
from kompplan.model.activities import Activity
from kompplan.model.closing import Evaluation
from kompplan.model.words import ActivityStatus, Kind, RoleKind, Status

_QUESTIONS = Text("questions", "frågor")
_EVALUATOR = Text("an evaluator", "utvärderare")
_BOTH = Text(
    "name the role that evaluates, and what you want to know: evaluator: …, questions: […]",
    "ange den roll som utvärderar och vad ni vill veta: utvärderare: …, frågor: […]",
)
_WHO = Text("name the role that evaluates: evaluator: …", "ange den roll som utvärderar: utvärderare: …")
_WHAT = Text("say what you want to know: questions: […]", "skriv vad ni vill veta: frågor: […]")


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """An activity that evaluates, an evaluator among the roles and indicators that ask something count as well.

    A closed plan is only asked whether there was an evaluation: its questions can no longer be chosen.
    """
    plan = checked.plan
    evaluation = plan.evaluation
    if evaluation is None and checked.written(plan, "evaluation"):
        return
    if evaluation is not None and evaluation.evaluator and evaluation.questions:
        return
    activity = _activity(checked)
    if evaluation is None and activity is None:
        yield Finding(
            at=checked.missing_section("evaluation"),
            text=Text(
                en="the plan has no evaluation: nobody looks while there is time to change anything",
                sv="planen har ingen utvärdering: ingen ser efter medan det går att ändra något",
            ),
            advice=Text(
                en="say who looks, at which questions, and when you are told: evaluation: …",
                sv="skriv vem som utvärderar, vilka frågor det gäller och när ni får återkoppling: utvärdering: …",
            ),
        )
        return
    if checked.status is Status.CLOSED:
        return
    missing = []
    if not _has_evaluator(checked, evaluation, activity):
        missing.append(_EVALUATOR)
    if not _has_questions(checked, evaluation):
        missing.append(_QUESTIONS)
    if missing:
        yield Finding(
            at=checked.key(plan, "evaluation") if evaluation is not None else checked.at(activity or plan, "text"),
            text=Text(en="the evaluation lacks {missing}", sv="utvärderingen saknar {missing}"),
            values={"missing": tuple(missing)},
            advice=_BOTH if len(missing) > 1 else _WHO if missing == [_EVALUATOR] else _WHAT,
        )


def _activity(checked: CheckedPlan) -> Activity | None:
    return next(
        (
            each
            for each in checked.plan.activities
            if each.kind is Kind.EVALUATION and each.status is not ActivityStatus.CANCELLED
        ),
        None,
    )


def _has_evaluator(checked: CheckedPlan, evaluation: Evaluation | None, activity: Activity | None) -> bool:
    if evaluation is not None and checked.written(evaluation, "evaluator"):
        return True
    if activity is not None and any(checked.written(activity, field) for field in ("owner", "supplier", "trainers")):
        return True
    return any(role.kind is RoleKind.EVALUATOR for role in checked.plan.roles)


def _has_questions(checked: CheckedPlan, evaluation: Evaluation | None) -> bool:
    if evaluation is not None and checked.written(evaluation, "questions"):
        return True
    return any(
        indicator.text is not None and indicator.text.rstrip().endswith("?")
        for goal in checked.plan.goals
        for indicator in goal.indicators
    )


RULE = Rule(
    code="EVA01",
    name="no-evaluation",
    levels=from_ready(Severity.WARNING),
    summary=Text(
        en="No evaluation, or one without questions or evaluator",
        sv="Ingen utvärdering, eller en utan frågor eller utvärderare",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "a plan without an evaluation, and an evaluation that has no questions or nobody who makes it. An "
                "activity that evaluates, a role that is evaluator and indicators that are worded as questions count "
                "too; a closed plan is only asked whether there was an evaluation"
            ),
            sv=(
                "en plan utan utvärdering, och en utvärdering utan frågor eller utan någon som gör den. En aktivitet "
                "som utvärderar, en roll som är utvärderare och indikatorer som är skrivna som frågor räknas också; "
                "en avslutad plan får bara frågan om det fanns någon utvärdering"
            ),
        ),
        matters=Text(
            en=(
                "follow-up tells what the project does, evaluation how and what it leads to; without questions asked "
                "beforehand the answer is that the participants were satisfied"
            ),
            sv=(
                "uppföljning berättar vad projektet gör, utvärdering hur och vad det leder till; utan frågor som "
                "ställs i förväg blir svaret att deltagarna var nöjda"
            ),
        ),
        wrong="projekt: {namn: Samtal varje vecka, status: klar}\nutvärdering: enkät i juni",
        right=(
            "projekt: {namn: Samtal varje vecka, status: klar}\nutvärdering:\n  utvärderare: controllern\n"
            "  frågor: [Blir samtalen av?, Märker brukarna någon skillnad?]"
        ),
        origin=Text(
            en=(
                "the Social Fund's advice to plan follow-up and evaluation when applying; the VIVA record and the "
                "improvement workshop name no evaluation"
            ),
            sv=(
                "Socialfondens råd att planera uppföljning och utvärdering redan i ansökan; VIVA-projektet och "
                "Förbättringsverkstaden nämner ingen utvärdering"
            ),
        ),
    ),
    check=check,
)

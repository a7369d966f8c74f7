"""Report plans that answer everything with training."""

from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal

from kompplan.calculations.chain import Reason
from kompplan.calculations.sums import ZERO, Unknown
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.rule import Finding, Place, Rule, always
from kompplan.model.activities import Activity
from kompplan.model.analysis import Measure
from kompplan.model.budget import BudgetLine
from kompplan.model.words import ActivityStatus, Aspect, AspectState, Kind

_FEWEST = 3
"""Two courses are no pattern."""
_TRAINING = frozenset((Kind.TRAINING, Kind.LECTURE, Kind.SEMINAR, Kind.WORKSHOP))
_COMPETENCE = Aspect.COMPETENCE
_OTHERS = tuple(each for each in Aspect if each is not _COMPETENCE)


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """What is planned decides; the measures do where nothing is planned yet."""
    plan = checked.plan
    if plan.strategy is None and plan.activities:
        return  # that nothing is said about the other aspects is the finding then
    if _thought_through(checked):
        return
    limit = checked.settings.training_share
    reasons = checked.chain.reasons
    project, cancelled = Reason.PROJECT, ActivityStatus.CANCELLED
    work = [each for each in plan.activities if reasons[id(each)] is not project and each.status is not cancelled]
    if work:
        training = sum(map(_is_training, work))
        if len(work) >= _FEWEST and training >= limit * len(work):
            yield _finding(checked.key(checked.plan, "activities"), _ACTIVITIES, training, len(work))
        elif len(work) >= _FEWEST:
            yield from _cost(checked, limit)
        return
    measures = [each for each in checked.chain.measures if not each.declined]
    training = sum(map(_is_training, measures))
    if len(measures) >= _FEWEST and training >= limit * len(measures) and checked.plan.solution_tree is not None:
        yield _finding(checked.key(checked.plan, "solution_tree"), _MEASURES, training, len(measures))


_ACTIVITIES = Text(
    en="{part} of {whole} activities are training", sv="{part} av {whole} aktiviteter är kompetensutveckling"
)
_MEASURES = Text(en="{part} of {whole} measures are training", sv="{part} av {whole} åtgärder är kompetensutveckling")
_COST = Text(
    en="{share} % of the cost, {part} of {whole} kr, is for training",
    sv="{share} % av kostnaden, {part} av {whole} kr, går till kompetensutveckling",
)


def _finding(at: Place, text: Text, part: Decimal | int, whole: Decimal | int) -> Finding:
    share = (Decimal(part) * 100 / whole).to_integral_value(ROUND_DOWN)
    return Finding(
        at=at,
        text=text,
        values={"part": part, "whole": whole, "share": share},
        advice=Text(
            en="ask what in schedules, routines, IT and follow-up must change for the new knowledge to be used",
            sv="fråga vad i schema, rutiner, it-stöd och uppföljning som måste ändras för att det nya ska användas",
        ),
    )


def _is_training(part: Activity | Measure) -> bool:
    """The kind tells where no aspect is written."""
    aspect = part.aspect
    return part.kind in _TRAINING if aspect is None else aspect is _COMPETENCE


def _thought_through(checked: CheckedPlan) -> bool:
    """Tell whether the strategy says of every other aspect that nothing is needed there, and why."""
    strategy = checked.plan.strategy
    if strategy is None:
        return False
    said = (getattr(strategy, aspect.value) for aspect in _OTHERS)
    return all(each is not None and each.state is AspectState.NOT_NEEDED and each.reason for each in said)


def _cost(checked: CheckedPlan, limit: Decimal) -> Iterator[Finding]:
    """Kronor only, and only where every amount is known; what is common to all counts among the rest."""
    training, whole = ZERO, ZERO
    for row in checked.budget.rows:
        if row.kronor is None:
            continue
        if isinstance(row.kronor, Unknown) or not row.kronor.exact:
            return
        whole += row.kronor.low
        if _pays_for_training(checked, row.part):
            training += row.kronor.low
    if whole and training >= limit * whole:
        where = "budget" if checked.plan.budget is not None else "activities"
        yield _finding(checked.key(checked.plan, where), _COST, training, whole)


def _pays_for_training(checked: CheckedPlan, part: BudgetLine | Activity) -> bool:
    if isinstance(part, Activity):
        return _is_training(part)
    if part.aspect is not None:
        return part.aspect is _COMPETENCE
    activities = checked.coverage.activities_of[id(part)]
    return bool(activities) and all(map(_is_training, activities))


RULE = Rule(
    code="ANA06",
    name="training-only",
    levels=always(Severity.INFO),
    summary=Text(en="A plan that answers everything with training", sv="En plan som svarar på allt med utbildning"),
    explanation=Explanation(
        notices=Text(
            en=(
                "a plan in which at least 80 per cent (a setting) of the activities, or of the cost, or of the "
                "measures where no activity is planned yet, belongs to the aspect competence. What manages or follows "
                "up the project is not counted. Where the strategy gives a reason why nothing is needed in the other "
                "four aspects, there is nothing to remark on"
            ),
            sv=(
                "en plan där minst 80 procent (en inställning) av aktiviteterna, av kostnaden, eller av åtgärderna när "
                "ingen aktivitet är planerad än, hör till aspekten kompetens. Det som leder eller följer upp projektet "
                "räknas inte. Där strategin anger skäl till att inget behövs i de fyra andra aspekterna finns inget "
                "att påpeka"
            ),
        ),
        matters=Text(
            en=(
                "competence is part of the solution, seldom all of it. People come back from the course to the same "
                "schedule, the same routine and the same system, and after some months they work as before"
            ),
            sv=(
                "kompetens är en del av lösningen, sällan hela. Man kommer hem från kursen till samma schema, samma "
                "rutin och samma system, och efter några månader arbetar man som förut"
            ),
        ),
        wrong=(
            "strategi:\n"
            "  organisation: schemat behöver ses över\n"
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs i samtalsmetod, aspekt: kompetens}\n"
            "  - {id: A2, aktivitet: Föreläsning om trauma, aspekt: kompetens}\n"
            "  - {id: A3, aktivitet: Studiebesök, aspekt: kompetens}"
        ),
        right=(
            "strategi:\n"
            "  organisation: schemat behöver ses över\n"
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs i samtalsmetod, aspekt: kompetens}\n"
            "  - {id: A2, aktivitet: Schemat läggs om så att samtalen får tid, aspekt: organisation}\n"
            "  - {id: A3, aktivitet: Samtalen in i veckorutinen, aspekt: processer}"
        ),
        origin=Text(
            en="the analysis step of the Komlitt model: competence is part of, but not the whole of, the solution",
            sv="analyssteget i Komlitts modell: kompetens är en del av lösningen, men inte hela",
        ),
    ),
    check=check,
)

"""Report activities that belong to none of the five aspects, and suggest one from their kind or their words."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule, always
from kompplan.model.activities import Activity
from kompplan.model.base import Word
from kompplan.model.words import ActivityStatus, Aspect, Kind
from kompplan.values.patterns import pattern

_BY_KIND: dict[Kind, Aspect] = {
    **dict.fromkeys(
        (
            Kind.TRAINING,
            Kind.LECTURE,
            Kind.SEMINAR,
            Kind.WORKSHOP,
            Kind.SUPERVISION,
            Kind.LEARNING_CONVERSATION,
            Kind.PEER_SUPERVISION,
            Kind.PEER_VISIT,
            Kind.PEER_EVALUATION,
            Kind.SHADOWING,
            Kind.ACTION_RESEARCH,
            Kind.VALIDATION,
            Kind.WORKPLACE_LEARNING,
        ),
        Aspect.COMPETENCE,
    ),
    Kind.STAFFING: Aspect.ORGANISATION,
    Kind.ROUTINE: Aspect.PROCESSES,
    Kind.SYSTEM: Aspect.TECHNOLOGY,
    **dict.fromkeys((Kind.DECISION, Kind.FOLLOW_UP, Kind.EVALUATION), Aspect.GOVERNANCE),
}

_BY_WORD = tuple(
    (aspect, pattern(signs))
    for aspect, signs in (
        # "konkurs", "diskurs" and "exkursion" are no courses.
        (
            Aspect.COMPETENCE,
            r"utbild|(?<!kon)(?<!dis)(?<!ex)kurs|handledning|föreläs|seminari|workshop|training|course|supervision|lecture",
        ),
        (Aspect.ORGANISATION, r"schema|scheman|bemanning|vikarie|schedul|staffing|substitute"),
        (Aspect.PROCESSES, r"rutin|arbetssätt|process(?!led)|routine|way of working"),
        (Aspect.TECHNOLOGY, r"system|\bit\b|webb|digital|software|\bweb"),
        (Aspect.GOVERNANCE, r"styrgrupp|beslut|uppfölj|mandat|steering|decision|decid|follow-up"),
    )
)


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A cancelled activity may do without; an aspect that could not be read has been reported already."""
    for activity in checked.plan.activities:
        if activity.status is ActivityStatus.CANCELLED or checked.written(activity, "aspect"):
            continue
        suggested = _suggested(activity)
        yield Finding(
            at=checked.missing(activity, "aspect"),
            text=Text(en="{activity} has no aspect", sv="{activity} saknar aspekt"),
            values={"activity": named(activity)}
            | ({"aspect": suggested[0], "sign": suggested[1]} if suggested is not None else {}),
            advice=Text(
                en="write what is developed: aspect: competence, organisation, processes, technology or governance",
                sv="skriv vad som utvecklas: aspekt: kompetens, organisation, processer, teknik eller styrning",
            )
            if suggested is None
            else Text(
                en="write aspect: {aspect} if that is right; '{sign}' suggests it",
                sv="skriv aspekt: {aspect} om det stämmer; ”{sign}” tyder på det",
            ),
        )


def _suggested(activity: Activity) -> tuple[Aspect, Word | str] | None:
    """Return an aspect and what suggests it: the kind, else the first telling word of the text."""
    kind = activity.kind
    if kind is not None and kind in _BY_KIND:
        return _BY_KIND[kind], kind
    for word in (activity.text or "").split():
        found = [(match.end(), aspect) for aspect, sign in _BY_WORD for match in sign().finditer(word.casefold())]
        if found:  # the last part of a compound says what it is: "IT-utbildning" is training
            return max(found)[1], word.strip(".,;:!?()”\"'")
    return None


RULE = Rule(
    code="ACT04",
    name="activity-without-aspect",
    levels=always(Severity.WARNING),
    summary=Text(
        en="An activity that belongs to none of the five aspects", sv="En aktivitet som inte hör till någon aspekt"
    ),
    explanation=Explanation(
        notices=Text(
            en="an activity without one of the aspects competence, organisation, processes, technology and governance",
            sv="en aktivitet utan någon av aspekterna kompetens, organisation, processer, teknik och styrning",
        ),
        matters=Text(
            en=(
                "the aspect shows whether the plan changes anything besides what people know. A course is forgotten "
                "where schedule, routines, IT and steering stay as they were, and that shows only when each "
                "activity says what it develops"
            ),
            sv=(
                "aspekten visar om planen ändrar något mer än vad människor vet. En kurs glöms bort där schema, "
                "rutiner, IT och styrning är som förut, och det syns först när varje aktivitet säger vad den utvecklar"
            ),
        ),
        wrong="aktiviteter:\n  - {id: A1, aktivitet: Kurs i samtalsmetod}",
        right="aktiviteter:\n  - {id: A1, aktivitet: Kurs i samtalsmetod, aspekt: kompetens}",
        origin=Text(
            en="the first column of the activity plan in the Komlitt model",
            sv="den första kolumnen i aktivitetsplanen enligt Komlitts modell",
        ),
    ),
    check=check,
)

"""Report changes from the plan as it was decided that no deviation speaks of."""

from collections.abc import Iterator

from kompplan.calculations.changes import Change, Changed, Place, Span, changes
from kompplan.calculations.recorded import Record
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Message, Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Levels, Note, Rule
from kompplan.loading.load import Loaded
from kompplan.loading.places import Anchor, locate
from kompplan.model.activities import Activity
from kompplan.model.budget import BudgetLine
from kompplan.model.goals import Goal
from kompplan.model.words import Status

_WORDS = {
    Change.START: Text(
        "{what} now begins {new}, but {old} in the decided plan",
        "{what} börjar nu {new} men {old} i den beslutade planen",
    ),
    Change.END: Text(
        "{what} is now to be done by {new}, but by {old} in the decided plan",
        "{what} ska nu vara klar {new} men {old} i den beslutade planen",
    ),
    Change.DATES: Text(
        "{what} now takes place {new}, but {old} in the decided plan",
        "{what} sker nu {new} men {old} i den beslutade planen",
    ),
    Change.PERIOD: Text(
        "the project's period is now {new}, but {old} in the decided plan",
        "projektets period är nu {new} men {old} i den beslutade planen",
    ),
    Change.COST: Text(
        "{what} now costs {new}, but {old} in the decided plan",
        "{what} kostar nu {new} men {old} i den beslutade planen",
    ),
    Change.OWNER: Text(
        "{what} is now owned by '{new}', but by '{old}' in the decided plan",
        "{what} har nu ”{new}” som ansvarig men ”{old}” i den beslutade planen",
    ),
    Change.CANCELLED: Text(
        "{what} is now cancelled, but not in the decided plan",
        "{what} är nu inställd men inte i den beslutade planen",
    ),
    Change.TEXT: Text(
        "the goal {id} now reads '{new}', but '{old}' in the decided plan",
        "målet {id} lyder nu ”{new}” men ”{old}” i den beslutade planen",
    ),
    Change.TARGET: Text(
        "{what} now has the target {new}, but {old} in the decided plan",
        "{what} har nu målvärdet {new} men {old} i den beslutade planen",
    ),
    Change.TARGET_DATE: Text(
        "{what} is now to reach its target by {new}, but by {old} in the decided plan",
        "{what} ska nu nå målvärdet {new} men {old} i den beslutade planen",
    ),
    Change.AMOUNT: Text(
        "the budget line {what} is now {new}, but {old} in the decided plan",
        "budgetraden {what} är nu {new} men {old} i den beslutade planen",
    ),
    Change.TOTAL: Text(
        "the stated total is now {new}, but {old} in the decided plan",
        "den angivna summan är nu {new} men {old} i den beslutade planen",
    ),
}
_GONE = {
    Activity: Text(
        "the activity {what} stands in the decided plan but no longer here",
        "aktiviteten {what} står i den beslutade planen men inte längre här",
    ),
    Goal: Text(
        "the goal {what} stands in the decided plan but no longer here",
        "målet {what} står i den beslutade planen men inte längre här",
    ),
    BudgetLine: Text(
        "the budget line {what} stands in the decided plan but no longer here",
        "budgetraden {what} står i den beslutade planen men inte längre här",
    ),
}
_ADDED = {
    Activity: Text(
        "the activity {what} is not in the decided plan", "aktiviteten {what} finns inte i den beslutade planen"
    ),
    Goal: Text("the goal {what} is not in the decided plan", "målet {what} finns inte i den beslutade planen"),
    BudgetLine: Text(
        "the budget line {what} is not in the decided plan", "budgetraden {what} finns inte i den beslutade planen"
    ),
}
_RECORD = Text(
    "record the change as a deviation with its cause and decision, or go back to what was decided",
    "skriv in ändringen som en avvikelse med orsak och beslut, eller gå tillbaka till det som beslutades",
)
_PUT_BACK = Text(
    "put it back, with status cancelled if it is not to be done, and record why as a deviation",
    "sätt tillbaka den, med status inställd om den inte ska göras, och skriv in skälet som en avvikelse",
)
_HERE = Text("the decided plan", "den beslutade planen")
_SPAN = Text("{start} – {end}", "{start} – {end}")


def _shown(value: object) -> object:
    return Message(_SPAN, {"start": value.start, "end": value.end}) if isinstance(value, Span) else value


def _follows(changed: Changed, told: frozenset[str]) -> bool:
    """Tell whether a budget line has changed only as its activities have, which is told for them."""
    part = changed.part
    return isinstance(part, BudgetLine) and bool(part.activities) and told.issuperset(part.activities)


def _finding(checked: CheckedPlan, decided: Loaded, changed: Changed) -> Finding:
    part = changed.part
    advice = _RECORD
    if changed.change is Change.GONE:
        text = _GONE[type(part)]
        advice = _PUT_BACK if isinstance(part, Activity) else _RECORD
    elif changed.change is Change.ADDED:
        text = _ADDED[type(part)]
    else:
        text = _WORDS[changed.change]
    return Finding(
        at=_here(checked, changed.now),
        text=text,
        values={
            "what": named(part),
            "id": part.__dict__.get("id") or "",
            "new": _shown(changed.new),
            "old": _shown(changed.old),
        },
        advice=advice,
        related=_there(decided, changed.then),
    )


def _here(checked: CheckedPlan, place: Place | None) -> Anchor:
    """Return where a change stands; what is gone stands where the decided plan is named."""
    if place is not None:
        return checked.at(place.part, place.field)
    assert checked.plan.project is not None  # noqa: S101 - it names the decided plan
    return checked.at(checked.plan.project, "decided_plan")


def _there(decided: Loaded, place: Place | None) -> tuple[Note, ...]:
    span = locate(Anchor(place.part, place.field), decided.origins) if place is not None else None
    return () if span is None else (Note(span, _HERE),)


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A plan that is not yet running may still be changed by anybody; the decision has not been carried out."""
    decided = checked.loaded.decided
    if decided is None or checked.status in (Status.DRAFT, Status.READY):
        return
    found = list(changes(decided.plan, checked.plan, checked.calendar))
    record = Record(checked.plan.deviations)
    told = frozenset(
        each.part.id
        for each in found
        if isinstance(each.part, Activity) and each.part.id and each.change in (Change.COST, Change.GONE, Change.ADDED)
    )
    for changed in found:
        if not record.covers(changed) and not _follows(changed, told):
            yield _finding(checked, decided, changed)


RULE = Rule(
    code="DEV03",
    name="baseline-changed-silently",
    levels=Levels(Severity.INFO, Severity.INFO, Severity.WARNING, Severity.WARNING),
    summary=Text(
        en="A change from the decided plan that no deviation speaks of",
        sv="En ändring från den beslutade planen som ingen avvikelse berättar om",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "what has changed since the plan that the project names as decided (decided_plan: a file in the plan's "
                "folder): the period; the activities' dates, cost and owner, and which there are; the goals' words, "
                "targets and dates; the budget's rows and total. A change is silent where no deviation names the "
                "activity, or the goal's or row's id, with a field of that kind or none. A coarse date or an "
                "approximate amount that is stated more exactly is no change"
            ),
            sv=(
                "det som har ändrats sedan den plan som projektet anger som beslutad (beslutad_plan: en fil i planens "
                "mapp): perioden; aktiviteternas datum, kostnad och ansvarig, och vilka de är; målens lydelse, "
                "målvärden och datum; budgetens rader och summa. En ändring är tyst när ingen avvikelse nämner "
                "aktiviteten, eller målets eller radens id, med ett fält av det slaget eller utan fält. Ett grovt "
                "datum eller ett ungefärligt belopp som anges närmare är ingen ändring"
            ),
        ),
        matters=Text(
            en=(
                "plans have to change, but when they do it silently nobody learns why, the steering group has not "
                "decided, and the final report explains a plan that nobody remembers"
            ),
            sv=(
                "planer måste få ändras, men när det sker i tysthet lär sig ingen varför, styrgruppen har inte "
                "beslutat, och slutrapporten förklarar en plan som ingen minns"
            ),
        ),
        wrong=(
            "projekt: {namn: Samtal, status: pågår, beslutad_plan: beslutad.yaml}\n"
            "aktiviteter: [{id: A1, aktivitet: Grundkurs, senast: 2026-10-30}]"
        ),
        right=(
            "projekt: {namn: Samtal, status: pågår, beslutad_plan: beslutad.yaml}\n"
            "aktiviteter: [{id: A1, aktivitet: Grundkurs, senast: 2026-10-30}]\n"
            "avvikelser:\n"
            "  - {datum: 2026-04-20, aktivitet: A1, avser: senast, orsak: upphandlingen överprövades,\n"
            "     beslut: kursen flyttas till hösten, av: styrgruppen}"
        ),
        origin=Text(
            en="goals and parts of projects do change on the way; the change must be on record (Komlitt, step 6)",
            sv="mål och delprojekt ändras på vägen; ändringen måste finnas antecknad (Komlitts sjätte steg)",
        ),
        files=(("beslutad.yaml", "aktiviteter: [{id: A1, aktivitet: Grundkurs, senast: 2026-05-29}]"),),
    ),
    check=check,
)

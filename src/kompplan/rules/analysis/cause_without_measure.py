"""Report causes that nothing is done about."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule, always
from kompplan.model.analysis import Cause
from kompplan.model.words import ActivityStatus


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A cause with causes of its own is answered through them; those below one outside control are outside too."""
    chain = checked.chain
    divided = {id(parent) for parent in chain.parents.values()}
    for cause in chain.causes:
        if (
            id(cause) not in divided
            and not chain.measures_of[id(cause)]
            and not checked.written(cause, "measures")
            and not _acted_on(checked, cause)
            and not _outside_control(checked, cause)
        ):
            yield Finding(
                at=checked.missing(cause, "measures"),
                text=Text(en="nothing is done about the cause {cause}", sv="orsaken {cause} saknar åtgärd"),
                values={"cause": named(cause)},
                advice=Text(
                    en="add measures: to the cause, or outside_control: yes if the project cannot change it",
                    sv="lägg till åtgärder: under orsaken, eller utanför_kontroll: ja om projektet inte rår på den",
                ),
            )


def _acted_on(checked: CheckedPlan, cause: Cause) -> bool:
    """Tell whether an activity answers the cause itself, without a measure between."""
    activities = checked.chain.answering(cause).activities
    return any(each.status is not ActivityStatus.CANCELLED for each in activities)


def _outside_control(checked: CheckedPlan, cause: Cause) -> bool:
    seen: set[int] = set()
    above: Cause | None = cause
    while above is not None and id(above) not in seen:
        if above.outside_control or (above.outside_control is None and checked.written(above, "outside_control")):
            return True
        seen.add(id(above))
        above = checked.chain.parents.get(id(above))
    return False


RULE = Rule(
    code="ANA01",
    name="cause-without-measure",
    levels=always(Severity.WARNING),
    summary=Text(en="A cause that nothing is done about", sv="En orsak som ingen åtgärd svarar mot"),
    explanation=Explanation(
        notices=Text(
            en=(
                "a cause in the solution tree without a measure, and without an activity that answers it directly. A "
                "cause with causes of its own is answered when they are; a cause that is marked as outside control is "
                "left alone"
            ),
            sv=(
                "en orsak i lösningsträdet utan åtgärd, och utan en aktivitet som svarar direkt mot den. En orsak som "
                "har egna orsaker är besvarad när de är det; en orsak som är märkt utanför kontroll lämnas i fred"
            ),
        ),
        matters=Text(
            en=(
                "a cause that was found but not answered goes on causing the problem, and the project can do "
                "everything in its plan without reaching its goal"
            ),
            sv=(
                "en orsak som man har hittat men inte gör något åt fortsätter att skapa problemet, och projektet kan "
                "göra allt i sin plan utan att nå målet"
            ),
        ),
        wrong=(
            "lösningsträd:\n"
            "  problem: Barnen mår dåligt\n"
            "  orsaker:\n"
            "    - {id: O1, text: Barnen är traumatiserade, åtgärder: [Personalen utbildas i en ny samtalsmetod]}\n"
            "    - {id: O3, text: Leksaker och aktiviteter saknas}"
        ),
        right=(
            "lösningsträd:\n"
            "  problem: Barnen mår dåligt\n"
            "  orsaker:\n"
            "    - {id: O1, text: Barnen är traumatiserade, åtgärder: [Personalen utbildas i en ny samtalsmetod]}\n"
            "    - {id: O3, text: Leksaker och aktiviteter saknas, åtgärder: [Leksaker köps in]}"
        ),
        origin=Text(
            en="the analysis step of the Komlitt model: which measures answer each cause?",
            sv="analyssteget i Komlitts modell: vilka åtgärder svarar mot varje orsak?",
        ),
    ),
    check=check,
)

"""Report measures that answer nothing."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule, always


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A measure answers what it stands under or names; where the tree has no causes at all, that is the one finding."""
    chain = checked.chain
    loose = [
        measure
        for measure in chain.measures
        if not chain.causes_of[id(measure)]
        and not checked.written(measure, "addresses")
        and not checked.written(measure, "declined")
    ]
    tree = checked.plan.solution_tree
    if tree is not None and loose and not chain.causes and not checked.written(tree, "causes"):
        yield Finding(
            at=checked.key(tree, "measures"),
            text=Text(
                en="the solution tree has measures but no causes: {measures}",
                sv="lösningsträdet har åtgärder men inga orsaker: {measures}",
            ),
            values={"measures": tuple(measure.id or named(measure) for measure in loose)},
            advice=Text(
                en="write causes: and put each measure under the cause that it answers",
                sv="skriv orsaker: och lägg varje åtgärd under den orsak som den svarar mot",
            ),
        )
        return
    for measure in loose:
        yield Finding(
            at=checked.missing(measure, "addresses"),
            text=Text(
                en="the measure {measure} answers no cause, need or weakness",
                sv="åtgärden {measure} svarar inte mot någon orsak, något behov eller någon svaghet",
            ),
            values={"measure": named(measure)},
            advice=Text(
                en="put the measure under its cause, or name what it answers: addresses: …",
                sv="lägg åtgärden under sin orsak, eller ange vad den svarar mot: svarar_mot: …",
            ),
        )


RULE = Rule(
    code="ANA02",
    name="measure-without-cause",
    levels=always(Severity.WARNING),
    summary=Text(
        en="A measure that answers no cause, need or weakness",
        sv="En åtgärd som inte svarar mot någon orsak, något behov eller någon svaghet",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "a measure that stands under no cause and names nothing that it answers. Where no cause is written at "
                "all there is one finding about that"
            ),
            sv=(
                "en åtgärd som inte står under någon orsak och inte anger något som den svarar mot. Där inga orsaker "
                "alls är skrivna ges en enda anmärkning om det"
            ),
        ),
        matters=Text(
            en=(
                "a measure without a cause is action for action's sake: it costs time and money, and nobody can say "
                "afterwards whether it helped, because nobody has said against what"
            ),
            sv=(
                "en åtgärd utan orsak är handling för handlingens skull: den kostar tid och pengar, och ingen kan "
                "efteråt säga om den hjälpte, för ingen har sagt mot vad"
            ),
        ),
        wrong=(
            "lösningsträd:\n"
            "  orsaker:\n"
            "    - {id: O1, text: Leksaker saknas, åtgärder: [Leksaker köps in]}\n"
            "  åtgärder:\n"
            "    - {id: Å4, text: Personalen åker på konferens}"
        ),
        right=(
            "lösningsträd:\n"
            "  orsaker:\n"
            "    - {id: O1, text: Leksaker saknas, åtgärder: [Leksaker köps in]}\n"
            "    - {id: O2, text: Personalen saknar samtalsmetoder}\n"
            "  åtgärder:\n"
            "    - {id: Å4, text: Personalen åker på konferens, svarar_mot: O2}"
        ),
        origin=Text(
            en="the solution tree of the Komlitt model, in which every measure hangs from a cause",
            sv="lösningsträdet i Komlitts modell, där varje åtgärd hänger under en orsak",
        ),
    ),
    check=check,
)

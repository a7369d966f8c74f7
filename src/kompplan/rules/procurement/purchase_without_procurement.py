"""Report activities that are bought, and of which no procurement says how."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.bought import Sign, bought_without_entry
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, always

_TEXTS = {
    Sign.ACTIVITY: Text(
        en="{activity} is bought from outside, but no procurement says how",
        sv="{activity} köps utifrån, men ingen upphandling säger hur",
    ),
    Sign.LINE: Text(
        en="the budget buys services for {activity}, but no procurement says how",
        sv="budgeten köper tjänster till {activity}, men ingen upphandling säger hur",
    ),
    Sign.SUPPLIER: Text(
        en="{activity} has a supplier, but no procurement says how it was chosen",
        sv="{activity} har en leverantör, men ingen upphandling säger hur den valdes",
    ),
}


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Any entry that names the activity, or that it names, will do: also a call-off from a framework agreement."""
    for bought in bought_without_entry(checked):
        yield Finding(
            at=checked.at(bought.activity, bought.field),
            text=_TEXTS[bought.sign],
            values={"activity": named(bought.activity)},
            advice=Text(
                en="name the procurement that it belongs to in the field procurement, or add one",
                sv="ange vilken upphandling den hör till i fältet upphandling, eller lägg till en",
            )
            if checked.plan.procurement
            else Text(
                en="add the purchase to the section procurement, also if it is a direct award or a call-off",
                sv="lägg in köpet under upphandlingar, också om det är en direktupphandling eller ett avrop",
            ),
            related=(Note(checked.at(bought.line, "cost_type"), Text("bought here", "här står köpet")),)
            if bought.line is not None
            else (),
        )


RULE = Rule(
    code="PRO01",
    name="purchase-without-procurement",
    levels=always(Severity.WARNING),
    summary=Text(en="Something bought without a procurement", sv="Ett köp utan upphandling"),
    explanation=Explanation(
        notices=Text(
            en=(
                "an activity that is marked as external, whose cost or budget line is for external services, or that "
                "has a supplier once the plan is under way, and that belongs to no entry under procurement. An entry "
                "may be a direct award, a call-off from a framework agreement or an advertised purchase. What is done, "
                "cancelled, free of charge or marked as not external is left alone"
            ),
            sv=(
                "en aktivitet som är märkt som extern, vars kostnad eller budgetrad gäller externa tjänster, eller som "
                "har en leverantör när planen väl pågår, och som inte hör till någon post under upphandlingar. Posten "
                "får vara en direktupphandling, ett avrop från ett ramavtal eller en annonserad upphandling. Det som "
                "är genomfört, inställt, gratis eller märkt som inte externt lämnas i fred"
            ),
        ),
        matters=Text(
            en=(
                "a purchase that nobody has planned begins when the course should have begun. The entry says how it is "
                "bought, what it is worth and who sees to it, and the other rules count the days from it"
            ),
            sv=(
                "en upphandling som ingen har planerat börjar när kursen skulle ha börjat. Posten säger hur det köps, "
                "vad det är värt och vem som ser till det, och de andra reglerna räknar dagarna från den"
            ),
        ),
        wrong=(
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs i samtalsmetod, extern: ja}\n"
            "  - {id: A2, aktivitet: Handledning}\n"
            "budget:\n  rader:\n"
            "    - {post: Handledare, belopp: 40 000 kr, aktivitet: A2, kostnadsslag: externa tjänster}"
        ),
        right=(
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs i samtalsmetod, extern: ja, upphandling: U1}\n"
            "  - {id: A2, aktivitet: Handledning, extern: ja}\n"
            "  - {id: A3, aktivitet: Kollegahandledning, extern: nej}\n"
            "upphandlingar:\n"
            "  - {id: U1, vad: kurs i samtalsmetod, förfarande: direktupphandling}\n"
            "  - {id: U2, vad: handledning, aktiviteter: [A2], förfarande: avrop}"
        ),
        origin=Text(
            en=(
                "KLURA: everything but the own lecturers had to be bought by the rules, even the coffee; "
                "the Public Procurement Act, chapters 19 and 19 a"
            ),
            sv=(
                "KLURA: allt utom de egna föreläsarna måste köpas efter reglerna, till och med kaffet; lagen om "
                "offentlig upphandling, 19 och 19 a kap."
            ),
        ),
    ),
    check=check,
)

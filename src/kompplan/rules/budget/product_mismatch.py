"""Report a product that is stated otherwise than its factors make it."""

from collections.abc import Iterator

from kompplan.calculations.products import WrongProduct, wrong_products
from kompplan.calculations.sums import Amount
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Message, Text
from kompplan.lint.amounts import shown
from kompplan.lint.rule import Finding, Rule, always

_TOO_LITTLE = Text(
    en="{factors} is {product}, but the plan says {stated}: {gap} too little",
    sv="{factors} är {product}, men i planen står {stated}: {gap} för lite",
)
_TOO_MUCH = Text(
    en="{factors} is {product}, but the plan says {stated}: {gap} too much",
    sv="{factors} är {product}, men i planen står {stated}: {gap} för mycket",
)
_UNNAMED = Text(en="quantity × unit price", sv="antal × pris")
_BY_UNIT_COST = Text(en="quantity × unit cost", sv="antal × enhetskostnad")
_UNIT_COST = Text(en="the unit cost", sv="enhetskostnaden")
_PAY = Text(en="monthly pay × 12 / the hours of a year", sv="månadslön × 12 / årets timmar")
_EITHER = Text(
    en="correct the one that is wrong, or take the amount away: kompplan works it out",
    sv="rätta det som är fel, eller ta bort beloppet: kompplan räknar ut det",
)
_CORRECT = Text(
    en="correct the product, or the factor that is wrong", sv="rätta produkten, eller den faktor som är fel"
)
_LEAVE_OUT = Text(
    en="correct it, or leave it out: kompplan works it out from the unit cost",
    sv="rätta det, eller utelämna det: kompplan räknar ut det av enhetskostnaden",
)


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Look at every quantity of the plan, costs of the past included, and at budget lines with a unit price or cost."""
    for found in wrong_products(checked.steps):
        yield _finding(checked, found, _UNNAMED, _CORRECT)
    budget = checked.plan.budget
    if budget is not None and checked.names_unit_costs:
        from kompplan.calculations.by_unit_cost import wrong_amounts, wrong_pay  # noqa: PLC0415 - few budgets need it

        for found in wrong_pay(budget.unit_costs, checked.unit_costs):
            yield _finding(checked, found, _PAY, _EITHER)
        for found in wrong_amounts(checked.budget.rows, checked.unit_costs):
            yield _finding(checked, found, _BY_UNIT_COST if found.field == "amount" else _UNIT_COST, _LEAVE_OUT)


def _finding(checked: CheckedPlan, found: WrongProduct, unnamed: Text, advice: Text) -> Finding:
    """Tell what a product is, and what the plan says; ``unnamed`` is what is multiplied where that is no figures."""
    numbers = {f"factor{number}": factor for number, factor in enumerate(found.factors)}
    spelled = " × ".join(f"{{{name}}}" for name in numbers)
    gap = abs(found.gap)
    return Finding(
        at=checked.at(found.part, found.field, found.item, cell=found.cell),
        text=_TOO_LITTLE if found.gap < 0 else _TOO_MUCH,
        values={
            "factors": Message(Text(spelled, spelled), numbers) if numbers else unnamed,
            "product": shown(found.product, found.unit),
            "stated": shown(found.stated, found.unit),
            "gap": shown(Amount(gap, gap), found.unit),
        },
        advice=advice,
    )


RULE = Rule(
    code="BUD02",
    name="product-mismatch",
    levels=always(Severity.ERROR),
    summary=Text(en="A product that is not what its factors make", sv="En produkt som inte är vad dess faktorer blir"),
    explanation=Explanation(
        notices=Text(
            en=(
                "a calculation that is written out anywhere in the plan (4 × 15 000 kr = 65 000 kr) and does not hold, "
                "and a budget line whose quantity times unit price, or unit cost, is not its amount, or whose unit "
                "price is not its unit cost; and a unit cost that is not its monthly pay by the hour. Amounts in "
                "kronor are compared to the öre; in thousands or millions, half of the last digit is allowed for"
            ),
            sv=(
                "en uträkning som står utskriven någonstans i planen (4 × 15 000 kr = 65 000 kr) och inte stämmer, och "
                "en budgetrad vars antal gånger pris eller enhetskostnad inte är beloppet, eller vars pris inte är "
                "enhetskostnaden; och en enhetskostnad som inte är dess månadslön per timme. Kronor jämförs på öret; i "
                "tusental eller miljoner får en halv sista siffra skilja"
            ),
        ),
        matters=Text(
            en=(
                "a wrong product is often a number that was changed in one place and not in the other; "
                "the sum that it goes into is then wrong as well, without showing it"
            ),
            sv=(
                "en felaktig produkt är ofta ett tal som har ändrats på ett ställe men inte på det andra; "
                "summan som den ingår i är då också fel, utan att det syns"
            ),
        ),
        wrong=(
            "historik:\n  - {vad: Grupputveckling, kostnad: 4 × 15 000 kr = 65 000 kr}\n"
            "budget:\n  rader:\n    - {post: Kulturmätning, antal: 2, à_pris: 120 000 kr, belopp: 204 000 kr}"
        ),
        right=(
            "historik:\n  - {vad: Grupputveckling, kostnad: 4 × 15 000 kr = 60 000 kr}\n"
            "budget:\n  rader:\n    - {post: Kulturmätning, antal: 2, à_pris: 120 000 kr, belopp: 240 000 kr}"
        ),
        origin=Text(
            en=(
                "LiA's culture measurement (2 × 120 000 kr) and VIVA's earlier courses (4 × 15 000 kr, 2 × 20 000 "
                "kr) show how calculations are written in plans; theirs are right"
            ),
            sv=(
                "LiA:s kulturmätning (2 × 120 000 kr) och VIVA:s tidigare kurser (4 × 15 000 kr, 2 × 20 000 kr) "
                "visar hur uträkningar skrivs i planer; deras stämmer"
            ),
        ),
    ),
    check=check,
)

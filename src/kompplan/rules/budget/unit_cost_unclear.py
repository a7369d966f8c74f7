"""Report unit costs that nobody has stated, that hold on other days, or of which nobody says who decided them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kompplan.calculations.sums import Unknown
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Fix, Note, Rule, always
from kompplan.lint.value_edit import value_edit
from kompplan.model.budget import BudgetLine, UnitCost
from kompplan.model.shapes import folded
from kompplan.model.words import Status
from kompplan.values.quantity import Quantity, Unit, parse_quantity

if TYPE_CHECKING:
    from kompplan.calculations.budget import BudgetRow
    from kompplan.calculations.unit_costs import Used

_STATED = Text(en="the unit cost", sv="enhetskostnaden")
_MOST_NAMES, _MOST_GUESSES = 300, 50
"""Among how many names a likely one is looked for, and for how many rows: the search compares each with each."""


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Look at lines that name a unit cost, and at the unit costs that they name; most budgets have none."""
    budget = checked.plan.budget
    if budget is None or not checked.names_unit_costs:
        return
    costs = checked.unit_costs
    readable = checked.complete(budget, "unit_costs") and (
        bool(budget.unit_costs) or not checked.written(budget, "unit_costs")
    )
    named_by: dict[int, UnitCost] = {}
    guesses = 0
    for row in checked.budget.rows[: len(budget.lines)]:
        line = row.part
        if not isinstance(line, BudgetLine) or line.unit_cost is None:
            continue
        used = costs.of(row)
        if used is None:
            if readable:
                guesses += 1
                yield _no_such(checked, line, guess=guesses <= _MOST_GUESSES)
            continue
        named_by |= {id(each): each for each in used.own}
        yield from _of_row(checked, row, line, used)
    yield from _of_plan(checked, tuple(each for each in budget.unit_costs if id(each) in named_by))


def _no_such(checked: CheckedPlan, line: BudgetLine, *, guess: bool) -> Finding:
    from kompplan.loading.spelling import nearest  # noqa: PLC0415 - only a plan with a slip pays for it

    by_folded = {folded(name): name for name in checked.unit_costs.names()} if guess else {}
    meant = nearest(line.unit_cost or "", by_folded) if 0 < len(by_folded) <= _MOST_NAMES else None
    at = checked.at(line, "unit_cost")
    fix = None
    advice = Text(
        en="state it under unit_costs, with amount and source: {{name: {name}, amount: … kr per hour, source: …}}",
        sv="ange den under enhetskostnader, med belopp och källa: {{namn: {name}, belopp: … kr per timme, källa: …}}",
    )
    amount = parse_quantity(line.unit_cost or "")
    if isinstance(amount, Quantity) and amount.unit in (None, Unit.SEK):
        advice = Text(
            en="write an amount as unit_price; unit_cost is the name of one that is decided",
            sv="skriv ett belopp som à_pris; enhetskostnad är namnet på en som är beslutad",
        )
    elif meant is not None:
        advice = Text(en="did you mean '{meant}'?", sv="menade du ”{meant}”?")
        edit = value_edit(checked, at, line.unit_cost or "", by_folded[meant])
        if edit is not None:
            label = Text(en="write {meant}", sv="skriv {meant}")
            fix = Fix(label, (edit,), values={"meant": by_folded[meant]})
    return Finding(
        at=at,
        text=Text(
            en="there is no unit cost '{name}', neither in the plan nor in kompplan's table",
            sv="det finns ingen enhetskostnad ”{name}”, varken i planen eller i kompplans tabell",
        ),
        values={"name": line.unit_cost, "meant": by_folded[meant] if meant is not None else None},
        advice=advice,
        fix=fix,
    )


def _of_row(checked: CheckedPlan, row: "BudgetRow", line: BudgetLine, used: "Used") -> Iterator[Finding]:
    from kompplan.calculations.by_unit_cost import by_unit_cost, how_many, same_unit  # noqa: PLC0415 - as above
    from kompplan.calculations.unit_costs import FIGURES  # noqa: PLC0415 - as above

    related = (Note(checked.at(used.own[0], "name"), _STATED),) if used.own else ()
    if line.without_on_costs:
        yield Finding(
            at=checked.key(line, "without_on_costs"),
            text=Text(
                en="{line} has a unit cost and is said to be without on-costs; a unit cost gets none on top",
                sv="{line} har en enhetskostnad men sägs vara utan PO-pålägg; på en enhetskostnad läggs inga sådana",
            ),
            values={"line": named(line)},
            advice=Text(en="take without_on_costs away, or the unit cost", sv="ta bort utan_po, eller enhetskostnaden"),
            related=related,
            severity=Severity.WARNING,
        )
    unreadable = any(checked.unreadable(line, name) for name in ("amount", "quantity"))
    if any(checked.unreadable(each, name) for each in used.own for name in FIGURES):
        return
    if isinstance(used.each, Unknown):
        yield _unknown(checked, row, line, used, used.each)
    elif by_unit_cost(line) and not unreadable:
        many = how_many(line)
        if many is None:
            yield Finding(
                at=checked.at(line, "unit_cost"),
                text=Text(
                    en="{line} costs {cost}, but does not say how many",
                    sv="{line} kostar {cost}, men säger inte hur många",
                ),
                values={"line": named(line), "cost": used.words},
                advice=Text(en="add how many: quantity: 320", sv="lägg till hur många: antal: 320"),
                related=related,
                severity=Severity.WARNING,
            )
        elif not same_unit(many, used):
            yield Finding(
                at=checked.at(line, "amount" if many is line.amount else "quantity"),
                text=Text(
                    en="{many} cannot be multiplied by '{name}', which is per {unit}",
                    sv="{many} går inte att multiplicera med ”{name}”, som är per {unit}",
                ),
                values={"many": many, "name": used.name, "unit": used.word},
                advice=Text(en="state the quantity in that unit", sv="ange antalet i den enheten"),
                related=related,
            )


def _unknown(checked: CheckedPlan, row: "BudgetRow", line: BudgetLine, used: "Used", why: Unknown) -> Finding:
    from kompplan.calculations.unit_costs import NO_AMOUNT, NO_HOURS  # noqa: PLC0415 - as above

    days = checked.unit_costs.days(row)
    advice = Text(
        en="state it under unit_costs with its source: {{name: {name}, amount: … kr per {unit}, source: …}}",
        sv="ange den under enhetskostnader med källa: {{namn: {name}, belopp: … kr per {unit}, källa: …}}",
    )
    if why is NO_AMOUNT:
        advice = Text(
            en="add its amount: amount: 535 kr per hour", sv="lägg till dess belopp: belopp: 535 kr per timme"
        )
    elif why is NO_HOURS:
        advice = Text(
            en="state what an hour costs instead of monthly_pay: amount: 535 kr per hour",
            sv="ange vad en timme kostar i stället för månadslön: belopp: 535 kr per timme",
        )
    elif days is None or checked.unit_costs.days(row, own=True) is None:
        advice = Text(
            en="say when the cost is (when: 2027), or state under unit_costs what it is all the time",
            sv="ange när kostnaden är (när: 2027), eller ange under enhetskostnader vad den är hela tiden",
        )
    elif used.own:
        advice = Text(
            en="state under unit_costs what it is from {first} on",
            sv="ange under enhetskostnader vad den är från {first}",
        )
    return Finding(
        at=checked.at(line, "unit_cost"),
        text=Text(en="{line}: {why}", sv="{line}: {why}"),
        values={
            "line": named(line),
            "why": why.why,
            "name": used.name,
            "unit": used.word,
            "first": days.first if days is not None else None,
        },
        advice=advice,
        related=(Note(checked.at(used.own[0], "name"), _STATED),) if used.own else (),
        severity=Severity.WARNING,
    )


def _of_plan(checked: CheckedPlan, used: tuple[UnitCost, ...]) -> Iterator[Finding]:
    """Look at the plan's own unit costs that a line uses: what nobody uses costs nothing."""
    from kompplan.calculations.unit_costs import unit_called  # noqa: PLC0415 - as above

    seen: dict[tuple[str, object], UnitCost] = {}
    for each in used:
        if not checked.written(each, "source"):
            yield Finding(
                at=checked.at(each, "name"),
                text=Text(
                    en="the unit cost '{name}' does not say who has decided it",
                    sv="enhetskostnaden ”{name}” säger inte vem som har beslutat den",
                ),
                values={"name": each.name},
                advice=Text(
                    en="add where the amount stands: source: the call's table",
                    sv="lägg till var beloppet står: källa: utlysningens tabell",
                ),
                severity=Severity.INFO if checked.status is Status.DRAFT else Severity.WARNING,
            )
        per, said = each.amount.per if each.amount is not None else None, unit_called(each.unit)
        if per is not None and said is not None and per is not said:
            yield Finding(
                at=checked.at(each, "unit"),
                text=Text(
                    en="the unit cost '{name}' is {amount}, but its unit is said to be {unit}",
                    sv="enhetskostnaden ”{name}” är {amount}, men enheten sägs vara {unit}",
                ),
                values={"name": each.name, "amount": each.amount, "unit": each.unit},
                advice=Text(en="take the one that is wrong away", sv="ta bort den som är fel"),
            )
        begins = each.valid_from.first if each.valid_from is not None else None
        other = seen.setdefault((folded(each.name or ""), begins), each)
        if other is not each and (other.amount, other.monthly_pay) != (each.amount, each.monthly_pay):
            yield Finding(
                at=checked.at(each, "name"),
                text=Text(
                    en="the unit cost '{name}' has two amounts that begin to hold on the same day",
                    sv="enhetskostnaden ”{name}” har två belopp som börjar gälla samma dag",
                ),
                values={"name": each.name},
                advice=Text(
                    en="say from when the later one holds: valid_from: 2028-01-01",
                    sv="ange från när det senare gäller: gäller_från: 2028-01-01",
                ),
                related=(Note(checked.at(other, "name"), Text(en="the other", sv="den andra")),),
                severity=Severity.WARNING,
            )


RULE = Rule(
    code="BUD10",
    name="unit-cost-unclear",
    levels=always(Severity.ERROR),
    summary=Text(
        en="A unit cost that is not stated, not known on the row's days, or without a source",
        sv="En enhetskostnad som inte är angiven, inte är känd radens dagar, eller saknar källa",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "a budget line whose unit cost neither the plan (unit_costs) nor kompplan's table has, or whose "
                "quantity is in another unit, or that names two units. As warnings: one that is not known on all of "
                "the line's days, or has two amounts from the same day; a line that does not say how many, or says "
                "that it is without on-costs; and, from the status ready on, one of the plan's own without a source, "
                "which in a draft is a note. A year that kompplan's table lacks has not been seen at a source, and is "
                "not guessed"
            ),
            sv=(
                "en budgetrad vars enhetskostnad varken planen (enhetskostnader) eller kompplans tabell har, eller "
                "vars antal är i en annan enhet, eller som anger två enheter. Som varningar: en som inte är känd alla "
                "radens dagar, eller har två belopp från samma dag; en rad som inte säger hur många, eller sägs vara "
                "utan PO-pålägg; och, från statusen klar, en av planens egna utan källa, som i ett utkast är en "
                "upplysning. Ett år som saknas i kompplans tabell har inte setts hos någon källa, och gissas inte"
            ),
        ),
        matters=Text(
            en=(
                "a unit cost is paid as it was decided for the call and the year, not as it is remembered; with the "
                "wrong one the whole row is corrected at the first check"
            ),
            sv=(
                "en enhetskostnad betalas som den är beslutad för utlysningen och året, inte som någon minns den; är "
                "den fel rättas hela raden vid första granskningen"
            ),
        ),
        wrong=(
            "projekt: {namn: Samtal som bär, period: 2027-01-11 – 2028-12-15}\nbudget:\n  enhetskostnader:\n"
            "    - {namn: projektledare, belopp: 535 kr per timme, källa: utlysningens tabell}\n"
            "  rader:\n    - {post: Projektledare, antal: 320, enhetskostnad: projektledre}\n"
            "    - {post: Resedagar, antal: 24, enhetskostnad: traktamente, när: 2027}"
        ),
        right=(
            "projekt: {namn: Samtal som bär, period: 2027-01-11 – 2028-12-15}\nbudget:\n  enhetskostnader:\n"
            "    - {namn: projektledare, belopp: 535 kr per timme, källa: utlysningens tabell}\n"
            "    - {namn: traktamente, belopp: 300 kr per dag, källa: kommunens avtal}\n"
            "  rader:\n    - {post: Projektledare, antal: 320, enhetskostnad: projektledare}\n"
            "    - {post: Resedagar, antal: 24, enhetskostnad: traktamente, när: 2027}"
        ),
        origin=Text(
            en=(
                "the European Social Fund's unit costs, one table for each year and area in 2014–2020 and one for each "
                "call in ESF+; per diem and mileage in the Income Tax Act"
            ),
            sv=(
                "Socialfondens enhetskostnader, en tabell per år och område 2014–2020 och en per utlysning i ESF+; "
                "traktamente och milersättning i inkomstskattelagen"
            ),
        ),
    ),
    check=check,
)

"""Report costs that a flat rate or a unit cost pays for already, and flat rates that are worked out wrong."""

from collections.abc import Iterator
from decimal import Decimal

from kompplan.calculations.flat_rates import FlatRate, flat_rates
from kompplan.calculations.sums import Amount
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.amounts import as_stated, shown
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Fix, Note, Rule, always
from kompplan.lint.value_edit import value_edit
from kompplan.model.budget import Budget, BudgetLine
from kompplan.values.quantity import Unit

_FLAT_RATE = Text(en="the flat rate", sv="schablonen")
_UNIT_COST = Text(en="the unit cost", sv="enhetskostnaden")
_FOR_WHICH = Text(
    en="take the line away, or say at {line} which activities it is for: activities: [A1]",
    sv="ta bort raden, eller ange vid {line} vilka aktiviteter den gäller: aktiviteter: [A1]",
)
_NOT_BOTH = Text(
    en="take the line away, or take {type} out of what the unit cost replaces",
    sv="ta bort raden, eller ta bort {type} ur det som enhetskostnaden ersätter",
)


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Look at lines that are a flat rate or have a unit cost; most budgets have neither."""
    budget = checked.plan.budget
    if budget is None:
        return
    if any(line.flat_rate is not None for line in budget.lines):
        yield from _by_flat_rates(checked, budget)
    if checked.names_unit_costs:
        yield from _by_unit_costs(checked)


def _by_flat_rates(checked: CheckedPlan, budget: Budget) -> Iterator[Finding]:
    complete = checked.complete(budget, "lines")
    for found in flat_rates(checked.budget, checked.calendar.start):
        for doubled in found.doubled:
            yield Finding(
                at=checked.at(doubled.part, "label" if isinstance(doubled.part, BudgetLine) else "cost"),
                text=Text(
                    en="{row} is budgeted directly, but the flat rate of {rate} % pays for {type} already",
                    sv="{row} är budgeterad för sig, men schablonen på {rate} % betalar redan {type}",
                ),
                values={"row": named(doubled.part), "rate": found.rate, "type": doubled.cost_type.words},
                advice=Text(
                    en="take the line away, or state what the flat rate replaces: replaces: [indirect]",
                    sv="ta bort raden, eller ange vad schablonen ersätter: ersätter: [indirekta kostnader]",
                ),
                related=(Note(checked.at(found.line, "flat_rate"), _FLAT_RATE),),
            )
        if complete and found.gap:
            yield _worked_out_wrong(checked, found)


def _by_unit_costs(checked: CheckedPlan) -> Iterator[Finding]:
    from kompplan.calculations.by_unit_cost import doubled_costs  # noqa: PLC0415 - few budgets need it

    for found in doubled_costs(checked.budget.rows, checked.unit_costs):
        row = found.doubled.part
        yield Finding(
            at=checked.at(row, "label" if isinstance(row, BudgetLine) else "cost"),
            text=Text(
                en="{row} is budgeted beside the unit cost '{name}', which pays for {type} already",
                sv="{row} är budgeterad vid sidan av enhetskostnaden ”{name}”, som redan betalar {type}",
            ),
            values={
                "row": named(row),
                "name": found.name,
                "type": found.doubled.cost_type.words,
                "line": named(found.line),
            },
            advice=_FOR_WHICH if checked.plan.activities and not found.line.activities else _NOT_BOTH,
            related=(Note(checked.at(found.line, "unit_cost"), _UNIT_COST),),
        )


def _worked_out_wrong(checked: CheckedPlan, found: FlatRate) -> Finding:
    worth, base, amount = found.worth, found.base, found.line.amount
    assert worth is not None and base is not None and amount is not None  # noqa: S101 - there is a gap between them
    whole = Amount(_rounded(worth.low), None if worth.high is None else _rounded(worth.high))
    fix = None
    if whole.exact and amount.exact and not amount.factors and amount.scale == 1:
        label = Text(en="write {worth}", sv="skriv {worth}")
        new = f"{whole.low:,f} kr".replace(",", " ")
        edit = value_edit(checked, checked.at(found.line, "amount"), amount.written, new)
        fix = Fix(label, (edit,), values={"worth": shown(whole, Unit.SEK)}) if edit is not None else None
    return Finding(
        at=checked.at(found.line, "amount"),
        text=Text(
            en="{rate} % of {base} is {worth}, but the line {line} is {stated}",
            sv="{rate} % av {base} är {worth}, men raden {line} är {stated}",
        ),
        values={
            "rate": found.rate,
            "base": shown(base, Unit.SEK),
            "worth": shown(whole, Unit.SEK),
            "line": named(found.line),
            "stated": as_stated(amount),
        },
        advice=Text(
            en="correct the amount, or state what the rate is taken of: flat_rate_on: [staff]",
            sv="rätta beloppet, eller ange vad schablonen räknas på: schablon_på: [personal]",
        ),
        fix=fix,
    )


def _rounded(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1))


RULE = Rule(
    code="BUD07",
    name="flat-rate-double-count",
    levels=always(Severity.ERROR),
    summary=Text(
        en="A cost that a flat rate or a unit cost already pays for, or a flat rate that is worked out wrong",
        sv="En kostnad som en schablon eller enhetskostnad redan betalar, eller en schablon som är fel uträknad",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "beside a budget line with a flat rate (flat_rate: 40 %): lines and activities whose cost type the "
                "rate pays for, and an amount that is not the rate times the lines that it is taken of (staff, where "
                "nothing else is said). What it pays for is what the line says (replaces), else what EU rules say on "
                "the project's first day: 40 per cent of staff costs stand for all other costs but those of "
                "participants, 15 per cent for indirect costs. Also lines and activities of a cost type that the unit "
                "cost of another line replaces, for the same activities where that line names any; two unit costs of "
                "different units that replace the same for one activity; and a flat rate beside such a unit cost"
            ),
            sv=(
                "vid sidan av en budgetrad med en schablon (schablon: 40 %): rader och aktiviteter vars kostnadsslag "
                "schablonen betalar, och ett belopp som inte är satsen gånger de rader den räknas på (personal, om "
                "inget annat sägs). Vad den betalar är det som raden säger (ersätter), annars det som EU:s regler "
                "säger på projektets första dag: 40 procent av personalkostnaden står för alla andra kostnader utom "
                "deltagarnas, 15 procent för indirekta kostnader. Även rader och aktiviteter av ett kostnadsslag som "
                "en annan rads enhetskostnad ersätter, för samma aktiviteter om den raden anger några; två "
                "enhetskostnader per olika enhet som ersätter samma sak för en aktivitet; och en schablon vid sidan av "
                "en sådan enhetskostnad"
            ),
        ),
        matters=Text(
            en=(
                "a cost that is asked for twice is struck out at the first check, and what has been paid must be paid "
                "back"
            ),
            sv=(
                "en kostnad som begärs två gånger stryks vid första granskningen, och det som är utbetalt krävs "
                "tillbaka"
            ),
        ),
        wrong=(
            "projekt: {namn: Samtal som bär, period: 2027-01-11 – 2028-12-15}\nbudget:\n  rader:\n"
            "    - {post: Projektledare, belopp: 500 000 kr, kostnadsslag: personal}\n"
            "    - {post: Schablon, belopp: 240 000 kr, schablon: 40 %}\n"
            "    - {post: Tågresor, belopp: 18 000 kr, kostnadsslag: resor}"
        ),
        right=(
            "projekt: {namn: Samtal som bär, period: 2027-01-11 – 2028-12-15}\nbudget:\n  rader:\n"
            "    - {post: Projektledare, belopp: 500 000 kr, kostnadsslag: personal}\n"
            "    - {post: Schablon, belopp: 200 000 kr, schablon: 40 %}\n"
            "    - {post: Deltagarnas löner, belopp: 90 000 kr, kostnadsslag: deltagare}"
        ),
        origin=Text(
            en=(
                "the simplified cost options of the EU's structural funds: Regulation (EU) 2021/1060 art. 54 and 56, "
                "before that 1303/2013 and 1304/2013"
            ),
            sv=(
                "de förenklade kostnadsalternativen i EU:s strukturfonder: förordning (EU) 2021/1060 artikel 54 och "
                "56, dessförinnan 1303/2013 och 1304/2013"
            ),
        ),
    ),
    check=check,
)

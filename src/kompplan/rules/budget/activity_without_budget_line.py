"""Report activities that cost money or are bought, and that no line of the budget pays for, or not that much."""

from collections.abc import Iterator, Mapping, Sequence

from kompplan.calculations.budget import Value
from kompplan.calculations.sums import Amount, total
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.amounts import as_stated, shown
from kompplan.lint.listing import some
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.lint.unbudgeted import unbudgeted
from kompplan.model.activities import Activity
from kompplan.model.budget import BudgetLine
from kompplan.model.shapes import folded
from kompplan.model.words import ActivityStatus
from kompplan.values.quantity import Quantity, Unit

_ADVICE = Text(
    en="add a line for it, or name it in a line: activities: [{id}]",
    sv="lägg till en rad för den, eller ange den i en rad: aktiviteter: [{id}]",
)


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Beside a budget with lines or a total, one by one; without one, once for all, and only where money is told."""
    budget = checked.plan.budget
    if budget is None:
        yield from _no_budget(checked)
        return
    if not (budget.lines or checked.written(budget, "stated_total")):
        return
    if not checked.complete(budget, "lines"):
        return
    related = (Note(checked.key(budget, "lines"), Text(en="the lines", sv="raderna")),) if budget.lines else ()
    lines = checked.budget.rows[: len(budget.lines)]
    amounts = {id(row.part): (row.kronor, row.hours) for row in lines}
    covered, lines_of = checked.coverage.covered, checked.coverage.lines_of
    for activity in checked.plan.activities:
        if activity.status is ActivityStatus.CANCELLED:
            continue
        if id(activity) in covered:
            if not _agrees(checked, activity, lines_of[id(activity)], amounts):
                yield from _contradicted(checked, activity, amounts)
            continue
        cost = _kronor(activity)
        if cost is not None:
            text = Text(
                en="{activity} costs {cost}, but no line of the budget pays for it",
                sv="{activity} kostar {cost}, men ingen rad i budgeten betalar det",
            )
        elif activity.external and _only_hours(checked, activity):
            text = Text(
                en="{activity} is bought, but no line of the budget pays for it",
                sv="{activity} köps, men ingen rad i budgeten betalar det",
            )
        else:
            continue
        yield Finding(
            at=checked.at(activity, "id"),
            text=text,
            values={
                "activity": named(activity),
                "cost": as_stated(cost) if cost is not None else None,
                "id": activity.id or "…",
            },
            advice=_ADVICE,
            related=related,
        )


def _no_budget(checked: CheckedPlan) -> Iterator[Finding]:
    """Ask what known money is to pay for; a plan that names no money lacks a section, which is STR01's."""
    money = unbudgeted(checked)
    if money is None:
        return
    activities = [each for each in checked.plan.activities if each.status is not ActivityStatus.CANCELLED]
    yield Finding(
        at=money.place,
        text=Text(
            en="the plan has {amount}, but no budget tells what {activities} cost",
            sv="planen har {amount}, men ingen budget visar vad {activities} kostar",
        ),
        values={"amount": money.amount, "activities": some([each.id or named(each) for each in activities], 6)},
        advice=Text(
            en="share the money out: budget: [{{label: …, amount: …, activity: …}}]",
            sv="fördela pengarna: budget: [{{post: …, belopp: …, aktivitet: …}}]",
        ),
    )


def _agrees(
    checked: CheckedPlan,
    activity: Activity,
    lines: Sequence[BudgetLine],
    amounts_of: Mapping[int, tuple[Value, Value]],
) -> bool:
    """Tell at a glance, for nearly every plan, that one line pays for several or has just what the activity costs."""
    cost = activity.cost
    if cost is None:
        return True
    if len(lines) != 1:
        return False
    line = id(lines[0])
    kronor = amounts_of[line][0]
    return kronor is not None and (len(checked.coverage.activities_of[line]) > 1 or kronor == (cost.low, cost.high))


def _contradicted(
    checked: CheckedPlan, activity: Activity, amounts_of: Mapping[int, tuple[Value, Value]]
) -> Iterator[Finding]:
    """Compare the activity's kronor with its lines', where the lines are for it alone and every amount is exact."""
    cost, lines = _kronor(activity), checked.coverage.lines_of[id(activity)]
    if cost is None or cost.per is not None:
        return
    amounts = [amounts_of[id(line)] for line in lines]
    kronor = [amount for amount, _ in amounts if amount is not None]
    paid_by = checked.coverage.activities_of
    if kronor and any(len(paid_by[id(line)]) > 1 or len(line.activities) > 1 for line in lines):
        return
    values: dict[str, object] = {}
    if not kronor and all(isinstance(hours, Amount) for _, hours in amounts):
        text = Text(
            en="{activity} costs {cost}, but its lines are in hours only",
            sv="{activity} kostar {cost}, men raderna för den är bara i timmar",
        )
    else:
        sums = total(kronor)
        if len(kronor) < len(lines) or not (sums.exact and cost.exact) or sums.low == cost.low:
            return
        once = {(folded(line.label or ""), amount) for line, amount in zip(lines, kronor, strict=True)}
        if len(once) < len(lines) and total([amount for _, amount in once]).low == cost.low:
            return  # the same line stands twice, which is STR07's
        values["sum"] = shown(Amount(sums.low, sums.high), Unit.SEK)
        text = Text(
            en="{activity} costs {cost}, but its lines add up to {sum}",
            sv="{activity} kostar {cost}, men dess rader summerar till {sum}",
        )
    yield Finding(
        at=checked.at(activity, "cost"),
        text=text,
        values={"activity": named(activity), "cost": as_stated(cost), **values},
        advice=Text(
            en="correct the cost or the line, or add the line that is missing",
            sv="rätta kostnaden eller raden, eller lägg till den rad som saknas",
        ),
        related=tuple(Note(checked.at(line, "amount"), _LINE) for line in lines),
    )


_LINE = Text(en="the line", sv="raden")


def _only_hours(checked: CheckedPlan, activity: Activity) -> bool:
    """Tell whether hours are all that is said of the cost; one of which nothing is said is ACT03's."""
    if checked.written(activity, "cost") or checked.written(activity, "cost_reason"):
        return False
    return checked.written(activity, "hours")


def _kronor(activity: Activity) -> Quantity | None:
    """Return what the activity costs in kronor, if that is more than nothing."""
    cost = activity.cost
    if cost is None or cost.unit is not Unit.SEK or cost.high == 0:
        return None
    return cost


RULE = Rule(
    code="BUD03",
    name="activity-without-budget-line",
    levels=always(Severity.WARNING),
    summary=Text(
        en="An activity that costs money and has no line in the budget, or lines of another amount",
        sv="En aktivitet som kostar pengar men saknar rad i budgeten, eller har rader med annat belopp",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "an activity with a cost in kronor, or one that is bought but only has hours, when the budget has "
                "lines or a total and no line names the activity or bears its name. Cancelled activities and a cost "
                "of 0 need no line. Also an activity whose lines are in hours only although it costs kronor, or, "
                "where both are exact, do not add up to what it costs. Without a budget: once for all, where the "
                "plan has funding but nothing tells what any activity costs"
            ),
            sv=(
                "en aktivitet som har en kostnad i kronor, eller köps men bara har timmar, när budgeten har rader "
                "eller en summa och ingen rad anger aktiviteten eller bär dess namn. Inställda aktiviteter och "
                "kostnaden 0 behöver ingen rad. Även en aktivitet som kostar kronor men vars rader bara är i timmar "
                "eller, när båda är exakta, inte summerar till kostnaden. Utan budget: en gång för alla, när planen "
                "har finansiering men inget säger vad någon aktivitet kostar"
            ),
        ),
        matters=Text(
            en=(
                "what stands in the activity plan but not in the budget gets done only if something else is left "
                "undone; whoever decides on the budget believes that it is paid for"
            ),
            sv=(
                "det som står i aktivitetsplanen men inte i budgeten blir av bara om något annat inte blir det; "
                "den som beslutar om budgeten tror att det är betalt"
            ),
        ),
        wrong=(
            "aktiviteter:\n  - {id: A1, aktivitet: Kurs, kostnad: 60 000 kr}\n"
            "  - {id: A2, aktivitet: Mätning, kostnad: 40 000 kr}\nbudget:\n  rader:\n"
            "    - {post: Kursdagar, belopp: 60 000 kr, aktivitet: A1}"
        ),
        right=(
            "aktiviteter:\n  - {id: A1, aktivitet: Kurs, kostnad: 60 000 kr}\n"
            "  - {id: A2, aktivitet: Mätning, kostnad: 40 000 kr}\nbudget:\n  rader:\n"
            "    - {post: Kursdagar, belopp: 60 000 kr, aktivitet: A1}\n"
            "    - {post: Kulturmätning, belopp: 40 000 kr, aktivitet: A2}"
        ),
        origin=Text(
            en="most of LiA's shared offers and all four of VIVA's blocks were planned without a line in any budget",
            sv=(
                "de flesta av LiA:s gemensamma erbjudanden och alla fyra block i VIVA planerades utan någon rad i en "
                "budget"
            ),
        ),
    ),
    check=check,
)

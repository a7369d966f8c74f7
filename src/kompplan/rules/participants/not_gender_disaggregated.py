"""Report counts of people that are not split into women and men."""

from collections.abc import Iterator

from kompplan.calculations.people import persons
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.amounts import as_stated
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule, always
from kompplan.model.base import Part
from kompplan.model.people import Headcount, TargetGroup
from kompplan.values.quantity import Quantity

_ADVICE = Text(
    en="state both: women: …, men: …",
    sv="ange båda: kvinnor: …, män: …",
)


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """An estimate cannot be split, one split count of a group is enough, and so is a table with women and men."""
    in_tables = {
        (view.table.group or "").strip()
        for view in checked.tables
        if any(group.women is not None and group.men is not None for group in view.groups)
    }
    for group in checked.plan.target_groups:
        if (group.id or "").strip() in in_tables - {""}:
            continue
        for counts in (group.counts, (group.managers,) if group.managers is not None else ()):
            count = _unsplit(checked, counts)
            if count is not None:
                yield _finding(checked, group, count, "total", count.total, managers=counts is not group.counts)
    closing = checked.plan.closing
    results = closing.results if closing is not None else None
    if results is None or _split(checked, results):
        return
    field = "unique" if results.unique is not None else "participants"
    number = getattr(results, field)
    if _exact(number):
        yield Finding(
            at=checked.at(results, field),
            text=Text(
                en="{count} participants are not split into women and men",
                sv="{count} deltagare är inte uppdelade på kvinnor och män",
            ),
            values={"count": as_stated(number)},
            advice=_ADVICE,
        )


def _split(checked: CheckedPlan, part: Part) -> bool:
    return checked.written(part, "women") or checked.written(part, "men")


def _exact(quantity: Quantity | None) -> bool:
    """Tell whether somebody has counted, and more than one person, whose sex the total would tell anyway."""
    return quantity is not None and quantity.exact and persons(quantity) is not None and quantity.low > 1


def _unsplit(checked: CheckedPlan, counts: tuple[Headcount, ...]) -> Headcount | None:
    """Return the first exact count where none of a group's counts is split."""
    if any(_split(checked, count) for count in counts):
        return None
    return next((count for count in counts if _exact(count.total)), None)


def _finding(
    checked: CheckedPlan, group: TargetGroup, part: Part, field: str, number: Quantity | None, *, managers: bool
) -> Finding:
    return Finding(
        at=checked.at(part, field),
        text=Text(
            en="{group}: the number of managers, {count}, is not split into women and men",
            sv="{group}: antalet chefer, {count}, är inte uppdelat på kvinnor och män",
        )
        if managers
        else Text(
            en="{group}: the number {count} is not split into women and men",
            sv="{group}: antalet {count} är inte uppdelat på kvinnor och män",
        ),
        values={"group": named(group), "count": as_stated(number) if number is not None else None},
        advice=_ADVICE,
    )


RULE = Rule(
    code="PAR08",
    name="not-gender-disaggregated",
    levels=always(Severity.WARNING),
    summary=Text(
        en="A count of people without women and men", sv="Ett antal personer som inte är uppdelat på kvinnor och män"
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "a target group, its managers or the participants reached, counted exactly but only in total. One "
                "split count of the group is enough, or a table about it (group:) with women and men; estimates are "
                "left alone"
            ),
            sv=(
                "en målgrupp, dess chefer eller de deltagare som nåddes, räknade exakt men bara totalt. Ett uppdelat "
                "antal för gruppen räcker, eller en tabell om den (grupp:) med kvinnor och män; uppskattningar "
                "lämnas i fred"
            ),
        ),
        matters=Text(
            en=(
                "who gets the training, the time and the money is seen only when women and men are counted apart; "
                "official statistics are split by sex, and funders ask for it"
            ),
            sv=(
                "vem som får utbildningen, tiden och pengarna syns bara när kvinnor och män räknas var för sig; "
                "officiell statistik ska vara könsuppdelad, och finansiärer frågar efter det"
            ),
        ),
        wrong="målgrupper:\n  - {id: personalen, namn: Fast anställda, antal: 96}",
        right="målgrupper:\n  - {id: personalen, namn: Fast anställda, antal: {kvinnor: 84, män: 12}}",
        origin=Text(
            en=(
                "the ordinance on official statistics and the municipalities' association's guidance; KLURA told of "
                "630 participants without saying how many were women"
            ),
            sv=(
                "förordningen om den officiella statistiken och SKR:s vägledning; KLURA redovisade 630 deltagare "
                "utan att säga hur många som var kvinnor"
            ),
        ),
    ),
    check=check,
)

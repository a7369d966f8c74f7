"""Report numbers in which persons who belong to two target groups are counted twice."""

from collections.abc import Iterator

from kompplan.calculations.people import Union, persons
from kompplan.calculations.rounding import apart
from kompplan.calculations.sums import Amount
from kompplan.calculations.tables import TableView
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.amounts import shown
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.loading.places import Anchor
from kompplan.model.base import Part
from kompplan.model.people import Table, TargetGroup
from kompplan.model.shapes import folded
from kompplan.model.words import ColumnKind

_TABLE = Text(en="the table", sv="tabellen")


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Look at groups that consist of others, at activities for several groups, and at tables of groups."""
    people = checked.people
    if not people.overlaps:
        return
    for group in checked.plan.target_groups:
        if len(group.includes) > 1:
            together = people.union(name.strip() for name in group.includes)
            for count in group.counts:
                field = "total" if count.total is not None else "women"
                yield from _twice(checked, group, persons(count.total), together, checked.at(count, field))
    for activity in checked.plan.activities:
        names = [name.strip() for name in activity.target_groups]
        if len(names) == 1 and names[0] in people.groups:
            names = [name.strip() for name in people.groups[names[0]].includes]
        if len(names) < 2:
            continue
        together = people.union(names)
        for field in ("needed_seats", "participants"):
            amount = persons(getattr(activity, field))
            found = list(_twice(checked, activity, amount, together, checked.at(activity, field)))
            if found:
                yield found[0]
                break
    for view in checked.tables:
        yield from _table(checked, view)


def _double(stated: Amount | None, together: Union | None) -> bool:
    """Tell whether a number can be the plain sum, and cannot be the number of persons."""
    if stated is None or together is None or not together.overlapping:
        return False
    return not apart(stated, together.sum) and apart(stated, together.unique) > 0


def _twice(
    checked: CheckedPlan, part: Part, stated: Amount | None, together: Union | None, at: Anchor
) -> Iterator[Finding]:
    if stated is None or together is None or not _double(stated, together):
        return
    more = Amount(
        together.sum.low - (together.unique.high or together.sum.low),
        (together.sum.high or together.sum.low) - together.unique.low,
    )
    yield Finding(
        at=at,
        text=Text(
            en="{what}: {stated} counts {more} persons twice; the groups overlap and are {unique} together",
            sv="{what}: {stated} räknar {more} personer två gånger; grupperna överlappar och är tillsammans {unique}",
        ),
        values={
            "what": _TABLE if isinstance(part, Table) and not part.title else named(part),
            "stated": shown(stated),
            "more": shown(more),
            "unique": shown(together.unique),
        },
        advice=Text(en="state {unique}, or correct the overlaps", sv="ange {unique}, eller rätta överlappen"),
        related=_overlaps(checked, part),
    )


def _overlaps(checked: CheckedPlan, part: Part) -> tuple[Note, ...]:
    """Return where the first overlap is stated."""
    if isinstance(part, TargetGroup) and part.overlaps:
        return ()
    for group in checked.plan.target_groups:
        if group.overlaps:
            return (Note(checked.key(group, "overlaps"), Text(en="an overlap", sv="ett överlapp")),)
    return ()


def _table(checked: CheckedPlan, view: TableView) -> Iterator[Finding]:
    """A table whose rows are the plan's target groups, added up below."""
    if view.totals is None or len(view.rows) < 2:
        return
    groups = checked.people.groups
    by_word = {folded(group.name or ""): name for name, group in groups.items()} | {
        folded(name): name for name in groups
    }
    names = [by_word.get(folded(row.label), "") for row in view.rows]
    if "" in names:
        return
    together = checked.people.union(names)
    for column, kind in enumerate(view.kinds):
        if kind is ColumnKind.TOTAL:
            entry = view.totals.entries[column]
            spot = entry.spot or view.totals.whole
            at = checked.at(view.table, spot.field, spot.item, cell=spot.cell)
            yield from _twice(checked, view.table, entry.amount, together, at)


RULE = Rule(
    code="PAR06",
    name="overlap-double-counted",
    levels=always(Severity.WARNING),
    summary=Text(
        en="A number that counts persons in overlapping groups twice",
        sv="Ett antal som räknar personer i överlappande grupper två gånger",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "a target group that consists of others, an activity for several groups, or a table whose rows are "
                "target groups, with a number that is the groups' plain sum although some persons stand in two of "
                "them (overlaps)"
            ),
            sv=(
                "en målgrupp som omfattar andra, en aktivitet för flera grupper eller en tabell vars rader är "
                "målgrupper, med ett antal som är gruppernas rena summa fast en del personer finns i två av dem "
                "(överlappar)"
            ),
        ),
        matters=Text(
            en=(
                "funders count persons, not names on lists; a target that includes some people twice "
                "cannot be reached, and the cost of each participant looks lower than it is"
            ),
            sv=(
                "finansiärer räknar personer, inte namn på listor; ett mål som räknar en del människor två gånger "
                "går inte att nå, och kostnaden per deltagare ser lägre ut än den är"
            ),
        ),
        wrong=(
            "målgrupper:\n  - {id: kommunen, namn: Kommunen, antal: 6719}\n"
            "  - {id: v8, namn: Skolan, antal: 2618, överlappar: [{grupp: kommunen, antal: 1239}]}\n"
            "  - {id: alla, namn: Alla, antal: 9337, omfattar: [kommunen, v8]}"
        ),
        right=(
            "målgrupper:\n  - {id: kommunen, namn: Kommunen, antal: 6719}\n"
            "  - {id: v8, namn: Skolan, antal: 2618, överlappar: [{grupp: kommunen, antal: 1239}]}\n"
            "  - {id: alla, namn: Alla, antal: 8098, omfattar: [kommunen, v8]}"
        ),
        origin=Text(
            en=(
                "LiA's groups sum to 11 177, but four municipalities are in it twice: without the 1 239 that overlap "
                "there are 9 938, the plan's 'nearly 10 000'"
            ),
            sv=(
                "LiA:s grupper summerar till 11 177, men fyra kommuner är med två gånger: utan de 1 239 som "
                "överlappar är de 9 938, planens ”närmare 10 000”"
            ),
        ),
    ),
    check=check,
)

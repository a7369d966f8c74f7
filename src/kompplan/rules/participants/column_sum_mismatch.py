"""Report a table's stated sums that are not the sums of its columns."""

from collections.abc import Iterator

from kompplan.calculations.sums import Amount
from kompplan.calculations.table_sums import column_mismatches
from kompplan.calculations.tables import TableView
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.amounts import as_stated, shown
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.model.shapes import folded

_TOO_LITTLE = Text(
    en="the column '{column}' sums to {sum}, but {stated} is stated: {gap} too little",
    sv="kolumnen ”{column}” summerar till {sum}, men angivet är {stated}: {gap} för lite",
)
_TOO_MUCH = Text(
    en="the column '{column}' sums to {sum}, but {stated} is stated: {gap} too much",
    sv="kolumnen ”{column}” summerar till {sum}, men angivet är {stated}: {gap} för mycket",
)


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A wrong row upsets its column as well: where PAR01's rows explain the difference, it is theirs alone."""
    for view in checked.tables:
        if view.totals is None or not checked.complete(view.table, "rows"):
            continue
        for found in column_mismatches(view):
            if _counts_everybody_once(checked, view, found.entry.amount):
                continue
            spot = found.entry.spot or view.totals.whole
            gap = abs(found.gap)
            yield Finding(
                at=checked.at(view.table, spot.field, spot.item, cell=spot.cell),
                text=_TOO_LITTLE if found.gap < 0 else _TOO_MUCH,
                values={
                    "column": view.heading(found.column),
                    "sum": shown(found.sum, found.stated.unit),
                    "stated": as_stated(found.stated),
                    "gap": shown(Amount(gap, gap), found.stated.unit),
                },
                advice=Text(en="correct the sum or the row that is wrong", sv="rätta summan eller den rad som är fel"),
                related=(
                    Note(
                        checked.key(view.table, "rows"),
                        Text(en="{count} rows, {sum}", sv="{count} rader, {sum}"),
                        {"count": len(view.rows), "sum": shown(found.sum, found.stated.unit)},
                    ),
                ),
            )


def _counts_everybody_once(checked: CheckedPlan, view: TableView, stated: Amount | None) -> bool:
    """Tell whether the rows are target groups that overlap and the sum counts each person once, as it should."""
    groups = checked.people.groups
    if not checked.people.overlaps:
        return False
    by_word = {folded(group.name or ""): name for name, group in groups.items()} | {
        folded(name): name for name in groups
    }
    names = [by_word.get(folded(row.label)) for row in view.rows]
    together = checked.people.union([name for name in names if name is not None])
    return None not in names and together is not None and stated == together.unique


RULE = Rule(
    code="PAR02",
    name="column-sum-mismatch",
    levels=always(Severity.ERROR),
    summary=Text(en="A table's stated sum that is not its column's", sv="En angiven summa som inte är kolumnens"),
    explanation=Explanation(
        notices=Text(
            en=(
                "a sum printed below a table's column that is not the sum of its rows. Columns of shares and means "
                "are not added up, nor is a column with an empty cell, unless the table says that empty cells are "
                "zero. Where a row that does not add up explains the difference, only the row is reported"
            ),
            sv=(
                "en summa under en tabells kolumn som inte är summan av raderna. Kolumner med andelar och "
                "medelvärden summeras inte, och inte heller en kolumn med en tom cell, om inte tabellen anger att "
                "tomma celler är noll. Förklaras skillnaden av en rad som inte går ihop redovisas bara raden"
            ),
        ),
        matters=Text(
            en=(
                "the sum is what others quote: seats, funding and the share of women are reckoned from it, "
                "and a figure turned round in it is found by nobody who reads only the last line"
            ),
            sv=(
                "summan är det som andra citerar: platser, pengar och andelen kvinnor räknas på den, "
                "och en omkastad siffra i den hittas inte av den som bara läser sista raden"
            ),
        ),
        wrong=(
            "tabeller:\n  - kolumner: [kommun, totalt, kvinnor, män]\n    rader:\n      - [Lysekil, 1438, 1205, 233]\n"
            "      - [Dals-Ed, 566, 442, 124]\n    summa: [2040, 1647, 357]"
        ),
        right=(
            "tabeller:\n  - kolumner: [kommun, totalt, kvinnor, män]\n    rader:\n      - [Lysekil, 1438, 1205, 233]\n"
            "      - [Dals-Ed, 566, 442, 124]\n    summa: [2004, 1647, 357]"
        ),
        origin=Text(
            en="LiA's table of whole municipalities: five rows, six sums, all of them right",
            sv="LiA:s tabell över hela kommuner: fem rader, sex summor, alla rätt",
        ),
    ),
    check=check,
)

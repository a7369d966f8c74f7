"""Report a printed share that is not part through whole."""

import re
from collections.abc import Iterator

from kompplan.calculations.table_sums import ShareMismatch, share_mismatches
from kompplan.calculations.tables import TableView
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Message, Text
from kompplan.lint.amounts import shown
from kompplan.lint.rule import Finding, Fix, Rule, always
from kompplan.lint.value_edit import value_edit
from kompplan.loading.places import Anchor
from kompplan.values.quantity import Quantity


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A share that fits either the stated sums or the sums of the rows is right: a wrong sum is PAR02's."""
    for view in checked.tables:
        for found in share_mismatches(view):
            at = _place(checked, view, found)
            yield Finding(
                at=at,
                text=Text(
                    en="{label}{part} of {whole} is {right} %, but the share of '{column}' is stated as {share}",
                    sv="{label}{part} av {whole} är {right} %, men andelen ”{column}” anges till {share}",
                ),
                values={
                    "label": Message(Text("{row}: ", "{row}: "), {"row": found.label}) if found.label else "",
                    "part": shown(found.part),
                    "whole": shown(found.whole),
                    "right": found.right,
                    "column": view.heading(found.column),
                    "share": _percent(found.share),
                },
                advice=Text(
                    en="correct the share, or the figures that it is reckoned from",
                    sv="rätta andelen, eller de tal som den är räknad på",
                ),
                fix=_fix(checked, at, found),
            )


def _fix(checked: CheckedPlan, at: Anchor, found: ShareMismatch) -> Fix | None:
    """Propose the computed share in the stated one's own way of writing."""
    written = re.fullmatch(r"[0-9]+(?:([.,])[0-9]+)?([ \u00a0]?%)?", found.share.written)
    if written is None:
        return None
    new = f"{found.right:f}".replace(".", written[1] or ".") + (written[2] or "")
    edit = value_edit(checked, at, found.share.written, new)
    return Fix(Text("write {new}", "skriv {new}"), (edit,), values={"new": new}) if edit is not None else None


def _percent(share: Quantity) -> str:
    return share.written if share.unit is not None else f"{share.written}\N{NO-BREAK SPACE}%"


def _place(checked: CheckedPlan, view: TableView, found: ShareMismatch) -> Anchor:
    if found.stated is not None:
        return checked.at(found.stated, "share")
    if found.spot is not None:
        return checked.at(view.table, found.spot.field, found.spot.item, cell=found.spot.cell)
    return checked.at(view.table, "shares")


RULE = Rule(
    code="PAR03",
    name="percentage-mismatch",
    levels=always(Severity.ERROR),
    summary=Text(en="A printed share that is not part of whole", sv="En angiven andel som inte är delen av det hela"),
    explanation=Explanation(
        notices=Text(
            en=(
                "a share of women, men or unknown, printed below a table or in a column of it, that is not what part "
                "and whole give when it is rounded to as many decimals as are printed"
            ),
            sv=(
                "en andel kvinnor, män eller okänt, under en tabell eller i en kolumn i den, som inte är vad delen "
                "och det hela ger avrundat till så många decimaler som står där"
            ),
        ),
        matters=Text(
            en=(
                "the share is what is quoted in the analysis of gender equality and compared with next year's; "
                "wrong, it shows a change that never happened"
            ),
            sv=(
                "andelen är det som citeras i jämställdhetsanalysen och jämförs med nästa års; "
                "är den fel visar den en förändring som aldrig har skett"
            ),
        ),
        wrong=(
            "tabeller:\n  - kolumner: [kommun, totalt, kvinnor, män]\n    summa: [6719, 5418, 1301]\n"
            "    andel: {kvinnor: 84 %}"
        ),
        right=(
            "tabeller:\n  - kolumner: [kommun, totalt, kvinnor, män]\n    summa: [6719, 5418, 1301]\n"
            "    andel: {kvinnor: 81 %}"
        ),
        origin=Text(
            en=(
                "LiA's table states 81 % and 54 % women; 5 418 of 6 719 and 160 of 294 give 80,6 and 54,4, so both "
                "are right"
            ),
            sv=(
                "LiA:s tabell anger 81 % och 54 % kvinnor; 5 418 av 6 719 och 160 av 294 ger 80,6 och 54,4, så båda "
                "stämmer"
            ),
        ),
    ),
    check=check,
)

"""Report amounts and dates that are clear but not written the Swedish way."""

from collections.abc import Iterable, Iterator

from kompplan.calculations.swedish_style import (
    Amount,
    amount_in_swedish,
    amounts,
    large_amounts,
    may_be_long,
    may_have_points,
    time_in_swedish,
)
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.rule import Finding, Fix, Rule, always
from kompplan.lint.value_edit import value_edit
from kompplan.loading.places import Anchor
from kompplan.model.words import LanguageWord

_NUMBER = Text("{written} is not written the Swedish way", "{written} är inte skrivet på svenskt sätt")
_DATE = Text("the date {written} is not written year-month-day", "datumet {written} är inte skrivet år-månad-dag")
_SHORT_YEAR = Text(
    "the year in {written} has two digits and can be taken for a day",
    "årtalet i {written} har två siffror och kan tas för en dag",
)
_WRITE = Text("write {new}", "skriv {new}")


def _finding(checked: CheckedPlan, anchor: Anchor, written: str, new: str, text: Text) -> Finding:
    edit = value_edit(checked, anchor, written, new)
    values = {"written": written, "new": new}
    fix = Fix(_WRITE, (edit,), safe=True, values=values) if edit is not None else None
    return Finding(anchor, text, values, _WRITE, fix=fix)


_ENGLISH_SECTIONS = frozenset({"project", "activities", "goals", "risks", "target_groups", "tables", "funding"})


def _english(checked: CheckedPlan) -> bool:
    """Tell whether the plan is an English one: it says so, or its sections have English names."""
    project = checked.plan.project
    if project is not None and project.language is not None:
        return project.language is LanguageWord.EN
    return any(key.text in _ENGLISH_SECTIONS for key, _ in checked.loaded.root.entries)


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """An English plan may write numbers the English way, but a year of two digits is unclear in any language."""
    together = checked.settings.digits_together
    found: Iterable[Amount] = ()
    if may_have_points(checked.outline):
        found = amounts(checked.steps)
    elif may_be_long(checked.outline, together):
        found = large_amounts(checked.plan, together)
    for amount in found:
        new = amount_in_swedish(amount.quantity, together)
        if new is not None:
            if _english(checked):
                break
            anchor = checked.at(amount.part, amount.field, amount.item, cell=amount.cell)
            yield _finding(checked, anchor, amount.quantity.written, new, _NUMBER)
    for time in checked.times:
        written = time.when.written
        if len(written) == len("2026-05-01") and written[4] == "-":
            continue
        rewritten = time_in_swedish(time.when)
        if rewritten is not None and (rewritten.short_year or not _english(checked)):
            anchor = checked.at(time.part, time.field, time.item)
            text = _SHORT_YEAR if rewritten.short_year else _DATE
            yield _finding(checked, anchor, written, rewritten.text, text)


RULE = Rule(
    code="TXT03",
    name="number-or-date-format",
    levels=always(Severity.INFO),
    summary=Text(
        en="An amount or a date that is clear but not written the Swedish way",
        sv="Ett belopp eller datum som är tydligt men inte skrivet på svenskt sätt",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "values with a decimal point, a percent sign without a space, seven digits or more together, dates "
                "in numbers that are not year-month-day, and years of two digits (mars-12). Only values that could "
                "be read one way; what has two readings is an error of its own. In an English plan only the years"
            ),
            sv=(
                "värden med decimalpunkt, procenttecken utan mellanslag, sju siffror eller fler i rad, datum i "
                "siffror som inte är år-månad-dag, och årtal med två siffror (mars-12). Bara värden som gick att läsa "
                "på ett sätt; det som kan läsas på två sätt är ett eget fel. I en engelsk plan bara årtalen"
            ),
        ),
        matters=Text(
            en=(
                "numbers written in one way are compared at a glance, and nobody takes the 12 of mars-12 for a day "
                "or loses count of the zeros"
            ),
            sv=(
                "tal som skrivs på ett sätt jämförs i ett ögonkast, och ingen tar 12 i mars-12 för en dag eller "
                "räknar fel på nollorna"
            ),
        ),
        wrong="aktiviteter: [{id: A1, aktivitet: Kurs, när: 2026/05/04, kostnad: 1761220.50 kr}]",
        right='aktiviteter: [{id: A1, aktivitet: Kurs, när: 2026-05-04, kostnad: "1 761 220,50 kr"}]',
        origin=Text(
            en="Swedish conventions (the Language Council's rules, ISO 8601); LiA writes mars-12",
            sv="svenska skrivregler (Språkrådet, ISO 8601); LiA skriver mars-12",
        ),
        in_english=(
            "activities: [{id: A1, activity: Course, due: March-27}]",
            "activities: [{id: A1, activity: Course, due: March 2027}]",
        ),
    ),
    check=check,
)

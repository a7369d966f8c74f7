"""Report what ends before it begins, and steps of a purchase that come in the wrong order."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kompplan.calculations.dates import Time
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.model.activities import Activity, Procurement
from kompplan.model.base import Part
from kompplan.model.goals import Indicator
from kompplan.values.certainty import Certainty, before
from kompplan.values.days import Days
from kompplan.values.when import When

_STEPS = ("notice", "tender_deadline", "award", "standstill_end", "contract")
_STEP_NAMES = {
    "notice": Text("notice", "annons"),
    "tender_deadline": Text("tender deadline", "sista anbudsdag"),
    "award": Text("award", "tilldelningsbeslut"),
    "standstill_end": Text("end of standstill", "avtalsspärrens slut"),
    "contract": Text("contract", "avtal"),
}
_ADVICE = Text("change one of the dates", "ändra ett av datumen")


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Each time in itself, then the fields that have an order between them."""
    for time in checked.times:
        when = time.when
        if when.start is not when.end:  # which of a day they are
            yield from _backwards(checked, time)
    calendar = checked.calendar
    for activity in checked.plan.activities:
        own = calendar.of(activity)
        if own.start is not None and own.end is not None and own.end.earliest < own.start.latest:  # as in few
            yield from _activity(checked, activity)
    for goal in checked.plan.goals:
        for indicator in goal.indicators:
            yield from _indicator(checked, indicator)
    for procurement in checked.plan.procurement:
        yield from _procurement(checked, procurement)


def _doubt(earlier: Days, later: Days) -> tuple[bool, Severity | None]:
    """Return whether ``later`` is too early, and how sure that is.

    Of two stretches that overlap, it is plausible that the order is wrong only where the later one has been moved back
    as a whole: "autumn" and then "summer". A day in a month, or the same season twice, can well be in order.
    """
    answer = before(later, earlier)
    if answer is Certainty.CERTAINLY:
        return True, None
    moved_back = later.earliest < earlier.earliest and later.latest < earlier.latest
    return answer is Certainty.POSSIBLY and moved_back, Severity.WARNING


def _backwards(checked: CheckedPlan, time: Time) -> Iterator[Finding]:
    start, end = time.when.start, time.when.end
    if start is None or end is None or start == end:
        return
    wrong, severity = _doubt(start, end)
    if wrong:
        yield Finding(
            at=checked.at(time.part, time.field, time.item),
            text=Text(en="{when} ends before it begins", sv="{when} slutar innan det börjar")
            if severity is None
            else Text(en="{when} may end before it begins", sv="{when} kan sluta innan det börjar"),
            values={"when": time.when},
            advice=Text(
                en="write the earlier date first, or correct the year",
                sv="skriv det tidigare datumet först, eller rätta årtalet",
            ),
            severity=severity,
        )


class _Milestone(NamedTuple):
    field: str
    when: When
    days: Days


def _activity(checked: CheckedPlan, activity: Activity) -> Iterator[Finding]:
    stated = dict(checked.calendar.of(activity).stated)
    first = "start" if "start" in stated else "when"
    last = "due" if "due" in stated else "when"
    if first == last or first not in stated or last not in stated:
        return
    start, end = stated[first], stated[last]
    if start.start is None or end.end is None:
        return
    wrong, severity = _doubt(start.start, end.end)
    if wrong:
        yield Finding(
            at=checked.at(activity, last),
            text=Text(en="{activity} ends {end} but begins {start}", sv="{activity} slutar {end} men börjar {start}")
            if severity is None
            else Text(
                en="{activity} ends {end} and may begin later than that, {start}",
                sv="{activity} slutar {end} och kan börja senare än så, {start}",
            ),
            values={"activity": named(activity), "start": start, "end": end},
            advice=_ADVICE,
            related=(Note(checked.at(activity, first), Text("begins here", "börjar här")),),
            severity=severity,
        )


def _indicator(checked: CheckedPlan, indicator: Indicator) -> Iterator[Finding]:
    target = _milestone(checked, indicator, "date")
    for name in ("baseline_date", "baseline_planned"):
        baseline = _milestone(checked, indicator, name)
        if target is None or baseline is None:
            continue
        wrong, severity = _doubt(baseline.days, target.days)
        if wrong:
            yield Finding(
                at=checked.at(indicator, "date"),
                text=Text(
                    en="{indicator} shall be reached {target}, before the baseline is measured {baseline}",
                    sv="{indicator} ska nås {target}, innan utgångsläget mäts {baseline}",
                )
                if severity is None
                else Text(
                    en="{indicator} shall be reached {target}, maybe before the baseline is measured {baseline}",
                    sv="{indicator} ska nås {target}, kanske innan utgångsläget mäts {baseline}",
                ),
                values={"indicator": named(indicator), "target": target.when, "baseline": baseline.when},
                advice=_ADVICE,
                related=(Note(checked.at(indicator, name), Text("the baseline", "utgångsläget")),),
                severity=severity,
            )


def _procurement(checked: CheckedPlan, procurement: Procurement) -> Iterator[Finding]:
    steps = [step for name in _STEPS if (step := _milestone(checked, procurement, name)) is not None]
    for earlier, later in pairwise(steps):
        wrong, severity = _doubt(earlier.days, later.days)
        if earlier.when.start is None:  # "no later than 1 October" can be long before
            severity = Severity.WARNING
        if wrong:
            yield Finding(
                at=checked.at(procurement, later.field),
                text=Text(
                    en="{procurement} has its {later} {late}, before its {earlier} {early}",
                    sv="{procurement} har {later} {late}, före {earlier} {early}",
                )
                if severity is None
                else Text(
                    en="{procurement} has its {later} {late}, which may be before its {earlier} {early}",
                    sv="{procurement} har {later} {late}, vilket kan vara före {earlier} {early}",
                ),
                values={
                    "procurement": named(procurement),
                    "later": _STEP_NAMES[later.field],
                    "late": later.when,
                    "earlier": _STEP_NAMES[earlier.field],
                    "early": earlier.when,
                },
                advice=Text(
                    en="put the steps in order: notice, tender deadline, award, end of standstill, contract",
                    sv="lägg stegen i ordning: annons, sista anbudsdag, tilldelningsbeslut, avtalsspärr, avtal",
                ),
                related=(
                    Note(checked.at(procurement, earlier.field), Text("this step is before", "detta steg är före")),
                ),
                severity=severity,
            )


def _milestone(checked: CheckedPlan, part: Part, name: str) -> _Milestone | None:
    """Return the day that a step stands for: where it begins, or the day by which it is done."""
    stated: When | None = getattr(part, name)
    if stated is None:
        return None
    when = checked.calendar.resolve(stated)
    days = when.start or when.end
    return _Milestone(name, when, days) if days is not None else None


RULE = Rule(
    code="TIM01",
    name="end-before-start",
    levels=always(Severity.ERROR),
    summary=Text(en="Something that ends before it begins", sv="Något som slutar innan det börjar"),
    explanation=Explanation(
        notices=Text(
            en=(
                "an activity, a period or any other span whose end comes before its beginning, a target date before "
                "the baseline, and a purchase whose notice, tender deadline, award, end of standstill and contract "
                "are not in that order. Coarse dates are compared as stretches of days: it is an error where no "
                "reading is in order, a warning where the later one lies earlier as a whole, and nothing otherwise"
            ),
            sv=(
                "en aktivitet, en period eller ett annat tidsspann vars slut kommer före början, ett måldatum före "
                "utgångsläget, och en upphandling där annons, sista anbudsdag, tilldelningsbeslut, avtalsspärrens slut "
                "och avtal inte kommer i den ordningen. Grova datum jämförs som sträckor av dagar: fel där ingen "
                "läsning går ihop, varning där det senare i sin helhet ligger tidigare, och annars ingenting"
            ),
        ),
        matters=Text(
            en=(
                "usually a typing error, often in the year; but calendars, procurement and budget by year are all "
                "computed from the dates, so that one wrong figure is found again in every report"
            ),
            sv=(
                "oftast ett skrivfel, gärna i årtalet; men kalender, upphandling och budget per år räknas alla fram ur "
                "datumen, så att en felaktig siffra kommer igen i varje rapport"
            ),
        ),
        wrong="aktiviteter:\n  - {id: A1, aktivitet: Kurs i samtalsmetod, start: 2026-05-01, senast: 2026-04-01}",
        right="aktiviteter:\n  - {id: A1, aktivitet: Kurs i samtalsmetod, start: 2026-04-01, senast: 2026-05-01}",
        origin=Text(
            en="common sense, and years that stayed behind when last year's plan was copied",
            sv="sunt förnuft, och årtal som blev kvar när förra årets plan kopierades",
        ),
    ),
    check=check,
)

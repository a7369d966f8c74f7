"""Report activities whose parts do not add up to the length that is stated."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.language import Language
from kompplan.i18n.show import number
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.model.activities import Activity
from kompplan.values.certainty import Certainty, at_most, equal
from kompplan.values.quantity import Approx, Quantity, Unit


class _Computed(NamedTuple):
    """What the parts, or the sessions, make together; no unit where they bear none."""

    value: Decimal
    unit: Unit | None

    def to(self, language: Language) -> str:
        words = f" {self.unit.words.to(language)}" if self.unit is not None else ""
        return number(self.value, language) + words

    @property
    def quantity(self) -> Quantity:
        return Quantity("", self.value, self.value, self.value, Approx.EXACT, self.unit)


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Compare only what is exact and in the same unit: days are not hours, and weeks between sessions are neither."""
    for activity in checked.plan.activities:
        if activity.parts:
            yield from _parts(checked, activity)
        elif activity.sessions is not None:
            yield from _sessions(checked, activity)


def _parts(checked: CheckedPlan, activity: Activity) -> Iterator[Finding]:
    lengths = [part.length for part in activity.parts if part.length is not None]
    if len(lengths) < len(activity.parts):
        return
    added = _added(lengths)
    if added is None:
        return
    for name in ("days", "length", "hours"):
        stated: Quantity | None = getattr(activity, name)
        if stated is None or not checked.complete(activity, "parts"):
            continue
        parts = added._replace(unit=added.unit or stated.unit)
        if not _disagree(name, parts.quantity, stated):
            continue
        yield Finding(
            at=checked.at(activity, name),
            text=Text(
                en="{activity} is said to take {stated}, but its parts add up to {sum} ({parts})",
                sv="{activity} uppges ta {stated}, men delarna blir {sum} ({parts})",
            ),
            values={
                "activity": named(activity),
                "stated": _with_unit(stated),
                "sum": parts,
                "parts": " + ".join(each.written for each in lengths),
            },
            advice=Text(
                en="correct the stated length or the part that is wrong",
                sv="rätta den angivna omfattningen eller den del som är fel",
            ),
            related=(Note(checked.at(activity, "parts"), Text("the parts", "delarna")),),
        )
        return


def _with_unit(stated: Quantity) -> Quantity | _Computed:
    """Return a bare number with the unit that its field gives it: ``dagar: 4`` is four days."""
    bare = stated.value is not None and stated.written.strip().replace(",", "").replace(".", "").isdecimal()
    return _Computed(stated.value, stated.unit) if bare and stated.value is not None else stated


def _added(lengths: list[Quantity]) -> _Computed | None:
    """Return the sum of lengths that are exact and in one unit; a bare number takes the unit of the others."""
    units = {each.unit for each in lengths if each.unit is not None}
    if len(units) > 1:
        return None
    total = Decimal(0)
    for each in lengths:
        if each.value is None or each.per is not None:
            return None
        total += each.value
    return _Computed(total, units.pop() if units else None)


def _disagree(name: str, added: Quantity, stated: Quantity) -> bool:
    """Hours worked may be more than the parts take, since several take part and prepare, but never less."""
    if stated.per is not None:
        return False
    if name == "hours":
        return added.unit is stated.unit and at_most(added, stated) is Certainty.CERTAINLY_NOT
    return equal(added, stated) is Certainty.CERTAINLY_NOT


def _sessions(checked: CheckedPlan, activity: Activity) -> Iterator[Finding]:
    """The length beside a number of sessions may be that of one session or of all of them; either is right."""
    sessions, length, stated = activity.sessions, activity.length, activity.days
    if sessions is None or length is None or stated is None:
        return
    if sessions.value is None or sessions.per or length.value is None or length.per or stated.per:
        return
    together = _Computed(sessions.value * length.value, length.unit or stated.unit)
    length = length._replace(unit=together.unit)
    if Certainty.CERTAINLY_NOT is equal(together.quantity, stated) is equal(length, stated):
        yield Finding(
            at=checked.at(activity, "days"),
            text=Text(
                en="{activity} is said to take {stated}, but {sessions} sessions of {length} are {sum}",
                sv="{activity} uppges ta {stated}, men {sessions} tillfällen om {length} blir {sum}",
            ),
            values={
                "activity": named(activity),
                "stated": _with_unit(stated),
                "sessions": sessions.value,
                "length": length,
                "sum": together,
            },
            advice=Text(
                en="correct the stated length, or the number or length of the sessions",
                sv="rätta den angivna omfattningen, eller tillfällenas antal eller längd",
            ),
        )


RULE = Rule(
    code="TIM08",
    name="session-days-mismatch",
    levels=always(Severity.ERROR),
    summary=Text(en="Parts that do not add up to the stated length", sv="Delar som inte blir den angivna omfattningen"),
    explanation=Explanation(
        notices=Text(
            en=(
                "an activity whose parts, all exact and in the same unit, do not add up to its stated days or length, "
                "or take more hours than it has; and a number of sessions whose length does not make the stated whole"
            ),
            sv=(
                "en aktivitet vars delar, alla exakta och i samma enhet, inte blir dess angivna dagar eller "
                "omfattning, eller tar fler timmar än den har; och tillfällen som inte blir det angivna hela"
            ),
        ),
        matters=Text(
            en=(
                "rooms, substitutes and fees are booked from the total, invitations are sent from the parts; where "
                "they differ, somebody is called to a day that does not exist, or nobody to one that does"
            ),
            sv=(
                "lokaler, vikarier och arvoden bokas efter summan, kallelser skickas efter delarna; där de skiljer sig "
                "åt kallas någon till en dag som inte finns, eller ingen till en som finns"
            ),
        ),
        wrong=(
            "aktiviteter:\n"
            "  - {id: V1, aktivitet: Chefsutveckling 1, delar: [1 dag, 2 dagar internat, 2 dagar], dagar: 4 dagar}"
        ),
        right=(
            "aktiviteter:\n"
            "  - {id: V1, aktivitet: Chefsutveckling 1, delar: [1 dag, 2 dagar internat, 1 dag], dagar: 4 dagar}"
        ),
        origin=Text(
            en="LiA's courses of 1 + 2 + 1 = 4 days and VIVA's 16 + 32 + 16 + 36 = 100 hours, which are right",
            sv="LiA:s kurser på 1 + 2 + 1 = 4 dagar och VIVA:s 16 + 32 + 16 + 36 = 100 timmar, som stämmer",
        ),
    ),
    check=check,
)

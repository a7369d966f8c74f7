"""Report roles whose activities take more hours in a month than their share of full time gives."""

from collections.abc import Iterator
from decimal import Decimal

from kompplan.calculations.overloads import Overload, overloads
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.values.point import MONTHS

_MOST_NOTES = 3


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Each role is told of once, by its worst month."""
    if not checked.plan.roles:
        return
    for found in overloads(checked.plan, checked.calendar, checked.settings):
        more = found.months - 1
        hours, available = _apart(found.hours, found.available)
        yield Finding(
            at=checked.at(found.role, found.field),
            text=_SEVERAL_MONTHS if more > 1 else _TWO_MONTHS if more else _ONE_MONTH,
            values={
                "role": named(found.role),
                "month": _month(found),
                "hours": hours,
                "available": available,
                "limit": found.role.fte if found.field == "fte" else found.role.max_hours,
                "more": more,
            },
            advice=Text(
                en=(
                    "share the hours among more roles, move an activity or raise the share of full time; state the "
                    "seats where the hours are the participants'"
                ),
                sv=(
                    "fördela timmarna på fler roller, flytta en aktivitet eller höj tjänstgöringsgraden; ange platser "
                    "om timmarna är deltagarnas"
                ),
            ),
            related=tuple(
                Note(checked.at(activity, "hours"), Text(en="hours", sv="timmar"))
                for activity in found.activities[:_MOST_NOTES]
            ),
        )


_ONE_MONTH = Text(
    en="the activities of {role} take {hours} h in {month}, but {limit} is {available} h then",
    sv="aktiviteterna som {role} ansvarar för tar {hours} h i {month}, men {limit} är {available} h då",
)
_TWO_MONTHS = Text(
    _ONE_MONTH.en + ", and one month more is too full", _ONE_MONTH.sv + ", och en månad till är för full"
)
_SEVERAL_MONTHS = Text(
    _ONE_MONTH.en + ", and {more} months more are too full", _ONE_MONTH.sv + ", och {more} månader till är för fulla"
)


def _month(found: Overload) -> Text:
    year, month = found.month
    name = MONTHS[month - 1]
    return Text(f"{name.en} {year}", f"{name.sv} {year}")


def _apart(hours: Decimal, available: Decimal) -> tuple[Decimal, Decimal]:
    """Return both in whole hours where these differ."""
    whole = hours.quantize(Decimal(1)), available.quantize(Decimal(1))
    return whole if whole[0] != whole[1] else (hours, available)


RULE = Rule(
    code="ACT07",
    name="owner-overloaded",
    levels=always(Severity.WARNING),
    summary=Text(
        en="A role whose activities take more hours than it has",
        sv="En roll vars aktiviteter tar fler timmar än den har",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "a role with a share of full time or a stated maximum (max_hours), when the hours of the activities "
                "that it owns are more in some month than it has: its share of a full-time day (8 h, by the setting "
                "for full time) on each working day, without days off of your own. Hours are spread evenly over the "
                "working days of the activity. The participants' hours are not counted: activities with seats, "
                "participants or groups, trainings and meetings, and hours that are a product (6 × 32 h)"
            ),
            sv=(
                "en roll med tjänstgöringsgrad eller högsta tid, när timmarna i de aktiviteter som rollen ansvarar "
                "för någon månad är fler än den har: sin del av en heltidsdag (8 h, efter inställningen för heltid) "
                "varje arbetsdag, utan egna lediga dagar. Timmarna sprids jämnt över aktivitetens arbetsdagar. "
                "Deltagarnas timmar räknas inte: aktiviteter med platser, deltagare eller grupper, utbildningar och "
                "möten, samt timmar som är en produkt (6 × 32 h)"
            ),
        ),
        matters=Text(
            en=(
                "a part-time role with a full-time plan does what is urgent and leaves the rest; it is seen when the "
                "activity is already late"
            ),
            sv=(
                "en deltidsroll med en heltidsplan gör det som brådskar och lämnar resten; det märks när aktiviteten "
                "redan är sen"
            ),
        ),
        wrong=(
            "roller: [{id: samordnaren, titel: samordnare, tjänst: 50 %}]\naktiviteter:\n"
            "  - {id: A1, aktivitet: Rutinen skrivs, ansvarig: samordnaren, när: 2027-03-01 – 2027-03-12, tid: 60 h}\n"
            "  - {id: A2, aktivitet: Schemat läggs om, ansvarig: samordnaren, när: mars 2027, tid: 36 h}"
        ),
        right=(
            "roller: [{id: samordnaren, titel: samordnare, tjänst: 50 %}]\naktiviteter:\n"
            "  - {id: A1, aktivitet: Rutinen skrivs, ansvarig: samordnaren, när: 2027-03-01 – 2027-03-12, tid: 60 h}\n"
            "  - {id: A2, aktivitet: Schemat läggs om, ansvarig: samordnaren, när: april 2027, tid: 36 h}"
        ),
        origin=Text(
            en=(
                "LiA's process leader co-ordinates eight departments and leads series of courses on 60 per cent of "
                "full time"
            ),
            sv="LiA:s processledare samordnar åtta förvaltningar och håller i kursserier på 60 procents tjänst",
        ),
    ),
    check=check,
)

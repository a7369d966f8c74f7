"""Report purchases that give suppliers fewer days for a tender than the act asks for."""

from collections.abc import Iterator
from datetime import timedelta

from kompplan.calculations.procurement_law import ADVERTISED, tender_time
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Message, Text
from kompplan.lint.amounts import days_long
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.model.activities import Procurement
from kompplan.model.words import Procedure, ProcurementStatus
from kompplan.values.when import When


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A deadline before the notice is TIM01's."""
    for procurement in checked.plan.procurement:
        if (
            procurement.notice is None
            or procurement.tender_deadline is None
            or procurement.procedure not in ADVERTISED
            or procurement.status is ProcurementStatus.CANCELLED
        ):
            continue
        notice = checked.calendar.resolve(procurement.notice)
        deadline = checked.calendar.resolve(procurement.tender_deadline)
        if notice.start is None or deadline.end is None:
            continue
        most = (deadline.end.latest - notice.start.earliest).days
        if most >= 0:
            finding = (
                _open(checked, procurement, notice, deadline, most)
                if procurement.procedure is Procedure.OPEN
                else _reasonable(checked, procurement, notice, deadline, most)
            )
            if finding is not None:
                yield finding


def _open(checked: CheckedPlan, procurement: Procurement, notice: When, deadline: When, most: int) -> Finding | None:
    first = notice.first
    least = tender_time(first, Procedure.OPEN) if first is not None else None
    if least is None:
        text = Text(
            en="{procurement} has its notice {notice}, a day for which kompplan knows no minimum time for tenders",
            sv="{procurement} har annons {notice}, en dag för vilken kompplan inte känner till någon minsta anbudstid",
        )
        advice = Text(en="check the year of the notice", sv="kontrollera annonsens år")
        return _finding(checked, procurement, notice, deadline, most, 0, text, advice, Severity.WARNING)
    if most >= least.shortest:
        return None
    if least.electronic is not None:
        text = Text(
            en="{procurement} gives {most} for tenders, {notice} to {deadline}; an open procedure takes at least "
            "{least}",
            sv="{procurement} ger {most} för anbud, {notice} till {deadline}; ett öppet förfarande kräver minst "
            "{least}",
        )
        severity = None
    else:
        text = Text(
            en="{procurement} gives {most} for tenders, {notice} to {deadline}; the act then in force asked for "
            "{least} as a main rule",
            sv="{procurement} ger {most} för anbud, {notice} till {deadline}; lagen som då gällde krävde {least} "
            "som huvudregel",
        )
        severity = Severity.WARNING
    return _finding(checked, procurement, notice, deadline, most, least.shortest, text, _LATER, severity)


def _reasonable(
    checked: CheckedPlan, procurement: Procurement, notice: When, deadline: When, most: int
) -> Finding | None:
    least = checked.settings.reasonable_tender_days
    if most >= least:
        return None
    text = Text(
        en="{procurement} gives {most} for tenders, {notice} to {deadline}; less than {least} is hardly the "
        "reasonable time that the act asks for",
        sv="{procurement} ger {most} för anbud, {notice} till {deadline}; mindre än {least} är knappast den "
        "skäliga tid som lagen kräver",
    )
    return _finding(checked, procurement, notice, deadline, most, least, text, _LATER, Severity.WARNING)


_LATER = Text(en="set the tender deadline to {day} or later", sv="sätt sista anbudsdag till {day} eller senare")


_MOST = Text(en="at most {days}", sv="högst {days}")


def _coarse(notice: When, deadline: When) -> bool:
    return any(each is not None and each.earliest != each.latest for each in (notice.start, deadline.end))


def _finding(
    checked: CheckedPlan,
    procurement: Procurement,
    notice: When,
    deadline: When,
    most: int,
    least: int,
    text: Text,
    advice: Text,
    severity: Severity | None,
) -> Finding:
    return Finding(
        at=checked.at(procurement, "tender_deadline" if least else "notice"),
        text=text,
        values={
            "procurement": named(procurement),
            "most": Message(_MOST, {"days": days_long(most)}) if _coarse(notice, deadline) else days_long(most),
            "notice": notice,
            "deadline": deadline,
            "least": least,
            "day": notice.first + timedelta(least) if notice.first is not None else None,
        },
        advice=advice,
        related=(Note(checked.at(procurement, "notice"), Text("the notice", "annonsen")),) if least else (),
        severity=severity,
    )


RULE = Rule(
    code="PRO05",
    name="tender-time-too-short",
    levels=always(Severity.ERROR),
    summary=Text(en="Too few days for tenders", sv="För kort anbudstid"),
    explanation=Explanation(
        notices=Text(
            en=(
                "an open procedure with fewer than 30 days from the notice to the last day for tenders; 35 is the main "
                "rule, 30 is enough where tenders may be sent electronically. The numbers are looked up by the day of "
                "the notice, and a day for which none is known gives a warning. Below the EU thresholds the act only "
                "asks for a reasonable time, so fewer than 10 days (a setting) in an advertised purchase is a warning. "
                "Dates that may leave enough time are left alone. A shorter time after a prior information notice is "
                "allowed with that reason"
            ),
            sv=(
                "ett öppet förfarande med färre än 30 dagar från annons till sista anbudsdag; 35 är huvudregeln, 30 "
                "räcker där anbud får lämnas elektroniskt. Talen slås upp efter annonsens dag, och en dag för vilken "
                "inget är känt ger en varning. Under EU:s tröskelvärden kräver lagen bara skälig tid, så färre än 10 "
                "dagar (en inställning) i en annonserad upphandling ger en varning. Datum som kan räcka till lämnas i "
                "fred. En kortare tid efter en förhandsannons tillåts med det skälet"
            ),
        ),
        matters=Text(
            en=(
                "a procurement with too short a time has to be done again if anybody asks a court, and the best "
                "suppliers have no time to answer"
            ),
            sv=(
                "en upphandling med för kort anbudstid får göras om ifall någon begär överprövning, och de bästa "
                "leverantörerna hinner inte svara"
            ),
        ),
        wrong=(
            "upphandlingar:\n"
            "  - {id: U1, vad: kurs, förfarande: öppet förfarande, annons: 2026-08-03, sista_anbudsdag: 2026-08-21}"
        ),
        right=(
            "upphandlingar:\n"
            "  - {id: U1, vad: kurs, förfarande: öppet förfarande, annons: 2026-08-03, sista_anbudsdag: 2026-09-04}\n"
            "  - {id: U2, vad: stöd, förfarande: annonserad, annons: 2026-08-03, sista_anbudsdag: 2026-08-21}"
        ),
        origin=Text(
            en="the Public Procurement Act (2016:1145), chapter 11 sections 2 and 6, and chapter 19 section 11",
            sv="lagen (2016:1145) om offentlig upphandling, 11 kap. 2 och 6 §§ samt 19 kap. 11 §",
        ),
    ),
    check=check,
)

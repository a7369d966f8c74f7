"""Report advertised purchases with too few days between contract and start, should the award be reviewed."""

from collections.abc import Iterator
from datetime import timedelta

from kompplan.calculations.procurement import Planned, Purchase
from kompplan.calculations.procurement_law import ADVERTISED
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.amounts import days_long
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.model.activities import Activity
from kompplan.model.words import ProcurementStatus
from kompplan.values.when import Days

_SETTLED = frozenset({ProcurementStatus.CONTRACTED, ProcurementStatus.APPEALED})


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A start that is too early even without a review is PRO02's; a review that has come needs no buffer any more."""
    for purchase in checked.purchases:
        activity, needed, planned = purchase.first, purchase.needed, purchase.planned
        if (
            activity is None
            or needed is None
            or planned is None
            or purchase.too_early is not None
            or purchase.procedure not in ADVERTISED
            or purchase.procurement.status in _SETTLED
            or planned.step == "today"
        ):
            continue
        most = (needed.latest - planned.days.earliest).days
        if 0 <= most < purchase.buffer:
            yield _finding(checked, purchase, activity, needed, planned, most)


def _finding(
    checked: CheckedPlan, purchase: Purchase, activity: Activity, needed: Days, planned: Planned, most: int
) -> Finding:
    procurement = purchase.procurement
    exact = needed.earliest == needed.latest and planned.days.earliest == planned.days.latest
    if planned.is_stated:
        contract = Text(en="the contract {stated} of {procurement}", sv="avtalet {stated} för {procurement}")
    else:
        contract = Text(
            en="the contract of {procurement}, expected about {expected},",
            sv="avtalet för {procurement}, som väntas omkring {expected},",
        )
    least = Text("", "") if exact else Text("at most ", "högst ")
    text = Text(
        en=f"{contract.en} is {least.en}{{most}} before {{activity}} begins; a review may take {{buffer}}",
        sv=f"{contract.sv} kommer {least.sv}{{most}} innan {{activity}} börjar; en överprövning kan ta {{buffer}}",
    )
    related = [Note(checked.at(activity, purchase.field), Text("begins here", "börjar här"))]
    if procurement.review_buffer_days is not None:
        related.append(Note(checked.at(procurement, "review_buffer_days"), Text("the buffer", "bufferten")))
    return Finding(
        at=checked.at(procurement, planned.step),
        text=text,
        values={
            "procurement": named(procurement),
            "activity": named(activity),
            "stated": planned.stated,
            "expected": planned.days.earliest,
            "most": days_long(most),
            "buffer": days_long(purchase.buffer),
            "contract": needed.latest - timedelta(purchase.buffer),
            "start": planned.days.earliest + timedelta(purchase.buffer),
        },
        advice=Text(
            en="have the contract by {contract}, let the activity begin {start} or later, or plan what to do meanwhile",
            sv="ha avtalet klart {contract}, låt aktiviteten börja {start} eller senare, eller planera för väntan",
        ),
        related=tuple(related),
    )


RULE = Rule(
    code="PRO03",
    name="no-appeal-buffer",
    levels=always(Severity.WARNING),
    summary=Text(
        en="No time for a review between contract and start", sv="Ingen tid för överprövning mellan avtal och start"
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "an advertised purchase or an open procedure whose contract, as stated or as the dates lead to expect, "
                "comes fewer days before the first activity that waits for it than a review takes: 60 days, or what "
                "the settings or the purchase's own review_buffer_days say. Direct awards, call-offs and signed "
                "contracts are left alone, and so are dates that may leave enough time"
            ),
            sv=(
                "en annonserad upphandling eller ett öppet förfarande vars avtal, så som det står eller kan väntas av "
                "datumen, kommer färre dagar före den första aktivitet som väntar på det än en överprövning tar: 60 "
                "dagar, eller vad inställningarna eller köpets egen överprövningsbuffert säger. Direktupphandlingar, "
                "avrop och tecknade avtal lämnas i fred, liksom datum som kan räcka till"
            ),
        ),
        matters=Text(
            en=(
                "a supplier who was not chosen may ask a court for a review, and until it is settled no contract can "
                "be signed. About one advertised procurement in twenty is reviewed; the courts took 1.8 months on "
                "average in 2023, and with an appeal more than seven"
            ),
            sv=(
                "en leverantör som inte fick kontraktet kan begära överprövning, och tills den är avgjord får inget "
                "avtal tecknas. Ungefär var tjugonde annonserad upphandling överprövas; förvaltningsrätterna behövde i "
                "snitt 1,8 månader år 2023, och med ett överklagande blir det mer än sju"
            ),
        ),
        wrong=(
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs i samtalsmetod, när: 2026-10-05, upphandling: U1}\n"
            "upphandlingar:\n"
            "  - {id: U1, vad: kurs, förfarande: annonserad, avtal: 2026-10-02}"
        ),
        right=(
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs i samtalsmetod, när: 2026-10-05, upphandling: U1}\n"
            "upphandlingar:\n"
            "  - {id: U1, vad: kurs, förfarande: annonserad, avtal: 2026-08-03}"
        ),
        origin=Text(
            en=(
                "KLURA: suppliers who were not chosen appealed, and nothing could be done until it was settled; "
                "statistics of the National Agency for Public Procurement, 2024-04-15"
            ),
            sv=(
                "KLURA: leverantörer som inte valdes överklagade, och ingenting kunde göras förrän det var avgjort; "
                "Upphandlingsmyndighetens statistik, 2024-04-15"
            ),
        ),
    ),
    check=check,
)

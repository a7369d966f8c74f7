"""Report what begins before its supplier can have a contract, and contracts before the standstill is over."""

from collections.abc import Iterator
from datetime import timedelta

from kompplan.calculations.procurement import Planned, Purchase, TooEarly
from kompplan.calculations.procurement_law import ADVERTISED, standstill_ends
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.amounts import days_long
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.model.activities import Activity

_STEPS = {
    "notice": Text("a notice {stated}", "annons {stated}"),
    "tender_deadline": Text("tenders due {stated}", "sista anbudsdag {stated}"),
    "award": Text("an award {stated}", "tilldelning {stated}"),
    "standstill_end": Text("a standstill that ends {stated}", "en avtalsspärr som slutar {stated}"),
}


def check(checked: CheckedPlan) -> Iterator[Finding]:
    for purchase in checked.purchases:
        finding = _standstill(checked, purchase)
        if finding is not None:
            yield finding
        activity = purchase.first
        if activity is None or purchase.planned is None or purchase.too_early is None:
            continue
        if not _before_the_project(checked, purchase):
            yield _too_early(checked, purchase, activity, purchase.planned, purchase.too_early)


def _before_the_project(checked: CheckedPlan, purchase: Purchase) -> bool:
    """Tell whether the activity begins before the project: then its date is what is wrong, which is TIM02's."""
    begins, start = purchase.needed, checked.calendar.start
    return begins is not None and start is not None and begins.latest < start.earliest


def _standstill(checked: CheckedPlan, purchase: Purchase) -> Finding | None:
    """Compare the award with the end of the standstill, or else the contract; in the wrong order, it is TIM01's."""
    procurement = purchase.procurement
    award = checked.calendar.resolve(procurement.award) if procurement.award is not None else None
    if award is None or award.start is None or purchase.procedure not in ADVERTISED or purchase.procedure is None:
        return None
    last = standstill_ends(award.start.earliest, purchase.procedure)
    if last is None:
        return None
    for field, first, text in (
        (
            "standstill_end",
            last,
            Text(
                en="{procurement} has a standstill until {stated}, but after the award {award} it lasts until {last}",
                sv="{procurement} har avtalsspärr till {stated}, men efter tilldelning {award} gäller den till {last}",
            ),
        ),
        (
            "contract",
            last + timedelta(1),
            Text(
                en="{procurement} has a contract {stated}, but after the award {award} a standstill lasts until {last}",
                sv="{procurement} har avtal {stated}, men efter tilldelning {award} gäller avtalsspärr till {last}",
            ),
        ),
    ):
        stated = getattr(procurement, field)
        when = checked.calendar.resolve(stated) if stated is not None else None
        if when is None or when.end is None or not award.start.earliest <= when.end.latest < first:
            continue
        return Finding(
            at=checked.at(procurement, field),
            text=text,
            values={"procurement": named(procurement), "stated": when, "award": award, "last": last, "first": first},
            advice=Text(
                en="change it to {first} or later; if the award is sent otherwise than electronically, 5 days more",
                sv="ändra till {first} eller senare; om beslutet inte skickas elektroniskt, 5 dagar till",
            ),
            related=(Note(checked.at(procurement, "award"), Text("the award", "tilldelningen")),),
        )
    return None


def _too_early(
    checked: CheckedPlan, purchase: Purchase, activity: Activity, planned: Planned, early: TooEarly
) -> Finding:
    procurement = purchase.procurement
    days = purchase.needed or purchase.done_by
    own = dict(checked.calendar.of(activity).stated)
    at = checked.at(activity, purchase.field)
    when: object = own.get(purchase.field)
    if days is not None and (when is None or days.earliest == days.latest):
        when = days.earliest  # of "May to June" what matters is when it begins
    related: tuple[Note, ...] = ()
    if planned.step != "today":
        related = (Note(checked.at(procurement, planned.step), Text("the purchase", "upphandlingen")),)
    late = (early.possible - days.latest).days if days is not None and early.certain else 0
    return Finding(
        at=at,
        text=_text(purchase, planned, early),
        values={
            "activity": named(activity),
            "start": when,
            "procurement": named(procurement),
            "stated": planned.stated,
            "possible": planned.possible if early.lawful and early.certain else early.possible,
            "begin": early.possible,
            "late": days_long(late),
        },
        advice=_advice(planned, late),
        related=related,
        severity=None if early.lawful and early.certain and planned.step != "today" else Severity.WARNING,
    )


def _advice(planned: Planned, late: int) -> Text:
    if planned.step == "today":
        return Text(
            en="let it begin {begin} or later, and give the purchase its dates",
            sv="låt den börja {begin} eller senare, och ge upphandlingen datum",
        )
    if late > 0:
        return Text(
            en="let it begin {begin} or later, or bring the purchase forward by {late}",
            sv="låt den börja {begin} eller senare, eller tidigarelägg upphandlingen {late}",
        )
    return Text(
        en="let it begin {begin} or later, or bring the purchase forward",
        sv="låt den börja {begin} eller senare, eller tidigarelägg upphandlingen",
    )


def _text(purchase: Purchase, planned: Planned, early: TooEarly) -> Text:
    begins = (
        Text(en="{activity} begins {start}", sv="{activity} börjar {start}")
        if purchase.needed is not None
        else Text(en="{activity} is to be done {start}", sv="{activity} ska vara klar {start}")
    )
    if planned.is_stated and early.certain:
        rest = Text(en=", before {procurement} has a contract {stated}", sv=", innan {procurement} har avtal {stated}")
    elif planned.is_stated:
        rest = Text(
            en=", maybe before {procurement} has a contract {stated}",
            sv=", kanske innan {procurement} har avtal {stated}",
        )
    elif planned.step == "today":
        rest = Text(
            en=", but {procurement} is only planned; begun {stated}, it can have a contract about {begin}",
            sv=", men {procurement} är bara planerad; påbörjad {stated} kan den väntas ha avtal omkring {begin}",
        )
    else:
        step = _STEPS[planned.step]
        rest = (
            Text(
                en=f", but with {step.en} {{procurement}} can have a contract {{possible}} at the earliest",
                sv=f", men med {step.sv} kan {{procurement}} ha avtal tidigast {{possible}}",
            )
            if early.lawful
            else Text(
                en=f", but with {step.en} {{procurement}} can be expected to have a contract about {{possible}}",
                sv=f", men med {step.sv} kan {{procurement}} väntas ha avtal omkring {{possible}}",
            )
        )
    return Text(begins.en + rest.en, begins.sv + rest.sv)


RULE = Rule(
    code="PRO02",
    name="start-before-contract-possible",
    levels=always(Severity.ERROR),
    summary=Text(
        en="Something bought begins before there can be a contract", sv="Ett köp börjar innan det kan finnas ett avtal"
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "an activity that begins before the contract of its purchase, as stated or counted from the last step "
                "that has a date: notice, tender deadline, award, end of standstill. It is an error where the stated "
                "dates and the least that the act asks for (minimum tender time, ten days of standstill) leave no way; "
                "a warning where only the usual lead times, which the settings hold, say so. In a plan that states "
                "today, a purchase that is only planned and has no dates begins today at the earliest. A standstill "
                "shorter than the act allows is reported as well. Without dates there is nothing to compare"
            ),
            sv=(
                "en aktivitet som börjar före avtalet för sitt köp, så som det står eller räknat från det sista steg "
                "som har ett datum: annons, sista anbudsdag, tilldelning, avtalsspärrens slut. Det är ett fel där "
                "angivna datum och lagens minimum (kortaste anbudstid, tio dagars avtalsspärr) gör det omöjligt, och "
                "en varning där bara de vanliga ledtiderna, som står i inställningarna, säger det. I en plan som anger "
                "idag börjar en upphandling som bara är planerad och saknar datum tidigast i dag. En avtalsspärr som "
                "är kortare än lagen tillåter nämns också. Utan datum finns ingenting att jämföra"
            ),
        ),
        matters=Text(
            en=(
                "without a contract there is nobody to hold the course, and a contract that is signed too early can be "
                "declared void. From notice to contract an open procedure usually takes more than two months"
            ),
            sv=(
                "utan avtal finns ingen som håller kursen, och ett avtal som tecknas för tidigt kan ogiltigförklaras. "
                "Från annons till avtal tar ett öppet förfarande ofta mer än två månader"
            ),
        ),
        wrong=(
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs i samtalsmetod, när: 2026-09-07, upphandling: U1}\n"
            "upphandlingar:\n"
            "  - {id: U1, vad: kurs, förfarande: öppet förfarande, annons: 2026-08-03}"
        ),
        right=(
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs i samtalsmetod, när: 2026-10-12, upphandling: U1}\n"
            "upphandlingar:\n"
            "  - {id: U1, vad: kurs, förfarande: öppet förfarande, annons: 2026-08-03}"
        ),
        origin=Text(
            en=(
                "LiA planned its culture measurement for January–February 2012 while the purchase still lay ahead; "
                "KLURA waited for a court; the Public Procurement Act, chapters 11 and 20"
            ),
            sv=(
                "LiA planerade kulturmätningen till januari–februari 2012 medan upphandlingen ännu återstod; KLURA "
                "fick vänta på domstolen; lagen om offentlig upphandling, 11 och 20 kap."
            ),
        ),
    ),
    check=check,
)

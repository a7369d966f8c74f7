"""Report direct awards that are worth more than the act allows, alone or together with others of the same kind."""

from collections.abc import Iterator
from decimal import Decimal

from kompplan.calculations.direct_awards import DirectAward, SameKind, same_kind_awards
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Message, Text
from kompplan.lint.amounts import as_stated, shown
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.model.words import Category
from kompplan.values.quantity import Unit

_CALLED = {
    Category.GOODS: Text("goods", "varor"),
    Category.SERVICES: Text("services", "tjänster"),
    Category.ANNEX2: Text("Annex 2 services", "tjänster i bilaga 2"),
    Category.WORKS: Text("works", "byggentreprenader"),
    None: Text("goods and services", "varor och tjänster"),
}


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """The limit is looked up by the plan's own dates; where it is not known, that is what the finding says."""
    if not checked.plan.procurement:
        return
    for kind in same_kind_awards(checked.plan, checked.calendar):
        low, high = kind.limits.low, kind.limits.high
        if low is None:
            yield _unknown_day(checked, kind)
        elif high is not None and kind.sum.low > high:
            yield _over(checked, kind, low, certain=kind.category is not None or len(kind.awards) == 1)
        elif kind.sum.high is not None and kind.sum.high > low:
            yield _over(checked, kind, low, certain=False) if _known(kind) else _unknown_limit(checked, kind, low)


def _known(kind: SameKind) -> bool:
    return kind.category is not None and kind.limits.high is not None


def _crosses(kind: SameKind, limit: Decimal) -> DirectAward:
    """Return the award with which the sum passes the limit."""
    low = Decimal(0)
    for award in kind.awards:
        low += award.value.high or award.value.low
        if low > limit:
            return award
    return kind.awards[-1]


def _finding(
    checked: CheckedPlan,
    kind: SameKind,
    award: DirectAward,
    text: Text,
    advice: Text,
    *,
    limit: Decimal | None = None,
    severity: Severity | None = None,
) -> Finding:
    one = len(kind.awards) == 1
    subject = (
        Text(en="{procurement} is a direct award of {sum}", sv="{procurement} är en direktupphandling på {sum}")
        if one
        else Text(
            en="the direct awards of {category} in {year} add up to {sum}",
            sv="direktupphandlingarna av {category} år {year} blir tillsammans {sum}",
        )
        if kind.category is not None
        else Text(
            en="the direct awards without a category in {year} add up to {sum}",
            sv="direktupphandlingarna utan kategori år {year} blir tillsammans {sum}",
        )
    )
    related = [
        Note(
            checked.at(each.procurement, each.field),
            Text(en="added: {value}", sv="läggs till: {value}"),
            {"value": shown(each.value, Unit.SEK)},
        )
        for each in kind.awards
        if not one
    ]
    year, worth = str(kind.year), award.procurement.estimated_value
    roughly = (
        Text(en="about {limit} kr", sv="omkring {limit} kr") if kind.limits.about else Text("{limit} kr", "{limit} kr")
    )
    return Finding(
        at=checked.at(award.procurement, "procedure"),
        text=Text(subject.en + text.en, subject.sv + text.sv),
        values={
            "procurement": named(award.procurement),
            "category": _CALLED[kind.category],
            "year": Text(year, year),
            "sum": as_stated(worth) if one and worth is not None else shown(kind.sum, Unit.SEK),
            "day": award.days.earliest,
            "limit": Message(roughly, {"limit": _named_limit(kind, limit)}) if limit is not None else None,
        },
        advice=advice,
        related=tuple(related),
        severity=severity,
    )


def _named_limit(kind: SameKind, limit: Decimal) -> Decimal:
    """Return the figure that the source gives, of which a tenth less is what is certain."""
    return limit / Decimal("0.9") if kind.limits.about else limit


def _over(checked: CheckedPlan, kind: SameKind, limit: Decimal, *, certain: bool) -> Finding:
    text = (
        Text(en=", over the limit of {limit} for {category}", sv=", över gränsen på {limit} för {category}")
        if certain
        else Text(
            en=", maybe over the limit of {limit} for {category}", sv=", kanske över gränsen på {limit} för {category}"
        )
    )
    advice = Text(
        en="advertise the purchase, or call it off from a framework agreement",
        sv="annonsera upphandlingen, eller avropa från ett ramavtal",
    )
    if len(kind.awards) > 1:
        advice = Text(
            en=(
                "advertise them together, call them off from a framework agreement, or state another category for "
                "what is of another kind"
            ),
            sv=(
                "annonsera dem tillsammans, avropa från ett ramavtal, eller ange en annan kategori för det som är av "
                "annat slag"
            ),
        )
    award = _crosses(kind, limit)
    return _finding(checked, kind, award, text, advice, limit=limit, severity=None if certain else Severity.WARNING)


def _unknown_limit(checked: CheckedPlan, kind: SameKind, limit: Decimal) -> Finding:
    """The category is not stated, or no limit for it is known on the day: less than ``limit`` would be right anyhow."""
    if kind.category is None:
        text = Text(
            en=", over the limit of {limit} for {category}, and no category says whether another limit holds",
            sv=", över gränsen på {limit} för {category}, och ingen kategori säger om en annan gräns gäller",
        )
        advice = Text(
            en="state the category: services, or Annex 2 for staff training, conferences and catering",
            sv="ange kategorin: tjänster, eller bilaga 2 för personalutbildning, konferenser och förtäring",
        )
    else:
        text = Text(
            en="; kompplan does not know the limit for {category} on {day}",
            sv="; kompplan känner inte till gränsen för {category} den {day}",
        )
        advice = Text(
            en="look it up at the National Agency for Public Procurement, and allow this finding with it as reason",
            sv="slå upp den hos Upphandlingsmyndigheten, och tillåt fyndet med den som skäl",
        )
    return _finding(checked, kind, _crosses(kind, limit), text, advice, limit=limit, severity=Severity.WARNING)


def _unknown_day(checked: CheckedPlan, kind: SameKind) -> Finding:
    return _finding(
        checked,
        kind,
        kind.awards[0],
        Text(
            en="; kompplan does not know the direct-award limit on {day}",
            sv="; kompplan känner inte till direktupphandlingsgränsen den {day}",
        ),
        Text(
            en="check the date, or look the limit up and allow this finding with it as reason",
            sv="kontrollera datumet, eller slå upp gränsen och tillåt fyndet med den som skäl",
        ),
        severity=Severity.WARNING,
    )


RULE = Rule(
    code="PRO04",
    name="direct-award-over-limit",
    levels=always(Severity.ERROR),
    summary=Text(
        en="Direct awards above the direct-award limit", sv="Direktupphandlingar över direktupphandlingsgränsen"
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "direct awards whose value, added up by category and calendar year, is above the limit that held on "
                "their own dates: contract, award or notice, else the start of the activity. The limits since July "
                "2010 are in a table with their sources. Since February 2022 Annex 2 services (staff training, hotels, "
                "conferences, catering) have a much higher limit than other services. It is a warning where the amount "
                "or the limit is not known exactly, where the category is missing and matters, and where the table "
                "has no limit for the day. Values are without VAT. Purchases above the limit for a reason that the act "
                "accepts are allowed with that reason"
            ),
            sv=(
                "direktupphandlingar vars värde, hopräknat per kategori och kalenderår, ligger över den gräns som "
                "gällde vid deras egna datum: avtal, tilldelning eller annons, annars aktivitetens start. Gränserna "
                "sedan juli 2010 står i en tabell med källor. Sedan februari 2022 har tjänster i bilaga 2 "
                "(personalutbildning, hotell, konferenser, förtäring) en mycket högre gräns än andra tjänster. Det är "
                "en varning där beloppet eller gränsen inte är exakt känd, där kategorin saknas och spelar roll, och "
                "där tabellen inte har någon gräns för dagen. Värden är utan moms. Köp över gränsen av ett skäl som "
                "lagen godtar tillåts med det skälet"
            ),
        ),
        matters=Text(
            en=(
                "an unlawful direct award can be declared void, also when the course is under way, and may cost a "
                "fine. Purchases of the same kind during the financial year count together, so that three small ones "
                "can be one too large"
            ),
            sv=(
                "en otillåten direktupphandling kan ogiltigförklaras, också när kursen redan pågår, och kan kosta en "
                "upphandlingsskadeavgift. Köp av samma slag under räkenskapsåret räknas ihop, så tre små köp kan vara "
                "ett för stort"
            ),
        ),
        wrong=(
            "upphandlingar:\n"
            "  - {vad: stöd, kategori: tjänster, förfarande: direktupphandling, värde: 250 tkr, avtal: 2027-02-01}\n"
            "  - {vad: råd, kategori: tjänster, förfarande: direktupphandling, värde: 250 tkr, avtal: 2027-05-03}\n"
            "  - {vad: hjälp, kategori: tjänster, förfarande: direktupphandling, värde: 250 tkr, avtal: 2027-09-01}"
        ),
        right=(
            "upphandlingar:\n"
            "  - {vad: stöd, kategori: tjänster, förfarande: direktupphandling, värde: 250 tkr, avtal: 2027-02-01}\n"
            "  - {vad: råd, kategori: tjänster, förfarande: direktupphandling, värde: 250 tkr, avtal: 2027-05-03}\n"
            "  - {vad: hjälp, kategori: tjänster, förfarande: annonserad, värde: 250 tkr, avtal: 2027-09-01}"
        ),
        origin=Text(
            en=(
                "LiA: the courses of V8 cost 1 195 220 kr together in 2012, when the limit was about 285 000 kr; the "
                "Public Procurement Act, chapter 19 a, and the Swedish Competition Authority on direct awards"
            ),
            sv=(
                "LiA: kurserna i V8 kostade tillsammans 1 195 220 kr år 2012, när gränsen var omkring 285 000 kr; "
                "lagen om offentlig upphandling, 19 a kap., och Konkurrensverket om direktupphandling"
            ),
        ),
    ),
    check=check,
)

"""Report co-financing that is less than the call asks for, and a requirement that nobody knows."""

from collections.abc import Iterator
from decimal import Decimal

from kompplan.calculations.cofinancing import Requirement, from_social_fund, required
from kompplan.calculations.funding import GrantShare, grant_share
from kompplan.calculations.sums import ZERO, Amount
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.amounts import shown
from kompplan.lint.rule import Finding, Note, Rule, from_ready
from kompplan.model.project import Programme
from kompplan.model.words import Status
from kompplan.values.quantity import Unit

_TOO_LITTLE = Text(
    en="others pay {share} % of {whole}, but {required} % is required: {lacking} too little",
    sv="medfinansieringen är {share} % av {whole}, men {required} % krävs: {lacking} för lite",
)
_STATED = Text(en="the requirement", sv="kravet")


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Compare the grant with the whole. A whole that the sources do not cover is FUN01's."""
    plan = checked.plan
    programme = plan.project.programme if plan.project is not None else None
    if programme is None or not checked.complete(plan, "funding"):
        return
    share = grant_share(plan, checked.budget)
    if share is None:
        return
    requirement = required(plan, checked.calendar.start)
    if requirement is not None:
        yield from _compare(checked, programme, share, requirement)
    elif (
        from_social_fund(programme)
        and not checked.written(programme, "required_cofinancing")
        and checked.status is not Status.CLOSED
        and share.own > 0
    ):
        yield Finding(
            at=checked.at(programme, "call" if checked.written(programme, "call") else "fund"),
            text=Text(
                en="others pay {share} % of {whole}, but what this call requires is not known",
                sv="medfinansieringen är {share} % av {whole}, men vad den här utlysningen kräver är okänt",
            ),
            values={"share": _rounded(share.own, None), "whole": _kronor(share.whole)},
            advice=Text(
                en="write what the call says: required_cofinancing: 46 %",
                sv="skriv vad som står i utlysningen: krav_på_medfinansiering: 46 %",
            ),
            severity=Severity.WARNING,
        )


def _compare(
    checked: CheckedPlan, programme: Programme, share: GrantShare, requirement: Requirement
) -> Iterator[Finding]:
    for least, severity in ((requirement.low, None), (requirement.high, Severity.WARNING)):
        lacking = share.lacking(least)
        if lacking == ZERO:
            continue
        advice = Text(
            en="raise the co-financing or lower the grant that is asked for",
            sv="höj medfinansieringen eller sänk det stöd som söks",
        )
        if not requirement.stated:
            advice = Text(
                en=advice.en + "; if the call says otherwise, write it: required_cofinancing: 40 %",
                sv=advice.sv + "; säger utlysningen något annat, skriv det: krav_på_medfinansiering: 40 %",
            )
        text = _TOO_LITTLE
        if severity is not None:
            advice = Text(
                en="state the project's region, and raise the co-financing where {required} % is required",
                sv="ange projektets region, och höj medfinansieringen om {required} % krävs",
            )
            text = Text(
                en=text.en + ", unless the project is in a transition region",
                sv=text.sv + ", om projektet inte ligger i en övergångsregion",
            )
        yield Finding(
            at=checked.at(share.told.part, share.told.field),
            text=text,
            values={
                "share": _rounded(share.own, least),
                "whole": _kronor(share.whole),
                "required": least,
                "lacking": _kronor(lacking.quantize(Decimal(1))),
            },
            advice=advice,
            related=(Note(checked.at(programme, "required_cofinancing"), _STATED),) if requirement.stated else (),
            severity=severity,
        )
        return


def _kronor(amount: Decimal) -> object:
    return shown(Amount(amount, amount), Unit.SEK)


def _rounded(share: Decimal, required: Decimal | None) -> Decimal:
    """Return a share with one decimal, or as many as it takes to tell it from what is required."""
    for decimals in range(1, 5):
        rounded = round(share, decimals)
        if rounded != required:
            return rounded
    return share


RULE = Rule(
    code="FUN02",
    name="cofinancing-below-required",
    levels=from_ready(Severity.ERROR, draft=Severity.WARNING),
    summary=Text(
        en="Co-financing that is less than the call requires", sv="Medfinansiering som är mindre än utlysningen kräver"
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "a grant that leaves others to pay a smaller share of the whole than is required. The requirement is "
                "the programme's required_cofinancing; where that is not stated, kompplan looks up the programme area "
                "and region of the European Social Fund, or the call, on the project's first day. Where it finds "
                "nothing it says that the requirement is not known. In a draft it is a warning"
            ),
            sv=(
                "ett stöd som låter andra betala en mindre del av det hela än vad som krävs. Kravet är programmets "
                "krav_på_medfinansiering; anges inget slår kompplan upp Socialfondens programområde och region, eller "
                "utlysningen, på projektets första dag. Hittar den inget säger den att kravet är okänt. I ett utkast "
                "är det en varning"
            ),
        ),
        matters=Text(
            en=(
                "the application is turned down, or the grant is cut when the project is half-way and the money is "
                "spent"
            ),
            sv="ansökan avslås, eller så sänks stödet när projektet är halvvägs och pengarna är använda",
        ),
        wrong=(
            "projekt:\n  namn: Samtal som bär\n  period: 2027-01-11 – 2028-12-15\n  region: Västsverige\n"
            "  program: {fond: Europeiska socialfonden+, programområde: A, stöd: 5 600 000 kr}\n"
            "budget: [{post: Kurser, belopp: 10 000 000 kr}]\n"
            "finansiering:\n  - {källa: Europeiska socialfonden+, slag: bidrag, belopp: 5 600 000 kr}\n"
            "  - {källa: kommunen, slag: medfinansiering, belopp: 4 400 000 kr}"
        ),
        right=(
            "projekt:\n  namn: Samtal som bär\n  period: 2027-01-11 – 2028-12-15\n  region: Västsverige\n"
            "  program: {fond: Europeiska socialfonden+, programområde: A, stöd: 5 400 000 kr}\n"
            "budget: [{post: Kurser, belopp: 10 000 000 kr}]\n"
            "finansiering:\n  - {källa: Europeiska socialfonden+, slag: bidrag, belopp: 5 400 000 kr}\n"
            "  - {källa: kommunen, slag: medfinansiering, belopp: 4 600 000 kr}"
        ),
        origin=Text(
            en=(
                "the Social Fund's programme for 2021–2027 asks for 46 per cent in area A, and 40 in Norra "
                "Mellansverige; before that each call had its own share, often 53 per cent"
            ),
            sv=(
                "Socialfondens program 2021–2027 kräver 46 procent i område A, och 40 i Norra Mellansverige; "
                "dessförinnan hade varje utlysning sin egen andel, ofta 53 procent"
            ),
        ),
    ),
    check=check,
)

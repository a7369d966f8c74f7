"""Report plans that name a supplier for what has not been awarded yet."""

from collections.abc import Iterator

from kompplan.calculations.procurement import bought_by
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.model.activities import Activity, Procurement
from kompplan.model.words import ActivityStatus, CostType, Procedure, ProcurementStatus, Status

_NOT_AWARDED = frozenset({ProcurementStatus.PLANNED, ProcurementStatus.ONGOING, ProcurementStatus.ADVERTISED})
_FREE_CHOICE = frozenset({Procedure.DIRECT, Procedure.CALL_OFF})
"""A framework agreement has its suppliers already, and a direct award may be sought from a single one."""
_BEGUN = frozenset({ActivityStatus.ONGOING, ActivityStatus.DONE, ActivityStatus.CANCELLED})
_NOT_A_NAME = ("upphandl", "ramavtal", "procure", "tender", "framework", "ej ", "inte ", "ännu ", "not ", "to be ")
_ADVICE = Text(
    en="leave the name out until the award, and describe what is needed instead",
    sv="låt namnet vara till tilldelningen, och beskriv i stället vad som behövs",
)


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A supplier of something that no purchase belongs to is not awarded either; what is bought so, says PRO01."""
    plan = checked.plan
    for procurement in plan.procurement:
        if _is_name(procurement.supplier) and _open(procurement):
            yield _finding(checked, procurement, procurement)
    named_for = [each for each in plan.activities if _is_name(each.supplier)]
    if not named_for:
        return
    purchases: dict[int, list[Procurement]] = {}
    bought = bought_by(plan)
    for procurement in plan.procurement:
        for activity in bought[id(procurement)]:
            purchases.setdefault(id(activity), []).append(procurement)
    for activity in named_for:
        if activity.external is False or activity.status in _BEGUN:
            continue
        own = purchases.get(id(activity), [])
        if own:
            if all(_open(each) for each in own) and not any(_is_name(each.supplier) for each in own):
                yield _finding(checked, activity, own[0])
        elif _nowhere(checked, activity):
            yield Finding(
                at=checked.at(activity, "supplier"),
                text=Text(
                    en="{activity} names a supplier, but nothing says that it has been chosen in a procurement",
                    sv="{activity} nämner en leverantör, men inget säger att den har valts i en upphandling",
                ),
                values={"activity": named(activity)},
                advice=Text(
                    en="add the purchase to the section procurement, and leave the name out until the award",
                    sv="lägg in köpet under upphandlingar, och låt namnet vara till tilldelningen",
                ),
            )


def _nowhere(checked: CheckedPlan, activity: Activity) -> bool:
    """Tell whether a supplier's name is the one sign that something is bought, in a plan that is not under way."""
    return (
        checked.status in (Status.DRAFT, Status.READY)
        and not activity.external
        and activity.cost_type is not CostType.EXTERNAL_SERVICES
        and not checked.written(activity, "procurement")
        and checked.complete(checked.plan, "procurement")
        and not any(
            line.cost_type is CostType.EXTERNAL_SERVICES for line in checked.coverage.lines_of.get(id(activity), ())
        )
    )


def _is_name(supplier: str | None) -> bool:
    """Tell a name from "chosen in the procurement" and "not decided"."""
    if not supplier or not supplier.strip(" .?-–…"):
        return False
    folded = supplier.casefold().strip()
    return not (folded.startswith(_NOT_A_NAME[5:]) or any(word in folded for word in _NOT_A_NAME[:5]))


def _open(procurement: Procurement) -> bool:
    return procurement.status in _NOT_AWARDED and procurement.procedure not in _FREE_CHOICE


def _finding(checked: CheckedPlan, part: Activity | Procurement, procurement: Procurement) -> Finding:
    text = (
        Text(
            en="{name} names a supplier, but the purchase {procurement} has not been awarded",
            sv="{name} nämner en leverantör, men köpet {procurement} är inte tilldelat",
        )
        if part is not procurement
        else Text(
            en="{name} names a supplier, but has not been awarded",
            sv="{name} nämner en leverantör, men är inte tilldelad",
        )
    )
    return Finding(
        at=checked.at(part, "supplier"),
        text=text,
        values={"name": named(part), "procurement": named(procurement)},
        advice=_ADVICE,
        related=(Note(checked.at(procurement, "status"), Text("not awarded", "inte tilldelad")),),
    )


RULE = Rule(
    code="PRO06",
    name="supplier-named-before-award",
    levels=always(Severity.WARNING),
    summary=Text(en="A supplier named before the award", sv="En leverantör nämnd före tilldelningen"),
    explanation=Explanation(
        notices=Text(
            en=(
                "a supplier for an activity or a purchase that is planned, under way or advertised but not awarded, "
                "and in a plan that is not running yet a supplier of something that no purchase belongs to. Direct "
                "awards and call-offs are left alone, and so are purchases that do not say how far they have come"
            ),
            sv=(
                "en leverantör för en aktivitet eller ett köp som är planerat, pågår eller är annonserat men inte "
                "tilldelat, och i en plan som ännu inte pågår en leverantör för något som inte hör till någon "
                "upphandling. Direktupphandlingar och avrop lämnas i fred, liksom köp som inte säger hur långt de har "
                "kommit"
            ),
        ),
        matters=Text(
            en=(
                "the plan is public. A name in it says that the choice is already made, which the others can use in "
                "court, and gives the named one an advantage"
            ),
            sv=(
                "planen är offentlig. Ett namn i den säger att valet redan är gjort, vilket de andra kan åberopa i "
                "domstol, och ger den som nämns ett försprång"
            ),
        ),
        wrong=(
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs i samtalsmetod, leverantör: Kursgården AB, upphandling: U1}\n"
            "upphandlingar:\n"
            "  - {id: U1, vad: kurs, förfarande: annonserad, status: planerad}"
        ),
        right=(
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs i samtalsmetod, upphandling: U1}\n"
            "  - {id: A2, aktivitet: Handledning, leverantör: Handledarna AB, upphandling: U2}\n"
            "upphandlingar:\n"
            "  - {id: U1, vad: kurs, förfarande: annonserad, status: planerad}\n"
            "  - {id: U2, vad: handledning, förfarande: annonserad, status: tilldelad}"
        ),
        origin=Text(
            en="LiA: two consultants were named as examples for one of the courses for managers",
            sv="LiA: två konsulter nämndes som tänkbara för en av chefsutbildningarna",
        ),
    ),
    check=check,
)

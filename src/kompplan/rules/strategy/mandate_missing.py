"""Report projects that nobody has said yes to, and partners that have not."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.rule import Finding, Levels, Rule
from kompplan.model.project import Project
from kompplan.model.strategy import Governance
from kompplan.model.words import RoleKind


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A decision, a steering group or a sponsor will do for the project; each partner then needs its own yes."""
    plan = checked.plan
    project, governance = plan.project, plan.governance
    if project is None or (governance is None and checked.written(plan, "governance")):
        return
    if not _anybody_said_yes(checked, project, governance):
        empty = checked.missing(project, "mandate")
        yield Finding(
            at=empty if empty.field is not None else checked.missing_section("governance"),
            text=Text(
                en="the plan does not say who has said yes to the project: neither a decision in the line nor a "
                "steering group is stated",
                sv="planen säger inte vem som har sagt ja till projektet: varken beslut i linjen eller styrgrupp är "
                "angiven",
            ),
            advice=Text(
                en="write who has decided and when: mandate: …, and who steers: governance: with steering_group: …",
                sv="skriv vem som har beslutat och när: mandat: …, och vilka som styr: projektorganisation: med "
                "styrgrupp: …",
            ),
        )
        return
    if project.partners:
        yield from _partners(checked, project, governance)


def _anybody_said_yes(checked: CheckedPlan, project: Project, governance: Governance | None) -> bool:
    return (
        checked.written(project, "mandate")
        or (
            governance is not None
            and any(checked.written(governance, field) for field in ("mandates", "steering_group", "text"))
        )
        or any(role.kind is RoleKind.SPONSOR for role in checked.plan.roles)
    )


def _partners(checked: CheckedPlan, project: Project, governance: Governance | None) -> Iterator[Finding]:
    if governance is not None and not checked.complete(governance, "mandates"):
        return
    names = {each.id.strip(): each.name for each in checked.plan.organisations if each.id and each.name}
    bodies: list[str] = []
    words = [project.mandate or ""]
    if governance is not None:
        words += [governance.text or "", *governance.steering_group]
        for mandate in governance.mandates:
            body = (mandate.organisation or "").strip()
            bodies += [each.casefold() for each in (body, names.get(body, "")) if each]
            words += [mandate.text or "", mandate.given_by or ""]
    said = " ".join(words).casefold()
    silent = [
        (index, partner)
        for index, partner in enumerate(project.partners)
        if not any(
            name in said or any(name in body or body in name for body in bodies)
            for name in {partner.strip().casefold(), names.get(partner.strip(), partner).strip().casefold()}
        )
    ]
    advice = Text(
        en="write under governance who there has decided: mandates: with organisation: … and given_by: …",
        sv="skriv under projektorganisation vem där som har beslutat: mandat: med organisation: … och givet_av: …",
    )
    if len(silent) == len(project.partners) > 1:
        yield Finding(
            at=checked.key(project, "partners"),
            text=Text(
                en="none of the partners {partners} has a mandate in the plan",
                sv="ingen av samverkansparterna {partners} har något mandat i planen",
            ),
            values={"partners": tuple(partner for _, partner in silent)},
            advice=advice,
        )
        return
    for index, partner in silent:
        yield Finding(
            at=checked.at(project, "partners", index),
            text=Text(
                en="{partner} is a partner, but nothing says who there has given the mandate",
                sv="{partner} är partner, men inget säger vem där som har gett mandat",
            ),
            values={"partner": partner},
            advice=advice,
        )


RULE = Rule(
    code="STG04",
    name="mandate-missing",
    levels=Levels(draft=Severity.INFO, ready=Severity.WARNING, running=Severity.WARNING, closed=Severity.INFO),
    summary=Text(en="A project or a partner without a mandate", sv="Ett projekt eller en part utan mandat"),
    explanation=Explanation(
        notices=Text(
            en=(
                "a project with neither a decision in the line, nor a steering group, nor a sponsor among its roles; "
                "and where there is one, each partner that no mandate and no seat in the steering group speaks of"
            ),
            sv=(
                "ett projekt som varken har ett beslut i linjen, en styrgrupp eller en uppdragsgivare bland rollerna; "
                "och där något av det finns, varje partner som inget mandat och ingen plats i styrgruppen talar om"
            ),
        ),
        matters=Text(
            en=(
                "change takes time from the line's own work, and only the line can give that time. A partner whose "
                "management has not said yes sends nobody when it matters, and then it is too late to ask"
            ),
            sv=(
                "förändring tar tid från linjens eget arbete, och bara linjen kan ge den tiden. En part vars ledning "
                "inte har sagt ja skickar ingen när det gäller, och då är det för sent att fråga"
            ),
        ),
        wrong=(
            "projekt: {namn: Samtal som bär, status: klar, mandat: nämndens beslut 2026-10-21, partner: [regionen]}\n"
            "aktiviteter: [{id: A1, aktivitet: Kurs i samtalsmetod}]"
        ),
        right=(
            "projekt: {namn: Samtal som bär, status: klar, mandat: nämndens beslut 2026-10-21, partner: [regionen]}\n"
            "aktiviteter: [{id: A1, aktivitet: Kurs i samtalsmetod}]\n"
            "projektorganisation:\n"
            "  mandat: [{organisation: regionen, givet_av: omsorgsutskottet}]"
        ),
        origin=Text(
            en=(
                "LiA, where each of the five municipalities states who has given its mandate, and where an absent "
                "management is the first risk in the register"
            ),
            sv=(
                "LiA, där var och en av de fem kommunerna anger vem som har gett mandat, och där en frånvarande "
                "ledning är den första risken i registret"
            ),
        ),
    ),
    check=check,
)

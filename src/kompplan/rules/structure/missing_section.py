"""Report sections that the plan's status asks for and that are not there."""

from collections.abc import Iterator
from typing import NamedTuple

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.rule import Finding, Levels, Rule
from kompplan.lint.unbudgeted import budget_is_told, unbudgeted
from kompplan.loading.places import Anchor
from kompplan.model.words import Status


class Section(NamedTuple):
    """A section that a plan has to have, the fields that count as it, and how bad it is to lack it from ready on."""

    name: Text
    fields: tuple[str, ...]
    severity: Severity
    why: Text


# Vision, strategy, risks, evaluation and closing are not here: VIS01, STG01, RSK01, EVA01 and CLO01 speak about them.
SECTIONS = (
    Section(
        Text("project", "projekt"),
        ("project",),
        Severity.ERROR,
        Text(
            "say what the project is called, who owns it and how far it has come",
            "skriv vad projektet heter, vem som äger det och hur långt det har kommit",
        ),
    ),
    Section(
        Text("challenge", "utmaning"),
        ("challenge",),
        Severity.WARNING,
        Text("say what does not work today, and for whom", "skriv vad som inte fungerar i dag, och för vem"),
    ),
    Section(
        Text("goals", "mål"),
        ("goals",),
        Severity.ERROR,
        Text("say how it is when the challenge has been met", "skriv hur det är när utmaningen är löst"),
    ),
    Section(
        Text("solution_tree", "lösningsträd"),
        ("solution_tree", "analysis"),
        Severity.WARNING,
        Text(
            "say which causes lie behind, and which measure answers each of them; needs and SWOT go into analysis",
            (
                "skriv vilka orsaker som ligger bakom och vilken åtgärd som svarar mot var och en; behov och SWOT "
                "hör till analys"
            ),
        ),
    ),
    Section(
        Text("activities", "aktiviteter"),
        ("activities",),
        Severity.ERROR,
        Text("say who does what, by when and at what cost", "skriv vem som gör vad, till när och för vilken kostnad"),
    ),
    Section(
        Text("budget", "budget"),
        ("budget",),
        Severity.WARNING,
        Text(
            "add the budget's rows, or a cost to each activity",
            "lägg in budgetens rader, eller en kostnad på varje aktivitet",
        ),
    ),
)

IN_A_DRAFT = ("project", "activities")

MISSING = Text(
    en="the section '{section}' is missing in a plan with the status {status}",
    sv="avsnittet ”{section}” saknas i en plan med status {status}",
)
EMPTY = Text(
    en="the section '{section}' stands empty in a plan with the status {status}",
    sv="avsnittet ”{section}” står tomt i en plan med status {status}",
)


def _there(checked: CheckedPlan, section: Section) -> bool:
    """A budget is there when it has rows or when activities tell their cost; other sections when they say anything."""
    plan = checked.plan
    if section.fields == ("budget",):
        return budget_is_told(checked) or unbudgeted(checked) is not None  # known money without a budget is BUD03's
    return any(checked.written(plan, field) for field in section.fields)


def _stands_empty(checked: CheckedPlan, section: Section) -> bool:
    """Tell whether the section's key is there with nothing under it."""
    plan = checked.plan
    return any(
        checked.missing(plan, field).field is not None and not checked.written(plan, field) for field in section.fields
    )


def _place(checked: CheckedPlan, section: Section) -> Anchor:
    return next(
        (place for field in section.fields if (place := checked.missing(checked.plan, field)).field is not None),
        checked.missing_section(section.fields[0]),
    )


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A draft needs a project and an activity, and is told once what will be asked for when it is ready."""
    status = checked.status
    missing = [section for section in SECTIONS if not _there(checked, section)]
    later: list[Text] = []
    for section in missing:
        if status is Status.DRAFT and section.fields[0] not in IN_A_DRAFT:
            later.append(section.name)
            continue
        yield Finding(
            at=_place(checked, section),
            text=EMPTY if _stands_empty(checked, section) else MISSING,
            values={"section": section.name, "status": status},
            advice=Text(en=f"{section.why.en}: {section.name.en}: …", sv=f"{section.why.sv}: {section.name.sv}: …"),
            severity=section.severity,
        )
    if later:
        yield Finding(
            at=checked.missing_section("project"),
            text=Text(
                en="before the plan is ready it also needs: {sections}",
                sv="innan planen är klar behöver den också: {sections}",
            ),
            values={"sections": tuple(later)},
            severity=Severity.INFO,
        )


RULE = Rule(
    code="STR01",
    name="missing-section",
    levels=Levels(draft=Severity.WARNING, ready=Severity.ERROR, running=Severity.ERROR, closed=Severity.ERROR),
    summary=Text(
        en="A section that the plan's status asks for is missing", sv="Ett avsnitt som planens status kräver saknas"
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "a plan without project or activities; from the status ready also without challenge, goals, analysis "
                "or solution tree, or budget (rows, or costs of the activities). A section that stands empty "
                "counts as missing. Project, goals and activities are errors, the others warnings. A draft is told "
                "once, as a note, what is still to come. The other sections have rules of their own"
            ),
            sv=(
                "en plan utan projekt eller aktiviteter; från statusen klar också utan utmaning, mål, analys eller "
                "lösningsträd, eller budget (rader, eller kostnader på aktiviteterna). Ett avsnitt som står tomt "
                "räknas som att det saknas. Projekt, mål och aktiviteter är fel att sakna, de andra ger en "
                "varning. Ett utkast får en enda gång, som upplysning, veta vad som återstår. De andra avsnitten har "
                "egna regler"
            ),
        ),
        matters=Text(
            en=(
                "the plan is a chain from what does not work to what stays when the project has ended; where a link "
                "is absent, nobody can tell why the next one is there"
            ),
            sv=(
                "planen är en kedja från det som inte fungerar till det som blir kvar när projektet är slut; saknas "
                "en länk kan ingen säga varför nästa finns"
            ),
        ),
        wrong=(
            "projekt: {namn: Barnen i boendet, status: klar}\n"
            "mål: [Barnen orkar leka]\nlösningsträd: {orsaker: [Leksaker saknas]}\n"
            "aktiviteter:\n  - {aktivitet: Köp leksaker, kostnad: 4 000 kr}"
        ),
        right=(
            "projekt: {namn: Barnen i boendet, status: klar}\nutmaning: Barnen mår dåligt\n"
            "mål: [Barnen orkar leka]\nlösningsträd: {orsaker: [Leksaker saknas]}\n"
            "aktiviteter:\n  - {aktivitet: Köp leksaker, kostnad: 4 000 kr}"
        ),
        origin=Text(
            en="the steps of the Komlitt model; the KLURA project and the improvement workshop have no budget table",
            sv="stegen i Komlitts modell; KLURA-projektet och Förbättringsverkstaden saknar budgettabell",
        ),
    ),
    check=check,
)

"""Report results that are handed over to nobody in the line, or too late."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, from_ready
from kompplan.model.closing import HandoverItem
from kompplan.model.words import RoleKind
from kompplan.values.days import Days

_OF_THE_PROJECT = frozenset(
    (
        "projektledare",
        "projektledaren",
        "projektledningen",
        "projektgruppen",
        "projektteamet",
        "projektkontoret",
        "styrgruppen",
        "project manager",
        "project leader",
        "project team",
        "project office",
        "steering group",
        "steering committee",
    )
)
"""How those are called who are gone when the project is; "projektledare vid biblioteket" may well stay."""


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A receiver or a date that could not be read has been reported; no date alone is a warning: the end is one."""
    closing = checked.plan.closing
    if closing is None or not closing.handover:
        return
    closed = closing.date.end if closing.date is not None else None
    ends = [end for end in (checked.calendar.end, closed) if end is not None]
    end = max(ends, key=lambda each: each.latest, default=None)  # until the closing somebody is there
    for item in closing.handover:
        if not item.what:
            continue  # what is not said cannot be handed over; the reader has reported it
        yield from _receiver(checked, item)
        if item.due is not None:
            yield from _too_late(checked, item, end)
        elif checked.written(item, "to") and not checked.written(item, "due"):
            yield Finding(
                at=checked.missing(item, "due"),
                text=Text(
                    en="{item} is to be handed over, but nothing says by when",
                    sv="{item} ska lämnas över, men det står inte när",
                ),
                values={"item": named(item)},
                advice=Text(en="choose a day before the end: due: …", sv="välj en dag före slutet: senast: …"),
                severity=Severity.WARNING,
            )


def _receiver(checked: CheckedPlan, item: HandoverItem) -> Iterator[Finding]:
    if not checked.written(item, "to"):
        no_date = not checked.written(item, "due")
        yield Finding(
            at=checked.missing(item, "to"),
            text=Text(
                en="{item} is to be handed over, but nothing says to whom or by when",
                sv="{item} ska lämnas över, men det står inte till vem eller när",
            )
            if no_date
            else Text(
                en="{item} is to be handed over, but nothing says to whom",
                sv="{item} ska lämnas över, men det står inte till vem",
            ),
            values={"item": named(item)},
            advice=Text(
                en="name the role in the line that owns it afterwards: to: …",
                sv="ange den roll i linjen som äger det sedan: till: …",
            ),
        )
    elif item.to and _of_the_project(checked, item.to):
        yield Finding(
            at=checked.at(item, "to"),
            text=Text(
                en="{item} is handed over to {to}, who is gone when the project is",
                sv="{item} lämnas över till {to}, som inte finns kvar när projektet är slut",
            ),
            values={"item": named(item), "to": item.to},
            advice=Text(
                en="name a role in the line, which stays",
                sv="ange en roll i linjen, som blir kvar",
            ),
            severity=Severity.WARNING,
        )


def _of_the_project(checked: CheckedPlan, receiver: str) -> bool:
    told = receiver.strip().casefold()
    if told.removeprefix("the ") in _OF_THE_PROJECT:
        return True
    return any(
        role.kind is RoleKind.PROJECT_MANAGER and told in ((role.id or "").casefold(), (role.title or "").casefold())
        for role in checked.plan.roles
    )


def _too_late(checked: CheckedPlan, item: HandoverItem, end: Days | None) -> Iterator[Finding]:
    """A coarse day that may lie before the end is left alone."""
    due = checked.calendar.resolve(item.due).start if item.due is not None else None
    if due is None or end is None or due.earliest <= end.latest or item.due is None:
        return
    project = checked.plan.project
    yield Finding(
        at=checked.at(item, "due"),
        text=Text(
            en="{item} is handed over {due}, after the project has ended ({end})",
            sv="{item} lämnas över {due}, efter att projektet är slut ({end})",
        ),
        values={"item": named(item), "due": item.due, "end": end.latest},
        advice=Text(
            en="hand it over while somebody is there to do it",
            sv="lämna över det medan någon finns kvar som kan göra det",
        ),
        related=(Note(checked.at(project, "period"), Text("the project's period", "projektets period")),)
        if project is not None and project.period is not None
        else (),
    )


RULE = Rule(
    code="CLO02",
    name="handover-without-line-owner",
    levels=from_ready(Severity.ERROR),
    summary=Text(en="A result that nobody in the line takes over", sv="Ett resultat som ingen i linjen tar över"),
    explanation=Explanation(
        notices=Text(
            en=(
                "something that is handed over without a receiver, or certainly after the project's end (errors); "
                "without a day, or to the project's own people, such as the project manager (warnings)"
            ),
            sv=(
                "något som lämnas över utan mottagare, eller säkert efter projektets slut (fel); utan dag, eller till "
                "projektets egna, till exempel projektledaren (varningar)"
            ),
        ),
        matters=Text(
            en="a result that belongs to the project dies with it; the line has other work and waits for nobody",
            sv="ett resultat som hör till projektet dör med det; linjen har annat att göra och väntar inte på någon",
        ),
        wrong=(
            "projekt: {namn: Samtal varje vecka, status: klar}\n"
            "avslut:\n  överlämnas:\n    - {vad: rutinen för samtal, senast: 2028-05-22}"
        ),
        right=(
            "projekt: {namn: Samtal varje vecka, status: klar}\n"
            "avslut:\n  överlämnas:\n    - {vad: rutinen för samtal, till: verksamhetschefen, senast: 2028-05-22}"
        ),
        origin=Text(
            en="KLURA's new knowledge was to go into everyday work, but nobody was told to see to it",
            sv="KLURA:s nya kunskap skulle in i vardagen, men ingen fick i uppdrag att se till det",
        ),
    ),
    check=check,
)

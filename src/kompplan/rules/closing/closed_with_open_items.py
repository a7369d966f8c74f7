"""Report what is still open in a plan that is called closed."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kompplan.calculations.riskmatrix import ScoredRisk
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.listing import some
from kompplan.lint.naming import Name, named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.loading.places import Anchor
from kompplan.model.activities import Deviation
from kompplan.model.base import Part
from kompplan.model.words import ActivityStatus, RiskLevel, RiskStatus, Status

_MOST_ONE_BY_ONE = 5
_STILL_OPEN = frozenset({ActivityStatus.PLANNED, ActivityStatus.ONGOING})


class _Kind(NamedTuple):
    """What is open: the words for one of them and for many, and the step that closes it."""

    one: Text
    many: Text
    advice: Text


_ACTIVITIES = _Kind(
    Text(
        "the plan is closed, but {item} has the status {status}", "planen är avslutad, men {item} har status {status}"
    ),
    Text(
        "the plan is closed, but {count} activities are still open: {items}",
        "planen är avslutad, men {count} aktiviteter är fortfarande öppna: {items}",
    ),
    Text(
        "write status: done or status: cancelled, and let a deviation tell why; what remains to do goes to the line",
        "skriv status: genomförd eller status: inställd och skälet som en avvikelse; det som återstår går till linjen",
    ),
)
_DEVIATIONS = _Kind(
    Text(
        "the plan is closed without a decision about a deviation: {item}",
        "planen är avslutad utan beslut om en avvikelse: {item}",
    ),
    Text(
        "the plan is closed without a decision about {count} deviations: {items}",
        "planen är avslutad utan beslut om {count} avvikelser: {items}",
    ),
    Text("say what was decided, and by whom: decision: …", "skriv vad som beslutades, och av vem: beslut: …"),
)
_RISKS = _Kind(
    Text(
        "the plan is closed, but risk {item} ({level}) is still open",
        "planen är avslutad, men risk {item} ({level}) är fortfarande öppen",
    ),
    Text(
        "the plan is closed, but {count} risks on the highest level are still open: {items}",
        "planen är avslutad, men {count} risker på högsta nivån är fortfarande öppna: {items}",
    ),
    Text(
        "close it, or hand it over to somebody in the line: status: closed",
        "stäng den, eller lämna över den till någon i linjen: status: stängd",
    ),
)


class _Open(NamedTuple):
    """Something that is still open."""

    place: Anchor
    part: Part
    name: object
    more: dict[str, object]


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """One finding for each open thing, or one for each kind where there are many."""
    if checked.status is not Status.CLOSED:
        return
    plan = checked.plan
    activities = [
        _Open(checked.at(each, "status"), each, named(each), {"status": each.status})
        for each in plan.activities
        if each.status in _STILL_OPEN
    ]
    yield from _findings(_ACTIVITIES, activities)
    yield from _unsaid(checked)
    deviations = [
        _Open(checked.missing(each, "decision"), each, _called(each), {})
        for each in plan.deviations
        if not checked.written(each, "decision")
    ]
    yield from _findings(_DEVIATIONS, deviations)
    risks = [
        _Open(
            checked.at(each.risk, "id"),
            each.risk,
            each.risk.id or named(each.risk),
            {"level": each.band.label if each.band is not None else None},
        )
        for each in checked.risks.scored
        if _open_risk(checked, each)
    ]
    yield from _findings(_RISKS, risks)


def _findings(kind: _Kind, found: Sequence[_Open]) -> Iterator[Finding]:
    if len(found) <= _MOST_ONE_BY_ONE:
        for each in found:
            yield Finding(each.place, kind.one, {"item": each.name, **each.more}, kind.advice)
        return
    names = [getattr(each.part, "id", None) or each.name for each in found]
    yield Finding(
        at=found[0].place,
        text=kind.many,
        values={"count": len(found), "items": some(names, 8)},
        advice=kind.advice,
    )


def _called(deviation: Deviation) -> Name:
    return deviation.id or deviation.cause or deviation.activity or named(deviation)


def _unsaid(checked: CheckedPlan) -> Iterator[Finding]:
    """Report once which activities do not say what became of them: they may well have been carried out."""
    unsaid = [each for each in checked.plan.activities if each.status is None and not checked.written(each, "status")]
    if not unsaid:
        return
    yield Finding(
        at=checked.at(unsaid[0], "text"),
        text=Text(
            en="the plan is closed, but does not say what became of {items}",
            sv="planen är avslutad, men säger inte vad det blev av {items}",
        ),
        values={"items": some([each.id or named(each) for each in unsaid], 8)},
        advice=Text(
            en="say status: done or status: cancelled for each of them",
            sv="skriv status: genomförd eller status: inställd för var och en",
        ),
        severity=Severity.WARNING,
        related=tuple(
            Note(checked.at(each, "text"), Text("says no status", "säger ingen status")) for each in unsaid[1:4]
        ),
    )


def _open_risk(checked: CheckedPlan, scored: ScoredRisk) -> bool:
    """Tell whether a risk calls for action still: not where it has occurred, and not where it has been mitigated."""
    risk = scored.risk
    if scored.level is not RiskLevel.ACT_NOW or (risk.status is None and checked.written(risk, "status")):
        return False
    if risk.status in (RiskStatus.CLOSED, RiskStatus.OCCURRED):
        return False
    if scored.residual is None:
        return True
    left = checked.risks.band_of(scored.residual[0] * scored.residual[1])
    return left is None or left.level is RiskLevel.ACT_NOW


RULE = Rule(
    code="CLO04",
    name="closed-with-open-items",
    levels=always(Severity.ERROR),
    summary=Text(en="A closed plan with something still open", sv="En avslutad plan där något fortfarande är öppet"),
    explanation=Explanation(
        notices=Text(
            en=(
                "in a plan with the status closed: activities that are planned or under way, deviations without a "
                "decision, and risks on the highest level that are neither closed nor occurred nor mitigated. More "
                "than five of a kind are told together. Activities that say no status give one warning"
            ),
            sv=(
                "i en plan med status avslutad: aktiviteter som är planerade eller pågår, avvikelser utan beslut och "
                "risker på högsta nivån som varken är stängda, har inträffat eller har åtgärdats. Fler än fem av ett "
                "slag sägs tillsammans. Aktiviteter utan status ger en varning"
            ),
        ),
        matters=Text(
            en=(
                "who closes a project closes the question who does the rest; what is open goes to the line or is "
                "called off, with somebody's decision"
            ),
            sv=(
                "den som avslutar ett projekt stänger också frågan om vem som gör resten; det som är öppet går till "
                "linjen eller ställs in, genom ett beslut"
            ),
        ),
        wrong=(
            "projekt: {namn: Samtal varje vecka, status: avslutad}\n"
            "aktiviteter:\n  - {id: A7, aktivitet: Uppföljningsdag, status: planerad}"
        ),
        right=(
            "projekt: {namn: Samtal varje vecka, status: avslutad}\n"
            "aktiviteter:\n  - {id: A7, aktivitet: Uppföljningsdag, status: inställd}"
        ),
        origin=Text(
            en="the last step of the Komlitt model: the project is ended when all activities are done",
            sv="sista steget i Komlitts modell: projektet avslutas när alla aktiviteter är klara",
        ),
    ),
    check=check,
)

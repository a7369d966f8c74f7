"""Report deviations that leave out what somebody will ask later."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Message, Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule, always
from kompplan.model.activities import Deviation
from kompplan.model.words import Status

_FIELDS = (
    ("date", Text("when", "när")),
    ("planned", Text("what was planned", "vad som var planerat")),
    ("actual", Text("what happened", "vad det blev")),
    ("cause", Text("why", "varför")),
    ("decision", Text("what was decided", "vad som beslutades")),
    ("by", Text("who decided", "vem som beslutade")),
)
_DECIDED = ("decision", "by")


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """One finding for each deviation; who decides is not asked while nothing is decided.

    A deviation of a closed plan that nobody has decided about is an open item, which is CLO04's.
    """
    closed = checked.status is Status.CLOSED
    for deviation in checked.plan.deviations:
        undecided = not checked.written(deviation, "decision")
        missing = [
            name
            for field, name in _FIELDS
            if not checked.written(deviation, field) and not (closed and undecided and field in _DECIDED)
        ]
        if missing:
            yield Finding(
                at=checked.at(deviation, "id"),
                text=Text(
                    en="the deviation{about} does not tell {missing}", sv="avvikelsen{about} säger inte {missing}"
                ),
                values={"about": _about(checked, deviation), "missing": tuple(missing)},
                advice=Text(
                    en="write it down while somebody remembers; the final report asks for it",
                    sv="skriv ned det medan någon minns; slutrapporten frågar efter det",
                ),
            )


def _about(checked: CheckedPlan, deviation: Deviation) -> Message | str:
    """Return which deviation is meant: its id, else the activity that it is about."""
    if deviation.id:
        return Message(Text(" {id}", " {id}"), {"id": deviation.id})
    about = (deviation.activity or "").strip()
    if not about:
        return ""
    activity = next((each for each in checked.plan.activities if (each.id or "").strip() == about), None)
    name = named(activity) if activity is not None else about
    return Message(Text(" about {activity}", " om {activity}"), {"activity": name})


RULE = Rule(
    code="DEV02",
    name="deviation-incomplete",
    levels=always(Severity.WARNING),
    summary=Text(
        en="A deviation without date, plan, outcome, cause, decision or decider",
        sv="En avvikelse utan datum, plan, utfall, orsak, beslut eller beslutsfattare",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "a deviation that lacks its date, what was planned, what happened, the cause, the decision or who "
                "decided; all that is missing is told at once. In a closed plan an undecided deviation is CLO04's"
            ),
            sv=(
                "en avvikelse som saknar datum, vad som var planerat, vad det blev, orsak, beslut eller vem som "
                "beslutade; allt som saknas sägs på en gång. I en avslutad plan hör en avvikelse utan beslut till "
                "CLO04"
            ),
        ),
        matters=Text(
            en=(
                "the final report asks for the causes of deviations and for what could have been done better; two "
                "years later nobody remembers"
            ),
            sv=(
                "slutrapporten frågar efter orsaker till avvikelser och vad som kunde ha gjorts bättre; två år senare "
                "minns ingen"
            ),
        ),
        wrong=(
            "aktiviteter: [{id: A1, aktivitet: Grundkurs}]\n"
            "avvikelser:\n  - {aktivitet: A1, utfall: sökande fick nej, orsak: platserna räckte inte}"
        ),
        right=(
            "aktiviteter: [{id: A1, aktivitet: Grundkurs}]\n"
            "avvikelser:\n  - {datum: 2026-05-04, aktivitet: A1, planerat: 24 platser, utfall: 31 sökande, "
            "orsak: platserna räckte inte, beslut: en omgång till, av: styrgruppen}"
        ),
        origin=Text(
            en="the Social Fund's final report; KLURA's deviations are told without date and decision",
            sv="Socialfondens slutrapport; KLURA:s avvikelser berättas utan datum och beslut",
        ),
    ),
    check=check,
)

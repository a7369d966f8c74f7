"""Report a grant that pays the whole budget: is the participants' time left out?"""

from collections.abc import Iterator

from kompplan.calculations.cofinancing import required
from kompplan.calculations.funding import grant_share
from kompplan.calculations.sums import Amount
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.amounts import shown
from kompplan.lint.rule import Finding, Rule, always
from kompplan.model.words import CostType
from kompplan.values.quantity import Unit


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Where others have to pay, FUN02 judges; where hours are in the plan, nobody has left them out."""
    plan = checked.plan
    if plan.project is None or (not plan.funding and plan.project.programme is None):
        return
    if not checked.complete(plan, "funding") or len(plan.funding) > 1:
        return
    share = grant_share(plan, checked.budget)
    if share is None or share.grant != share.whole or _time_is_told(checked):
        return
    requirement = required(plan, checked.calendar.start)
    if requirement is not None and requirement.high > 0:
        return
    yield Finding(
        at=checked.at(share.told.part, share.told.field),
        text=_LEFT_OUT if requirement is None else _ALLOWED,
        values={"grant": shown(Amount(share.grant, share.grant), Unit.SEK)},
        advice=Text(
            en="state the hours of the activities, or what others contribute in the funding",
            sv="ange aktiviteternas timmar, eller det som andra bidrar med i finansieringen",
        ),
    )


_LEFT_OUT = Text(
    en="the grant pays the whole budget, {grant}: is the participants' working time left out?",
    sv="stödet betalar hela budgeten, {grant}: är deltagarnas arbetstid bortglömd?",
)
_ALLOWED = Text(
    en="the grant pays the whole budget, {grant}, as the programme allows; the participants' working time is not told",
    sv="stödet betalar hela budgeten, {grant}, och det tillåter programmet; deltagarnas arbetstid syns inte",
)


def _time_is_told(checked: CheckedPlan) -> bool:
    plan = checked.plan
    if not checked.budget.hours.empty or any(activity.hours is not None for activity in plan.activities):
        return True
    lines = plan.budget.lines if plan.budget is not None else ()
    return any(line.cost_type is CostType.PARTICIPANTS for line in lines)


RULE = Rule(
    code="FUN03",
    name="fully-funded-by-one-source",
    levels=always(Severity.INFO),
    summary=Text(en="A grant that pays the whole budget", sv="Ett stöd som betalar hela budgeten"),
    explanation=Explanation(
        notices=Text(
            en=(
                "a grant that is as large as the whole budget, in a plan that states no hours and no costs of "
                "participants. Where others have to pay a share of it, that is FUN02's. A programme that asks for "
                "nothing, as area 1 of the European Social Fund 2007–2013 did, is named as the reason"
            ),
            sv=(
                "ett stöd som är lika stort som hela budgeten, i en plan som inte anger några timmar eller "
                "deltagarkostnader. Ska andra betala en del hör saken till FUN02. Ett program som inte kräver "
                "något, som område 1 i Socialfonden 2007–2013, nämns som skälet"
            ),
        ),
        matters=Text(
            en=(
                "most of what a training costs is the working time of those who take part; a budget without it tells "
                "neither what the project costs nor what the employer has promised"
            ),
            sv=(
                "det mesta av vad en utbildning kostar är deltagarnas arbetstid; en budget utan den säger varken vad "
                "projektet kostar eller vad arbetsgivaren har lovat"
            ),
        ),
        wrong=(
            "projekt: {namn: Samtal som bär}\nbudget: [{post: Kursdagar, belopp: 308 280 kr}]\n"
            "finansiering: [{källa: statsbidrag, slag: bidrag, belopp: 308 280 kr}]"
        ),
        right=(
            "projekt: {namn: Samtal som bär}\nbudget: [{post: Kursdagar, belopp: 308 280 kr}]\n"
            "finansiering: [{källa: statsbidrag, slag: bidrag, belopp: 308 280 kr}]\n"
            "aktiviteter: [{id: A1, aktivitet: Kurs, tid: 34 × 16 h}]"
        ),
        origin=Text(
            en=(
                "VIVA's support and its total budget are both 308 280 kr: normal at the time, since the participants' "
                "time stood outside the budget"
            ),
            sv=(
                "VIVA:s stöd och totala budget är båda 308 280 kr: normalt då, eftersom deltagarnas tid stod utanför "
                "budgeten"
            ),
        ),
    ),
    check=check,
)

"""A plan left to chance once, for the pictures that show what came of it."""

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from kompplan.calculations.uncertain import costs, three_of
from kompplan.checked import CheckedPlan
from kompplan.i18n.text import Text
from kompplan.reports.wording import Wording

if TYPE_CHECKING:
    from kompplan.calculations.simulation import Simulation

RUNS, SEED = 10_000, 1
"""Those of ``kompplan simulate``, so that both tell the same figures."""
FEW = 400
"""A report of a larger plan than this many activities, costs and risks together would have to wait for chance."""

WHY_NOT = Text(
    "Nothing in the plan is uncertain: write a cost or a length as lowest–likeliest–highest, such as 80–100–150 tkr.",
    "Ingenting i planen är osäkert: skriv en kostnad eller en längd som lägst–troligast–högst, till exempel "
    "80–100–150 tkr.",
)
REFUSED = Text(
    "The plan has to say more before it can be left to chance: kompplan simulate tells what.",
    "Planen behöver säga mer innan den kan överlåtas åt slumpen: kompplan simulate säger vad.",
)
CAPTION = Text(
    "{runs} runs, seed {seed}: kompplan simulate gives the same figures and tells more.",
    "{runs} körningar, frö {seed}: kompplan simulate ger samma siffror och berättar mer.",
)


class Refused:
    """Stands where the plan has to say more before anything can be left to chance."""


_found: "WeakKeyDictionary[CheckedPlan, Simulation | Refused | None]" = WeakKeyDictionary()


def worth_it(w: Wording) -> bool:
    """Tell whether a report should leave this plan to chance: it states a spread, and is not too large to wait for."""
    plan = w.plan
    risks = len(plan.risks.entries) if plan.risks is not None else 0
    return len(plan.activities) + len(w.checked.budget.rows) + risks <= FEW and _stated(w.checked)


def _stated(checked: CheckedPlan) -> bool:
    """Tell whether the plan states any spread, without NumPy, which takes as long to load as a report to write."""
    plan = checked.plan
    scale = plan.risks.scale if plan.risks is not None else None
    if scale is not None and scale.probability_means and (scale.impact_cost or scale.impact_days):
        return True
    lengths = (each.length for each in plan.activities if each.length is not None)
    if any((three := three_of(each)) is not None and three.spread for each in lengths):
        return True
    return bool(costs(checked.budget).estimates)


def simulated(w: Wording) -> "Simulation | None":
    """Return what comes of the plan, or None where nothing is uncertain or the plan has to say more first."""
    found = _kept(w.checked)
    return None if isinstance(found, Refused) else found


def why_not(w: Wording) -> str:
    """Return why there is nothing to show: what the plan has to say first, else that nothing is uncertain."""
    return w.say(REFUSED if isinstance(_kept(w.checked), Refused) else WHY_NOT)


def _kept(checked: CheckedPlan) -> "Simulation | Refused | None":
    if checked not in _found:
        _found[checked] = _simulated(checked)
    return _found[checked]


def _simulated(checked: CheckedPlan) -> "Simulation | Refused | None":
    from kompplan.calculations.chance import Asked, Chance  # noqa: PLC0415 - only who is uncertain pays for it
    from kompplan.calculations.simulation import simulate  # noqa: PLC0415 - as above

    found = checked.chance(Asked())
    if not isinstance(found, Chance):
        return Refused()
    if not (found.model.spread_in_cost or found.model.spread_in_time):
        return None
    return simulate(found.model, RUNS, SEED)


def caption(w: Wording) -> str:
    """Return what the figures rest on."""
    return w.say(CAPTION, runs=RUNS, seed=SEED)

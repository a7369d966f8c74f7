"""The horizontal principles, and which of them a plan's funder asks for."""

from typing import NamedTuple

from kompplan.i18n.text import Text
from kompplan.model.plan import Plan
from kompplan.model.strategy import Horizontal, Principle
from kompplan.packs.pack import pack


class Named(NamedTuple):
    """A principle: its field, what it is called, and the beginnings of words that an activity about it has."""

    field: str
    name: Text
    stems: tuple[str, ...]

    def of(self, horizontal: Horizontal | None) -> Principle | None:
        """Return what the plan says about the principle."""
        return getattr(horizontal, self.field, None)


PRINCIPLES = (
    Named(
        "gender_equality",
        Text("gender equality", "jämställdhet"),
        ("jämställd", "gender"),
    ),
    Named(
        "accessibility",
        Text("accessibility", "tillgänglighet"),
        ("tillgänglig", "hörslinga", "lättläst", "accessib"),
    ),
    Named(
        "non_discrimination",
        Text("non-discrimination", "icke-diskriminering"),
        ("diskriminering", "likabehandling", "mångfald", "mångkultur", "discriminat", "diversity", "equal treatment"),
    ),
)
"""The three that the Social Fund asks every project to consider."""

ECOLOGICAL = Named(
    "ecological",
    Text("ecological sustainability", "ekologisk hållbarhet"),
    ("ekolog", "miljö", "klimat", "ecolog", "environment", "climate"),
)

_SOCIAL_FUND = ("socialfond", "social fund")


def _is_social_fund(name: str | None) -> bool:
    told = (name or "").casefold().replace("(", " ")
    return any(word in told for word in _SOCIAL_FUND) or any(word.startswith("esf") for word in told.split())


def in_analysis(plan: Plan) -> str:
    """Return, in lower case, the words with which the plan tells what does not work, for whom and why."""
    texts: list[str | None] = []
    if plan.challenge is not None:
        texts += (plan.challenge.text, *plan.challenge.evidence)
    if plan.analysis is not None:
        texts += (plan.analysis.text, *(need.text for need in plan.analysis.needs))
    tree = plan.solution_tree
    waiting = [*tree.causes] if tree is not None else []
    while waiting:
        cause = waiting.pop()
        texts.append(cause.text)
        waiting += cause.causes
    return " ".join(text for text in texts if text).casefold()


def social_fund(plan: Plan) -> bool:
    """Tell whether the European Social Fund pays for any of the plan."""
    programme = plan.project.programme if plan.project is not None else None
    if programme is not None and _is_social_fund(programme.fund):
        return True
    return any(_is_social_fund(each.source) for each in plan.funding)


def required(plan: Plan) -> frozenset[str] | None:
    """Return the fields of the principles that the Social Fund demanded when the project began.

    None where the fund does not pay, and where nobody has looked up what was demanded then or the plan does not say
    when it begins.
    """
    period = plan.project.period if plan.project is not None else None
    begins = period.first or period.last if period is not None else None
    if begins is None or not social_fund(plan):
        return None
    row = pack("horizontal_principles").on(begins, fund="esf")
    return frozenset(row.cells["principles"].split()) if row is not None else None

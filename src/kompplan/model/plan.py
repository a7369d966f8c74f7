"""The plan: one project, from challenge to hand-over."""

from kompplan.model.activities import Activity, Commitment, Deviation, HistoryItem, Offer, Procurement
from kompplan.model.analysis import Analysis, SolutionTree
from kompplan.model.base import Part
from kompplan.model.budget import Budget, Funding
from kompplan.model.calendar import WorkCalendar
from kompplan.model.closing import Allowance, Closing, Evaluation, Origin
from kompplan.model.goals import Challenge, EffectLink, Goal, Vision
from kompplan.model.people import Organisation, Role, Table, TargetGroup
from kompplan.model.project import Project
from kompplan.model.risks import Risks
from kompplan.model.strategy import Governance, Horizontal, Network, Strategy
from kompplan.model.words import Status


class Plan(Part):
    """A whole plan, in the order in which it is thought."""

    project: Project | None = None
    challenge: Challenge | None = None
    vision: Vision | None = None
    goals: tuple[Goal, ...] = ()
    analysis: Analysis | None = None
    solution_tree: SolutionTree | None = None
    strategy: Strategy | None = None
    activities: tuple[Activity, ...] = ()
    calendar: WorkCalendar | None = None
    organisations: tuple[Organisation, ...] = ()
    roles: tuple[Role, ...] = ()
    target_groups: tuple[TargetGroup, ...] = ()
    tables: tuple[Table, ...] = ()
    procurement: tuple[Procurement, ...] = ()
    offers: tuple[Offer, ...] = ()
    budget: Budget | None = None
    funding: tuple[Funding, ...] = ()
    risks: Risks | None = None
    evaluation: Evaluation | None = None
    effect_chain: tuple[EffectLink, ...] = ()
    horizontal: Horizontal | None = None
    governance: Governance | None = None
    networks: tuple[Network, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    history: tuple[HistoryItem, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    closing: Closing | None = None
    sources: tuple[Origin, ...] = ()
    allow: tuple[Allowance, ...] = ()

    @property
    def status(self) -> Status:
        """How far the plan has come; a plan that does not say is a draft."""
        return (self.project.status if self.project else None) or Status.DRAFT

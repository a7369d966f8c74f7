"""Evaluation while there is time, and what lives on afterwards."""

from typing import ClassVar

from kompplan.model.base import ActivityRef, Count, Id, Kronor, Money, Open, Part
from kompplan.model.words import EvaluationKind, Level
from kompplan.values.when import When


class EvaluationQuestion(Part):
    """A question that the evaluation answers, about whom, and the answer when there is one."""

    scalar: ClassVar[str | None] = "text"

    text: str | None = None
    about: str | None = None
    level: Level | None = None
    answer: str | None = None


class Evaluation(Part):
    """Who looks, at what, when, and who is told."""

    scalar: ClassVar[str | None] = "text"

    text: str | None = None
    kind: tuple[EvaluationKind, ...] = ()
    evaluator: str | None = None
    questions: tuple[EvaluationQuestion, ...] = ()
    method: str | None = None
    dates: tuple[When, ...] = ()
    feedback: tuple[When, ...] = ()
    feedback_to: tuple[str, ...] = ()
    cost: Money | None = None


class HandoverItem(Part):
    """A result, who in the line takes it over, and by when."""

    scalar: ClassVar[str | None] = "what"
    essential: ClassVar[tuple[str, ...]] = ("what",)

    id: Id | None = None
    what: str | None = None
    to: str | None = None
    due: When | None = None
    cost_per_year: Kronor | None = None
    activities: tuple[ActivityRef, ...] = ()
    note: str | None = None


class FollowUp(Part):
    """A look back after the end."""

    scalar: ClassVar[str | None] = "when"

    what: str | None = None
    when: When | None = None
    owner: str | None = None


class Lesson(Part):
    """Something learned, and who needs to know."""

    scalar: ClassVar[str | None] = "text"

    text: str | None = None
    receiver: str | None = None


class Results(Part):
    """What was reached, in persons and in words."""

    scalar: ClassVar[str | None] = "text"

    text: str | None = None
    participants: Count | None = None
    unique: Count | None = None
    external: Count | None = None
    refused: Open | None = None
    """Words where people were turned away but nobody counted them."""
    women: Count | None = None
    men: Count | None = None
    note: str | None = None


class Closing(Part):
    """How the project ends and what stays."""

    date: When | None = None
    results: Results | None = None
    handover: tuple[HandoverItem, ...] = ()
    followups: tuple[FollowUp, ...] = ()
    dissemination: tuple[str, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    note: str | None = None


class Origin(Part):
    """A document that the plan builds on."""

    scalar: ClassVar[str | None] = "title"

    title: str | None = None
    kind: str | None = None
    year: When | None = None
    note: str | None = None


class Allowance(Part):
    """A finding that the plan's owner knows about and accepts, with the reason."""

    rule: str | None = None
    object: str | None = None
    because: str | None = None
    until: When | None = None

"""What every part of a plan is: a frozen Pydantic model that knows nothing of files, languages or calculation.

Every field may be left out: how much is asked for is judged by rules, from the plan's status, so that a newcomer's
plan can be three lines long. Field names are the field's standard terms (see ``vocabulary``); annotations alone say
what a field takes, and ``shapes`` derives the reader, the JSON Schema and the handbook from them.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated, ClassVar, NamedTuple, Self

from pydantic import BaseModel, ConfigDict

from kompplan.i18n.text import Text
from kompplan.model.vocabulary import WORDS
from kompplan.values.quantity import Quantity


class Part(BaseModel):
    """A piece of a plan."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        defer_build=True,
        arbitrary_types_allowed=True,
        protected_namespaces=(),
    )

    scalar: ClassVar[str | None] = None
    """The field that takes the text where somebody wrote a text instead of fields (``utmaning: Barnen mår dåligt``)."""

    keyed: ClassVar[tuple[str, str] | None] = None
    """The fields that take key and value where a list of such parts was written as a block (``nivåer: {låg: 1–4}``)."""

    scalar_word: ClassVar[str | None] = None
    """The field with a closed list that takes such a text where it is a word of the list (``teknik: okänt``)."""

    scalar_ref: ClassVar[str | None] = None
    """The field that takes such a text instead where it is an id of the plan (``- Å2`` in a list of measures)."""

    scalar_tail: ClassVar[Mapping[str, str]] = {}
    """Folded words that may end such a text, and the yes-or-no field that each sets (``2 dagar internat``)."""

    grid: ClassVar[tuple[str, str] | None] = None
    """The field with columns and the field with rows that must have a cell for each of them."""

    listed: ClassVar[str | None] = None
    """The field that takes the list where somebody wrote a list instead of fields (``risker: [...]``)."""

    essential: ClassVar[tuple[str, ...]] = ()
    """Fields of which one has to be there for the part to say anything at all."""

    @classmethod
    def built(cls, values: dict[str, object]) -> Self:
        """Return a part whose values the reader has already checked one by one against the field's form.

        Skips Pydantic's second look, which would cost building some fifty validators at every start; a test proves
        that what the reader builds is what ``model_validate`` accepts.
        """
        part = cls.__new__(cls)
        state = {**_unfilled(cls), **values}
        _set(part, "__dict__", state)
        _set(part, "__pydantic_fields_set__", set(values))
        _set(part, "__pydantic_extra__", None)
        _set(part, "__pydantic_private__", None)
        return part


_set = object.__setattr__


@cache
def _unfilled(part: type[Part]) -> Mapping[str, object]:
    return {name: field.default for name, field in part.__pydantic_fields__.items()}


class Word(StrEnum):
    """A word from a closed list; its Swedish spelling and its other spellings stand in the vocabulary."""

    @property
    def words(self) -> Text:
        """Return the word as it is shown in English and in Swedish."""
        spellings = WORDS[type(self).__name__][self.value]
        return Text(spellings.en or self.value.replace("_", " "), spellings.sv)


class Form(StrEnum):
    """Which quantities a field takes, and the unit that is meant where none is written."""

    MONEY = "money"
    """Kronor, or hours worked."""
    KRONOR = "kronor"
    HOURS = "hours"
    LENGTH = "length"
    """How long something lasts: days, hours, weeks, months, years, terms or credits."""
    DAYS = "days"
    """A length too, in days where no unit is written."""
    COUNT = "count"
    """How many: persons, seats, groups, sessions."""
    SHARE = "share"
    """Per cent."""
    FTE = "fte"
    """A share of full time."""
    SCORE = "score"
    """A whole number on a scale, or a word of the scale's legend."""
    BOUNDS = "bounds"
    """A lowest and a highest whole number: ``1–4``."""
    OPEN = "open"
    """Any quantity, or words where there is no number."""


class Refers(NamedTuple):
    """The field holds the id of a part of one of these classes."""

    kinds: tuple[str, ...]


class Identity(NamedTuple):
    """The field holds the part's own id."""


Id = Annotated[str, Identity()]
Money = Annotated[Quantity, Form.MONEY]
Kronor = Annotated[Quantity, Form.KRONOR]
Hours = Annotated[Quantity, Form.HOURS]
Length = Annotated[Quantity, Form.LENGTH]
Days = Annotated[Quantity, Form.DAYS]
Count = Annotated[Quantity, Form.COUNT]
Share = Annotated[Quantity, Form.SHARE]
Fte = Annotated[Quantity, Form.FTE]
Score = Annotated[Quantity | str, Form.SCORE]
Bounds = Annotated[Quantity, Form.BOUNDS]
Open = Annotated[Quantity | str, Form.OPEN]
Cell = Annotated[Quantity | str | None, Form.OPEN]

ActivityRef = Annotated[str, Refers(("Activity",))]
MeasureRef = Annotated[str, Refers(("Measure",))]
CauseRef = Annotated[str, Refers(("Cause",))]
AddressRef = Annotated[str, Refers(("Cause", "Need", "SwotItem"))]
GoalRef = Annotated[str, Refers(("Goal",))]
GroupRef = Annotated[str, Refers(("TargetGroup",))]
OrganisationRef = Annotated[str, Refers(("Organisation",))]
ProcurementRef = Annotated[str, Refers(("Procurement",))]
IndicatorRef = Annotated[str, Refers(("Indicator",))]
LineRef = Annotated[str, Refers(("BudgetLine",))]

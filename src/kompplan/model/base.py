"""What every part of a plan is: a frozen record of typed fields that knows nothing of files, languages or calculation.

Every field may be left out: how much is asked for is judged by rules, from the plan's status, so that a newcomer's
plan can be three lines long. Field names are the field's standard terms (see ``vocabulary``); annotations alone say
what a field takes, and ``shapes`` derives the reader, the JSON Schema and the handbook from them.

Whoever builds a part by hand has every value looked at by Pydantic (``validation``). The reader looks at each value
itself, with its place in the file at hand, so that judging a plan does not wait for Pydantic to be loaded.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Annotated, ClassVar, NamedTuple, Self, TypeVar, dataclass_transform, get_origin

from kompplan.i18n.text import Text
from kompplan.model.vocabulary import WORDS
from kompplan.values.quantity import Quantity

_set = object.__setattr__
_new = object.__new__


if TYPE_CHECKING:

    class _Kind(type):
        """The class of part classes; tells type checkers that a part class, like any class, can be looked up by."""

        def __hash__(cls) -> int:
            return type.__hash__(cls)
else:
    # Python itself knows that. A metaclass of our own would make every look-up by a class, and every ``isinstance``,
    # several times as slow.
    _Kind = type


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Part(metaclass=_Kind):
    """A piece of a plan. Two parts are equal when they are of one kind and hold the same values."""

    __slots__ = ("stated",)

    stated: frozenset[str]
    """The fields that somebody has given a value.

    These are what ``__dict__`` holds, and nothing else, for most parts state four fields of forty. What any other field
    is stands once for all parts of a kind, in its class.
    """

    if not TYPE_CHECKING:

        def __init__(self, **values: object) -> None:
            """Make a part of ``values``; raise pydantic.ValidationError where one does not fit its field."""
            from kompplan.model.validation import validated  # noqa: PLC0415 - Pydantic takes 50 ms to load

            _set(self, "__dict__", validated(type(self), values))
            _set(self, "stated", frozenset(values))

        def __eq__(self, other: object) -> bool:
            if type(other) is not type(self):
                return False
            own, others = self.__dict__, other.__dict__
            return own == others or all(getattr(self, name) == getattr(other, name) for name in own.keys() | others)

        def __hash__(self) -> int:
            return hash((type(self), *(getattr(self, name) for name in annotations(type(self)))))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be changed: a plan is what its file says")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{n}={v!r}' for n, v in self.__dict__.items())})"

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
        """Return a part of ``values``, which the reader has already checked one by one against the field's form.

        A test proves that what the reader builds so is what Pydantic accepts.
        """
        return filled(cls, values, _names(tuple(values)))


P = TypeVar("P", bound=Part)
_set_stated = Part.__dict__["stated"].__set__  # half the time of ``_set``, and every part of a plan is made so


def filled(kind: type[P], fields: dict[str, object], stated: frozenset[str]) -> P:
    """Return a part with these ``fields``, which are the part's from now on; ``stated`` are their names."""
    part = _new(kind)
    _set(part, "__dict__", fields)
    _set_stated(part, stated)
    return part


@cache
def annotations(part: type[Part]) -> Mapping[str, object]:
    """Return what each field of a part takes, as its class says, in the order of the class."""
    return {name: each for name, each in part.__annotations__.items() if str(get_origin(each)) != str(ClassVar)}


@lru_cache(maxsize=4096)
def _names(names: tuple[str, ...]) -> frozenset[str]:
    """Return the names as a set; the rows of a list mostly have the same ones, and so share it."""
    return frozenset(names)


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
    LAG = "lag"
    """How long after; less than nothing is before. Days are working days here too."""
    COUNT = "count"
    """How many: persons, seats, groups, sessions."""
    SHARE = "share"
    """Per cent."""
    PORTION = "portion"
    """Per cent of a whole, or kronor of it."""
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
Lag = Annotated[Quantity, Form.LAG]
Count = Annotated[Quantity, Form.COUNT]
Share = Annotated[Quantity, Form.SHARE]
Portioned = Annotated[Quantity, Form.PORTION]
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

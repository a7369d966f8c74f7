"""A checked plan as it can be published, and what in its texts points a person out."""

from collections.abc import Iterator
from typing import NamedTuple

from kompplan.calculations.personal_data import Kind, addresses, identities, own_names, telephones
from kompplan.calculations.publication import Public, public
from kompplan.checked import CheckedPlan
from kompplan.i18n.text import Text
from kompplan.loading.places import Anchor, locate
from kompplan.model.base import Part

KINDS = {
    Kind.ADDRESS: Text("an e-mail address", "en e-postadress"),
    Kind.TELEPHONE: Text("a telephone number", "ett telefonnummer"),
    Kind.IDENTITY: Text("a personal identity number", "ett personnummer"),
    Kind.COORDINATION: Text("a co-ordination number", "ett samordningsnummer"),
}
VERSION = Text("Public version", "Offentlig version")
LEFT_OUT = (
    Text("1 part that is marked internal is left out, and no sum holds it",
         "1 del som är märkt intern är utelämnad och ingår inte i någon summa"),
    Text("{n} parts that are marked internal are left out, and no sum holds them",
         "{n} delar som är märkta interna är utelämnade och ingår inte i någon summa"),
)  # fmt: skip
SUPPRESSED = (
    Text("1 number that would tell of fewer than five persons is given as an interval or not at all",
         "1 antal som skulle visa färre än fem personer står som ett intervall eller inte alls"),
    Text("{n} numbers that would tell of fewer than five persons are given as intervals or not at all",
         "{n} antal som skulle visa färre än fem personer står som intervall eller inte alls"),
)  # fmt: skip
NOTHING = Text("nothing had to be left out", "inget behövde utelämnas")


class Person(NamedTuple):
    """What points a person out, and where; what it is itself is not repeated."""

    kind: Kind
    file: str
    line: int


def published(checked: CheckedPlan) -> tuple[CheckedPlan, Public]:
    """Return the plan without what is not to be published, every part of it with its place in the file."""
    found = public(checked.plan, checked.loaded.internal)
    origins = dict(checked.loaded.origins)
    for made, part in found.replaced:
        if id(part) in origins:
            origins[id(made)] = origins[id(part)]
    loaded = checked.loaded._replace(plan=found.plan, origins=origins)
    return CheckedPlan(loaded, checked.today, checked.settings, checked.status), found


def persons(checked: CheckedPlan) -> Iterator[Person]:
    """Yield every e-mail address, telephone number and identity number in the texts of a plan that seems a person's."""
    names = own_names(checked.plan.project)
    for step in checked.steps:
        part = step.part
        for name in part.stated:
            for text in _texts(part.__dict__[name]):
                for each in (*addresses(text, names), *telephones(text), *identities(text, checked.today)):
                    yield _person(checked, part, name, each.kind)


def _texts(value: object) -> Iterator[str]:
    """Yield the texts of a value that is no part: those in a list, and a time or an amount as it is written."""
    written = getattr(value, "written", None)
    if isinstance(value, str):
        yield value
    elif isinstance(written, str):
        yield written
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)


def _person(checked: CheckedPlan, part: Part, field: str, kind: Kind) -> Person:
    span = locate(Anchor(part, field), checked.loaded.origins)
    if span is None:
        return Person(kind, checked.loaded.root.source.name, 1)
    return Person(kind, span.source.name, span.first.line)

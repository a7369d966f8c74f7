"""Every part of a plan, once, with the way to it."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kompplan.model.base import Part
from kompplan.model.shapes import shape


class Step(NamedTuple):
    """A part and where it hangs: in which field of which part, and as which item of a list."""

    part: Part
    parent: Part | None
    field: str
    item: int | None


def walk(root: Part) -> Iterator[Step]:
    """Yield ``root`` and every part below it in the order of the model's fields, without recursion."""
    waiting = [Step(root, None, "", None)]
    while waiting:
        step = waiting.pop()
        yield step
        part = step.part
        for name in _last_first(type(part)):
            value = part.__dict__[name]
            if isinstance(value, Part):
                waiting.append(Step(value, part, name, None))
            elif value:
                waiting.extend(Step(value[index], part, name, index) for index in range(len(value) - 1, -1, -1))


@cache
def _last_first(part: type[Part]) -> tuple[str, ...]:
    """Return the fields that hold parts; the one to be walked first comes last, as from a stack."""
    return tuple(name for name, field in reversed([*shape(part).fields.items()]) if issubclass(field.takes, Part))

"""Every part of a plan, once, with the way to it."""

from collections.abc import Iterator
from typing import NamedTuple

from kompplan.model.base import Part


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
        below: list[Step] = []
        state = part.__dict__
        for name in part.__pydantic_fields_set__:
            value = state[name]
            if isinstance(value, Part):
                below.append(Step(value, part, name, None))
            elif value.__class__ is tuple:
                below.extend(
                    Step(item, part, name, index) for index, item in enumerate(value) if isinstance(item, Part)
                )
        if len(below) > 1:
            order = list(type(part).__pydantic_fields__)
            below.sort(key=lambda each: (-order.index(each.field), -(each.item or 0)))
        waiting.extend(below)

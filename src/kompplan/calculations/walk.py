"""Every part of a plan, once, with the way to it."""

from functools import lru_cache
from typing import NamedTuple

from kompplan.model.base import Part
from kompplan.model.shapes import shape


class Step(NamedTuple):
    """A part and where it hangs: in which field of which part, and as which item of a list."""

    part: Part
    parent: Part | None
    field: str
    item: int | None


_tuple = tuple.__new__
"""Makes a step in half the time that its own class takes; a plan has some hundred of them."""


def walk(root: Part) -> list[Step]:
    """Return ``root`` and every part below it in the order of the model's fields, without recursion."""
    found: list[Step] = []
    waiting = [Step(root, None, "", None)]
    while waiting:
        step = waiting.pop()
        found.append(step)
        part = step[0]
        below = _last_first(part.__class__, part.stated)
        if not below:  # as most
            continue
        state = part.__dict__
        for name, many in below:
            value = state[name]
            if not value:
                continue
            if many:
                waiting += [_tuple(Step, (value[index], part, name, index)) for index in range(len(value) - 1, -1, -1)]
            else:
                waiting.append(_tuple(Step, (value, part, name, None)))
    return found


@lru_cache(maxsize=4096)
def _last_first(part: type[Part], stated: frozenset[str]) -> tuple[tuple[str, int], ...]:
    """Return which stated fields hold parts, and whether as lists; the first to walk comes last, as from a stack."""
    fields = reversed([*shape(part).fields.items()])
    return tuple((name, field.many) for name, field in fields if name in stated and issubclass(field.takes, Part))

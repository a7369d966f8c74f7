"""How several things are named in one sentence without it growing over the edge: the first few, and how many more."""

from collections.abc import Sequence

from kompplan.i18n.text import Message, Text

_MORE = Text("{count} more", "{count} till")


def some(names: Sequence[object], most: int = 4) -> tuple[object, ...]:
    """Return the names, or the first of them and how many there are besides; never "and 1 more"."""
    if len(names) <= most + 1:
        return tuple(names)
    return (*names[:most], Message(_MORE, {"count": len(names) - most}))

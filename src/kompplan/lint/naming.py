"""What a part is called in a message, so that its reader finds it in the plan."""

from kompplan.i18n.text import Text
from kompplan.model.base import Part

_NAMES = ("text", "name", "title", "label", "what")
_NAMELESS = Text("this row", "raden")


def named(part: Part) -> str | Text:
    """Return a part's id and its words: ``A3 Chefsutveckling 1``."""
    state = part.__dict__
    words = next((name for field in _NAMES if (name := state.get(field))), "")
    return f"{state.get('id') or ''} {words}".strip() or _NAMELESS

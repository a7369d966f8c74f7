"""What a part is called in a message, so that its reader finds it in the plan."""

from kompplan.i18n.text import Text
from kompplan.model.base import Part

_NAMES = ("text", "name", "title", "label", "what")
_NAMELESS = Text("this row", "raden")
_LONGEST = 60


def named(part: Part) -> str | Text:
    """Return a part's id and its words, ``A3 Chefsutveckling 1``, cut between words where they run on.

    An id that is a word itself (``personalen``) is left out where the part has other words: the two would stutter.
    """
    state = part.__dict__
    words = next((name for field in _NAMES if (name := state.get(field))), "")
    identity = state.get("id") or ""
    if words and identity.islower() and identity.replace("-", "").replace("_", "").strip().isalpha():
        identity = ""
    called = " ".join(f"{identity} {words[: 4 * _LONGEST]}".split())
    if len(called) > _LONGEST:
        called = called[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
    return called.rstrip(" .") or _NAMELESS

"""What a part is called in a message, so that its reader finds it in the plan."""

from kompplan.i18n.text import Message, Text
from kompplan.model.base import Part

Name = str | Text | Message
"""What ``named`` gives: a value to put into a message."""

_SENTENCES = ("text", "label", "what")
_TITLES = ("name", "title")
_NAMELESS = Text("this row", "raden")
_WITH_ID = Text("{id} '{words}'", "{id} ”{words}”")
_WITHOUT_ID = Text("'{words}'", "”{words}”")
_LONGEST = 60


def named(part: Part) -> Name:
    """Return a part's id and its words, ``A3 ”Kursen börjar”``, cut between words where they run on.

    The words are quoted, or a reader could not tell them from the sentence they stand in; a name alone, of a group or
    an organisation, reads well as it is. An id that is a word itself (``personalen``) is left out where the part has
    other words: the two would stutter.
    """
    state = part.__dict__
    sentence = next((said for field in _SENTENCES if (said := state.get(field))), "")
    words = sentence or next((name for field in _TITLES if (name := state.get(field))), "")
    identity = " ".join((state.get("id") or "").split())
    if words and identity.islower() and identity.replace("-", "").replace("_", "").isalpha():
        identity = ""
    words = " ".join(words[: 4 * _LONGEST].split())
    most = _LONGEST - len(identity)
    if len(words) > most:
        words = words[:most].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
    words = words.rstrip(" .")
    if identity and words:
        return Message(_WITH_ID, {"id": identity, "words": words})
    if sentence and words:
        return Message(_WITHOUT_ID, {"words": words})
    return identity or words or _NAMELESS

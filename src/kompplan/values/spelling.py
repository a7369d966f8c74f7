"""Even out what does not matter in a short value: kinds of space, kinds of minus, composed letters, capitals.

Digits are left alone: a full-width digit is refused later, because nobody types one by accident in a plan.
"""

import unicodedata

from kompplan.i18n.text import Message, Text
from kompplan.values.misread import Misread

LONGEST = 200
"""Values longer than this are refused before any pattern sees them."""

_EVEN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\u2212": "-", "\u2011": "-"})


def even(text: str) -> str:
    """Return ``text`` composed, with single plain spaces and plain minus signs."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(word for word in text.translate(_EVEN).split(" ") if word)


def unreadable_length(written: str) -> Misread | None:
    """Return what to say about a text that is empty or too long to be a single value."""
    if not written:
        return Misread(
            Message(Text("nothing is written here", "här står ingenting")),
            Message(Text("write a value, or leave the line out", "skriv ett värde, eller utelämna raden")),
        )
    if len(written) > LONGEST:
        return Misread(
            Message(
                Text(
                    "the text is {length} characters long; a value has at most {longest}",
                    "texten är {length} tecken lång; ett värde har högst {longest}",
                ),
                {"length": len(written), "longest": LONGEST},
            ),
            Message(
                Text(
                    "keep the value here and put the rest in a text field",
                    "låt bara värdet stå här och lägg resten i ett textfält",
                )
            ),
        )
    return None

"""The answer when a text is not of the form asked for."""

from typing import NamedTuple

from kompplan.i18n.text import Message, Text


class Misread(NamedTuple):
    """What is wrong with a text and, where there is one, the next step."""

    message: Message
    advice: Message | None = None
    ambiguous: bool = False
    """The text has more than one reading; the message spells them out."""


def two_readings(written: str, first: object, second: object, advice: Message) -> Misread:
    """Return the misread of a text that can be read in two ways."""
    return Misread(
        Message(
            Text("{written} can be read as {first} or {second}", "{written} kan läsas som {first} eller {second}"),
            {"written": written, "first": first, "second": second},
        ),
        advice,
        ambiguous=True,
    )

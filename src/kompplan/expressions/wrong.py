"""A mistake in an expression, with its place in the text."""

from collections.abc import Iterable, Sequence

from kompplan.i18n.text import Message, Text

_MOST = 8
_MORE = Text("{count} more", "{count} till")


class ExpressionError(Exception):
    """The text is no expression that can be understood; ``at`` is the code point where, from 0."""

    def __init__(self, at: int, text: Text, /, **values: object) -> None:
        super().__init__(text.en)
        self.at = at
        self.text = text
        self.values = values


def few(words: Sequence[object]) -> tuple[object, ...]:
    """Return the first of many words, and how many more there are."""
    if len(words) <= _MOST + 1:
        return tuple(words)
    return (*words[:_MOST], Message(_MORE, {"count": len(words) - _MOST}))


def meant(word: str, known: Iterable[str]) -> str | None:
    """Return the one of ``known`` that is nearest to ``word``."""
    from difflib import get_close_matches  # noqa: PLC0415 - only who errs pays for it

    near = get_close_matches(word[:64].casefold(), list(known), n=1, cutoff=0.6)
    return near[0] if near else None

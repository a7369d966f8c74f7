"""The word that was probably meant."""

from collections.abc import Iterable

from kompplan.model.shapes import folded

LONGEST = 64


def nearest(word: str, spellings: Iterable[str]) -> str | None:
    """Return the folded spelling nearest to ``word``, or nothing where none is near or the word is absurdly long."""
    if len(word) > LONGEST:
        return None
    from difflib import get_close_matches  # noqa: PLC0415 - only a plan with a slip pays for it

    matches = get_close_matches(folded(word), list(spellings), n=1, cutoff=0.72)
    return matches[0] if matches else None

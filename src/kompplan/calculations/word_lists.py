"""Lists of words that are long enough to be written as a text."""


def words(text: str) -> frozenset[str]:
    """Return the words of a text, which are written folded (``ledare``, ``namnd``)."""
    return frozenset(text.split())

"""What a kind of finding is called and how it explains itself; rules and the reader share it."""

from typing import NamedTuple

from kompplan.i18n.text import Text


class Explanation(NamedTuple):
    """What ``kompplan explain`` prints about a code, in the order it is read."""

    notices: Text
    matters: Text
    wrong: str
    """A small plan, or part of one, that gives the finding."""
    right: str
    """The same, mended."""
    origin: Text
    """Where the rule comes from: a document, a law, a habit of the trade."""
    files: tuple[tuple[str, str], ...] = ()
    """Other files that the examples name, with what they hold."""
    in_english: tuple[str, str] | None = None
    """Both examples in English, where no phrases can put them into it: no plan can be read in them, or a comment
    matters."""
    saved_as: str = "utf-8"
    """How the first example is saved."""


class Code(NamedTuple):
    """A family and a number, with a name that reads well after "ignore": ``RSK06 act-now-without-owner``."""

    code: str
    name: str
    summary: Text
    explanation: Explanation

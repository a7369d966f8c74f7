"""One way to write a plan: the same words, comments and order, in the same indentation and spacing for everybody.

The layouter works on the places of the values and comments of a text and copies what stands there; nothing is made
anew from what it means. What it cannot lay out with certainty it refuses.
"""

from kompplan.syntax.layout.pieces import NotLaidOutError, read_pieces
from kompplan.syntax.layout.writer import WIDEST, Writer

__all__ = ["WIDEST", "NotLaidOutError", "comments_of", "laid_out"]


def _in_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def laid_out(text: str) -> str:
    """Return a text that can be read as YAML in kompplan's layout, or raise ``NotLaidOutError``."""
    return Writer(read_pieces(_in_lines(text))).written()


def comments_of(text: str) -> tuple[str, ...]:
    """Return the words of every comment in order, those behind the mark of a block of text among them."""
    return tuple(each.words for each in read_pieces(_in_lines(text)).every_comment())

"""The examples of a code in the reader's language.

They are written in Swedish beside their rule. Their keys and closed words are put into English as those of any plan
are, and their free text by ``phrases.yaml``; a test tells which phrases are missing.
"""

import pkgutil
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from kompplan.diagnostics.code import Code
from kompplan.i18n.language import Language

DAY = date(2026, 9, 1)
"""The day on which the examples are judged: they say the same whenever the documentation is made."""
FILE = "plan.yaml"
"""What the file with an example is called."""


class Example(NamedTuple):
    """A plan that gives the finding, the same mended, and other files that they name."""

    wrong: str
    right: str
    files: tuple[tuple[str, str], ...] = ()


@cache
def phrases() -> Mapping[str, str]:
    """Return the free text of the examples with its English."""
    import yaml  # noqa: PLC0415 - a Swedish reader does without

    data = pkgutil.get_data("kompplan.views", "phrases.yaml")
    assert data is not None  # noqa: S101 - it lies beside this module
    written = yaml.load(data, Loader=yaml.BaseLoader)  # noqa: S506 - our own file, and nothing but texts
    return {sv: en for group in written.values() for sv, en in group.items()}


def example_of(code: Code, language: Language) -> Example:
    """Return the examples of ``code`` in ``language``, without the line ends around them."""
    told = code.explanation
    swedish = Example(told.wrong, told.right, told.files)
    chosen = swedish if language is Language.SV else _english(swedish, told.in_english)
    return Example(
        chosen.wrong.strip("\n"),
        chosen.right.strip("\n"),
        tuple((name, text.strip("\n")) for name, text in chosen.files),
    )


def _english(swedish: Example, given: tuple[str, str] | None) -> Example:
    from kompplan.loading.translation import translated  # noqa: PLC0415 - a Swedish reader does without

    known = phrases()

    def put(text: str) -> str:
        return translated(text, Language.EN, known)

    wrong, right = given if given is not None else (put(swedish.wrong), put(swedish.right))
    return Example(wrong, right, tuple((known.get(name, name), put(text)) for name, text in swedish.files))

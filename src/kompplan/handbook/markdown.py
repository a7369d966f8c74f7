"""Text into Markdown, so that it reads as it was written."""

import re

from kompplan.i18n.language import Language

_MEANS_SOMETHING = re.compile(r"[\\`*<>\[\]]|(?<!\w)_|_(?!\w)|^[#+-](?= )")


def plain(text: str) -> str:
    """Return ``text`` so that nothing in it is taken for markup."""
    return _MEANS_SOMETHING.sub(lambda match: "\\" + match.group(), text)


def cell(text: str) -> str:
    """Return ``text`` as it stands in a table."""
    return text.replace("|", "\\|")


def fenced(text: str, kind: str) -> str:
    """Return lines as a block of code."""
    return f"```{kind}\n{text}\n```"


def file(name: str, language: Language) -> str:
    """Return the name of a page in a language: ``risks.md``, ``risks.en.md``."""
    return f"{name}.en.md" if language is Language.EN else f"{name}.md"


def row(*cells: str) -> str:
    """Return a row of a table; the cells are Markdown already."""
    return f"| {' | '.join(cells)} |"

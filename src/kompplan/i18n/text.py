"""A text in both languages, and a message whose numbers and quotations are filled in when it is shown.

Rules and readers never format: they hand over typed values, and ``Message.to`` writes them as the reader's
language does. So a message costs nothing until somebody looks at it, plan text goes through one gate
(``safe``), and a machine format can keep the values apart from the words.
"""

from collections.abc import Mapping
from typing import NamedTuple

from kompplan.i18n.language import Language
from kompplan.i18n.show import show


class Text(NamedTuple):
    """The same words in English and in Swedish."""

    en: str
    sv: str

    def to(self, language: Language) -> str:
        """Return the words in ``language``."""
        return self.sv if language is Language.SV else self.en


class Message(NamedTuple):
    """A text with ``{named}`` places and the typed values that go into them."""

    text: Text
    values: Mapping[str, object] = {}

    def to(self, language: Language) -> str:
        """Return the sentence in ``language``, with every value written that language's way and made safe."""
        template = self.text.to(language)
        if not self.values:
            return template
        return template.format_map({name: show(value, language) for name, value in self.values.items()})

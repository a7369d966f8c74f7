"""Put a plan into the other language: its keys and the words of closed lists; free text where a phrase is given for it.

Everything else stays as it is written, comments and layout included.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from kompplan.diagnostics.source import Span
from kompplan.i18n.language import Language
from kompplan.loading.load import Loaded, load
from kompplan.model.base import Part, Word
from kompplan.model.plan import Plan
from kompplan.model.shapes import Field, Shape, folded, shape, spellings_of
from kompplan.syntax.tree import Mapping as Block
from kompplan.syntax.tree import Node, Scalar, Sequence

Phrases = Mapping[str, str]
"""Texts of plans, and how they read in the other language."""
_NONE: Phrases = MappingProxyType({})
Replaced = tuple[Span, str]


def edits(loaded: Loaded, language: Language, phrases: Phrases = _NONE) -> Iterator[Replaced]:
    """Yield what has to be written where so that the plan, with the files it includes, is in ``language``."""
    yield from _Translator(language, phrases).block(loaded.root, shape(Plan))


def translated(text: str, language: Language, phrases: Phrases = _NONE) -> str:
    """Return a plan of one file in ``language``; a text in which no plan can be read comes back as it is."""
    loaded = load(text.encode(), "plan.yaml")
    if not isinstance(loaded, Loaded):
        return text
    source = loaded.root.source
    changes = {span.start: (span, words) for span, words in edits(loaded, language, phrases) if span.source is source}
    for _, (span, words) in sorted(changes.items(), reverse=True):
        text = text[: span.start] + words + text[span.end :]
    return text


class _Translator:
    def __init__(self, language: Language, phrases: Phrases) -> None:
        self.language = language
        self.phrases = phrases

    def block(self, node: Node, kind: Shape) -> Iterator[Replaced]:
        """Yield the changes in what is written for a part."""
        if isinstance(node, Block):
            for key, value in node.entries:
                field = kind.spellings.get(folded(key.text))
                if field is None:
                    yield from self.text(key)
                    yield from self.anything(value)
                else:
                    yield key.span, field.en if self.language is Language.EN else field.sv
                    yield from self.field(value, field)
        elif isinstance(node, Scalar):
            name = kind.part.scalar_word
            word = list(self.word(node, kind.fields[name])) if name is not None else []
            yield from word or self.text(node)
        elif kind.part.listed is not None:
            yield from self.field(node, kind.fields[kind.part.listed])

    def field(self, node: Node, field: Field) -> Iterator[Replaced]:
        if isinstance(node, Sequence):
            listed = shape(field.takes).part.listed if issubclass(field.takes, Part) and not field.many else None
            within = field if listed is None else shape(field.takes).fields[listed]
            for item in node.items:
                if isinstance(item, Block) and issubclass(within.takes, Part):
                    yield from self.block(item, shape(within.takes))
                else:
                    yield from self.field(item, within)
        elif issubclass(field.takes, Part):
            if field.many and field.takes.keyed and isinstance(node, Block):
                yield from self.anything(node)
            else:
                yield from self.block(node, shape(field.takes))
        elif isinstance(node, Scalar) and issubclass(field.takes, Word):
            yield from list(self.word(node, field)) or self.text(node)
        else:
            yield from self.anything(node)

    def word(self, node: Scalar, field: Field) -> Iterator[Replaced]:
        if issubclass(field.takes, Word) and node.plain:
            word = spellings_of(field.takes).get(folded(node.text))
            if word is not None:
                yield node.span, word.words.to(self.language)

    def anything(self, node: Node) -> Iterator[Replaced]:
        """Yield the changes in what the model has no fields for: nothing but phrases."""
        if isinstance(node, Scalar):
            yield from self.text(node)
        elif isinstance(node, Sequence):
            for item in node.items:
                yield from self.anything(item)
        else:
            for key, value in node.entries:
                yield from self.text(key)
                yield from self.anything(value)

    def text(self, node: Scalar) -> Iterator[Replaced]:
        phrase = self.phrases.get(node.text)
        if phrase is not None:
            quote = "" if node.plain else node.span.text[:1]
            yield node.span, f"{quote}{phrase}{quote}"

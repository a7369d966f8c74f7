"""The JSON Schema of a plan, for editors: completion and hover in one language, validation in both.

It follows the reader, which is more generous than a form: any scalar is a text, one item may stand for a list, a text
for a part, and ``{start, end}`` for a time. The dialect is 2020-12, but only keywords that draft 07 has as well are
used (with ``$defs``), because older editors read no other; ``errorMessage`` and ``markdownDescription`` are hints that
validators pass over.

Two habits come from how editors complete. Scalars are allowed by ruling out the rest (``if`` array, ``then`` error)
instead of by ``type``, since an editor would offer ``true``, ``false`` and ``null`` for each type in a list. And the
words of the other language are patterns, which validate without being offered.
"""

import json
import re
from collections.abc import Collection, Iterable, Mapping
from typing import cast

import yaml

from kompplan.handbook import book
from kompplan.i18n.language import Language
from kompplan.i18n.text import Text
from kompplan.loading.bind import INTERNAL
from kompplan.loading.forms import FALSE, SPAN_KEYS, TRUE
from kompplan.model.base import Form, Part, Word
from kompplan.model.plan import Plan
from kompplan.model.shapes import Field, shape, spellings_of
from kompplan.syntax.include import KEYS as INCLUDE
from kompplan.values.quantity import Quantity
from kompplan.values.recurrence import Recurrence
from kompplan.values.when import When

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, object]

_SYNTAX = re.compile(r"[\^$\\.*+?()\[\]{}|/]")
_SAME = {"a": "aAåÅäÄ", "o": "oOöÖ", "e": "eEéÉ", "u": "uUüÜ", "_": "_ –-"}
"""What a folded character stands for, the other way round from ``folded``."""

_ONE_VALUE = Text("one value stands here, not a list or fields", "här står ett värde, inte en lista eller fält")
_ONE_NUMBER = Text("an amount, a number or a length of time stands here", "här står ett belopp, ett antal eller en tid")
_LIST = Text("begin each row with a hyphen and a space", "börja varje rad med bindestreck och mellanslag")
_FIELDS = Text("fields stand here, one to a line", "här står fält, ett per rad")
_INTERNAL = Text(
    "Not to be published: left out of reports that are made with --public.",
    "Ska inte publiceras: utelämnas ur rapporter som görs med --public.",
)
_INCLUDE = Text("Files in the plan's folder to read as parts of it.", "Filer i planens mapp att läsa som delar av den.")


def pattern(spellings: Iterable[str]) -> str:
    """Return a regular expression for every way of writing these folded spellings."""
    return f"^(?:{'|'.join(''.join(map(_character, each)) for each in spellings)})$"


def _character(character: str) -> str:
    if character in _SAME:
        return f"[{_SAME[character]}]"
    if character.isalpha():
        return f"[{character}{character.upper()}]"
    return _SYNTAX.sub(r"\\\g<0>", character)


def schema(language: Language) -> Schema:
    """Return the schema of a plan with completion and hover in ``language``."""
    return _Writer(language).plan()


def written(language: Language) -> str:
    """Return the schema as the text of a file."""
    return json.dumps(schema(language), ensure_ascii=False, indent=1) + "\n"


class _Writer:
    def __init__(self, language: Language) -> None:
        self.language = language
        self.defs: dict[str, Schema] = {
            "text": _never(("array", "object"), "string", _ONE_VALUE.to(language)),
            "value": _never(("array", "object", "boolean"), "string", _ONE_NUMBER.to(language)),
            "time": self._time(),
            "include": {
                "properties": {self._include_word: {"$ref": "#/$defs/text"}},
                "patternProperties": {self._include_pattern: {"$ref": "#/$defs/text"}},
                "additionalProperties": False,
            },
            "yes-or-no": _words(
                [Text("yes", "ja").to(language), Text("no", "nej").to(language)],
                pattern(sorted(TRUE | FALSE)),
                ("boolean",),
            ),
        }

    def plan(self) -> Schema:
        for words in book.word_lists():
            self.defs[words.__name__] = self._list_of_words(words)
        for kind in book.parts():
            self.defs[kind.__name__] = self._part(kind)
        head: Schema = {
            "$schema": DIALECT,
            "$comment": "Written by kompplan schema.",
            "title": Text("kompplan: a plan", "kompplan: en plan").to(self.language),
            "type": "object",
        }
        root = self.defs.pop(Plan.__name__)
        include: Schema = {
            "title": self._include_word,
            "description": _INCLUDE.to(self.language),
            "items": {"$ref": "#/$defs/text"},
        }
        root["properties"] = {**cast("Schema", root["properties"]), self._include_word: include}
        return {**head, **{key: value for key, value in root.items() if key != "title"}, "$defs": self.defs}

    # -- parts and their fields -----------------------------------------------------------------------------------

    def _part(self, kind: type[Part]) -> Schema:
        about = book.about_part(kind)
        spellings: dict[str, list[str]] = {}
        for spelling, field in shape(kind).spellings.items():
            spellings.setdefault(field.name, []).append(spelling)
        properties: Schema = {}
        patterns: Schema = {}
        for field in shape(kind).fields.values():
            name = f"{kind.__name__}.{field.name}"
            self.defs[name] = {**self._about(kind, field), **self._field(kind, field)}
            properties[self._word(field)] = {"$ref": f"#/$defs/{name}"}
            patterns[pattern(spellings[field.name])] = {"$ref": f"#/$defs/{name}"}
        patterns[self._include_pattern] = True
        patterns[_either(INTERNAL)] = {"$ref": "#/$defs/yes-or-no", "description": _INTERNAL.to(self.language)}
        result: Schema = {
            "title": about.title.to(self.language),
            "description": about.text.to(self.language),
            "properties": properties,
            "patternProperties": patterns,
            "additionalProperties": False,
        }
        others: tuple[str, ...] = () if kind.listed else ("array",)
        others += () if _takes_text(kind) else ("string", "number", "boolean")
        if kind.listed is not None:
            result["items"] = self._one(shape(kind).fields[kind.listed])
        result.update(_never(others, "object", _FIELDS.to(self.language)))
        return result

    def _about(self, kind: type[Part], field: Field) -> Schema:
        text = book.about_field(kind, field).text.to(self.language)
        other = book.word(field, Language.EN if self.language is Language.SV else Language.SV)
        also = Text("In Swedish: `{}`.", "På engelska: `{}`.").to(self.language).format(other)
        result: Schema = {"title": self._word(field), "description": text}
        example = book.about_field(kind, field).example
        examples = [] if example is None else [_value(example.to(self.language))]
        if issubclass(field.takes, Part):
            also += f"\n\n```yaml\n{book.lines(kind, field, self.language)}\n```"
            examples = [each for each in examples if isinstance(each, str)]
            if field.takes.scalar_word is not None:
                words = cast("type[Word]", shape(field.takes).fields[field.takes.scalar_word].takes)
                examples = [*(word.words.to(self.language) for word in words), *examples]
        result["markdownDescription"] = f"{text}\n\n{also}"
        return {**result, "examples": examples} if examples else result

    def _field(self, kind: type[Part], field: Field) -> Schema:
        if field.many:
            return self._several(field, field.many)
        return self._one(field)

    def _one(self, field: Field) -> Schema:
        takes = field.takes
        if issubclass(takes, (Part, Word)):
            return {"$ref": f"#/$defs/{takes.__name__}"}
        if takes is bool:
            return {"$ref": "#/$defs/yes-or-no"}
        if takes is When:
            return {"$ref": "#/$defs/time"}
        if takes is Recurrence or (takes is Quantity and field.form not in (Form.OPEN, Form.SCORE)):
            return {"$ref": "#/$defs/value"}
        return {"$ref": "#/$defs/text"}

    def _several(self, field: Field, levels: int) -> Schema:
        takes = field.takes
        item = self._one(field) if levels == 1 else self._several(field, levels - 1)
        result: Schema = {"items": item}
        needs_list = _never(("string", "number", "boolean"), "array", _LIST.to(self.language))
        if not issubclass(takes, Part):
            if issubclass(takes, Word):  # alternatives stand side by side, so that an editor offers the words
                one = cast("list[Schema]", self.defs[takes.__name__]["anyOf"])
                return {"anyOf": [*one, {"type": "array", **result}]}
            return {**result, "if": {"type": "object"}, "then": {"$ref": "#/$defs/include"}}
        if takes.keyed is not None:
            result["additionalProperties"] = self._one(shape(takes).fields[takes.keyed[1]])
            return result if _takes_text(takes) else {**result, **needs_list}
        result |= {"if": {"type": "object"}, "then": item}
        if not _takes_text(takes):
            result["else"] = needs_list
        return result

    # -- what stands as text --------------------------------------------------------------------------------------

    def _list_of_words(self, words: type[Word]) -> Schema:
        spellings = spellings_of(words)
        extra = [] if not {"true", "false"} & set(spellings) else ["boolean"]
        result = _words([word.words.to(self.language) for word in words], pattern(spellings), tuple(extra))
        numbers = [int(each) for each in spellings if each.isdigit()]
        cast("list[Schema]", result["anyOf"]).extend({"type": "number", "minimum": n, "maximum": n} for n in numbers)
        about = book.about_words(words).to(self.language)
        return {"description": about, **result}

    def _time(self) -> Schema:
        main = {"start": Text("start", "start"), "end": Text("end", "slut")}
        both: Schema = {
            "properties": {word.to(self.language): {"$ref": "#/$defs/text"} for word in main.values()},
            "patternProperties": {pattern(SPAN_KEYS): {"$ref": "#/$defs/text"}},
            "additionalProperties": False,
        }
        no_list = _never(("array", "boolean"), "string", _ONE_VALUE.to(self.language))
        return {"if": {"type": "object"}, "then": both, "else": no_list}

    def _word(self, field: Field) -> str:
        return book.word(field, self.language)

    @property
    def _include_word(self) -> str:
        return Text("include", "inkludera").to(self.language)

    @property
    def _include_pattern(self) -> str:
        return _either(INCLUDE)


def _either(words: Collection[str]) -> str:
    """Return the pattern of keys that are one of these words."""
    return f"^(?:{'|'.join(sorted(words))})$"


def _takes_text(kind: type[Part]) -> bool:
    return bool(kind.scalar or kind.scalar_word or kind.scalar_ref)


def _never(types: tuple[str, ...], wanted: str, message: str) -> Schema:
    """Return a schema that takes everything but ``types``, and says what belongs there instead."""
    return {"if": {"type": list(types)}, "then": {"type": wanted, "errorMessage": message}}


def _words(main: list[str], others: str, also: tuple[str, ...]) -> Schema:
    """Return a schema that offers ``main``, takes what ``others`` matches, nothing at all, and values of ``also``."""
    ruled_out = [each for each in ("array", "object", "string", "number", "boolean") if each not in also]
    return {"anyOf": [{"enum": main}, {"type": "string", "pattern": others}, {"not": {"type": ruled_out}}]}


def _value(text: str) -> object:
    """Return an example as a value: what stands in brackets is a list, whole numbers are numbers."""
    return _plain(yaml.load(text, yaml.BaseLoader))  # noqa: S506 - an example of ours, and every scalar stays text


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    text = str(value)
    return int(text) if text.isdigit() and not text.startswith("0") else text

"""What is said about a value that its field cannot take: the sentence, the place and the cure."""

from enum import Enum

from kompplan.diagnostics.code import Code
from kompplan.diagnostics.diagnostic import Diagnostic, Mending, Related, Replacement, Severity
from kompplan.diagnostics.source import Span
from kompplan.i18n.text import Message, Text
from kompplan.loading import codes
from kompplan.loading.spelling import nearest
from kompplan.model.base import Part, Word
from kompplan.model.shapes import Field, Shape, shape, spellings_of
from kompplan.syntax.tree import Mapping, Node, Scalar, Sequence
from kompplan.values.misread import Misread
from kompplan.values.patterns import pattern


class Built(Enum):
    """How a value is built, as a sentence names it."""

    LIST = Text("a list", "en lista")
    VALUE = Text("a single value", "ett enda värde")
    BLOCK = Text("a block with fields", "ett stycke med fält")

    @property
    def words(self) -> Text:
        return self.value


def built_as(node: Node) -> Built:
    """Return how ``node`` is built."""
    if isinstance(node, Scalar):
        return Built.VALUE
    return Built.LIST if isinstance(node, Sequence) else Built.BLOCK


def _complaint(
    code: Code, span: Span, message: Message, advice: Message | None = None, related: tuple[Related, ...] = ()
) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, span, related, advice)


def misread(node: Scalar, read: Misread) -> Diagnostic:
    """Return the complaint about an amount or a time that is not of its form, or has two readings."""
    code = codes.AMBIGUOUS_VALUE if read.ambiguous else codes.UNREADABLE_VALUE
    return _complaint(code, node.span, read.message, read.advice)


def field_twice(key: Scalar, first: Scalar | None) -> Diagnostic:
    """Return the complaint about a second word for a field that has been given."""
    return _complaint(
        codes.FIELD_TWICE,
        key.span,
        Message(
            Text(
                "'{old}' and '{key}' are two words for the same field; only '{old}' is read",
                "'{old}' och '{key}' är två ord för samma fält; bara '{old}' läses",
            ),
            {"key": key.text, "old": (first or key).text},
        ),
        Message(Text("take one of them away", "ta bort det ena")),
        (Related((first or key).span, Message(Text("the first", "det första"))),),
    )


def cut_by_comma(first: Node, rest: Scalar, advice: Text) -> Diagnostic:
    """Return the complaint about a value that a comma has cut in two."""
    span = Span(rest.source, first.start, rest.end)
    return _complaint(
        codes.CUT_BY_COMMA,
        span,
        Message(Text("the comma cuts '{text}' apart", "kommat delar upp '{text}'"), {"text": span.text}),
        Message(advice, {"text": span.text}),
    )._replace(mending=_in_quotes(span, advice))


def _in_quotes(span: Span, advice: Text) -> Mending | None:
    """Return how what a comma cut in two is put in quotes, where nothing but a whole field or the end follows.

    Inside braces a figure with a decimal comma can have been meant in no other way; a text can, and so can a list.
    """
    text, after = span.text, span.source.text[span.end : span.end + 200]
    if any(mark in text for mark in "\"'\\\n#") or not _ENDS_THERE().match(after):
        return None
    figure = advice is IN_BRACES and _DECIMAL().match(text) is not None
    return Mending(Message(_QUOTES, {"text": text}), (Replacement(span, f'"{text}"'),), safe=figure)


_DECIMAL = pattern(r"[0-9][0-9 ]*,[0-9]{1,2}(?![0-9])")
_ENDS_THERE = pattern(r"\s*(?:[}\]]|,\s*[^\s,:{}\[\]][^,:{}\[\]]*(?::\s|,|\]))")
_QUOTES = Text('write "{text}"', 'skriv "{text}"')


IN_BRACES = Text('put the text in quotes: "{text}"', 'sätt texten inom citattecken: "{text}"')
IN_BRACKETS = Text(
    'put it in quotes: "{text}", or a space after the comma if these are two values',
    'sätt det inom citattecken: "{text}", eller mellanslag efter kommat om det är två värden',
)


def missing_field(node: Mapping, field: Field) -> Diagnostic:
    """Return the complaint about a row without the field that says what it is about."""
    place = node.entries[0][0].span if node.entries else node.span
    values = {"field": Text(field.en, field.sv)}
    text = Text(
        "this row does not say what it is about: '{field}' is missing",
        "raden säger inte vad den handlar om: '{field}' saknas",
    )
    advice = Text("add {field}: …", "lägg till {field}: …")
    return _complaint(codes.MISSING_FIELD, place, Message(text, values), Message(advice, values))


def uneven_row(node: Node, cells: int, columns: int) -> Diagnostic:
    """Return the complaint about a row of a table whose cells cannot be told apart."""
    return _complaint(
        codes.UNEVEN_ROW,
        node.items[0].span if isinstance(node, Sequence) and node.items else node.span,
        Message(
            Text(
                "the row has {cells} cells, but the table has {columns} columns",
                "raden har {cells} celler, men tabellen har {columns} kolumner",
            ),
            {"cells": cells, "columns": columns},
        ),
        Message(
            Text(
                "write ~ for an empty cell, and a number with a decimal comma in quotes",
                "skriv ~ för en tom cell, och ett tal med decimalkomma inom citattecken",
            )
        ),
    )


def neither_yes_nor_no(node: Scalar) -> Diagnostic:
    """Return the complaint about a text where yes or no belongs."""
    text = Text("'{word}' is neither yes nor no", "'{word}' är varken ja eller nej")
    advice = Text("write ja or nej (yes or no)", "skriv ja eller nej")
    return _complaint(codes.UNKNOWN_WORD, node.span, Message(text, {"word": node.text}), Message(advice))


def unknown_word(node: Scalar, words: type[Word]) -> Diagnostic:
    """Return the complaint about a word that is not in its field's list."""
    spellings = spellings_of(words)
    guess = nearest(node.text, spellings)
    allowed = tuple(words)
    if guess is not None:
        advice = Message(
            Text("did you mean {guess}? one of: {all}", "menade du {guess}? något av: {all}"),
            {"guess": spellings[guess], "all": allowed},
        )
    else:
        advice = Message(Text("write one of: {all}", "skriv något av: {all}"), {"all": allowed})
    text = Text("'{word}' is not a word that can stand here", "'{word}' är inget ord som kan stå här")
    return _complaint(codes.UNKNOWN_WORD, node.span, Message(text, {"word": node.text}), advice)


def wrong_shape(node: Node, wanted: Built, part: type[Part] | None = None) -> Diagnostic:
    """Return the complaint about a value that is built otherwise than its field."""
    got = built_as(node)
    advice = None
    if wanted is Built.BLOCK and part is not None:
        advice = Message(
            Text("write fields, such as {fields}", "skriv fält, till exempel {fields}"),
            {"fields": _first_fields(shape(part))},
        )
    elif wanted is Built.LIST:
        advice = Message(
            Text("begin each row with a hyphen and a space", "börja varje rad med bindestreck och mellanslag")
        )
    elif got is Built.LIST:
        advice = Message(
            Text(
                "write one value here; a text with a comma inside [ ] needs quotes",
                "skriv ett värde här; en text med komma inom [ ] behöver citattecken",
            )
        )
    span = node.entries[0][0].span if isinstance(node, Mapping) and node.entries else node.span
    text = Text("here stands {got}, but {wanted} was expected", "här står {got}, men {wanted} väntades")
    return _complaint(codes.WRONG_SHAPE, span, Message(text, {"got": got, "wanted": wanted}), advice)


def _first_fields(kind: Shape) -> tuple[Text, ...]:
    return tuple(Text(field.en, field.sv) for field in list(kind.fields.values())[:3])

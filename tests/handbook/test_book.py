"""The handbook: nothing is left out in either language, and every example is read by the reader itself."""

from typing import NamedTuple

import pytest

from kompplan.handbook import book
from kompplan.handbook.doc import Doc
from kompplan.handbook.forms import FORMS, Ways, reading
from kompplan.i18n.language import Language
from kompplan.i18n.text import Text
from kompplan.loading.bind import Binder
from kompplan.model.base import Part, Word
from kompplan.model.shapes import Field, shape
from kompplan.syntax.read import read_source
from kompplan.values.misread import Misread


class Place(NamedTuple):
    part: type[Part]
    field: Field

    def __str__(self) -> str:
        return f"{self.part.__name__}.{self.field.name}"


PLACES = [Place(kind, field) for kind in book.parts() for field in shape(kind).fields.values()]


def read(kind: type[Part], text: str) -> Part:
    """Return the part that the text is read as; anything to complain about fails the test."""
    composed = read_source(text.encode(), "example.yaml", None)
    assert composed.root is not None, text
    binder = Binder(frozenset)
    part = binder.part(shape(kind), composed.root)
    found = [*composed.diagnostics, *(each for each in binder.diagnostics if each.code.name != "missing-field")]
    assert not [each.message.to(Language.EN) for each in found], text
    assert not [each.key.text for each in binder.unknown], text
    assert part is not None
    return part


def sentence(text: str) -> bool:
    return text[0] == text[0].upper() and text[-1] in ".?"


def test_every_part_and_every_list_of_words_is_in_the_model() -> None:
    assert set(book.parts()) == {each for each in Part.__subclasses__() if each.__module__.startswith("kompplan.")}
    assert set(book.word_lists()) == set(Word.__subclasses__())


@pytest.mark.parametrize("kind", book.parts(), ids=lambda kind: kind.__name__)
def test_every_part_is_described_and_its_example_is_read(kind: type[Part]) -> None:
    about = book.about_part(kind)
    for language in Language:
        assert sentence(about.text.to(language))
        assert about.title.to(language)
        part = read(kind, about.example.to(language))
        assert part.stated


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_every_field_is_described_and_its_example_is_read(place: Place) -> None:
    about: Doc = book.about_field(place.part, place.field)
    for language in Language:
        assert sentence(about.text.to(language))
        part = read(place.part, book.lines(place.part, place.field, language))
        assert getattr(part, place.field.name) not in (None, ()), "the example says nothing"


@pytest.mark.parametrize("words", book.word_lists(), ids=lambda words: words.__name__)
def test_every_list_of_words_is_described(words: type[Word]) -> None:
    for language in Language:
        assert sentence(book.about_words(words).to(language))


def test_nothing_is_described_that_is_not_there() -> None:
    used = {str(place) if str(place) in book.FIELDS else place.field.name for place in PLACES}
    assert set(book.FIELDS) == used
    assert set(book.PARTS) == {kind.__name__ for kind in book.parts()}


ROWS = [pytest.param(ways, row, id=row.sv) for ways in FORMS for row in ways.rows]


@pytest.mark.parametrize(("ways", "row"), ROWS)
def test_every_form_is_read_alike_in_both_languages(ways: Ways, row: Text) -> None:
    first, second = (ways.read(row.to(language)) for language in Language)
    assert not isinstance(first, Misread)
    assert not isinstance(second, Misread)
    language = Language.EN
    assert reading(first, language).replace("barn", "child") == reading(second, language)


@pytest.mark.parametrize("row", [row for ways in FORMS for row in ways.asked], ids=lambda row: row.sv)
def test_what_is_said_to_be_asked_about_has_two_readings(row: Text) -> None:
    ways = next(each for each in FORMS if row in each.asked)
    for language in Language:
        value = ways.read(row.to(language))
        assert isinstance(value, Misread)
        assert value.ambiguous

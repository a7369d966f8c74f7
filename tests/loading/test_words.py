"""The one table of words: complete, without two meanings for one word, and equal in both languages."""

import pytest

from kompplan.model import plan as _  # noqa: F401 - brings every part class into being
from kompplan.model.base import Part, Word
from kompplan.model.shapes import folded, shape, spellings_of
from kompplan.model.vocabulary import FIELDS, WORDS


def parts() -> list[type[Part]]:
    return list(Part.__subclasses__())


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.__name__)
def test_no_main_word_means_two_fields_of_a_part(part: type[Part]) -> None:
    meanings: dict[str, str] = {}
    for field in shape(part).fields.values():
        for word in {folded(field.name), folded(field.en), folded(field.sv)}:
            assert meanings.setdefault(word, field.name) == field.name, word


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.__name__)
def test_every_main_word_of_a_part_leads_to_its_field(part: type[Part]) -> None:
    kind = shape(part)
    for field in kind.fields.values():
        for word in (field.name, field.en, field.sv):
            assert kind.spellings[folded(word)] is field


@pytest.mark.parametrize("words", Word.__subclasses__(), ids=lambda words: words.__name__)
def test_every_word_of_a_closed_list_is_spelled_in_both_languages(words: type[Word]) -> None:
    spellings = spellings_of(words)
    for word in words:
        assert word.words.sv and word.words.en
        assert spellings[folded(word.words.sv)] is word
        assert spellings[folded(word.words.en)] is word


def test_no_entry_of_the_table_is_for_nothing() -> None:
    used = {name for part in parts() for field in shape(part).fields for name in (field, f"{part.__name__}.{field}")}
    assert set(FIELDS) <= used
    assert set(WORDS) == {words.__name__ for words in Word.__subclasses__()}


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.__name__)
def test_what_a_part_names_as_its_own_fields_exists(part: type[Part]) -> None:
    fields = shape(part).fields
    for name in (part.scalar, part.scalar_word, part.scalar_ref, *(part.keyed or ()), *part.scalar_tail.values()):
        assert name is None or name in fields
    assert set(part.essential) <= set(fields)

"""A field's documentation, and a part's."""

from typing import NamedTuple

from kompplan.i18n.text import Text


class Doc(NamedTuple):
    """What to write in a field, and an example as it would stand after the field's colon.

    Without an example of its own a field shows the one of the part that it takes, or the first word of its list.
    """

    text: Text
    example: Text | None


class PartDoc(NamedTuple):
    """What a part of the plan is for, and a few lines that show one."""

    title: Text
    text: Text
    example: Text


def doc(en: str, sv: str, *example: str) -> Doc:
    """Return a field's documentation; the example is given once, or in English and in Swedish."""
    return Doc(Text(en, sv), Text(example[0], example[-1]) if example else None)


def part(title: tuple[str, str], en: str, sv: str, example_en: str, example_sv: str) -> PartDoc:
    """Return a part's documentation."""
    return PartDoc(Text(*title), Text(en, sv), Text(example_en, example_sv))

"""docs/format.md and docs/format.en.md are what the handbook says, and hold every field."""

from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from kompplan.handbook import book
from kompplan.handbook.page import page
from kompplan.i18n.language import Language
from kompplan.model.shapes import shape

DOCS = Path(__file__).parents[2] / "docs"
FILES = {Language.SV: DOCS / "format.md", Language.EN: DOCS / "format.en.md"}


@pytest.mark.parametrize("language", list(Language))
def test_the_page_is_up_to_date(language: Language) -> None:
    """Mended by ``kompplan schema --format md --lang sv -o docs/format.md`` (``--lang en``: ``docs/format.en.md``)."""
    assert FILES[language].read_text(encoding="utf-8") == page(language)


@pytest.mark.parametrize("language", list(Language))
def test_every_row_of_a_table_has_the_cells_of_its_head(language: Language) -> None:
    width = 0
    for line in page(language).splitlines():
        cells = line.replace("\\|", "").count("|") if line.startswith("|") else 0
        assert not (width and cells) or cells == width, line
        width = cells


@pytest.mark.parametrize("language", list(Language))
def test_every_link_leads_somewhere(language: Language) -> None:
    text = page(language)
    tokens = [child for token in MarkdownIt().parse(text) for child in token.children or ()]
    links = {str(token.attrGet("href")) for token in tokens if token.type == "link_open"}
    for link in links:
        assert f'<a id="{link[1:]}"></a>' in text if link.startswith("#") else (DOCS / link).is_file()
    assert len(links) > len(book.parts())


@pytest.mark.parametrize("language", list(Language))
def test_every_field_has_both_its_words(language: Language) -> None:
    text = page(language)
    for kind in book.parts():
        section = text.partition(f'<a id="{kind.__name__.lower()}"></a>')[2].partition("<a id=")[0]
        for field in shape(kind).fields.values():
            mine, other = book.word(field, language), field.en if language is Language.SV else field.sv
            assert f"| **{mine}** | {other} |" in section

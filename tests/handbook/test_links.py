"""Every link in the documentation leads somewhere; nothing in it belongs to one machine or to one day."""

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
MACHINE = re.compile(r"/(?:home|root|Users|tmp|work)/|[A-Z]:\\\\|file://")


def links(text: str) -> set[str]:
    tokens = [child for token in MarkdownIt().parse(text) for child in token.children or ()]
    return {str(token.attrGet("href")) for token in tokens if token.type == "link_open"}


def anchors(text: str) -> set[str]:
    """Return the anchors of a page: those that it sets, and those that hosting services make of its headings."""
    set_there = set(re.findall(r'<a id="([^"]+)"></a>', text))
    tokens = MarkdownIt().parse(text)
    headings = [tokens[index + 1].content for index, token in enumerate(tokens) if token.type == "heading_open"]
    slugs = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    return set_there | slugs


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for link in links(text):
        if re.match(r"https?://|mailto:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.is_relative_to(ROOT), link
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target.read_text(encoding="utf-8")), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_a_page_belongs_to_no_machine(page: Path) -> None:
    assert MACHINE.findall(page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_a_page_has_its_twin_in_the_other_language(page: Path) -> None:
    """What is about the code is in English only."""
    if page.name != "architecture.md":
        name = page.name.removesuffix(".md")
        twin = f"{name.removesuffix('.en')}.md" if name.endswith(".en") else f"{name}.en.md"
        assert (page.parent / twin).is_file()

"""Reading a page as a browser does, as far as the tests need it."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

VOID = frozenset({"meta", "br", "link", "img", "input", "hr"})


class Tag(NamedTuple):
    """A start tag with its attributes, and whether it stands inside a drawing."""

    name: str
    attributes: dict[str, str]
    drawn: bool


class Page(HTMLParser):
    """The tags of a page, and its text without that of drawings and the stylesheet."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []
        self.open: list[str] = []
        self.pieces: list[str] = []
        self.unclosed: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        drawn = "svg" in self.open or tag == "svg"
        self.tags.append(Tag(tag, {name: value or "" for name, value in attrs}, drawn))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.unclosed.append(f"{tag} in {self.open[-3:]}")
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if "svg" not in self.open and "style" not in self.open:
            self.pieces.append(data)

    @property
    def text(self) -> str:
        return even(" ".join(self.pieces))

    @property
    def layout(self) -> list[tuple[str, tuple[str, ...]]]:
        """The tags outside drawings, with the names of their attributes."""
        return [(tag.name, tuple(tag.attributes)) for tag in self.tags if not tag.drawn]


def even(text: str) -> str:
    """Return a text with its white space evened out."""
    return " ".join(text.split())

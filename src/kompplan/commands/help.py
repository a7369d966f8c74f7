"""Help as people read it: without Python's types, and in Swedish, for Typer has its own few words in English only."""

import re

_LINES = {
    "Usage:": "Användning:",
    "Options:": "Växlar:",
    "Arguments:": "Argument:",
    "Commands:": "Kommandon:",
}
_WORDS = (
    (re.compile(r"Show this message and exit\."), "Visa den här hjälpen."),
    (re.compile(r"\[default:(?=\s)"), "[standard:"),
    (re.compile(r"\[required\]"), "[krävs]"),
    (re.compile(r"\[OPTIONS\]"), "[VÄXLAR]"),
    (re.compile(r"COMMAND \[ARGS\]\.\.\."), "KOMMANDO ..."),
)
_TYPES = re.compile(r" <(?:list\[(?:path|str)\]|path|str)>", re.IGNORECASE)
_TIDY = (
    (re.compile(r"\[(\[[^\]]+\]\.\.\.)\]\.\.\."), r"\1"),
    (re.compile(r"\{(\w+\.\.\.)\}\.\.\."), r"\1"),
    (re.compile(r"; x>=1\]"), "]"),
)


def tidied(text: str) -> str:
    """Return a help text without types and doubled brackets; what stands beside them stays in its column."""
    text = _TYPES.sub(lambda match: " " * len(match[0]), text)
    for pattern, words in _TIDY:
        text = pattern.sub(words, text)
    return "".join(line.rstrip() + "\n" for line in text.splitlines())


def in_swedish(text: str) -> str:
    """Return a help text with those words in Swedish."""
    lines = []
    for line in text.splitlines(keepends=True):
        head = line.split(maxsplit=1)[0] if line.strip() else ""
        if head in _LINES and not line.startswith(" "):
            line = line.replace(head, _LINES[head], 1)  # noqa: PLW2901 - the line is what is being made
        for pattern, words in _WORDS:
            line = pattern.sub(words, line)  # noqa: PLW2901 - as above
        lines.append(line)
    return "".join(lines)

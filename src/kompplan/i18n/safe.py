"""The one gate between text that kompplan did not write and a terminal, a log or a page.

Plan text, file names and other programs' messages may hold escape sequences, line breaks, direction overrides or
``::workflow commands::``. They are shown as what they are, never obeyed.
"""

import re

LONGEST = 80

# C0 and C1 controls, DEL, bidirectional controls, line and paragraph separators, lone surrogates, the byte order mark,
# invisible joiners that hide text.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
# GitHub's runner obeys ##[command] anywhere in a line, and ::command …:: first in one; the name in any case, and with
# any properties before the second pair of colons, which may also be the colon of ours that follows a file's name.
_COMMAND = re.compile(r"##(?=\[)|::(?=[^\W\d])")


def _name(match: re.Match[str]) -> str:
    return f"<U+{ord(match.group()):04X}>"


def _broken(match: re.Match[str]) -> str:
    mark = match.group()
    return mark[0] + "\u200b" + mark[1:]


def visible(text: str) -> str:
    """Return ``text`` with every character that cannot be seen shown by its number; for pages, which no log reads."""
    return _UNSAFE.sub(_name, text)


def safe(text: str) -> str:
    """Return ``text`` with everything that could steer a terminal or a build log made visible and harmless."""
    if text.isascii() and text.isprintable() and "##[" not in text and "::" not in text:
        return text
    return _COMMAND.sub(_broken, visible(text))


def quoted(text: str, longest: int = LONGEST) -> str:
    """Return plan text for use inside a sentence: safe, on one line, and cut where it runs on."""
    text = " ".join(text[: 4 * longest].split())
    if len(text) > longest:
        text = text[: longest - 1].rstrip() + "…"
    return safe(text)

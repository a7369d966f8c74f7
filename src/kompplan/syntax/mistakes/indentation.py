"""What stands before a line: tabs, no-break spaces, and a depth at which nothing else stands."""

from __future__ import annotations

import re

from kompplan.diagnostics.diagnostic import Diagnostic
from kompplan.i18n.text import Text
from kompplan.syntax.mistakes.lines import line_end, line_start, previous_line
from kompplan.syntax.mistakes.trouble import Trouble

_HARD_SPACE = "\u00a0"


def tab(trouble: Trouble) -> Diagnostic | None:
    """Look at a line that is indented with a tab."""
    text = trouble.source.text
    match = re.compile(r"[ \t]*").match(text, trouble.line_start)
    at = text.find("\t", trouble.line_start, match.end() if match else trouble.line_start)
    if at < 0 and trouble.mark == "\t":
        at = trouble.at
    if at < 0:
        return None
    return trouble.find(
        Text("a tab cannot be used as indentation", "tabb går inte att använda som indrag"),
        at,
        at + 1,
        Text("use spaces: two for each level", "använd mellanslag: två för varje nivå"),
    )


def hard_space(trouble: Trouble) -> Diagnostic | None:
    """Look for a no-break space, as Word writes it, where YAML wants an ordinary one: indentation, or after a colon."""
    text = trouble.source.text
    lines = [trouble.line_start, line_start(text, trouble.since)]
    previous = previous_line(text, trouble.line_start)
    for start in lines if previous is None else [*lines, previous]:
        line = text[start : line_end(text, start)]
        found = re.match(rf"[ ]*({_HARD_SPACE})", line) or re.match(rf"[^:#\"']*[:-]({_HARD_SPACE})", line)
        if found is not None:
            return trouble.find(
                Text(
                    "a no-break space stands here, which looks like a space but is none to YAML",
                    "här står ett hårt mellanslag, som ser ut som ett vanligt men inte är det för YAML",
                ),
                start + found.start(1),
                start + found.end(1),
                Text(
                    "delete it and write an ordinary space; it often comes along from Word",
                    "ta bort det och skriv ett vanligt mellanslag; det följer ofta med från Word",
                ),
            )
    return None


def at_no_level(trouble: Trouble) -> Diagnostic | None:
    """Look at a line that stands at no level."""
    if not trouble.at_no_level:
        return None
    return trouble.find(
        Text(
            "the line's indentation is {spaces}, but no key above it stands at that level",
            "raden är indragen {spaces} mellanslag, men ingen nyckel ovanför står på den nivån",
        ),
        trouble.at,
        line_end(trouble.source.text, trouble.at),
        Text(
            "give the line the same indentation as the keys it belongs with",
            "ge raden samma indrag som de nycklar den hör ihop med",
        ),
        values={"spaces": len(trouble.before)},
    )

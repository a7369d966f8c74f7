"""Lists with hyphens: rows that stand in the wrong place, or that do not begin as they should."""

from __future__ import annotations

import re

from kompplan.diagnostics.diagnostic import Diagnostic, Related
from kompplan.diagnostics.source import Span
from kompplan.i18n.text import Message, Text
from kompplan.syntax.mistakes.lines import line_end, line_start
from kompplan.syntax.mistakes.trouble import Trouble


def on_the_key_line(trouble: Trouble) -> Diagnostic | None:
    """Look at a hyphen that begins a list where none can begin."""
    if "sequence entries are not allowed" not in trouble.problem:
        return None
    return trouble.find(
        Text("a list cannot begin on the same line as its key", "en lista kan inte börja på samma rad som sin nyckel"),
        trouble.at,
        trouble.at + 1,
        Text(
            "put each item on a line of its own below the key; a text that begins with a hyphen needs quotes",
            "sätt varje post på en egen rad under nyckeln; en text som börjar med streck behöver citattecken",
        ),
    )


def row_among_keys(trouble: Trouble) -> Diagnostic | None:
    """Look at a row with a hyphen where no list is going on."""
    if not trouble.at_no_level or not re.compile(r"-(?:\s|\Z)").match(trouble.source.text, trouble.at):
        return None
    return trouble.find(
        Text(
            "a list item stands among keys, or at another level than the items before it",
            "en listpost står bland nycklar, eller på en annan nivå än posterna före",
        ),
        trouble.at,
        trouble.at + 1,
        Text(
            "put a key with a colon above the list, and give all its items the same indentation",
            "skriv en nyckel med kolon ovanför listan, och ge alla dess poster samma indrag",
        ),
    )


def row_without_hyphen(trouble: Trouble) -> Diagnostic | None:
    """Look at a line that stands as a row of a list but begins with another mark, or with none."""
    if not trouble.at_no_level or not _at_the_hyphens(trouble):
        return None
    text = trouble.source.text
    mark = re.compile(r"[-–—•·*](?=[^\s-])|[–—•·]").match(text, trouble.at)
    if mark is not None:
        return trouble.find(
            Text(
                "a row of a list begins with a hyphen and a space",
                "en rad i en lista börjar med bindestreck och mellanslag",
            ),
            trouble.at,
            mark.end(),
            Text("write '- ' here", "skriv '- ' här"),
        )
    began = Related(
        Span(trouble.source, trouble.since, trouble.since + 1),
        Message(Text("the list begins here", "listan börjar här")),
    )
    return trouble.find(
        Text(
            "the line stands at the level of a list but does not begin with a hyphen",
            "raden står på en listas nivå men börjar inte med streck",
        ),
        trouble.at,
        line_end(text, trouble.at),
        Text(
            "indent the line as the keys of the item above, or begin it with '- '",
            "ge raden samma indrag som nycklarna i posten ovanför, eller börja den med '- '",
        ),
        related=(began,),
    )


def _at_the_hyphens(trouble: Trouble) -> bool:
    """Tell whether a list is going on and the line is indented as its hyphens are."""
    text = trouble.source.text
    in_a_list = "'-' indicator" in trouble.problem or text[trouble.since : trouble.since + 2] == "- "
    return in_a_list and len(trouble.before) == trouble.since - line_start(text, trouble.since)

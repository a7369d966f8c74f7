"""Values that begin with a mark that means something else to YAML, or that are missing before one."""

from __future__ import annotations

import re

from kompplan.diagnostics.diagnostic import Diagnostic
from kompplan.i18n.text import Text
from kompplan.syntax import codes
from kompplan.syntax.mistakes.lines import line_end, line_start, value_at, word_end
from kompplan.syntax.mistakes.quotes import in_quotes
from kompplan.syntax.mistakes.trouble import Trouble


def alias_or_anchor(trouble: Trouble) -> Diagnostic | None:
    """Look at a text that begins with ``*`` or ``&``."""
    if "an alias" not in trouble.doing and "an anchor" not in trouble.doing:
        return None
    return _reserved(trouble, trouble.since)


def block_text(trouble: Trouble) -> Diagnostic | None:
    """Look at ``|`` or ``>`` with something after it on the line."""
    if "block scalar" not in trouble.doing:
        return None
    return _reserved(trouble, trouble.since)


def forbidden_start(trouble: Trouble) -> Diagnostic | None:
    """Look at a text that begins with ``@``, a backtick or ``%``."""
    return _reserved(trouble, trouble.at) if "cannot start any token" in trouble.problem else None


def tag(trouble: Trouble) -> Diagnostic | None:
    """Look at a text that begins with ``!``."""
    text = trouble.source.text
    if "directive" in trouble.doing or ("tag" not in trouble.problem and "tag" not in trouble.doing):
        return None
    return trouble.find(
        Text("the tag '{tag}' is not read; a plan is plain text", "taggen '{tag}' läses inte; en plan är ren text"),
        trouble.since,
        word_end(text, trouble.since),
        Text(
            "remove the tag; a text that begins with ! needs quotes",
            "ta bort taggen; en text som börjar med ! behöver citattecken",
        ),
        values={"tag": text[trouble.since : word_end(text, trouble.since)]},
        code=codes.TAG,
    )


def directive(trouble: Trouble) -> Diagnostic | None:
    """Look at a line that begins with a percent sign."""
    text = trouble.source.text
    start = line_start(text, trouble.since)
    named = "directive" in trouble.doing + trouble.problem or "incompatible" in trouble.problem
    if not named:
        # The first line after directives must be ---.
        if "document start" not in trouble.problem or not re.match(r"(?:\s|#.*)*%", text):
            return None
        start = text.find("%")
    return trouble.find(
        Text(
            "a line that begins with % is an instruction to YAML, and this one is not used in a plan",
            "en rad som börjar med % är en anvisning till YAML, och den här används inte i en plan",
        ),
        start,
        line_end(text, start),
        Text("remove the line, or put the text in quotes", "ta bort raden, eller sätt texten inom citattecken"),
    )


def lone_question_mark(trouble: Trouble) -> Diagnostic | None:
    """Look at ``S: ?``, which says to a person that the value is not known yet, and to YAML that a key follows."""
    text = trouble.source.text
    if trouble.mark != "?" or text[trouble.at + 1 : line_end(text, trouble.at)].strip():
        return None
    return trouble.find(
        Text("a lone question mark cannot stand here", "ett ensamt frågetecken kan inte stå här"),
        trouble.at,
        trouble.at + 1,
        Text(
            "leave the value out until it is known, or write okänt where that can stand",
            "lämna värdet tomt tills det är känt, eller skriv okänt där det går",
        ),
    )


def no_value(trouble: Trouble) -> Diagnostic | None:
    """Look at a mark where a value should begin."""
    if "node content" not in trouble.problem or trouble.mark not in (",", "]", "}", ":", "?", "-"):
        return None
    return trouble.find(
        Text("a value is missing before {mark}", "det saknas ett värde före {mark}"),
        trouble.at,
        trouble.at + 1,
        Text(
            "fill in the value; a text that begins with {mark} needs quotes",
            "fyll i värdet; en text som börjar med {mark} behöver citattecken",
        ),
        values={"mark": trouble.mark},
    )


def _reserved(trouble: Trouble, start: int) -> Diagnostic:
    text = trouble.source.text
    return trouble.find(
        Text(
            "a text that begins with {mark} must stand in quotes",
            "en text som börjar med {mark} måste stå inom citattecken",
        ),
        start,
        word_end(text, start),
        Text("write {written}", "skriv {written}"),
        values={"mark": text[start : start + 1], "written": in_quotes(value_at(text, start))},
    )

"""Say in our own words why a text is not YAML, and what the cure is.

PyYAML tells where it stopped and, in a parser's words, what it expected. The words are only used to know which kind of
trouble it was; what the writer did is read from the line itself, because the same slip stops a parser in many ways.

Each module looks for the slips of one subject; ``_LOOKS`` is the order in which they are tried.
"""

from __future__ import annotations

from collections.abc import Callable

from kompplan.diagnostics.diagnostic import Diagnostic
from kompplan.diagnostics.source import Source
from kompplan.i18n.text import Text
from kompplan.syntax.characters import first_hidden, hidden_character
from kompplan.syntax.mistakes import brackets, colons, indentation, lists, quotes, starts
from kompplan.syntax.mistakes.trouble import Trouble

_LOOKS: tuple[Callable[[Trouble], Diagnostic | None], ...] = (
    quotes.unclosed,
    quotes.unknown_code,
    starts.alias_or_anchor,
    starts.block_text,
    starts.tag,
    starts.directive,
    indentation.tab,
    indentation.hard_space,
    starts.lone_question_mark,
    starts.forbidden_start,
    brackets.unfinished,
    colons.unexpected,
    colons.missing,
    lists.on_the_key_line,
    brackets.one_too_many,
    quotes.text_after,
    brackets.text_after,
    colons.without_key,
    lists.row_among_keys,
    lists.row_without_hyphen,
    indentation.at_no_level,
    starts.no_value,
)


def diagnose(source: Source, error: Exception) -> Diagnostic:
    """Return the finding for what the YAML parser raised on ``source``."""
    problem_mark = getattr(error, "problem_mark", None)
    context_mark = getattr(error, "context_mark", None)
    mark = problem_mark or context_mark
    if mark is None:
        # Not a mistake in YAML's grammar: the text holds something that is no text.
        hidden = first_hidden(source.text)
        return hidden_character(source, hidden) if hidden is not None else _unclear(Trouble(source, 0, 0, "", ""))
    trouble = Trouble(
        source,
        min(mark.index, len(source.text)),
        min((context_mark or mark).index, len(source.text)),
        str(getattr(error, "context", "") or ""),
        str(getattr(error, "problem", "") or ""),
    )
    for look in _LOOKS:
        found = look(trouble)
        if found is not None:
            return found
    return _unclear(trouble)


def _unclear(trouble: Trouble) -> Diagnostic:
    return trouble.find(
        Text("the text cannot be understood from here", "härifrån går texten inte att förstå"),
        trouble.at,
        min(trouble.at + 1, len(trouble.source.text)),
        Text(
            "look at indentation, quotes and brackets on this line and the one above",
            "se över indrag, citattecken och parenteser på den här raden och raden ovanför",
        ),
    )

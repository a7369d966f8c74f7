"""A finding as a few lines of plain text, for formats that have one field for all that is said."""

from kompplan.diagnostics.diagnostic import Diagnostic
from kompplan.formatters.full import place
from kompplan.formatters.words import CURE
from kompplan.i18n.language import Language


def with_advice(diagnostic: Diagnostic, language: Language) -> str:
    """Return the message, and on a line of its own what to do."""
    message = diagnostic.message.to(language)
    if diagnostic.advice is None:
        return message
    return f"{message}\n{CURE.to(language)}: {diagnostic.advice.to(language)}"


def with_places(diagnostic: Diagnostic, language: Language) -> str:
    """Return the message, a line for each other place that takes part, and what to do."""
    message, *advice = with_advice(diagnostic, language).split("\n")
    others = [f"{place(each.span)}: {each.message.to(language)}" for each in diagnostic.related]
    return "\n".join([message, *others, *advice])

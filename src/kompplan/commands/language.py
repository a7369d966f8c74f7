"""The language of help and of errors, which is known before the command line has been read."""

import os
import sys

from kompplan.i18n.language import Language
from kompplan.i18n.text import Text


def help_language(arguments: list[str], environment: dict[str, str]) -> Language:
    """Return the language for help texts: ``--lang`` if it is on the command line, ``KOMPPLAN_LANG``, Swedish."""
    for index, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            value = argument.partition("=")[2]
        elif argument == "--lang" and index + 1 < len(arguments):
            value = arguments[index + 1]
        else:
            continue
        if value in (Language.SV, Language.EN):
            return Language(value)
    value = environment.get("KOMPPLAN_LANG", "")
    return Language(value) if value in (Language.SV, Language.EN) else Language.SV


LANGUAGE = help_language(sys.argv[1:], dict(os.environ))


def told(en: str, sv: str) -> str:
    """Return a help text in the language of this run."""
    return Text(en, sv).to(LANGUAGE)

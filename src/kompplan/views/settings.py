"""The settings as a reader of the documentation meets them: the key, what it means, what holds without it."""

import re
from decimal import Decimal
from typing import NamedTuple, get_args, get_type_hints

from kompplan.i18n.text import Text
from kompplan.settings import DEFAULT, Settings

_CODES = re.compile(r"\s*\((\w{3}\d\d(?:, \w{3}\d\d)*)\)$")


class Setting(NamedTuple):
    """A key of ``[settings]``, its meaning, the rules that go by it, and its default as it would stand in TOML."""

    key: str
    about: Text
    codes: tuple[str, ...]
    default: str


def _written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "[" + ", ".join(f'"{each}"' for each in value) + "]"
    if isinstance(value, (int, Decimal)):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    return f'"{value}"'


def settings() -> tuple[Setting, ...]:
    """Return every setting, in the order of the model. Its words end in the codes that go by it, in parentheses."""
    found = []
    for name, hint in get_type_hints(Settings, include_extras=True).items():
        words: Text = next(each for each in get_args(hint) if isinstance(each, Text))
        codes = _CODES.search(words.en)
        found.append(
            Setting(
                name.replace("_", "-"),
                Text(_CODES.sub("", words.en), _CODES.sub("", words.sv)),
                tuple(codes.group(1).split(", ")) if codes else (),
                _written(getattr(DEFAULT, name)),
            )
        )
    return tuple(found)


def settings_of(code: str) -> tuple[Setting, ...]:
    """Return the settings that a rule goes by."""
    return tuple(each for each in settings() if code in each.codes)

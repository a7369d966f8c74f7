"""JSON that every program can read and no terminal or build log obeys."""

import json
import re

# What JSON allows inside a text but a terminal would act on, and halves of characters, which are no Unicode.
_RAW = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]|##(?=\\[)"
)


def _told(match: re.Match[str]) -> str:
    text = match.group()
    if text == "##":
        return "#\\u0023"
    number = ord(text)
    return f"<U+{number:04X}>" if 0xD800 <= number <= 0xDFFF else f"\\u{number:04x}"


def json_text(document: object) -> str:
    """Return ``document`` as JSON: UTF-8 without a control character, and no ``NaN``.

    The texts are the same when they are read again, also a ``##[command]`` that GitHub's runner would have obeyed.
    """
    return _RAW.sub(_told, json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"

"""The languages."""

from enum import StrEnum


class Language(StrEnum):
    """The languages kompplan speaks, by ISO 639-1 code."""

    SV = "sv"
    EN = "en"

"""Regular expressions that are compiled when first asked for: a plan with plain dates and amounts needs few of them."""

import re
from collections.abc import Callable
from functools import cache

Pattern = Callable[[], re.Pattern[str]]


def pattern(written: str, flags: int = 0) -> Pattern:
    """Return what gives the compiled expression."""

    @cache
    def compiled() -> re.Pattern[str]:
        return re.compile(written, flags)

    return compiled

"""One module for each audience, named like it; each offers ``AUDIENCE``."""

import sys

from kompplan.discovery import offered
from kompplan.reports.audience import Audience


def audiences() -> tuple[Audience, ...]:
    """Return every audience, in the order of their names."""
    return offered(sys.modules[__name__], "AUDIENCE", Audience)

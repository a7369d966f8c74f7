"""A finding that the plan's owner accepts, with the reason that the plan gives."""

from typing import NamedTuple

from kompplan.diagnostics.diagnostic import Diagnostic


class Silenced(NamedTuple):
    """A finding that is not shown because the plan allows it, and why it does. It is counted, never forgotten."""

    diagnostic: Diagnostic
    reason: str

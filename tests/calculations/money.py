"""Plans as short texts, with everything computed from them, for the tests of money."""

from datetime import date
from decimal import Decimal
from textwrap import dedent

from kompplan.checked import CheckedPlan
from kompplan.loading.load import Loaded, load


def checked(text: str) -> CheckedPlan:
    """Return a plan that can be read without a complaint."""
    read = load(dedent(text).encode(), "plan.yaml")
    assert isinstance(read, Loaded)
    assert not [each.message for each in read.diagnostics]
    return CheckedPlan(read, date(2027, 1, 1))


def kr(written: str) -> Decimal:
    """Return an amount as it is written by hand: ``1 234,50``."""
    return Decimal(written.replace(" ", "").replace(",", "."))

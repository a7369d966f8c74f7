"""What the procurement act asks for at least, by the day: standstill and the time for tenders."""

from datetime import date, timedelta
from typing import NamedTuple

from kompplan.calculations.workdays import day_off, working_day_after
from kompplan.model.words import Procedure
from kompplan.packs.pack import pack

ADVERTISED = frozenset({Procedure.ADVERTISED, Procedure.OPEN})
"""Procedures with a notice, a standstill, and an award that others may have reviewed."""


def standstill_days(award: date, procedure: Procedure) -> int | None:
    """Return the fewest days of standstill after an award that is sent electronically; None where it is not known."""
    sent = "electronically" if procedure in ADVERTISED else "any"
    row = pack("standstill").on(award, procedure=procedure.value, sent=sent)
    return row.whole("days") if row is not None else None


def standstill_ends(award: date, procedure: Procedure) -> date | None:
    """Return the last day of standstill after an award that is sent electronically; None where it is not known.

    The day of the award is day 0. A last day on which nobody works moves to the next working day, by the act (1930:173)
    on how time in statutes is counted.
    """
    days = standstill_days(award, procedure)
    if days is None:
        return None
    last = award + timedelta(days)
    return working_day_after(last) if days and day_off(last) is not None else last


class TenderTime(NamedTuple):
    """The fewest days for tenders: the main rule, and what is enough where they may be sent electronically."""

    days: int
    electronic: int | None

    @property
    def shortest(self) -> int:
        return self.days if self.electronic is None else self.electronic


def tender_time(notice: date, procedure: Procedure) -> TenderTime | None:
    """Return the act's minimum for a procedure; None where the tables know none."""
    row = pack("tender_times").on(notice, procedure=procedure.value)
    if row is None:
        return None
    return TenderTime(row.whole("days"), row.whole("electronic") if "electronic" in row.cells else None)

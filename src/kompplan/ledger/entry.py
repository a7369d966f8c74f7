"""A booked row, as far as it matters to a plan."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kompplan.i18n.text import Message

LONGEST = 200
"""How many characters of a text from a file are kept."""
MOST_COMPLAINTS = 1000
"""How many complaints about a file are kept; more are only counted."""


class Place(NamedTuple):
    """The line of a file."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class Entry(NamedTuple):
    """A booked row: costs are positive, corrections and income negative."""

    identity: tuple[str, ...]
    """What makes the row itself and no other: year, series, number and row of its voucher."""
    date: date | None
    amount: Decimal
    account: str | None
    project: str | None
    """The object of the ledger's project dimension."""
    reference: str | None
    """The plan's own name of a line or an activity, where the file has one."""
    text: str
    voucher: str
    place: Place

    @property
    def content(self) -> tuple[object, ...]:
        """What two rows with one identity must have alike."""
        return (self.date, self.amount, self.account, self.project, self.reference)


class Complaint(NamedTuple):
    """What could not be read, and where."""

    place: Place
    message: Message


class Ledger(NamedTuple):
    """What one file holds."""

    file: str
    entries: tuple[Entry, ...]
    complaints: tuple[Complaint, ...]
    kinds: Mapping[str, str] = {}
    """The kind of each account by its number, as SIE has it: T, S, K or I."""
    dimensions: Mapping[str, str] = {}
    """The name of each dimension in which a row has an object, by its number; empty where the file gives it none."""


class Complaints:
    """Gathers complaints about a file, up to a limit."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.found: list[Complaint] = []

    def add(self, line: int, message: Message) -> None:
        if len(self.found) < MOST_COMPLAINTS:
            self.found.append(Complaint(Place(self._file, line), message))


def short(text: str) -> str:
    """Return a text of a file on one line, not longer than is kept."""
    return " ".join(text[: LONGEST * 2].split())[:LONGEST]

"""What is booked beside what is budgeted: spent, committed, left and forecast for each line.

    committed = what is ordered or under contract: the line's own word, else its amount where the purchase is contracted
    ahead     = committed less spent, never less than nothing
    left      = budget less spent less ahead
    forecast  = spent plus ahead where all the line's activities are done or cancelled,
                else the budget, or spent plus ahead where that is more

A booked row goes to the line that it names, else to the line whose accounts and project codes it fits. A line that
states both is nearer than one that states one, a project code nearer than an account, one account nearer than a stretch
of accounts, and that nearer than a beginning. A row that fits two lines alike, or none, is told and counted, but for no
line.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from kompplan.calculations.budget import BudgetRow, Value
from kompplan.calculations.sums import ZERO, Amount
from kompplan.i18n.text import Text
from kompplan.ledger.entry import Entry, Ledger
from kompplan.model.budget import BudgetLine
from kompplan.model.plan import Plan
from kompplan.model.words import ActivityStatus, ProcurementStatus

_OVER = (ActivityStatus.DONE, ActivityStatus.CANCELLED)
_DASHES = ("–", "-", "—")
_RESULTS = ("3", "4", "5", "6", "7", "8")
"""The first figures of the accounts of income and costs."""


class Why(Enum):
    """Why a booked row belongs to no line."""

    NO_LINE = Text(
        "no line has this account or project code", "ingen rad har det här kontot eller den här projektkoden"
    )
    SEVERAL = Text("several lines fit it as well", "flera rader passar lika bra")
    NO_SUCH = Text("no line or activity is called so", "ingen rad eller aktivitet heter så")
    NO_MAPPING = Text("no line of the plan states accounts or project codes (konto:, projektkod:)",
                      "ingen rad i planen anger konto eller projektkod (konto:, projektkod:)")  # fmt: skip

    @property
    def text(self) -> Text:
        return self.value


class Stray(NamedTuple):
    """A booked row that belongs to no line, and why."""

    entry: Entry
    why: Why
    lines: tuple[BudgetRow, ...] = ()
    """The lines that it fits alike."""


class LineActual(NamedTuple):
    """A line with what is booked on it."""

    row: BudgetRow
    budget: Value
    """Kronor; hours at the plan's rate."""
    spent: Decimal
    committed: Amount | None
    """None where nothing is ordered."""
    left: Amount | None
    forecast: Amount | None
    entries: tuple[Entry, ...]
    over: bool
    """All its activities are done or cancelled."""


class Actuals(NamedTuple):
    """Everything that ``kompplan budget --actuals`` tells."""

    lines: tuple[LineActual, ...]
    strays: tuple[Stray, ...]
    income: tuple[Entry, ...]
    """Booked on accounts of income that no line names: support that has come, fees."""
    repeated: int
    """Rows that stood in the files more than once and are counted once."""
    conflicts: tuple[tuple[Entry, Entry], ...]
    """Rows with one voucher number and row, and different content; the first counts."""
    elsewhere: int
    """Rows of other projects."""
    balance: int
    """Rows on accounts of the balance sheet."""
    outside: tuple[Entry, ...]
    """Rows that count but are dated outside the project's period."""
    misread: tuple[tuple[BudgetRow | None, str], ...]
    """Patterns of accounts or project codes that are not written as kompplan reads them."""
    spent: Decimal
    """On lines and beside them, income left out."""


class Pattern(NamedTuple):
    """Accounts or codes: one, those that begin alike, or a stretch."""

    low: str
    high: str
    begins: bool

    def nearness(self, code: str) -> int:
        """Return how near the pattern is to a code; 0 where it does not fit."""
        if self.begins:
            return 1 + len(self.low) if code.startswith(self.low) else 0
        if self.low == self.high:
            return 1000 if code == self.low else 0
        fits = len(code) == len(self.low) and self.low <= code <= self.high
        return 500 if fits else 0


def pattern_of(written: str) -> Pattern | None:
    """Return what ``4010``, ``40*``, ``40xx`` or ``4010–4099`` stand for; None for anything else."""
    text = "".join(written.split()).casefold()
    for dash in _DASHES:
        low, found, high = text.partition(dash)
        if found and low.isalnum() and high.isalnum() and len(low) == len(high) and low <= high:
            return Pattern(low, high, begins=False)
    core = text.rstrip("*")
    if core != text:
        return Pattern(core, core, begins=True) if (core.isalnum() or not core) and text.count("*") == 1 else None
    if text.endswith("x") and text.rstrip("x").isdecimal():
        digits = text.rstrip("x")
        ends = len(text) - len(digits)
        return Pattern(digits + "0" * ends, digits + "9" * ends, begins=False)
    return (
        Pattern(text, text, begins=False) if text and all(each.isalnum() or each in "._-/" for each in text) else None
    )


class _Mapping(NamedTuple):
    row: BudgetRow
    accounts: tuple[Pattern, ...]
    codes: tuple[Pattern, ...]


def actuals(
    plan: Plan, rows: Sequence[BudgetRow], ledgers: Iterable[Ledger], first: date | None, last: date | None
) -> Actuals:
    """Set what is booked beside the budget; ``first`` and ``last`` are the project's days, None where not known."""
    ledgers = tuple(ledgers)
    kinds: dict[str, str] = {}
    for ledger in ledgers:
        kinds.update(ledger.kinds)
    entries, repeated, conflicts = _once(ledgers)
    misread: list[tuple[BudgetRow | None, str]] = []
    mappings = [_mapping(row, misread) for row in rows]
    project = _patterns(None, plan.budget.project_codes if plan.budget is not None else (), misread)
    all_codes = (*project, *(code for each in mappings for code in each.codes))
    names = _names(rows)
    mapped = any(each.accounts or each.codes for each in mappings)
    booked: dict[int, list[Entry]] = {}
    strays: list[Stray] = []
    income: list[Entry] = []
    outside: list[Entry] = []
    elsewhere = balance = 0
    fitted: dict[tuple[str | None, str | None], BudgetRow | Stray] = {}
    """What rows with an account and a project code fit; most of a ledger is of a few kinds."""
    for entry in entries:
        if all_codes and not _nearest(all_codes, entry.project) and entry.reference is None:
            elsewhere += 1
            continue
        if entry.reference is not None:
            found = _named(entry, names, mappings)
        else:
            alike = (entry.account, entry.project)
            if alike not in fitted:
                fitted[alike] = _fitting(entry, mappings)
            found = fitted[alike]
            if isinstance(found, Stray):
                found = found._replace(entry=entry)
        if isinstance(found, BudgetRow):
            booked.setdefault(id(found), []).append(entry)
        elif _kind(entry.account, kinds) == "balance":
            balance += 1
            continue
        elif entry.reference is None and _kind(entry.account, kinds) == "income":
            income.append(entry)
        else:
            strays.append(found if mapped or entry.reference is not None else found._replace(why=Why.NO_MAPPING))
        day = entry.date
        if day is not None and ((first is not None and day < first) or (last is not None and day > last)):
            outside.append(entry)
    contracted = _contracted(plan)
    lines = tuple(_line(row, tuple(booked.get(id(row), ())), contracted) for row in rows)
    spent = sum((each.spent for each in lines), ZERO) + sum((each.entry.amount for each in strays), ZERO)
    return Actuals(
        lines=lines,
        strays=tuple(strays),
        income=tuple(income),
        repeated=repeated,
        conflicts=conflicts,
        elsewhere=elsewhere,
        balance=balance,
        outside=tuple(outside),
        misread=tuple(misread),
        spent=spent,
    )


def _once(ledgers: Sequence[Ledger]) -> tuple[list[Entry], int, tuple[tuple[Entry, Entry], ...]]:
    """Return every booked row once, however often the files have it."""
    met: dict[tuple[str, ...], Entry] = {}
    repeated = 0
    conflicts: list[tuple[Entry, Entry]] = []
    for ledger in ledgers:
        for entry in ledger.entries:
            before = met.get(entry.identity)
            if before is None:
                met[entry.identity] = entry
            elif before.content == entry.content:
                repeated += 1
            else:
                conflicts.append((before, entry))
    return list(met.values()), repeated, tuple(conflicts)


def _patterns(
    row: BudgetRow | None, written: Sequence[str], misread: list[tuple[BudgetRow | None, str]]
) -> tuple[Pattern, ...]:
    found = []
    for text in written:
        each = pattern_of(text)
        if each is None:
            misread.append((row, text))
        else:
            found.append(each)
    return tuple(found)


def _mapping(row: BudgetRow, misread: list[tuple[BudgetRow | None, str]]) -> _Mapping:
    if not isinstance(row.part, BudgetLine):
        return _Mapping(row, (), ())
    return _Mapping(row, _patterns(row, row.part.accounts, misread), _patterns(row, row.part.project_codes, misread))


def _nearest(patterns: Sequence[Pattern], code: str | None) -> int:
    folded = (code or "").strip().casefold()
    return max((each.nearness(folded) for each in patterns), default=0) if folded else 0


def _fitting(entry: Entry, mappings: Sequence[_Mapping]) -> "BudgetRow | Stray":
    best: list[BudgetRow] = []
    most = (0, 0, 0)
    for each in mappings:
        if not each.accounts and not each.codes:
            continue
        account, code = _nearest(each.accounts, entry.account), _nearest(each.codes, entry.project)
        if (each.accounts and not account) or (each.codes and not code):
            continue
        score = (bool(account) + bool(code), code, account)
        if score > most:
            best, most = [each.row], score
        elif score == most:
            best.append(each.row)
    if len(best) == 1:
        return best[0]
    return Stray(entry, Why.SEVERAL, tuple(best)) if best else Stray(entry, Why.NO_LINE)


def _even(text: str | None) -> str:
    return " ".join((text or "").casefold().split())


def _names(rows: Sequence[BudgetRow]) -> Mapping[str, list[BudgetRow]]:
    """Return the rows by every name that a file may call them: ids first, then labels, then their activities."""
    found: dict[str, list[BudgetRow]] = {}
    for row in rows:
        own = {_even(row.part.id), _even(row.label)} - {""}
        for name in own:
            found.setdefault(name, []).append(row)
    own_names = frozenset(found)
    for row in rows:
        for name in {_even(activity.id) for activity in row.activities} - own_names - {""}:
            found.setdefault(name, []).append(row)
    return found


def _named(entry: Entry, names: Mapping[str, list[BudgetRow]], mappings: Sequence[_Mapping]) -> "BudgetRow | Stray":
    found = names.get(_even(entry.reference), [])
    if len(found) == 1:
        return found[0]
    if not found:
        return Stray(entry, Why.NO_SUCH)
    wanted = {id(row) for row in found}
    near = _fitting(entry, [each for each in mappings if id(each.row) in wanted])
    return near if isinstance(near, BudgetRow) else Stray(entry, Why.SEVERAL, tuple(found))


def _kind(account: str | None, kinds: Mapping[str, str]) -> str:
    """Return what sort of account it is, by the file's own word, else by its first figure (BAS, Kommun-Bas).

    Programs call a new account an asset until somebody says otherwise, whatever its number (SoftOne's sample: 5440, T);
    a cost would go unseen so. T and S are not believed of accounts in the classes of income and costs.
    """
    if account is None:
        return "cost"
    stated = kinds.get(account)
    if stated in ("T", "S") and account[:1] in _RESULTS:
        stated = None
    if stated in ("T", "S") or (stated is None and account[:1] in ("1", "2")):
        return "balance"
    if stated == "I" or (stated is None and account[:1] == "3"):
        return "income"
    return "cost"


def _contracted(plan: Plan) -> frozenset[int]:
    """Return the identities of the activities whose purchase is under contract."""
    signed = [each for each in plan.procurement if each.status is ProcurementStatus.CONTRACTED]
    ids = {(each.id or "").strip() for each in signed} - {""}
    named = {name.strip() for each in signed for name in each.activities}
    return frozenset(
        id(each)
        for each in plan.activities
        if (each.procurement or "").strip() in ids or ((each.id or "").strip() and (each.id or "").strip() in named)
    )


def _line(row: BudgetRow, entries: tuple[Entry, ...], contracted: frozenset[int]) -> LineActual:
    budget = row.kronor if row.kronor is not None else row.worth
    spent = sum((each.amount for each in entries), ZERO)
    committed = None
    stated = row.part.committed if isinstance(row.part, BudgetLine) else None
    if stated is not None:
        committed = Amount(stated.low, stated.high)
    elif row.activities and all(id(each) in contracted for each in row.activities) and isinstance(budget, Amount):
        committed = budget
    over = bool(row.activities) and all(each.status in _OVER for each in row.activities)
    coming = Amount(spent, spent)
    if committed is not None:
        coming = Amount(max(spent, committed.low), None if committed.high is None else max(spent, committed.high))
    left = forecast = None
    if isinstance(budget, Amount) and coming.high is not None:
        left = Amount(budget.low - coming.high, None if budget.high is None else budget.high - coming.low)
    if over:
        forecast = coming
    elif isinstance(budget, Amount):
        unbounded = budget.high is None or coming.high is None
        high = None if unbounded or budget.high is None or coming.high is None else max(budget.high, coming.high)
        forecast = Amount(max(budget.low, coming.low), high)
    elif spent:
        forecast = Amount(coming.low, None)
    return LineActual(row, budget, spent, committed, left, forecast, entries, over)

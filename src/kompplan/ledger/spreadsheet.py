"""Read booked rows from a text file that a spreadsheet or an accounting system has written.

The first line names the columns, in any order and in Swedish or English; others are left aside::

    datum;belopp;konto;projekt;rad;text;verifikation
    2027-03-05;12 500,00;4010;P21;B1;Kursledare, mars;A 117

============  =======================================================================
datum         the day: 2027-03-05 or 20270305
belopp        kronor, costs positive; or *debet* and *kredit*
konto         the account
projekt       the object of the project dimension
rad           the id or name of a budget line, or the id of an activity
text          what it is
verifikation  the voucher; its rows are numbered in the order of the file
============  =======================================================================

Swedish Excel writes semicolons and decimal commas, in UTF-8 with a byte order mark or in Windows-1252; tabs, commas,
UTF-16 and a first line ``sep=;`` are read as well. A cell is never anything but text: what begins with ``=`` is not
worked out. ``1.234`` and ``1,234`` have two readings and are asked about.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from kompplan.i18n.text import Message, Text
from kompplan.ledger.entry import Complaints, Entry, Ledger, Place, short
from kompplan.values.patterns import pattern

_COLUMNS = {
    "date": ("datum", "date", "bokföringsdatum", "bokf.datum", "verifikationsdatum", "verdatum", "day"),
    "amount": ("belopp", "amount", "summa", "kronor", "belopp sek", "sek"),
    "debit": ("debet", "debit"),
    "credit": ("kredit", "credit"),
    "account": ("konto", "account", "kontonr", "kontonummer"),
    "project": ("projekt", "project", "projektkod", "projektnummer", "projektnr", "objekt"),
    "reference": ("rad", "line", "budgetrad", "post", "aktivitet", "activity", "id"),
    "text": ("text", "beskrivning", "description", "verifikationstext", "transaktionstext", "benämning"),
    "voucher": ("verifikation", "voucher", "ver", "vernr", "verifikationsnummer", "verifikationsnr", "ver.nr"),
}
_BY_WORD = {word: name for name, words in _COLUMNS.items() for word in words}
_DAY = pattern(r"(\d{4})-?(\d{2})-?(\d{2})(?:[ T]\d{2}:\d{2}(?::\d{2})?)?", re.ASCII)
_NUMBER = pattern(r"\d{1,13}(?:[.,]\d{1,4})?|\d{1,3}(?:[., ]\d{3}){1,4}(?:[.,]\d{1,2})?", re.ASCII)
_UNCLEAR = pattern(r"\d{1,3}[.,]\d{3}", re.ASCII)


def decoded(data: bytes) -> str:
    """Return the text: UTF-8, UTF-16 by its mark, else Windows-1252."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def read_spreadsheet(data: bytes, file: str) -> Ledger:
    """Return the booked rows of a text file with columns."""
    complaints = Complaints(file)
    entries: list[Entry] = []
    rows = _rows(decoded(data), complaints)
    header = next(rows, None)
    if header is not None:
        columns = _columns(header[1])
        amounts = "amount" in columns or "debit" in columns or "credit" in columns
        if "date" not in columns or not amounts:
            complaints.add(header[0], Message(_NO_COLUMNS, {"found": short(", ".join(header[1]))}))
        else:
            reader = _Reader(file, columns, complaints)
            entries = [entry for number, row in rows if (entry := reader.entry(number, row)) is not None]
    else:
        complaints.add(1, Message(_EMPTY))
    return Ledger(file, tuple(entries), tuple(complaints.found))


def _rows(text: str, complaints: Complaints) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that hold anything, with their line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").split("\n")
    skip = 0
    first = next((line for line in lines if line.strip()), "")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter = first.strip()[4]
        skip = lines.index(first) + 1
    else:
        delimiter = max(";\t,", key=lambda each: (first.count(each), each == ";"))
    reader = csv.reader((f"{line}\n" for line in lines[skip:]), delimiter=delimiter)
    before = skip
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            complaints.add(skip + reader.line_num, Message(_NOT_CSV))
            return
        number, before = before + 1, skip + reader.line_num
        cells = [cell.strip() for cell in row]
        if any(cells):
            yield number, cells


def _columns(header: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, name in enumerate(header):
        known = _BY_WORD.get(" ".join(name.casefold().split()))
        if known is not None:
            found.setdefault(known, number)
    return found


class _Reader:
    """Reads rows, and numbers those of each voucher."""

    def __init__(self, file: str, columns: dict[str, int], complaints: Complaints) -> None:
        self._file = file
        self._columns = columns
        self._complaints = complaints
        self._met: Counter[tuple[str, ...]] = Counter()

    def entry(self, number: int, row: list[str]) -> Entry | None:
        """Return a row; one whose amount cannot be read is complained of."""

        def cell(name: str) -> str:
            at = self._columns.get(name)
            return row[at] if at is not None and at < len(row) else ""

        amount = self._amount(number, cell("amount"), cell("debit"), cell("credit"))
        if amount is None:
            return None
        written = cell("date")
        day = _day(written)
        if day is None:
            self._complaints.add(number, Message(_NO_DAY, {"day": short(written)}))
        voucher = short(cell("voucher"))
        year = str(day.year) if day is not None else ""
        alike = (year, voucher) if voucher else (written, str(amount), cell("account"), cell("project"), cell("text"))
        self._met[alike] += 1
        return Entry(
            identity=(*map(short, alike), str(self._met[alike])),
            date=day,
            amount=amount,
            account=short(cell("account")) or None,
            project=short(cell("project")) or None,
            reference=short(cell("reference")) or None,
            text=short(cell("text")),
            voucher=voucher,
            place=Place(self._file, number),
        )

    def _amount(self, number: int, amount: str, debit: str, credit: str) -> Decimal | None:
        if amount or not (debit or credit):
            return self._figure(number, amount)
        parts = [self._figure(number, each) if each else Decimal(0) for each in (debit, credit)]
        return parts[0] - parts[1] if parts[0] is not None and parts[1] is not None else None

    def _figure(self, number: int, written: str) -> Decimal | None:
        found = figure(written)
        if isinstance(found, Decimal):
            return found
        self._complaints.add(number, Message(found, {"amount": short(written)}))
        return None


def figure(written: str) -> Decimal | Text:
    """Return an amount as people and programs write it, or what is wrong with it."""
    text = written.casefold().removesuffix("kr").removesuffix("sek").strip()
    text = " ".join(text.replace("\u2212", "-").replace("\u00a0", " ").replace("\u202f", " ").split())
    negative = text.startswith("-") or text.endswith("-") or (text.startswith("(") and text.endswith(")"))
    text = text.strip("-+() ")
    if _NUMBER().fullmatch(text) is None:
        return _NO_AMOUNT
    if _UNCLEAR().fullmatch(text) is not None:
        return _TWO_READINGS
    plain = text.replace(" ", "")
    last = max(plain.rfind(","), plain.rfind("."))
    if last >= 0:
        whole, decimals = plain[:last].replace(",", "").replace(".", ""), plain[last + 1 :]
        if len(decimals) == 3 and plain.count(plain[last]) > 1:  # 1.234.567
            whole, decimals = whole + decimals, ""
        plain = f"{whole}.{decimals}" if decimals else whole
    value = Decimal(plain)
    return -value if negative else value


def _day(written: str) -> date | None:
    match = _DAY().fullmatch(written)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


_NO_COLUMNS = Text(
    "the first line must name the columns datum and belopp (or debet and kredit); it says '{found}'",
    "första raden ska namnge kolumnerna datum och belopp (eller debet och kredit); där står ”{found}”",
)
_EMPTY = Text("the file is empty", "filen är tom")
_NOT_CSV = Text("the rest cannot be read as columns", "resten går inte att läsa som kolumner")
_NO_DAY = Text("'{day}' is not a day; write it as 2027-03-05", "”{day}” är ingen dag; skriv som 2027-03-05")
_NO_AMOUNT = Text(
    "'{amount}' is not an amount; the row is left aside", "”{amount}” är inget belopp; raden lämnas därhän"
)
_TWO_READINGS = Text(
    "'{amount}' can be read as thousands or as decimals; the row is left aside",
    "”{amount}” kan läsas som tusental eller som decimaler; raden lämnas därhän",
)

"""Read vouchers from a SIE file of type 4, the Swedish standard for moving bookkeeping between programs.

Written after SIE-gruppen's specification, "SIE filformat, utgåva 4B" (sie.se, 2008-09-30) and its later editions:

- the character set is PC8, IBM code page 437 (``#FORMAT PC8``)
- a line is a label and fields, parted by spaces or tabs; a field may stand in quotation marks, with ``\\"`` for one
- ``#VER series number date [text] …`` is followed by ``{``, rows ``#TRANS account {objects} amount [date] [text] …``
  and ``}``
- an object list is pairs of dimension and object: ``{1 "100" 6 "P21"}``; dimension 6 is reserved for projects, and an
  ``#UNDERDIM`` of it is one as well
- an amount has a decimal point and at most two decimals; debit is positive
- ``#RTRANS`` (added later) is followed by the same row as ``#TRANS`` for programs that do not know it, and
  ``#BTRANS`` (struck out) is not part of the voucher: only ``#TRANS`` counts
- labels that are not known are left aside

Files that are UTF-8 or Latin-1 all the same are common, and are read as what their bytes say. Voucher numbers begin
anew each financial year (``#RAR``), so the year is a part of what identifies a row.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from kompplan.i18n.text import Message, Text
from kompplan.ledger.entry import Complaints, Entry, Ledger, Place, short
from kompplan.values.patterns import pattern

PROJECT = "6"
_LONGEST_LINE = 20_000
_MOST_FIELDS = 64
_AMOUNT = pattern(r"[+-]?\d{1,13}(?:[.,]\d{1,4})?", re.ASCII)
_TOKEN = pattern(r'[ \t]*(?:"((?:\\"|[^"])*)"|([{}])|([^ \t{}"]+))[ \t]*')
_DAY = pattern(r"\d{8}", re.ASCII)
_PC8 = frozenset(b"\x86\x84\x94\x8f\x8e\x99\x82")
_LATIN = frozenset(b"\xe5\xe4\xf6\xc5\xc4\xd6\xe9")


def is_sie(data: bytes) -> bool:
    """Tell whether the bytes begin as a SIE file does."""
    head = data[:400].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head[:1] == b"#"


def decoded(data: bytes) -> tuple[str, str]:
    """Return the text and the name of its character set."""
    if data.isascii():
        return data.decode("ascii"), "ascii"
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        pass
    if _LATIN.intersection(data) and not _PC8.intersection(data):
        return data.decode("latin-1"), "latin-1"
    return data.decode("cp437"), "cp437"


class BrokenLineError(ValueError):
    """A line that is not written as the specification says."""


def fields(line: str) -> list[str | list[str]]:
    """Return the fields of a line; an object list is a list of its own."""
    found: list[str | list[str]] = []
    inner: list[str] | None = None
    token = _TOKEN()
    at, end = 0, len(line)
    while at < end:
        match = token.match(line, at)
        if match is None:
            raise BrokenLineError
        quoted, brace, plain = match.groups()
        at = match.end()
        if brace is None:
            text = plain if plain is not None else quoted.replace('\\"', '"')
            if inner is None:
                found.append(text)
            else:
                inner.append(text)
        elif (inner is None) == (brace == "}"):
            raise BrokenLineError
        elif inner is None:
            inner = []
        else:
            found.append(inner)
            inner = None
        if len(found) > _MOST_FIELDS or (inner is not None and len(inner) > _MOST_FIELDS):
            raise BrokenLineError
    if inner is not None:
        raise BrokenLineError
    return found


class _Reader:
    """Goes through a file line by line, and remembers the voucher that it is in."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.complaints = Complaints(file)
        self.entries: list[Entry] = []
        self.kinds: dict[str, str] = {}
        self.years: list[tuple[date, date]] = []
        self.projects = {PROJECT}
        self.series = self.number = self.text = self.company = ""
        self.day: date | None = None
        self.row = 0
        self.open = False
        self.vouchers = 0
        self.nameless: dict[tuple[str, ...], int] = {}

    def take(self, number: int, line: str) -> None:
        """Take one line."""
        if line == "{":
            self.open = True
            return
        if line == "}":
            self.open = False
            return
        if not line.startswith("#"):
            self.complaints.add(number, Message(_NO_LABEL))
            return
        label = line[1:12].split(None, 1)[0].upper() if len(line) > 1 else ""
        if label not in _KNOWN:
            return
        if len(line) > _LONGEST_LINE:
            self.complaints.add(number, Message(_TOO_LONG))
            return
        try:
            found = fields(line)[1:]
        except BrokenLineError:
            self.complaints.add(number, Message(_BROKEN))
            return
        getattr(self, f"_{label.lower()}")(number, found)

    def _sietyp(self, number: int, found: list[str | list[str]]) -> None:
        kind = _text(found, 0)
        if kind not in ("4", ""):
            self.complaints.add(number, Message(_TYPE, {"type": kind}))

    def _orgnr(self, number: int, found: list[str | list[str]]) -> None:
        del number
        self.company = short(_text(found, 0))

    def _valuta(self, number: int, found: list[str | list[str]]) -> None:
        currency = _text(found, 0)
        if currency.upper() not in ("SEK", ""):
            self.complaints.add(number, Message(_CURRENCY, {"currency": currency}))

    def _rar(self, number: int, found: list[str | list[str]]) -> None:
        begins, ends = _day(_text(found, 1)), _day(_text(found, 2))
        if begins is not None and ends is not None:
            self.years.append((begins, ends))
        else:
            self.complaints.add(number, Message(_NO_DAY, {"day": _text(found, 1)}))

    def _underdim(self, number: int, found: list[str | list[str]]) -> None:
        del number
        if _text(found, 2) in self.projects:
            self.projects.add(_text(found, 0))

    def _ktyp(self, number: int, found: list[str | list[str]]) -> None:
        del number
        self.kinds[_text(found, 0)] = _text(found, 1).upper()[:1]

    def _ver(self, number: int, found: list[str | list[str]]) -> None:
        self.series, self.number = short(_text(found, 0)), short(_text(found, 1))
        written = _text(found, 2)
        self.day = _day(written)
        self.text = short(_text(found, 3))
        self.row = 0
        self.open = False
        self.vouchers += 1
        if self.day is None:
            self.complaints.add(number, Message(_NO_DAY, {"day": short(written)}))
        if not self.number:  # not numbered yet: the first, second … of that day with that text
            alike = (self.series, written, self.text)
            self.nameless[alike] = self.nameless.get(alike, 0) + 1
            self.number = f"{written} {self.text} {self.nameless[alike]}".strip()

    def _trans(self, number: int, found: list[str | list[str]]) -> None:
        if not self.open:
            self.complaints.add(number, Message(_OUTSIDE))
            return
        self.row += 1
        account = short(_text(found, 0))
        objects = found[1] if len(found) > 1 else None
        amount = _text(found, 2)
        if not account or not isinstance(objects, list) or _AMOUNT().fullmatch(amount) is None:
            self.complaints.add(number, Message(_ROW, {"amount": short(amount)}))
            return
        pairs = list(zip(objects[::2], objects[1::2], strict=False))
        project = next((short(value) for dimension, value in pairs if dimension in self.projects), None)
        day = _day(_text(found, 3)) or self.day
        self.entries.append(
            Entry(
                identity=(self.company, self._year(), self.series, self.number, str(self.row)),
                date=day,
                amount=Decimal(amount.replace(",", ".")),
                account=account,
                project=project,
                reference=None,
                text=short(_text(found, 4)) or self.text,
                voucher=f"{self.series} {self.number}".strip(),
                place=Place(self.file, number),
            )
        )

    def _year(self) -> str:
        """Return the financial year of the voucher; a calendar year where the file does not say."""
        if self.day is None:
            return ""
        for begins, ends in self.years:
            if begins <= self.day <= ends:
                return begins.isoformat()
        return date(self.day.year, 1, 1).isoformat()


def read_sie(data: bytes, file: str) -> Ledger:
    """Return the booked rows of a SIE file."""
    text, character_set = decoded(data)
    reader = _Reader(file)
    if character_set in ("utf-8", "latin-1"):
        name = {"utf-8": "UTF-8", "latin-1": "Latin-1"}[character_set]
        reader.complaints.add(1, Message(_NOT_PC8, {"name": Text(name, name)}))
    for number, line in _lines(text):
        reader.take(number, line)
    if not reader.vouchers:
        reader.complaints.add(1, Message(_NO_VOUCHERS))
    return Ledger(file, tuple(reader.entries), tuple(reader.complaints.found), reader.kinds)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        stripped = line.strip(" \t\x1a\x00")
        if stripped:
            yield number, stripped


def _text(found: list[str | list[str]], at: int) -> str:
    value = found[at] if at < len(found) else ""
    return value if isinstance(value, str) else ""


def _day(written: str) -> date | None:
    if _DAY().fullmatch(written) is None:
        return None
    try:
        return date(int(written[:4]), int(written[4:6]), int(written[6:]))
    except ValueError:
        return None


_KNOWN = frozenset({"SIETYP", "ORGNR", "VALUTA", "RAR", "UNDERDIM", "KTYP", "VER", "TRANS"})
_NO_LABEL = Text("a line of a SIE file begins with #; this one is left aside",
                 "en rad i en SIE-fil börjar med #; den här lämnas därhän")  # fmt: skip
_TOO_LONG = Text("the line is too long to be read", "raden är för lång för att läsas")
_BROKEN = Text("quotation marks or braces do not match; the line is left aside",
               "citattecken eller klamrar går inte ihop; raden lämnas därhän")  # fmt: skip
_TYPE = Text("the file is SIE of type '{type}'; only type 4 holds vouchers",
             "filen är SIE av typ ”{type}”; bara typ 4 innehåller verifikationer")  # fmt: skip
_CURRENCY = Text("the file is in '{currency}', but its amounts are read as kronor",
                 "filen är i ”{currency}”, men beloppen läses som kronor")  # fmt: skip
_NO_DAY = Text("'{day}' is not a day written as YYYYMMDD", "”{day}” är ingen dag skriven ÅÅÅÅMMDD")
_OUTSIDE = Text(
    "#TRANS stands outside a voucher and is left aside", "#TRANS står utanför en verifikation och lämnas därhän"
)
_ROW = Text("the row lacks an account, an object list or an amount ('{amount}') and is left aside",
            "raden saknar konto, objektlista eller belopp (”{amount}”) och lämnas därhän")  # fmt: skip
_NOT_PC8 = Text("the file is {name}, though SIE says PC8 (code page 437); it is read as {name}",
                "filen är {name}, fast SIE anger PC8 (teckentabell 437); den läses som {name}")  # fmt: skip
_NO_VOUCHERS = Text("the file has no vouchers (#VER); export SIE of type 4",
                    "filen har inga verifikationer (#VER); exportera SIE av typ 4")  # fmt: skip

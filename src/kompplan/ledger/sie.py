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
- the rows of a voucher add up to nought
- ``#KSUMMA`` stands first in a file that has it, and last with the CRC-32 of the labels and fields between
- labels that are not known are left aside, and so are fields beyond those that are

What programs write beside it, and how it is read:

- UTF-8, UTF-16 and Windows-1252 are read as what the bytes say, and told
- vouchers not yet numbered have no number, number 0, or all of them number 1 in a series ``#`` (BL): they are known by
  their day and text
- a file of type 4I may have ``#RAR 0`` without days (BL)
- days with hyphens, amounts with more decimals than two, a decimal comma, or an exponent
- ``{`` last on the line of ``#VER``, and quotation marks that are not closed

Compared with the text of utgåva 4B and its examples, and, over parts of the samples of real exports that the reader
jsisie (idstam/jsisie) holds, from Avendo, BL, Briljant, Edison, Kontek, Magenta, Mamut, Norstedts, REAL, SoftOne and
Visma, with the rows and sums of two readers: barsoom/sie (Ruby) and magapp/parse-sie (Python). The checksum that is
worked out of Norstedts's whole sample is the one that it ends with, 1573150874.

Voucher numbers begin anew each financial year (``#RAR``), so the year is a part of what identifies a row.
"""

import re
import zlib
from collections import Counter
from datetime import date
from decimal import Decimal
from functools import lru_cache

from kompplan.i18n.text import Message, Text
from kompplan.ledger.entry import Complaints, Entry, Ledger, Place, short
from kompplan.ledger.sie_lines import LONGEST_LINE, BrokenLineError, Field, decoded, fields, is_sie5, lines, summed
from kompplan.values.patterns import pattern

PROJECT = "6"
"""The dimension that the standard keeps for projects."""
_AMOUNT = pattern(r"[+-]?(?:\d{1,13}(?:,\d{1,2}|\.\d{0,20})?|[.,]\d{1,2})(?:[eE][+-]?\d{1,2})?", re.ASCII)
_DAY = pattern(r"(\d{4})(-?)(\d{2})\2(\d{2})", re.ASCII)
_MOST = Decimal(10) ** 13
_MOST_YEARS = 100
_MOST_LEVELS = 20
Row = tuple[str | tuple[str, ...], ...]
_LEAST = Decimal("0.0001")
_ORE = Decimal("0.01")
_NOUGHT = Decimal(0)


class _Reader:
    """Goes through a file line by line, and remembers the voucher that it is in."""

    def __init__(self, file: str, dimension: str, summing: bool = False) -> None:
        self.file = file
        self.dimension = dimension
        """That of projects: its number, or its name until a line says which number has it."""
        self.summing = summing
        """Whether the checksum can be worked out: it is of characters in code page 437."""
        self.complaints = Complaints(file)
        self.entries: list[Entry] = []
        self.kinds: dict[str, str] = {}
        self.years: list[tuple[date, date]] = []
        self.parents: dict[str, str] = {}
        self.names: dict[str, str] = {}
        """The names of the dimensions, by number."""
        self.seen: set[str] = set()
        """The dimensions in which a row has an object."""
        self.projects: dict[str, bool] = {}
        """Whether a dimension is that of projects, for those that have been asked about."""
        self.series = self.number = self.text = self.company = ""
        self.known_as = ""
        """What tells the voucher from others of its series and year: its number, where it has one of its own."""
        self.day: date | None = None
        self.row = 0
        self.line = self.began = 1
        self.open = False
        self.sum: Decimal | None = _NOUGHT
        """What the voucher's rows add up to; None where one of them could not be read."""
        self.uneven: list[tuple[int, str, Decimal]] = []
        self.vouchers = 0
        self.other_type = False
        self.checksum: int | None = None
        """That of the lines since the first #KSUMMA; None before it and after the last."""
        self.alike: Counter[tuple[str, ...]] = Counter()
        self.heads: dict[tuple[str, ...], tuple[str, str]] = {}
        self.added: dict[Row, list[int]] = {}
        """The lines of the voucher's #RTRANS that no #TRANS has repeated yet."""
        self.struck: set[Row] = set()

    def take(self, number: int, line: str) -> None:
        """Take one line."""
        self.line = number
        if self.checksum is not None and line[:7].upper() != "#KSUMMA":
            self.checksum = zlib.crc32(summed(line), self.checksum) if self.summing else 0
        while line[0] in "{}":
            self._turn(line[0] == "{")
            line = line[1:].lstrip(" \t")
            if not line:
                return
        if not line.startswith("#"):
            self.complaints.add(number, Message(_NO_LABEL))
            return
        label = line[1:12].replace("\t", " ").partition(" ")[0].upper()
        if label not in _KNOWN:
            return
        if label == "VER":
            self._turn(opens=False, told=True)
        if len(line) > LONGEST_LINE:
            self.complaints.add(number, Message(_TOO_LONG))
            self._unread(label)
            return
        try:
            found = fields(line)
        except BrokenLineError:
            self.complaints.add(number, Message(_BROKEN))
            self._unread(label)
            return
        if not found.whole:
            self.complaints.add(number, Message(_UNCLOSED))
        getattr(self, f"_{label.lower()}")(number, found.fields[1:])
        if label == "VER" and found.opens:
            self.open = True
        elif found.closes:
            self._turn(opens=False)

    def end(self) -> None:
        """Tell what a file that ends here lacks."""
        self._turn(opens=False, told=True)
        if self.checksum is not None:
            self.complaints.add(self.line, Message(_NO_SUM))
        if self.uneven:
            line, voucher, rest = self.uneven[0]
            values = {"uneven": len(self.uneven), "all": self.vouchers, "voucher": voucher, "rest": rest}
            self.complaints.add(line, Message(_UNEVEN, values))
        if not self.vouchers and not self.other_type:
            self.complaints.add(1, Message(_NO_VOUCHERS))

    def _turn(self, opens: bool, told: bool = False) -> None:
        """Enter or leave the rows of a voucher; ``told`` where nothing but the next voucher or the end says so."""
        if not opens:
            if self.open and told:
                voucher = f"{self.series} {self.number}".strip()
                self.complaints.add(self.line, Message(_NOT_CLOSED, {"voucher": voucher}))
            for number in sorted(line for row, added in self.added.items() if row not in self.struck for line in added):
                self.complaints.add(number, Message(_NOT_REPEATED))
            self.added.clear()
            self.struck.clear()
            if self.open and not told and self.sum is not None and abs(self.sum) >= _ORE:
                self.uneven.append((self.began, f"{self.series} {self.number}".strip(), self.sum))
            self.sum = _NOUGHT
        self.open = opens

    def _unread(self, label: str) -> None:
        """Let the rows that follow a voucher that cannot be read be of no voucher rather than of the one before."""
        if label == "VER":
            self._begin("", "", "", "")
            self.number = ""
        elif label == "TRANS":
            self.sum = None

    def _sietyp(self, number: int, found: list[Field]) -> None:
        kind = _text(found, 0)
        if kind not in ("4", ""):
            self.other_type = True
            self.complaints.add(number, Message(_TYPE, {"type": short(kind)}))

    def _ksumma(self, number: int, found: list[Field]) -> None:
        written = _text(found, 0)
        if self.checksum is None:
            self.checksum = 0 if written in ("", "0") else None
            return
        if self.summing and written.lstrip("0") not in (str(self.checksum), str(self.checksum - 2**32)):
            self.complaints.add(number, Message(_OTHER_SUM))
        self.checksum = None

    def _orgnr(self, number: int, found: list[Field]) -> None:
        del number
        self.company = short(_text(found, 0))

    def _valuta(self, number: int, found: list[Field]) -> None:
        currency = _text(found, 0)
        if currency.upper() not in ("SEK", ""):
            self.complaints.add(number, Message(_CURRENCY, {"currency": short(currency)}))

    def _rar(self, number: int, found: list[Field]) -> None:
        written, until = _text(found, 1), _text(found, 2)
        begins, ends = _day(written), _day(until)
        if begins is not None and ends is not None:
            if len(self.years) < _MOST_YEARS:
                self.years.append((begins, ends))
        elif written or until:
            self.complaints.add(number, Message(_NO_DAY, {"day": short(until if begins is not None else written)}))

    def _dim(self, number: int, found: list[Field]) -> None:
        del number
        dimension, name = _text(found, 0), short(_text(found, 1))
        self.names[dimension] = name
        if name and name.casefold() == self.dimension.casefold():
            self.dimension = dimension
        self.projects.clear()

    def _underdim(self, number: int, found: list[Field]) -> None:
        self._dim(number, found)
        self.parents[_text(found, 0)] = _text(found, 2)

    def _ktyp(self, number: int, found: list[Field]) -> None:
        del number
        self.kinds[_text(found, 0)] = _text(found, 1).upper()[:1]

    def _ver(self, number: int, found: list[Field]) -> None:
        written = _text(found, 2)
        self._begin(short(_text(found, 0)), short(_text(found, 1)), written, short(_text(found, 3)))
        if self.day is None:
            self.complaints.add(number, Message(_NO_DAY, {"day": short(written)}))

    def _begin(self, series: str, number: str, written: str, text: str) -> None:
        self.series, self.number, self.text, self.day = series, number, text, _day(written)
        self.row = 0
        self.began = self.line
        self.vouchers += 1
        if number in ("", "0") or series == "#":  # not numbered yet: the first, second … of that day with that text
            alike = (series, written, text)
            self.alike[alike] += 1
            self.known_as = f"{written} {text} {self.alike[alike]}".strip()
            self.number = number if series == "#" else self.known_as
            return
        first = self.heads.setdefault((self._year(), series, number), (written, text))
        self.known_as = number if first == (written, text) else f"{number} {written} {text}".strip()

    def _rtrans(self, number: int, found: list[Field]) -> None:
        if self.open:
            self.added.setdefault(_row(found), []).append(number)

    def _btrans(self, number: int, found: list[Field]) -> None:
        del number
        self.struck.add(_row(found))

    def _trans(self, number: int, found: list[Field]) -> None:
        if not self.open:
            self.complaints.add(number, Message(_OUTSIDE))
            return
        if self.added and (lines_added := self.added.get(_row(found))):
            lines_added.pop()
        self.row += 1
        account = short(_text(found, 0))
        objects = found[1] if len(found) > 1 else None
        written = _text(found, 2)
        amount = _amount(written)
        if not account or not isinstance(objects, list) or amount is None:
            self.complaints.add(number, Message(_ROW, {"amount": short(written)}))
            self.sum = None
            return
        if self.sum is not None:
            self.sum += amount
        self.entries.append(
            Entry(
                identity=(self.company, self._year(), self.series, self.known_as, str(self.row)),
                date=_day(_text(found, 3)) or self.day,
                amount=amount,
                account=account,
                project=self._project(objects) if objects else None,
                reference=None,
                text=short(_text(found, 4)) or self.text,
                voucher=f"{self.series} {self.number}".strip(),
                place=Place(self.file, number),
            )
        )

    def _project(self, objects: list[str]) -> str | None:
        """Return the row's project: the object of the dimension of projects, else of a dimension below it."""
        below = None
        self.seen.update(objects[::2])
        for dimension, value in zip(objects[::2], objects[1::2], strict=False):
            if dimension == self.dimension:
                return short(value) or None
            if below is None and self._is_project(dimension):
                below = short(value) or None
        return below

    def _is_project(self, dimension: str) -> bool:
        if dimension not in self.projects:
            above = dimension
            for _ in range(_MOST_LEVELS):
                if above != self.dimension:
                    above = self.parents.get(above, "")
            self.projects[dimension] = above == self.dimension
        return self.projects[dimension]

    def _year(self) -> str:
        """Return the financial year of the voucher; a calendar year where the file does not say."""
        if self.day is None:
            return ""
        for begins, ends in self.years:
            if begins <= self.day <= ends:
                return begins.isoformat()
        return date(self.day.year, 1, 1).isoformat()


def read_sie(data: bytes, file: str, dimension: str = PROJECT) -> Ledger:
    """Return the booked rows of a SIE file; ``dimension`` is that of projects, by number or name."""
    if is_sie5(data):
        five = Complaints(file)
        five.add(1, Message(_FIVE))
        return Ledger(file, (), tuple(five.found))
    text, character_set = decoded(data)
    reader = _Reader(file, " ".join(dimension.split()) or PROJECT, summing=character_set in ("ASCII", "PC8"))
    if character_set not in ("ASCII", "PC8"):
        reader.complaints.add(1, Message(_NOT_PC8, {"name": Text(character_set, character_set)}))
    for number, line in lines(text):
        reader.take(number, line)
    reader.end()
    found = sorted(reader.complaints.found, key=lambda each: each.place.line)
    dimensions = {each: reader.names.get(each, "") for each in sorted(reader.seen)}
    return Ledger(file, tuple(reader.entries), tuple(found), reader.kinds, dimensions)


def _row(found: list[Field]) -> Row:
    """Return what a row that is written twice has alike: account, objects and amount."""
    return tuple(tuple(each) if isinstance(each, list) else each for each in found[:3])


def _text(found: list[Field], at: int) -> str:
    value = found[at] if at < len(found) else ""
    return value if isinstance(value, str) else ""


def _amount(written: str) -> Decimal | None:
    """Return an amount; what a program has worked out in floating point is rounded to hundredths of an öre."""
    if _AMOUNT().fullmatch(written) is None:
        return None
    value = Decimal(written.replace(",", "."))
    if abs(value) >= _MOST:
        return None
    exponent = value.as_tuple().exponent
    return value.quantize(_LEAST) if isinstance(exponent, int) and (exponent < -4 or exponent > 0) else value


@lru_cache(maxsize=4096)
def _day(written: str) -> date | None:
    match = _DAY().fullmatch(written)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[3]), int(match[4]))
    except ValueError:
        return None


_KNOWN = frozenset(
    {"SIETYP", "KSUMMA", "ORGNR", "VALUTA", "RAR", "DIM", "UNDERDIM", "KTYP", "VER", "TRANS", "RTRANS", "BTRANS"}
)
_NO_LABEL = Text("a line of a SIE file begins with #; this one is left aside",
                 "en rad i en SIE-fil börjar med #; den här lämnas därhän")  # fmt: skip
_TOO_LONG = Text("the line is too long to be read", "raden är för lång för att läsas")
_BROKEN = Text("braces do not match; the line is left aside", "klamrar går inte ihop; raden lämnas därhän")
_UNCLOSED = Text("a quotation mark is not closed; the text is read to the end of the line",
                 "ett citattecken är inte avslutat; texten läses till radens slut")  # fmt: skip
_TYPE = Text("the file is SIE of type '{type}'; only type 4 holds vouchers",
             "filen är SIE av typ ”{type}”; bara typ 4 innehåller verifikationer")  # fmt: skip
_FIVE = Text("the file is SIE 5 (XML), which is not read; export SIE 4",
             "filen är SIE 5 (XML), som inte läses; exportera SIE 4")  # fmt: skip
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
_NOT_CLOSED = Text("the rows of voucher '{voucher}' do not end with }}; the file may be cut off",
                   "raderna i verifikation ”{voucher}” slutar inte med }}; filen kan vara avklippt")  # fmt: skip
_UNEVEN = Text("vouchers that do not add up to nought: {uneven} of {all}, first '{voucher}' ({rest} kr); "
               "rows may be missing from the file",
               "verifikationer som inte går jämnt upp: {uneven} av {all}, först ”{voucher}” ({rest} kr); "
               "rader kan saknas i filen")  # fmt: skip
_NO_SUM = Text("the file begins with #KSUMMA but does not end with it; it may be cut off",
               "filen börjar med #KSUMMA men slutar inte med den; den kan vara avklippt")  # fmt: skip
_OTHER_SUM = Text("the checksum (#KSUMMA) is not that of the file; it may be damaged or changed",
                  "kontrollsumman (#KSUMMA) är inte filens; den kan vara skadad eller ändrad")  # fmt: skip
_NOT_REPEATED = Text("the row is added (#RTRANS) but no #TRANS repeats it; it is not counted",
                     "raden är tillagd (#RTRANS) men ingen #TRANS upprepar den; den räknas inte")  # fmt: skip

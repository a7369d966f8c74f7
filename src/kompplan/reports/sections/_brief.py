"""Saying things shortly: names that are cut between words, lists that are cut with how many are left."""

from collections.abc import Sequence
from datetime import date

from kompplan.calculations.happenings import Happening
from kompplan.i18n.language import Language
from kompplan.i18n.show import listed
from kompplan.i18n.text import Text
from kompplan.model.base import Part
from kompplan.reports.wording import Wording, capital
from kompplan.values.days import Days, last_day
from kompplan.views.grid import NOTHING

AND_MORE = Text("{names} and {n} more", "{names} och {n} till")
MORE = (
    Text("and 1 more; {where}", "och 1 till; {where}"),
    Text("and {n} more; {where}", "och {n} till; {where}"),
)
MORE_WORDS = Text(", and {n} more", ", och {n} till")
LONG = 72
FEW = 5


def clip(text: str, most: int = LONG) -> str:
    """Return a text on one line, cut between words where it is longer than there is room for."""
    even = " ".join(text.split())
    if len(even) <= most:
        return even
    cut = even[:most].rsplit(" ", 1)[0] if " " in even[:most] else even[: most - 1]
    return cut.rstrip(" ,;:–-") + " …"


def identity(part: Part) -> str:
    return str(part.__dict__.get("id") or "").strip()


def called(w: Wording, part: Part, most: int = LONG) -> str:
    """Return a part's id and its words."""
    return " ".join(filter(None, (identity(part), clip(w.name_of(part), most).rstrip(".")))) or NOTHING


def quoted(w: Wording, text: str) -> str:
    """Return a text in the language's own quotation marks."""
    return f"”{text}”" if w.language is Language.SV else f"“{text}”"


def short_name(w: Wording, part: Part) -> str:
    """Return a part's id, else its first words as a quotation."""
    return identity(part) or quoted(w, clip(w.name_of(part), 40).rstrip("."))


def several(w: Wording, names: Sequence[str], most: int = FEW) -> str:
    """Return names as a sentence has them, those beyond ``most`` as a number."""
    if len(names) <= most:
        return listed(list(names), w.language)
    return w.say(AND_MORE, names=", ".join(names[:most]), n=len(names) - most)


def more(w: Wording, count: int, where: str) -> str:
    """Return how many are left out and where they are; nothing where none is."""
    return capital(w.say(MORE[count != 1], n=count, where=where)) + "." if count > 0 else ""


def sentences(said: Sequence[str]) -> str:
    """Return clauses as sentences, each with its capital and its full stop."""
    kept = [capital(each.strip()) for each in said if each.strip()]
    return " ".join(each if each.endswith((".", "!", "?", "…")) else f"{each}." for each in kept)


def counted(w: Wording, n: int, one: Text, many: Text, **values: object) -> str:
    return w.say(one if n == 1 else many, n=n, **values)


def stretch_words(w: Wording, days: Days) -> str:
    """Return the days that something can lie on: a day, ``augusti–december 2027``, ``2012``, or from one to another."""
    first, last = days
    if first == last:
        return first.isoformat()
    if first.day != 1 or last.day != last_day(last.year, last.month):
        return f"{first} … {last}"
    if first.year != last.year:
        return f"{_month(w, first)} {first.year} – {_month(w, last)} {last.year}"
    if (first.month, last.month) == (1, 12):
        return str(first.year)
    months = _month(w, first) if first.month == last.month else f"{_month(w, first)}–{_month(w, last)}"
    return f"{months} {first.year}"


def _month(w: Wording, day: date) -> str:
    """Return the name of a day's month: the middle word of the day as running text has it."""
    return w.day(day).split()[1]


def day_of(w: Wording, happening: Happening) -> str:
    """Return when something happens: its day in running text, else the time as the plan has it."""
    if happening.exact:
        return w.day(happening.days.earliest)
    return happening.written or stretch_words(w, happening.days)


def when_of(w: Wording, happening: Happening) -> str:
    """Return when something happens, as a table has it."""
    return stretch_words(w, happening.days) if happening.exact or not happening.written else happening.written

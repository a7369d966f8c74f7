"""The schedule as a chart of characters, and as Mermaid."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from kompplan.calculations.scheduled import Placed
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.i18n.text import Text
from kompplan.views.schedule import mark_of, name_of

MOST_ROWS = 200
_NARROWEST = 20
_MONTHS = {
    Language.SV: ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    Language.EN: ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
CRITICAL, CERTAIN, POSSIBLE, SLACK, MILESTONE, TODAY = "█", "▒", "░", "·", "◆", "│"
LEGEND = (
    (CRITICAL, Text("on the critical path", "på kritiska linjen")),
    (CERTAIN, Text("as early as possible", "så tidigt som möjligt")),
    (POSSIBLE, Text("possible, the dates are coarse or unknown", "möjligt, datumen är grova eller okända")),
    (SLACK, Text("slack", "marginal")),
    (MILESTONE, Text("milestone", "milstolpe")),
    (TODAY, Text("today", "idag")),
    ("*", Text("critical: late here is late for all", "kritisk: sen här är sen för allt")),
    ("!", Text("cannot be kept", "går inte att hålla")),
)


class Line(NamedTuple):
    """A line of the chart: its text, and the row that it shows."""

    text: str
    row: Placed | None = None


class _Axis(NamedTuple):
    first: date
    days: int
    width: int

    def at(self, day: date) -> int:
        """Return the column of a day."""
        return (day - self.first).days * self.width // self.days

    def spot(self, day: date | None, otherwise: int) -> int:
        return otherwise if day is None else min(max(self.at(day), 0), self.width - 1)


def chart(rows: Sequence[Placed], width: int, today: date, language: Language) -> list[Line]:
    """Return the chart in so many columns: a header of months, and a line for each activity."""
    rows = rows[:MOST_ROWS]
    days = [day for row in rows for day in (*row.start, *row.end) if day is not None]
    if not days:
        return []
    names = [safe(_label(row)) for row in rows]
    room = min(max(len(name) for name in names), max(12, width * 3 // 10))
    first = min(days).replace(day=1)
    last = max(days)
    axis = _Axis(first, max((last - first).days + 1, 1), max(width - room - 5, _NARROWEST))
    lines = [Line(" " * (room + 4) + each) for each in _header(axis, last, language)]
    now = axis.at(today) if first <= today <= last else None
    for row, name in zip(rows, names, strict=True):
        shown = name if len(name) <= room else name[: room - 1].rstrip() + "…"
        lines.append(Line(f"{mark_of(row):<2} {shown:<{room}} {_bar(row, axis, now)}".rstrip(), row))
    return lines


def _label(row: Placed) -> str:
    activity = row.activity
    text = " ".join((activity.text or "").split())
    return f"{activity.id.strip()} {text}".strip() if activity.id else text


def _header(axis: _Axis, last: date, language: Language) -> list[str]:
    """Return a line of years and a line of months; months that do not fit beside each other are left out."""
    years = [" "] * axis.width
    months = [" "] * axis.width
    day, free = axis.first, 0
    shown_year = None
    while day <= last:
        at = axis.at(day)
        name = _MONTHS[language][day.month - 1]
        if at >= free and at + len(name) <= axis.width:
            months[at : at + len(name)] = name
            free = at + len(name) + 1
            if day.year != shown_year and at + 4 <= axis.width:
                years[at : at + 4] = str(day.year)
                shown_year = day.year
        day = (day + timedelta(days=31)).replace(day=1)
    return ["".join(years).rstrip(), "".join(months).rstrip()]


def _bar(row: Placed, axis: _Axis, now: int | None) -> str:
    cells = [" "] * axis.width
    begin = axis.spot(row.start.earliest, axis.spot(row.end.earliest, 0))
    end = axis.spot(row.end.earliest, begin)
    if row.slack is not None and row.slack > 0 and row.latest_end is not None:
        for at in range(end + 1, axis.spot(row.latest_end, end) + 1):
            cells[at] = SLACK
    for at in range(begin, axis.spot(row.end.latest, axis.width - 1) + 1):
        cells[at] = POSSIBLE
    certain = CRITICAL if row.critical else CERTAIN
    sure = axis.spot(row.start.latest, end)
    if row.start.exact or row.start.earliest is None:
        sure = begin
    for at in range(min(sure, end), end + 1):
        cells[at] = certain if row.start.exact or at >= sure else POSSIBLE
    if row.milestone:
        cells[end] = MILESTONE
    if now is not None and cells[now] in (" ", SLACK):
        cells[now] = TODAY
    return "".join(cells).rstrip()


def legend(lines: Sequence[Line], language: Language) -> list[str]:
    """Return what the signs mean that the chart uses."""
    marks = {sign for line in lines if line.row is not None for sign in mark_of(line.row)}
    drawn = "".join(line.text for line in lines[2:])
    return [
        f"{sign} {text.to(language)}" for sign, text in LEGEND if (sign in marks if sign in "*!" else sign in drawn)
    ]


# -- Mermaid ----------------------------------------------------------------------------------------------------------

_UNSAFE = str.maketrans(
    {":": "∶", ";": ",", "#": "＃", "%": "٪", "{": "(", "}": ")", "<": "‹", ">": "›", '"': "”", "`": "’", "\\": "⧵"}
)
_KEYWORDS = (
    "gantt", "title", "section", "dateformat", "axisformat", "tickinterval", "includes", "excludes",
    "todaymarker", "weekday", "weekend", "topaxis", "inclusiveenddates", "acctitle", "accdescr", "click", "call",
    "href", "vert", "init", "---",
)  # fmt: skip
"""What a line of a Gantt chart may begin with that is no activity."""


def _mermaid_text(text: str) -> str:
    """Return plan text that Mermaid takes as mere words: what means something to it is replaced by a likeness."""
    plain = safe(" ".join(text.split())).translate(_UNSAFE)
    return f"– {plain}" if plain.casefold().startswith(_KEYWORDS) else plain


def mermaid(rows: Sequence[Placed], title: str, language: Language) -> str:
    """Return the schedule as a Gantt chart in Mermaid; ids are made up, so that nothing of the plan is markup."""
    lines = [
        "gantt",
        f"    title {_mermaid_text(title)}",
        "    dateFormat YYYY-MM-DD",
        "    axisFormat %Y-%m-%d",
    ]
    section = None
    for at, row in enumerate(rows, 1):
        first, last = row.start.earliest or row.end.earliest, row.end.earliest
        if first is None or last is None:
            continue
        owner = row.activity.owner or Text("no owner", "utan ansvarig").to(language)
        if owner != section:
            section = owner
            lines.append(f"    section {_mermaid_text(owner)}")
        tags = ["crit"] if row.critical else []
        if row.milestone:
            tags.append("milestone")
        after = last + timedelta(days=0 if row.milestone else 1)
        label = _mermaid_text(_label(row)) or _mermaid_text(name_of(row.activity))
        lines.append(f"    {label} :{', '.join([*tags, f'n{at}', first.isoformat(), after.isoformat()])}")
    return "\n".join(lines) + "\n"

"""What a template is handed: finished strings, plain numbers and tuples, laid out as sections of blocks.

Nothing of the model, no amount and no date gets this far, so a template cannot compute and a hostile text cannot reach
anything. ``block`` and ``kind`` are the words that templates choose a form by.
"""

from typing import NamedTuple


class Fact(NamedTuple):
    """A label and what is said under it, one line for each thing said.

    For spreadsheets, in which each label is a column: ``key``, ``unit`` and ``choices`` as of a `Column`, ``number`` as
    of a `Cell`.
    """

    label: str
    lines: tuple[str, ...]
    key: str = ""
    unit: str = ""
    number: str = ""
    choices: tuple[str, ...] = ()


class Column(NamedTuple):
    """A column's heading; ``figures`` are set to the right, ``head`` names the rows, ``short`` keeps to one line.

    ``dated`` has room for a date. For spreadsheets: ``key`` names the column within its table, ``unit`` is ``kr``,
    ``h``, ``%``, ``n`` or ``date`` where its cells have a ``number``, ``choices`` are the words that it takes.
    """

    heading: str
    figures: bool = False
    head: bool = False
    short: bool = False
    dated: bool = False
    key: str = ""
    unit: str = ""
    choices: tuple[str, ...] = ()


class Cell(NamedTuple):
    """A cell's words. ``mark`` is ``missing`` where something is asked for; ``tone`` 0–4 is a risk level's shade.

    ``number`` is the exact figure with a decimal point (a share as a part of 1, a day as ``2026-11-22``), empty where
    there is none; ``formula`` is what a spreadsheet works it out by (`kompplan.reports.formulas`).
    """

    text: str
    mark: str = ""
    tone: int = -1
    number: str = ""
    formula: str = ""


class Row(NamedTuple):
    """A row, and what else the plan says about it. ``kind`` tells ``total`` rows from ordinary ones.

    ``id`` is the same as long as the plan's part has the same id, ``place`` is the ``file:line`` that it stands at.
    """

    cells: tuple[Cell, ...]
    details: tuple[Fact, ...] = ()
    kind: str = "row"
    id: str = ""
    place: str = ""


class Table(NamedTuple):
    """A table with its caption.

    ``narrow`` ones fit a small screen; ``cards`` become one card a row there; ``folded`` ones repeat a picture's data.
    ``name`` is what programs call it, the same in every language; tables without one are no part of a workbook.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    narrow: bool = False
    cards: bool = False
    folded: bool = False
    name: str = ""
    block: str = "table"


class Facts(NamedTuple):
    """Labels and values; ``compact`` ones are run together as small print."""

    facts: tuple[Fact, ...]
    compact: bool = False
    block: str = "facts"


class Prose(NamedTuple):
    """Paragraphs. ``kind`` is ``text``, ``quote`` for the plan's own words, ``note`` or ``missing``."""

    paragraphs: tuple[str, ...]
    kind: str = "text"
    block: str = "prose"


class Item(NamedTuple):
    """An item of a nested list, flat: ``depth`` from 0; ``opens`` and ``closes`` say where lists begin and end."""

    text: str
    label: str = ""
    details: tuple[Fact, ...] = ()
    depth: int = 0
    opens: bool = False
    leaf: bool = True
    closes: int = 0


class Items(NamedTuple):
    """A list, nested where its items are."""

    items: tuple[Item, ...]
    label: str = ""
    block: str = "items"


class Picture(NamedTuple):
    """A drawn chart as SVG, what it is called, and where its data stands in words.

    ``tall`` ones take a page of their own on paper; ``described`` says in words what the picture shows, for whoever
    does not see it.
    """

    svg: str
    label: str
    caption: str = ""
    tall: bool = False
    described: str = ""
    block: str = "picture"


class Finding(NamedTuple):
    """One thing that was found, its places and the next step."""

    sentence: str
    place: str
    advice: str = ""
    related: tuple[str, ...] = ()


class FindingGroup(NamedTuple):
    """Findings of one kind."""

    code: str
    name: str
    summary: str
    advice: str
    findings: tuple[Finding, ...]


class Findings(NamedTuple):
    """The findings of one severity."""

    severity: str
    groups: tuple[FindingGroup, ...]
    block: str = "findings"


Block = Table | Facts | Prose | Items | Picture | Findings


class Part(NamedTuple):
    """A part of a section under a heading of its own; without a title it belongs to the section itself."""

    title: str
    blocks: tuple[Block, ...]


class Figure(NamedTuple):
    """A figure that the report states: its name and value, how it is worked out, and the ``file:line`` of its rows."""

    name: str
    value: str
    formula: str
    rows: tuple[str, ...]


class Section(NamedTuple):
    """A section: its anchor, its heading, its parts, and where the figures in it come from.

    ``own_page`` ones are handed out by themselves: each begins a page on paper.
    """

    id: str
    title: str
    parts: tuple[Part, ...]
    figures: tuple[Figure, ...] = ()
    own_page: bool = False


class Point(NamedTuple):
    """One of the sentences that the report opens with; ``urgent`` where somebody has to act."""

    label: str
    sentence: str
    urgent: bool = False


class Head(NamedTuple):
    """How the report opens."""

    kicker: str
    title: str
    facts: tuple[Fact, ...]
    summary: str
    points: tuple[Point, ...]
    figures: tuple[Figure, ...] = ()


class Content(NamedTuple):
    """How a report opens, and its sections."""

    head: Head
    sections: tuple[Section, ...]


class Words(NamedTuple):
    """The template's own words."""

    skip: str
    contents: str
    summary: str
    do_this: str
    also: str
    made: str
    scroll: str
    as_table: str


class Report(NamedTuple):
    """A whole report in one language.

    ``version`` is raised when something that templates may use is taken away or changes its meaning.
    ``short`` ones keep to a page on paper.
    """

    language: str
    audience: str
    page_title: str
    generator: str
    date: str
    words: Words
    head: Head
    sections: tuple[Section, ...]
    colophon: tuple[Fact, ...]
    version: int = 1
    short: bool = False

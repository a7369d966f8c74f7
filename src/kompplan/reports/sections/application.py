"""The application: the form's headings in order, with the plan's texts, their length, and what is empty."""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from kompplan.calculations.sums import Amount, total
from kompplan.i18n.show import listed
from kompplan.i18n.text import Text
from kompplan.model.words import FundingKind
from kompplan.reports.application_answers import ANSWERS, Answer, empty_fields
from kompplan.reports.application_forms import ESF, Form, Heading
from kompplan.reports.sections._parts import bullets, part, prose, section
from kompplan.reports.traced import added, money
from kompplan.reports.view import Cell, Column, Figure, Point, Row, Section, Table
from kompplan.reports.wording import Wording, capital
from kompplan.views.grid import NOTHING

OVERVIEW, SOURCES = (
    Text("Headings and lengths", "Rubriker och längder"),
    Text("Where the headings come from", "Var rubrikerna kommer ifrån"),
)
LENGTHS = Text(
    "Characters are counted with spaces, and each new line as one, as the text is pasted into a form.",
    "Tecken räknas med mellanslag, och varje ny rad som ett, så som texten klistras in i ett formulär.",
)
NO_LIMITS = Text(
    "No source tells how long a text the form takes, so no limit is checked: look in the form and the call.",
    "Ingen källa säger hur lång text formuläret tar, så ingen gräns prövas: se formuläret och utlysningen.",
)
EMPTY = Text(
    "The plan says nothing under this heading. It is filled by: {fields}.",
    "Planen säger inget under den här rubriken. Den fylls av: {fields}.",
)
ALSO = Text("Belongs here too and is empty: {fields}.", "Hör också hit och är tomt: {fields}.")
LENGTH = (Text("1 character", "1 tecken"), Text("{n} characters", "{n} tecken"))
OF_LIMIT = Text("{n} of {limit} characters", "{n} av {limit} tecken")
TOO_MANY = Text("{n} of {limit} characters: {over} too many", "{n} av {limit} tecken: {over} för många")
NUMBER, HEADING, CHARACTERS = Text("No.", "Nr"), Text("Heading", "Rubrik"), Text("Characters", "Tecken")
LIMIT, WHOSE, STATE = Text("Limit", "Gräns"), Text("Whose heading", "Vems rubrik"), Text("State", "Läge")
FUND, OWN = Text("the fund's", "fondens"), Text("kompplan's", "kompplans")
FILLED, PARTLY, LACKING = Text("filled", "ifylld"), Text("some is empty", "något saknas"), Text("empty", "tom")
OVER = Text("too long", "för lång")
FORM, TEXTS, TOO_LONG, ASKED = (
    Text("Form", "Formulär"),
    Text("Texts", "Texter"),
    Text("Length", "Längd"),
    Text("Applied for", "Sökt belopp"),
)
HAVE_TEXT = Text(
    "{filled} of {total} headings have something from the plan", "{filled} av {total} rubriker har något ur planen"
)
ARE_EMPTY = Text("; empty: {names}", "; tomma: {names}")
ARE_LONG = (
    Text("1 text is too long: {names}.", "1 text är för lång: {names}."),
    Text("{n} texts are too long: {names}.", "{n} texter är för långa: {names}."),
)
GRANT = Text("{sum} of {whole}", "{sum} av {whole}")
NO_GRANT = Text("How much is applied for is not stated.", "Hur mycket som söks är inte angivet.")
GRANT_FIGURE = Text("Grants in the funding", "Bidrag i finansieringen")


class Filled(NamedTuple):
    """A heading with its number in the document, what the plan answers, and which of its fields are empty."""

    number: int
    heading: Heading
    answer: Answer
    empty: tuple[str, ...]

    @property
    def length(self) -> int:
        return length(self.answer.text)

    @property
    def over(self) -> int:
        """Return by how many characters the text is too long."""
        limit = self.heading.limit
        return max(0, self.length - limit) if limit is not None else 0

    @property
    def said(self) -> bool:
        return bool(self.answer.paragraphs or self.answer.blocks)


def length(text: str) -> int:
    """Return how many characters a form counts: spaces and line ends included, ``é`` as one however it is stored."""
    return len(unicodedata.normalize("NFC", text))


def length_words(w: Wording, count: int, limit: int | None) -> str:
    """Return how long a text is, beside the limit where there is one."""
    if limit is None:
        return w.counted(count, *LENGTH)
    if count <= limit:
        return w.say(OF_LIMIT, n=count, limit=limit)
    return w.say(TOO_MANY, n=count, limit=limit, over=count - limit)


def filled(w: Wording, form: Form) -> tuple[Filled, ...]:
    """Return the form's headings with what the plan answers."""
    found = []
    for number, heading in enumerate(form.headings, 1):
        answer = ANSWERS[heading.holds](w, heading.form == ESF)
        found.append(Filled(number, heading, answer, empty_fields(w, answer)))
    return tuple(found)


def points(w: Wording, form: Form, found: tuple[Filled, ...]) -> tuple[Point, ...]:
    """Return the sentences that the application opens with."""
    have = [each for each in found if each.said]
    empty = [str(each.number) for each in found if not each.said]
    said = w.say(HAVE_TEXT, filled=len(have), total=len(found))
    said += w.say(ARE_EMPTY, names=listed(empty, w.language)) if empty else ""
    told = [Point(w.say(FORM), form.why), Point(w.say(TEXTS), f"{said}.", bool(empty))]
    long = [f"{each.number} ({length_words(w, each.length, each.heading.limit)})" for each in found if each.over]
    if long:
        text = w.say(ARE_LONG[len(long) != 1], n=len(long), names=listed(long, w.language))
        told.append(Point(w.say(TOO_LONG), text, urgent=True))
    told.append(Point(w.say(ASKED), _asked(w)))
    return tuple(told)


def _asked(w: Wording) -> str:
    programme = w.plan.project.programme if w.plan.project is not None else None
    if programme is not None and programme.grant is not None:
        whole = w.text(programme, "total")
        return f"{w.say(GRANT, sum=w.text(programme, 'grant'), whole=whole) if whole else w.text(programme, 'grant')}."
    grants = [
        value for funding, value in w.checked.budget.funding if funding.kind is FundingKind.GRANT and value is not None
    ]
    summed = total(grants)
    if summed.empty:
        return w.say(NO_GRANT)
    costs = w.checked.budget.kronor
    said = w.say(GRANT, sum=w.sum(summed), whole=w.sum(costs)) if not costs.empty else w.sum(summed)
    return f"{capital(said)}."


def _state(w: Wording, each: Filled) -> Cell:
    if not each.said:
        return Cell(w.say(LACKING), "missing")
    if each.over:
        return Cell(w.say(OVER), "missing")
    return Cell(w.say(PARTLY), "missing") if each.empty else Cell(w.say(FILLED))


def overview(w: Wording, form: Form, found: tuple[Filled, ...]) -> Section | None:
    """Return every heading with the length of its text."""
    rows = []
    for each in found:
        limit = each.heading.limit
        counted = str(each.length) if each.answer.paragraphs and each.heading.question else ""
        cells = [
            Cell(str(each.number), number=str(each.number)),
            Cell(w.say(each.heading.title)),
            Cell(w.say(Text("{n}", "{n}"), n=each.length) if counted else NOTHING, number=counted),
            Cell(w.say(Text("{n}", "{n}"), n=limit) if limit is not None else NOTHING, number=str(limit or "")),
            Cell(w.say(FUND if each.heading.form == ESF else OWN)),
            _state(w, each),
        ]
        rows.append(Row(tuple(cells), id=each.heading.holds))
    columns = [
        Column(w.say(NUMBER), figures=True, key="number", unit="n"),
        Column(w.say(HEADING), head=True, key="heading"),
        Column(w.say(CHARACTERS), figures=True, key="characters", unit="n"),
        Column(w.say(LIMIT), figures=True, key="limit", unit="n"),
        Column(w.say(WHOSE), key="whose"),
        Column(w.say(STATE), key="state"),
    ]
    limits = any(each.heading.limit is not None for each in found)
    gone = {*(() if limits else ("limit",)), *(() if form.funds else ("whose",))}
    kept = [index for index, column in enumerate(columns) if column.key not in gone]
    table = Table(
        w.say(OVERVIEW),
        tuple(columns[index] for index in kept),
        tuple(row._replace(cells=tuple(row.cells[index] for index in kept)) for row in rows),
        cards=True,
        name="application",
    )
    notes = prose(w.say(LENGTHS), None if limits else w.say(NO_LIMITS), kind="note")
    return section(w, "headings", OVERVIEW, (part("", table, notes),))


def answered(w: Wording, each: Filled) -> Section | None:
    """Return one heading with its text, how long it is, what is empty, and the figures under it."""
    heading, answer = each.heading, each.answer
    title = f"{each.number}. {w.say(heading.title)}"
    fields = listed([f"”{name}”" if w.language.value == "sv" else f"'{name}'" for name in each.empty], w.language)
    empty = None
    if not each.said:
        empty = prose(w.say(EMPTY, fields=fields), kind="missing")
    elif each.empty:
        empty = prose(w.say(ALSO, fields=fields), kind="note")
    count = None
    if answer.paragraphs and heading.question:
        text = length_words(w, each.length, heading.limit)
        count = prose(f"{text}.", kind="missing" if each.over else "note")
    figures = money(w) if heading.holds == "budget" else ()
    return section(
        w,
        f"heading-{each.number}",
        Text(title, title),
        (part("", prose(*answer.paragraphs), count, empty, *answer.blocks),),
        (*figures, *_figures(w, each)),
    )


def _figures(w: Wording, each: Filled) -> Iterator[Figure]:
    if each.heading.holds == "budget":
        grants = [
            (funding, value)
            for funding, value in w.checked.budget.funding
            if funding.kind is FundingKind.GRANT and isinstance(value, Amount)
        ]
        if grants:
            at = [(funding, "amount") for funding, _ in grants]
            yield added(w, w.say(GRANT_FIGURE), total(value for _, value in grants), at)


def sources(w: Wording, found: tuple[Filled, ...]) -> Section | None:
    """Return where the fund's headings come from."""
    told = dict.fromkeys(each.heading.source for each in found if each.heading.form == ESF)
    return section(w, "form-sources", SOURCES, (part("", bullets(told)),))

"""Which form an application is written in: the fund's, as far as a source tells its headings, else kompplan's own."""

from datetime import date
from typing import NamedTuple

from kompplan.calculations.cofinancing import from_social_fund
from kompplan.i18n.text import Text
from kompplan.packs.pack import Pack, Row, pack
from kompplan.reports.wording import Wording

GENERAL, ESF = "general", "esf"
NO_FUND = Text(
    "The plan names no fund, so the headings are kompplan's own.",
    "Planen nämner ingen fond, så rubrikerna är kompplans egna.",
)
NO_START = Text(
    "The plan states no first day, so it cannot be told which of the fund's forms applies; the headings are kompplan's "
    "own.",
    "Planen anger ingen första dag, så det går inte att säga vilket av fondens formulär som gäller; rubrikerna är "
    "kompplans egna.",
)
NO_SOURCE = Text(
    "No source tells the form of {fund} for a project that begins {day}; the headings are kompplan's own.",
    "Ingen källa anger formuläret hos {fund} för ett projekt som börjar {day}; rubrikerna är kompplans egna.",
)
NO_SOURCE_UNDATED = Text(
    "No source tells the form of {fund}; the headings are kompplan's own.",
    "Ingen källa anger formuläret hos {fund}; rubrikerna är kompplans egna.",
)
FOUND = Text(
    "The fund's own headings come first, as its guidance had them on {checked}. Its form may ask for more: what else "
    "the plan says stands under kompplan's own headings after them, and the form and the call decide where it belongs.",
    "Fondens egna rubriker kommer först, så som de stod i fondens handledning den {checked}. Formuläret kan fråga "
    "efter mer: det andra som planen säger står därefter under kompplans egna rubriker, och formuläret och utlysningen "
    "avgör var det hör hemma.",
)


class Heading(NamedTuple):
    """A heading of a form: what it is called, what of the plan answers it, and the most characters it takes."""

    form: str
    title: Text
    holds: str
    question: bool
    """Asked as a question with a text for an answer; else a list, a budget or an attachment."""
    limit: int | None
    source: str


class Form(NamedTuple):
    """The headings in order, and why these."""

    headings: tuple[Heading, ...]
    why: str
    funds: bool
    """Whether any of the headings are the fund's own."""


def _heading(row: Row) -> Heading:
    limit = row.cells.get("limit")
    return Heading(
        row.cells["form"],
        Text(row.cells["en"], row.cells["sv"]),
        row.cells["holds"],
        row.cells["kind"] == "question",
        int(limit) if limit is not None else None,
        " ".join(row.source.split()),
    )


def headings_on(table: Pack, form: str, day: date) -> tuple[Heading, ...]:
    """Return a form's headings on a day, in the form's order."""
    found = (
        (int(row.cells["number"]), row)
        for row in table.rows
        if row.cells["form"] == form
        and (row.first is None or row.first <= day)
        and (row.last is None or day <= row.last)
    )
    return tuple(_heading(row) for _, row in sorted(found, key=lambda each: each[0]))


def form_of(w: Wording) -> Form:
    """Return the form for the plan's programme and first day."""
    table = pack("application_forms")
    project = w.plan.project
    programme = project.programme if project is not None else None
    fund = (programme.fund or "").strip() if programme is not None else ""
    start = w.checked.calendar.start
    own = headings_on(table, GENERAL, start.earliest if start is not None else w.checked.today)
    if not fund:
        return Form(own, w.say(NO_FUND), funds=False)
    if not from_social_fund(programme):
        return Form(own, w.say(NO_SOURCE_UNDATED, fund=fund), funds=False)
    if start is None:
        return Form(own, w.say(NO_START), funds=False)
    first, last = (headings_on(table, ESF, day) for day in (start.earliest, start.latest))
    if not first or first != last:
        return Form(own, w.say(NO_SOURCE, fund=fund, day=start.earliest.isoformat()), funds=False)
    asked = {each.holds for each in first}
    rest = tuple(each for each in own if each.holds not in asked)
    return Form((*first, *rest), w.say(FOUND, checked=table.checked.isoformat()), funds=True)

"""Direct awards of the same kind in words: each sum beside the limit of its day, and where the limit comes from."""

from enum import Enum

from kompplan.calculations.direct_awards import DirectAward, SameKind, limit_rows, same_kind_awards
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.show import NBSP, number, show
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.packs.pack import Row as Limit
from kompplan.views.figures import between
from kompplan.views.grid import NOTHING, Cell, Column, Grid, Row, words
from kompplan.views.places import place_of

CATEGORY_NOT_STATED = Text("category not stated", "kategori saknas")
_ROUND = Text("about ", "omkring ")


def category_words(kind: SameKind, language: Language) -> str:
    """Return the category that some awards are added up in."""
    return (kind.category.words if kind.category is not None else CATEGORY_NOT_STATED).to(language)


class Verdict(Enum):
    """How a sum of direct awards stands to its limit."""

    BELOW = "below"
    OVER = "over"
    MAYBE = "maybe"
    UNKNOWN = "unknown"


VERDICTS = {
    Verdict.BELOW: Text("below the limit", "under gränsen"),
    Verdict.OVER: Text("over the limit (PRO04)", "över gränsen (PRO04)"),
    Verdict.MAYBE: Text("maybe over the limit", "kanske över gränsen"),
    Verdict.UNKNOWN: Text("the limit is not known", "gränsen är inte känd"),
}


def verdict(kind: SameKind) -> Verdict:
    """Return how a sum stands to its limit, as PRO04 judges it."""
    low, high = kind.limits.low, kind.limits.high
    if low is None:
        return Verdict.UNKNOWN
    if high is not None and kind.sum.low > high:
        return Verdict.OVER
    if kind.sum.high is not None and kind.sum.high <= low:
        return Verdict.BELOW
    return Verdict.UNKNOWN if high is None else Verdict.MAYBE


def _limit(kind: SameKind, language: Language) -> Cell:
    low, high = kind.limits.low, kind.limits.high
    if low is None:
        return Cell(NOTHING)
    if kind.limits.about and low != high:  # a figure that its source gives only roughly: show that figure
        rows = _rows_of(kind)
        if len(rows) == 1:
            figure = rows[0].amount("limit")
            return Cell(f"{_ROUND.to(language)}{number(figure, language)}")
    return Cell(between(low, high, language), low if low == high else None)


def _rows_of(kind: SameKind) -> tuple[Limit, ...]:
    rows = {id(row): row for award in kind.awards for row in limit_rows(kind.category, award.days)}
    return tuple(rows.values())


def _years(award: DirectAward) -> str:
    return "–".join(dict.fromkeys(str(day.year) for day in award.days))


def same_kind_grid(checked: CheckedPlan, language: Language) -> Grid:
    """Return the direct awards added up by category and calendar year, each sum with its awards below it."""
    columns = (
        Column("year", Text("year", "år").to(language)),
        Column("category", Text("category", "kategori").to(language)),
        Column("value", Text("SEK", "kronor").to(language), figures=True),
        Column("limit", Text("limit", "gräns").to(language), figures=True),
        Column("left", Text("left", "kvar").to(language), figures=True),
        Column("verdict", Text("verdict", "bedömning").to(language)),
        Column("place", Text("place", "plats").to(language)),
    )
    rows = []
    for kind in same_kind_awards(checked.plan, checked.calendar):
        limits, added = kind.limits, kind.sum
        left = Cell(NOTHING)
        if added.exact and limits.low is not None and limits.low == limits.high:
            left = Cell(number(limits.low - added.low, language), limits.low - added.low)
        rows.append(
            Row(
                (
                    words(_years(kind.awards[0])),
                    words(category_words(kind, language)),
                    Cell(between(added.low, added.high, language), added.low if added.exact else None),
                    _limit(kind, language),
                    left,
                    words(VERDICTS[verdict(kind)].to(language)),
                    Cell(""),
                ),
                kind="total",
            )
        )
        for award in kind.awards:
            place = place_of(checked, award.procurement, award.field)
            exact = award.days.earliest == award.days.latest
            day = award.days.earliest.isoformat() if exact else _years(award)
            rows.append(
                Row(
                    (
                        words(day),
                        words(show(named(award.procurement), language)),
                        Cell(
                            between(award.value.low, award.value.high, language),
                            award.value.low if award.value.exact else None,
                        ),
                        Cell(""),
                        Cell(""),
                        Cell(""),
                        words(place),
                    ),
                    kind="part",
                    place=place,
                    depth=1,
                )
            )
    return Grid(columns, tuple(rows))


def limit_lines(checked: CheckedPlan, language: Language) -> tuple[str, ...]:
    """Return each limit that was looked up, since when it holds and who says so."""
    rows = {
        id(row): row
        for kind in same_kind_awards(checked.plan, checked.calendar)
        for award in kind.awards
        for row in limit_rows(kind.category, award.days)
    }
    lines = []
    for row in rows.values():
        about = _ROUND.to(language) if "about" in row.cells else ""
        until = f"–{NBSP}{row.last.isoformat()}" if row.last is not None else Text("on", "framåt").to(language)
        since = row.first.isoformat() if row.first is not None else ""
        source = " ".join(row.source.split())
        kind = _TABLE_KINDS[row.cells["kind"]].to(language)
        lines.append(f"{kind}: {about}{number(row.amount('limit'), language)}{NBSP}kr, {since} {until} ({source})")
    return tuple(lines)


_TABLE_KINDS = {
    "goods_services": Text("goods and services", "varor och tjänster"),
    "annex_2": Text("Annex 2 services", "tjänster i bilaga 2"),
    "works": Text("works", "byggentreprenader"),
}

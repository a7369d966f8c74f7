"""The cost curve: what is spent month by month, what comes in in arrears, and how much that has to be laid out."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from kompplan.calculations.by_month import Month
from kompplan.calculations.liquidity import Flow, Liquidity
from kompplan.calculations.months import MonthCost
from kompplan.calculations.sums import Amount
from kompplan.charts.axis import Tick, round_steps
from kompplan.charts.curve import Band, Gap, LegendItem, Line, Panel, curve
from kompplan.i18n.show import number
from kompplan.i18n.text import Text
from kompplan.reports.grids import table_of
from kompplan.reports.pictures.days import day_ticks
from kompplan.reports.view import Picture, Table
from kompplan.reports.wording import Wording
from kompplan.views.budget_months import months_words
from kompplan.views.figures import between

TITLE = Text("Cost curve", "Kostnadskurva")
PICTURE = Text(
    "Cost curve from {first} to {last}, in kronor since the beginning",
    "Kostnadskurva från {first} till {last}, i kronor sedan början",
)
WHY_NOT = Text(
    "No cost in kronor can be placed in time: give the activities or the budget lines dates.",
    "Ingen kostnad i kronor går att placera i tiden: ge aktiviteterna eller budgetraderna datum.",
)
DESC = Text(
    "All costs together rise to {all} kr in {last}.{money} The table below has every month.",
    "Alla kostnader tillsammans når {all} kr i {last}.{money} Tabellen nedanför har varje månad.",
)
DESC_MONEY = Text(
    " In come {came} kr. At the most {deepest} kr have to be laid out, at the end of {month}.",
    " In kommer {came} kr. Som mest får man ligga ute med {deepest} kr, i slutet av {month}.",
)
COSTS = Text("planned costs so far", "planerade kostnader hittills")
BETWEEN = Text("between the lowest and the highest", "mellan lägst och högst")
CAME = Text("money in so far", "pengar in hittills")
SO_FAR = Text("Kronor since the beginning", "Kronor sedan början")
BALANCE = Text("Balance at the end of each month, kronor", "Saldo i slutet av varje månad, kronor")
DEEPEST = Text("{amount} kr to lay out, at the end of {month}", "{amount} kr att ligga ute med, i slutet av {month}")
PARTIAL = Text("Rows without a time are not in the curve: {n}.", "Rader utan tid är inte med i kurvan: {n}.")
BALANCE_TALL = 150.0
MOST_MONTHS = 240
"""Twenty years of months are no project's; the table has them."""

_Points = tuple[tuple[float, float], ...]


def _end(month: Month) -> float:
    """Return the day after a month's last, as an ordinal."""
    return float(date(month[0] + month[1] // 12, month[1] % 12 + 1, 1).toordinal())


def _begin(month: Month) -> float:
    return float(date(month[0], month[1], 1).toordinal())


def _named(month: Month) -> str:
    return f"{month[0]}-{month[1]:02d}"


def _high(amount: Amount) -> float:
    return float(amount.low if amount.high is None else amount.high)


def _words(w: Wording, amount: Amount) -> str:
    krona = Decimal(1)
    high = None if amount.high is None else amount.high.quantize(krona, ROUND_HALF_UP)
    return between(amount.low.quantize(krona, ROUND_HALF_UP), high, w.language)


def _up(w: Wording, low: float, high: float, most: int) -> tuple[Tick, ...]:
    return tuple(
        Tick(each, number(Decimal(round(each)), w.language), major=each == 0) for each in round_steps(low, high, most)
    )


def picture(w: Wording) -> Picture | None:
    """Return the curve, or None where no cost can be placed in time."""
    found = w.checked.curve
    months = found.months
    if not months or found.placed.empty or len(months) > MOST_MONTHS or not months[-1].cumulative.low:
        return None
    liquidity = found.liquidity if isinstance(found.liquidity, Liquidity) else None
    flows = liquidity.flows if liquidity is not None else ()
    first = min([months[0].month, *(flow.month for flow in flows[:1])])
    last = max([months[-1].month, *(flow.month for flow in flows[-1:])])
    across = day_ticks(w, date(*first, 1), date(*last, 1))
    costs, high = _costs(months, first, last)
    came = _came(flows, first)
    most = max(y for _, y in (*high, *came, *costs))
    bands = (Band(costs, high),) if high != costs else ()
    lines = (Line(costs), *((Line(came, "other", stepped=True),) if came else ()))
    panels = [Panel(lines, across, _up(w, 0.0, most, 6), heading=w.say(SO_FAR), bands=bands)]
    if liquidity is not None:
        panels.append(_balance(w, liquidity, first, across))
    legend = [LegendItem("plain", w.say(COSTS))]
    legend += [LegendItem("band", w.say(BETWEEN))] if bands else []
    legend += [LegendItem("stepped", w.say(CAME))] if came else []
    title = w.say(PICTURE, first=_named(first), last=_named(last))
    money = ""
    if liquidity is not None:
        money = w.say(
            DESC_MONEY,
            came=number(Decimal(round(came[-1][1])), w.language),
            deepest=_words(w, liquidity.deepest),
            month=_named(liquidity.month),
        )
    desc = w.say(DESC, all=_words(w, months[-1].cumulative), last=_named(months[-1].month), money=money)
    svg = curve(panels, legend=legend if len(legend) > 1 else (), title=title, desc=desc, prefix="cost-curve-picture")
    caption = w.say(PARTIAL, n=len(found.unplaced)) if found.unplaced else ""
    return Picture(svg, title, caption, described=desc)


def _costs(months: tuple[MonthCost, ...], first: Month, last: Month) -> tuple[_Points, _Points]:
    """Return the lowest and the highest costs so far, level where the months of the payments go beyond them."""
    low, high = [(_begin(first), 0.0)], [(_begin(first), 0.0)]
    if months[0].month != first:
        low.append((_begin(months[0].month), 0.0))
        high.append((_begin(months[0].month), 0.0))
    for each in months:
        low.append((_end(each.month), float(each.cumulative.low)))
        high.append((_end(each.month), _high(each.cumulative)))
    if months[-1].month != last:
        low.append((_end(last), low[-1][1]))
        high.append((_end(last), high[-1][1]))
    return tuple(low), tuple(high)


def _came(flows: tuple[Flow, ...], first: Month) -> _Points:
    """Return the money that has come in at the end of each month."""
    if not flows:
        return ()
    so_far = Decimal(0)
    points = [(_begin(first), 0.0)]
    for flow in flows:
        so_far += flow.grant.low + flow.other.low
        points.append((_end(flow.month), float(so_far)))
    return tuple(points)


def _balance(w: Wording, liquidity: Liquidity, first: Month, across: tuple[Tick, ...]) -> Panel:
    low = ((_begin(first), 0.0), *((_end(flow.month), float(flow.balance.low)) for flow in liquidity.flows))
    high = ((_begin(first), 0.0), *((_end(flow.month), _high(flow.balance)) for flow in liquidity.flows))
    heights = [y for _, y in (*low, *high)]
    deepest = _high(liquidity.deepest)
    at = _end(liquidity.month)
    gaps: tuple[Gap, ...] = ()
    if deepest > 0:
        said = w.say(DEEPEST, amount=_words(w, liquidity.deepest), month=_named(liquidity.month))
        gaps = (Gap(at, -deepest, 0.0, said),)
    return Panel(
        (Line(low, marks=((at, -deepest),) if deepest > 0 else ()),),
        across,
        _up(w, min(0.0, *heights), max(0.0, *heights), 4),
        heading=w.say(BALANCE),
        bands=(Band(low, high),) if low != high else (),
        gaps=gaps,
        tall=BALANCE_TALL,
    )


def table(w: Wording) -> Table | None:
    """Return every month with its costs, what comes in and the balance."""
    if not w.checked.curve.months:
        return None
    grid = months_words(w.checked, w.language).grid
    units = {"kronor": "kr", "cumulative": "kr", "hours": "h", "grant": "kr", "other": "kr", "balance": "kr"}
    return table_of(w, grid, w.say(TITLE), units=units, short=("month",), folded=True)

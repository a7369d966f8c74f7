"""Days along an axis: years, and months or quarters between them as far as they can be read."""

from datetime import date

from kompplan.charts.axis import Tick
from kompplan.i18n.text import Text
from kompplan.reports.wording import Wording

QUARTER = Text("Q{n}", "kv {n}")
MOST_MONTHS, MOST_QUARTERS = 20, 50


def months(first: date, last: date) -> tuple[date, ...]:
    """Return the first day of every month from that of ``first`` to the one after ``last``."""
    count = (last.year - first.year) * 12 + last.month - first.month + 2
    return tuple(
        date(first.year + (first.month - 1 + step) // 12, (first.month - 1 + step) % 12 + 1, 1) for step in range(count)
    )


def day_ticks(w: Wording, first: date, last: date) -> tuple[Tick, ...]:
    """Return the ticks of an axis from the month of one day to the end of that of another."""
    found = months(first, last)
    every = 1 if len(found) <= MOST_MONTHS else 3 if len(found) <= MOST_QUARTERS else 12
    ticks = []
    for index, day in enumerate(found):
        place = float(day.toordinal())
        if index == 0 or (day.month == 1 and (index < len(found) - 1)):
            ticks.append(Tick(place, str(day.year), major=True))
        if every == 12 or (day.month - 1) % every:
            continue
        label = w.month(day) if every == 1 else w.say(QUARTER, n=(day.month + 2) // 3)
        ticks.append(Tick(place, label if index < len(found) - 1 else ""))
    return tuple(ticks)

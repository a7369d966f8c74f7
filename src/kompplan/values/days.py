"""Stretches of days, and how long each word for one is.

The convention, stated here for the whole of kompplan. A coarse word is read generously, so that a rule that wants the
*whole* stretch to be wrong before it calls something an error does not cry out over a matter of taste:

=============================  ==============================
vt, vårterminen, spring term   1 January – 30 June
ht, höstterminen, autumn term  1 July – 31 December
våren, spring                  1 January – 30 June
sommaren, summer               1 June – 31 August
hösten, autumn                 1 August – 31 December
vintern 2012–2013              1 November 2012 – 31 March 2013
halvår, tertial, kvartal       six, four, three months
början, mitten, slutet av X    first, middle, last half of X
=============================  ==============================

Weeks are ISO weeks, Monday to Sunday. Years are 1970–2200.
"""

from datetime import date, timedelta
from enum import IntEnum
from typing import NamedTuple

FIRST_YEAR = 1970
LAST_YEAR = 2200


class Precision(IntEnum):
    """How finely a time is stated; higher is coarser."""

    DAY = 1
    WEEK = 2
    MONTH = 3
    QUARTER = 4
    TERM = 5
    YEAR = 6
    UNKNOWN = 7


class Days(NamedTuple):
    """One day, somewhere from ``earliest`` up to and including ``latest``."""

    earliest: date
    latest: date


_DAY = timedelta(days=1)


def last_day(year: int, month: int) -> int:
    """Return how many days a month has."""
    after = date(year + month // 12, month % 12 + 1, 1)
    return (after - _DAY).day


def months(year: int, first: int, last: int) -> Days:
    """Return the stretch from the first day of month ``first`` to the last day of month ``last``."""
    return Days(date(year, first, 1), date(year, last, last_day(year, last)))


def weeks_in(year: int) -> int:
    """Return the number of the last ISO week of a year: 28 December is always in it."""
    return date(year, 12, 28).isocalendar().week


def week(year: int, number: int) -> Days:
    """Return an ISO week."""
    monday = date.fromisocalendar(year, number, 1)
    return Days(monday, monday + 6 * _DAY)


def winter(year: int) -> Days:
    """Return the winter that begins in ``year``."""
    return Days(date(year, 11, 1), date(year + 1, 3, 31))


def early(whole: Days) -> Days:
    """Return the first half."""
    return Days(whole.earliest, whole.earliest + (whole.latest - whole.earliest) // 2)


def late(whole: Days) -> Days:
    """Return the last half."""
    return Days(whole.latest - (whole.latest - whole.earliest) // 2, whole.latest)


def middle(whole: Days) -> Days:
    """Return the half in the middle."""
    quarter = (whole.latest - whole.earliest) // 4
    return Days(whole.earliest + quarter, whole.latest - quarter)

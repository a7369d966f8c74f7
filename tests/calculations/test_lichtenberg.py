"""The step-wise method, worked out by hand."""

from decimal import Decimal

import pytest

from kompplan.calculations.lichtenberg import NORMAL_QUANTILES, moments, stepwise

D = Decimal


def test_a_mean_and_a_deviation_of_three_numbers() -> None:
    # the example of astrakan.se: one hour, most likely two, at most six: (1 + 3 * 2 + 6) / 5 = 2,6
    assert moments(D(1), D(2), D(6)) == (D("2.6"), D(1))
    assert moments(D(80), D(100), D(150)) == (D(106), D(14))


def test_a_sum_of_independent_items() -> None:
    # s: 3 and 4; together 5. 100 is certain.
    items = (moments(D(0), D(5), D(15)), moments(D(10), D(20), D(30)))
    found = stepwise(items, D(100))
    assert (items[0], items[1]) == ((D(6), D(3)), (D(20), D(4)))
    assert (found.mean, found.deviation) == (D(126), D(5))
    assert found.shares == (D(9) / 25, D(16) / 25)
    assert found.at(NORMAL_QUANTILES[80]) == pytest.approx(D("130.20810616786"))


def test_a_correlation_of_one_adds_the_deviations() -> None:
    items = (moments(D(0), D(5), D(15)), moments(D(10), D(20), D(30)))
    assert stepwise(items, D(0), D(1)).deviation == D(7)
    # 0,25: 0,75 * 25 + 0,25 * 49 = 31
    assert stepwise(items, D(0), D("0.25")).deviation ** 2 == pytest.approx(D(31))

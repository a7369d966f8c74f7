"""Numbers by chance: the raw stream as it must always be, and distributions against others' and against formulas."""

import math
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculations.triangles import triangular_moments
from kompplan.calculations.distributions import (
    Stream,
    Together,
    logarithm,
    normal_below,
    normal_quantile,
    triangular,
)

NORMAL = NormalDist()
MANY = 100_000
GOLDEN_COMMON = [
    5191171400815245272,
    8841546309078338223,
    426997528083389569,
    7875106941768650813,
    823639410692156363,
    18198211505559554173,
]
GOLDEN_A1 = [
    16525359009841584507,
    818202755390474803,
    12697325191453777949,
]


def test_the_raw_stream_of_seed_1_is_what_it_has_always_been() -> None:
    assert Stream(1, "common factor").raw(6).tolist() == GOLDEN_COMMON
    assert Stream(1, "cost A1").raw(3).tolist() == GOLDEN_A1


def test_uniform_numbers_are_the_upper_53_bits() -> None:
    raw = Stream(1, "x").raw(1000).tolist()
    assert Stream(1, "x").uniform(1000).tolist() == [(each >> 11) * 2.0**-53 for each in raw]


def test_a_stream_goes_on_where_it_stopped() -> None:
    whole, parts = Stream(7, "x"), Stream(7, "x")
    assert whole.raw(11).tolist() == [*parts.raw(3).tolist(), *parts.raw(8).tolist()]


def test_names_and_seeds_have_streams_of_their_own() -> None:
    firsts = {int(Stream(seed, name).raw(1)[0]) for seed in (1, 2) for name in ("a", "b", "12:a")}
    assert len(firsts) == 6


def test_the_normal_quantile_is_pythons() -> None:
    shares = np.concatenate([np.geomspace(2.0**-53, 0.5, 4000), 1 - np.geomspace(1e-15, 0.5, 4000)])
    expected = [NORMAL.inv_cdf(each) for each in shares.tolist()]
    assert np.max(np.abs(normal_quantile(shares) - expected)) < 1e-13


def test_nothing_below_nothing_is_far_out_but_finite() -> None:
    assert normal_quantile(np.array([0.0])).tolist() == pytest.approx([NORMAL.inv_cdf(2.0**-54)])


def test_the_normal_distribution_is_the_error_function() -> None:
    x = np.linspace(-8.6, 8.6, 40_001)
    expected = [math.erfc(-each / math.sqrt(2)) / 2 for each in x.tolist()]
    assert np.max(np.abs(normal_below(x) - expected)) < 1e-11


def test_the_logarithm() -> None:
    x = np.geomspace(1e-300, 1e300, 10_001)
    expected = np.array([math.log(each) for each in x.tolist()])
    assert np.max(np.abs(logarithm(x) - expected) / np.maximum(np.abs(expected), 1e-3)) < 1e-14


def test_the_triangular_distribution_by_hand() -> None:
    # lowest 0, likeliest 2, highest 10: a fifth lies below the likeliest, and F(x) = x²/20 there, so that F(1) = 0,05
    values = triangular(np.array([0.0, 0.05, 0.2, 1 - 0.0125]), 0, 2, 10)
    assert values.tolist() == pytest.approx([0, 1, 2, 9])  # above it 1 - F(x) = (10 - x)²/80, so that F(9) = 1 - 1/80


@given(st.lists(st.floats(0, 1e6), min_size=3, max_size=3).map(sorted), st.floats(0, 1, exclude_max=True))
def test_a_triangular_value_lies_between_its_ends(three: list[float], share: float) -> None:
    low, likely, high = three
    value = float(triangular(np.array([share]), low, likely, high)[0])
    assert low - 1e-6 <= value <= high + 1e-6


def test_triangular_numbers_have_the_mean_and_the_variance_of_the_formula() -> None:
    mean, variance = triangular_moments(80, 100, 150)
    assert (mean, variance) == pytest.approx((110, (80**2 + 100**2 + 150**2 - 80 * 100 - 80 * 150 - 100 * 150) / 18))
    values = triangular(Stream(1, "triangular").uniform(MANY), 80, 100, 150)
    assert abs(values.mean() - mean) < 4 * math.sqrt(variance / MANY)
    assert values.var() == pytest.approx(variance, rel=0.02)


def test_numbers_that_vary_together_are_uniform_still_and_have_the_correlation() -> None:
    together = Together(Stream(1, "common").uniform(MANY), 0.25)
    first, second = (together.joined(Stream(1, name).uniform(MANY)) for name in ("a", "b"))
    for each in (first, second):
        assert abs(each.mean() - 0.5) < 4 * math.sqrt(1 / 12 / MANY)
        assert each.var() == pytest.approx(1 / 12, rel=0.02)
    correlation = np.corrcoef(normal_quantile(first), normal_quantile(second))[0, 1]
    assert abs(correlation - 0.25) < 4 / math.sqrt(MANY)


def test_without_anything_in_common_the_numbers_are_their_own() -> None:
    own = Stream(1, "a").uniform(10)
    assert Together(Stream(1, "common").uniform(10), 0.0).joined(own).tolist() == own.tolist()

"""Numbers by chance, the same on every machine: raw bits, and the uniform, normal and triangular distributions.

A stream of bits belongs to a seed and a name, not to a place in a queue, so that what has a name keeps its numbers
whatever stands before it: Philox (Salmon et al., SC'11) with the first 128 bits of SHA-256 of ``seed:name`` as its key.
NumPy promises that a bit generator's raw stream never changes (NEP 19); it does not promise that of its distributions,
so these are ours. They only add, subtract, multiply, divide and take square roots, which IEEE 754 defines to the last
bit; what needs an exponential is tabulated once with Python's ``decimal``, which rounds correctly everywhere.
"""

from decimal import Context, Decimal, localcontext
from functools import cache
from hashlib import sha256
from typing import TypeAlias

import numpy as np
from numpy.random import Philox
from numpy.typing import NDArray

Reals: TypeAlias = NDArray[np.float64]
Wholes: TypeAlias = NDArray[np.int64]
Truths: TypeAlias = NDArray[np.bool_]

_TO_UNIT = 2.0**-53
_LEAST = 2.0**-54


class Stream:
    """The uniform numbers of one name: each call goes on where the last one stopped."""

    def __init__(self, seed: int, name: str) -> None:
        key = int.from_bytes(sha256(f"{seed}:{name}".encode()).digest()[:16], "little")
        self._bits = Philox(key=key)

    def raw(self, count: int) -> NDArray[np.uint64]:
        """Return the next 64-bit numbers."""
        found: NDArray[np.uint64] = self._bits.random_raw(count)
        return found

    def uniform(self, count: int) -> Reals:
        """Return the next numbers from 0 up to, not including, 1: ``(x >> 11) * 2**-53``."""
        bits = self.raw(count)
        bits >>= np.uint64(11)
        found: Reals = bits.astype(np.float64)
        found *= _TO_UNIT
        return found


# -- the normal distribution ------------------------------------------------------------------------------------------

# M. J. Wichura, Algorithm AS 241: The Percentage Points of the Normal Distribution, Applied Statistics 37(3), 1988;
# PPND16, about 1 part in 10^16.
_A = (3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
      4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3)  # fmt: skip
_B = (1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
      2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3)  # fmt: skip
_C = (1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
      1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2,
      7.74545014278341407640e-4)  # fmt: skip
_D = (1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
      1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
      1.05075007164441684324e-9)  # fmt: skip
_E = (6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
      2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5,
      2.01033439929228813265e-7)  # fmt: skip
_F = (1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
      7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
      2.04426310338993978564e-15)  # fmt: skip


def _polynomial(coefficients: tuple[float, ...], x: Reals) -> Reals:
    """Return a polynomial by Horner's rule, the constant term first among the coefficients."""
    found = x * coefficients[-1]
    for each in coefficients[-2:0:-1]:
        found += each
        found *= x
    found += coefficients[0]
    return found


def normal_quantile(u: Reals) -> Reals:
    """Return where the standard normal distribution has ``u`` below it."""
    u = np.maximum(u, _LEAST)
    q = u - 0.5
    r = 0.180625 - q * q
    found = _polynomial(_A, r)
    found /= _polynomial(_B, r)
    found *= q
    outside = np.flatnonzero(r < 0)
    if outside.size:
        low = q[outside] < 0
        tail = u[outside]
        tail = np.where(low, tail, 1.0 - tail)
        root = np.sqrt(-logarithm(tail))
        near = root - 1.6
        value = _polynomial(_C, near) / _polynomial(_D, near)
        deep = np.flatnonzero(root > 5.0)
        if deep.size:
            far = root[deep] - 5.0
            value[deep] = _polynomial(_E, far) / _polynomial(_F, far)
        found[outside] = np.where(low, -value, value)
    return found


_LN2 = 0.6931471805599453
_HALF_ROOT = 0.7071067811865476
_ODD = tuple(2.0 / each for each in range(1, 22, 2))


def logarithm(x: Reals) -> Reals:
    """Return the natural logarithm of positive numbers: 2 artanh((m - 1) / (m + 1)) by its series, m near 1."""
    mantissa, exponent = np.frexp(x)
    small = mantissa < _HALF_ROOT
    mantissa = np.where(small, mantissa * 2.0, mantissa)
    exponent = exponent - small
    ratio = (mantissa - 1.0) / (mantissa + 1.0)
    found = _polynomial(_ODD, ratio * ratio)
    found *= ratio
    found += exponent * _LN2
    return found


_COARSE, _FINE = 32, 128
"""How many entries the tables have for each unit."""
_END = 8.5
"""Beyond it the distribution is 0 or 1 as far as these numbers can tell."""


@cache
def _coarse() -> tuple[Reals, Reals]:
    """Return the normal distribution and its density at every 32nd from -8,5 to 8,5, correct to the last bit."""
    half = int(_END * _COARSE)
    with localcontext(Context(prec=30)):
        root = (2 * Decimal("3.14159265358979323846264338328")).sqrt()
        step = Decimal(1) / _COARSE
        value, below, density = Decimal("0.5"), [], []
        for number in range(half + 1):
            at = number * step
            slope = (-at * at / 2).exp() / root
            below.append(value)
            density.append(slope)
            # Taylor's series to the next entry; each derivative from the two before it, as for Hermite polynomials.
            before, derivative, factor = Decimal(0), slope, step
            for order in range(16):
                value += derivative * factor
                before, derivative = derivative, -(at * derivative + order * before)
                factor *= step / (order + 2)
    upper = [float(each) for each in below]
    lower = [float(1 - each) for each in below]
    slopes = [float(each) for each in density]
    return np.array(lower[:0:-1] + upper), np.array(slopes[:0:-1] + slopes)


@cache
def _fine() -> tuple[Reals, Reals]:
    """Return the same at every 128th, by Taylor's series of eighth order from the nearest entry of the coarse table."""
    half = int(_END * _FINE)
    x = np.arange(-half, half + 1) / _FINE
    near = np.rint(x * _COARSE)
    values, densities = (each[(near + _END * _COARSE).astype(np.intp)] for each in _coarse())
    at = near / _COARSE
    by = x - at
    before, derivative, factor = np.zeros_like(x), densities, by
    slope = np.zeros_like(x)
    power = np.ones_like(x)
    for order in range(8):
        values = values + derivative * factor
        slope = slope + derivative * power
        power = factor
        before, derivative = derivative, -(at * derivative + order * before)
        factor = factor * by / (order + 2)
    return values, slope


def normal_below(x: Reals) -> Reals:
    """Return how much of the standard normal distribution lies below ``x``, to about 11 decimals.

    Taylor's series of third order from the nearest entry of a table: h - a h²/2 + (a² - 1) h³/6 times the density at a.
    """
    values, densities = _fine()
    by = np.minimum(np.maximum(x, -_END), _END)
    at = np.rint(by * _FINE)
    entry = at.astype(np.intp)
    entry += int(_END * _FINE)
    at /= _FINE
    by -= at
    found: Reals = at * at
    found -= 1.0
    found *= by
    found *= 1 / 3
    found -= at
    found *= by
    found *= 0.5
    found += 1.0
    found *= by
    found *= densities[entry]
    found += values[entry]
    return found


# -- numbers that vary together ---------------------------------------------------------------------------------------


class Together:
    """Uniform numbers that have one factor in common (a Gaussian copula): x = √r z + √(1 - r) e.

    z is the same for all in a run, e belongs to each; x is standard normal again, any two with the correlation r.
    """

    def __init__(self, common: Reals, correlation: float) -> None:
        self._own = float(np.sqrt(1.0 - correlation))
        self._common = normal_quantile(common)
        self._common *= float(np.sqrt(correlation))
        self._independent = correlation == 0

    def joined(self, own: Reals) -> Reals:
        """Return the uniform numbers of one among many, joined with the others by the common factor."""
        if self._independent:
            return own
        found = normal_quantile(own)
        found *= self._own
        found += self._common
        return normal_below(found)


def triangular(u: Reals, low: float, likely: float, high: float) -> Reals:
    """Return the triangular distribution's value with ``u`` below it; low and high are its ends."""
    width = high - low
    if width <= 0:
        return np.full(u.shape, likely)
    left, right = likely - low, high - likely
    rises = u < left / width
    found: Reals = 1.0 - u
    found *= width * right
    np.multiply(u, width * left, out=found, where=rises)
    np.sqrt(found, out=found)
    np.subtract(high - low, found, out=found, where=~rises)
    found += low
    return found

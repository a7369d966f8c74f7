"""What is known of triangular variables in closed form, to hold the sampled ones against."""


def triangular_moments(low: float, likely: float, high: float) -> tuple[float, float]:
    """Return the triangular distribution's mean and variance."""
    spread = low * low + likely * likely + high * high - low * likely - low * high - likely * high
    return (low + likely + high) / 3, spread / 18

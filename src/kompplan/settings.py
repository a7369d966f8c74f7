"""Tolerances and lead times that rules go by: every one has a default, its reason, and can be set in the configuration.

A name here is the key in ``[settings]`` of ``kompplan.toml`` with hyphens for underscores.
"""

from decimal import Decimal
from typing import Annotated, NamedTuple

from kompplan.i18n.text import Text


class Settings(NamedTuple):
    """The figures that an organisation may want otherwise. Shares are fractions: 0.02 is two per cent."""

    mean_tolerance: Annotated[
        Decimal,
        Text(
            "how far a stated mean or ratio may be from its numerator and denominator, as a share (GOA09)",
            "hur långt ett angivet medelvärde får ligga från sin täljare och nämnare, som andel (GOA09)",
        ),
    ] = Decimal("0.02")


DEFAULT = Settings()
"""What holds where nobody has said otherwise."""

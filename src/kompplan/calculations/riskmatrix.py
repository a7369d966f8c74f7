"""Risk value and level: probability times impact on the plan's own scale (the *minirisk* method, popu.se)."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from kompplan.i18n.text import Text
from kompplan.model.base import Part
from kompplan.model.risks import Band, Risk, Risks
from kompplan.model.shapes import folded, spellings_of
from kompplan.model.words import RiskLevel
from kompplan.values.quantity import Quantity

DEFAULT_LOW, DEFAULT_HIGH = 1, 5
MOST_STEPS = 20
"""More steps than anybody can tell apart; keeps the number of possible values small."""


class RiskScale(NamedTuple):
    """The whole numbers that probability and impact may take, both ends included, and the words of their steps."""

    low: int
    probability_high: int
    impact_high: int
    probability_words: tuple[str, ...]
    impact_words: tuple[str, ...]
    stated: bool
    usable: bool = True
    """False where the plan states a scale that risks cannot be scored on; kompplan's default stands in for it."""

    def products(self) -> tuple[int, ...]:
        """Return every value that a risk can have, in order: on 1–5 by 1–5 neither 7 nor 13 is among them."""
        return tuple(
            sorted(
                {
                    probability * impact
                    for probability in range(self.low, self.probability_high + 1)
                    for impact in range(self.low, self.impact_high + 1)
                }
            )
        )


class RiskBand(NamedTuple):
    """A level of risk: its name in the plan, and the values from ``low`` to ``high`` that belong to it."""

    label: Text
    low: int
    high: int
    level: RiskLevel
    band: Band | None


class ScoredRisk(NamedTuple):
    """A risk with its value and the level that the value falls in; no level where the bands leave a gap."""

    risk: Risk
    probability: int
    impact: int
    value: int
    band: RiskBand | None
    residual: tuple[int, int] | None

    @property
    def level(self) -> RiskLevel | None:
        return self.band.level if self.band is not None else None


class RiskAssessment(NamedTuple):
    """The register worked out. ``scored`` has the highest value first, else the plan's order.

    ``out_of_scale`` are risks with a score that is not a whole number of the scale; ``unscored`` lack a score or stand
    in the plan's list of unscored ones.
    """

    scale: RiskScale
    bands: tuple[RiskBand, ...]
    bands_stated: bool
    scored: tuple[ScoredRisk, ...]
    unscored: tuple[Risk, ...]
    out_of_scale: tuple[Risk, ...]

    def band_of(self, value: int) -> RiskBand | None:
        """Return the band that ``value`` falls in, the first where bands overlap."""
        for band in self.bands:
            if band.low <= value <= band.high:
                return band
        return None


DEFAULT_BANDS = tuple(
    RiskBand(level.words, low, high, level, None)
    for level, low, high in (
        (RiskLevel.ACCEPT, 1, 4),
        (RiskLevel.MITIGATE, 5, 14),
        (RiskLevel.ACT_NOW, 15, 25),
    )
)
"""The levels of a 5 by 5 scale where the plan states none: those of the LiA project's risk analysis."""


def whole(quantity: Quantity | str | None, words: tuple[str, ...] = (), low: int = DEFAULT_LOW) -> int | None:
    """Return a score as a whole number: a digit, or a word of the legend counted from the lowest step."""
    if isinstance(quantity, Quantity):
        value = quantity.value
        return int(value) if value is not None and value == int(value) else None
    if isinstance(quantity, str):
        steps = {folded(word): low + index for index, word in enumerate(words)}
        return steps.get(folded(quantity))
    return None


def bounds(quantity: Quantity | None) -> tuple[int, int] | None:
    """Return the whole numbers of ``1–4``, or nothing where they are not whole or have no upper end."""
    if quantity is None or quantity.high is None:
        return None
    low, high = int(quantity.low), int(quantity.high)
    return (low, high) if low == quantity.low and high == quantity.high else None


def band_bounds(quantity: Quantity | None, scale: RiskScale) -> tuple[int, int] | None:
    """Return a band's whole numbers; ``minst 15`` goes up to the scale's highest value."""
    if quantity is not None and quantity.high is None:
        top = scale.probability_high * scale.impact_high
        quantity = quantity._replace(high=max(Decimal(top), quantity.low))
    return bounds(quantity)


def scale_of(risks: Risks | None) -> RiskScale:
    """Return the plan's scale; where only the legends are given, their number of words is the number of steps."""
    scale = risks.scale if risks is not None else None
    if scale is None:
        return RiskScale(DEFAULT_LOW, DEFAULT_HIGH, DEFAULT_HIGH, (), (), stated=False)
    found = bounds(scale.bounds)
    steps = tuple(len(words) for words in (scale.probability, scale.impact) if words and scale.bounds is None)
    if scale.bounds is not None and (found is None or not 1 <= found[1] - found[0] < MOST_STEPS):
        usable = False
    else:
        usable = all(2 <= each <= MOST_STEPS for each in steps)
    if not usable:
        return RiskScale(DEFAULT_LOW, DEFAULT_HIGH, DEFAULT_HIGH, (), (), stated=False, usable=False)
    low, high = found or (DEFAULT_LOW, DEFAULT_HIGH)
    probability_high = low + len(scale.probability) - 1 if scale.probability and not found else high
    impact_high = low + len(scale.impact) - 1 if scale.impact and not found else high
    stated = found is not None or bool(steps)
    return RiskScale(low, probability_high, impact_high, scale.probability, scale.impact, stated)


def bands_of(risks: Risks | None, scale: RiskScale) -> tuple[RiskBand, ...]:
    """Return the plan's bands from the lowest up.

    A band's level is the one it states, else the one that its label means, else its place: the lowest can be
    accepted, the highest asks for action now, those between should be mitigated.
    """
    all_bands = risks.bands if risks is not None else ()
    stated = [(band, found) for band in all_bands if (found := band_bounds(band.bounds, scale))]
    stated.sort(key=lambda each: each[1])
    known = spellings_of(RiskLevel)
    result = []
    for index, (band, (low, high)) in enumerate(stated):
        by_place = (
            RiskLevel.ACCEPT if index == 0 else RiskLevel.ACT_NOW if index == len(stated) - 1 else RiskLevel.MITIGATE
        )
        by_label = known.get(folded(band.label)) if band.label else None
        level = band.level or (RiskLevel(by_label.value) if by_label is not None else by_place)
        label = Text(band.label, band.label) if band.label else level.words
        result.append(RiskBand(label, low, high, level, band))
    return tuple(result)


def assess(risks: Risks | None) -> RiskAssessment:
    """Return the value and level of every risk that has both scores on the scale."""
    scale = scale_of(risks)
    stated_bands = bands_of(risks, scale)
    has_bands = bool(risks is not None and risks.bands)
    default_fits = (scale.low, scale.probability_high, scale.impact_high) == (DEFAULT_LOW, DEFAULT_HIGH, DEFAULT_HIGH)
    bands = stated_bands if has_bands else (DEFAULT_BANDS if default_fits else ())
    frame = RiskAssessment(scale, bands, has_bands, (), (), ())
    scored: list[ScoredRisk] = []
    unscored: list[Risk] = []
    out_of_scale: list[Risk] = []
    register = risks.entries if risks is not None else ()
    for risk in (*register, *(risks.unscored if risks is not None else ())):
        if risk.probability is None or risk.impact is None:
            unscored.append(risk)
            continue
        pair = scores(risk, scale)
        if pair is None:
            out_of_scale.append(risk)
            continue
        value = pair[0] * pair[1]
        left = risk.residual
        residual = scores(left, scale) if left is not None else None
        scored.append(ScoredRisk(risk, *pair, value, frame.band_of(value), residual))
    scored.sort(key=lambda each: -each.value)
    return frame._replace(scored=tuple(scored), unscored=tuple(unscored), out_of_scale=tuple(out_of_scale))


def scores(part: Part, scale: RiskScale) -> tuple[int, int] | None:
    """Return probability and impact where both are whole numbers of the scale."""
    state: Mapping[str, Quantity | str | None] = part.__dict__
    probability = whole(state.get("probability"), scale.probability_words, scale.low)
    impact = whole(state.get("impact"), scale.impact_words, scale.low)
    if probability is None or impact is None:
        return None
    if not scale.low <= probability <= scale.probability_high or not scale.low <= impact <= scale.impact_high:
        return None
    return probability, impact

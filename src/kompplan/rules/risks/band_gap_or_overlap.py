"""Report values that a risk can have but that fall in no level, or in two."""

from collections.abc import Iterator
from typing import NamedTuple

from kompplan.calculations.riskmatrix import RiskAssessment, RiskBand, band_bounds
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.model.risks import Band, Risks


class _Gap(NamedTuple):
    """Attainable values in a row that no band holds, with the bands on either side."""

    values: tuple[int, ...]
    below: RiskBand | None
    above: RiskBand | None


def _gaps(assessment: RiskAssessment) -> Iterator[_Gap]:
    run: list[int] = []
    below: RiskBand | None = None
    for value in assessment.scale.products():
        band = assessment.band_of(value)
        if band is None:
            run.append(value)
            continue
        if run:
            yield _Gap(tuple(run), below, band)
            run = []
        below = band
    if run:
        yield _Gap(tuple(run), below, None)


def _bounds(checked: CheckedPlan, band: Band) -> Finding:
    return Finding(
        at=checked.at(band, "bounds"),
        text=Text(
            en="{bounds} are not whole numbers, and risk values always are",
            sv="{bounds} är inte heltal, och det är riskvärden alltid",
        ),
        values={"bounds": band.bounds},
        advice=Text(
            en="write the lowest and the highest value that belong to the level: 5–14",
            sv="skriv det lägsta och det högsta värdet som hör till nivån: 5–14",
        ),
    )


def _gap(checked: CheckedPlan, gap: _Gap) -> Iterator[Finding]:
    """Point at the band that ends too early; at the one that begins too late where there is none below."""
    near = gap.below or gap.above
    if near is None or near.band is None:
        return
    other = gap.above if near is gap.below else None
    related: tuple[Note, ...] = ()
    if other is not None and other.band is not None:
        related = (
            Note(checked.at(other.band, "bounds"), Text(en="the next level begins here", sv="nästa nivå börjar här")),
        )
    yield Finding(
        at=checked.at(near.band, "bounds"),
        text=Text(
            en="no level holds a risk with the value {values}",
            sv="ingen nivå gäller för en risk med riskvärdet {values}",
        )
        if len(gap.values) == 1
        else Text(
            en="no level holds risks with the values {values}",
            sv="ingen nivå gäller för risker med riskvärdena {values}",
        ),
        values={"values": gap.values},
        advice=Text(
            en="widen one of the levels so that every value belongs to one",
            sv="vidga en av nivåerna så att varje värde hör till en",
        ),
        related=related,
    )


def _overlaps(checked: CheckedPlan, bands: tuple[RiskBand, ...]) -> Iterator[Finding]:
    """Compare each band with the one below it that reaches highest."""
    highest: RiskBand | None = None
    for band in bands:
        if highest is not None and band.low <= highest.high and band.band is not None and highest.band is not None:
            shared = tuple(dict.fromkeys((band.low, min(band.high, highest.high))))
            yield Finding(
                at=checked.at(band.band, "bounds"),
                text=Text(
                    en="the value {shared} belongs to both '{lower}' and '{upper}'",
                    sv="värdet {shared} hör till både ”{lower}” och ”{upper}”",
                )
                if len(shared) == 1
                else Text(
                    en="the values from {first} to {last} belong to both '{lower}' and '{upper}'",
                    sv="värdena från {first} till {last} hör till både ”{lower}” och ”{upper}”",
                ),
                values={
                    "shared": shared,
                    "first": shared[0],
                    "last": shared[-1],
                    "lower": highest.label,
                    "upper": band.label,
                },
                advice=Text(en="let each value belong to one level", sv="låt varje värde höra till en enda nivå"),
                related=(Note(checked.at(highest.band, "bounds"), Text(en="the other level", sv="den andra nivån")),),
            )
        if highest is None or band.high > highest.high:
            highest = band


def _no_bands(checked: CheckedPlan, risks: Risks, assessment: RiskAssessment) -> Iterator[Finding]:
    """On another scale than 1–5 kompplan's own levels do not fit, so the plan has to state some."""
    if assessment.bands or not assessment.scored or checked.written(risks, "bands"):
        return
    scale = assessment.scale
    products = scale.products()
    yield Finding(
        at=checked.at(risks, "scale"),
        text=Text(
            en="the plan states no levels, and kompplan's own are for the scale 1–5",
            sv="planen anger inga nivåer, och kompplans egna gäller skalan 1–5",
        ),
        values={"low": products[0], "high": products[-1]},
        advice=Text(
            en="add levels that cover the values from {low} to {high}: bands: …",
            sv="lägg till nivåer som täcker värdena från {low} till {high}: nivåer: …",
        ),
        severity=Severity.WARNING,
    )


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Gaps are judged only where every band, and the scale, could be read; values that cannot occur need no level."""
    risks = checked.plan.risks
    if risks is None:
        return
    assessment = checked.risks
    unclear = [
        band for band in risks.bands if band.bounds is not None and band_bounds(band.bounds, assessment.scale) is None
    ]
    for band in unclear:
        yield _bounds(checked, band)
    yield from _no_bands(checked, risks, assessment)
    if not assessment.bands_stated:
        return
    yield from _overlaps(checked, assessment.bands)
    scale_known = assessment.scale.stated or not checked.written(risks, "scale")
    if scale_known and len(assessment.bands) == len(risks.bands) and checked.complete(risks, "bands"):
        for gap in _gaps(assessment):
            yield from _gap(checked, gap)


RULE = Rule(
    code="RSK05",
    name="band-gap-or-overlap",
    levels=always(Severity.ERROR),
    summary=Text(
        en="A risk value that belongs to no level, or to two",
        sv="Ett riskvärde som inte hör till någon nivå, eller till två",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "levels that leave out a value which probability × impact can give (on 1–5 that is 1, 2, 3, 4, 5, 6, "
                "8, 9, 10, 12, 15, 16, 20 and 25), levels that overlap, bounds that are not whole numbers, and a "
                "scale other than 1–5 without levels of its own"
            ),
            sv=(
                "nivåer som utelämnar ett värde som sannolikhet × konsekvens kan ge (på 1–5 är det 1, 2, 3, 4, 5, 6, "
                "8, 9, 10, 12, 15, 16, 20 och 25), nivåer som överlappar varandra, gränser som inte är heltal, och "
                "en annan skala än 1–5 utan egna nivåer"
            ),
        ),
        matters=Text(
            en="a risk that falls between two levels gets none, and is left out of every list by level",
            sv="en risk som hamnar mellan två nivåer får ingen, och saknas i varje lista efter nivå",
        ),
        wrong=(
            "risker:\n  nivåer: {kan accepteras: 1–4, bör åtgärdas: 6–14, åtgärdas snarast: 15–25}\n"
            "  register:\n    - {risk: Lokalen är upptagen, S: 1, K: 5}"
        ),
        right=(
            "risker:\n  nivåer: {kan accepteras: 1–4, bör åtgärdas: 5–14, åtgärdas snarast: 15–25}\n"
            "  register:\n    - {risk: Lokalen är upptagen, S: 1, K: 5}"
        ),
        origin=Text(
            en="the levels of the mini-risk method; LiA's (1–4, 5–14, 15–25) are right",
            sv="miniriskmetodens nivåer; LiA-projektets (1–4, 5–14, 15–25) stämmer",
        ),
    ),
    check=check,
)

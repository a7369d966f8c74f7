"""Report stated risk levels that are not the level of the risk's value."""

from collections.abc import Iterator

from kompplan.calculations.riskmatrix import RiskBand, ScoredRisk
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Fix, Note, Rule, always
from kompplan.lint.value_edit import value_edit
from kompplan.model.risks import Risk
from kompplan.model.shapes import folded, spellings_of
from kompplan.model.words import RiskLevel
from kompplan.values.placeholder import placeholder


def _meant(word: str, bands: tuple[RiskBand, ...]) -> tuple[RiskBand, ...]:
    """Return the bands that a stated level names: by their label, else by the level that the word is a word for."""
    word = folded(word)
    by_label = tuple(band for band in bands if word in (folded(band.label.en), folded(band.label.sv)))
    if by_label:
        return by_label
    level = spellings_of(RiskLevel).get(word)
    return tuple(band for band in bands if level is not None and band.level.value == level.value)


def _unknown(checked: CheckedPlan, risk: Risk) -> Finding:
    return Finding(
        at=checked.at(risk, "level"),
        text=Text(en="'{stated}' is none of the plan's risk levels", sv="”{stated}” är ingen av planens risknivåer"),
        values={"stated": risk.level, "levels": tuple(band.label for band in checked.risks.bands)},
        advice=Text(en="write one of: {levels}", sv="skriv något av: {levels}"),
    )


def _wrong(checked: CheckedPlan, scored: ScoredRisk, band: RiskBand, meant: tuple[RiskBand, ...]) -> Finding:
    risk = scored.risk
    related: tuple[Note, ...] = ()
    if band.band is not None:
        related = (
            Note(
                checked.at(band.band, "bounds"),
                Text(en="{value} falls here", sv="{value} ligger här"),
                {"value": scored.value},
            ),
        )
    at = checked.at(risk, "level")
    label = band.label.en if _in_english(risk.level or "", meant) else band.label.sv
    edit = value_edit(checked, at, risk.level or "", label) if label.replace(" ", "").isalpha() else None
    return Finding(
        at=at,
        text=Text(
            en="risk {risk} states the level '{stated}', but its value {value} means '{level}'",
            sv="risk {risk} anger nivån ”{stated}”, men riskvärdet {value} betyder ”{level}”",
        ),
        values={"risk": risk.id or named(risk), "stated": risk.level, "value": scored.value, "level": band.label},
        advice=Text(
            en="write '{level}', or correct the probability or the impact; the level may also be left out",
            sv="skriv ”{level}”, eller rätta sannolikheten eller konsekvensen; nivån kan också utelämnas",
        ),
        related=related,
        fix=Fix(Text("write {label}", "skriv {label}"), (edit,), safe=True, values={"label": label}) if edit else None,
    )


def _in_english(word: str, meant: tuple[RiskBand, ...]) -> bool:
    """Tell whether a stated level is the English word for what it means."""
    return any(folded(word) == folded(band.label.en) != folded(band.label.sv) for band in meant)


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Where the bands leave a gap or there are none, RSK05 speaks instead."""
    assessment = checked.risks
    if not assessment.bands:
        return
    scored = {id(each.risk): each for each in assessment.scored}
    for risk in (*(each.risk for each in assessment.scored), *assessment.unscored, *assessment.out_of_scale):
        if not risk.level or placeholder(risk.level) is not None:
            continue
        meant = _meant(risk.level, assessment.bands)
        own = scored.get(id(risk))
        if not meant:
            yield _unknown(checked, risk)
        elif own is not None and own.band is not None and not any(each.low <= own.value <= each.high for each in meant):
            yield _wrong(checked, own, own.band, meant)


RULE = Rule(
    code="RSK04",
    name="level-mismatch",
    levels=always(Severity.ERROR),
    summary=Text(
        en="A stated risk level that is not the level of the value",
        sv="En angiven risknivå som inte är nivån för riskvärdet",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "a level that the plan states for a risk and that is not the one its value falls in, or that is no "
                "level at all"
            ),
            sv=(
                "en nivå som planen anger för en risk och som inte är den som riskvärdet ligger i, eller som inte är "
                "någon nivå alls"
            ),
        ),
        matters=Text(
            en="the level decides what is done: a risk that is called lower than it is gets neither owner nor date",
            sv="nivån avgör vad som görs: en risk som kallas lägre än den är får varken ansvarig eller datum",
        ),
        wrong="risker:\n  register:\n    - {id: R6, risk: Tiden räcker inte, S: 4, K: 4, nivå: bör åtgärdas}",
        right="risker:\n  register:\n    - {id: R6, risk: Tiden räcker inte, S: 4, K: 4, nivå: åtgärdas snarast}",
        origin=Text(
            en="the mini-risk method: the level is read off the bands of the risk value; LiA prints no level at all",
            sv="miniriskmetoden: nivån läses ur riskvärdets intervall; LiA-projektet anger ingen nivå alls",
        ),
    ),
    check=check,
)

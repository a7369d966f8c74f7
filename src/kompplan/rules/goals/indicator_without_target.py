"""Report indicators that do not say how much is enough, or by when."""

import re
from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule, always
from kompplan.model.goals import Indicator
from kompplan.values.patterns import pattern
from kompplan.values.quantity import Quantity

_TARGET = Text("a target", "målvärde")
_UNIT = Text("a unit", "enhet")
_DATE = Text("a date", "datum")

_ADVICE = {
    _TARGET: Text(
        "decide what counts as success and when: target: 80 %, date: 2027-12-01",
        "bestäm vad som räknas som lyckat och när: målvärde: 80 %, datum: 2027-12-01",
    ),
    _UNIT: Text(
        "write what is counted after the target, or as unit: …",
        "skriv vad som räknas efter målvärdet, eller som enhet: …",
    ),
    _DATE: Text(
        "decide when it shall be reached: date: 2027-12-01",
        "bestäm när det ska vara nått: datum: 2027-12-01",
    ),
}

# "antal barn som …" is counted in what the words name.
_COUNTED = pattern(r"\b(?:antal|antalet|hur många|number of|how many)\b", re.IGNORECASE)


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """One finding for each indicator, with everything that it lacks."""
    for goal in checked.plan.goals:
        for indicator in goal.indicators:
            missing = _missing(checked, indicator)
            if missing:
                yield Finding(
                    at=checked.at(indicator, "target") if missing == (_UNIT,) else checked.at(indicator),
                    text=Text(
                        en="the indicator {indicator} lacks {missing}",
                        sv="indikatorn {indicator} saknar {missing}",
                    ),
                    values={"indicator": named(indicator), "missing": missing},
                    advice=_ADVICE[missing[0]],
                )


def _missing(checked: CheckedPlan, indicator: Indicator) -> tuple[Text, ...]:
    """A target in words has no unit, and one that is missing brings its unit along."""
    lacks = {
        _TARGET: not checked.written(indicator, "target"),
        _UNIT: isinstance(indicator.target, Quantity) and not _has_unit(checked, indicator, indicator.target),
        _DATE: not checked.written(indicator, "date"),
    }
    return tuple(name for name, lacking in lacks.items() if lacking)


def _has_unit(checked: CheckedPlan, indicator: Indicator, target: Quantity) -> bool:
    baseline = indicator.baseline
    return (
        target.unit is not None
        or checked.written(indicator, "unit")
        or (isinstance(baseline, Quantity) and baseline.unit is not None)
        or _COUNTED().search(indicator.text or "") is not None
    )


RULE = Rule(
    code="GOA02",
    name="indicator-without-target",
    levels=always(Severity.WARNING),
    summary=Text(en="An indicator without a target, unit or date", sv="En indikator utan målvärde, enhet eller datum"),
    explanation=Explanation(
        notices=Text(
            en=(
                "an indicator without a target value, without a unit for it, or without a date. A target in words "
                "counts as a target; per cent and 'number of …' need no other unit"
            ),
            sv=(
                "en indikator utan målvärde, utan enhet för det eller utan datum. Ett målvärde i ord räknas som "
                "målvärde; procent och ”antal …” behöver ingen annan enhet"
            ),
        ),
        matters=Text(
            en=(
                "an indicator without a target cannot be missed, and so says nothing; without a date there is always "
                "more time. It is easier to agree on a level before the project than after it"
            ),
            sv=(
                "en indikator utan målvärde kan inte missas och säger därför ingenting; utan datum finns det alltid "
                "mer tid. Det är lättare att enas om en nivå före projektet än efter det"
            ),
        ),
        wrong=(
            "mål:\n"
            "  - text: Barnen orkar leka\n"
            "    indikatorer:\n"
            "      - {text: andel barn som leker varje dag, nuläge: 40 %}"
        ),
        right=(
            "mål:\n"
            "  - text: Barnen orkar leka\n"
            "    indikatorer:\n"
            "      - {text: andel barn som leker varje dag, nuläge: 40 %, målvärde: 80 %, när: v. 49 2027}"
        ),
        origin=Text(
            en="LiA's evaluation asks good questions without a level that would count as success",
            sv="LiA:s utvärdering ställer goda frågor utan någon nivå som skulle räknas som lyckad",
        ),
    ),
    check=check,
)

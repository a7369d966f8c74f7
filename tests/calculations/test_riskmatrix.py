"""Risk values and levels, worked out by hand."""

from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from kompplan.calculations.riskmatrix import DEFAULT_BANDS, MOST_STEPS, RiskAssessment, assess
from kompplan.loading.load import Loaded, load
from kompplan.model.words import RiskLevel


def assessed(text: str) -> RiskAssessment:
    loaded = load(dedent(text).encode(), "plan.yaml")
    assert isinstance(loaded, Loaded)
    assert not loaded.diagnostics
    return assess(loaded.plan.risks)


def by_id(assessment: RiskAssessment) -> dict[str | None, tuple[int, RiskLevel | None]]:
    return {each.risk.id: (each.value, each.level) for each in assessment.scored}


LIA = """
    risker:
      skala:
        värden: 1–5
        sannolikhet: [mycket låg, låg, medel, stor, mycket stor]
        konsekvens: [mycket liten, liten, medel, stor, mycket stor]
      nivåer: {kan accepteras: 1–4, bör åtgärdas: 5–14, åtgärdas snarast: 15–25}
      register:
        - {id: R1, risk: Mandatet sviktar, S: 3, K: 4}
        - {id: R2, risk: Personkonflikter, S: 4, K: 3}
        - {id: R3, risk: Uppifrån och ned, S: 3, K: 4}
        - {id: R4, risk: Ledningen lever inte som den lär, S: 4, K: 4}
        - {id: R5, risk: LiA lever inte som det lär, S: 2, K: 5}
        - {id: R6, risk: Tiden räcker inte, S: stor, K: stor}
        - {id: R7, risk: Upptäckter tas inte om hand, S: 3, K: 4}
        - {id: R8, risk: Nyckelpersoner försvinner, S: 3, K: 4}
      utan_bedömning:
        - Engagerade nyckelpersoner levererar inte
"""


def test_the_register_of_lia() -> None:
    assessment = assessed(LIA)
    values = {key: value for key, (value, _) in by_id(assessment).items()}
    assert [values[f"R{number}"] for number in range(1, 9)] == [12, 12, 12, 16, 10, 16, 12, 12]
    levels = {key: level for key, (_, level) in by_id(assessment).items()}
    assert [key for key, level in levels.items() if level is RiskLevel.ACT_NOW] == ["R4", "R6"]
    assert set(levels.values()) == {RiskLevel.ACT_NOW, RiskLevel.MITIGATE}
    assert len(assessment.unscored) == 1
    assert not assessment.out_of_scale


def test_the_highest_value_comes_first_and_equals_keep_the_plans_order() -> None:
    assert [each.risk.id for each in assessed(LIA).scored] == ["R4", "R6", "R1", "R2", "R3", "R7", "R8", "R5"]


def test_a_plan_that_states_nothing_has_kompplans_scale_and_levels() -> None:
    assessment = assessed("risker: {register: [{id: R1, risk: Ingen kommer, S: 1, K: 5}]}")
    assert assessment.scale.products() == (1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 20, 25)
    assert not assessment.scale.stated
    assert assessment.bands == DEFAULT_BANDS
    assert by_id(assessment) == {"R1": (5, RiskLevel.MITIGATE)}
    ends = {value: band.level for value in (1, 4, 5, 14, 15, 25) if (band := assessment.band_of(value)) is not None}
    assert ends == {
        1: RiskLevel.ACCEPT,
        4: RiskLevel.ACCEPT,
        5: RiskLevel.MITIGATE,
        14: RiskLevel.MITIGATE,
        15: RiskLevel.ACT_NOW,
        25: RiskLevel.ACT_NOW,
    }


def test_a_scale_of_four_steps_needs_levels_of_its_own() -> None:
    assessment = assessed("risks: {scale: 1–4, register: [{id: R1, risk: Nobody comes, S: 4, K: 4}]}")
    assert assessment.scale.products() == (1, 2, 3, 4, 6, 8, 9, 12, 16)
    assert assessment.bands == ()
    assert by_id(assessment) == {"R1": (16, None)}


def test_words_of_the_legend_count_from_the_lowest_step() -> None:
    assessment = assessed(
        """
        risker:
          skala: {sannolikhet: [liten, ganska liten, stor, mycket stor], konsekvens: [Märkbar, Stor, Mycket stor]}
          register:
            - {id: R1, risk: Ingen kommer, S: stor, K: stor}
            - {id: R2, risk: Lokalen är kall, S: MYCKET STOR, K: mycket-stor}
            - {id: R3, risk: Kursen ställs in, S: oerhörd, K: stor}
        """
    )
    scale = assessment.scale
    assert (scale.low, scale.probability_high, scale.impact_high) == (1, 4, 3)
    assert {key: value for key, (value, _) in by_id(assessment).items()} == {"R1": 3 * 2, "R2": 4 * 3}
    assert [risk.id for risk in assessment.out_of_scale] == ["R3"]


def test_two_bands_are_the_lowest_and_the_highest() -> None:
    assessment = assessed("risks: {bands: {watch: 1–9, act: 10–25}}")
    assert [band.level for band in assessment.bands] == [RiskLevel.ACCEPT, RiskLevel.ACT_NOW]


def test_four_bands_have_two_in_the_middle_whatever_their_order() -> None:
    assessment = assessed("risks: {bands: {red: 16–25, green: 1–3, orange: 10–15, yellow: 4–9}}")
    assert [(band.label.en, band.level) for band in assessment.bands] == [
        ("green", RiskLevel.ACCEPT),
        ("yellow", RiskLevel.MITIGATE),
        ("orange", RiskLevel.MITIGATE),
        ("red", RiskLevel.ACT_NOW),
    ]


def test_a_band_that_says_its_level_has_that_level() -> None:
    assessment = assessed(
        """
        risker:
          nivåer:
            - {benämning: grön, gränser: 1–4}
            - {benämning: hög, gränser: 5–14}
            - {benämning: svart, gränser: 15–25, nivå: bör åtgärdas}
        """
    )
    assert [band.level for band in assessment.bands] == [RiskLevel.ACCEPT, RiskLevel.ACT_NOW, RiskLevel.MITIGATE]


def test_a_band_without_an_upper_end_reaches_the_scales_highest_value() -> None:
    assessment = assessed("risks: {scale: 1–4, bands: {fine: 1–4, watch: 5–8, act: 9 or more}}")
    assert [(band.low, band.high) for band in assessment.bands] == [(1, 4), (5, 8), (9, 16)]


def test_scores_that_are_no_whole_steps_give_no_value() -> None:
    assessment = assessed(
        """
        risks:
          register:
            - {id: R1, risk: Nobody comes, S: 6, K: 1}
            - {id: R2, risk: The room is cold, S: "2,5", K: 4}
            - {id: R3, risk: No money, S: about 3, K: 4}
            - {id: R4, risk: No time, K: 4}
        """
    )
    assert assessment.scored == ()
    assert [risk.id for risk in assessment.out_of_scale] == ["R1", "R2", "R3"]
    assert [risk.id for risk in assessment.unscored] == ["R4"]


def test_what_is_left_after_mitigation_is_scored_on_the_same_scale() -> None:
    assessment = assessed(
        """
        risker:
          register:
            - {id: R1, risk: Ingen kommer, S: 4, K: 4, efter_åtgärd: {S: 2, K: 4}}
            - {id: R2, risk: Lokalen är kall, S: 4, K: 3, efter_åtgärd: {S: 9, K: 3}}
        """
    )
    assert [each.residual for each in assessment.scored] == [(2, 4), None]


def test_a_scale_that_nobody_can_score_on_gives_way_to_the_default() -> None:
    for written in ("5", "1–1000000", "1–2,5", "minst 1", f"1–{MOST_STEPS + 1}"):
        scale = assessed(f"risker: {{skala: '{written}'}}").scale
        assert not scale.usable, written
        assert (scale.low, scale.probability_high, scale.impact_high) == (1, 5, 5)
    assert assessed(f"risker: {{skala: 1–{MOST_STEPS}}}").scale.usable


steps = st.integers(1, 5)
ORDER = (RiskLevel.ACCEPT, RiskLevel.MITIGATE, RiskLevel.ACT_NOW)


@given(steps, steps, steps, steps)
def test_a_higher_score_never_lowers_value_or_level(s: int, k: int, more_s: int, more_k: int) -> None:
    assessment = assessed(
        f"""
        risks:
          register:
            - {{id: A, risk: As it is, S: {s}, K: {k}}}
            - {{id: B, risk: At least as bad, S: {max(s, more_s)}, K: {max(k, more_k)}}}
        """
    )
    found = by_id(assessment)
    (value, level), (worse_value, worse_level) = found["A"], found["B"]
    assert worse_value >= value == s * k
    assert level is not None
    assert worse_level is not None
    assert ORDER.index(worse_level) >= ORDER.index(level)

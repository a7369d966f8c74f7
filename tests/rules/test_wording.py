"""Sentences that have misled a reader, or broken where the plan's own words came in."""

from datetime import date

import pytest

from kompplan.i18n.language import Language
from kompplan.pipeline import all_rules, judge

RULES = {rule.name: rule for rule in all_rules()}
TODAY = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("rule", "plan", "swedish"),
    [
        (
            "not-gender-disaggregated",
            "målgrupper: [{id: KU8, namn: Anställda (KU8), antal: 35}]",
            "KU8 ”Anställda (KU8)”: antalet 35 är inte uppdelat på kvinnor och män",
        ),
        (
            "act-now-without-deadline",
            "risker: [{id: R5, risk: Tiden, S: 3, K: 4, följs_upp: 2026-01-31}]",
            "uppföljningen av risk R5 (bör åtgärdas) skulle göras 2026-01-31, och det har passerat (i dag: 2026-09-01)",
        ),
        (
            "session-days-mismatch",
            "aktiviteter: [{id: A1, aktivitet: Kurs, dagar: 2, delar: [3]}]",
            "A1 ”Kurs” uppges ta 2 dagar, men delarna blir 3 dagar (3)",
        ),
        (
            "activity-without-budget-line",
            "aktiviteter: [{id: A2, aktivitet: Kurs, kostnad: 20000}]\nbudget: [{post: a, belopp: 4 h, aktivitet: A2}]",
            "A2 ”Kurs” kostar 20 000 kr, men raderna för den är bara i timmar",
        ),
        (
            "activity-without-budget-line",
            "aktiviteter: [{id: A1, aktivitet: Kurs, kostnad: 100000}]\nbudget: [{post: a, belopp: 5, aktivitet: A1}]",
            "A1 ”Kurs” kostar 100 000 kr, men dess rader summerar till 5 kr",
        ),
    ],
)
def test_a_finding_speaks_for_itself(rule: str, plan: str, swedish: str) -> None:
    judged = judge(plan.encode(), "plan.yaml", lambda _: TODAY, rules=(RULES[rule],))
    said = [each.message.to(Language.SV).replace("\u00a0", " ") for each in judged.diagnostics]
    assert said == [swedish]

"""Findings that point at a span instead of a part of the model: keys that nothing is known of."""

from datetime import date
from textwrap import dedent

import pytest

from kompplan.pipeline import Judged, all_rules, judge

RULES = tuple(rule for rule in all_rules() if rule.code == "STR02")


def judged(allowance: str) -> Judged:
    plan = f"""
        aktiviteter:
          - {{id: A1, aktivitet: Kurs, färg: blå, form: rund}}
        tillåt:
          - {{regel: STR02, {allowance}}}
    """
    return judge(dedent(plan).encode(), "plan.yaml", lambda _: date(2026, 9, 1), rules=RULES)


@pytest.mark.parametrize(
    ("allowance", "left", "silenced"),
    [
        ("objekt: färg, därför: vårt eget nyckelord", ["form"], 1),
        ("därför: våra egna nyckelord", [], 2),
        ("objekt: lukt, därför: vårt eget nyckelord", ["färg", "form"], 0),
        ("objekt: färg", ["färg", "form"], 0),
    ],
)
def test_an_unknown_key_is_allowed_by_its_own_word(allowance: str, left: list[str], silenced: int) -> None:
    found = judged(allowance)
    assert [each.span.text for each in found.diagnostics] == left
    assert found.allowed == silenced

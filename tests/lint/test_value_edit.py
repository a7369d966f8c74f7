"""A rewritten value means the same when the file is read again, wherever it stands."""

from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from kompplan.diagnostics.diagnostic import Diagnostic
from kompplan.lint.rule import Rule
from kompplan.pipeline import judge

TODAY = date(2026, 9, 1)
RULES: dict[str, Rule] = {
    name: import_module(f"kompplan.rules.text.{name}").RULE for name in ("number_or_date_format", "inconsistent_naming")
}


def found(text: str, rule: Rule) -> tuple[Diagnostic, ...]:
    return judge(text.encode(), "plan.yaml", lambda _: TODAY, rules=(rule,)).diagnostics


def mended(text: str, rule: Rule) -> str:
    changes = [each for one in found(text, rule) if one.mending is not None for each in one.mending.replacements]
    for change in sorted(changes, key=lambda each: -each.span.start):
        text = text[: change.span.start] + change.text + text[change.span.end :]
    return text


@pytest.mark.parametrize("name", RULES)
def test_a_mended_fixture_has_nothing_left_to_mend(name: str) -> None:
    rule = RULES[name]
    fixture = (Path(__file__).parents[1] / "rules" / f"{name}.yaml").read_text(encoding="utf-8")
    for plan in fixture.split("\n---\n"):
        again = found(mended(plan, rule), rule)
        assert [each for each in again if each.mending is not None or each.code.code != rule.code] == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  - {aktivitet: Kurs, tid: 1.5 h}", '  - {aktivitet: Kurs, tid: "1,5 h"}'),
        ("  - aktivitet: Kurs\n    tid: 1.5 h   # ca", "  - aktivitet: Kurs\n    tid: 1,5 h   # ca"),
        ("  - aktivitet: Kurs\n    tid: '1.5 h'", "  - aktivitet: Kurs\n    tid: '1,5 h'"),
        ("  - aktivitet: Kurs\n    delar:\n      - 1.5 dag", "  - aktivitet: Kurs\n    delar:\n      - 1,5 dag"),
        ("  - aktivitet: Kurs\n    delar: [1.5 dag]", '  - aktivitet: Kurs\n    delar: ["1,5 dag"]'),
        ("  - aktivitet: Kurs\n    tid:\n      1.5 h", "  - aktivitet: Kurs\n    tid:\n      1,5 h"),
        # what is not written in one piece is left alone
        ("  - aktivitet: Kurs\n    delar: [1.5 dag internat]", "  - aktivitet: Kurs\n    delar: [1.5 dag internat]"),
        ('  - aktivitet: Kurs\n    tid: "1.5\\u0020h"', '  - aktivitet: Kurs\n    tid: "1.5\\u0020h"'),
    ],
)
def test_only_the_values_characters_change(before: str, after: str) -> None:
    assert mended(f"aktiviteter:\n{before}\n", RULES["number_or_date_format"]) == f"aktiviteter:\n{after}\n"

"""Each rule against its fixture: small plans cut at ``---``, the expectation on the line it is about.

``# expect: name`` stands on the line that the finding must point at, as often as it is expected there; a plan without
such a comment must stay silent. Only the fixture's own rule is run, so the plans can be fragments.
"""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.language import Language
from kompplan.lint.rule import Rule
from kompplan.pipeline import all_rules, judge

FOLDER = Path(__file__).parent
RULES = {rule.name: rule for rule in all_rules()}
EXPECT = re.compile(r"#\s*expect:\s*([a-z0-9, -]+?)\s*$")
SEVERITY = re.compile(r"#\s*severity:\s*(error|warning|info)")
TODAY = date(2026, 9, 1)


def plans(rule: Rule) -> list[str]:
    return re.split(r"^---[^\n]*\n", fixture(rule).read_text(encoding="utf-8"), flags=re.MULTILINE)


def fixture(rule: Rule) -> Path:
    return FOLDER / f"{rule.name.replace('-', '_')}.yaml"


def beside(rule: Rule) -> Path | None:
    """Return the folder with the files that the rule's plans name, where there is one."""
    folder = fixture(rule).with_suffix("")
    return folder if folder.is_dir() else None


def expected(plan: str) -> Counter[tuple[int, str]]:
    found: Counter[tuple[int, str]] = Counter()
    for number, line in enumerate(plan.splitlines(), 1):
        match = EXPECT.search(line)
        if match:
            found.update((number, name.strip()) for name in match.group(1).split(","))
    return found


def cases() -> list[object]:
    return [
        pytest.param(rule, index, plan, id=f"{rule.code}-{rule.name}-{index}")
        for rule in RULES.values()
        if fixture(rule).exists()
        for index, plan in enumerate(plans(rule))
    ]


@pytest.mark.parametrize(("rule", "index", "plan"), cases())
def test_a_rule_fires_where_its_fixture_says_and_nowhere_else(rule: Rule, index: int, plan: str) -> None:
    judged = judge(plan.encode(), f"{rule.name}.yaml", lambda _: TODAY, beside(rule), rules=(rule,))
    mine = [each for each in judged.diagnostics if each.code.code == rule.code]
    others = [each.message.to(Language.EN) for each in judged.diagnostics if each.code.code != rule.code]
    assert not others, "the fixture's plan has other faults"
    assert Counter((each.span.first.line, each.code.name) for each in mine) == expected(plan)
    for diagnostic in mine:
        said = SEVERITY.search(diagnostic.span.source.line(diagnostic.span.first.line))
        if said:
            assert diagnostic.severity is Severity[said.group(1).upper()]
        for language in Language:
            sentence = diagnostic.message.to(language)
            assert sentence == sentence.strip()
            assert not sentence.endswith(".")
            assert "{" not in sentence


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_rule_has_a_fixture_that_fires_and_one_that_stays_silent(rule: Rule) -> None:
    found = [expected(plan) for plan in plans(rule)]
    assert any(found)
    assert not all(found)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_rule_explains_itself_in_both_languages_with_an_example_that_fires(rule: Rule) -> None:
    explanation = rule.explanation
    for text in (rule.summary, explanation.notices, explanation.matters, explanation.origin):
        assert text.en and text.sv and text.en != text.sv
    for example, fires in ((explanation.wrong, True), (explanation.right, False)):
        judged = judge(example.encode(), "example.yaml", lambda _: TODAY, beside(rule), rules=(rule,))
        codes = [each.code.code for each in judged.diagnostics]
        assert (rule.code in codes) is fires, example
        assert set(codes) <= {rule.code}, example

"""Run the examples of a code: what kompplan says about them is printed in the documentation, never written by hand."""

import tempfile
from pathlib import Path

from kompplan.diagnostics.code import Code
from kompplan.formatters.formatter import Style
from kompplan.formatters.full import block
from kompplan.i18n.language import Language
from kompplan.lint.rule import Rule
from kompplan.pipeline import Judged, all_rules, judge
from kompplan.views.examples import DAY, FILE, Example, example_of

WIDTH = 100
"""Columns of what is printed, so that a page need not be moved sideways."""


def _rules(code: Code) -> tuple[Rule, ...]:
    """Return the rules that an example is judged by: its own; for exceptions those that the examples speak of."""
    if code.code.startswith("ALW"):
        return tuple(rule for rule in all_rules() if rule.code in code.explanation.wrong)
    return tuple(rule for rule in all_rules() if rule.code == code.code)


def judged(code: Code, example: Example, wrong: bool = True) -> Judged:
    """Judge an example of ``code`` by its own rule: the wrong one, or the right one."""
    data = example.wrong.encode(code.explanation.saved_as) if wrong else example.right.encode()
    if not example.files:
        return judge(data, FILE, lambda _: DAY, None, rules=_rules(code))
    with tempfile.TemporaryDirectory() as name:
        for beside, text in example.files:
            Path(name, beside).write_text(text, encoding="utf-8")
        return judge(data, FILE, lambda _: DAY, Path(name), rules=_rules(code))


def mends(code: Code) -> frozenset[bool]:
    """Return how kompplan mends the example: safely, by a proposal (False), both in turn, or not at all."""
    found = judged(code, example_of(code, Language.SV)).diagnostics
    return frozenset(each.mending.safe for each in found if each.code.code == code.code and each.mending is not None)


def printed(code: Code, language: Language) -> str:
    """Return what kompplan prints about the wrong example."""
    found = judged(code, example_of(code, language)).diagnostics
    style = Style(language, width=WIDTH)
    return "\n\n".join(block(each, style) for each in found if each.code.code == code.code)

"""Rules and what they go by: the settings and the dated tables name the rules that really use them."""

import importlib
import pkgutil
from typing import Any, ClassVar

import pytest

import kompplan.calculations
from kompplan.lint.rule import Rule
from kompplan.packs import pack as packs_module
from kompplan.packs.pack import Pack, packs
from kompplan.pipeline import all_rules, judge
from kompplan.settings import DEFAULT, Settings
from kompplan.views.settings import settings
from rules.test_rules import TODAY, beside, plans

CALCULATIONS = [
    importlib.import_module(each.name)
    for each in pkgutil.iter_modules(kompplan.calculations.__path__, "kompplan.calculations.")
]


def run(rule: Rule, by: Settings = DEFAULT) -> None:
    for plan in (*plans(rule), rule.explanation.wrong):
        judge(plan.encode(), "plan.yaml", lambda _: TODAY, beside(rule), rules=(rule,), settings=by)


def forget() -> None:
    for module in CALCULATIONS:
        for value in vars(module).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()


def test_a_table_names_the_rules_that_look_it_up(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[str] = set()
    real = packs_module.pack

    def asking(name: str) -> Pack:
        asked.add(name)
        return real(name)

    for module in CALCULATIONS:
        if getattr(module, "pack", None) is real:
            monkeypatch.setattr(module, "pack", asking)
    for rule in all_rules():
        asked.clear()
        forget()
        run(rule)
        assert {each.name for each in packs() if rule.code in each.rules} == asked, rule.code
    forget()


class Asked(Settings):
    """Settings that remember which of them a rule has asked for."""

    asked: ClassVar[set[str]] = set()

    def __getattribute__(self, name: str) -> Any:
        if name in Settings._fields:
            Asked.asked.add(name)
        return super().__getattribute__(name)


def test_a_setting_names_the_rules_that_go_by_it() -> None:
    """What rules share is worked out whole, so a rule may ask for a setting that only a rule of its family judges by,
    or that no rule does (the tables of planning)."""
    named = {each.key.replace("-", "_"): each.codes for each in settings()}
    for rule in all_rules():
        Asked.asked.clear()
        run(rule, Asked())
        told = {name for name, codes in named.items() if rule.code in codes}
        assert told <= Asked.asked, rule.code
        for name in Asked.asked - told:
            assert all(code[:3] == rule.code[:3] for code in named[name]), (rule.code, name)

"""The pages about configuring kompplan: everything in them is run as it stands."""

import re
from pathlib import Path

import pytest

from commands.cli import Cli
from kompplan.configuration.model import DEMANDED
from kompplan.configuration.read import _KEYS, read
from kompplan.pipeline import judge, own_rules, select
from kompplan.views.examples import DAY

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("configuration.md", "configuration.en.md")
PLAN = """\
projekt: {namn: Plan}
aktiviteter:
  - {id: A1, aktivitet: Kurs i samtal}
"""


def blocks(page: str, kind: str) -> list[str]:
    text = (DOCS / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def cases(kind: str) -> list[object]:
    return [
        pytest.param(block, id=f"{page}-{number}") for page in PAGES for number, block in enumerate(blocks(page, kind))
    ]


@pytest.mark.parametrize("block", cases("toml"))
def test_every_configuration_is_read_and_its_rules_exist(block: str) -> None:
    name = "pyproject.toml" if block.startswith("# pyproject.toml") else "kompplan.toml"
    configuration = read(Path(name), block.encode())
    assert configuration is not None
    own = own_rules(configuration)
    assert len(own) == len(configuration.checks)
    choices = (configuration.choice, *(each.choice for each in configuration.for_files))
    for choice in choices:
        select((choice,), own)


@pytest.mark.parametrize("block", cases("yaml"))
def test_every_exception_silences_something_and_is_without_fault(block: str) -> None:
    judged = judge(block.encode(), "plan.yaml", lambda _: DAY)
    assert judged.silenced
    assert not [each for each in judged.diagnostics if each.code.code[:3] in ("YML", "TYP", "ALW")]


@pytest.mark.parametrize("page", PAGES)
def test_every_command_can_be_given(page: str, cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    for line in "".join(blocks(page, "console")).splitlines():
        assert line.startswith("$ kompplan "), line
        ended = cli(*line.removeprefix("$ kompplan ").split())
        assert ended.status in (0, 1), ended.err


@pytest.mark.parametrize("page", PAGES)
def test_every_key_and_every_demand_of_a_profile_is_told(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    for key in _KEYS:
        assert any(re.search(rf"^\[*{key}\b", block, re.MULTILINE) for block in blocks(page, "toml")), key
    for codes in DEMANDED.values():
        assert f"| {', '.join(codes)} |" in text


def test_the_pages_have_the_same_blocks_in_the_same_order() -> None:
    kinds = [re.findall(r"^```(\w+)$", (DOCS / page).read_text(encoding="utf-8"), re.MULTILINE) for page in PAGES]
    assert kinds[0] == kinds[1]

"""``kompplan fmt``: the same plan in one layout, written only where that is proved."""

import codecs
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kompplan.diagnostics.source import Source
from kompplan.mend import differences
from kompplan.pipeline import judge
from kompplan.syntax.layout import comments_of
from kompplan.syntax.reader import compose
from kompplan.tidy import Tidied, Untidied, tidied
from syntax.spellings import spelt
from syntax.trees import plain

from .cli import Cli

ROOT = Path(__file__).parents[2]
PLANS = sorted(
    each
    for pattern in ("examples/**/*.yaml", "templates/plans/*.yaml")
    for each in ROOT.glob(pattern)
    if each.parent.name != "kompplan-tests"  # several small plans in each
)
DAY = date(2026, 9, 1)
PLAN = "projekt:\n    namn:   'Kurs'   # det kortaste\nrisker:\n- {id: R1,risk: Chefen slutar}\n"
TIDY = "projekt:\n  namn: Kurs         # det kortaste\n\nrisker:\n  - {id: R1, risk: Chefen slutar}\n"


def check(data: bytes, name: str, folder: Path | None) -> str:
    """Lay a plan out, and look at both versions once more without the layouter's own proof."""
    result = tidied(data, name, folder)
    assert isinstance(result, Tidied), result
    before, after = (judge(each, name, lambda _: DAY, folder) for each in (data, result.new.encode()))
    assert comments_of(result.new) == comments_of(result.old)
    assert sorted((each.code.code, each.severity) for each in before.diagnostics) == sorted(
        (each.code.code, each.severity) for each in after.diagnostics
    )
    assert (before.checked is None) == (after.checked is None)
    if before.checked is not None and after.checked is not None:
        assert list(differences(before.checked.plan, after.checked.plan)) == []
    again = tidied(result.new.encode(), name, folder)
    assert isinstance(again, Tidied)
    assert again.new == result.new
    return result.new


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_examples_and_templates_say_the_same_in_one_layout(path: Path) -> None:
    check(path.read_bytes(), path.name, path.parent)


TREES: list[Any] = [
    plain(compose(Source(name, (ROOT / "templates" / "plans" / name).read_text(encoding="utf-8"))).root)
    for name in ("minimal.yaml", "minimal.en.yaml")
]
TREES.append(
    {
        "projekt": {"namn": "Samtal", "status": "klar", "period": "2027-01-11 – 2028-12-15"},
        "aktiviteter": [
            {
                "id": "A1",
                "aktivitet": "Kurs, handledning och prov",
                "kostnad": "1 200,50 kr",
                "delar": ["1,5 h", "2 h"],
            },
            {"id": "A2", "aktivitet": "Prov", "efter": ["A1"], "när": "7 mars", "ansvrig": "rektor"},
        ],
        "budget": {"rader": [{"post": "Kurs", "belopp": "8,6 mnkr"}], "angiven_summa": "9 mnkr"},
        "risker": {"register": [{"risk": "Chefen slutar", "S": "3", "K": "4", "riskvärde": "16"}]},
    }
)


@given(st.sampled_from(TREES).flatmap(spelt))
@settings(max_examples=25)
def test_a_plan_in_any_spelling_says_the_same_in_one_layout(text: str) -> None:
    check(text.encode(), "plan.yaml", None)


def test_a_plan_is_written_and_then_right(cli: Cli) -> None:
    plan = cli.write("plan.yaml", PLAN)
    assert cli("fmt", "plan.yaml", "--check") == (
        1,
        "skulle formatera plan.yaml\n",
        "kompplan: 1 fil skulle formateras\n",
    )
    assert plan.read_text() == PLAN
    assert cli("fmt", "plan.yaml") == (0, "formaterade plan.yaml\n", "kompplan: 1 fil formaterad\n")
    assert plan.read_text() == TIDY
    assert cli("fmt", "plan.yaml", "--check", "--lang", "en") == (0, "", "kompplan: 1 file already right\n")


def test_the_difference_is_shown(cli: Cli) -> None:
    plan = cli.write("plan.yaml", PLAN)
    ended = cli("fmt", "plan.yaml", "--diff")
    assert ended.status == 1
    assert "-- {id: R1,risk: Chefen slutar}\n" in ended.out
    assert "+  - {id: R1, risk: Chefen slutar}\n" in ended.out
    assert plan.read_text() == PLAN


def test_bytes_become_utf_8_without_a_mark_and_with_line_feeds(cli: Cli) -> None:
    plan = cli.write("plan.yaml", "")
    for data in (
        codecs.BOM_UTF8 + TIDY.replace("\n", "\r\n").encode(),
        codecs.BOM_UTF16_LE + TIDY.encode("utf-16-le"),
    ):
        plan.write_bytes(data)
        assert cli("fmt", "plan.yaml", "--check").status == 1
        assert cli("fmt", "plan.yaml").status == 0
        assert plan.read_bytes() == TIDY.encode()


@pytest.mark.parametrize("arguments", [("--stdin",), ("-",)])
def test_standard_input_comes_out_in_one_layout(cli: Cli, arguments: tuple[str, ...]) -> None:
    ended = cli("fmt", *arguments, stdin=PLAN)
    assert (ended.status, ended.out, ended.err) == (0, TIDY, "")


def test_what_cannot_be_read_is_left_and_told(cli: Cli) -> None:
    text = "projekt: [\n"
    plan = cli.write("plan.yaml", text)
    ended = cli("fmt", "plan.yaml")
    assert ended.status == 2
    assert "plan.yaml:1:10: lämnas som den är" in ended.err
    assert plan.read_text() == text


def test_what_comes_through_standard_input_and_cannot_be_read_comes_out_as_it_was(cli: Cli) -> None:
    ended = cli("fmt", "-", stdin="projekt: [\n")
    assert (ended.status, ended.out) == (2, "projekt: [\n")


def test_a_folder_holds_plans_with_their_parts_and_other_files(cli: Cli) -> None:
    cli.write("planer/plan.yaml", "projekt:   {namn: Kurs}\nrisker: {inkludera: delar/risker.yaml}\n")
    part = cli.write("planer/delar/risker.yaml", "-   {risk: Chefen slutar}\n")
    other = cli.write("planer/docker-compose.yaml", "services:\n    a:   {}\n")
    assert cli("fmt", "planer").status == 0
    assert part.read_text() == "- {risk: Chefen slutar}\n"
    assert other.read_text() == "services:\n    a:   {}\n"
    part.write_text("-   {risk: Chefen slutar}\n", encoding="utf-8")
    assert cli("fmt", "planer/delar/risker.yaml").status == 0
    assert part.read_text() == "- {risk: Chefen slutar}\n"


def test_a_link_is_not_followed(cli: Cli) -> None:
    real = cli.write("real.yaml", PLAN)
    (cli.folder / "plan.yaml").symlink_to("real.yaml")
    ended = cli("fmt", "plan.yaml")
    assert ended.status == 2
    assert "nås genom en länk" in ended.err
    assert real.read_text() == PLAN


def test_words_are_those_of_the_plans_language_where_asked_for(cli: Cli) -> None:
    text = "projekt:\n  name: Kurs\n  språk: sv\n\nrisks:\n  - {id: R1, risk: Chefen slutar, owner: rektor}\n"
    plan = cli.write("plan.yaml", text)
    assert cli("fmt", "plan.yaml", "--check").status == 0
    assert cli("fmt", "plan.yaml", "--words").status == 0
    assert plan.read_text() == (
        "projekt:\n  namn: Kurs\n  språk: sv\n\nrisker:\n  - {id: R1, risk: Chefen slutar, ansvarig: rektor}\n"
    )


def test_a_layout_that_would_say_something_else_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(text: str) -> str:
        return text.replace("Kurs", "Prov")

    monkeypatch.setattr("kompplan.tidy.laid_out", wrong)
    result = tidied(b"projekt: {namn: Kurs}\n", "plan.yaml")
    assert isinstance(result, Untidied)


def test_our_own_plans_are_written_as_we_write_them(cli: Cli) -> None:
    ours = [str(ROOT / name) for name in ("examples", "templates/plans")]
    assert cli("fmt", "--check", *ours).status == 0

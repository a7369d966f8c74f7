"""Choosing and grading rules, adopting kompplan on old plans, and how a run ends."""

import json
from pathlib import Path

import pytest

from commands.cli import Cli

PLAN = """\
projekt: {namn: Plan}
aktiviteter:
  - {id: A1, aktivitet: Kurs i samtal}
  - {id: A2, aktivitet: Handledning, aspekt: kompetens}
risker:
  register:
    - {id: R4, risk: Ledningen byts ut, S: 4, K: 4, åtgärd: följ upp, senast: 2027-01-01}
"""
TODAY = ("--today", "2026-09-01")


@pytest.fixture
def plan(cli: Cli) -> Cli:
    cli.write("plan.yaml", PLAN)
    return cli


def codes(cli: Cli, *arguments: str) -> list[tuple[str, str]]:
    ended = cli("validate", "plan.yaml", "--format", "json", *TODAY, *arguments)
    return [(each["code"], each["severity"]) for each in json.loads(ended.out)["files"][0]["findings"]]


def test_select_and_ignore(plan: Cli) -> None:
    assert codes(plan, "--select", "RSK06,ACT04") == [("ACT04", "warning"), ("RSK06", "error")]
    assert codes(plan, "--select", "RSK06", "--extend-select", "ACT04") == [("ACT04", "warning"), ("RSK06", "error")]
    assert codes(plan, "--select", "act-now-without-owner") == [("RSK06", "error")]
    assert "RSK06" not in dict(codes(plan, "--ignore", "RSK"))
    assert codes(plan, "--select", "RSK06", "--severity", "RSK06=info") == [("RSK06", "info")]
    assert codes(plan, "--select", "RSK06", "--severity", "RSK=av") == []


def test_a_profile_judges_a_draft_as_something_else(plan: Cli) -> None:
    assert dict(codes(plan, "--select", "ACT01")) == {"ACT01": "info"}
    assert dict(codes(plan, "--select", "ACT01", "--profile", "application")) == {"ACT01": "error"}


def test_the_nearest_configuration_counts(plan: Cli) -> None:
    plan.write("kompplan.toml", 'select = ["RSK06"]\n')
    plan.write("under/plan.yaml", PLAN)
    plan.write("under/pyproject.toml", '[tool.kompplan]\nselect = ["ACT04"]\n')
    plan.write("under/djupt/plan.yaml", PLAN)
    assert codes(plan) == [("RSK06", "error")]
    for place in ("under/plan.yaml", "under/djupt/plan.yaml"):
        ended = plan("validate", place, "--format", "json", *TODAY)
        assert [each["code"] for each in json.loads(ended.out)["files"][0]["findings"]] == ["ACT04"]
    assert len(codes(plan, "--isolated")) > 1
    assert codes(plan, "--config", "under/pyproject.toml") == [("ACT04", "warning")]
    assert codes(plan, "--select", "ACT01") == [("ACT01", "info")] * 2


def test_the_search_ends_at_the_root_of_a_work_tree(plan: Cli) -> None:
    plan.write("kompplan.toml", 'select = ["RSK06"]\n')
    plan.write("repo/.git/HEAD", "ref: refs/heads/main\n")
    plan.write("repo/plan.yaml", PLAN)
    ended = plan("validate", "repo/plan.yaml", "--format", "json", *TODAY)
    assert len(json.loads(ended.out)["files"][0]["findings"]) > 1


def test_a_mistake_in_the_configuration_is_told_with_its_line(plan: Cli) -> None:
    plan.write("kompplan.toml", '\nselekt = ["RSK06"]\n')
    ended = plan("validate", "plan.yaml")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err == "kompplan: kompplan.toml:2: det finns ingen inställning selekt; menade du select?\n"
    plan.write("kompplan.toml", 'select = ["RSK066"]\n')
    ended = plan("validate", "plan.yaml")
    assert ended.status == 2
    assert "RSK066" in ended.err


def test_excluded_files_are_left_out_of_folders_but_not_when_named(plan: Cli) -> None:
    plan.write("kompplan.toml", 'exclude = ["arkiv"]\n')
    plan.write("arkiv/gammal.yaml", PLAN)
    ended = plan("validate", ".", "--format", "json")
    assert [each["file"] for each in json.loads(ended.out)["files"]] == ["plan.yaml"]
    ended = plan("validate", "arkiv/gammal.yaml", "--format", "json")
    assert [each["file"] for each in json.loads(ended.out)["files"]] == ["arkiv/gammal.yaml"]


def test_settings_reach_the_rules(plan: Cli) -> None:
    plan.write("plan.yaml", "projekt: {namn: Plan}\nanalys: {text: Läget, datum: 2024-01}\n")
    plan.write("kompplan.toml", "[settings]\nmean-tolerance = 0.5\n")
    assert plan("validate", "plan.yaml", *TODAY).status == 0


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ((), 1),
        (("--exit-zero",), 0),
        (("--exit-zero", "--strict"), 0),
        (("--ignore", "RSK06"), 0),
        (("--ignore", "RSK06", "--strict"), 1),
        (("--ignore", "RSK06", "--fail-on", "warning"), 1),
        (("--select", "ACT01"), 0),
        (("--select", "ACT01", "--strict"), 0),
        (("--select", "ACT01", "--fail-on", "info"), 1),
    ],
)
def test_how_a_run_ends(plan: Cli, arguments: tuple[str, ...], status: int) -> None:
    assert plan("validate", "plan.yaml", *TODAY, *arguments).status == status


def test_a_configuration_can_be_stricter_but_never_end_a_run_green(plan: Cli) -> None:
    plan.write("kompplan.toml", 'select = ["ACT01"]\nfail-on = "info"\n')
    assert plan("validate", "plan.yaml", *TODAY).status == 1
    assert plan("validate", "plan.yaml", *TODAY, "--fail-on", "error").status == 0


def test_statistics_count_by_code(plan: Cli) -> None:
    plan.write("b.yaml", PLAN)
    ended = plan("validate", "plan.yaml", "b.yaml", "--select", "ACT01,RSK06", "--statistics", *TODAY)
    first, second, last = ended.out.splitlines()
    assert first.split() == ["4", "ACT01", "upplysning", "activity-without-owner", "i", "2", "filer"]
    assert second.split() == ["2", "RSK06", "fel", "act-now-without-owner", "i", "2", "filer"]
    assert last == "2 fel, 4 upplysningar"
    assert ended.status == 1


class TestBaseline:
    """Findings that were there are not shown; new ones are, and those that are gone are counted."""

    def begun(self, cli: Cli) -> None:
        ended = cli("validate", "plan.yaml", "--baseline", "känt.json", "--update-baseline", *TODAY)
        assert (ended.status, ended.out) == (0, "")
        assert "känt.json" in ended.err

    def test_what_is_known_is_not_shown(self, plan: Cli) -> None:
        self.begun(plan)
        ended = plan("validate", "plan.yaml", "--baseline", "känt.json", *TODAY)
        assert ended.status == 0
        assert "inga anmärkningar" in ended.out
        assert "visas inte" in ended.err

    def test_rows_may_move_and_words_may_change(self, plan: Cli) -> None:
        self.begun(plan)
        head, rows = PLAN.split("aktiviteter:\n")
        moved = rows.split("risker:")[0].splitlines(keepends=True)
        changed = PLAN.replace("".join(moved), "".join(reversed(moved))).replace("Kurs i samtal", "Kurs i svåra samtal")
        plan.write("plan.yaml", "# en rad till\n" + changed)
        assert head in changed
        ended = plan("validate", "plan.yaml", "--baseline", "känt.json", *TODAY)
        assert ended.status == 0
        assert "inga anmärkningar" in ended.out

    def test_what_is_new_is_shown_and_what_is_gone_is_counted(self, plan: Cli) -> None:
        self.begun(plan)
        changed = PLAN.replace("aspekt: kompetens", "aspekt: kompetens, ansvarig: rektor")
        plan.write("plan.yaml", changed + "    - {id: R5, risk: Salen är upptagen, S: 5, K: 5, åtgärd: boka}\n")
        ended = plan("validate", "plan.yaml", "--baseline", "känt.json", "--select", "ACT01,RSK06", *TODAY)
        assert ended.status == 1
        assert "R5" in ended.out
        assert "R4 har" not in ended.out
        assert "finns inte längre" in ended.err

    def test_the_configuration_may_name_it(self, plan: Cli) -> None:
        self.begun(plan)
        plan.write("kompplan.toml", 'baseline = "känt.json"\n')
        assert plan("validate", "plan.yaml", *TODAY).status == 0

    def test_the_file_can_be_reviewed_and_made_anew(self, plan: Cli) -> None:
        self.begun(plan)
        document = json.loads((plan.folder / "känt.json").read_text(encoding="utf-8"))
        assert document["files"]["plan.yaml"]["RSK06"] == {"risker.register[R4].id": 1}
        self.begun(plan)

    @pytest.mark.parametrize("text", ["", "{}", "[]", '{"version": 2, "files": {}}', '{"version": 1, "files": 3}'])
    def test_a_file_that_is_no_baseline_is_told(self, plan: Cli, text: str) -> None:
        plan.write("känt.json", text)
        ended = plan("validate", "plan.yaml", "--baseline", "känt.json")
        assert ended.status == 2
        assert "ingen baslinje" in ended.err

    def test_somebody_elses_file_is_not_replaced(self, plan: Cli) -> None:
        path: Path = plan.write("viktigt.json", '{"a": 1}')
        assert plan("validate", "plan.yaml", "--baseline", "viktigt.json", "--update-baseline").status == 2
        assert path.read_text() == '{"a": 1}'
        assert plan("validate", "plan.yaml", "--update-baseline").status == 2


def test_what_holds_can_be_shown_and_is_a_configuration_itself(plan: Cli) -> None:
    plan.write("kompplan.toml", 'ignore = ["RSK"]\nprofile = "application"\n[settings]\nreview-buffer-days = 45\n')
    shown = plan("validate", "plan.yaml", "--show-settings", "--severity", "ACT04=info")
    assert shown.status == 0
    assert 'profile = "application"' in shown.out
    assert "review-buffer-days = 45" in shown.out
    assert '"RSK06"' not in shown.out
    assert 'ACT04 = "info"' in shown.out
    first = codes(plan, "--severity", "ACT04=info")
    plan.write("kompplan.toml", shown.out)
    assert codes(plan) == first

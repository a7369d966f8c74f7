"""An organisation's own rules at work: chosen, listed, explained, kept in the cache, written in every format, tried."""

import json
import re
from pathlib import Path

import pytest

from commands.cli import Cli
from kompplan.commands.checking.fixtures import tried
from kompplan.commands.surroundings import today_of
from kompplan.configuration.read import read
from kompplan.expressions.kinds import Kind, Sort
from kompplan.expressions.meaning import understood
from kompplan.expressions.names import PLAN_KIND
from kompplan.model.activities import Activity
from kompplan.pipeline import own_rules
from kompplan.settings import DEFAULT

DOCS = Path(__file__).parents[2] / "docs"
CHECKS = """\
[[checks]]
code = "KOM01"
name = "dyr-aktivitet"
for = "aktiviteter"
require = "kostnad < 100 tkr eller motiv"
severity = "varning"

[[checks]]
code = "KOM02"
name = "utan-ansvarig"
for = "aktiviteter"
field = "ansvarig"
required-from = "klar"
"""
PLAN = """\
projekt: {namn: Barnen i boendet, status: klar}
aktiviteter:
  - {id: A1, aktivitet: Kurs i samtal, kostnad: 120 000 kr}
"""
TODAY = ("--today", "2026-09-01")


@pytest.fixture
def plan(cli: Cli) -> Cli:
    cli.write("kompplan.toml", CHECKS)
    cli.write("plan.yaml", PLAN)
    return cli


def codes(cli: Cli, *arguments: str) -> list[tuple[str, str]]:
    ended = cli("validate", "plan.yaml", "--format", "json", *TODAY, *arguments)
    assert ended.err == ""
    return [(each["code"], each["severity"]) for each in json.loads(ended.out)["files"][0]["findings"]]


def test_they_are_chosen_and_graded_as_the_others(plan: Cli) -> None:
    both = [("KOM02", "error"), ("KOM01", "warning")]
    assert codes(plan, "--select", "KOM") == both
    assert [each for each in codes(plan) if each[0].startswith("KOM")] == both
    assert codes(plan, "--select", "dyr-aktivitet") == [("KOM01", "warning")]
    assert codes(plan, "--select", "KOM", "--ignore", "KOM02") == [("KOM01", "warning")]
    assert codes(plan, "--select", "KOM01", "--severity", "KOM01=info") == [("KOM01", "info")]
    assert codes(plan, "--select", "KOM", "--profile", "draft") == [("KOM02", "info"), ("KOM01", "warning")]
    plan.write("kompplan.toml", 'ignore = ["KOM02"]\n' + CHECKS)
    assert codes(plan, "--select", "KOM") == both
    plan.write("kompplan.toml", 'select = ["KOM"]\nignore = ["KOM02"]\n' + CHECKS)
    assert codes(plan) == [("KOM01", "warning")]
    plan.write("kompplan.toml", CHECKS + '[severity]\nKOM01 = "fel"\n')
    assert ("KOM01", "error") in codes(plan)
    plan.write("kompplan.toml", "")
    ended = plan("validate", "plan.yaml", "--select", "KOM01")
    assert (ended.status, ended.out) == (2, "")


def test_they_are_excepted_as_the_others(plan: Cli) -> None:
    allow = "tillåt:\n  - {regel: KOM01, objekt: A1, därför: beslut i nämnden}\n"
    comment = PLAN.replace("kr}", "kr}  # kompplan: tillåt utan-ansvarig: beslutas i mars")
    plan.write("plan.yaml", comment + allow)
    assert not any(each[0] in ("KOM01", "KOM02", "ALW01", "ALW03", "STR04") for each in codes(plan))
    # also where one is turned off: an exception from it is no exception from nothing
    assert not any(each[0] in ("ALW03", "STR04") for each in codes(plan, "--ignore", "KOM01"))


def test_every_format_has_them(plan: Cli) -> None:
    for name in ("full", "concise", "github", "gitlab", "junit", "rdjson", "sarif"):
        ended = plan("validate", "plan.yaml", "--format", name, "--select", "KOM", *TODAY)
        assert ended.status == 1
        assert "KOM01" in ended.out
    rules = json.loads(ended.out)["runs"][0]["tool"]["driver"]["rules"]
    assert {each["id"]: each["name"] for each in rules} == {"KOM01": "dyr-aktivitet", "KOM02": "utan-ansvarig"}
    assert "Ett exempel" not in rules[0]["help"]["text"]


def test_the_cache_goes_by_what_they_state(plan: Cli) -> None:
    """Twelve plans are enough for the cache; changing a rule must change the verdict at once."""
    for number in range(12):
        plan.write(f"p{number}.yaml", PLAN)

    def found(output: str = "json") -> list[str]:
        ended = plan("validate", ".", "--format", output, "--select", "KOM", *TODAY)
        if output == "sarif":
            driver = json.loads(ended.out)["runs"][0]["tool"]["driver"]
            return [each["help"]["text"] for each in driver["rules"]]
        return [each["code"] for file in json.loads(ended.out)["files"] for each in file["findings"]]

    assert sorted(found()) == ["KOM01"] * 13 + ["KOM02"] * 13
    assert sorted(found()) == ["KOM01"] * 13 + ["KOM02"] * 13
    assert all("organisation" in each.casefold() for each in found("sarif"))
    plan.write("kompplan.toml", CHECKS.replace("100 tkr", "200 tkr"))
    assert found() == ["KOM02"] * 13
    plan.write("kompplan.toml", CHECKS.replace("KOM02", "KOM03"))
    assert sorted(found()) == ["KOM01"] * 13 + ["KOM03"] * 13


def test_a_mistake_ends_the_run_with_its_place(plan: Cli) -> None:
    plan.write("kompplan.toml", CHECKS.replace("kostnad", "kosntad"))
    said = "kompplan: kompplan.toml:1: require, kolumn 1: det finns inget fält kosntad här; menade du kostnad?\n"
    for arguments in (("validate", "plan.yaml"), ("rules",), ("explain", "KOM01"), ("rules", "test")):
        ended = plan(*arguments)
        assert (ended.status, ended.out, ended.err) == (2, "", said)


def test_a_mistake_is_told_before_there_are_several_processes(plan: Cli) -> None:
    for number in range(101):
        plan.write(f"p{number}.yaml", PLAN)
    plan.write("kompplan.toml", CHECKS.replace("kostnad", "kosntad"))
    ended = plan("validate", ".", "--jobs", "2")
    assert (ended.status, ended.out) == (2, "")
    assert "menade du kostnad?" in ended.err
    plan.write("kompplan.toml", CHECKS)
    ended = plan("validate", ".", "--jobs", "2", "--select", "KOM", "--format", "concise", *TODAY)
    assert ended.out.count("[KOM01 dyr-aktivitet]") == 102


def test_the_list_marks_them_as_own(plan: Cli) -> None:
    listed = {each["code"]: each for each in json.loads(plan("rules", "--format", "json").out)["rules"]}
    assert listed["KOM01"]["own"] is True
    assert listed["KOM01"]["severity"] == dict.fromkeys(("draft", "ready", "running", "closed"), "warning")
    assert listed["RSK06"]["own"] is False
    ended = plan("rules", "KOM")
    assert [line.split()[0] for line in ended.out.splitlines() if line.startswith("KOM")] == ["KOM01", "KOM02"]
    assert "egen" in ended.out
    assert "own" in plan("rules", "KOM", "--lang", "en").out
    assert "egen" not in plan("rules", "RSK").out
    plan.write("kompplan.toml", "")
    assert plan("rules", "KOM").status == 2
    assert plan("rules", "RSK").status == 0


def test_explain_tells_what_they_ask(plan: Cli) -> None:
    out = plan("explain", "KOM01").out
    assert out.startswith("KOM01 dyr-aktivitet · varning\nI aktiviteter: ”kostnad < 100 tkr eller motiv” gäller inte")
    assert "Ett exempel" not in out
    assert "regel: KOM01" in out
    assert "kompplan.toml:1" in out
    assert plan("explain", "utan-ansvarig", "--lang", "en").out.startswith("KOM02 utan-ansvarig · note in a draft")


class TestTrying:
    """``kompplan rules test``."""

    def test_what_is_as_expected(self, plan: Cli) -> None:
        plan.write("kompplan-tests/dyr_aktivitet.yaml", PLAN.replace("kr}", "kr}  # grad: varning  # väntas: KOM01"))
        plan.write("kompplan-tests/b.yml", "# alla\n---\naktiviteter: [{id: A1, aktivitet: Kurs, ansvarig: chef}]\n")
        ended = plan("rules", "test")
        assert ended.status == 0
        assert ended.out.splitlines() == [
            "kompplan-tests/b.yml: 1 plan som väntat",
            "kompplan-tests/dyr_aktivitet.yaml: 1 plan som väntat",
            "2 egna regler, 2 planer: allt som väntat",
        ]
        assert ended.err == "kompplan: KOM02 utan-ansvarig: ingen plan visar att den hittar något\n"

    def test_what_is_not(self, plan: Cli) -> None:
        plan.write(
            "kompplan-tests/a.yaml",
            "projekt: {namn: P, status: klar}\n"
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs, kostnad: 120 000 kr}  # severity: error  # expect: KOM01, utan-ansvarig\n"
            "---\n"
            "projekt: {namn: P, status: klar}\n"
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs, kostnad: 10 000 kr}  # expect: dyr-aktivitet\n"
            "  - {id: A2, aktivitet: Kurs, ansvarig: chef}  # expect: KOM09\n"
            "---\n"
            "aktiviteter: [{id: A1, aktivitet: Kurs, ansvarig: chef, kostnad: en massa}]\n",
        )
        ended = plan("rules", "test", "--lang", "en")
        assert ended.status == 1
        told = ended.out.splitlines()
        assert told[0] == "kompplan-tests/a.yaml:3: KOM01 dyr-aktivitet is warning here, not error"
        assert told[1].startswith(
            "kompplan-tests/a.yaml:7: KOM02 utan-ansvarig was not expected here: A1 'Kurs' has no"
        )
        assert told[2] == "kompplan-tests/a.yaml:7: KOM01 dyr-aktivitet was expected here and says nothing"
        assert told[3] == "kompplan-tests/a.yaml:8: expects KOM09, which is no own rule that is tried here"
        assert told[4].startswith("kompplan-tests/a.yaml:10: another fault in the plan, TYP")
        assert told[-1] == "2 own rules, 3 plans: 5 not as expected"
        assert "KOM01 dyr-aktivitet is not tried by any plan" in ended.err

    def test_files_and_folders_can_be_named(self, plan: Cli) -> None:
        plan.write("annat/a.yaml", PLAN)
        ended = plan("rules", "test", "annat", "annat/a.yaml")
        assert ended.status == 1
        assert ended.out.startswith("annat/a.yaml:3: ")

    def test_what_cannot_be_done(self, plan: Cli) -> None:
        assert "kompplan-tests" in plan("rules", "test").err
        assert plan("rules", "test").status == 2
        assert plan("rules", "test", "finns-inte.yaml").status == 2
        plan.write("kompplan.toml", "")
        assert "inga egna regler" in plan("rules", "test").err
        plan.write("kompplan.toml", CHECKS)
        (plan.folder / "x.yaml").write_bytes(b"\xff\xff")
        assert plan("rules", "test", "x.yaml").status == 2

    def test_its_plans_are_no_plans_of_the_folder(self, plan: Cli) -> None:
        plan.write("kompplan-tests/a.yaml", PLAN)
        plan.write("under/kompplan-tests/a.yaml", PLAN)
        ended = plan("validate", ".", "--format", "json", *TODAY)
        assert [each["file"] for each in json.loads(ended.out)["files"]] == ["plan.yaml"]


def blocks(page: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


PAGES = ("own-rules.md", "own-rules.en.md")


@pytest.mark.parametrize("name", PAGES)
def test_every_example_of_the_documentation_is_true(name: str) -> None:
    page = (DOCS / name).read_text(encoding="utf-8")
    configuration = read(Path("kompplan.toml"), "\n".join(blocks(page, "toml")).encode())
    assert configuration is not None
    rules = own_rules(configuration)
    plans = blocks(page, "yaml")
    assert len(plans) == len(rules) == 5
    for rule, plan in zip(rules, plans, strict=True):
        outcome = tried(Path(f"{rule.code}.yaml"), plan, (rule,), today_of("2026-09-01"), DEFAULT)
        assert outcome.mistakes == ()
        assert outcome.fired == {rule.code}


@pytest.mark.parametrize("name", PAGES)
def test_every_expression_of_the_documentation_means_something(name: str) -> None:
    page = (DOCS / name).read_text(encoding="utf-8")
    table = page.split("\n## ")[4]
    rows = [line for line in table.splitlines() if line.startswith("| `")]
    assert len(rows) == 18
    frames = (Kind(Sort.PART, Activity), PLAN_KIND)
    for row in rows:
        for text in re.findall(r"`([^`]+)`", row):
            if not re.fullmatch(r"[<>=! ]+|\w+\(…\)", text) and text not in ("den", "it"):
                understood(text, frames)


def test_the_two_pages_say_the_same() -> None:
    sv, en = ((DOCS / name).read_text(encoding="utf-8") for name in PAGES)
    for part in (r"^#+ ", r"^\| `", r"^```"):
        assert len(re.findall(part, sv, re.MULTILINE)) == len(re.findall(part, en, re.MULTILINE))


@pytest.mark.parametrize(("name", "lang"), [("own-rules.md", "sv"), ("own-rules.en.md", "en")])
def test_the_mistake_of_the_documentation_is_what_is_told(cli: Cli, name: str, lang: str) -> None:
    (told,) = blocks((DOCS / name).read_text(encoding="utf-8"), "text")
    word = re.search(r"(?:fält|field) (\w+)", told)
    assert word is not None
    head = '[[checks]]\ncode = "KOM01"\nname = "x"\nfor = "activities"\n'
    cli.write("kompplan.toml", f'{head}require = "{word.group(1)} < 100000"\n')
    cli.write("plan.yaml", PLAN)
    from kompplan.errors import KompplanError
    from kompplan.i18n.language import Language

    configuration = read(Path("kompplan.toml"), (cli.folder / "kompplan.toml").read_bytes())
    assert configuration is not None
    with pytest.raises(KompplanError) as wrong:
        own_rules(configuration)
    assert f"kompplan: {wrong.value.message.to(Language(lang))}\n" == told


def test_a_run_without_own_rules_loads_nothing_of_them() -> None:
    import subprocess
    import sys

    program = (
        "import sys\nfrom kompplan.commands.judging import judge_files\nfrom pathlib import Path\n"
        "judge_files([Path(sys.argv[1])])\n"
        "own = ('kompplan.expressions', 'kompplan.lint.checks', 'kompplan.lint.stating')\n"
        "assert not [each for each in sys.modules if each.startswith(own)]\n"
    )
    example = DOCS.parent / "examples" / "klura" / "klura.yaml"
    ran = subprocess.run([sys.executable, "-c", program, str(example)], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr

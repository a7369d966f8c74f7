"""The example repository of plans: its files are those that ``ci init`` writes, and its findings those it tells of."""

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from commands.cli import Cli
from kompplan.commands.ci_files import FILES, UNKNOWN
from kompplan.configuration.read import read

ROOT = Path(__file__).parents[1] / "examples" / "planrepo"


@pytest.fixture
def cli(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    folder = tmp_path / "planrepo"
    shutil.copytree(ROOT, folder)
    (folder / ".git").mkdir()
    return Cli(folder, capsys, monkeypatch)


def test_three_plans_in_the_folders_of_their_stage_and_no_error(cli: Cli) -> None:
    ended = cli("validate", ".", "--format", "concise")
    assert ended.status == 0
    assert "fel[" not in ended.out
    assert ended.out.count("varning[") in range(2, 6)
    assert "3 filer: " in cli("validate", ".").out.replace("\xa0", " ")
    assert "inga planer" not in ended.err and "ingen plan" not in ended.err


def test_the_readme_tells_every_code_and_how_often(cli: Cli) -> None:
    lines = cli("validate", ".", "--format", "concise", "--show", "info").out.splitlines()
    counted = Counter(match[1] for line in lines if (match := re.search(r"\[([A-Z]{3}\d\d) ", line)))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    told = {code: int(number) for code, number in re.findall(r"^\| ([A-Z]{3}\d\d) \| (\d+) \|", readme, re.MULTILINE)}
    assert told == counted
    for path in ROOT.rglob("*"):
        if path.is_file() and path.name != "README.md":
            assert f"`{path.relative_to(ROOT).as_posix()}`" in readme


def test_each_folder_has_its_profile_and_the_profiles_matter(cli: Cli) -> None:
    configuration = read(cli.folder / "kompplan.toml", (cli.folder / "kompplan.toml").read_bytes())
    assert configuration is not None
    folders = {
        path.parts[0] for path in (each.relative_to(ROOT) for each in ROOT.rglob("*.yaml")) if len(path.parts) > 1
    }
    assert {each.patterns[0].removesuffix("/**") for each in configuration.for_files} == folders - {
        ".github",
        "kompplan-tests",
    }
    shutil.move(cli.folder / "utkast" / "sprak-i-forskolan.yaml", cli.folder / "ansokningar")
    assert cli("validate", ".").status == 1


def test_the_baseline_holds_what_is_still_there(cli: Cli) -> None:
    ended = cli("validate", ".")
    assert "2 kända anmärkningar i baslinje.json visas inte" in ended.err
    assert "finns inte längre" not in ended.err
    before = (cli.folder / "baslinje.json").read_bytes()
    arguments = ("--select", "VIS01,HOR01", "--baseline", "baslinje.json", "--update-baseline")
    assert cli("validate", "pagaende", *arguments).status == 0
    assert (cli.folder / "baslinje.json").read_bytes() == before


def test_the_part_is_read_with_its_plan(cli: Cli) -> None:
    part = cli.folder / "pagaende" / "trygg-hemgang" / "delar" / "risker.yaml"
    part.write_text(part.read_text(encoding="utf-8").replace("      ansvarig: verksamhetschefen\n", ""), "utf-8")
    ended = cli("validate", ".", "--format", "concise")
    assert ended.status == 1
    assert re.search(r"^pagaende/trygg-hemgang/delar/risker\.yaml:\d+:\d+: fel\[RSK06", ended.out, re.MULTILINE)


def test_a_finding_is_accepted_as_the_readme_says(cli: Cli) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"`(tillåt: .*)`", readme)
    plan = cli.folder / "pagaende" / "trygg-hemgang" / "plan.yaml"
    before = cli("validate", "pagaende", "--format", "concise", "--show", "info").out
    plan.write_text(plan.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    after = cli("validate", "pagaende", "--format", "concise", "--show", "info").out
    assert [each for each in before.splitlines() if "EVA02" not in each] == after.splitlines() != before.splitlines()


def test_its_plans_are_written_as_kompplan_writes_them(cli: Cli) -> None:
    assert cli("fmt", "--check", ".").status == 0


def test_its_ci_files_are_those_that_ci_init_writes(cli: Cli) -> None:
    """Where they are not: ``kompplan ci init github gitlab pre-commit --folder examples/planrepo`` writes them anew."""
    source = f"--from={UNKNOWN.path}@{UNKNOWN.revision}"
    for file in FILES:
        if file.fetches:
            assert cli("ci", "init", file.name, "--print", source).out == (ROOT / file.path).read_text(encoding="utf-8")
    shutil.rmtree(cli.folder / ".github")
    assert cli("ci", "init", "github", source).status == 0
    assert cli("ci", "init", "config", source).status == 2  # the configuration is theirs


def test_the_municipalitys_own_rule_does_what_its_plans_say(cli: Cli) -> None:
    ended = cli("rules", "test")
    assert ended.status == 0
    assert "KOM01" in cli("rules").out
    plan = cli.folder / "ansokningar" / "vagar-till-jobb.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("4 × 22 000 kr", "4 × 72 000 kr"), encoding="utf-8")
    assert "KOM01 dyr-aktivitet-utan-motiv] aktivitet A2 kostar 4 × 72 000 kr utan motiv" in cli(
        "validate", "."
    ).out.replace("\xa0", " ")


def test_the_municipality_s_own_templates_are_used_where_they_are_allowed(cli: Cli) -> None:
    plan = "pagaende/trygg-hemgang"
    told = cli("report", plan, "-o", "-", "--lang", "sv")
    assert "Exempelköpings kommun · planer" not in told.out
    assert "--allow-templates" in told.err
    own = cli("report", plan, "-o", "-", "--lang", "sv", "--allow-templates")
    assert '<p class="avsandare">Exempelköpings kommun · planer' in own.out
    assert "border-bottom: 4px" in own.out
    assert "<h1>Trygg" in own.out

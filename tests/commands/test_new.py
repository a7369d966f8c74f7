"""``kompplan new``: a starter plan that validates, carries its questions, and overwrites nothing."""

import json
from datetime import date
from pathlib import Path

import pytest
import yaml

from commands.cli import Cli
from kompplan.commands.new import begun, file_stem
from kompplan.diagnostics.diagnostic import Severity
from kompplan.errors import KompplanError
from kompplan.i18n.language import Language
from kompplan.pipeline import judge

TEMPLATES = sorted((Path(__file__).parents[2] / "templates" / "plans").glob("*.yaml"))
NAMES = ("minimal", "komlitt", "esf")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_template_is_a_draft_without_errors(path: Path) -> None:
    text = begun(path.read_text(encoding="utf-8"), "min-plan")
    judged = judge(text.encode(), path.name, lambda _: date(2026, 9, 1))
    assert judged.checked is not None
    assert judged.checked.status.value == "draft"
    said = [each.message.to(Language.EN) for each in judged.diagnostics if each.severity is Severity.ERROR]
    assert said == []


@pytest.mark.parametrize("name", NAMES)
def test_the_two_languages_of_a_template_are_the_same_plan(name: str) -> None:
    folder = TEMPLATES[0].parent
    found = []
    for suffix in ("", ".en"):
        text = begun((folder / f"{name}{suffix}.yaml").read_text(encoding="utf-8"), "x")
        judged = judge(text.encode(), "x.yaml", lambda _: date(2026, 9, 1))
        found.append(sorted((each.code.code, each.severity) for each in judged.diagnostics))
    assert found[0] == found[1]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", list(Language))
def test_a_new_plan_validates_and_has_its_schema_beside_it(cli: Cli, name: str, language: Language) -> None:
    ended = cli("new", "min-plan", "--template", name, "--lang", language)
    assert (ended.status, ended.out) == (0, "")
    text = (cli.folder / "min-plan.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=./kompplan.schema.json\n")
    assert json.loads((cli.folder / "kompplan.schema.json").read_text(encoding="utf-8"))["$defs"]
    assert cli("validate").status == 0
    assert ("language: English" in text) is (language is Language.EN)


def test_the_guiding_questions_are_there(cli: Cli) -> None:
    cli("new", "min-plan", "--template", "komlitt")
    text = (cli.folder / "min-plan.yaml").read_text(encoding="utf-8")
    for question in (
        "varför går jag till jobbet?",
        "Vilka är vi till för?",
        "Vad är syftet med verksamheten?",
        "Vad betyder visionen för oss?",
        "vilka orsaker ligger bakom?",
        "vilken utbildning behövs?",
        "Måste scheman och bemanning ändras",
        "Måste befintliga processer ändras",
        "Stöder IT-lösningarna det nya arbetssättet?",
        "Innebär det nya arbetssättet att styrningen måste ändras?",
        "Vem äger det nu?",
    ):
        assert question in text


@pytest.mark.parametrize(
    ("name", "called", "identity"),
    [
        ("min-plan", "Min plan", "min-plan"),
        ("Barnen i boendet", "Barnen i boendet", "barnen-i-boendet"),
        ("plan.yaml", "Plan", "plan"),
        ("LiA_2012", "LiA 2012", "lia-2012"),
        ("a' #{[]}, &b !d %e @f `g` $(h)", "A' #{[]}, &b !d %e @f `g` $(h)", "a-b-d-e-f-g-h"),
        ("no", "No", "no"),
        ("ID__ID__NAME", "ID ID NAME", "id-id-name"),
    ],
)
def test_a_name_is_text_and_nothing_else(cli: Cli, name: str, called: str, identity: str) -> None:
    assert cli("new", name).status == 0
    plan = yaml.safe_load((cli.folder / f"{file_stem(name)}.yaml").read_text(encoding="utf-8"))
    assert (plan["projekt"]["namn"], plan["projekt"]["id"]) == (called, identity)


@pytest.mark.parametrize(
    "name",
    ["", " ", ".", "..", "../plan", "a/b", "a\\b", "/etc/plan", "-plan", "--force", ".plan", "a\nb", "a\x00b",
     "a\x1b[1mb", "a\u202eb", "a\udcffb", "con", "NUL.yaml", "x" * 101, "a:b", "plan.", "…"],
)  # fmt: skip
def test_a_name_that_is_no_file_name_is_refused(name: str) -> None:
    with pytest.raises(KompplanError):
        file_stem(name)


def test_a_refused_name_ends_with_2_and_writes_nothing(cli: Cli) -> None:
    for arguments in (
        ["new", "../plan"],
        ["new", "--", "-plan"],
        ["new", "a\nb"],
        ["new"],
        ["new", "x", "-t", "../../x"],
    ):
        ended = cli(*arguments)
        assert ended.status == 2
        assert ended.err.startswith("kompplan: ")
    assert list(cli.folder.iterdir()) == []


def test_nothing_is_overwritten_without_force(cli: Cli) -> None:
    for old in ("mine", "# yaml-language-server: $schema=./kompplan.schema.json\nprojekt: mitt\n"):
        path = cli.write("min-plan.yaml", old)
        ended = cli("new", "min-plan")
        assert ended.status == 2
        assert "--force" in ended.err
        assert path.read_text(encoding="utf-8") == old
    assert cli("new", "min-plan", "--force").status == 0
    assert "aktiviteter" in path.read_text(encoding="utf-8")


def test_a_link_that_leads_nowhere_is_not_written_through(cli: Cli) -> None:
    (cli.folder / "min-plan.yaml").symlink_to(cli.folder / "elsewhere.yaml")
    assert cli("new", "min-plan").status == 2
    assert not (cli.folder / "elsewhere.yaml").exists()


def test_a_strangers_schema_is_left_alone_and_no_plan_is_written(cli: Cli) -> None:
    path = cli.write("kompplan.schema.json", "{}")
    assert cli("new", "min-plan").status == 2
    assert path.read_text(encoding="utf-8") == "{}"
    assert not (cli.folder / "min-plan.yaml").exists()


def test_the_plan_can_go_elsewhere(cli: Cli) -> None:
    (cli.folder / "planer").mkdir()
    assert cli("new", "min-plan", "-o", "planer").status == 2
    assert cli("new", "min-plan", "-o", "saknas/plan.yaml").status == 2
    assert cli("new", "min-plan", "-o", "planer/plan.yaml").status == 0
    assert sorted(each.name for each in (cli.folder / "planer").iterdir()) == ["kompplan.schema.json", "plan.yaml"]
    ended = cli("new", "min-plan", "-o", "-")
    assert yaml.safe_load(ended.out)["projekt"]["id"] == "min-plan"
    assert sorted(each.name for each in cli.folder.iterdir()) == ["planer"]


def test_the_templates_are_listed(cli: Cli) -> None:
    ended = cli("new", "--list")
    assert ended.status == 0
    assert tuple(line.split()[0] for line in ended.out.splitlines()) == NAMES
    assert "Europeiska socialfonden" in ended.out

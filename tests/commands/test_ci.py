"""``kompplan ci init``: files that their owners' tools accept, and that replace nothing which people have written."""

import json
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from commands.cli import Cli
from kompplan.commands.ci_files import FILES, UNKNOWN, Source, source_of
from kompplan.configuration.read import read
from kompplan.i18n.language import Language

SOURCE = "--from=kommunen/kompplan@0123456789abcdef0123456789abcdef01234567"
SCHEMAS = {"github": "vendor.github-workflows", "gitlab": "vendor.gitlab-ci"}


def tool(name: str, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", name, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("language", list(Language))
def test_all_of_them_are_written_where_they_are_looked_for(cli: Cli, language: Language) -> None:
    (cli.folder / ".git").mkdir()
    ended = cli("ci", "init", "--all", SOURCE, "--lang", language)
    assert (ended.status, ended.out) == (0, "")
    for file in FILES:
        assert file.path in ended.err
        assert file.next_step.to(language) in ended.err
        text = (cli.folder / file.path).read_text(encoding="utf-8")
        assert text.startswith("# Skriven av" if language is Language.SV else "# Written by")
        assert "__" not in text
        assert ("kommunen/kompplan" in text) is file.fetches
        assert max(len(line) for line in text.splitlines()) <= 120
    assert cli("ci", "init", "--all", SOURCE, "--lang", language).err.count("\n") == len(FILES)  # each is there already


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", SCHEMAS)
def test_the_owners_schema_accepts_them(cli: Cli, name: str, language: Language) -> None:
    path = cli.write(f"{name}.yml", cli("ci", "init", name, "--print", SOURCE, "--lang", language).out)
    done = tool("check_jsonschema", "--builtin-schema", SCHEMAS[name], path.name, folder=cli.folder)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
def test_pre_commit_accepts_its_configuration(cli: Cli, language: Language) -> None:
    cli.write("c.yaml", cli("ci", "init", "pre-commit", "--print", SOURCE, "--lang", language).out)
    done = tool("pre_commit", "validate-config", "c.yaml", folder=cli.folder)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
def test_zizmor_finds_nothing_in_the_workflow(cli: Cli, language: Language) -> None:
    cli("ci", "init", "github", SOURCE, "--lang", language)
    program = str(Path(sysconfig.get_path("scripts"), "zizmor"))
    command = [program, "--offline", "--persona", "auditor", ".github/workflows/kompplan.yml"]
    done = subprocess.run(command, cwd=cli.folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("language", list(Language))
def test_every_suggestion_in_the_configuration_is_right(cli: Cli, language: Language) -> None:
    text = cli("ci", "init", "config", "--print", "--lang", language).out
    assert read(Path("kompplan.toml"), text.encode()) is not None
    lines = [line.removeprefix("#") if line[:1] == "#" and line[1:2] != " " else line for line in text.splitlines()]
    taken = read(Path("kompplan.toml"), "\n".join(lines).encode())
    assert taken is not None
    assert taken.choice.ignore and taken.choice.severity and taken.for_files and taken.exclude
    assert taken.baseline is not None
    cli.write("kompplan.toml", "\n".join(lines))
    cli.write("plan.yaml", "projekt: {namn: Barnen i boendet, status: utkast}\n")
    cli.write(taken.baseline.name, json.dumps({"version": 1, "files": {}}))
    assert cli("validate", "plan.yaml").status < 2  # its codes exist


def test_the_two_languages_differ_in_words_only(cli: Cli) -> None:
    for file in FILES:
        swedish, english = (
            cli("ci", "init", file.name, "--print", SOURCE, "--lang", each).out.splitlines() for each in Language
        )
        assert len(swedish) == len(english)
        assert swedish != english


def test_what_people_wrote_or_changed_stays(cli: Cli) -> None:
    cli.write(".pre-commit-config.yaml", "repos: []\n")
    ended = cli("ci", "init", "pre-commit", "config", SOURCE)
    assert ended.status == 2
    assert "--force" in ended.err and "--print" in ended.err
    assert (cli.folder / ".pre-commit-config.yaml").read_text(encoding="utf-8") == "repos: []\n"
    config = cli.folder / "kompplan.toml"
    assert config.is_file()  # one that must stay does not hold up the other

    config.write_text(config.read_text(encoding="utf-8").replace("#fail-on", "fail-on"), encoding="utf-8")
    changed = config.read_bytes()
    assert cli("ci", "init", "config", "--lang", "en").status == 2
    assert config.read_bytes() == changed
    assert cli("ci", "init", "config", "--lang", "en", "--force").status == 0
    assert config.read_bytes() != changed


def test_what_kompplan_wrote_is_renewed(cli: Cli) -> None:
    assert "_OWNER_/kompplan@" in cli("ci", "init", "github").err  # to be filled in, for nothing tells it here
    path = cli.folder / ".github" / "workflows" / "kompplan.yml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))  # as git on Windows checks it out
    assert cli("ci", "init", "github", SOURCE).status == 0
    assert "uses: kommunen/kompplan@0123456789" in path.read_text(encoding="utf-8")


def test_without_a_name_the_hosting_service_decides(cli: Cli) -> None:
    assert cli("ci", "init", SOURCE).status == 0
    assert (cli.folder / ".github" / "workflows" / "kompplan.yml").is_file()
    cli.write(".git/config", '[remote "origin"]\n\turl = https://gitlab.exempel.se/kommunen/planer.git\n')
    (cli.folder / "planer").mkdir()
    cli._monkeypatch.chdir(cli.folder / "planer")
    assert cli("ci", "init", SOURCE).status == 0
    assert (cli.folder / ".gitlab-ci.yml").is_file()  # at the root: GitLab looks nowhere else
    assert cli("ci", "init", SOURCE, "--folder", ".").status == 0
    assert (cli.folder / "planer" / ".github" / "workflows" / "kompplan.yml").is_file()


def test_a_link_leads_nowhere_else(cli: Cli, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (cli.folder / ".github").symlink_to(elsewhere, target_is_directory=True)
    assert cli("ci", "init", "github", SOURCE, "--force").status == 2
    assert list(elsewhere.iterdir()) == []


def test_the_source_is_what_was_given_or_a_place_to_fill_in() -> None:
    revision = "0123456789abcdef0123456789abcdef01234567"
    assert source_of(f"kommunen/kompplan@{revision}") == Source("github.com", "kommunen/kompplan", revision)
    assert source_of("https://gitlab.exempel.se/a/b/kompplan.git@v1.2") == Source(
        "gitlab.exempel.se", "a/b/kompplan", "v1.2"
    )
    assert UNKNOWN.address == "https://github.com/_OWNER_/kompplan"


@pytest.mark.parametrize("given", ["x", "a/b", "a/b@", 'a/b@x"\n  evil: yes', "http://a/b/c@1", "a b/c@1", "-a/b@c"])
def test_a_source_that_is_none_is_refused(cli: Cli, given: str) -> None:
    ended = cli("ci", "init", "github", f"--from={given}")
    assert (ended.status, "ÄGARE/NAMN@COMMIT" in ended.err) == (2, True)
    assert list(cli.folder.iterdir()) == []


def test_a_workflow_takes_actions_from_github_only(cli: Cli) -> None:
    other = "--from=https://gitlab.exempel.se/a/kompplan@v1"
    assert "GitHub" in cli("ci", "init", "github", other).err
    assert "git+https://gitlab.exempel.se/a/kompplan@v1" in cli("ci", "init", "gitlab", "--print", other).out


def test_list_and_mistakes(cli: Cli) -> None:
    for language in Language:
        lines = cli("ci", "init", "--list", "--lang", language).out.splitlines()
        assert [line.split()[:2] for line in lines] == [[file.name, file.path] for file in FILES]
    assert "gitlab" in cli("ci", "init", "gitlba").err
    assert cli("ci", "init", "github", "gitlab", "--print").status == 2
    assert cli("ci", "init", "--folder", "gone").status == 2
    for arguments in (["ci", "--help"], ["ci", "init", "--help"]):
        out = cli(*arguments).out
        assert "Exempel: kompplan ci init" in out
        assert "<path" not in out and "<str" not in out

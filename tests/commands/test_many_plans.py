"""Folders of plans: what is walked, what is remembered, and that remembering never changes a verdict."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

import kompplan
from commands.cli import Cli, Ended
from kompplan.commands.checking import cache as cache_module
from kompplan.commands.checking.cache import cache_folder

CLEAN = """\
projekt: {{namn: Plan {n}}}
aktiviteter:
  - {{id: A1, aktivitet: Kurs i samtal, ansvarig: rektor, senast: 2027-03-01, aspekt: kompetens}}
"""
BROKEN = "projekt: {{namn: Plan {n}}}\nrisker:\n  register:\n    - {{id: R4, risk: Ledningen byts ut, S: 4, K: 4}}\n"
TODAY = ("--today", "2026-09-01")


@pytest.fixture
def plans(cli: Cli) -> Cli:
    for n in range(12):
        cli.write(f"planer/{n:02}.yaml", (BROKEN if n == 7 else CLEAN).format(n=n))
    cli.write("planer/.github/workflows/ci.yaml", "on: push\n")
    cli.write("planer/annat/schema.yaml", "a: 1\n")
    return cli


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust times at once: the tests do not wait for a file system's clock."""
    monkeypatch.setattr(cache_module, "_RACY", -3_600_000_000_000)


def same(a: Ended, b: Ended) -> bool:
    return (a.status, a.out, a.err) == (b.status, b.out, b.err)


def test_a_folder_is_walked_and_other_yaml_gets_one_line(plans: Cli) -> None:
    ended = plans("validate", "planer", *TODAY)
    assert ended.status == 1
    assert ended.out.splitlines()[-1].startswith("12 filer: ")
    assert ended.err == "kompplan: 1 YAML-fil är ingen plan och lämnades: planer/annat/schema.yaml\n"


def test_what_git_ignores_is_left_out(plans: Cli) -> None:
    for command in (["git", "init", "-q"], ["git", "add", "planer/00.yaml"]):
        subprocess.run(command, cwd=plans.folder, check=True)
    plans.write(".gitignore", "planer/0[1-9].yaml\n/utkast/\n")
    plans.write("utkast/plan.yaml", CLEAN.format(n=1))
    ended = plans("validate", ".", "--format", "json", *TODAY)
    names = [each["file"] for each in json.loads(ended.out)["files"]]
    assert names == ["planer/00.yaml", "planer/10.yaml", "planer/11.yaml"]
    named = plans("validate", "utkast/plan.yaml", "--format", "json", *TODAY)
    assert len(json.loads(named.out)["files"]) == 1


def test_a_repository_cannot_name_a_program_to_run(plans: Cli) -> None:
    subprocess.run(["git", "init", "-q"], cwd=plans.folder, check=True)
    trap = plans.write("trap.sh", "#!/bin/sh\ntouch sprung\n")
    trap.chmod(0o755)
    subprocess.run(["git", "config", "core.fsmonitor", str(trap)], cwd=plans.folder, check=True)
    assert plans("validate", "planer", *TODAY).status == 1
    assert not (plans.folder / "sprung").exists()
    assert not (plans.folder / "planer" / "sprung").exists()


@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize("output", ["full", "concise", "json"])
def test_what_is_remembered_is_told_in_the_same_words(plans: Cli, output: str) -> None:
    arguments = ("validate", "planer", "--format", output, "--show", "info", *TODAY)
    anew = plans(*arguments, "--no-cache")
    cold = plans(*arguments)
    warm = plans(*arguments)
    assert same(anew, cold)
    assert same(anew, warm)
    assert same(plans(*arguments, "--lang", "en", "--no-cache"), plans(*arguments, "--lang", "en"))


@pytest.mark.usefixtures("patient")
def test_unchanged_plans_are_not_judged_again(plans: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    first = plans("validate", "planer", *TODAY)
    monkeypatch.setattr("kompplan.pipeline.judge", None)  # whoever calls it fails
    assert same(first, plans("validate", "planer", *TODAY))


@pytest.mark.usefixtures("patient")
def test_whatever_a_verdict_depends_on_is_noticed(plans: Cli) -> None:
    arguments = ("validate", "planer", "--format", "json", "--show", "info", *TODAY)
    plans(*arguments)
    plans.write("planer/03.yaml", BROKEN.format(n=3))
    assert '"RSK06"' in plans("validate", "planer/03.yaml", "--format", "json", *TODAY).out
    assert plans(*arguments).out.count('"RSK06"') == 2
    plans.write("kompplan.toml", 'ignore = ["RSK06"]\n')
    assert plans(*arguments).out.count('"RSK06"') == 0
    plans.write("kompplan.toml", '[[per-file]]\nfiles = ["planer/03.yaml"]\nignore = ["RSK06"]\n')
    assert plans(*arguments).out.count('"RSK06"') == 1
    assert plans(*arguments, "--select", "RSK06").out.count('"code": "RSK06"') == 2  # said later, said louder
    assert '"today": "2027-01-01"' in plans("validate", "planer", "--format", "json", "--today", "2027-01-01").out


@pytest.mark.usefixtures("patient")
def test_a_change_that_keeps_size_and_time_is_noticed(plans: Cli) -> None:
    path = plans.folder / "planer" / "07.yaml"
    assert plans("validate", "planer", *TODAY).status == 1
    before = path.stat()
    path.write_text(path.read_text().replace("S: 4, K: 4", "S: 1, K: 4"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert plans("validate", "planer", *TODAY).status == 0


@pytest.mark.usefixtures("patient")
def test_a_file_that_a_plan_brings_in_counts_as_the_plan(plans: Cli) -> None:
    plans.write("planer/12.yaml", "projekt: {namn: Plan 12}\ninkludera: delar/risker.yaml\n")
    part = plans.write("planer/delar/risker.yaml", "risker: {register: [{id: R1, risk: Buller, S: 1, K: 1}]}\n")
    first = plans("validate", "planer", *TODAY)
    assert "delar/risker.yaml" not in first.err
    assert same(first, plans("validate", "planer", *TODAY))
    part.write_text("risker: {register: [{id: R1, risk: Buller, S: 9, K: 1}]}\n", encoding="utf-8")
    changed = plans("validate", "planer", *TODAY)
    assert "RSK02" in changed.out
    assert "RSK02" not in first.out
    part.unlink()
    assert "YML07" in plans("validate", "planer", *TODAY).out
    part.write_text("risker: {register: [{id: R1, risk: Buller, S: 1, K: 1}]}\n", encoding="utf-8")
    assert same(first, plans("validate", "planer", *TODAY))


@pytest.mark.usefixtures("patient")
def test_a_damaged_cache_is_no_cache(plans: Cli) -> None:
    arguments = ("validate", "planer", "--format", "json", *TODAY)
    anew = plans(*arguments, "--no-cache")
    plans(*arguments)
    folder = cache_folder(os.environ)
    assert folder is not None
    (file,) = [each for each in folder.glob("*.json") if each.stat().st_mtime > time.time() - 60][-1:]
    whole = file.read_bytes()
    chance = random.Random(1)
    for _ in range(60):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        file.write_bytes(damaged)
        assert same(anew, plans(*arguments))
    for odd in (b"", b"\n", whole[:-100], b"[]", whole.replace(b"\n", b"\n\n", 1)):
        file.write_bytes(odd)
        assert same(anew, plans(*arguments))
    shutil.rmtree(folder)
    assert same(anew, plans(*arguments))


@pytest.mark.usefixtures("patient")
def test_a_cache_that_cannot_be_written_is_no_hindrance(plans: Cli, tmp_path: Path) -> None:
    plans.write("fil", "ingen mapp")
    env = {"KOMPPLAN_CACHE_DIR": str(plans.folder / "fil" / "under")}
    assert plans("validate", "planer", *TODAY, env=env).status == 1


def test_where_the_cache_lies() -> None:
    assert cache_folder({}) is None
    assert cache_folder({"HOME": "/hem/någon"}) in (
        Path("/hem/någon/.cache/kompplan"),
        Path("/hem/någon/Library/Caches/kompplan"),
    )
    assert cache_folder({"XDG_CACHE_HOME": "/c", "HOME": "/h"}) == Path("/c/kompplan")
    assert cache_folder({"XDG_CACHE_HOME": "c"}) is None
    assert cache_folder({"KOMPPLAN_CACHE_DIR": "/k", "XDG_CACHE_HOME": "/c"}) == Path("/k")


def test_several_cores_find_what_one_does(cli: Cli) -> None:
    for n in range(130):
        cli.write(f"planer/{n:03}.yaml", (BROKEN if n % 9 == 0 else CLEAN).format(n=n))
    arguments = ("validate", "planer", "--format", "json", "--no-cache", *TODAY)
    alone = cli(*arguments, "--jobs", "1")
    assert same(alone, cli(*arguments, "--jobs", "2"))
    assert alone.status == 1


def test_a_file_that_cannot_be_read_does_not_stop_the_others(cli: Cli) -> None:
    for n in range(10):
        cli.write(f"{n}.yaml", CLEAN.format(n=n))
    names = [f"{n}.yaml" for n in range(10)]
    ended = cli("validate", *names, "saknas.yaml", *TODAY)
    assert ended.status == 2
    assert "saknas.yaml" in ended.err
    assert ended.out.splitlines()[-1].startswith("10 filer: ")


@pytest.mark.slow
def test_several_processes_share_a_cache(plans: Cli) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(kompplan.__file__).parents[1]), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-P", "-m", "kompplan", "validate", "planer", "--format", "json", *TODAY]
    expected = plans("validate", "planer", "--format", "json", "--no-cache", *TODAY)
    for _ in range(3):
        running = [
            subprocess.Popen(command, cwd=plans.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            for _ in range(6)
        ]
        for each in running:
            said, wrong = each.communicate(timeout=120)
            assert (each.returncode, said.decode(), wrong.decode()) == expected
    folder = cache_folder(os.environ)
    assert folder is not None
    assert not [each.name for each in folder.iterdir() if each.name.startswith(".")], "a half written file was left"


def test_a_plan_written_as_json_is_found_in_a_folder(cli: Cli) -> None:
    cli.write("plan.yaml", '{\n  "projekt": {"namn": "Samtal"}\n}\n')
    cli.write("annat.yaml", '{"a": {"projekt": 1}}\n')
    ended = cli("validate", ".", "--lang", "sv")
    assert "plan.yaml" in ended.out
    assert "annat.yaml" in ended.err

"""``.pre-commit-hooks.yaml``, run by pre-commit itself on the example repository of plans."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
MADE_OF = ("src", "templates", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def run(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def repository(folder: Path) -> Path:
    """Make a git repository of what lies in ``folder``."""
    for command in (
        ["git", "init", "-q"],
        ["git", "add", "-A", "-f"],
        ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "first"],
    ):
        done = run(folder, *command, GIT_CONFIG_GLOBAL=os.devnull)
        assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def kompplan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with what kompplan is made of, as somebody else would fetch it."""
    folder = tmp_path_factory.mktemp("kompplan")
    for name in MADE_OF:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    return repository(folder)


@pytest.mark.slow
def test_the_manifest_is_valid() -> None:
    done = run(ROOT, sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml")
    assert done.returncode == 0, done.stdout + done.stderr


def test_hooks_read_the_whole_repository_once() -> None:
    for hook in HOOKS:
        assert hook["id"].startswith("kompplan")
        assert hook["pass_filenames"] is False  # a part of a plan is no plan
        assert hook["args"] == ["."]
        assert hook["language"] == "python"


@pytest.mark.slow
def test_pre_commit_installs_and_runs_the_hooks(kompplan: Path, tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    shutil.copytree(ROOT / "examples" / "planrepo", plans)
    repository(plans)
    store = str(tmp_path / "store")  # filled by the first hook, used by the others

    def tried(hook: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pre_commit", "try-repo", str(kompplan), hook, "--all-files", "--verbose"]
        done = run(plans, *command, PRE_COMMIT_HOME=store, PRE_COMMIT_COLOR="never", KOMPPLAN_LANG="sv")
        if "Could not find a version" in done.stdout or "No matching distribution" in done.stdout:
            pytest.skip("no package index can be reached")
        return done

    for hook in HOOKS:
        done = tried(hook["id"])
        assert done.returncode == 0, done.stdout + done.stderr
        assert "Passed" in done.stdout
    assert run(plans, "git", "status", "--porcelain").stdout == ""  # nothing there is to be mended
    assert "varning" in tried("kompplan").stdout  # a warning is shown and stops nothing

    part = plans / "pagaende" / "trygg-hemgang" / "delar" / "risker.yaml"
    text = part.read_text(encoding="utf-8")
    part.write_text(text.replace("      ansvarig: verksamhetschefen\n", ""), encoding="utf-8")
    run(plans, "git", "add", "-A")
    done = tried("kompplan")  # a risk to act on now without an owner, in a file that is no plan of its own
    assert done.returncode == 1, done.stdout + done.stderr
    assert "RSK06" in done.stdout
    assert "delar/risker.yaml" in done.stdout
    plan = plans / "utkast" / "sprak-i-forskolan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("  id: ", "  id:    "), encoding="utf-8")
    done = tried("kompplan-fmt")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "utkast/sprak-i-forskolan.yaml" in done.stdout

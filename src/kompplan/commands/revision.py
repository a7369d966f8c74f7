"""Which revision of its repository a plan is read from."""

import os
import subprocess
from pathlib import Path

from kompplan.commands.checking.files import in_work_tree
from kompplan.i18n.language import Language
from kompplan.i18n.text import Text

CHANGED = Text("{revision}, changed since then", "{revision}, ändrad sedan dess")
NEW = Text("not yet committed", "ännu inte incheckad")


def revision_of(path: Path, language: Language) -> str:
    """Return the commit that the plan's repository is at, and whether the plan has changed since; empty without one.

    Nothing of the repository is run: the settings that could name a program for these two questions are overridden.
    """
    folder = path.parent
    if not in_work_tree(folder):
        return ""
    commit = _git(folder, "rev-parse", "--short=12", "--verify", "HEAD")
    status = _git(folder, "status", "--porcelain=v1", "-z", "--ignore-submodules=all", "--", path.name)
    if not commit or status is None:
        return ""
    if status.startswith("??"):
        return NEW.to(language)
    return CHANGED.to(language).format(revision=commit) if status else commit


def _git(folder: Path, *arguments: str) -> str | None:
    command = ["git", "-c", "core.fsmonitor=false", "-c", "core.quotepath=off", *arguments]
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=20, check=False)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    return None if done.returncode else done.stdout.decode("utf-8", "replace").strip("\n\0 ")

"""What git knows of a folder, asked so that nothing of the repository is run."""

import os
from pathlib import Path


def in_work_tree(folder: Path) -> bool:
    """Tell whether a repository holds the folder; without asking git, whose start takes as long as judging a plan."""
    place = Path(os.path.abspath(folder))
    return any((each / ".git").exists() for each in (place, *place.parents))


def git(folder: Path, *arguments: str) -> bytes | None:
    """Return what git answers in a folder; None where there is no git, or it cannot tell.

    The one setting of a repository that could name a program for what is asked here is overridden.
    """
    import subprocess

    command = ["git", "-c", "core.fsmonitor=false", "-c", "core.quotepath=off", *arguments]
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=60, check=False)  # noqa: S603 - no shell, our words
    except (OSError, subprocess.SubprocessError):
        return None
    return None if done.returncode else done.stdout

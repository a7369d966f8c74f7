"""Where a run takes place: on a hosting service that shows findings beside the lines, or with a person."""

from collections.abc import Mapping
from pathlib import Path

from kompplan.commands.choices import Format

ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where GitHub and GitLab tell the folder that the repository is checked out in."""


def default_format(environ: Mapping[str, str]) -> Format:
    """Return the format where none is asked for: annotations in a GitHub workflow, else findings in full."""
    return Format.GITHUB if environ.get("GITHUB_ACTIONS") == "true" else Format.FULL


def root_of(environ: Mapping[str, str], here: Path) -> Path:
    """Return the folder that file names are told from: the repository's where ``here`` lies in it, else ``here``."""
    for name in ROOTS:
        root = environ.get(name)
        if root and here.is_relative_to(root):
            return Path(root)
    return here

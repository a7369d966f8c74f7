"""Which revision of its repository a plan is read from."""

from pathlib import Path

from kompplan.commands.repository import git, in_work_tree
from kompplan.i18n.language import Language
from kompplan.i18n.text import Text

CHANGED = Text("{revision}, changed since then", "{revision}, ändrad sedan dess")
NEW = Text("not yet committed", "ännu inte incheckad")


def revision_of(path: Path, language: Language) -> str:
    """Return the commit that the plan's repository is at, and whether the plan has changed since; empty without one."""
    folder = path.parent
    if not in_work_tree(folder):
        return ""
    commit = _told(folder, "rev-parse", "--short=12", "--verify", "HEAD")
    status = _told(folder, "status", "--porcelain=v1", "-z", "--ignore-submodules=all", "--", path.name)
    if not commit or status is None:
        return ""
    if status.startswith("??"):
        return NEW.to(language)
    return CHANGED.to(language).format(revision=commit) if status else commit


def _told(folder: Path, *arguments: str) -> str | None:
    told = git(folder, *arguments)
    return None if told is None else told.decode("utf-8", "replace").strip("\n\0 ")

"""Where the files are that ship beside the code."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from kompplan.errors import KompplanError
from kompplan.i18n.text import Text


def templates_root() -> Traversable:
    """Return ``templates/``: inside the package when installed, beside ``src/`` in a checkout."""
    installed = files("kompplan") / "templates"
    if installed.is_dir():
        return installed
    checkout = Path(__file__).resolve().parents[2]
    if (checkout / "pyproject.toml").is_file():
        return checkout / "templates"
    raise KompplanError(
        Text(
            en="the folder with kompplan's templates is missing: install kompplan again",
            sv="mappen med kompplans mallar saknas: installera kompplan på nytt",
        )
    )


def fonts_root() -> Traversable:
    """Return the folder with the typeface that reports are set in."""
    return files("kompplan") / "fonts"

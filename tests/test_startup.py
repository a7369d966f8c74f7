"""What a start loads: help and the version must come at once."""

import os
import subprocess
import sys

import pytest

from kompplan import __main__, __version__, app
from tests.commands.cli import Ended

HEAVY = {"pydantic", "pydantic_core", "jinja2", "rich", "yaml", "babel", "holidays"}
LIST_MODULES = (
    "import sys, runpy, atexit\n"
    "atexit.register(lambda: print('\\n'.join(['', 'LOADED', *sys.modules])))\n"
    "sys.argv[0] = 'kompplan'\n"
    "runpy.run_module('kompplan', run_name='__main__', alter_sys=True)"
)


def started(*arguments: str) -> tuple[str, set[str]]:
    """Return what kompplan wrote, and the packages that were loaded for it."""
    source = os.pathsep.join([os.path.dirname(os.path.dirname(app.__file__)), os.environ.get("PYTHONPATH", "")])
    ran = subprocess.run(
        [sys.executable, "-P", "-c", LIST_MODULES, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": source, "PYTHONIOENCODING": "utf-8"},
    )
    said, _, modules = ran.stdout.partition("\nLOADED\n")
    assert modules, ran.stderr
    return said, {module.partition(".")[0] for module in modules.split()}


@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("-h",), ("validate", "--help"), ("report", "-h")])
def test_help_and_version_load_nothing_heavy(arguments: tuple[str, ...]) -> None:
    said, loaded = started(*arguments)
    assert "kompplan" in said
    assert loaded & HEAVY == set()


def test_the_version_does_without_typer() -> None:
    said, loaded = started("--version")
    assert said.strip() == f"kompplan {__version__}"
    assert "typer" not in loaded

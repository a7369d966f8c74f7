"""What a start loads: help and the version must come at once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import kompplan
from kompplan import __main__, app

HEAVY = {"pydantic", "pydantic_core", "jinja2", "rich", "yaml", "babel", "holidays", "watchfiles", "numpy"}
LIST_MODULES = (
    "import os, sys\n"
    "from kompplan.__main__ import main\n"
    "end = os._exit\n"
    "def ended(status):\n"
    "    print('\\n'.join(['', 'LOADED', *sys.modules]), flush=True)\n"
    "    end(status)\n"
    "os._exit = ended\n"
    "sys.argv[0] = 'kompplan'\n"
    "main()"
)
"""Run the program, and list what is loaded when it is about to end."""


def started(*arguments: str) -> tuple[str, set[str]]:
    """Return what kompplan wrote, and the packages that were loaded for it."""
    ran = subprocess.run(
        [sys.executable, "-P", "-c", LIST_MODULES, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(kompplan.__file__).parents[1]), "PYTHONIOENCODING": "utf-8"},
    )
    said, _, modules = ran.stdout.partition("\nLOADED\n")
    assert modules, ran.stderr
    return said, {module.partition(".")[0] for module in modules.split()}


@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("-h",)])
def test_help_and_version_load_nothing_heavy(arguments: tuple[str, ...]) -> None:
    said, loaded = started(*arguments)
    assert "kompplan" in said
    assert loaded & HEAVY == set()


def test_the_version_does_without_typer() -> None:
    said, loaded = started("--version")
    assert said.strip() == f"kompplan {kompplan.__version__}"
    assert "typer" not in loaded


def test_a_plan_is_judged_without_typer() -> None:
    said, loaded = started("validate", str(Path(__file__).parent.parent / "examples" / "klura" / "klura.yaml"))
    assert "STR01" in said
    assert {"typer", "numpy"} & loaded == set()


@pytest.mark.parametrize("files", [["plan.yaml"], ["gone.yaml"], [], ["plan.yaml", "broken.yaml"]])
def test_the_short_way_ends_as_the_long_one(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plan.yaml").write_text("projekt:\n  namn: Barnen i boendet\n  status: klar\n", encoding="utf-8")
    Path("broken.yaml").write_text("projekt: [\n", encoding="utf-8")
    short = (__main__.run(["validate", *files]), *capsys.readouterr())
    long = (app.run(["validate", "--format", "full", *files]), *capsys.readouterr())
    assert short == long


def test_only_chances_need_numpy() -> None:
    plan = str(Path(__file__).parent.parent / "examples" / "klura" / "klura.yaml")
    assert "numpy" not in started("schedule", plan)[1]
    assert "numpy" in started("simulate", plan)[1]

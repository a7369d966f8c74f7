"""``kompplan schema``: the format, for editors and for readers."""

import json
import subprocess
import sys

import pytest

from commands.cli import Cli
from kompplan.handbook.page import page
from kompplan.i18n.language import Language


def test_the_schema_goes_to_standard_output(cli: Cli) -> None:
    ended = cli("schema")
    assert ended.status == 0
    assert "aktiviteter" in json.loads(ended.out)["properties"]
    assert ended.err == ""


def test_the_language_is_chosen(cli: Cli) -> None:
    assert "activities" in json.loads(cli("schema", "--lang", "en").out)["properties"]
    assert "activities" in json.loads(cli("schema", env={"KOMPPLAN_LANG": "en"}).out)["properties"]


def test_the_schema_is_written_to_a_file_and_written_anew(cli: Cli) -> None:
    for _ in range(2):
        ended = cli("schema", "-o", "kompplan.schema.json")
        assert (ended.status, ended.out) == (0, "")
        assert "kompplan.schema.json" in ended.err
    assert json.loads((cli.folder / "kompplan.schema.json").read_text(encoding="utf-8"))["$defs"]


def test_a_strangers_file_is_left_alone(cli: Cli) -> None:
    path = cli.write("mine.json", "{}")
    assert cli("schema", "-o", "mine.json").status == 2
    assert path.read_text(encoding="utf-8") == "{}"
    assert cli("schema", "-o", "mine.json", "--force").status == 0


def test_the_page_about_the_format(cli: Cli) -> None:
    assert cli("schema", "--format", "md").out == page(Language.SV)
    assert cli("schema", "--format", "md", "--lang", "en").out == page(Language.EN)


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_the_handbook_is_not_loaded_for_nothing(argument: str) -> None:
    code = (
        "import sys; from kompplan.app import run; run(sys.argv[1:]); print([m for m in sys.modules if 'handb' in m])"
    )
    ran = subprocess.run([sys.executable, "-c", code, argument], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"

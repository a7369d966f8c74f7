"""Run kompplan as its users do, in this process, and look at what it wrote and how it ended."""

import csv
import io
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from kompplan.app import run
from kompplan.commands.configuring import nearest


class Ended(NamedTuple):
    """How a run ended."""

    status: int
    out: str
    err: str


class Cli:
    """The command line in a folder of its own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._capsys = capsys
        self._monkeypatch = monkeypatch
        monkeypatch.chdir(folder)

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def __call__(self, *arguments: str, stdin: str | None = None, env: Mapping[str, str] | None = None) -> Ended:
        for name, value in (env or {}).items():
            self._monkeypatch.setenv(name, value)
        if stdin is not None:
            self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        nearest.cache_clear()  # a run of its own would know nothing of the folders either
        self._capsys.readouterr()
        status = run(list(arguments))
        captured = self._capsys.readouterr()
        return Ended(status, captured.out, captured.err)


def assert_well_written(ended: Ended, output_format: str, language: str) -> None:
    """A command that tabulates has ended well, and what it wrote has the form that was asked for."""
    assert (ended.status, ended.err) == (0, "")
    assert ended.out
    if output_format == "json":
        assert json.loads(ended.out)["version"] == 1
    elif output_format == "csv":
        rows = list(csv.reader(io.StringIO(ended.out.lstrip("\ufeff")), delimiter=";" if language == "sv" else ","))
        assert len({len(row) for row in rows}) == 1
    elif output_format == "text":
        assert all(line == line.rstrip() for line in ended.out.splitlines())

"""Reports that are asked for so plainly that the command line needs no Typer."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kompplan.__main__ import run
from kompplan.commands.choices import For
from kompplan.commands.report_asked import Asked, plainly
from kompplan.i18n.language import Language

PLAN = "projekt: {namn: Plan}\naktiviteter:\n  - {id: A1, aktivitet: Börja, start: 2026-02-02, senast: 2026-02-03}\n"


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ([], Asked()),
        (["plan.yaml"], Asked(Path("plan.yaml"))),
        (["plan.yaml", "--md", "--html"], Asked(Path("plan.yaml"), suffixes=("html", "md"))),
        (
            ["--audience", "steering", "plan.yaml", "--audience", "memo", "-o", "made", "--force"],
            Asked(Path("plan.yaml"), (For.STEERING, For.MEMO), output="made", force=True),
        ),
        (
            ["--pdf", "p.yaml", "--lang", "en", "--today", "2027-01-01", "--limit", "size=1MB", "--limit", "depth=9"],
            Asked(
                Path("p.yaml"),
                suffixes=("pdf",),
                lang=Language.EN,
                today="2027-01-01",
                limit=["size=1MB", "depth=9"],
            ),
        ),
        (["plan.yaml", "--public"], None),
        (["plan.yaml", "--audience", "nobody"], None),
        (["plan.yaml", "--lang", "de"], None),
        (["plan.yaml", "-o"], None),
        (["plan.yaml", "-o", "-"], None),
        (["a.yaml", "b.yaml"], None),
        (["plan.yaml", "--help"], None),
        (["-"], None),
    ],
)
def test_what_is_plain(words: list[str], asked: Asked | None) -> None:
    assert plainly(words) == asked


def test_both_ways_write_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kompplan import app

    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    words = ["report", "plan.yaml", "--lang", "en", "--today", "2026-01-05"]
    assert run([*words, "--html", "-o", "plain.html"]) == 0
    assert app.run([*words, "--html", "-o", "typer.html"]) == 0
    assert (tmp_path / "plain.html").read_bytes() == (tmp_path / "typer.html").read_bytes()
    assert run(["report", "gone.yaml"]) == app.run(["report", "gone.yaml"]) == 2


def test_it_starts_without_typer(tmp_path: Path) -> None:
    plan, page = tmp_path / "plan.yaml", tmp_path / "plan.html"
    plan.write_text(PLAN, encoding="utf-8")
    code = "import sys; from kompplan.__main__ import run; run(sys.argv[1:]); "
    code += "sys.exit(any(each in sys.modules for each in ('typer', 'pydantic')))"
    subprocess.run([sys.executable, "-c", code, "report", str(plan), "-o", str(page)], check=True, capture_output=True)
    assert page.is_file()

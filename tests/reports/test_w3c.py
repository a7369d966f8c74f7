"""W3C's checker finds no error in any page that kompplan writes, nor in any picture."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from browser.chromium import MODULES
from kompplan.charts._style import standalone
from kompplan.commands.serving import pages
from kompplan.commands.serving.desk import Desk, Wanted
from kompplan.i18n.language import Language
from kompplan.reports.audience import audience
from kompplan.reports.audiences import audiences
from kompplan.reports.build import build
from kompplan.reports.view import Picture
from reports.pdfs import example_made
from reports.plans import EXAMPLES, filled, report, written
from reports.test_plan_text_is_inert import HOSTILE

CHECKER = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
BORNE = {
    "This document appears to be written in": "a report says in its own language what a plan says in its author's",
}
"""Warnings that are meant, by how they begin, and why."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("java") is None, reason="needs Java 17"),
    pytest.mark.skipif(
        not CHECKER.is_file(), reason="needs npm's vnu-jar in the folder named by KOMPPLAN_NODE_MODULES"
    ),
]


def _checked(folder: Path) -> list[tuple[str, str, str]]:
    """Return what is said of each file in a folder: whether it is an error, the message, and where."""
    assert shutil.which("java") is not None
    files = sorted(map(str, folder.iterdir()))
    done = subprocess.run(
        ["java", "-Xss8m", "-jar", str(CHECKER), "--format", "json", "--also-check-svg", *files],
        capture_output=True,
        check=False,  # it ends with 1 where it has something to say
        timeout=300,
    )
    said = json.loads(done.stderr)["messages"]
    return [
        (each.get("subType", each["type"]), each["message"], f"{Path(each['url']).name}: {each.get('extract', '')}")
        for each in said
        if each["type"] == "error" or not each["message"].startswith(tuple(BORNE))
    ]


def test_every_report_and_every_picture_is_valid(tmp_path: Path) -> None:
    for path in EXAMPLES:
        for language in Language:
            making = example_made(path.stem, language)
            names = [each.name for each in audiences()] if path.stem in ("monsterplan", "lia") else ["project"]
            for name in names:
                file = f"{path.stem}-{name}-{language.value}"
                (tmp_path / f"{file}.html").write_bytes(written(making, "html", name))
        view = build(example_made(path.stem, Language.SV), audience("project"), "html")
        blocks = (block for section in view.sections for part in section.parts for block in part.blocks)
        for number, each in enumerate(block for block in blocks if isinstance(block, Picture)):
            (tmp_path / f"{path.stem}-{number}.svg").write_text(standalone(each.svg, margin=16), encoding="utf-8")
    for name, text in {"filled": "ord{n}", **{f"hostile{n}": each for n, each in enumerate(HOSTILE[::3])}}.items():
        plan = filled(lambda n, text=text: text.format(n=n))  # type: ignore[misc]
        (tmp_path / f"{name}.html").write_text(report(plan.source, "html"), encoding="utf-8")
    assert _checked(tmp_path) == []


def test_every_page_of_serve_is_valid(tmp_path: Path) -> None:
    plan, other, out = tmp_path / "plan.yaml", tmp_path / "annan.yaml", tmp_path / "out"
    plan.write_bytes(EXAMPLES[0].read_bytes())
    other.write_text("projekt: {namn: '<b>&amp;'}\nrisker: {register: [{risk: x, S: 4, K: 4}]}\n", encoding="utf-8")
    (tmp_path / "trasig.yaml").write_text("projekt: [", encoding="utf-8")
    out.mkdir()
    desk = Desk(Wanted((plan, other, tmp_path / "trasig.yaml"), Language.SV, "2026-11-22"))
    (out / "index.html").write_text(pages.index(desk), encoding="utf-8")
    for number in range(3):
        (out / f"plan{number}.html").write_text(pages.plan_page(desk, number, "project"), encoding="utf-8")
        (out / f"source{number}.html").write_text(pages.source_page(desk, number, 0) or "", encoding="utf-8")
    assert _checked(out) == []


def test_the_checker_would_find_something(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text(
        "<!DOCTYPE html><html lang=sv><title>x</title><p id=a><p id=a>", encoding="utf-8"
    )
    (tmp_path / "bad.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><p/></svg>', encoding="utf-8")
    found = _checked(tmp_path)
    assert {kind for kind, _, _ in found} >= {"error"}
    assert {where.partition(":")[0] for _, _, where in found} == {"bad.html", "bad.svg"}

"""The reports in a real browser: seen, heard, operated and printed as people do."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from browser.chromium import COLOURS, SPACING, Browser, Heard
from goldens import Golden
from kompplan import __version__
from kompplan.i18n.language import Language
from kompplan.reports.audience import audience
from kompplan.reports.audiences import audiences
from kompplan.reports.making import File, Making
from reports.plans import EXAMPLES, TODAY, Filled, example_making, filled, judged, written

EN, SV = Language.EN, Language.SV
NAMES = tuple(each.name for each in audiences())
TEXTS = {
    "filled": "ord{n} och en text som är så lång att den bryts",
    "long-words": "Verksamhetsutvecklingsprocessledarutbildningssamordnarfunktionen{n}",
}
MATRIX = (
    *((plan, name, SV) for plan in ("monsterplan", "lia", "filled") for name in NAMES),
    *((plan, name, EN) for plan in ("monsterplan", "filled") for name in NAMES),
    *((path.stem, "project", SV) for path in EXAMPLES if path.stem not in ("monsterplan", "lia")),
    *(("long-words", name, SV) for name in ("project", "steering", "owners", "application")),
)
PLAIN_SHAPES = frozenset({"rect.kp-shade", "line.kp-stripe", "rect.kp-paper", "rect.kp-men"})
"""Shapes of pictures that are paper where colours are forced: other lines or words tell what they tell."""

pytestmark = pytest.mark.slow
poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext (poppler-utils)")


def _filled(text: str) -> Filled:
    return filled(lambda n: text.format(n=n))


@cache
def _making(plan: str, language: Language) -> Making:
    if plan not in TEXTS:
        return example_making(next(path for path in EXAMPLES if path.stem == plan), language)
    source = _filled(TEXTS[plan]).source
    found = judged(source)
    assert found.checked is not None
    return Making(found.checked, found.diagnostics, 0, File("plan.yaml", source), language)


def _put(folder: Path, page: str | bytes) -> Path:
    file = folder / "report.html"
    file.write_bytes(page.encode() if isinstance(page, str) else page)
    return file


def _ids(value: object) -> str:
    return value.value if isinstance(value, Language) else str(value)


@pytest.mark.parametrize(("plan", "name", "language"), MATRIX, ids=_ids)
def test_everybody_can_read_and_operate_it(
    plan: str, name: str, language: Language, browser: Browser, tmp_path: Path
) -> None:
    file = _put(tmp_path, written(_making(plan, language), "html", name))
    wrong: dict[str, Any] = {}
    with browser.open(file) as tab:
        tab.press("Tab")
        first = tab.look("first")
        tab.press("Enter")
        wrong["skip link"] = [] if first == {"skip": True, "seen": True} else [first]
        wrong["where it leads"] = tab.evaluate("document.activeElement.id === 'content' ? [] : ['elsewhere']")
        tab.press("Tab")
        tab.look("open")
        wrong["focus is not seen"] = tab.look("unfocused")
        wrong["links"] = tab.look("links")
        wrong["axe, light"] = tab.axe()
        tab.media(colorScheme="dark")
        assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 25, 29)"
        if language is SV:  # no colour depends on the language
            wrong["axe, dark"] = tab.axe(*COLOURS)
        wrong["faint, dark"] = tab.look("faint")
        for width in (1200, 1280):
            tab.size(width)
            if plan not in TEXTS:
                wrong[f"pictures at {width} px"] = tab.look("cramped")
        for scheme in ("light", "dark"):
            tab.media(colorScheme=scheme, forcedColors="active")
            assert tab.evaluate("matchMedia('(forced-colors: active)').matches")
            wrong[f"faint, forced colours, {scheme}"] = tab.look("faint")
            lost = set(tab.look("vanished")) - PLAIN_SHAPES
            wrong[f"pictures, forced colours, {scheme}"] = sorted(lost)
        tab.media(colorScheme="light", forcedColors="none")
        tab.size(320)
        wrong["320 px"] = tab.look("beyond")
        tab.style(SPACING)
        wrong["320 px, text spacing"] = tab.look("beyond")
        wrong["clipped, text spacing"] = tab.look("clipped")
        wrong["runs"] = tab.look("running")
        assert tab.heard == Heard([file.as_uri()], [], [])
    assert {check: found for check, found in wrong.items() if found} == {}


def test_a_table_is_a_table_also_where_its_rows_are_cards(browser: Browser, tmp_path: Path) -> None:
    roles = []
    with browser.open(_put(tmp_path, written(_making("monsterplan", SV), "html", "risks"))) as tab:
        for width, shown in ((1280, "table"), (320, "block")):
            tab.size(width)
            assert tab.evaluate("getComputedStyle(document.querySelector('.cards')).display") == shown
            roles.append(tab.roles())
    wide, small = roles
    for each in ("table", "row", "rowheader", "columnheader"):
        assert wide[each] == small[each] > 0, each
    assert small["cell"] > 0


def test_a_browser_would_find_something(browser: Browser, tmp_path: Path) -> None:
    page = """<!DOCTYPE html><html lang="sv"><title>x</title><style>a { outline: none !important; color: #eee }</style>
        <a href="#x">nära</a><p style="width: 40rem">bred</p><p id="a"></p><p id="a"></p><svg><path d="M0 0"/></svg>
        <p style="height: 4px; overflow: hidden">gömd</p><p onclick="1">x</p><script>alert(1); console.log(1)</script>
        <img src="https://evil.example/x.png" alt="">"""
    with browser.open(_put(tmp_path, page)) as tab:
        tab.press("Tab")
        assert tab.look("first") == {"skip": False, "seen": False}
        for name in ("unfocused", "faint", "clipped", "running", "links"):
            assert tab.look(name), name
        assert tab.axe(*COLOURS)
        tab.size(320)
        assert tab.look("beyond")
        heard = tab.heard
        assert heard.dialogs == ["1"]
        assert any(each.startswith("log: 1 (file:") for each in heard.said)
        assert "https://evil.example/x.png" in heard.requests


def _printed(browser: Browser, page: str | bytes, folder: Path) -> tuple[Path, list[str]]:
    """Print a page; return the paper, and every word that has to stand on it."""
    pdf = folder / "report.pdf"
    with browser.open(_put(folder, page)) as tab:
        tab.media(media="print")
        words = tab.look("words")
        tab.pdf(pdf)
    return pdf, words


def _text(pdf: Path, *options: str) -> str:
    done = subprocess.run(["pdftotext", *options, str(pdf), "-"], capture_output=True, check=True, timeout=60)
    return done.stdout.decode()


def _joined(text: str) -> str:
    """Return a text without what tells where its lines end: pdftotext leaves a hyphen out there."""
    return re.sub(r"[-\s]+", "", text)


@poppler
@pytest.mark.parametrize(("plan", "language"), [("monsterplan", SV), ("monsterplan", EN), ("filled", SV)], ids=_ids)
@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_it_is_lost_on_paper(
    plan: str, name: str, language: Language, browser: Browser, tmp_path: Path
) -> None:
    page = written(_making(plan, language), "html", name)
    pdf, words = _printed(browser, page, tmp_path)
    assert len(words) > 100
    said = _joined(_text(pdf))
    assert [each for each in words if _joined(each) not in said] == []
    assert TODAY.isoformat() in words
    if audience(name).short and plan == "monsterplan":
        assert len(PdfReader(pdf).pages) == 1


@poppler
def test_on_paper_the_contents_come_before_a_tall_tree_and_a_low_tree_follows_the_summary(
    browser: Browser, tmp_path: Path
) -> None:
    for name, expected in (("monsterplan", "Innehåll"), ("kvinnojouren", "Från problem till aktivitet")):
        page = written(_making(name, SV), "html")
        first = _text(_printed(browser, page, tmp_path)[0], "-l", "1", "-layout")
        assert expected in first, first


GOLDENS = Path(__file__).parent / "goldens"
CHANGING = re.compile(rf"[0-9a-f]{{64}}|{re.escape(__version__)}")
"""The digest of the example, and kompplan's version."""


@pytest.mark.parametrize("language", [SV, EN], ids=_ids)
@pytest.mark.parametrize("name", ["steering", "memo"])
def test_assistive_technology_is_told_the_same_as_before(
    name: str, language: Language, browser: Browser, tmp_path: Path, golden: Golden
) -> None:
    with browser.open(_put(tmp_path, written(_making("monsterplan", language), "html", name))) as tab:
        golden(GOLDENS / f"{name}.{language.value}.aria.yaml", CHANGING.sub("…", tab.aria()))

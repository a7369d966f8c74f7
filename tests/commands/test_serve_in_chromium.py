"""``kompplan serve`` in a real browser: live, readable by everybody, and deaf to what plans say."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from browser.chromium import COLOURS, SPACING, Browser, Tab
from kompplan.commands.serving import server as serving
from kompplan.commands.serving.desk import Desk, Wanted
from kompplan.commands.serving.server import Server
from kompplan.i18n.language import Language
from reports.plans import ROOT, filled
from reports.test_plan_text_is_inert import HOSTILE

EXAMPLE = (ROOT / "examples" / "monsterplan" / "monsterplan.yaml").read_text(encoding="utf-8")
SAVED = EXAMPLE.replace("    - id: R1\n", "    - {id: R77, risk: Salen brinner, S: 5, K: 5}\n    - id: R1\n", 1)
"""The example with a risk that nobody answers for."""

pytestmark = pytest.mark.slow


@contextmanager
def _served(*paths: Path, lang: Language = Language.SV) -> Iterator[Server]:
    server = Server(Desk(Wanted(paths, lang, "2026-11-22")), 0)
    threads = [
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True),
        threading.Thread(target=server.desk.watch, args=(server.ended.is_set,), daemon=True),
    ]
    for each in threads:
        each.start()
    try:
        yield server
    finally:
        server.ended.set()
        server.shutdown()
        server.server_close()
        threads[0].join()


def _is_silent(tab: Tab, server: Server) -> None:
    """Check that a page has run nothing, asked nobody else and opened nothing."""
    heard = tab.heard
    assert [each for each in heard.requests if not each.startswith(server.url)] == []
    assert heard.dialogs == []
    assert heard.said == [], heard.requests
    assert tab.look("running") == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert SAVED != EXAMPLE
    (tmp_path / "plan.yaml").write_text(EXAMPLE, encoding="utf-8")
    return tmp_path


def test_a_save_shows_in_the_page_that_is_open_and_the_reader_stays_where_she_was(
    folder: Path, browser: Browser
) -> None:
    scroll = "document.querySelector('#report').contentWindow"
    with _served(folder / "plan.yaml") as server, browser.open(server.url) as tab:
        tab.wait(f"{scroll}.document.body?.scrollHeight > 3000")
        before = tab.evaluate("document.querySelectorAll('.findings li').length")
        assert "R77" not in tab.evaluate(f"{scroll}.document.body.innerText")
        tab.evaluate(f"{scroll}.scrollTo(0, 1500)")
        (folder / "plan.yaml").write_text(SAVED, encoding="utf-8")
        tab.wait(f"{scroll}.document.body?.innerText.includes('R77')")
        tab.wait(f"{scroll}.scrollY === 1500")
        assert "R77" in tab.evaluate("document.querySelector('.findings').innerText")
        assert tab.evaluate("document.querySelectorAll('.findings li').length") > before
        assert "Uppdaterad" in tab.evaluate("document.querySelector('#news').innerText")
        (folder / "plan.yaml").write_text("projekt: [", encoding="utf-8")
        tab.wait("document.querySelector('#live .problem')")
        tab.wait(f"{scroll}.document.body?.innerText.includes('R77')")  # the frame is loaded again
        (folder / "plan.yaml").write_text(EXAMPLE, encoding="utf-8")
        tab.wait(f"!document.querySelector('#live .problem') && {scroll}.document.body?.innerText")
        tab.wait(f"document.querySelectorAll('.findings li').length === {before}")
        _is_silent(tab, server)


def test_the_end_of_the_server_is_told(folder: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "NEWS_SECONDS", 0.2)
    with _served(folder / "plan.yaml") as server:
        tab = browser.open(server.url)
        tab.wait("document.querySelector('#report').contentWindow.document.body?.innerText")
    with tab:
        tab.wait("document.querySelector('#news').innerText.includes('har avslutats')")


@pytest.mark.parametrize("lang", list(Language), ids=str)
def test_everybody_can_read_and_operate_the_pages(folder: Path, lang: Language, browser: Browser) -> None:
    (folder / "plan.yaml").write_text(SAVED, encoding="utf-8")
    long = filled(lambda n: f"Verksamhetsutvecklingsprocessledarutbildningssamordnarfunktionen{n}")
    (folder / "annan.yaml").write_bytes(long.source)
    wrong = {}
    with _served(folder / "plan.yaml", folder / "annan.yaml", lang=lang) as server:
        for path in ("", "0/", "1/", "1/steering", "1/source/0"):
            with browser.open(server.url + path) as tab:
                tab.press("Tab")
                if path not in ("", "1/source/0"):
                    wrong[f"{path}: skip link"] = [] if tab.look("first")["skip"] else ["missing"]
                wrong[f"{path}: focus is not seen"] = tab.look("unfocused")
                wrong[f"{path}: links"] = tab.look("links")
                wrong[f"{path}: axe, light"] = tab.axe()
                tab.media(colorScheme="dark")
                wrong[f"{path}: axe, dark"] = tab.axe(*COLOURS)
                tab.media(colorScheme="light", forcedColors="active")
                wrong[f"{path}: faint, forced colours"] = tab.look("faint")
                tab.media(forcedColors="none")
                tab.size(320)
                wrong[f"{path}: 320 px"] = tab.look("beyond")
                tab.evaluate(_SPACED)
                wrong[f"{path}: 320 px, text spacing"] = tab.look("beyond")
                _is_silent(tab, server)
    assert {check: found for check, found in wrong.items() if found} == {}


_SPACED = f"""
    (() => {{
        const sheet = new CSSStyleSheet();
        sheet.replaceSync({SPACING!r});
        document.adoptedStyleSheets = [sheet];
    }})()
"""
"""Forces text spacing; the policy of the pages would forbid a style of the tests' own."""


def test_the_skip_link_leads_to_the_report(folder: Path, browser: Browser) -> None:
    with _served(folder / "plan.yaml") as server, browser.open(server.url) as tab:
        tab.press("Tab")
        tab.press("Enter")
        assert tab.evaluate("location.hash") == "#report"
        tab.press("Tab")
        assert tab.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_hostile_plan_runs_nothing(tmp_path: Path, browser: Browser) -> None:
    payloads = (*HOSTILE, "<script>window.pwned=1</script>", "<img src=x onerror=window.pwned=1>", "javascript:pwned=1")
    plan = filled(lambda n: payloads[n % len(payloads)].format(n=n) if "{n}" in payloads[n % len(payloads)] else "x")
    files = (tmp_path / "<img src=x onerror=alert(1)>.yaml", tmp_path / "b.yaml")
    files[0].write_bytes(plan.source)
    files[1].write_text("projekt: {namn: '<script>window.pwned=1</script>'}\n", encoding="utf-8")
    with _served(*files) as server:
        for path in ("", "0/", "0/owners", "1/", "0/source/0", "1/source/0"):
            with browser.open(server.url + path, bypassCSP=True) as tab:
                if path[-1:] == "/" or path.endswith("owners"):
                    tab.wait("document.querySelector('#report').contentWindow.document.body?.innerText")
                    assert tab.evaluate("document.querySelector('#report').contentWindow.pwned === undefined")
                tab.evaluate("new Promise((done) => setTimeout(done, 200))")
                _is_silent(tab, server)

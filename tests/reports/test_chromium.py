"""The report in a real browser: no violation that axe-core can see, no sideways scrolling, no request to anything."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kompplan.i18n.language import Language
from reports.plans import EXAMPLES, ROOT, TODAY, example_report, filled, report

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
AXE = Path(os.environ.get("KOMPPLAN_AXE") or ROOT / "node_modules" / "axe-core" / "axe.min.js")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
DARK = ("--blink-settings=preferredColorScheme=0",)
SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } "
    "p { margin-bottom: 2em !important }"
)
LONG = "Verksamhetsutvecklingsprocessledarutbildningssamordnarfunktionen{n}"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="needs chromium, chromium-browser or google-chrome on PATH"),
]
needs_axe = pytest.mark.skipif(
    not AXE.is_file(), reason="needs axe-core: npm install axe-core, or its axe.min.js named by KOMPPLAN_AXE"
)


def _pages() -> dict[str, str]:
    pages = {path.stem: example_report(path, "html", Language.SV) for path in EXAMPLES}
    for name in ("application", "owners", "risks", "procurement", "participants"):
        path = next(each for each in EXAMPLES if each.stem == "lia")
        pages[f"lia-{name}"] = example_report(path, "html", Language.SV, name)
    pages["filled"] = report(
        filled(lambda n: f"ord{n} och en text som är så lång att den bryts").source, "html", Language.EN
    )
    pages["long-words"] = report(filled(lambda n: LONG.format(n=n)).source, "html")
    return pages


PAGES = _pages()


def _run(folder: Path, file: Path, *options: str) -> str:
    assert CHROMIUM is not None
    done = subprocess.run(
        [
            CHROMIUM,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--allow-file-access-from-files",
            f"--user-data-dir={folder / 'profile'}",
            "--virtual-time-budget=20000",
            *options,
            file.as_uri(),
        ],
        capture_output=True,
        timeout=120,
        check=True,
    )
    return done.stdout.decode("utf-8", "replace")


def _asked(folder: Path, page: str, script: str, *options: str) -> object:
    """Return what a script finds out about a page; the page's own policy would forbid it, so it runs in a copy."""
    copy = re.sub(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "", page)
    put = f"<script>{script}</script>"
    file = folder / "page.html"
    file.write_text(copy.replace("</body>", f"{put}</body>"), encoding="utf-8")
    dom = _run(folder, file, "--dump-dom", *options)
    found = re.search(r"ANSWER\[\[(.*?)\]\]ANSWER", dom, re.DOTALL)
    assert found is not None, dom[-500:]
    return json.loads(bytes.fromhex(found[1]).decode())


TELL = """
function tell(answer) {
  const bytes = new TextEncoder().encode(JSON.stringify(answer));
  document.body.innerText = "ANSWER[[" + Array.from(bytes, b => b.toString(16).padStart(2, "0")).join("") + "]]ANSWER";
}
"""


@needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(name: str, scheme: str, tmp_path: Path) -> None:
    axe = AXE.read_text(encoding="utf-8").replace("</script", "<\\/script")
    script = (
        TELL
        + f"""
      const dark = matchMedia("(prefers-color-scheme: dark)").matches;
      const paper = getComputedStyle(document.body).backgroundColor;
      document.querySelectorAll("details").forEach(each => each.open = true);
      axe.run(document, {{runOnly: {json.dumps(LEVELS)}}}).then(found => tell({{
        dark, paper,
        passes: found.passes.length,
        violations: found.violations.map(each => [each.id, each.nodes.slice(0, 3).map(
            node => node.html.slice(0, 200) + node.failureSummary)])
      }}), wrong => tell({{wrong: String(wrong)}}));
    """
    )
    options = DARK if scheme == "dark" else ("--blink-settings=preferredColorScheme=1",)
    answer = _asked(tmp_path, PAGES[name], f"{axe}</script><script>{script}", *options)
    assert isinstance(answer, dict)
    assert answer["dark"] is (scheme == "dark"), answer
    assert answer["paper"] == ("rgb(21, 25, 29)" if scheme == "dark" else "rgb(255, 255, 255)")
    assert answer["passes"] > 15
    assert answer["violations"] == []


@pytest.mark.parametrize("spaced", [False, True], ids=["as-is", "text-spacing"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_320_pixels_wide_does_not_scroll_sideways(name: str, spaced: bool, tmp_path: Path) -> None:
    page = PAGES[name].replace("</style>", f"{SPACING}</style>" if spaced else "</style>", 1)
    page = page.replace("</style>", ".folded > * { display: block }</style>", 1)
    (tmp_path / "inner.html").write_text(page, encoding="utf-8")
    frame = '<iframe src="inner.html" style="width:320px;height:600px;border:0"></iframe>'
    wrapper = f"<!DOCTYPE html><html><body>{frame}</body></html>"
    script = (
        TELL
        + """
      onload = () => {
        const root = document.querySelector("iframe").contentDocument.documentElement;
        const wide = [...root.querySelectorAll("body *")].filter(each => !each.closest(".kp-scroll, .skip, .unseen")
          && each.getBoundingClientRect().right > 320.5).map(each => each.outerHTML.slice(0, 120));
        tell({width: root.clientWidth, scroll: root.scrollWidth, wide: wide.slice(0, 5)});
      };
    """
    )
    answer = _asked(tmp_path, wrapper, script)
    assert isinstance(answer, dict)
    assert answer["width"] <= 320
    assert answer["scroll"] <= 320, answer
    assert answer["wide"] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_for_nothing(name: str, tmp_path: Path) -> None:
    script = TELL + 'onload = () => tell(performance.getEntriesByType("resource").map(each => each.name));'
    assert _asked(tmp_path, PAGES[name], script) == []


@pytest.mark.parametrize("name", PAGES)
def test_the_skip_link_and_the_contents_lead_somewhere_and_are_large_enough(name: str, tmp_path: Path) -> None:
    script = (
        TELL
        + """
      const links = [...document.querySelectorAll("a[href^='#']")];
      const main = document.querySelector("a").getAttribute("href");
      tell({first: main, lost: links.filter(each => !document.getElementById(each.hash.slice(1))).length,
            small: links.filter(each => each.getBoundingClientRect().height < 24).length,
            ids: document.querySelectorAll("[id]").length,
            own: new Set([...document.querySelectorAll("[id]")].map(each => each.id)).size});
    """
    )
    answer = _asked(tmp_path, PAGES[name], script)
    assert isinstance(answer, dict)
    assert answer["first"] == "#content"
    assert answer["lost"] == answer["small"] == 0
    assert answer["ids"] == answer["own"]


def test_hostile_text_runs_nothing_even_without_the_page_s_own_policy(tmp_path: Path) -> None:
    hostile = (
        "<script>window.pwned=1</script>",
        "<img src=x onerror=window.pwned=1>",
        "</title></style></textarea></svg><svg onload=window.pwned=1>",
        '" onmouseover="window.pwned=1" autofocus onfocus="window.pwned=1',
        "<iframe srcdoc='<script>parent.pwned=1</script>'>",
    )
    plan = filled(lambda n: f"{hostile[n % len(hostile)]}{n}")
    script = TELL + "setTimeout(() => tell(window.pwned === undefined), 500);"
    assert _asked(tmp_path, report(plan.source, "html"), script) is True


def test_it_prints_on_paper_without_losing_a_row(tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext (poppler-utils)")
    plan = filled(lambda n: f"ord{n}x")
    file = tmp_path / "report.html"
    file.write_text(report(plan.source, "html"), encoding="utf-8")
    _run(tmp_path, file, "--no-pdf-header-footer", f"--print-to-pdf={tmp_path / 'report.pdf'}")
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "report.pdf"), "-"], capture_output=True, check=True, timeout=60
    ).stdout.decode()
    lost = [each for each in plan.texts if each not in text]
    assert len(lost) < len(plan.texts) * 0.02, lost[:10]
    assert TODAY.isoformat() in text


@pytest.mark.parametrize("width", [1200, 1280])
@pytest.mark.parametrize("name", [path.stem for path in EXAMPLES])
def test_the_pictures_fit_a_laptop(name: str, width: int, tmp_path: Path) -> None:
    (tmp_path / "inner.html").write_text(PAGES[name], encoding="utf-8")
    frame = f'<iframe src="inner.html" style="width:{width}px;height:700px;border:0"></iframe>'
    script = (
        TELL
        + """
      onload = () => {
        const found = document.querySelector("iframe").contentDocument.querySelectorAll(".picture .kp-scroll");
        tell([...found].filter(each => each.scrollWidth > each.clientWidth).map(each => each.ariaLabel));
      };
    """
    )
    assert _asked(tmp_path, f"<!DOCTYPE html><html><body>{frame}</body></html>", script) == []


def test_on_paper_the_contents_come_before_a_tall_tree_and_a_low_tree_follows_the_summary(tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext (poppler-utils)")
    for name, expected in (("monsterplan", "Innehåll"), ("kvinnojouren", "Från problem till aktivitet")):
        file = tmp_path / f"{name}.html"
        file.write_text(PAGES[name], encoding="utf-8")
        _run(tmp_path, file, "--no-pdf-header-footer", f"--print-to-pdf={tmp_path / name}.pdf")
        first = subprocess.run(
            ["pdftotext", "-l", "1", "-layout", f"{tmp_path / name}.pdf", "-"],
            capture_output=True, check=True, timeout=60,
        ).stdout.decode()  # fmt: skip
        assert expected in first, first

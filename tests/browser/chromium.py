"""Chromium for the tests, driven by playwright-core: one Node process for each process that runs tests."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
MODULES = Path(os.environ.get("KOMPPLAN_NODE_MODULES") or HERE.parents[1] / "node_modules")
"""Where playwright-core, axe-core and vnu-jar are."""
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
LEVELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that another colour scheme can break; the others have the same answer in both."""
SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } "
    "p { margin-bottom: 2em !important }"
)
"""What WCAG 1.4.12 lets a reader force on a page."""
SECONDS = 180


def missing(*modules: str) -> str:
    """Return what has to be installed before a browser can be driven; nothing if all is there."""
    lacking = [each for each in modules if not (MODULES / each).is_dir()]
    if CHROMIUM is None:
        return "needs chromium, chromium-browser or google-chrome on PATH"
    if shutil.which("node") is None:
        return "needs Node.js on PATH"
    return f"needs npm's {', '.join(lacking)} in the folder named by KOMPPLAN_NODE_MODULES" if lacking else ""


class Heard(NamedTuple):
    """The addresses that a page asked for, what it said in the console, and the dialogs and windows it opened."""

    requests: list[str]
    said: list[str]
    dialogs: list[str]


class Browser:
    """A browser that opens pages until it is closed."""

    def __init__(self) -> None:
        assert CHROMIUM is not None
        self._driver = subprocess.Popen(
            ["node", str(HERE / "driver.mjs"), str(MODULES.resolve()), CHROMIUM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def ask(self, does: str, **values: object) -> Any:
        """Have the driver do something and return its answer."""
        assert self._driver.stdin is not None
        assert self._driver.stdout is not None
        patience = threading.Timer(SECONDS, self._driver.kill)
        patience.start()
        try:
            self._driver.stdin.write(json.dumps({"does": does, **values}) + "\n")
            self._driver.stdin.flush()
            line = self._driver.stdout.readline()
        finally:
            patience.cancel()
        assert line, f"the driver ended during {does}"
        answer = json.loads(line)
        assert "wrong" not in answer, answer["wrong"]
        return answer["answer"]

    def open(self, page: Path | str, **options: object) -> Tab:
        """Open a file or an address; ``options`` are those of a context of Playwright."""
        url = page.as_uri() if isinstance(page, Path) else page
        asked = {"viewport": {"width": 1280, "height": 800}, "colorScheme": "light", **options}
        return Tab(self, self.ask("open", url=url, options=asked))

    def close(self) -> None:
        """End the browser and what drives it."""
        assert self._driver.stdin is not None
        assert self._driver.stdout is not None
        self._driver.stdin.close()
        try:
            self._driver.wait(30)
        except subprocess.TimeoutExpired:
            self._driver.kill()
            self._driver.wait()
        self._driver.stdout.close()


class Tab:
    """A page that is open."""

    def __init__(self, browser: Browser, number: int) -> None:
        self._browser, self._number = browser, number

    def __enter__(self) -> Tab:
        return self

    def __exit__(self, *wrong: object) -> None:
        self._ask("close")

    def _ask(self, does: str, **values: object) -> Any:
        return self._browser.ask(does, tab=self._number, **values)

    def evaluate(self, script: str) -> Any:
        return self._ask("evaluate", script=script)

    def look(self, name: str, *arguments: object) -> Any:
        """Return what a function of looks.js finds."""
        return self.evaluate(f"looks.{name}({', '.join(map(json.dumps, arguments))})")

    def go(self, url: str) -> None:
        self._ask("go", url=url)

    def wait(self, script: str, seconds: float = 30) -> None:
        """Wait until a script gives something true."""
        self._ask("wait", script=script, seconds=seconds)

    def press(self, key: str) -> None:
        self._ask("press", key=key)

    def media(self, **options: str | None) -> None:
        """Pretend that somebody has chosen colours or a medium."""
        self._ask("media", options=options)

    def size(self, width: int, height: int = 800) -> None:
        self._ask("size", width=width, height=height)

    def style(self, css: str) -> None:
        self._ask("style", css=css)

    def aria(self) -> str:
        """Return the page as assistive technology is told it."""
        return str(self._ask("aria"))

    def roles(self) -> Counter[str]:
        """Return what the browser itself tells assistive technology that there is, and how much of each."""
        return Counter(self._ask("roles"))

    def pdf(self, file: Path) -> None:
        self._ask("pdf", file=str(file))

    def picture(self, file: Path, whole: bool = False) -> None:
        self._ask("picture", file=str(file), whole=whole)

    def axe(self, *rules: str) -> list[Any]:
        """Return what axe-core finds against WCAG A and AA, or by some rules only."""
        chosen = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": LEVELS}
        found = self._ask("axe", options={"runOnly": chosen, "resultTypes": ["violations"]})
        assert rules or found["passes"] > 5, f"axe-core has hardly looked at anything: {found}"
        return list(found["violations"])

    @property
    def heard(self) -> Heard:
        return Heard(**self._ask("heard"))

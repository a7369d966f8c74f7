"""What all tests share: no colour, no clock, no language but the one a test asks for."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from browser.chromium import Browser, missing
from goldens import Golden

# The same examples on every run and every machine, however slow; HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="a skipped test fails the run (CI has everything)")
    parser.addoption("--snapshot-update", action="store_true", help="write the files of goldens and snapshots anew")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if config.getoption("--no-skips") and terminalreporter.stats.get("skipped"):
        terminalreporter.write_line("tests were skipped, and --no-skips was asked for", red=True)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped") if isinstance(reporter, pytest.TerminalReporter) else None
    if session.config.getoption("--no-skips") and skipped and exitstatus == 0:
        session.exitstatus = 1


HOSTING = ("GITHUB_ACTIONS", "GITHUB_WORKSPACE", "CI_PROJECT_DIR")


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("KOMPPLAN_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "kompplan-cache"))
    for name in ("KOMPPLAN_LANG", "KOMPPLAN_TODAY", "NO_COLOR", "FORCE_COLOR", "CI", *HOSTING):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a real browser, the same one for all tests of a process."""
    if lacking := missing("playwright-core", "axe-core"):
        pytest.skip(lacking)
    made = Browser()
    yield made
    made.close()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return what compares a text with the file that holds how it was."""
    return Golden(bool(request.config.getoption("--snapshot-update")))

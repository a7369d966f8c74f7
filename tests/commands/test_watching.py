"""``kompplan validate --watch``: real processes that watch real files being saved."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import kompplan
from commands.cli import Cli
from kompplan.commands.judging import Options
from kompplan.commands.watching import changed, look

PLAN = "projekt: {namn: Barnen i boendet, status: utkast}\naktiviteter:\n  - {id: A1, aktivitet: Kurs}\n"
WAITING = "kompplan: väntar på ändringar (Ctrl+C avslutar)"
PATIENCE = 60.0
"""Seconds: a busy machine may be slow, and a test that fails takes that long."""


@pytest.fixture(autouse=True)
def _interrupts_are_heard() -> Iterator[None]:
    """Let what is started hear an interrupt, also where the tests run in the background of a shell that ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


class Watch:
    """A process that watches, and what it has written so far, one block for each time it looked."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._written = ""
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "kompplan", "validate", "--watch", *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(Path(kompplan.__file__).parents[1]), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        while data := os.read(self.process.stdout.fileno(), 65536):
            self._written += data.decode()

    @property
    def blocks(self) -> list[str]:
        """What was written each time, where it has come to its last line."""
        return [each.strip() for each in self._written.split(WAITING)[:-1]]

    def block(self, number: int, holding: str = "") -> str:
        """Return the block of that number, the last of all, once it is there and holds what is expected."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            blocks = self.blocks
            if len(blocks) >= number and holding in blocks[-1]:
                return blocks[-1]
            if self.process.poll() is not None:
                break
            time.sleep(0.02)
        raise AssertionError(f"block {number} with {holding!r} never came:\n{self._written}")

    def end(self, sign: int = signal.SIGINT) -> int:
        self.process.send_signal(sign)
        status = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        return status


@contextmanager
def watching(folder: Path, *arguments: str) -> Iterator[Watch]:
    watch = Watch(folder, *arguments)
    try:
        yield watch
    finally:
        if watch.process.poll() is None:
            watch.process.kill()
        watch.process.wait()
        watch._reader.join(PATIENCE)
        assert watch.process.stdout is not None
        watch.process.stdout.close()


@pytest.mark.slow
def test_each_save_gives_a_block_and_nothing_ends_the_watch_but_its_user(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(PLAN, encoding="utf-8")
    with watching(tmp_path, "plan.yaml") as watch:
        first = watch.block(1)
        assert first.startswith("kompplan: bevakar plan.yaml")
        assert "ACT04" in first

        plan.write_text(PLAN.replace("Kurs}", "Kurs, aspekt: kompetens}"), encoding="utf-8")
        second = watch.block(2, "plan.yaml: ")
        assert second.startswith("kompplan: plan.yaml ändrades")
        assert "ACT04" not in second

        plan.write_text("projekt: [", encoding="utf-8")  # half written
        assert "YML01" in watch.block(3, "YML01")
        plan.unlink()
        assert "plan.yaml finns inte" in watch.block(4, "finns inte")
        (tmp_path / "saved").write_text(PLAN, encoding="utf-8")
        (tmp_path / "saved").replace(plan)  # as editors do
        assert "ACT04" in watch.block(5, "ACT04")
        assert watch.end() == 0
    assert "Traceback" not in watch._written
    assert len(watch.blocks) == 5
    assert "\x1b" not in watch._written


@pytest.mark.slow
def test_a_burst_of_saves_gives_one_run(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"plan{number}.yaml").write_text(PLAN, encoding="utf-8")
    with watching(tmp_path, ".", "--format", "concise") as watch:
        watch.block(1)
        for each in sorted(tmp_path.glob("*.yaml")):
            each.write_text(PLAN + "# saved\n", encoding="utf-8")
        second = watch.block(2)
        assert "plan0.yaml, plan1.yaml, plan2.yaml och 3 till ändrades" in second
        (tmp_path / "plan0.yaml").write_text(PLAN + "# again\n", encoding="utf-8")
        assert "kompplan: plan0.yaml ändrades" in watch.block(3)  # and not a block between
        assert watch.end() == 0
    assert len(watch.blocks) == 3


@pytest.mark.slow
def test_configuration_and_parts_are_watched_too(tmp_path: Path) -> None:
    folder = tmp_path / "planer"
    (folder / "delar").mkdir(parents=True)
    (tmp_path / ".git").mkdir()  # the search for a configuration ends here
    plan = folder / "plan.yaml"
    plan.write_text("inkludera: [delar/aktiviteter.yaml]\nprojekt: {namn: Barnen i boendet, status: utkast}\n", "utf-8")
    part = folder / "delar" / "aktiviteter.yaml"
    part.write_text("aktiviteter:\n  - {id: A1, aktivitet: Kurs}\n", encoding="utf-8")
    with watching(tmp_path, str(Path("planer", "plan.yaml"))) as watch:
        assert "aktiviteter.yaml:2" in watch.block(1)
        part.write_text("aktiviteter:\n  - {id: A1, aktivitet: Kurs, aspekt: kompetens}\n", encoding="utf-8")
        second = watch.block(2)
        assert second.startswith("kompplan: planer/delar/aktiviteter.yaml ändrades")
        assert "ACT04" not in second

        (tmp_path / "kompplan.toml").write_text('[severity]\nACT01 = "warn', encoding="utf-8")
        assert "kompplan.toml:" in watch.block(3, "TOML")  # told, and the watch goes on
        (tmp_path / "kompplan.toml").write_text('[severity]\nACT01 = "warning"\n', encoding="utf-8")
        assert "varning[ACT01" in watch.block(4, "varning[ACT01")
        assert watch.end() == 0


@pytest.mark.slow
def test_a_new_folder_with_a_plan_is_found(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    with watching(tmp_path, ".", "--format", "concise", "--lang", "sv") as watch:
        assert "ny" not in watch.block(1)
        (tmp_path / "2027" / "ny").mkdir(parents=True)
        (tmp_path / "2027" / "ny" / "plan.yaml").write_text(PLAN, encoding="utf-8")
        assert "2027/ny/plan.yaml:3" in watch.block(2, "2027/ny")
        assert watch.end() == 0


@pytest.mark.slow
def test_a_terminal_is_cleared_before_each_block(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    plan = tmp_path / "plan.yaml"
    plan.write_text(PLAN, encoding="utf-8")
    ours, its = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "kompplan", "validate", "--watch", "plan.yaml"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(kompplan.__file__).parents[1]), "TERM": "xterm"},
        stdout=its,
        stderr=its,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    os.close(its)
    written = b""
    try:
        while b"Ctrl+C" not in written:
            written += os.read(ours, 65536)
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    assert written.startswith(b"\x1b[2J\x1b[H")
    assert written.count(b"\x1b[2J") == 1


def test_what_cannot_be_watched_is_refused(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    assert "--watch" in cli("validate", "--watch", "-", stdin=PLAN).err
    assert "--update-baseline" in cli("validate", "--watch", "plan.yaml", "--baseline", "b", "--update-baseline").err
    assert "utelämna --fix" in cli("validate", "--watch", "--fix", "plan.yaml").err
    ended = cli("validate", "--watch", "plam.yaml")  # a mistake on the command line is no reason to wait
    assert (ended.status, "plam.yaml" in ended.err) == (2, True)


def test_what_a_run_depends_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    for name in ("a/plan.yaml", "a/deep/part.yml", "a/.hidden/x.yaml", "a/node_modules/x.yaml", "other/plan.yaml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PLAN, encoding="utf-8")
    (tmp_path / "kompplan.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    (tmp_path / "known.json").write_text("{}", encoding="utf-8")

    def names(*files: str, isolated: bool = False) -> set[str]:
        seen = look([Path(each) for each in files], Options(isolated=isolated)).files
        return {Path(each).relative_to(tmp_path).as_posix() for each in seen}

    decided = {"kompplan.toml", "known.json"}
    assert names("a") == decided | {"a/plan.yaml", "a/deep/part.yml"}
    assert names("a/plan.yaml") == decided | {"a/plan.yaml"}
    assert names("a/plan.yaml", isolated=True) == {"a/plan.yaml"}
    assert names() == decided
    (tmp_path / "a" / "plan.yaml").write_text("inkludera: [deep/part.yml]\n" + PLAN, encoding="utf-8")
    assert names("a/plan.yaml") == decided | {"a/plan.yaml", "a/deep/part.yml"}
    assert names("gone/plan.yaml") == decided

    before = look([Path("a")], Options())
    (tmp_path / "a" / "deep" / "part.yml").unlink()
    (tmp_path / "a" / "new.yaml").write_text(PLAN, encoding="utf-8")
    assert changed(before, look([Path("a")], Options())) == ["a/deep/part.yml", "a/new.yaml"]

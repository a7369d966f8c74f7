"""Measure kompplan against bare floors, and print a table of ratios.

    python benchmarks/run.py [--quick] [--python PYTHON] [ROW ...]

Every row sets one whole process beside another. The two take turns (A B A B …) after a run of each to warm up, and the
ratio is between the medians; peak memory is what the system counted for the process. Machines differ and are noisy, so
only ratios within one run mean anything.

PYTHON has kompplan installed, not as an editable checkout, so that it is measured as its users have it.
"""

from __future__ import annotations

import argparse
import itertools
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
LIA = ROOT / "examples" / "lia" / "lia.yaml"
SIZES = (100, 1_000, 10_000)
CACHE = Path(tempfile.gettempdir()) / f"kompplan-bench-{os.getpid()}"
"""Where the measured processes keep what they remember; empty at the start, and gone at the end."""
RAISED = ("size=100MB", "nodes=5000000", "expanded=5000000", "items=200000", "keys=200000")
"""Limits for the largest plan."""

BARE_LOAD = """
import sys, pathlib, yaml
for name in sys.argv[1:]:
    for path in sorted(pathlib.Path(name).glob("*.yaml")) if pathlib.Path(name).is_dir() else [name]:
        with open(path, "rb") as file:
            yaml.load(file.read(), yaml.CSafeLoader)
"""


class Run(NamedTuple):
    """What one process took."""

    seconds: float
    megabytes: float


READ_AND_HASH = """
import sys, pathlib, hashlib
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.yaml")):
    with open(path, "rb") as file:
        hashlib.sha256(file.read()).hexdigest()
"""


class Row(NamedTuple):
    """Two commands side by side, and the most that the ratio of their times may be.

    ``before`` is done before each run of ours, outside the time: it empties the cache, or changes a file.
    """

    name: str
    ours: list[str]
    floor: list[str]
    most: float
    goal: float
    before: Callable[[], None] = lambda: None
    warm: bool = True
    """Whether each command is run once before it is measured; not where that takes a minute."""


class Result(NamedTuple):
    """The medians of a row."""

    row: Row
    ours: Run
    floor: Run

    @property
    def ratio(self) -> float:
        return self.ours.seconds / self.floor.seconds


def environment() -> dict[str, str]:
    """Return the environment for measured processes: nothing of Python's, so that compiled modules are used."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "KOMPPLAN"))}
    return {**kept, "KOMPPLAN_TODAY": "2026-01-05", "KOMPPLAN_CACHE_DIR": str(CACHE)}


def generated(kind: str, where: Path, *options: str) -> Path:
    """Let a process of its own write plans: the memory of this one would be counted as theirs that it starts."""
    subprocess.run([sys.executable, str(HERE / "corpus.py"), kind, str(where), *options], check=True)
    return where


def timed(command: list[str]) -> Run:
    """Run a command to its end; findings are no failure, but not being able to is."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment())
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1) or b"Traceback" in said:
        raise SystemExit(f"{' '.join(command)}\n{said.decode(errors='replace')}")
    return Run(seconds, usage.ru_maxrss / 1024)


def compared(row: Row, rounds: int) -> Result:
    """Measure both commands of a row, in turns."""
    if row.warm:
        row.before()
        timed(row.ours)
        timed(row.floor)
    ours: list[Run] = []
    floor: list[Run] = []
    for _ in range(rounds):
        row.before()
        ours.append(timed(row.ours))
        floor.append(timed(row.floor))
    return Result(row, _median(ours), _median(floor))


def _median(runs: list[Run]) -> Run:
    return Run(statistics.median(run.seconds for run in runs), statistics.median(run.megabytes for run in runs))


def exponent(small: Result, large: Result, growth: float) -> float:
    """Return how the time grows with size: 1 is in proportion, 2 is with its square."""
    return math.log(large.ours.seconds / small.ours.seconds, growth)


def rows(python: str, work: Path, quick: bool) -> Iterator[tuple[Callable[[], Row], int]]:
    """Yield each row, made when its turn comes, and how many rounds it deserves."""
    few = 5 if quick else 15
    kompplan = [python, "-P", "-m", "kompplan"]
    limits = [word for limit in RAISED for word in ("--limit", limit)]
    bare = [python, "-c", BARE_LOAD]

    for option in ("--version", "--help"):

        def start(option: str = option) -> Row:
            return Row(option, [*kompplan, option], [python, "-c", "pass"], 7, 1.5)

        yield start, few

    def cold() -> Row:
        imports = [python, "-c", "import typer, pydantic, yaml"]
        return Row("validate lia.yaml", [*kompplan, "validate", str(LIA)], imports, 2.0, 1.2)

    yield cold, few

    yield from _folders(kompplan, bare, work, quick)

    for size in SIZES:
        path = work / f"giant-{size}.yaml"

        def one(size: int = size, path: Path = path) -> Row:
            generated("giant", path, "-a", str(size))
            return Row(
                f"validate {size} activities",
                [*kompplan, "validate", *limits, str(path)],
                [*bare, str(path)],
                math.inf,
                math.inf,
            )

        yield one, 3 if quick or size > 1_000 else 7
    helped = subprocess.run([*kompplan, "report", "--help"], capture_output=True, check=False, env=environment())
    if helped.returncode:
        return
    for size in SIZES:
        path = work / f"giant-{size}.yaml"

        def html(size: int = size, path: Path = path) -> Row:
            report = [*kompplan, "report", "--html", "-o", str(work / "report.html"), "--force", *limits, str(path)]
            if not path.exists():
                generated("giant", path, "-a", str(size))
            return Row(f"report {size} activities", report, [*bare, str(path)], math.inf, math.inf)

        yield html, 1 if quick else 3


def _folders(kompplan: list[str], bare: list[str], work: Path, quick: bool) -> Iterator[tuple[Callable[[], Row], int]]:
    """Yield the rows about many plans: cold, beside peers, from the cache, with one file changed."""
    number = 100 if quick else 1_000
    plans = work / "plans"
    cache = Path(environment()["KOMPPLAN_CACHE_DIR"])

    def forget() -> None:
        shutil.rmtree(cache, ignore_errors=True)

    def cold() -> Row:
        generated("plans", plans, "-n", str(number))
        ours = [*kompplan, "validate", str(plans)]
        return Row(f"{number} plans, two cores, cold", ours, [*bare, str(plans)], 1.0, 0.3, forget)

    def alone() -> Row:
        generated("plans", plans, "-n", str(number))
        ours = [*kompplan, "validate", "--jobs", "1", "--no-cache", str(plans)]
        return Row(f"{number} plans, one core", ours, [*bare, str(plans)], math.inf, math.inf)

    yield cold, 3 if quick else 5
    yield alone, 2 if quick else 3
    schema = work / "schema.json"
    peers = {
        "check-jsonschema": (["check-jsonschema", "--schemafile", str(schema)], 1 / 15, 1 / 50),
        "yamllint": (["yamllint", "-d", "relaxed"], 1 / 18, 1 / 50),
    }
    for name, (command, most, goal) in peers.items():
        found = shutil.which(name, path=f"{Path(kompplan[0]).parent}{os.pathsep}{os.environ['PATH']}")
        if found is None:
            print(f"{name} is not installed beside the measured Python: its row is left out", file=sys.stderr)
            continue

        def peer(
            name: str = name, found: str = found, command: list[str] = command, most: float = most, goal: float = goal
        ) -> Row:
            generated("plans", plans, "-n", str(number))
            subprocess.run([*kompplan, "schema", "-o", str(schema), "--force"], check=True, capture_output=True)
            files = sorted(str(path) for path in plans.glob("*.yaml"))
            return Row(f"the same beside {name}", [*kompplan, "validate", str(plans)],
                       [found, *command[1:], *files], most, goal, forget, warm=False)  # fmt: skip

        yield peer, 1
    all_of_them = 1_000 if quick else 10_000
    large = work / "large"
    floor = [kompplan[0], "-c", READ_AND_HASH, str(large)]
    one = large / "plan-00000.yaml"

    def change() -> None:
        text = one.read_text(encoding="utf-8")
        one.write_text(text + f"# {time.time_ns()}\n", encoding="utf-8")

    def as_checked_out() -> None:
        for path in large.glob("*.yaml"):
            path.touch()

    def known(name: str, most: float, goal: float, before: Callable[[], None]) -> Callable[[], Row]:
        def row() -> Row:
            if not large.exists():
                generated("plans", large, "-n", str(all_of_them))
                time.sleep(3)  # what has only just been written is not trusted by its time
            ours = [*kompplan, "validate", str(large)]
            timed(ours)
            return Row(f"{all_of_them} plans, {name}", ours, floor, most, goal, before)

        return row

    yield known("unchanged", 2.0, 1.2, lambda: None), 5
    yield known("unchanged, checked out", 2.0, 1.2, as_checked_out), 5
    yield known("one changed", 2.4, 1.44, change), 5


def main() -> None:
    """Measure, print and end with 1 if a ratio is above what it may be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, and 100 plans instead of 1 000")
    parser.add_argument("--python", default=sys.executable, help="the Python that has kompplan installed")
    parser.add_argument("rows", nargs="*", metavar="ROW", help="only rows whose name contains one of these words")
    given = parser.parse_args()
    print(f"{'':36}{'ms':>9}{'floor':>9}{'ratio':>8}{'most':>6}{'goal':>6}{'MB':>8}{'floor':>8}{'ratio':>8}")
    results: list[Result] = []
    with tempfile.TemporaryDirectory(prefix="kompplan-") as folder:
        for make, rounds in rows(given.python, Path(folder), given.quick):
            row = make()
            if given.rows and not any(word in row.name for word in given.rows):
                continue
            result = compared(row, rounds)
            results.append(result)
            limits = (f"{row.most:6.2f}{row.goal:6.2f}") if row.most < math.inf else f"{'–':>6}{'–':>6}"
            print(
                f"{row.name:36}{result.ours.seconds * 1000:9.1f}{result.floor.seconds * 1000:9.1f}{result.ratio:8.2f}"
                f"{limits}{result.ours.megabytes:8.1f}{result.floor.megabytes:8.1f}"
                f"{result.ours.megabytes / result.floor.megabytes:8.2f}",
                flush=True,
            )
    shutil.rmtree(CACHE, ignore_errors=True)
    by_name = {result.row.name: result for result in results}
    worst = 0.0
    for command in ("validate", "report"):
        sized = [by_name.get(f"{command} {size} activities") for size in SIZES]
        for index, (small, large) in enumerate(itertools.pairwise(sized)):
            if small is not None and large is not None:
                growth = exponent(small, large, SIZES[index + 1] / SIZES[index])
                worst = max(worst, growth)
                print(f"growth exponent of {command}, {SIZES[index]} to {SIZES[index + 1]} activities: {growth:.2f}")
    sys.exit(any(result.ratio > result.row.most for result in results) or worst > 1.1)


if __name__ == "__main__":
    main()

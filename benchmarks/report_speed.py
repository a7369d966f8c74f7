"""Measure reports of plans with 100 to 10 000 activities in every format, and set the web page beside TaskJuggler's.

    python benchmarks/report_speed.py [--quick] [--python PYTHON] [FORMAT ...]

Every row is whole processes: read the plan, judge it, compute, write the project report. The rows of one size take
turns, and medians count: processor time for every ratio, since other work on the machine stretches the time by the
clock; peak memory is what the system counted. The time may grow with an exponent of 1.1 at most from 1 000 to 10 000
activities.

A PDF of 10 000 activities is left out: it has 1 400 pages, and Typst lays them all out in memory before it writes the
first of them.

TaskJuggler (Debian's package ``tj3``) gets a project with the same tasks, dates, dependencies, owners and costs, and
writes a ``taskreport`` as HTML with the columns name, start, end and chart. Our page holds a timeline as well, of the
first 400 activities, and tables of all of them, beside all else that a plan says.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import corpus
from run import RAISED, environment

FORMATS = ("html", "md", "csv", "ics", "xlsx", "docx", "pdf")
SIZES = (100, 1_000, 10_000)
UNREASONABLE = {("pdf", 10_000)}
MOST_GROWTH = 1.1
BESIDE = 1_000
"""The activities with which TaskJuggler is compared."""
LEAST_RATIO = 20
"""How many times as fast as TaskJuggler the web page has to be."""
MOST_MEMORY, GOAL_MEMORY = 1.0, 0.25
"""How much memory it may take beside TaskJuggler's, and how much it should."""


class Run(NamedTuple):
    """What a process took."""

    processor: float
    clock: float
    megabytes: float


def as_project(activities: int) -> str:
    """Return the giant plan of so many activities as a TaskJuggler project of the same shape."""
    plan: dict[Any, Any] = corpus.plan(0, style="block", activities=activities)
    rows = plan["aktiviteter"]
    title = plan["projekt"]["namn"]
    days = (max(row["senast"] for row in rows) - corpus.FIRST_DAY).days + 30
    owners = {owner: f"r{number}" for number, owner in enumerate(dict.fromkeys(row["ansvarig"] for row in rows))}
    lines = [
        f'project plan "{title}" {corpus.FIRST_DAY} +{days}d {{',
        '  timezone "Europe/Stockholm"',
        '  currency "SEK"',
        f"  now {corpus.FIRST_DAY}",
        "}",
        'account cost "Cost"',
        'account income "Income"',
        "balance cost income",
        *(f'resource {short} "{owner}"' for owner, short in owners.items()),
        f'task root "{title}" {{',
        "  chargeset cost",
    ]
    for row in rows:
        name = str(row["aktivitet"]).replace('"', "'")
        lines.append(f'  task {row["id"]} "{name}" {{')
        if row["efter"]:
            lines.append("    depends " + ", ".join(f"!{each}" for each in row["efter"]))
        lines += [f"    start {row['start']}", f"    end {row['senast']}", f"    responsible {owners[row['ansvarig']]}"]
        lines += [f"    charge {_kronor(row['kostnad'])}.0 onend", "  }"]
    lines += ["}", 'taskreport plan "plan" { formats html columns name, start, end, chart }']
    return "\n".join(lines) + "\n"


def _kronor(written: str) -> int:
    return int("".join(each for each in written if each.isdecimal()))


def timed(command: list[str], folder: Path) -> Run:
    """Run a command to its end."""
    with (folder / "said").open("wb") as said:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, env=environment())
        _, status, used = os.wait4(process.pid, 0)
        clock = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        said_text = (folder / "said").read_text(errors="replace")
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}\n{said_text}")
    return Run(used.ru_utime + used.ru_stime, clock, used.ru_maxrss / 1024)


def median(runs: Iterable[Run]) -> Run:
    """Return the median of each figure."""
    return Run(*(statistics.median(each) for each in zip(*runs, strict=True)))


def _shown(name: str, size: int, run: Run, size_of: int) -> str:
    figures = f"{run.processor:>10.2f}{run.clock:>9.2f}{run.megabytes:>9.0f}"
    return f"{name:<13}{size:>7}{figures}{size_of / 1e6:>9.1f}"


def measure(python: str, formats: tuple[str, ...], sizes: tuple[int, ...], rounds: int) -> bool:
    """Print the tables; return whether every bound is held."""
    good = True
    taken: dict[tuple[str, int], Run] = {}
    theirs: list[Run] = []
    ours = [python, "-P", "-m", "kompplan"]
    limits = [word for limit in RAISED for word in ("--limit", limit)]
    print(f"{'':<13}{'rows':>7}{'processor':>10}{'clock':>9}{'MB peak':>9}{'MB file':>9}")
    with tempfile.TemporaryDirectory(prefix="kompplan-") as name:
        folder = Path(name)
        # in a process of its own: the memory of this one would be counted as theirs that it starts
        subprocess.run([sys.executable, __file__, "--write", name, *map(str, sizes)], check=True)
        for size in sizes:
            plan = f"plan-{size}.yaml"
            commands = {
                each: [*ours, "report", f"--{each}", "-o", f"made.{each}", "--force", *limits, plan]
                for each in formats
                if (each, size) not in UNREASONABLE
            }
            if "html" in formats:
                commands["draw gantt"] = [*ours, "draw", "gantt", "-o", "made.svg", "--force", *limits, plan]
            runs: dict[str, list[Run]] = {each: [] for each in commands}
            for _ in range(rounds):
                for each, command in commands.items():
                    runs[each].append(timed(command, folder))
                if size == BESIDE and "html" in formats:
                    theirs.append(timed(["tj3", "--silent", f"plan-{size}.tjp"], folder))
            for each, found in runs.items():
                taken[each, size] = median(found)
                made = folder / ("made.svg" if each == "draw gantt" else f"made.{each}")
                print(_shown(each, size, taken[each, size], made.stat().st_size), flush=True)
            if size == BESIDE and theirs:
                print(_shown("tj3", size, median(theirs), (folder / "plan.html").stat().st_size), flush=True)
                good = good and _beside(taken["html", BESIDE], median(theirs))
    for each in (*formats, *(("draw gantt",) if "html" in formats else ())):
        for small, large in ((100, 1_000), (1_000, 10_000)):
            if (each, small) in taken and (each, large) in taken:
                growth = math.log(taken[each, large].processor / taken[each, small].processor, large / small)
                held = growth <= MOST_GROWTH
                good = good and held
                print(f"{each}: growth exponent {small} to {large}: {growth:.2f}{'' if held else ' TOO MUCH'}")
    return good


def _beside(mine: Run, other: Run) -> bool:
    ratio, memory = other.processor / mine.processor, mine.megabytes / other.megabytes
    print(
        f"html beside tj3: {ratio:.1f} times as fast by processor time (at least {LEAST_RATIO}), "
        f"{other.clock / mine.clock:.1f} times by the clock; {memory:.2f} of its memory (at most {MOST_MEMORY:.0f}, "
        f"goal {GOAL_MEMORY})"
    )
    return ratio >= LEAST_RATIO and memory < MOST_MEMORY


def main() -> None:
    """Measure, print and end with 1 if a bound is not held."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default=sys.executable, help="the Python that has kompplan installed")
    parser.add_argument("--quick", action="store_true", help="one round, up to 1 000 activities")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", type=Path, help="only write plans and projects of the sizes named into this folder")
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help="all where none is named")
    given = parser.parse_args()
    if given.write is not None:
        for size in map(int, given.formats):
            (given.write / f"plan-{size}.yaml").write_text(corpus.giant(size), encoding="utf-8")
            (given.write / f"plan-{size}.tjp").write_text(as_project(size), encoding="utf-8")
        return
    formats = tuple(each for each in FORMATS if not given.formats or each in given.formats)
    if "html" in formats and shutil.which("tj3") is None:
        raise SystemExit("tj3 is missing: apt-get install tj3")
    sizes = SIZES[:2] if given.quick else SIZES
    sys.exit(not measure(given.python, formats, sizes, 1 if given.quick else given.rounds))


if __name__ == "__main__":
    main()

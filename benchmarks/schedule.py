"""Set ``kompplan schedule`` beside TaskJuggler on the same networks, and print a table of ratios.

    python benchmarks/schedule.py [--python PYTHON] [--timeout SECONDS] [SIZE ...]
    python benchmarks/schedule.py --write FOLDER SIZE

The same network means: fixed lengths in working days, finish-start links with lags in working days, as soon as
possible, one calendar with the Swedish days off. Both read a file and write a table with start and end of every
activity as CSV; the processor time of whole processes is measured, in turns (neither uses more than one core).
TaskJuggler is Debian's package ``tj3``. Where it has not ended within the time-out the ratio is a lower bound, and
marked so.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import math
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

LONGEST = 60
"""Working days that an activity takes at most: a quarter of a year, as training with its supervision does."""
PACKAGE = 25
"""Activities wait for each other within work packages of so many."""
BEGINS = date(2027, 1, 11)
CLOSES = 16
"""The hour at which TaskJuggler's working days end."""
RAISED = ("size=100MB", "nodes=5000000", "expanded=5000000", "items=200000", "keys=200000")
SIZES = (1_000, 10_000, 100_000)
LEAST = {1_000: 20, 10_000: 100}
"""How many times as fast as TaskJuggler kompplan has to be."""


class Link(NamedTuple):
    """What an activity waits for, and how many working days longer; ``calendar`` counts all days instead."""

    before: int
    lag: int = 0
    calendar: bool = False
    from_start: bool = False


class Row(NamedTuple):
    """An activity: how many working days it takes, and what it waits for."""

    days: int
    after: tuple[Link, ...]


Network = Sequence[Row]


def network(size: int, seed: int = 1, package: int = PACKAGE) -> list[Row]:
    """Return a network in which every activity waits for up to three earlier ones of its package."""
    chance = random.Random(seed)
    rows = []
    for number in range(size):
        first = number - number % package
        earlier = range(first, number)
        chosen = sorted(chance.sample(earlier, min(len(earlier), chance.randint(0 if number % 5 == 0 else 1, 3))))
        after = tuple(Link(before, chance.choice((0, 0, 0, 1, 2, 5))) for before in chosen)
        rows.append(Row(chance.randint(1, LONGEST), after))
    return rows


def as_plan(rows: Network) -> str:
    """Return the network as a plan."""
    lines = [f"projekt: {{namn: Nätverk, period: från {BEGINS}}}", "aktiviteter:"]
    for number, row in enumerate(rows):
        after = ", ".join(_link(each) for each in row.after)
        waits = f", efter: [{after}]" if after else ""
        lines.append(f"  - {{id: A{number}, aktivitet: Aktivitet {number}, längd: {row.days} dagar{waits}}}")
    return "\n".join(lines) + "\n"


def _link(link: Link) -> str:
    if not link.lag and not link.from_start:
        return f"A{link.before}"
    kind = ", typ: start-start" if link.from_start else ""
    unit = "kalenderdagar" if link.calendar else "arbetsdagar"
    lag = f", fördröjning: {link.lag} {unit}" if link.lag else ""
    return f"{{aktivitet: A{link.before}{kind}{lag}}}"


def as_project(rows: Network, days_off: Sequence[date], years: int) -> str:
    """Return the network as a TaskJuggler project; ``days_off`` are those between Monday and Friday."""
    lines = [
        f'project p "Network" {BEGINS} +{years}y {{',
        '  timezone "Europe/Stockholm"',
        '  timeformat "%Y-%m-%d"',
        "  timingresolution 60min",
        "  dailyworkinghours 8",
        f"  workinghours mon - fri 8:00 - {CLOSES}:00",
        "  workinghours sat, sun off",
        "}",
        *(f'leaves holiday "off" {day}' for day in days_off),
    ]
    for number, row in enumerate(rows):
        lines.append(f'task a{number} "Aktivitet {number}" {{')
        lines.append(f"  length {row.days}d")
        if row.after:
            lines.append("  depends " + ", ".join(_dependency(each) for each in row.after))
        else:
            lines.append(f"  start {BEGINS}-08:00")
        lines.append("}")
    lines.append('taskreport "out" { formats csv columns id, start, end timeformat "%Y-%m-%d %H" }')
    return "\n".join(lines) + "\n"


def _dependency(link: Link) -> str:
    gap = f"gap{'duration' if link.calendar else 'length'} {link.lag}d" if link.lag else ""
    inside = " ".join(each for each in ("onstart" if link.from_start else "", gap) if each)
    return f"!a{link.before}" + (f" {{ {inside} }}" if inside else "")


def weekdays_off(years: int) -> list[date]:
    """Return the days between Monday and Friday on which nobody works, as kompplan has them."""
    from kompplan.calculations.workdays import day_off

    days = (BEGINS + timedelta(days=each) for each in range(years * 366))
    return [day for day in days if day.weekday() < 5 and day_off(day) is not None]


def years_for(rows: Network) -> int:
    """Return how many years are room enough for every chain of a network."""
    ends: list[int] = []
    for row in rows:
        ends.append(row.days + max((ends[each.before] + each.lag for each in row.after), default=0))
    return max(ends) * 7 // 5 // 365 + 2


def juggled(project: Path, days_off: Sequence[date]) -> dict[str, tuple[str, str]]:
    """Let TaskJuggler schedule a project, and return the first and the last day of each activity.

    TaskJuggler tells the moment from which an activity can begin: where that is the end of a day's work, the first day
    is the next one that is worked.
    """
    subprocess.run(["tj3", "--silent", project.name], cwd=project.parent, check=True, capture_output=True)
    free = frozenset(days_off)
    found = {}
    with (project.parent / "out.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=";"):
            day, hour = row["Start"].split()
            start = date.fromisoformat(day)
            if int(hour) >= CLOSES:
                start += timedelta(days=1)
            while start.weekday() > 4 or start in free:
                start += timedelta(days=1)
            found[row["Id"]] = (start.isoformat(), row["End"].split()[0])
    return found


def _timed(command: list[str], folder: Path, timeout: float) -> float | None:
    """Return the seconds of processor time that a command takes, or None where it was stopped."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "KOMPPLAN"))}
    before = _children()
    with (folder / "said").open("wb") as said, (folder / "written.csv").open("wb") as written:
        process = subprocess.Popen(command, cwd=folder, stdout=written, stderr=said, env=kept)
        try:
            process.wait(timeout if timeout < math.inf else None)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return None
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}\n{(folder / 'said').read_text()}")
    return _children() - before


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def write(folder: Path, size: int, seed: int = 1) -> tuple[Path, Path]:
    """Write a network of so many activities as a plan and as a project."""
    rows = network(size, seed)
    plan, project = folder / f"network-{size}.yaml", folder / f"network-{size}.tjp"
    years = years_for(rows)
    plan.write_text(as_plan(rows), encoding="utf-8")
    project.write_text(as_project(rows, weekdays_off(years), years), encoding="utf-8")
    return plan, project


def measure(python: str, sizes: Sequence[int], timeout: float) -> bool:
    """Print the table; return whether every ratio is as it has to be."""
    good = True
    ours_by_size: dict[int, float] = {}
    print(f"{'activities':>10}{'kompplan s':>12}{'tj3 s':>12}{'ratio':>9}{'least':>7}")
    with tempfile.TemporaryDirectory(prefix="kompplan-") as name:
        folder = Path(name)
        for size in sizes:
            plan, project = write(folder, size)
            limits = [word for limit in RAISED for word in ("--limit", limit)]
            ours = [python, "-P", "-m", "kompplan", "schedule", plan.name, "--format", "csv", *limits]
            rounds = 5 if size <= 1_000 else 3
            _timed(ours, folder, math.inf)
            taken: list[float] = []
            theirs: list[float | None] = []
            for _ in range(rounds):
                taken.append(_timed(ours, folder, math.inf) or 0.0)
                if size <= 10_000 and None not in theirs and (size <= 1_000 or not theirs):
                    theirs.append(_timed(["tj3", "--silent", project.name], folder, timeout))
            ours_by_size[size] = mine = statistics.median(taken)
            least = LEAST.get(size)
            shown, ratio = "–", None
            if theirs:
                ended = [each for each in theirs if each is not None]
                other = statistics.median(ended) if ended else timeout
                ratio = other / mine
                shown = f"{'' if ended else '> '}{other:.2f}"
            good = good and (ratio is None or least is None or ratio >= least)
            told = f"{ratio:9.1f}" if ratio is not None else f"{'–':>9}"
            print(f"{size:>10}{mine:>12.3f}{shown:>12}{told}{least or '–':>7}", flush=True)
    for small, large in itertools.pairwise(sizes):
        growth = math.log(ours_by_size[large] / ours_by_size[small], large / small)
        good = good and growth <= 1.1
        print(f"growth exponent of schedule, {small} to {large} activities: {growth:.2f}")
    return good


def main() -> None:
    """Measure, print and end with 1 if a ratio is below what it has to be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default=sys.executable, help="the Python that has kompplan installed")
    parser.add_argument("--timeout", type=float, default=300.0, help="seconds that TaskJuggler gets at most")
    parser.add_argument("--write", type=Path, help="only write the plan and the project into this folder")
    parser.add_argument("sizes", nargs="*", type=int, metavar="SIZE")
    given = parser.parse_args()
    sizes = tuple(given.sizes) or SIZES
    if given.write is not None:
        for size in sizes:
            write(given.write, size)
        return
    if shutil.which("tj3") is None:
        raise SystemExit("tj3 is missing: apt-get install tj3")
    sys.exit(not measure(given.python, sizes, given.timeout))


if __name__ == "__main__":
    main()

"""Measure ``kompplan simulate`` beside a bare NumPy forward pass over the same network, and print the ratios.

    python benchmarks/simulation.py [--activities 100] [--runs 10000] [--rounds 7] [--python PYTHON]

The floor draws every length with NumPy's own triangular distribution, goes forward through the network once and takes
percentiles of the end: nothing common to the lengths, no calendar, no risks, no shares, no criticality. It is measured
twice: as whole processes that take turns, which is what the limit is about, and inside one process, where starting
Python and reading YAML count for nothing. Only ratios within one run mean anything.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))

from run import timed

MOST = 3.0
GOAL = 1.5
TODAY = date(2026, 1, 5)

FLOOR = """
import json, sys
import numpy as np
with open(sys.argv[1]) as file:
    network = json.load(file)
runs = int(sys.argv[2])
draw = np.random.default_rng(1)
finish = []
for low, likely, high, before in network:
    start = 0.0
    for each in before:
        start = np.maximum(start, finish[each])
    finish.append(start + draw.triangular(low, likely, high, runs))
end = np.max(finish, axis=0)
print(np.percentile(end, [10, 50, 80, 90]))
"""


class Node(NamedTuple):
    """An activity: its three numbers, and those that it waits for."""

    low: int
    likely: int
    high: int
    before: tuple[int, ...]


def network(size: int) -> list[Node]:
    """Return a network in which every activity waits for up to three of the twelve before it."""
    chance = random.Random(4)
    nodes = []
    for number in range(size):
        low = chance.randint(1, 10)
        likely = low + chance.randint(0, 5)
        near = range(max(0, number - 12), number)
        before = tuple(sorted(chance.sample(near, min(len(near), chance.randint(1, 3)))))
        nodes.append(Node(low, likely, likely + chance.randint(1, 15), before))
    return nodes


def plan(nodes: list[Node]) -> str:
    """Return the network as a plan."""
    lines = ["projekt: {namn: Nätverk, period: 2027-01-11 – 2035-12-31}", "aktiviteter:"]
    for number, node in enumerate(nodes):
        after = f", efter: [{', '.join(f'A{each}' for each in node.before)}]" if node.before else ""
        length = f"{node.low}–{node.likely}–{node.high} dagar"
        lines.append(f"  - {{id: A{number}, aktivitet: Aktivitet {number}, längd: {length}{after}}}")
    return "\n".join(lines) + "\n"


def inside(nodes: list[Node], runs: int, rounds: int) -> tuple[float, float]:
    """Return the seconds that the simulation and the floor take within one process."""
    import numpy as np

    from kompplan.calculations.chance import Asked, Chance, chance
    from kompplan.calculations.simulation import simulate
    from kompplan.pipeline import judge

    checked = judge(plan(nodes).encode(), "plan.yaml", lambda _: TODAY, rules=()).checked
    assert checked is not None
    found = chance(
        checked.plan,
        Asked(money=False),
        checked.budget,
        checked.calendar,
        checked.network,
        checked.risks,
        checked.purchases,
        checked.settings,
    )
    assert isinstance(found, Chance)

    def floor() -> None:
        draw = np.random.default_rng(1)
        finish: list[object] = []
        for low, likely, high, before in nodes:
            start: object = 0.0
            for each in before:
                start = np.maximum(start, finish[each])  # type: ignore[call-overload]
            finish.append(start + draw.triangular(low, likely, high, runs))  # type: ignore[operator]
        np.percentile(np.max(np.array(finish), axis=0), [10, 50, 80, 90])

    ours: list[float] = []
    bare: list[float] = []
    for number in range(rounds + 1):
        for times, work in ((ours, lambda: simulate(found.model, runs, 1)), (bare, floor)):
            seconds = _seconds(work)
            if number:  # the first of each warms up
                times.append(seconds)
    return statistics.median(ours), statistics.median(bare)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> int:
    """Print the table; end with 1 where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--activities", type=int, default=100)
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--python", default=sys.executable)
    chosen = parser.parse_args()
    nodes = network(chosen.activities)
    with tempfile.TemporaryDirectory() as folder:
        written, bare = Path(folder, "plan.yaml"), Path(folder, "network.json")
        written.write_text(plan(nodes), encoding="utf-8")
        bare.write_text(json.dumps(nodes), encoding="utf-8")
        simulate = [chosen.python, "-P", "-m", "kompplan", "simulate", str(written), "--runs", str(chosen.runs)]
        simulate += ["--what", "time", "--format", "json"]
        floor = [chosen.python, "-c", FLOOR, str(bare), str(chosen.runs)]
        ours: list[float] = []
        floors: list[float] = []
        for number in range(chosen.rounds + 1):
            for times, command in ((ours, simulate), (floors, floor)):
                run = timed(command)
                if number:
                    times.append(run.seconds)
    rows = [
        ("whole processes", statistics.median(ours), statistics.median(floors)),
        ("inside one process", *inside(nodes, chosen.runs, chosen.rounds)),
    ]
    print(f"{chosen.runs} runs of {chosen.activities} activities, at most {MOST:g} (goal {GOAL:g})")
    print(f"{'':20}{'kompplan':>10}{'NumPy':>10}{'ratio':>8}")
    for name, one, other in rows:
        print(f"{name:20}{one * 1000:8.0f} ms{other * 1000:7.0f} ms{one / other:8.2f}")
    _, one, other = rows[0]
    return int(one / other > MOST)


if __name__ == "__main__":
    raise SystemExit(main())

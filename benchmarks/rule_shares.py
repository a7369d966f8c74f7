"""Print what each rule takes of the time in which generated plans are judged.

    python benchmarks/rule_shares.py FOLDER [-n 200]

FOLDER holds plans of ``corpus.py plans``. What several rules share (the walk through the plan, its calendar, who pays
for what) is told apart from the rules: it is worked out for whichever rule asks first. Processor time, three rounds,
the best of them.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections import Counter
from datetime import date
from functools import cached_property
from pathlib import Path

import yaml

from kompplan.checked import CheckedPlan
from kompplan.loading.load import Loaded, load
from kompplan.pipeline import all_rules

TODAY = date(2026, 1, 5)


def shared(plans: list[Loaded]) -> list[str]:
    """Return the names of what is worked out once for a plan, as far as a rule asks for it in one of ``plans``."""
    names = [name for name, value in vars(CheckedPlan).items() if isinstance(value, cached_property)]
    asked: set[str] = set()
    for loaded in plans:
        checked = CheckedPlan(loaded, TODAY)
        for rule in all_rules():
            for _ in rule.check(checked):
                pass
        asked |= vars(checked).keys()
    return [name for name in names if name in asked]


def measured(plans: list[Loaded]) -> tuple[Counter[str], Counter[str]]:
    """Return the seconds that each shared calculation and each rule takes for all plans."""
    calculations: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    clock = time.process_time_ns
    names = shared(plans)
    for loaded in plans:
        checked = CheckedPlan(loaded, TODAY)
        for name in names:
            began = clock()
            getattr(checked, name)
            calculations[name] += clock() - began
        for rule in all_rules():
            began = clock()
            for _ in rule.check(checked):
                pass
            rules[f"{rule.code} {rule.name}"] += clock() - began
    return calculations, rules


def judged(plans: list[Loaded]) -> int:
    """Return how long the rules take as they are run: what is shared is worked out only where a rule asks."""
    began = time.process_time_ns()
    for loaded in plans:
        checked = CheckedPlan(loaded, TODAY)
        for rule in all_rules():
            for _ in rule.check(checked):
                pass
    return time.process_time_ns() - began


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-n", type=int, default=200)
    parser.add_argument("--rows", type=int, default=20)
    given = parser.parse_args()
    gc.disable()
    files = [path.read_bytes() for path in sorted(given.folder.glob("*.yaml"))[: given.n]]
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    took = []
    for _ in range(3):
        began = time.process_time_ns()
        for data in files:
            yaml.load(data, loader)
        took.append(time.process_time_ns() - began)
    bare = min(took)
    took = []
    for _ in range(3):
        began = time.process_time_ns()
        plans = [read for data in files if isinstance(read := load(data, "plan.yaml"), Loaded)]
        took.append(time.process_time_ns() - began)
    reading = min(took)
    judged(plans)
    whole = min(judged(plans) for _ in range(3))
    rounds = [measured(plans) for _ in range(3)]
    print(
        f"{len(files)} plans, beside a bare yaml.load of them: reading {reading / bare:.2f}, rules {whole / bare:.2f}"
    )
    calculations = Counter({name: min(each[0][name] for each in rounds) for name in rounds[0][0]})
    rules = Counter({name: min(each[1][name] for each in rounds) for name in rounds[0][1]})
    for title, spent_by in (("shared by rules", calculations), ("rule", rules)):
        print(f"{title:<40}{'% of reading and judging':>26}{'% of the rules':>16}")
        for name, spent in spent_by.most_common(given.rows):
            print(f"{name:<40}{100 * spent / (reading + whole):26.1f}{100 * spent / whole:16.1f}")


if __name__ == "__main__":
    main()

"""The same networks scheduled by TaskJuggler: every date is equal to the day.

Fixed lengths in working days, finish-start links with lags (and start-start ones, which TaskJuggler has too), as soon
as possible, one calendar with the Swedish days off.
"""

import random
import shutil
import sys
from pathlib import Path

import pytest

from kompplan.calculations.dates import calendar
from kompplan.calculations.network import network as links_of
from kompplan.calculations.schedule import schedule as scheduled
from kompplan.loading.load import Loaded, load
from kompplan.syntax.limits import DEFAULT

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

import schedule as bench

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tj3") is None, reason="needs TaskJuggler (apt-get install tj3)"),
]


def ours(rows: bench.Network) -> dict[str, tuple[str, str]]:
    loaded = load(bench.as_plan(rows).encode(), "plan.yaml", limits=DEFAULT._replace(nodes=10**6, items=10**6))
    assert isinstance(loaded, Loaded)
    assert not loaded.diagnostics
    plan = loaded.plan
    found = scheduled(plan, calendar(plan), links_of(plan.activities))
    assert not found.unplaced
    return {(each.activity.id or "").lower(): (str(each.start.earliest), str(each.end.earliest)) for each in found.rows}


def theirs(rows: bench.Network, folder: Path) -> dict[str, tuple[str, str]]:
    project = folder / "network.tjp"
    years = bench.years_for(rows) + 1
    days_off = bench.weekdays_off(years)
    project.write_text(bench.as_project(rows, days_off, years), encoding="utf-8")
    return bench.juggled(project, days_off)


@pytest.mark.parametrize("seed", range(6))
def test_finish_start_with_lags_in_working_days(seed: int, tmp_path: Path) -> None:
    rows = bench.network(150, seed, package=(5, 25, 150)[seed % 3])
    assert ours(rows) == theirs(rows, tmp_path)


@pytest.mark.parametrize("seed", range(4))
def test_lags_in_calendar_days_and_links_from_the_start(seed: int, tmp_path: Path) -> None:
    """A start carried on in calendar days is left out: to TaskJuggler it lies at the close of the day before."""
    chance = random.Random(seed)

    def changed(link: bench.Link) -> bench.Link:
        from_start = seed > 1 and chance.random() < 0.4
        return link._replace(
            lag=chance.randint(0, 9), calendar=not from_start and chance.random() < 0.5, from_start=from_start
        )

    rows = [
        row._replace(after=tuple(changed(link) for link in row.after))
        for row in bench.network(120, seed + 100, package=40)
    ]
    assert ours(rows) == theirs(rows, tmp_path)


def test_a_thousand_activities_as_in_the_benchmark(tmp_path: Path) -> None:
    rows = bench.network(1_000)
    assert ours(rows) == theirs(rows, tmp_path)

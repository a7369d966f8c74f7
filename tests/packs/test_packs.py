"""Every dated table: its vectors come out, its periods do not overlap, every row says where it comes from."""

from itertools import combinations
from pathlib import Path

import pytest

import kompplan.packs
from kompplan.packs.pack import Row, pack

NAMES = sorted(path.stem for path in Path(kompplan.packs.__path__[0]).glob("*.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_the_vectors_of_a_pack_come_out(name: str) -> None:
    table = pack(name)
    assert table.vectors
    assert any(vector.gives is None for vector in table.vectors), "no vector shows where the table ends"
    for vector in table.vectors:
        row = table.on(vector.on, **vector.keys)
        if vector.gives is None:
            assert row is None, vector
        else:
            assert row is not None, vector
            assert {key: row.cells[key] for key in vector.gives} == vector.gives


def _meet(a: Row, b: Row) -> bool:
    starts = max((row.first for row in (a, b) if row.first is not None), default=None)
    ends = min((row.last for row in (a, b) if row.last is not None), default=None)
    return starts is None or ends is None or starts <= ends


@pytest.mark.parametrize("name", NAMES)
def test_rows_say_where_they_come_from(name: str) -> None:
    table = pack(name)
    assert table.title.en and table.title.sv
    for row in table.rows:
        assert row.source.strip()
        assert row.first is None or row.last is None or row.first <= row.last


@pytest.mark.parametrize("name", NAMES)
def test_periods_of_rows_for_the_same_thing_do_not_overlap(name: str) -> None:
    table = pack(name)
    looked_up = {frozenset(vector.keys) for vector in table.vectors}
    for keys in looked_up:
        for a, b in combinations(table.rows, 2):
            if all(a.cells.get(key) == b.cells.get(key) and key in a.cells for key in keys):
                assert not _meet(a, b), (a, b)

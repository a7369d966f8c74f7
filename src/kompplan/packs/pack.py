"""A dated table: what was valid on a day, and who says so.

A pack is a YAML file beside this module::

    title: {en: …, sv: …}
    checked: 2026-11-22          # the day on which the rows were last compared with their sources
    rules: [PRO04]               # who looks it up; a test compares it with who does
    rows:
      - {from: 2022-01-01, to: 2023-12-31, category: annex-2, limit: 7802550, source: …}
      - {from: 2024-01-01, category: annex-2, limit: 8100000, source: …}   # no "to": until something else is decided
    vectors:
      - {on: 2023-05-02, category: annex-2, gives: {limit: 7802550}}
      - {on: 1999-01-01, category: annex-2, gives: nothing}

A row is looked up by a day of the plan, never by today's. Where no row is valid the answer is that nothing is known;
a rule says so and does not guess. One test runs the vectors of every pack.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from kompplan.diagnostics.source import Source
from kompplan.i18n.text import Text
from kompplan.syntax.reader import compose
from kompplan.syntax.texts import texts

if TYPE_CHECKING:
    from importlib.abc import ResourceLoader


class Row(NamedTuple):
    """What is valid from ``first`` to ``last``; None stands for "as long as anybody knows" on that side."""

    first: date | None
    last: date | None
    cells: Mapping[str, str]
    source: str

    def amount(self, name: str) -> Decimal:
        """Return a figure of the row: kronor, a share, a number of hours."""
        return Decimal(self.cells[name])

    def whole(self, name: str) -> int:
        """Return a number of days, or another whole number."""
        return int(self.cells[name])


class Vector(NamedTuple):
    """A day, what is looked up on it, and what must be found: nothing where ``gives`` is None."""

    on: date
    keys: Mapping[str, str]
    gives: Mapping[str, str] | None


class Pack(NamedTuple):
    """A table with its title and the day on which it was last compared with its sources."""

    name: str
    title: Text
    checked: date
    rules: tuple[str, ...]
    """The codes of the rules that look it up."""
    rows: tuple[Row, ...]
    vectors: tuple[Vector, ...]

    def on(self, day: date, **keys: str) -> Row | None:
        """Return the row that is valid on ``day`` and whose cells are ``keys``; a table has at most one."""
        for row in self.rows:
            if (
                (row.first is None or row.first <= day)
                and (row.last is None or day <= row.last)
                and all(row.cells.get(name) == value for name, value in keys.items())
            ):
                return row
        return None


def _row(written: dict[str, str]) -> Row:
    cells = dict(written)
    first, last = cells.pop("from", None), cells.pop("to", None)
    return Row(
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
        source=cells.pop("source"),
        cells=cells,
    )


def _vector(written: dict[str, Any]) -> Vector:
    keys = dict(written)
    gives = keys.pop("gives")
    return Vector(date.fromisoformat(keys.pop("on")), gives=None if gives == "nothing" else gives, keys=keys)


@cache
def pack(name: str) -> Pack:
    """Return the pack called ``name``; that it exists and is well written is tested, not checked here."""
    # As ``pkgutil`` does it, from a zip file too, without the time that loading ``pkgutil`` takes.
    loader = cast("ResourceLoader", __spec__.loader)
    data = loader.get_data(str(Path(__file__).with_name(f"{name}.yaml")))
    written: Any = texts(compose(Source(f"{name}.yaml", data.decode())).root)
    return Pack(
        name,
        Text(**written["title"]),
        date.fromisoformat(written["checked"]),
        tuple(written["rules"]),
        tuple(_row(each) for each in written["rows"]),
        tuple(_vector(each) for each in written["vectors"]),
    )


@cache
def packs() -> tuple[Pack, ...]:
    """Return every pack there is, by name."""
    from importlib.resources import files  # noqa: PLC0415 - only the documentation asks

    found = (
        each.name.removesuffix(".yaml") for each in files("kompplan.packs").iterdir() if each.name.endswith(".yaml")
    )
    return tuple(pack(name) for name in sorted(found))

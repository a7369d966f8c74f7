"""The budget by two dimensions: rows and columns add up, in any order of the plan's rows."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from calculations.money import checked
from kompplan.calculations.budget import Cross
from kompplan.calculations.dimensions import Dimension

ROW = st.tuples(
    st.integers(min_value=0, max_value=10**8),
    st.sampled_from(["", ", finansiär: ESF", ", finansiär: kommunen", ", fördelas: {ESF: 33 %, kommunen: 67 %}"]),
    st.sampled_from(["", ", när: 2027", ", när: 2028", ", när: 2027-01-01 – 2028-12-31"]),
    st.sampled_from(["", ", kostnadsslag: personal", ", kostnadsslag: resor"]),
)
DIMENSIONS = st.permutations([Dimension.FUNDER, Dimension.YEAR, Dimension.COST_TYPE, Dimension.LINE])


def plan(rows: list[tuple[int, str, str, str]]) -> str:
    lines = "".join(
        f"    - {{post: Rad {number}, belopp: '{ore // 100},{ore % 100:02d} kr'{''.join(rest)}}}\n"
        for number, (ore, *rest) in enumerate(rows)
    )
    return "projekt: {namn: P}\nbudget:\n  rader:\n" + lines


def crossed(cross: Cross) -> dict[tuple[tuple[str, ...], tuple[str, ...]], Decimal]:
    return {
        (down.keys, across.keys): cell.low
        for down, cells in zip(cross.down, cross.kronor, strict=True)
        for across, cell in zip(cross.across, cells, strict=True)
        if cell.known
    }


@given(st.lists(ROW, min_size=1, max_size=8), DIMENSIONS)
def test_rows_and_columns_add_up(rows: list[tuple[int, str, str, str]], dimensions: list[Dimension]) -> None:
    view = checked(plan(rows)).budget
    cross = view.across(dimensions[0], dimensions[1])
    for down, cells in zip(cross.down, cross.kronor, strict=True):
        assert sum(cell.low for cell in cells) == down.kronor.low
    for number, across in enumerate(cross.across):
        assert sum(cells[number].low for cells in cross.kronor) == across.kronor.low
    assert sum(each.kronor.low for each in cross.down) == view.kronor.low == sum(Decimal(row[0]) for row in rows) / 100


@given(st.lists(ROW, min_size=2, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: list[tuple[int, str, str, str]], random: object) -> None:
    other = list(rows)
    random.shuffle(other)  # type: ignore[attr-defined]
    pair = (Dimension.FUNDER, Dimension.YEAR)
    one, two = (crossed(checked(plan(each)).budget.across(*pair)) for each in (rows, other))
    assert one == two

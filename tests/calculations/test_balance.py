"""The share of women, with approximate counts as intervals."""

from decimal import Decimal

from kompplan.calculations.balance import Balance, latest
from kompplan.calculations.sums import Amount
from kompplan.loading.load import Loaded, load
from kompplan.model.people import TargetGroup

FORTY = Decimal("0.4")


def counted(women: int, men: int) -> Balance:
    return Balance(Amount(Decimal(women), Decimal(women)), Amount(Decimal(men), Decimal(men)))


def group(counts: str) -> TargetGroup:
    loaded = load(f"målgrupper: [{{id: a, namn: Alla, antal: [{counts}]}}]".encode(), "plan.yaml")
    assert isinstance(loaded, Loaded)
    return loaded.plan.target_groups[0]


def test_forty_per_cent_is_inside_and_less_is_outside() -> None:
    assert not counted(40, 60).outside(FORTY)
    assert not counted(60, 40).outside(FORTY)
    assert counted(39, 61).outside(FORTY)
    assert counted(61, 39).outside(FORTY)


def test_a_share_that_may_be_inside_is_not_outside() -> None:
    # 180–220 women and 130 men: 58 to 63 per cent
    about = Balance(Amount(Decimal(180), Decimal(220)), Amount(Decimal(130), Decimal(130)))
    assert not about.outside(FORTY)
    at_least = Balance(Amount(Decimal(90), None), Amount(Decimal(10), Decimal(10)))
    assert at_least.share == (Decimal("0.9"), Decimal(1))
    assert at_least.outside(FORTY)


def test_nobody_is_evenly_many() -> None:
    assert not counted(0, 0).outside(FORTY)
    assert latest(group("{kvinnor: 0, män: 0}")) is None


def test_the_latest_count_is_the_last_by_date_or_the_last_written() -> None:
    dated = "{kvinnor: 14, män: 20, per: 2009}, {kvinnor: 12, män: 24, per: 2006}, 40"
    undated = "{kvinnor: 12, män: 24, per: 2006}, {kvinnor: 14, män: 20}"
    for counts in (dated, undated):
        found = latest(group(counts))
        assert found is not None
        assert found[1] == counted(14, 20)
    assert latest(group("40")) is None

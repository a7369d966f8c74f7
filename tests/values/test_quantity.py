"""How quantities are read. Every figure is worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kompplan.i18n.language import Language
from kompplan.values.misread import Misread
from kompplan.values.quantity import Approx, Quantity, Unit, fits, parse_quantity


def read(text: str, unit: Unit | None = None) -> Quantity:
    quantity = parse_quantity(text, unit)
    assert isinstance(quantity, Quantity), quantity
    return quantity


def refused(text: str, unit: Unit | None = None) -> Misread:
    misread = parse_quantity(text, unit)
    assert isinstance(misread, Misread), misread
    return misread


def said(misread: Misread, language: Language = Language.SV) -> str:
    """Return the message as a reader sees it, with ordinary spaces."""
    return misread.message.to(language).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1438", "1438", None),
        ("359 925", "359925", None),
        ("359\u00a0925 kr", "359925", Unit.SEK),
        ("359\u202f925\u00a0kr", "359925", Unit.SEK),
        ("1\u2009166\u2009925 kr", "1166925", Unit.SEK),
        ("16 h", "16", Unit.HOUR),
        ("16h", "16", Unit.HOUR),
        ("1 timme", "1", Unit.HOUR),
        ("45 min", "45", Unit.MINUTE),
        ("1 200,50 kr", "1200.50", Unit.SEK),
        ("SEK 4 500", "4500", Unit.SEK),
        ("15 000:-", "15000", Unit.SEK),
        ("250 tkr", "250000", Unit.SEK),
        ("15 tusen kronor", "15000", Unit.SEK),
        ("1,2 mn", "1200000", Unit.SEK),
        ("1,25 Mkr", "1250000", Unit.SEK),
        ("2 mnkr", "2000000", Unit.SEK),
        ("fem miljoner kr", "5000000", Unit.SEK),
        ("5 million kr", "5000000", Unit.SEK),
        ("1.5", "1.5", None),
        ("1.10", "1.1", None),
        ("0,125 h", "0.125", Unit.HOUR),
        ("012", "12", None),
        ("-5 000 kr", "-5000", Unit.SEK),
        ("−5", "-5", None),
        ("60 %", "60", Unit.PERCENT),
        ("81 procent", "81", Unit.PERCENT),
        ("60 % tjänst", "0.6", Unit.FTE),
        ("50 % av heltid", "0.5", Unit.FTE),
        ("60% of full time", "0.6", Unit.FTE),
        ("heltid", "1", Unit.FTE),
        ("halvtid", "0.5", Unit.FTE),
        ("1,5 årsarbetare", "1.5", Unit.FTE),
        ("7,5 hp", "7.5", Unit.CREDIT),
        ("320 mil", "320", Unit.MIL),
        ("12 Scandinavian miles", "12", Unit.MIL),
        ("7.5 credits", "7.5", Unit.CREDIT),
        ("två dagar", "2", Unit.DAY),
        ("tolv deltagare", "12", Unit.PERSON),
        ("en dag", "1", Unit.DAY),
        ("en halv dag", "0.5", Unit.DAY),
        ("half a day", "0.5", Unit.DAY),
        ("halvdag", "0.5", Unit.DAY),
        ("ett och ett halvt år", "1.5", Unit.YEAR),
        ("two days", "2", Unit.DAY),
        ("20 platser", "20", Unit.PLACE),
        ("3 grupper", "3", Unit.GROUP),
    ],
)
def test_an_exact_quantity(text: str, value: str, unit: Unit | None) -> None:
    quantity = read(text)
    assert quantity.exact
    assert quantity.value == quantity.low == quantity.high == quantity.nominal == Decimal(value)
    assert quantity.unit is unit


@pytest.mark.parametrize(
    ("text", "approx", "low", "high", "nominal"),
    [
        ("knappt 1,2 mn", Approx.UNDER, "1080000", "1200000", "1200000"),
        ("just under 80", Approx.UNDER, "72", "80", "80"),
        ("drygt 220", Approx.OVER, "220", "242", "220"),
        ("just over 80", Approx.OVER, "80", "88", "80"),
        ("närmare 10 000", Approx.NEARLY, "9000", "10000", "10000"),
        ("nearly 10 000", Approx.NEARLY, "9000", "10000", "10000"),
        ("ca 90", Approx.ABOUT, "81", "99", "90"),
        ("ca. 90", Approx.ABOUT, "81", "99", "90"),
        ("cirka 90", Approx.ABOUT, "81", "99", "90"),
        ("about 90", Approx.ABOUT, "81", "99", "90"),
        ("ca -90", Approx.ABOUT, "-99", "-81", "-90"),
        ("mer än fem miljoner kr", Approx.OVER, "5000000", None, "5000000"),
        ("more than five million SEK", Approx.OVER, "5000000", None, "5000000"),
        ("minst 3 h", Approx.AT_LEAST, "3", None, "3"),
        ("3 h eller mer", Approx.AT_LEAST, "3", None, "3"),
        ("högst 3 h", Approx.AT_MOST, "0", "3", "3"),
        ("färre än 5", Approx.UNDER, "0", "5", "5"),
        ("≤ 5", Approx.AT_MOST, "0", "5", "5"),
        ("50-60", Approx.RANGE, "50", "60", None),
        ("80–100–150 tkr", Approx.RANGE, "80000", "150000", "100000"),
        ("80 tkr - 0,1 mn - 150 tkr", Approx.RANGE, "80000", "150000", "100000"),
        ("2–2–3 veckor", Approx.RANGE, "2", "3", "2"),
        ("2500–3000", Approx.RANGE, "2500", "3000", None),
        ("50 till 60 kr", Approx.RANGE, "50", "60", None),
        ("mellan 50 och 60 kr", Approx.RANGE, "50", "60", None),
        ("ca 50–60", Approx.RANGE, "45", "66", None),
        ("2–3 tkr", Approx.RANGE, "2000", "3000", None),
        ("900 tkr – 1,2 mn", Approx.RANGE, "900000", "1200000", None),
        ("-5–10", Approx.RANGE, "-5", "10", None),
    ],
)
def test_an_inexact_quantity_is_an_interval(
    text: str, approx: Approx, low: str, high: str | None, nominal: str | None
) -> None:
    quantity = read(text)
    assert quantity.approx is approx
    assert quantity.low == Decimal(low)
    assert quantity.high == (None if high is None else Decimal(high))
    assert quantity.nominal == (None if nominal is None else Decimal(nominal))
    assert quantity.value is None


@pytest.mark.parametrize(
    ("text", "factors", "value", "unit"),
    [
        ("2 × 120 000 kr", [2, 120_000], 240_000, Unit.SEK),
        ("6 x 32 h", [6, 32], 192, Unit.HOUR),
        ("4x15 000", [4, 15_000], 60_000, None),
        ("4 * 15 000 kr", [4, 15_000], 60_000, Unit.SEK),
        ("4 à 15 000", [4, 15_000], 60_000, None),
        ("4 st × 15 000", [4, 15_000], 60_000, None),
        ("4 st à 15 tkr", [4, 15_000], 60_000, Unit.SEK),
        ("2 × 3 × 4 h", [2, 3, 4], 24, Unit.HOUR),
        ("10 deltagare × 500 kr", [10, 500], 5_000, Unit.SEK),
        ("2 000 kr × 6 dagar", [2_000, 6], 12_000, Unit.SEK),
        ("6 h × 4 dagar", [6, 4], 24, Unit.HOUR),
        ("500 kr/h × 40 h", [500, 40], 20_000, Unit.SEK),
        ("40 h × 500 kr/h", [40, 500], 20_000, Unit.SEK),
        ("3 h/vecka × 20 veckor", [3, 20], 60, Unit.HOUR),
    ],
)
def test_a_product(text: str, factors: list[int], value: int, unit: Unit | None) -> None:
    quantity = read(text)
    assert quantity.factors == tuple(factors)
    assert quantity.value == value
    assert quantity.unit is unit
    assert quantity.per is None


def test_a_share_of_an_amount_is_a_hundredth_each() -> None:
    assert read("60 % × 40 000 kr").value == 24_000
    assert read("60 % tjänst × 40 000 kr").value == 24_000


@pytest.mark.parametrize("text", ["4 × 15 000 kr = 65 000 kr", "65 000 kr = 4 × 15 000", "4 × 15 tkr = 65 tkr"])
def test_a_stated_product_is_kept_beside_the_computed(text: str) -> None:
    quantity = read(text)
    assert quantity.value == 60_000
    assert quantity.stated == 65_000
    assert quantity.unit is Unit.SEK


@pytest.mark.parametrize(
    ("text", "value", "unit", "per"),
    [
        ("3 h i veckan", 3, Unit.HOUR, Unit.WEEK),
        ("2 dagar/vecka", 2, Unit.DAY, Unit.WEEK),
        ("2 days a week", 2, Unit.DAY, Unit.WEEK),
        ("112 per månad", 112, None, Unit.MONTH),
        ("500 kr/h", 500, Unit.SEK, Unit.HOUR),
        ("4 per år", 4, None, Unit.YEAR),
        ("90 000 kr om året", 90_000, Unit.SEK, Unit.YEAR),
        ("2 h per termin", 2, Unit.HOUR, Unit.TERM),
        ("500 kr per deltagare", 500, Unit.SEK, Unit.PERSON),
    ],
)
def test_a_rate(text: str, value: int, unit: Unit | None, per: Unit) -> None:
    quantity = read(text)
    assert quantity.value == value
    assert (quantity.unit, quantity.per) == (unit, per)


@pytest.mark.parametrize(("text", "scale"), [("250 kr", 1), ("250 tkr", 1000), ("1,2 mnkr", 1_000_000)])
def test_the_scale_tells_how_coarsely_it_is_rounded(text: str, scale: int) -> None:
    assert read(text).scale == scale


def test_the_assumed_unit_is_for_texts_without_one() -> None:
    assert read("4 500", Unit.SEK).unit is Unit.SEK
    assert read("4 × 15 000", Unit.SEK).unit is Unit.SEK
    assert read("4 st à 15 000", Unit.SEK).unit is Unit.SEK
    assert read("drygt fem miljoner", Unit.SEK).unit is Unit.SEK
    assert read("16 h", Unit.SEK).unit is Unit.HOUR


@pytest.mark.parametrize(
    ("text", "swedish", "english"),
    [
        ("1.200", "1.200 kan läsas som 1 200 eller 1,2", "1.200 can be read as 1 200 or 1.2"),
        ("1,200", "1,200 kan läsas som 1 200 eller 1,2", "1,200 can be read as 1 200 or 1.2"),
        ("1,200.50", "1,200.50 kan läsas som 1 200,5 eller 1,2005", "1,200.50 can be read as 1 200.5 or 1.2005"),
        ("3/4", "3/4 kan läsas som 0,75 eller 3 av 4", "3/4 can be read as 0.75 or 3 of 4"),
        ("2 à 3 dagar", "2 à 3 dagar kan läsas som 2–3 eller 2 × 3", "2 à 3 dagar can be read as 2–3 or 2 × 3"),
    ],
)
def test_an_ambiguous_text_is_met_with_its_readings(text: str, swedish: str, english: str) -> None:
    misread = refused(text)
    assert misread.ambiguous
    assert misread.advice is not None
    assert said(misread) == swedish
    assert said(misread, Language.EN) == english


@pytest.mark.parametrize(
    "text",
    [
        *["", "   ", "okänt", ".inf", ".nan", "１２", "１ 200"],
        *["1e3", "1e999999999", "0x10", "0o7", "1_000", ".5", "5,", "--5"],
        *["1 20", "12 00 000", "0 500", "1.200.000", "1,200,000", "1\n000"],
        *["9" * 13, "9" * 201, "0,1234567"],
        *["12 äpplen", "1 200 eur", "3 kr (ungefär)", "1 + 1", "2012-03-01"],
        *["60-50", "5--3", "2 dagar – 1 vecka", "knappt 50–60", "högst -5"],
        *["2×3×4×5", "50 % × 20 %", "4 × 5 = 20 = 20", "5 = 5"],
    ],
)
def test_other_texts_are_refused_with_a_next_step(text: str) -> None:
    misread = refused(text)
    assert not misread.ambiguous
    assert misread.advice is not None
    for language in Language:
        assert misread.message.to(language)
        assert misread.advice.to(language)


def test_kronor_have_two_decimals_at_most() -> None:
    assert said(refused("12,3456 kr")) == "12,3456 kr har fler än 2 decimaler"
    assert read("1,2345 mnkr").value == 1_234_500


def test_what_could_not_be_read_is_quoted() -> None:
    assert said(refused("12 Äpplen")) == "12 går att läsa, men inte det som följer: Äpplen"
    assert said(refused("1 20")) == "siffrorna i 1 20 står inte tre och tre"
    assert said(refused("60-50")) == "60-50 går baklänges: 60 är mer än 50"


def test_a_quantity_of_the_wrong_kind_is_named() -> None:
    misread = fits(read("60 %"), frozenset({Unit.SEK, Unit.HOUR}))
    assert misread is not None
    assert said(misread) == "ett belopp i kronor eller timmar väntades, men 60 % är en andel"
    assert said(misread, Language.EN) == "expected an amount in kronor or hours, but 60 % is a share"
    assert misread.advice is not None
    assert misread.advice.to(Language.SV) == "skriv till exempel 4 500 kr eller 16 h"


def test_a_quantity_of_the_right_kind_or_none_fits() -> None:
    assert fits(read("16 h"), frozenset({Unit.SEK, Unit.HOUR})) is None
    assert fits(read("16"), frozenset({Unit.SEK})) is None


def test_every_unit_speaks_both_languages() -> None:
    for unit in Unit:
        for text in (unit.words, unit.expected, unit.kind, unit.example):
            assert text.en
            assert text.sv
        assert read(unit.example.sv).unit is unit
        assert read(unit.example.en).unit is unit


@given(st.text(max_size=300), st.sampled_from([None, *Unit]))
@example("1" * 200, None)
@example("4 × " * 50, None)
@example("0.00000000001 %", None)
@example("-0", Unit.SEK)
def test_any_text_is_answered(text: str, unit: Unit | None) -> None:
    quantity = parse_quantity(text, unit)
    if isinstance(quantity, Quantity):
        assert quantity.written == text.strip()
        assert quantity.high is None or quantity.low <= quantity.high


_PIECES = [
    *["ca ", "drygt ", "minst ", "två "],
    *["0", "1", "12", "1 200", "1,5", ".", "-", " "],
    *["–", " × ", " à ", " = "],
    *[" kr", " tkr", " h", " %", " st", " i veckan", "/h"],
]


@given(st.lists(st.sampled_from(_PIECES), max_size=9).map("".join))
def test_any_pieces_of_quantities_are_answered(text: str) -> None:
    quantity = parse_quantity(text)
    if isinstance(quantity, Quantity):
        assert quantity.written == text.strip()
        assert quantity.high is None or quantity.low <= quantity.high
        assert quantity.exact == (quantity.value is not None)
    else:
        assert quantity.message.to(Language.SV)
        assert quantity.message.to(Language.EN)


@given(
    st.integers(min_value=-(10**12) + 1, max_value=10**12 - 1),
    st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", ""]),
    st.sampled_from(["", " kr", "\u00a0kr", " h"]),
)
def test_whole_numbers_read_back_exactly(number: int, space: str, unit: str) -> None:
    assert read(f"{number:,}".replace(",", space) + unit).value == number


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_amounts_with_a_decimal_comma_read_back_exactly(amount: Decimal) -> None:
    assert read(f"{amount:,f}".replace(",", " ").replace(".", ",") + " kr").value == amount

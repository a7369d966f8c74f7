"""Rows from a spreadsheet, as Swedish Excel and others write them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompplan.i18n.language import Language
from kompplan.ledger.entry import Ledger
from kompplan.ledger.spreadsheet import figure, read_spreadsheet

ROWS = '''\
Datum;Belopp;Konto;Projekt;Rad;Text;Verifikation
2027-03-05;12 500,00;4010;P21;B1;Kursledare, mars;A 117
20270306;-500,5;;;A1;"Retur; av ""bok""";A 117

2027-03-07;1 000 kr;5010;;;=HYPERLINK("x");
'''


def read(data: bytes) -> Ledger:
    return read_spreadsheet(data, "bok.csv")


def said(ledger: Ledger) -> list[str]:
    return [f"{each.place}: {each.message.to(Language.SV)}" for each in ledger.complaints]


@pytest.mark.parametrize(
    "data",
    [
        ROWS.encode("utf-8-sig"),
        ROWS.encode("cp1252"),
        ROWS.replace("\n", "\r\n").encode("utf-16"),
        ("sep=;\n" + ROWS).encode(),
        ROWS.replace(";;;", "\t\t\t").replace(";", "\t").replace("Retur\t", "Retur;").encode(),
    ],
    ids=["utf-8", "windows-1252", "utf-16", "sep", "tab"],
)
def test_rows_whatever_program_wrote_them(data: bytes) -> None:
    found = read(data)
    assert not found.complaints
    first, second, third = found.entries
    assert (first.date, first.amount, first.account, first.project) == (
        date(2027, 3, 5),
        Decimal("12500.00"),
        "4010",
        "P21",
    )
    assert (first.reference, first.text, first.voucher) == ("B1", "Kursledare, mars", "A 117")
    assert (second.date, second.amount, second.reference) == (date(2027, 3, 6), Decimal("-500.5"), "A1")
    assert second.text == 'Retur; av "bok"'
    assert third.text == '=HYPERLINK("x")'  # text, and nothing else


def test_the_rows_of_a_voucher_are_numbered_and_others_are_told_apart_by_what_they_say() -> None:
    found = read(ROWS.encode())
    assert [each.identity for each in found.entries] == [
        ("2027", "A 117", "1"),
        ("2027", "A 117", "2"),
        ("2027-03-07", "1000", "5010", "", '=HYPERLINK("x")', "1"),
    ]
    twice = ROWS + ROWS.splitlines()[-1] + "\n"
    assert len({each.identity for each in read(twice.encode()).entries}) == 4  # two coffees on one day are two


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1 234,50", "1234.50"),
        ("1\u00a0234,50 kr", "1234.50"),
        ("1.234,50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("1234.5", "1234.5"),
        ("-1 234", "-1234"),
        ("\u22121 234", "-1234"),
        ("1 234-", "-1234"),
        ("(1 234,00)", "-1234.00"),
        ("1.234.567", "1234567"),
        ("1.234.567,89", "1234567.89"),
        ("0", "0"),
    ],
)
def test_amounts_as_people_and_programs_write_them(written: str, value: str) -> None:
    assert figure(written) == Decimal(value)


@pytest.mark.parametrize("written", ["1.234", "1,234", "", "tolv", "=1+1", "1e9", "0x10", "1" * 40, "1;2", "--", "NaN"])
def test_what_is_unclear_or_no_amount_is_not_guessed(written: str) -> None:
    assert not isinstance(figure(written), Decimal)


def test_debit_and_credit_make_an_amount() -> None:
    found = read(b"date,debit,credit\n2027-03-05,100.00,\n2027-03-06,,40.00\n")
    assert [each.amount for each in found.entries] == [Decimal("100.00"), Decimal("-40.00")]


def test_each_complaint_has_its_line() -> None:
    text = "datum;belopp;text\n5 mars;100,00;a\n2027-03-05;1.234;b\n\n2027-13-05;7,00;c\n"
    assert said(read(text.encode())) == [
        "bok.csv:2: ”5 mars” är ingen dag; skriv som 2027-03-05",
        "bok.csv:3: ”1.234” kan läsas som tusental eller som decimaler; raden lämnas därhän",
        "bok.csv:5: ”2027-13-05” är ingen dag; skriv som 2027-03-05",
    ]


def test_a_file_without_the_columns_says_which_are_wanted() -> None:
    assert said(read(b"a;b\n1;2\n")) == [
        "bok.csv:1: första raden ska namnge kolumnerna datum och belopp (eller debet och kredit); där står ”a, b”"
    ]
    assert said(read(b"")) == ["bok.csv:1: filen är tom"]


@given(st.binary(max_size=500))
def test_nothing_that_is_sent_breaks_it(data: bytes) -> None:
    read(data)
    read(b"datum;belopp;verifikation\n" + data)


def test_hostile_sizes_are_told() -> None:
    assert read(b'datum;belopp\n2027-01-01;"' + b"9" * 200_000 + b'"\n').complaints
    assert len(read(b"datum;belopp\n" + b"x;y\n" * 5000).complaints) == 1000

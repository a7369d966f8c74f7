"""SIE 4: what counts, what is left aside, and whatever a stranger may send."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompplan.i18n.language import Language
from kompplan.ledger.entry import Ledger
from kompplan.ledger.sie import is_sie, read_sie

FILE = """\
#FLAGGA 0
#FORMAT PC8
#SIETYP 4
#PROGRAM "Bokföring" 1.0
#GEN 20270401
#ORGNR 212000-0000
#FNAMN "Exempelköpings kommun"
#RAR 0 20270101 20271231
#DIM 6 "Projekt"
#OBJEKT 6 "P21" "Samtal som bär"
#UNDERDIM 61 "Delprojekt" 6
#KTYP 5010 K
#VER "A" "17" 20270305 "Kursledare, mars" 20270306
{
   #TRANS 4010 {1 "100" 6 "P21"} 12500.00
   #TRANS 5010 {"61" "P21b"} 2500 20270307 "Med \\"citat\\" i" 1 "xy"
   #BTRANS 5010 {6 P21} 99.00
   #RTRANS 6110 {6 P21} 100.50
   #TRANS 6110 {6 P21} 100.50
   #TRANS 2440 {} -15100.50
}
#VER B "" 20270310 Ränta
{
   #TRANS 8400 {} 10.00
}
"""


def read(text: str, encoding: str = "cp437") -> Ledger:
    return read_sie(text.encode(encoding), "bok.se")


def complaints(ledger: Ledger) -> list[str]:
    return [f"{each.place}: {each.message.to(Language.SV)}" for each in ledger.complaints]


def test_rows_of_vouchers_with_their_project_date_text_and_place() -> None:
    found = read(FILE)
    assert not found.complaints
    first, second, added, supplier, interest = found.entries
    assert (first.account, first.project, first.amount) == ("4010", "P21", Decimal("12500.00"))
    assert (first.date, first.text, first.voucher) == (date(2027, 3, 5), "Kursledare, mars", "A 17")
    assert str(first.place) == "bok.se:15"
    assert (second.project, second.date, second.text) == ("P21b", date(2027, 3, 7), 'Med "citat" i')
    assert added.amount == Decimal("100.50")  # once: #RTRANS repeats it and #BTRANS is struck out
    assert supplier.project is None
    assert interest.text == "Ränta"
    assert found.kinds == {"5010": "K"}


def test_a_row_is_identified_by_company_year_series_number_and_row() -> None:
    assert read(FILE).entries[1].identity == ("212000-0000", "2027-01-01", "A", "17", "2")
    assert read(FILE).entries == read(FILE).entries
    assert len({each.identity for each in read(FILE).entries}) == 5


def test_the_same_number_in_another_year_is_another_voucher() -> None:
    other = FILE.replace("20270", "20280").replace("20271231", "20281231")
    assert not {each.identity for each in read(FILE).entries} & {each.identity for each in read(other).entries}


@pytest.mark.parametrize(("encoding", "said"), [("utf-8", "UTF-8"), ("latin-1", "Latin-1")])
def test_other_character_sets_are_read_and_told(encoding: str, said: str) -> None:
    found = read(FILE, encoding)
    assert found.entries[-1].text == "Ränta"
    assert complaints(found) == [
        f"bok.se:1: filen är {said}, fast SIE anger PC8 (teckentabell 437); den läses som {said}"
    ]


def test_line_ends_of_other_systems_and_an_end_of_file_mark() -> None:
    found = read(FILE.replace("\n", "\r\n") + "\x1a")
    assert len(found.entries) == 5
    assert not found.complaints


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("#SIETYP 4", "#SIETYP 2"), "bok.se:3: filen är SIE av typ ”2”; bara typ 4 innehåller verifikationer"),
        (("#DIM 6", "#VALUTA EUR\n#DIM 6"), "bok.se:9: filen är i ”EUR”, men beloppen läses som kronor"),
        (("12500.00", "=1+1"), "bok.se:15: raden saknar konto, objektlista eller belopp (”=1+1”) och lämnas därhän"),
        (
            ('{1 "100" 6 "P21"}', '{1 "100" 6 "P21"'),
            "bok.se:15: citattecken eller klamrar går inte ihop; raden lämnas därhän",
        ),
        (("20270305", "20271305"), "bok.se:13: ”20271305” är ingen dag skriven ÅÅÅÅMMDD"),
        (("#DIM 6", "hej\n#DIM 6"), "bok.se:9: en rad i en SIE-fil börjar med #; den här lämnas därhän"),
        (("#VER B", "#TRANS 4010 {} 1.00\n#VER B"), "bok.se:22: #TRANS står utanför en verifikation och lämnas därhän"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line_and_hides_nothing_else(change: tuple[str, str], said: str) -> None:
    found = read(FILE.replace(*change, 1))
    assert complaints(found) == [said]
    assert len(found.entries) >= 4


def test_a_file_without_vouchers_says_so() -> None:
    assert complaints(read("#FLAGGA 0\n#SIETYP 4\n")) == [
        "bok.se:1: filen har inga verifikationer (#VER); exportera SIE av typ 4"
    ]


@given(st.binary(max_size=400))
def test_nothing_that_is_sent_breaks_it(data: bytes) -> None:
    read_sie(b"#FLAGGA 0\n" + data, "bok.se")


@given(
    st.lists(
        st.sampled_from(["#VER A 1 20270101 x", "{", "}", "#TRANS 4010 {6 P} 1.0", '#TRANS "', "#", "# ", "#KTYP"])
    )
)
def test_lines_in_any_order_break_nothing(lines: list[str]) -> None:
    read_sie("\n".join(lines).encode(), "bok.se")


def test_hostile_sizes_are_cut() -> None:
    long = '#VER A 1 20270101 "' + "x" * 50_000 + '"\n{\n#TRANS 4010 {} 1.00\n}\n'
    assert any("för lång" in each for each in complaints(read(long)))
    many = "#VER A 1 20270101\n{\n" + "#TRANS ? 1\n" * 5000 + "}\n"
    assert len(read(many).complaints) == 1000
    huge = "#VER A 1 20270101\n{\n#TRANS 4010 {} " + "9" * 4000 + "\n}\n"
    assert not read(huge).entries


def test_only_what_begins_with_a_label_is_sie() -> None:
    assert is_sie(b"#FLAGGA 0")
    assert is_sie(b"\xef\xbb\xbf\r\n#FLAGGA 0")
    assert not is_sie(b"datum;belopp")

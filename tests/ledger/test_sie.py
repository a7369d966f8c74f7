"""SIE 4: what counts, what is left aside, and whatever a stranger may send."""

from datetime import date
from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompplan.i18n.language import Language
from kompplan.ledger.entry import Ledger
from kompplan.ledger.sie import read_sie
from kompplan.ledger.sie_lines import is_sie

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
   #TRANS 1910 {} -10.00
}
"""


def read(text: str, encoding: str = "cp437") -> Ledger:
    return read_sie(text.encode(encoding), "bok.se")


def complaints(ledger: Ledger) -> list[str]:
    return [f"{each.place}: {each.message.to(Language.SV)}" for each in ledger.complaints]


def test_rows_of_vouchers_with_their_project_date_text_and_place() -> None:
    found = read(FILE)
    assert not found.complaints
    first, second, added, supplier, interest, _ = found.entries
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
    assert len({each.identity for each in read(FILE).entries}) == 6


def test_the_same_number_in_another_year_is_another_voucher() -> None:
    other = FILE.replace("20270", "20280").replace("20271231", "20281231")
    assert not {each.identity for each in read(FILE).entries} & {each.identity for each in read(other).entries}


@pytest.mark.parametrize(("encoding", "said"), [("utf-8", "UTF-8"), ("latin-1", "Windows-1252")])
def test_other_character_sets_are_read_and_told(encoding: str, said: str) -> None:
    found = read(FILE, encoding)
    assert found.entries[-1].text == "Ränta"
    assert complaints(found) == [
        f"bok.se:1: filen är {said}, fast SIE anger PC8 (teckentabell 437); den läses som {said}"
    ]


def test_line_ends_of_other_systems_and_an_end_of_file_mark() -> None:
    found = read(FILE.replace("\n", "\r\n") + "\x1a")
    assert len(found.entries) == 6
    assert not found.complaints


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("#SIETYP 4", "#SIETYP 2"), "bok.se:3: filen är SIE av typ ”2”; bara typ 4 innehåller verifikationer"),
        (("#DIM 6", "#VALUTA EUR\n#DIM 6"), "bok.se:9: filen är i ”EUR”, men beloppen läses som kronor"),
        (("12500.00", "=1+1"), "bok.se:15: raden saknar konto, objektlista eller belopp (”=1+1”) och lämnas därhän"),
        (
            ('{1 "100" 6 "P21"}', '{1 "100" 6 "P21"'),
            "bok.se:15: klamrar går inte ihop; raden lämnas därhän",
        ),
        (("20270305", "20271305"), "bok.se:13: ”20271305” är ingen dag skriven ÅÅÅÅMMDD"),
        (("#DIM 6", "hej\n#DIM 6"), "bok.se:9: en rad i en SIE-fil börjar med #; den här lämnas därhän"),
        (("#VER B", "#TRANS 4010 {} 1.00\n#VER B"), "bok.se:22: #TRANS står utanför en verifikation och lämnas därhän"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line_and_hides_nothing_else(change: tuple[str, str], said: str) -> None:
    found = read(FILE.replace(*change, 1))
    assert complaints(found) == [said]
    assert len(found.entries) >= 5


def test_a_file_without_vouchers_says_so() -> None:
    assert complaints(read("#FLAGGA 0\n#SIETYP 4\n")) == [
        "bok.se:1: filen har inga verifikationer (#VER); exportera SIE av typ 4"
    ]


@pytest.mark.parametrize("kind", ["1", "2", "3"])
def test_a_file_of_balances_is_told_once(kind: str) -> None:
    balances = '#RES 0 5010 100.00\n#PSALDO 0 202703 5010 {6 "P21"} 100.00\n#OUB 0 1510 {6 P21} 7.00\n'
    found = read(f"#FLAGGA 0\n#SIETYP {kind}\n{balances}")
    assert not found.entries
    assert complaints(found) == [f"bok.se:2: filen är SIE av typ ”{kind}”; bara typ 4 innehåller verifikationer"]


def test_the_next_format_is_named() -> None:
    five = b'\xef\xbb\xbf<?xml version="1.0"?>\n<Sie xmlns="http://www.sie.se/sie5"><Journal/></Sie>'
    assert is_sie(five)
    assert complaints(read_sie(five, "bok.se")) == ["bok.se:1: filen är SIE 5 (XML), som inte läses; exportera SIE 4"]


def voucher(*rows: str, head: str = "#VER A 1 20270301 Text") -> str:
    return "\n".join(("#FLAGGA 0", "#SIETYP 4", head, "{", *rows, "}", ""))


def of(ledger: Ledger) -> list[tuple[str | None, str | None, str]]:
    return [(each.account, each.project, str(each.amount)) for each in ledger.entries]


def test_vouchers_not_yet_numbered_are_each_their_own() -> None:
    """As BL Administration writes them: number 0 in files of type 4I, and 1 for all in the series #."""
    rows = ("{", '#TRANS 1229  {} -100 {day} "" ', '#TRANS 7830  {} 100 {day} "" ', "}")
    for series, number in (("#", "1"), ('""', "0"), ('"B"', '""')):
        vouchers = [
            "\n".join((f'#VER {series} {number} {day} "Avskrivning" 20091202 "2 N"', *rows)).replace("{day}", day)
            for day in ("20270430", "20270531", "20270531")
        ]
        found = read("\n".join(("#FLAGGA 0", "#SIETYP 4", "#RAR 0  ", *vouchers)))
        assert not found.complaints
        assert len({each.identity for each in found.entries}) == 6


def test_a_number_used_twice_for_different_vouchers_hides_neither() -> None:
    first = voucher("#TRANS 4010 {} 5.00", "#TRANS 1910 {} -5.00")
    second = voucher("#TRANS 4010 {} 7.00", "#TRANS 1910 {} -7.00", head="#VER A 1 20270302 Annat")
    found = read(first + second + first)
    assert len({each.identity for each in found.entries}) == 4
    assert [each.identity for each in found.entries[:2]] == [each.identity for each in found.entries[4:]]


def test_the_examples_of_the_specification() -> None:
    """Utgåva 4B, #TRANS, #RTRANS, #BTRANS and 8.22–8.23."""
    porto = '#VER   ""   ""   20080101   "Porto"'
    added = read(
        voucher(
            "#TRANS   1910 {}   -1200.00",
            "#TRANS   2640 {}   240.00",
            "#TRANS   6250 {}   960.00",
            "#RTRANS  1910 {}   200.00",
            "#TRANS   1910 {}   200.00",
            "#RTRANS  2640 {}   -40.00",
            "#TRANS   2640 {}   -40.00",
            "#RTRANS  6250 {}   -160.00",
            "#TRANS   6250 {}   -160.00",
            head=porto,
        )
    )
    assert not added.complaints
    sums = {account: sum(each.amount for each in added.entries if each.account == account) for account, *_ in of(added)}
    assert sums == {"1910": -1000, "2640": 200, "6250": 800}
    struck = read(
        voucher(
            "#TRANS 1910 { } -1000.00",
            "#TRANS 2640 { } 200.00",
            "#BTRANS 6110 { } 800.00",
            "#RTRANS 6250 { } 800.00",
            "#TRANS 6250 { } 800.00",
            head=porto,
        )
    )
    assert not struck.complaints
    assert of(struck) == [("1910", None, "-1000.00"), ("2640", None, "200.00"), ("6250", None, "800.00")]
    pay = read(
        '#DIM 7 "Anställningsnummer"\n#UNDERDIM 21 "Delprojekt" 6\n'
        + voucher(
            '#TRANS 7010 {"1" "456" "7" "47"} 13200.00',
            '#TRANS 7010 {21 "01" 6 "02"} 100.00',  # 01 means something below 02 only
            "#TRANS 1910 {} -13300.00",
            head='#VER A 567 20081216 "Kontant lön"\n',
        )
    )
    assert not pay.complaints
    assert [each.project for each in pay.entries] == [None, "02", None]


def test_corrections_count_as_they_ended() -> None:
    """As in voucher A 8 and A 25 of BL Administration's sample: the day of #RTRANS is that of the correction."""
    found = read(
        voucher(
            '#BTRANS 1930  {} -1000 20270307 "" "" "2 N"',
            '#RTRANS 1930  {} -500 20270307 "" "" "2 N"',
            '#TRANS 1930  {} -500 20270301 "" ',
            "#RTRANS 9 {} 1",  # added, and struck out again
            "#BTRANS 9 {} 1",
            '#RTRANS 3010  { "1" "1" "6" "P1"} 500 20270307 "" "" "2 N"',
            '#TRANS 3010  { "1" "1" "6" "P1"} 500 20270301 "" ',
        )
    )
    assert of(found) == [("1930", None, "-500"), ("3010", "P1", "500")]
    assert {each.date for each in found.entries} == {date(2027, 3, 1)}
    assert not found.complaints


def test_an_added_row_that_is_not_repeated_is_told() -> None:
    assert complaints(read(voucher("#RTRANS 4010 {} 5.00", "#TRANS 4010 {} 6.00", "#TRANS 1910 {} -6.00"))) == [
        "bok.se:5: raden är tillagd (#RTRANS) men ingen #TRANS upprepar den; den räknas inte"
    ]


def test_vouchers_that_are_not_even_are_told_once_for_the_file() -> None:
    one, two = voucher("#TRANS 4010 {} 6.00"), voucher("#TRANS 4010 {} 0.1", "#TRANS 1 {} -0.1000001")
    assert complaints(read(one + two + one.replace("6.00", "9.00"))) == [
        "bok.se:3: verifikationer som inte går jämnt upp: 2 av 3, först ”A 1” (6 kr); rader kan saknas i filen"
    ]
    unread = voucher("#TRANS 4010 {} 6.00", "#TRANS 1910 {} sex")
    assert len(complaints(read(unread))) == 1


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("-212.5", "-212.5"),
        ("+1000", "1000"),
        ("12,50", "12.50"),
        (".50", "0.50"),
        ("-.5", "-0.5"),
        ("100.", "100"),
        ("-15099.820000000002", "-15099.8200"),
        ("1.5E+03", "1500.0000"),
        ("-4.547473508864641E-13", "0.0000"),
        ('"1104488.11"', "1104488.11"),
    ],
)
def test_amounts_as_programs_write_them(written: str, read_as: str) -> None:
    (entry,) = read(voucher(f"#TRANS 4010 {{}} {written}")).entries
    assert entry.amount == Decimal(read_as)


@pytest.mark.parametrize("written", ["1,234", "1.234,50", '"1 234.50"', "1e99", "9" * 14, "NaN", "--5", "5-", "0x10"])
def test_amounts_that_can_be_read_in_two_ways_or_none_are_told(written: str) -> None:
    found = read(voucher(f"#TRANS 4010 {{}} {written}"))
    assert not found.entries
    assert len(found.complaints) == 1


@pytest.mark.parametrize(
    ("objects", "project"),
    [
        ("{}", None),
        ("{ }", None),
        ('{1 "100"}', None),
        ('{1 "100" 6 "Obj300" 20 "1234567890"}', "Obj300"),
        ('{8 "30006"\t6 "2"\t1 "2"\t10 "33"}', "2"),
        ('{ "1" "1100" "6" "1118"}', "1118"),
        ("{1 Nord 6 0001}", "0001"),
        ("{61 0036}", "0036"),
        ('{61 "0036" 6 "0001"}', "0001"),
        ('{63 "lägst"}', "lägst"),
        ('{71 "annan"}', None),
        ('{6 "P \\"ett\\""}', 'P "ett"'),
        ('{6 ""}', None),
        ("{6}", None),
    ],
)
def test_projects_in_lists_of_objects(objects: str, project: str | None) -> None:
    below = '#UNDERDIM 63 "Under" 62\n#UNDERDIM 62 x 61\n#UNDERDIM 61 y 6\n#UNDERDIM 71 a 72\n#UNDERDIM 72 b 71\n'
    found = read(below + voucher(f"#TRANS 3041 {objects} 1.00", "#TRANS 1910 {} -1.00"))
    assert of(found) == [("3041", project, "1.00"), ("1910", None, "-1.00")]
    assert not found.complaints


def test_layouts_that_programs_use() -> None:
    """Tabs, indents, runs of spaces, blank lines, labels in small letters, and { last on the line of #VER."""
    found = read(
        '#flagga\t0\n\n#SietYp 4\n\n#VER\tA 52 2027-03-01 "Ett \\\\ två"\t20270302 {\n\n'
        '\t#TRANS\t151800 {}      10000    20270301 "C:\\dir\\" \n'
        '   #trans  3304\t{}     -10000 20270302 utan_\\"citat\n \n}\n#KSUMMA\t\t1573150874\n'
    )
    assert not found.complaints
    assert [(each.account, each.date, each.text) for each in found.entries] == [
        ("151800", date(2027, 3, 1), "C:\\dir\\"),
        ("3304", date(2027, 3, 2), 'utan_"citat'),
    ]
    assert found.entries[0].voucher == "A 52"
    brace = read(
        voucher("#TRANS 4010 {} 1.00", "#TRANS 1910 {} -1.00 }", head="#VER A 1 20270301").replace("\n}\n", "\n")
    )
    assert len(brace.entries) == 2
    assert not brace.complaints


def test_a_quotation_mark_that_is_not_closed_costs_no_money() -> None:
    found = read(voucher('#TRANS 4010 {6 P} 6.00 "" "Skruv 5" lång', 'rad två"', "#TRANS 1910 {} -6.00"))
    assert of(found) == [("4010", "P", "6.00"), ("1910", None, "-6.00")]
    assert complaints(found) == ["bok.se:6: en rad i en SIE-fil börjar med #; den här lämnas därhän"]
    assert complaints(read(voucher('#TRANS 4010 {} 0.00 "" "Skruv'))) == [
        "bok.se:5: ett citattecken är inte avslutat; texten läses till radens slut"
    ]


def test_quotation_marks_within_fields() -> None:
    """As the readers SieFile and barsoom/sie have it: a mark within a field without marks is a character of it."""
    texts = {
        '\\"muu\\"': '"muu"',
        'hej"citat': 'hej"citat',
        '24"': '24"',
        '"Super \\"2000\\" med"': 'Super "2000" med',
        '"F"rskott till Lind" Park"': "F",  # as SoftOne writes letters that it could not convert
        '"a } { b"': "a } { b",
    }
    for written, text in texts.items():
        found = read(voucher(f'#TRANS 4010 {{6 "P\\"1"}} 0.00 "" {written} 1.5 "N N"'))
        assert [(each.project, each.text) for each in found.entries] == [('P"1', text)]
        assert not found.complaints


def test_a_voucher_that_cannot_be_read_does_not_lend_its_rows_to_the_one_before() -> None:
    found = read(FILE.replace("#VER B", "#VER {B"))
    assert complaints(found) == ["bok.se:22: klamrar går inte ihop; raden lämnas därhän"]
    assert found.entries[-1].voucher == ""
    assert found.entries[-1].date is None


def test_a_file_that_is_cut_off_says_so() -> None:
    cut = FILE[: FILE.index("   #TRANS 1910")]
    assert complaints(read(cut)) == [
        "bok.se:24: raderna i verifikation ”B 20270310 Ränta 1” slutar inte med }; filen kan vara avklippt"
    ]
    assert complaints(read(FILE.replace("#FORMAT", "#KSUMMA\n#FORMAT"))) == [
        "bok.se:27: filen börjar med #KSUMMA men slutar inte med den; den kan vara avklippt"
    ]


def checksum(*fields: str) -> int:
    """Return the sum as the specification's program works it out, a bit at a time."""
    found = 0xFFFFFFFF
    for byte in "".join(fields).encode("cp437"):
        found ^= byte
        for _ in range(8):
            found = found >> 1 ^ (0xEDB88320 if found & 1 else 0)
    return found ^ 0xFFFFFFFF


def test_the_checksum_is_that_of_labels_and_fields() -> None:
    summed = ["#KONTO", "1915", 'Kassa "special"', "#VER", "A", "1", "20270301", "Åsö", "#NYTT", "x"]
    summed += ["#TRANS", "4010", "6", "P 1", "5.00", "#TRANS", "1910", "-5.00"]
    body = (
        '#FLAGGA 0\n#KSUMMA\n#KONTO  1915\t"Kassa \\"special\\""\n\n#VER A "1" 20270301 Åsö\n{\n#NYTT "x"\n'
        '\t#TRANS 4010 {6 "P 1"} 5.00\n #TRANS 1910 {} -5.00 \n}\n#KSUMMA '
    )
    right = checksum(*summed)
    for written in (str(right), f"0{right}", str(right - 2**32)):
        assert not read(body + written).complaints
    assert not read(body.replace("#KSUMMA\n", "#KSUMMA 0\r\n") + f'"{right}"\n').complaints
    told = ["bok.se:11: kontrollsumman (#KSUMMA) är inte filens; den kan vara skadad eller ändrad"]
    assert complaints(read(body.replace("5.00", "6.00") + str(right))) == told
    assert complaints(read(body + "?")) == told
    # It is of characters in code page 437, and of none where a file only ends with it.
    assert len(read(body + "1", "utf-8").complaints) == 1
    assert not read(body.replace("#KSUMMA\n", "") + "1").complaints


def test_what_most_letters_are_written_in_decides() -> None:
    folder = '#FNR "C:\\SPCS\\Företag"\n'.encode("cp1252")  # as Visma writes a folder's name
    mixed = read_sie(FILE.encode("cp437").replace(b"#ORGNR", folder + b"#ORGNR"), "bok.se")
    assert mixed.entries[-1].text == "Ränta"
    assert not mixed.complaints
    curly = read_sie(FILE.replace("Kursledare", "”Kursledare” – åäö").encode("cp1252"), "bok.se")
    assert curly.entries[0].text == "”Kursledare” – åäö, mars"
    cut = read_sie(
        FILE.replace("Kursledare, mars", "Kursledare på").encode()[:-1].replace(b"p\xc3\xa5", b"p\xc3"), "bok.se"
    )
    assert cut.entries[-1].text == "Ränta"
    wide = read_sie(FILE.encode("utf-16"), "bok.se")
    assert is_sie(FILE.encode("utf-16"))
    assert wide.entries[-1].text == "Ränta"


@pytest.mark.parametrize(
    "line", [b"#", b"# ", b"#\xff", b"#\xff VER A", b"#\t", b"#\x85", b"{", b"}", b"{}{", b'"', b"#\x00VER"]
)
def test_a_label_that_is_none_breaks_nothing(line: bytes) -> None:
    """In code page 437, 255 is a space that is not one of those between fields."""
    assert not read_sie(b"#SIETYP 4\n" + line + b"\n", "bok.se").entries


@given(st.binary(max_size=400))
def test_nothing_that_is_sent_breaks_it(data: bytes) -> None:
    read_sie(b"#FLAGGA 0\n#" + data, "bok.se")


@given(
    st.lists(
        st.sampled_from(
            [
                "#VER A 1 20270101 x",
                "#VER # 1 20270101 {",
                "#VER {",
                "{",
                "}",
                "#RTRANS 4010 {6 P} 1.0",
                "#BTRANS 4010 {6 P} 1.0",
                "#UNDERDIM 6 x 7",
                "#UNDERDIM 7 x 6",
                "#KSUMMA",
                "#TRANS 4010 {6 P} 1.0",
                '#TRANS "',
                "#",
                "# ",
                "#KTYP",
            ]
        )
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


@pytest.mark.parametrize(
    "lines",
    [
        '#VER A 1 20270101 "' + "\\" * 19_000,
        '#VER A 1 20270101 "' + '\\"' * 9_000,
        "#TRANS " + "{" * 19_000,
        "#VER A 1 20270101 x\n{\n" + "".join(f"#RTRANS 4010 {{}} {at}.00\n" for at in range(20_000)) + "}",
        "\n".join(f"#UNDERDIM {at + 1000} x {at + 999}" for at in range(5_000))
        + "\n#VER A 1 20270101\n{\n"
        + "".join(f"#TRANS 4010 {{{at + 1000} x}} 0.00\n" for at in range(5_000))
        + "}",
        "#RAR 0 20270101 20271231\n" * 20_000 + "#VER A 1 20280101 x\n" * 20_000,
    ],
)
def test_hostile_files_take_no_longer_than_others_of_their_size(lines: str) -> None:
    began = process_time()
    read(f"#FLAGGA 0\n#SIETYP 4\n{lines}\n")
    assert process_time() - began < 5


def test_only_what_begins_with_a_label_is_sie() -> None:
    assert is_sie(b"#FLAGGA 0")
    assert is_sie(b"\xef\xbb\xbf\r\n#FLAGGA 0")
    assert not is_sie(b"datum;belopp")


# -- projects in another dimension ------------------------------------------------------------------------------------

OTHER = """\
#SIETYP 4
#DIM 1 "Kostnadsställe"
#DIM 7 "Delprojekt"
#UNDERDIM 71 "Aktivitet" 7
#VER A 1 20270305 "Kursledare"
{
#TRANS 4010 {1 "100" 7 "P21"} 100.00
#TRANS 4010 {6 "P6" 71 "P21a"} 50.00
#TRANS 2440 {} -150.00
}
"""


@pytest.mark.parametrize(
    ("dimension", "projects"),
    [
        ("6", [None, "P6", None]),
        ("7", ["P21", "P21a", None]),
        ("delprojekt", ["P21", "P21a", None]),
        ("1", ["100", None, None]),
        ("71", [None, "P21a", None]),
        ("Något annat", [None, None, None]),
        (" ", [None, "P6", None]),
    ],
)
def test_projects_stand_in_the_dimension_that_is_named(dimension: str, projects: list[str | None]) -> None:
    ledger = read_sie(OTHER.encode("cp437"), "bok.se", dimension)
    assert [each.project for each in ledger.entries] == projects
    assert ledger.dimensions == {"1": "Kostnadsställe", "6": "", "7": "Delprojekt", "71": "Aktivitet"}
    assert complaints(ledger) == []

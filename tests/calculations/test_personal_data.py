"""Addresses, telephone numbers and personal identity numbers: which count, and how long looking for them takes."""

from datetime import date
from time import process_time

import pytest

from kompplan.calculations.outline import outline
from kompplan.calculations.personal_data import Kind, addresses, identities, may_hold_numbers, telephones

TODAY = date(2026, 9, 1)
NOBODY: frozenset[str] = frozenset()

# Numbers that the authorities keep for fiction, and Tolvan Tolvansson, whom every Swedish test register knows.
PERSONAL = (
    "070-174 06 05", "0701740605", "070 174 06 05", "0701-740605", "070-1740605", "+46 70 174 06 05", "+46701740605",
    "0046 70 174 06 05", "+46 (0)70-174 06 05", "08-465 004 00", "0980-319 200",
    "121212-1212", "19121212-1212", "191212121212", "1212121212", "121212+1212", "121212–1212", "701063-2391",
)  # fmt: skip
OTHERS = (
    "2011-3060001", "dnr 2026-000123", "556000-4615", "212000-1322", "1 761 220 kr", "10 000 000 kr", "121212-1213",
    "121312-1212", "121232-1212", "2026-07-01 – 2026-07-31", "kl. 08-12", "07-10 personer", "v. 08-10 2026",
    "SE212000132201", "https://exempel.se/2026/121212-1212/x", "20301212-1212", "1234567890",
)  # fmt: skip


def numbers(text: str) -> list[Kind]:
    return [each.kind for each in (*telephones(text), *identities(text, TODAY))]


@pytest.mark.parametrize("text", PERSONAL)
def test_a_persons_number_is_found_and_seen_in_the_outline(text: str) -> None:
    for sentence in (text, f"Ring {text}, tack", f"nummer: {text}."):
        assert len(numbers(sentence)) == 1
        assert may_hold_numbers(outline([sentence]))


@pytest.mark.parametrize("text", OTHERS)
def test_other_numbers_are_nobodys(text: str) -> None:
    assert numbers(text) == []


def test_a_switchboard_is_nobodys() -> None:
    assert numbers("växel 08-465 004 00") == []
    assert numbers("kommunens kundtjänst, 08-465 004 00") == []
    assert numbers("växel\n08-465 004 00") == [Kind.TELEPHONE]


@pytest.mark.parametrize(
    ("text", "personal"),
    [
        ("anna.a@kommunen.se", True),
        ("a.b+kurs@uppsala.universitet.se", True),
        ("förnamn@högskolan.se", True),
        ("info@kommunen.se", False),
        ("socialforvaltningen.kansli@kommunen.se", False),
        ("orust@orust.se", False),
        ("hemtjanst-projektet@orust.se", False),
        ("anna@example.org", False),
        ("anna@exempel.se", False),
        ("@kommunen", False),
        ("anna@dator", False),
        ("3 @ 500.00", False),
    ],
)
def test_an_address_is_a_persons_unless_it_is_a_functions(text: str, personal: bool) -> None:
    found = list(addresses(f"skriv till {text}, tack", NOBODY))
    assert bool(found) is personal
    for each in found:
        assert text not in each.masked


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "a@",
        "@a.",
        "@",
        "a.",
        "07",
        "070 ",
        "+46 7 ",
        "08-12 12 ",
        "0",
        "12",
        "121212-",
        "växel ",
        "070-174 06 05 ",
    ],
)
def test_a_long_text_takes_no_time(text: str) -> None:
    long = (text * 100_000)[:100_000]
    start = process_time()
    list(addresses(long, NOBODY))
    numbers(long)
    outline([long])
    assert process_time() - start < 0.5

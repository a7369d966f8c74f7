"""Numbers in sentences against Babel, and the gate for text that is not ours."""

from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from kompplan.i18n.language import Language
from kompplan.i18n.safe import quoted, safe
from kompplan.i18n.show import listed, number, show
from kompplan.i18n.text import Message, Text


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_numbers_are_written_as_babel_writes_them_in_swedish(value: Decimal) -> None:
    babel = format_decimal(value, format="#,##0.##", locale="sv_SE")
    assert number(value, Language.SV) == babel.replace("-", "\u2212")  # a pattern of one's own loses the locale's minus


@pytest.mark.parametrize(
    ("value", "swedish", "english"),
    [
        (1762220, "1\u00a0762\u00a0220", "1\u00a0762\u00a0220"),
        (Decimal("0.5"), "0,5", "0.5"),
        (Decimal("-1000.50"), "\u22121\u00a0000,5", "\u22121\u00a0000.5"),
        (Decimal("1E+3"), "1\u00a0000", "1\u00a0000"),
        (0, "0", "0"),
    ],
)
def test_numbers_are_spaced(value: int | Decimal, swedish: str, english: str) -> None:
    assert number(Decimal(value), Language.SV) == swedish
    assert number(Decimal(value), Language.EN) == english


def test_lists_end_with_and() -> None:
    assert listed(["a"], Language.SV) == "a"
    assert listed(["a", "b", "c"], Language.SV) == "a, b och c"
    assert listed(["a", "b"], Language.EN) == "a and b"


HOSTILE = [
    "\x1b]0;x\x07",
    "a\r\nb",
    "::add-mask::x",
    "##[error]x",
    "\u202eabc",
    "\x9b31m",
    "\ud800",
    "\u2028::error::",
    "a\x00b",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_steers_gets_through(text: str) -> None:
    for made in (safe(text), quoted(text)):
        assert not any(ord(each) < 32 or 127 <= ord(each) < 160 for each in made)
        assert "##[" not in made
        assert not made.startswith("::add-mask::")
        assert "\u202e" not in made
        made.encode()


@given(st.text())
def test_the_gate_is_idempotent_and_leaves_ordinary_text_alone(text: str) -> None:
    assert safe(safe(text)) == safe(text)
    if text.isalnum():
        assert safe(text) == text


@given(st.text(max_size=400))
def test_a_quotation_is_one_short_line(text: str) -> None:
    assert len(quoted(text).replace("\u200b", "")) <= 80 * 9
    assert len(quoted(text).splitlines()) <= 1


def test_plan_text_is_never_a_template() -> None:
    message = Message(Text("risk {risk}", "risk {risk}"), {"risk": "{risk.__class__} {0}"})
    assert message.to(Language.SV) == "risk {risk.__class__} {0}"


def test_values_are_shown_by_what_they_are() -> None:
    assert show(True, Language.SV) == "ja"
    assert show(("a", "b"), Language.SV) == "a och b"
    assert show(Text("year", "år"), Language.SV) == "år"

"""Whatever the plan says is somewhere in its report, in every format and language."""

from __future__ import annotations

import pytest

from kompplan.i18n.language import Language
from kompplan.loading.codes import CODES
from reports.pages import Page, even
from reports.plans import PAIRS, filled, judged, report

TOKENS = filled(lambda n: f"ord{n}x")


def test_the_plan_with_every_field_can_be_read() -> None:
    found = judged(TOKENS.source)
    unread = [each for each in found.diagnostics if each.code in CODES]
    assert not unread, [(each.code.code, each.message.to(Language.EN), each.span.text) for each in unread[:5]]


@pytest.mark.parametrize(("suffix", "language"), PAIRS)
def test_every_text_of_the_plan_is_in_the_report(suffix: str, language: Language) -> None:
    made = report(TOKENS.source, suffix, language)
    shown = Page(made).text if suffix == "html" else made
    missing = [text for text in TOKENS.texts if text not in shown]
    assert not missing, [TOKENS.source[TOKENS.source.find(each.encode()) - 40 :][:60] for each in missing[:10]]


@pytest.mark.parametrize(("suffix", "language"), PAIRS)
def test_every_date_and_amount_of_the_plan_is_in_the_report(suffix: str, language: Language) -> None:
    made = report(TOKENS.source, suffix, language)
    shown = Page(made).text if suffix == "html" else made.replace("\\", "")
    shown = even(shown)
    for value in TOKENS.values:
        number = value.removesuffix(" kr")
        spaced = f"{int(number):,}".replace(",", " ") if number.isdecimal() else value
        assert value in shown or spaced in shown, TOKENS.source[TOKENS.source.find(value.encode()) - 60 :][:80]

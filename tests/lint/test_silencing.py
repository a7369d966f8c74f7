"""Exceptions: by ``allow`` and by comments, with a reason and a last day; what is wrong with one is told."""

from datetime import date
from textwrap import dedent

import pytest

from kompplan.i18n.language import Language
from kompplan.pipeline import Judged, all_rules, judge

RULES = tuple(rule for rule in all_rules() if rule.code in ("ACT04", "ACT01", "STR04"))
TODAY = date(2026, 9, 1)


def judged(plan: str) -> Judged:
    return judge(dedent(plan).encode(), "plan.yaml", lambda _: TODAY, rules=RULES)


def told(found: Judged) -> list[tuple[str, int]]:
    return [(each.code.code, each.span.first.line) for each in found.diagnostics]


def test_a_comment_silences_its_rules_on_its_line_alone() -> None:
    found = judged("""\
        aktiviteter:
          - {id: A1, aktivitet: Kurs, ansvarig: rektor}  # kompplan: tillåt ACT04: aspekten bestäms i mars
          - {id: A2, aktivitet: Kurs, ansvarig: rektor}
        """)
    assert told(found) == [("ACT04", 3)]
    assert [(each.diagnostic.code.code, each.reason) for each in found.silenced] == [
        ("ACT04", "aspekten bestäms i mars")
    ]


def test_a_comment_on_a_line_of_its_own_speaks_of_the_next() -> None:
    found = judged("""\
        aktiviteter:
          # kompplan: allow activity-without-aspect, ACT01 until 2026-12-31: decided in March

          # another comment
          - {id: A1, aktivitet: Kurs}
        """)
    assert told(found) == []
    assert len(found.silenced) == 2


@pytest.mark.parametrize(
    ("comment", "code", "words"),
    [
        ("tillåt ACT04 t.o.m. 2026-08-31: aspekten bestäms", "ALW02", "den dagen har passerat"),
        ("tillåt ACT04", "ALW03", "utan skäl"),
        ("tillåt ACT04:  ", "ALW03", "utan skäl"),
        ("tillåt: ACT04", "ALW03", "går inte att förstå"),
        ("gör inget", "ALW03", "går inte att förstå"),
        ("tillåt ACT04 t.o.m. nästa vår: bestäms", "ALW03", "går inte att förstå"),
        ("tillåt ACT99: bestäms", "ALW03", "ACT99, som inte är någon regel"),
    ],
)
def test_a_comment_that_silences_nothing_says_why(comment: str, code: str, words: str) -> None:
    found = judged(f"aktiviteter:\n  - {{id: A1, aktivitet: Kurs, ansvarig: rektor}}  # kompplan: {comment}\n")
    by_code = {each.code.code: each for each in found.diagnostics}
    assert set(by_code) == {"ACT04", code}
    assert words in by_code[code].message.to(Language.SV)
    assert by_code[code].span.text.startswith("# kompplan:")


def test_an_exception_that_silences_nothing_is_told() -> None:
    found = judged("""\
        aktiviteter:
          - {id: A1, aktivitet: Kurs, ansvarig: rektor, aspekt: kompetens}  # kompplan: tillåt ACT04: bestäms
        tillåt:
          - {regel: ACT01, därför: ansvarig utses i mars}
          - {regel: ACT04, objekt: A1, därför: bestäms}
        """)
    assert told(found) == [("ALW01", 2), ("ALW01", 4), ("ALW01", 5)]


def test_nothing_is_said_about_exceptions_from_rules_that_were_not_run() -> None:
    found = judged("""\
        projekt: {namn: Plan}  # kompplan: tillåt BUD01: avrundat
        tillåt: [{regel: BUD01, därför: avrundat}]
        """)
    assert told(found) == []


def test_an_exception_for_nothing_that_exists_is_a_dangling_reference_alone() -> None:
    found = judged("""\
        aktiviteter: [{id: A1, aktivitet: Kurs, ansvarig: rektor, aspekt: kompetens}]
        tillåt: [{regel: ACT04, objekt: A9, därför: bestäms}]
        """)
    assert told(found) == [("STR04", 2)]


def test_what_an_expired_exception_silenced_is_shown_again() -> None:
    found = judged("""\
        aktiviteter: [{id: A1, aktivitet: Kurs, ansvarig: rektor}]
        tillåt: [{regel: ACT04, därför: bestäms, till_och_med: 2026-08}]
        """)
    assert told(found) == [("ACT04", 1), ("ALW02", 2)]
    still = judged("""\
        aktiviteter: [{id: A1, aktivitet: Kurs, ansvarig: rektor}]
        tillåt: [{regel: ACT04, därför: bestäms, till_och_med: hösten 2026}]
        """)
    assert told(still) == []


def test_a_mark_inside_a_value_is_no_comment() -> None:
    found = judged("""\
        aktiviteter:
          - id: A1
            aktivitet: "Kurs # kompplan: tillåt ACT04: nej"
            ansvarig: |
              rektor
              # kompplan: tillåt ACT04: nej
        """)
    assert told(found) == [("ACT04", 2)]
    assert not found.silenced

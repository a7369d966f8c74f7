"""The exemplary plan, broken as planners break plans: what is said, where, and that one cause is told once."""

import re
from datetime import date
from pathlib import Path

import pytest

from kompplan.diagnostics.diagnostic import Diagnostic
from kompplan.i18n.language import Language
from kompplan.pipeline import judge

PLAN = (Path(__file__).parents[1] / "examples" / "monsterplan" / "monsterplan.yaml").read_text(encoding="utf-8")
TODAY = date(2026, 11, 30)


def changed(old: str, new: str) -> str:
    """Return the plan with one change; ``old`` has to stand there, and only once."""
    assert PLAN.count(old) == 1, f"{PLAN.count(old)} × {old!r}"
    return PLAN.replace(old, new)


def without_section(key: str) -> str:
    text, number = re.subn(rf"^{key}:.*\n(?:  .*\n|\n)*", "", PLAN, flags=re.MULTILINE)
    assert number == 1
    return text


def without_row(identity: str) -> str:
    text, number = re.subn(rf"^  - id: {identity}\n(?:    .*\n|\n)*", "", PLAN, flags=re.MULTILINE)
    assert number == 1
    return text


def found_in(plan: str) -> tuple[Diagnostic, ...]:
    return judge(plan.encode(), "monsterplan.yaml", lambda _: TODAY).diagnostics


def line_of(plan: str, words: str) -> int:
    """Return the last line on which the words stand."""
    return max(number for number, line in enumerate(plan.splitlines(), 1) if words in line)


BROKEN = {
    # a key with a letter missing: that the activity has no owner now follows from it, and is not said
    "a misspelt key": (
        changed("    ansvarig: kommunikatören\n", "    ansvrig: kommunikatören\n"),
        {("STR02", "ansvrig")},
    ),
    # three places refer to the row that is gone, and only one of them is reported, with the others beside it
    "a removed activity": (
        without_row("A6"),
        {("STR04", "efter: [A3, A6, A7]"), ("ANA03", "{id: Å7"), ("STR05", "{id: kommunikatören")},
    ),
    # a row that was copied with its id: A4, which others refer to, is what it was meant to have
    "an id that stands twice": (changed("  - id: A4\n", "  - id: A3\n"), {("STR03", "- id: A3")}),
    # the tree is gone, and with it seven measures that activities name; no need is called unanswered
    "a removed solution tree": (without_section("lösningsträd"), {("STR04", "åtgärder: [Å1, Å2, Å3]")}),
    # the year before: too early for the project, and only therefore before its contract and before the course
    "the wrong year": (
        changed("när: 2027-11-22 – 2028-01-28", "när: 2026-11-22 – 2027-01-28"),
        {("TIM02", "när: 2026-11-22")},
    ),
    "dates in the wrong order": (
        changed("när: 2027-04-12 – 2027-06-11", "när: 2027-06-11 – 2027-04-12"),
        {("TIM01", "när: 2027-06-11 – 2027-04-12")},
    ),
    "a wrong total": (
        changed("angiven_summa: 1 409 440 kr", "angiven_summa: 1 409 400 kr"),
        {("BUD01", "angiven_summa")},
    ),
    # the row says which; that the sum is too high is not the activity's fault
    "a line that is counted twice": (
        changed(
            "    - {post: Utvärdering,",
            "    - {post: Handledning, belopp: 76 800 kr, aktivitet: A11, kostnadsslag: externa tjänster}\n"
            "    - {post: Utvärdering,",
        ),
        {("STR07", "{post: Handledning, belopp: 76 800 kr"), ("BUD01", "angiven_summa")},
    ),
    "women and men in each other's place": (
        changed("{totalt: 96, kvinnor: 84, män: 12,", "{totalt: 96, kvinnor: 12, män: 84,"),
        {("PAR07", "kvinnor: 12, män: 84")},
    ),
    # nobody in particular owns A6; the role that did is idle for that reason alone
    "an owner who is everybody": (
        changed("    ansvarig: kommunikatören\n", "    ansvarig: alla\n"),
        {("ACT06", "ansvarig: alla")},
    ),
    # two commas make three keys of a text, and one finding
    "commas inside braces": (
        changed("att någon frågar hur jag mår", "att någon, vem som helst, frågar hur jag mår"),
        {("TYP07", "vem som helst")},
    ),
    "a risk outside the scale": (
        changed("      S: 4\n      K: 4\n", "      S: 6\n      K: 4\n"),
        {("RSK02", "      S: 6")},
    ),
}


@pytest.mark.parametrize(("plan", "expected"), BROKEN.values(), ids=BROKEN)
def test_a_broken_plan_is_told_what_broke_and_where(plan: str, expected: set[tuple[str, str]]) -> None:
    found = sorted((each.code.code, each.span.first.line) for each in found_in(plan))
    assert found == sorted((code, line_of(plan, words)) for code, words in expected)


@pytest.mark.parametrize("key", re.findall(r"^(\w+):", PLAN, re.MULTILINE))
def test_a_plan_without_one_of_its_sections_can_be_judged(key: str) -> None:
    for diagnostic in found_in(without_section(key)):
        assert diagnostic.span.first.line >= 1
        for language in Language:
            assert diagnostic.message.to(language)


@pytest.mark.parametrize("number", range(1, 17))
def test_a_plan_without_one_of_its_activities_tells_so_in_a_few_findings(number: int) -> None:
    found = found_in(without_row(f"A{number}"))
    assert 1 <= len(found) <= 6, [each.message.to(Language.EN) for each in found]

"""The pages about the rules are what the rules say now, in both languages, and every example in them is run."""

import html
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from kompplan.commands.documenting import documents
from kompplan.commands.examples import judged, mends, printed
from kompplan.diagnostics.code import Code
from kompplan.handbook.markdown import plain
from kompplan.i18n.language import Language
from kompplan.loading.translation import translated
from kompplan.packs.pack import packs
from kompplan.pipeline import all_codes, all_rules
from kompplan.views.codes import with_levels
from kompplan.views.examples import example_of, phrases
from kompplan.views.families import FAMILIES, family_of

DOCS = Path(__file__).parents[2] / "docs"
RULES = {rule.code: rule for rule in all_rules()}
SAME = frozenset(
    # Names, codes and words that read the same in both languages.
    {"Anna A.", "VIVA", "LiA", "VBG", "ESF+", "HR", "Lysekil", "Dals-Ed", "Tanum", "Orust"}
    | {"Vänersborgs kommun", "Vänersborg kommun"}
)
NEUTRAL = re.compile(r"[A-Z]{3}\d\d|[\d\s.,×=–/-]*(?:kr|tkr|mn|h|%)?(?: × \d+ h)?(?: = [\d\s]+ kr)?")
"""Codes, amounts and numbers, which read the same in both languages."""


@pytest.mark.parametrize("language", list(Language))
def test_the_pages_are_up_to_date(language: Language) -> None:
    """Mended by ``kompplan rules --docs docs``."""
    made = documents(language)
    for path, text in made.items():
        assert (DOCS / path).read_text(encoding="utf-8") == text, path


def test_there_is_no_page_that_nothing_makes() -> None:
    made = {path for language in Language for path in documents(language) if path.startswith("rules/")}
    assert {f"rules/{path.name}" for path in (DOCS / "rules").iterdir()} == made


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("code", all_codes(), ids=lambda code: code.code)
def test_every_example_gives_its_finding_and_mended_it_does_not(code: Code, language: Language) -> None:
    example = example_of(code, language)
    wrong = [each.code.code for each in judged(code, example).diagnostics]
    right = [each.code.code for each in judged(code, example, wrong=False).diagnostics]
    others = set(re.findall(r"\b[A-Z]{3}\d\d\b", example.wrong))
    assert code.code in wrong
    assert code.code not in right
    assert {*wrong, *right} <= {code.code, *others}


@pytest.mark.parametrize("language", list(Language))
def test_a_finding_is_printed_with_its_place(language: Language) -> None:
    for code, levels in with_levels(all_codes(), all_rules()):
        text = printed(code, language)
        assert re.search(r"^ *--> plan\.yaml:\d+:\d+$", text, re.MULTILINE), text
        words = {severity.words.to(language) for severity in levels}
        assert text.split("[")[0] in words, f"{code.code} is printed otherwise than its list says"


def test_examples_in_english_have_english_words() -> None:
    """Mended by a line in ``src/kompplan/views/phrases.yaml``, or by the code's own ``in_english``."""
    asked: set[str] = set()

    class Asked(dict[str, str]):
        def get(self, key: str, default: object = None) -> None:  # type: ignore[override]
            asked.add(key)

    for code in all_codes():
        told = code.explanation
        if told.in_english is None:
            for text in (told.wrong, told.right, *(text for _, text in told.files)):
                translated(text, Language.EN, Asked())
    free = {each for each in asked if re.search(r"[^\W\d_]{2}", each) and not NEUTRAL.fullmatch(each)}
    assert free - SAME - phrases().keys() == set()


def test_every_rule_lies_in_the_folder_that_its_page_is_named_after() -> None:
    assert len({family.prefix for family in FAMILIES}) == len(FAMILIES)
    for code, rule in RULES.items():
        family = family_of(code)
        assert family is not None
        assert rule.check.__module__.split(".")[2] == family.page
    assert {code.code[:3] for code in all_codes()} == {family.prefix for family in FAMILIES}


def test_what_is_said_about_mending_holds_for_every_fixture() -> None:
    from kompplan.pipeline import judge
    from rules.test_rules import TODAY, beside, plans

    for rule in RULES.values():
        ways: set[bool] = set()
        for plan in plans(rule):
            found = judge(plan.encode(), "plan.yaml", lambda _: TODAY, beside(rule), rules=(rule,)).diagnostics
            ways |= {each.mending.safe for each in found if each.mending is not None}
        assert ways <= mends(rule.about), f"{rule.code}: let the example show how it is mended"


def test_prose_reads_in_markdown_as_it_was_written() -> None:
    markdown = MarkdownIt()
    told = [code.explanation for code in all_codes()]
    texts = [text for each in told for text in (*each.notices, *each.matters, *each.origin)]
    texts += [row.source for pack in packs() for row in pack.rows]
    for text in texts:
        shown = html.unescape(re.sub(r"<[^>]*>", "", markdown.renderInline(plain(text))))
        assert shown == text

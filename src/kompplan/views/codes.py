"""Codes and what they say about themselves."""

import re
import textwrap

from kompplan.diagnostics.code import Code
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.language import Language
from kompplan.i18n.text import Text
from kompplan.lint.rule import Levels, Rule, always
from kompplan.model.words import Status
from kompplan.syntax.codes import HIDDEN_BY_HASH
from kompplan.views.grid import Column, Grid, Row, words

NOTICES = Text("What it notices", "Vad den ser")
MATTERS = Text("Why it matters", "Varför det spelar roll")
WRONG = Text("An example", "Ett exempel")
RIGHT = Text("The same, mended", "Samma exempel, rättat")
SILENCE = Text("To accept it, with a reason", "Så godtas den, med ett skäl")
ORIGIN = Text("Where it comes from", "Var den kommer ifrån")
SILENCED = Text(
    "allow:\n  - {{rule: {code}, because: why it is right here}}",
    "tillåt:\n  - {{regel: {code}, därför: varför det är rätt här}}",
)
SILENCED_FOR = Text(
    "allow:\n  - {{rule: {code}, object: {id}, because: why it is right here}}",
    "tillåt:\n  - {{regel: {code}, objekt: {id}, därför: varför det är rätt här}}",
)
CANNOT = Text("This one cannot be accepted: until it is mended, a part of the plan is not read.",
              "Den här går inte att godta: förrän den är rättad läses inte hela planen.")  # fmt: skip
CANNOT_VALUE = Text(
    "This one cannot be accepted: until it is mended, that place is not read. All the rest is.",
    "Den här går inte att godta: förrän den är rättad läses inte det stället. Allt annat läses.",
)

WIDEST = 88
"""Columns of a line of prose; longer lines are hard to follow with the eye."""


def levels_words(levels: Levels, language: Language) -> str:
    """Return how severe a code is: one word, or what it is in a draft and then, or one for each status."""
    if len(set(levels)) == 1:
        return levels.draft.words.to(language)
    if len({levels.ready, levels.running, levels.closed}) == 1:
        draft, then = levels.draft.words.to(language), levels.ready.words.to(language)
        return Text(f"{draft} in a draft, then {then}", f"{draft} i utkast, sedan {then}").to(language)
    return ", ".join(f"{status.words.to(language)}: {levels.at(status).words.to(language)}" for status in Status)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.splitlines())


def sentence(text: str) -> str:
    """Return a text as a sentence: with a capital letter, except for the tool's own name, and a full stop."""
    text = text.strip()
    if text[:1].islower() and not text.startswith("kompplan"):
        text = text[0].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "…")) else text + "."


def _paragraph(text: str, width: int) -> str:
    return textwrap.fill(sentence(text), width, break_long_words=False, break_on_hyphens=False)


_ID = re.compile(r"\bid: ([\wÅÄÖåäö-]+)")


def _silenced(code: Code, language: Language) -> str:
    """Return the lines that accept a finding: for the one object that the example has, else for the whole plan."""
    ids = set(_ID.findall(code.explanation.wrong))
    if len(ids) == 1:
        return _indented(SILENCED_FOR.to(language).format(code=code.code, id=ids.pop()))
    return _indented(SILENCED.to(language).format(code=code.code))


def explained(code: Code, levels: Levels, language: Language, accepted: bool = True, width: int = WIDEST) -> str:
    """Return the page of ``kompplan explain``, its prose in lines of at most ``width`` columns."""
    told = code.explanation
    width = max(40, min(width, WIDEST))
    silence = _silenced(code, language)
    if code.code[:3] in ("YML", "TYP") or not accepted:
        cannot = CANNOT_VALUE if code.code.startswith("TYP") else CANNOT
        silence = _paragraph(cannot.to(language), width)
    parts = [
        f"{code.code} {code.name} · {levels_words(levels, language)}\n{_paragraph(code.summary.to(language), width)}",
        f"{NOTICES.to(language)}\n{_paragraph(told.notices.to(language), width)}",
        f"{MATTERS.to(language)}\n{_paragraph(told.matters.to(language), width)}",
        f"{WRONG.to(language)}\n{_indented(told.wrong)}",
        f"{RIGHT.to(language)}\n{_indented(told.right)}",
        f"{SILENCE.to(language)}\n{silence}",
        f"{ORIGIN.to(language)}\n{_paragraph(told.origin.to(language), width)}",
    ]
    return "\n\n".join(parts) + "\n"


def codes_grid(codes: tuple[tuple[Code, Levels], ...], language: Language) -> Grid:
    """Return the list of codes with their severities."""
    columns = (
        Column("code", Text("code", "kod").to(language)),
        Column("name", Text("name", "namn").to(language)),
        Column("severity", Text("severity", "grad").to(language)),
        Column("summary", Text("what it notices", "vad den ser").to(language)),
    )
    return Grid(
        columns,
        tuple(
            Row(
                (
                    words(code.code),
                    words(code.name),
                    words(levels_words(levels, language)),
                    words(code.summary.to(language)),
                )
            )
            for code, levels in codes
        ),
    )


READING = always(Severity.ERROR)
"""How severe everything is that keeps a plan from being read."""


def codes_document(codes: tuple[tuple[Code, Levels], ...], language: Language) -> dict[str, object]:
    """Return the list for programs, version 1: severities as ``validate --format json`` names them, by status."""
    return {
        "version": 1,
        "rules": [
            {
                "code": code.code,
                "name": code.name,
                "summary": code.summary.to(language),
                "severity": {status.value: levels.at(status).name.lower() for status in Status},
            }
            for code, levels in codes
        ],
    }


def with_levels(codes: tuple[Code, ...], rules: tuple[Rule, ...]) -> tuple[tuple[Code, Levels], ...]:
    """Return each code with its severities: the rules' own, and error for what the reader finds."""
    by_code = {HIDDEN_BY_HASH.code: always(Severity.WARNING), **{rule.code: rule.levels for rule in rules}}
    return tuple((code, by_code.get(code.code, READING)) for code in codes)

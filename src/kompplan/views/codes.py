"""Codes and what they say about themselves."""

from kompplan.diagnostics.code import Code
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Language, Text
from kompplan.lint.rule import Levels, Rule, always
from kompplan.model.words import Status
from kompplan.views.grid import Column, Grid, Row, words

NOTICES = Text("What it notices", "Vad den ser")
MATTERS = Text("Why it matters", "Varför det spelar roll")
WRONG = Text("An example", "Ett exempel")
RIGHT = Text("The same, mended", "Detsamma, rättat")
SILENCE = Text("To accept it, with a reason", "Så godtas den, med ett skäl")
ORIGIN = Text("Where it comes from", "Var den kommer ifrån")
SILENCED = Text(
    "allow:\n  - {{rule: {code}, object: A1, because: why it is right here}}",
    "tillåt:\n  - {{regel: {code}, objekt: A1, därför: varför det är rätt här}}",
)
CANNOT = Text("This one cannot be accepted: what it is about could not be read.",
              "Den här går inte att godta: det den gäller gick inte att läsa.")  # fmt: skip


def levels_words(levels: Levels, language: Language) -> str:
    """Return how severe a code is: one word, or one for each status."""
    if len(set(levels)) == 1:
        return levels.draft.words.to(language)
    return ", ".join(f"{status.words.to(language)}: {levels.at(status).words.to(language)}" for status in Status)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.splitlines())


def explained(code: Code, levels: Levels, language: Language, accepted: bool = True) -> str:
    """Return the page of ``kompplan explain``."""
    told = code.explanation
    silence = _indented(SILENCED.to(language).format(code=code.code))
    if code.code[:3] in ("YML", "TYP") or not accepted:
        silence = CANNOT.to(language)
    parts = [
        f"{code.code} {code.name} · {levels_words(levels, language)}\n{code.summary.to(language)}",
        f"{NOTICES.to(language)}\n{told.notices.to(language)}",
        f"{MATTERS.to(language)}\n{told.matters.to(language)}",
        f"{WRONG.to(language)}\n{_indented(told.wrong)}",
        f"{RIGHT.to(language)}\n{_indented(told.right)}",
        f"{SILENCE.to(language)}\n{silence}",
        f"{ORIGIN.to(language)}\n{told.origin.to(language)}",
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


def with_levels(codes: tuple[Code, ...], rules: tuple[Rule, ...]) -> tuple[tuple[Code, Levels], ...]:
    """Return each code with its severities: the rules' own, and error for what the reader finds."""
    by_code = {rule.code: rule.levels for rule in rules}
    return tuple((code, by_code.get(code.code, READING)) for code in codes)

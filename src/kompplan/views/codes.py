"""Codes and what they say about themselves."""

import re
import textwrap

from kompplan.diagnostics.code import Code
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.language import Language
from kompplan.i18n.text import Text
from kompplan.lint.codes import CODES as ALW
from kompplan.lint.rule import Levels, Rule, always
from kompplan.model.words import Status
from kompplan.packs.pack import Pack, packs
from kompplan.syntax.codes import HIDDEN_BY_HASH
from kompplan.views.examples import Example, example_of
from kompplan.views.grid import Column, Grid, Row, words
from kompplan.views.settings import Setting, settings_of

NOTICES = Text("What it notices", "Vad den ser")
MATTERS = Text("Why it matters", "Varför det spelar roll")
WRONG = Text("An example", "Ett exempel")
RIGHT = Text("The same, mended", "Samma exempel, rättat")
BESIDE = Text("The file {name} beside it", "Filen {name} bredvid")
MENDING = Text("Mended by kompplan", "Rättas av kompplan")
MENDED: dict[frozenset[bool], Text] = {
    frozenset({True}): Text(
        "yes, with --fix; the plan says the same afterwards, or what its own figures say",
        "ja, med --fix; planen säger samma sak efteråt, eller det som dess egna siffror säger",
    ),
    frozenset({False}): Text(
        "as a proposal, with --unsafe-fixes; read it before you keep it",
        "som ett förslag, med --unsafe-fixes; läs det innan du behåller det",
    ),
    frozenset({True, False}): Text(
        "yes, with --fix where it is certain, else as a proposal, with --unsafe-fixes",
        "ja, med --fix där det är säkert, annars som ett förslag, med --unsafe-fixes",
    ),
    frozenset(): Text("no, only somebody who knows the plan can", "nej, det kan bara den som känner planen"),
}
"""Whether a finding is mended safely, by a proposal, or not at all."""
SETTINGS = Text("Settings that it goes by", "Inställningar som den går efter")
TABLES = Text("Dated tables that it looks up", "Daterade tabeller som den slår i")
COMPARED = Text("compared with its sources {day}", "jämförd med sina källor {day}")
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

CANNOT_BE_ACCEPTED = ("YML", "TYP", "ALW")
CANNOT_ALLOWANCE = Text(
    "This one cannot be accepted: mend the exception, or take it away.",
    "Den här går inte att godta: rätta undantaget eller ta bort det.",
)
OWN = Text("own", "egen")
"""How the list marks a rule of the organisation's own."""
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


def cannot_be_accepted(code: Code) -> Text:
    """Return why a finding cannot be accepted."""
    return {"YML": CANNOT, "TYP": CANNOT_VALUE}.get(code.code[:3], CANNOT_ALLOWANCE)


def accepting(code: Code, language: Language) -> str | None:
    """Return the lines that accept a finding: for the one object that the example has, else for the whole plan.

    None where a finding cannot be accepted.
    """
    if code.code[:3] in CANNOT_BE_ACCEPTED:
        return None
    ids = set(_ID.findall(example_of(code, language).wrong))
    if len(ids) == 1:
        return SILENCED_FOR.to(language).format(code=code.code, id=ids.pop())
    return SILENCED.to(language).format(code=code.code)


def packs_of(code: str) -> tuple[Pack, ...]:
    """Return the dated tables that a rule looks up."""
    return tuple(each for each in packs() if code in each.rules)


def _shown_examples(example: Example, language: Language) -> list[str]:
    beside = (f"{BESIDE.to(language).format(name=name)}\n{_indented(text)}" for name, text in example.files)
    return [
        f"{WRONG.to(language)}\n{_indented(example.wrong)}",
        *beside,
        f"{RIGHT.to(language)}\n{_indented(example.right)}",
    ]


def _setting(setting: Setting, language: Language, width: int) -> str:
    about = textwrap.fill(setting.about.to(language), width, initial_indent=" " * 6, subsequent_indent=" " * 6)
    return f"    {setting.key} = {setting.default}\n{about}"


def _figures(settings: tuple[Setting, ...], tables: tuple[Pack, ...], language: Language, width: int) -> list[str]:
    """Return the settings and the tables that a rule goes by, each in its own paragraph; nothing where it has none."""
    out = []
    if settings:
        out.append("\n".join([SETTINGS.to(language), *(_setting(each, language, width) for each in settings)]))
    if tables:
        rows = (f"    {each.title.to(language)} ({COMPARED.to(language).format(day=each.checked)})" for each in tables)
        out.append("\n".join([TABLES.to(language), *rows]))
    return out


def _noticed(code: Code, language: Language, width: int) -> list[str]:
    """Return what a code notices, unless its summary has said exactly that, as that of an own rule does."""
    notices = _paragraph(code.explanation.notices.to(language), width)
    if notices == _paragraph(code.summary.to(language), width):
        return []
    return [f"{NOTICES.to(language)}\n{notices}"]


def explained(
    code: Code, levels: Levels, language: Language, mends: frozenset[bool] = frozenset(), width: int = WIDEST
) -> str:
    """Return the page of ``kompplan explain``, its prose in lines of at most ``width`` columns.

    ``mends`` tells how kompplan mends it: safely, by a proposal, or not.
    """
    told = code.explanation
    width = max(40, min(width, WIDEST))
    lines = accepting(code, language)
    silence = _paragraph(cannot_be_accepted(code).to(language), width) if lines is None else _indented(lines)
    parts = [
        f"{code.code} {code.name} · {levels_words(levels, language)}\n{_paragraph(code.summary.to(language), width)}",
        *_noticed(code, language, width),
        f"{MATTERS.to(language)}\n{_paragraph(told.matters.to(language), width)}",
        *(_shown_examples(example_of(code, language), language) if told.wrong else ()),
        f"{MENDING.to(language)}\n{_paragraph(MENDED[mends].to(language), width)}",
        *_figures(settings_of(code.code), packs_of(code.code), language, width),
        f"{SILENCE.to(language)}\n{silence}",
        f"{ORIGIN.to(language)}\n{_paragraph(told.origin.to(language), width)}",
    ]
    return "\n\n".join(parts) + "\n"


def codes_grid(codes: tuple[tuple[Code, Levels], ...], language: Language, own: frozenset[str] = frozenset()) -> Grid:
    """Return the list of codes with their severities; where some are the organisation's own, that is told."""
    columns = (
        Column("code", Text("code", "kod").to(language)),
        Column("name", Text("name", "namn").to(language)),
        Column("severity", Text("severity", "grad").to(language)),
        *((Column("own", Text("whose", "vems").to(language)),) if own else ()),
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
                    *((words(OWN.to(language) if code.code in own else ""),) if own else ()),
                    words(code.summary.to(language)),
                )
            )
            for code, levels in codes
        ),
    )


READING = always(Severity.ERROR)
"""How severe everything is that keeps a plan from being read."""


def codes_document(
    codes: tuple[tuple[Code, Levels], ...], language: Language, own: frozenset[str] = frozenset()
) -> dict[str, object]:
    """Return the list for programs, version 1: severities as ``validate --format json`` names them, by status."""
    return {
        "version": 1,
        "rules": [
            {
                "code": code.code,
                "name": code.name,
                "summary": code.summary.to(language),
                "severity": {status.value: levels.at(status).name.lower() for status in Status},
                "own": code.code in own,
            }
            for code, levels in codes
        ],
    }


def with_levels(codes: tuple[Code, ...], rules: tuple[Rule, ...]) -> tuple[tuple[Code, Levels], ...]:
    """Return each code with its severities: the rules' own, warning for exceptions, error for what the reader finds."""
    mild = (HIDDEN_BY_HASH, *ALW)
    by_code = {**{code.code: always(Severity.WARNING) for code in mild}, **{rule.code: rule.levels for rule in rules}}
    return tuple((code, by_code.get(code.code, READING)) for code in codes)

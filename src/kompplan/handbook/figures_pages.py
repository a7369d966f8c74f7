"""The pages about what rules go by: the settings, and the dated tables with their sources."""

from collections.abc import Iterable, Iterator, Mapping

from kompplan.handbook.markdown import cell, file, plain, row
from kompplan.i18n.language import Language
from kompplan.i18n.text import Text
from kompplan.packs.pack import Pack, Row, packs
from kompplan.views.families import family_of
from kompplan.views.settings import settings

_GENERATOR = "[//]: # (generator: kompplan rules)"
_MADE = Text(
    "This page is made by `kompplan rules --docs`; do not edit it.",
    "Sidan skrivs av `kompplan rules --docs`; ändra den inte för hand.",
)
_SETTINGS = Text("The settings of kompplan", "Inställningarna i kompplan")
_SETTINGS_INTRO = Text(
    "Tolerances, lead times and limits that rules go by. Each has a default and can be set under `[settings]` in "
    "`kompplan.toml`, or under `[tool.kompplan.settings]` in `pyproject.toml` ([more](configuration.en.md)). Shares "
    "are fractions: 0.02 is two per cent.",
    "Toleranser, ledtider och gränser som reglerna går efter. Var och en har ett värde från början och kan sättas "
    "under `[settings]` i `kompplan.toml`, eller under `[tool.kompplan.settings]` i `pyproject.toml` "
    "([mer](configuration.md)). Andelar skrivs som decimaltal: 0.02 är två procent.",
)
_SETTINGS_HEAD = Text(
    "| setting | default | what it is | used by |", "| inställning | från början | vad den är | används av |"
)
_NO_RULE = Text("tables of planning only", "bara planeringens tabeller")
_TABLES = Text("The dated tables of kompplan", "De daterade tabellerna i kompplan")
_TABLES_INTRO = Text(
    "Law, funds and calendars change. What rules must know of them stands in tables with dates: a plan is judged by "
    "what holds on the plan's own days, not on the day it is judged. Where no row holds, the rule says that the figure "
    "is not known, and guesses nothing. Every row names its source; sources are quoted in the language they are in.",
    "Lagar, fonder och kalendrar ändras. Det som reglerna måste veta om dem står i tabeller med datum: en plan bedöms "
    "efter det som gäller på planens egna dagar, inte den dag den bedöms. Där ingen rad gäller säger regeln att "
    "uppgiften inte är känd, och gissar inget. Varje rad anger sin källa; källor återges på det språk de är skrivna.",
)
_CHECKED = Text(
    "Compared with its sources {day}. Used by: {rules}.", "Jämförd med sina källor {day}. Används av: {rules}."
)
_NOBODY = Text("no rule yet", "ingen regel ännu")
_FROM, _TO, _SOURCE = Text("from", "från"), Text("to", "till"), Text("source", "källa")
_TEXTS = ("en", "sv")
"""Cells that are the row's words in the two languages."""
_WORDS = Text("what it is", "vad det är")


def figures_pages(language: Language) -> Mapping[str, str]:
    """Return the pages in ``language`` by their path in the folder of documentation."""
    return {
        file("settings", language): _whole(_settings(language)),
        file("tables", language): _whole(_tables(language)),
    }


def _whole(lines: Iterable[str]) -> str:
    return "\n".join(lines).rstrip() + "\n"


def _head(title: Text, intro: Text, name: str, language: Language) -> Iterator[str]:
    other = Text(f"[På svenska]({name}.md)", f"[In English]({name}.en.md)")
    yield from (_GENERATOR, "", f"# {title.to(language)}", "", other.to(language), "", intro.to(language), "")
    yield from (_MADE.to(language), "")


def _settings(language: Language) -> Iterator[str]:
    yield from _head(_SETTINGS, _SETTINGS_INTRO, "settings", language)
    yield _SETTINGS_HEAD.to(language)
    yield "|---|---|---|---|"
    for each in settings():
        yield row(
            f'<a id="{each.key}"></a>`{each.key}`',
            f"`{each.default}`",
            cell(plain(each.about.to(language))),
            _linked(each.codes, language) or _NO_RULE.to(language),
        )


def _linked(codes: Iterable[str], language: Language) -> str:
    """Return codes as links to their explanations."""
    out = []
    for code in codes:
        family = family_of(code)
        out.append(f"[{code}](rules/{file(family.page, language)}#{code.lower()})" if family is not None else code)
    return ", ".join(out)


def _tables(language: Language) -> Iterator[str]:
    yield from _head(_TABLES, _TABLES_INTRO, "tables", language)
    for pack in packs():
        yield from _table(pack, language)


def _table(pack: Pack, language: Language) -> Iterator[str]:
    yield f'<a id="{pack.name.replace("_", "-")}"></a>'
    yield ""
    yield f"## {pack.title.to(language)}"
    yield ""
    used = _linked(pack.rules, language) or _NOBODY.to(language)
    yield _CHECKED.to(language).format(day=pack.checked, rules=used)
    yield ""
    names = [name for name in dict.fromkeys(name for each in pack.rows for name in each.cells) if name not in _TEXTS]
    words = any(name in each.cells for each in pack.rows for name in _TEXTS)
    heads = [_FROM.to(language), _TO.to(language), *names, *([_WORDS.to(language)] if words else [])]
    yield row(*heads, _SOURCE.to(language))
    yield "|" + "---|" * (len(heads) + 1)
    for each in pack.rows:
        yield row(*_cells(each, names, words, language))
    yield ""


def _cells(each: Row, names: list[str], words: bool, language: Language) -> Iterator[str]:
    yield each.first.isoformat() if each.first else "–"
    yield each.last.isoformat() if each.last else "–"
    for name in names:
        yield cell(plain(each.cells.get(name, "")))
    if words:
        yield cell(plain(each.cells.get(language.value, "")))
    yield cell(plain(each.source))

"""The pages about everything that can be found: one for each family, and an index.

What kompplan prints about an example comes from the command, which runs it; here it is only laid out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kompplan.diagnostics.code import Code
from kompplan.handbook.markdown import cell, fenced, file, plain, row
from kompplan.i18n.language import Language
from kompplan.i18n.text import Text
from kompplan.lint.rule import Levels
from kompplan.packs.pack import Pack
from kompplan.views.codes import (
    BESIDE,
    COMPARED,
    MATTERS,
    MENDED,
    MENDING,
    NOTICES,
    ORIGIN,
    RIGHT,
    SETTINGS,
    SILENCE,
    TABLES,
    WRONG,
    accepting,
    cannot_be_accepted,
    levels_words,
    packs_of,
    sentence,
)
from kompplan.views.examples import DAY, Example, example_of
from kompplan.views.families import FAMILIES, Family
from kompplan.views.settings import Setting, settings_of

FOLDER = "rules"
INDEX = "README"
_GENERATOR = "[//]: # (generator: kompplan rules)"
_SEVERITY = Text("Severity", "Grad")
_MADE = Text(
    "This page is made by `kompplan rules --docs`; do not edit it.",
    "Sidan skrivs av `kompplan rules --docs`; ändra den inte för hand.",
)
_TITLE = Text("What kompplan notices", "Det som kompplan ser")
_INTRO = Text(
    "Every finding has a code and a name, `RSK06 act-now-without-owner`; both can be used wherever a rule is meant. "
    "`kompplan explain RSK06` shows in the terminal what these pages tell. Many rules ask for little in a draft and "
    "for more once the plan is ready, runs or has been closed; that is why a severity may go by the status.",
    "Varje anmärkning har en kod och ett namn, `RSK06 act-now-without-owner`; båda går att använda överallt där en "
    "regel anges. `kompplan explain RSK06` visar i terminalen det som de här sidorna berättar. Många regler begär "
    "lite av ett utkast och mer av en plan som är klar, pågår eller är avslutad; därför kan graden bero på status.",
)
_ELSEWHERE = (
    ("../configuration", Text("choose, grade and silence rules", "välja, gradera och tysta regler")),
    ("../settings", Text("the figures that rules go by", "siffrorna som reglerna går efter")),
    ("../tables", Text("the dated tables: law, funds, calendar", "de daterade tabellerna: lag, fonder, kalender")),
    ("../own-rules", Text("rules of your own", "egna regler")),
    ("../output", Text("formats for programs and services", "format för program och tjänster")),
)
_HEADS = Text("| code | name | severity | mended | what it notices |", "| kod | namn | grad | rättas | vad den ser |")
_MENDED_SHORT: dict[frozenset[bool], Text] = {
    frozenset({True}): Text("safely", "säkert"),
    frozenset({False}): Text("a proposal", "ett förslag"),
    frozenset({True, False}): Text("safely, or a proposal", "säkert, eller ett förslag"),
    frozenset(): Text("–", "–"),
}
_MENDED_MEANS = Text(
    "*Mended*: `--fix` mends what can be mended safely, `--unsafe-fixes` also what is only a proposal.",
    "*Rättas*: `--fix` rättar det som går att rätta säkert, `--unsafe-fixes` också det som bara är ett förslag.",
)
_RUN = Text(
    "The examples are run when the page is made, each by its own rule alone and as if it were {day}.",
    "Exemplen körs när sidan skrivs, vart och ett med bara sin egen regel och som om det vore {day}.",
)
_BACK = Text("all codes", "alla koder")
_OR_COMMENT = Text(
    "or, on the line itself, `# kompplan: allow {code}: why it is right here`",
    "eller, på själva raden, `# kompplan: tillåt {code}: varför det är rätt här`",
)
_CONFIGURED = Text(
    "For many plans at once it is turned off or graded in [the configuration]({page}).",
    "För många planer på en gång stängs den av eller graderas i [konfigurationen]({page}).",
)
_ALWAYS = Text("from the beginning", "från början")
_OPEN = Text("and on", "och framåt")


_OPTION = re.compile(r"--[a-z-]+")


class Shown(NamedTuple):
    """A code with what has been seen when its example was run: what is printed, and how kompplan mends it."""

    code: Code
    levels: Levels
    mends: frozenset[bool]
    printed: str


def rules_pages(shown: Sequence[Shown], language: Language) -> Mapping[str, str]:
    """Return the pages in ``language`` by their path in the folder of documentation."""
    writer = _Writer(language)
    found = {f"{FOLDER}/{file(INDEX, language)}": writer.whole(writer.index(shown))}
    for family in FAMILIES:
        members = [each for each in shown if each.code.code.startswith(family.prefix)]
        found[f"{FOLDER}/{file(family.page, language)}"] = writer.whole(writer.family(family, members))
    return found


class _Writer:
    def __init__(self, language: Language) -> None:
        self.language = language
        self.other = Language.EN if language is Language.SV else Language.SV

    def whole(self, lines: Iterable[str]) -> str:
        return "\n".join(lines).rstrip() + "\n"

    def to(self, text: Text) -> str:
        return text.to(self.language)

    def page(self, name: str) -> str:
        return file(name, self.language)

    def head(self, title: str, name: str, back: bool) -> Iterator[str]:
        yield _GENERATOR
        yield ""
        yield f"# {title}"
        yield ""
        other = Text("[På svenska]", "[In English]").to(self.language) + f"({file(name, self.other)})"
        yield f"{other} · [{self.to(_BACK)}]({self.page(INDEX)})" if back else other
        yield ""

    def index(self, shown: Sequence[Shown]) -> Iterator[str]:
        yield from self.head(self.to(_TITLE), INDEX, back=False)
        yield self.to(_INTRO)
        yield ""
        for name, words in _ELSEWHERE:
            yield f"- [{self.to(words)}]({self.page(name)})"
        yield ""
        yield self.to(_MENDED_MEANS)
        yield ""
        yield self.to(_MADE)
        yield ""
        for family in FAMILIES:
            members = [each for each in shown if each.code.code.startswith(family.prefix)]
            page = self.page(family.page)
            yield f"## {family.prefix}: [{self.to(family.title)}]({page})"
            yield ""
            yield self.to(_HEADS)
            yield "|---|---|---|---|---|"
            for each in members:
                code = each.code
                yield row(
                    f"[{code.code}]({page}#{anchor(code)})",
                    code.name,
                    levels_words(each.levels, self.language),
                    self.to(_MENDED_SHORT[each.mends]),
                    cell(plain(self.to(code.summary))),
                )
            yield ""

    def family(self, family: Family, members: Sequence[Shown]) -> Iterator[str]:
        yield from self.head(f"{family.prefix}: {self.to(family.title)}", family.page, back=True)
        yield self.to(family.about) + " " + self.to(_RUN).format(day=DAY.isoformat())
        yield ""
        yield self.to(_MADE)
        yield ""
        for each in members:
            yield f"- [{each.code.code} {each.code.name}](#{anchor(each.code)}): {plain(self.to(each.code.summary))}"
        yield ""
        for each in members:
            yield from self.rule(each)

    def rule(self, shown: Shown) -> Iterator[str]:
        code, told = shown.code, shown.code.explanation
        yield f'<a id="{anchor(code)}"></a>'
        yield ""
        yield f"## {code.code} {code.name}"
        yield ""
        yield f"{plain(sentence(self.to(code.summary)))}"
        yield ""
        yield self.point(_SEVERITY, levels_words(shown.levels, self.language))
        yield self.point(MENDING, _OPTION.sub(r"`\g<0>`", self.to(MENDED[shown.mends])))
        yield from self.figures(code)
        yield ""
        for heading, text in ((NOTICES, told.notices), (MATTERS, told.matters)):
            yield f"**{self.to(heading)}.** {plain(sentence(self.to(text)))}"
            yield ""
        yield from self.examples(example_of(code, self.language), shown.printed)
        yield from self.silencing(code)
        yield f"**{self.to(ORIGIN)}.** {plain(sentence(self.to(told.origin)))}"
        yield ""

    def point(self, heading: Text, text: str) -> str:
        return f"- {self.to(heading)}: {text}"

    def figures(self, code: Code) -> Iterator[str]:
        settings, tables = settings_of(code.code), packs_of(code.code)
        if settings:
            yield self.point(SETTINGS, ", ".join(map(self.setting, settings)))
        if tables:
            yield self.point(TABLES, "; ".join(map(self.table, tables)))

    def setting(self, setting: Setting) -> str:
        return f"[`{setting.key} = {setting.default}`](../{self.page('settings')}#{setting.key})"

    def table(self, pack: Pack) -> str:
        link = f"[{plain(self.to(pack.title))}](../{self.page('tables')}#{pack.name.replace('_', '-')})"
        compared = self.to(COMPARED).format(day=pack.checked)
        return f"{link} ({self.covered(pack)}, {compared})"

    def covered(self, pack: Pack) -> str:
        """Return from when and until when a table knows something."""
        firsts = [each.first for each in pack.rows]
        lasts = [each.last for each in pack.rows]
        first = self.to(_ALWAYS) if None in firsts else min(each for each in firsts if each).isoformat()
        last = self.to(_OPEN) if None in lasts else f"– {max(each for each in lasts if each)}"
        return f"{first} {last}"

    def examples(self, example: Example, printed: str) -> Iterator[str]:
        yield f"**{self.to(WRONG)}**"
        yield ""
        yield fenced(example.wrong, "yaml")
        yield ""
        for name, text in example.files:
            yield self.to(BESIDE).format(name=f"`{name}`") + ":"
            yield ""
            yield fenced(text, "yaml")
            yield ""
        yield fenced(printed, "text")
        yield ""
        yield f"**{self.to(RIGHT)}**"
        yield ""
        yield fenced(example.right, "yaml")
        yield ""

    def silencing(self, code: Code) -> Iterator[str]:
        lines = accepting(code, self.language)
        if lines is None:
            yield f"**{self.to(SILENCE)}.** {self.to(cannot_be_accepted(code))}"
            yield ""
            return
        yield f"**{self.to(SILENCE)}**"
        yield ""
        yield fenced(lines, "yaml")
        yield ""
        configured = self.to(_CONFIGURED).format(page=f"../{self.page('configuration')}")
        yield f"{sentence(self.to(_OR_COMMENT).format(code=code.code))} {configured}"
        yield ""


def anchor(code: Code) -> str:
    """Return the anchor of a code on its family's page."""
    return code.code.lower()

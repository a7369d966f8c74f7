"""The page about the format: every field with its words, form and example, in one language, as Markdown."""

from collections.abc import Iterator

from kompplan.handbook import book
from kompplan.handbook.forms import FORMS, reading
from kompplan.i18n.language import Language
from kompplan.i18n.text import Text
from kompplan.loading.forms import FALSE, TRUE
from kompplan.model.base import Form, Part, Word
from kompplan.model.shapes import Field, shape
from kompplan.model.vocabulary import WORDS
from kompplan.values.quantity import Quantity
from kompplan.values.recurrence import Recurrence
from kompplan.values.when import When

OTHER_PAGE = Text("[På svenska](format.md)", "[In English](format.en.md)")
_FORMS = {
    Form.MONEY: Text("kronor or hours", "kronor eller timmar"),
    Form.KRONOR: Text("kronor", "kronor"),
    Form.HOURS: Text("hours or days", "timmar eller dagar"),
    Form.LENGTH: Text("a length of time", "en längd i tid"),
    Form.DAYS: Text("days or hours", "dagar eller timmar"),
    Form.LAG: Text("working days, calendar days, weeks or months", "arbetsdagar, kalenderdagar, veckor eller månader"),
    Form.COUNT: Text("a number", "ett antal"),
    Form.SHARE: Text("per cent", "procent"),
    Form.PORTION: Text("per cent or kronor", "procent eller kronor"),
    Form.FTE: Text("a share of full time", "del av heltid"),
    Form.SCORE: Text("a step on the scale, or its word", "ett steg på skalan, eller dess ord"),
    Form.BOUNDS: Text("lowest–highest", "lägsta–högsta"),
    Form.OPEN: Text("a value, or words", "ett värde, eller ord"),
}
_KEYED = Text("May also be written as a mapping: `{}: {}`.", "Får också skrivas som par: `{}: {}`.")
_LISTED = Text("A mere list, without fields, is read as **{}**.", "Bara en lista, utan fält, läses som **{}**.")
_SCALAR = Text("A mere value, without fields, is read as **{}**.", "Bara ett värde, utan fält, läses som **{}**.")
_SCALAR_WORD = Text("A mere word of its list is read as **{}**.", "Bara ett ord ur dess lista läses som **{}**.")
_TAIL = Text(
    "Such a value may end in `{}`, which sets **{}**.", "Ett sådant värde får sluta med `{}`, vilket sätter **{}**."
)
_SCALAR_REF = Text("A mere id is read as **{}**.", "Bara ett id läses som **{}**.")
_INTRO = Text(
    "A plan is one YAML file. Swedish and English words have equal rights and may be mixed; å, ä and ö may be written "
    "a and o; capitals, spaces, hyphens and underscores make no difference. Nothing is required but what the project's "
    "status asks for. One value may stand where a list is read.\n\n"
    "This page is made by `kompplan schema --format md`; do not edit it.",
    "En plan är en YAML-fil. Svenska och engelska ord har lika rätt och får blandas; å, ä och ö får skrivas a och o; "
    "stora bokstäver, mellanslag, bindestreck och understreck spelar ingen roll. Inget krävs utöver det som projektets "
    "status begär. Ett enda värde får stå där en lista läses.\n\n"
    "Sidan skrivs av `kompplan schema --format md`; ändra den inte för hand.",
)
_INCLUDES = Text(
    "A large plan can be split. `include: [budget.yaml, risks.yaml]` at the top adds the sections of those files; "
    "`activities: {include: activities.yaml}` puts a file in one value's place. Files lie in the plan's folder or "
    "below it, hold no plan of their own, and are each used once.",
    "En stor plan kan delas. `inkludera: [budget.yaml, risker.yaml]` överst lägger till filernas avsnitt; "
    "`aktiviteter: {inkludera: aktiviteter.yaml}` sätter en fil i ett värdes ställe. Filerna ligger i planens mapp "
    "eller under den, är ingen egen plan, och används en gång var.",
)
_INTERNAL = Text(
    "Any part can say `internal: yes`: a risk, a row of the budget, a whole section. Everything else takes it as it "
    "is, but `kompplan report --public` leaves it out, works its sums out without it, and writes numbers of persons "
    "below five as `1–4`.",
    "Varje del kan säga `intern: ja`: en risk, en rad i budgeten, ett helt avsnitt. I allt annat räknas den med, men "
    "`kompplan report --public` utelämnar den, räknar summorna utan den, och skriver antal personer under fem som "
    "`1–4`.",
)
_YAML = (
    Text("`a, b` inside `[ ]` or `{ }` is two values; quote a text with a comma: `\"1,5 h\"`.",
         "`a, b` inom `[ ]` eller `{ }` är två värden; sätt citattecken om en text med komma: `\"1,5 h\"`."),
    Text("A text with `: ` or ` #` in it needs quotes.", "En text med `: ` eller ` #` i behöver citattecken."),
    Text("A text that begins with `-`, `?`, `[`, `{`, `*`, `&`, `!`, `%`, `@` or a quotation mark needs quotes.",
         "En text som börjar med `-`, `?`, `[`, `{`, `*`, `&`, `!`, `%`, `@` eller citattecken behöver citattecken."),
    Text("Indent with spaces, never with tabs.", "Dra in med mellanslag, aldrig med tabbar."),
)  # fmt: skip


def page(language: Language) -> str:
    """Return the page in ``language``."""
    return "\n".join(_Page(language).lines()).rstrip() + "\n"


class _Page:
    def __init__(self, language: Language) -> None:
        self.language = language

    def say(self, en: str, sv: str) -> str:
        return Text(en, sv).to(self.language)

    def lines(self) -> Iterator[str]:
        yield "[//]: # (generator: kompplan schema)"
        yield ""
        yield self.say("# The format of a plan in kompplan", "# Formatet för en plan i kompplan")
        yield ""
        yield OTHER_PAGE.to(self.language)
        yield ""
        yield _INTRO.to(self.language)
        yield ""
        yield self.say("## Mind in YAML", "## Att tänka på i YAML")
        yield ""
        yield from (f"- {each.to(self.language)}" for each in _YAML)
        yield ""
        yield self.say("## Several files", "## Flera filer")
        yield ""
        yield _INCLUDES.to(self.language)
        yield ""
        yield self.say("## What is not to be published", "## Det som inte ska publiceras")
        yield ""
        yield _INTERNAL.to(self.language)
        yield ""
        yield self.say("## How values are written", "## Hur värden skrivs")
        yield ""
        yield from self._values()
        yield self.say("## Parts and their fields", "## Delar och deras fält")
        yield ""
        for kind in book.parts():
            yield from self._part(kind)
        yield self.say("## Words from closed lists", "## Ord ur slutna listor")
        yield ""
        for words in book.word_lists():
            yield from self._words(words)

    def _values(self) -> Iterator[str]:
        for ways in FORMS:
            yield f"### {ways.title.to(self.language)}"
            yield ""
            yield ways.text.to(self.language)
            yield ""
            yield self.say("| written | read as |", "| skrivet | läses som |")
            yield "|---|---|"
            for row in ways.rows:
                written = row.to(self.language)
                yield f"| {_code(written)} | {_cell(reading(ways.read(written), self.language))} |"
            yield ""
            if ways.asked:
                yield self.say("Not guessed, but asked about:", "Gissas inte, utan frågas om:")
                yield ""
                for row in ways.asked:
                    yield f"- {_cell(reading(ways.read(row.to(self.language)), self.language))}"
                yield ""
        yield self.say("### Yes and no", "### Ja och nej")
        yield ""
        for said, words in ((self.say("Yes", "Ja"), TRUE), (self.say("No", "Nej"), FALSE)):
            yield f"- {said}: {', '.join(_code(each) for each in sorted(words))}"
        yield ""

    def _part(self, kind: type[Part]) -> Iterator[str]:
        about = book.about_part(kind)
        yield f'<a id="{_anchor(kind)}"></a>'
        yield ""
        yield f"### {about.title.to(self.language)}"
        yield ""
        yield about.text.to(self.language)
        yield ""
        fields = shape(kind).fields
        for name, said in (
            (kind.listed, _LISTED),
            (kind.scalar, _SCALAR),
            (kind.scalar_word, _SCALAR_WORD),
            (kind.scalar_ref, _SCALAR_REF),
        ):
            if name is not None:
                yield said.to(self.language).format(book.word(fields[name], self.language))
                yield ""
        for tail, name in kind.scalar_tail.items():
            if tail == book.word(fields[name], self.language):
                yield _TAIL.to(self.language).format(tail, tail)
                yield ""
        if kind.keyed is not None:
            first, second = (book.word(fields[name], self.language) for name in kind.keyed)
            yield _KEYED.to(self.language).format(first, second)
            yield ""
        yield "```yaml"
        yield about.example.to(self.language)
        yield "```"
        yield ""
        yield self.say(
            "| field | in Swedish | other spellings | form | what to write | example |",
            "| fält | på engelska | andra stavningar | form | vad som skrivs | exempel |",
        )
        yield "|---|---|---|---|---|---|"
        for field in fields.values():
            yield self._field(kind, field)
        yield ""

    def _field(self, kind: type[Part], field: Field) -> str:
        mine = book.word(field, self.language)
        other = book.word(field, Language.EN if self.language is Language.SV else Language.SV)
        also = [each for each in dict.fromkeys((field.name, *field.spelling.also)) if each not in (mine, other)]
        example = book.example_of(kind, field)
        cells = (
            f"**{mine}**",
            other,
            ", ".join(also),
            self._form(field),
            _cell(book.about_field(kind, field).text.to(self.language)),
            _code(example.to(self.language)) if example is not None else "",
        )
        return f"| {' | '.join(cells)} |"

    def _form(self, field: Field) -> str:
        takes = field.takes
        if issubclass(takes, Part):
            form = f"[{book.about_part(takes).title.to(self.language)}](#{_anchor(takes)})"
        elif issubclass(takes, Word):
            form = f"[{self.say('a word', 'ett ord')}](#{_anchor(takes)})"
        elif field.form is not None:
            form = _FORMS[field.form].to(self.language)
        elif field.refers is not None:
            form = self.say("an id", "ett id")
        else:
            form = _LEAVES[takes].to(self.language)
        if field.many == 1:
            return self.say("list: ", "lista: ") + form
        return self.say("list of lists: ", "lista med listor: ") + form if field.many else form

    def _words(self, words: type[Word]) -> Iterator[str]:
        yield f'<a id="{_anchor(words)}"></a>'
        yield ""
        yield f"**{book.about_words(words).to(self.language)}**"
        yield ""
        yield self.say(
            "| in English | in Swedish | other spellings |", "| på svenska | på engelska | andra stavningar |"
        )
        yield "|---|---|---|"
        for word in words:
            en, sv = word.words
            also = dict.fromkeys((word.value, *WORDS[words.__name__][word.value].also))
            rest = ", ".join(each for each in also if each not in (en, sv))
            yield f"| {' | '.join(self.say(*pair) for pair in ((en, sv), (sv, en)))} | {rest} |"
        yield ""


_LEAVES: dict[type, Text] = {
    str: Text("text", "text"),
    bool: Text("yes or no", "ja eller nej"),
    When: Text("a time", "en tid"),
    Recurrence: Text("how often", "hur ofta"),
    Quantity: Text("a number", "ett antal"),
}


def _anchor(kind: type) -> str:
    return kind.__name__.lower()


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _code(text: str) -> str:
    return f"`{_cell(text)}`"

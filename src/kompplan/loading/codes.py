"""The TYP family: a value that its field cannot take."""

from kompplan.diagnostics.code import Code, Explanation
from kompplan.i18n.text import Text

_ORIGIN = Text(
    en="kompplan's own: a value that is read wrongly changes a plan without anybody having decided it",
    sv="kompplans egen: ett värde som läses fel ändrar en plan utan att någon har bestämt det",
)

WRONG_SHAPE = Code(
    "TYP01",
    "wrong-shape",
    Text(
        "A text, a list or a block of fields stands where another was expected",
        "En text, en lista eller ett stycke med fält står där något annat väntades",
    ),
    Explanation(
        notices=Text(
            "a value built otherwise than its field: a list instead of one text, a text instead of a row",
            "ett värde som är byggt på annat sätt än fältet: en lista i stället för en text",
        ),
        matters=Text(
            "what stands there cannot be read, and is left out of every sum and report",
            "det som står där går inte att läsa och saknas i varje summa och rapport",
        ),
        wrong="risker: ledningen lever inte som den lär, 4, 4",
        right="risker:\n  register:\n    - {risk: ledningen lever inte som den lär, S: 4, K: 4}",
        origin=_ORIGIN,
    ),
)
UNREADABLE_VALUE = Code(
    "TYP02",
    "unreadable-value",
    Text(
        "An amount, a number or a date that cannot be read",
        "Ett belopp, ett antal eller ett datum som inte går att läsa",
    ),
    Explanation(
        notices=Text(
            "a text that is not of the field's form, such as a date that does not exist",
            "en text som inte har fältets form, till exempel ett datum som inte finns",
        ),
        matters=Text(
            "the value counts as unknown, and so does every sum or calendar that needs it",
            "värdet räknas som okänt, och likaså varje summa eller kalender som behöver det",
        ),
        wrong="aktiviteter:\n  - {id: A1, aktivitet: Kurs, senast: 2026-02-30}",
        right="aktiviteter:\n  - {id: A1, aktivitet: Kurs, senast: 2026-02-27}",
        origin=_ORIGIN,
    ),
)
UNKNOWN_WORD = Code(
    "TYP03",
    "unknown-word",
    Text("A word that is not in the field's list", "Ett ord som inte finns i fältets lista"),
    Explanation(
        notices=Text(
            "a word where only certain words are read: a status, an aspect, yes or no",
            "ett ord där bara vissa ord läses: en status, en aspekt, ja eller nej",
        ),
        matters=Text(
            "the row is missing wherever rows are sorted by that word",
            "raden saknas överallt där rader sorteras efter det ordet",
        ),
        wrong="aktiviteter:\n  - {id: A1, aktivitet: Kurs, aspekt: ekonomi}",
        right="aktiviteter:\n  - {id: A1, aktivitet: Kurs, aspekt: kompetens}",
        origin=_ORIGIN,
    ),
)
MISSING_FIELD = Code(
    "TYP04",
    "missing-field",
    Text("A row without the field that says what it is about", "En rad utan det fält som säger vad den handlar om"),
    Explanation(
        notices=Text(
            "a risk without its text, an activity without its name, a budget row without its label",
            "en risk utan text, en aktivitet utan namn, en budgetrad utan benämning",
        ),
        matters=Text(
            "nobody can tell what the row means, neither in a report nor in a meeting",
            "ingen kan se vad raden betyder, varken i en rapport eller på ett möte",
        ),
        wrong="risker:\n  register:\n    - {S: 4, K: 4}",
        right="risker:\n  register:\n    - {risk: nyckelpersoner slutar, S: 4, K: 4}",
        origin=_ORIGIN,
    ),
)
AMBIGUOUS_VALUE = Code(
    "TYP05",
    "ambiguous-value",
    Text("An amount or a date that can be read in two ways", "Ett belopp eller ett datum som kan läsas på två sätt"),
    Explanation(
        notices=Text(
            "1.200 (1 200 or 1,2) and 3/4 (3 April or 4 March)",
            "1.200 (1 200 eller 1,2) och 3/4 (3 april eller 4 mars)",
        ),
        matters=Text(
            "a guess could be wrong by a factor of a thousand; the value counts as unknown until it is clear",
            "en gissning kan bli fel med faktor tusen; värdet räknas som okänt tills det är klart",
        ),
        wrong="budget:\n  rader:\n    - {post: Kurs, belopp: 1.200}",
        right="budget:\n  rader:\n    - {post: Kurs, belopp: 1 200 kr}",
        origin=_ORIGIN,
    ),
)
FIELD_TWICE = Code(
    "TYP06",
    "field-twice",
    Text("The same field under two of its words", "Samma fält under två av sina ord"),
    Explanation(
        notices=Text(
            "a row that has both 'owner' and 'ansvarig', or two other words for the same field",
            "en rad som har både 'owner' och 'ansvarig', eller två andra ord för samma fält",
        ),
        matters=Text(
            "only the first is read, and the reader of the file cannot know that",
            "bara det första läses, och det kan den som läser filen inte veta",
        ),
        wrong="aktiviteter:\n  - {id: A1, aktivitet: Kurs, ansvarig: rektor, owner: HR}",
        right="aktiviteter:\n  - {id: A1, aktivitet: Kurs, ansvarig: rektor}",
        origin=_ORIGIN,
        in_english=(
            "activities:\n  - {id: A1, activity: Course, owner: head teacher, ansvarig: HR}",
            "activities:\n  - {id: A1, activity: Course, owner: head teacher}",
        ),
    ),
)
CUT_BY_COMMA = Code(
    "TYP07",
    "cut-by-comma",
    Text(
        "A comma inside [ ] or { } that cuts a value in two", "Ett komma inom [ ] eller { } som delar ett värde i två"
    ),
    Explanation(
        notices=Text(
            "a number with decimals, or a text with a comma, that stands without quotes inside [ ] or { }",
            "ett tal med decimaler, eller en text med komma, som står utan citattecken inom [ ] eller { }",
        ),
        matters=Text(
            "inside [ ] and { } a comma begins a new value: 8,6 mn becomes 8 and a loose '6 mn', and nobody notices",
            "inom [ ] och { } börjar ett komma ett nytt värde: 8,6 mn blir 8 och ett löst '6 mn', och ingen märker det",
        ),
        wrong="budget:\n  rader:\n    - {post: Kurs, belopp: 8,6 mn}",
        right='budget:\n  rader:\n    - {post: Kurs, belopp: "8,6 mn"}',
        origin=_ORIGIN,
    ),
)
UNEVEN_ROW = Code(
    "TYP08",
    "uneven-row",
    Text(
        "A row of a table with more or fewer cells than columns", "En tabellrad med fler eller färre celler än kolumner"
    ),
    Explanation(
        notices=Text(
            "a row of a statistics table whose number of cells is not the number of columns",
            "en rad i en statistiktabell vars antal celler inte är antalet kolumner",
        ),
        matters=Text(
            "every figure after the one that is missing or too many stands in the wrong column",
            "varje siffra efter den som saknas eller är för mycket hamnar i fel kolumn",
        ),
        wrong="tabeller:\n  - kolumner: [kommun, totalt, kvinnor, män]\n    rader:\n      - [Lysekil, 1438, 1205]",
        right="tabeller:\n  - kolumner: [kommun, totalt, kvinnor, män]\n    rader:\n      - [Lysekil, 1438, 1205, 233]",
        origin=_ORIGIN,
    ),
)

CODES: tuple[Code, ...] = (
    WRONG_SHAPE,
    UNREADABLE_VALUE,
    UNKNOWN_WORD,
    MISSING_FIELD,
    AMBIGUOUS_VALUE,
    FIELD_TWICE,
    CUT_BY_COMMA,
    UNEVEN_ROW,
)

"""The family YML: what can be wrong with a file before anything in it is understood."""

from kompplan.diagnostics.code import Code, Explanation
from kompplan.i18n.text import Text

_YAML = Text("YAML 1.1, as read by libyaml", "YAML 1.1, så som libyaml läser det")
_SAFETY = Text(
    "kompplan's own safety rule: plans also come from people we do not know",
    "kompplans egen säkerhetsregel: planer kommer också från människor vi inte känner",
)

SYNTAX = Code(
    "YML01",
    "syntax",
    Text("The text cannot be read as YAML", "Texten går inte att läsa som YAML"),
    Explanation(
        notices=Text(
            "A place where the text stops following the rules of YAML: a bracket or quotation mark that is never "
            "closed, a tab as indentation, a colon and a space inside a text without quotes, a line at the wrong "
            "level.",
            "Ett ställe där texten slutar följa YAML:s regler: en parentes eller ett citattecken som aldrig stängs, "
            "tabb som indrag, kolon och mellanslag inne i en text utan citattecken, en rad på fel nivå.",
        ),
        matters=Text(
            "Nothing after that place can be understood with certainty, so the plan is not judged at all until it "
            "is mended.",
            "Inget efter stället går att förstå säkert, och därför bedöms planen inte alls förrän det är rättat.",
        ),
        wrong="utmaning: Målet: färre avbrott\n",
        right='utmaning: "Målet: färre avbrott"\n',
        origin=_YAML,
        in_english=(
            "challenge: The goal: fewer interruptions",
            'challenge: "The goal: fewer interruptions"',
        ),
    ),
)

DUPLICATE_KEY = Code(
    "YML02",
    "duplicate-key",
    Text("A key stands twice in the same place", "En nyckel står två gånger på samma ställe"),
    Explanation(
        notices=Text(
            "Two lines with the same key in the same block, or a section that stands in two files of one plan. "
            "å written as one character and as a with a ring count as the same.",
            "Två rader med samma nyckel i samma block, eller ett avsnitt som står i två av planens filer. "
            "å skrivet som ett tecken och som a med ring räknas som samma.",
        ),
        matters=Text(
            "Only one of them can count. Many programs silently take the last, and a cost disappears without anyone "
            "noticing. kompplan takes the first and says so.",
            "Bara en av dem kan gälla. Många program tar tyst den sista, och en kostnad försvinner utan att någon "
            "märker det. kompplan tar den första och säger till.",
        ),
        wrong="projekt:\n  namn: Barnen i boendet\n  namn: Barnens vardag\n",
        right="projekt:\n  namn: Barnens vardag\n",
        origin=Text("YAML 1.2, section 3.2.1.3: keys are unique", "YAML 1.2, avsnitt 3.2.1.3: nycklar är unika"),
        in_english=(
            "project:\n  name: The children in the shelter\n  name: The children's everyday life",
            "project:\n  name: The children's everyday life",
        ),
    ),
)

BAD_ALIAS = Code(
    "YML03",
    "bad-alias",
    Text(
        "An alias that repeats nothing, or itself",
        "En hänvisning med * som inte leder någonstans, eller till sig själv",
    ),
    Explanation(
        notices=Text(
            "A word after * for which no & stands earlier in the file, or which stands inside what it repeats. Often a "
            "text was meant that happens to begin with an asterisk.",
            "Ett ord efter * som inget & tidigare i filen hör till, eller som står inne i det som upprepas. Ofta var "
            "det en text som råkar börja med en asterisk.",
        ),
        matters=Text(
            "What should have stood there is unknown, so nothing can be computed from it.",
            "Det som skulle ha stått där är okänt, och då går inget att räkna ut från det.",
        ),
        wrong="vision:\n  text: *viktigt\n",
        right='vision:\n  text: "*viktigt"\n',
        origin=_YAML,
        in_english=("vision:\n  text: *important", 'vision:\n  text: "*important"'),
    ),
)

ENCODING = Code(
    "YML04",
    "encoding",
    Text("The file is not saved as UTF-8", "Filen är inte sparad som UTF-8"),
    Explanation(
        notices=Text(
            "Bytes that are not UTF-8, with or without a byte order mark, nor UTF-16 with one. Files from older "
            "Windows programs are often Windows-1252, where å, ä and ö are written another way. UTF-16 with a byte "
            "order mark, which some Windows programs save, is read.",
            "Byte som inte är UTF-8, med eller utan byteordningsmarkering, och inte UTF-16 med en sådan. Filer från "
            "äldre Windowsprogram är ofta Windows-1252, där å, ä och ö skrivs på annat sätt. UTF-16 med "
            "byteordningsmarkering, som en del Windowsprogram sparar, går att läsa.",
        ),
        matters=Text(
            "Guessing would turn names and amounts into something else; the file is not read until it is known "
            "what stands there.",
            "Att gissa skulle göra om namn och belopp till något annat; filen läses inte förrän det är säkert vad som "
            "står där.",
        ),
        wrong="# sparad som Windows-1252 (ANSI)\nprojekt: {namn: Lärande i vardagen}\n",
        right="# sparad som UTF-8\nprojekt: {namn: Lärande i vardagen}\n",
        origin=Text("YAML 1.2, section 5.2", "YAML 1.2, avsnitt 5.2"),
        in_english=(
            "# saved as Windows-1252 (ANSI)\nproject: {name: Learning café}",
            "# saved as UTF-8\nproject: {name: Learning café}",
        ),
        saved_as="cp1252",
    ),
)

TAG = Code(
    "YML05",
    "tag",
    Text("A tag that a plan does not use", "En tagg som inte används i en plan"),
    Explanation(
        notices=Text(
            "A word that begins with ! before a value, such as !!int or !include, other than !!str, !!seq and !!map.",
            "Ett ord som börjar med ! före ett värde, till exempel !!int eller !include, utom !!str, !!seq och !!map.",
        ),
        matters=Text(
            "In other programs tags start code or read files. Here they mean nothing, so whoever wrote one expects "
            "something that will not happen.",
            "I andra program startar taggar kod eller läser filer. Här betyder de ingenting, så den som skrev en "
            "väntar sig något som inte händer.",
        ),
        wrong="aktiviteter:\n  - {id: A1, aktivitet: Kurs, platser: !!int 5}\n",
        right="aktiviteter:\n  - {id: A1, aktivitet: Kurs, platser: 5}\n",
        origin=_SAFETY,
    ),
)

LIMIT = Code(
    "YML06",
    "limit",
    Text("The plan is larger than what is read", "Planen är större än vad som läses"),
    Explanation(
        notices=Text(
            "A file over 5 MB, more than 64 levels, 500 000 values, 10 000 keys in one place, 50 000 items in a list "
            "or 100 000 characters in a text, or aliases that unfold to very much.",
            "En fil över 5 MB, mer än 64 nivåer, 500 000 värden, 10 000 nycklar på ett ställe, 50 000 poster i en "
            "lista eller 100 000 tecken i en text, eller hänvisningar som vecklas ut till mycket.",
        ),
        matters=Text(
            "A few lines can be made to fill a computer's memory. The limits are far above any real plan and keep the "
            "check fast and safe; --limit raises them for a plan that you trust.",
            "Några få rader kan göras så att de fyller en dators minne. Gränserna ligger långt över varje verklig plan "
            "och håller granskningen snabb och säker; --limit höjer dem för en plan som du litar på.",
        ),
        wrong=(
            "a: &a [x, x, x, x, x, x, x, x, x, x, x, x, x, x]\n"
            "b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
            "c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\n"
            "d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\n"
            "e: [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\n"
        ),
        right="a: [x, x, x]\n",
        origin=_SAFETY,
    ),
)

INCLUDE = Code(
    "YML07",
    "include",
    Text("A file that cannot be included", "En fil som inte går att hämta in"),
    Explanation(
        notices=Text(
            "An include of a file that does not exist, lies outside the plan's folder, is not an ordinary file, or "
            "includes the file that it is included from.",
            "En inkludering av en fil som inte finns, ligger utanför planens mapp, inte är en vanlig fil eller själv "
            "hämtar in den fil som den hämtas från.",
        ),
        matters=Text(
            "A part of the plan is missing. And a plan from somebody else must not be able to read other files on the "
            "computer, so only files beside the plan or below it are read.",
            "En del av planen saknas. Och en plan från någon annan får inte kunna läsa andra filer på datorn, därför "
            "läses bara filer bredvid planen eller i mappar under den.",
        ),
        wrong="inkludera: ../hemligt.yaml\n",
        right="inkludera: budget.yaml\n",
        origin=_SAFETY,
        files=(("budget.yaml", "budget:\n  rader:\n    - {post: Kurs, belopp: 60 000 kr}\n"),),
        in_english=("include: ../secret.yaml", "include: budget.yaml"),
    ),
)

KEY_NOT_TEXT = Code(
    "YML08",
    "key-not-text",
    Text("A key that is not a text", "En nyckel som inte är en text"),
    Explanation(
        notices=Text(
            "Nothing, a list or a mapping where a key should stand, often because a text begins with [ or { or "
            "because the word before the colon is missing.",
            "Ingenting, en lista eller ett block där en nyckel ska stå, ofta för att en text börjar med [ eller { "
            "eller för att ordet före kolonet saknas.",
        ),
        matters=Text(
            "What stands there has no name and cannot be found again.",
            "Det som står där har inget namn och går inte att hitta igen.",
        ),
        wrong="aktiviteter:\n  - id: A1\n    : Kurs i samtalsmetod\n",
        right="aktiviteter:\n  - id: A1\n    aktivitet: Kurs i samtalsmetod\n",
        origin=Text("kompplan's format: keys are words", "kompplans format: nycklar är ord"),
        in_english=(
            "activities:\n  - id: A1\n    : Course in conversation method",
            "activities:\n  - id: A1\n    activity: Course in conversation method",
        ),
    ),
)

SEVERAL_DOCUMENTS = Code(
    "YML09",
    "several-documents",
    Text("More than one document in the file", "Mer än ett dokument i filen"),
    Explanation(
        notices=Text(
            "A line --- after the plan has begun: to YAML, a new document.",
            "En rad --- efter att planen har börjat: för YAML ett nytt dokument.",
        ),
        matters=Text(
            "Only the first would be read, and half of the plan would be missing without a word.",
            "Bara det första skulle läsas, och halva planen skulle saknas utan ett ord.",
        ),
        wrong="projekt: {namn: Barnen i boendet}\n---\nutmaning: Barnen mår dåligt\n",
        right="projekt: {namn: Barnen i boendet}\nutmaning: Barnen mår dåligt\n",
        origin=Text("kompplan's format: one file, one plan", "kompplans format: en fil, en plan"),
        in_english=(
            "project: {name: The children in the shelter}\n---\nchallenge: The children are not well",
            "project: {name: The children in the shelter}\nchallenge: The children are not well",
        ),
    ),
)

MERGE_KEY = Code(
    "YML10",
    "merge-key",
    Text("The merge key << is not read", "Nyckeln << läses inte"),
    Explanation(
        notices=Text(
            "A key written <<, which in some programs copies the lines of another block.",
            "En nyckel som skrivs <<, som i en del program kopierar raderna från ett annat block.",
        ),
        matters=Text(
            "Whoever reads the plan cannot see which value counts, the merge key is no longer a part of YAML, and it "
            "has been used to fill computers' memory.",
            "Den som läser planen ser inte vilket värde som gäller, nyckeln ingår inte längre i YAML, och den har "
            "använts för att fylla datorers minne.",
        ),
        wrong="grund: &grund {ansvarig: samordnaren}\naktiviteter:\n  - {<<: *grund, id: A1, aktivitet: Kurs}\n",
        right="aktiviteter:\n  - {ansvarig: samordnaren, id: A1, aktivitet: Kurs}\n",
        origin=Text("dropped from YAML in version 1.2", "borttagen ur YAML i version 1.2"),
        in_english=(
            "base: &base {owner: coordinator}\nactivities:\n  - {<<: *base, id: A1, activity: Course}",
            "activities:\n  - {owner: coordinator, id: A1, activity: Course}",
        ),
    ),
)

CONTROL_CHARACTER = Code(
    "YML11",
    "control-character",
    Text("An invisible control character in the text", "Ett osynligt styrtecken i texten"),
    Explanation(
        notices=Text(
            "Characters that cannot be seen but steer a screen: escape codes, null, and those that reverse the "
            "direction of the text.",
            "Tecken som inte syns men styr en skärm: escapekoder, noll och sådana som vänder textens riktning.",
        ),
        matters=Text(
            "They come along in copied text and spoil reports and spreadsheets, and they can make a line look like "
            "something else than it is.",
            "De följer med i kopierad text och förstör rapporter och kalkylblad, och de kan få en rad att se ut som "
            "något annat än den är.",
        ),
        wrong='projekt:\n  namn: "Barnen i \\e[31mboendet"\n',
        right="projekt:\n  namn: Barnen i boendet\n",
        origin=_SAFETY,
        in_english=(
            'project:\n  name: "The children in \\e[31mthe shelter"',
            "project:\n  name: The children in the shelter",
        ),
    ),
)

NOT_A_PLAN = Code(
    "YML12",
    "not-a-plan",
    Text("The file does not hold a plan", "Filen innehåller ingen plan"),
    Explanation(
        notices=Text(
            "A file that is empty, or whose top is a list or a text instead of sections with names.",
            "En fil som är tom, eller som överst är en lista eller en text i stället för avsnitt med namn.",
        ),
        matters=Text(
            "There is nothing to judge, and silence would look like approval.",
            "Det finns inget att bedöma, och tystnad skulle se ut som ett godkännande.",
        ),
        wrong="- Kurs i samtalsmetod\n",
        right="aktiviteter:\n  - aktivitet: Kurs i samtalsmetod\n",
        origin=Text("kompplan's format", "kompplans format"),
        in_english=(
            "- Course in conversation method",
            "activities:\n  - activity: Course in conversation method",
        ),
    ),
)

HIDDEN_BY_HASH = Code(
    "YML13",
    "hidden-by-hash",
    Text("Words after a # that are not read", "Ord efter ett # som inte läses"),
    Explanation(
        notices=Text(
            "A # with a word right after it, on a line with a value: YAML takes the rest of the line for a comment.",
            "Ett # med ett ord direkt efter, på en rad med ett värde: YAML tar resten av raden för en kommentar.",
        ),
        matters=Text(
            "Where the words belong to the text, it is cut short without anybody noticing.",
            "Hör orden till texten blir den avkortad utan att någon märker det.",
        ),
        wrong="utmaning: Rutinen följs inte på avdelning #4\n",
        right='utmaning: "Rutinen följs inte på avdelning #4"\n',
        origin=_YAML,
    ),
)

CODES: tuple[Code, ...] = (
    SYNTAX,
    DUPLICATE_KEY,
    BAD_ALIAS,
    ENCODING,
    TAG,
    LIMIT,
    INCLUDE,
    KEY_NOT_TEXT,
    SEVERAL_DOCUMENTS,
    MERGE_KEY,
    CONTROL_CHARACTER,
    NOT_A_PLAN,
    HIDDEN_BY_HASH,
)

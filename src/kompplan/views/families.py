"""The families of codes: what each is about, and the page that tells of it."""

from typing import NamedTuple

from kompplan.i18n.text import Text


class Family(NamedTuple):
    """The first three letters of its codes, the name of its page, which is that of the rules' folder, and its words."""

    prefix: str
    page: str
    title: Text
    about: Text


FAMILIES: tuple[Family, ...] = (
    Family(
        "YML",
        "yaml",
        Text("The file itself", "Själva filen"),
        Text(
            "What keeps a file from being read. Nothing here can be turned off: what is not read is not judged.",
            "Det som gör att en fil inte går att läsa. Inget av det här går att stänga av: det som inte läses bedöms "
            "inte.",
        ),
    ),
    Family(
        "TYP",
        "values",
        Text("Values and their forms", "Värden och deras former"),
        Text(
            "A value that its field cannot take. It counts as unknown, and the rest of the plan is judged.",
            "Ett värde som fältet inte kan ta emot. Det räknas som okänt, och resten av planen bedöms.",
        ),
    ),
    Family(
        "ALW",
        "allowances",
        Text("Exceptions", "Undantag"),
        Text(
            "What is wrong with an exception itself.",
            "Det som är fel med själva undantaget.",
        ),
    ),
    Family(
        "STR",
        "structure",
        Text("Structure and references", "Struktur och hänvisningar"),
        Text(
            "Whether the plan has its sections, and whether what it points at is there.",
            "Om planen har sina avsnitt, och om det som den hänvisar till finns.",
        ),
    ),
    Family(
        "VIS",
        "vision",
        Text("Vision", "Vision"),
        Text(
            "Whether the vision says for whom and why, and who has taken part in it.",
            "Om visionen säger för vem och varför, och vilka som har varit med om den.",
        ),
    ),
    Family(
        "GOA",
        "goals",
        Text("Goals and indicators", "Mål och indikatorer"),
        Text(
            "Whether it will show that a goal has been reached.",
            "Om det kommer att synas att ett mål har nåtts.",
        ),
    ),
    Family(
        "ANA",
        "analysis",
        Text("Needs, causes and measures", "Behov, orsaker och åtgärder"),
        Text(
            "Whether every cause is answered, and every answer has a cause.",
            "Om varje orsak har ett svar, och varje svar en orsak.",
        ),
    ),
    Family(
        "STG",
        "strategy",
        Text("Strategy in five aspects", "Strategi i fem aspekter"),
        Text(
            "Whether competence, organisation, processes, technology and steering have been considered, and whether "
            "there is time and a mandate.",
            "Om kompetens, organisation, processer, teknik och styrning är genomtänkta, och om det finns tid och "
            "mandat.",
        ),
    ),
    Family(
        "ACT",
        "activities",
        Text("The activity plan", "Aktivitetsplanen"),
        Text(
            "Whether it is clear who does what, when, for whom and at what cost.",
            "Om det är klart vem som gör vad, när, för vilka och till vilken kostnad.",
        ),
    ),
    Family(
        "TIM",
        "time",
        Text("Time and calendar", "Tid och kalender"),
        Text("Whether the days can be true.", "Om dagarna kan stämma."),
    ),
    Family(
        "PRO",
        "procurement",
        Text("Procurement", "Upphandling"),
        Text(
            "Whether what is bought can be bought in time, and in that way.",
            "Om det som köps hinner köpas, och får köpas så.",
        ),
    ),
    Family(
        "BUD",
        "budget",
        Text("Budget", "Budget"),
        Text(
            "Whether the figures add up, and belong to something that is to be done.",
            "Om siffrorna går ihop, och hör till något som ska göras.",
        ),
    ),
    Family(
        "FUN",
        "funding",
        Text("Funding", "Finansiering"),
        Text("Whether the money is enough, and whose it is.", "Om pengarna räcker, och vems de är."),
    ),
    Family(
        "PAR",
        "participants",
        Text("Participants and statistics", "Deltagare och statistik"),
        Text("Whether numbers of people agree with each other.", "Om antalen människor stämmer med varandra."),
    ),
    Family(
        "RSK",
        "risks",
        Text("Risks", "Risker"),
        Text(
            "Whether the risks are scored as the plan's own scale says, and somebody acts on the large ones.",
            "Om riskerna är bedömda efter planens egen skala, och om någon gör något åt de stora.",
        ),
    ),
    Family(
        "EVA",
        "evaluation",
        Text("Evaluation and learning", "Utvärdering och lärande"),
        Text(
            "Whether anybody learns from the project, and while it can still help.",
            "Om någon lär av projektet, och medan det ännu kan hjälpa.",
        ),
    ),
    Family(
        "HOR",
        "horizontal",
        Text("Horizontal principles", "Horisontella principer"),
        Text(
            "Whether gender equality, accessibility and non-discrimination lead to something.",
            "Om jämställdhet, tillgänglighet och icke-diskriminering leder till något.",
        ),
    ),
    Family(
        "DEV",
        "deviations",
        Text("Deviations", "Avvikelser"),
        Text(
            "Whether what did not go as planned has been written down and decided on.",
            "Om det som inte gick som planerat är antecknat och beslutat.",
        ),
    ),
    Family(
        "CLO",
        "closing",
        Text("Closing and hand-over", "Avslut och överlämning"),
        Text(
            "Whether somebody takes over what the project leaves behind.",
            "Om någon tar över det som projektet lämnar efter sig.",
        ),
    ),
    Family(
        "TXT",
        "text",
        Text("Language and privacy", "Språk och personuppgifter"),
        Text(
            "Whether names and numbers are written so that they can be read and shared.",
            "Om namn och tal är skrivna så att de går att läsa och dela.",
        ),
    ),
)


def family_of(code: str) -> Family | None:
    """Return the family of a code; None for a code of an organisation's own."""
    return next((each for each in FAMILIES if code.startswith(each.prefix)), None)

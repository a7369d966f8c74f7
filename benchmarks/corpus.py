"""Write plans to measure kompplan with: same arguments, same bytes, on every machine.

    python benchmarks/corpus.py plans FOLDER -n 1000 [--seed 1] [--style mixed|flow|block] [--defects 0.25]
    python benchmarks/corpus.py giant PLAN.yaml -a 10000 [--seed 1] [--style block|flow]

``plans`` writes plans of 190 to 530 lines and some 17 kB, as a municipality writes them: solution tree, strategy in
five aspects, 20 to 60 activities that depend on each other, risks, roles, budget, funding. ``giant`` writes one plan
with as many activities as asked for, in work packages of 25. Nothing is wrong in them, so that reading and judging is
measured and not the writing of findings.

``--defects P`` puts exactly one defect in a share P of the plans. ``FOLDER/expected.jsonl`` then tells for each of them
file, line, column, kind and code. Line and column count from 1, in code points, and are those of the offending value;
for an extra key the key, for a missing one the row's id, for bad syntax the place where it was broken, which a parser
may notice later.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple


def _listed(words: str) -> list[str]:
    return words.split("|")


ASPECTS = ("kompetens", "organisation", "processer", "teknik", "styrning")
TITLES = _listed(
    "projektledare|HR-strateg|enhetschef|rektor|verksamhetsutvecklare|ekonom|IT-samordnare|biträdande chef"
    "|utbildningsledare|handledare|processledare|controller|upphandlare|kommunikatör"
)
UNITS = _listed(
    "vid kansliet|i äldreomsorgen|i förskolan|i grundskolan|vid socialtjänsten|i LSS|vid arbetsmarknadsenheten"
    "|vid biblioteket|i kulturskolan|vid samhällsbyggnad|i vuxenutbildningen|vid kommunstyrelsen"
)
ORGANISATIONS = _listed(
    "Norrsjö kommun|Region Västanå|Högskolan i Ådala|Föreningen Grön Kust|Skogsby Energi AB|Länsstyrelsen"
    "|Ö-varvet ekonomisk förening|Stiftelsen Framtidsbygd|Älvdals Teknik AB|Samordningsförbundet Söder"
)
VERBS = _listed(
    "Kartlägg|Upphandla|Utbilda|Genomför|Utvärdera|Ta fram|Förankra|Inför|Testa|Dokumentera|Rekrytera|Samordna"
    "|Publicera|Bygg upp|Följ upp|Planera|Kvalitetssäkra|Analysera"
)
OBJECTS = _listed(
    "behoven hos målgruppen|en gemensam lägesbild|handledare i alla verksamheter|rutiner för uppföljning"
    "|ett digitalt stödsystem|en kommunikationsplan|kompetensprofiler för nyckelroller"
    "|arbetssättet i två pilotgrupper|mätningar av nöjdhet och genomströmning|avtal med samverkansparter"
    "|en modell för lärande på arbetsplatsen|underlag för beslut i styrgruppen|öppna träffar för föreningslivet"
    "|en åtgärdslista för tillgänglighet|nulägesanalys av energianvändningen|ett årshjul för arbetet"
)
TAILS = _listed(
    "tillsammans med berörda chefer|under våren|i samtliga enheter|med stöd av processledare|enligt beslutad metod"
    "|inför nästa budgetår|och redovisa för styrgruppen|med brukarnas medverkan|i nära dialog med facken"
    "|utifrån genomförd riskanalys"
)
PROBLEMS = _listed(
    "Få sökande till bristyrkena|Kunskapen stannar hos enskilda medarbetare|Otydliga roller mellan förvaltningarna"
    "|Låg digital mognad i verksamheten|Långa ledtider i handläggningen|Svag uppföljning av beslutade insatser"
    "|Hög personalomsättning i nyckelfunktioner|Målgruppen nås inte av informationen"
    "|Systemen talar inte med varandra|Finansieringen är kortsiktig"
)
RISKS = _listed(
    "Nyckelpersoner slutar under projekttiden|Upphandlingen överklagas|Medfinansiering uteblir"
    "|Målgruppen deltar inte i väntad omfattning|Systemleverantören blir försenad"
    "|Projektet krockar med annan omorganisation|Resultaten tas inte till vara i linjen"
    "|Personuppgifter hanteras felaktigt|Styrgruppen saknar mandat|Kostnaderna ökar mer än indexuppräkningen"
    "|Låg svarsfrekvens i enkäter|Samverkansparter drar sig ur|Otillräcklig tid för verksamheten att delta"
)
MITIGATIONS = _listed(
    "Dubblera roller och dokumentera löpande|Tidig dialog och tydlig kravspecifikation|Avtal om miniminivå före start"
    "|Uppsökande arbete via föreningar|Milstolpar med vite i avtalet|Gemensam planering med HR varje kvartal"
    "|Mottagare i linjen utses från början|Rutin för dataskydd och utbildning|Mandat beslutas i direktivet"
    "|Buffert om tio procent i budgeten|Påminnelser och återkoppling|Ersättare utses för varje part"
    "|Tid avsätts i schemat före start"
)
FUNDERS = _listed(
    "Europeiska socialfonden|Tillväxtverket|Egen finansiering|Region Västanå|Arvsfonden|Vinnova|Länsstyrelsen"
)
COUNTED = ("antal", "procent", "timmar", "betyg 1-5", "dagar")
COMMENTS = {
    "vision": "Vart ska vi?",
    "lösningsträd": "Problem, orsaker och åtgärder",
    "strategi": "Fem aspekter",
    "aktiviteter": "Aktiviteter: kostnad i kronor, tid i timmar",
    "risker": "Sannolikhet och konsekvens 1-5",
    "finansiering": "Vem betalar?",
}
FIRST_DAY = date(2026, 1, 5)
PACKAGE = 25
"""Activities of a giant plan depend on each other within packages of so many."""
WIDEST = 96
"""A row that has become wider than this is broken before its next date or mitigation."""


class Row(dict[object, object]):
    """Written as a flow mapping over one or two lines."""


class Quoted(str):
    """Written in double quotes."""


class Folded(str):
    """Written as a folded block of text."""


class Raw(str):
    """Written as it stands, even if that is no YAML."""


class Marked(NamedTuple):
    """A value, or a key, whose place is what a finding must name."""

    value: object


class Place(NamedTuple):
    """Where the marked value stands; both count from 1."""

    line: int
    column: int


# -- from data to text -----------------------------------------------------------------------------------------------


class Writer:
    """Writes data as YAML and remembers where the marked value came to stand."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.marked: Place | None = None

    def _mark(self, column: int) -> None:
        self.marked = Place(len(self.lines) + 1, column + 1)

    def _key(self, key: object, column: int) -> str:
        if isinstance(key, Marked):
            self._mark(column)
            key = key.value
        return f"{key}:"

    def flow(self, value: object, column: int) -> str:
        """Return a value for the current line, where it begins at ``column``."""
        if isinstance(value, Marked):
            self._mark(column)
            value = value.value
        if isinstance(value, dict):
            out = "{"
            for key, each in value.items():
                out += ", " if len(out) > 1 else ""
                out += self._key(key, column + len(out)) + " "
                out += self.flow(each, column + len(out))
            return out + "}"
        if isinstance(value, list):
            out = "["
            for each in value:
                out += ", " if len(out) > 1 else ""
                out += self.flow(each, column + len(out))
            return out + "]"
        return json.dumps(value, ensure_ascii=False) if isinstance(value, Quoted) else str(value)

    def row(self, row: Row, indent: int) -> None:
        """Write ``- {…}``, on two lines where it is long."""
        line = " " * indent + "- {"
        fresh = True
        for key, value in row.items():
            line += "" if fresh else ", "
            fresh = False
            if len(line) > WIDEST and key in ("start", "senast", "åtgärd"):
                self.lines.append(line.rstrip())
                line = " " * (indent + 3)
            line += self._key(key, len(line)) + " "
            line += self.flow(value, len(line))
        self.lines.append(line + "}")

    def block(self, mapping: dict[object, object], indent: int, lead: str = "") -> None:
        """Write a block mapping; ``lead`` is the hyphen that its first line begins with."""
        for key, value in mapping.items():
            line = " " * (indent - len(lead)) + lead
            lead = ""
            line += self._key(key, len(line))
            if isinstance(value, Folded):
                self.lines.append(f"{line} >-")
                self.lines.extend(" " * (indent + 2) + part for part in _wrapped(value))
            elif isinstance(value, dict) and not isinstance(value, Row):
                self.lines.append(line)
                self.block(value, indent + 2)
            elif isinstance(value, list) and value and isinstance(value[0], dict):
                self.lines.append(line)
                self._rows(value, indent + 2)
            else:
                line += " "
                self.lines.append(line + self.flow(value, len(line)))

    def _rows(self, rows: list[dict[object, object]], indent: int) -> None:
        for row in rows:
            if isinstance(row, Row):
                self.row(row, indent)
            else:
                self.block(row, indent + 2, lead="- ")


def _wrapped(text: str) -> Iterator[str]:
    line = ""
    for word in text.split():
        if line and len(line) + len(word) > 100:
            yield line
            line = ""
        line += (" " if line else "") + word
    yield line


def written(plan: dict[object, object]) -> tuple[str, Place | None]:
    """Return a plan as YAML, and the place of the marked value if there is one."""
    writer = Writer()
    for key, value in plan.items():
        if writer.lines:
            writer.lines.append("")
        if key in COMMENTS:
            writer.lines.append(f"# {COMMENTS[str(key)]}")
        writer.block({key: value}, 0)
    return "\n".join(writer.lines) + "\n", writer.marked


# -- the plans -------------------------------------------------------------------------------------------------------


class Words:
    """Sentences drawn by chance, none of them twice."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.used: dict[str, int] = {}

    def sentence(self) -> str:
        draw = self.chance.choice
        text = f"{draw(VERBS)} {draw(OBJECTS)} {draw(TAILS)}"
        times = self.used[text] = self.used.get(text, 0) + 1
        return text if times == 1 else f"{text} i omgång {times}"

    def paragraph(self, sentences: int) -> Folded:
        return Folded(" ".join(f"{self.sentence()}." for _ in range(sentences)))


@cache
def _free_days(year: int) -> frozenset[date]:
    """Return the holidays of a year and the eves that everybody takes."""
    golden = year % 19
    century = year // 100
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= moon // 28 * (1 - 29 // (moon + 1) * ((21 - golden) // 11))
    sunday = moon - (year + year // 4 + moon + 2 - century + century // 4) % 7
    easter = date(year, 3, 28) + timedelta(days=sunday)
    fixed = [date(year, *day) for day in ((1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31))]
    midsummer = date(year, 6, 19)
    return frozenset(
        [
            *fixed,
            *(easter + timedelta(days=days) for days in (-2, 1, 39)),
            midsummer + timedelta(days=(4 - midsummer.weekday()) % 7),
        ]
    )


def _working_day(day: date, step: int = 1) -> date:
    """Return ``day``, or the nearest working day after it (before it with step -1)."""
    while day.weekday() >= 5 or day in _free_days(day.year):
        day += timedelta(days=step)
    return day


def _kronor(amount: int) -> str:
    return f"{amount:,} kr".replace(",", " ")


class Activity(NamedTuple):
    """What the rest of a plan needs to know of a row of its activity plan."""

    row: dict[object, object]
    package: int
    aspect: str
    start: date
    due: date
    cost: int


def _activities(words: Words, number: int, roles: list[str], measures: list[str], kind: type) -> list[Activity]:
    """Return the activity plan; what comes before stands before, so no ring can form."""
    chance = words.chance
    found: list[Activity] = []
    width = max(2, len(str(number)))
    size = PACKAGE if number > 100 else number
    offset = 0
    for index in range(number):
        first = index // size * size
        if number > size and index == first:
            offset = chance.randint(0, 1000)
        before: list[int] = []
        if index > first and chance.random() < 0.72:
            nearest = max(first, index - 12)
            before = sorted({chance.randint(nearest, index - 1) for _ in range(chance.choice((1, 1, 1, 2, 2, 3)))})
        start = FIRST_DAY + timedelta(days=chance.randint(0, 60) + offset + (index - first) * 9)
        start = _working_day(max([start, *(found[each].due + timedelta(days=1) for each in before)]))
        due = _working_day(start + timedelta(days=chance.randint(5, 60)))
        text = words.sentence()
        cost = chance.randint(1, 40) * 2500
        aspect = chance.choice(ASPECTS)
        row = kind(
            {
                "id": f"A{index + 1:0{width}d}",
                "aspekt": aspect,
                "ansvarig": chance.choice(roles),
                "aktivitet": Quoted(f'{text}: etapp {chance.randint(1, 4)} – "steg #{chance.randint(1, 9)}"')
                if chance.random() < 0.12
                else text,
                "start": start,
                "senast": due,
                "kostnad": _kronor(cost),
                "tid": f"{chance.randint(2, 60) // 6 + 2} h",
                "åtgärder": [measures[index % len(measures)]],
                "efter": [f"A{each + 1:0{width}d}" for each in before],
            }
        )
        found.append(Activity(row, index // size, aspect, start, due, cost))
    return found


def _budget_lines(activities: list[Activity], kind: type) -> list[object]:
    groups: dict[tuple[int, str], list[Activity]] = {}
    for activity in activities:
        groups.setdefault((activity.package, activity.aspect), []).append(activity)
    many = activities[-1].package > 0
    return [
        kind(
            {
                "post": f"{aspect.capitalize()} i arbetspaket {package + 1}" if many else aspect.capitalize(),
                "belopp": _kronor(sum(each.cost for each in members)),
                "aktiviteter": [each.row["id"] for each in members],
            }
        )
        for (package, aspect), members in sorted(groups.items())
    ]


def plan(index: int, seed: int = 1, style: str = "mixed", activities: int | None = None) -> dict[object, object]:
    """Return plan ``index`` of a corpus as data."""
    chance = random.Random(f"{seed}:{index}")
    words = Words(chance)
    if style == "mixed":
        style = "block" if chance.random() < 0.3 else "flow"
    kind: type = Row if style == "flow" else dict
    number = activities
    if number is None:
        number = chance.randint(20, 25) if style == "block" else int(chance.triangular(20, 60.99, 32))
    people = max(chance.randint(6, 10), min(number // 50, len(TITLES) * len(UNITS)))
    roles = chance.sample([f"{title} {unit}" for title in TITLES for unit in UNITS], people)
    organisations = chance.sample(ORGANISATIONS, chance.randint(2, 4))

    measures: list[str] = []
    causes = []
    problems = chance.sample(PROBLEMS, 6)
    for cause in range(1, chance.randint(3, 4) + 1):
        answers = []
        for answer in range(1, chance.randint(2, 3) + 1):
            measures.append(f"Å{cause}.{answer}")
            answers.append(kind({"id": measures[-1], "text": words.sentence(), "aspekt": chance.choice(ASPECTS)}))
        causes.append({"id": f"O{cause}", "text": problems[cause], "åtgärder": answers})

    rows = _activities(words, number, roles, measures, kind)
    last = max(each.due for each in rows)
    total = sum(each.cost for each in rows)
    shares = chance.choice(((60, 40), (50, 30, 20)))
    funding = [
        kind({"källa": funder, "slag": "medfinansiering", "form": "kontant", "belopp": total * share // 100})
        for funder, share in zip(chance.sample(FUNDERS, len(shares)), shares, strict=True)
    ]
    funding[0]["slag"] = "bidrag"
    funding[0]["belopp"] += total - sum(each["belopp"] for each in funding)
    for each in funding:
        each["belopp"] = _kronor(each["belopp"])
    reasons = chance.sample(MITIGATIONS, len(MITIGATIONS))
    worries = chance.sample(RISKS, chance.randint(8, 12))

    made: dict[object, object] = {
        "projekt": {
            "id": f"P{seed:02d}-{index:05d}",
            "namn": words.sentence(),
            "status": chance.choice(("utkast", "klar", "pågår")),
            "ägare": organisations[0],
            "period": f"{FIRST_DAY} – {last}",
            "idag": FIRST_DAY,
            "kontaktroll": roles[0],
            "mandat": f"beslut i styrelsen {FIRST_DAY - timedelta(days=chance.randint(10, 300))}",
            "sammanfattning": words.paragraph(3),
        },
        "utmaning": problems[0],
        "vision": {
            "text": words.paragraph(2),
            "för_vem": "invånarna och de som arbetar här",
            "syfte": words.sentence(),
            "betydelse": words.sentence(),
            "delaktiga": [organisations[0], organisations[1]],
        },
        "mål": [
            {
                "id": "M1",
                "text": words.sentence(),
                "nivå": "verksamhet",
                "indikatorer": [
                    Row(
                        {
                            "id": f"I{each}",
                            "text": words.sentence(),
                            "enhet": chance.choice(COUNTED),
                            "nuläge": chance.randint(0, 40),
                            "målvärde": chance.randint(41, 100),
                            "när": last,
                            "metod": "enkät",
                            "ansvarig": chance.choice(roles),
                        }
                    )
                    for each in range(1, chance.randint(2, 4) + 1)
                ],
            }
        ],
        "analys": {"text": words.sentence(), "datum": "2025-11-03", "metod": "intervjuer och enkät"},
        "lösningsträd": {"problem": problems[0], "mål": ["M1"], "orsaker": causes},
        "strategi": {
            aspect: _strategy(words.paragraph(1), chance.choice(roles), any(each.aspect == aspect for each in rows))
            for aspect in ASPECTS
        },
        "organisationer": [Row({"id": f"ORG{each}", "namn": name}) for each, name in enumerate(organisations, 1)],
        "roller": [
            Row(
                {
                    "titel": role,
                    "organisation": f"ORG{chance.randint(1, len(organisations))}",
                    "tjänst": f"{chance.choice((50, 60, 75, 80, 100))} %",
                }
            )
            for role in roles
        ],
        "aktiviteter": [each.row for each in rows],
        "budget": {
            "satser": kind({"timkostnad": f"{chance.choice((450, 520, 580, 640))} kr"}),
            "rader": _budget_lines(rows, kind),
            "angiven_summa": _kronor(total),
        },
        "finansiering": funding,
        "risker": {
            "skala": "1–5",
            "nivåer": Row({"kan accepteras": "1–4", "bör åtgärdas": "5–14", "åtgärdas snarast": "15–25"}),
            "register": [
                kind(
                    {
                        "id": f"R{each}",
                        "risk": worry,
                        "S": chance.randint(1, 5),
                        "K": chance.randint(1, 5),
                        "åtgärd": reasons[each - 1],
                        "ansvarig": chance.choice(roles),
                        "senast": last,
                    }
                )
                for each, worry in enumerate(worries, 1)
            ],
        },
        "utvärdering": {
            "slag": "löpande",
            "vem": "extern utvärderare",
            "frågor": [Quoted("Vad har blivit annorlunda?"), Quoted("Vad lever kvar?")],
            "återkoppling": [_working_day(FIRST_DAY + timedelta(days=90)), last],
        },
        "horisontella_principer": {
            "jämställdhet": Row({"analys": "Fler kvinnor än män går kurserna", "insatser": ["blandade grupper"]}),
            "tillgänglighet": Row({"analys": "En del hör dåligt", "insatser": ["hörslinga i lokalerna"]}),
            "icke_diskriminering": Row({"analys": "Alla får inte frågan", "insatser": ["tolk vid behov"]}),
        },
        "avslut": {
            "överlämnas": [kind({"vad": "metodstöd och rutiner", "till": roles[1], "senast": last})],
            "uppföljning": "6 månader efter slut",
            "lärdomar": [kind({"text": words.sentence(), "mottagare": roles[2]})],
        },
    }
    _drop_idle(made)
    return made


def _strategy(text: Folded, owner: str, needed: bool) -> dict[object, object]:
    if needed:
        return {"behövs": "ja", "text": text, "ansvarig": owner}
    return {"behövs": "nej", "skäl": text}


def _drop_idle(plan: dict[object, object]) -> None:
    """Take away the roles that chance gave nothing to do, and then the organisations that nobody works at."""
    for section, name in (("roller", "titel"), ("organisationer", "namn")):
        rows: list[dict[object, object]] = plan[section]  # type: ignore[assignment]
        said = set(_texts([value for key, value in plan.items() if key != section]))
        plan[section] = [row for row in rows if said & {row[name], row.get("id")}]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


# -- the defects -----------------------------------------------------------------------------------------------------

KINDS = {
    "unknown-reference": "STR04",
    "duplicate-id": "STR03",
    "extra-key": "STR02",
    "placeholder": "STR06",
    "bad-date": "TYP02",
    "wrong-unit": "TYP02",
    "wrong-type": "TYP02",
    "bad-word": "TYP03",
    "two-readings": "TYP05",
    "due-before-start": "TIM01",
    "missing-owner": "ACT01",
    "out-of-scale": "RSK02",
    "wrong-total": "BUD01",
    "duplicate-key": "YML02",
    "syntax": "YML01",
}
"""Each kind of defect with the code that must find it."""


def _spoil(plan: dict[object, object], kind: str, chance: random.Random) -> None:
    """Put one defect of ``kind`` in a plan, in the latter half of the list that it belongs to."""
    activities: list[dict[object, object]] = plan["aktiviteter"]  # type: ignore[assignment]
    row = activities[chance.randrange(len(activities) // 2, len(activities))]
    budget: dict[object, object] = plan["budget"]  # type: ignore[assignment]
    register: list[dict[object, object]] = plan["risker"]["register"]  # type: ignore[index]
    match kind:
        case "unknown-reference":
            row["efter"] = [*row["efter"], Marked("A999")]  # type: ignore[misc]
        case "duplicate-id":
            row["id"] = Marked(activities[0]["id"])
        case "extra-key":
            row[Marked("handläggare")] = row["ansvarig"]
        case "placeholder":
            row["aktivitet"] = Marked("TBD")
        case "bad-date":
            row["senast"] = Marked("2026-13-41")
        case "wrong-unit":
            row["kostnad"] = Marked("3 personer")
        case "wrong-type":
            row["tid"] = Marked("mycket")
        case "bad-word":
            row["aspekt"] = Marked("ekonomi")
        case "two-readings":
            row["kostnad"] = Marked("1.200 kr")
        case "due-before-start":
            row["senast"] = Marked(_working_day(date.fromisoformat(str(row["start"])) - timedelta(days=3), -1))
        case "missing-owner":
            del row["ansvarig"]
            row["id"] = Marked(row["id"])
        case "out-of-scale":
            register[len(register) // 2]["S"] = Marked(7)
        case "wrong-total":
            total = int("".join(each for each in str(budget["angiven_summa"]) if each.isdigit()))
            budget["angiven_summa"] = Marked(_kronor(total - 1000))
        case "duplicate-key":
            row[Marked("tid")] = row["tid"]
        case "syntax":
            row["efter"] = Marked(Raw("[A01"))


class Sample(NamedTuple):
    """A plan as text, with its defect if it has one."""

    text: str
    kind: str | None = None
    place: Place | None = None


def sample(index: int, seed: int = 1, style: str = "mixed", defects: float = 0.0) -> Sample:
    """Return plan ``index`` of a corpus; a share ``defects`` of its plans has one defect each."""
    data = plan(index, seed, style)
    chance = random.Random(f"defect:{seed}:{index}")
    if chance.random() >= defects:
        return Sample(written(data)[0])
    kind = chance.choice(list(KINDS))
    _spoil(data, kind, chance)
    text, place = written(data)
    return Sample(text, kind, place)


def giant(activities: int, seed: int = 1, style: str = "block") -> str:
    """Return one plan with so many activities."""
    return written(plan(0, seed, style, activities))[0]


def main(arguments: list[str] | None = None) -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    many = commands.add_parser("plans")
    many.add_argument("folder", type=Path)
    many.add_argument("-n", type=int, default=100)
    many.add_argument("--seed", type=int, default=1)
    many.add_argument("--style", choices=("mixed", "flow", "block"), default="mixed")
    many.add_argument("--defects", type=float, default=0.0, metavar="P")
    one = commands.add_parser("giant")
    one.add_argument("file", type=Path)
    one.add_argument("-a", "--activities", type=int, default=1000)
    one.add_argument("--seed", type=int, default=1)
    one.add_argument("--style", choices=("flow", "block"), default="block")
    given = parser.parse_args(arguments)
    if given.command == "giant":
        given.file.write_bytes(giant(given.activities, given.seed, given.style).encode())
        return
    given.folder.mkdir(parents=True, exist_ok=True)
    expected = []
    for index in range(given.n):
        made = sample(index, given.seed, given.style, given.defects)
        name = f"plan-{index:05d}.yaml"
        (given.folder / name).write_bytes(made.text.encode())
        if made.kind is not None and made.place is not None:
            expected.append({"file": name, **made.place._asdict(), "kind": made.kind, "code": KINDS[made.kind]})
    if given.defects:
        lines = "".join(json.dumps(each) + "\n" for each in expected)
        (given.folder / "expected.jsonl").write_text(lines, encoding="utf-8")


if __name__ == "__main__":
    main()

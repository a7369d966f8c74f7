"""Who takes part: unique persons, seats against need, time off duty, and printed tables worked out again."""

from collections.abc import Iterator

from kompplan.calculations.attendance import Attendance
from kompplan.calculations.capacity import capacity, sessions
from kompplan.calculations.sums import Amount
from kompplan.calculations.table_sums import Outcome, checks
from kompplan.i18n.show import listed, number
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.model.base import Part as ModelPart
from kompplan.reports.grids import near, sentence, table_of
from kompplan.reports.pictures import groups as group_picture
from kompplan.reports.sections._parts import bullets, facts, missing, part, prose, section
from kompplan.reports.sections.figures import figure
from kompplan.reports.sections.people import TOTAL, statistics
from kompplan.reports.traced import added
from kompplan.reports.view import Figure, Part, Point, Row, Section, Table
from kompplan.reports.wording import Wording, capital
from kompplan.views.figures import between, sum_cell
from kompplan.views.grid import Cell as GridCell
from kompplan.views.grid import Grid
from kompplan.views.participants import ParticipantWords, participant_words
from kompplan.views.participants_grids import CHOSEN, LACKING, Taking, mark_of, share_words
from kompplan.views.participants_tables import checks_grid, table_title

PEOPLE, SEATS = Text("How many they are", "Hur många de är"), Text("Seats against need", "Platser mot behov")
HOURS = Text("Time off duty", "Tid från ordinarie arbete")
PRINTED = Text("Printed tables, worked out again", "Tryckta tabeller, räknade på nytt")
UNKNOWN, ASSUMED = Text("What is not known", "Det som inte är känt"), Text("How it is counted", "Så är det räknat")
NO_GROUPS = Text(
    "The plan names no target groups and nothing that people take part in.",
    "Planen nämner inga målgrupper och inget som någon deltar i.",
)
NO_ACTIVITIES = Text("The plan has nothing that people take part in.", "Planen har inget som någon deltar i.")
NO_HOURS = Text(
    "How much working time it takes cannot be told: the plan states neither hours nor days.",
    "Hur mycket arbetstid det tar går inte att säga: planen anger varken timmar eller dagar.",
)
NO_COST = Text(
    "What substitutes would cost is not known, since the plan states no rate for an hour.",
    "Vad vikarier skulle kosta är inte känt, eftersom planen inte anger någon timkostnad.",
)
OFF = Text("Figures that do not agree", "Uppgifter som inte stämmer")
ABOUT = Text("about the group", "om gruppen")
TOO_FEW = Text("too few: {gap}", "för få: {gap}")
WHO, ROOM, TIME, TABLES = (
    Text("Persons", "Personer"),
    Text("Seats", "Platser"),
    Text("Time", "Tid"),
    Text("Tables", "Tabeller"),
)
UNIQUE = Text("{unique} unique persons", "{unique} unika personer")
OVER_GROUPS = Text(" ({counted} when each group is counted by itself)", " ({counted} när varje grupp räknas för sig)")
WOMEN = Text(", {share} women", ", {share} kvinnor")
NO_SIZE = Text("No target group has a number of persons.", "Ingen målgrupp har ett antal personer.")
ENOUGH = Text("No activity has fewer seats than it needs.", "Ingen aktivitet har färre platser än den behöver.")
ENOUGH_KNOWN = Text(
    "No activity that states both has fewer seats than it needs.",
    "Ingen aktivitet som anger båda har färre platser än den behöver.",
)
NO_GAPS = Text(
    "Whether there are seats for all cannot be told: no activity states both seats and how many are to come.",
    "Om platserna räcker går inte att säga: ingen aktivitet anger både platser och hur många som ska komma.",
)
RESULTS = Text("How many took part", "Hur många som deltog")
FEWER = (
    Text(
        "1 activity has fewer seats than it needs: {names}.", "1 aktivitet har färre platser än den behöver: {names}."
    ),
    Text(
        "{n} activities have fewer seats than they need: {names}.",
        "{n} aktiviteter har färre platser än de behöver: {names}.",
    ),
)
TAKES = Text("{hours} hours off duty", "{hours} timmar från ordinarie arbete")
SUBSTITUTES = Text("; substitutes for them cost {cost}", "; vikarier för dem kostar {cost}")
RIGHT = Text("Every figure in the printed tables that can be checked agrees.",
             "Alla uppgifter i de tryckta tabellerna som går att kontrollera stämmer.")  # fmt: skip
WRONG = (
    Text("1 figure in the printed tables does not agree.", "1 uppgift i de tryckta tabellerna stämmer inte."),
    Text("{n} figures in the printed tables do not agree.", "{n} uppgifter i de tryckta tabellerna stämmer inte."),
)
UNIQUE_FIGURE = Text("Unique persons", "Unika personer")
ONCE = Text(
    "{counted} counted group by group, less {shared} who stand in more than one",
    "{counted} räknade grupp för grupp, minus {shared} som står i mer än en",
)
ADDED = (Text("the number of 1 group", "antalet i 1 grupp"), Text("the sum of {n} groups", "summan av {n} grupper"))
SEATS_FIGURE, SESSIONS_FIGURE = Text("{name}: seats", "{name}: platser"), Text("{name}: sessions", "{name}: tillfällen")
GROUPS_BY, SESSIONS_BY = (
    Text("groups × persons in each", "grupper × personer i varje"),
    Text("sessions of a group × groups", "tillfällen per grupp × grupper"),
)
ROUNDS = Text(" × rounds", " × omgångar")
HOURS_FIGURE, COST_FIGURE = Text("Hours off duty", "Timmar från ordinarie arbete"), Text("Substitutes", "Vikarier")
ATTENDED = Text("Attendances", "Deltagartillfällen")
MOST = 6


def words_of(w: Wording, found: Taking) -> ParticipantWords:
    """Return who takes part in words."""
    return participant_words(w.checked, found, w.language)


def _name(row: Attendance) -> str:
    return (row.activity.id or row.activity.text or "").strip()


def _off(found: Taking) -> int:
    return sum(check.outcome is Outcome.OFF for view in found.tables for check in checks(view))


def points(w: Wording, found: Taking) -> tuple[Point, ...]:
    """Return the sentences that the report opens with."""
    if not found.groups and not found.rows:
        return (Point(w.say(WHO), w.say(NO_GROUPS)), *_tables(w, found))
    known = found.everybody.known
    who = w.say(NO_SIZE)
    if not known.counted.empty:
        who = w.say(UNIQUE, unique=between(known.unique.low, known.unique.high, w.language))
        if known.pairs:
            who += w.say(OVER_GROUPS, counted=sum_cell(known.counted, w.language).shown)
        share = share_words(known.sexes, w.language)
        who += (w.say(WOMEN, share=share.shown) if share.raw is not None or "–" in share.shown[1:] else "") + "."
    told = [Point(w.say(WHO), capital(who))]
    lacking = [_name(row) for row in found.rows if mark_of(row) == LACKING]
    if found.rows:
        names = lacking[:MOST] + ([w.say(Text("{n} more", "{n} till"), n=len(lacking) - MOST)] * (len(lacking) > MOST))
        said = w.say(FEWER[len(lacking) != 1], n=len(lacking), names=listed(names, w.language))
        known_gaps = sum(row.gap is not None for row in found.rows)
        calm = ENOUGH if known_gaps == len(found.rows) else ENOUGH_KNOWN if known_gaps else NO_GAPS
        told.append(Point(w.say(ROOM), said if lacking else w.say(calm), urgent=bool(lacking)))
    if not found.hours.empty:
        said = w.say(TAKES, hours=sum_cell(found.hours, w.language).shown)
        if not found.cost.empty:
            said += w.say(SUBSTITUTES, cost=w.sum(found.cost))
        told.append(Point(w.say(TIME), f"{capital(said)}."))
    return (*told, *_tables(w, found))


def _tables(w: Wording, found: Taking) -> tuple[Point, ...]:
    off = _off(found)
    if not found.tables:
        return ()
    return (Point(w.say(TABLES), w.counted(off, *WRONG) if off else w.say(RIGHT), urgent=bool(off)),)


def _unique(w: Wording, found: Taking) -> Iterator[Figure]:
    known = found.everybody.known
    if known.counted.empty:
        return
    groups = found.people.groups
    at: list[tuple[ModelPart, str | None]] = [(groups[name], "counts") for name in known.names]
    at += [(groups[pair.first], "overlaps") for pair in known.pairs if groups[pair.first].overlaps]
    at += [(groups[pair.second], "overlaps") for pair in known.pairs if groups[pair.second].overlaps]
    if known.counted.exact and known.unique.exact and known.counted.low != known.unique.low:
        shared = known.counted.low - known.unique.low
        formula = w.say(ONCE, counted=known.counted.low, shared=shared)
    else:
        formula = w.counted(len(known.names), *ADDED)
    value = between(known.unique.low, known.unique.high, w.language)
    yield figure(w, w.say(UNIQUE_FIGURE), value, Text(formula, formula), at)


def people(w: Wording, found: Taking, said: ParticipantWords) -> Section | None:
    """Return how many the target groups are, each person once, and what is assumed."""
    if not found.groups:
        text = (
            NO_GROUPS if not found.rows else Text("The plan names no target groups.", "Planen nämner inga målgrupper.")
        )
        return section(w, "people", PEOPLE, (part("", missing(w, text)),))
    names = [(group.id or "").strip() for group, _ in found.groups]
    columns = (each._replace(heading=w.say(ABOUT)) if each.key == "remark" else each for each in said.groups.columns)
    table = table_of(
        w,
        said.groups._replace(columns=tuple(columns)),
        w.say(PEOPLE),
        name="participants",
        units={"share": "%"},
        keep=("unique",),
        ids=names,
        details=[w.facts(group, only=("selection", "mandatory", "source", "note")) for group, _ in found.groups],
        as_written=True,
        cards=True,
    )
    return section(
        w,
        "people",
        PEOPLE,
        (part("", prose(*(sentence(w, each) for each in said.summary)), group_picture.picture(w), table),),
        tuple(_unique(w, found)),
    )


def _with_words(w: Wording, grid: Grid, found: Taking) -> Grid:
    """Return the seats with words instead of signs: that they are too few stands beside how many are lacking."""
    gap = [column.key for column in grid.columns].index("gap")
    rows = []
    for index, row in enumerate(grid.rows):
        cells = list(row.cells)
        if index < len(found.rows) and mark_of(found.rows[index]) == LACKING:
            cells[gap] = GridCell(w.say(TOO_FEW, gap=cells[gap].shown), cells[gap].raw)
        rows.append(row._replace(cells=tuple(cells[1:])))
    return Grid(grid.columns[1:], tuple(rows))


def _seat_figures(w: Wording, found: Taking) -> Iterator[Figure]:
    for row in found.rows:
        activity = row.activity
        product = capacity(activity).product
        if product is not None and row.seats == product:
            by = ("groups", "group_size", "rounds")
            yield _figure(w, SEATS_FIGURE, row, row.seats, _product(w, activity, GROUPS_BY, by), by)
        if row.sessions is not None and activity.sessions is None and sessions(activity):
            by = ("sessions_per_group", "groups", "rounds")
            yield _figure(w, SESSIONS_FIGURE, row, row.sessions, _product(w, activity, SESSIONS_BY, by), by)
        elif row.sessions is not None and activity.sessions is not None and activity.sessions.factors:
            yield _figure(w, SESSIONS_FIGURE, row, row.sessions, activity.sessions.written, ("sessions",))


def _product(w: Wording, activity: Activity, what: Text, by: tuple[str, ...]) -> str:
    """Return what is multiplied, and the plan's own figures."""
    stated = [w.text(activity, name) for name in by if getattr(activity, name) is not None]
    said = w.say(what) + (w.say(ROUNDS) if activity.rounds is not None else "")
    return f"{said}: {' × '.join(f'({each})' if '=' in each else each for each in stated)}"


def _figure(w: Wording, name: Text, row: Attendance, value: Amount, formula: str, fields: tuple[str, ...]) -> Figure:
    at = tuple((row.activity, field) for field in fields if getattr(row.activity, field) is not None)
    shown = between(value.low, value.high, w.language)
    return figure(w, w.say(name, name=_name(row)), shown, Text(formula, formula), at)


def seats(w: Wording, found: Taking, said: ParticipantWords) -> Section | None:
    """Return need and seats, sessions and attendances of each activity."""
    if not found.rows:
        return section(w, "seats", SEATS, (part("", missing(w, NO_ACTIVITIES)),)) if found.groups else None
    table = table_of(
        w,
        _with_words(w, said.activities, found),
        w.say(SEATS),
        name="seats",
        keep=("need", "seats"),
        ids=[(row.activity.id or "").strip() for row in found.rows],
        details=[w.facts(row.activity, only=("selection", "mandatory")) for row in found.rows],
        as_written=True,
        cards=True,
    )
    gap = [column.key for column in table.columns].index("gap") if any(row.gap for row in found.rows) else None
    if gap is not None:
        table = table._replace(rows=tuple(_warned(row, gap, found, index) for index, row in enumerate(table.rows)))
    figures = list(_seat_figures(w, found))
    if not found.attendances.empty:
        at = tuple((row.activity, None) for row in found.rows)
        figures.append(added(w, w.say(ATTENDED), found.attendances, at, "")._replace(
            value=sum_cell(found.attendances, w.language).shown))  # fmt: skip
    return section(w, "seats", SEATS, (part("", table),), tuple(figures))


def _warned(row: Row, gap: int, found: Taking, index: int) -> Row:
    """Return a row whose seats are too few with that marked."""
    if index >= len(found.rows) or mark_of(found.rows[index]) != LACKING:
        return row
    cells = list(row.cells)
    cells[gap] = cells[gap]._replace(mark="missing")
    return row._replace(cells=tuple(cells))


def hours(w: Wording, found: Taking, said: ParticipantWords) -> Section | None:
    """Return the working time that it takes, by group, and what substitutes cost."""
    if not found.rows:
        return None
    if found.hours.empty:
        return section(w, "hours", HOURS, (part("", missing(w, NO_HOURS)),))
    table = table_of(
        w, said.hours, w.say(HOURS), units={"hours": "h", "each": "h", "cost": "kr"}, name="time-off", cards=True
    )
    no_cost = missing(w, NO_COST) if found.cost.empty else None
    at = tuple((row.activity, "hours" if row.stated else None) for row in found.rows)
    figures = [added(w, w.say(HOURS_FIGURE), found.hours, at, "h")]
    if not found.cost.empty:
        rates = tuple((each, None) for each in w.plan.budget.rates) if w.plan.budget is not None else ()
        made = added(w, w.say(COST_FIGURE), found.cost, at)
        figures.append(figure(w, made.name, made.value, _at_rate(w, found), (*at, *rates)))
    return section(w, "hours", HOURS, (part("", table, no_cost),), tuple(figures))


def _at_rate(w: Wording, found: Taking) -> Text:
    rates = {row.rate.low for row in found.rows if isinstance(row.rate, Amount) and row.rate.exact}
    if len(rates) != 1:
        return Text("the hours at the rate of their day", "timmarna gånger timkostnaden den dagen")
    shown = number(rates.pop(), w.language)
    return Text(f"the hours × {shown} kr", f"timmarna × {shown} kr")


def printed(w: Wording, found: Taking, said: ParticipantWords) -> Section | None:
    """Return each printed table as it stands, and what comes out when its rows, sums and shares are worked out."""
    parts: list[Part | None] = []
    for index, (view, told) in enumerate(zip(found.tables, said.tables, strict=True), 1):
        wrong = any(check.outcome is Outcome.OFF for check in checks(view))
        made = statistics(w, view.table, index)
        head = near(w, told.said).split(";", 1)[0] if wrong else told.said
        about = prose(sentence(w, head), kind="missing" if wrong else "note")
        off = _off_table(w, checks_grid(w.checked, view, w.language)) if wrong else None
        blocks = made.blocks if made is not None else ()
        parts.append(part(table_title(view, index, w.language), *blocks, about, off))
    return section(w, "printed-tables", PRINTED, parts)


def _off_table(w: Wording, grid: Grid) -> Table:
    """Return the figures that do not agree, each beside what it should be and with its place."""
    keys = [column.key for column in grid.columns]
    outcome, label = keys.index("outcome"), keys.index("label")
    wrong = []
    for row in grid.rows:
        if "PAR" not in row.cells[outcome].shown:
            continue
        cells = list(row.cells)
        cells[label] = cells[label] if cells[label].shown else GridCell(w.say(TOTAL))
        wrong.append(row._replace(cells=tuple(cells)))
    return table_of(
        w,
        grid._replace(rows=tuple(wrong)),
        w.say(OFF),
        head="label",
        drop=(),
        units={"stated": "", "right": ""},
        cards=True,
    )


def results(w: Wording) -> Section | None:
    """Return how many took part, where the plan tells of it."""
    closing = w.plan.closing
    names = ("participants", "unique", "external", "refused", "women", "men", "note")
    told = facts(w, closing.results if closing is not None else None, only=names)
    return section(w, "took-part", RESULTS, (part("", told),))


def unknown(w: Wording, said: ParticipantWords) -> Section | None:
    """Return what is not known with its reasons, and how the rest was counted."""
    lines = bullets(sentence(w, each) for each in said.unknown)
    legend = bullets(sentence(w, each) for each in said.legend if each[:1] not in (LACKING, CHOSEN))
    title = UNKNOWN if lines is not None else ASSUMED
    return section(w, "not-known", title, (part("", lines), part(w.say(ASSUMED) if lines is not None else "", legend)))

"""A list for each owner of what to do, by when and at what cost, and everything in order of date."""

from collections.abc import Sequence
from datetime import date

from kompplan.calculations.sums import Sum
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.model.people import Role
from kompplan.model.risks import Risk
from kompplan.model.words import ActivityStatus, RiskLevel
from kompplan.reports.duties import MITIGATED, PASSED, REVIEWED, Duty
from kompplan.reports.grids import kept
from kompplan.reports.owners import Owned, day_of, hours_of, kronor_of, late, rows_of
from kompplan.reports.sections._parts import missing, part, prose, section
from kompplan.reports.traced import added
from kompplan.reports.view import Cell, Column, Fact, Figure, Part, Row, Section, Table
from kompplan.reports.wording import Wording, capital
from kompplan.views.figures import sum_cell
from kompplan.views.grid import NOTHING
from kompplan.views.records import decimal_text
from kompplan.views.risks import level_words

NOBODY = Text("Without an owner", "Utan ansvarig")
OVERVIEW, BY_DATE = Text("Everybody", "Alla ansvariga"), Text("Everything by date", "Allt i datumordning")
NOTHING_TO_DO = Text(
    "The plan has no activities and nothing else with a day.", "Planen har inga aktiviteter och inget annat med datum."
)
ACTIVITIES, RISKS, OTHERS = (
    Text("Activities", "Aktiviteter"),
    Text("Risks to handle", "Risker att hantera"),
    Text("Other days to keep", "Andra datum att hålla"),
)
OWNER, WHEN, WHAT = Text("Owner", "Ansvarig"), Text("When", "När"), Text("What", "Vad")
LAST, KIND, STATE = Text("Last day", "Sista dag"), Text("Kind", "Slag"), Text("Status", "Status")
HOURS, COST, AFTER = Text("Hours", "Timmar"), Text("Cost, kr", "Kostnad, kr"), Text("After", "Efter")
VALUE, LEVEL, MITIGATION = Text("Value", "Värde"), Text("Level", "Nivå"), Text("Mitigation", "Åtgärd")
DUE, REVIEW = Text("Due", "Senast"), Text("Reviewed", "Följs upp")
LATE, SUM = Text("late", "försenad"), Text("Sum", "Summa")
LATE_COLUMN = Text("Late", "Försenade")
ACTIVITY = Text("activity", "aktivitet")
SHARED = Text("Paid together with", "Betalas tillsammans med")
DASH = Text(
    "A dash (–) is what the plan does not state; it is never counted as 0. Hours are those that the activity takes in "
    "all, participants' time included.",
    "Ett streck (–) är det som planen inte anger; det räknas aldrig som 0. Timmarna är all tid som aktiviteten tar, "
    "också deltagarnas.",
)
NO_DATES = Text(
    "Nothing of this has a day that can be told, so nothing can be late.",
    "Inget av detta har ett datum som kan utläsas, så inget kan vara försenat.",
)
_COUNTED = {
    "activities": (Text("1 activity", "1 aktivitet"), Text("{n} activities", "{n} aktiviteter")),
    "late": (Text("1 of them late", "1 av dem försenad"), Text("{n} of them late", "{n} av dem försenade")),
    "risks": (Text("1 risk to handle", "1 risk att hantera"), Text("{n} risks to handle", "{n} risker att hantera")),
    "duties": (Text("1 other day to keep", "1 annat datum att hålla"),
               Text("{n} other days to keep", "{n} andra datum att hålla")),
}  # fmt: skip
MEASURED = {
    (True, True): (Text(" that costs {kronor} and takes {hours}", " som kostar {kronor} och tar {hours}"),
                   Text(" that cost {kronor} and take {hours}", " som kostar {kronor} och tar {hours}")),
    (True, False): (Text(" that costs {kronor}", " som kostar {kronor}"),
                    Text(" that cost {kronor}", " som kostar {kronor}")),
    (False, True): (Text(" that takes {hours}", " som tar {hours}"), Text(" that take {hours}", " som tar {hours}")),
}  # fmt: skip
FIGURE = Text("{owner}: {what}", "{owner}: {what}")
_OTHER_THAN_RISKS = (MITIGATED, REVIEWED)


def _number(total: Sum) -> str:
    return (decimal_text(total.low) or "") if total.exact and not total.empty else ""


def _sum(w: Wording, total: Sum) -> Cell:
    return Cell(sum_cell(total, w.language).shown, number=_number(total))


def _name(w: Wording, owned: Owned) -> str:
    return owned.name or w.say(NOBODY)


def other_duties(owned: Owned) -> tuple[Duty, ...]:
    """Return the dated duties that are not in the owner's list of risks."""
    return tuple(each for each in owned.duties if each.kind not in _OTHER_THAN_RISKS)


def _counts(w: Wording, owned: Owned) -> str:
    """Return the line of sums."""
    rows = rows_of(w, owned.activities)
    kronor, hours = kronor_of(rows), hours_of(rows)
    behind = sum(late(w, each) for each in owned.activities)
    said = []
    if owned.activities:
        many = len(owned.activities)
        first = w.counted(many, *_COUNTED["activities"])
        if not (kronor.empty and hours.empty):
            text = MEASURED[not kronor.empty, not hours.empty][many != 1]
            first += w.say(text, kronor=w.sum(kronor), hours=w.sum(hours, w.say(Text("hours", "timmar"))))
        said.append(first)
        said += [w.counted(behind, *_COUNTED["late"])] * (behind > 0)
    said += [w.counted(len(owned.risks), *_COUNTED["risks"])] * bool(owned.risks)
    others = other_duties(owned)
    said += [w.counted(len(others), *_COUNTED["duties"])] * bool(others)
    return capital("; ".join(said)) + "."


def when_cell(w: Wording, activity: Activity) -> Cell:
    """Return when an activity is, as written."""
    stated = [name for name in ("when", "start", "due") if getattr(activity, name) is not None]
    if not stated:
        parts = ", ".join(dict.fromkeys(each.when.written for each in activity.parts if each.when is not None))
        return Cell(parts) if parts else w.cell(activity, "when", asked=activity.recurrence is None)
    if stated == ["when"]:
        return Cell(w.text(activity, "when"))
    return Cell("\n".join(f"{w.label(Activity, name)} {w.text(activity, name)}" for name in stated))


def _state(w: Wording, activity: Activity) -> Cell:
    said = w.say(activity.status.words) if activity.status is not None else ""
    if not late(w, activity):
        return Cell(said or NOTHING)
    behind = w.say(LATE)
    return Cell(f"{said}, {behind}" if said else behind, "missing")


def _shared(w: Wording, activity: Activity) -> tuple[Fact, ...]:
    """Return the other activities that the same rows of the budget pay for."""
    others = [each for row in rows_of(w, (activity,)) for each in row.activities if each is not activity]
    names = dict.fromkeys((each.id or each.text or NOTHING).strip() for each in others)
    return (Fact(w.say(SHARED), (", ".join(names),)),) if names else ()


def _activity(w: Wording, activity: Activity) -> Row:
    rows = rows_of(w, (activity,))
    after = ", ".join(each.activity.strip() for each in activity.depends_on if each.activity)
    return Row(
        (
            Cell((activity.id or "").strip() or NOTHING),
            when_cell(w, activity),
            Cell(capital(w.text(activity, "text")) or NOTHING),
            _sum(w, hours_of(rows)),
            _sum(w, kronor_of(rows)),
            _state(w, activity),
            Cell(after or NOTHING),
        ),
        (*_shared(w, activity), *w.facts(activity, only=("deliverables", "transfer", "cost_reason"))),
        id=(activity.id or "").strip(),
        place=w.place(activity),
    )


def _activities(w: Wording, owned: Owned) -> Table | None:
    if not owned.activities:
        return None
    rows = [_activity(w, each) for each in owned.activities]
    if len(rows) > 1:
        paying = rows_of(w, owned.activities)
        sums = (_sum(w, hours_of(paying)), _sum(w, kronor_of(paying)))
        rows.append(Row((Cell(""), Cell(""), Cell(w.say(SUM)), *sums, Cell(""), Cell("")), kind="total"))
    columns, made = kept(
        (
            Column("Id", short=True, key="id"),
            Column(w.say(WHEN), dated=True, key="when"),
            Column(w.say(WHAT), head=True, key="what"),
            Column(w.say(HOURS), figures=True, key="hours", unit="h"),
            Column(w.say(COST), figures=True, key="kronor", unit="kr"),
            Column(w.say(STATE), key="status"),
            Column(w.say(AFTER), key="after"),
        ),
        rows,
        ("when", "kronor"),
    )
    return Table(w.say(ACTIVITIES), columns, made, cards=True)


def _risk(w: Wording, risk: Risk) -> Row:
    scored = next((each for each in w.checked.risks.scored if each.risk is risk), None)
    bands = w.checked.risks.bands
    tone = -1
    if scored is not None and scored.band is not None:
        tone = round(bands.index(scored.band) * 4 / max(len(bands) - 1, 1))
    passed = risk.due is not None and (last := w.checked.calendar.resolve(risk.due).last) and last < w.checked.today
    due = w.text(risk, "due")
    return Row(
        (
            Cell((risk.id or "").strip() or NOTHING),
            Cell(capital(risk.text or "") or NOTHING),
            Cell(str(scored.value), number=str(scored.value)) if scored is not None else Cell(NOTHING),
            Cell(level_words(scored, w.language), "", tone) if scored is not None else Cell(NOTHING),
            w.cell(risk, "mitigation", asked=True),
            Cell(f"{due}: {w.say(PASSED)}", "missing")
            if passed
            else w.cell(risk, "due", asked=scored is not None and scored.level is RiskLevel.ACT_NOW),
            Cell(w.text(risk, "review") or NOTHING),
        ),
        id=(risk.id or "").strip(),
        place=w.place(risk),
    )


def _risks(w: Wording, owned: Owned) -> Table | None:
    if not owned.risks:
        return None
    columns, rows = kept(
        (
            Column("Id", short=True, key="id"),
            Column(w.say(Text("Risk", "Risk")), head=True, key="risk"),
            Column(w.say(VALUE), figures=True, key="value", unit="n"),
            Column(w.say(LEVEL), short=True, key="level"),
            Column(w.say(MITIGATION), key="mitigation"),
            Column(w.say(DUE), dated=True, key="due"),
            Column(w.say(REVIEW), dated=True, key="review"),
        ),
        [_risk(w, each) for each in owned.risks],
        ("due",),
    )
    return Table(w.say(RISKS), columns, rows, cards=True)


def duty_state(w: Wording, duty: Duty) -> Cell:
    """Return that a day has passed, or nothing."""
    return Cell(w.say(PASSED), "missing") if duty.passed(w.checked.today) else Cell(NOTHING)


def duties_table(w: Wording, caption: Text, found: Sequence[Duty], owner: bool = False) -> Table | None:
    """Return dated duties as a table; with ``owner`` whose they are."""
    if not found:
        return None
    columns, rows = kept(
        (
            Column(w.say(WHEN), dated=True, key="when"),
            Column(w.say(WHAT), head=True, key="what"),
            Column(w.say(KIND), key="kind"),
            Column(w.say(OWNER), key="owner"),
            Column(w.say(STATE), key="status"),
        ),
        [
            Row(
                (
                    Cell(each.written),
                    Cell(each.what or NOTHING),
                    Cell(w.say(each.kind)),
                    Cell((each.owner or NOTHING) if owner else ""),
                    duty_state(w, each),
                ),
                place=w.place(each.part, each.field),
            )
            for each in found
        ],
        (),
    )
    return Table(w.say(caption), columns, rows, cards=True)


def _role(w: Wording, role: Role | None) -> str:
    if role is None:
        return ""
    said = (w.text(role, name) for name in ("organisation", "fte"))
    return " · ".join(filter(None, said))


def _figures(w: Wording, owned: Owned) -> tuple[Figure, ...]:
    rows = rows_of(w, owned.activities)
    found = []
    for total, key, what, unit in (
        (kronor_of(rows), "kronor", Text("cost", "kostnad"), "kr"),
        (hours_of(rows), "hours", Text("hours", "timmar"), "h"),
    ):
        at = tuple((row.part, None) for row in rows if getattr(row, key) is not None)
        if not total.empty:
            found.append(added(w, w.say(FIGURE, owner=_name(w, owned), what=w.say(what)), total, at, unit))
    return tuple(found)


def of_owner(w: Wording, owned: Owned, number: int) -> Section | None:
    """Return one owner's list, to be handed to that owner: a page of its own on paper."""
    found = section(
        w,
        f"owner-{number}" if owned.name else "without-owner",
        Text(_name(w, owned), _name(w, owned)),
        (
            part("", prose(_role(w, owned.role), kind="note"), prose(_counts(w, owned))),
            part(w.say(ACTIVITIES), _activities(w, owned)),
            part(w.say(RISKS), _risks(w, owned)),
            part(w.say(OTHERS), duties_table(w, OTHERS, other_duties(owned))),
        ),
        _figures(w, owned),
    )
    return found._replace(own_page=True) if found is not None else None


def overview(w: Wording, found: Sequence[Owned]) -> Section | None:
    """Return every owner with how much there is to do."""
    if not found:
        return section(w, "owners", OVERVIEW, (part("", missing(w, NOTHING_TO_DO)),))
    rows = []
    for owned in found:
        paying = rows_of(w, owned.activities)
        counts = (
            len(owned.activities),
            sum(late(w, each) for each in owned.activities),
            len(owned.risks),
            len(other_duties(owned)),
        )
        first, *others = (Cell(str(each), number=str(each)) for each in counts)
        behind, *others = others
        rows.append(
            Row(
                (
                    Cell(_name(w, owned), "" if owned.name else "missing"),
                    first,
                    behind._replace(mark="missing") if counts[1] else behind,
                    _sum(w, hours_of(paying)),
                    _sum(w, kronor_of(paying)),
                    *others,
                )
            )
        )
    columns = (
        Column(w.say(OWNER), head=True, key="owner"),
        Column(w.say(ACTIVITIES), figures=True, key="activities", unit="n"),
        Column(w.say(LATE_COLUMN), figures=True, key="late", unit="n"),
        Column(w.say(HOURS), figures=True, key="hours", unit="h"),
        Column(w.say(COST), figures=True, key="kronor", unit="kr"),
        Column(w.say(Text("Risks", "Risker")), figures=True, key="risks", unit="n"),
        Column(w.say(Text("Other days", "Andra datum")), figures=True, key="days", unit="n"),
    )
    table = Table(w.say(OVERVIEW), columns, tuple(rows), cards=True, name="owner-sums")
    return section(w, "owners", OVERVIEW, (part("", table, prose(w.say(DASH), kind="note")),))


def by_date(w: Wording, found: Sequence[Owned]) -> Section | None:
    """Return the activities and the duties of everybody in order of date, as one table."""
    rows: list[tuple[tuple[date, date], Row]] = []
    for owned in found:
        for activity in owned.activities:
            paying = rows_of(w, (activity,))
            end = w.checked.calendar.of(activity).end
            last = end.latest.isoformat() if end is not None else ""
            cells = (
                when_cell(w, activity),
                Cell(last or NOTHING, number=last),
                Cell(w.say(ACTIVITY)),
                Cell(" ".join(filter(None, ((activity.id or "").strip(), activity.text))) or NOTHING),
                Cell(_name(w, owned), "" if owned.name else "missing"),
                _sum(w, hours_of(paying)),
                _sum(w, kronor_of(paying)),
                _state(w, activity),
            )
            rows.append((day_of(w, activity), Row(cells, id=(activity.id or "").strip(), place=w.place(activity))))
        for duty in owned.duties:
            last = duty.last.isoformat() if duty.last is not None else ""
            cells = (
                Cell(duty.written),
                Cell(last or NOTHING, number=last),
                Cell(w.say(duty.kind)),
                Cell(duty.what or NOTHING),
                Cell(_name(w, owned), "" if owned.name else "missing"),
                Cell(NOTHING),
                Cell(NOTHING),
                duty_state(w, duty),
            )
            key = (duty.first or date.max, duty.last or date.max)
            rows.append((key, Row(cells, id=duty.id, place=w.place(duty.part, duty.field))))
    if not rows:
        return None
    rows.sort(key=lambda each: each[0])
    columns, made = kept(
        (
            Column(w.say(WHEN), dated=True, key="when"),
            Column(w.say(LAST), short=True, key="last", unit="date"),
            Column(w.say(KIND), key="kind"),
            Column(w.say(WHAT), head=True, key="what"),
            Column(w.say(OWNER), key="owner"),
            Column(w.say(HOURS), figures=True, key="hours", unit="h"),
            Column(w.say(COST), figures=True, key="kronor", unit="kr"),
            Column(w.say(STATE), key="status", choices=tuple(w.say(each.words) for each in ActivityStatus)),
        ),
        [row for _, row in rows],
        (),
    )
    undated = all(key[1] == date.max for key, _ in rows)
    table = Table(w.say(BY_DATE), columns, made, cards=True, name="owners")
    body: Part | None = part("", prose(w.say(NO_DATES), kind="missing") if undated else None, table)
    made_section = section(w, "by-date", BY_DATE, (body,))
    return made_section._replace(own_page=True) if made_section is not None else None

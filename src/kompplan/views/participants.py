"""Who takes part, in words: unique persons, women and men, seats, attendances, time off duty, and printed tables."""

from collections.abc import Iterator
from typing import NamedTuple

from kompplan.calculations.attendance import Attendance
from kompplan.calculations.people import key_of
from kompplan.calculations.sums import Amount, Unknown
from kompplan.calculations.table_sums import Outcome, checks
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.i18n.show import listed, number, show
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.model.words import ActivityStatus, Kind
from kompplan.values.quantity import Unit
from kompplan.views.figures import between, sum_cell
from kompplan.views.grid import NOTHING, Grid
from kompplan.views.participants_grids import (
    CHOSEN,
    LACKING,
    MOST,
    Taking,
    activities_grid,
    activity_words,
    called,
    groups_grid,
    hours_grid,
    mark_of,
    share_words,
)
from kompplan.views.participants_tables import TableWords, tables_words
from kompplan.views.places import place_of


class ParticipantWords(NamedTuple):
    """What the command prints."""

    summary: tuple[str, ...]
    groups: Grid
    activities: Grid
    hours: Grid
    legend: tuple[str, ...]
    tables: tuple[TableWords, ...]
    unknown: tuple[str, ...]
    step: str


def _summary(checked: CheckedPlan, found: Taking, language: Language) -> tuple[str, ...]:
    known, outside = found.everybody.known, found.everybody.outside
    lines = []
    if known.names and known.counted.empty:
        lines.append(Text("no target group has a size", "ingen målgrupp har ett antal").to(language))
    elif known.names:
        unique = between(known.unique.low, known.unique.high, language)
        counted = sum_cell(known.counted, language).shown
        text = Text("{} unique persons, {} counted with overlaps", "{} unika personer, {} räknade med överlapp")
        if not known.pairs:
            text = Text("{} unique persons", "{} unika personer")
        share = share_words(known.sexes, language).shown
        first = text.to(language).format(unique, counted)
        if share != NOTHING:
            first += f" · {share} {Text('women', 'kvinnor').to(language)}"
        lines.append(first)
    else:
        lines.append(Text("the plan names no target groups", "planen nämner inga målgrupper").to(language))
    attended, hours = found.attendances, found.hours
    if found.rows:
        many = len(found.rows)
        figures = [Text(f"{many} activities to take part in", f"{many} aktiviteter att delta i").to(language)]
        if not attended.empty:
            text = Text("{} attendances", "{} deltagartillfällen")
            figures.append(text.to(language).format(sum_cell(attended, language).shown))
        if not hours.empty:
            text = Text("{} hours off duty", "{} timmar från ordinarie arbete")
            figures.append(text.to(language).format(sum_cell(hours, language).shown))
        lines.append(" · ".join(figures))
    if outside is not None:
        in_all = between(found.everybody.unique.low, found.everybody.unique.high, language)
        many = len(outside.names)
        text = Text(
            "{} more target groups, and the plan does not say whether they are among these: {} persons in all",
            "{} målgrupper till, och planen säger inte om de är bland dessa: {} personer i alla",
        )
        lines.append(text.to(language).format(many, in_all))
    return tuple(lines)


def _legend(checked: CheckedPlan, found: Taking, language: Language) -> tuple[str, ...]:
    lines = []
    members = found.everybody.known
    if members.names and found.group is None:
        lines.append(
            Text(
                "unique: groups of which the plan states no overlap are counted as different persons",
                "unika: grupper som planen inte anger överlapp för räknas som olika personer",
            ).to(language)
        )
    if members.sexes is not None and not members.sexes.split:
        lines.append(
            Text(
                "the share of women is an interval where a group or an overlap is not split by sex",
                "andelen kvinnor är ett intervall där en grupp eller ett överlapp inte är uppdelat på kön",
            ).to(language)
        )
    marks = {mark_of(row) for row in found.rows}
    signs = {
        LACKING: Text("fewer seats than need", "färre platser än behovet"),
        CHOSEN: Text("only some are chosen (selection)", "bara en del väljs ut (urval)"),
    }
    lines += [f"{mark} {text.to(language)}" for mark, text in signs.items() if mark in marks]
    if any(row.gap is not None or not isinstance(row.attendances, Unknown) for row in found.rows):
        lines.append(
            Text(
                "spare: seats less need; attendances: persons × times, apart from unique persons",
                "över: platser minus behov; närvaro: personer × gånger, skilt från unika personer",
            ).to(language)
        )
    if any(_days(row) for row in found.rows):
        day = number(checked.settings.day_hours, language)
        text = Text(
            "a day counts as {} hours (day-hours in kompplan.toml)",
            "en dag räknas som {} timmar (day-hours i kompplan.toml)",
        )
        lines.append(text.to(language).format(day))
    if not found.cost.empty:
        rates = sorted(
            {
                (row.rate.low, row.rate.high)
                for row in found.rows
                if isinstance(row.rate, Amount) and isinstance(row.cost, Amount)
            },
            key=str,
        )
        shown = ", ".join(between(low, high, language) for low, high in rates)
        text = Text(
            "substitutes: the hours at {} kr, the plan's own rate",
            "vikarier: timmarna à {} kr, planens egen timkostnad",
        )
        lines.append(text.to(language).format(shown))
    staffing = [
        each
        for each in checked.plan.activities
        if each.kind is Kind.STAFFING and each.cost is not None and each.status is not ActivityStatus.CANCELLED
    ]
    for each in staffing if found.group is None else ():
        cost = " ".join(each.cost.written.split()) if each.cost is not None else ""
        text = Text("the plan itself has {}: {} ({})", "planen har själv {}: {} ({})")
        lines.append(text.to(language).format(show(named(each), language), safe(cost), place_of(checked, each, "cost")))
    return tuple(lines)


def _days(row: Attendance) -> bool:
    activity = row.activity
    if row.stated or not isinstance(row.hours, Amount):
        return False
    lengths = [activity.days, activity.length, *(part.length for part in activity.parts)]
    return any(each is not None and each.unit in (None, Unit.DAY) for each in lengths)


def unknown_lines(checked: CheckedPlan, found: Taking, language: Language) -> Iterator[str]:
    """Yield what is not known, each with its reason and place; activities with the same reason stand together."""
    unsized = [
        f"{called(group, language)} ({place_of(checked, group)})"
        for group, members in found.groups
        if found.people.size(key_of(group)) is None and len(members.names) < 2
    ]
    if unsized:
        yield f"{Text('the size is not stated', 'antalet är inte angivet').to(language)}: {_some(unsized, language)}"
    for group, members in found.groups:
        if len(members.names) > 1 and members.unknown:
            text = Text("the size of {} is not stated", "antalet i {} är inte angivet")
            said = text.to(language).format(_some(list(members.unknown), language))
            yield f"{called(group, language)}: {safe(said)} ({place_of(checked, group)})"
    for first, second in found.everybody.known.vague:
        text = Text(
            "{} and {} overlap, and the plan does not say by how many",
            "{} och {} överlappar, och planen säger inte med hur många",
        )
        group = found.people.groups[first]
        yield f"{safe(text.to(language).format(first, second))} ({place_of(checked, group)})"
    reasons: dict[Text, list[Attendance]] = {}
    for row in found.rows:
        for value in (row.persons, row.attendances, row.hours, row.cost):
            if isinstance(value, Unknown) and row not in reasons.setdefault(value.why, []):
                reasons[value.why].append(row)
    for why, rows in reasons.items():
        shown = [
            f"{row.activity.id or activity_words(row, language)} ({place_of(checked, row.activity)})" for row in rows
        ]
        yield f"{why.to(language)}: {_some(shown, language)}"


def _some(items: list[str], language: Language) -> str:
    if len(items) <= MOST:
        return listed(items, language)
    more = Text(f"{len(items) - MOST} more", f"{len(items) - MOST} till").to(language)
    return listed([*items[:MOST], more], language)


def _step(found: Taking, language: Language) -> str:
    off = any(check.outcome is Outcome.OFF for view in found.tables for check in checks(view))
    if off:
        return Text(
            "Next: kompplan participants --tables shows each figure beside the right one",
            "Gör så här: kompplan participants --tables visar varje uppgift bredvid den rätta",
        ).to(language)
    unsized = [key_of(group) for group, members in found.groups if members.unknown]
    if unsized:
        return (
            Text("Next: state how many are in {}", "Gör så här: ange hur många som är i {}")
            .to(language)
            .format(safe(listed(unsized[:3], language)))
        )
    return ""


def participant_words(checked: CheckedPlan, found: Taking, language: Language) -> ParticipantWords:
    """Put who takes part into words."""
    return ParticipantWords(
        summary=_summary(checked, found, language),
        groups=groups_grid(checked, found, language),
        activities=activities_grid(checked, found, language),
        hours=hours_grid(checked, found, language),
        legend=_legend(checked, found, language),
        tables=tables_words(checked, found, language),
        unknown=tuple(unknown_lines(checked, found, language)),
        step=_step(found, language),
    )

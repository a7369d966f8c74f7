"""Who takes part, as tables: groups, seats and attendances, time off duty, and every figure for a spreadsheet."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from kompplan.calculations.attendance import Attendance, TimeOff, attendances, time_off, whole
from kompplan.calculations.crowds import Crowd, Everybody, Sexes, crowd, everybody, managers_of
from kompplan.calculations.people import People, key_of, people
from kompplan.calculations.rounding import apart
from kompplan.calculations.sums import ZERO, Amount, Sum, Unknown, total
from kompplan.calculations.tables import TableView
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.i18n.show import NBSP, listed, number, show
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.model.people import TargetGroup
from kompplan.views.figures import amount_cell, between, sum_cell
from kompplan.views.grid import NOTHING, Cell, Column, Grid, Row, words
from kompplan.views.places import place_of

MOST = 8
"""How many names a line holds."""
_HEADINGS = {
    "group": Text("target group", "målgrupp"),
    "activity": Text("activity", "aktivitet"),
    "counted": Text("counted", "räknade"),
    "unique": Text("unique", "unika"),
    "women": Text("women", "kvinnor"),
    "men": Text("men", "män"),
    "share": Text("women %", "andel kv"),
    "managers": Text("managers", "chefer"),
    "managers_women": Text("managers, women", "chefer, kvinnor"),
    "managers_men": Text("managers, men", "chefer, män"),
    "remark": Text("remark", "anmärkning"),
    "mark": Text("", ""),
    "need": Text("need", "behov"),
    "seats": Text("seats", "platser"),
    "gap": Text("spare", "över"),
    "sessions": Text("sessions", "tillfällen"),
    "persons": Text("persons", "personer"),
    "times": Text("times", "ggr"),
    "attendances": Text("attendances", "närvaro"),
    "each": Text("h each", "h var"),
    "hours": Text("hours", "timmar"),
    "cost": Text("substitutes, SEK", "vikarier, kr"),
    "place": Text("place", "plats"),
}
_FIGURES = frozenset(_HEADINGS) - {"mark", "group", "activity", "remark", "place"}
_FEW = 3
SOME = Unknown(Text("some", "en del"))
TOGETHER = Text("Together", "Tillsammans")
ALL = Text("Total", "Totalt")
NO_GROUP_STATED = Text("no target group stated", "ingen målgrupp angiven")
LACKING, CHOSEN = "!", "*"
_BESIDE = Text("Relation not stated", "Samband inte angivet")


class Taking(NamedTuple):
    """Everything that is shown, whole or for one group."""

    people: People
    group: str | None
    everybody: Everybody
    groups: tuple[tuple[TargetGroup, Crowd], ...]
    """Each group with those it consists of; one that consists of none alone."""
    rows: tuple[Attendance, ...]
    time_off: tuple[TimeOff, ...]
    tables: tuple[TableView, ...]

    @property
    def hours(self) -> Sum:
        return total(row.hours for row in self.rows)

    @property
    def cost(self) -> Sum:
        return total(row.cost for row in self.rows)

    @property
    def attendances(self) -> Sum:
        return total(row.attendances for row in self.rows)


def everyone(checked: CheckedPlan) -> People:
    """Return the plan's groups, those without an id by their names."""
    groups = checked.plan.target_groups
    return checked.people if all(each.id for each in groups) else people(groups, nameless=True)


def taking(checked: CheckedPlan, group: str | None = None) -> Taking:
    """Return who takes part; with ``group`` only that group, what it consists of, and what it takes part in."""
    found = everyone(checked)
    rows = attendances(checked.plan, found, checked.calendar, checked.settings.day_hours)
    names = list(found.groups)
    tables = checked.tables
    if group is not None:
        inside = {group, *found.parts((group,))}
        names = [name for name in names if name in inside]
        rows = tuple(row for row in rows if inside & set(row.groups))
        tables = tuple(view for view in tables if (view.table.group or "").strip() in inside)
        whole = Everybody(crowd(found, (group,)), None)
    else:
        whole = everybody(found)
    parts = {name: crowd(found, found.below(name) or (name,)) for name in names}
    return Taking(
        found, group, whole, tuple((found.groups[name], parts[name]) for name in names), rows, time_off(rows), tables
    )


def _columns(keys: Iterable[str], language: Language) -> tuple[Column, ...]:
    return tuple(Column(key, _HEADINGS[key].to(language), figures=key in _FIGURES) for key in keys)


def value_cell(value: Amount | Unknown | None, language: Language, *, persons: bool = False) -> Cell:
    """Return a figure; that of persons, seats and the like in whole ones."""
    return amount_cell(whole(value) if persons and isinstance(value, Amount) else value, language)


def _gap_cell(gap: Amount | None, language: Language) -> Cell:
    """Return seats less need, with a sign."""
    if gap is None or gap.high is None:
        return Cell(NOTHING)
    gap = whole(gap)
    low, high = (
        f"+{number(each, language)}" if each > 0 else number(each, language) for each in (gap.low, gap.high or ZERO)
    )
    return Cell(low, gap.low) if gap.exact else Cell(f"{low}…{high}")


def share_words(sexes: Sexes | None, language: Language) -> Cell:
    """Return the share of women in whole per cent, half up; an interval where it is not known exactly."""
    share = sexes.share if sexes is not None else None
    if share is None:
        return Cell(NOTHING)
    low, high = ((100 * each).quantize(Decimal(1), ROUND_HALF_UP) for each in share)
    if low == 0 and high == 100:
        return Cell(NOTHING)
    return Cell(f"{between(low, high, language)}{NBSP}%", low if share[0] == share[1] else None)


def _sex(sexes: Sexes | None, which: str, language: Language) -> Cell:
    if sexes is None or (not sexes.split and not sexes.women.low and not sexes.men.low):
        return Cell(NOTHING)
    return value_cell(getattr(sexes, which), language, persons=True)


def overlap_words(found: People, group: TargetGroup, language: Language) -> str:
    """Return what a group says of others: what it consists of, and whom it shares persons with."""
    name = key_of(group)
    below = found.below(name) if found.groups.get(name) is group else ()
    parts = []
    if len(below) > _FEW:
        parts.append(Text("consists of {} groups", "omfattar {} grupper").to(language).format(len(below)))
    elif below:
        parts.append(Text("consists of {}", "omfattar {}").to(language).format(listed(list(below), language)))
    shared = [(each, found.overlaps.get(name, {}).get((each.group or "").strip())) for each in group.overlaps]
    if len(shared) > _FEW:
        added = total(amount if amount is not None else SOME for _, amount in shared)
        text = Text("{} also in {} others", "{} även i {} andra")
        parts.append(text.to(language).format(sum_cell(added, language).shown, len(shared)))
    else:
        for overlap, amount in shared:
            many = between(amount.low, amount.high, language) if amount is not None else SOME.why.to(language)
            text = Text("{} also in {}", "{} även i {}")
            parts.append(text.to(language).format(many, (overlap.group or "").strip()))
    return safe("; ".join(parts))


def _stated(group: TargetGroup) -> str:
    """Return a group's counts as they are written."""
    totals = [count.total.written for count in group.counts if count.total is not None]
    return ", ".join(" ".join(each.split()) for each in totals)


def groups_grid(checked: CheckedPlan, found: Taking, language: Language) -> Grid:
    """Return one row for each group, then all together; one that consists of others shows both their sums."""
    keys = ("group", "counted", "unique", "women", "men", "share", "remark", "place")
    rows = []
    for group, members in found.groups:
        name = key_of(group)
        composite = members.names != (name,)
        size = found.people.size(name)
        unique = size if not composite or members.counted.empty else members.unique
        remark = overlap_words(found.people, group, language)
        if composite and _stated(group):
            agree = size is not None and not apart(size, members.unique)
            told = Text("stated {}", "angivet {}") if agree else Text("stated {} (PAR07)", "angivet {} (PAR07)")
            remark = "; ".join(filter(None, (safe(told.to(language).format(_stated(group))), remark)))
        remark = "; ".join(filter(None, (managers_words(group, language), remark)))
        place = place_of(checked, group)
        rows.append(
            Row(
                (
                    Cell(called(group, language), key_of(group)),
                    sum_cell(members.counted, language) if composite else value_cell(size, language, persons=True),
                    value_cell(unique, language, persons=True),
                    _sex(members.sexes, "women", language),
                    _sex(members.sexes, "men", language),
                    share_words(members.sexes, language),
                    Cell(remark),
                    words(place),
                ),
                place=place,
            )
        )
    if rows and found.group is None:
        known = found.everybody.known
        rows.append(_together(TOGETHER if found.everybody.outside is None else _RELATED, known, language))
        if found.everybody.outside is not None:
            rows.append(_together(_BESIDE, found.everybody.outside, language, kind="part"))
    return Grid(_columns(keys, language), tuple(rows))


def managers_words(group: TargetGroup, language: Language) -> str:
    """Return how many managers a group has, and their share of women."""
    managers = managers_of(group)
    if managers is None:
        return ""
    said = Text("{} managers", "{} chefer").to(language).format(value_cell(managers.size, language, persons=True).shown)
    share = share_words(managers.sexes, language).shown
    return said if share == NOTHING else f"{said} ({share} {Text('women', 'kvinnor').to(language)})"


_RELATED = Text("Those who belong together", "De som hänger ihop")


def _together(label: Text, members: Crowd, language: Language, kind: str = "total") -> Row:
    return Row(
        (
            words(label.to(language)),
            sum_cell(members.counted, language),
            Cell(NOTHING) if members.counted.empty else value_cell(members.unique, language, persons=True),
            _sex(members.sexes, "women", language),
            _sex(members.sexes, "men", language),
            share_words(members.sexes, language),
            Cell(""),
            Cell(""),
        ),
        kind=kind,
    )


def called(group: TargetGroup, language: Language) -> str:
    """Return what a group is called."""
    return safe(" ".join((group.name or group.id or show(named(group), language)).split()))


def activity_words(row: Attendance, language: Language) -> str:
    """Return an activity's id and words."""
    return show(named(row.activity), language)


def activities_grid(checked: CheckedPlan, found: Taking, language: Language) -> Grid:
    """Return need and seats, sessions and attendances of each activity."""
    keys = ("mark", "activity", "need", "seats", "gap", "sessions", "persons", "times", "attendances", "place")
    rows = []
    for row in found.rows:
        place = place_of(checked, row.activity)
        values = (row.need.size if row.need is not None else None, row.seats)
        rows.append(
            Row(
                (
                    Cell(mark_of(row)),
                    Cell(activity_words(row, language), row.activity.id or row.activity.text),
                    *(value_cell(each, language, persons=True) for each in values),
                    _gap_cell(row.gap, language),
                    value_cell(row.sessions, language, persons=True),
                    value_cell(row.persons, language),
                    value_cell(row.times, language),
                    value_cell(row.attendances, language),
                    words(place),
                ),
                place=place,
            )
        )
    if rows and not found.attendances.empty:
        attended = sum_cell(found.attendances, language)
        empty = Cell("")
        rows.append(Row((empty, words(ALL.to(language)), *[empty] * 6, attended, empty), kind="total"))
    return Grid(_columns(keys, language), tuple(rows))


def mark_of(row: Attendance) -> str:
    """Return a sign for seats that do not suffice, and for participants of whom only some are chosen."""
    if row.activity.selection:
        return CHOSEN
    return LACKING if row.gap is not None and row.gap.high is not None and row.gap.high < 0 else ""


def hours_grid(checked: CheckedPlan, found: Taking, language: Language) -> Grid:
    """Return the time off duty by group, with the activities that take it below each."""
    keys = ("group", "persons", "each", "hours", "cost", "place")
    rows = []
    empty = Cell("")
    for off in found.time_off:
        if off.hours.empty:
            continue
        label = groups_words(found.people, off.groups, language)
        sums = (sum_cell(off.hours, language), _cost(off.cost, language))
        rows.append(Row((Cell(label, label), empty, empty, *sums, empty), kind="sum"))
        for row in off.rows:
            place = place_of(checked, row.activity, "hours" if row.stated else None)
            rows.append(
                Row(
                    (
                        Cell(activity_words(row, language), row.activity.id or row.activity.text),
                        value_cell(row.persons, language),
                        value_cell(row.each, language),
                        value_cell(row.hours, language),
                        value_cell(row.cost, language),
                        words(place),
                    ),
                    kind="part",
                    place=place,
                    depth=1,
                )
            )
    if rows:
        cells = (
            words(ALL.to(language)),
            empty,
            empty,
            sum_cell(found.hours, language),
            _cost(found.cost, language),
            empty,
        )
        rows.append(Row(cells, kind="total"))
    return Grid(_columns(keys, language), tuple(rows))


def _cost(cost: Sum, language: Language) -> Cell:
    return sum_cell(cost, language)


def groups_words(found: People, names: tuple[str, ...], language: Language) -> str:
    if not names:
        return NO_GROUP_STATED.to(language)
    groups = found.groups
    return " + ".join(called(groups[name], language) for name in names)


def figures_grid(checked: CheckedPlan, found: Taking, language: Language) -> Grid:
    """Return one row for each figure: of what, which, its value or its bounds, why it is not known, and its place."""
    keys = {
        "of": Text("of", "om"),
        "id": Text("id", "id"),
        "name": Text("name", "namn"),
        "figure": Text("figure", "uppgift"),
        "value": Text("value", "värde"),
        "low": Text("at least", "minst"),
        "high": Text("at most", "högst"),
        "why": Text("reason", "skäl"),
        "place": Text("place", "plats"),
    }
    columns = tuple(
        Column(key, text.to(language), figures=key in ("value", "low", "high")) for key, text in keys.items()
    )
    rows = []

    def add(of: str, identity: str | None, name: str, key: str, value: Amount | Unknown | None, place: str) -> None:
        amount = value if isinstance(value, Amount) else None
        exact = amount is not None and amount.exact
        cells = (
            words(_HEADINGS[of].to(language)),
            words(identity),
            words(name),
            words(_HEADINGS[key].to(language)),
            _figure(amount.low if amount is not None and exact else None),
            _figure(amount.low if amount is not None else None),
            _figure(amount.high if amount is not None else None),
            Cell(value.why.to(language) if isinstance(value, Unknown) else ""),
            words(place),
        )
        rows.append(Row(cells, place=place))

    for group, members in found.groups:
        place = place_of(checked, group)
        counted = members.counted
        known = Amount(counted.low, None if counted.unknown else counted.high) if not counted.empty else None
        figures: list[tuple[str, Amount | None]] = [("counted", known), ("unique", members.unique if known else None)]
        if members.sexes is not None:
            figures += [("women", members.sexes.women), ("men", members.sexes.men)]
        managers = managers_of(group)
        if managers is not None:
            figures.append(("managers", managers.size))
            if managers.sexes is not None:
                figures += [("managers_women", managers.sexes.women), ("managers_men", managers.sexes.men)]
        for key, value in figures:
            add("group", group.id, called(group, language), key, value, place)
    for row in found.rows:
        place = place_of(checked, row.activity)
        values: tuple[tuple[str, Amount | Unknown | None], ...] = (
            ("need", row.need.size if row.need is not None else None),
            ("seats", row.seats),
            ("gap", row.gap),
            ("sessions", row.sessions),
            ("persons", row.persons),
            ("times", row.times),
            ("attendances", row.attendances),
            ("each", row.each),
            ("hours", row.hours),
            ("cost", row.cost),
        )
        for key, each in values:
            add("activity", row.activity.id, " ".join((row.activity.text or "").split()), key, each, place)
    return Grid(columns, tuple(rows))


def _figure(value: Decimal | None) -> Cell:
    return Cell(NOTHING) if value is None else Cell(str(value), value)

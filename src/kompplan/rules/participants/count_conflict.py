"""Report target groups of which the plan says different numbers."""

from collections.abc import Iterator, Mapping

from kompplan.calculations.people import headcount, persons, same_time
from kompplan.calculations.rounding import apart
from kompplan.calculations.sums import Amount
from kompplan.calculations.tables import TableView
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.amounts import shown
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.loading.places import Anchor
from kompplan.model.activities import Activity
from kompplan.model.people import Headcount, TargetGroup

_ADVICE = Text(
    en="find out which is right, or give each count its date: as_of: …",
    sv="ta reda på vilket som stämmer, eller ge varje antal sitt datum: per: …",
)


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """One finding a group: its own counts first, then what it consists of, its table, and its activities."""
    by_group: dict[str, list[Activity]] = {}
    for activity in checked.plan.activities:
        if len(activity.target_groups) == 1 and activity.participants is not None:
            by_group.setdefault(activity.target_groups[0].strip(), []).append(activity)
    tables: dict[str, list[TableView]] = {}
    for view in checked.tables:
        if view.table.group is not None:
            tables.setdefault(view.table.group.strip(), []).append(view)
    for group in checked.plan.target_groups:
        found = _in_counts(checked, group)
        if found is None:
            name = (group.id or "").strip()
            if checked.people.groups.get(name) is group:
                found = (
                    _in_union(checked, group)
                    or _in_tables(checked, group, tables.get(name, []))
                    or _women_in_tables(checked, group, tables.get(name, []))
                    or _in_activities(checked, group, name, by_group)
                )
        if found is not None:
            yield found


def _place(checked: CheckedPlan, count: Headcount) -> Anchor:
    return checked.at(count, "total" if count.total is not None else "women")


def _in_counts(checked: CheckedPlan, group: TargetGroup) -> Finding | None:
    """Compare each count with those before it; a group has a handful at most."""
    before: list[tuple[Headcount, Amount]] = []
    for count in group.counts:
        size = headcount(count)
        if size is None:
            continue
        for other, stated in before:
            if same_time(other, count) and apart(stated, size):
                return _conflict(checked, group, (other, stated), size, _place(checked, count))
        before.append((count, size))
    return None


def _conflict(
    checked: CheckedPlan, group: TargetGroup, first: tuple[Headcount, Amount], second: Amount, at: Anchor
) -> Finding:
    count, size = first
    return Finding(
        at=at,
        text=Text(
            en="{group} is said to be both {first} and {second}", sv="{group} anges vara både {first} och {second}"
        ),
        values={"group": named(group), "first": shown(size), "second": shown(second)},
        advice=_ADVICE,
        related=(_note(checked, count, size),),
    )


def _note(checked: CheckedPlan, count: Headcount, size: Amount) -> Note:
    if count.source:
        text = Text(en="{size} according to {source}", sv="{size} enligt {source}")
        return Note(_place(checked, count), text, {"size": shown(size), "source": count.source})
    return Note(_place(checked, count), Text(en="{size} here", sv="{size} här"), {"size": shown(size)})


def _stated(group: TargetGroup) -> list[tuple[Headcount, Amount]]:
    return [(count, size) for count in group.counts if (size := headcount(count)) is not None]


def _in_union(checked: CheckedPlan, group: TargetGroup) -> Finding | None:
    """A number that counts the overlap twice is PAR06's."""
    stated = _stated(group)
    if not group.includes or not stated:
        return None
    together = checked.people.union(name.strip() for name in group.includes)
    if together is None:
        return None
    if any(not apart(size, each) for _, size in stated for each in (together.unique, together.sum)):
        return None
    count, size = stated[0]
    return Finding(
        at=_place(checked, count),
        text=Text(
            en="{group} is said to be {size}, but the groups it consists of are {together} together",
            sv="{group} anges vara {size}, men grupperna som den omfattar är tillsammans {together}",
        ),
        values={"group": named(group), "size": shown(size), "together": shown(together.unique)},
        advice=Text(
            en="correct the count, or the groups that it consists of",
            sv="rätta antalet, eller grupperna som den omfattar",
        ),
        related=(Note(checked.key(group, "includes"), Text(en="consists of", sv="omfattar")),),
    )


def _in_tables(checked: CheckedPlan, group: TargetGroup, views: list[TableView]) -> Finding | None:
    """A table about the group has to hold its number somewhere: among the staff, or among the managers."""
    stated = _stated(group)
    own = [size for _, size in stated]
    if group.managers is not None:
        managers = headcount(group.managers)
        own += [managers] if managers is not None else []
    for view in views:
        totals = [
            (each.total, size) for each in view.groups if each.total is not None and (size := _total(view, each.total))
        ]
        if not totals or not stated or any(not apart(size, each) for _, size in totals for each in own):
            continue
        count, size = stated[0]
        column, printed = totals[0]
        spot = view.totals.entries[column].spot if view.totals is not None else None
        at = (
            checked.at(view.table, spot.field, spot.item, cell=spot.cell)
            if spot is not None
            else checked.key(view.table, "rows")
        )
        return _conflict(checked, group, (count, size), printed, at)
    return None


def _women_in_tables(checked: CheckedPlan, group: TargetGroup, views: list[TableView]) -> Finding | None:
    """Compare the women of a count with a table of as many: the two columns may have changed places."""
    for view in views:
        for each in view.groups:
            size = _total(view, each.total) if each.total is not None else None
            women = _total(view, each.women) if each.women is not None else None
            if size is None or women is None:
                continue
            for count, stated in _stated(group):
                told = persons(count.women)
                if told is None or apart(stated, size) or not apart(told, women):
                    continue
                return Finding(
                    at=checked.at(count, "women"),
                    text=Text(
                        en="{group} is said to have both {first} and {second} women",
                        sv="{group} anges ha både {first} och {second} kvinnor",
                    ),
                    values={"group": named(group), "first": shown(told), "second": shown(women)},
                    advice=_ADVICE,
                    related=(
                        Note(
                            checked.key(view.table, "totals" if view.table.totals else "rows"),
                            Text(en="{size} women in the table", sv="{size} kvinnor enligt tabellen"),
                            {"size": shown(women)},
                        ),
                    ),
                )
    return None


def _total(view: TableView, column: int) -> Amount | None:
    stated = view.totals.amount(column) if view.totals is not None else None
    return stated if stated is not None else view.column_sum(column)


def _in_activities(
    checked: CheckedPlan, group: TargetGroup, name: str, activities: Mapping[str, list[Activity]]
) -> Finding | None:
    """Some of a group may take part, but not more than there are."""
    size = checked.people.size(name)
    for activity in activities.get(name, ()):
        participants = persons(activity.participants)
        if size is None or participants is None or apart(participants, size) <= 0:
            continue
        stated = _stated(group)
        return Finding(
            at=checked.at(activity, "participants"),
            text=Text(
                en="{activity} is for {participants} participants, but the target group {group} is {size}",
                sv="{activity} är för {participants} deltagare, men målgruppen {group} är {size}",
            ),
            values={
                "activity": named(activity),
                "participants": shown(participants),
                "group": named(group),
                "size": shown(size),
            },
            advice=Text(
                en="find out which is right, or name the further groups that take part",
                sv="ta reda på vilket som stämmer, eller ange fler grupper som deltar",
            ),
            related=(_note(checked, *stated[-1]),) if stated else (),
        )
    return None


RULE = Rule(
    code="PAR07",
    name="count-conflict",
    levels=always(Severity.WARNING),
    summary=Text(en="A target group with several different numbers", sv="En målgrupp med flera olika antal"),
    explanation=Explanation(
        notices=Text(
            en=(
                "a target group with counts that cannot all be true and do not have different dates; that is not "
                "what the groups it consists of are together; whose table (group:) gives another number; or that is "
                "smaller than the number of participants in an activity for it alone. 'About 200' and 205 can both "
                "be true"
            ),
            sv=(
                "en målgrupp vars antal inte kan stämma alla på en gång och inte har olika datum; som inte är vad "
                "grupperna den omfattar är tillsammans; vars tabell (grupp:) ger ett annat antal; eller som är "
                "mindre än antalet deltagare i en aktivitet för den ensam. ”Ca 200” och 205 kan stämma båda två"
            ),
        ),
        matters=Text(
            en=(
                "seats, groups and substitutes are reckoned from one of the numbers and the invitations from another; "
                "that is noticed on the first morning, when the chairs do not suffice"
            ),
            sv=(
                "platser, grupper och vikarier räknas på ett av antalen och kallelserna på ett annat; "
                "det märks första morgonen, när stolarna inte räcker"
            ),
        ),
        wrong=(
            "målgrupper:\n  - id: lärledare\n    namn: Utbildade lärledare\n    antal:\n"
            "      - {kvinnor: 172, män: 33, källa: tabell C}\n      - {totalt: 220, källa: uppföljningsdagen}"
        ),
        right=(
            "målgrupper:\n  - id: lärledare\n    namn: Utbildade lärledare\n    antal:\n"
            "      - {kvinnor: 172, män: 33, källa: tabell C, per: 2011-10}\n"
            "      - {totalt: 220, källa: uppföljningsdagen, per: 2012-10}"
        ),
        origin=Text(
            en=(
                "LiA has about 200 trained learning leaders in the text, 205 in the table and 220 at the follow-up "
                "day; VIVA's staff is 36 and then 34, though it is said to have doubled"
            ),
            sv=(
                "LiA har ca 200 utbildade lärledare i texten, 205 i tabellen och 220 på uppföljningsdagen; VIVA:s "
                "personal är 36 och sedan 34, fast den sägs ha fördubblats"
            ),
        ),
    ),
    check=check,
)

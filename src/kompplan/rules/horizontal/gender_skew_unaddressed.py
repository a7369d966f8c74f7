"""Report groups where women or men are few and nobody says a word about it."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from kompplan.calculations.balance import Balance, latest, of_headcount
from kompplan.calculations.tables import Row, TableView
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Message, Text
from kompplan.lint.listing import some
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule, always
from kompplan.loading.places import Anchor
from kompplan.model.people import TargetGroup

_SPEAKS = ("kvinn", "könsf", "könen", "jämn", "jämst", "women", "gender", "female", "balance")
"""What a note has to be about to be a comment on women and men."""
_EXPLAINS = (
    "fördel",
    "sned",
    "övervikt",
    "represent",
    "majoritet",
    "andel",
    "procent",
    "%",
    "flest",
    "av tio",
    "skew",
    "majority",
    "share",
    "per cent",
    "percent",
    "out of ten",
    "balance",
)
"""What an analysis of gender equality has to say to speak of how many women and men there are."""

_ADVICE = Text(
    en="say what it means for the work, or why it is so: note: …",
    sv="skriv vad det betyder för arbetet, eller varför det är så: anmärkning: …",
)


class _Skewed(NamedTuple):
    """People among whom women or men are few, and how they are named."""

    place: Anchor
    name: Message
    weight: Decimal


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """One finding for the target groups together and one for each table that says more than they do."""
    plan = checked.plan
    if not plan.target_groups and not plan.tables:
        return
    horizontal = plan.horizontal
    equality = horizontal.gender_equality if horizontal is not None else None
    if _mentions(equality.analysis if equality is not None else None, _EXPLAINS):
        return
    groups = [each for group in plan.target_groups for each in _group(checked, group)]
    if groups:
        yield _finding(checked, checked.key(plan, "target_groups") if len(groups) > 1 else groups[0].place, groups)
    told = _told(checked)
    for view in checked.tables:
        rows = _table(checked, view, told)
        if rows:
            place = rows[0].place if len(rows) == 1 else checked.at(view.table, "title")
            yield _finding(checked, place, rows, view.table.title)


def _finding(checked: CheckedPlan, place: Anchor, skewed: list[_Skewed], table: str | None = None) -> Finding:
    lowest = 100 * checked.settings.smallest_share_of_a_sex
    skewed.sort(key=lambda each: -each.weight)
    names = {"groups": some([each.name for each in skewed], 3), "lowest": lowest, "highest": 100 - lowest}
    if table:
        return Finding(
            at=place,
            text=Text(
                en="the share of women in table {table} is outside {lowest}–{highest} %, without a comment: {groups}",
                sv="andelen kvinnor i tabellen {table} ligger utanför {lowest}–{highest} %, utan kommentar: {groups}",
            ),
            values={"table": table, **names},
            advice=_ADVICE,
        )
    return Finding(
        at=place,
        text=Text(
            en="the share of women is outside {lowest}–{highest} %, without a comment: {groups}",
            sv="andelen kvinnor ligger utanför {lowest}–{highest} %, utan kommentar: {groups}",
        ),
        values=names,
        advice=_ADVICE,
    )


def _mentions(text: str | None, words: tuple[str, ...]) -> bool:
    said = (text or "").casefold()
    return any(word in said for word in words)


def _is_skewed(checked: CheckedPlan, balance: Balance | None) -> bool:
    settings = checked.settings
    return (
        balance is not None
        and balance.fewest >= settings.smallest_group_for_balance
        and balance.outside(settings.smallest_share_of_a_sex)
    )


def _group(checked: CheckedPlan, group: TargetGroup) -> Iterator[_Skewed]:
    """Yield the group where its people or its managers are skewed; the two are named together."""
    if _mentions(group.note, _SPEAKS):
        return
    found = latest(group)
    people = found[1] if found is not None else None
    managers = of_headcount(group.managers)
    if not _is_skewed(checked, people) and not _is_skewed(checked, managers):
        return
    if people is not None and managers is not None:
        text = Text("{group} ({share}, of the managers {managers})", "{group} ({share}, bland cheferna {managers})")
        weight = max(people.skew, managers.skew) + abs(people.share[0] - managers.share[0])
    elif people is not None:
        text = Text("{group} ({share})", "{group} ({share})")
        weight = people.skew
    else:
        text = Text("managers of {group} ({managers})", "cheferna för {group} ({managers})")
        weight = managers.skew if managers is not None else Decimal(0)
    values = {"group": named(group), "share": _percent(people), "managers": _percent(managers)}
    at = found[0] if found is not None else group.managers or group
    yield _Skewed(checked.at(at), Message(text, values), weight)


def _percent(balance: Balance | None) -> str:
    """Return the share of women as it is printed; a decimal where none would hide on which side of 40 or 60 it is."""
    if balance is None:
        return ""
    low, high = (each * 100 for each in balance.share)
    share = (low + high) / 2
    whole = share.quantize(Decimal(1), ROUND_HALF_UP)
    if whole % 10 == 0 and whole != share:
        whole = share.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{whole}\N{NO-BREAK SPACE}%".replace(".", ",")


def _told(checked: CheckedPlan) -> frozenset[Balance]:
    """Return what the target groups state, so that a table with the same figures is not reported once more."""
    counts = (count for group in checked.plan.target_groups for count in (*group.counts, group.managers))
    return frozenset(balance for count in counts if (balance := of_headcount(count)) is not None)


def _table(checked: CheckedPlan, view: TableView, told: frozenset[Balance]) -> list[_Skewed]:
    """Return the skewed sums of a table, or its skewed rows where it has no sums."""
    table = view.table
    whose = (table.group or "").strip()
    group = next((each for each in checked.plan.target_groups if whose and (each.id or "").strip() == whose), None)
    if _mentions(table.note, _SPEAKS) or _mentions(group.note if group is not None else None, _SPEAKS):
        return []
    rows = (view.totals,) if view.totals is not None else view.rows
    found = []
    for row in rows:
        for columns in view.groups:
            if columns.women is None or columns.men is None:
                continue
            women, men = row.amount(columns.women), row.amount(columns.men)
            if women is None or men is None:
                continue
            balance = Balance(women, men)
            if balance not in told and _is_skewed(checked, balance):
                found.append(_in_table(checked, view, row, columns.women, balance))
    return found


def _in_table(checked: CheckedPlan, view: TableView, row: Row, column: int, balance: Balance) -> _Skewed:
    spot = row.entries[column].spot or row.whole
    label = row.label if row is not view.totals else ""
    text = (
        Text("{label}, {column} ({share})", "{label}, {column} ({share})")
        if label
        else Text("{share} {column}", "{share} {column}")
    )
    return _Skewed(
        checked.at(view.table, spot.field, spot.item, cell=spot.cell),
        Message(text, {"label": label, "share": _percent(balance), "column": view.heading(column).lower()}),
        balance.skew,
    )


RULE = Rule(
    code="HOR03",
    name="gender-skew-unaddressed",
    levels=always(Severity.INFO),
    summary=Text(
        en="Few women or few men, and nobody comments on it", sv="Få kvinnor eller få män, och ingen kommenterar det"
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "target groups, their managers and the sums of tables where women or men are fewer than 40 per cent, "
                "without a note that speaks of it. An analysis of gender equality that tells the shares counts for "
                "the whole plan. Groups of fewer than ten are left alone, and tables that say what the target groups "
                "have said"
            ),
            sv=(
                "målgrupper, deras chefer och tabellers summor där kvinnor eller män är färre än 40 procent, utan en "
                "anmärkning om det. En jämställdhetsanalys som talar om fördelningen räknas för hela planen. Grupper "
                "med färre än tio lämnas i fred, liksom tabeller som säger det som målgrupperna redan har sagt"
            ),
        ),
        matters=Text(
            en=(
                "many women among the staff and few among the managers decides who speaks at the meetings; a plan "
                "that has seen it can compose its groups"
            ),
            sv=(
                "många kvinnor bland de anställda och få bland cheferna avgör vem som talar på träffarna; en plan som "
                "har sett det kan sätta ihop sina grupper"
            ),
        ),
        wrong="målgrupper:\n  - {id: personalen, namn: Fast anställda, antal: {kvinnor: 84, män: 12}}",
        right=(
            "målgrupper:\n  - id: personalen\n    namn: Fast anställda\n    antal: {kvinnor: 84, män: 12}\n"
            "    anmärkning: Få män; båda könen är med i varje basgrupp."
        ),
        origin=Text(
            en=(
                "40–60 is the usual measure of even numbers; in LiA women are 81 per cent of the staff and 54 of the "
                "managers, in one of its municipalities 71 and 25"
            ),
            sv=(
                "40–60 är det vanliga måttet på jämn fördelning; i LiA är kvinnor 81 procent av de anställda och 54 "
                "av cheferna, i en av kommunerna 71 och 25"
            ),
        ),
    ),
    check=check,
)

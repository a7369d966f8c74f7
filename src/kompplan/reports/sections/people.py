"""Who takes part and who steers: target groups, tables as printed, organisations, roles, networks, principles."""

from kompplan.i18n.text import Text
from kompplan.model.base import annotations
from kompplan.model.people import Table as StatisticsTable
from kompplan.model.people import TargetGroup
from kompplan.reports.pictures import groups
from kompplan.reports.sections._parts import facts, missing, part, prose, section
from kompplan.reports.typed import figure_of, ids_of, shared_unit
from kompplan.reports.view import Cell, Column, Fact, Facts, Part, Row, Section, Table
from kompplan.reports.wording import Wording, capital
from kompplan.values.quantity import Quantity
from kompplan.views.grid import NOTHING

TITLE = Text("Who takes part", "Vilka som deltar")
GROUPS, TABLES = Text("Target groups", "Målgrupper"), Text("Statistics", "Statistik")
NO_GROUPS = Text("The plan names no target groups.", "Planen nämner inga målgrupper.")
STEERING = Text("Organisation and governance", "Organisation och styrning")
ORGANISATIONS, ROLES = Text("Organisations", "Organisationer"), Text("Roles", "Roller")
GOVERNANCE, MANDATES = Text("Who steers", "Vem som styr"), Text("Mandates", "Mandat")
NETWORKS, HORIZONTAL = Text("Networks", "Nätverk"), Text("Horizontal principles", "Horisontella principer")
TOTAL, SHARE_OF = Text("Total, as printed", "Summa, som tryckt"), Text("Share, as printed", "Andel, som tryckt")
UNTITLED = Text("Table {n}", "Tabell {n}")
_COUNTS = ("total", "women", "men")


def _group(w: Wording, group: TargetGroup) -> Row:
    single = group.counts[0] if len(group.counts) == 1 else None
    named = [w.cell(group, name) for name in ("id", "name", "organisation")]
    if single is None:
        counts = [Cell(NOTHING)] * 3
        return Row((*named, *counts), w.facts(group, ("id", "name", "organisation")))
    counts = [w.cell(single, name, unit="n") for name in _COUNTS]
    more = w.facts(single, _COUNTS)
    return Row((*named, *counts), (*more, *w.facts(group, ("id", "name", "organisation", "counts"))))


def _groups(w: Wording) -> Table | None:
    groups = w.plan.target_groups
    if not groups:
        return None
    columns = (
        Column("Id", short=True, key="id"),
        Column(capital(w.label(TargetGroup, "name")), head=True, key="name"),
        Column(capital(w.label(TargetGroup, "organisation")), key="organisation"),
        *(
            Column(capital(w.say(text)), figures=True, key=key, unit="n")
            for key, text in zip(
                _COUNTS, (Text("total", "totalt"), Text("women", "kvinnor"), Text("men", "män")), strict=True
            )
        ),
    )
    ids = ids_of(groups, [w.name_of(group) for group in groups])
    rows = tuple(
        _group(w, group)._replace(id=identity, place=w.place(group))
        for group, identity in zip(groups, ids, strict=True)
    )
    kept = [
        index for index in range(len(columns)) if index == 1 or any(row.cells[index].text != NOTHING for row in rows)
    ]
    return Table(
        w.say(GROUPS),
        tuple(columns[index] for index in kept),
        tuple(row._replace(cells=tuple(row.cells[index] for index in kept)) for row in rows),
        cards=True,
        name="target-groups",
    )


def _printed(w: Wording, value: Quantity | str | None, unit: str = "") -> Cell:
    if value is None:
        return Cell("")
    if not isinstance(value, Quantity):
        return Cell(value.strip())
    return Cell(w.quantity(value), number=figure_of(value, unit))


def statistics(w: Wording, table: StatisticsTable, number: int) -> Part | None:
    """Return a table as it was printed, with its stated sums and shares."""
    title = table.title or w.say(UNTITLED, n=number)
    widest = max(len(table.columns), *(len(row) for row in (*table.rows, table.totals, ())))
    if not widest:
        return part(title, facts(w, table, ("title",)))
    figures = [
        index > 0 and any(isinstance(row[index], Quantity) for row in table.rows if index < len(row))
        for index in range(widest)
    ]
    heads = [each.name or "" for each in table.columns] + [""] * (widest - len(table.columns))
    units = [shared_unit(row[index] for row in table.rows if index < len(row)) for index in range(widest)]
    columns = tuple(
        Column(head, figure, index == 0, key=f"column-{index + 1}", unit=units[index] if figure else "")
        for index, (head, figure) in enumerate(zip(heads, figures, strict=True))
    )

    def padded(values: list[Cell]) -> tuple[Cell, ...]:
        return (*values, *[Cell("")] * (widest - len(values)))[:widest]

    rows = [
        Row(padded([_printed(w, value, unit) for value, unit in zip(row, units, strict=False)]), id=str(line))
        for line, row in enumerate(table.rows, 1)
    ]
    if table.totals:
        beside = units[-len(table.totals) :]
        values = [_printed(w, value, unit) for value, unit in zip(table.totals, beside, strict=True)]
        if len(values) < widest:
            values = [Cell(w.say(TOTAL)), *[Cell("")] * (widest - len(values) - 1), *values]
        elif not values[0].text:
            values[0] = Cell(w.say(TOTAL))
        rows.append(Row(tuple(values), kind="total", id="total"))
    shares = {(each.column or "").strip().casefold(): _printed(w, each.share) for each in table.shares}
    if shares:
        placed = [shares.pop(head.strip().casefold(), Cell("")) for head in heads]
        placed[0] = placed[0] if placed[0].text else Cell(w.say(SHARE_OF))
        rows.append(Row(tuple(placed), kind="share"))
    left = tuple(w.inline(each) for each in table.shares if (each.column or "").strip().casefold() in shares)
    kinds = tuple(f"{each.name}: {w.say(each.kind.words)}" for each in table.columns if each.kind is not None)
    about = w.facts(table, ("title", "columns", "rows", "totals", "shares"))
    about += (Fact(w.say(Text("Further shares", "Ytterligare andelar")), left),) if left else ()
    about += (Fact(w.say(Text("Columns", "Kolumner")), kinds),) if kinds else ()
    return part(
        title,
        Table(title, columns, tuple(rows), narrow=widest <= 4, name=f"table-{number}"),
        Facts(about, compact=True) if about else None,
    )


def _counted(w: Wording) -> Part | None:
    drawn = groups.picture(w)
    return part(w.say(groups.TITLE), drawn, groups.table(w)) if drawn is not None else None


def participants(w: Wording) -> Section | None:
    return section(
        w,
        "participants",
        TITLE,
        (
            part(w.say(GROUPS), _groups(w) or missing(w, NO_GROUPS)),
            _counted(w),
            *(statistics(w, table, number) for number, table in enumerate(w.plan.tables, 1)),
        ),
    )


def _horizontal(w: Wording) -> Part | None:
    found = w.plan.horizontal
    if found is None:
        return None
    kind = type(found)
    rows = []
    for name in annotations(kind):
        principle = getattr(found, name)
        if principle is not None:
            cells = tuple(w.cell(principle, each) for each in ("analysis", "actions", "indicators"))
            rows.append(Row((Cell(capital(w.label(kind, name))), *cells), id=name, place=w.place(principle)))
    columns = (
        Column(w.say(Text("Principle", "Princip")), head=True, key="principle"),
        Column(w.say(Text("In the analysis", "I analysen")), key="analysis"),
        Column(w.say(Text("Actions", "Insatser")), key="actions"),
        Column(w.say(Text("Indicators", "Indikatorer")), key="indicators"),
    )
    table = Table(w.say(HORIZONTAL), columns, tuple(rows), cards=True, name="horizontal")
    return part(w.say(HORIZONTAL), table if rows else None)


def steering(w: Wording) -> Section | None:
    plan = w.plan
    governance = plan.governance
    mandates = governance.mandates if governance is not None else ()
    columns = {
        "organisations": ("id", "name", "kind", "parent"),
        "roles": ("id", "title", "kind", "organisation", "fte", "period"),
        "mandates": ("organisation", "text", "given_by", "date", "mandatory_for"),
        "networks": ("text", "level", "parties", "purpose", "meets", "after_end"),
    }
    return section(
        w,
        "governance",
        STEERING,
        (
            part(w.say(GOVERNANCE), prose(governance.text), facts(w, governance, ("text", "mandates")))
            if governance is not None
            else None,
            part(w.say(MANDATES), w.table(w.say(MANDATES), mandates, columns["mandates"], "organisation"))
            if mandates
            else None,
            part(
                w.say(ORGANISATIONS),
                w.table(w.say(ORGANISATIONS), plan.organisations, columns["organisations"], "name"),
            )
            if plan.organisations
            else None,
            part(w.say(ROLES), w.table(w.say(ROLES), plan.roles, columns["roles"], "title")) if plan.roles else None,
            part(w.say(NETWORKS), w.table(w.say(NETWORKS), plan.networks, columns["networks"], "text"))
            if plan.networks
            else None,
            _horizontal(w),
        ),
    )

"""The red thread in words: how far it reaches from each cause, what that costs, and where it ends too early."""

from collections.abc import Iterable
from typing import NamedTuple

from kompplan.calculations.budget import BudgetRow
from kompplan.calculations.cause_costs import UNPLANNED, Cost
from kompplan.calculations.chain import Reason
from kompplan.calculations.reach import Followed, Lack, Stage, followed
from kompplan.calculations.sums import Sum, total
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.show import NBSP, listed
from kompplan.i18n.text import Text
from kompplan.views.figures import between, sum_cell
from kompplan.views.grid import NOTHING, Cell, Column, Grid, Row, words
from kompplan.views.trace_gaps import GapGroup, counted
from kompplan.views.trace_parts import brief_name, brief_text, id_of, name_of, text_of, where

MISSING = Text("missing", "saknas")
SHARED = Text("shared", "delas")
PARTLY = "!"
STAR = "*"

_HEADINGS = {
    "id": Text("id", "id"),
    "cause": Text("cause", "orsak"),
    "under": Text("under", "under"),
    "measures": Text("measures", "åtgärder"),
    "activities": Text("activities", "aktiviteter"),
    "kronor": Text("SEK", "kronor"),
    "hours": Text("hours", "timmar"),
    "shared_kronor": Text("SEK shared", "kronor delade"),
    "shared_hours": Text("hours shared", "timmar delade"),
    "goals": Text("goals", "mål"),
    "indicators": Text("indicators", "indikatorer"),
    "followups": Text("follow-up", "uppföljning"),
    "handover": Text("hand-over", "överlämning"),
    "reaches": Text("reaches", "når till"),
    "place": Text("place", "plats"),
}
_WORDS = frozenset({"id", "cause", "goal", "under", "reaches", "place"})
GOAL = Text("goal", "mål")
STAGES = {
    Stage.CAUSE: Text("cause", "orsak"),
    Stage.MEASURES: Text("measures", "åtgärder"),
    Stage.ACTIVITIES: Text("activities", "aktiviteter"),
    Stage.GOALS: Text("goals", "mål"),
    Stage.INDICATORS: Text("indicators", "indikatorer"),
    Stage.FOLLOWUPS: Text("follow-up", "uppföljning"),
}
ONLY_SPREADSHEETS = frozenset({"under", "shared_kronor", "shared_hours", "goals", "reaches", "place"})
"""Columns that a reader of the table can do without."""

BETWEEN_CAUSES = Text("Shared between causes", "Delat mellan orsaker")
ELSEWHERE = Text("Other than the causes", "Annat än orsakerna")
ALL = Text("Total", "Totalt")
OUTSIDE = Text("outside control", "utanför kontroll")


class Note(NamedTuple):
    """Something told below the table: what it is about, and its lines."""

    title: str
    lines: tuple[str, ...]


class TraceWords(NamedTuple):
    """What the command prints."""

    summary: str
    hint: str
    """What is missing where the plan has no causes to begin with; empty where it has."""
    grid: Grid
    legend: tuple[tuple[str, str], ...]
    notes: tuple[Note, ...]
    groups: tuple[GapGroup, ...]
    step: str


def _count(number_of: int, lack: Lack, language: Language) -> Cell:
    if lack is Lack.ALL:
        return Cell(MISSING.to(language))
    if lack is Lack.SOME:
        return Cell(f"{PARTLY}{number_of}", number_of)
    return Cell(str(number_of), number_of) if number_of else Cell("")


def _unplaced(cost: Cost, free: set[int]) -> bool:
    """Tell whether something is done, or should be, that states no amount of any kind."""
    return any(gap.why is UNPLANNED or id(gap.part) in free for gap in cost.gaps)


def _money(own: Sum, shared: Sum, unplaced: bool, language: Language) -> Cell:
    unknown = unplaced or bool(own.unknown)
    star = STAR if shared.known or shared.unknown else ""
    if own.empty:
        return Cell(NOTHING if unknown else f"{star}{SHARED.to(language)}" if star else "")
    raw = own.low if own.exact and not unknown else None
    return Cell(star + between(own.low, None if unknown else own.high, language), raw)


def _plain(whole: Sum, language: Language) -> Cell:
    return Cell("") if whole.empty and not whole.unknown else sum_cell(whole, language)


def _columns(keys: Iterable[str], language: Language) -> tuple[Column, ...]:
    return tuple(Column(key, _HEADINGS[key].to(language), figures=key not in _WORDS) for key in keys)


def causes_grid(checked: CheckedPlan, found: Iterable[Followed], language: Language) -> Grid:
    """Return one row for each cause, under the one that it lies behind; then what adds up to the budget's sum."""
    chain, costs = checked.chain, checked.cause_costs
    columns = _columns(_HEADINGS, language)
    rows = []
    placed: set[int] = set()
    free = {id(each) for each in checked.thread.money.without_next}
    for each in found:
        cause, part, lack = each.cause, each.strand, each.missing
        placed.update(map(id, part.activities))
        cost = costs.of[id(cause)]
        unplaced = _unplaced(cost, free)
        above = chain.parents.get(id(cause))
        called = brief_text(cause, language)
        if not each.asked and not each.gathers:
            called += f" ({OUTSIDE.to(language)})"
        place = where(checked, cause)
        rows.append(
            Row(
                (
                    words(id_of(cause)),
                    Cell(called, text_of(cause, language) or called),
                    Cell(brief_name(above, language)) if above is not None else Cell(""),
                    _count(len(part.measures), lack.measures, language),
                    _count(len(part.activities), lack.activities, language),
                    _money(cost.kronor, cost.shared_kronor, unplaced, language),
                    _money(cost.hours, cost.shared_hours, unplaced, language),
                    _plain(cost.shared_kronor, language),
                    _plain(cost.shared_hours, language),
                    _count(len(part.goals), Lack.NOTHING, language),
                    _count(len(part.indicators), lack.indicators, language),
                    _count(len(part.followups), lack.followups, language),
                    _count(len(part.handover), lack.handover, language),
                    Cell(STAGES[each.reaches].to(language)) if each.asked else Cell(""),
                    words(place),
                ),
                place=place,
                depth=each.depth,
            )
        )
    thread, budget = checked.thread, checked.budget
    whole = costs.whole
    if whole.shared:
        rows.append(_sums(BETWEEN_CAUSES, whole.shared_kronor, whole.shared_hours, language))
    apart = sum(id(each) not in placed for each in thread.activities.later)
    if apart or costs.elsewhere:
        rows.append(_sums(ELSEWHERE, costs.elsewhere_kronor, costs.elsewhere_hours, language, activities=apart))
    rows.append(
        _sums(
            ALL,
            budget.kronor,
            budget.hours,
            language,
            kind="total",
            measures=len(thread.activities.earlier),
            activities=len(thread.activities.later),
            goals=len(thread.goals.later),
            indicators=len(thread.indicators.later),
            followups=len(thread.followups.later),
            handover=len(thread.handover.later),
        )
    )
    return Grid(columns, tuple(rows))


def _sums(label: Text, kronor: Sum, hours: Sum, language: Language, kind: str = "sum", **counts: int) -> Row:
    cells = {key: _count(many, Lack.NOTHING, language) for key, many in counts.items()}
    cells |= {"cause": words(label.to(language)), "kronor": _plain(kronor, language), "hours": _plain(hours, language)}
    return Row(tuple(cells.get(key, Cell("")) for key in _HEADINGS), kind=kind)


def goals_grid(checked: CheckedPlan, language: Language) -> Grid:
    """Return one row for each goal: what the thread can show of a plan without causes."""
    thread = checked.thread
    keys = ("activities", "indicators", "followups", "handover", "place")
    columns = (
        Column("id", "id"),
        Column("goal", GOAL.to(language)),
        *_columns(keys, language),
    )
    idle = {id(each) for each in thread.goals.without_previous}
    mute = {id(each) for each in thread.indicators.without_next}
    unseen = {id(each) for each in thread.followups.without_next}
    rows = []
    for goal in checked.plan.goals:
        activities, indicators = thread.goals.before(goal), thread.indicators.after(goal)
        points = {id(point) for each in indicators for point in thread.followups.after(each)}
        items = {id(item) for each in activities for item in thread.handover.after(each)}
        lacking = sum(id(each) in unseen for each in indicators)
        place = where(checked, goal)
        rows.append(
            Row(
                (
                    words(id_of(goal)),
                    Cell(brief_text(goal, language), text_of(goal, language)),
                    _count(len(activities), Lack.ALL if id(goal) in idle else Lack.NOTHING, language),
                    _count(len(indicators), Lack.ALL if id(goal) in mute else Lack.NOTHING, language),
                    _count(len(points), Lack.NOTHING if not lacking else Lack.SOME if points else Lack.ALL, language),
                    _count(len(items), Lack.NOTHING, language),
                    words(place),
                ),
                place=place,
            )
        )
    return Grid(columns, tuple(rows))


def summary_of(found: tuple[Followed, ...], groups: Iterable[GapGroup], language: Language) -> str:
    """Return the line that says what matters: how many causes are followed all the way, and how many gaps there are."""
    asked = [each for each in found if each.asked]
    forward, backward = counted(groups)
    gaps = forward + backward
    en, sv = ("gap", "lucka") if gaps == 1 else ("gaps", "luckor")
    if not gaps:
        told = Text("no gaps", "inga luckor")
    elif forward and backward:
        told = Text(
            f"{gaps} {en}: {forward} forwards, {backward} backwards", f"{gaps} {sv}: {forward} framåt, {backward} bakåt"
        )
    else:
        told = Text(
            f"{gaps} {en} {'forwards' if forward else 'backwards'}", f"{gaps} {sv} {'framåt' if forward else 'bakåt'}"
        )
    if not asked:
        return told.to(language)
    reached = sum(each.reaches is Stage.FOLLOWUPS for each in asked)
    handed = sum(bool(each.strand.handover) for each in asked)
    one = len(asked) == 1
    reach = Text(
        f"{reached} of {len(asked)} {'cause reaches' if one else 'causes reach'} all the way to follow-up, "
        f"{handed} to hand-over",
        f"{reached} av {len(asked)} {'orsak' if one else 'orsaker'} når ända fram till uppföljning, "
        f"{handed} till överlämning",
    )
    return f"{reach.to(language)} · {told.to(language)}"


def hint_of(checked: CheckedPlan, language: Language) -> str:
    """Return what is missing where a plan has no causes, and what the thread shows instead."""
    tree = checked.plan.solution_tree
    if checked.chain.causes:
        return ""
    lacking = (
        Text("the plan has no solution tree", "planen har inget lösningsträd")
        if tree is None
        else Text("the solution tree has no causes", "lösningsträdet har inga orsaker")
    )
    if checked.plan.goals:
        shown = Text(
            "the thread is shown from the goals instead, and no cost of causes can be told",
            "tråden visas från målen i stället, och vad orsakerna kostar går inte att säga",
        )
    else:
        shown = Text(
            "it has no goals either, so there is nothing to follow the thread from",
            "den har inte heller några mål, så det finns inget att följa tråden från",
        )
    cure = Text(
        "write solution_tree: with problem:, causes: and their measures:",
        "skriv lösningsträd: med problem:, orsaker: och deras åtgärder:",
    )
    return f"{lacking.to(language)}: {shown.to(language)}; {cure.to(language)}"


def legend_of(grid: Grid, language: Language) -> tuple[tuple[str, str], ...]:
    """Return what the marks mean that the table uses."""
    shown = [
        cell.shown for row in grid.rows for column, cell in zip(grid.columns, row.cells, strict=True) if column.figures
    ]
    marks = (
        (
            MISSING.to(language),
            Text("there is nothing here, and there should be", "här finns inget, och det borde det"),
            any(each == MISSING.to(language) for each in shown),
        ),
        (
            PARTLY,
            Text(
                "something does not lead here, and should; the gaps tell what",
                "något leder inte hit, fast det borde; luckorna säger vad",
            ),
            any(each.startswith(PARTLY) for each in shown),
        ),
        (
            STAR,
            Text("shares further costs with other causes", "delar därutöver kostnader med andra orsaker"),
            any(each.startswith(STAR) for each in shown),
        ),
        (
            NOTHING,
            Text("not known; the reason stands below", "okänt; skälet står nedan"),
            any(each == NOTHING for each in shown),
        ),
    )
    return tuple((mark, said.to(language)) for mark, said, used in marks if used)


def amounts(kronor: Sum, hours: Sum, language: Language) -> str:
    """Return a sum in kronor and hours as it stands in a sentence; empty where neither has any row."""
    said = []
    for each, unit in ((kronor, "kr"), (hours, "h")):
        if not each.empty:
            said.append(f"{between(each.low, None if each.unknown else each.high, language)}{NBSP}{unit}")
        elif each.unknown:
            said.append(Text(f"unknown {unit}", f"okänt i {unit}").to(language))
    return listed(said, language)


def row_amounts(row: BudgetRow, language: Language) -> str:
    """Return the amount of one row."""
    return amounts(
        total([row.kronor] if row.kronor is not None else []),
        total([row.hours] if row.hours is not None else []),
        language,
    )


def notes_of(checked: CheckedPlan, found: tuple[Followed, ...], language: Language) -> tuple[Note, ...]:
    """Return what is shared with whom, what is not known and why, what branches cost, and what is done besides."""
    notes = []
    costs = checked.cause_costs
    shared = tuple(
        f"{name_of(each.row, language)}: {row_amounts(each.row, language)}, "
        f"{listed([brief_name(cause, language) for cause in each.causes], language)} ({where(checked, each.row)})"
        for each in costs.whole.shared
    )
    if shared:
        notes.append(Note(Text("Shared:", "Delas:").to(language), shared))
    unknown = tuple(
        f"{brief_name(each.cause, language)}: {_why(checked, costs.of[id(each.cause)], language)}"
        for each in found
        if costs.of[id(each.cause)].gaps
    )
    if unknown:
        notes.append(Note(Text("Not known:", "Okänt:").to(language), unknown))
    branches = tuple(
        f"{brief_name(each.cause, language)}: {told}"
        for each in found
        if each.gathers
        and id(each.cause) in costs.branches
        and (told := branch_words(costs.branches[id(each.cause)], language))
    )
    if branches:
        notes.append(Note(Text("With the causes below:", "Med orsakerna under:").to(language), branches))
    besides = _besides(checked, found, language)
    if besides:
        notes.append(Note(Text("Activities of no cause:", "Aktiviteter utan orsak:").to(language), (besides,)))
    return tuple(notes)


def branch_words(cost: Cost, language: Language) -> str:
    """Return what a cause costs with all causes below it."""
    own = amounts(cost.kronor, cost.hours, language)
    shared = amounts(cost.shared_kronor, cost.shared_hours, language)
    if cost.gaps and own:
        own = Text(f"{own}, and what is not known", f"{own}, och det som är okänt").to(language)
    if shared:
        shared = Text(f"{shared} shared with others", f"{shared} som delas med andra").to(language)
    return "; ".join(filter(None, (own, shared)))


def _why(checked: CheckedPlan, cost: Cost, language: Language) -> str:
    """Return why a cost is not known, what lacks the same thing named together."""
    reasons: dict[Text, list[str]] = {}
    for gap in cost.gaps:
        reasons.setdefault(gap.why.why, []).append(brief_name(gap.part, language))
    return "; ".join(f"{why.to(language)} ({listed(names, language)})" for why, names in reasons.items())


_REASONS = {
    Reason.MEASURE: Text("for a measure of no cause", "genomför en åtgärd utan orsak"),
    Reason.NEED: Text("for a need", "svarar mot ett behov"),
    Reason.SWOT: Text("for a strength, weakness, opportunity or threat",
                      "svarar mot en styrka, svaghet, möjlighet eller ett hot"),
    Reason.POLICY: Text("for a reason of its own", "har ett eget motiv"),
    Reason.SUPPORT: Text("to prepare for others", "förbereder andra"),
    Reason.PROJECT: Text("for the project itself", "driver själva projektet"),
    Reason.NONE: Text("for no stated reason", "säger inget om varför"),
}  # fmt: skip


def _besides(checked: CheckedPlan, found: tuple[Followed, ...], language: Language) -> str:
    placed = {id(activity) for each in found for activity in each.strand.activities}
    counts: dict[Reason, int] = {}
    for activity in checked.thread.activities.later:
        if id(activity) not in placed:
            reason = checked.chain.reasons[id(activity)]
            counts[reason] = counts.get(reason, 0) + 1
    return ", ".join(f"{counts[reason]} {said.to(language)}" for reason, said in _REASONS.items() if reason in counts)


def step_of(groups: tuple[GapGroup, ...], language: Language) -> str:
    """Return what to do next: which codes speak of the gaps, and how to have them explained."""
    if not groups:
        return ""
    counts: dict[str, int] = {}
    for group in groups:
        if group.code is not None:
            counts[group.code] = counts.get(group.code, 0) + len(group.gaps)
    if not counts:
        return Text(
            "Next: fill the gaps above; no rule speaks of them",
            "Nästa steg: fyll luckorna ovan; ingen regel gäller dem",
        ).to(language)
    codes = ", ".join(counts)
    first = next(iter(counts))
    return Text(
        f"Next: kompplan explain {first} tells how to close the first gaps; rules that speak of them: {codes}",
        f"Nästa steg: kompplan explain {first} säger hur de första luckorna fylls; regler som gäller dem: {codes}",
    ).to(language)


def trace_words(checked: CheckedPlan, groups: tuple[GapGroup, ...], language: Language) -> TraceWords:
    """Put the red thread into words; ``groups`` are the gaps that are asked for."""
    found = followed(checked.thread, checked.chain)
    grid = causes_grid(checked, found, language) if found else goals_grid(checked, language)
    return TraceWords(
        summary=summary_of(found, groups, language),
        hint=hint_of(checked, language),
        grid=grid,
        legend=legend_of(grid, language),
        notes=notes_of(checked, found, language),
        groups=groups,
        step=step_of(groups, language),
    )

"""One cause's strand of the red thread, told link by link with the place of every part."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from kompplan.calculations.budget import BudgetRow
from kompplan.calculations.cause_costs import SharedRow
from kompplan.calculations.reach import Followed, followed
from kompplan.calculations.thread import Link
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.show import listed
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.model.analysis import Cause
from kompplan.views.figures import amount_cell
from kompplan.views.grid import Cell, Column, Grid, Row, words
from kompplan.views.trace import MISSING, amounts, branch_words
from kompplan.views.trace_gaps import ENDS
from kompplan.views.trace_parts import Linked, brief_name, id_of, name_of, part_of, text_of, where

LINKS = {
    "causes": Text("problem → cause", "problem → orsak"),
    "measures": Text("cause → measure", "orsak → åtgärd"),
    "answers": Text("cause → activity", "orsak → aktivitet"),
    "activities": Text("measure → activity", "åtgärd → aktivitet"),
    "money": Text("activity → money", "aktivitet → pengar"),
    "goals": Text("activity → goal", "aktivitet → mål"),
    "indicators": Text("goal → indicator", "mål → indikator"),
    "followups": Text("indicator → follow-up", "indikator → uppföljning"),
    "handover": Text("activity → hand-over", "aktivitet → överlämning"),
}
OWN = Text("its own cost", "egen kostnad")
_CODES = {ends.link: ends.code for ends in ENDS if ends.forward}


class Step(NamedTuple):
    """From one part to the next; ``later`` is None where there is none."""

    link: str
    earlier: Linked
    later: Linked | None
    missing: bool = False
    """Tell whether there should be one."""
    with_causes: tuple[Cause, ...] = ()
    """The causes that share a row of the budget."""
    reason: str = ""
    """Why there is no next part, in the plan's own words."""

    @property
    def code(self) -> str | None:
        return _CODES.get(self.link) if self.missing else None


def found_cause(checked: CheckedPlan, name: str) -> tuple[Followed, ...]:
    """Return the causes that are meant: by id, else by how their text begins."""
    wanted = " ".join(name.casefold().split())
    every = followed(checked.thread, checked.chain)
    by_id = tuple(each for each in every if (id_of(each.cause) or "").casefold() == wanted)
    if by_id or not wanted:
        return by_id[:1]
    return tuple(each for each in every if (text_of(each.cause, Language.SV) or "").casefold().startswith(wanted))


def steps(checked: CheckedPlan, each: Followed) -> Iterator[Step]:
    """Yield the links of a strand in the order of the thread."""
    thread, part, cause = checked.thread, each.strand, each.cause
    yield from _above(checked, cause)
    yield from _along("measures", thread.measures, (cause,))
    yield from _along("activities", thread.activities, part.measures)
    direct = {id(activity) for activity in checked.chain.answering(cause).activities}
    yield from (Step("answers", cause, activity) for activity in part.activities if id(activity) in direct)
    shared = {id(row.row.part): row for row in checked.cause_costs.of[id(cause)].shared}
    yield from (_told(step, shared) for step in _along("money", thread.money, part.activities))
    yield from _along("goals", thread.goals, part.activities)
    yield from _along("indicators", thread.indicators, part.goals)
    yield from _along("followups", thread.followups, part.indicators)
    yield from _along("handover", thread.handover, part.activities)


def _above(checked: CheckedPlan, cause: Cause) -> Iterator[Step]:
    way = [cause]
    above = checked.chain.parents.get(id(cause))
    while above is not None and not any(above is met for met in way):
        way.append(above)
        above = checked.chain.parents.get(id(above))
    if checked.thread.problem is not None:
        yield Step("causes", checked.thread.problem, way[-1])
    for upper, lower in zip(reversed(way[1:]), reversed(way[:-1]), strict=True):
        yield Step("causes", upper, lower)


def _along(name: str, link: Link[Any, Any], parts: Iterable[Linked]) -> Iterator[Step]:  # any link, any parts
    loose = {id(each) for each in link.without_next}
    for each in parts:
        later = link.after(each)
        yield from (Step(name, each, to) for to in later)
        reason = (each.cost_reason or "") if name == "money" and isinstance(each, Activity) else ""
        if not later and (id(each) in loose or reason):
            yield Step(name, each, None, missing=id(each) in loose, reason=reason)


def _told(step: Step, shared: dict[int, SharedRow]) -> Step:
    if not isinstance(step.later, BudgetRow) or id(step.later.part) not in shared:
        return step
    return step._replace(with_causes=shared[id(step.later.part)].causes)


def remark_of(step: Step, cause: Cause, language: Language) -> str:
    """Return what is to be said besides: what is missing, with whom a row is shared, why something costs nothing."""
    if step.missing:
        said = MISSING.to(language)
        return f"{said} ({step.code})" if step.code else said
    if step.with_causes:
        names = listed([brief_name(each, language) for each in step.with_causes if each is not cause], language)
        return Text(f"shared with {names}", f"delas med {names}").to(language)
    return " ".join(step.reason.split())


def strand_grid(checked: CheckedPlan, each: Followed, language: Language) -> Grid:
    """Return a strand as a table: what leads to what, amounts, remarks and the place of what it leads to."""
    columns = (
        Column("link", Text("link", "länk").to(language)),
        Column("from", Text("from", "från").to(language)),
        Column("to", Text("to", "till").to(language)),
        Column("kronor", Text("SEK", "kronor").to(language), figures=True),
        Column("hours", Text("hours", "timmar").to(language), figures=True),
        Column("remark", Text("remark", "anmärkning").to(language)),
        Column("place", Text("place", "plats").to(language)),
    )
    rows = []
    for step in steps(checked, each):
        row = step.later if isinstance(step.later, BudgetRow) else None
        place = where(checked, step.later or step.earlier)
        own = row is not None and row.part is step.earlier
        to = OWN.to(language) if own else name_of(step.later, language) if step.later is not None else ""
        rows.append(
            Row(
                (
                    words(LINKS[step.link].to(language)),
                    Cell(brief_name(step.earlier, language), name_of(step.earlier, language)),
                    Cell(to),
                    amount_cell(row.kronor, language) if row is not None and row.kronor is not None else Cell(""),
                    amount_cell(row.hours, language) if row is not None and row.hours is not None else Cell(""),
                    Cell(remark_of(step, each.cause, language)),
                    words(place),
                ),
                place=place,
            )
        )
    return Grid(columns, tuple(rows))


def cost_of(checked: CheckedPlan, each: Followed, language: Language) -> tuple[str, ...]:
    """Return what a cause costs: its own rows, those that it shares, and with the causes below it."""
    cost = checked.cause_costs.of[id(each.cause)]
    own = amounts(cost.kronor, cost.hours, language)
    shared = amounts(cost.shared_kronor, cost.shared_hours, language)
    told = []
    if own:
        told.append(Text(f"its own cost: {own}", f"egen kostnad: {own}").to(language))
    if shared:
        told.append(Text(f"shared with other causes: {shared}", f"delas med andra orsaker: {shared}").to(language))
    if cost.gaps:
        names = listed([brief_name(gap.part, language) for gap in cost.gaps], language)
        told.append(Text(f"not known: {names}", f"okänt: {names}").to(language))
    if cost.empty:
        told.append(Text("nothing is done that costs anything", "inget görs som kostar något").to(language))
    branch = checked.cause_costs.branches.get(id(each.cause))
    if each.gathers and branch is not None and (said := branch_words(branch, language)):
        told.append(Text(f"with the causes below: {said}", f"med orsakerna under: {said}").to(language))
    below = [other for other in checked.chain.causes if checked.chain.parents.get(id(other)) is each.cause]
    if below:
        names = listed([brief_name(other, language) for other in below], language)
        told.append(Text(f"causes below: {names}", f"orsaker under: {names}").to(language))
    return tuple(told)


def identities(each: Followed) -> frozenset[int]:
    """Return the identities of the parts on a strand."""
    part = each.strand
    links: tuple[tuple[Linked, ...], ...] = (
        (each.cause,),
        *(part.measures, part.activities, part.rows, part.goals, part.indicators, part.followups, part.handover),
    )
    return frozenset(id(part_of(one)) for link in links for one in link)

"""What has no next link on the red thread, and what has no previous one, by link."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kompplan.calculations.chain import asks
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.text import Text
from kompplan.model.base import annotations
from kompplan.views.grid import Cell, Column, Grid, Row, words
from kompplan.views.trace_parts import Linked, id_of, kind_of, part_of, record, text_of, where


class Ends(NamedTuple):
    """One link of the thread seen from one side: what it says of the parts that go no further."""

    link: str
    """The name of the link in ``calculations.thread.Thread``: where it leads."""
    forward: bool
    title: Text
    empty: Text
    """What to say in addition where the other end of the link has nothing at all."""
    code: str | None = None
    """The rule that speaks of these parts in ``kompplan validate``."""
    fields: tuple[str, ...] = ()
    """The fields that would make the link: what is written there and is no link leads nowhere, or cannot be read."""


_NO_GOALS = Text("the plan has no goals", "planen har inga mål")
_NO_CAUSES = Text("the plan has no causes", "planen har inga orsaker")
_NO_ACTIVITIES = Text("the plan has no activities", "planen har inga aktiviteter")
_NO_MEASURES = Text("the plan has no measures", "planen har inga åtgärder")
_NONE = Text("", "")

ENDS = (
    Ends("causes", True, Text("problem without a cause", "problem utan orsak"), _NONE),
    Ends(
        "measures", True, Text("causes without a measure", "orsaker utan åtgärd"), _NO_MEASURES, "ANA01", ("measures",)
    ),
    Ends("activities", True, Text("measures without an activity", "åtgärder utan aktivitet"), _NO_ACTIVITIES, "ANA03"),
    Ends(
        "money",
        True,
        Text("activities without a cost", "aktiviteter utan kostnad"),
        Text("the plan states no amounts", "planen anger inga belopp"),
        "ACT03",
        ("cost", "hours"),
    ),
    Ends("goals", True, Text("activities without a goal", "aktiviteter utan mål"), _NO_GOALS, None, ("goals",)),
    Ends(
        "indicators",
        True,
        Text("goals without an indicator", "mål utan indikator"),
        Text("the plan has no indicators", "planen har inga indikatorer"),
        "GOA01",
        ("indicators",),
    ),
    Ends(
        "followups",
        True,
        Text("indicators that nobody follows up", "indikatorer som ingen följer upp"),
        Text("the plan has no follow-up", "planen har ingen uppföljning"),
        "GOA02",
        ("date",),
    ),
    Ends(
        "handover",
        True,
        Text("activities whose results nobody takes over", "aktiviteter vars resultat ingen tar över"),
        Text("the plan hands nothing over", "planen lämnar inget över"),
        "CLO01",
    ),
    Ends(
        "handover",
        False,
        Text("handed over, but from no activity", "överlämnas, men från ingen aktivitet"),
        _NO_ACTIVITIES,
        None,
        ("activities",),
    ),
    Ends(
        "followups",
        False,
        Text("follow-ups of no indicator", "uppföljningar av ingen indikator"),
        Text("the plan has no indicators", "planen har inga indikatorer"),
    ),
    Ends(
        "goals",
        False,
        Text("goals that no activity works for", "mål som ingen aktivitet arbetar för"),
        _NO_ACTIVITIES,
        "GOA06",
    ),
    Ends(
        "money",
        False,
        Text("budget rows of no activity", "budgetrader utan aktivitet"),
        _NO_ACTIVITIES,
        "BUD04",
        ("activities",),
    ),
    Ends(
        "activities",
        False,
        Text("activities that nothing in the analysis asks for", "aktiviteter som inget i analysen kräver"),
        _NO_MEASURES,
        "ANA04",
        ("measures", "addresses"),
    ),
    Ends(
        "measures",
        False,
        Text("measures that answer nothing", "åtgärder som inte svarar mot något"),
        _NO_CAUSES,
        "ANA02",
        ("addresses",),
    ),
    Ends(
        "causes",
        False,
        Text("causes without a problem", "orsaker utan problem"),
        Text("the plan states no problem", "planen anger inget problem"),
    ),
)
"""Every side of every link, in the order of the thread and back again.

An indicator always stands under a goal: that no activity leads to it is told of the goal alone.
"""

FORWARD = Text("forwards", "framåt")
BACKWARD = Text("backwards", "bakåt")
_LEADS_NOWHERE = Text("what is written leads nowhere", "det som är skrivet leder ingenstans")


class Gap(NamedTuple):
    """A part that the thread ends at, and where it is on the link."""

    ends: Ends
    part: Linked
    code: str | None
    written: bool
    """Tell whether the plan says something there that could not be read, or that leads to nothing."""


class GapGroup(NamedTuple):
    """The parts that the thread ends at for the same reason."""

    ends: Ends
    code: str | None
    gaps: tuple[Gap, ...]
    nothing: bool
    """Tell whether the other end of the link has nothing at all."""


def gap_groups(
    checked: CheckedPlan,
    forward: bool = True,
    backward: bool = True,
    only: frozenset[int] | None = None,
) -> tuple[GapGroup, ...]:
    """Return what is missing a link, by link; ``only`` are the identities of the parts asked for."""
    thread = checked.thread
    found = []
    for ends in ENDS:
        if not (forward if ends.forward else backward):
            continue
        link = getattr(thread, ends.link)
        loose: Iterable[Linked] = link.without_next if ends.forward else link.without_previous
        code = ends.code if _speaks(checked, ends) else None
        gaps = tuple(
            Gap(ends, each, code, _written(checked, each, ends))
            for each in loose
            if only is None or id(part_of(each)) in only
        )
        if gaps:
            found.append(GapGroup(ends, code, gaps, not (link.later if ends.forward else link.earlier)))
    return tuple(found)


def _speaks(checked: CheckedPlan, ends: Ends) -> bool:
    """Tell whether the rule has anything to say: not where something is handed over, nor where nothing is asked for."""
    if ends.link == "handover":
        return not checked.thread.handover.later
    return ends.forward or ends.link != "activities" or asks(checked.plan, checked.chain)


def _written(checked: CheckedPlan, each: Linked, ends: Ends) -> bool:
    part = part_of(each)
    return any(field in annotations(type(part)) and checked.written(part, field) for field in ends.fields)


def title(group: GapGroup, language: Language) -> str:
    """Return what a group of gaps is called, with the code that speaks of it."""
    said = group.ends.title.to(language)
    if group.code is not None:
        said += f" ({group.code})"
    empty = group.ends.empty.to(language)
    return f"{said}: {empty}" if group.nothing and empty else said


def remark(gap: Gap, language: Language) -> str:
    """Return what is to be said of one gap besides."""
    return _LEADS_NOWHERE.to(language) if gap.written else ""


def counted(groups: Iterable[GapGroup]) -> tuple[int, int]:
    """Return how many gaps there are forwards and backwards."""
    forward = backward = 0
    for group in groups:
        if group.ends.forward:
            forward += len(group.gaps)
        else:
            backward += len(group.gaps)
    return forward, backward


def gaps_grid(checked: CheckedPlan, groups: Iterable[GapGroup], language: Language) -> Grid:
    """Return every gap as a row, for spreadsheets and pages."""
    columns = (
        Column("direction", Text("direction", "riktning").to(language)),
        Column("gap", Text("gap", "lucka").to(language)),
        Column("code", Text("code", "kod").to(language)),
        Column("id", "id"),
        Column("text", Text("text", "text").to(language)),
        Column("remark", Text("remark", "anmärkning").to(language)),
        Column("place", Text("place", "plats").to(language)),
    )
    rows = []
    for group in groups:
        for gap in group.gaps:
            place = where(checked, gap.part)
            rows.append(
                Row(
                    (
                        words((FORWARD if group.ends.forward else BACKWARD).to(language)),
                        words(group.ends.title.to(language)),
                        words(group.code),
                        words(id_of(gap.part)),
                        words(text_of(gap.part, language)),
                        Cell(remark(gap, language)),
                        words(place),
                    ),
                    place=place,
                )
            )
    return Grid(columns, tuple(rows))


def gap_records(checked: CheckedPlan, groups: Iterable[GapGroup], language: Language) -> Iterator[dict[str, object]]:
    """Yield the gaps for programs."""
    for group in groups:
        for gap in group.gaps:
            yield {
                "direction": "forward" if group.ends.forward else "backward",
                "link": group.ends.link,
                "code": group.code,
                "part": kind_of(gap.part),
                **record(checked, gap.part, language),
                "written": gap.written,
            }

"""The target groups: how many persons, women and men, and who is counted in another group as well."""

from decimal import Decimal

from kompplan.calculations.crowds import Crowd as Counted
from kompplan.calculations.crowds import crowd, everybody
from kompplan.calculations.people import People
from kompplan.calculations.sums import Amount
from kompplan.charts.people import Crowd, LegendItem, PartKind, people
from kompplan.i18n.text import Text
from kompplan.reports.grids import table_of
from kompplan.reports.view import Picture, Table
from kompplan.reports.wording import Wording
from kompplan.views.figures import between
from kompplan.views.grid import NOTHING
from kompplan.views.participants_grids import called, everyone, groups_grid, overlap_words, share_words, taking

TITLE = Text("How many they are", "Hur många de är")
PICTURE = Text("Persons in each target group", "Personer i varje målgrupp")
WHY_NOT = Text("No target group has a number of persons.", "Ingen målgrupp har ett antal personer.")
DESC = Text("{all} The table below says the same.", "{all} Tabellen nedanför säger samma sak.")
NOT_STATED = Text("not stated", "inte angivet")
WOMEN = Text("{number}, {share} women", "{number}, {share} kvinnor")
TOGETHER = Text("Together, each person once", "Tillsammans, var person en gång")
_LEGEND: dict[PartKind, Text] = {
    "women": Text("women", "kvinnor"),
    "men": Text("men", "män"),
    "unknown": Text("sex not stated", "kön inte angivet"),
    "possible": Text("may be so many", "kan vara så många"),
    "shared": Text("also in another group", "även i en annan grupp"),
}
MOST_GROUPS = 60
"""Beyond this a picture can no longer be read; the table has every group."""


def _order(found: People) -> list[tuple[str, int]]:
    """Return the groups with how deep they lie, each under the first that consists of it."""
    parts = {part for name in found.groups for part in found.below(name)}
    order: list[tuple[str, int]] = []
    met: set[str] = set()
    for start in ([name for name in found.groups if name not in parts], list(found.groups)):
        waiting = [(name, 0) for name in reversed(start)]
        while waiting:
            name, depth = waiting.pop()
            if name in met:
                continue
            met.add(name)
            order.append((name, depth))
            waiting.extend((each, depth + 1) for each in reversed(found.below(name)))
    return order


def _float(amount: Decimal | None) -> float | None:
    return float(amount) if amount is not None and abs(amount) < Decimal("1e12") else None


def _words(w: Wording, size: Amount | None, members: Counted) -> str:
    if size is None:
        return w.say(NOT_STATED)
    number = between(size.low, size.high, w.language)
    share = share_words(members.sexes, w.language).shown
    return number if share == NOTHING else w.say(WOMEN, number=number, share=share)


def _shared(found: People, name: str) -> float:
    """Return how many of a group stand in others that it does not consist of, as far as the plan says."""
    below = found.below(name)
    known = [
        each.low for other, each in found.overlaps.get(name, {}).items() if each is not None and other not in below
    ]
    return float(sum(known))


def _drawn(label: str, size: Amount | None, members: Counted, text: str) -> Crowd:
    sexes = members.sexes
    low = _float(size.low) if size is not None else None
    return Crowd(
        label,
        low,
        _float(size.high) if size is not None else None,
        text,
        women=float(sexes.women.low) if sexes is not None and low is not None else 0.0,
        men=float(sexes.men.low) if sexes is not None and low is not None else 0.0,
    )


def _crowds(w: Wording) -> list[Crowd]:
    found = everyone(w.checked)
    drawn = []
    for name, depth in _order(found):
        group, size = found.groups[name], found.size(name)
        members = crowd(found, (name,))
        each = _drawn(called(group, w.language), size, members, _words(w, size, members))
        remark = overlap_words(found, group, w.language)
        drawn.append(
            Crowd(
                each.label,
                each.low,
                each.high,
                each.text,
                each.women,
                each.men,
                _shared(found, name),
                depth,
                remark,
            )
        )
    return drawn


def _together(w: Wording) -> Crowd | None:
    """Return all groups as one, where there are several whose relation is known."""
    every = everybody(everyone(w.checked))
    known = every.known
    if every.outside is not None or len(known.names) < 2 or known.counted.empty:
        return None
    each = _drawn(w.say(TOGETHER), known.unique, known, _words(w, known.unique, known))
    return Crowd(each.label, each.low, each.high, each.text, each.women, each.men, whole=True)


def picture(w: Wording) -> Picture | None:
    """Return the groups as bars, or None where no group has a number."""
    crowds = _crowds(w)
    if not any(each.low is not None for each in crowds) or len(crowds) > MOST_GROUPS:
        return None
    together = _together(w)
    shown = [*crowds, together] if together is not None else crowds
    said = ". ".join(": ".join((each.label, "; ".join(filter(None, (each.text, each.remark))))) for each in shown)
    desc = w.say(DESC, all=f"{said}.")
    svg = people(
        shown,
        legend=[LegendItem(kind, w.say(text)) for kind, text in _LEGEND.items() if _used(shown, kind)],
        title=w.say(PICTURE),
        desc=desc,
        prefix="target-groups-picture",
    )
    return Picture(svg, w.say(PICTURE), described=desc)


def _used(crowds: list[Crowd], kind: PartKind) -> bool:
    for each in crowds:
        low, high = each.low or 0.0, each.high or 0.0
        many = {
            "women": each.women,
            "men": each.men,
            "unknown": low - each.women - each.men,
            "possible": high - low,
            "shared": each.shared,
        }
        if many[kind] > 0:
            return True
    return False


def table(w: Wording) -> Table | None:
    """Return the groups with their numbers, unique persons, women and men."""
    if not w.plan.target_groups:
        return None
    grid = groups_grid(w.checked, taking(w.checked), w.language)
    return table_of(w, grid, w.say(PICTURE), cards=True, folded=True, units={"share": "%"})

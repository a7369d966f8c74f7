"""The red thread from problem to follow-up and hand-over: what has its next link, and where it breaks."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kompplan.calculations.thread import Link
from kompplan.charts.red_thread import LegendItem, SignKind, Stage, red_thread
from kompplan.charts.red_thread import Link as Drawn
from kompplan.i18n.show import NBSP, listed
from kompplan.i18n.text import Text
from kompplan.reports.view import Cell, Column, Picture, Row, Table
from kompplan.reports.wording import Wording
from kompplan.views.grid import NOTHING
from kompplan.views.trace_parts import Linked, brief_name

TITLE = Text("The red thread", "Den röda tråden")
WHY_NOT = Text(
    "The plan has no problem, cause, measure, activity or goal to follow.",
    "Planen har inget problem, ingen orsak, åtgärd eller aktivitet och inget mål att följa.",
)
DESC = Text("From problem to hand-over. {all} The table below says the same.",
            "Från problem till överlämning. {all} Tabellen nedanför säger samma sak.")  # fmt: skip
_LEGEND: dict[SignKind, Text] = {
    "held": Text("leads on", "leder vidare"),
    "broken": Text("the thread breaks", "tråden brister"),
    "exempt": Text("need not lead on", "behöver inte leda vidare"),
}
MISSING = Text("missing", "saknas")
HELD = Text("{held} of {all} {what}", "{held} av {all} {what}")
EXEMPT = Text("{said}, {n} need not", "{said}, {n} behöver inte")
STAGE, NEXT = Text("From", "Från"), Text("Next link", "Nästa led")
HAVE, LACK = Text("Have it", "Har det"), Text("Lack it", "Saknar det")
NEED_NOT, WHICH = Text("Need not", "Behöver inte"), Text("Which lack it", "Vilka som saknar det")
AND_MORE = Text("{n} more", "{n} till")
MOST_NAMES = 6

_STAGES: tuple[tuple[Text, str, tuple[tuple[str, Text, Text, Text], ...]], ...] = (
    (
        Text("Problem", "Problem"),
        "causes",
        (
            (
                "causes",
                Text("causes", "orsaker"),
                Text("with causes", "med orsaker"),
                Text("without a cause", "utan orsak"),
            ),
        ),
    ),
    (
        Text("Causes", "Orsaker"),
        "measures",
        (
            (
                "measures",
                Text("measures", "åtgärder"),
                Text("with a measure", "med åtgärd"),
                Text("without a measure", "utan åtgärd"),
            ),
        ),
    ),
    (
        Text("Measures", "Åtgärder"),
        "activities",
        (
            (
                "activities",
                Text("activities", "aktiviteter"),
                Text("with an activity", "med aktivitet"),
                Text("without an activity", "utan aktivitet"),
            ),
        ),
    ),
    (
        Text("Activities", "Aktiviteter"),
        "goals",
        (
            (
                "money",
                Text("money", "pengar"),
                Text("with a cost", "med kostnad"),
                Text("without a cost", "utan kostnad"),
            ),
            (
                "handover",
                Text("hand-over", "överlämning"),
                Text("with a result that somebody takes over", "med resultat som någon tar över"),
                Text("with a result that nobody takes over", "med resultat som ingen tar över"),
            ),
            ("goals", Text("goals", "mål"), Text("with a goal", "med mål"), Text("without a goal", "utan mål")),
        ),
    ),
    (
        Text("Goals", "Mål"),
        "indicators",
        (
            (
                "indicators",
                Text("indicators", "indikatorer"),
                Text("with an indicator", "med indikator"),
                Text("without an indicator", "utan indikator"),
            ),
        ),
    ),
    (
        Text("Indicators", "Indikatorer"),
        "followups",
        (
            (
                "followups",
                Text("follow-up", "uppföljning"),
                Text("that are followed up", "som följs upp"),
                Text("that nobody follows up", "som ingen följer upp"),
            ),
        ),
    ),
)
"""Each stage, the link that it stands at the beginning of, and where it leads: name, what has it, what lacks it."""
LAST = Text("Follow-up", "Uppföljning")


class _Covered(NamedTuple):
    """A link with how many of its parts lead on, break off and need not lead on."""

    stage: str
    leads_to: str
    all: int
    held: int
    broken: tuple[str, ...]
    has: Text
    lacks: Text

    @property
    def exempt(self) -> int:
        return self.all - self.held - len(self.broken)


def _link(w: Wording, name: str) -> Link[Linked, Linked]:
    found: Link[Linked, Linked] = getattr(w.checked.thread, name)
    return found


def _covered(w: Wording, stage: Text, name: str, leads_to: Text, has: Text, lacks: Text) -> _Covered:
    link = _link(w, name)
    loose = {id(each) for each in link.without_next}
    held = sum(id(each) not in loose and bool(link.after(each)) for each in link.earlier)
    broken = tuple(brief_name(each, w.language) for each in link.without_next)
    return _Covered(w.say(stage), w.say(leads_to), len(link.earlier), held, broken, has, lacks)


def _stages(w: Wording) -> list[tuple[str, int, list[_Covered]]]:
    """Return each stage with its number of parts and its links."""
    found = []
    for stage, name, links in _STAGES:
        covered = [_covered(w, stage, *each) for each in links]
        found.append((w.say(stage), len(_link(w, name).earlier), covered))
    return [*found, (w.say(LAST), len(_link(w, "followups").later), [])]


def _drawn(w: Wording, each: _Covered) -> Drawn:
    text = w.say(HELD, held=each.held, all=each.all, what=w.say(each.has))
    if each.exempt:
        text = w.say(EXEMPT, said=text, n=each.exempt)
    remark = f"{len(each.broken)}{NBSP}{w.say(each.lacks)}: {_some(w, each.broken)}" if each.broken else ""
    return Drawn(text, each.held, len(each.broken), each.exempt, remark)


def _some(w: Wording, names: Sequence[str]) -> str:
    kept = list(names[:MOST_NAMES])
    if len(names) > MOST_NAMES:
        kept.append(w.say(AND_MORE, n=len(names) - MOST_NAMES))
    return listed(kept, w.language)


def _used(covered: Iterable[_Covered]) -> tuple[SignKind, ...]:
    found = list(covered)
    used: tuple[tuple[SignKind, bool], ...] = (
        ("held", any(each.held for each in found)),
        ("broken", any(each.broken for each in found)),
        ("exempt", any(each.exempt for each in found)),
    )
    return tuple(kind for kind, there in used if there)


def picture(w: Wording) -> Picture | None:
    """Return the thread, or None where there is nothing on it."""
    stages = _stages(w)
    if not any(count for _, count, _ in stages):
        return None
    drawn = [
        Stage(
            label,
            w.say(Text("{n}", "{n}"), n=count) if count else w.say(MISSING),
            tuple(_drawn(w, each) for each in covered if each.all),
            empty=not count,
        )
        for label, count, covered in stages
    ]
    said = [
        f"{stage.label}: {stage.text}"
        + "".join(f"; {each.label}{f' ({each.remark})' if each.remark else ''}" for each in stage.links)
        for stage in drawn
    ]
    desc = w.say(DESC, all=". ".join(said) + ".")
    svg = red_thread(
        drawn,
        legend=[
            LegendItem(kind, w.say(_LEGEND[kind])) for kind in _used(each for _, _, some in stages for each in some)
        ],
        title=w.say(TITLE),
        desc=desc,
        prefix="red-thread-picture",
    )
    return Picture(svg, w.say(TITLE), described=desc)


def table(w: Wording) -> Table | None:
    """Return what the picture shows: a row a link."""
    stages = _stages(w)
    if not any(count for _, count, _ in stages):
        return None
    rows = tuple(
        Row(
            (
                Cell(each.stage),
                Cell(each.leads_to),
                _count(each.held),
                _count(len(each.broken)),
                _count(each.exempt),
                Cell(_some(w, each.broken) if each.broken else NOTHING),
            )
        )
        for _, _, covered in stages
        for each in covered
        if each.all
    )
    columns = (
        Column(w.say(STAGE), head=True),
        Column(w.say(NEXT)),
        Column(w.say(HAVE), figures=True, unit="n"),
        Column(w.say(LACK), figures=True, unit="n"),
        Column(w.say(NEED_NOT), figures=True, unit="n"),
        Column(w.say(WHICH)),
    )
    return Table(w.say(TITLE), columns, rows, cards=True, folded=True)


def _count(number: int) -> Cell:
    return Cell(str(number), number=str(number))

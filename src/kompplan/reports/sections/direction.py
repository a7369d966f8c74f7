"""Where the project wants to go: challenge, vision, goals with their indicators, the chain of effects."""

from collections.abc import Sequence

from kompplan.i18n.text import Text
from kompplan.model.goals import Goal, Indicator
from kompplan.reports.sections._parts import facts, missing, part, prose, section
from kompplan.reports.typed import ids_of
from kompplan.reports.view import Cell, Column, Part, Row, Section, Table
from kompplan.reports.wording import Wording, capital
from kompplan.views.grid import NOTHING

TITLE = Text("Challenge, vision and goals", "Utmaning, vision och mål")
CHALLENGE, VISION = Text("Challenge", "Utmaning"), Text("Vision", "Vision")
GOALS, CHAIN = Text("Goals and indicators", "Mål och indikatorer"), Text("Effect chain", "Effektkedja")
NO_CHALLENGE = Text("The plan does not say what the challenge is.", "Planen säger inte vilken utmaningen är.")
NO_VISION = Text("The plan has no vision.", "Planen har ingen vision.")
NO_GOALS = Text("The plan has no goals yet.", "Planen har inga mål än.")
INDICATORS = Text("Indicators", "Indikatorer")
NO_INDICATOR = Text("Without an indicator, so that nobody can see whether they are reached: {names}.",
                    "Utan indikator, så att det inte går att se om de nås: {names}.")  # fmt: skip
_MEASURED = ("text", "baseline", "target", "actual", "date", "owner")


def _indicator(w: Wording, goal: Goal, indicator: Indicator, columns: Sequence[Column], identity: str) -> Row:
    asked = ("baseline", "target", "date", "owner")
    cells = (w.cell(indicator, each.key, each.key in asked, each.unit) for each in columns)
    named = Cell((goal.id or goal.text or NOTHING).strip())
    return Row((named, *cells), w.facts(indicator, _MEASURED), id=identity, place=w.place(indicator))


def _indicators(w: Wording) -> Table | None:
    found = [each for goal in w.plan.goals for each in goal.indicators]
    columns = [
        w.column(Indicator, name, head=name == "text", values=[getattr(each, name) for each in found])
        for name in _MEASURED
    ]
    ids = iter(ids_of(found, [w.name_of(each) for each in found]))
    rows = tuple(_indicator(w, goal, each, columns, next(ids)) for goal in w.plan.goals for each in goal.indicators)
    heads = (Column(capital(w.label(Goal, "text")), short=all(goal.id for goal in w.plan.goals), key="goal"), *columns)
    return Table(w.say(INDICATORS), heads, rows, cards=True, name="indicators") if rows else None


def _goals(w: Wording) -> Part | None:
    goals = w.plan.goals
    if not goals:
        return part(w.say(GOALS), missing(w, NO_GOALS))
    table = w.table(w.say(GOALS), goals, ("id", "text", "kind", "rank", "level"), "text", but=("indicators",))
    unseen = [(goal.id or goal.text or NOTHING).strip() for goal in goals if not goal.indicators]
    return part(
        w.say(GOALS),
        table,
        prose(w.say(NO_INDICATOR, names=", ".join(unseen)), kind="missing") if unseen else None,
        _indicators(w),
    )


def _chain(w: Wording) -> Part | None:
    links = w.plan.effect_chain
    if not links:
        return None
    return part(
        w.say(CHAIN), w.table(w.say(CHAIN), links, ("from_step", "to_step", "assumption", "indicator"), "from_step")
    )


def direction(w: Wording) -> Section | None:
    challenge, vision = w.plan.challenge, w.plan.vision
    return section(
        w,
        "direction",
        TITLE,
        (
            part(
                w.say(CHALLENGE),
                prose(challenge.text, kind="quote") if challenge is not None else missing(w, NO_CHALLENGE),
                facts(w, challenge, ("text",)),
            ),
            part(
                w.say(VISION),
                prose(vision.text, kind="quote") if vision is not None else missing(w, NO_VISION),
                facts(w, vision, ("text",)),
            ),
            _goals(w),
            _chain(w),
        ),
    )

"""Where the project wants to go: challenge, vision, goals with their indicators, the chain of effects."""

from kompplan.i18n.text import Text
from kompplan.model.goals import Goal, Indicator
from kompplan.reports.sections._parts import facts, missing, part, prose, section
from kompplan.reports.view import Cell, Column, Fact, Part, Row, Section, Table
from kompplan.reports.wording import MISSING, Wording, capital
from kompplan.views.grid import NOTHING

TITLE = Text("Challenge, vision and goals", "Utmaning, vision och mål")
CHALLENGE, VISION = Text("Challenge", "Utmaning"), Text("Vision", "Vision")
GOALS, CHAIN = Text("Goals and indicators", "Mål och indikatorer"), Text("Effect chain", "Effektkedja")
INDICATORS_OF = Text("How {goal} is followed", "Så följs {goal}")
NO_CHALLENGE = Text("The plan does not say what the challenge is.", "Planen säger inte vilken utmaningen är.")
NO_GOALS = Text("The plan has no goals yet.", "Planen har inga mål än.")
NO_INDICATOR = Text("No indicator: whether the goal is reached cannot be seen.",
                    "Ingen indikator: det går inte att se om målet nås.")  # fmt: skip
_BY_COLUMN = ("text", "baseline", "target", "actual", "date", "owner")


def _indicator(w: Wording, goal: Goal, indicator: Indicator | None) -> Row:
    named = " ".join(filter(None, (goal.id, goal.text)))
    if indicator is None:
        return Row((Cell(named or NOTHING), Cell(w.say(NO_INDICATOR), "missing"), *(Cell(NOTHING),) * 5))
    asked = ("baseline", "target", "date", "owner")
    return Row(
        (Cell(named or NOTHING), *(w.cell(indicator, name, name in asked) for name in _BY_COLUMN)),
        w.facts(indicator, _BY_COLUMN),
    )


def _goals(w: Wording) -> Part | None:
    goals = w.plan.goals
    if not goals:
        return part(w.say(GOALS), missing(w, NO_GOALS))
    columns = ("id", "text", "kind", "rank", "level")
    table = w.table(w.say(GOALS), goals, columns, "text", but=("indicators",))
    indicators = tuple(
        _indicator(w, goal, each) for goal in goals for each in (goal.indicators or (None,))
    )
    heads = (
        Column(capital(w.label(Goal, "text")), head=True),
        *(w.column(Indicator, name) for name in _BY_COLUMN),
    )
    return part(w.say(GOALS), table, Table(w.say(Text("Indicators", "Indikatorer")), heads, indicators))


def _chain(w: Wording) -> Part | None:
    links = w.plan.effect_chain
    if not links:
        return None
    return part(w.say(CHAIN), w.table(w.say(CHAIN), links, ("from_step", "to_step", "assumption", "indicator"), "from_step"))


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
            part(w.say(VISION), prose(vision.text, kind="quote"), facts(w, vision, ("text",))) if vision is not None else None,
            _goals(w),
            _chain(w),
        ),
    )



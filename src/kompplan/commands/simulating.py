"""What ``kompplan simulate`` does, apart from its options: without Typer, whose start takes a fifth of the whole."""

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from kompplan.commands.choices import Color, TableFormat
from kompplan.commands.plain import plain
from kompplan.i18n.language import Language

FEWEST, MOST = 100, 1_000_000
"""How many runs can be asked for."""
USUAL = 10_000


class What(StrEnum):
    """What is left to chance."""

    COST = "cost"
    TIME = "time"
    BOTH = "both"


class Asked(NamedTuple):
    """What is asked for."""

    plan: Path | None = None
    runs: int = USUAL
    seed: int = 1
    what: What = What.BOTH
    without_risks: bool = False
    after_mitigation: bool = False
    form: TableFormat = TableFormat.TEXT
    output: str | None = None
    force: bool = False
    strict: bool = False
    lang: Language | None = None
    today: str | None = None
    color: Color = Color.AUTO
    limit: list[str] | None = None


def plainly(arguments: list[str]) -> Asked | None:
    """Return what a plain command line asks for; None where Typer has to look at it."""
    found = plain(arguments, ("--runs", "--seed", "--what", "--format"), ("--without-risks", "--after-mitigation"))
    if found is None:
        return None
    runs, seed = _number(found.last("--runs") or str(USUAL)), _number(found.last("--seed") or "1")
    what, form = found.chosen("--what", What.BOTH), found.chosen("--format", TableFormat.TEXT)
    if runs is None or not FEWEST <= runs <= MOST or seed is None or what not in {*What} or form not in {*TableFormat}:
        return None
    return Asked(
        found.plan,
        runs,
        seed,
        What(what),
        "--without-risks" in found.flags,
        "--after-mitigation" in found.flags,
        TableFormat(form),
        found.output,
        lang=found.lang,
        today=found.today,
        limit=found.limit,
    )


def _number(written: str) -> int | None:
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 19 else None


def print_or_write(asked: Asked) -> None:
    """Print the outcomes, or write them into a file; end with 1 where the plan lacks what chance needs."""
    from kompplan.calculations.chance import Asked as Wanted
    from kompplan.calculations.chance import Chance
    from kompplan.calculations.simulation import simulate
    from kompplan.commands.loading import deliver, end_strictly, ending, heading, opened
    from kompplan.commands.output import in_color, say
    from kompplan.i18n.safe import safe

    checked, language, judged, _ = opened(
        asked.plan, asked.lang, asked.today, asked.limit, None if asked.strict else ()
    )
    wanted = Wanted(asked.what is not What.TIME, asked.what is not What.COST, not asked.without_risks)
    found = checked.chance(wanted)
    if not isinstance(found, Chance):
        from kompplan.views.simulation import refusal_lines

        say("".join(f"{safe(line)}\n" for line in refusal_lines(checked, found, language)))
        raise ending(1)
    result = simulate(found.model, asked.runs, asked.seed)
    name = heading(checked, judged.name)
    if asked.form is TableFormat.JSON:
        from kompplan.views.grid import as_json
        from kompplan.views.simulation_document import simulation_document

        data = as_json(simulation_document(checked, result, found.omitted, language))
    elif asked.form is TableFormat.CSV:
        from kompplan.views.grid import as_csv
        from kompplan.views.simulation import percentile_grid

        data = as_csv(percentile_grid(checked, result, language), language)
    else:
        from kompplan.views.simulation import simulation_words

        view = simulation_words(checked, result, found.omitted, language, after=asked.after_mitigation)
        if asked.form is TableFormat.MD:
            from kompplan.commands.simulate_text import as_page

            data = as_page(view, name, language)
        elif asked.output in (None, "-"):
            from kompplan.commands.simulate_text import print_simulation

            print_simulation(view, name, language, in_color(asked.color))
            end_strictly(asked.strict, judged)
            return
        else:
            from kompplan.commands.output import printed
            from kompplan.commands.simulate_text import print_simulation

            data = printed(lambda: print_simulation(view, name, language, color=False))
    deliver(data, asked.output, checked, language, force=asked.force)
    end_strictly(asked.strict, judged)

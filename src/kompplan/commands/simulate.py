"""``kompplan simulate``: what it may cost and when it may be done, with the chance of each."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kompplan.commands.choices import TableFormat
from kompplan.commands.options import Color, Colors, Force, Lang, Limit, Output, PlanFile, Strict, Today, told

if TYPE_CHECKING:
    from kompplan.i18n.language import Language
    from kompplan.views.simulation import SimulationWords


class What(StrEnum):
    """What is left to chance."""

    COST = "cost"
    TIME = "time"
    BOTH = "both"


def simulate(
    plan: PlanFile = None,
    runs: Annotated[
        int,
        typer.Option(
            "--runs",
            min=100,
            max=1_000_000,
            metavar=told("NUMBER", "ANTAL"),
            help=told("How many times the plan is run through.", "Hur många gånger planen körs igenom."),
        ),
    ] = 10_000,
    seed: Annotated[
        int,
        typer.Option(
            "--seed",
            min=0,
            metavar=told("NUMBER", "TAL"),
            help=told(
                "Where the numbers by chance begin; the same seed gives the same figures.",
                "Var slumptalen börjar; samma frö ger samma siffror.",
            ),
        ),
    ] = 1,
    what: Annotated[
        What, typer.Option("--what", help=told("What is left to chance.", "Vad som överlåts åt slumpen."))
    ] = What.BOTH,
    without_risks: Annotated[
        bool,
        typer.Option(
            "--without-risks",
            show_default=False,
            help=told(
                "Leave risks and reviews of purchases out: only estimates vary.",
                "Utelämna risker och överprövningar: bara uppskattningarna varierar.",
            ),
        ),
    ] = False,
    after_mitigation: Annotated[
        bool,
        typer.Option(
            "--after-mitigation",
            show_default=False,
            help=told(
                "Show what drives the outcome when the mitigations work, by the residual risks.",
                "Visa vad som driver utfallet när åtgärderna fungerar, enligt restriskerna.",
            ),
        ),
    ] = False,
    output_format: Annotated[
        TableFormat, typer.Option("--format", help=told("How the result is written.", "Hur resultatet skrivs."))
    ] = TableFormat.TEXT,
    output: Output = None,
    force: Force = False,
    strict: Strict = False,
    lang: Lang = None,
    today: Today = None,
    color: Colors = Color.AUTO,
    limit: Limit = None,
) -> None:
    from kompplan.calculations.chance import Asked, Chance
    from kompplan.calculations.simulation import simulate as simulated
    from kompplan.commands.loading import deliver, end_strictly, heading, opened
    from kompplan.commands.output import in_color, say
    from kompplan.i18n.safe import safe
    from kompplan.views.grid import as_csv, as_json
    from kompplan.views.simulation import percentile_grid, refusal_lines, simulation_words
    from kompplan.views.simulation_document import simulation_document

    checked, language, judged, _ = opened(plan, lang, today, limit, None if strict else ())
    asked = Asked(what is not What.TIME, what is not What.COST, not without_risks)
    found = checked.chance(asked)
    if not isinstance(found, Chance):
        say("".join(f"{safe(line)}\n" for line in refusal_lines(checked, found, language)))
        raise typer.Exit(1)
    result = simulated(found.model, runs, seed)
    name = heading(checked, judged.name)
    if output_format is TableFormat.JSON:
        data = as_json(simulation_document(checked, result, found.omitted, language))
    elif output_format is TableFormat.CSV:
        data = as_csv(percentile_grid(checked, result, language), language)
    else:
        view = simulation_words(checked, result, found.omitted, language, after=after_mitigation)
        if output_format is TableFormat.MD:
            from kompplan.commands.simulate_text import as_page

            data = as_page(view, name, language)
        elif output in (None, "-"):
            from kompplan.commands.simulate_text import print_simulation

            print_simulation(view, name, language, in_color(color))
            end_strictly(strict, judged)
            return
        else:
            data = _printed(view, name, language)
    deliver(data, output, checked, language, force=force)
    end_strictly(strict, judged)


def _printed(view: "SimulationWords", name: str, language: "Language") -> str:
    """Return what the terminal would show, for a file."""
    import contextlib
    import io

    from kompplan.commands.simulate_text import print_simulation

    with contextlib.redirect_stdout(io.StringIO()) as written:
        print_simulation(view, name, language, color=False)
    return written.getvalue()

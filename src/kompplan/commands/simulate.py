"""``kompplan simulate``: what it may cost and when it may be done, with the chance of each."""

from typing import Annotated

import typer

from kompplan.commands.choices import TableFormat
from kompplan.commands.options import Color, Colors, Force, Lang, Limit, Output, PlanFile, Strict, Today, told
from kompplan.commands.simulating import FEWEST, MOST, USUAL, Asked, What, print_or_write


def simulate(
    plan: PlanFile = None,
    runs: Annotated[
        int,
        typer.Option(
            "--runs",
            min=FEWEST,
            max=MOST,
            metavar=told("NUMBER", "ANTAL"),
            help=told("How many times the plan is run through.", "Hur många gånger planen körs igenom."),
        ),
    ] = USUAL,
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
    print_or_write(
        Asked(
            plan,
            runs,
            seed,
            what,
            without_risks,
            after_mitigation,
            output_format,
            output,
            force,
            strict,
            lang,
            today,
            color,
            limit,
        )
    )

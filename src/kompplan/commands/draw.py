"""``kompplan draw``: one picture of the plan in a file of its own."""

from typing import Annotated

import typer

from kompplan.commands.choices import Drawing, Slices
from kompplan.commands.options import Force, Lang, Limit, Output, PlanFile, Today, told


def draw(
    picture: Annotated[
        Drawing,
        typer.Argument(
            metavar=told("PICTURE", "BILD"),
            show_default=False,
            help=told(
                "What to draw: tree, gantt, matrix, budget, curve (costs by month), thread (the red thread), groups "
                "(target groups), s-curve or tornado.",
                "Vad som ritas: tree (lösningsträd), gantt, matrix (riskmatris), budget, curve (kostnader per månad), "
                "thread (röda tråden), groups (målgrupper), s-curve eller tornado.",
            ),
        ),
    ],
    plan: PlanFile = None,
    by: Annotated[
        Slices | None,
        typer.Option(
            "--by",
            show_default=False,
            help=told(
                "What the bars of the budget are; without it the first of these that the plan divides its budget by.",
                "Vad budgetens staplar visar; utan den: det första av dessa som planen fördelar sin budget på.",
            ),
        ),
    ] = None,
    dark: Annotated[
        bool,
        typer.Option("--dark", show_default=False, help=told("Draw on a dark ground.", "Rita på mörk botten.")),
    ] = False,
    scale: Annotated[
        int,
        typer.Option(
            "--scale",
            min=1,
            max=4,
            metavar=told("NUMBER", "TAL"),
            help=told(
                "How finely a PNG is drawn, from 1 to 4; a very tall one more coarsely.",
                "Hur fint en PNG ritas, från 1 till 4; en mycket hög bild ritas grövre.",
            ),
        ),
    ] = 2,
    png: Annotated[
        bool,
        typer.Option(
            "--png",
            show_default=False,
            help=told(
                "Write PNG where -o does not name a file that ends so.",
                "Skriv PNG där -o inte anger en fil som slutar så.",
            ),
        ),
    ] = False,
    output: Output = None,
    force: Force = False,
    lang: Lang = None,
    today: Today = None,
    limit: Limit = None,
) -> None:
    from kompplan.commands.drawing import Asked, write_picture

    status = write_picture(Asked(picture, plan, by, dark, scale, png, output, force, lang, today, limit))
    if status:
        raise typer.Exit(status)

"""``kompplan schedule``: when everything can happen, what holds it up, and what cannot be kept."""

from typing import Annotated

import typer

from kompplan.commands.choices import ScheduleFormat
from kompplan.commands.options import Color, Colors, Force, Lang, Limit, Output, PlanFile, Strict, Today, told


def schedule(
    plan: PlanFile = None,
    why: Annotated[
        str | None,
        typer.Option(
            "--why",
            metavar="ID",
            show_default=False,
            help=told(
                "Tell link by link what decides when this activity can be.",
                "Berätta länk för länk vad som avgör när den här aktiviteten kan bli av.",
            ),
        ),
    ] = None,
    owner: Annotated[
        str | None,
        typer.Option(
            "--owner",
            metavar=told("ROLE", "ROLL"),
            show_default=False,
            help=told("Show only what this role is responsible for.", "Visa bara det som den här rollen ansvarar för."),
        ),
    ] = None,
    critical: Annotated[
        bool,
        typer.Option(
            "--critical",
            show_default=False,
            help=told("Show only the critical path.", "Visa bara kritiska linjen."),
        ),
    ] = False,
    first: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar=told("YYYY-MM-DD", "ÅÅÅÅ-MM-DD"),
            show_default=False,
            help=told("Leave out what is done before this day.", "Utelämna det som är klart före den här dagen."),
        ),
    ] = None,
    last: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar=told("YYYY-MM-DD", "ÅÅÅÅ-MM-DD"),
            show_default=False,
            help=told("Leave out what begins after this day.", "Utelämna det som börjar efter den här dagen."),
        ),
    ] = None,
    output_format: Annotated[
        ScheduleFormat, typer.Option("--format", help=told("How the schedule is written.", "Hur tidsplanen skrivs."))
    ] = ScheduleFormat.TEXT,
    output: Output = None,
    force: Force = False,
    strict: Strict = False,
    lang: Lang = None,
    today: Today = None,
    color: Colors = Color.AUTO,
    limit: Limit = None,
) -> None:
    from kompplan.commands.scheduling import Asked, print_or_write

    print_or_write(
        Asked(
            plan,
            why,
            owner,
            critical,
            first,
            last,
            output_format.value,
            output,
            force,
            strict,
            lang,
            today,
            color,
            limit,
        )
    )

"""``kompplan trace``: the red thread from problem to hand-over, what each cause costs, and where the thread ends."""

from enum import StrEnum
from typing import Annotated

import typer

from kompplan.commands.choices import TableFormat
from kompplan.commands.options import Color, Colors, Force, Lang, Limit, Output, PlanFile, Strict, Today, told


class Direction(StrEnum):
    """Which gaps are told: what has no next link, or what has no previous one."""

    FORWARD = "forward"
    BACKWARD = "backward"
    BOTH = "both"


def trace(
    plan: PlanFile = None,
    cause: Annotated[
        str | None,
        typer.Option(
            "--cause",
            metavar=told("CAUSE", "ORSAK"),
            show_default=False,
            help=told(
                "Tell only this cause, link by link with file and line: its id, or how its text begins.",
                "Berätta bara om den här orsaken, länk för länk med fil och rad: dess id, eller hur texten börjar.",
            ),
        ),
    ] = None,
    gaps: Annotated[
        bool,
        typer.Option(
            "--gaps",
            show_default=False,
            help=told("Show only what is missing a link, all of it.", "Visa bara det som saknar en länk, allt."),
        ),
    ] = False,
    direction: Annotated[
        Direction,
        typer.Option(
            "--direction",
            help=told(
                "Which gaps: what has no next link (forward), no previous one (backward), or both.",
                "Vilka luckor: det som saknar nästa länk (forward), föregående (backward) eller båda.",
            ),
        ),
    ] = Direction.BOTH,
    output_format: Annotated[
        TableFormat, typer.Option("--format", help=told("How the thread is written.", "Hur tråden skrivs."))
    ] = TableFormat.TEXT,
    output: Output = None,
    force: Force = False,
    strict: Strict = False,
    lang: Lang = None,
    today: Today = None,
    color: Colors = Color.AUTO,
    limit: Limit = None,
) -> None:
    from kompplan.commands.loading import deliver, end_strictly, heading, opened
    from kompplan.commands.output import in_color
    from kompplan.commands.trace_text import named_cause, written, written_text
    from kompplan.views.trace import trace_words
    from kompplan.views.trace_gaps import gap_groups
    from kompplan.views.trace_strand import identities

    checked, language, judged, _ = opened(plan, lang, today, limit, None if strict else ())
    only = named_cause(checked, cause, language) if cause is not None else None
    groups = gap_groups(
        checked,
        direction is not Direction.BACKWARD,
        direction is not Direction.FORWARD,
        identities(only) if only is not None else None,
    )
    if output_format is TableFormat.TEXT:
        view = trace_words(checked, groups, language)
        colored = in_color(color, output)
        text = written_text(checked, view, only, heading(checked, judged.name), language, colored, gaps_alone=gaps)
    else:
        text = written(checked, groups, only, output_format, language, gaps_alone=gaps)
    deliver(text, output, checked, language, force=force)
    end_strictly(strict, judged)

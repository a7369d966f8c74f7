"""``kompplan participants``: unique persons, women and men, seats, attendances, time off duty, and printed tables."""

from typing import Annotated

import typer

from kompplan.commands.choices import TableFormat
from kompplan.commands.options import Color, Colors, Force, Lang, Limit, Output, PlanFile, Strict, Today, told


def participants(
    plan: PlanFile = None,
    group: Annotated[
        str | None,
        typer.Option(
            "--group",
            metavar=told("GROUP", "GRUPP"),
            show_default=False,
            help=told(
                "Tell only of this target group: its id or its name.",
                "Visa bara den här målgruppen: dess id eller namn.",
            ),
        ),
    ] = None,
    tables: Annotated[
        bool,
        typer.Option(
            "--tables",
            show_default=False,
            help=told(
                "Show the printed tables alone, every figure beside what it should be.",
                "Visa bara de tryckta tabellerna, varje uppgift bredvid det den ska vara.",
            ),
        ),
    ] = False,
    trace: Annotated[
        bool,
        typer.Option(
            "--trace",
            show_default=False,
            help=told(
                "Show with file and line where each row comes from.", "Visa med fil och rad var varje rad kommer ifrån."
            ),
        ),
    ] = False,
    output_format: Annotated[
        TableFormat, typer.Option("--format", help=told("How it is written.", "Hur det skrivs."))
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
    from kompplan.commands.participants_text import markdown, named_group, terminal
    from kompplan.views.participants_grids import figures_grid, taking

    checked, language, judged, _ = opened(plan, lang, today, limit, None if strict else ())
    found = taking(checked, named_group(checked, group) if group is not None else None)
    if output_format is TableFormat.JSON:
        from kompplan.views.grid import as_json
        from kompplan.views.participants_document import participants_document

        text = as_json(participants_document(checked, found, language))
    elif output_format is TableFormat.CSV:
        from kompplan.views.grid import as_csv
        from kompplan.views.participants_tables import all_checks_grid

        text = as_csv((all_checks_grid if tables else figures_grid)(checked, found, language), language)
    else:
        from kompplan.views.participants import participant_words

        view = participant_words(checked, found, language)
        name = heading(checked, judged.name)
        if output_format is TableFormat.MD:
            text = markdown(view, name, language, tables=tables)
        else:
            colored = in_color(color, output)
            text = terminal(view, name, language, colored, tables=tables, places=trace)
    deliver(text, output, checked, language, force=force)
    end_strictly(strict, judged)

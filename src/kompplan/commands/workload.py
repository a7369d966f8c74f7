"""``kompplan workload``: hours by month or week beside what there is, who is called twice, and what could be moved."""

from enum import StrEnum
from typing import Annotated

import typer

from kompplan.commands.choices import TableFormat
from kompplan.commands.options import Color, Colors, Force, Lang, Limit, Output, PlanFile, Strict, Today, told


class Dimension(StrEnum):
    """On whom the hours fall; as ``calculations.tasks.By``, which is not loaded before it is needed."""

    ROLE = "role"
    ORGANISATION = "organisation"
    GROUP = "group"


class Period(StrEnum):
    """By what the hours are told."""

    MONTH = "month"
    WEEK = "week"


def workload(
    plan: PlanFile = None,
    by: Annotated[
        Dimension,
        typer.Option(
            "--by",
            help=told(
                "Whose hours: roles, organisations or target groups.",
                "Vilkas timmar: rollers, organisationers eller målgruppers.",
            ),
        ),
    ] = Dimension.ROLE,
    per: Annotated[
        Period, typer.Option("--per", help=told("By month or by week.", "Per månad eller per vecka."))
    ] = Period.MONTH,
    first: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar=told("YYYY-MM-DD", "ÅÅÅÅ-MM-DD"),
            show_default=False,
            help=told(
                "Leave out the months or weeks before that of this day.",
                "Utelämna månaderna eller veckorna före den som dagen ligger i.",
            ),
        ),
    ] = None,
    last: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar=told("YYYY-MM-DD", "ÅÅÅÅ-MM-DD"),
            show_default=False,
            help=told(
                "Leave out the months or weeks after that of this day.",
                "Utelämna månaderna eller veckorna efter den som dagen ligger i.",
            ),
        ),
    ] = None,
    level: Annotated[
        bool,
        typer.Option(
            "--level",
            show_default=False,
            help=told(
                "Propose what to begin later, so that nobody has too much. The plan is not changed.",
                "Föreslå vad som kan börja senare, så att ingen får för mycket. Planen ändras inte.",
            ),
        ),
    ] = False,
    output_format: Annotated[
        TableFormat, typer.Option("--format", help=told("How the table is written.", "Hur tabellen skrivs."))
    ] = TableFormat.TEXT,
    output: Output = None,
    force: Force = False,
    strict: Strict = False,
    lang: Lang = None,
    today: Today = None,
    color: Colors = Color.AUTO,
    limit: Limit = None,
) -> None:
    from kompplan.calculations.tasks import By
    from kompplan.commands.loading import deliver, end_strictly, heading, opened
    from kompplan.commands.output import in_color
    from kompplan.commands.surroundings import day
    from kompplan.commands.workload_text import markdown, terminal
    from kompplan.errors import KompplanError
    from kompplan.i18n.text import Text
    from kompplan.views.grid import as_csv, as_json
    from kompplan.views.workload import cells_grid, found
    from kompplan.views.workload_document import workload_document

    since = day(first, Text("--from", "--from")) if first is not None else None
    until = day(last, Text("--to", "--to")) if last is not None else None
    if since is not None and until is not None and until < since:
        raise KompplanError(Text("--to is before --from", "--to ligger före --from"))
    checked, language, judged, _ = opened(plan, lang, today, limit, None if strict else ())
    seen = found(checked, By(by.value), weeks=per is Period.WEEK, first=since, last=until, level=level)
    if output_format is TableFormat.JSON:
        text = as_json(workload_document(seen, checked, language))
    elif output_format is TableFormat.CSV:
        text = as_csv(cells_grid(seen, checked, language), language)
    elif output_format is TableFormat.MD:
        text = markdown(seen, checked, heading(checked, judged.name), language)
    else:
        colored = in_color(color, output)
        text = terminal(seen, checked, heading(checked, judged.name), language, colored)
    deliver(text, output, checked, language, force=force)
    end_strictly(strict, judged)

"""``kompplan procurement``: each purchase counted backwards from the day it is needed, and what is too late already."""

from enum import StrEnum
from typing import Annotated

import typer

from kompplan.commands.options import Color, Colors, Force, Lang, Limit, Output, PlanFile, Strict, Today, told


class ProcurementFormat(StrEnum):
    """How the procurement calendar is written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    MD = "md"
    ICS = "ics"


def procurement(
    plan: PlanFile = None,
    same_kind: Annotated[
        bool,
        typer.Option(
            "--same-kind",
            show_default=False,
            help=told(
                "Show only direct awards of the same kind, added up against the limit of their day.",
                "Visa bara direktupphandlingar av samma slag, hopräknade mot gränsen på deras egen dag.",
            ),
        ),
    ] = False,
    output_format: Annotated[
        ProcurementFormat,
        typer.Option(
            "--format",
            help=told(
                "How the calendar is written; ics is for a calendar program.",
                "Hur kalendern skrivs; ics är för ett kalenderprogram.",
            ),
        ),
    ] = ProcurementFormat.TEXT,
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

    checked, language, judged, _ = opened(plan, lang, today, limit, None if strict else ())
    if output_format is ProcurementFormat.ICS:
        from kompplan.views.procurement_ics import procurement_calendar

        text = procurement_calendar(checked, language)
    elif output_format is ProcurementFormat.JSON:
        from kompplan.views.grid import as_json
        from kompplan.views.procurement_document import procurement_document

        text = as_json(procurement_document(checked, language))
    elif output_format is ProcurementFormat.CSV:
        from kompplan.views.grid import as_csv
        from kompplan.views.procurement import steps_grid
        from kompplan.views.procurement_limits import same_kind_grid

        text = as_csv((same_kind_grid if same_kind else steps_grid)(checked, language), language)
    else:
        from kompplan.commands.procurement_text import markdown, terminal
        from kompplan.views.procurement_words import procurement_words

        view = procurement_words(checked, language)
        name = heading(checked, judged.name)
        if output_format is ProcurementFormat.MD:
            text = markdown(view, name, language, same_kind=same_kind)
        else:
            colored = in_color(color, output)
            text = terminal(view, name, language, colored, same_kind=same_kind)
    deliver(text, output, checked, language, force=force)
    end_strictly(strict, judged)

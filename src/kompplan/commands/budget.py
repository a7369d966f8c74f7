"""``kompplan budget``: what it costs, by whatever is asked, beside what is stated and who pays."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kompplan.commands.choices import TableFormat
from kompplan.commands.options import Color, Colors, Lang, Limit, PlanFile, Strict, Today, told


class By(StrEnum):
    """By what the budget is split; the same words as ``calculations.dimensions.Dimension``."""

    LINE = "line"
    ASPECT = "aspect"
    ACTIVITY = "activity"
    OWNER = "owner"
    ORGANISATION = "organisation"
    COST_TYPE = "cost_type"
    FUNDER = "funder"
    YEAR = "year"


class Per(StrEnum):
    """What a cost is divided by; the same words as ``views.budget_per.Per``."""

    PARTICIPANT = "participant"
    HOUR = "hour"
    CAUSE = "cause"


def budget(
    plan: PlanFile = None,
    by: Annotated[
        By, typer.Option("--by", help=told("By what the budget is split.", "Vad budgeten delas upp efter."))
    ] = By.LINE,
    across: Annotated[
        By | None,
        typer.Option(
            "--across",
            show_default=False,
            help=told(
                "A second division, as columns: sums add up both ways.",
                "En uppdelning till, som kolumner: summorna stämmer åt båda hållen.",
            ),
        ),
    ] = None,
    funding: Annotated[
        bool,
        typer.Option(
            "--funding",
            show_default=False,
            help=told(
                "Show who pays: eligible and not, cash and in kind, co-financing required and reached.",
                "Visa vem som betalar: stödberättigande och inte, kontant och i annat än pengar, medfinansiering som "
                "krävs och som finns.",
            ),
        ),
    ] = False,
    per: Annotated[
        Per | None,
        typer.Option(
            "--per",
            show_default=False,
            help=told(
                "Show the cost for each participant, hour of training or cause.",
                "Visa kostnaden per deltagare, utbildningstimme eller orsak.",
            ),
        ),
    ] = None,
    months: Annotated[
        bool,
        typer.Option(
            "--months",
            show_default=False,
            help=told(
                "Show the costs by month, and how much has to be laid out until support comes.",
                "Visa kostnaderna per månad, och hur mycket som måste läggas ut innan stödet kommer.",
            ),
        ),
    ] = False,
    actuals: Annotated[
        list[Path] | None,
        typer.Option(
            "--actuals",
            metavar=told("FILE", "FIL"),
            show_default=False,
            help=told(
                "Set beside what is booked in this file (SIE 4 or CSV): spent, committed, left and forecast. May be "
                "given several times.",
                "Ställ bredvid det som är bokfört i filen (SIE 4 eller CSV): förbrukat, bundet, kvar och prognos. Får "
                "anges flera gånger.",
            ),
        ),
    ] = None,
    trace: Annotated[
        bool,
        typer.Option(
            "--trace",
            show_default=False,
            help=told(
                "Show the rows behind every sum, with file and line.",
                "Visa raderna bakom varje summa, med fil och rad.",
            ),
        ),
    ] = False,
    output_format: Annotated[
        TableFormat, typer.Option("--format", help=told("How the budget is written.", "Hur budgeten skrivs."))
    ] = TableFormat.TEXT,
    strict: Strict = False,
    lang: Lang = None,
    today: Today = None,
    color: Colors = Color.AUTO,
    limit: Limit = None,
) -> None:
    from kompplan.commands.budget_views import Wanted, chosen
    from kompplan.commands.loading import end_strictly, heading, opened
    from kompplan.commands.output import in_color, say
    from kompplan.i18n.text import Text
    from kompplan.views.budget import with_figures
    from kompplan.views.grid import as_csv, as_json, as_markdown, with_places

    wanted = Wanted(
        by=by.value,
        across=across.value if across is not None else None,
        funding=funding,
        per=per.value if per is not None else None,
        months=months,
        actuals=tuple(actuals or ()),
    )
    checked, language, judged, _ = opened(plan, lang, today, limit, None if strict else ())
    words, document = chosen(wanted, checked, language, trace, limit)
    if output_format is TableFormat.JSON:
        say(as_json(document()))
        end_strictly(strict, judged)
        return
    view = words()
    grid = with_places(view.grid, Text("place", "plats").to(language)) if trace else view.grid
    if output_format is TableFormat.CSV:
        say(as_csv(with_figures(view, grid, language), language))
    elif output_format is TableFormat.MD:
        say(as_markdown(with_figures(view, grid, language)))
    else:
        from kompplan.commands.budget_text import print_budget

        print_budget(view, heading(checked, judged.name), language, in_color(color), trace)
    end_strictly(strict, judged)

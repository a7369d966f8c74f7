"""``kompplan budget``: what it costs, by whatever is asked, beside what is stated and who pays."""

from enum import StrEnum
from typing import Annotated

import typer

from kompplan.commands.choices import TableFormat
from kompplan.commands.options import Color, Colors, Lang, Limit, PlanFile, Strict, Today, told


class By(StrEnum):
    """By what the budget is split; the same words as ``calculations.budget.Dimension``."""

    LINE = "line"
    ASPECT = "aspect"
    ACTIVITY = "activity"
    OWNER = "owner"
    ORGANISATION = "organisation"
    COST_TYPE = "cost_type"
    FUNDER = "funder"
    YEAR = "year"


def budget(
    plan: PlanFile = None,
    by: Annotated[
        By, typer.Option("--by", help=told("By what the budget is split.", "Vad budgeten delas upp efter."))
    ] = By.LINE,
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
    from kompplan.calculations.budget import Dimension
    from kompplan.commands.loading import end_strictly, heading, opened
    from kompplan.commands.output import in_color, say
    from kompplan.i18n.text import Text
    from kompplan.views.budget import budget_document, budget_words, with_figures
    from kompplan.views.grid import as_csv, as_json, as_markdown, with_places

    checked, language, judged, _ = opened(plan, lang, today, limit, None if strict else ())
    dimension = Dimension(by.value)
    view = budget_words(checked, dimension, language, trace)
    grid = with_places(view.grid, Text("place", "plats").to(language)) if trace else view.grid
    if output_format is TableFormat.JSON:
        say(as_json(budget_document(checked, dimension, language)))
    elif output_format is TableFormat.CSV:
        say(as_csv(with_figures(view, grid, language), language))
    elif output_format is TableFormat.MD:
        say(as_markdown(with_figures(view, grid, language)))
    else:
        from kompplan.commands.budget_text import print_budget

        print_budget(view, heading(checked, judged.name), language, in_color(color), trace)
    end_strictly(strict, judged)

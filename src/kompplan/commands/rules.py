"""``kompplan rules``: everything that can be found, in one list."""

from typing import Annotated

import typer

from kompplan.commands.choices import TableFormat
from kompplan.commands.options import Lang, told


def rules(
    family: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FAMILY]..." if told("x", "y") == "x" else "[FAMILJ]...",
            show_default=False,
            help=told("Only these families, such as RSK.", "Bara de här familjerna, till exempel RSK."),
        ),
    ] = None,
    output_format: Annotated[
        TableFormat, typer.Option("--format", help=told("How the list is written.", "Hur listan skrivs."))
    ] = TableFormat.TEXT,
    lang: Lang = None,
) -> None:
    from kompplan.commands.output import say
    from kompplan.commands.surroundings import language_of
    from kompplan.errors import KompplanError
    from kompplan.i18n.text import Text
    from kompplan.pipeline import all_codes, all_rules
    from kompplan.views.codes import codes_document, codes_grid, with_levels
    from kompplan.views.grid import as_csv, as_json, as_markdown

    language = language_of(lang)
    wanted = tuple(each.upper() for each in family or ())
    codes = with_levels(all_codes(), all_rules())
    families = tuple(dict.fromkeys(code.code[:3] for code, _ in codes))
    for each in wanted:
        if each not in families:
            raise KompplanError(
                Text(
                    "there is no family {family}; one of: {families}",
                    "familjen {family} finns inte; någon av: {families}",
                ),
                family=each,
                families=families,
            )
    chosen = tuple(each for each in codes if not wanted or each[0].code[:3] in wanted)
    grid = codes_grid(chosen, language)
    if output_format is TableFormat.JSON:
        say(as_json(codes_document(chosen, language)))
    elif output_format is TableFormat.CSV:
        say(as_csv(grid, language))
    elif output_format is TableFormat.MD:
        say(as_markdown(grid))
    else:
        from kompplan.commands.tables import console, print_grid

        print_grid(grid, console(color=False))

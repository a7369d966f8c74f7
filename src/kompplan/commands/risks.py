"""``kompplan risks``: the register by value, the matrix, and what needs a decision."""

from typing import Annotated

import typer

from kompplan.commands.choices import TableFormat
from kompplan.commands.options import Color, Colors, Lang, Limit, PlanFile, Strict, Today, told


def risks(
    plan: PlanFile = None,
    level: Annotated[
        list[str] | None,
        typer.Option(
            "--level",
            metavar=told("LEVEL", "NIVÅ"),
            show_default=False,
            help=told(
                "Show only risks on this level: accept, mitigate or act_now, or the Swedish words. May be repeated.",
                "Visa bara risker på den här nivån: kan accepteras, bör åtgärdas eller åtgärdas snarast. Får upprepas.",
            ),
        ),
    ] = None,
    output_format: Annotated[
        TableFormat, typer.Option("--format", help=told("How the register is written.", "Hur registret skrivs."))
    ] = TableFormat.TEXT,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar=told("LEVEL", "NIVÅ"),
            show_default=False,
            help=told(
                "End with 1 if an open risk is on this level or a higher one.",
                "Sluta med 1 om en öppen risk ligger på den här nivån eller högre.",
            ),
        ),
    ] = None,
    strict: Strict = False,
    lang: Lang = None,
    today: Today = None,
    color: Colors = Color.AUTO,
    limit: Limit = None,
) -> None:
    from kompplan.commands.loading import end_strictly, heading, opened
    from kompplan.commands.output import in_color, say
    from kompplan.commands.risks_text import level_named, print_risks
    from kompplan.model.words import RiskLevel, RiskStatus
    from kompplan.views.grid import as_csv, as_json, as_markdown
    from kompplan.views.risks import risks_document, risks_view, whole_register

    wanted = frozenset(level_named(word) for word in level) if level else None
    threshold = level_named(fail_on) if fail_on is not None else None
    checked, language, judged, _ = opened(plan, lang, today, limit, None if strict else ())
    view = risks_view(checked, language, wanted)
    if output_format is TableFormat.JSON:
        say(as_json(risks_document(checked, language, wanted)))
    elif output_format is TableFormat.CSV:
        say(as_csv(whole_register(view), language))
    elif output_format is TableFormat.MD:
        say(as_markdown(view.register) + ("\n" + as_markdown(view.unscored) if view.unscored.rows else ""))
    else:
        print_risks(view, heading(checked, judged.name), language, in_color(color), matrix=wanted is None)
    if threshold is not None:
        order = list(RiskLevel)
        if any(
            each.level is not None
            and order.index(each.level) >= order.index(threshold)
            and each.risk.status is not RiskStatus.CLOSED
            for each in checked.risks.scored
        ):
            raise typer.Exit(1)
    end_strictly(strict, judged)

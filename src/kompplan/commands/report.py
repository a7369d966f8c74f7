"""``kompplan report``: the document that a meeting needs, on screen, on paper and in the programs of an office."""

from pathlib import Path
from typing import Annotated

import typer

from kompplan.commands.choices import For
from kompplan.commands.options import AllowTemplates, Force, Lang, Limit, PlanFile, Strict, Today, told


def report(
    plan: PlanFile = None,
    audience: Annotated[
        list[For] | None,
        typer.Option(
            "--audience",
            metavar=told("NAME", "NAMN"),
            show_default=False,
            help=told(
                "Whom it is for: the whole plan for the project unless something else is said; may be repeated.",
                "Vem den är till: hela planen för projektet om inget annat sägs; kan upprepas.",
            ),
        ),
    ] = None,
    every: Annotated[
        bool,
        typer.Option(
            "--all",
            show_default=False,
            help=told("Make a report for each audience.", "Gör en rapport till var och en."),
        ),
    ] = False,
    listed: Annotated[
        bool, typer.Option("--list", show_default=False, help=told("List the audiences.", "Räkna upp mottagarna."))
    ] = False,
    html: Annotated[
        bool,
        typer.Option(
            "--html",
            show_default=False,
            help=told("A web page in one file (the default).", "En webbsida i en enda fil (det vanliga)."),
        ),
    ] = False,
    md: Annotated[bool, typer.Option("--md", show_default=False, help=told("Markdown.", "Markdown."))] = False,
    pdf: Annotated[
        bool,
        typer.Option(
            "--pdf",
            show_default=False,
            help=told(
                "PDF to publish and to archive (PDF/UA-1, PDF/A-3a), with the plan inside.",
                "PDF att publicera och arkivera (PDF/UA-1, PDF/A-3a), med planen inuti.",
            ),
        ),
    ] = False,
    docx: Annotated[bool, typer.Option("--docx", show_default=False, help=told("Word.", "Word."))] = False,
    docx_template: Annotated[
        str | None,
        typer.Option(
            "--docx-template",
            metavar=told("FILE", "FIL"),
            show_default=False,
            help=told(
                "Word, with the styles, header and footer of this file (.docx or .dotx).",
                "Word, med formatmallar, sidhuvud och sidfot ur den här filen (.docx eller .dotx).",
            ),
        ),
    ] = None,
    xlsx: Annotated[
        bool,
        typer.Option("--xlsx", show_default=False, help=told("Excel, with formulas.", "Excel, med formler.")),
    ] = False,
    csv: Annotated[
        bool,
        typer.Option(
            "--csv",
            show_default=False,
            help=told("The report's main table as CSV.", "Rapportens huvudtabell som CSV."),
        ),
    ] = False,
    ics: Annotated[
        bool, typer.Option("--ics", show_default=False, help=told("The days as a calendar.", "Dagarna som kalender."))
    ] = False,
    first: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar=told("YYYY-MM-DD", "ÅÅÅÅ-MM-DD"),
            show_default=False,
            help=told("First day of a status report's period.", "Första dagen i en lägesrapports period."),
        ),
    ] = None,
    last: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar=told("YYYY-MM-DD", "ÅÅÅÅ-MM-DD"),
            show_default=False,
            help=told("Last day of a status report's period.", "Sista dagen i en lägesrapports period."),
        ),
    ] = None,
    actuals: Annotated[
        list[Path] | None,
        typer.Option(
            "--actuals",
            metavar=told("FILE", "FIL"),
            show_default=False,
            help=told(
                "What is booked, as SIE 4 or CSV: steering, status and final reports set it beside the budget; may be "
                "repeated.",
                "Det som är bokfört, som SIE 4 eller CSV: styrgruppens sida, läges- och slutrapport ställer det mot "
                "budgeten; kan upprepas.",
            ),
        ),
    ] = None,
    public: Annotated[
        bool,
        typer.Option(
            "--public",
            show_default=False,
            help=told(
                "Make it fit to publish: leave out what is marked internal and the findings, suppress numbers of "
                "persons below five, refuse e-mail addresses and identity numbers.",
                "Gör den klar att publicera: utelämna det som är märkt internt och anmärkningarna, dölj antal personer "
                "under fem, vägra e-postadresser och personnummer.",
            ),
        ),
    ] = False,
    allow_templates: AllowTemplates = False,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar=told("FILE OR FOLDER", "FIL ELLER MAPP"),
            show_default=False,
            help=told(
                "Write to this file, or several reports into this folder; - is standard output.",
                "Skriv till den här filen, eller flera rapporter i den här mappen; - är standard ut.",
            ),
        ),
    ] = None,
    force: Force = False,
    strict: Strict = False,
    lang: Lang = None,
    today: Today = None,
    limit: Limit = None,
) -> None:
    from kompplan.commands.report_asked import Asked
    from kompplan.commands.reporting import list_audiences, write_reports

    if listed:
        list_audiences(lang)
        return
    wanted = {"html": html, "md": md, "pdf": pdf, "docx": docx, "xlsx": xlsx, "csv": csv, "ics": ics}
    write_reports(
        Asked(
            plan,
            tuple(For) if every else tuple(audience or ()),
            tuple(suffix for suffix, chosen in wanted.items() if chosen),
            first,
            last,
            output,
            force,
            strict,
            lang,
            today,
            limit,
            every,
            allow_templates,
            public,
            tuple(actuals or ()),
            docx_template,
        )
    )

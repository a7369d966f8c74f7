"""``kompplan validate``: read plans, judge them, and point at what is wrong."""

from pathlib import Path
from typing import Annotated

import typer

from kompplan.commands.choices import Format
from kompplan.commands.options import LANGUAGE, Color, Colors, Lang, Limit, Show, Today, told
from kompplan.i18n.language import Language


def validate(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILES OR FOLDERS]..." if LANGUAGE is Language.EN else "[FILER ELLER MAPPAR]...",
            show_default=False,
            help=told(
                "Plans, folders with plans, or - for standard input. Without any, the plan in this folder.",
                "Planer, mappar med planer, eller - för standard in. Utan något: planen i den här mappen.",
            ),
        ),
    ] = None,
    output_format: Annotated[
        Format, typer.Option("--format", help=told("How findings are written.", "Hur anmärkningar skrivs."))
    ] = Format.FULL,
    show: Annotated[
        Show | None,
        typer.Option(
            "--show",
            show_default=False,
            help=told(
                "Show findings in full from this severity up.",
                "Visa anmärkningar i sin helhet från den här graden och uppåt.",
            ),
        ),
    ] = None,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", show_default=False, help=told("End with 1 for warnings too.", "Sluta med 1 även för varningar.")
        ),
    ] = False,
    most: Annotated[
        int,
        typer.Option(
            "--most",
            min=1,
            metavar="N" if LANGUAGE is Language.EN else "ANTAL",
            help=told("Show at most this many findings for a file.", "Visa högst så många anmärkningar för en fil."),
        ),
    ] = 200,
    lang: Lang = None,
    today: Today = None,
    color: Colors = Color.AUTO,
    limit: Limit = None,
    stdin_filename: Annotated[
        str | None,
        typer.Option(
            "--stdin-filename",
            metavar="NAME" if LANGUAGE is Language.EN else "NAMN",
            show_default=False,
            help=told("What to call standard input in messages.", "Vad standard in kallas i meddelanden."),
        ),
    ] = None,
) -> None:
    from kompplan.commands.judging import judge_files

    status = judge_files(
        files or [],
        output_format=output_format,
        show=show,
        strict=strict,
        most=most,
        lang=lang,
        today=today,
        color=color,
        limit=limit,
        stdin_filename=stdin_filename,
    )
    if status:
        raise typer.Exit(status)

"""``kompplan validate``: read plans, judge them, and point at what is wrong."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kompplan.commands.options import LANGUAGE, Color, Lang, Limit, Show, Today, told
from kompplan.i18n.text import Language


class Format(StrEnum):
    """The formats of findings; each is a module of ``formatters``."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"


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
            help=told("Show at most this many findings for a file.", "Visa högst så många anmärkningar för en fil."),
        ),
    ] = 200,
    lang: Lang = None,
    today: Today = None,
    color: Annotated[
        Color, typer.Option("--color", help=told("When to use colour.", "När färg används."))
    ] = Color.AUTO,
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
    from importlib import import_module

    from kompplan.commands.output import in_color, say
    from kompplan.commands.surroundings import find_plans, judged, language_of, limits_of, today_of
    from kompplan.diagnostics.diagnostic import Severity
    from kompplan.formatters.formatter import FileFindings, Style

    from kompplan.pipeline import with_paths

    limits = limits_of(limit)
    which_day = today_of(today)
    results = [judged(path, which_day, limits, stdin_filename) for path in find_plans(files or [])]
    if output_format is Format.JSON:
        results = [with_paths(result) for result in results]
    first = results[0].checked
    language = language_of(lang, first.plan if first is not None else None)
    style = Style(
        language=language,
        color=output_format is Format.FULL and in_color(color),
        show=Severity[show.name] if show is not None else None,
        today=first.today if first is not None else None,
        most=most,
    )
    findings = tuple(FileFindings(each.name, each.diagnostics, each.allowed) for each in results)
    formatter = import_module(f"kompplan.formatters.{output_format.value}").FORMATTER
    say(formatter.write(findings, style))
    threshold = Severity.WARNING if strict else Severity.ERROR
    if any(each.severity >= threshold for result in results for each in result.diagnostics):
        raise typer.Exit(1)

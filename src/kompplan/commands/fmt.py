"""``kompplan fmt``: write plans in one layout."""

from pathlib import Path
from typing import Annotated

import typer

from kompplan.commands.options import LANGUAGE, Color, Colors, Lang, Limit, told
from kompplan.i18n.language import Language


def _flag(option: str, en: str, sv: str) -> typer.models.OptionInfo:
    made: typer.models.OptionInfo = typer.Option(option, show_default=False, help=told(en, sv))
    return made


def fmt(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILES OR FOLDERS]..." if LANGUAGE is Language.EN else "[FILER ELLER MAPPAR]...",
            show_default=False,
            help=told(
                "Plans and their parts, folders with plans, or - for standard input. Without any, the plans in this "
                "folder.",
                "Planer och deras delar, mappar med planer, eller - för standard in. Utan något: planerna i den här "
                "mappen.",
            ),
        ),
    ] = None,
    check: Annotated[
        bool,
        _flag(
            "--check",
            "Change nothing; list the files that would change, and end with 1 if there are any.",
            "Ändra inget; räkna upp filerna som skulle ändras, och sluta med 1 om det finns några.",
        ),
    ] = False,
    diff: Annotated[
        bool,
        _flag(
            "--diff",
            "Change nothing; show what would change, and end with 1 if there is anything.",
            "Ändra inget; visa vad som skulle ändras, och sluta med 1 om det finns något.",
        ),
    ] = False,
    stdin: Annotated[
        bool,
        _flag(
            "--stdin",
            "Read the plan from standard input and write it to standard output.",
            "Läs planen från standard in och skriv den till standard ut.",
        ),
    ] = False,
    words: Annotated[
        bool,
        _flag(
            "--words",
            "Write the fields with the words of the plan's language too.",
            "Skriv också fälten med orden i planens språk.",
        ),
    ] = False,
    lang: Lang = None,
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
    from kompplan.commands.output import in_color
    from kompplan.commands.surroundings import language_of, limits_of
    from kompplan.commands.tidying import Tidying

    tidying = Tidying(
        language=language_of(lang),
        limits=limits_of(limit),
        write=not (check or diff),
        diff=diff,
        words=words,
        color=in_color(color),
        stdin_name=stdin_filename,
    )
    status = tidying.run([*(files or []), Path("-")] if stdin else files or [])
    if status:
        raise typer.Exit(status)

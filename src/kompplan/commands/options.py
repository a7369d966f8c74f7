"""The options that commands share, and their help in the reader's language."""

from pathlib import Path
from typing import Annotated

import typer

from kompplan.commands.choices import Color, Show
from kompplan.commands.language import LANGUAGE, told
from kompplan.i18n.language import Language

__all__ = [
    "LANGUAGE",
    "AllowTemplates",
    "Color",
    "Force",
    "Lang",
    "Limit",
    "Output",
    "PlanFile",
    "Show",
    "Strict",
    "Today",
    "example",
    "told",
]

PlanFile = Annotated[
    Path | None,
    typer.Argument(
        metavar="PLAN",
        show_default=False,
        help=told(
            "The plan: a file, a folder with one plan in it, or - for standard input. Without it, the plan in this "
            "folder.",
            "Planen: en fil, en mapp med en plan i, eller - för standard in. Utan den: planen i den här mappen.",
        ),
    ),
]
Lang = Annotated[
    Language | None,
    typer.Option("--lang", show_default=False, help=told("Language of the output.", "Språk i det som skrivs ut.")),
]
Today = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar=told("YYYY-MM-DD", "ÅÅÅÅ-MM-DD"),
        show_default=False,
        help=told("Judge the plan as of this day.", "Bedöm planen som om det vore den dagen."),
    ),
]
Limit = Annotated[
    list[str] | None,
    typer.Option(
        "--limit",
        metavar="NAME=VALUE" if LANGUAGE is Language.EN else "NAMN=VÄRDE",
        show_default=False,
        help=told(
            "Raise a limit of the reader, such as size=100MB.", "Höj en av läsarens gränser, till exempel size=100MB."
        ),
    ),
]
Strict = Annotated[
    bool,
    typer.Option(
        "--strict",
        show_default=False,
        help=told(
            "End with 1 if the plan has any error at all.", "Sluta med 1 om planen har något fel över huvud taget."
        ),
    ),
]
Colors = Annotated[Color, typer.Option("--color", help=told("When to use colour.", "När färg används."))]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar=told("FILE", "FIL"),
        show_default=False,
        help=told("Write to this file; - is standard output.", "Skriv till den här filen; - är standard ut."),
    ),
]
Force = Annotated[
    bool,
    typer.Option(
        "--force",
        show_default=False,
        help=told("Replace a file that kompplan did not write.", "Ersätt en fil som kompplan inte har skrivit."),
    ),
]

AllowTemplates = Annotated[
    bool,
    typer.Option(
        "--allow-templates",
        show_default=False,
        help=told(
            "Use the templates of the folder that the configuration names (templates_dir).",
            "Använd mallarna i den mapp som konfigurationen anger (templates_dir).",
        ),
    ),
]


def example(command: str) -> str:
    """Return the epilogue of a command's help: one line that works in a plan's folder."""
    return told("Example: ", "Exempel: ") + command

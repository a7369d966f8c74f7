"""``kompplan serve``: the report in the browser, made anew at each save, with the findings beside it."""

from pathlib import Path
from typing import Annotated

import typer

from kompplan.commands.choices import Editor
from kompplan.commands.options import AllowTemplates, Lang, Limit, Today, told


def serve(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar=told("[PLANS OR FOLDERS]...", "[PLANER ELLER MAPPAR]..."),
            show_default=False,
            help=told(
                "Plans, or folders with plans in them; this folder without any.",
                "Planer, eller mappar med planer i; annars den här mappen.",
            ),
        ),
    ] = None,
    port: Annotated[
        int,
        typer.Option(
            "--port",
            min=0,
            max=65535,
            metavar=told("NUMBER", "NUMMER"),
            show_default=False,
            help=told(
                "Where it listens: 8642 unless something else is said; 0 takes a free one.",
                "Var den lyssnar: 8642 om inget annat sägs; 0 tar en ledig.",
            ),
        ),
    ] = 8642,
    open_browser: Annotated[
        bool, typer.Option("--open", show_default=False, help=told("Open the browser.", "Öppna webbläsaren."))
    ] = False,
    editor: Annotated[
        Editor | None,
        typer.Option(
            "--editor",
            show_default=False,
            help=told("Let links to lines open this editor too.", "Låt länkar till rader också öppna den här editorn."),
        ),
    ] = None,
    allow_templates: AllowTemplates = False,
    lang: Lang = None,
    today: Today = None,
    limit: Limit = None,
) -> None:
    from kompplan.commands.serving.desk import Wanted
    from kompplan.commands.serving.server import serve_forever

    wanted = Wanted(tuple(paths or ()), lang, today, tuple(limit or ()), editor, allow_templates)
    serve_forever(wanted, port, open_browser)

"""``kompplan ci``: let plans be checked where they are worked on together."""

from pathlib import Path
from typing import Annotated

import typer

from kompplan.commands.options import Force, Lang, example, told

ci = typer.Typer(
    name="ci",
    help=told(
        "Let plans be checked in pull requests and before commits.",
        "Låt planer kontrolleras i pull requests och före commit.",
    ),
    epilog=example("kompplan ci init github"),
    no_args_is_help=True,
    rich_markup_mode=None,
)
_NAMES = "[github|gitlab|pre-commit|config]..."


@ci.command(
    help=told(
        "Write what makes GitHub, GitLab or pre-commit check the plans, and a configuration to fill in. A file that "
        "somebody has written or changed is left as it is.",
        "Skriv det som får GitHub, GitLab eller pre-commit att kontrollera planerna, och en konfiguration att fylla i. "
        "En fil som någon har skrivit eller ändrat lämnas som den är.",
    ),
    short_help=told("Write the files for it.", "Skriv filerna för det."),
    epilog=example("kompplan ci init github config"),
)
def init(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_NAMES,
            show_default=False,
            help=told(
                "What to write; without any, the workflow for the place where the repository is hosted.",
                "Vad som skrivs; utan något: flödet för den plats där repositoriet ligger.",
            ),
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", show_default=False, help=told("Write all of them.", "Skriv alla."))
    ] = False,
    listed: Annotated[
        bool,
        typer.Option("--list", show_default=False, help=told("Show what there is and stop.", "Visa vad som finns.")),
    ] = False,
    printed: Annotated[
        bool,
        typer.Option(
            "--print",
            show_default=False,
            help=told(
                "Print the file instead of writing it, to be put into one that is there.",
                "Skriv ut filen i stället, för att läggas in i en som redan finns.",
            ),
        ),
    ] = False,
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar=told("OWNER/NAME@COMMIT", "ÄGARE/NAMN@COMMIT"),
            show_default=False,
            help=told(
                "Where kompplan is fetched from: a repository on GitHub, or https://… of another, and the commit. "
                "Without it, what this kompplan was installed from.",
                "Varifrån kompplan hämtas: ett repositorium på GitHub, eller https://… till ett annat, och commit. "
                "Utan den: det som den här kompplan installerades från.",
            ),
        ),
    ] = None,
    folder: Annotated[
        Path | None,
        typer.Option(
            "--folder",
            metavar=told("FOLDER", "MAPP"),
            show_default=False,
            help=told(
                "Write into this folder; without it, the root of the git repository.",
                "Skriv i den här mappen; utan den: git-repositoriets rot.",
            ),
        ),
    ] = None,
    lang: Lang = None,
    force: Force = False,
) -> None:
    from kompplan.commands.ci_files import chosen, list_of, root, source_of, text_of, write_all
    from kompplan.commands.output import say
    from kompplan.commands.surroundings import language_of
    from kompplan.errors import KompplanError
    from kompplan.i18n.text import Text

    language = language_of(lang)
    if listed:
        say(list_of(language))
        return
    place = root(Path.cwd()) if folder is None else folder
    files = chosen(names or [], place, everything=everything)
    origin = source_of(source)
    if not printed:
        status = write_all(files, place, origin, language, force=force)
        if status:
            raise typer.Exit(status)
        return
    if len(files) > 1:
        raise KompplanError(Text("--print takes one file at a time", "--print tar en fil i taget"))
    say(text_of(files[0], origin, language))

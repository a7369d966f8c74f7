"""``kompplan rules``: everything that can be found, in one list."""

from pathlib import Path
from typing import Annotated

import typer

from kompplan.commands.choices import TableFormat
from kompplan.commands.options import Force, Lang, Today, told
from kompplan.i18n.language import Language


def rules(
    family: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=told("[FAMILY | test FILES]...", "[FAMILJ | test FILER]..."),
            show_default=False,
            help=told(
                "Only these families, such as RSK. Or test: try the own rules of kompplan.toml on the plans in "
                "kompplan-tests/, or in these files.",
                "Bara de här familjerna, till exempel RSK. Eller test: pröva de egna reglerna i kompplan.toml på "
                "planerna i kompplan-tests/, eller i de här filerna.",
            ),
        ),
    ] = None,
    output_format: Annotated[
        TableFormat, typer.Option("--format", help=told("How the list is written.", "Hur listan skrivs."))
    ] = TableFormat.TEXT,
    docs: Annotated[
        Path | None,
        typer.Option(
            "--docs",
            metavar=told("FOLDER", "MAPP"),
            show_default=False,
            help=told(
                "Write the pages about all codes, settings and tables into this folder, in both languages.",
                "Skriv sidorna om alla koder, inställningar och tabeller i den här mappen, på båda språken.",
            ),
        ),
    ] = None,
    lang: Lang = None,
    today: Today = None,
    force: Force = False,
) -> None:
    if family and family[0] == "test":
        _try_own(family[1:], lang, today)
        return
    if docs is not None:
        _write_pages(docs, lang, force)
        return
    from kompplan.commands.configuring import nearest
    from kompplan.commands.output import say
    from kompplan.commands.surroundings import language_of
    from kompplan.errors import KompplanError
    from kompplan.i18n.text import Text
    from kompplan.pipeline import all_codes, all_rules, own_rules
    from kompplan.views.codes import codes_document, codes_grid, with_levels
    from kompplan.views.grid import as_csv, as_json, as_markdown

    language = language_of(lang)
    wanted = tuple(each.upper() for each in family or ())
    stated = own_rules(nearest(str(Path.cwd())))
    own = frozenset(rule.code for rule in stated)
    codes = with_levels((*all_codes(), *(rule.about for rule in stated)), (*all_rules(), *stated))
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
    grid = codes_grid(chosen, language, own)
    if output_format is TableFormat.JSON:
        say(as_json(codes_document(chosen, language, own)))
    elif output_format is TableFormat.CSV:
        say(as_csv(grid, language))
    elif output_format is TableFormat.MD:
        say(as_markdown(grid))
    else:
        from kompplan.commands.tables import console, print_grid

        print_grid(grid, console(color=False))


def _try_own(files: list[str], lang: Language | None, today: str | None) -> None:
    from kompplan.commands.trying import try_own_rules

    status = try_own_rules([Path(each) for each in files], lang, today)
    if status:
        raise typer.Exit(status)


def _write_pages(folder: Path, lang: Language | None, force: bool) -> None:
    from kompplan.commands.documenting import write_documents
    from kompplan.commands.output import tell
    from kompplan.commands.surroundings import language_of
    from kompplan.i18n.text import Message, Text

    number = write_documents(folder, [lang] if lang is not None else list(Language), force)
    told = Text("wrote {number} pages in {folder}", "skrev {number} sidor i {folder}")
    tell(Message(told, {"number": number, "folder": str(folder)}).to(language_of(lang)))

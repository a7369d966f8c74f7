"""``kompplan schema``: describe the format, to an editor as JSON Schema or to a reader as a page."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kompplan.commands.options import Force, Lang, Output, told


class Format(StrEnum):
    """How the format is described."""

    JSON = "json"
    MD = "md"


def schema(
    output: Output = None,
    output_format: Annotated[
        Format,
        typer.Option(
            "--format",
            help=told(
                "json: JSON Schema for an editor. md: a page with every field, its words and an example.",
                "json: JSON Schema till en editor. md: en sida med varje fält, dess ord och ett exempel.",
            ),
        ),
    ] = Format.JSON,
    lang: Lang = None,
    force: Force = False,
) -> None:
    from kompplan.commands.output import say, tell, write_file
    from kompplan.commands.surroundings import language_of
    from kompplan.i18n.text import Message, Text

    language = language_of(lang)
    if output_format is Format.JSON:
        from kompplan.handbook.schema import written

        text = written(language)
    else:
        from kompplan.handbook.page import page

        text = page(language)
    if output is None or output == "-":
        say(text)
        return
    write_file(Path(output), text.encode(), force)
    tell(Message(Text("wrote {path}", "skrev {path}"), {"path": output}).to(language))

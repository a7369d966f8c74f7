"""``kompplan new``: begin a plan from a template, with the schema beside it so that an editor can help."""

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kompplan.commands.options import LANGUAGE, Lang, Output, told
from kompplan.i18n.language import Language
from kompplan.i18n.text import Text

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

DEFAULT = "minimal"
SCHEMA = "kompplan.schema.json"
LONGEST = 100
_TEMPLATE = re.compile(r"([a-z][a-z0-9-]*)\.yaml")
_PLACE = re.compile("__(NAME|ID)__")
_UNFIT = re.compile(r'[/\\<>:"|?*]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_ABOUT = {
    "minimal": Text("a project and one activity", "ett projekt och en aktivitet"),
    "komlitt": Text("the whole chain from challenge to closing, with guiding questions",
                    "hela kedjan från utmaning till avslut, med ledfrågor"),
    "esf": Text("an application to the European Social Fund", "en ansökan till Europeiska socialfonden"),
}  # fmt: skip


def new(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME" if LANGUAGE is Language.EN else "NAMN",
            show_default=False,
            help=told(
                "What the project is called; the plan becomes NAME.yaml.", "Vad projektet heter; planen blir NAMN.yaml."
            ),
        ),
    ] = None,
    template: Annotated[
        str,
        typer.Option(
            "--template",
            "-t",
            metavar="TEMPLATE" if LANGUAGE is Language.EN else "MALL",
            help=told(
                "Which template to begin from; --list shows them.", "Vilken mall att börja från; --list visar dem."
            ),
        ),
    ] = DEFAULT,
    listed: Annotated[
        bool,
        typer.Option(
            "--list", show_default=False, help=told("Show the templates and stop.", "Visa mallarna och sluta.")
        ),
    ] = False,
    output: Output = None,
    lang: Lang = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force", show_default=False, help=told("Replace a plan that is there.", "Ersätt en plan som redan finns.")
        ),
    ] = False,
) -> None:
    from kompplan.commands.output import say, tell, write_file
    from kompplan.commands.surroundings import language_of
    from kompplan.errors import KompplanError
    from kompplan.handbook.schema import written
    from kompplan.i18n.text import Message

    language = language_of(lang)
    templates = _templates()
    if listed:
        say(
            "".join(
                f"{each:8}  {_ABOUT[each].to(language) if each in _ABOUT else ''}".rstrip() + "\n" for each in templates
            )
        )
        return
    if name is None:
        raise KompplanError(Text("name the plan: kompplan new my-plan", "ge planen ett namn: kompplan new min-plan"))
    if template not in templates:
        raise KompplanError(
            Text(
                "there is no template {template}; there are: {all}", "det finns ingen mall {template}; det finns: {all}"
            ),
            template=template,
            all=tuple(templates),
        )
    stem = file_stem(name)
    text = begun(_localised(templates[template], language).read_text(encoding="utf-8"), stem)
    if output == "-":
        say(text)
        return
    path = Path(output) if output is not None else Path(f"{stem}.yaml")
    if path.is_dir():
        raise KompplanError(
            Text("{path} is a folder; name a file in it", "{path} är en mapp; ange en fil i den"), path=str(path)
        )
    if not force and (path.exists() or path.is_symlink()):
        raise KompplanError(
            Text("{path} is there already; --force replaces it", "{path} finns redan; --force ersätter den"),
            path=str(path),
        )
    write_file(path.parent / SCHEMA, written(language).encode(), force)
    write_file(path, text.encode(), force)
    tell(
        Message(
            Text(
                "wrote {path} and {schema}, with which an editor for YAML helps with words and explanations\n"
                "next: fill it in, then check it with: kompplan validate {argument}",
                "skrev {path} och {schema}, som låter en YAML-editor hjälpa till med ord och förklaringar\n"
                "nästa steg: fyll i den och kontrollera den med: kompplan validate {argument}",
            ),
            {"path": str(path), "schema": SCHEMA, "argument": f'"{path}"' if " " in str(path) else str(path)},
        ).to(language)
    )


def file_stem(name: str) -> str:
    """Return the name of the plan's file without its suffix, or raise why it cannot be one."""
    from kompplan.errors import KompplanError

    stem = unicodedata.normalize("NFC", name.strip())
    stem = re.sub(r"\.ya?ml$", "", stem, flags=re.IGNORECASE)
    wrong = None
    if not stem or not any(each.isalnum() for each in stem):
        wrong = Text("a name needs a letter or a digit", "ett namn behöver en bokstav eller siffra")
    elif _UNFIT.search(stem):
        wrong = Text(
            "it cannot hold {signs}; --output puts the plan in another folder",
            "det kan inte innehålla {signs}; --output lägger planen i en annan mapp",
        )
    elif stem[0] in "-.":
        wrong = Text("it cannot begin with a hyphen or a full stop", "det kan inte börja med bindestreck eller punkt")
    elif stem[-1] == ".":
        wrong = Text("it cannot end with a full stop", "det kan inte sluta med punkt")
    elif any(unicodedata.category(each) in _INVISIBLE for each in name.strip()):
        wrong = Text("it holds invisible signs", "det innehåller osynliga tecken")
    elif len(stem) > LONGEST:
        wrong = Text("it is longer than {longest} letters", "det är längre än {longest} tecken")
    elif _RESERVED.fullmatch(stem):
        wrong = Text("Windows keeps that name for itself", "det namnet har Windows reserverat")
    if wrong is None:
        return stem
    raise KompplanError(
        Text(f"{{name}} cannot name a plan: {wrong.en}", f"{{name}} kan inte vara namn på en plan: {wrong.sv}"),
        name=name,
        signs='/ \\ < > : " | ? *',
        longest=LONGEST,
    )


def begun(template: str, stem: str) -> str:
    """Return the template with the project's name and id in it, both written so that they can only be text."""
    import json

    words = re.sub(r"[-_]+", " ", stem).strip()
    values = {
        "NAME": json.dumps(words[:1].upper() + words[1:], ensure_ascii=False),
        "ID": json.dumps(_id(stem), ensure_ascii=False),
    }
    return _PLACE.sub(lambda place: values[place[1]], template)


def _id(stem: str) -> str:
    return re.sub(r"[^\w]+", "-", stem.casefold().replace("_", "-")).strip("-")


def _templates() -> "dict[str, Traversable]":
    """Return the templates by name, the smallest first."""
    from kompplan.resources import templates_root

    folder = templates_root() / "plans"
    found = {match[1]: each for each in folder.iterdir() if (match := _TEMPLATE.fullmatch(each.name))}
    order = list(_ABOUT)
    return dict(
        sorted(found.items(), key=lambda each: (order.index(each[0]) if each[0] in order else len(order), each[0]))
    )


def _localised(template: "Traversable", language: Language) -> "Traversable":
    """Return the template in ``language``; the one without a language in its name is Swedish."""
    from kompplan.resources import templates_root

    if language is Language.SV:
        return template
    other = templates_root() / "plans" / template.name.replace(".yaml", f".{language.value}.yaml")
    return other if other.is_file() else template

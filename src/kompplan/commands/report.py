"""``kompplan report``: the whole plan on one page, to read, to print and to decide from."""

from typing import Annotated

import typer

from kompplan.commands.options import Force, Lang, Limit, Output, PlanFile, Strict, Today, told


def report(
    plan: PlanFile = None,
    html: Annotated[
        bool,
        typer.Option(
            "--html",
            show_default=False,
            help=told("Write a web page in one file (the default).", "Skriv en webbsida i en enda fil (det vanliga)."),
        ),
    ] = False,
    md: Annotated[
        bool, typer.Option("--md", show_default=False, help=told("Write Markdown.", "Skriv Markdown."))
    ] = False,
    output: Output = None,
    force: Force = False,
    strict: Strict = False,
    lang: Lang = None,
    today: Today = None,
    limit: Limit = None,
) -> None:
    from pathlib import Path

    from kompplan.commands.loading import end_strictly, opened
    from kompplan.commands.output import say, tell, write_file
    from kompplan.errors import KompplanError
    from kompplan.i18n.safe import safe
    from kompplan.i18n.text import Text
    from kompplan.reports.build import File, build
    from kompplan.reports.render import render

    suffixes = [name for name, wanted in (("html", html), ("md", md)) if wanted]
    named = Path(output or "").suffix.lower().removeprefix(".") if output not in (None, "-") else ""
    if not suffixes:
        suffixes = ["md"] if named == "md" else ["html"]
    if named in ("html", "md") and suffixes != [named]:
        raise KompplanError(
            Text("{path} does not end as --{format} asks for", "{path} slutar inte så som --{format} säger"),
            path=output,
            format=suffixes[0],
        )
    if output is not None and len(suffixes) > 1:
        raise KompplanError(
            Text(
                "-o takes one format: choose --html or --md, or leave -o out",
                "-o tar ett format: välj --html eller --md, eller utelämna -o",
            )
        )
    checked, language, judged, data = opened(plan, lang, today, limit, None)
    stem = "plan" if judged.name == "-" else Path(judged.name).stem
    file = File("plan.yaml" if judged.name == "-" else judged.name, data)
    read = {Path(origin.node.source.name).resolve() for origin in checked.loaded.origins.values()}
    for suffix in suffixes:
        text = render(build(checked, judged.diagnostics, judged.allowed, file, language, suffix), suffix)
        if output == "-":
            say(text)
            continue
        path = Path(output) if output is not None else Path(f"{stem}.{suffix}")
        if path.resolve() in read:
            raise KompplanError(
                Text("{path} is part of the plan itself", "{path} är en del av själva planen"), path=path
            )
        write_file(path, text.encode("utf-8"), force)
        tell(Text(f"wrote {safe(str(path))}", f"skrev {safe(str(path))}").to(language))
    end_strictly(strict, judged)

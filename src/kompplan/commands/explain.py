"""``kompplan explain``: what a code notices, why it matters, an example and its mending."""

from pathlib import Path
from typing import Annotated

import typer

from kompplan.commands.options import Lang, told


def explain(
    code: Annotated[
        list[str],
        typer.Argument(
            metavar="CODE..." if told("x", "y") == "x" else "KOD...",
            help=told(
                "A code or a name: RSK06, act-now-without-owner.",
                "En kod eller ett namn: RSK06, act-now-without-owner.",
            ),
        ),
    ],
    lang: Lang = None,
) -> None:
    from kompplan.commands.configuring import nearest as configuration_in
    from kompplan.commands.examples import mends
    from kompplan.commands.output import columns, say
    from kompplan.commands.surroundings import language_of
    from kompplan.errors import KompplanError
    from kompplan.i18n.text import Text
    from kompplan.loading.spelling import nearest
    from kompplan.pipeline import all_codes, all_rules, own_rules
    from kompplan.views.codes import WIDEST, explained, with_levels

    language = language_of(lang)
    own = own_rules(configuration_in(str(Path.cwd())))
    mine = frozenset(rule.code for rule in own)
    known = {each.code.casefold(): each for each in (*all_codes(), *(rule.about for rule in own))}
    by_name = {each.name: each for each in known.values()}
    pages = []
    for word in code:
        found = known.get(word.casefold()) or by_name.get(word.casefold())
        if found is None:
            near = nearest(word, [*known, *(name.replace("-", "_") for name in by_name)]) or ""
            guess = known.get(near) or by_name.get(near.replace("_", "-"))
            if guess is None:
                raise KompplanError(
                    Text(
                        "there is no code {word}; kompplan rules lists them all",
                        "koden {word} finns inte; kompplan rules visar alla",
                    ),
                    word=word,
                )
            raise KompplanError(
                Text(
                    "there is no code {word}; did you mean {code} {name}? kompplan rules lists them all",
                    "koden {word} finns inte; menade du {code} {name}? kompplan rules visar alla",
                ),
                word=word,
                code=guess.code,
                name=guess.name,
            )
        ((_, levels),) = with_levels((found,), (*all_rules(), *own))
        mended = frozenset[bool]() if found.code in mine else mends(found)
        pages.append(explained(found, levels, language, mended, columns() or WIDEST))
    say("\n\n".join(pages))

"""The documentation that is made from the rules: every page, in each language, from the rules as they are now."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from kompplan.commands.examples import mends, printed
from kompplan.commands.output import write_file
from kompplan.errors import KompplanError
from kompplan.handbook.figures_pages import figures_pages
from kompplan.handbook.rules_pages import FOLDER, Shown, rules_pages
from kompplan.i18n.language import Language
from kompplan.i18n.text import Text
from kompplan.pipeline import all_codes, all_rules
from kompplan.views.codes import with_levels


def documents(language: Language) -> Mapping[str, str]:
    """Return every page in ``language`` by its path in the folder of documentation."""
    codes = with_levels(all_codes(), all_rules())
    shown = [Shown(code, levels, mends(code), printed(code, language)) for code, levels in codes]
    return {**rules_pages(shown, language), **figures_pages(language)}


def write_documents(folder: Path, languages: Iterable[Language], force: bool = False) -> int:
    """Write the pages into ``folder``, which must be there, and return how many they are."""
    if not folder.is_dir():
        raise KompplanError(Text("there is no folder {folder}", "det finns ingen mapp {folder}"), folder=folder)
    number = 0
    for language in languages:
        for path, text in documents(language).items():
            target = folder / path
            if target.parent != folder:
                (folder / FOLDER).mkdir(exist_ok=True)
            write_file(target, text.encode(), force)
            number += 1
    return number

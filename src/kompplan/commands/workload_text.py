"""The workload on a terminal and as Markdown."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text as Line

from kompplan.calculations.tasks import By
from kompplan.checked import CheckedPlan
from kompplan.commands.tables import print_grid, print_list, printed
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.i18n.text import Text
from kompplan.views.grid import as_markdown, markdown_text
from kompplan.views.workload import Found, blocks, load_grid, year_of
from kompplan.views.workload_words import WorkloadWords, workload_words

_MOST_SAID = 12
_OVER = Text("More than there is:", "Mer än det finns:")
_TWICE = Text("Called twice at the same time:", "Kallas två gånger samtidigt:")
_UNKNOWN = Text("Not known:", "Okänt:")
_LEVEL = Text("Could begin later, one at a time:", "Kan börja senare, en i taget:")
_NO_HOURS = {
    By.ROLE: Text(
        "no hours can be placed on any role: state hours, an owner and dates",
        "inga timmar går att lägga på någon roll: ange tid, ansvarig och datum",
    ),
    By.ORGANISATION: Text(
        "no hours can be placed on any organisation: state hours, an owner or a target group, and dates",
        "inga timmar går att lägga på någon organisation: ange tid, ansvarig eller målgrupp, och datum",
    ),
    By.GROUP: Text(
        "no hours can be placed on any target group: state the group, the seats, the length and dates",
        "inga timmar går att lägga på någon målgrupp: ange målgrupp, platser, längd och datum",
    ),
}
_NONE_THEN = Text("no hours in that time", "inga timmar under den tiden")


def terminal(seen: Found, checked: CheckedPlan, name: str, language: Language, color: bool) -> str:
    """Return what a terminal shows, as wide as the one that is there."""
    return printed(color, lambda to: _print(seen, checked, name, language, to))


def _nothing(seen: Found, language: Language) -> str:
    return (_NO_HOURS[seen.load.by] if seen.load.lacking or not seen.load.rows else _NONE_THEN).to(language)


def _print(seen: Found, checked: CheckedPlan, name: str, language: Language, to: Console) -> None:
    said = workload_words(seen, checked, language)
    to.print(Line(name, style="bold"))
    for line in _filled(said.heading, " · ", to.width):
        to.print(Line(line))
    stretches = blocks(seen, to.width)
    for at, periods in enumerate(stretches):
        to.print()
        to.print(Line(str(year_of(seen.load.per, periods[0])), style="bold"))
        last = at == len(stretches) - 1
        print_grid(load_grid(seen, language, periods, sums=last), to)
    if not stretches:
        to.print(Line(_nothing(seen, language)))
    if said.legend:
        to.print()
        for line in _filled(said.legend, " · ", to.width):
            to.print(Line(line))
    for heading, items in _lists(said):
        if items:
            to.print()
            to.print(Line(heading.to(language), style="bold"))
            print_list(_some(items, language), to)
    if said.level_words:
        to.print()
        to.print(Line(said.level_words))
    if said.step:
        to.print()
        to.print(Line(safe(said.step)))


def _lists(said: WorkloadWords) -> Iterable[tuple[Text, tuple[tuple[str, str], ...]]]:
    yield _OVER, said.over
    yield _TWICE, said.collisions
    yield _UNKNOWN, said.unknown
    yield _LEVEL, said.levelling


def _filled(items: Iterable[str], joint: str, width: int) -> list[str]:
    """Return the items in lines, none of them broken."""
    lines: list[str] = []
    for each in items:
        if lines and len(lines[-1]) + len(joint) + len(each) <= width:
            lines[-1] += joint + each
        else:
            lines.append(each)
    return lines


def _some(items: tuple[tuple[str, str], ...], language: Language) -> list[tuple[str, str]]:
    shown = list(items[:_MOST_SAID])
    if len(items) > _MOST_SAID:
        more = Text("{} more; --format json has them all", "{} till; --format json har alla")
        shown.append(("…", more.to(language).format(len(items) - _MOST_SAID)))
    return shown


def markdown(seen: Found, checked: CheckedPlan, name: str, language: Language) -> str:
    """Return the whole table and the lists as Markdown."""
    said = workload_words(seen, checked, language)
    parts = [f"# {markdown_text(name)}\n", markdown_text(" · ".join(said.heading)) + "\n"]
    periods = [at for at in seen.load.periods if at in seen.load.totals]
    if periods:
        parts.append(as_markdown(load_grid(seen, language, periods, sums=True, year=True)))
    else:
        parts.append(_nothing(seen, language) + "\n")
    parts += [markdown_text(line) + "\n" for line in said.legend]
    for heading, items in _lists(said):
        if items:
            parts.append(f"## {heading.to(language).rstrip(':')}\n")
            parts.append("".join(f"- {markdown_text(f'{mark} {text}')}\n" for mark, text in items))
    parts += [markdown_text(each) + "\n" for each in (said.level_words, said.step) if each]
    return "\n".join(parts)

"""From a plan with its findings to the view that a template lays out."""

import hashlib
from collections.abc import Iterator
from pathlib import PurePath
from typing import NamedTuple

from kompplan import __version__
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.diagnostic import Diagnostic
from kompplan.diagnostics.source import Source, Span
from kompplan.i18n.language import Language
from kompplan.i18n.text import Text
from kompplan.reports.sections.activities import activities
from kompplan.reports.sections.agreements import calendar, commitments, deviations, history, offers, procurement
from kompplan.reports.sections.analysis import analysis
from kompplan.reports.sections.budget import budget
from kompplan.reports.sections.closing import closing, evaluation
from kompplan.reports.sections.direction import direction
from kompplan.reports.sections.findings import findings
from kompplan.reports.sections.head import head, title_of
from kompplan.reports.sections.people import participants, steering
from kompplan.reports.sections.risks import risks
from kompplan.reports.sections.sources import accepted, project, sources
from kompplan.reports.sections.strategy import strategy
from kompplan.reports.sections.tree import tree
from kompplan.reports.view import Fact, Report, Section, Words
from kompplan.reports.wording import Wording

WORDS = {
    "skip": Text("To the contents of the report", "Till rapportens innehåll"),
    "contents": Text("Contents", "Innehåll"),
    "summary": Text("In short", "I korthet"),
    "do_this": Text("Do this", "Gör så här"),
    "also": Text("See also", "Se också"),
    "made": Text("How this report was made", "Så gjordes rapporten"),
    "scroll": Text("table, scrolls sideways", "tabell, rullas i sidled"),
    "as_table": Text("The picture as a table", "Bilden som tabell"),
}


class File(NamedTuple):
    """The plan's file: what it is called and its bytes."""

    name: str
    data: bytes

    @property
    def own_name(self) -> str:
        """Return the name without its folders, so that a report is the same wherever it is made."""
        return PurePath(self.name).name or self.name


def _name(file: File, source: Source) -> str:
    """Return a source's name as seen from the plan's folder."""
    name = PurePath(source.name)
    folder = PurePath(file.name).parent
    return (name.relative_to(folder) if name.is_relative_to(folder) else PurePath(name.name)).as_posix()


def _place(file: File, span: Span) -> str:
    """Return ``file:line``."""
    return f"{_name(file, span.source)}:{span.first.line}"


def _sections(w: Wording, diagnostics: tuple[Diagnostic, ...], allowed: int, file: File) -> Iterator[Section | None]:
    yield tree(w)
    yield direction(w)
    yield analysis(w)
    yield strategy(w)
    yield activities(w)
    yield calendar(w)
    yield budget(w)
    yield procurement(w)
    yield risks(w)
    yield participants(w)
    yield steering(w)
    yield evaluation(w)
    yield offers(w)
    yield history(w)
    yield commitments(w)
    yield deviations(w)
    yield closing(w)
    yield findings(w, diagnostics, allowed, lambda span: _place(file, span))
    yield project(w)
    yield sources(w)
    yield accepted(w)


def _quoted(argument: str) -> str:
    """Return a file name as a shell takes it."""
    return (
        argument
        if all(each.isalnum() or each in "._-+/" for each in argument)
        else "'" + argument.replace("'", "'\\''") + "'"
    )


def _digests(checked: CheckedPlan, file: File) -> tuple[str, ...]:
    """Return the digest of the plan's bytes, and of the text of each file that it includes."""
    own = hashlib.sha256(file.data).hexdigest()
    root = checked.loaded.root.source
    others = {origin.node.source for origin in checked.loaded.origins.values()} - {root}
    included = sorted((_name(file, other), other.text) for other in others)
    return (own, *(f"{hashlib.sha256(text.encode()).hexdigest()} {name}" for name, text in included))


def build(
    checked: CheckedPlan, diagnostics: tuple[Diagnostic, ...], allowed: int, file: File, language: Language, suffix: str
) -> Report:
    """Return the report of a plan in one language; ``suffix`` is the format that it is going to be written in."""
    w = Wording(checked, language)
    today = checked.today.isoformat()
    generator = f"kompplan {__version__}"
    command = f"kompplan report {_quoted(file.own_name)} --{suffix} --lang {language.value} --today {today}"
    return Report(
        language=language.value,
        page_title=f"{title_of(w)} – {w.say(Text('project plan', 'projektplan'))}",
        generator=generator,
        words=Words(**{name: w.say(text) for name, text in WORDS.items()}),
        head=head(w, diagnostics),
        sections=tuple(each for each in _sections(w, diagnostics, allowed, file) if each is not None),
        colophon=(
            Fact(w.say(Text("Made with", "Gjord med")), (generator,)),
            Fact(w.say(Text("As of", "Läget den")), (today,)),
            Fact(w.say(Text("Plan", "Plan")), (file.own_name,)),
            Fact("SHA-256", _digests(checked, file)),
            Fact(w.say(Text("To make it again", "Gör om den")), (command,)),
        ),
    )

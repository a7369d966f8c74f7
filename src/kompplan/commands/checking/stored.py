"""A file's findings as plain data: what the cache keeps, and what one process hands another.

Sentences are kept in both languages and places with their lines, so that nothing of the plan, the rules or the reader
is needed to show them again; only the text of a line that is shown is read once more.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from kompplan.commands.checking.result import Result
from kompplan.diagnostics.code import Code, Explanation
from kompplan.diagnostics.diagnostic import Diagnostic, Mending, Related, Replacement, Severity
from kompplan.diagnostics.silenced import Silenced
from kompplan.diagnostics.source import Position, Source, Span
from kompplan.formatters.formatter import FileFindings
from kompplan.i18n.language import Language
from kompplan.i18n.text import Message, Text

Plain = Any
"""What JSON can hold."""

_NOTHING = Explanation(Text("", ""), Text("", ""), "", "", Text("", ""))


class StoredSource(Source):
    """A file that was judged earlier or elsewhere: places are known, its text is read when a line is to be shown."""

    __slots__ = ("_digest", "_path", "_places", "_text")

    def __init__(self, name: str, path: Path, digest: str, places: dict[int, Position]) -> None:
        self.name = name
        self._path = path
        self._digest = digest
        self._places = places
        self._text: str | None = None
        self._starts = None

    @property
    def text(self) -> str:  # type: ignore[override]  # a slot in the base, read as late as possible here
        if self._text is None:
            self._text = self._read()
        return self._text

    def _read(self) -> str:
        """Return the text as it was judged; a file that has been changed since then gives nothing to show."""
        from kompplan.syntax.files import decode, read_bytes

        data = read_bytes(self._path)
        if not isinstance(data, bytes) or sha256(data).hexdigest() != self._digest:
            return ""
        source = decode(self.name, data)
        return source.text if isinstance(source, Source) else source[0].span.source.text

    def position(self, index: int) -> Position:
        known = self._places.get(index)
        return known if known is not None else super().position(index)


def _message(message: Message | None) -> Plain:
    return None if message is None else [message.to(Language.EN), message.to(Language.SV)]


class _Writing:
    """Turns findings into plain data; numbers the sources as they come."""

    def __init__(self) -> None:
        self.sources: dict[Source, int] = {}

    def span(self, span: Span) -> Plain:
        number = self.sources.setdefault(span.source, len(self.sources))
        return [number, span.start, span.end, *span.first, *span.last]

    def diagnostic(self, each: Diagnostic) -> Plain:
        mending = None
        if each.mending is not None:
            edits = [[self.span(edit.span), edit.text] for edit in each.mending.replacements]
            mending = [_message(each.mending.message), edits, each.mending.safe]
        return [
            each.code.code,
            each.code.name,
            int(each.severity),
            _message(each.message),
            self.span(each.span),
            [[self.span(related.span), _message(related.message)] for related in each.related],
            _message(each.advice),
            each.path,
            mending,
            each.identity,
        ]


def plain(result: Result, digests: Mapping[str, str]) -> Plain:
    """Return ``result`` as plain data, without the file's own name: the same bytes elsewhere give the same findings.

    ``digests`` gives the SHA-256 of each file that a finding may be in, by its path seen from the plan's folder; the
    plan's own is "".
    """
    writing = _Writing()
    findings = result.findings
    ahead = _ahead(findings.name)
    shown = [writing.diagnostic(each) for each in findings.diagnostics]
    silenced = [[writing.diagnostic(each.diagnostic), each.reason] for each in findings.silenced]
    language = result.language.value if result.language is not None else None
    today = result.today.isoformat() if result.today is not None else None
    names = ["" if source.name == findings.name else source.name.removeprefix(ahead) for source in writing.sources]
    sources = [[name, digests.get(name, "")] for name in names]
    return [language, today, sources, shown, silenced, findings.left_out]


def _ahead(name: str) -> str:
    """Return what stands before a file's own name: the folder as the user wrote it."""
    return name[: len(name) - len(Path(name).name)]


class _Reading:
    def __init__(self, written: Plain, path: Path, name: str, codes: Mapping[str, Code]) -> None:
        self.codes = codes
        self.places: list[dict[int, Position]] = [{} for _ in written]
        self.sources = [
            StoredSource(
                _ahead(name) + below if below else name,
                path.parent / below if below else path,
                digest,
                self.places[number],
            )
            for number, (below, digest) in enumerate(written)
        ]

    def span(self, written: Plain) -> Span:
        number, start, end, line, column, last_line, last_column = written
        places = self.places[number]
        places[start] = Position(line, column)
        places[max(start, end)] = Position(last_line, last_column)
        return Span(self.sources[number], start, end)

    def diagnostic(self, written: Plain) -> Diagnostic:
        code, name, severity, message, span, related, advice, path, mending, identity = written
        return Diagnostic(
            self.codes.get(code) or Code(code, name, Text("", ""), _NOTHING),
            Severity(severity),
            Message(Text(*message)),
            self.span(span),
            tuple(Related(self.span(each), Message(Text(*words))) for each, words in related),
            Message(Text(*advice)) if advice is not None else None,
            path,
            None
            if mending is None
            else Mending(
                Message(Text(*mending[0])),
                tuple(Replacement(self.span(each), text) for each, text in mending[1]),
                mending[2],
            ),
            identity,
        )


def restored(written: Plain, path: Path, name: str, codes: Mapping[str, Code]) -> Result:
    """Return the result that ``plain`` wrote, for the file at ``path`` that the user calls ``name``.

    ``codes`` gives what the codes say of themselves, where that is shown.
    """
    language, today, sources, shown, silenced, left_out = written
    if not shown and not silenced:  # as most are, where plans are checked often
        return Result(FileFindings(name, (), left_out=left_out), _language(language), _day(today))
    reading = _Reading(sources, path, name, codes)
    findings = FileFindings(
        name,
        tuple(reading.diagnostic(each) for each in shown),
        left_out=left_out,
        silenced=tuple(Silenced(reading.diagnostic(each), reason) for each, reason in silenced),
    )
    return Result(
        findings,
        _language(language),
        _day(today),
    )


@cache
def _language(word: str | None) -> Language | None:
    return Language(word) if word is not None else None


@cache
def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text is not None else None

"""Findings for programs. The shape is a contract: fields are added, never changed, within a ``version``.

``docs/output.md`` tells every field. Lines and columns are counted from 1, columns in code points; a place ends just
after its last character.
"""

from kompplan import __version__
from kompplan.diagnostics.diagnostic import Diagnostic, Mending, Severity
from kompplan.diagnostics.source import Span
from kompplan.formatters.formatter import FileFindings, Formatter, Style
from kompplan.formatters.paths import in_unicode
from kompplan.formatters.strict import json_text
from kompplan.formatters.words import LONGEST_REASON
from kompplan.i18n.language import Language
from kompplan.i18n.safe import quoted

VERSION = 1


def _place(span: Span) -> dict[str, object]:
    first, last = span.first, span.last
    return {
        "file": in_unicode(span.source.name),
        "line": first.line,
        "column": first.column,
        "end_line": last.line,
        "end_column": last.column,
    }


def _mending(mending: Mending, language: Language) -> dict[str, object]:
    return {
        "message": mending.message.to(language),
        "safe": mending.safe,
        "replacements": [{"place": _place(each.span), "text": each.text} for each in mending.replacements],
    }


def _finding(diagnostic: Diagnostic, language: Language) -> dict[str, object]:
    return {
        "code": diagnostic.code.code,
        "name": diagnostic.code.name,
        "severity": diagnostic.severity.name.lower(),
        "message": diagnostic.message.to(language),
        "advice": diagnostic.advice.to(language) if diagnostic.advice is not None else None,
        "path": diagnostic.path or None,
        "place": _place(diagnostic.span),
        "related": [
            {"message": related.message.to(language), "place": _place(related.span)} for related in diagnostic.related
        ],
        "mending": _mending(diagnostic.mending, language) if diagnostic.mending is not None else None,
    }


def _file(file: FileFindings, style: Style) -> dict[str, object]:
    language = style.language
    return {
        "file": in_unicode(file.name),
        "allowed": file.accepted,
        "left_out": file.left_out,
        "findings": [_finding(each, language) for each in file.from_severity(style.lowest(Severity.INFO))],
        "silenced": [
            {"reason": quoted(each.reason, LONGEST_REASON), "finding": _finding(each.diagnostic, language)}
            for each in file.silenced
        ],
    }


def write(files: tuple[FileFindings, ...], style: Style) -> str:
    """Return one JSON document with every finding from ``style.show`` up (all of them where nothing is asked for)."""
    document = {
        "version": VERSION,
        "tool": {"name": "kompplan", "version": __version__},
        "language": style.language.value,
        "today": style.today.isoformat() if style.today is not None else None,
        "summary": {
            severity.name.lower(): sum(file.count(severity) for file in files)
            for severity in sorted(Severity, reverse=True)
        },
        "files": [_file(file, style) for file in files],
    }
    return json_text(document)


FORMATTER = Formatter("json", write)

"""Findings for programs. The shape is a contract: fields are added, never changed, within a ``version``.

``{"version": 1, "tool": …, "today": …, "summary": {"error": 0, …}, "files": [{"file": …, "findings": […]}]}``; a
finding has ``code``, ``name``, ``severity`` (error, warning, info), ``message``, ``advice``, ``place`` and ``related``
places. A place has ``file``, ``line``, ``column``, ``end_line``, ``end_column``: lines and columns from 1, columns in
code points, the end just after the last one.
"""

import json

from kompplan import __version__
from kompplan.diagnostics.diagnostic import Diagnostic, Severity
from kompplan.diagnostics.source import Span
from kompplan.formatters.formatter import FileFindings, Formatter, Style
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe

VERSION = 1


def _place(span: Span) -> dict[str, object]:
    first, last = span.first, span.last
    return {
        "file": safe(span.source.name),
        "line": first.line,
        "column": first.column,
        "end_line": last.line,
        "end_column": last.column,
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
    }


def write(files: tuple[FileFindings, ...], style: Style) -> str:
    """Return one JSON document with every finding from ``style.show`` up (all of them where nothing is asked for)."""
    lowest = style.show if style.show is not None else Severity.INFO
    document = {
        "version": VERSION,
        "tool": {"name": "kompplan", "version": __version__},
        "language": style.language.value,
        "today": style.today.isoformat() if style.today is not None else None,
        "summary": {
            severity.name.lower(): sum(file.count(severity) for file in files)
            for severity in sorted(Severity, reverse=True)
        },
        "files": [
            {
                "file": safe(file.name),
                "allowed": file.allowed,
                "left_out": file.left_out,
                "findings": [_finding(each, style.language) for each in file.diagnostics if each.severity >= lowest],
            }
            for file in files
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


FORMATTER = Formatter("json", write)

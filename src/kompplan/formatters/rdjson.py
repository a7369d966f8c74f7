"""reviewdog's diagnostic format, for comments in code reviews on any hosting service.

Columns are counted in bytes of UTF-8 from 1, and ranges end just after their last character. A mending becomes a
suggestion, which the reviewer accepts with a click; reviewdog takes each suggestion as whole, so all the changes of a
mending stand in one.
"""

from kompplan import __version__
from kompplan.diagnostics.diagnostic import Diagnostic, Mending, Severity
from kompplan.diagnostics.source import Position, Source, Span
from kompplan.formatters.formatter import FileFindings, Formatter, Style
from kompplan.formatters.full import line
from kompplan.formatters.paths import in_unicode, path_from_root
from kompplan.formatters.sentences import with_places
from kompplan.formatters.strict import json_text

SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def _position(source: Source, position: Position) -> dict[str, int]:
    before = source.line(position.line)[: position.column - 1]
    return {"line": position.line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}


def _range(span: Span) -> dict[str, object]:
    return {"start": _position(span.source, span.first), "end": _position(span.source, span.last)}


def _suggestions(mending: Mending | None, source: Source) -> list[dict[str, object]]:
    """Return the mending as one change, or nothing where it reaches into another file."""
    if mending is None or not mending.replacements:
        return []
    if any(each.span.source.name != source.name for each in mending.replacements):
        return []
    replacements = sorted(mending.replacements, key=lambda each: each.span.start)
    start, end = replacements[0].span.start, max(each.span.end for each in replacements)
    text, at = "", start
    for each in replacements:
        text += source.text[at : each.span.start] + each.text
        at = each.span.end
    return [{"range": _range(Span(source, start, end)), "text": text + source.text[at:end]}]


def _diagnostic(diagnostic: Diagnostic, style: Style) -> dict[str, object]:
    source = diagnostic.span.source
    told: dict[str, object] = {
        "message": with_places(diagnostic, style.language),
        "location": {"path": in_unicode(path_from_root(source.name, style)), "range": _range(diagnostic.span)},
        "severity": SEVERITIES[diagnostic.severity],
        "code": {"value": f"{diagnostic.code.code} {diagnostic.code.name}"},
        "original_output": line(diagnostic, style.language),
    }
    suggestions = _suggestions(diagnostic.mending, source)
    return {**told, "suggestions": suggestions} if suggestions else told


def write(files: tuple[FileFindings, ...], style: Style) -> str:
    """Return warnings and errors (or as asked): each becomes a comment that somebody has to read."""
    shown = [each for file in files for each in file.from_severity(style.lowest(Severity.WARNING))]
    worst = max((each.severity for each in shown), default=Severity.INFO)
    # reviewdog tells paths from the folder it is started in, which is the one that kompplan is started in.
    style = style._replace(root=style.here)
    return json_text(
        {
            "source": {"name": f"kompplan {__version__}"},
            "severity": SEVERITIES[worst],
            "diagnostics": [_diagnostic(each, style) for each in shown],
        }
    )


FORMATTER = Formatter("rdjson", write)

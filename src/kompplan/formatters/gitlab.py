"""A Code Quality report for GitLab's merge requests: a list of findings with the fields that GitLab documents.

GitLab shows only the description, so it begins with the code. Two findings with one fingerprint would be shown as one.
"""

from kompplan.diagnostics.diagnostic import Diagnostic, Severity
from kompplan.formatters.fingerprints import Fingerprints
from kompplan.formatters.formatter import FileFindings, Formatter, Style
from kompplan.formatters.paths import in_unicode, path_from_root
from kompplan.formatters.strict import json_text

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def _description(diagnostic: Diagnostic, style: Style) -> str:
    text = f"{diagnostic.code.code}: {diagnostic.message.to(style.language)}"
    return text if diagnostic.advice is None else f"{text} – {diagnostic.advice.to(style.language)}"


def _entry(plan: str, diagnostic: Diagnostic, style: Style, fingerprints: Fingerprints) -> dict[str, object]:
    path = path_from_root(diagnostic.span.source.name, style)
    return {
        "description": _description(diagnostic, style),
        "check_name": f"{diagnostic.code.code} {diagnostic.code.name}",
        "fingerprint": fingerprints.of(plan, path, diagnostic),
        "severity": SEVERITIES[diagnostic.severity],
        "location": {
            "path": in_unicode(path),
            "lines": {"begin": diagnostic.span.first.line, "end": diagnostic.span.last.line},
        },
    }


def write(files: tuple[FileFindings, ...], style: Style) -> str:
    """Return every finding (or as asked); GitLab shows those that the merge request brings or takes away."""
    fingerprints = Fingerprints()
    lowest = style.lowest(Severity.INFO)
    return json_text(
        [
            _entry(path_from_root(file.name, style), diagnostic, style, fingerprints)
            for file in files
            for diagnostic in file.from_severity(lowest)
        ]
    )


FORMATTER = Formatter("gitlab", write)

"""Annotations in a pull request: workflow commands, which GitHub's runner reads from the log.

``::error file=plan.yaml,line=6,col=12,endLine=6,endColumn=14,title=RSK06 act-now-without-owner::message``. What ends a
command or a property is escaped as GitHub's own toolkit does it, so a plan's text stays text.
"""

from kompplan.diagnostics.diagnostic import Diagnostic, Severity
from kompplan.formatters.formatter import FileFindings, Formatter, Style
from kompplan.formatters.full import place
from kompplan.formatters.paths import path_from_root
from kompplan.formatters.sentences import with_places
from kompplan.formatters.words import FILES, GITHUB_SHOWS, MORE, counted, summary
from kompplan.i18n.safe import visible

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
SHOWN = 10
"""How many annotations of one kind GitHub shows for a step."""


def escaped_data(text: str) -> str:
    """Return ``text`` as the message of a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escaped_property(text: str) -> str:
    """Return ``text`` as the value of a property."""
    return escaped_data(text).replace(":", "%3A").replace(",", "%2C")


def _properties(diagnostic: Diagnostic, style: Style) -> dict[str, str]:
    first, last = diagnostic.span.first, diagnostic.span.last
    properties = {"file": visible(path_from_root(diagnostic.span.source.name, style)), "line": str(first.line)}
    if first.line == last.line:  # GitHub takes no columns for a finding over several lines
        properties["col"] = str(first.column)
    properties["endLine"] = str(last.line)
    if first.line == last.line:
        properties["endColumn"] = str(last.column)
    properties["title"] = f"{diagnostic.code.code} {diagnostic.code.name}"
    return properties


def _command(diagnostic: Diagnostic, style: Style) -> str:
    # The log shows the message without the file, so the message begins with the place.
    message = f"{place(diagnostic.span)}: {with_places(diagnostic, style.language)}"
    properties = ",".join(f"{name}={escaped_property(value)}" for name, value in _properties(diagnostic, style).items())
    return f"::{COMMANDS[diagnostic.severity]} {properties}::{escaped_data(message)}"


def write(files: tuple[FileFindings, ...], style: Style) -> str:
    """Return a command for each warning and error (or as asked), the worst first, and a last line that counts all."""
    shown: list[Diagnostic] = []
    hidden = 0
    for file in files:
        found = sorted(file.from_severity(style.lowest(Severity.WARNING)), key=lambda each: -each.severity)
        shown += found[: style.most]
        hidden += max(0, len(found) - style.most) + file.left_out
    shown.sort(key=lambda each: -each.severity)
    lines = [_command(each, style) for each in shown]
    if hidden:
        lines.append(MORE.to(style.language).format(n=hidden))
    together = FileFindings(
        "", tuple(each for file in files for each in file.diagnostics), sum(file.accepted for file in files)
    )
    last = f"kompplan: {counted(FILES, len(files), style.language)}: {summary(together, style.language)}"
    if any(sum(each.severity is severity for each in shown) > SHOWN for severity in Severity):
        last += f" ({GITHUB_SHOWS.to(style.language).format(n=SHOWN)})"
    return "".join(line + "\n" for line in [*lines, last])


FORMATTER = Formatter("github", write)

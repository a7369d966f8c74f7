"""The words around findings, in both languages."""

from kompplan.diagnostics.diagnostic import Severity
from kompplan.formatters.formatter import FileFindings
from kompplan.i18n.language import Language
from kompplan.i18n.text import Text

COUNTS = {
    Severity.ERROR: (Text("{n} error", "{n} fel"), Text("{n} errors", "{n} fel")),
    Severity.WARNING: (Text("{n} warning", "{n} varning"), Text("{n} warnings", "{n} varningar")),
    Severity.INFO: (Text("{n} note", "{n} upplysning"), Text("{n} notes", "{n} upplysningar")),
}
CURE = Text("do this", "gör så här")
NOTHING = Text("no findings", "inga anmärkningar")
ALLOWED = (Text("{n} allowed", "{n} tillåten"), Text("{n} allowed", "{n} tillåtna"))
MORE = Text("… and {n} more findings (--most shows more)", "… och {n} anmärkningar till (--most visar fler)")
FILES = (Text("{n} file", "{n} fil"), Text("{n} files", "{n} filer"))
GITHUB_SHOWS = Text(
    "GitHub shows at most {n} of each kind beside the lines; they are all in this log",
    "GitHub visar högst {n} av varje slag vid raderna; i den här loggen står alla",
)
LONGEST_REASON = 400
"""How much is shown of the reason why a finding is accepted."""
SHOW_ALL = Text("--show info shows all", "--show info visar allt")
EXPLAIN = Text("explanation: kompplan explain {code}", "förklaring: kompplan explain {code}")


def counted(words: tuple[Text, Text], number: int, language: Language) -> str:
    """Return "1 fel", "2 varningar"."""
    return words[number != 1].to(language).format(n=number)


def summary(file: FileFindings, language: Language) -> str:
    """Return "5 fel, 41 varningar, 12 upplysningar", or that there is nothing to say."""
    parts = [
        counted(COUNTS[severity], number, language)
        for severity in sorted(Severity, reverse=True)
        if (number := file.count(severity))
    ]
    if not parts:
        parts = [NOTHING.to(language)]
    if file.accepted:
        parts.append(counted(ALLOWED, file.accepted, language))
    return ", ".join(parts)

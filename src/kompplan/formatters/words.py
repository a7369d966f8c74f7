"""The words around findings, in both languages."""

from collections.abc import Iterable

from kompplan.diagnostics.diagnostic import Diagnostic, Severity
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


_SAFE = Text("{n} can be mended with --fix", "{n} kan rättas med --fix")
_BOTH = Text("{n} can be mended with --fix, {m} more with --unsafe-fixes",
             "{n} kan rättas med --fix, {m} till med --unsafe-fixes")  # fmt: skip
_UNSAFE = Text("{m} can be mended with --fix --unsafe-fixes", "{m} kan rättas med --fix --unsafe-fixes")
_MENDED = (Text("mended nothing", "rättade inget"), Text("mended {n}", "rättade {n}"))
_WOULD_MEND = (Text("would mend nothing", "skulle inte rätta något"), Text("would mend {n}", "skulle rätta {n}"))
_MORE_UNSAFE = Text("; {m} more with --unsafe-fixes", "; {m} till med --unsafe-fixes")


def mendable(diagnostics: Iterable[Diagnostic]) -> tuple[int, int]:
    """Return how many findings the tool can mend safely, and how many otherwise."""
    safe = [each.mending.safe for each in diagnostics if each.mending is not None]
    return sum(safe), len(safe) - sum(safe)


def offer(diagnostics: Iterable[Diagnostic], language: Language) -> str:
    """Return what could be mended, and how; nothing where nothing can."""
    safe, unsafe = mendable(diagnostics)
    if not safe and not unsafe:
        return ""
    text = _UNSAFE if not safe else _BOTH if unsafe else _SAFE
    return text.to(language).format(n=safe, m=unsafe)


def mended_words(done: int, unsafe: int, language: Language, *, would: bool = False) -> str:
    """Return how much was mended (or would be), and how many ``unsafe`` mendings are left."""
    words = (_WOULD_MEND if would else _MENDED)[done > 0]
    return (words.to(language) + (_MORE_UNSAFE.to(language) if unsafe else "")).format(n=done, m=unsafe)


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

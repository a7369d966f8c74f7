"""Findings to write: of real plans, and made by hand where a test says something of one field."""

from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from kompplan.diagnostics.code import Code, Explanation
from kompplan.diagnostics.diagnostic import Diagnostic, Mending, Related, Replacement, Severity
from kompplan.diagnostics.silenced import Silenced
from kompplan.diagnostics.source import Source, Span
from kompplan.formatters.formatter import FileFindings, Style
from kompplan.i18n.language import Language
from kompplan.i18n.text import Message, Text
from kompplan.pipeline import judge, with_paths

SCHEMAS = Path(__file__).parent / "schemas"
EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = date(2026, 9, 1)
SV = Style(Language.SV, today=TODAY)
ALL = SV._replace(show=Severity.INFO)
CODE = Code(
    "RSK06",
    "act-now-without-owner",
    Text("a risk without an owner", "en risk utan ansvarig"),
    Explanation(Text("notices", "ser"), Text("matters", "spelar roll"), "a: 1\n", "a: 2\n", Text("origin", "ursprung")),
)
OTHER = CODE._replace(code="BUD01", name="total-mismatch")
PLAN = "projekt: {namn: Åtgärder}\nrisker:\n  register:\n    - {id: R4, risk: Avhopp, S: 4, K: 4}\n"
RISK = PLAN.index("R4")


def span(start: int = RISK, end: int = RISK + 2, name: str = "plan.yaml", text: str = PLAN) -> Span:
    return Span(Source(name, text), start, end)


def finding(
    at: Span | None = None, severity: Severity = Severity.ERROR, text: str = "R4", code: Code = CODE
) -> Diagnostic:
    return Diagnostic(
        code,
        severity,
        Message(Text("risk {risk} has no owner", "risk {risk} har ingen ansvarig"), {"risk": text}),
        span() if at is None else at,
        advice=Message(Text("name {risk}'s owner", "ange vem som ansvarar för {risk}"), {"risk": text}),
        path="risker.register[0].id",
    )


def related(diagnostic: Diagnostic, *others: Span) -> Diagnostic:
    return diagnostic._replace(related=tuple(Related(each, Message(Text("stated here", "angivet"))) for each in others))


def mended(diagnostic: Diagnostic, *replacements: tuple[Span, str], safe: bool = True) -> Diagnostic:
    label = Message(Text("write {risk}", "skriv {risk}"), {"risk": "R5"})
    changes = tuple(Replacement(at, text) for at, text in replacements)
    return diagnostic._replace(mending=Mending(label, changes, safe))


def one(
    *diagnostics: Diagnostic, name: str = "plan.yaml", silenced: tuple[Silenced, ...] = ()
) -> tuple[FileFindings, ...]:
    return (FileFindings(name, diagnostics, silenced=silenced),)


def of_plan(text: str, name: str = "plan.yaml") -> tuple[FileFindings, ...]:
    """Return what is found in a plan."""
    judged = with_paths(judge(text.encode("utf-8", "surrogatepass"), name, lambda _: TODAY))
    return (FileFindings(judged.name, judged.diagnostics),)


def of_examples() -> tuple[FileFindings, ...]:
    """Return what is found in every example, one file each."""
    found = []
    for path in sorted(EXAMPLES.glob("*/[!.]*.yaml")):
        judged = with_paths(judge(path.read_bytes(), str(path.relative_to(EXAMPLES)), lambda _: TODAY, path.parent))
        found.append(FileFindings(judged.name, judged.diagnostics))
    return tuple(found)


PIECES = [
    "::error::x",
    "::Error file=a:b,line=9::x",
    "::add-mask::",
    "::add-mask:",
    ":",
    "::",
    "##[add-mask]",
    "##[",
    "##",
    "#",
    "[",
    "]",
    "[x](https://example.org)",
    "%",
    "%0A",
    "%25",
    "%3A",
    ",",
    ",line=99",
    "=",
    ";",
    "\n",
    "\r\n",
    "\r",
    "\u2028",
    "\x85",
    "\x1b]0;x\x07",
    "\x9b31m",
    "\x00",
    "\u202e",
    "\ufeff",
    "\ufffe",
    "\ud800",
    "\udce5",
    "<b>&amp;",
    "]]>",
    '"',
    "'",
    "\\",
    "{0} {risk}",
    "å",
    "💯",
    "e\u0301",
    " ",
    "a",
    "/",
    "?",
    "&",
]
NASTY = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=8).map("".join)
NAMES = NASTY.map(lambda text: text.replace("\x00", "").replace("/", "") + ".yaml")


def nasty_file(name: str, text: str) -> tuple[FileFindings, ...]:
    """Return a file with findings of all severities whose every text is ``text``."""
    source = Source(name, f"{text}\n{text}\nlast")
    middle, end = len(source.text) // 2, len(source.text)
    at = [Span(source, 0, middle), Span(source, middle, middle), Span(source, middle, end)]
    found = tuple(
        mended(related(finding(place, severity, text)._replace(path=""), *at), (at[0], text), (at[2], text))
        for place, severity in zip(at, Severity, strict=True)
    )
    return one(*found, name=name, silenced=(Silenced(found[0], text),))

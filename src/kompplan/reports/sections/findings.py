"""What is missing or does not add up, each finding with its place in the file and what to do."""

from collections.abc import Callable, Sequence

from kompplan.diagnostics.diagnostic import Diagnostic, Severity
from kompplan.diagnostics.source import Span
from kompplan.i18n.text import Text
from kompplan.reports.sections._parts import part, prose, section
from kompplan.reports.view import Finding, FindingGroup, Findings, Section
from kompplan.reports.wording import Wording, capital

TITLE = Text("What is missing or does not add up", "Vad som saknas eller inte stämmer")
INTRO = Text("kompplan has read the plan and found {counts}. Each is given with its place in the file.",
             "kompplan har läst planen och funnit {counts}. Var och en anges med sin plats i filen.")  # fmt: skip
NOTHING_FOUND = Text(
    "kompplan has read the plan and has no remarks.", "kompplan har läst planen och har inga anmärkningar."
)
ALLOWED = Text("{n} further findings are accepted by the plan, with reasons (see Accepted findings).",
               "Ytterligare {n} har planen godtagit, med skäl (se Godtagna anmärkningar).")  # fmt: skip
COUNTS = {
    Severity.ERROR: (Text("1 error", "1 fel"), Text("{n} errors", "{n} fel")),
    Severity.WARNING: (Text("1 warning", "1 varning"), Text("{n} warnings", "{n} varningar")),
    Severity.INFO: (Text("1 note", "1 upplysning"), Text("{n} notes", "{n} upplysningar")),
}
HEADINGS = {
    Severity.ERROR: Text("Errors", "Fel"),
    Severity.WARNING: Text("Warnings", "Varningar"),
    Severity.INFO: Text("Notes", "Upplysningar"),
}

MOST = 100
"""Findings of one kind that a document tells: whoever has more mends them in the file, with all of them at hand."""
MORE = Text(
    "And {n} more of the same kind; kompplan validate lists them all, and so does the workbook.",
    "Och {n} till av samma slag; kompplan validate räknar upp alla, och det gör arbetsboken också.",
)

Place = Callable[[Span], str]


def counted(w: Wording, diagnostics: Sequence[Diagnostic]) -> list[str]:
    """Return ``5 fel`` and ``41 varningar``, the gravest first."""
    found = []
    for severity in sorted(Severity, reverse=True):
        number = sum(1 for each in diagnostics if each.severity is severity)
        if number:
            found.append(w.say(COUNTS[severity][number != 1], n=number))
    return found


def _sentence(text: str) -> str:
    return capital(text) + ("" if text.endswith((".", "!", "?")) else ".")


def _group(w: Wording, diagnostics: Sequence[Diagnostic], place: Place) -> FindingGroup:
    code = diagnostics[0].code
    advices = [_sentence(each.advice.to(w.language)) if each.advice is not None else "" for each in diagnostics]
    common = advices[0] if len(set(advices)) == 1 else ""
    shown = len(diagnostics) if w.typed or len(diagnostics) <= MOST else MOST
    left = len(diagnostics) - shown
    return FindingGroup(
        code.code,
        code.name,
        code.summary.to(w.language),
        common,
        tuple(
            Finding(
                _sentence(each.message.to(w.language)),
                place(each.span),
                "" if common else advice,
                tuple(f"{related.message.to(w.language)} ({place(related.span)})" for related in each.related),
            )
            for each, advice in zip(diagnostics[:shown], advices, strict=False)
        )
        + ((Finding(w.say(MORE, n=left), ""),) if left else ()),
    )


def _by_code(w: Wording, diagnostics: Sequence[Diagnostic], place: Place) -> Findings:
    groups: dict[str, list[Diagnostic]] = {}
    for each in diagnostics:
        groups.setdefault(each.code.code, []).append(each)
    severity = diagnostics[0].severity
    return Findings(severity.name.lower(), tuple(_group(w, groups[code], place) for code in sorted(groups)))


def findings(w: Wording, diagnostics: Sequence[Diagnostic], allowed: int, place: Place) -> Section | None:
    counts = counted(w, diagnostics)
    joint = w.say(Text(" and ", " och "))
    said = ", ".join(counts[:-1]) + joint + counts[-1] if len(counts) > 1 else "".join(counts)
    parts = []
    for severity in sorted(Severity, reverse=True):
        found = [each for each in diagnostics if each.severity is severity]
        if found:
            heading = f"{w.say(HEADINGS[severity])} ({len(found)})"
            parts.append(part(heading, _by_code(w, found, place)))
    return section(
        w,
        "findings",
        TITLE,
        (
            part(
                "",
                prose(
                    w.say(INTRO, counts=said) if counts else w.say(NOTHING_FOUND),
                    w.say(ALLOWED, n=allowed) if allowed else None,
                ),
            ),
            *parts,
        ),
    )

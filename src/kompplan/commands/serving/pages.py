"""The pages around a report: the list of plans, a plan with its findings beside it, and a file with its lines."""

import os
from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import DictLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from kompplan.commands.choices import For
from kompplan.commands.serving.desk import Desk, Plan
from kompplan.diagnostics.diagnostic import Diagnostic, Severity
from kompplan.diagnostics.source import Source
from kompplan.formatters.words import COUNTS, counted
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe, visible
from kompplan.i18n.text import Text
from kompplan.reports.audience import audience as audience_of
from kompplan.resources import templates_root

MOST_FINDINGS = 500
MOST_LINES = 20_000
WORDS = {
    "plans": Text("Plans", "Planer"),
    "plan": Text("plan", "plan"),
    "findings": Text("Findings", "Anmärkningar"),
    "none": Text("nothing to remark on", "inga anmärkningar"),
    "report": Text("The report", "Rapporten"),
    "audiences": Text("Reports", "Rapporter"),
    "updated": Text("Updated", "Uppdaterad"),
    "lost": Text("kompplan serve has ended", "kompplan serve har avslutats"),
    "stale": Text(
        "{problem}; the report is from when it last could be read",
        "{problem}; rapporten är från när den senast gick att läsa",
    ),
    "no_report": Text("There is no report yet: mend the file first.", "Det finns ingen rapport än: rätta filen först."),
    "files": Text("Files", "Filer"),
    "back": Text("Back to the plan", "Tillbaka till planen"),
    "edit": Text("open in the editor", "öppna i editorn"),
    "more": Text("and {n} more", "och {n} till"),
    "skip": Text("To the report", "Till rapporten"),
    "lines": Text("Lines", "Rader"),
}


@cache
def shipped(name: str) -> str:
    """Return a file of ours: a template, the stylesheet or the script that asks for news."""
    return (templates_root() / "serve" / name).read_text(encoding="utf-8")


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    names = ("index.html.j2", "plan.html.j2", "source.html.j2", "_frame.html.j2")
    return ImmutableSandboxedEnvironment(
        loader=DictLoader({name: shipped(name) for name in names}),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _page(template: str, language: Language, desk: Desk, **values: object) -> str:
    words = {key: text.to(language) for key, text in WORDS.items()}
    return (
        _environment()
        .get_template(template)
        .render(words=words, language=language.value, version=str(desk.version), **values)
    )


def _counts(plan: Plan, language: Language) -> list[dict[str, str]]:
    found = []
    for severity in sorted(Severity, reverse=True):
        number = plan.count(severity)
        if number:
            text = counted(COUNTS[severity], number, language)
            found.append({"severity": severity.name.lower(), "text": text})
    return found


def index(desk: Desk) -> str:
    """Return the list of the plans."""
    language = desk.plans[0].language
    rows = [
        {
            "link": f"/{number}/",
            "name": visible(plan.name),
            "path": safe(str(plan.path)),
            "counts": _counts(plan, language),
            "problem": plan.problem.to(language) if plan.problem is not None else "",
        }
        for number, plan in enumerate(desk.plans)
    ]
    return _page("index.html.j2", language, desk, rows=rows)


def _editor_link(plan: Plan, source: Source, line: int, column: int) -> str:
    editor = plan.wanted.editor
    if editor is None:
        return ""
    path = quote(os.path.abspath(source.name).replace(os.sep, "/"))
    return f"{editor.value}://file/{path.lstrip('/')}:{line}:{column}"


def _finding(plan: Plan, number: int, diagnostic: Diagnostic, files: dict[str, int]) -> dict[str, Any]:
    span = diagnostic.span
    line, column = span.first
    return {
        "severity": diagnostic.severity.name.lower(),
        "word": diagnostic.severity.words.to(plan.language),
        "code": diagnostic.code.code,
        "name": diagnostic.code.name,
        "text": diagnostic.message.to(plan.language),
        "advice": diagnostic.advice.to(plan.language) if diagnostic.advice is not None else "",
        "place": f"{safe(os.path.basename(span.source.name))}:{line}",
        "link": f"/{number}/source/{files[span.source.name]}#L{line}",
        "edit": _editor_link(plan, span.source, line, column),
    }


def plan_page(desk: Desk, number: int, audience: str) -> str:
    """Return a plan's page: its findings, and the report in a frame that runs no script."""
    plan = desk.plans[number]
    language = plan.language
    sources = plan.sources
    files = {source.name: index for index, source in enumerate(sources)}
    order = sorted(plan.diagnostics, key=lambda each: (-each.severity, each.span.source.name, each.span.start))
    problem = plan.problem.to(language) if plan.problem is not None else ""
    if problem and plan.readable:
        problem = WORDS["stale"].to(language).format(problem=problem)
    left = len(order) - MOST_FINDINGS
    return _page(
        "plan.html.j2",
        language,
        desk,
        name=visible(plan.name),
        problem=problem,
        readable=plan.readable,
        report=f"/{number}/report/{audience}",
        counts=_counts(plan, language),
        findings=[_finding(plan, number, each, files) for each in order[:MOST_FINDINGS]],
        left=WORDS["more"].to(language).format(n=left) if left > 0 else "",
        several=len(desk.plans) > 1,
        audiences=[
            {"link": f"/{number}/{each.name}", "title": each.title.to(language), "current": each.name == audience}
            for each in map(audience_of, For)
        ],
        files=[
            {"link": f"/{number}/source/{index}", "name": safe(os.path.basename(source.name))}
            for index, source in enumerate(sources)
        ],
    )


def source_page(desk: Desk, number: int, file: int) -> str | None:
    """Return a file of a plan with its lines, each of which a link can lead to; None where it has no such file."""
    plan = desk.plans[number]
    sources = plan.sources
    if not 0 <= file < len(sources):
        return None
    source = sources[file]
    marked: dict[int, str] = {}
    for each in sorted(plan.diagnostics, key=lambda each: each.severity):  # the gravest of a line is the last and stays
        if each.span.source.name == source.name:
            marked[each.span.first.line] = each.severity.name.lower()
    lines = [
        {
            "number": index,
            "text": visible(source.line(index)),
            "mark": marked.get(index, ""),
            "edit": _editor_link(plan, source, index, 1),
        }
        for index in range(1, min(source.position(len(source.text)).line, MOST_LINES) + 1)
    ]
    return _page(
        "source.html.j2",
        plan.language,
        desk,
        name=safe(os.path.basename(source.name)),
        back=f"/{number}/",
        lines=lines,
    )

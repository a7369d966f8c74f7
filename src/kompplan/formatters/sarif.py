"""SARIF 2.1.0, the log format of code scanning services (OASIS standard).

Columns are counted in code points from 1 and regions end just after their last character. Paths are relative to
``%SRCROOT%``, the root of the repository, and percent-encoded. A fingerprint holds no line numbers. What a plan accepts
is a result with a suppression, and a mending is a fix.
"""

from kompplan import __version__
from kompplan.diagnostics.code import Code
from kompplan.diagnostics.diagnostic import Diagnostic, Mending, Related, Severity
from kompplan.diagnostics.silenced import Silenced
from kompplan.diagnostics.source import Source, Span
from kompplan.formatters.fingerprints import Fingerprints
from kompplan.formatters.formatter import FileFindings, Formatter, Style
from kompplan.formatters.paths import path_from_root, uri_of
from kompplan.formatters.sentences import with_advice
from kompplan.formatters.strict import json_text
from kompplan.formatters.words import LONGEST_REASON
from kompplan.i18n.language import Language
from kompplan.i18n.safe import quoted
from kompplan.i18n.text import Text
from kompplan.views.codes import MATTERS, NOTICES, ORIGIN, RIGHT, WRONG, sentence
from kompplan.views.examples import example_of

MOST = 5_000
"""Results in a log; GitHub shows no more of one upload."""
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
"""How bad a rule's findings are in the words that GitHub sorts them by."""
_ROOT_IS = Text("the root of the repository", "repositoriets rot")
_LEFT_OUT = Text(
    "{n} findings are left out; services show at most {most}",
    "{n} anmärkningar är utelämnade; tjänsterna visar högst {most}",
)


def _plain(text: str) -> dict[str, str]:
    """Return a message; in SARIF ``[words](target)`` is a link, and a plan's text makes no links."""
    return {"text": text.replace("](", "] (")}


def _artifact(source: Source, style: Style) -> dict[str, str]:
    path = path_from_root(source.name, style)
    uri = uri_of(path)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": ROOT}


def _region(span: Span) -> dict[str, int]:
    first, last = span.first, span.last
    return {"startLine": first.line, "startColumn": first.column, "endLine": last.line, "endColumn": last.column}


def _physical(span: Span, style: Style) -> dict[str, object]:
    return {"artifactLocation": _artifact(span.source, style), "region": _region(span)}


def _related(number: int, related: Related, style: Style) -> dict[str, object]:
    message = _plain(related.message.to(style.language))
    return {"id": number, "physicalLocation": _physical(related.span, style), "message": message}


def _fix(mending: Mending, style: Style) -> dict[str, object]:
    changes: dict[str, list[dict[str, object]]] = {}
    artifacts: dict[str, dict[str, str]] = {}
    for each in mending.replacements:
        artifacts[each.span.source.name] = _artifact(each.span.source, style)
        changes.setdefault(each.span.source.name, []).append(
            {"deletedRegion": _region(each.span), "insertedContent": {"text": each.text}}
        )
    return {
        "description": _plain(mending.message.to(style.language)),
        "artifactChanges": [
            {"artifactLocation": artifacts[name], "replacements": replacements}
            for name, replacements in changes.items()
        ],
    }


def _result(
    plan: str, diagnostic: Diagnostic, reason: str | None, style: Style, index: int, fingerprints: Fingerprints
) -> dict[str, object]:
    path = path_from_root(diagnostic.span.source.name, style)
    location: dict[str, object] = {"physicalLocation": _physical(diagnostic.span, style)}
    if diagnostic.path:
        location["logicalLocations"] = [{"fullyQualifiedName": diagnostic.path}]
    result: dict[str, object] = {
        "ruleId": diagnostic.code.code,
        "ruleIndex": index,
        "level": LEVELS[diagnostic.severity],
        "message": _plain(with_advice(diagnostic, style.language)),
        "locations": [location],
        "partialFingerprints": {"kompplan/v1": fingerprints.of(plan, path, diagnostic)},
        # Absent would mean that nobody knows; a run says it of all its results or of none.
        "suppressions": []
        if reason is None
        else [{"kind": "inSource", "justification": quoted(reason, LONGEST_REASON)}],
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            _related(number, each, style) for number, each in enumerate(diagnostic.related, start=1)
        ]
    if diagnostic.mending is not None and diagnostic.mending.replacements:
        result["fixes"] = [_fix(diagnostic.mending, style)]
    return result


def _help(code: Code, language: Language) -> dict[str, str]:
    """Return the code's explanation, as plain text and as Markdown."""
    told = code.explanation
    prose = [(head.to(language), sentence(text.to(language)))
             for head, text in ((NOTICES, told.notices), (MATTERS, told.matters))]  # fmt: skip
    examples = []
    if told.wrong:  # an organisation's own rule has no example
        example = example_of(code, language)
        examples = [(WRONG.to(language), example.wrong), (RIGHT.to(language), example.right)]
    origin = (ORIGIN.to(language), sentence(told.origin.to(language)))
    plain = [f"{head}\n{text}" for head, text in (*prose, *examples, origin)]
    markdown = [f"## {head}\n\n{text}" for head, text in prose]
    markdown += [f"## {head}\n\n```yaml\n{text}\n```" for head, text in examples]
    markdown.append(f"## {origin[0]}\n\n{origin[1]}")
    return {"text": "\n\n".join(plain), "markdown": "\n\n".join(markdown)}


def _rule(code: Code, severity: Severity, language: Language) -> dict[str, object]:
    return {
        "id": code.code,
        "name": code.name,
        "shortDescription": {"text": sentence(code.summary.to(language))},
        "fullDescription": {"text": sentence(code.explanation.notices.to(language))},
        "help": _help(code, language),
        "defaultConfiguration": {"level": LEVELS[severity]},
        "properties": {"tags": [code.code[:3]], "problem.severity": _PROBLEMS[severity]},
    }


def _found(files: tuple[FileFindings, ...], style: Style) -> list[tuple[str, Diagnostic, str | None]]:
    """Return all findings with the plan each was found in and the reason why it is accepted, if it is."""
    lowest = style.lowest(Severity.INFO)
    found: list[tuple[str, Diagnostic, str | None]] = []
    for file in files:
        plan = path_from_root(file.name, style)
        found += ((plan, each, None) for each in file.from_severity(lowest))
        accepted: list[Silenced] = [each for each in file.silenced if each.diagnostic.severity >= lowest]
        found += ((plan, each.diagnostic, each.reason) for each in accepted)
    return found


def write(files: tuple[FileFindings, ...], style: Style) -> str:
    """Return one run with every finding (or as asked); of more than ``MOST`` the worst are kept."""
    found = _found(files, style)
    left_out = sum(file.left_out for file in files) + max(0, len(found) - MOST)
    if len(found) > MOST:
        worst = sorted(range(len(found)), key=lambda index: (found[index][2] is not None, -found[index][1].severity))
        found = [found[index] for index in sorted(worst[:MOST])]
    rules: dict[str, tuple[Code, Severity]] = {}
    for _, diagnostic, _ in found:
        code, severity = rules.get(diagnostic.code.code, (diagnostic.code, diagnostic.severity))
        rules[code.code] = (code, max(severity, diagnostic.severity))
    numbers = {code: number for number, code in enumerate(sorted(rules))}
    fingerprints = Fingerprints()
    invocation: dict[str, object] = {"executionSuccessful": True}
    if left_out:
        text = _LEFT_OUT.to(style.language).format(n=left_out, most=MOST)
        invocation["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": text}}]
    driver = {
        "name": "kompplan",
        "version": __version__,
        "language": style.language.value,
        "rules": [_rule(*rules[code], style.language) for code in numbers],
    }
    run: dict[str, object] = {
        "tool": {"driver": driver},
        "language": style.language.value,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": _ROOT_IS.to(style.language)}}},
        "invocations": [invocation],
        "results": [
            _result(plan, diagnostic, reason, style, numbers[diagnostic.code.code], fingerprints)
            for plan, diagnostic, reason in found
        ],
    }
    if style.today is not None:
        run["properties"] = {"today": style.today.isoformat()}
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


FORMATTER = Formatter("sarif", write)

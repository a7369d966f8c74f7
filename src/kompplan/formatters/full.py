"""Findings for a person: the sentence, the place, the line with the exact words marked, and what to do."""

from collections import Counter
from unicodedata import combining, east_asian_width

from kompplan.diagnostics.diagnostic import Diagnostic, Severity
from kompplan.diagnostics.source import Span
from kompplan.formatters.formatter import FileFindings, Formatter, Style
from kompplan.formatters.words import COUNTS, CURE, EXPLAIN, MORE, SHOW_ALL, counted, summary
from kompplan.i18n.safe import safe
from kompplan.i18n.text import Language

WIDEST = 160
ALIKE = 5
"""How many findings of one code are shown in full before the rest of them get a line each (``--show`` shows all in full)."""
_COLORS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}


def _paint(text: str, color: str, style: Style) -> str:
    return f"\x1b[{color}m{text}\x1b[0m" if style.color and text else text


def _width(text: str) -> int:
    """Return how many columns a terminal gives to ``text``."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text)


def place(span: Span) -> str:
    """Return ``file:line:column``."""
    first = span.first
    return f"{safe(span.source.name)}:{first.line}:{first.column}"


def _snippet(span: Span, mark: str, words: str, gutter: int, color: str, style: Style) -> list[str]:
    """Return the line of ``span`` with the words marked; a long line is cut around the mark."""
    first, last = span.first, span.last
    line = span.source.line(first.line)
    start = first.column - 1
    end = last.column - 1 if last.line == first.line else len(line)
    end = max(min(end, len(line)), start)
    cut = max(0, start - WIDEST // 2) if len(line) > WIDEST else 0
    before = ("…" if cut else "") + safe(line[cut:start].replace("\t", " "))
    marked = safe(line[start:end].replace("\t", " "))
    after = safe(line[end : cut + WIDEST].replace("\t", " ")) + ("…" if len(line) > cut + WIDEST else "")
    shown = (before + marked + after).rstrip()
    number = str(first.line).rjust(gutter)
    underline = " " * _width(before) + mark * max(1, min(_width(marked), WIDEST))
    return [
        f"{_paint(number + ' |', '34', style)} {shown}",
        f"{_paint(' ' * gutter + ' |', '34', style)} {_paint((underline + ' ' + words).rstrip(), color, style)}",
    ]


def _head(diagnostic: Diagnostic, style: Style) -> str:
    severity = diagnostic.severity
    label = f"{severity.words.to(style.language)}[{diagnostic.code.code} {diagnostic.code.name}]"
    return f"{_paint(label, _COLORS[severity], style)}: {diagnostic.message.to(style.language)}"


def block(diagnostic: Diagnostic, style: Style) -> str:
    """Return one finding in full."""
    language = style.language
    spans = [diagnostic.span, *(related.span for related in diagnostic.related)]
    gutter = max(len(str(span.first.line)) for span in spans)
    empty = _paint(" " * gutter + " |", "34", style)
    lines = [_head(diagnostic, style), f"{' ' * gutter}{_paint('-->', '34', style)} {place(diagnostic.span)}", empty]
    lines += _snippet(diagnostic.span, "^", "", gutter, _COLORS[diagnostic.severity], style)
    for related in diagnostic.related:
        if related.span.source is not diagnostic.span.source:
            lines.append(f"{' ' * gutter}{_paint(':::', '34', style)} {place(related.span)}")
        lines += _snippet(related.span, "-", related.message.to(language), gutter, "34", style)
    if diagnostic.advice is not None:
        lines.append(f"{' ' * gutter} {_paint('=', '34', style)} {CURE.to(language)}: {diagnostic.advice.to(language)}")
    return "\n".join(lines)


def line(diagnostic: Diagnostic, language: Language) -> str:
    """Return one finding on one line, place first."""
    severity = diagnostic.severity.words.to(language)
    code = diagnostic.code
    return f"{place(diagnostic.span)}: {severity}[{code.code} {code.name}] {diagnostic.message.to(language)}"


def _split(shown: list[Diagnostic], in_full: Severity, alike: int) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Part the findings into those told in full and those told on a line: of one code, so many in full are enough."""
    seen: Counter[str] = Counter()
    full: list[Diagnostic] = []
    short: list[Diagnostic] = []
    for diagnostic in shown:
        seen[diagnostic.code.code] += 1
        told = diagnostic.severity >= in_full and seen[diagnostic.code.code] <= alike
        (full if told else short).append(diagnostic)
    short.sort(key=lambda each: -each.severity)
    return full, short


def _file(file: FileFindings, style: Style) -> list[str]:
    in_full = style.show if style.show is not None else Severity.ERROR
    in_short = style.show if style.show is not None else Severity.WARNING
    shown = [each for each in file.diagnostics if each.severity >= in_short]
    full, short = _split(shown, in_full, ALIKE if style.show is None else len(shown))
    full = full[: style.most]
    short = short[: style.most - len(full)]
    out: list[str] = []
    for diagnostic in full:
        out += [block(diagnostic, style), ""]
    if short:
        out += [_short(each, style) for each in short]
        out.append("")
    hidden = len(shown) - len(full) - len(short) + file.left_out
    if hidden:
        out += [MORE.to(style.language).format(n=hidden), ""]
    last = f"{safe(file.name)}: {summary(file, style.language)}"
    unseen = any(each.severity < in_short for each in file.diagnostics)
    hints = []
    if unseen:
        hints.append(SHOW_ALL.to(style.language))
    if full:
        hints.append(EXPLAIN.to(style.language).format(code=full[0].code.code))
    if hints:
        last += f" ({' · '.join(hints)})"
    out.append(last)
    return out


def _short(diagnostic: Diagnostic, style: Style) -> str:
    severity = diagnostic.severity
    label = f"{severity.words.to(style.language)}[{diagnostic.code.code} {diagnostic.code.name}]"
    return (
        f"{place(diagnostic.span)}: {_paint(label, _COLORS[severity], style)} {diagnostic.message.to(style.language)}"
    )


def write(files: tuple[FileFindings, ...], style: Style) -> str:
    """Return every file's findings, and a line that counts them all where there is more than one file."""
    out: list[str] = []
    for index, file in enumerate(files):
        if index and (out[-1:] and len(out) > 1 and file.diagnostics):
            out.append("")
        out += _file(file, style)
    if len(files) > 1:
        all_of_them = FileFindings("", tuple(each for file in files for each in file.diagnostics))
        words = {Language.SV: "filer", Language.EN: "files"}[style.language]
        out.append(f"{len(files)} {words}: {summary(all_of_them, style.language)}")
    return "\n".join(out) + "\n"


FORMATTER = Formatter("full", write)

__all__ = ["COUNTS", "FORMATTER", "block", "counted", "line", "place", "write"]

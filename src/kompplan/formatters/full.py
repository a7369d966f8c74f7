"""Findings for a person: the sentence, the place, the line with the exact words marked, and what to do."""

import re
import textwrap
from collections import Counter
from unicodedata import combining, east_asian_width

from kompplan.diagnostics.diagnostic import Diagnostic, Severity
from kompplan.diagnostics.source import Span
from kompplan.formatters.formatter import FileFindings, Formatter, Style
from kompplan.formatters.words import CURE, EXPLAIN, MORE, SHOW_ALL, offer, summary
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe

WIDEST = 160
NARROWEST = 40
FEW = 20
"""How many files are told of one by one even where there is nothing to say: a folder's silence is success."""
ALIKE = 5
"""How many findings of one code are shown in full before the others get a line each (``--show`` shows all in full)."""
_COLORS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}


def _paint(text: str, color: str, style: Style) -> str:
    return f"\x1b[{color}m{text}\x1b[0m" if style.color and text else text


def _width(text: str) -> int:
    """Return how many columns a terminal gives to ``text``."""
    if text.isascii():
        return len(text)
    return sum(
        0 if combining(each) or each == "\u200b" else 2 if east_asian_width(each) in "WF" else 1 for each in text
    )


def place(span: Span) -> str:
    """Return ``file:line:column``."""
    first = span.first
    return f"{safe(span.source.name)}:{first.line}:{first.column}"


def _shown(text: str) -> str:
    return safe(text.replace("\t", " "))


def _kept(text: str, room: int, last: bool = False) -> str:
    """Return as much of ``text`` as fits in ``room`` columns, with … where it was cut: its end, or its beginning."""
    if _width(text) <= room:
        return text
    cut = text[-max(0, room - 1) :] if last else text[: max(0, room - 1)]
    while cut and _width(cut) > room - 1:
        cut = cut[1:] if last else cut[:-1]
    return "…" + cut if last else cut + "…"


def _snippet(span: Span, mark: str, words: str, gutter: int, color: str, style: Style) -> list[str]:
    """Return the line of ``span`` with the words marked; a line that does not fit is cut around the mark."""
    first, last = span.first, span.last
    line = span.source.line(first.line)
    start = first.column - 1
    end = last.column - 1 if last.line == first.line else len(line)
    end = max(min(end, len(line)), start)
    room = WIDEST if style.width is None else max(NARROWEST, min(WIDEST, style.width - gutter - 3))
    # What lies further away than the room is wide is not shown, and need not be made safe either.
    before = _shown(line[max(0, start - room) : start])
    marked = _shown(line[start : min(end, start + room)])
    after = _shown(line[end : end + room])
    if start > room or _width(before) + _width(marked) + _width(after.rstrip()) > room:
        if start > room or _width(before) + _width(marked) >= room:
            ahead = max(room // 2, room - _width(marked) - _width(after.rstrip()))
            before = _kept("…" + before if start > room else before, ahead, last=True)
        marked = _kept(marked, room - _width(before))
        after = _kept(after.rstrip(), max(1, room - _width(before) - _width(marked))) if after.strip() else ""
        after = "" if marked.endswith("…") else after
    number = str(first.line).rjust(gutter)
    underline = " " * _width(before) + mark * max(1, _width(marked))
    if words and style.width is not None and _width(underline) + 1 + _width(words) > room:
        underline = f"{' ' * max(0, _width(before) - _width(words) - 1)}{words} {mark * max(1, _width(marked))}"
        words = ""
    return [
        f"{_paint(number + ' |', '34', style)} {safe(before + marked + after).rstrip()}",
        f"{_paint(' ' * gutter + ' |', '34', style)} {_paint((underline + ' ' + words).rstrip(), color, style)}",
    ]


_GLUE = "\ue000"
"""Stands for the blanks that a line is not broken at: those of the label, and those inside an amount."""
_AMOUNT = re.compile(r"(?<=[0-9]) (?=[0-9]{3}\b|(?:kr|tkr|mn|mnkr|h|%)(?:\W|$))")


def _filled(text: str, hanging: int, style: Style) -> str:
    """Return ``text`` broken between words where the terminal ends, the lines that follow indented."""
    if style.width is None:
        return text.replace(_GLUE, " ")
    return textwrap.fill(
        _AMOUNT.sub(_GLUE, text),
        max(NARROWEST, style.width),
        subsequent_indent=" " * hanging,
        break_long_words=False,
        break_on_hyphens=False,
    ).replace(_GLUE, " ")


def _broken(ahead: str, label: str, after: str, hanging: int, color: str, style: Style) -> str:
    """Return ``ahead`` + ``label`` + ``after``, broken between words where the terminal ends."""
    text = _filled(ahead + label.replace(" ", _GLUE) + after, hanging, style)
    return text[: len(ahead)] + text[len(ahead) :].replace(label, _paint(label, color, style), 1)


def _label(diagnostic: Diagnostic, style: Style) -> str:
    return f"{diagnostic.severity.words.to(style.language)}[{diagnostic.code.code} {diagnostic.code.name}]"


def _head(diagnostic: Diagnostic, style: Style) -> str:
    message = f": {diagnostic.message.to(style.language)}"
    return _broken("", _label(diagnostic, style), message, 2, _COLORS[diagnostic.severity], style)


def block(diagnostic: Diagnostic, style: Style) -> str:
    """Return one finding in full."""
    language = style.language
    spans = [diagnostic.span, *(related.span for related in diagnostic.related)]
    gutter = max(len(str(span.first.line)) for span in spans)
    empty = _paint(" " * gutter + " |", "34", style)
    lines = [_head(diagnostic, style), f"{' ' * gutter}{_paint('-->', '34', style)} {place(diagnostic.span)}", empty]
    if diagnostic.span.source.line(diagnostic.span.first.line).strip() or diagnostic.related:
        lines += _snippet(diagnostic.span, "^", "", gutter, _COLORS[diagnostic.severity], style)
    else:
        lines.pop()  # nothing is written there: a file that is empty, or too large to be opened
    for related in diagnostic.related:
        if related.span.source is not diagnostic.span.source:
            lines.append(f"{' ' * gutter}{_paint(':::', '34', style)} {place(related.span)}")
        lines += _snippet(related.span, "-", related.message.to(language), gutter, "34", style)
    if diagnostic.advice is not None:
        advice = f" {CURE.to(language)}: {diagnostic.advice.to(language)}"
        lines.append(_broken(" " * (gutter + 1), "=", advice, gutter + 3, "34", style))
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


def _file(file: FileFindings, style: Style, *, among_others: bool = False) -> list[str]:
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
    if not among_others and style.offered and (offered := offer(file.diagnostics, style.language)):
        hints.append(offered)
    if hints:
        last += f" ({' · '.join(hints)})"
    out.append(_filled(last, 4, style))
    return out


def _short(diagnostic: Diagnostic, style: Style) -> str:
    message = f" {diagnostic.message.to(style.language)}"
    ahead = f"{place(diagnostic.span)}: "
    return _broken(ahead, _label(diagnostic, style), message, 4, _COLORS[diagnostic.severity], style)


def write(files: tuple[FileFindings, ...], style: Style) -> str:
    """Return every file's findings, and a line that counts them all where there is more than one file."""
    out: list[str] = []
    told = files if len(files) <= FEW else [file for file in files if file.diagnostics or file.left_out]
    for index, file in enumerate(told):
        if index and (out[-1:] and len(out) > 1 and file.diagnostics):
            out.append("")
        out += _file(file, style, among_others=len(files) > 1)
    if len(files) > 1:
        all_of_them = FileFindings("", tuple(each for file in files for each in file.diagnostics))
        words = {Language.SV: "filer", Language.EN: "files"}[style.language]
        last = f"{len(files)} {words}: {summary(all_of_them, style.language)}"
        offered = offer(all_of_them.diagnostics, style.language) if style.offered else ""
        out.append(f"{last} ({offered})" if offered else last)
    return "\n".join(out) + "\n"


FORMATTER = Formatter("full", write)

"""One finding a line, as editors and ``grep`` like it: ``file:line:column: error[CODE name] message``."""

from kompplan.diagnostics.diagnostic import Severity
from kompplan.formatters.formatter import FileFindings, Formatter, Style
from kompplan.formatters.full import line
from kompplan.formatters.words import MORE


def write(files: tuple[FileFindings, ...], style: Style) -> str:
    """Return the findings from ``style.show`` up, errors and warnings where nothing is asked for."""
    lowest = style.show if style.show is not None else Severity.WARNING
    out: list[str] = []
    for file in files:
        shown = [each for each in file.diagnostics if each.severity >= lowest]
        out += [line(each, style.language) for each in shown[: style.most]]
        hidden = max(0, len(shown) - style.most) + file.left_out
        if hidden:
            out.append(f"{file.name}: {MORE.to(style.language).format(n=hidden)}")
    return "".join(text + "\n" for text in out)


FORMATTER = Formatter("concise", write)

"""Judge files and write what was found: what ``kompplan validate`` does once its command line is understood."""

from importlib import import_module
from pathlib import Path

from kompplan.commands.choices import Color, Format, Show
from kompplan.commands.output import columns, in_color, say, tell
from kompplan.commands.surroundings import find_plans, judged, language_of, limits_of, today_of
from kompplan.diagnostics.diagnostic import Severity
from kompplan.errors import KompplanError
from kompplan.formatters.formatter import FileFindings, Style
from kompplan.i18n.language import Language
from kompplan.pipeline import Judged, with_paths


def judge_files(
    files: list[Path],
    *,
    output_format: Format = Format.FULL,
    show: Show | None = None,
    strict: bool = False,
    most: int = 200,
    lang: Language | None = None,
    today: str | None = None,
    color: Color = Color.AUTO,
    limit: list[str] | None = None,
    stdin_filename: str | None = None,
) -> int:
    """Judge ``files``, write the findings and return the exit status."""
    limits = limits_of(limit)
    which_day = today_of(today)
    results: list[Judged] = []
    paths = find_plans(files)
    unreadable = False
    for path in paths:
        try:
            result = judged(path, which_day, limits, stdin_filename)
        except KompplanError as wrong:
            if len(paths) == 1:
                raise
            tell(f"kompplan: {wrong.message.to(language_of(lang))}")  # the other plans are judged all the same
            unreadable = True
            continue
        if output_format is Format.JSON:
            result = with_paths(result)
        # Thousands of plans do not fit in memory; the first one is asked for its language and its day.
        results.append(result if not results else result._replace(checked=None))
    if not results:
        return 2
    first = results[0].checked
    style = Style(
        language=language_of(lang, first.plan if first is not None else None),
        color=output_format is Format.FULL and in_color(color),
        show=Severity[show.name] if show is not None else None,
        today=first.today if first is not None else None,
        most=most,
        width=columns(),
    )
    formatter = import_module(f"kompplan.formatters.{output_format.value}").FORMATTER
    say(formatter.write(tuple(FileFindings(each.name, each.diagnostics, each.allowed) for each in results), style))
    threshold = Severity.WARNING if strict else Severity.ERROR
    if unreadable:
        return 2
    return int(any(each.severity >= threshold for result in results for each in result.diagnostics))

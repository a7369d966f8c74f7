"""Judge files and write what was found: what ``kompplan validate`` does once its command line is understood."""

import os
from collections import Counter
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kompplan.commands.checking.run import Asked, Checked, check, configuration_of
from kompplan.commands.choices import Color, Format, Show
from kompplan.commands.hosting import default_format, root_of
from kompplan.commands.output import columns, in_color, say, say_bytes, tell, write_file
from kompplan.commands.surroundings import NO_PLAN_HERE, NO_PLAN_IN, language_of, limits_of, today_of
from kompplan.configuration.model import Choice, Configuration
from kompplan.diagnostics.diagnostic import Severity
from kompplan.errors import KompplanError
from kompplan.formatters.formatter import FileFindings, Style
from kompplan.formatters.words import summary
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.i18n.text import Text

if TYPE_CHECKING:
    from kompplan.commands.mending import Mender

MOST_NAMED = 5


class Options(NamedTuple):
    """What the command line of ``kompplan validate`` says; a plain ``kompplan validate FILE`` says nothing."""

    output_format: Format | None = None
    show: Show | None = None
    strict: bool = False
    fail_on: Show | None = None
    exit_zero: bool = False
    most: int = 200
    lang: Language | None = None
    today: str | None = None
    color: Color = Color.AUTO
    limit: tuple[str, ...] = ()
    stdin_filename: str | None = None
    choice: Choice = Choice()
    config: Path | None = None
    isolated: bool = False
    jobs: int | None = None
    cached: bool = True
    statistics: bool = False
    baseline: Path | None = None
    update_baseline: bool = False
    show_settings: bool = False
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False


PLAIN = Options()


def asked_of(options: Options, output_format: Format) -> Asked:
    """Return what ``options`` ask of judging itself."""
    today_of(options.today)  # a day that is none is told before any file is read
    return Asked(
        options.choice,
        limits_of(list(options.limit)),
        options.today,
        options.config,
        options.isolated,
        options.stdin_filename,
        options.jobs,
        options.cached,
        output_format is Format.SARIF,
    )


def judge_files(files: list[Path], options: Options = PLAIN) -> int:
    """Judge ``files``, write the findings and return the exit status."""
    output_format = options.output_format or default_format(os.environ)
    asked = asked_of(options, output_format)
    if options.show_settings:
        from kompplan.commands.settings_text import settings_text

        first = files[0] if files else Path()
        say(settings_text(first / "plan.yaml" if first.is_dir() else first, asked, language_of(options.lang)))
        return 0
    mender = _mender(files, options, asked)
    checked = check(files, asked, mender)
    language = _language(options, checked)
    for wrong in checked.unreadable:
        if not checked.results and len(checked.unreadable) == 1:
            raise wrong
        tell(f"kompplan: {wrong.message.to(language)}")  # the other plans are judged all the same
    _tell_others(checked.others, language)
    if not checked.results:
        if checked.unreadable:
            return 2
        raise _nothing_found(files)
    if mender is not None:
        mender.tell(language)
    if mender is not None and options.diff:
        return _show_changes(mender, options, language, unreadable=bool(checked.unreadable))
    style = Style(
        language=language,
        color=output_format is Format.FULL and in_color(options.color),
        show=Severity[options.show.name] if options.show is not None else None,
        today=next((each.today for each in checked.results if each.today is not None), None),
        most=options.most,
        width=columns(),
        here=Path.cwd(),
        root=root_of(os.environ, Path.cwd()),
        offered=mender is None,
    )
    findings = tuple(each.findings for each in checked.results)
    configuration = _configuration(files, asked)
    baseline = options.baseline or configuration.baseline
    if options.update_baseline:
        return _write_baseline(findings, baseline, language)
    if baseline is not None:
        findings = _without_known(findings, baseline, language)
    if options.statistics:
        shown = _statistics(findings, style)
    else:
        shown = import_module(f"kompplan.formatters.{output_format.value}").FORMATTER.write(findings, style)
    if mender is None:
        say(shown)
    else:
        _show_mended(mender, shown, language, on_its_own=output_format is not Format.FULL)
    if checked.unreadable:
        return 2
    return int(not options.exit_zero and _fails(findings, _threshold(options, configuration)))


def _mender(files: list[Path], options: Options, asked: Asked) -> "Mender | None":
    """Return who mends the plans before they are judged, where that is asked for."""
    if not (options.fix or options.diff):
        if options.unsafe_fixes:
            raise KompplanError(
                Text("--unsafe-fixes needs --fix or --diff", "--unsafe-fixes behöver --fix eller --diff")
            )
        return None
    from kompplan.commands.mending import Mender

    write = options.fix and not options.diff
    return Mender(asked, unsafe=options.unsafe_fixes, write=write, piped=Path("-") in files)


def _show_changes(mender: "Mender", options: Options, language: Language, *, unreadable: bool) -> int:
    """Write what mending would change; return 1 if there is anything."""
    say(mender.diff(color=in_color(options.color)))
    tell("kompplan: " + mender.told(language))
    return 2 if unreadable else int(bool(mender.changes) and not options.exit_zero)


def _show_mended(mender: "Mender", shown: str, language: Language, *, on_its_own: bool) -> None:
    """Write the findings that are left, and last how many were mended; a plan that was piped in is what is written."""
    last = mender.told(language)
    if mender.printed is not None:
        say_bytes(mender.printed)
        tell(shown + last)
    elif on_its_own:
        say(shown)
        tell("kompplan: " + last)
    else:
        say(f"{shown}{last}\n")


def _language(options: Options, checked: Checked) -> Language:
    spoken = checked.results[0].language if checked.results else None
    told = language_of(options.lang)
    if options.lang is not None or os.environ.get("KOMPPLAN_LANG", "") in (Language.SV, Language.EN) or spoken is None:
        return told
    return spoken


def _nothing_found(files: list[Path]) -> KompplanError:
    return KompplanError(NO_PLAN_IN, folder=files[0]) if files else KompplanError(NO_PLAN_HERE)


def _tell_others(others: tuple[Path, ...], language: Language) -> None:
    """Say in one line which YAML files in the folders were left alone, because they hold no plan."""
    if not others:
        return
    named = [str(each) for each in others[:MOST_NAMED]]
    more = Text(f" and {len(others) - MOST_NAMED} more", f" och {len(others) - MOST_NAMED} till")
    text = (
        Text("1 YAML file is no plan and was left alone: {files}", "1 YAML-fil är ingen plan och lämnades: {files}")
        if len(others) == 1
        else Text(
            f"{len(others)} YAML files are no plans and were left alone: {{files}}",
            f"{len(others)} YAML-filer är inga planer och lämnades: {{files}}",
        )
    )
    listed = ", ".join(safe(each) for each in named) + (more.to(language) if len(others) > MOST_NAMED else "")
    tell("kompplan: " + text.to(language).format(files=listed))


def _configuration(files: list[Path], asked: Asked) -> Configuration:
    """Return the configuration of the run as a whole: the one that holds for what was named first."""
    first = files[0] if files else Path()
    return configuration_of(first / "plan.yaml" if first.is_dir() else first, asked)


def _write_baseline(findings: tuple[FileFindings, ...], path: Path | None, language: Language) -> int:
    if path is None:
        raise KompplanError(
            Text("--update-baseline needs --baseline FILE", "--update-baseline behöver --baseline FIL"),
        )
    from kompplan.commands.checking.baseline import written

    write_file(path, written(findings, path.parent))
    number = sum(len(each.diagnostics) for each in findings)
    told = Text(f"wrote {path} with {number} known findings", f"skrev {path} med {number} kända anmärkningar")
    tell(safe(told.to(language)))
    return 0


def _without_known(findings: tuple[FileFindings, ...], path: Path, language: Language) -> tuple[FileFindings, ...]:
    """Return what the baseline does not hold, and say in one line what it does."""
    from kompplan.commands.checking.baseline import compared, read

    result = compared(findings, read(path), path.parent)
    told = Text(f"{result.known} known findings in {path} are not shown",
                f"{result.known} kända anmärkningar i {path} visas inte")  # fmt: skip
    if result.gone:
        more = Text(
            f"; {result.gone} are there no longer: --update-baseline takes them away",
            f"; {result.gone} finns inte längre: --update-baseline tar bort dem",
        )
        told = Text(told.en + more.en, told.sv + more.sv)
    if result.known or result.gone:
        tell("kompplan: " + safe(told.to(language)))
    return result.files


def _threshold(options: Options, configuration: Configuration) -> Severity:
    """Return the mildest severity that ends a run with 1: as the command line says, else the configuration."""
    if options.fail_on is not None:
        return Severity[options.fail_on.name]
    if options.strict:
        return Severity.WARNING
    return configuration.fail_on or Severity.ERROR


def _fails(files: Iterable[FileFindings], threshold: Severity) -> bool:
    return any(each.severity >= threshold for file in files for each in file.diagnostics)


def _statistics(files: tuple[FileFindings, ...], style: Style) -> str:
    """Return how often each code was found and in how many files, the most frequent first."""
    lowest = style.show or Severity.INFO
    times: Counter[tuple[str, str, Severity]] = Counter()
    places: Counter[tuple[str, str, Severity]] = Counter()
    for file in files:
        codes = Counter(
            (each.code.code, each.code.name, each.severity) for each in file.diagnostics if each.severity >= lowest
        )
        times += codes
        places.update(codes.keys())
    rows = sorted(times, key=lambda each: (-times[each], each[0], -each[2]))
    wide = len(str(max(times.values(), default=0)))
    out = []
    for row in rows:
        code, name, severity = row
        number = places[row]
        where = (
            Text(f"in {number} {'file' if number == 1 else 'files'}", f"i {number} {'fil' if number == 1 else 'filer'}")
            if len(files) > 1
            else Text("", "")
        )
        graded = severity.words.to(style.language)
        out.append(f"{times[row]:>{wide}}  {code}  {graded:<10} {name:<32}{where.to(style.language)}".rstrip())
    everything = FileFindings("", tuple(each for file in files for each in file.diagnostics))
    out.append(summary(everything, style.language))
    return "\n".join(out) + "\n"

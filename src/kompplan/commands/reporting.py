"""What ``kompplan report`` does, apart from its options."""

import os
from collections.abc import Sequence
from pathlib import Path

from kompplan.checked import CheckedPlan
from kompplan.commands.choices import For
from kompplan.commands.loading import end_strictly, not_the_plan, opened
from kompplan.commands.output import say_bytes, tell, write_file
from kompplan.commands.report_asked import SUFFIXES, Asked
from kompplan.commands.revision import revision_of
from kompplan.commands.surroundings import day, language_of
from kompplan.commands.templating import own_templates
from kompplan.errors import KompplanError
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.i18n.text import Text
from kompplan.ledger.entry import Ledger
from kompplan.reports.audience import Audience, audience
from kompplan.reports.build import build
from kompplan.reports.format import report_format
from kompplan.reports.making import File, Making, Period, WordTemplate
from kompplan.reports.published import KINDS, persons, published

LEFT_OUT = Text("kompplan: left out of the template: {what}", "kompplan: utelämnat ur mallen: {what}")
UNDATED = Text("left out, no day is known: {}", "utelämnat, ingen dag är känd: {}")
MOST_UNDATED = 8
MOST_PERSONS = 20
NOT_PUBLISHED = Text(
    "kompplan: nothing was written: {n} places point a person out; write the role instead, or mark the part internal",
    "kompplan: inget skrevs: {n} ställen pekar ut en person; skriv rollen i stället, eller märk delen som intern",
)
WROTE = Text("wrote {path}", "skrev {path}")


def list_audiences(lang: Language | None) -> None:
    """Print every audience: its name, its title and what it holds."""
    from kompplan.commands.output import say

    language = language_of(lang)
    rows = [(each.name, each.title.to(language), each.about.to(language)) for each in map(audience, For)]
    widths = [max(len(row[index]) for row in rows) for index in (0, 1)]
    say("".join(f"{name:{widths[0]}}  {title:{widths[1]}}  {about}\n" for name, title, about in rows))


def write_reports(asked: Asked) -> None:
    """Write every report that is asked for, or none where one of them cannot be made."""
    chosen = [audience(each.value) for each in dict.fromkeys(asked.audiences or (For.PROJECT,))]
    suffixes, folder = _formats_and_folder(asked, len(chosen))
    period = _period(asked)
    checked, language, judged, data = opened(asked.plan, asked.lang, asked.today, asked.limit, None)
    public = None
    if asked.public:
        checked, public = published(checked)
        _refuse_persons(checked, language)
    piped = judged.name == "-"
    file = File("plan.yaml" if piped else judged.name, data, "" if piped else revision_of(Path(judged.name), language))
    making = Making(
        checked,
        judged.diagnostics,
        judged.allowed,
        file,
        language,
        period,
        _booked(asked, checked),
        public,
        own=own_templates(Path(file.name), asked.allow_templates, language),
        word_template=_word_template(asked, suffixes, language),
    )
    made: list[tuple[Path | None, bytes]] = []
    for each in chosen:
        for suffix in suffixes:
            path = _path(asked, folder, Path(file.name).stem, each, suffix)
            if path is not None:
                not_the_plan(path, checked)
            try:
                made.append((path, report_format(suffix).write(build(making, each, suffix), making, each)))
                if suffix == "ics":
                    _tell_undated(making, each)
            except KompplanError as nothing:
                if not asked.every:
                    raise
                tell(f"kompplan: {nothing.message.to(language)}")
    for path, contents in made:
        if path is None:
            say_bytes(contents)
            continue
        write_file(path, contents, asked.force)
        tell(WROTE.to(language).format(path=safe(str(path))))
    end_strictly(asked.strict, judged)


def _tell_undated(making: Making, chosen: Audience) -> None:
    """Tell what the calendar lacks because no day is known."""
    from kompplan.reports.formats.ics import calendar_of

    names = calendar_of(making, chosen)[1]
    if names:
        shown = ", ".join(map(safe, names[:MOST_UNDATED])) + (" …" if len(names) > MOST_UNDATED else "")
        tell(f"kompplan: {UNDATED.to(making.language).format(shown)}")


def _booked(asked: Asked, checked: "CheckedPlan") -> Sequence[Ledger]:
    """Return what is booked in the files that are named."""
    if not asked.actuals:
        return ()
    from kompplan.commands.actuals import read_ledgers

    return read_ledgers(asked.actuals, asked.limit, checked)


def _refuse_persons(checked: CheckedPlan, language: Language) -> None:
    """Say what points a person out and where, and end with 1, before anything is published."""
    found = tuple(dict.fromkeys(persons(checked)))
    if not found:
        return
    for each in found[:MOST_PERSONS]:
        tell(f"{safe(each.file)}:{each.line}: {KINDS[each.kind].to(language)}")
    tell(NOT_PUBLISHED.to(language).format(n=len(found)))
    import typer

    raise typer.Exit(1)


def _word_template(asked: Asked, suffixes: tuple[str, ...], language: Language) -> WordTemplate | None:
    """Return the template for Word documents, and tell what of it is left out."""
    if asked.docx_template is None:
        return None
    if "docx" not in suffixes:
        raise KompplanError(Text("--docx-template is for --docx", "--docx-template hör ihop med --docx"))
    from kompplan.commands.output import why_not
    from kompplan.reports.word.template import MOST_BYTES, word_template

    path = Path(asked.docx_template)
    try:
        if not path.is_file():
            raise KompplanError(
                Text("the template {path} does not exist or is no file", "mallen {path} finns inte eller är ingen fil"),
                path=path,
            )
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as wrong:
        raise KompplanError(
            Text("the template {path} cannot be read ({why})", "mallen {path} går inte att läsa ({why})"),
            path=path,
            why=why_not(wrong),
        ) from wrong
    found = word_template(path.name, data)
    for each in dict.fromkeys(found.dropped):
        tell(LEFT_OUT.to(language).format(what=each.to(language)))
    return found


def _period(asked: Asked) -> Period | None:
    if asked.first is None and asked.last is None:
        return None
    if asked.first is None or asked.last is None:
        raise KompplanError(Text("a period needs both --from and --to", "en period behöver både --from och --to"))
    first, last = day(asked.first, Text("--from", "--from")), day(asked.last, Text("--to", "--to"))
    if last < first:
        raise KompplanError(
            Text("--to {last} is before --from {first}", "--to {last} är före --from {first}"),
            last=last.isoformat(),
            first=first.isoformat(),
        )
    return Period(first, last)


def _formats_and_folder(asked: Asked, audience_count: int) -> tuple[tuple[str, ...], Path | None]:
    """Return the formats, and the folder that several reports go into."""
    output = asked.output
    named = Path(output or "").suffix.lower().removeprefix(".") if output not in (None, "-") else ""
    usual = "html" if asked.docx_template is None else "docx"
    suffixes = asked.suffixes or ((named,) if named in SUFFIXES else (usual,))
    if output is None or output == "-":
        if output == "-" and len(suffixes) * audience_count > 1:
            raise KompplanError(
                Text(
                    "standard output takes one report: choose one audience and one format",
                    "standard ut tar en rapport: välj en mottagare och ett format",
                )
            )
        return suffixes, None
    if len(suffixes) * audience_count > 1 or asked.every or output.endswith(("/", os.sep)) or Path(output).is_dir():
        folder = Path(output)
        if not folder.is_dir():
            if folder.exists() or named in SUFFIXES:
                raise KompplanError(
                    Text(
                        "several reports go into a folder, and {path} is none",
                        "flera rapporter skrivs i en mapp, och {path} är ingen",
                    ),
                    path=output,
                )
            _make(folder)
        return suffixes, folder
    if named in SUFFIXES and suffixes != (named,):
        raise KompplanError(
            Text("{path} does not end as --{format} asks for", "{path} slutar inte så som --{format} säger"),
            path=output,
            format=suffixes[0],
        )
    return suffixes, None


def _make(folder: Path) -> None:
    from kompplan.commands.output import why_not

    try:
        folder.mkdir(parents=True)
    except OSError as wrong:
        raise KompplanError(
            Text("{path} cannot be made ({why})", "{path} går inte att skapa ({why})"), path=folder, why=why_not(wrong)
        ) from wrong


def _path(asked: Asked, folder: Path | None, stem: str, chosen: Audience, suffix: str) -> Path | None:
    """Return where a report goes; None is standard output."""
    if asked.output == "-":
        return None
    if asked.output is not None and folder is None:
        return Path(asked.output)
    name = f"{stem}.{suffix}" if chosen.name == "project" else f"{stem}-{chosen.name}.{suffix}"
    return (folder or Path()) / name

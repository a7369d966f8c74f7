"""What ``kompplan schedule`` does, apart from its options: without Typer, whose start takes as long as the rest."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kompplan.commands.choices import Color, ScheduleFormat
from kompplan.commands.plain import plain
from kompplan.i18n.language import Language

if TYPE_CHECKING:
    from kompplan.checked import CheckedPlan
    from kompplan.model.activities import Activity


class Asked(NamedTuple):
    """What is asked for."""

    plan: Path | None = None
    why: str | None = None
    owner: str | None = None
    critical: bool = False
    first: str | None = None
    last: str | None = None
    form: str = "text"
    output: str | None = None
    force: bool = False
    strict: bool = False
    lang: Language | None = None
    today: str | None = None
    color: Color = Color.AUTO
    limit: list[str] | None = None


def plainly(arguments: list[str]) -> Asked | None:
    """Return what a plain command line asks for; None where Typer has to look at it."""
    found = plain(arguments, ("--format",))
    if found is None:
        return None
    form = found.chosen("--format", ScheduleFormat.TEXT)
    if form not in {*ScheduleFormat}:
        return None
    return Asked(found.plan, form=form, output=found.output, lang=found.lang, today=found.today, limit=found.limit)


def print_or_write(asked: Asked) -> None:
    """Print the schedule, or write it into a file."""
    from kompplan.commands.loading import end_strictly, heading, kept, opened
    from kompplan.commands.output import in_color, printed, say, tell, write_file
    from kompplan.commands.surroundings import day
    from kompplan.i18n.text import Text
    from kompplan.views.schedule import Choice, chosen, schedule_grid, sessions_grid
    from kompplan.views.schedule_document import schedule_document
    from kompplan.views.schedule_words import why_lines

    form = ScheduleFormat(asked.form)
    since = day(asked.first, Text("--from", "--from")) if asked.first is not None else None
    until = day(asked.last, Text("--to", "--to")) if asked.last is not None else None
    checked, language, judged, _ = opened(
        asked.plan, asked.lang, asked.today, asked.limit, None if asked.strict else ()
    )
    name = heading(checked, judged.name)
    if asked.why is not None:
        from kompplan.i18n.safe import safe

        lines = why_lines(checked, _named(checked, asked.why), language)
        say("".join(f"{safe(line)}\n" for line in lines))
        end_strictly(asked.strict, judged)
        return
    rows = chosen(checked, Choice(asked.owner, asked.critical, since, until))
    if asked.owner is not None and not rows:
        _nobody(checked, asked.owner)
    data: str | bytes
    if form is ScheduleFormat.TEXT:
        from kompplan.commands.schedule_text import print_schedule

        if asked.output in (None, "-"):
            print_schedule(checked, rows, name, language, in_color(asked.color))
            end_strictly(asked.strict, judged)
            return
        data = printed(lambda: print_schedule(checked, rows, name, language, False))
    elif form is ScheduleFormat.ICS:
        from kompplan.views.ics import calendar_file

        made = calendar_file(checked, rows, language)
        data = made.data
        if made.left_out:
            left = ", ".join(made.left_out[:8]) + (" …" if len(made.left_out) > 8 else "")
            told_out = Text("left out, no day is known: {}", "utelämnat, ingen dag är känd: {}")
            tell("kompplan: " + told_out.to(language).format(left))
    elif form is ScheduleFormat.JSON:
        from kompplan.views.grid import as_json

        data = as_json(schedule_document(checked, rows, language))
    elif form is ScheduleFormat.MERMAID:
        from kompplan.views.gantt import mermaid

        data = mermaid(rows, name, language)
    else:
        from kompplan.views.grid import as_csv, as_markdown

        grid = kept(schedule_grid(checked, rows, language))
        if form is ScheduleFormat.CSV:
            data = as_csv(grid, language)
        else:
            sessions = sessions_grid(checked, rows, language)
            data = as_markdown(grid) + ("\n" + as_markdown(sessions) if sessions.rows else "")
    if asked.output in (None, "-"):
        say(data if isinstance(data, str) else data.decode())
    else:
        write_file(Path(asked.output or ""), data if isinstance(data, bytes) else data.encode(), asked.force)
    end_strictly(asked.strict, judged)


def _named(checked: "CheckedPlan", word: str) -> "Activity":
    """Return the activity with that id."""
    from kompplan.errors import KompplanError
    from kompplan.i18n.text import Text
    from kompplan.loading.spelling import nearest
    from kompplan.model.shapes import folded

    ids = {folded(each.id): each for each in reversed(checked.plan.activities) if each.id}
    found = ids.get(folded(word))
    if found is not None:
        return found
    near = nearest(word, ids)
    if near is not None:
        raise KompplanError(
            Text(
                "no activity is called '{word}'; did you mean {near}?",
                "ingen aktivitet heter '{word}'; menade du {near}?",
            ),
            word=word,
            near=ids[near].id or "",
        )
    raise KompplanError(Text("no activity is called '{word}'", "ingen aktivitet heter '{word}'"), word=word)


def _nobody(checked: "CheckedPlan", owner: str) -> None:
    """Say who there is, where the one that is asked for is responsible for nothing."""
    from kompplan.errors import KompplanError
    from kompplan.i18n.text import Text

    there = tuple(dict.fromkeys(each.owner for each in checked.plan.activities if each.owner))
    raise KompplanError(
        Text(
            "no activity in the schedule has the owner '{owner}'; those there are: {there}",
            "ingen aktivitet i tidsplanen har ansvarig '{owner}'; de som finns: {there}",
        ),
        owner=owner,
        there=there[:12],
    )

"""``kompplan schedule``: when everything can happen, what holds it up, and what cannot be kept."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kompplan.commands.options import Color, Colors, Force, Lang, Limit, Output, PlanFile, Strict, Today, told

if TYPE_CHECKING:
    from kompplan.checked import CheckedPlan
    from kompplan.i18n.language import Language
    from kompplan.model.activities import Activity


class ScheduleFormat(StrEnum):
    """How the schedule is written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    MD = "md"
    MERMAID = "mermaid"
    ICS = "ics"


def schedule(
    plan: PlanFile = None,
    why: Annotated[
        str | None,
        typer.Option(
            "--why",
            metavar="ID",
            show_default=False,
            help=told(
                "Tell link by link what decides when this activity can be.",
                "Berätta länk för länk vad som avgör när den här aktiviteten kan bli av.",
            ),
        ),
    ] = None,
    owner: Annotated[
        str | None,
        typer.Option(
            "--owner",
            metavar=told("ROLE", "ROLL"),
            show_default=False,
            help=told("Show only what this role is responsible for.", "Visa bara det som den här rollen ansvarar för."),
        ),
    ] = None,
    critical: Annotated[
        bool,
        typer.Option(
            "--critical",
            show_default=False,
            help=told("Show only the critical path.", "Visa bara kritiska linjen."),
        ),
    ] = False,
    first: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar=told("YYYY-MM-DD", "ÅÅÅÅ-MM-DD"),
            show_default=False,
            help=told("Leave out what is done before this day.", "Utelämna det som är klart före den här dagen."),
        ),
    ] = None,
    last: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar=told("YYYY-MM-DD", "ÅÅÅÅ-MM-DD"),
            show_default=False,
            help=told("Leave out what begins after this day.", "Utelämna det som börjar efter den här dagen."),
        ),
    ] = None,
    output_format: Annotated[
        ScheduleFormat, typer.Option("--format", help=told("How the schedule is written.", "Hur tidsplanen skrivs."))
    ] = ScheduleFormat.TEXT,
    output: Output = None,
    force: Force = False,
    strict: Strict = False,
    lang: Lang = None,
    today: Today = None,
    color: Colors = Color.AUTO,
    limit: Limit = None,
) -> None:
    from kompplan.commands.loading import end_strictly, heading, opened
    from kompplan.commands.output import in_color, say, tell, write_file
    from kompplan.commands.surroundings import day
    from kompplan.i18n.text import Text
    from kompplan.views.schedule import Choice, chosen, schedule_document, schedule_grid, sessions_grid, why_lines

    since = day(first, Text("--from", "--from")) if first is not None else None
    until = day(last, Text("--to", "--to")) if last is not None else None
    checked, language, judged, _ = opened(plan, lang, today, limit, None if strict else ())
    name = heading(checked, judged.name)
    if why is not None:
        from kompplan.i18n.safe import safe

        lines = why_lines(checked, _named(checked, why), language)
        say("".join(f"{safe(line)}\n" for line in lines))
        end_strictly(strict, judged)
        return
    rows = chosen(checked, Choice(owner, critical, since, until))
    if owner is not None and not rows:
        _nobody(checked, owner)
    data: str | bytes
    if output_format is ScheduleFormat.TEXT:
        from kompplan.commands.schedule_text import print_schedule

        if output in (None, "-"):
            print_schedule(checked, rows, name, language, in_color(color))
            end_strictly(strict, judged)
            return
        data = _printed(checked, name, language, rows)
    elif output_format is ScheduleFormat.ICS:
        from kompplan.views.ics import calendar_file

        made = calendar_file(checked, rows, language)
        data = made.data
        if made.left_out:
            left = ", ".join(made.left_out[:8]) + (" …" if len(made.left_out) > 8 else "")
            told_out = Text("left out, no day is known: {}", "utelämnat, ingen dag är känd: {}")
            tell("kompplan: " + told_out.to(language).format(left))
    elif output_format is ScheduleFormat.JSON:
        from kompplan.views.grid import as_json

        data = as_json(schedule_document(checked, rows, language))
    elif output_format is ScheduleFormat.MERMAID:
        from kompplan.views.gantt import mermaid

        data = mermaid(rows, name, language)
    else:
        from kompplan.views.grid import as_csv, as_markdown

        grid = schedule_grid(checked, rows, language)
        if output_format is ScheduleFormat.CSV:
            data = as_csv(grid, language)
        else:
            sessions = sessions_grid(checked, rows, language)
            data = as_markdown(grid) + ("\n" + as_markdown(sessions) if sessions.rows else "")
    if output in (None, "-"):
        say(data if isinstance(data, str) else data.decode())
    else:
        write_file(Path(output or ""), data if isinstance(data, bytes) else data.encode(), force)
    end_strictly(strict, judged)


def _printed(checked: "CheckedPlan", name: str, language: "Language", rows: object) -> str:
    """Return what the terminal would show, for a file."""
    import contextlib
    import io

    from kompplan.commands.schedule_text import print_schedule

    with contextlib.redirect_stdout(io.StringIO()) as written:
        print_schedule(checked, rows, name, language, False)  # type: ignore[arg-type]
    return written.getvalue()


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
            Text("no activity is called '{word}'; did you mean {near}?", "ingen aktivitet heter '{word}'; menade du {near}?"),
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

"""From a judged plan to the view that a template or a writer of another format lays out."""

import hashlib
from pathlib import PurePath

from kompplan import __version__
from kompplan.i18n.text import Text
from kompplan.packs.pack import packs
from kompplan.reports.audience import Audience
from kompplan.reports.making import Making
from kompplan.reports.published import LEFT_OUT, NOTHING, SUPPRESSED, VERSION
from kompplan.reports.sections.figures import TITLE as TRACED
from kompplan.reports.sections.figures import figures, in_short
from kompplan.reports.sections.head import title_of
from kompplan.reports.view import Content, Fact, Head, Report, Words
from kompplan.reports.wording import Wording, capital

WORDS = {
    "skip": Text("To the contents of the report", "Till rapportens innehåll"),
    "contents": Text("Contents", "Innehåll"),
    "summary": Text("In short", "I korthet"),
    "do_this": Text("Do this", "Gör så här"),
    "also": Text("See also", "Se också"),
    "made": Text("How this report was made", "Så gjordes rapporten"),
    "scroll": Text("table, scrolls sideways", "tabell, rullas i sidled"),
    "as_table": Text("The picture as a table", "Bilden som tabell"),
}
SPREADSHEETS, WITHOUT_TEXT = ("xlsx", "csv"), ("ics",)
REVISION = Text("Revision (git)", "Version (git)")
TABLES = Text("Law and statistics, compared with their sources", "Lag och statistik, jämförda med sina källor")


def _quoted(argument: str) -> str:
    """Return a file name as a shell takes it."""
    return (
        argument
        if all(each.isalnum() or each in "._-+/" for each in argument)
        else "'" + argument.replace("'", "'\\''") + "'"
    )


def _digests(making: Making) -> tuple[str, ...]:
    """Return the digest of the plan's bytes, and of the text of each file that it includes."""
    own = hashlib.sha256(making.file.data).hexdigest()
    included = sorted((making.w.file(other), other.text) for other in making.checked.sources[1:])
    return (own, *(f"{hashlib.sha256(text.encode()).hexdigest()} {name}" for name, text in included))


def _tables(w: Wording) -> tuple[str, ...]:
    """Return the dated tables that ship with kompplan, by the day on which they were last compared with a source."""
    by_day: dict[str, list[str]] = {}
    for each in packs():
        by_day.setdefault(each.checked.isoformat(), []).append(w.say(each.title))
    return tuple(f"{day}: {'; '.join(sorted(titles))}" for day, titles in sorted(by_day.items()))


def _command(making: Making, audience: Audience, suffix: str) -> str:
    """Return the command that makes the same bytes again."""
    period, template = making.period, making.word_template if suffix == "docx" else None
    words = [
        "kompplan report",
        _quoted(making.file.own_name),
        *((f"--audience {audience.name}",) if audience.name != "project" else ()),
        f"--{suffix}",
        *((f"--docx-template {_quoted(template.name)}",) if template is not None else ()),
        *((f"--from {period.first} --to {period.last}",) if period is not None else ()),
        *(f"--actuals {_quoted(PurePath(ledger.file).name)}" for ledger in making.booked),
        *(("--public",) if making.public is not None else ()),
        *(("--allow-templates",) if making.own is not None and suffix in ("html", "md") else ()),
        f"--lang {making.language.value} --today {making.checked.today.isoformat()}",
    ]
    return " ".join(words)


def _told_public(making: Making, head: Head) -> Head:
    """Return how the report opens, with what was left out of it."""
    w, public = making.w, making.public
    assert public is not None  # noqa: S101 - it is only called where it is there
    said = [
        w.say(texts[n != 1], n=n) for texts, n in ((LEFT_OUT, public.left_out), (SUPPRESSED, public.suppressed)) if n
    ]
    fact = Fact(w.say(VERSION), tuple(capital(each) for each in said) or (w.say(NOTHING),))
    return head._replace(facts=(*head.facts, fact))


def build(making: Making, audience: Audience, suffix: str) -> Report:
    """Return the report of a plan for an audience; ``suffix`` is the format that it is going to be written in."""
    if suffix in SPREADSHEETS:
        making = making.for_spreadsheets()
    w = making.w
    today = making.checked.today.isoformat()
    generator = f"kompplan {__version__}"
    content = audience.build(making) if suffix not in WITHOUT_TEXT else Content(Head("", "", (), "", ()), ())
    small_print = in_short(content) if audience.short and suffix not in SPREADSHEETS else ()
    return Report(
        language=making.language.value,
        audience=audience.name,
        page_title=f"{title_of(w)} – {audience.title.to(making.language).lower()}",
        generator=generator,
        date=today,
        words=Words(**{name: w.say(text) for name, text in WORDS.items()}),
        head=content.head if making.public is None else _told_public(making, content.head),
        short=audience.short,
        sections=content.sections if small_print else (*content.sections, *figures(w, content)),
        colophon=(
            Fact(w.say(Text("Made with", "Gjord med")), (generator,)),
            Fact(w.say(Text("As of", "Läget den")), (today,)),
            Fact(w.say(Text("Plan", "Plan")), (making.file.own_name,)),
            Fact("SHA-256", _digests(making)),
            *((Fact(w.say(REVISION), (making.file.revision,)),) if making.file.revision else ()),
            Fact(w.say(TABLES), _tables(w)),
            *((Fact(w.say(TRACED), small_print),) if small_print else ()),
            Fact(w.say(Text("To make it again", "Gör om den")), (_command(making, audience, suffix),)),
        ),
    )

"""From a judged plan to the view that a template or a writer of another format lays out."""

import hashlib

from kompplan import __version__
from kompplan.i18n.text import Text
from kompplan.reports.audience import Audience
from kompplan.reports.making import Making
from kompplan.reports.sections.head import title_of
from kompplan.reports.view import Fact, Report, Words

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
    loaded = making.checked.loaded
    others = {origin.node.source for origin in loaded.origins.values()} - {loaded.root.source}
    included = sorted((making.name(other), other.text) for other in others)
    return (own, *(f"{hashlib.sha256(text.encode()).hexdigest()} {name}" for name, text in included))


def _command(making: Making, audience: Audience, suffix: str) -> str:
    """Return the command that makes the same bytes again."""
    period = making.period
    words = [
        "kompplan report",
        _quoted(making.file.own_name),
        *((f"--audience {audience.name}",) if audience.name != "project" else ()),
        f"--{suffix}",
        *((f"--from {period.first} --to {period.last}",) if period is not None else ()),
        *(("--public",) if making.public else ()),
        f"--lang {making.language.value} --today {making.checked.today.isoformat()}",
    ]
    return " ".join(words)


def build(making: Making, audience: Audience, suffix: str) -> Report:
    """Return the report of a plan for an audience; ``suffix`` is the format that it is going to be written in."""
    w = making.w
    today = making.checked.today.isoformat()
    generator = f"kompplan {__version__}"
    content = audience.build(making)
    return Report(
        language=making.language.value,
        audience=audience.name,
        page_title=f"{title_of(w)} – {audience.title.to(making.language).lower()}",
        generator=generator,
        date=today,
        words=Words(**{name: w.say(text) for name, text in WORDS.items()}),
        head=content.head,
        sections=content.sections,
        colophon=(
            Fact(w.say(Text("Made with", "Gjord med")), (generator,)),
            Fact(w.say(Text("As of", "Läget den")), (today,)),
            Fact(w.say(Text("Plan", "Plan")), (making.file.own_name,)),
            Fact("SHA-256", _digests(making)),
            Fact(w.say(Text("To make it again", "Gör om den")), (_command(making, audience, suffix),)),
        ),
    )

"""How sections are put together: what holds nothing is left out."""

from collections.abc import Iterable, Sequence

from kompplan.i18n.text import Text
from kompplan.model.base import Part as ModelPart
from kompplan.reports.view import Block, Facts, Figure, Item, Items, Part, Prose, Section
from kompplan.reports.wording import Wording


def part(title: str, *blocks: Block | None) -> Part | None:
    """Return a part of a section, or nothing where it has no blocks."""
    kept = tuple(block for block in blocks if block is not None)
    return Part(title, kept) if kept else None


def section(
    w: Wording, anchor: str, title: Text, parts: Iterable[Part | None], figures: tuple[Figure, ...] = ()
) -> Section | None:
    """Return a section, or nothing where no part of it has anything to say."""
    kept = tuple(each for each in parts if each is not None)
    return Section(anchor, w.say(title), kept, figures) if kept else None


def prose(*paragraphs: str | None, kind: str = "text") -> Prose | None:
    """Return paragraphs, or nothing."""
    kept = tuple(each for each in paragraphs if each)
    return Prose(kept, kind) if kept else None


def facts(w: Wording, model: ModelPart | None, but: Sequence[str] = (), only: Sequence[str] = ()) -> Facts | None:
    """Return the fields of a part as labels and values, or nothing."""
    found = w.facts(model, but, only) if model is not None else ()
    return Facts(found) if found else None


def missing(w: Wording, text: Text) -> Prose:
    """Return the line that stands where a section that matters has nothing to show."""
    return Prose((w.say(text),), "missing")


def nested(items: Sequence[Item]) -> tuple[Item, ...]:
    """Return items with the beginnings and ends of the lists that their depths make."""
    found = []
    before = -1
    for index, item in enumerate(items):
        depth = min(item.depth, before + 1)
        after = items[index + 1].depth if index + 1 < len(items) else 0
        leaf = after <= depth
        found.append(
            item._replace(depth=depth, opens=depth > before, leaf=leaf, closes=max(0, depth - after) if leaf else 0)
        )
        before = depth
    return tuple(found)


def bullets(texts: Iterable[str], label: str = "") -> Items | None:
    """Return a plain list, or nothing."""
    items = tuple(Item(text) for text in texts if text)
    return Items(nested(items), label) if items else None

"""Which quotes a text needs."""

import re
from functools import cache

import yaml

from kompplan.syntax.layout.pieces import Leaf

_BEGINS = re.compile(r"[^\W_]")
_NUMBER = re.compile(r"[-+.]?[0-9][0-9_.,:eE+-]*|0[xob][0-9A-Fa-f_]+")
_OTHER = frozenset(("y", "n"))


def written(leaf: Leaf, *, flow: bool) -> str:
    """Return a value of one line without needless quotes; quotes that are needed are double where both will do."""
    raw = leaf.raw
    if leaf.style in ("'", '"') and leaf.style:
        if _needs_none(leaf.value, flow=flow):
            raw = leaf.value
        elif leaf.style == "'" and not any(mark in leaf.value for mark in '"\\') and leaf.value.isprintable():
            raw = f'"{leaf.value}"'
    return f"{leaf.properties} {raw}".rstrip() if leaf.properties else raw


def _needs_none(text: str, *, flow: bool) -> bool:
    """Tell whether a text stands for itself without quotes, to every program that reads YAML."""
    if not text.isprintable() or text != text.strip() or not _BEGINS.match(text):
        return False
    if ": " in text or " #" in text or text.endswith(":") or (flow and any(mark in text for mark in ",[]{}:?")):
        return False
    if _NUMBER.fullmatch(text) or text.casefold() in _OTHER:
        return False
    return not _means_more(text)


@cache
def _resolvers() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    return yaml.SafeLoader.yaml_implicit_resolvers


def _means_more(text: str) -> bool:
    """Tell whether other programs take the text for a number, a date, a yes or no, or nothing."""
    return any(each.match(text) for _, each in _resolvers().get(text[0], ()))

"""Whom a report is for: what it is called, what it holds, and in which order."""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from kompplan.i18n.text import Text
from kompplan.reports.making import Making
from kompplan.reports.view import Content


class Audience(NamedTuple):
    """A report that can be chosen by ``--audience``; a module of ``audiences`` named like it offers it.

    ``table`` is the ``name`` of the table that a CSV file holds; ``calendar`` returns the bytes of a calendar file and
    the names of what has no day, where the report has dates. ``short`` ones keep to a page: where their figures come
    from is told in the small print.
    """

    name: str
    title: Text
    about: Text
    build: Callable[[Making], Content]
    table: str = ""
    calendar: Callable[[Making], tuple[bytes, tuple[str, ...]]] | None = None
    short: bool = False


def audience(name: str) -> Audience:
    """Return the audience of that name, without loading the others."""
    module = import_module(f"kompplan.reports.audiences.{name}")
    found = module.AUDIENCE
    if not isinstance(found, Audience):
        raise TypeError(f"{module.__name__} must offer AUDIENCE: Audience")
    return found

"""What a report is written as."""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from kompplan.i18n.text import Text
from kompplan.reports.audience import Audience
from kompplan.reports.making import Making
from kompplan.reports.view import Report


class Format(NamedTuple):
    """A format, chosen by ``--`` and its suffix; a module of ``formats`` named like the suffix offers it.

    ``write`` raises `kompplan.errors.KompplanError` where the audience has nothing that the format can hold.
    """

    suffix: str
    title: Text
    write: Callable[[Report, Making, Audience], bytes]


def report_format(suffix: str) -> Format:
    """Return the format of that suffix, without loading the libraries of the others."""
    module = import_module(f"kompplan.reports.formats.{suffix}")
    found = module.FORMAT
    if not isinstance(found, Format):
        raise TypeError(f"{module.__name__} must offer FORMAT: Format")
    return found

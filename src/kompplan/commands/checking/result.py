"""What is found in one file."""

from datetime import date
from typing import NamedTuple

from kompplan.formatters.formatter import FileFindings
from kompplan.i18n.language import Language


class Result(NamedTuple):
    """What was found in one file, with what the output as a whole takes from its plan."""

    findings: FileFindings
    language: Language | None = None
    today: date | None = None

"""How much a plan may hold. Only the command line may allow more, so that a plan from a stranger stays harmless."""

from __future__ import annotations

import re
from typing import NamedTuple

from kompplan.diagnostics.code import Code
from kompplan.diagnostics.diagnostic import Diagnostic, Severity
from kompplan.diagnostics.source import Span
from kompplan.i18n.text import Message, Text
from kompplan.syntax.codes import LIMIT
from kompplan.values.patterns import pattern


class Limits(NamedTuple):
    """The largest plan that is read: 5 MB are about 25 000 activities, and real plans nest less than 12 levels."""

    size: int = 5_000_000
    """Bytes of one file."""
    depth: int = 64
    """Lists and mappings inside each other, counted through aliases too."""
    nodes: int = 500_000
    """Values, list ends and mapping ends, as the YAML parser counts them."""
    expanded: int = 500_000
    """The same when every alias is written out; also at most 20 times what the file holds, and 10 000."""
    keys: int = 10_000
    items: int = 50_000
    scalar: int = 100_000
    key: int = 128
    directives: int = 100
    includes: int = 200


DEFAULT = Limits()

HIGHEST = Limits(
    size=500_000_000,
    depth=200,
    nodes=50_000_000,
    expanded=50_000_000,
    keys=1_000_000,
    items=5_000_000,
    scalar=10_000_000,
    key=10_000,
    directives=1_000,
    includes=10_000,
)
"""What even the command line cannot go beyond."""

_WRITTEN = pattern(r"(\d{1,12})\s*(kB|MB|GB)?", re.IGNORECASE | re.ASCII)
_BYTES = {"kb": 1_000, "mb": 1_000_000, "gb": 1_000_000_000}


class LimitError(ValueError):
    """A ``--limit`` that cannot be understood or granted."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text.en)
        self.message = message


def parse_limit(written: str, limits: Limits = DEFAULT) -> Limits:
    """Return ``limits`` with what ``written`` says: ``size=100MB``, ``depth=200``."""
    name, equals, value = (part.strip() for part in written.partition("="))
    names = list(Limits._fields)
    if not equals or name not in names:
        raise LimitError(
            Message(
                Text(
                    "--limit is written as name=value, such as depth=100; got '{written}'; the names are {names}",
                    "--limit skrivs namn=värde, till exempel depth=100; här står '{written}'; namnen är {names}",
                ),
                {"written": written, "names": names},
            )
        )
    match = _WRITTEN().fullmatch(value)
    if match is None or (match[2] and name != "size"):
        raise LimitError(
            Message(
                Text(
                    "the limit {name} is a whole number (size also takes kB and MB: size=20MB); got '{value}'",
                    "gränsen {name} är ett heltal (size tar också kB och MB: size=20MB); här står '{value}'",
                ),
                {"name": name, "value": value},
            )
        )
    amount = int(match[1]) * _BYTES.get((match[2] or "").lower(), 1)
    highest = getattr(HIGHEST, name)
    if not 1 <= amount <= highest:
        raise LimitError(
            Message(
                Text(
                    "the limit {name} can be 1 to {highest}; got '{value}'",
                    "gränsen {name} kan vara 1 till {highest}; här står '{value}'",
                ),
                {"name": name, "highest": highest, "value": value},
            )
        )
    return limits._replace(**{name: amount})


_WORDS = {
    "size": Text("the file is larger than {limit} bytes", "filen är större än {limit} byte"),
    "depth": Text(
        "lists and mappings are nested more than {limit} levels deep",
        "listor och nycklar ligger i varandra i mer än {limit} nivåer",
    ),
    "nodes": Text("the file holds more than {limit} values", "filen innehåller mer än {limit} värden"),
    "expanded": Text(
        "the aliases unfold to more than {limit} values", "hänvisningarna med * vecklas ut till mer än {limit} värden"
    ),
    "keys": Text("more than {limit} keys in one place", "mer än {limit} nycklar på ett ställe"),
    "items": Text("more than {limit} items in one list", "mer än {limit} poster i en lista"),
    "scalar": Text("a text longer than {limit} characters", "en text som är längre än {limit} tecken"),
    "key": Text("a key longer than {limit} characters", "en nyckel som är längre än {limit} tecken"),
    "directives": Text(
        "more than {limit} lines begin with a percent sign", "mer än {limit} rader börjar med procenttecken"
    ),
    "includes": Text("the plan includes more than {limit} files", "planen hämtar in mer än {limit} filer"),
}


def exceeded(name: str, limit: int, limits: Limits, span: Span, code: Code = LIMIT) -> Diagnostic:
    """Return the finding that ``span`` is beyond the limit ``name``, and say which option allows more."""
    highest = getattr(HIGHEST, name)
    suggested = min(highest, getattr(limits, name) * (2 if name == "depth" else 10))
    if suggested == getattr(limits, name):
        advice = Message(
            Text("divide the plan; this limit cannot be raised further", "dela upp planen; gränsen går inte att höja")
        )
    else:
        option = f"--limit {name}={suggested // 1_000_000}MB" if name == "size" else f"--limit {name}={suggested}"
        advice = Message(
            Text("divide the plan, or allow more with {option}", "dela upp planen, eller tillåt mer med {option}"),
            {"option": option},
        )
    return Diagnostic(code, Severity.ERROR, Message(_WORDS[name], {"limit": limit}), span, advice=advice)

"""What a finding is recognised by from one run to the next, so that a service can tell the new ones from the old.

A fingerprint holds the code, the file, the way through the plan with ids instead of places in lists, and the words
that are pointed at: neither lines nor the message, so that it stays when lines are added above, when another item
comes first in the list, and when a message is worded better. What is still alike is told apart by its order.
"""

from collections import Counter
from hashlib import sha256

from kompplan.diagnostics.diagnostic import Diagnostic

_MOST_WORDS = 200


def _words(diagnostic: Diagnostic) -> str:
    source, start, end = diagnostic.span
    return " ".join(source.text[start : min(end, start + _MOST_WORDS)].partition("\n")[0].split())


class Fingerprints:
    """Gives every finding of one output a fingerprint of its own; the findings come in the order of the output."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, plan: str, path: str, diagnostic: Diagnostic) -> str:
        """Return the fingerprint of a finding about the file ``path``, found when ``plan`` was judged."""
        key = "\0".join((diagnostic.code.code, plan, path, diagnostic.identity, _words(diagnostic)))
        self._seen[key] += 1
        if self._seen[key] > 1:
            key += f"\0{self._seen[key]}"
        return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]

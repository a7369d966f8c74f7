"""Which findings a plan accepts, by its section ``allow`` or by comments, and what is wrong with its exceptions."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Code
from kompplan.diagnostics.source import Source, Span
from kompplan.i18n.text import Text
from kompplan.lint.allowances import allowed, complete, expired, objects
from kompplan.lint.codes import EXPIRED, MALFORMED, UNUSED
from kompplan.lint.comments import Comment, comments
from kompplan.lint.removal import without_allowance, without_comment
from kompplan.lint.rule import Finding, Place, Rule
from kompplan.loading.places import Anchor
from kompplan.model.closing import Allowance


class Fault(NamedTuple):
    """Something about an exception itself: the code it is told under, and the finding."""

    code: Code
    finding: Finding


class Silencing:
    """The exceptions of one plan; remembers which of them silenced something."""

    def __init__(self, checked: CheckedPlan) -> None:
        self._checked = checked
        whole = [each for each in checked.plan.allow if complete(each)]
        self._expired = [each for each in whole if expired(each, checked.today)]
        self._allowances = [each for each in whole if not expired(each, checked.today)]
        self._comments: list[Comment] = []
        self._by_line: dict[tuple[Source, int], list[Comment]] = {}
        loaded = checked.loaded
        sources = [loaded.root.source, *(each.source for each in loaded.brought if each.source is not None)]
        for source in sources:
            for comment in comments(source, loaded.root):
                self._comments.append(comment)
                if comment.reason and not (comment.until is not None and checked.today > comment.until):
                    self._by_line.setdefault((source, comment.line), []).append(comment)
        self._used: set[int] = set()
        self.needed = bool(checked.plan.allow or self._comments)

    def reason(self, rule: Rule, finding: Finding, span: Span) -> str | None:
        """Return why the plan accepts a finding, or None where it does not."""
        allowance = allowed(rule.code, rule.name, finding, self._allowances, self._checked.parents)
        if allowance is not None:
            self._used.add(id(allowance))
            return (allowance.because or "").strip()
        if self._by_line:
            for comment in self._by_line.get((span.source, span.first.line), ()):
                if any(each.casefold() in (rule.code.casefold(), rule.name) for each in comment.rules):
                    self._used.add(id(comment))
                    return comment.reason
        return None

    def faults(self, known: Mapping[str, str], run: frozenset[str]) -> Iterator[Fault]:
        """Yield what is wrong with the exceptions. ``known`` gives the code for every rule's code and name in lower
        case; ``run`` are the codes that were run: nothing is said about exceptions from others."""
        for allowance in self._expired:
            finding = _expired(Anchor(allowance, "until"), (allowance.rule or "",), allowance.until)
            yield Fault(EXPIRED, finding._replace(fix=without_allowance(self._checked, allowance)))
        for allowance in self._allowances:
            code = known.get((allowance.rule or "").strip().casefold())
            if code in run and id(allowance) not in self._used and self._speaks_of_something(allowance):
                finding = _unused(Anchor(allowance, "rule"), (allowance.rule or "",), _object(allowance))
                yield Fault(UNUSED, finding._replace(fix=without_allowance(self._checked, allowance)))
        for comment in self._comments:
            yield from self._about(comment, known, run)

    def _speaks_of_something(self, allowance: Allowance) -> bool:
        """Tell whether what an exception is for exists; that it does not is a dangling reference, told elsewhere."""
        if not allowance.object:
            return True
        keys = {unknown.key.text for unknown in self._checked.unknown_keys}
        return allowance.object.strip() in objects(self._checked.steps) | keys

    def _about(self, comment: Comment, known: Mapping[str, str], run: frozenset[str]) -> Iterator[Fault]:
        strangers = tuple(each for each in comment.rules if each.casefold() not in known)
        if not comment.readable:
            yield Fault(MALFORMED, Finding(comment.span, _NOT_READ, {}, _WRITE))
        elif strangers:
            yield Fault(MALFORMED, Finding(comment.span, _STRANGER, {"rules": strangers}, _RULES))
        elif not comment.reason:
            yield Fault(MALFORMED, Finding(comment.span, _NO_REASON, {"rules": comment.rules}, _WRITE))
        elif comment.until is not None and self._checked.today > comment.until:
            finding = _expired(comment.span, comment.rules, comment.until)
            yield Fault(EXPIRED, finding._replace(fix=without_comment(comment.span, safe=False)))
        elif id(comment) not in self._used and all(known[each.casefold()] in run for each in comment.rules):
            finding = _unused(comment.span, comment.rules, None)
            yield Fault(UNUSED, finding._replace(fix=without_comment(comment.span, safe=True)))


def _object(allowance: Allowance) -> str | None:
    return allowance.object


def _expired(at: Place, rules: Iterable[str], until: object) -> Finding:
    return Finding(
        at,
        Text(
            "the exception from {rules} held until {until}, and that day has passed",
            "undantaget från {rules} gällde till och med {until}, och den dagen har passerat",
        ),
        {"rules": tuple(rules), "until": until},
        Text(
            "mend what it silenced, or decide anew and give it a new last day",
            "rätta det som det tystade, eller besluta på nytt och ge det en ny sista dag",
        ),
    )


def _unused(at: Place, rules: Iterable[str], about: str | None) -> Finding:
    where = (
        Text("the exception from {rules} silences nothing", "undantaget från {rules} tystar inget")
        if about is None
        else Text(
            "the exception from {rules} for {object} silences nothing",
            "undantaget från {rules} för {object} tystar inget",
        )
    )
    return Finding(at, where, {"rules": tuple(rules), "object": about}, _REMOVE)


_REMOVE = Text("remove it: what it was for has been mended", "ta bort det: det som det gällde är rättat")
_NOT_READ = Text(
    "the comment speaks to kompplan but is not understood",
    "kommentaren vänder sig till kompplan men går inte att förstå",
)
_STRANGER = Text("the comment makes an exception from {rules}, which is no rule",
                 "kommentaren gör undantag från {rules}, som inte är någon regel")  # fmt: skip
_NO_REASON = Text(
    "the comment makes an exception from {rules} without a reason", "kommentaren gör undantag från {rules} utan skäl"
)
_WRITE = Text(
    "write it as # kompplan: allow RSK06: why it is right here",
    "skriv den som # kompplan: tillåt RSK06: varför det är rätt här",
)
_RULES = Text("kompplan rules lists them all", "kompplan rules visar alla")

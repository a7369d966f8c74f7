"""Report statements about money in running text that the budget's rows contradict."""

from collections.abc import Iterator

from kompplan.calculations.claims import broken_claims
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.amounts import as_stated, shown
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.values.quantity import Unit

_MOST_NOTES = 3


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A row that could not be read, or whose amount is not known, leaves the statement alone."""
    budget = checked.plan.budget
    if budget is None or not budget.claims or not checked.complete(budget, "lines"):
        return
    for found in broken_claims(budget, checked.budget):
        if not checked.complete(found.claim, "lines"):
            continue
        yield Finding(
            at=checked.at(found.claim, "amount"),
            text=_ONE_LINE if len(found.lines) == 1 else _LINES,
            values={"claim": as_stated(found.amount), "sum": shown(found.sum, Unit.SEK), "line": named(found.lines[0])},
            advice=Text(
                en="write the amount as it is, or correct the line that is wrong",
                sv="skriv beloppet som det är, eller rätta den rad som är fel",
            ),
            related=tuple(
                Note(checked.at(line, "amount"), Text(en="counted here", sv="räknas här"))
                for line in found.lines[:_MOST_NOTES]
            ),
        )


_LINES = Text(
    en="the text says {claim}, but the lines that it speaks of sum to {sum}",
    sv="texten säger {claim}, men raderna som den talar om summerar till {sum}",
)
_ONE_LINE = Text(
    en="the text says {claim}, but the line {line} is {sum}", sv="texten säger {claim}, men raden {line} är {sum}"
)


RULE = Rule(
    code="BUD05",
    name="approximate-claim-broken",
    levels=always(Severity.WARNING),
    summary=Text(
        en="A statement about money that the budget's lines contradict",
        sv="Ett påstående om pengar som budgetens rader motsäger",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "a statement (claims) whose amount cannot be what the lines that it names come to, or all lines where "
                'it names none. "Just under" and "nearly" X allow 0.9 X up to X but not X itself, "just over" from X '
                'to 1.1 X, "about" 10 per cent either way; an amount in millions may be half of its last digit off. '
                "Nothing is said while a line's amount is not known"
            ),
            sv=(
                "ett påstående vars belopp inte kan vara det som raderna det anger blir, eller alla rader om det inte "
                "anger några. ”Knappt” och ”närmare” X tillåter 0,9 X upp till X men inte X självt, ”drygt” från X "
                "till 1,1 X, ”ca” 10 procent åt båda håll; ett belopp i miljoner får skilja en halv sista siffra. "
                "Inget sägs så länge en rads belopp är okänt"
            ),
        ),
        matters=Text(
            en=(
                "the sentence is what a steering group remembers; when the lines are changed and the sentence is not, "
                "it decides on a sum that no longer exists"
            ),
            sv=(
                "meningen är det som styrgruppen minns; när raderna ändras men inte meningen beslutar den om en summa "
                "som inte längre finns"
            ),
        ),
        wrong=(
            "budget:\n  rader:\n    - {id: B1, post: Kursdagar, belopp: 190 000 kr}\n"
            "    - {id: B2, post: Handledning, belopp: 15 000 kr}\n"
            "  påståenden:\n    - {text: drygt 220 000 kr till kurser, belopp: drygt 220 000 kr, rader: [B1, B2]}"
        ),
        right=(
            "budget:\n  rader:\n    - {id: B1, post: Kursdagar, belopp: 190 000 kr}\n"
            "    - {id: B2, post: Handledning, belopp: 15 000 kr}\n"
            "  påståenden:\n    - {text: drygt 200 000 kr till kurser, belopp: drygt 200 000 kr, rader: [B1, B2]}"
        ),
        origin=Text(
            en='LiA says "just under 1.2 million" of lines that come to 1 195 220 kr: that holds, and is let alone',
            sv="LiA säger ”knappt 1,2 miljoner” om rader som blir 1 195 220 kr: det håller, och lämnas i fred",
        ),
    ),
    check=check,
)

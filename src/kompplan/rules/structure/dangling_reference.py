"""Report references to ids that do not exist, or that belong to something of another kind."""

from collections.abc import Iterator, Sequence

from kompplan.calculations.references import Reference, References
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.listing import some
from kompplan.lint.rule import Finding, Fix, Note, Rule, always
from kompplan.lint.twins import meant_ids
from kompplan.lint.value_edit import value_edit
from kompplan.loading.spelling import nearest
from kompplan.model.activities import Activity, Dependency
from kompplan.model.base import Part
from kompplan.model.shapes import folded
from kompplan.values.placeholder import placeholder
from kompplan.values.quantity import Quantity, parse_quantity

MOST_GUESSES = 50
MOST_CANDIDATES = 300
"""How many references a likely id is looked for, and among how many ids: the search compares each with each."""

MOST_LISTED = 8
MOST_NOTES = 5
"""How many places one finding shows."""

_KINDS = {
    "Activity": Text("an activity", "en aktivitet"),
    "BudgetLine": Text("a budget line", "en budgetrad"),
    "Cause": Text("a cause", "en orsak"),
    "Commitment": Text("a commitment", "ett åtagande"),
    "Deviation": Text("a deviation", "en avvikelse"),
    "Funding": Text("a source of funding", "en finansieringskälla"),
    "Goal": Text("a goal", "ett mål"),
    "HandoverItem": Text("something handed over", "något som lämnas över"),
    "Indicator": Text("an indicator", "en indikator"),
    "Measure": Text("a measure", "en åtgärd"),
    "Need": Text("a need", "ett behov"),
    "Offer": Text("an offer", "ett erbjudande"),
    "Organisation": Text("an organisation", "en organisation"),
    "Procurement": Text("a purchase", "en upphandling"),
    "Project": Text("the project", "projektet"),
    "Risk": Text("a risk", "en risk"),
    "Role": Text("a role", "en roll"),
    "SwotItem": Text("a row of the SWOT", "en rad i SWOT-analysen"),
    "Table": Text("a table", "en tabell"),
    "TargetGroup": Text("a target group", "en målgrupp"),
}


def _either(kinds: tuple[str, ...]) -> Text:
    """Return the kinds as ``a cause, a need or a row of the SWOT``."""
    words = [_KINDS[kind] for kind in kinds]
    if len(words) == 1:
        return words[0]
    return Text(
        en=", ".join(each.en for each in words[:-1]) + " or " + words[-1].en,
        sv=", ".join(each.sv for each in words[:-1]) + " eller " + words[-1].sv,
    )


_NO = {"en": "ingen", "ett": "inget"}


def _none_of(kinds: tuple[str, ...]) -> Text:
    """Return the kinds as ``no cause, need or row of the SWOT``."""
    either = _either(kinds)
    english = either.en
    for article in ("an ", "a "):
        english = english.replace(f", {article}", ", ").replace(f" or {article}", " or ").removeprefix(article)
    swedish = [_KINDS[kind].sv.split(" ", 1) for kind in kinds]
    nothing = [f"{_NO[article]} {noun}" for article, noun in swedish]
    return Text(f"no {english}", ", ".join(nothing[:-1]) + " och " + nothing[-1] if len(nothing) > 1 else nothing[0])


def _named(part: Part) -> str | None:
    state = part.__dict__
    return next((state[name] for name in ("name", "text", "label", "what") if isinstance(state.get(name), str)), None)


class _Candidates:
    """What a reference to certain kinds could have meant; looked up once for each set of kinds."""

    def __init__(self, references: References, checked: CheckedPlan, kinds: tuple[str, ...]) -> None:
        self.ids = tuple(
            name for name, parts in references.ids.items() if any(type(each).__name__ in kinds for each in parts)
        )
        self.by_folded = {folded(name): name for name in reversed(self.ids)}
        self.by_name: dict[str, Part] = {}
        for step in checked.steps:
            if type(step.part).__name__ in kinds and (name := _named(step.part)) is not None:
                self.by_name.setdefault(folded(name), step.part)

    def near(self, word: str) -> str | None:
        guess = nearest(word, self.by_folded) if len(self.by_folded) <= MOST_CANDIDATES else None
        if guess is None or not _same_number(folded(word), guess):
            return None
        return self.by_folded[guess]


def _same_number(word: str, guess: str) -> bool:
    """Tell whether the figures of two ids may be the same: A6 is no misspelt A16, but A55 may be A5."""
    digits, others = ("".join(each for each in text if each.isdecimal()) for text in (word, guess))
    return digits == others or (abs(len(digits) - len(others)) == 1 and _once(digits) == _once(others))


def _once(digits: str) -> str:
    return "".join(digit for digit, before in zip(digits, " " + digits, strict=False) if digit != before)


def _several(text: str, meant: _Candidates) -> tuple[str, ...]:
    """Return the ids that a text lists, where all of them are there: ``Å7, Å5`` is a list without its brackets."""
    words = [each.strip() for each in text.replace(" och ", ",").replace(" and ", ",").split(",")]
    known = [meant.by_folded[folded(each)] for each in words if folded(each) in meant.by_folded]
    return tuple(known) if len(words) == len(known) > 1 else ()


def _advice(
    reference: Reference, owner: Part, meant: _Candidates, taken: bool, guessing: bool
) -> tuple[Text, dict[str, object]]:
    """Return the next step, from the most certain to the least."""
    word = folded(reference.to)
    if isinstance(reference.part, Activity) and reference.field == "target_groups":
        number = parse_quantity(reference.to)
        if isinstance(number, Quantity):
            return Text(
                en="write the number as participants: {to}, and the target group's id here",
                sv="skriv antalet som antal_deltagare: {to}, och målgruppens id här",
            ), {}
    if word in meant.by_folded:
        return Text(en="write the id as it stands there: {guess}", sv="skriv id som det står där: {guess}"), {
            "guess": meant.by_folded[word]
        }
    several = _several(reference.to, meant)
    if several and (reference.item is not None or isinstance(reference.part, Dependency)):
        return Text(en="write them as a list: [{listed}]", sv="skriv dem som en lista: [{listed}]"), {
            "listed": ", ".join(several)
        }
    named = meant.by_name.get(word)
    if named is not None and named.__dict__.get("id"):
        return Text(
            en="that is its name; refer to it by its id: {guess}", sv="det är namnet; hänvisa till dess id: {guess}"
        ), {"guess": named.__dict__["id"]}
    if named is not None:
        return Text(
            en="that is its name; give it 'id: …' and refer to that",
            sv="det är namnet; ge den ”id: …” och hänvisa till det",
        ), {}
    guess = meant.near(reference.to) if guessing else None
    if guess is not None:
        return Text(en="did you mean {guess}?", sv="menade du {guess}?"), {"guess": guess}
    if not meant.ids and taken:
        return Text(en="add {wanted} and write its id here", sv="lägg till {wanted} och skriv dess id här"), {}
    if not meant.ids:
        return Text(
            en="add {wanted} with 'id: {to}', or take the reference away",
            sv="lägg till {wanted} med ”id: {to}”, eller ta bort hänvisningen",
        ), {}
    own = owner.__dict__.get("id")
    ids = tuple(each for each in meant.ids if each != own)
    if not ids:
        return Text(en="take the reference away", sv="ta bort hänvisningen"), {}
    if len(ids) > MOST_LISTED:
        return Text(
            en="write one of the ids that there are, such as {ids}",
            sv="skriv något av de id som finns, till exempel {ids}",
        ), {"ids": ids[:MOST_LISTED]}
    return Text(en="write one of the ids that there are: {ids}", sv="skriv något av de id som finns: {ids}"), {
        "ids": ids
    }


def _finding(
    checked: CheckedPlan, same: Sequence[Reference], others: Sequence[Part], meant: _Candidates, guessing: bool
) -> Finding:
    reference = same[0]
    wanted = _either(reference.kinds)
    values: dict[str, object] = {"to": reference.to, "wanted": wanted}
    related: tuple[Note, ...] = ()
    if others:
        text = Text(en="{to} is {other}, not {wanted}", sv="{to} är {other}, inte {wanted}")
        values["other"] = _KINDS.get(type(others[0]).__name__, Text("something else", "något annat"))
        related = (
            Note(checked.at(others[0], "id"), Text(en="{to} stands here", sv="{to} står här"), {"to": reference.to}),
        )
    else:
        text = Text(en="{none} has the id '{to}'", sv="{none} har id ”{to}”")
        values["none"] = _none_of(reference.kinds)
    if len(same) > 1:
        text = Text(
            f"{text.en}, though {{places}} places refer to it", f"{text.sv}, fast {{places}} ställen hänvisar dit"
        )
        values["places"] = len(same)
        here = Text(en="here as well", sv="också här")
        related += tuple(Note(checked.at(each.part, each.field, each.item), here) for each in same[1:MOST_NOTES])
    owner = reference.part
    if isinstance(owner, Dependency):  # it is the activity's row that has an id
        owner = checked.parents[id(owner)].parent or owner
    advice, more = _advice(reference, owner, meant, bool(others), guessing)
    at = checked.at(reference.part, reference.field, reference.item)
    fix = None
    if isinstance(guess := more.get("guess"), str) and guess.isalnum():
        places = (checked.at(each.part, each.field, each.item) for each in same)
        edits = [value_edit(checked, place, reference.to, guess) for place in places]
        certain = tuple(edit for edit in edits if edit is not None)
        if len(certain) == len(edits):
            fix = Fix(Text("write {guess}", "skriv {guess}"), certain, values={"guess": guess})
    return Finding(
        at=at,
        text=text,
        values={**values, **more},
        advice=advice,
        related=related,
        fix=fix,
    )


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """One finding for an id that nothing bears, however often it is referred to.

    A reference that only holds a place (``TBD``) is STR06's, and the id that a part with a doubled id was meant to have
    is STR03's; where no organisations are listed, words name them.
    """
    references = checked.references
    listed = bool(checked.plan.organisations)
    candidates: dict[tuple[str, ...], _Candidates] = {}
    dangling: dict[tuple[str, tuple[str, ...]], list[Reference]] = {}
    for reference in references.all:
        if not reference.to or references.target(reference) is not None or placeholder(reference.to) is not None:
            continue
        if not listed and reference.kinds == ("Organisation",):
            continue
        dangling.setdefault((reference.to, reference.kinds), []).append(reference)
    if not dangling:
        return
    doubled = frozenset(meant_ids(checked).values())
    without: dict[tuple[str, ...], list[Reference]] = {}
    for number, ((to, kinds), same) in enumerate(dangling.items()):
        if to in doubled:
            continue
        meant = candidates.get(kinds)
        if meant is None:
            meant = candidates[kinds] = _Candidates(references, checked, kinds)
        if not meant.ids and to not in references.ids:
            without.setdefault(kinds, []).append(same[0])
            continue
        others = references.ids.get(to, ())
        yield _finding(checked, same, others, meant, guessing=number < MOST_GUESSES)
    for kinds, firsts in without.items():
        if len(firsts) > 1:
            yield _nothing_of_the_kind(checked, kinds, firsts)
        else:
            same = dangling[firsts[0].to, kinds]
            yield _finding(checked, same, (), candidates[kinds], guessing=False)


def _nothing_of_the_kind(checked: CheckedPlan, kinds: tuple[str, ...], firsts: Sequence[Reference]) -> Finding:
    """Tell once that a plan refers to many things of a kind and has none: a section is gone, not one of its rows."""
    first, *others = firsts
    here = Text(en="here as well", sv="också här")
    return Finding(
        at=checked.at(first.part, first.field, first.item),
        text=Text(
            en="the plan refers to {ids}, but has {none} with an id",
            sv="planen hänvisar till {ids}, men har {none} med id",
        ),
        values={"ids": some([each.to for each in firsts], 6), "none": _none_of(kinds)},
        advice=Text(
            en="write what they stand for, each with its id, or take the references away",
            sv="skriv in det som de står för, vart och ett med sitt id, eller ta bort hänvisningarna",
        ),
        related=tuple(Note(checked.at(each.part, each.field, each.item), here) for each in others[: MOST_NOTES - 1]),
    )


RULE = Rule(
    code="STR04",
    name="dangling-reference",
    levels=always(Severity.ERROR),
    summary=Text(
        en="A reference to an id that does not exist or is of another kind",
        sv="En hänvisning till ett id som inte finns eller är av annat slag",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "an id that is referred to but that nothing of the right kind bears: a measure that answers a "
                "removed cause, an activity's purchase that is in fact a target group, a number of participants "
                "where a target group's id belongs"
            ),
            sv=(
                "ett id som det hänvisas till men som inget av rätt slag har: en åtgärd som svarar mot en borttagen "
                "orsak, en aktivitets upphandling som i själva verket är en målgrupp, ett antal deltagare där en "
                "målgrupps id hör hemma"
            ),
        ),
        matters=Text(
            en=(
                "the link is not there: the cause counts as unanswered, the activity as without target group or "
                "purchase"
            ),
            sv="länken finns inte: orsaken räknas som obesvarad, aktiviteten som utan målgrupp eller upphandling",
        ),
        wrong=(
            "lösningsträd:\n  orsaker: [{id: O1, text: Barnen är rädda}]\n"
            "  åtgärder: [{text: Samtal varje vecka, svarar_mot: [O11]}]"
        ),
        right=(
            "lösningsträd:\n  orsaker: [{id: O1, text: Barnen är rädda}]\n"
            "  åtgärder: [{text: Samtal varje vecka, svarar_mot: [O1]}]"
        ),
        origin=Text(
            en="plans are rewritten many times, and what is removed in one table stays behind in another",
            sv="planer skrivs om många gånger, och det som tas bort i en tabell blir kvar i en annan",
        ),
    ),
    check=check,
)

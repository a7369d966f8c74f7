"""Report activities with fewer seats than there are persons to take part."""

from collections.abc import Iterator
from decimal import ROUND_CEILING
from typing import NamedTuple

from kompplan.calculations.capacity import capacity, room
from kompplan.calculations.capacity import need as needed_by
from kompplan.calculations.people import persons
from kompplan.calculations.rounding import apart
from kompplan.calculations.sums import Amount
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.amounts import shown
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.loading.places import Anchor
from kompplan.model.activities import Activity
from kompplan.model.closing import Results
from kompplan.model.words import ActivityStatus
from kompplan.values.quantity import Quantity

_NOBODY = frozenset(["0", "nej", "ingen", "inga", "none", "no", "nobody"])


class _Need(NamedTuple):
    """How many are to take part, by what the plan says, and where it says it."""

    size: Amount
    text: Text
    at: Anchor


_TEXTS = {
    "needed_seats": Text(en="{need} are needed", sv="behovet är {need}"),
    "target_groups": Text(en="the target group is {need}", sv="målgruppen är {need}"),
    "participants": Text(en="{need} are to take part", sv="{need} ska delta"),
}


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A text on how participants are chosen explains it; only what is certainly too little is reported.

    Seats that are not what groups and rounds make are PAR05's, and a group that is counted in two ways is PAR07's.
    """
    for activity in checked.plan.activities:
        if activity.status is ActivityStatus.CANCELLED or checked.written(activity, "selection"):
            continue
        seats = room(activity)
        if seats is None:
            continue
        need = _need(checked, activity)
        if need is None or apart(seats, need.size) >= 0:
            continue
        if not capacity(activity).agrees or _enough_by_table(checked, activity, seats):
            continue
        yield _too_few(checked, activity, seats, need)
    closing = checked.plan.closing
    if closing is not None and closing.results is not None:
        yield from _refused(checked, closing.results)


def _need(checked: CheckedPlan, activity: Activity) -> _Need | None:
    """Return the stated need, else the target groups with nobody counted twice, else the participants."""
    if activity.needed_seats is None and checked.written(activity, "needed_seats"):
        return None
    found = needed_by(activity, checked.people)
    return _Need(found.size, _TEXTS[found.field], checked.at(activity, found.field)) if found is not None else None


def _enough_by_table(checked: CheckedPlan, activity: Activity, seats: Amount) -> bool:
    """Tell whether a table about the target group counts no more than there are seats for."""
    if len(activity.target_groups) != 1 or checked.written(activity, "needed_seats"):
        return False
    group = activity.target_groups[0].strip()
    views = [view for view in checked.tables if (view.table.group or "").strip() == group and view.totals is not None]
    columns = [(view, each.total) for view in views for each in view.groups if each.total is not None]
    sizes = [view.totals.amount(column) for view, column in columns if view.totals is not None]
    return any(size is not None and apart(seats, size) >= 0 for size in sizes)


def _too_few(checked: CheckedPlan, activity: Activity, seats: Amount, need: _Need) -> Finding:
    one_round = capacity(activity).round or persons(activity.seats) or seats
    rounds = (need.size.low / one_round.high).to_integral_value(ROUND_CEILING) if one_round.high else None
    where = "seats" if activity.seats is not None else "group_size"
    return Finding(
        at=checked.at(activity, where),
        text=Text(
            en=f"{{activity}} has {{seats}} seats, but {need.text.en}",
            sv=f"{{activity}} har {{seats}} platser, men {need.text.sv}",
        ),
        values={"activity": named(activity), "seats": shown(seats), "need": shown(need.size), "rounds": rounds},
        advice=Text(
            en="plan more rounds, or say how participants are chosen: selection: …",
            sv="planera fler omgångar, eller skriv hur deltagarna väljs ut: urval: …",
        )
        if rounds is None
        else Text(
            en="plan {rounds} rounds of that size, or say how participants are chosen: selection: …",
            sv="planera {rounds} sådana omgångar, eller skriv hur deltagarna väljs ut: urval: …",
        ),
        related=(Note(need.at, need.text, {"need": shown(need.size)}),),
    )


def _refused(checked: CheckedPlan, results: Results) -> Iterator[Finding]:
    refused = results.refused
    if refused is None:
        return
    nobody = refused.high == 0 if isinstance(refused, Quantity) else refused.strip().casefold() in _NOBODY
    if nobody:
        return
    yield Finding(
        at=checked.at(results, "refused"),
        text=Text(
            en="applicants were refused for lack of seats ({refused})",
            sv="sökande fick nej i brist på platser ({refused})",
        ),
        values={"refused": refused},
        advice=Text(
            en="note it among the lessons: more rounds, or a waiting list",
            sv="ta med det bland lärdomarna: fler omgångar, eller en väntelista",
        ),
    )


RULE = Rule(
    code="PAR04",
    name="seats-below-target-group",
    levels=always(Severity.WARNING),
    summary=Text(en="Fewer seats than persons who are to take part", sv="Färre platser än de som ska delta"),
    explanation=Explanation(
        notices=Text(
            en=(
                "an activity whose seats (or groups × group size × rounds) are certainly fewer than the stated need, "
                "else than its target groups with nobody counted twice, else than its participants, and that does "
                "not say how participants are chosen (selection). Also results that tell that applicants were refused"
            ),
            sv=(
                "en aktivitet vars platser (eller grupper × gruppstorlek × omgångar) säkert är färre än det angivna "
                "behovet, annars än målgrupperna med var och en räknad en gång, annars än deltagarna, och som inte "
                "säger hur deltagarna väljs ut (urval). Även resultat som säger att sökande fick nej"
            ),
        ),
        matters=Text(
            en=(
                "a way of working changes when those who work together have learned it; when a third of them get a "
                "seat the rest go on as before, and after a year so do all"
            ),
            sv=(
                "ett arbetssätt ändras när de som arbetar ihop har lärt sig det; får en tredjedel plats fortsätter "
                "resten som förut, och efter ett år gör alla det"
            ),
        ),
        wrong=(
            "målgrupper:\n  - {id: chefer, namn: Chefer, antal: {totalt: 294, kvinnor: 160, män: 134}}\n"
            "aktiviteter:\n  - {id: L4, aktivitet: Chefsutbildning, platser: 70–90, målgrupper: [chefer]}"
        ),
        right=(
            "målgrupper:\n  - {id: chefer, namn: Chefer, antal: {totalt: 294, kvinnor: 160, män: 134}}\n"
            "aktiviteter:\n  - {id: L4, aktivitet: Chefsutbildning, platser: 70–90, omgångar: 4, målgrupper: [chefer]}"
        ),
        origin=Text(
            en=(
                "KLURA had to refuse applicants for lack of seats; LiA had 70–90 seats for 294 managers, and 70 "
                "where 180 dialogue leaders were needed"
            ),
            sv=(
                "KLURA fick säga nej till sökande för att platserna inte räckte; LiA hade 70–90 platser för 294 "
                "chefer, och 70 där det behövdes 180 dialogledare"
            ),
        ),
    ),
    check=check,
)

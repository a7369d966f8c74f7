"""Report seats and sessions that are not what groups, sizes and rounds make them."""

from collections.abc import Iterator

from kompplan.calculations.capacity import capacity, sessions
from kompplan.calculations.people import persons
from kompplan.calculations.rounding import apart
from kompplan.calculations.sums import Amount, amount_of
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Message, Text
from kompplan.lint.amounts import shown
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule, always
from kompplan.model.activities import Activity
from kompplan.values.quantity import Quantity


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Ranges are compared as ranges: groups of 6–8 make 96–128 seats of sixteen groups."""
    for activity in checked.plan.activities:
        if activity.groups is None or (activity.rounds is None and checked.written(activity, "rounds")):
            continue
        found = capacity(activity)
        if not found.agrees and found.product is not None and found.seats is not None:
            yield Finding(
                at=checked.at(activity, "seats"),
                text=Text(
                    en="{activity}: groups × persons × rounds ({factors}) is {product}, but {seats} seats are stated",
                    sv=(
                        "{activity}: grupper × personer × omgångar ({factors}) är {product}, men angivet är {seats} "
                        "platser"
                    ),
                )
                if activity.rounds is not None
                else Text(
                    en="{activity}: groups × persons ({factors}) is {product}, but {seats} seats are stated",
                    sv="{activity}: grupper × personer ({factors}) är {product}, men angivet är {seats} platser",
                ),
                values={
                    "activity": named(activity),
                    "factors": _factors(activity.groups, activity.group_size, activity.rounds),
                    "product": shown(found.product),
                    "seats": shown(found.seats),
                },
                advice=Text(
                    en="correct the seats, or what they are reckoned from",
                    sv="rätta platserna, eller det som de räknas på",
                ),
            )
        yield from _sessions(checked, activity)


def _sessions(checked: CheckedPlan, activity: Activity) -> Iterator[Finding]:
    stated = persons(activity.sessions) or _times(activity.sessions)
    can_be = sessions(activity)
    if stated is None or not can_be or not all(apart(stated, each) for each in can_be):
        return
    yield Finding(
        at=checked.at(activity, "sessions"),
        text=Text(
            en="{activity}: groups × sessions for each ({factors}) is {product}, but {sessions} sessions are stated",
            sv=(
                "{activity}: grupper × tillfällen för var och en ({factors}) är {product}, men angivet är {sessions} "
                "tillfällen"
            ),
        ),
        values={
            "activity": named(activity),
            "factors": _factors(activity.groups, activity.sessions_per_group, activity.rounds),
            "product": shown(can_be[0]),
            "sessions": shown(stated),
        },
        advice=Text(
            en="correct the sessions, or what they are reckoned from",
            sv="rätta tillfällena, eller det som de räknas på",
        ),
    )


def _times(quantity: Quantity | None) -> Amount | None:
    """Return a number of sessions that is written with its unit, ``128 tillfällen``."""
    return amount_of(quantity) if quantity is not None and quantity.per is None else None


def _factors(*quantities: Quantity | None) -> Message:
    known = [each for each in quantities if each is not None]
    spelled = " × ".join(f"{{n{number}}}" for number in range(len(known)))
    return Message(Text(spelled, spelled), {f"n{number}": shown(amount_of(each)) for number, each in enumerate(known)})


RULE = Rule(
    code="PAR05",
    name="capacity-mismatch",
    levels=always(Severity.ERROR),
    summary=Text(
        en="Seats or sessions that are not groups times size times rounds",
        sv="Platser eller tillfällen som inte är grupper gånger storlek gånger omgångar",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "an activity whose stated seats are not groups × group size × rounds (nor groups × group size, the "
                "seats in each round), or whose sessions are not groups × sessions for each. Ranges are compared as "
                "ranges"
            ),
            sv=(
                "en aktivitet vars angivna platser inte är grupper × gruppstorlek × omgångar (och inte heller "
                "grupper × gruppstorlek, platserna i varje omgång), eller vars tillfällen inte är grupper × "
                "tillfällen per grupp. Spann jämförs som spann"
            ),
        ),
        matters=Text(
            en=(
                "rooms, trainers and substitutes are booked from the groups, invitations are sent from the seats; "
                "where the two differ, somebody stands outside the door or an empty group is paid for"
            ),
            sv=(
                "lokaler, utbildare och vikarier bokas efter grupperna, kallelserna skickas efter platserna; "
                "skiljer de sig blir någon utan plats, eller så betalas en tom grupp"
            ),
        ),
        wrong=(
            "aktiviteter:\n"
            "  - {id: V1, aktivitet: Chefsutveckling, grupper: 8, gruppstorlek: 6, omgångar: 2, platser: 90}"
        ),
        right=(
            "aktiviteter:\n"
            "  - {id: V1, aktivitet: Chefsutveckling, grupper: 8, gruppstorlek: 6, omgångar: 2, platser: 96}"
        ),
        origin=Text(
            en=(
                "LiA: eight group leaders, groups of six and two rounds are 96 seats; two groups in eight "
                "municipalities with eight sessions each are 128 sessions. Both are right"
            ),
            sv=(
                "LiA: åtta gruppledare, grupper om sex och två omgångar är 96 platser; två grupper i åtta kommuner "
                "med åtta tillfällen var är 128 tillfällen. Båda stämmer"
            ),
        ),
    ),
    check=check,
)

"""Report roles, target groups and organisations that the rest of the plan never names."""

from collections.abc import Iterator

from kompplan.calculations.orphans import Orphan, unmentioned, unnamed, unused_groups
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule, from_ready
from kompplan.model.people import Role, TargetGroup
from kompplan.model.shapes import folded

_ROLE = Text("nothing in the plan is the task of the role {what}", "rollen {what} har ingen uppgift i planen")
_ROLE_ADVICE = Text(
    "write it as owner of what it does, or take it away", "skriv den som ansvarig för det den gör, eller ta bort den"
)
_GROUP = Text("nothing in the plan refers to the target group {what}", "inget i planen hänvisar till målgruppen {what}")
_GROUP_ADVICE = Text(
    "name it where it takes part or benefits, or take it away",
    "skriv dess id där den deltar eller får nytta, eller ta bort den",
)
_ORGANISATION = Text(
    "the organisation {what} is named nowhere else in the plan",
    "organisationen {what} nämns ingen annanstans i planen",
)
_ORGANISATION_ADVICE = Text(
    "say what it does, for example as partner or in a mandate, or take it away",
    "skriv vad den gör, till exempel som partner eller i ett mandat, eller ta bort den",
)


def _finding(checked: CheckedPlan, orphan: Orphan) -> Finding:
    text, advice = _ORGANISATION, _ORGANISATION_ADVICE
    if isinstance(orphan, Role):
        text, advice = _ROLE, _ROLE_ADVICE
    elif isinstance(orphan, TargetGroup):
        text, advice = _GROUP, _GROUP_ADVICE
    return Finding(checked.at(orphan), text, {"what": named(orphan)}, advice)


def _elsewhere(checked: CheckedPlan) -> str:
    """Return the plan's texts in small letters without the rows of roles and organisations themselves."""
    spans = [checked.loaded.origins[id(part)].node.span for part in (*checked.plan.roles, *checked.plan.organisations)]
    kept = []
    for source in checked.sources:
        at = 0
        for span in sorted((span.start, span.end) for span in spans if span.source is source):
            kept.append(source.text[at : span[0]])
            at = max(at, span[1])
        kept.append(source.text[at:])
    return "\n".join(kept).casefold()


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A plan without activities has not come to who does what. Indicators and risks belong where they stand.

    A role may be what an activity lacks that nobody owns, or somebody who is no role of the plan: where another rule
    speaks of the owner, roles are left alone.
    """
    activities = checked.plan.activities
    if not activities:
        return
    orphans = tuple(unnamed(checked.plan, checked.references, checked.parties))
    if orphans and not _all_owned(checked):
        orphans = tuple(each for each in orphans if not isinstance(each, Role))
    if orphans:
        yield from (_finding(checked, orphan) for orphan in unmentioned(orphans, _elsewhere(checked)))
    for group in unused_groups(checked.plan, checked.references, checked.steps):
        yield _finding(checked, group)


def _all_owned(checked: CheckedPlan) -> bool:
    """Tell whether a role of the plan owns each activity."""
    roles = {folded(name) for role in checked.plan.roles for name in (role.id, role.title) if name}
    return all(folded(each.owner or "") in roles for each in checked.plan.activities)


RULE = Rule(
    code="STR05",
    name="orphan-object",
    levels=from_ready(Severity.WARNING),
    summary=Text(
        en="A role, target group or organisation that the plan never names",
        sv="En roll, målgrupp eller organisation som planen aldrig nämner",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "target groups that nothing refers to while others are referred to, and roles and organisations that "
                "are not mentioned anywhere outside their own lists, by id, by name or by its main word. Indicators "
                "and risks stand with their goal and in their register, and need no reference. Roles are left alone "
                "while an activity lacks an owner or has one that is no role of the plan: that one may be missing there"
            ),
            sv=(
                "målgrupper som inget hänvisar till medan andra har hänvisningar, och roller och organisationer som "
                "inte nämns någonstans utanför sina egna listor, med id, namn eller namnets viktigaste ord. "
                "Indikatorer och risker står vid sitt mål och i sitt register och behöver ingen hänvisning. Roller "
                "lämnas i fred så länge en aktivitet saknar ansvarig eller har en som inte är någon av planens "
                "roller: det kan vara där som rollen fattas"
            ),
        ),
        matters=Text(
            en=(
                "dead content misleads: a target group that is never trained, a role without a task. Either a link "
                "is missing or the row is left over"
            ),
            sv=(
                "dött innehåll vilseleder: en målgrupp som aldrig får utbildning, en roll utan uppgift. Antingen "
                "saknas en länk eller så är raden kvarglömd"
            ),
        ),
        wrong=(
            "målgrupper:\n  - {id: chefer, namn: Enhetschefer}\n  - {id: vikarier, namn: Vikarier}\n"
            "aktiviteter:\n  - {id: A1, aktivitet: Grundkurs, för: [chefer]}"
        ),
        right=(
            "målgrupper:\n  - {id: chefer, namn: Enhetschefer}\n  - {id: vikarier, namn: Vikarier}\n"
            "aktiviteter:\n  - {id: A1, aktivitet: Grundkurs, för: [chefer, vikarier]}"
        ),
        origin=Text(
            en="plans are rewritten many times; what a rewriting leaves behind stays in the lists",
            sv="planer skrivs om många gånger; det som blir över stannar kvar i listorna",
        ),
    ),
    check=check,
)

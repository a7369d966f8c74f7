"""A list for each owner, to be handed out: what to do, by when and at what cost."""

from collections.abc import Sequence

from kompplan.i18n.show import listed
from kompplan.i18n.text import Text
from kompplan.model.words import ActivityStatus
from kompplan.reports.audience import Audience
from kompplan.reports.calendars import owners_calendar
from kompplan.reports.making import Making
from kompplan.reports.owners import Owned, day_of, late, owners
from kompplan.reports.sections.head import opening
from kompplan.reports.sections.owners import by_date, of_owner, overview
from kompplan.reports.view import Content, Point
from kompplan.reports.wording import Wording

TITLE = Text("Activity list", "Aktivitetslista")
WHO, BEHIND, NEXT = Text("Who", "Vem"), Text("Late", "Försenat"), Text("Next", "Härnäst")
SHARED_OUT = Text("{activities} for {owners}", "{activities} för {owners}")
NOBODY = Text("{activities}, and none has an owner.", "{activities}, och ingen har någon ansvarig.")
OWNERLESS = (Text("; 1 has no owner", "; 1 saknar ansvarig"), Text("; {n} have no owner", "; {n} saknar ansvarig"))
UNDATED = Text(
    "Whether anything is late cannot be told: no activity has a last day that can be told.",
    "Om något är försenat går inte att säga: ingen aktivitet har en sista dag som kan utläsas.",
)
NONE_LATE = Text("Nothing is late.", "Inget är försenat.")
NO_NEXT = Text("No day to come is stated.", "Inget kommande datum är angivet.")
MOST = 4
OVER = (ActivityStatus.DONE, ActivityStatus.CANCELLED)


def _who(w: Wording, found: Sequence[Owned]) -> Point:
    count = len(w.plan.activities)
    named = sum(1 for each in found if each.name)
    many = w.counted(count, Text("1 activity", "1 aktivitet"), Text("{n} activities", "{n} aktiviteter"))
    if count and not named:
        return Point(w.say(WHO), w.say(NOBODY, activities=many), urgent=True)
    said = w.say(
        SHARED_OUT,
        activities=many,
        owners=w.counted(named, Text("1 owner", "1 ansvarig"), Text("{n} owners", "{n} ansvariga")),
    )
    ownerless = sum(1 for each in w.plan.activities if not each.owner)
    if ownerless:
        said += w.counted(ownerless, *OWNERLESS)
    return Point(w.say(WHO), f"{said}.", bool(ownerless))


def _behind(w: Wording, found: Sequence[Owned]) -> Point:
    behind = [
        f"{(activity.id or activity.text or '').strip()} ({each.name or w.say(Text('no owner', 'ingen ansvarig'))})"
        for each in found
        for activity in each.activities
        if late(w, activity)
    ]
    if not behind:
        left = [each for each in w.plan.activities if each.status not in OVER]
        dated = not left or any(w.checked.calendar.of(each).end is not None for each in left)
        return Point(w.say(BEHIND), w.say(NONE_LATE if dated else UNDATED))
    more = len(behind) - MOST
    shown = behind[:MOST] + ([w.say(Text("{n} more", "{n} till"), n=more)] if more > 0 else [])
    return Point(w.say(BEHIND), f"{listed(shown, w.language)}.", urgent=True)


def _next(w: Wording, found: Sequence[Owned]) -> Point:
    today = w.checked.today
    coming = sorted(
        {
            (day_of(w, activity)[0], f"{(activity.id or activity.text or '').strip()} {w.say(BEGINS)}", each.name)
            for each in found
            for activity in each.activities
            if activity.status not in OVER and w.checked.calendar.of(activity).known
        }
        | {
            (duty.first, duty.what, each.name)
            for each in found
            for duty in each.duties
            if duty.first is not None and not duty.done
        }
    )
    told = [
        f"{day.isoformat()} {what}" + (f" ({owner})" if owner else "") for day, what, owner in coming if day >= today
    ]
    return Point(w.say(NEXT), f"{'; '.join(told[:MOST])}." if told else w.say(NO_NEXT))


BEGINS = Text("begins", "börjar")


def build(making: Making) -> Content:
    """Return each owner's list, between all owners and everything in order of date."""
    w = making.w
    found = owners(w)
    lists = (of_owner(w, each, number) for number, each in enumerate(found, 1))
    sections = (overview(w, found), *lists, by_date(w, found))
    points = (_who(w, found), _behind(w, found), _next(w, found)) if found else ()
    return Content(opening(w, TITLE, points), tuple(each for each in sections if each is not None))


AUDIENCE = Audience(
    "owners",
    TITLE,
    Text("what each owner has to do, by when and at what cost", "vad var och en ska göra, när och till vilken kostnad"),
    build,
    table="owners",
    calendar=owners_calendar,
)

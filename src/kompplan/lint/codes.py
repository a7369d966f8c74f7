"""The ALW family: what is wrong with a silencing itself. No rule of the catalogue, and not to be silenced."""

from kompplan.diagnostics.code import Code, Explanation
from kompplan.i18n.text import Text

_ORIGIN = Text(
    en="kompplan's own: an exception that nobody looks at again hides the next fault as well",
    sv="kompplans egen: ett undantag som ingen ser över döljer också nästa fel",
)
_MATTERS = Text(
    en="an exception that silences nothing is forgotten, and one day it silences something that nobody has looked at",
    sv="ett undantag som inte tystar något glöms bort, och en dag tystar det något som ingen har sett på",
)

UNUSED = Code(
    "ALW01",
    "unused-allowance",
    Text("An exception that silences nothing", "Ett undantag som inte tystar något"),
    Explanation(
        notices=Text(
            "an exception, under allow or in a comment, for a rule that has nothing to say there",
            "ett undantag, under tillåt eller i en kommentar, från en regel som inte har något att säga där",
        ),
        matters=_MATTERS,
        wrong=(
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs, aspekt: kompetens}  # kompplan: tillåt ACT04: aspekten bestäms i mars"
        ),
        right="aktiviteter:\n  - {id: A1, aktivitet: Kurs, aspekt: kompetens}",
        origin=_ORIGIN,
        in_english=(
            (
                "activities:\n  - {id: A1, activity: Course, aspect: competence}  "
                "# kompplan: allow ACT04: the aspect is decided in March"
            ),
            "activities:\n  - {id: A1, activity: Course, aspect: competence}",
        ),
    ),
)
EXPIRED = Code(
    "ALW02",
    "expired-allowance",
    Text("An exception whose last day has passed", "Ett undantag vars sista dag har passerat"),
    Explanation(
        notices=Text(
            "an exception with a last day that lies before today; what it silenced is shown again",
            "ett undantag med en sista dag som ligger före dagens datum; det som tystades visas igen",
        ),
        matters=Text(
            "somebody promised to look at this again by that day",
            "någon lovade att se på det här igen till den dagen",
        ),
        wrong=(
            "tillåt:\n"
            "  - {regel: ACT04, därför: aspekten bestäms i mars, till_och_med: 2020-03-31}\n"
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs}"
        ),
        right=(
            "tillåt:\n"
            "  - {regel: ACT04, därför: aspekten bestäms i mars, till_och_med: 2199-03-31}\n"
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs}"
        ),
        origin=_ORIGIN,
    ),
)
MALFORMED = Code(
    "ALW03",
    "malformed-allowance",
    Text("A comment for kompplan that silences nothing", "En kommentar till kompplan som inte tystar något"),
    Explanation(
        notices=Text(
            "a comment that begins with kompplan: but names no rule, or gives no reason",
            "en kommentar som börjar med kompplan: men inte anger någon regel eller saknar skäl",
        ),
        matters=Text(
            "whoever wrote it believes that something is silenced; and an exception without a reason cannot be judged "
            "by the next reader",
            "den som skrev den tror att något är tystat; och ett undantag utan skäl kan inte bedömas av nästa läsare",
        ),
        wrong="aktiviteter:\n  - {id: A1, aktivitet: Kurs}  # kompplan: tillåt ACT04",
        right="aktiviteter:\n  - {id: A1, aktivitet: Kurs}  # kompplan: tillåt ACT04: aspekten bestäms i mars",
        origin=_ORIGIN,
        in_english=(
            "activities:\n  - {id: A1, activity: Course}  # kompplan: allow ACT04",
            "activities:\n  - {id: A1, activity: Course}  # kompplan: allow ACT04: the aspect is decided in March",
        ),
    ),
)
CODES = (UNUSED, EXPIRED, MALFORMED)

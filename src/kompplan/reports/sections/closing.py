"""Evaluation while there is time, and what lives on afterwards."""

from kompplan.i18n.text import Text
from kompplan.reports.sections._parts import bullets, facts, missing, part, prose, section
from kompplan.reports.view import Section
from kompplan.reports.wording import Wording

EVALUATION, QUESTIONS = Text("Evaluation", "Utvärdering"), Text("Questions", "Frågor")
CLOSING, HANDOVER = Text("Closing and hand-over", "Avslut och överlämning"), Text("Hand-over", "Överlämning")
RESULTS, FOLLOW_UP = Text("Results", "Resultat"), Text("Follow-up", "Uppföljning")
LESSONS, DISSEMINATION = Text("Lessons", "Lärdomar"), Text("Dissemination", "Spridning")
NO_EVALUATION = Text("The plan has no evaluation.", "Planen har ingen utvärdering.")
NO_CLOSING = Text("The plan does not say who takes over when the project ends.",
                  "Planen säger inte vem som tar över när projektet är slut.")  # fmt: skip


def evaluation(w: Wording) -> Section | None:
    found = w.plan.evaluation
    if found is None:
        return section(w, "evaluation", EVALUATION, (part("", missing(w, NO_EVALUATION)),))
    questions = (
        w.table(w.say(QUESTIONS), found.questions, ("text", "about", "level"), "text") if found.questions else None
    )
    return section(
        w,
        "evaluation",
        EVALUATION,
        (part("", prose(found.text), facts(w, found, ("text", "questions"))), part(w.say(QUESTIONS), questions)),
    )


def closing(w: Wording) -> Section | None:
    found = w.plan.closing
    if found is None:
        return section(w, "closing", CLOSING, (part("", missing(w, NO_CLOSING)),))
    handover = found.handover
    columns = ("id", "what", "to", "due", "cost_per_year")
    return section(
        w,
        "closing",
        CLOSING,
        (
            part("", prose(found.note), facts(w, found, only=("date",))),
            part(
                w.say(HANDOVER),
                w.table(w.say(HANDOVER), handover, columns, "what", asked=("to",)) if handover else None,
            ),
            part(
                w.say(FOLLOW_UP),
                w.table(w.say(FOLLOW_UP), found.followups, ("when", "what", "owner"), "when")
                if found.followups
                else None,
            ),
            part(w.say(RESULTS), prose(found.results.text), facts(w, found.results, ("text",)))
            if found.results
            else None,
            part(w.say(DISSEMINATION), bullets(found.dissemination)),
            part(
                w.say(LESSONS),
                w.table(w.say(LESSONS), found.lessons, ("text", "receiver"), "text") if found.lessons else None,
            ),
        ),
    )

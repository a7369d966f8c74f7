"""What the plan builds on, what it accepts, and everything about the project that stands nowhere else."""

from kompplan.i18n.text import Text
from kompplan.reports.sections._parts import facts, part, section
from kompplan.reports.view import Section
from kompplan.reports.wording import Wording

SOURCES = Text("Sources", "Källor")
ACCEPTED = Text("Accepted findings", "Godtagna anmärkningar")
PROJECT, PROGRAMME = Text("About the project", "Om projektet"), Text("Programme", "Program")


def project(w: Wording) -> Section | None:
    found = w.plan.project
    programme = found.programme if found is not None else None
    return section(
        w,
        "project",
        PROJECT,
        (
            part("", facts(w, found, ("name", "summary", "owner", "status", "period", "programme"))),
            part(w.say(PROGRAMME), facts(w, programme)),
        ),
    )


def sources(w: Wording) -> Section | None:
    rows = w.plan.sources
    table = w.table(w.say(SOURCES), rows, ("title", "kind", "year", "note"), "title") if rows else None
    return section(w, "sources", SOURCES, (part("", table),))


def accepted(w: Wording) -> Section | None:
    rows = w.plan.allow
    table = (
        w.table(w.say(ACCEPTED), rows, ("rule", "object", "because", "until"), "rule", asked=("because",))
        if rows
        else None
    )
    return section(w, "accepted", ACCEPTED, (part("", table),))

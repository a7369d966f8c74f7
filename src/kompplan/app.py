"""The command ``kompplan``: a page with the list of commands, and what happens when something goes wrong."""

import contextlib
import io
import re
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from kompplan import __version__
from kompplan.commands.budget import budget
from kompplan.commands.ci import ci
from kompplan.commands.draw import draw
from kompplan.commands.ending import ended
from kompplan.commands.explain import explain
from kompplan.commands.fmt import fmt
from kompplan.commands.help import in_swedish, tidied
from kompplan.commands.new import new
from kompplan.commands.options import LANGUAGE, example, told
from kompplan.commands.output import tell
from kompplan.commands.participants import participants
from kompplan.commands.procurement import procurement
from kompplan.commands.report import report
from kompplan.commands.risks import risks
from kompplan.commands.rules import rules
from kompplan.commands.schedule import schedule
from kompplan.commands.schema import schema
from kompplan.commands.serve import serve
from kompplan.commands.simulate import simulate
from kompplan.commands.trace import trace
from kompplan.commands.validate import validate
from kompplan.commands.workload import workload
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe

app = typer.Typer(
    name="kompplan",
    help=told(
        "Plan change so that it lasts: read, judge, compute and report plans written in YAML.",
        "Planera förändring som håller: läs, bedöm, räkna och redovisa planer skrivna i YAML.",
    ),
    epilog=told("Begin with: kompplan new my-plan", "Börja med: kompplan new min-plan"),
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _command(function: Callable[..., None], help_text: str, line: str) -> None:
    first_sentence = help_text.partition(". ")[0].rstrip(".") + "."
    app.command(help=help_text, short_help=first_sentence, epilog=example(line), no_args_is_help=False)(function)


_command(
    new,
    told(
        "Begin a plan from a template, with guiding questions and help for the editor beside it.",
        "Börja en plan från en mall, med ledfrågor och med hjälp för editorn bredvid.",
    ),
    told("kompplan new my-plan --template komlitt", "kompplan new min-plan --template komlitt"),
)
_command(
    validate,
    told(
        "Read plans and point at what is wrong, with the line and what to do. Ends with 0 if there is no error, "
        "1 if there is, 2 if the work could not be done.",
        "Läs planer och peka på det som är fel, med rad och vad som kan göras. Slutar med 0 om inget fel finns, "
        "1 om det finns, 2 om arbetet inte gick att göra.",
    ),
    "kompplan validate plan.yaml",
)

_command(
    risks,
    told(
        "Print the risk register by value with its matrix, and what needs a decision.",
        "Skriv ut riskregistret efter riskvärde med matris, och vad som kräver beslut.",
    ),
    "kompplan risks plan.yaml",
)
_command(
    budget,
    told(
        "Add up the budget, beside what is stated and who pays. Hours are kept apart from kronor.",
        "Räkna ihop budgeten, bredvid det som är angivet och vem som betalar. Timmar hålls isär från kronor.",
    ),
    "kompplan budget plan.yaml --by aspect",
)
_command(
    trace,
    told(
        "Follow the red thread from problem and cause to follow-up and hand-over. Tells what each cause costs and "
        "what is missing a link, in both directions.",
        "Följ den röda tråden från problem och orsak till uppföljning och överlämning. Visar vad varje orsak kostar "
        "och vad som saknar en länk, åt båda hållen.",
    ),
    "kompplan trace plan.yaml --cause O1",
)
_command(
    schedule,
    told(
        "Work out when everything can happen: early and late dates, slack, the critical path, and what cannot be kept.",
        "Räkna ut när allt kan bli av: tidigaste och senaste datum, marginal, kritisk linje, och det som inte går att "
        "hålla.",
    ),
    "kompplan schedule plan.yaml --why A7",
)
_command(
    workload,
    told(
        "Add up hours by role, organisation or target group and month, beside what there is. Tells who has too much, "
        "who is called twice, and with --level what could begin later.",
        "Räkna timmar per roll, organisation eller målgrupp och månad, bredvid vad som finns. Visar vem som har för "
        "mycket, vem som kallas två gånger, och med --level vad som kan börja senare.",
    ),
    "kompplan workload plan.yaml --by group",
)
_command(
    procurement,
    told(
        "Count each purchase backwards from the day it is needed. Tells what is too late already, what comes next, and "
        "what direct awards of the same kind add up to.",
        "Räkna varje upphandling baklänges från dagen då den behövs. Visar vad som redan är för sent, vad som kommer "
        "härnäst och vad direktupphandlingar av samma slag blir tillsammans.",
    ),
    "kompplan procurement plan.yaml --today 2026-06-01",
)
_command(
    simulate,
    told(
        "Leave costs, lengths and risks to chance. Tells what it may cost and when it may be done, with P50, P80 and "
        "P90, and what most of the spread comes from.",
        "Räkna på slumpen i kostnader, längder och risker. Visar vad det kan kosta och när det kan bli klart, med P50, "
        "P80 och P90, och vad mest av spridningen kommer från.",
    ),
    "kompplan simulate plan.yaml --runs 10000 --seed 1",
)
_command(
    participants,
    told(
        "Count the persons, each once over groups that overlap. Tells women and men, seats and need, attendances, time "
        "off duty, and whether printed tables add up.",
        "Räkna personerna, var och en en gång över grupper som överlappar. Visar kvinnor och män, platser och behov, "
        "närvaro, tid från ordinarie arbete, och om tryckta tabeller går ihop.",
    ),
    "kompplan participants plan.yaml --group chefer",
)
_command(
    report,
    told(
        "Write the document that a meeting needs. Chosen by its audience (--list tells them) and its format: web page, "
        "PDF, Word, Excel, Markdown, CSV or calendar.",
        "Skriv det dokument som mötet behöver. Väljs efter mottagare (--list räknar upp dem) och format: webbsida, "
        "PDF, Word, Excel, Markdown, CSV eller kalender.",
    ),
    "kompplan report plan.yaml --audience steering --pdf",
)
_command(
    serve,
    told(
        "Show reports in the browser, live while the plan is edited. The findings stand beside, with links to the "
        "lines; nobody else on the network reaches it.",
        "Visa rapporter i webbläsaren, levande medan planen redigeras. Anmärkningarna står bredvid, med länkar till "
        "raderna; ingen annan på nätverket når den.",
    ),
    "kompplan serve plan.yaml --open",
)
_command(
    draw,
    told(
        "Draw one picture of the plan as SVG or PNG: tree, timeline, risk matrix, budget, cost curve, red thread, "
        "target groups, S-curve or tornado.",
        "Rita en bild av planen som SVG eller PNG: träd, tidslinje, riskmatris, budget, kostnadskurva, röd tråd, "
        "målgrupper, S-kurva eller tornado.",
    ),
    "kompplan draw gantt plan.yaml -o gantt.png",
)
_command(
    fmt,
    told(
        "Write plans in one layout: indentation, spacing and quotes. Words, order and comments stay, and what a plan "
        "says is proved to be the same before it is written.",
        "Skriv planer i en och samma form: indrag, mellanrum och citattecken. Ord, ordning och kommentarer står kvar, "
        "och att planen säger detsamma bevisas innan den skrivs.",
    ),
    "kompplan fmt --check plan.yaml",
)
_command(
    explain,
    told(
        "Explain a code: what it notices, why it matters, an example and its mending.",
        "Förklara en kod: vad den ser, varför det spelar roll, ett exempel och hur det rättas.",
    ),
    "kompplan explain RSK06",
)
_command(
    rules,
    told("List everything that can be found.", "Lista allt som kan hittas."),
    "kompplan rules RSK",
)
_command(
    schema,
    told(
        "Describe the format: every field and its words, for an editor or for a reader.",
        "Beskriv formatet: varje fält och dess ord, för en editor eller för en läsare.",
    ),
    "kompplan schema -o kompplan.schema.json",
)
app.add_typer(ci)


def _version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"kompplan {__version__}\n")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help=told("Print the version.", "Visa versionen.")),
    ] = False,
) -> None:
    pass


_USAGE: type[Exception] = typer.BadParameter.__mro__[1]
"""The class of every mistake on the command line; typer exports only one of its kinds."""


def _usage(wrong: BaseException) -> str:
    """Return what is wrong with the command line in words of ours."""
    context = getattr(wrong, "ctx", None)
    path = getattr(context, "command_path", None) or "kompplan"
    kind = type(wrong).__name__
    option = getattr(wrong, "option_name", None)
    near = getattr(wrong, "possibilities", None) or ()
    extra = str(getattr(wrong, "message", "") or "")
    if kind == "NoSuchOption" and option:
        guess = told("; did you mean {}?", "; menade du {}?").format(sorted(near)[0]) if near else ""
        said = told("there is no option {}", "det finns ingen växel {}").format(option) + guess
    elif kind == "MissingParameter":
        parameter = getattr(wrong, "param", None)
        name = getattr(parameter, "metavar", None) or getattr(parameter, "name", None) or ""
        name = name.strip("[].").rstrip(".")
        said = told("{} is missing", "{} saknas").format(name)
    elif kind == "BadOptionUsage" and option:
        said = told("the option {} needs a value", "växeln {} behöver ett värde").format(option)
    elif kind == "NoArgsIsHelpError":
        return in_swedish(str(wrong)) if LANGUAGE is Language.SV else str(wrong)
    elif isinstance(wrong, typer.BadParameter):
        parameter = getattr(wrong, "param", None)
        name = (getattr(parameter, "opts", None) or [getattr(parameter, "human_readable_name", "")])[0]
        if not name.startswith("-"):  # what stands alone is called as the help calls it
            name = getattr(parameter, "metavar", None) or name
        value, *choices = re.findall(r"'([^']*)'", wrong.message) or [""]
        if "not one of" in wrong.message and choices:
            said = told("{} cannot be '{}'; one of: {}", "{} kan inte vara '{}'; något av: {}").format(
                name, value, ", ".join(choices)
            )
        elif "integer" in wrong.message or "than" in wrong.message:
            low, high = getattr(parameter, "min", None), getattr(parameter, "max", None)
            said = told("{} is a whole number, at least {}", "{} är ett heltal, minst {}").format(name, low or 0)
            if high is not None:
                said += told(" and at most {}", " och högst {}").format(high)
        else:
            said = told("{} cannot take that value", "{} kan inte ha det värdet").format(name)
    elif extra.startswith("No such command"):
        word, guess = [*re.findall(r"'([^']*)'", extra), "", ""][:2]
        said = told("there is no command {}", "det finns inget kommando {}").format(word)
        said += told("; did you mean {}?", "; menade du {}?").format(guess) if guess else ""
    elif "unexpected extra argument" in extra:
        word = extra.rpartition("(")[2].rstrip(")")
        said = told("one argument too many: {}", "ett argument för mycket: {}").format(word)
    else:
        word = extra.split("'")[1] if extra.count("'") >= 2 else ""
        said = told("'{}' is not understood here", "'{}' förstås inte här").format(word)
    return f"kompplan: {safe(said)}\n" + told("{} --help shows what there is", "{} --help visar vad som finns").format(
        path
    )


def _help(arguments: list[str]) -> int:
    """Print help without what only a programmer reads, and with Typer's own words in the reader's language."""
    with contextlib.redirect_stdout(io.StringIO()) as written:
        status = app(arguments, prog_name="kompplan", standalone_mode=False)
    text = tidied(written.getvalue())
    sys.stdout.write(in_swedish(text) if LANGUAGE is Language.SV else text)
    sys.stdout.flush()
    return status if isinstance(status, int) else 0


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit status: 0 fine, 1 findings, 2 could not be done."""
    return ended(lambda: _understood(arguments))


def _understood(arguments: list[str]) -> int:
    try:
        if {"--help", "-h"} & set(arguments):
            return _help(arguments)
        status = app(arguments, prog_name="kompplan", standalone_mode=False)
    except _USAGE as wrong:
        tell(_usage(wrong))
        return 2
    except typer.Abort:
        return 2
    return status if isinstance(status, int) else 0

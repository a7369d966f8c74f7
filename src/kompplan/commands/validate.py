"""``kompplan validate``: read plans, judge them, and point at what is wrong."""

from pathlib import Path
from typing import Annotated, Any

import typer

from kompplan.commands.choices import Format
from kompplan.commands.options import LANGUAGE, Color, Colors, Lang, Limit, Show, Today, told
from kompplan.configuration.model import Choice, Profile
from kompplan.i18n.language import Language

_RULES = told("RULES", "REGLER")
_FILE = told("FILE", "FIL")


def _selectors(option: str, en: str, sv: str) -> Any:
    """Return an option that takes selectors, separated by commas or given again."""
    return typer.Option(option, metavar=_RULES, show_default=False, help=told(en, sv))


def _flag(option: str, en: str, sv: str) -> Any:
    return typer.Option(option, show_default=False, help=told(en, sv))


def validate(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILES OR FOLDERS]..." if LANGUAGE is Language.EN else "[FILER ELLER MAPPAR]...",
            show_default=False,
            help=told(
                "Plans, folders with plans, or - for standard input. Without any, the plans in this folder.",
                "Planer, mappar med planer, eller - för standard in. Utan något: planerna i den här mappen.",
            ),
        ),
    ] = None,
    output_format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            show_default=False,
            help=told(
                "How findings are written; without it in full, and as annotations in a GitHub workflow.",
                "Hur anmärkningar skrivs; utan den i sin helhet, och som annoteringar i ett GitHub-flöde.",
            ),
        ),
    ] = None,
    show: Annotated[
        Show | None,
        typer.Option(
            "--show",
            show_default=False,
            help=told(
                "Show findings in full from this severity up.",
                "Visa anmärkningar i sin helhet från den här graden och uppåt.",
            ),
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        _selectors(
            "--select",
            "Run only these: ALL, a family such as RSK, a code or a name; separated by commas.",
            "Kör bara de här: ALL, en familj som RSK, en kod eller ett namn; åtskilda av komma.",
        ),
    ] = None,
    extend_select: Annotated[
        list[str] | None,
        _selectors("--extend-select", "Run these as well.", "Kör de här också."),
    ] = None,
    ignore: Annotated[list[str] | None, _selectors("--ignore", "Leave these out.", "Utelämna de här.")] = None,
    severity: Annotated[
        list[str] | None,
        typer.Option(
            "--severity",
            metavar=told("RULE=SEVERITY", "REGEL=GRAD"),
            show_default=False,
            help=told(
                "Make a rule error, warning, info or off, such as RSK06=warning.",
                "Gör en regel till error, warning, info eller off, till exempel RSK06=warning.",
            ),
        ),
    ] = None,
    profile: Annotated[
        Profile | None,
        typer.Option(
            "--profile",
            show_default=False,
            help=told(
                "Judge as a draft, an application, a running project or one that closes, whatever the status says.",
                "Bedöm som utkast, ansökan, pågående projekt eller ett som avslutas, oavsett planens status.",
            ),
        ),
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option(
            "--config",
            metavar=_FILE,
            show_default=False,
            help=told(
                "Use this configuration instead of the nearest kompplan.toml.",
                "Använd den här konfigurationen i stället för närmaste kompplan.toml.",
            ),
        ),
    ] = None,
    isolated: Annotated[
        bool, _flag("--isolated", "Use no configuration at all.", "Använd ingen konfiguration alls.")
    ] = False,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar=_FILE,
            show_default=False,
            help=told(
                "Do not show findings that are in this file: for adopting kompplan on old plans.",
                "Visa inte anmärkningar som står i den här filen: för att börja med kompplan på gamla planer.",
            ),
        ),
    ] = None,
    update_baseline: Annotated[
        bool,
        _flag(
            "--update-baseline",
            "Write today's findings to the baseline and show none.",
            "Skriv dagens anmärkningar till baslinjen och visa inga.",
        ),
    ] = False,
    show_settings: Annotated[
        bool,
        _flag(
            "--show-settings",
            "Print what holds for the plan, from configuration and command line, and judge nothing.",
            "Skriv ut vad som gäller för planen, ur konfiguration och kommandorad, och bedöm inget.",
        ),
    ] = False,
    statistics: Annotated[
        bool, _flag("--statistics", "Count the findings by code.", "Räkna anmärkningarna per kod.")
    ] = False,
    strict: Annotated[
        bool, _flag("--strict", "End with 1 for warnings too.", "Sluta med 1 även för varningar.")
    ] = False,
    fail_on: Annotated[
        Show | None,
        typer.Option(
            "--fail-on",
            show_default=False,
            help=told("End with 1 from this severity up.", "Sluta med 1 från den här graden och uppåt."),
        ),
    ] = None,
    exit_zero: Annotated[
        bool, _flag("--exit-zero", "End with 0 whatever is found.", "Sluta med 0 vad som än hittas.")
    ] = False,
    most: Annotated[
        int,
        typer.Option(
            "--most",
            min=1,
            metavar="N" if LANGUAGE is Language.EN else "ANTAL",
            help=told("Show at most this many findings for a file.", "Visa högst så många anmärkningar för en fil."),
        ),
    ] = 200,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            min=1,
            max=64,
            metavar="N" if LANGUAGE is Language.EN else "ANTAL",
            show_default=False,
            help=told("Use at most this many cores.", "Använd högst så många kärnor."),
        ),
    ] = None,
    no_cache: Annotated[
        bool,
        _flag("--no-cache", "Judge every file anew.", "Bedöm varje fil på nytt."),
    ] = False,
    watch: Annotated[
        bool,
        _flag(
            "--watch",
            "Look again each time that a plan or the configuration is saved; Ctrl+C ends.",
            "Titta igen varje gång en plan eller konfigurationen sparas; Ctrl+C avslutar.",
        ),
    ] = False,
    fix: Annotated[
        bool,
        _flag(
            "--fix",
            "Mend the files where it is safe: the plan says the same afterwards, or what its own figures say.",
            "Rätta i filerna där det är säkert: planen säger detsamma efteråt, eller det som dess egna siffror säger.",
        ),
    ] = False,
    unsafe_fixes: Annotated[
        bool,
        _flag(
            "--unsafe-fixes",
            "With --fix or --diff: mend by guesses too. Read the difference.",
            "Med --fix eller --diff: rätta även efter gissningar. Läs igenom skillnaden.",
        ),
    ] = False,
    diff: Annotated[
        bool,
        _flag(
            "--diff",
            "Show what --fix would change, and change nothing. Ends with 1 if there is anything.",
            "Visa vad --fix skulle ändra, utan att ändra något. Slutar med 1 om det finns något.",
        ),
    ] = False,
    lang: Lang = None,
    today: Today = None,
    color: Colors = Color.AUTO,
    limit: Limit = None,
    stdin_filename: Annotated[
        str | None,
        typer.Option(
            "--stdin-filename",
            metavar="NAME" if LANGUAGE is Language.EN else "NAMN",
            show_default=False,
            help=told("What to call standard input in messages.", "Vad standard in kallas i meddelanden."),
        ),
    ] = None,
) -> None:
    from kompplan.commands.judging import Options, judge_files
    from kompplan.commands.watching import watch_files
    from kompplan.configuration.given import listed, severities

    status = (watch_files if watch else judge_files)(
        files or [],
        Options(
            output_format=output_format,
            show=show,
            strict=strict,
            fail_on=fail_on,
            exit_zero=exit_zero,
            most=most,
            lang=lang,
            today=today,
            color=color,
            limit=tuple(limit or ()),
            stdin_filename=stdin_filename,
            choice=Choice(
                listed(select) if select is not None else None,
                listed(extend_select),
                listed(ignore),
                severities(severity),
                profile,
            ),
            config=config,
            isolated=isolated,
            jobs=jobs,
            cached=not no_cache,
            statistics=statistics,
            show_settings=show_settings,
            baseline=baseline,
            update_baseline=update_baseline,
            fix=fix,
            unsafe_fixes=unsafe_fixes,
            diff=diff,
        ),
    )
    if status:
        raise typer.Exit(status)

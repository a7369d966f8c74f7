"""What options choose from; apart from the options themselves, because not every start needs Typer."""

from enum import StrEnum


class Color(StrEnum):
    """Whether to use colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Show(StrEnum):
    """From which severity findings are shown."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Format(StrEnum):
    """The formats of findings; each is a module of ``formatters``."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"
    RDJSON = "rdjson"


class TableFormat(StrEnum):
    """How a table is written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    MD = "md"


class ScheduleFormat(StrEnum):
    """How the schedule is written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    MD = "md"
    MERMAID = "mermaid"
    ICS = "ics"


class Drawing(StrEnum):
    """What ``kompplan draw`` draws; each is a module of ``reports.pictures``."""

    TREE = "tree"
    GANTT = "gantt"
    MATRIX = "matrix"
    BUDGET = "budget"
    CURVE = "curve"
    THREAD = "thread"
    GROUPS = "groups"
    S_CURVE = "s-curve"
    TORNADO = "tornado"


class Slices(StrEnum):
    """What the bars of the budget are."""

    ASPECT = "aspect"
    COST_TYPE = "cost-type"
    FUNDER = "funder"
    ORGANISATION = "organisation"
    YEAR = "year"


class For(StrEnum):
    """Whom a report is for; each is a module of ``reports.audiences``."""

    PROJECT = "project"
    STEERING = "steering"
    APPLICATION = "application"
    STATUS = "status"
    FINAL = "final"
    MEMO = "memo"
    OWNERS = "owners"
    RISKS = "risks"
    PROCUREMENT = "procurement"
    PARTICIPANTS = "participants"


class Editor(StrEnum):
    """Editors that a link can open at a line."""

    VSCODE = "vscode"
    VSCODIUM = "vscodium"
    CURSOR = "cursor"
    ZED = "zed"

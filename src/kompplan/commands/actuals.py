"""Read what is booked from the files that the user names."""

from collections.abc import Iterable
from pathlib import Path

from kompplan.calculations.actuals import Actuals, actuals
from kompplan.checked import CheckedPlan
from kompplan.commands.surroundings import limits_of
from kompplan.errors import KompplanError
from kompplan.i18n.text import Message, Text
from kompplan.ledger.entry import Complaint, Ledger, Place
from kompplan.ledger.sie import PROJECT, read_sie
from kompplan.ledger.sie_lines import is_sie
from kompplan.ledger.spreadsheet import read_spreadsheet
from kompplan.syntax.files import Refused, TooLarge, read_bytes
from kompplan.views.budget_actuals import Booked


def booked(paths: tuple[Path, ...], checked: CheckedPlan, limit: list[str] | None) -> Booked:
    """Return what the files hold beside the plan's budget; a file in which no row can be read ends the command."""
    ledgers = read_ledgers(paths, limit, checked)
    files = [ledger.file for ledger in ledgers]
    complaints: list[Complaint] = [
        each for number, ledger in enumerate(ledgers) if ledger.file not in files[:number] for each in ledger.complaints
    ]
    period = checked.calendar
    found: Actuals = actuals(
        checked.plan,
        checked.budget.rows,
        ledgers,
        period.start.earliest if period.start is not None else None,
        period.end.latest if period.end is not None else None,
    )
    return Booked(found, tuple(complaints), tuple(str(path) for path in paths))


def read_ledgers(paths: Iterable[Path], limit: list[str] | None, checked: CheckedPlan) -> list[Ledger]:
    """Return what each file holds; one in which no row can be read ends the command."""
    most = limits_of(limit).size
    budget = checked.plan.budget
    dimension = (budget.project_dimension if budget is not None else None) or PROJECT
    asked = budget is not None and bool(
        budget.project_codes or budget.project_dimension or any(line.project_codes for line in budget.lines)
    )
    ledgers = [_ledger(path, most, limit, dimension) for path in paths]
    return [_without_projects(each, dimension) for each in ledgers] if asked else ledgers


def _without_projects(ledger: Ledger, dimension: str) -> Ledger:
    """Return what a file holds, and tell where no row has a project though the plan goes by projects."""
    if not ledger.dimensions or any(each.project is not None for each in ledger.entries):
        return ledger
    named = [f"{number} {name}".strip() for number, name in list(ledger.dimensions.items())[:_MOST_DIMENSIONS]]
    values = {"dimension": dimension, "others": tuple(named)}
    told = Complaint(Place(ledger.file, 1), Message(_NO_PROJECTS, values))
    return ledger._replace(complaints=(told, *ledger.complaints))


_MOST_DIMENSIONS = 8
_NO_PROJECTS = Text(
    "no row has a project in dimension {dimension}, though the plan goes by project codes; rows have {others}: "
    "state the one that holds them as project_dimension in the budget",
    "ingen rad har något projekt i dimension {dimension}, fast planen går efter projektkoder; raderna har {others}: "
    "ange den som har dem som projektdimension i budgeten",
)


def _ledger(path: Path, most: int, limit: list[str] | None, dimension: str) -> Ledger:
    data = read_bytes(path, limits_of(limit))
    if isinstance(data, Refused):
        raise KompplanError(data.message.text, **data.message.values)
    if isinstance(data, TooLarge):
        raise KompplanError(
            Text("{path} has {size} bytes, more than {most}; --limit size=100MB allows more",
                 "{path} har {size} byte, fler än {most}; --limit size=100MB tillåter mer"),
            path=path,
            size=data.size,
            most=most,
        )  # fmt: skip
    ledger = read_sie(data, str(path), dimension) if is_sie(data) else read_spreadsheet(data, str(path))
    if not ledger.entries and ledger.complaints:
        first = ledger.complaints[0]
        raise KompplanError(
            Text("no booked row can be read in {path}: {why} ({place})",
                 "ingen bokförd rad går att läsa i {path}: {why} ({place})"),
            path=path,
            why=first.message,
            place=Path(str(first.place)),
        )  # fmt: skip
    return ledger

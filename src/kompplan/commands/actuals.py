"""Read what is booked from the files that the user names."""

from collections.abc import Iterable
from pathlib import Path

from kompplan.calculations.actuals import Actuals, actuals
from kompplan.checked import CheckedPlan
from kompplan.commands.surroundings import limits_of
from kompplan.errors import KompplanError
from kompplan.i18n.text import Text
from kompplan.ledger.entry import Complaint, Ledger
from kompplan.ledger.sie import read_sie
from kompplan.ledger.sie_lines import is_sie
from kompplan.ledger.spreadsheet import read_spreadsheet
from kompplan.syntax.files import Refused, TooLarge, read_bytes
from kompplan.views.budget_actuals import Booked


def booked(paths: tuple[Path, ...], checked: CheckedPlan, limit: list[str] | None) -> Booked:
    """Return what the files hold beside the plan's budget; a file in which no row can be read ends the command."""
    ledgers = read_ledgers(paths, limit)
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


def read_ledgers(paths: Iterable[Path], limit: list[str] | None) -> list[Ledger]:
    """Return what each file holds; one in which no row can be read ends the command."""
    most = limits_of(limit).size
    return [_ledger(path, most, limit) for path in paths]


def _ledger(path: Path, most: int, limit: list[str] | None) -> Ledger:
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
    ledger = read_sie(data, str(path)) if is_sie(data) else read_spreadsheet(data, str(path))
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

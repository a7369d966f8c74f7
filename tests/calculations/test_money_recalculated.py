"""Sums, cross-footing, splits, months and liquidity, recalculated by LibreOffice from formulas."""

import csv
import io
import json
import shutil
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from calculations.money import checked, kr
from kompplan.app import run
from kompplan.calculations.dimensions import Dimension
from kompplan.calculations.liquidity import Liquidity

ROOT = Path(__file__).parents[2]
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
FILTER = "Text - txt - csv (StarCalc):44,34,76,1,,1033"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed (apt-get install libreoffice-calc)"),
]

MADE = """\
projekt:
  namn: Samtal som bär
  period: 2027-01-11 – 2028-12-15
  program: {fond: ESF+, stöd: 700 000 kr, utbetalning: {intervall: 6 månader, dröjer: 3 månader, förskott: 50 000 kr}}
organisationer:
  - {id: norr, namn: Norrköpings kommun}
  - {id: soder, namn: Söderhamns kommun}
budget:
  rader:
    - {post: Projektledare, belopp: '1 234 567,89 kr', när: 2027-01-11 – 2028-12-15,
       fördelas: {ESF: 33 %, kommunen: 67 %}}
    - {post: Kurs, belopp: '99 999,99 kr', när: 2027-03-03 – 2027-11-19, finansiär: ESF, organisation: norr}
    - {post: Resor, belopp: '10 000,01 kr', när: 2028, fördelas: {norr: '33,3 %', soder: '66,7 %'}}
    - {post: Tryck, belopp: 7 kr, när: 2028-02, finansiär: kommunen}
    - {post: Åren, belopp: '0,10 kr', fördelas: {2027: 37 %, 2028: 63 %}}
finansiering:
  - {källa: ESF, slag: bidrag, belopp: 700 000 kr}
  - {källa: kommunen, slag: egen insats, form: kontant, belopp: 644 574 kr}
"""


class Sheet:
    """Cells and formulas that LibreOffice works out."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []

    def add(self, *cells: object) -> int:
        """Add a row and return its number."""
        self.rows.append([str(each) for each in cells])
        return len(self.rows)

    def worked_out(self, folder: Path) -> list[list[str]]:
        source = folder / "sheet.csv"
        with source.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(self.rows)
        subprocess.run(
            [
                str(OFFICE),
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless",
                f"--infilter={FILTER}",
                "--convert-to",
                f"csv:{FILTER}",
                "--outdir",
                str(folder / "out"),
                str(source),
            ],
            check=True,
            capture_output=True,
            timeout=300,
        )
        return list(csv.reader(io.StringIO((folder / "out/sheet.csv").read_text(encoding="utf-8"))))


def near(cell: str, value: Decimal) -> bool:
    return abs(Decimal(cell) - value) < Decimal("0.005")


def column(number: int) -> str:
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number]


def test_lias_sums(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["budget", str(ROOT / "examples/lia/lia.yaml"), "--format", "json", "--lang", "en"])
    document = json.loads(capsys.readouterr().out)
    rows = [row for group in document["groups"] for row in group["rows"] if row["source"] == "line"]
    sheet = Sheet()
    for row in rows:
        sheet.add(row["label"], row["kronor"]["low"])
    total = sheet.add("total", f"=SUM(B1:B{len(rows)})")
    courses = sheet.add("without the process leader", f"=SUM(B1:B{len(rows)})-MAX(B1:B{len(rows)})")
    found = sheet.worked_out(tmp_path)
    assert near(found[total - 1][1], Decimal(document["lines"]["low"]))
    assert near(found[total - 1][1], Decimal(1_762_220))
    assert near(found[courses - 1][1], Decimal(1_195_220))


def test_a_made_plan(tmp_path: Path) -> None:
    plan = checked(MADE)
    view = plan.budget
    sheet = Sheet()
    expected: list[tuple[int, int, Decimal]] = []
    # by funder across years: every row of cells and every column added up
    cross = view.across(Dimension.FUNDER, Dimension.YEAR)
    wide = len(cross.across)
    first = len(sheet.rows) + 1
    for down, cells in zip(cross.down, cross.kronor, strict=True):
        at = len(sheet.rows) + 1
        sheet.add("", *(cell.low for cell in cells), f"=SUM(B{at}:{column(wide)}{at})")
        expected.append((at, wide + 1, down.kronor.low))
    last = len(sheet.rows)
    sums = sheet.add("", *(f"=SUM({column(number)}{first}:{column(number)}{last})" for number in range(1, wide + 2)))
    expected += [(sums, number, each.kronor.low) for number, each in enumerate(cross.across, 1)]
    expected.append((sums, wide + 1, view.kronor.low))
    # splits: each part within an öre of amount × share, and all of them the amount
    shares = {0: (33, 67), 2: (Decimal("33.3"), Decimal("66.7")), 4: (37, 63)}
    for number, percents in shares.items():
        row = view.rows[number]
        assert row.fault is None
        whole = row.kronor.low  # type: ignore[union-attr]
        for part, percent in zip(row.parts, percents, strict=True):
            amount = part.kronor.low  # type: ignore[union-attr]
            at = sheet.add(whole, percent, amount, "", "")
            sheet.rows[-1][3] = f"=IF(ABS(C{at}-A{at}*B{at}/100)<0.01,1,0)"
            expected.append((at, 3, Decimal(1)))
        at = sheet.add("", "", f"=SUM(C{len(sheet.rows) - 1}:C{len(sheet.rows)})")
        expected.append((at, 2, whole))
    # months: the days of each month counted by LibreOffice
    curve = plan.curve
    course = view.rows[1]
    begin, end = date(2027, 3, 3), date(2027, 11, 19)
    from kompplan.calculations.by_month import spread
    from kompplan.calculations.rates import Stretch

    for (year, month), amount in spread(course.kronor.low, Stretch(begin, end)).items():  # type: ignore[union-attr]
        days = (
            f"MIN(DATE({year},{month + 1},0),DATE({end.year},{end.month},{end.day}))"
            f"-MAX(DATE({year},{month},1),DATE({begin.year},{begin.month},{begin.day}))+1"
        )
        whole_days = f"DATE({end.year},{end.month},{end.day})-DATE({begin.year},{begin.month},{begin.day})+1"
        at = sheet.add(amount, f"=IF(ABS({amount}-{course.kronor.low}*({days})/({whole_days}))<0.01,1,0)")  # type: ignore[union-attr]
        expected.append((at, 1, Decimal(1)))
    # the cumulative curve and the balance
    start = len(sheet.rows) + 1
    for each in curve.months:
        at = len(sheet.rows) + 1
        sheet.add(each.kronor.low, f"=SUM(A{start}:A{at})")
        expected.append((at, 1, each.cumulative.low))
    assert isinstance(curve.liquidity, Liquidity)
    start = len(sheet.rows) + 1
    for flow in curve.liquidity.flows:
        at = len(sheet.rows) + 1
        before = f"D{at - 1}+" if at > start else ""
        sheet.add(flow.out.low, flow.grant.low, flow.other.low, f"={before}B{at}+C{at}-A{at}")
        expected.append((at, 3, flow.balance.low))
    deepest = sheet.add(f"=-MIN(D{start}:D{len(sheet.rows)})", f"=SUM(B{start}:B{len(sheet.rows)})")
    expected += [(deepest, 0, curve.liquidity.deepest.low), (deepest, 1, kr("700 000"))]

    found = sheet.worked_out(tmp_path)
    wrong = [
        (at, cell, found[at - 1][cell], value) for at, cell, value in expected if not near(found[at - 1][cell], value)
    ]
    assert not wrong
    assert len(expected) > 70

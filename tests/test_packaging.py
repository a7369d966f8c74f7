"""``templates/`` stands beside ``src/`` and is found from a wheel, from an editable install and from a checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLAN = "projekt: {namn: Förpackad}\naktiviteter:\n  - {id: A1, aktivitet: Kurs}\n"
SHOW = "import sys, kompplan; print(kompplan.__file__); from kompplan.app import run; sys.exit(run(sys.argv[1:]))"
NEEDED = (
    "fonts/LiberationSans-Regular.ttf",
    "fonts/LiberationSans-Bold.ttf",
    "fonts/OFL.txt",
    "templates/reports/report.typ",
    "templates/reports/report.html.j2",
)


def report(place: str, folder: Path, *, site: bool = False) -> tuple[str, str]:
    """Make a report with the kompplan that lies in ``place``; return where it was imported from, and the page."""
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": "" if site else place}
    code = f"import site; site.addsitedir({place!r}); " + SHOW if site else SHOW
    if site:  # what lies on the path already would hide what is to be tested
        code = "import sys; sys.path = [p for p in sys.path if 'kompplan' not in p]; " + code
    arguments = ["report", "plan.yaml", "--html", "-o", "plan.html", "--today", "2026-09-01"]
    ran = subprocess.run(
        [sys.executable, "-P", "-c", code, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.splitlines()[0], (folder / "plan.html").read_text(encoding="utf-8")


def built(hook: str, folder: Path) -> Path:
    """Build a wheel with the project's own build backend, without the network."""
    folder.mkdir()
    ran = subprocess.run(
        [sys.executable, "-c", f"import hatchling.build as b; print(b.{hook}({str(folder)!r}))"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.mark.slow
def test_a_wheel_holds_its_templates_and_makes_a_report(tmp_path: Path) -> None:
    wheel = built("build_wheel", tmp_path / "dist")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        archive.extractall(tmp_path / "unpacked")
    beside = {
        f"kompplan/templates/{path.relative_to(ROOT / 'templates').as_posix()}" for path in files(ROOT / "templates")
    }
    assert beside <= names
    source = {f"kompplan/{path.relative_to(ROOT / 'src/kompplan').as_posix()}" for path in files(ROOT / "src/kompplan")}
    assert source <= names
    assert {f"kompplan/{each}" for each in NEEDED} <= names
    where, page = report(str(tmp_path / "unpacked"), tmp_path)
    assert where.startswith(str(tmp_path / "unpacked"))
    assert "Förpackad" in page


@pytest.mark.slow
def test_a_wheel_that_stays_zipped_makes_the_same_report(tmp_path: Path) -> None:
    wheel = built("build_wheel", tmp_path / "dist")
    where, page = report(str(wheel), tmp_path)
    assert where.startswith(str(wheel))
    assert "Förpackad" in page


@pytest.mark.slow
def test_an_editable_install_finds_the_templates_of_the_checkout(tmp_path: Path) -> None:
    wheel = built("build_editable", tmp_path / "dist")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    _, page = report(str(tmp_path / "site"), tmp_path, site=True)
    assert "Förpackad" in page


def test_a_checkout_makes_a_report(tmp_path: Path) -> None:
    where, page = report(str(ROOT / "src"), tmp_path)
    assert where.startswith(str(ROOT / "src"))
    assert "Förpackad" in page


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]

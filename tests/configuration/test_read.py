"""``kompplan.toml``: what it may say, and how it is told that it may not."""

from decimal import Decimal
from pathlib import Path

import pytest

from kompplan.configuration.model import Profile
from kompplan.configuration.read import read
from kompplan.diagnostics.diagnostic import Severity
from kompplan.errors import KompplanError
from kompplan.i18n.language import Language

FILE = Path("planer/kompplan.toml")


def refused(text: str | bytes, path: Path = FILE) -> str:
    with pytest.raises(KompplanError) as wrong:
        read(path, text if isinstance(text, bytes) else text.encode())
    said = wrong.value.message.to(Language.SV)
    assert said != wrong.value.message.to(Language.EN)
    return said


def test_everything_that_can_be_said() -> None:
    configuration = read(
        FILE,
        b"""
profile = "application"
select = ["ALL"]
extend-select = "RSK"
ignore = ["TXT03", "vague-goal"]
exclude = ["arkiv/**"]
fail-on = "warning"
baseline = "kompplan-baseline.json"
templates_dir = "mallar"

[severity]
RSK06 = "warning"
HOR = "av"

[[per-file]]
files = ["utkast/**", "*.utkast.yaml"]
profile = "utkast"
ignore = ["ACT"]

[settings]
mean-tolerance = 0.05
""",
    )
    assert configuration is not None
    assert configuration.choice.profile is Profile.APPLICATION
    assert configuration.choice.select == ("ALL",)
    assert configuration.choice.extend == ("RSK",)
    assert configuration.choice.ignore == ("TXT03", "vague-goal")
    assert configuration.choice.severity == {"RSK06": Severity.WARNING, "HOR": None}
    assert configuration.for_files[0].patterns == ("utkast/**", "*.utkast.yaml")
    assert configuration.for_files[0].choice.profile is Profile.DRAFT
    assert configuration.settings.mean_tolerance == Decimal("0.05")
    assert configuration.fail_on is Severity.WARNING
    assert configuration.baseline == Path("planer/kompplan-baseline.json")
    assert configuration.exclude == ("arkiv/**",)


def test_a_pyproject_is_read_only_where_it_speaks_of_kompplan() -> None:
    shared = Path("pyproject.toml")
    assert read(shared, b"[project]\nname = 'x'\n") is None
    assert read(shared, b"# tool.kompplan is not used\n[project]\nname = 'x'\n") is None
    found = read(shared, b"[tool.kompplan]\nignore = ['TXT03']\n")
    assert found is not None
    assert found.choice.ignore == ("TXT03",)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("ignor = ['TXT03']\n", 1, "menade du ignore?"),
        ("\nselect = 3\n", 2, "en text eller en lista"),
        ("[severity]\nRSK06 = 'hög'\n", 2, "RSK06 kan inte vara 'hög'"),
        ("profile = 'beslut'\n", 1, "profile kan inte vara 'beslut'"),
        ("\n\nfail-on = 'never'\n", 3, "fail-on kan inte vara 'never'"),
        ("fail-on = 'off'\n", 1, "fail-on kan inte vara 'off'"),
        ("exit-zero = true\n", 1, "bestäms på kommandoraden"),
        ("limit = ['size=1GB']\n", 1, "bestäms på kommandoraden"),
        ("allow-templates = true\n", 1, "bestäms på kommandoraden"),
        ("[settings]\nmean-tolerans = 1\n", 2, "menade du mean-tolerance?"),
        ("[settings]\nmean-tolerance = 'mycket'\n", 2, "tar ett tal"),
        ("[settings]\nmean-tolerance = -1\n", 2, "tar ett tal"),
        ("[settings]\nmean-tolerance = 1e999999\n", 2, "tar ett tal"),
        ("[settings]\nmean-tolerance = nan\n", 2, "tar ett tal"),
        ("[[per-file]]\nignore = ['ACT']\n", 1, "anger sina filer"),
        ("baseline = '../../etc/x'\n", 1, "inom konfigurationens egen mapp"),
        ("templates_dir = '/etc'\n", 1, "inom konfigurationens egen mapp"),
        ("select = [\n", 2, "inte TOML"),
        ("a = 1\na = 2\n", 2, "inte TOML"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, words: str) -> None:
    said = refused(text)
    assert said.startswith(f"{FILE}:{line}: ")
    assert words in said


def test_odd_bytes_and_depths_are_told_too() -> None:
    assert "inte UTF-8" in refused(b"ignore = ['\xe5']")
    assert "inte TOML" in refused("x = " + "[" * 5000)
    assert "för stor" in refused(b"#" * 2_000_000)

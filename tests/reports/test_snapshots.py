"""Every report of the exemplary plan, in both languages, as it was when somebody last read it.

`pytest tests/reports/test_snapshots.py --snapshot-update` writes the files anew; read what has changed before it is
kept.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from goldens import Golden
from kompplan import __version__
from kompplan.i18n.language import Language
from kompplan.reports.audiences import audiences
from reports.pdfs import example_made
from reports.plans import written

SNAPSHOTS = Path(__file__).parent / "snapshots"
CHANGING = ("SHA-256", "Version (git)", "Revision (git)")


@pytest.mark.parametrize("language", list(Language), ids=str)
@pytest.mark.parametrize("name", [each.name for each in audiences()])
def test_a_report_is_what_it_was(name: str, language: Language, golden: Golden) -> None:
    said = written(example_made("monsterplan", language), "md", name).decode()
    kept = "".join(line for line in said.splitlines(keepends=True) if not any(each in line for each in CHANGING))
    golden(SNAPSHOTS / f"{name}.{language.value}.md", kept.replace(__version__, "x.y.z"))


def test_no_snapshot_is_left_over() -> None:
    expected = {f"{each.name}.{language.value}.md" for each in audiences() for language in Language}
    assert {each.name for each in SNAPSHOTS.iterdir()} == expected

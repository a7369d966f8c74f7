"""Personal data is found in the files that a plan includes; the decided plan is judged on its own."""

from datetime import date
from pathlib import Path

from kompplan.pipeline import judge
from kompplan.rules.text.personal_data import RULE


def test_included_files_are_read_and_the_decided_plan_is_not(tmp_path: Path) -> None:
    (tmp_path / "delar.yaml").write_text("# fråga a.b@orust.se\nutmaning: Oron upptäcks sent\n", encoding="utf-8")
    (tmp_path / "beslutad.yaml").write_text("# fråga a.b@orust.se\nprojekt: Samtal\n", encoding="utf-8")
    plan = "inkludera: delar.yaml\nprojekt: {namn: Samtal, beslutad_plan: beslutad.yaml}\n"
    judged = judge(plan.encode(), "plan.yaml", lambda _: date(2026, 9, 1), tmp_path, rules=(RULE,))
    assert [(each.code.code, each.span.source.name, each.span.text) for each in judged.diagnostics] == [
        ("TXT01", "delar.yaml", "a.b@orust.se")
    ]

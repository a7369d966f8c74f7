"""The plan as it was decided: a file that the plan names, read with the guards of an include."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kompplan.i18n.language import Language
from kompplan.loading.load import Loaded, load
from kompplan.syntax.codes import NOT_A_PLAN

DECIDED = "aktiviteter: [{id: A1, aktivitet: Kurs}]\n"


def loaded(plan: str, folder: Path | None) -> Loaded:
    read = load(plan.encode(), "planer/plan.yaml", folder)
    assert isinstance(read, Loaded)
    return read


def naming(name: str) -> str:
    """Return a plan that names its decided plan, on its first line."""
    quoted = '"' + name.replace("\\", "\\\\").replace("\\\\0", "\\0") + '"'
    return f"projekt: {{namn: Samtal, beslutad_plan: {quoted}}}\naktiviteter: [{{id: A1, aktivitet: Kurs}}]\n"


def found(read: Loaded) -> list[str]:
    return [f"{each.code.code} {each.span.source.name}:{each.span.first.line}" for each in read.diagnostics]


def test_the_decided_plan_is_read_beside_the_plan(tmp_path: Path) -> None:
    (tmp_path / "beslutad").mkdir()
    (tmp_path / "beslutad" / "plan.yaml").write_text("inkludera: delar.yaml\nprojekt: Samtal\n", encoding="utf-8")
    (tmp_path / "beslutad" / "delar.yaml").write_text(DECIDED, encoding="utf-8")
    read = loaded(naming("beslutad/plan.yaml"), tmp_path)
    assert found(read) == []
    assert read.decided is not None
    assert [each.id for each in read.decided.plan.activities] == ["A1"]
    # A plan in a cache is the same only while these are; but they are no part of its text.
    assert [each.path for each in read.brought] == ["beslutad/plan.yaml", "beslutad/delar.yaml"]
    assert all(each.digest and each.source is None for each in read.brought)


def test_what_is_wrong_in_the_decided_plan_is_told_where_that_is_judged(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("aktiviteter: [{id: A1, aktivitet: Kurs, kostnad: mycket}]\n", encoding="utf-8")
    read = loaded(naming("b.yaml"), tmp_path)
    assert found(read) == []
    assert read.decided is not None
    assert read.decided.plan.activities[0].cost is None


def test_a_decided_plan_does_not_lead_to_another(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("projekt: {namn: Samtal, beslutad_plan: saknas.yaml}\n", encoding="utf-8")
    read = loaded(naming("b.yaml"), tmp_path)
    assert found(read) == []
    assert read.decided is not None
    assert read.decided.decided is None


@pytest.mark.parametrize(
    "name",
    [
        "../hemligt.yaml",
        "a/../../hemligt.yaml",
        "/etc/passwd",
        "~/x.yaml",
        "https://example.org/x.yaml",
        "C:/x.yaml",
        "\\\\server\\x.yaml",
        "*.yaml",
        "link.yaml",
        "linked/hemligt.yaml",
        "device.yaml",
        "pipe.yaml",
        "loop.yaml",
        "folder",
        "saknas.yaml",
        "./",
        "tom.yaml",
        "plan.yaml",
        "till-planen.yaml",
        "a\\0b",
    ],
)
def test_nothing_else_than_a_file_below_the_plans_folder_is_read(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "planer"
    folder.mkdir()
    (tmp_path / "hemligt.yaml").write_text(DECIDED, encoding="utf-8")
    (folder / "plan.yaml").write_text(DECIDED, encoding="utf-8")
    (folder / "till-planen.yaml").symlink_to("plan.yaml")
    (folder / "tom.yaml").write_text("", encoding="utf-8")
    (folder / "folder").mkdir()
    (folder / "link.yaml").symlink_to("../hemligt.yaml")
    (folder / "linked").symlink_to("..")
    (folder / "device.yaml").symlink_to("/dev/zero")
    (folder / "loop.yaml").symlink_to("loop.yaml")
    os.mkfifo(folder / "pipe.yaml")
    read = loaded(naming(name), folder)
    assert read.decided is None
    *escaped, finding = read.diagnostics
    assert found(read)[-1] == "YML07 planer/plan.yaml:1"
    assert [each.code.code for each in escaped] == (["YML11"] if "\\0" in name else [])
    assert finding.span.text.startswith('"')
    for language in Language:
        assert finding.message.to(language).isprintable()
        assert finding.advice is not None


def test_a_decided_plan_that_includes_the_plan_is_a_loop(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(naming("b.yaml"), encoding="utf-8")
    (tmp_path / "b.yaml").write_text("inkludera: plan.yaml\nprojekt: Samtal\n", encoding="utf-8")
    read = loaded(naming("b.yaml"), tmp_path)
    assert found(read) == ["YML07 planer/b.yaml:1"]


def test_a_list_is_no_plan(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("- A1\n", encoding="utf-8")
    read = loaded(naming("b.yaml"), tmp_path)
    assert [(each.code, each.span.source.name) for each in read.diagnostics] == [(NOT_A_PLAN, "planer/plan.yaml")]
    assert read.decided is None


def test_a_plan_from_nowhere_cannot_name_a_file() -> None:
    assert found(loaded(naming("b.yaml"), None)) == ["YML07 planer/plan.yaml:1"]


def test_a_file_that_is_still_to_be_named_is_not_looked_for(tmp_path: Path) -> None:
    assert found(loaded(naming("TBD"), tmp_path)) == []

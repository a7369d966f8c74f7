"""Plans that are divided into several files, and those that try to read what they should not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kompplan.i18n.language import Language
from kompplan.syntax.files import Refused
from kompplan.syntax.limits import DEFAULT, Limits
from kompplan.syntax.read import read_file, read_source
from kompplan.syntax.reader import Composed

from .trees import plain, value


def read(folder: Path, limits: Limits = DEFAULT, **files: str) -> Composed:
    """Write ``plan.yaml`` and its files (``budget`` for ``budget.yaml``) and read the plan."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        path = folder / (name.replace("__", "/") + ".yaml")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    answer = read_file(folder / "plan.yaml", "planer/plan.yaml", limits)
    assert not isinstance(answer, Refused)
    return answer


def found(composed: Composed) -> list[str]:
    return [
        f"{each.code.code} {each.span.source.name}:{each.span.first.line}:{each.span.first.column}"
        for each in composed.diagnostics
    ]


def test_sections_of_other_files_become_the_plans(tmp_path: Path) -> None:
    composed = read(
        tmp_path,
        plan="projekt: {id: a}\ninkludera: [budget.yaml, delar/risker.yaml]\n",
        budget="budget: {rader: []}\n",
        delar__risker="include: mer.yaml\nrisker: [R1]\n",
        delar__mer="mål: [M1]\n",
    )
    assert composed.diagnostics == ()
    assert plain(composed.root) == {
        "projekt": {"id": "a"}, "budget": {"rader": []}, "risker": ["R1"], "mål": ["M1"]
    }  # fmt: skip
    assert value(composed, "mål", 0).span.source.name == "planer/delar/mer.yaml"


def test_lists_follow_each_other_and_different_keys_stand_side_by_side(tmp_path: Path) -> None:
    composed = read(tmp_path, plan="include: b.yaml\na: [1]\nm: {x: 1}\n", b="a: [2]\nm: {y: 2}\n")
    assert composed.diagnostics == ()
    assert plain(composed.root) == {"a": ["1", "2"], "m": {"x": "1", "y": "2"}}


def test_what_stands_in_two_files_is_a_finding_that_names_both(tmp_path: Path) -> None:
    composed = read(tmp_path, plan="include: b.yaml\na: 1\nm: {x: 1}\n", b="a: 2\nm: {x: 2}\n")
    assert found(composed) == ["YML02 planer/b.yaml:1:1", "YML02 planer/b.yaml:2:5"]
    assert plain(composed.root) == {"a": "1", "m": {"x": "1"}}
    assert "planer/plan.yaml, på rad 2" in composed.diagnostics[0].message.to(Language.SV)


def test_a_file_can_stand_in_the_place_of_a_value(tmp_path: Path) -> None:
    composed = read(
        tmp_path,
        plan="aktiviteter: {inkludera: delar/akt.yaml}\nmål: [{include: mål1.yaml}]\n",
        delar__akt="- id: A1\n  text: {include: t.yaml}\n",
        delar__t="hej\n",
        mål1="{id: M1}\n",
    )
    assert composed.diagnostics == ()
    assert plain(composed.root) == {"aktiviteter": [{"id": "A1", "text": "hej"}], "mål": [{"id": "M1"}]}


@pytest.mark.parametrize(
    "name",
    [
        "../hemligt.yaml",
        "a/../../hemligt.yaml",
        "/etc/passwd",
        "~/x.yaml",
        "https://example.org/x.yaml",
        "file:///etc/passwd",
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
        ".",
        "",
        "[]",
        "a\\0b",
    ],
)
def test_nothing_outside_the_plans_folder_is_read(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "planer"
    folder.mkdir()
    (tmp_path / "hemligt.yaml").write_text("hemligt: 1\n", encoding="utf-8")
    (folder / "folder").mkdir()
    (folder / "link.yaml").symlink_to("../hemligt.yaml")
    (folder / "linked").symlink_to("..")
    (folder / "device.yaml").symlink_to("/dev/zero")
    (folder / "loop.yaml").symlink_to("loop.yaml")
    os.mkfifo(folder / "pipe.yaml")
    quoted = '"' + name.replace("\\", "\\\\").replace("\\\\0", "\\0") + '"'
    composed = read(folder, plan=f"a: 1\ninclude: {quoted}\n")
    assert plain(composed.root) == {"a": "1"}
    assert "YML07 planer/plan.yaml:2:10" in found(composed)
    for each in composed.diagnostics:
        for language in Language:
            assert each.message.to(language).isprintable()


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to("b.yaml")
    assert plain(read(tmp_path, plan="include: link.yaml\n", b="a: 1\n").root) == {"a": "1"}


def test_a_missing_file_suggests_the_one_beside_it(tmp_path: Path) -> None:
    composed = read(tmp_path, plan="include: budgt.yaml\n", budget="a: 1\n")
    (each,) = composed.diagnostics
    assert each.advice is not None and each.advice.to(Language.SV) == "menade du budget.yaml?"


@pytest.mark.parametrize(
    ("files", "expected", "chain"),
    [
        ({"plan": "include: plan.yaml\n"}, "planer/plan.yaml:1:10", "planer/plan.yaml → planer/plan.yaml"),
        (
            {"plan": "include: b.yaml\n", "b": "a: {include: c.yaml}\n", "c": "include: b.yaml\n"},
            "planer/c.yaml:1:10",
            "planer/plan.yaml → planer/b.yaml → planer/c.yaml → planer/b.yaml",
        ),
    ],
)
def test_a_file_that_includes_itself_is_found(tmp_path: Path, files: dict[str, str], expected: str, chain: str) -> None:
    (each,) = read(tmp_path, DEFAULT, **files).diagnostics
    assert f"{each.span.source.name}:{each.span.first.line}:{each.span.first.column}" == expected
    assert chain in each.message.to(Language.SV)


def test_the_same_file_twice_is_a_finding(tmp_path: Path) -> None:
    composed = read(tmp_path, plan="include: [b.yaml, b.yaml]\n", b="a: 1\n")
    assert found(composed) == ["YML07 planer/plan.yaml:1:19"]
    assert composed.diagnostics[0].related[0].span.first == (1, 11)


def test_an_alias_of_an_include_is_read_once(tmp_path: Path) -> None:
    composed = read(tmp_path, plan="a: &x [{include: b.yaml}]\nc: *x\n", b="{d: 1}\n")
    assert composed.diagnostics == ()
    assert plain(composed.root) == {"a": [{"d": "1"}], "c": [{"d": "1"}]}


def test_findings_name_the_file_they_are_in(tmp_path: Path) -> None:
    composed = read(
        tmp_path, plan="include: [b.yaml, c.yaml, d.yaml, e.yaml]\n", b="a: [\n", c="- 1\n", d="", e="f: 1\n"
    )
    assert found(composed) == ["YML01 planer/b.yaml:1:4", "YML12 planer/c.yaml:1:1", "YML07 planer/plan.yaml:1:27"]
    assert plain(composed.root) == {"f": "1"}


def test_includes_are_limited(tmp_path: Path) -> None:
    files = {f"b{i}": f"k{i}: 1\n" for i in range(5)}
    plan = "include: [" + ", ".join(f"{name}.yaml" for name in files) + "]\n"
    composed = read(tmp_path, DEFAULT._replace(includes=3), plan=plan, **files)
    assert found(composed) == ["YML06 planer/plan.yaml:1:38"]
    composed = read(tmp_path, DEFAULT._replace(size=len(plan)), plan=plan, b0="k: " + "x" * len(plan))
    assert "YML06 planer/plan.yaml:1:11" in found(composed)


def test_a_chain_of_files_cannot_nest_endlessly(tmp_path: Path) -> None:
    files = {f"b{i}": f"{{a: {{include: b{i + 1}.yaml}}}}\n" for i in range(100)}
    composed = read(tmp_path, DEFAULT, plan="x: {include: b0.yaml}\n", **files)
    assert [each.code.code for each in composed.diagnostics] == ["YML06"]


def test_a_plan_from_nowhere_includes_nothing() -> None:
    composed = read_source(b"a: 1\ninclude: b.yaml\n", "-", None)
    assert found(composed) == ["YML07 -:2:10"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [(b"", "YML12 p:1:1"), (b"# x\n", "YML12 p:1:1"), (b"---\n", "YML12 p:2:1"), (b"- a\n", "YML12 p:1:1"),
     (b"hej\n", "YML12 p:1:1"), (b"a: [\n", "YML01 p:1:4"), (b"a: \xe5\n", "YML04 p:1:4")],
)  # fmt: skip
def test_what_is_not_a_plan_is_said(data: bytes, expected: str) -> None:
    composed = read_source(data, "p", None)
    assert composed.root is None
    assert found(composed) == [expected]


def test_a_plan_beyond_the_size_is_a_finding(tmp_path: Path) -> None:
    composed = read(tmp_path, DEFAULT._replace(size=3), plan="a: 1\n")
    assert found(composed) == ["YML06 planer/plan.yaml:1:1"]
    assert found(read_source(b"a: 1\n", "p", None, DEFAULT._replace(size=3))) == ["YML06 p:1:1"]


def test_a_missing_file_is_met_with_what_lies_there(tmp_path: Path) -> None:
    composed = read(tmp_path, plan="inkludera: [budgit.yaml, personer.yaml]\n", budget="budget: {}\n")
    advice = [each.advice.to(Language.SV) for each in composed.diagnostics if each.advice is not None]
    assert advice == ["menade du budget.yaml?", "rätta namnet; i mappen finns: budget.yaml"]

"""The audiences that list one thing of a plan: of every example, of a full plan, and of one with next to nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kompplan.i18n.language import Language
from kompplan.reports.audience import audience
from kompplan.reports.audiences import audiences
from kompplan.reports.build import build
from kompplan.reports.view import Report, Table
from reports.pages import Page
from reports.plans import EXAMPLES, example_making, example_report, filled, report

NAMES = ("application", "owners", "risks", "procurement", "participants")
NEXT_TO_NOTHING = (
    "projekt: {namn: X}",
    "projekt: X\naktiviteter: [{aktivitet: Y}]",
    "risker: {register: []}",
    "målgrupper: []\nupphandling: []\n",
    "målgrupper: [{namn: alla}]",
    "upphandling: [{vad: kaffe}]",
    "tabeller: [{rubrik: tom}]",
)


def tables(made: Report) -> list[Table]:
    return [
        block
        for section in made.sections
        for part in section.parts
        for block in part.blocks
        if isinstance(block, Table)
    ]


def test_each_is_found_by_its_name() -> None:
    assert set(NAMES) <= {each.name for each in audiences()}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", NAMES)
def test_every_example_has_one(name: str, path: Path, language: Language) -> None:
    page = Page(example_report(path, "html", language, name))
    assert not page.unclosed
    ids = [tag.attributes["id"] for tag in page.tags if "id" in tag.attributes]
    assert len(ids) == len(set(ids))
    assert not re.search(r"\bNone\b|\bTrue\b|\bFalse\b|\{[a-z_]+\}", page.text)
    made = example_report(path, "md", language, name)
    assert made == example_report(path, "md", language, name)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", NAMES)
def test_tables_are_even_and_their_figures_are_figures(name: str, path: Path, language: Language) -> None:
    made = build(example_making(path, language), audience(name), "html")
    found = tables(made)
    for table in found:
        keys = [column.key for column in table.columns if column.key]
        assert len(keys) == len(set(keys)), table.caption
        assert sum(column.head for column in table.columns) == 1, table.caption
        for row in table.rows:
            assert len(row.cells) == len(table.columns), table.caption
            for cell, column in zip(row.cells, table.columns, strict=True):
                if cell.number:
                    assert column.unit, (table.caption, column.heading)
                if column.unit == "date" and cell.number:
                    assert re.fullmatch(r"\d{4}-\d\d-\d\d", cell.number)
                elif cell.number:
                    float(cell.number)
    names = [table.name for table in found if table.name]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", NAMES)
def test_the_main_table_is_there_where_the_plan_has_something(name: str) -> None:
    path = next(each for each in EXAMPLES if each.stem == "monsterplan")
    chosen = audience(name)
    made = build(example_making(path, Language.SV), chosen, "csv")
    assert chosen.table in {table.name for table in tables(made)}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("source", NEXT_TO_NOTHING)
@pytest.mark.parametrize("name", NAMES)
def test_a_plan_with_next_to_nothing_is_told_in_a_sentence(name: str, source: str, language: Language) -> None:
    for suffix in ("html", "md"):
        assert report(source.encode(), suffix, language, name=name)


@pytest.mark.parametrize("name", NAMES)
def test_a_full_plan_loses_no_field_to_a_crash(name: str) -> None:
    source = filled(lambda n: f"ord{n}").source
    for suffix in ("html", "md"):
        assert "ord" in report(source, suffix, name=name)


@pytest.mark.parametrize(
    "text", ["<script>{n}</script>", '"><img src=x onerror={n}>', "{{{{ {n} }}}}{{% x %}}", "&lt;b&gt;{n}"]
)
@pytest.mark.parametrize("name", NAMES)
def test_hostile_text_stays_text(name: str, text: str) -> None:
    calm = Page(report(filled(lambda n: f"ord{n}").source, "html", name=name))
    page = Page(report(filled(lambda n: text.format(n=n)).source, "html", name=name))
    assert {tag.name for tag in page.tags} == {tag.name for tag in calm.tags}
    assert not page.unclosed
    assert "script" not in {tag.name for tag in page.tags}
    assert not any(key.startswith("on") for tag in page.tags for key in tag.attributes)


@pytest.mark.parametrize("name", NAMES)
def test_places_are_seen_from_the_plan_s_folder(name: str) -> None:
    path = next(each for each in EXAMPLES if each.stem == "lia")
    assert str(path.parent) not in example_report(path, "html", Language.SV, name)

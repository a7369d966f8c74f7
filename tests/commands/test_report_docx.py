"""``kompplan report --docx`` and ``--docx-template``."""

from io import BytesIO
from pathlib import Path

from commands.cli import Cli
from reports.word import PLAN, body_text, opened, template


def test_a_document_is_made_anew_until_somebody_has_edited_it(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    assert cli("report", "plan.yaml", "--docx").status == 0
    first = Path("plan.docx").read_bytes()
    assert cli("report", "plan.yaml", "--docx").status == 0
    assert Path("plan.docx").read_bytes() == first
    edited = BytesIO()
    opened(first).save(edited)
    Path("plan.docx").write_bytes(edited.getvalue())
    ended = cli("report", "plan.yaml", "--docx")
    assert ended.status == 2
    assert "--force" in ended.err
    assert Path("plan.docx").read_bytes() == edited.getvalue()
    assert cli("report", "plan.yaml", "--docx", "--force").status == 0


def test_a_template_is_used_and_named_in_the_command_that_makes_it_again(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    Path("vår mall.docx").write_bytes(template("Tjänsteskrivelse", "{{ kompplan }}"))
    assert cli("report", "plan.yaml", "--docx-template", "vår mall.docx").status == 0
    said = body_text(opened(Path("plan.docx").read_bytes()))
    assert said.startswith("Tjänsteskrivelse\n")
    assert "--docx-template 'vår mall.docx'" in said


def test_a_template_that_cannot_be_used_is_told_and_nothing_is_written(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    Path("fel.docx").write_bytes(template("{{ titl }}"))
    ended = cli("report", "plan.yaml", "--docx", "--docx-template", "fel.docx", "--lang", "sv")
    assert (ended.status, ended.out) == (2, "")
    assert "menade du {{ title }}?" in ended.err
    assert not Path("plan.docx").exists()
    for name in ("saknas.docx", ".", "plan.yaml"):
        assert cli("report", "plan.yaml", "--docx", "--docx-template", name).status == 2
    assert cli("report", "plan.yaml", "--html", "--docx-template", "fel.docx").status == 2


def test_no_configuration_chooses_a_template(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    Path("mall.docx").write_bytes(template("Mallens text"))
    for name in ("docx_template", "docx-template"):
        cli.write("kompplan.toml", f'{name} = "mall.docx"\n')
        ended = cli("report", "plan.yaml", "--docx", "-o", "ut.docx", "--force")
        assert ended.status == 2 or "Mallens text" not in body_text(opened(Path("ut.docx").read_bytes()))

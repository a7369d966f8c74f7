"""``kompplan report`` writes over nothing but what it made itself."""

from pathlib import Path

from commands.cli import Cli

PLAN = "projekt: {namn: Plan}\naktiviteter:\n  - {id: A1, aktivitet: Kurs}\n"


def test_a_report_is_made_anew_and_nothing_else_is_written_over(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    assert cli("report", "plan.yaml", "--html", "--md").status == 0
    assert cli("report", "plan.yaml", "--html", "--md").status == 0
    for name in ("notes.md", "README.html"):
        cli.write(name, "vi valde kompplan\n")
        ended = cli("report", "plan.yaml", "-o", name)
        assert ended.status == 2
        assert "--force" in ended.err
        assert Path(name).read_text(encoding="utf-8") == "vi valde kompplan\n"
        assert cli("report", "plan.yaml", "-o", name, "--force").status == 0


def test_no_plan_and_no_part_of_one_is_written_over(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN + "inkludera: del.yaml\n")
    cli.write("del.yaml", "mål:\n  - text: fler samtal\n")
    cli("new", "annan")
    for name in ("annan.yaml", "del.yaml", "plan.yaml"):
        before = Path(name).read_bytes()
        assert cli("report", "plan.yaml", "-o", name).status == 2
        assert Path(name).read_bytes() == before
    assert cli("report", "plan.yaml", "-o", "del.yaml", "--force").status == 2
    assert cli("schema", "-o", "annan.yaml").status == 2


def test_the_files_name_decides_the_format(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    assert cli("report", "plan.yaml", "-o", "rapport.md").status == 0
    assert "<html" not in Path("rapport.md").read_text(encoding="utf-8")
    assert cli("report", "plan.yaml", "--md", "-o", "rapport.html").status == 2


def test_what_is_missing_follows_the_nearest_configuration(cli: Cli) -> None:
    cli.write("plan.yaml", "projekt: {namn: Plan, status: klar}\naktiviteter: [{id: A1, aktivitet: Kurs}]\n")
    cli("report", "plan.yaml", "--md", "-o", "allt.md")
    cli.write("kompplan.toml", 'ignore = ["ACT01"]\n')
    cli("report", "plan.yaml", "--md", "-o", "valt.md")
    assert "ACT01" in (cli.folder / "allt.md").read_text(encoding="utf-8")
    assert "ACT01" not in (cli.folder / "valt.md").read_text(encoding="utf-8")

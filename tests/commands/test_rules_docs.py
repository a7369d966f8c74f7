"""``kompplan rules --docs``: the pages about the rules, written by one command."""

from commands.cli import Cli
from kompplan.commands.documenting import documents
from kompplan.i18n.language import Language


def test_the_command_writes_them_all(cli: Cli) -> None:
    (cli.folder / "docs").mkdir()
    ended = cli("rules", "--docs", "docs")
    assert (ended.status, ended.out) == (0, "")
    for language in Language:
        for path, text in documents(language).items():
            assert (cli.folder / "docs" / path).read_text(encoding="utf-8") == text
    assert cli("rules", "--docs", "docs").status == 0, "pages that kompplan made are made anew"
    assert cli("rules", "--docs", "nowhere").status == 2


def test_one_language_may_be_asked_for(cli: Cli) -> None:
    (cli.folder / "docs").mkdir()
    ended = cli("rules", "--docs", "docs", "--lang", "en")
    assert ended.err.startswith("wrote ")
    written = {path.relative_to(cli.folder / "docs").as_posix() for path in (cli.folder / "docs").rglob("*.md")}
    assert written == set(documents(Language.EN))


def test_a_page_that_somebody_else_wrote_is_left(cli: Cli) -> None:
    cli.write("docs/settings.md", "Our own words.")
    assert cli("rules", "--docs", "docs").status == 2
    assert (cli.folder / "docs" / "settings.md").read_text(encoding="utf-8") == "Our own words."
    assert cli("rules", "--docs", "docs", "--force").status == 0

"""What an editor really offers: yaml-language-server with our schema, asked over stdio."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from handbook.language_server import LanguageServer
from kompplan.handbook.schema import written
from kompplan.i18n.language import Language

ROOT = Path(__file__).parents[2]


def command() -> list[str] | None:
    """Return how to start the server: ``KOMPPLAN_YAMLLS``, this folder's node_modules, or one on the path."""
    local = ROOT / "node_modules" / ".bin" / "yaml-language-server"
    found = os.environ.get("KOMPPLAN_YAMLLS") or (
        str(local) if local.exists() else shutil.which("yaml-language-server")
    )
    return [found] if found and shutil.which("node") else None


COMMAND = command()
pytestmark = pytest.mark.skipif(
    COMMAND is None, reason="needs node and yaml-language-server (npm install yaml-language-server, or KOMPPLAN_YAMLLS)"
)


def server(language: Language, folder: Path) -> LanguageServer:
    path = folder / "kompplan.schema.json"
    path.write_text(written(language), encoding="utf-8")
    started = LanguageServer(COMMAND or [], path)
    # The schema is there once the server has complained of something that only the schema knows.
    assert started.complaints("projekt:\n  foo: 1\n")
    return started


@pytest.fixture(scope="module")
def swedish(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    with server(Language.SV, tmp_path_factory.mktemp("sv")) as started:
        yield started


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    with server(Language.EN, tmp_path_factory.mktemp("en")) as started:
        yield started


def test_sections_are_offered_in_the_language_of_the_schema(swedish: LanguageServer, english: LanguageServer) -> None:
    assert swedish.completions("|")[:4] == ["projekt", "utmaning", "vision", "mål"]
    assert english.completions("|")[:4] == ["project", "challenge", "vision", "goals"]


def test_fields_of_a_row_are_offered(swedish: LanguageServer) -> None:
    offered = swedish.completions("aktiviteter:\n  - aktivitet: Kurs\n    |")
    assert {"ansvarig", "senast", "kostnad"} <= set(offered)
    assert "owner" not in offered


def test_the_main_words_of_a_list_are_offered(swedish: LanguageServer, english: LanguageServer) -> None:
    aspects = ["kompetens", "organisation", "processer", "teknik", "styrning"]
    assert swedish.completions("aktiviteter:\n  - aktivitet: Kurs\n    aspekt: |") == aspects
    assert swedish.completions("strategi:\n  teknik: |") == ["behövs", "behövs inte", "okänt"]
    assert swedish.completions("utvärdering:\n  slag: |") == ["lärande", "halvtid", "slutlig"]
    assert english.completions("project:\n  status: |") == ["draft", "ready", "running", "closed"]


def test_a_word_is_explained_whichever_language_it_is_in(swedish: LanguageServer, english: LanguageServer) -> None:
    for word in ("ansvar|ig", "own|er"):
        shown = swedish.hover(f"aktiviteter:\n  - aktivitet: Kurs\n    {word}: x")
        assert "Rollen som ser till att det blir gjort" in shown
        assert "enhetschefen" in shown
    assert "never a person's name" in english.hover("aktiviteter:\n  - aktivitet: Kurs\n    ansvar|ig: x")
    assert "nivåer:" in swedish.hover("risk|er:\n  skala: 1–5")


def test_what_is_wrong_is_marked(swedish: LanguageServer) -> None:
    plan = "aktiviteter:\n  - aktivitet: Kurs\n    aspekt: ekonomi\n    kostnad: [1, 2]\n    namm: x\n"
    said = " ".join(swedish.complaints(plan))
    assert "teknik" in said
    assert "här står ett belopp, ett antal eller en tid" in said
    assert "namm" in said


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*/[!.]*.yaml")), ids=lambda path: path.stem)
def test_examples_are_not_marked(path: Path, swedish: LanguageServer) -> None:
    text = path.read_text(encoding="utf-8").replace("|", "/")
    assert swedish.complaints(text) == []

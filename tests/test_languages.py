"""A plan says the same in Swedish and in English: every example is put into the other language and judged again."""

from datetime import date
from pathlib import Path

import pytest

from kompplan.i18n.language import Language
from kompplan.loading.load import Loaded, load
from kompplan.loading.translation import edits
from kompplan.pipeline import Judged, judge

EXAMPLES = Path(__file__).parents[1] / "examples"
PLANS = [path for path in sorted(EXAMPLES.glob("*/*.yaml")) if path.stem == path.parent.name]
TODAY = date(2026, 9, 1)


def translated(path: Path, language: Language, into: Path) -> Path:
    """Write the plan and everything it includes anew in ``language``; return the plan."""
    result = load(path.read_bytes(), str(path), path.parent)
    assert isinstance(result, Loaded)
    texts: dict[str, str] = {}
    changes = sorted(set(edits(result, language)), key=lambda each: (each[0].source.name, -each[0].start))
    for file in path.parent.rglob("*.yaml"):
        texts[str(file)] = file.read_text(encoding="utf-8")
    for span, words in changes:
        text = texts[span.source.name]
        texts[span.source.name] = text[: span.start] + words + text[span.end :]
    for name, text in texts.items():
        target = into / Path(name).relative_to(path.parent)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return into / path.name


def seen(path: Path) -> Judged:
    return judge(path.read_bytes(), path.name, lambda _: TODAY, path.parent)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", list(Language))
def test_a_plan_gives_the_same_findings_in_either_language(path: Path, language: Language, tmp_path: Path) -> None:
    other = translated(path, language, tmp_path)
    before, after = seen(path), seen(other)
    assert before.checked is not None and after.checked is not None
    assert [(each.code.code, each.severity, each.span.first.line) for each in after.diagnostics] == [
        (each.code.code, each.severity, each.span.first.line) for each in before.diagnostics
    ]
    assert after.checked.budget.kronor == before.checked.budget.kronor
    assert [each.value for each in after.checked.risks.scored] == [each.value for each in before.checked.risks.scored]


def test_the_translation_of_an_example_is_not_the_example_itself(tmp_path: Path) -> None:
    path = next(each for each in PLANS if each.stem == "lia")
    english = translated(path, Language.EN, tmp_path).read_text(encoding="utf-8")
    assert "solution_tree:" in english or "activities:" in english or "risks:" in english
    assert "projekt:" not in english

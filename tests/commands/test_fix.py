"""``--fix``, ``--unsafe-fixes`` and ``--diff``: what is mended, what is not, and that nothing else changes."""

import codecs
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kompplan.commands.rewriting import rewrite
from kompplan.diagnostics.diagnostic import Diagnostic
from kompplan.errors import KompplanError
from kompplan.i18n.language import Language
from kompplan.mend import Texts, mend
from kompplan.pipeline import Judged, judge
from kompplan.syntax.layout import comments_of
from syntax.spellings import Tree, spelt

from .cli import Cli

DAY = ("--today", "2026-09-01")


class Mend(NamedTuple):
    """A plan before and after, with the code whose finding is mended."""

    code: str
    safe: bool
    before: str
    after: str


MENDS = [Mend(**each) for each in yaml.safe_load(Path(__file__).with_name("mends.yaml").read_text(encoding="utf-8"))]


def selected(mend: Mend) -> tuple[str, ...]:
    rules = "ACT04,ACT01" if mend.code.startswith("ALW") else mend.code
    return () if mend.code.startswith("TYP") else ("--select", f"{rules},ALW")


@pytest.mark.parametrize("mend", MENDS, ids=[f"{each.code}-{index}" for index, each in enumerate(MENDS)])
def test_a_plan_is_mended_once_and_then_stays(cli: Cli, mend: Mend) -> None:
    plan = cli.write("plan.yaml", mend.before)
    first = cli("validate", "plan.yaml", *DAY, *selected(mend), "--fix")
    if not mend.safe:
        assert plan.read_text() == mend.before
        assert "--unsafe-fixes" in first.out.splitlines()[-1]
        cli("validate", "plan.yaml", *DAY, *selected(mend), "--fix", "--unsafe-fixes")
    assert plan.read_text() == mend.after
    again = cli("validate", "plan.yaml", *DAY, *selected(mend), "--fix", "--unsafe-fixes")
    assert plan.read_text() == mend.after
    assert again.out.splitlines()[-1] == "rättade inget"


PLAN = """\
# budgeten beslutas i maj
risker:
    - {id: R1,   risk: Chefen slutar, S: 3, K: 4, riskvärde: 16}   # se protokollet
aktiviteter:
- {id: A1, aktivitet: Kurs, ansvrig: rektor}
"""


def test_line_ends_marks_and_everything_around_stay(cli: Cli) -> None:
    plan = cli.write("plan.yaml", "")
    before = codecs.BOM_UTF8 + PLAN.replace("\n", "\r\n").encode()
    plan.write_bytes(before)
    cli("validate", "plan.yaml", "--fix")
    assert plan.read_bytes() == before.replace(b": 16}", b": 12}")


def test_the_last_line_counts_what_was_mended_and_what_could_be(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    before = cli("validate", "plan.yaml", *DAY)
    assert "1 kan rättas med --fix, 1 till med --unsafe-fixes" in before.out.splitlines()[-1]
    after = cli("validate", "plan.yaml", *DAY, "--fix")
    assert after.out.splitlines()[-1] == "rättade 1; 1 till med --unsafe-fixes"
    assert "RSK03" not in after.out
    english = cli("validate", "plan.yaml", *DAY, "--fix", "--unsafe-fixes", "--lang", "en")
    assert english.out.splitlines()[-1] == "mended 1"


def test_machine_formats_hold_nothing_but_findings(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    ended = cli("validate", "plan.yaml", *DAY, "--fix", "--format", "json")
    assert ended.out.startswith("{") and ended.out.endswith("}\n")
    assert ended.err == "kompplan: rättade 1; 1 till med --unsafe-fixes\n"


def test_a_difference_is_shown_and_nothing_is_changed(cli: Cli) -> None:
    plan = cli.write("plan.yaml", PLAN)
    ended = cli("validate", "plan.yaml", "--diff", "--unsafe-fixes")
    assert plan.read_text() == PLAN
    assert ended.status == 1
    assert ended.out == (
        "--- plan.yaml\n+++ plan.yaml\n@@ -1,5 +1,5 @@\n # budgeten beslutas i maj\n risker:\n"
        "-    - {id: R1,   risk: Chefen slutar, S: 3, K: 4, riskvärde: 16}   # se protokollet\n"
        "+    - {id: R1,   risk: Chefen slutar, S: 3, K: 4, riskvärde: 12}   # se protokollet\n"
        " aktiviteter:\n"
        "-- {id: A1, aktivitet: Kurs, ansvrig: rektor}\n+- {id: A1, aktivitet: Kurs, ansvarig: rektor}\n"
    )
    assert ended.err == "kompplan: skulle rätta 2\n"
    assert cli("validate", "plan.yaml", "--diff", "--select", "ACT01").status == 0


def test_standard_input_comes_out_mended(cli: Cli) -> None:
    ended = cli("validate", "-", "--fix", stdin=PLAN)
    assert ended.out == PLAN.replace(": 16}", ": 12}")
    assert "rättade 1" in ended.err
    assert cli("validate", "-", "--fix", stdin="projekt: {namn: Kurs}\r\n").out == "projekt: {namn: Kurs}\r\n"


def test_unsafe_mendings_are_asked_for_together_with_where_they_go(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    ended = cli("validate", "plan.yaml", "--unsafe-fixes")
    assert ended.status == 2
    assert "--fix eller --diff" in ended.err


TOTAL = """\
budget:
  angiven_summa: 1 761 220 kr
  rader:
    - {post: Kurs, belopp: 1 762 220 kr}
tabeller:
  - kolumner: [kommun, totalt, kvinnor, män]
    rader: [[Ådala, 87, 48, 39], [Skogsby, 10, 5, 5]]
    summa: [96, 53, 44]
målgrupper:
  - {id: M1, namn: Chefer, antal: {totalt: 86, kvinnor: 48, män: 39}}
"""


def test_a_stated_total_is_never_changed(cli: Cli) -> None:
    plan = cli.write("plan.yaml", TOTAL)
    ended = cli("validate", "plan.yaml", "--fix", "--unsafe-fixes", "--show", "info")
    assert plan.read_text() == TOTAL
    for code in ("BUD01", "PAR01", "PAR02"):
        assert code in ended.out


def test_an_included_file_is_mended_where_the_finding_lies(cli: Cli) -> None:
    plan = cli.write("plan.yaml", "projekt: {namn: Kurs}\nrisker: {inkludera: delar/risker.yaml}\n")
    part = cli.write("delar/risker.yaml", "- {id: R1, risk: Chefen slutar, S: 3, K: 4, riskvärde: 16}\n")
    shown = cli("validate", "plan.yaml", "--diff")
    assert "--- delar/risker.yaml" in shown.out
    cli("validate", "plan.yaml", "--fix")
    assert part.read_text() == "- {id: R1, risk: Chefen slutar, S: 3, K: 4, riskvärde: 12}\n"
    assert plan.read_text() == "projekt: {namn: Kurs}\nrisker: {inkludera: delar/risker.yaml}\n"


def test_a_file_that_two_plans_share_is_mended_once(cli: Cli) -> None:
    for name in ("a.yaml", "b.yaml"):
        cli.write(name, "projekt: {namn: Kurs}\nrisker: {inkludera: risker.yaml}\n")
    cli.write("risker.yaml", "- {id: R1, risk: Chefen slutar, S: 3, K: 4, riskvärde: 16}\n")
    shown = cli("validate", "a.yaml", "b.yaml", "--diff")
    assert shown.out.count("+++") == 1
    assert cli("validate", "a.yaml", "b.yaml", "--fix").out.splitlines()[-1].startswith("rättade 1")


@pytest.mark.parametrize("linked", ["plan.yaml", "risker.yaml"])
def test_what_a_link_leads_to_is_not_changed(cli: Cli, linked: str) -> None:
    texts = {
        "plan.yaml": "projekt: {namn: Kurs}\nrisker: {inkludera: risker.yaml}\n",
        "risker.yaml": "- {id: R1, risk: Chefen slutar, S: 3, K: 4, riskvärde: 16}\n",
    }
    if linked == "plan.yaml":
        texts = {"plan.yaml": "risker:\n  " + texts["risker.yaml"]}
    for name, text in texts.items():
        cli.write(name, text)
    real = (cli.folder / linked).rename(cli.folder / f"real-{linked}")
    (cli.folder / linked).symlink_to(real.name)
    ended = cli("validate", "plan.yaml", "--fix")
    assert real.read_text() == texts[linked]
    assert (cli.folder / linked).is_symlink()
    assert f"{linked} nås genom en länk" in ended.err
    assert ended.out.splitlines()[-1].startswith("rättade inget")


def test_a_mending_that_would_break_the_plan_is_left_out_and_told(cli: Cli) -> None:
    # Both words are near the same field, and only one of them can take its name.
    text = "aktiviteter:\n  - {aktivitet: Kurs, ansvrig: rektor, ansvarg: enhetschef}\n"
    plan = cli.write("plan.yaml", text)
    ended = cli("validate", "plan.yaml", "--fix", "--unsafe-fixes", "--select", "STR02")
    assert plan.read_text() == text.replace("ansvrig", "ansvarig")
    assert "plan.yaml:2:40: STR02 rättas inte (skriv ansvarig)" in ended.err
    assert ended.out.splitlines()[-1] == "rättade 1"


def test_a_file_that_cannot_be_written_stays_and_is_told(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = cli.write("plan.yaml", PLAN)

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    ended = cli("validate", "plan.yaml", "--fix")
    assert ended.status == 2
    assert "disken är full" in ended.err
    assert plan.read_text() == PLAN
    assert [each.name for each in cli.folder.iterdir()] == ["plan.yaml"]


def test_a_file_that_somebody_else_changed_meanwhile_is_not_written(cli: Cli) -> None:
    plan = cli.write("plan.yaml", PLAN)
    with pytest.raises(KompplanError) as wrong:
        rewrite(plan, "plan.yaml", b"what was read", b"what was mended")
    assert "ändrades av någon annan" in wrong.value.message.to(Language.SV)
    assert plan.read_text() == PLAN


FAULTY: Tree = {
    "projekt": {"namn": "Samtal", "period": "2027-01-11 – 2027-12-15"},
    "aktiviteter": [
        {"id": "A1", "aktivitet": "Kurs", "kostnad": "1761220.50 kr", "när": "7 mars", "ansvrig": "rektor"},
        {"id": "A1", "aktivitet": "Prov", "efter": ["a2"], "antalDeltagare": "12"},
        {"id": "A2", "aktivitet": "Kurs", "när": "2027/05/04"},
    ],
    "risker": {"register": [{"id": "R1", "risk": "Chefen slutar", "S": "3", "K": "4", "riskvärde": "16"}]},
}


@given(spelt(FAULTY), st.booleans())
@settings(max_examples=60)
def test_mending_twice_is_mending_once_however_a_plan_is_spelled(text: str, unsafe: bool) -> None:
    def verdict(texts: Texts) -> Judged:
        return judge(texts.get("plan.yaml", text).encode(), "plan.yaml", lambda _: date(2026, 9, 1))

    def wanted(found: Diagnostic) -> bool:
        return found.mending is not None and (unsafe or found.mending.safe)

    once = mend(verdict({}), verdict, wanted)
    assert once.done >= 2
    again = mend(once.judged, lambda texts: verdict({**once.texts, **texts}), wanted)
    assert (again.done, again.texts) == (0, {})
    mended = once.texts["plan.yaml"]
    assert comments_of(mended) == comments_of(text)
    assert not [each for each in once.judged.diagnostics if each.code.code in ("RSK03", "TXT03")]


EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/[!.]*.yaml"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_are_mended_in_one_run(cli: Cli, example: Path) -> None:
    for path in example.parent.rglob("*.yaml"):
        cli.write(str(path.relative_to(example.parent)), path.read_text(encoding="utf-8"))
    cli("validate", example.name, *DAY, "--fix", "--unsafe-fixes")
    after = {path: path.read_bytes() for path in cli.folder.rglob("*.yaml")}
    again = cli("validate", example.name, *DAY, "--fix", "--unsafe-fixes")
    assert again.out.splitlines()[-1] == "rättade inget"
    assert {path: path.read_bytes() for path in cli.folder.rglob("*.yaml")} == after

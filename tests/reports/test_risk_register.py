"""The risk register: by value, what waits for a decision, what is unscored, and the scale in words."""

from __future__ import annotations

import re

from kompplan.i18n.language import Language
from reports.plans import EXAMPLES, example_report, report

PLAN = """\
risker:
  skala: {värden: 1–4, sannolikhet: [liten, viss, stor, mycket stor], konsekvens: [liten, viss, stor, mycket stor]}
  nivåer: {godtas: 1–4, åtgärdas: 5–9, åtgärdas nu: 10–16}
  register:
    - {id: R1, risk: Lokalen är liten, S: 1, K: 2, status: öppen}
    - {id: R2, risk: Chefen slutar, S: 4, K: 4, åtgärd: Två delar, ansvarig: nämnden, efter_åtgärd: {S: 3, K: 4}}
    - {id: R3, risk: Ingen kommer, S: 3, K: 3, åtgärd: Bjud in, ansvarig: chefen, senast: 2027-01-10, följs_upp: 2025}
    - {id: R4, risk: Pengarna tar slut, S: 4, K: 3, status: stängd}
    - {id: R5, risk: Snön kommer, S: 9, K: 3}
  obedömda: [{id: N1, risk: Något annat}]
"""


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\\", "")


def made(language: Language = Language.SV, source: str = PLAN) -> str:
    return plain(report(source.encode(), "md", language, name="risks"))


def section(text: str, title: str) -> str:
    return text.split(f"\n## {title}\n")[1].split("\n## ", maxsplit=1)[0]


def test_the_register_is_in_order_of_value_and_closed_risks_come_last() -> None:
    register = made().split("### Riskregister")[1].split("\n###")[0]
    assert re.findall(r"^\| (R\d) \|", register, re.MULTILINE) == ["R2", "R3", "R1", "R4"]
    # 4 × 4 = 16, and after the mitigation 3 × 4 = 12
    assert "| R2 | 4 | 4 | 16 | åtgärdas nu | Chefen slutar | Två delar | nämnden | saknas | 12 | – |" in register
    assert "| R1 | 1 | 2 | 2 | godtas | Lokalen är liten |" in register
    assert register.splitlines()[2].endswith("| Status |")
    assert "| öppen |" in register


def test_what_waits_for_a_decision_is_told_and_why() -> None:
    found = section(made(), "Kräver beslut")
    assert re.findall(r"^\| (R\d) \|", found, re.MULTILINE) == ["R2"]
    assert "Till vilken dag och om 12 efter åtgärden går att leva med: det är fortfarande den högsta nivån" in found
    assert "**2 risker saknar bedömning, så ingen kan säga hur allvarliga de är: R5 och N1.**" in found
    english = section(made(Language.EN), "Needs a decision")
    assert "By which day and whether 12 after the mitigation can be lived with" in english
    assert "**2 risks have no score, so nobody can tell how grave they are: R5 and N1.**" in english


def test_it_opens_with_how_many_of_what() -> None:
    text = made()
    assert "- **Registret:** 6 risker: 1 åtgärdas nu, 1 åtgärdas, 1 godtas, 1 stängd och 2 utan bedömning." in text
    assert "- **Störst:** R2: Chefen slutar (riskvärde 16)." in text
    assert "- **Att besluta:** 1 risk väntar på beslut: R2. 2 risker behöver bedömas." in text


def test_the_scale_is_explained_step_by_step() -> None:
    text = made().split("### Skala och nivåer")[1].split("\n## ")[0]
    assert "Båda bedöms från 1 till 4, så värdet ligger mellan 1 och 16." in text
    assert "| 3 | stor | stor |" in text
    assert "| ! åtgärdas nu | 10–16 | åtgärd, ansvarig och datum, genast |" in text
    english = made(Language.EN).split("### Scale and levels")[1]
    assert "Both are scored from 1 to 4, so the value is between 1 and 16." in english


def test_the_days_to_keep_tell_what_has_passed() -> None:
    found = section(made(), "Datum att hålla")
    assert "| 2025 | R3 Ingen kommer | risk: följs upp | chefen | dagen har passerat |" in found
    assert "| 2027-01-10 | R3 Bjud in | risk: åtgärden på plats | chefen | – |" in found


def test_the_default_scale_is_said_to_be_kompplan_s() -> None:
    text = made(source="risker: {register: [{id: R1, risk: Allt, S: 2, K: 3}]}")
    assert "planen anger ingen skala" in text.lower()
    assert "så värdet ligger mellan 1 och 25." in text


def test_the_register_of_lia() -> None:
    path = next(each for each in EXAMPLES if each.stem == "lia")
    text = plain(example_report(path, "md", Language.SV, "risks"))
    assert "15 risker: 2 åtgärdas snarast, 6 bör åtgärdas och 7 utan bedömning." in text
    register = text.split("### Riskregister")[1].split("\n###")[0]
    assert re.findall(r"^\| R(\d) \| \d \| \d \| (\d+) \|", register, re.MULTILINE) == [
        ("4", "16"), ("6", "16"), ("1", "12"), ("2", "12"), ("3", "12"), ("7", "12"), ("8", "12"), ("5", "10"),
    ]  # fmt: skip
    assert "| R4: riskvärde | 16 | S 4 × K 4 | delar/risker.yaml:" in text


def test_a_plan_without_risks_says_so_once() -> None:
    text = made(source="projekt: X")
    assert text.count("Planen nämner inga risker.") == 2, "in the opening and in the section"
    assert "Kräver beslut" not in text

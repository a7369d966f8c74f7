"""``kompplan budget``: sums worked out by hand, unknown kept unknown, hours kept apart from kronor."""

import json

from commands.cli import Cli

# The cost summary of V8 in the LiA project, as printed: the rows sum to 1 762 220, the stated total is 1 761 220.
LIA = """\
projekt: {namn: V8}
budget:
  rader:
    - {post: Chefsutveckling 1, belopp: 359 925 kr}
    - {post: Chefsutveckling 2, belopp: 373 425 kr}
    - {post: Chefsutveckling 3, belopp: 35 000 kr}
    - {post: Lärledarutbildning, belopp: 146 870 kr}
    - {post: Uppföljningsdag lärledare, belopp: 69 000 kr}
    - {post: Observatörsutbildning, belopp: 175 000 kr}
    - {post: Uppföljningsdag observatörer, belopp: 36 000 kr}
    - {post: Processledare, belopp: 567 000 kr}
  angiven_summa: 1 761 220 kr
"""
MIXED = """\
projekt: {namn: Blandat, period: 2026-01-01 – 2027-12-31}
aktiviteter:
  - {id: A1, aktivitet: Kurs, aspekt: kompetens, ansvarig: rektor, när: mars 2026, kostnad: 6 × 4 500 kr, tid: 6 × 32 h}
  - {id: A2, aktivitet: Schema, aspekt: organisation, ansvarig: chefen, när: 2027, kostnad: 16 h}
  - {id: A3, aktivitet: Samtal, aspekt: processer, tid: 3 h i veckan}
budget:
  rader:
    - {post: Kurs, belopp: 27 000 kr, aktivitet: A1, kostnadsslag: externa tjänster}
    - {post: Lokal, belopp: knappt 10 000 kr}
    - {post: Resor}
  priser: {timkostnad: 400 kr}
finansiering:
  - {källa: kommunen, slag: egen insats, belopp: 30 000 kr}
"""


def test_lias_cost_summary_stands_beside_its_stated_total(cli: Cli) -> None:
    cli.write("plan.yaml", LIA)
    out = cli("budget", "plan.yaml").out.replace("\u00a0", " ")
    assert "1 762 220" in out
    assert "1 761 220" in out
    assert "1 000 kr mindre än raderna (BUD01)" in out
    document = json.loads(cli("budget", "plan.yaml", "--format", "json").out)
    assert document["lines"]["low"] == 1762220
    assert document["stated_total"] == 1761220
    assert document["difference"] == -1000
    assert document["gap"] is None


def test_hours_are_a_column_of_their_own_and_become_kronor_only_at_the_stated_rate(cli: Cli) -> None:
    cli.write("plan.yaml", MIXED)
    document = json.loads(cli("budget", "plan.yaml", "--format", "json", "--by", "aspect").out)
    groups = {group["label"]: group for group in document["groups"]}
    assert groups["kompetens"]["kronor"]["low"] == 27000  # the line only: the activity's own cost is the same money
    assert groups["kompetens"]["hours"]["low"] == 192
    assert groups["organisation"]["hours"]["low"] == 16
    assert groups["organisation"]["kronor"]["low"] is None
    assert document["hours"] == {"low": 208, "high": 208, "exact": False, "rows": 2, "unknown_rows": 1}
    assert document["hours_in_kronor"]["low"] == 208 * 400


def test_an_approximate_amount_stays_an_interval_and_a_missing_one_unknown(cli: Cli) -> None:
    cli.write("plan.yaml", MIXED)
    document = json.loads(cli("budget", "plan.yaml", "--format", "json").out)
    assert document["lines"] == {"low": 36000, "high": 37000, "exact": False, "rows": 2, "unknown_rows": 1}
    assert document["gap"] is None
    out = cli("budget", "plan.yaml").out
    assert "Resor: inget belopp är angivet (plan.yaml:10)" in out
    assert "Samtal: angivet per enhet eller period, inte totalt (plan.yaml:5)" in out


def test_every_sum_can_tell_its_rows(cli: Cli) -> None:
    cli.write("plan.yaml", MIXED)
    out = cli("budget", "plan.yaml", "--by", "owner", "--trace").out
    assert "plan.yaml:8" in out
    assert "plan.yaml:3" in out


def test_by_year_comes_from_the_activities_dates(cli: Cli) -> None:
    cli.write("plan.yaml", MIXED)
    document = json.loads(cli("budget", "plan.yaml", "--format", "json", "--by", "year").out)
    assert [(group["label"], group["hours"]["low"]) for group in document["groups"]] == [
        ("2026", 192),
        ("2027", 16),
        ("inte angivet", None),
    ]


def test_funding_that_lacks_money_says_how_much(cli: Cli) -> None:
    cli.write(
        "plan.yaml",
        'projekt: {namn: X}\nbudget:\n  rader:\n    - {post: Kurs, belopp: "8,6 mn"}\n'
        'finansiering:\n  - {källa: fonden, belopp: "8,0 mn"}\n',
    )
    document = json.loads(cli("budget", "plan.yaml", "--format", "json").out)
    assert document["gap"] == -600000
    assert "600 000 kr saknas" in cli("budget", "plan.yaml").out.replace("\u00a0", " ")


def test_a_decimal_comma_in_a_row_never_shortens_an_amount(cli: Cli) -> None:
    cli.write("plan.yaml", "projekt: {namn: X}\nbudget:\n  rader:\n    - {post: Kurs, belopp: 8,6 mn}\n")
    assert "TYP07" in cli("validate", "plan.yaml").out
    assert json.loads(cli("budget", "plan.yaml", "--format", "json").out)["kronor"]["low"] is None


def test_an_amount_that_cannot_be_read_is_unknown_with_that_reason(cli: Cli) -> None:
    cli.write("plan.yaml", LIA.replace("35 000 kr", "35.000"))
    ended = cli("budget", "plan.yaml")
    assert ended.status == 0
    assert "Chefsutveckling 3: det som är skrivet går inte att läsa (plan.yaml:6)" in ended.out
    assert "kompplan validate plan.yaml" in ended.err
    document = json.loads(cli("budget", "plan.yaml", "--format", "json").out)
    assert document["difference"] is None
    assert cli("budget", "plan.yaml", "--strict").status == 1


def test_a_plan_without_money_says_so(cli: Cli) -> None:
    cli.write("plan.yaml", "projekt: {namn: X}\naktiviteter:\n  - {aktivitet: Kurs}\n")
    ended = cli("budget", "plan.yaml")
    assert ended.status == 0
    assert "inga belopp är angivna" in ended.out
    assert " 0" not in ended.out


def test_markdown_shows_plan_text_as_text(cli: Cli) -> None:
    cli.write("plan.yaml", LIA.replace("Processledare", '"a | <b>*x*</b>"'))
    out = cli("budget", "plan.yaml", "--format", "md").out
    assert "<b>" not in out.replace("\\<", "")
    assert all(line.count(" | ") == 4 for line in out.splitlines())


def test_trace_tells_where_the_stated_total_and_the_funding_stand(cli: Cli) -> None:
    cli.write(
        "plan.yaml",
        "projekt: {namn: X}\nbudget:\n  rader:\n    - {post: Kurs, belopp: 60 000 kr}\n  angiven_summa: 60 000 kr\n"
        "finansiering:\n  - {källa: fonden, belopp: 60 000 kr}\n",
    )
    lines = cli("budget", "plan.yaml", "--trace").out.splitlines()
    assert next(line for line in lines if line.startswith("Angiven summa")).endswith("plan.yaml:5")
    assert next(line for line in lines if "fonden" in line).endswith("plan.yaml:7")
    document = json.loads(cli("budget", "plan.yaml", "--format", "json").out)
    assert document["stated_total_place"] == {"file": "plan.yaml", "line": 5}


def test_funding_without_any_budget_is_not_called_inexact(cli: Cli) -> None:
    cli.write("plan.yaml", "projekt: {namn: X}\nfinansiering:\n  - {källa: fonden, belopp: 60 000 kr}\n")
    assert "det finns ingen budget att jämföra med" in cli("budget", "plan.yaml").out


def test_trace_puts_the_places_into_csv_and_markdown(cli: Cli) -> None:
    cli.write("plan.yaml", MIXED)
    lines = cli("budget", "plan.yaml", "--trace", "--format", "csv").out.splitlines()
    assert lines[0].endswith(";plats;anmärkning")
    assert lines[1].endswith(";plan.yaml:8;")
    assert "plan.yaml:8" in cli("budget", "plan.yaml", "--trace", "--format", "md").out
    assert "plats" not in cli("budget", "plan.yaml", "--format", "csv").out


def test_tables_for_other_programs_hold_the_stated_total_and_what_is_not_known(cli: Cli) -> None:
    cli.write("plan.yaml", LIA)
    for output_format in ("csv", "md"):
        out = cli("budget", "plan.yaml", "--format", output_format).out.replace("\u00a0", " ")
        assert "Angiven summa" in out
        assert "1 000 kr mindre än raderna (BUD01)" in out
    cli.write("blandat.yaml", MIXED)
    assert "Resor: inget belopp är angivet" in cli("budget", "blandat.yaml", "--format", "csv").out


def test_money_does_not_disappear_behind_a_line_in_hours(cli: Cli) -> None:
    cli.write(
        "plan.yaml",
        "projekt: {namn: A}\naktiviteter:\n  - {id: A2, aktivitet: Resa, kostnad: 20 000 kr, tid: 40 h}\n"
        "budget: {rader: [{post: Restid, belopp: 40 h, aktivitet: A2}]}\n",
    )
    document = json.loads(cli("budget", "plan.yaml", "--format", "json").out)
    assert document["kronor"]["low"] == 20000
    assert document["hours"]["low"] == 40  # the line's hours are the activity's hours


def test_a_line_bound_by_name_and_a_roles_organisation_are_known(cli: Cli) -> None:
    cli.write(
        "plan.yaml",
        "projekt: {namn: A}\nroller: [{id: hr, titel: HR-chef, organisation: k}]\n"
        "organisationer: [{id: k, namn: Kommunen}]\n"
        "aktiviteter:\n  - {id: A1, aktivitet: Kurs, aspekt: kompetens, ansvarig: hr}\n"
        "budget: {rader: [{post: Kurs, belopp: 500 kr}]}\n",
    )
    for by, label in (("activity", "A1 Kurs"), ("aspect", "kompetens"), ("owner", "hr"), ("organisation", "Kommunen")):
        (group,) = json.loads(cli("budget", "plan.yaml", "--format", "json", "--by", by).out)["groups"]
        assert group["label"] == label


BY_UNIT = """\
projekt: {namn: Enheter, period: 2023-01-01 – 2024-12-31}
budget:
  enhetskostnader:
    - {namn: projektledare, belopp: 535 kr per timme, ersätter: [personal], källa: utlysningens tabell}
  rader:
    - {post: Ledning, antal: 320, enhetskostnad: projektledare, när: 2023, kostnadsslag: personal}
    - {post: Samordning, belopp: 10 000 kr, kostnadsslag: personal}
    - {post: Resor, antal: 24 dagar, enhetskostnad: traktamente, när: 2023}
    - {post: Fler resor, antal: 24, enhetskostnad: per diem, när: 2025}
"""


def test_rows_by_unit_cost_tell_what_they_are_made_of_and_who_says_so(cli: Cli) -> None:
    cli.write("plan.yaml", BY_UNIT)
    swedish = " ".join(cli("budget", "plan.yaml").out.split())
    assert "Ledning: 320 × 535 kr (projektledare, 2023) = 171 200 (plan.yaml:6)" in swedish
    assert "projektledare: 535 kr per timme (utlysningens tabell)" in swedish
    assert "traktamente: 260 kr per dag (IL (1999:1229) 12 kap. 11 §" in swedish
    assert "”traktamente” är känt från 2010-01-01 till 2024-12-31, men inte för hela 2025" in swedish
    assert "Samordning: projektledare betalar redan personal, och båda ingår i summan (plan.yaml:7)" in swedish
    english = " ".join(cli("budget", "plan.yaml", "--lang", "en").out.split())
    assert "Resor: 24 dagar × 260 kr (per diem, 2023) = 6 240 (plan.yaml:8)" in english
    assert "per diem: 260 kr per day" in english
    for form in ("csv", "md"):
        assert "projektledare: 535 kr per timme" in cli("budget", "plan.yaml", "--format", form).out.replace(
            "\u00a0", " "
        )
    document = json.loads(cli("budget", "plan.yaml", "--format", "json").out)
    lead, other, travel, unknown = (row for group in document["groups"] for row in group["rows"])
    assert lead["unit_cost"] == {
        "name": "projektledare",
        "each": {"low": 535, "high": 535},
        "unit": "timme",
        "sources": ["utlysningens tabell"],
    }
    assert other["unit_cost"] is None
    assert travel["kronor"] == {"low": 6240, "high": 6240}
    assert unknown["unit_cost"]["each"]["low"] is None

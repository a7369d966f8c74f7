"""From ``[[checks]]`` in a configuration to rules: what they find, where they point, and how mistakes are told."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompplan.configuration.model import Check, Configuration
from kompplan.configuration.read import read
from kompplan.diagnostics.diagnostic import Diagnostic, Severity
from kompplan.errors import KompplanError
from kompplan.i18n.language import Language
from kompplan.lint import checks
from kompplan.lint.rule import Rule
from kompplan.pipeline import all_rules, judge, own_rules

TODAY = date(2026, 9, 1)
HEAD = '[[checks]]\ncode = "KOM01"\nname = "egen-regel"\n'
PLAN = """\
projekt: {namn: Barnen i boendet, status: klar}
organisationer: [{id: nk, namn: Norrsjö kommun}]
aktiviteter:
  - {id: A1, aktivitet: Kurs i samtal, kostnad: 120 000 kr, organisation: nk}
  - {id: A2, aktivitet: Handledning, kostnad: ca 100 000 kr, ansvarig: rektor, organisation: Västmark}
budget:
  rader:
    - {post: Kurs, belopp: 90 000 kr, när: 2027-03}
    - {post: Lokal}
risker:
  register:
    - {id: R1, risk: Lokalen är upptagen, S: 2, K: 3}
"""


def rules(text: str) -> tuple[Rule, ...]:
    configuration = read(Path("kompplan.toml"), text.encode())
    assert configuration is not None
    return own_rules(configuration)


def found(text: str, plan: str = PLAN) -> list[Diagnostic]:
    return list(judge(plan.encode(), "plan.yaml", lambda _: TODAY, rules=rules(text)).diagnostics)


def said(text: str, plan: str = PLAN, language: Language = Language.SV) -> list[tuple[int, int, str]]:
    return [(*each.span.first, each.message.to(language)) for each in found(text, plan)]


def refused(text: str) -> str:
    with pytest.raises(KompplanError) as wrong:
        rules(text)
    words = wrong.value.message.to(Language.SV)
    assert words != wrong.value.message.to(Language.EN)
    return words


def test_a_requirement_fires_only_where_it_certainly_does_not_hold() -> None:
    """A2's "ca 100 000" may be less than 100 000."""
    text = HEAD + 'for = "aktiviteter"\nrequire = "kostnad < 100 tkr eller motiv"\n'
    assert said(text) == [
        (4, 49, "A1 ”Kurs i samtal” uppfyller inte kravet ”kostnad < 100 tkr eller motiv”"),
    ]
    assert said(text, language=Language.EN)[0][2] == (
        "A1 'Kurs i samtal' does not meet the requirement 'kostnad < 100 tkr eller motiv'"
    )


def test_a_condition_says_when_it_is_asked() -> None:
    text = HEAD + 'for = "activities"\nwhen = "plan.status >= running"\nrequire = "rationale"\n'
    assert found(text) == []
    assert len(found(text, PLAN.replace("status: klar", "status: pågår"))) == 2


def test_a_field_that_is_required_from_a_status() -> None:
    text = HEAD + 'for = "activities"\nfield = "ansvarig"\nrequired-from = "klar"\n'
    assert said(text) == [(4, 10, "A1 ”Kurs i samtal” saknar ansvarig, som krävs från status klar")]
    assert [each.severity for each in found(text)] == [Severity.ERROR]
    assert [each.severity for each in found(text, PLAN.replace("klar", "utkast"))] == [Severity.INFO]
    assert said(text, PLAN.replace("kostnad: 120", "ansvarig: , kostnad: 120"))[0][:2] == (4, 40)


def test_a_value_that_could_not_be_read_is_not_missing() -> None:
    text = HEAD + 'for = "activities"\nfield = "cost"\nrequired-from = "draft"\n'
    assert said(text, "aktiviteter: [{aktivitet: Kurs, kostnad: TBD}, {aktivitet: Möte}]") == [
        (1, 49, "”Möte” saknar kostnad, som krävs")
    ]


def test_allowed_values_also_by_the_name_of_what_is_referred_to() -> None:
    text = HEAD + 'for = "activities"\nfield = "organisation"\none-of = ["Norrsjö kommun", "Sundby"]\n'
    assert said(text) == [
        (
            5,
            94,
            "organisation är Västmark i A2 ”Handledning”, men tillåtna är bara Norrsjö kommun och Sundby",
        )
    ]
    assert found(text, "aktiviteter: [{id: A1, aktivitet: Kurs}]") == []


def test_allowed_words_and_lists_of_values() -> None:
    text = HEAD + 'for = "activities"\nfield = "slag"\none-of = ["training", "föreläsning"]\n'
    plan = "aktiviteter: [{aktivitet: Kurs, slag: kurs}, {aktivitet: Möte, slag: möte}]"
    assert len(found(text, plan)) == 1
    text = HEAD + 'for = "activities"\nfield = "lärare"\none-of = ["handledare"]\n'
    plan = "aktiviteter: [{aktivitet: Kurs, lärare: [handledare]}, {aktivitet: Möte, lärare: [handledare, kock]}]"
    assert [each[2] for each in said(text, plan)] == [
        "lärare är handledare och kock i ”Möte”, men tillåtna är bara handledare"
    ]


@pytest.mark.parametrize(
    ("check", "number"),
    [
        ('for = "budget.rader"\nfield = "belopp"\nat-most = "80 tkr"', 1),
        ('for = "budget.rader"\nfield = "belopp"\nat-most = 90000', 0),
        ('for = "budget.rader"\nfield = "belopp"\nat-least = 90000.01', 1),
        ('for = "budget.lines"\nfield = "när"\nat-most = 2027-02-28', 1),
        ('for = "budget.lines"\nfield = "när"\nat-most = "2027-03"', 0),
        ('for = "risks.register"\nfield = "ansvarig"\nrequired-from = "draft"', 1),
        ('for = "projekt"\nfield = "period"\nrequired-from = "ready"', 1),
        ('field = "project.period"\nrequired-from = "ready"', 1),
        ('require = "sum(budget.lines.amount) <= 80 tkr"', 1),
        ('require = "sum(budget.lines.amount) <= 100 tkr"', 0),
        ('for = "plan"\nrequire = "vision"', 1),
        ('for = "funding"\nrequire = "amount"', 0),
    ],
)
def test_every_list_and_section_can_be_looked_at(check: str, number: int) -> None:
    assert len(found(HEAD + check + "\n")) == number


def test_nested_lists_are_gone_through_and_what_is_around_has_a_name() -> None:
    plan = "mål: [{id: M1, mål: Trygga barn, slag: effekt, indikatorer: [{text: Oro}]}, {id: M2, mål: Mer}]\n"
    plan = plan.replace("mål: Tr", "text: Tr").replace("mål: Mer", "text: Mer")
    text = HEAD + 'for = "goals.indicators"\nrequire = "target or goal.kind is not effect"\n'
    assert len(found(text, plan)) == 1
    assert found(text, plan.replace("slag: effekt", "slag: resultat")) == []


def test_a_message_of_ones_own_with_values_in_both_languages() -> None:
    text = (
        HEAD
        + 'for = "activities"\nrequire = "cost < 100000"\nseverity = "varning"\n'
        + 'message = {sv = "{id} kostar {kostnad}, av {summa(activities.cost)}", '
        + 'en = "{id} costs {cost}: {rationale}"}\n'
        + 'advice = "fråga {projekt.namn}"\n'
    )
    (diagnostic,) = found(text)
    assert diagnostic.message.to(Language.SV) == "A1 kostar 120 000 kr, av 210\u00a0000–230\u00a0000 kr"
    assert diagnostic.message.to(Language.EN) == "A1 costs 120 000 kr: not stated"
    assert diagnostic.advice is not None
    assert diagnostic.advice.to(Language.SV) == "fråga Barnen i boendet"
    assert diagnostic.severity is Severity.WARNING


def test_a_message_can_reach_nothing_but_the_plan_and_steer_nothing() -> None:
    assert "inget fält __class__" in refused(HEAD + 'for="activities"\nrequire="cost"\nmessage="{id.__class__}"\n')
    assert "står ensam" in refused(HEAD + 'for="activities"\nrequire="cost"\nmessage="{id"\n')
    assert "står ensam" in refused(HEAD + 'for="activities"\nrequire="cost"\nmessage="a } b"\n')
    text = HEAD + 'for = "activities"\nrequire = "motiv"\nmessage = "\\u001b[31m::error::x {0 + 1}"\n'
    (first, _) = found(text)
    assert "\x1b" not in first.message.to(Language.SV)
    assert "::error" not in first.message.to(Language.SV)


def test_severity_by_status() -> None:
    text = HEAD + 'require = "vision"\nseverity = "varning"\nfrom = "pågår"\n'
    (rule,) = rules(text)
    assert rule.levels == (Severity.INFO, Severity.INFO, Severity.WARNING, Severity.WARNING)
    (rule,) = rules(HEAD + 'require = "vision"\n')
    assert set(rule.levels) == {Severity.ERROR}


def test_a_rule_explains_itself_in_both_languages() -> None:
    text = (
        HEAD
        + 'for = "activities"\nwhen = "cost > 10"\nfield = "ansvarig"\nrequired-from = "ready"\nwhy = "så är det"\n'
    )
    (rule,) = rules(text)
    assert rule.explanation.notices.sv == "i aktiviteter där ”cost > 10”: ansvarig saknas"
    assert rule.explanation.notices.en == "in activities where 'cost > 10': owner is missing"
    assert rule.explanation.matters.sv == "så är det"
    assert "kompplan.toml:1" in rule.explanation.origin.sv


def test_a_plan_that_is_too_large_is_told_not_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    text = HEAD + "require = \"any(activities, any(activities, any(activities, owner is 'x')))\"\n"
    rows = "\n".join(f"  - {{aktivitet: Kurs {number}}}" for number in range(100))
    (diagnostic,) = found(text, f"aktiviteter:\n{rows}\n")
    assert "kunde inte prövas färdigt" in diagnostic.message.to(Language.SV)
    assert diagnostic.severity is Severity.WARNING


def test_all_own_rules_share_what_a_plan_may_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "ALL_STEPS", 1000)
    monkeypatch.setattr(checks, "STEPS", 400)
    check = '[[checks]]\ncode = "KOM{0:02}"\nname = "regel-{0}"\nrequire = "all(activities, text)"\n'
    text = "".join(check.format(number) for number in range(1, 9))
    rows = "\n".join(f"  - {{aktivitet: Kurs {number}}}" for number in range(60))
    plan = f"aktiviteter:\n{rows}\n"
    first = [each.code.code for each in found(text, plan)]
    assert first == ["KOM06", "KOM07", "KOM08"]
    assert [each.code.code for each in found(text, plan)] == first


@pytest.mark.parametrize(
    ("check", "words"),
    [
        ("", "kompplan.toml:2: code: kontrollen kräver inget"),
        ('requires = "vision"', "requires: nyckeln finns inte; menade du require?"),
        ('require = "visoin"', "require, kolumn 1: det finns inget fält visoin här; menade du vision?"),
        ('for = "aktiviter"\nrequire = "cost"', "for: planen har ingen lista och inget avsnitt aktiviter; menade"),
        ('for = "activities.owner"\nrequire = "cost"', "for: owner innehåller värden"),
        ('for = "activities"\nfield = "agare"\nrequired-from = "ready"', "field: det finns inget fält agare"),
        ('for = "activities"\nfield = "owner"', "field: ett fält ensamt"),
        ('for = "activities"\nrequired-from = "ready"', "required-from: required-from behöver ett fält"),
        ('for = "activities"\nfield = "owner"\nrequired-from = "redo"', "”redo” är ingen status"),
        ('for = "activities"\nfield = "kind"\none-of = ["kurss"]', "one-of: ordet kurss finns inte här; menade du"),
        ('for = "activities"\nfield = "kind"\none-of = []', "one-of: här väntas en lista"),
        ('for = "activities"\nfield = "cost"\nat-most = "mycket"', "at-most: "),
        ('for = "activities"\nfield = "cost"\nat-most = inf', "at-most: här väntas ett tal"),
        ('for = "activities"\nfield = "owner"\nat-most = "a"', "varken mindre eller större"),
        ('require = "vision"\nseverity = "hög"', "severity: ”hög” är ingen grad"),
        ('require = "vision"\nseverity = "av"', "severity: ”av” är ingen grad"),
        ('require = "vision"\nmessage = {de = "x"}', "message: en text, eller en för varje språk"),
        ('require = "vision"\nmessage = 3', "message: en text, eller en för varje språk"),
        ('require = "vision"\nwhy = ""', "why: en text"),
        ('require = 3', "require: här väntas en text"),
        ('require = "vision"\nadvice = "' + "x" * 501 + '"', "advice: högst 500 tecken"),
        ('for = "activities"\nfield = "owner"\nrequired-from = "ready"\nfrom = "draft"', "utelämna det ena"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(check: str, words: str) -> None:
    text = refused("\n" + HEAD + check + "\n")
    assert text.startswith("kompplan.toml:2: ")
    assert words in text


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ('name = "x"', "code: här väntas en text"),
        ('code = "KOM1"\nname = "x"', "code: ”KOM1” är ingen kod"),
        ('code = "kom01"\nname = "x"', "code: ”kom01” är ingen kod"),
        ('code = "RSK90"\nname = "x"', "code: familjen RSK är kompplans egen"),
        ('code = "TYP90"\nname = "x"', "code: familjen TYP är kompplans egen"),
        ('code = "KOM01"', "name: här väntas en text"),
        ('code = "KOM01"\nname = "Dyr Kurs"', "name: ”Dyr Kurs” är inget namn"),
        ('code = "KOM01"\nname = "act-now-without-owner"', "name: det finns redan en regel"),
    ],
)
def test_codes_and_names_are_not_taken_from_others(head: str, words: str) -> None:
    assert words in refused(f'[[checks]]\n{head}\nrequire = "vision"\n')


def test_two_checks_cannot_share_a_code_or_a_name() -> None:
    check = HEAD + 'require = "vision"\n'
    assert refused(check + check).startswith("kompplan.toml:5: code: det finns två")
    assert "redan en regel" in refused(check + check.replace("KOM01", "KOM02"))


def test_they_may_stand_in_a_pyproject() -> None:
    text = f'[project]\nname = "x"\n\n{HEAD.replace("[[checks]]", "[[tool.kompplan.checks]]")}require = "visoin"\n'
    configuration = read(Path("pyproject.toml"), text.encode())
    assert configuration is not None
    with pytest.raises(KompplanError) as wrong:
        own_rules(configuration)
    assert wrong.value.message.to(Language.EN).startswith("pyproject.toml:4: require, column 1: ")


def test_there_is_an_end_to_them() -> None:
    check = '[[checks]]\ncode = "KOM{0:03}"\nname = "regel-{0}"\nrequire = "vision"\n'
    assert "högst 200 egna regler" in refused("".join(check.format(number) for number in range(201)))


WORDS = "code name for when require field required-from one-of at-most at-least from severity message advice why x"
KEYS = st.sampled_from(WORDS.split())
WRITTEN = st.recursive(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from(["activities", "owner", "cost < 10", "ready", "KOM01", "egen", "varning", "{cost}", "project"]),
        st.integers(),
        st.decimals(),
        st.booleans(),
        st.dates(),
        st.datetimes(),
        st.times(),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["sv", "en", "x"]), inner)),
    max_leaves=4,
)


@given(st.dictionaries(KEYS, WRITTEN))
def test_whatever_a_check_holds_it_is_a_rule_or_a_mistake_with_its_place(written: dict[str, object]) -> None:
    whole = {"code": "KOM01", "name": "egen-regel", **written}
    configuration = Configuration(Path("kompplan.toml"), checks=(Check(whole, 7),))
    try:
        (rule,) = own_rules(configuration)
    except KompplanError as wrong:
        for language in Language:
            assert wrong.message.to(language).startswith("kompplan.toml:7: ")
        return
    judged = judge(PLAN.encode(), "plan.yaml", lambda _: TODAY, rules=(rule,))
    for diagnostic in judged.diagnostics:
        assert diagnostic.message.to(Language.SV)


def test_a_long_text_costs_its_length() -> None:
    """Nine thousand characters are 45 steps, each time that they are looked at: 40 rows, 40 times, 20 times over."""
    nested = " or ".join(["any(plan.activities, any(plan.activities, text is 'y'))"] * 20)
    text = f'{HEAD}require = "{nested}"\n'
    many = "aktiviteter:\n" + f"  - {{aktivitet: {'x' * 9_000}}}\n" * 40
    assert "kunde inte prövas färdigt" in said(text, many)[0][2]


def test_without_checks_there_is_nothing_to_do() -> None:
    assert rules('ignore = ["TXT03"]\n') == ()
    assert not {rule.code for rule in all_rules()} & {"KOM01"}

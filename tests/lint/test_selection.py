"""Which rules run, and how severe they are: the most exact selector decides, and of equals the one that leaves out."""

import pytest

from kompplan.configuration.model import Choice, Configuration, ForFiles, Profile
from kompplan.diagnostics.diagnostic import Severity
from kompplan.errors import KompplanError
from kompplan.i18n.language import Language
from kompplan.lint.selection import choices_for
from kompplan.model.words import Status
from kompplan.pipeline import all_rules, select

EVERY = {rule.code for rule in all_rules()}


def codes(*choices: Choice) -> set[str]:
    return {rule.code for rule in select(choices).rules}


def family(name: str) -> set[str]:
    return {code for code in EVERY if code.startswith(name)}


def test_nothing_said_means_every_rule() -> None:
    assert codes() == EVERY == codes(Choice(select=("ALL",)))


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Choice(select=("RSK",)), family("RSK")),
        (Choice(select=("RSK06",)), {"RSK06"}),
        (Choice(select=("risk-value-mismatch",)), {"RSK03"}),
        (Choice(select=("RSK0",)), family("RSK0")),
        (Choice(select=("rsk06",)), {"RSK06"}),
        (Choice(ignore=("RSK",)), EVERY - family("RSK")),
        (Choice(select=("RSK",), ignore=("RSK06",)), family("RSK") - {"RSK06"}),
        (Choice(select=("RSK06",), ignore=("RSK",)), {"RSK06"}),
        (Choice(select=("RSK06",), ignore=("RSK06",)), set()),
        (Choice(select=("RSK",), extend=("BUD01",)), family("RSK") | {"BUD01"}),
        (Choice(extend=("RSK06",), ignore=("RSK",)), EVERY - family("RSK") | {"RSK06"}),
        (Choice(select=()), set()),
        (Choice(severity={"RSK": None}), EVERY - family("RSK")),
        (Choice(severity={"RSK": None, "RSK06": Severity.ERROR}), EVERY - family("RSK") | {"RSK06"}),
    ],
)
def test_the_most_exact_selector_decides(choice: Choice, expected: set[str]) -> None:
    assert codes(choice) == expected


def test_a_later_place_beats_an_earlier_one() -> None:
    configured = Choice(select=("RSK",), severity={"RSK06": Severity.INFO})
    assert codes(configured, Choice(select=("BUD01",))) == {"BUD01"}
    assert codes(configured, Choice(ignore=("RSK06",))) == family("RSK") - {"RSK06"}
    assert codes(Choice(ignore=("RSK06",)), Choice(extend=("RSK06",))) == EVERY
    both = select((configured, Choice(severity={"RSK06": Severity.WARNING})))
    assert both.severities["RSK06"] is Severity.WARNING


def test_a_profile_decides_what_the_plan_is_judged_as_and_what_is_demanded() -> None:
    chosen = select((Choice(profile=Profile.APPLICATION),))
    assert chosen.status is Status.READY
    assert chosen.severities["GOA02"] is Severity.ERROR
    assert select((Choice(profile=Profile.APPLICATION), Choice(profile=Profile.DRAFT))).status is Status.DRAFT
    assert select((Choice(profile=Profile.CLOSING, severity={"CLO05": Severity.INFO}),)).severities["CLO05"] is (
        Severity.INFO
    )


def test_what_cannot_be_read_is_always_shown() -> None:
    for choice in (Choice(ignore=("YML",)), Choice(ignore=("YML01",)), Choice(severity={"YML01": None})):
        with pytest.raises(KompplanError):
            select((choice,))
    assert not {code for code in select((Choice(ignore=("ALL",)),)).off if code.startswith("YML")}
    assert select((Choice(ignore=("TYP03",)),)).off == {"TYP03"}
    assert select((Choice(select=("RSK",)),)).off == frozenset()


def test_a_selector_that_means_nothing_is_told_with_the_nearest() -> None:
    for selector, near in (("RSK99", "RSK09"), ("risk-value-mismach", "risk-value-mismatch"), ("XX", "kompplan rules")):
        with pytest.raises(KompplanError) as wrong:
            select((Choice(select=(selector,)),))
        assert near in wrong.value.message.to(Language.EN)


def test_parts_of_a_configuration_hold_for_their_files_alone() -> None:
    draft = Choice(profile=Profile.DRAFT)
    configuration = Configuration(choice=Choice(ignore=("TXT",)), for_files=(ForFiles(("utkast/**",), draft),))
    given = Choice(select=("ALL",))
    assert choices_for(configuration, "utkast/a.yaml", given) == (configuration.choice, draft, given)
    assert choices_for(configuration, "a.yaml", Choice()) == (configuration.choice,)
    assert choices_for(configuration, None, Choice()) == (configuration.choice,)

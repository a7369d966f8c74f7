"""``kompplan rules test``: try an organisation's own rules on plans that say what is to be found in them.

The plans lie in ``kompplan-tests`` beside the configuration. The name tells whose tests they are, so that plans which
are wrong on purpose can be left out wherever folders are looked through for plans.
"""

import os
from pathlib import Path

from kompplan.commands.checking.files import SUFFIXES, TESTS
from kompplan.commands.checking.fixtures import Outcome, meant_by, tried
from kompplan.commands.configuring import folder_of, nearest
from kompplan.commands.output import say, tell
from kompplan.commands.surroundings import given, language_of, today_of
from kompplan.configuration.model import Configuration
from kompplan.errors import KompplanError
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.i18n.text import Message, Text
from kompplan.lint.rule import Rule
from kompplan.pipeline import own_rules
from kompplan.syntax.files import TooLarge
from kompplan.syntax.limits import DEFAULT


def try_own_rules(files: list[Path], lang: Language | None, today: str | None) -> int:
    """Try the own rules of the nearest configuration and return the exit status: 1 where anything is unexpected."""
    language = language_of(lang)
    configuration = nearest(_folder(files))
    rules = own_rules(configuration)
    if configuration.source is None or not rules:
        raise KompplanError(_NO_RULES)
    fixtures = _fixtures(files, configuration)
    judged_on = today_of(today)
    outcomes = {
        path: tried(path, _text(path), meant_by(path, rules), judged_on, configuration.settings) for path in fixtures
    }
    lines = [line for path, outcome in outcomes.items() for line in _lines(path, outcome, language)]
    say("\n".join([*lines, _summary(rules, outcomes, language)]) + "\n")
    for line in _untried(rules, outcomes, language):
        tell(line)
    return int(any(outcome.mistakes for outcome in outcomes.values()))


def _folder(files: list[Path]) -> str:
    if not files:
        return str(Path.cwd())
    first = files[0]
    return folder_of(first / "plan.yaml" if first.is_dir() else first)


def _fixtures(files: list[Path], configuration: Configuration) -> list[Path]:
    """Return the files that are meant: those that are named, those of named folders, else those of the usual one."""
    folder = configuration.folder or Path()
    asked = files or [folder / TESTS]
    found: list[Path] = []
    for path in asked:
        if path.is_dir():
            found.extend(sorted(each for each in path.iterdir() if each.suffix.lower() in SUFFIXES and each.is_file()))
        elif files:
            found.append(path)
    if not found:
        raise KompplanError(_NO_TESTS, folder=asked[0])
    return found


def _text(path: Path) -> str:
    data = given(path, DEFAULT).data
    if isinstance(data, TooLarge):
        raise KompplanError(Text("{file} is too large", "{file} är för stor"), file=path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise KompplanError(Text("{file} is not UTF-8", "{file} är inte UTF-8"), file=path) from wrong


def _lines(path: Path, outcome: Outcome, language: Language) -> list[str]:
    name = safe(str(path).replace(os.sep, "/"))
    if outcome.mistakes:
        return [f"{name}:{each.line}: {each.message.to(language)}" for each in outcome.mistakes]
    number = outcome.plans
    passed = (
        Text("1 plan as expected", "1 plan som väntat")
        if number == 1
        else Text(f"{number} plans as expected", f"{number} planer som väntat")
    )
    return [f"{name}: {passed.to(language)}"]


def _summary(rules: tuple[Rule, ...], outcomes: dict[Path, Outcome], language: Language) -> str:
    plans = sum(each.plans for each in outcomes.values())
    mistakes = sum(len(each.mistakes) for each in outcomes.values())
    one = len(rules) == 1
    tried_ = Text(
        f"{len(rules)} own {'rule' if one else 'rules'}, {plans} {'plan' if plans == 1 else 'plans'}: ",
        f"{len(rules)} {'egen regel' if one else 'egna regler'}, {plans} {'plan' if plans == 1 else 'planer'}: ",
    )
    ended = (
        Text(f"{mistakes} not as expected", f"{mistakes} inte som väntat")
        if mistakes
        else Text("all as expected", "allt som väntat")
    )
    return (tried_.to(language) + ended.to(language)).strip()


def _untried(rules: tuple[Rule, ...], outcomes: dict[Path, Outcome], language: Language) -> list[str]:
    """Return a line for each rule that no plan shows at work, or none shows silent."""
    fired = frozenset(code for each in outcomes.values() for code in each.fired)
    silent = frozenset(code for each in outcomes.values() for code in each.silent)
    out = []
    for rule in rules:
        if rule.code in fired and rule.code in silent:
            continue
        text = _NEITHER if rule.code not in fired | silent else _NEVER_FIRES if rule.code in silent else _NEVER_SILENT
        out.append("kompplan: " + Message(text, {"code": rule.code, "name": rule.name}).to(language))
    return out


_NO_RULES = Text(
    "no own rules here: kompplan.toml has no [[checks]]",
    "här finns inga egna regler: kompplan.toml har inga [[checks]]",
)
_NO_TESTS = Text(
    "there are no tests in {folder}: put plans there, with # expect: KOM01 on the line that is to be found",
    "det finns inga tester i {folder}: lägg planer där, med # expect: KOM01 på raden som ska hittas",
)
_NEITHER = Text("{code} {name} is not tried by any plan", "{code} {name} prövas inte av någon plan")
_NEVER_FIRES = Text(
    "{code} {name}: no plan shows that it finds anything", "{code} {name}: ingen plan visar att den hittar något"
)
_NEVER_SILENT = Text(
    "{code} {name}: no plan shows that it stays silent where all is well",
    "{code} {name}: ingen plan visar att den är tyst när allt är rätt",
)

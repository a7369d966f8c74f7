"""From the bytes of ``kompplan.toml`` or ``pyproject.toml`` to a configuration.

A configuration lies in the same tree as the plans and may come from a stranger: it can choose and grade rules, and that
is counted in every summary; it cannot raise limits, run anything, choose where files are written or end a run green.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any, NoReturn, get_origin, get_type_hints

from kompplan.configuration.model import Check, Choice, Configuration, ForFiles, Profile
from kompplan.diagnostics.diagnostic import Severity
from kompplan.errors import KompplanError
from kompplan.i18n.text import Text
from kompplan.settings import Settings

FILE = "kompplan.toml"
SHARED = "pyproject.toml"
LARGEST = 1_000_000
"""Bytes; a configuration is written by hand."""

SEVERITIES = {
    "error": Severity.ERROR,
    "fel": Severity.ERROR,
    "warning": Severity.WARNING,
    "varning": Severity.WARNING,
    "info": Severity.INFO,
    "upplysning": Severity.INFO,
    "off": None,
    "av": None,
}
_PROFILES = {
    **{each.value: each for each in Profile},
    "utkast": Profile.DRAFT,
    "ansökan": Profile.APPLICATION,
    "pågående": Profile.RUNNING,
    "avslut": Profile.CLOSING,
}
_KEYS = (
    "select",
    "extend-select",
    "ignore",
    "severity",
    "profile",
    "per-file",
    "settings",
    "checks",
    "exclude",
    "fail-on",
    "baseline",
    "templates_dir",
)
_CHOICE = ("select", "extend-select", "ignore", "severity", "profile")
_NEVER = ("allow-templates", "exit-zero", "limit", "limits", "extends", "plugins", "cache", "output")


class _Reading:
    """One file on its way; knows its text, so that every refusal can name a line."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text

    def line(self, key: str) -> int:
        """Return the line where ``key`` is set, the first where the file does not tell; TOML keeps no places."""
        match = re.search(rf"^[^#\n]*?(?<![\w-])[\"']?{re.escape(key)}[\"']?\s*(?:=|\]|\.)", self.text, re.MULTILINE)
        return 1 if match is None else self.text.count("\n", 0, match.start()) + 1

    def refuse(self, where: str, text: Text, /, **values: object) -> NoReturn:
        raise KompplanError(
            Text("{file}:{line}: " + text.en, "{file}:{line}: " + text.sv),
            file=self.path,
            line=self.line(where),
            **values,
        )

    def texts(self, table: Mapping[str, Any], key: str) -> tuple[str, ...] | None:
        if key not in table:
            return None
        value = table[key]
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
            self.refuse(key, _TEXTS, key=key)
        return tuple(listed)

    def word(self, table: Mapping[str, Any], key: str, words: Mapping[str, Any]) -> Any:
        value = table[key]
        if not isinstance(value, str) or value.casefold() not in words:
            self.refuse(key, _WORD, key=key, value=str(value), words=tuple(words))
        return words[value.casefold()]

    def choice(self, table: Mapping[str, Any]) -> Choice:
        severities = table.get("severity", {})
        if not isinstance(severities, dict):
            self.refuse("severity", _SEVERITY)
        return Choice(
            self.texts(table, "select"),
            self.texts(table, "extend-select") or (),
            self.texts(table, "ignore") or (),
            {selector: self.word(severities, selector, SEVERITIES) for selector in severities},
            self.word(table, "profile", _PROFILES) if "profile" in table else None,
        )

    def for_files(self, table: Any) -> ForFiles:
        if not isinstance(table, dict) or not table.get("files"):
            self.refuse("per-file", _PER_FILE)
        self.known(table, ("files", *_CHOICE))
        return ForFiles(self.texts(table, "files") or (), self.choice(table))

    def known(self, table: Mapping[str, Any], keys: Iterable[str]) -> None:
        keys = tuple(keys)
        for key in table:
            if key in keys:
                continue
            if key in _NEVER:
                self.refuse(key, _COMMAND_LINE_ONLY, key=key)
            self.refuse(key, _unknown(key, keys))

    def settings(self, table: Any) -> Settings:
        if not isinstance(table, dict):
            self.refuse("settings", _TABLE, key="settings")
        forms = get_type_hints(Settings)
        self.known(table, (name.replace("_", "-") for name in forms))
        values: dict[str, Any] = {}
        for key, value in table.items():
            name = key.replace("-", "_")
            values[name] = self.value(key, value, forms[name])
        return Settings(**values)

    def value(self, key: str, value: Any, form: Any) -> Any:
        if form is int:
            if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 10**9:
                self.refuse(key, _WHOLE, key=key)
            return value
        if form is Decimal:
            number = Decimal(value) if isinstance(value, (int, Decimal)) and not isinstance(value, bool) else None
            if number is None or not number.is_finite() or not 0 <= number <= 10**12:
                self.refuse(key, _NUMBER, key=key)
            return number
        if form is bool:
            if not isinstance(value, bool):
                self.refuse(key, _BOOL, key=key)
            return value
        if get_origin(form) is tuple or form is tuple:
            return self.texts({key: value}, key)
        if not isinstance(value, str):
            self.refuse(key, _TEXTS, key=key)
        return value

    def checks(self, listed: Any) -> tuple[Check, ...]:
        if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
            self.refuse("checks", _CHECKS)
        lines = [number for number, line in enumerate(self.text.splitlines(), 1) if re.match(r"\s*\[\[.*checks", line)]
        return tuple(
            Check(each, lines[index] if index < len(lines) else self.line("checks"))
            for index, each in enumerate(listed)
        )

    def inside(self, table: Mapping[str, Any], key: str) -> Path | None:
        """Return a path of the configuration's own folder; it never leads out of it."""
        if key not in table:
            return None
        value = table[key]
        if not isinstance(value, str) or not value or Path(value).is_absolute() or ".." in Path(value).parts:
            self.refuse(key, _INSIDE, key=key)
        return self.path.parent / value

    def configuration(self, table: Mapping[str, Any], digest: str) -> Configuration:
        self.known(table, _KEYS)
        per_file = table.get("per-file", [])
        if not isinstance(per_file, list):
            self.refuse("per-file", _PER_FILE)
        fail_on = self.word(table, "fail-on", _FAIL_ON) if "fail-on" in table else None
        return Configuration(
            self.path,
            self.choice(table),
            tuple(self.for_files(each) for each in per_file),
            self.settings(table.get("settings", {})),
            self.checks(table.get("checks", [])),
            self.texts(table, "exclude") or (),
            fail_on,
            self.inside(table, "baseline"),
            self.inside(table, "templates_dir"),
            digest,
        )


_FAIL_ON = {word: severity for word, severity in SEVERITIES.items() if severity is not None}
_TEXTS = Text("{key} takes a text or a list of texts", "{key} tar en text eller en lista med texter")
_WORD = Text(
    "{key} cannot be '{value}'; it is one of {words}", "{key} kan inte vara '{value}'; det är något av {words}"
)
_SEVERITY = Text(
    'severity takes rules with their severities, such as RSK06 = "warning"',
    'severity tar regler med deras grad, till exempel RSK06 = "varning"',
)
_PER_FILE = Text(
    'a [[per-file]] names its files: files = ["drafts/**"]', 'en [[per-file]] anger sina filer: files = ["utkast/**"]'
)
_TABLE = Text("{key} is a table: [{key}]", "{key} är en tabell: [{key}]")
_WHOLE = Text("{key} takes a whole number", "{key} tar ett heltal")
_NUMBER = Text("{key} takes a number, such as 0.02", "{key} tar ett tal, till exempel 0.02")
_BOOL = Text("{key} is true or false", "{key} är true eller false")
_CHECKS = Text("own rules are written as [[checks]]", "egna regler skrivs som [[checks]]")
_INSIDE = Text(
    "{key} is a path within the configuration's folder", "{key} är en sökväg inom konfigurationens egen mapp"
)
_COMMAND_LINE_ONLY = Text(
    "{key} is decided on the command line, never by a file among the plans",
    "{key} bestäms på kommandoraden, aldrig av en fil bland planerna",
)


def _unknown(key: str, known: tuple[str, ...]) -> Text:
    from difflib import get_close_matches  # noqa: PLC0415 - only who errs pays for it

    near = get_close_matches(key, known, n=1)
    guess = Text(f"; did you mean {near[0]}?", f"; menade du {near[0]}?") if near else Text("", "")
    name = re.sub(r"[^\w.-]", "?", key)[:60]
    return Text(f"there is no setting {name}" + guess.en, f"det finns ingen inställning {name}" + guess.sv)


def read(path: Path, data: bytes) -> Configuration | None:
    """Return the configuration in ``data``; None for a ``pyproject.toml`` that says nothing about kompplan."""
    if path.name == SHARED and b"tool.kompplan" not in data:
        return None
    import tomllib  # noqa: PLC0415 - most runs have no configuration

    if len(data) > LARGEST:
        raise KompplanError(
            Text("{file} is too large for a configuration", "{file} är för stor för en konfiguration"), file=path
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise KompplanError(Text("{file} is not UTF-8", "{file} är inte UTF-8"), file=path) from wrong
    try:
        written = tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError, ArithmeticError) as wrong:
        match = re.search(r"at line (\d+)", str(wrong))
        line = int(match.group(1)) if match else text.count("\n") + 1
        raise KompplanError(
            Text("{file}:{line}: this is not TOML", "{file}:{line}: det här är inte TOML"), file=path, line=line
        ) from wrong
    reading = _Reading(path, text)
    if path.name == SHARED:
        tool = written.get("tool")
        table = tool.get("kompplan") if isinstance(tool, dict) else None
        if table is None:
            return None
    else:
        table = written
    if not isinstance(table, dict):
        reading.refuse("kompplan", _TABLE, key="tool.kompplan")
    return reading.configuration(table, sha256(data).hexdigest())

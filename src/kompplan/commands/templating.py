"""An organisation's own templates: read from their folder, and run in a process that can do nothing else.

They lie among the plans and may come from a stranger, so they are used only where the command line says so.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from kompplan.commands.configuring import folder_of, nearest
from kompplan.commands.output import tell
from kompplan.errors import KompplanError
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.i18n.text import Text
from kompplan.reports.audience import Audience
from kompplan.reports.making import Own
from kompplan.reports.view import Report
from kompplan.syntax.files import Refused, TooLarge, read_bytes
from kompplan.syntax.limits import Limits

LARGEST = 2**20
"""Bytes of a template."""
MOST = 200
"""Templates in a folder."""
SECONDS = 20
"""How long the process may take by the clock; it may use five seconds of a processor."""
STYLE = "style.css"
_NAMES = re.compile(r"(?:(?:report(?:-[a-z]+)?|section-[a-z0-9-]+|_[a-z0-9_-]+)\.(?:html|md)\.j2|style\.css)\Z")
POLICY = (
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">"
)
_OPENING = re.compile(r"\s*<!DOCTYPE html>\s*<html(?:\s[^<>]*)?>\s*<head>", re.IGNORECASE)

_WRONG = {
    "length": Text("the report becomes longer than 20 MB", "rapporten blir längre än 20 MB"),
    "memory": Text("the template takes too much memory", "mallen tar för mycket minne"),
    "recursion": Text("the template calls itself without end", "mallen anropar sig själv utan slut"),
    "security": Text("templates may not do that ({said})", "det får en mall inte göra ({said})"),
    "not found": Text("there is no template called {said}", "det finns ingen mall som heter {said}"),
    "undefined": Text("the view has nothing called that ({said})", "vyn har inget som heter så ({said})"),
    "autoescape": Text(
        "escaping cannot be turned off: plan text would become markup",
        "skyddet av text går inte att stänga av: planens text skulle bli kod",
    ),
    "syntax": Text("this is not Jinja ({said})", "det här är inte Jinja ({said})"),
    "other": Text("the template fails ({said})", "mallen går inte att köra ({said})"),
}


NOT_ALLOWED = Text(
    "kompplan: the templates in {path} are used only with --allow-templates",
    "kompplan: mallarna i {path} används bara med --allow-templates",
)


def own_templates(plan: Path, allowed: bool, language: Language) -> Own | None:
    """Return what makes reports by the organisation's own templates; a folder that is not allowed is told and left."""
    configuration = nearest(folder_of(plan))
    folder, root = configuration.templates, configuration.folder
    if folder is None or root is None:
        if allowed:
            raise KompplanError(
                Text(
                    "--allow-templates needs templates_dir in the configuration",
                    "--allow-templates kräver templates_dir i konfigurationen",
                )
            )
        return None
    if not allowed:
        tell(NOT_ALLOWED.to(language).format(path=safe(str(folder))))
        return None
    return Templates(folder, root).render


class Templates:
    """The templates of one folder; ``folder`` is as it was written."""

    def __init__(self, folder: Path, root: Path) -> None:
        if not folder.resolve().is_relative_to(root.resolve()):
            raise KompplanError(Text("{path} leads out of {root}", "{path} leder ut ur {root}"), path=folder, root=root)
        self.folder = folder
        self.own = _read(folder)

    def render(self, report: Report, suffix: str, audience: Audience) -> str | None:
        """Return the report as the own templates make it; None where none of them is about this format."""
        from kompplan.reports.render import plain

        own = {name: text for name, text in self.own.items() if name.endswith((f".{suffix}.j2", ".css"))}
        if not own or (suffix == "md" and own.keys() == {STYLE}):
            return None
        names = (f"report-{audience.name}.{suffix}.j2", f"report.{suffix}.j2")
        name = next((each for each in names if each in own), names[-1])
        answer = self._answer({"templates": own, "suffix": suffix, "name": name, "report": plain(report)})
        if "text" not in answer:
            self._refuse(answer["name"], answer["line"], _WRONG[answer["wrong"]], said=answer["said"])
        return self._guarded(answer["text"], name) if suffix == "html" else answer["text"]

    def _guarded(self, page: str, name: str) -> str:
        """Return the page with our policy before anything that a browser could run or fetch."""
        opening = _OPENING.match(page)
        if opening is None:
            said = Text(
                "a page begins with <!DOCTYPE html>, <html> and <head>, with nothing between",
                "en sida börjar med <!DOCTYPE html>, <html> och <head>, utan något emellan",
            )
            self._refuse(name, 1, said)
        end = opening.end()
        guarded = page.startswith(f'\n<meta charset="utf-8">\n{POLICY}', end)
        return page if guarded else f"{page[:end]}\n{POLICY}{page[end:]}"

    def _answer(self, question: Mapping[str, Any]) -> dict[str, Any]:
        path = [each for each in sys.path if each]
        start = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from kompplan.commands import confined as it"
        start += "; it.main()"
        command = [sys.executable, "-I", "-B", "-c", start, json.dumps(path)]
        environment = {"PATH": os.defpath, "SYSTEMROOT": os.environ.get("SYSTEMROOT", "")}
        try:
            done = subprocess.run(  # noqa: S603 - a command of our own words
                command,
                input=json.dumps(question).encode(),
                env=environment,
                capture_output=True,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            self._too_long(str(question["name"]))
        except OSError as wrong:
            raise KompplanError(
                Text("no process could be started for the templates", "ingen process gick att starta för mallarna")
            ) from wrong
        if done.returncode < 0:
            self._too_long(str(question["name"]))
        if done.returncode:
            self._refuse(str(question["name"]), 0, _WRONG["memory"])
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    def _too_long(self, name: str) -> NoReturn:
        self._refuse(name, 0, Text("the template takes more than 5 seconds", "mallen tar mer än 5 sekunder"))

    def _refuse(self, name: str, line: int, text: Text, **values: object) -> NoReturn:
        place = "{file}:{line}: " if line else "{file}: "
        ours = not (name in self.own or line == 0)
        file = f"kompplan/{name.removeprefix('kompplan/')}" if ours else str(self.folder / name)
        raise KompplanError(Text(place + text.en, place + text.sv), file=file, line=line, **values)


def _read(folder: Path) -> dict[str, str]:
    """Return the templates of a folder by name; links, folders and special files in it are left aside."""
    found: dict[str, str] = {}
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if entry.is_file(follow_symlinks=False))
    except OSError as wrong:
        raise KompplanError(
            Text("the folder of templates {path} cannot be read", "mappen med mallar {path} går inte att läsa"),
            path=folder,
        ) from wrong
    for name in names:
        if not _NAMES.match(name):
            if name.endswith((".j2", ".css")):
                raise KompplanError(
                    Text(
                        "{path}: kompplan looks for no template of that name; docs/templates.en.md lists those that it "
                        "looks for",
                        "{path}: någon mall med det namnet letar kompplan inte efter; docs/templates.md räknar upp dem "
                        "som den letar efter",
                    ),
                    path=folder / name,
                )
            continue
        if len(found) >= MOST:
            raise KompplanError(
                Text("{path} holds more than {most} templates", "{path} har mer än {most} mallar"),
                path=folder,
                most=MOST,
            )
        found[name] = _one(folder / name)
    return found


def _one(path: Path) -> str:
    data = read_bytes(path, Limits(size=LARGEST), links=False)
    if isinstance(data, TooLarge):
        raise KompplanError(Text("{path} is larger than 1 MB", "{path} är större än 1 MB"), path=path)
    if isinstance(data, Refused):
        raise KompplanError(data.message.text, **data.message.values)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise KompplanError(
            Text("{path} cannot be read as UTF-8", "{path} går inte att läsa som UTF-8"), path=path
        ) from wrong
    if path.name == STYLE and "<" in text:
        line = text[: text.index("<")].count("\n") + 1
        raise KompplanError(
            Text("{path}:{line}: a stylesheet has no <", "{path}:{line}: en stilmall har inget <"), path=path, line=line
        )
    return text

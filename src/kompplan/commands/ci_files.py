"""The files with which plans are checked in pull requests and before commits, and how they come into a repository.

Each begins with a line that holds the checksum of the rest. A file that somebody has changed is theirs from then on;
one that is as kompplan wrote it may be written anew.
"""

import json
import os
import re
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from kompplan.commands.output import tell, why_not, write_file
from kompplan.errors import KompplanError
from kompplan.i18n.language import Language
from kompplan.i18n.text import Message, Text
from kompplan.resources import templates_root


class File(NamedTuple):
    """A file that can be written, where it has to lie in a repository, and what to do then."""

    name: str
    template: str
    path: str
    about: Text
    next_step: Text
    fetches: bool = True
    """Whether it says where kompplan is fetched from."""


FILES = (
    File(
        "github",
        "github.yml",
        ".github/workflows/kompplan.yml",
        Text("findings beside the lines of a pull request", "anmärkningar vid raderna i en pull request"),
        Text("commit it; the next pull request with a plan in it is checked",
             "commita den; nästa pull request med en plan i kontrolleras"),
    ),
    File(
        "gitlab",
        "gitlab.yml",
        ".gitlab-ci.yml",
        Text("findings in the review of a merge request", "anmärkningar i granskningen av en merge request"),
        Text("commit it; the next merge request is checked", "commita den; nästa merge request kontrolleras"),
    ),
    File(
        "pre-commit",
        "pre-commit.yaml",
        ".pre-commit-config.yaml",
        Text("the plans are checked before each commit", "planerna kontrolleras före varje commit"),
        Text("run: pre-commit install", "kör: pre-commit install"),
    ),
    File(
        "config",
        "config.toml",
        "kompplan.toml",
        Text("what you have decided: rules, severities, folders, limits",
             "det ni har bestämt: regler, grader, mappar, gränser"),
        Text("take away # before what you want to use", "ta bort # framför det ni vill använda"),
        fetches=False,
    ),
)  # fmt: skip
_BY_NAME = {each.name: each for each in FILES}


class Source(NamedTuple):
    """Where kompplan is fetched from."""

    host: str
    path: str
    revision: str

    @property
    def address(self) -> str:
        return f"https://{self.host}/{self.path}"


GITHUB = "github.com"
UNKNOWN = Source(GITHUB, "_OWNER_/kompplan", "0" * 40)
"""Stands where the source has to be filled in. Nobody can take that name: an account's cannot begin with a low line."""

_SOURCE = re.compile(
    r"(?:https://(?P<host>[A-Za-z0-9.-]+(?::[0-9]+)?)/)?"
    r"(?P<path>[A-Za-z0-9_][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_][A-Za-z0-9_.-]*)+)"
    r"@(?P<revision>[A-Za-z0-9][A-Za-z0-9._/-]*)"
)


def source_of(given: str | None) -> Source:
    """Return where kompplan is fetched from: as given, else as it was installed here, else a place to fill in."""
    if given is None:
        return _installed_from() or UNKNOWN
    match = _SOURCE.fullmatch(given)
    if match is None:
        raise KompplanError(
            Text(
                "--from: '{given}' is no repository with a commit; write OWNER/NAME@COMMIT",
                "--from: '{given}' är inget repositorium med commit; skriv ÄGARE/NAMN@COMMIT",
            ),
            given=given,
        )
    return Source(match["host"] or GITHUB, match["path"].removesuffix(".git"), match["revision"])


def _installed_from() -> Source | None:
    """Return the repository and the commit that pip fetched this kompplan from, if it did."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        told = json.loads(distribution("kompplan").read_text("direct_url.json") or "{}")
        match = _SOURCE.fullmatch(f"{told['url']}@{told['vcs_info']['commit_id']}")
    except (PackageNotFoundError, ValueError, LookupError, TypeError):
        return None
    if match is None or match["host"] is None:
        return None
    return Source(match["host"], match["path"].removesuffix(".git"), match["revision"])


def root(folder: Path) -> Path:
    """Return the root of the git work tree that ``folder`` lies in, else ``folder``: CI looks nowhere else."""
    found = next((each for each in (folder, *folder.parents) if (each / ".git").exists()), folder)
    return Path(os.path.relpath(found, folder))


def chosen(names: list[str], folder: Path, *, everything: bool) -> tuple[File, ...]:
    """Return the files that are meant; without a name, the one for the service that hosts ``folder``."""
    if everything:
        return FILES
    for name in names:
        if name not in _BY_NAME:
            raise KompplanError(
                Text("there is no {name}; there are: {all}", "det finns ingen {name}; det finns: {all}"),
                name=name,
                all=tuple(_BY_NAME),
            )
    return tuple(_BY_NAME[name] for name in dict.fromkeys(names)) or (_BY_NAME[_host(folder)],)


def _host(folder: Path) -> str:
    """Return the service that a repository's first address names; GitHub where none is known."""
    try:
        config = (folder / ".git" / "config").read_text("utf-8", errors="replace")
    except OSError:
        config = ""
    address = re.search(r"^\s*url\s*=\s*(.+)$", config, re.MULTILINE)
    return "gitlab" if address is not None and "gitlab" in address[1].casefold() else "github"


def list_of(language: Language) -> str:
    """Return the files that there are, one to a line."""
    name = max(len(each.name) for each in FILES)
    path = max(len(each.path) for each in FILES)
    return "".join(f"{each.name:{name}}  {each.path:{path}}  {each.about.to(language)}\n" for each in FILES)


_HEAD = Text(
    "# Written by kompplan ci init (checksum {sum}), which renews it as long as nobody has changed it.",
    "# Skriven av kompplan ci init (kontrollsumma {sum}), som förnyar den så länge ingen har ändrat den.",
)
_MARK = re.compile(rb"# .{1,40}kompplan ci init \(\w+ ([0-9a-f]{12})\)[^\n]*\n(.*)", re.DOTALL)


def text_of(file: File, source: Source, language: Language) -> str:
    """Return what a file holds."""
    stem, _, suffix = file.template.partition(".")
    name = file.template if language is Language.SV else f"{stem}.{language.value}.{suffix}"
    text = (templates_root() / "ci" / name).read_text(encoding="utf-8")
    if file.name == "github" and source.host != GITHUB:
        raise KompplanError(
            Text(
                "github: a workflow can only use an action from GitHub, and --from names {address}",
                "github: ett flöde kan bara använda en action från GitHub, och --from anger {address}",
            ),
            address=source.address,
        )
    for place, value in (
        ("__ACTION__", f"{source.path}@{source.revision}"),
        ("__PACKAGE__", f"git+{source.address}@{source.revision}"),
        ("__REPOSITORY__", source.address),
        ("__REVISION__", source.revision),
    ):
        text = text.replace(place, value)
    return _HEAD.to(language).format(sum=_checksum(text.encode())) + "\n" + text


def _checksum(data: bytes) -> str:
    return sha256(data.replace(b"\r\n", b"\n")).hexdigest()[:12]


def _unchanged(data: bytes) -> bool:
    """Tell whether a file is as kompplan wrote it."""
    match = _MARK.fullmatch(data)
    return match is not None and _checksum(match[2]).encode() == match[1]


_THEIRS = Text(
    "{path} is there already and was not written by kompplan, or has been changed since: it was left as it is. "
    "--force replaces it; kompplan ci init {name} --print shows what to put into it",
    "{path} finns redan och är inte skriven av kompplan, eller ändrad sedan dess: den lämnades som den är. "
    "--force ersätter den; kompplan ci init {name} --print visar vad som kan läggas in i den",
)
_THERE = Text("{path} is there already, as it should be", "{path} finns redan, som den ska vara")
_WROTE = Text("wrote {path}: {about}\n  next: {step}", "skrev {path}: {about}\n  nästa steg: {step}")
_FILL_IN = Text(
    "fill in where kompplan is fetched from, in place of {unknown}: write it in the files, or run this again with "
    "--from OWNER/NAME@COMMIT",
    "fyll i varifrån kompplan hämtas, i stället för {unknown}: skriv det i filerna, eller kör det här igen med "
    "--from ÄGARE/NAMN@COMMIT",
)


def write_all(files: tuple[File, ...], folder: Path, source: Source, language: Language, *, force: bool) -> int:
    """Write what may be written and tell what was done; return 2 where a file had to be left as it was."""
    if not folder.is_dir():
        raise KompplanError(Text("there is no folder {folder}", "mappen {folder} finns inte"), folder=folder)
    texts = [text_of(each, source, language).encode() for each in files]
    left = wrote = False
    for file, data in zip(files, texts, strict=True):
        path = folder / file.path
        _stay_inside(path, folder)
        present = path.read_bytes() if path.is_file() else None
        if present == data:
            _tell(_THERE, language, path=str(path))
        elif present and not force and not _unchanged(present):
            _tell(_THEIRS, language, path=str(path), name=file.name)
            left = True
        else:
            _make_folder(path.parent)
            write_file(path, data, force=True)
            _tell(_WROTE, language, path=str(path), about=file.about, step=file.next_step)
            wrote = wrote or file.fetches
    if wrote and source == UNKNOWN:
        _tell(_FILL_IN, language, unknown=f"{UNKNOWN.path}@{UNKNOWN.revision}")
    return 2 if left else 0


def _tell(text: Text, language: Language, **values: object) -> None:
    tell(Message(text, values).to(language))


def _stay_inside(path: Path, folder: Path) -> None:
    """Refuse a path that a link in the repository leads elsewhere."""
    if not path.resolve().is_relative_to(folder.resolve()):
        raise KompplanError(
            Text("{path} is a link that leads out of the folder", "{path} är en länk som leder ut ur mappen"), path=path
        )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise KompplanError(
            Text("{path} cannot be written ({why})", "{path} går inte att skriva ({why})"),
            path=folder,
            why=why_not(wrong),
        ) from wrong

"""A configuration as typed values: ``configuration.read`` makes one, ``lint.selection`` goes by it."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.settings import DEFAULT, Settings


class Profile(StrEnum):
    """What the plan is judged as: the demands of a step in its life, whatever its status says."""

    DRAFT = "draft"
    APPLICATION = "application"
    RUNNING = "running"
    CLOSING = "closing"


PROFILE_WORDS = {
    Profile.DRAFT: Text(
        "a plan that is being written: judged as a draft, whatever its status says",
        "en plan som håller på att skrivas: bedöms som utkast, oavsett status",
    ),
    Profile.APPLICATION: Text(
        "an application: judged as ready, and what a funder asks for is an error where it is missing",
        "en ansökan: bedöms som klar, och det som en finansiär frågar efter är fel där det saknas",
    ),
    Profile.RUNNING: Text("a project under way: judged as running", "ett projekt som pågår: bedöms som pågående"),
    Profile.CLOSING: Text(
        "a project that ends: judged as closed, and hand-over and lessons are errors where they are missing",
        "ett projekt som slutar: bedöms som avslutat, och överlämning och lärdomar är fel där de saknas",
    ),
}
STATUS_OF = {
    Profile.DRAFT: "draft",
    Profile.APPLICATION: "ready",
    Profile.RUNNING: "running",
    Profile.CLOSING: "closed",
}
DEMANDED = {
    Profile.APPLICATION: ("GOA01", "GOA02", "GOA03", "GOA04", "RSK01", "EVA01", "HOR01", "FUN01", "FUN02", "STG04"),
    Profile.CLOSING: ("EVA01", "CLO01", "CLO03", "CLO05"),
}
"""Codes that a profile makes errors of."""


class Choice(NamedTuple):
    """What one place says about rules: a configuration file, a part of it for some files, or the command line.

    A selector is ``ALL``, a family, the beginning of a code, a code or a name. None means that nothing is said.
    """

    select: tuple[str, ...] | None = None
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity | None] = {}
    """None turns a rule off."""
    profile: Profile | None = None


class ForFiles(NamedTuple):
    """What holds for the files that one of the patterns means."""

    patterns: tuple[str, ...]
    choice: Choice


class Check(NamedTuple):
    """A rule of the organisation's own as the configuration states it; ``lint.checks`` understands it."""

    written: Mapping[str, object]
    line: int
    """Where in the configuration it stands, from 1."""


class Configuration(NamedTuple):
    """Everything that is decided for a folder of plans. ``source`` is the file, None where there is none."""

    source: Path | None = None
    choice: Choice = Choice()
    for_files: tuple[ForFiles, ...] = ()
    settings: Settings = DEFAULT
    checks: tuple[Check, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: Severity | None = None
    baseline: Path | None = None
    templates: Path | None = None
    """A folder with an organisation's own templates; used only where the command line allows it."""
    digest: str = ""
    """Of the file's bytes: two configurations with the same digest mean the same."""

    @property
    def folder(self) -> Path | None:
        return self.source.parent if self.source is not None else None


NONE = Configuration()
"""What holds where no configuration is found."""

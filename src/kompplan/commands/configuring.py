"""Find the configuration that holds for a plan: ``kompplan.toml``, else ``[tool.kompplan]``, in the nearest folder up.

The search ends at the root of a git work tree: what lies above it belongs to something else.
"""

import os
from functools import cache
from pathlib import Path

from kompplan.configuration.model import NONE, Configuration
from kompplan.errors import KompplanError
from kompplan.i18n.text import Text

NAMES = ("kompplan.toml", "pyproject.toml")
"""Where a configuration may stand, the first that is there first."""


def read_configuration(path: Path) -> Configuration:
    """Return the configuration in the file that the command line names."""
    found = _read(path)
    if found is None:
        raise KompplanError(
            Text(
                "{file} holds no configuration: [tool.kompplan] is missing",
                "{file} innehåller ingen konfiguration: [tool.kompplan] saknas",
            ),
            file=path,
        )
    return found


def _read(path: Path) -> Configuration | None:
    from kompplan.configuration.read import LARGEST, read
    from kompplan.syntax.files import Refused, TooLarge, read_bytes
    from kompplan.syntax.limits import DEFAULT

    data = read_bytes(path, DEFAULT._replace(size=LARGEST))
    if isinstance(data, Refused):
        raise KompplanError(data.message.text, **data.message.values)
    if isinstance(data, TooLarge):
        raise KompplanError(
            Text("{file} is too large for a configuration", "{file} är för stor för en konfiguration"), file=path
        )
    return read(path, data)


@cache
def nearest(folder: str) -> Configuration:
    """Return the configuration that holds in ``folder``, an absolute path."""
    for name in NAMES:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            found = _read(Path(_shown(path)))
            if found is not None:
                return found
    above = os.path.dirname(folder)
    if above == folder or os.path.exists(os.path.join(folder, ".git")):
        return NONE
    return nearest(above)


def _shown(path: str) -> str:
    """Return a path as the user would write it: seen from this folder where it lies below."""
    here = os.getcwd() + os.sep
    return path.removeprefix(here)


def folder_of(path: Path) -> str:
    """Return the absolute folder of a file; of standard input, the one where kompplan is run."""
    return os.path.dirname(os.path.abspath(path))

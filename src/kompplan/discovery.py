"""Every module of a package that offers something, without a list that somebody has to keep."""

import os
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """Yield the modules below ``package`` in the order of their names; a package inside it gives its own modules."""
    for name in sorted(_names(package)):
        module = import_module(f"{package.__name__}.{name}")
        if hasattr(module, "__path__"):
            yield from modules(module)
        else:
            yield module


def _names(package: ModuleType) -> Iterator[str]:
    """Yield the names of the modules right below ``package``.

    The folders are read here, because ``pkgutil`` loads ``inspect``, ``dis`` and ``tokenize`` before it reads one,
    which takes as long as judging a plan. From a zip file it has to.
    """
    for path in package.__path__:
        try:
            entries = list(os.scandir(path))
        except OSError:
            from pkgutil import iter_modules  # noqa: PLC0415 - as said above

            yield from (found.name for found in iter_modules([path]))
            continue
        for entry in entries:
            if entry.name.endswith(".py"):
                if entry.name != "__init__.py":
                    yield entry.name[:-3]
            elif "." not in entry.name and os.path.isfile(os.path.join(entry.path, "__init__.py")):  # noqa: PTH113, PTH118 - fast
                yield entry.name


def offered(package: ModuleType, attribute: str, kind: type[T]) -> tuple[T, ...]:
    """Return ``attribute`` of every module below ``package``; a module without it, or with another kind, is a bug."""
    found = []
    for module in modules(package):
        value = getattr(module, attribute, None)
        if not isinstance(value, kind):
            raise TypeError(f"{module.__name__} must offer {attribute}: {kind.__name__}")
        found.append(value)
    return tuple(found)

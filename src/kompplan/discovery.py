"""Every module of a package that offers something, without a list that somebody has to keep."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """Yield the modules below ``package`` in the order of their names; a package inside it gives its own modules."""
    for found in sorted(iter_modules(package.__path__), key=lambda each: each.name):
        module = import_module(f"{package.__name__}.{found.name}")
        if found.ispkg:
            yield from modules(module)
        else:
            yield module


def offered(package: ModuleType, attribute: str, kind: type[T]) -> tuple[T, ...]:
    """Return ``attribute`` of every module below ``package``; a module without it, or with another kind, is a bug."""
    found = []
    for module in modules(package):
        value = getattr(module, attribute, None)
        if not isinstance(value, kind):
            raise TypeError(f"{module.__name__} must offer {attribute}: {kind.__name__}")
        found.append(value)
    return tuple(found)

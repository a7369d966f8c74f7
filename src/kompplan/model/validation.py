"""Parts that somebody builds by hand, looked at by Pydantic: every value of its field's type, and no other field."""

from collections.abc import Mapping
from functools import cache
from typing import Any, get_type_hints

from pydantic import BaseModel, ConfigDict, create_model

from kompplan.model.base import Part, annotations

_CONFIG = ConfigDict(extra="forbid", strict=True, frozen=True, arbitrary_types_allowed=True, protected_namespaces=())


@cache
def model_of(part: type[Part]) -> type[BaseModel]:
    """Return the Pydantic model with the same fields as ``part``; a field that holds parts takes parts."""
    hints = get_type_hints(part, include_extras=True)
    fields: dict[str, Any] = {name: (hints[name], getattr(part, name)) for name in annotations(part)}
    return create_model(part.__name__, __config__=_CONFIG, **fields)


def validated(part: type[Part], values: Mapping[str, object]) -> dict[str, object]:
    """Return ``values`` as Pydantic accepts them for the fields of ``part``; raise pydantic.ValidationError."""
    model = model_of(part)(**values)
    return {name: getattr(model, name) for name in values}

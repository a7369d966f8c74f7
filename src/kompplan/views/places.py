"""Where a figure comes from, as ``file:line``."""

from kompplan.checked import CheckedPlan
from kompplan.i18n.safe import safe
from kompplan.loading.places import Anchor, locate
from kompplan.model.base import Part


def place_of(checked: CheckedPlan, part: Part, field: str | None = None) -> str:
    """Return the place of a part or of one of its fields."""
    span = locate(Anchor(part, field), checked.loaded.origins)
    if span is None:
        return ""
    return f"{safe(span.source.name)}:{span.first.line}"

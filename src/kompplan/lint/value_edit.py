"""The edit that puts another text in a value's place and leaves everything around it as it stands."""

from kompplan.checked import CheckedPlan
from kompplan.lint.rule import Edit
from kompplan.loading.places import Anchor, locate_node
from kompplan.syntax.tree import Mapping, Scalar


def value_edit(checked: CheckedPlan, anchor: Anchor, written: str, new: str) -> Edit | None:
    """Return the change of ``written`` at ``anchor`` to ``new``; None where the value is not written in one piece.

    A value keeps its quotes, and gets some where a comma would cut it in two.
    """
    node = locate_node(anchor, checked.loaded.origins)
    if not isinstance(node, Scalar):
        return None
    raw = node.span.text
    if not node.plain:
        return Edit(anchor, raw[0] + new + raw[-1]) if raw[1:-1] == written else None
    if raw != written:
        return None
    quoted = "," in new and not _stands_in_a_block(anchor, node, checked)
    return Edit(anchor, f'"{new}"' if quoted else new)


def _stands_in_a_block(anchor: Anchor, node: Scalar, checked: CheckedPlan) -> bool:
    """Tell whether a value surely stands outside braces and brackets, where a comma needs no quotes."""
    text, at = node.source.text, node.start - 1
    while at > 0 and text[at].isspace():
        at -= 1
    around = checked.loaded.origins[id(anchor.part)].node
    keyed = text[at] == ":" and isinstance(around, Mapping) and around.source.text[around.start] != "{"
    return text[at] == "-" or (keyed and around.source is node.source)

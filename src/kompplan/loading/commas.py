"""Commas inside [ ] and { } that cut a value in two: ``belopp: 8,6 mn}`` is 8 and a loose "6 mn" to YAML."""

from kompplan.syntax.tree import Node, Scalar


def cut_in_braces(value: Node, rest: Scalar) -> bool:
    """Tell whether ``rest`` is no key but the second half of ``value``: inside { }, after a comma, without a colon."""
    text = rest.source.text
    if not isinstance(value, Scalar) or value.source is not rest.source or not rest.plain:
        return False
    between = text[value.end : rest.start]
    after = text[rest.end : rest.end + 80].lstrip()
    return between.strip() == "," and after[:1] in (",", "}")


def cut_in_brackets(first: Node, second: Node) -> bool:
    """Tell whether two items are one number with decimals: digits, a comma without a space, one or two digits."""
    if not isinstance(first, Scalar) or not isinstance(second, Scalar):
        return False
    if first.source is not second.source or second.start - first.end != 1 or not (first.plain and second.plain):
        return False
    head = second.text.split(" ", 1)[0]
    return first.text[-1:].isdecimal() and head.isdecimal() and len(head) <= 2

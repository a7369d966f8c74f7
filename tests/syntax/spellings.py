"""The same tree in many spellings: blocks and braces, quotes, comments, blank lines, indentation, line ends."""

from hypothesis import strategies as st

Tree = str | list["Tree"] | dict[str, "Tree"]

WORDS = [
    "rektor", "på avdelning 4", "1 200 kr", "8,6 mn", "2027-01-11", "nej", "null", "~", "", "a: b", "x #4", "# y",
    "- z",
    "it's", 'säg "hej"', "a\\b", "[1,5 h]", "{x}", "*", "&a", "!t", "%", "@", "två\nrader", "två\n\nstycken\n", "  in",
    "slut ", "1:30", "0x1F", "12", "?", ":", "å" * 70, "lång " * 30 + "text", "https://a.se/b", "y", "7 mars",
]  # fmt: skip
KEYS = ["id", "namn", "text", "mål", "när", "à pris", "x y", "no", "12", "a:b"]

scalars = st.sampled_from(WORDS)
trees = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=14,
)
roots = st.dictionaries(st.sampled_from(KEYS), trees, min_size=1, max_size=5)


def _double(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _plain(text: str) -> bool:
    return (
        text not in ("", "~", "null")
        and text == text.strip()
        and text[0].isalnum()
        and "\n" not in text
        and ": " not in text
        and " #" not in text
        and not any(mark in text for mark in ",[]{}:?'\"\\")
    )


@st.composite
def spelt(draw: st.DrawFn, tree: Tree) -> str:
    """Draw one way to write ``tree``; every text stays the text that it is."""
    out: list[str] = []
    in_text = False

    def chance(one_in: int) -> bool:
        return draw(st.integers(1, one_in)) == 1

    def comment() -> str:
        return draw(st.sampled_from(["# en kommentar", "#  - a: 1", "#tätt", "#", "## rubrik", "# kompplan: tillåt X"]))

    def scalar(text: str, *, single: bool = True) -> str:
        if text in ("~", "null") and chance(2):
            return _double(text)
        if _plain(text) and not chance(3):
            return text
        if "\n" not in text and single and chance(2):
            return "'" + text.replace("'", "''") + "'"
        return _double(text)

    def braces(node: Tree) -> str:
        if isinstance(node, str):
            return scalar(node)
        gap = draw(st.sampled_from([" ", "  ", "\n      ", "  # mitt i\n        "])) if chance(3) else " "
        edge = draw(st.sampled_from(["", " "]))
        if isinstance(node, list):
            return "[" + edge + f",{gap}".join(map(braces, node)) + edge + "]"
        return "{" + edge + f",{gap}".join(f"{scalar(key)}: {braces(each)}" for key, each in node.items()) + edge + "}"

    def beside() -> str:
        return draw(st.sampled_from([" ", "   "])) + "# bredvid" if chance(5) else draw(st.sampled_from(["", "", " "]))

    def above(indent: int) -> None:
        if chance(5):
            out.extend([""] * draw(st.integers(1, 2)))
        if chance(5):
            deeper = indent if in_text else indent + 2  # below a block of text it would be a part of it
            out.append(" " * draw(st.sampled_from([indent, indent, 0, deeper])) + comment())
        if chance(8):
            out.append("")

    def value(head: str, node: Tree, indent: int) -> None:
        nonlocal in_text
        in_text = False
        if isinstance(node, str):
            if "\n" in node and chance(2) and not node.startswith((" ", "\n")) and "  " not in node:
                inner = " " * (indent + draw(st.integers(1, 4)))
                in_text = True
                sign = "" if node.endswith("\n") else "-"
                out.append(f"{head} |{sign}")
                out.extend(inner + line if line else "" for line in node.rstrip("\n").split("\n"))
                return
            if chance(6) and not head.endswith("-"):
                out.append(head)
                head = " " * (indent + draw(st.integers(1, 3)))
                out.append(head + scalar(node) + beside())
                return
            out.append(f"{head}{draw(st.sampled_from([' ', '  ']))}{scalar(node)}{beside()}")
        elif not node or chance(3):
            out.extend((f"{head} {braces(node)}{beside()}").split("\n"))
        elif isinstance(node, dict):
            deeper = indent + draw(st.integers(1, 5))
            if head.endswith("-") and chance(2):
                begun = len(out)
                mapping(node, indent + 2, silent=True)
                out[begun] = head + " " + out[begun][indent + 2 :]
                return
            out.append(head + beside())
            mapping(node, deeper)
        else:
            out.append(head + beside())
            sequence(node, indent if not head.endswith("-") and chance(3) else indent + draw(st.integers(1, 4)))

    def mapping(node: dict[str, Tree], indent: int, *, silent: bool = False) -> None:
        for number, (key, each) in enumerate(node.items()):
            if not (silent and number == 0):
                above(indent)
            value(f"{' ' * indent}{scalar(key)}:", each, indent)

    def sequence(node: list[Tree], indent: int) -> None:
        for each in node:
            above(indent)
            value(f"{' ' * indent}-", each, indent)

    assert isinstance(tree, dict)
    mapping(tree, 0)
    if chance(4):
        out.append(comment())
    end = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    return end.join(out) + (end if in_text or not chance(4) else "")

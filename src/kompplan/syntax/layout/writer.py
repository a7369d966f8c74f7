"""Write the pieces of a text in one layout.

Lists are indented under their key by two spaces. A comment stays with what follows it on the next lines or what stands
before it on its own; one that was indented like the rows above it stays with them. Blank lines stay, one at a time, and
one is put between sections of several lines.
"""

from bisect import bisect_left

from kompplan.i18n.text import Text
from kompplan.syntax.layout.pieces import Comment, Group, Leaf, NotLaidOutError, Piece, Pieces, block_header
from kompplan.syntax.layout.quotes import written

WIDEST = 120
STEP = 2
_MARK = "kompplan"

_ESCAPED = Text("an escaped blank ends this line", "ett skyddat blanksteg avslutar den här raden")
_MARKED_KEY = Text("a key has an anchor or tag", "en nyckel har ankare eller tagg")
_NO_PLAN = Text("the file holds a text, not a plan", "filen innehåller en text, ingen plan")
_DOUBTFUL = Text(
    "words stand right behind # here; are they a comment?", "här står ord direkt efter #; är de en kommentar?"
)
_MARKED_PLAN = Text("the whole file has an anchor or tag", "hela filen har ankare eller tagg")
_CUT = Text("a comma cuts a value in two here", "här delar ett kommatecken ett värde i två")


class Writer:
    """Writes one text; holds the lines so far, and which comments are still to come."""

    def __init__(self, pieces: Pieces) -> None:
        self.text = pieces.text
        self.pieces = pieces
        self.comments = pieces.comments
        self.starts = [leaf.start for leaf in pieces.leaves if leaf.raw]
        self.next = 0
        self.lines: list[str] = []
        self.fresh = True
        """Whether no blank line may follow: nothing stands above, or only what opens a block."""
        self.kept = False
        """Whether the last value reads its blank lines as its own."""
        self.keeping: set[int] = set()
        """Numbers of the lines that follow such a value."""

    def written(self) -> str:
        root = self.pieces.root
        if root.properties:
            raise NotLaidOutError(_MARKED_PLAN, root.start)
        if self.pieces.begins is not None:
            self.comments_before(self.pieces.begins, 0)
            self.line("---")
            self.fresh = True
        if isinstance(root, Group) and root.children and not (root.flow and _cut(self.text, root)):
            self.group(root, 0, -1, top=True)
        else:
            if isinstance(root, Leaf):
                raise NotLaidOutError(_NO_PLAN, root.start)
            self.comments_before(root.start, 0)
            self.line(self.inline(root))
        self.comments_before(len(self.text) + 1, 0)
        while self.lines and not self.lines[-1] and not self.kept:
            self.lines.pop()
        return "\n".join(self.lines) + "\n"

    def line(self, text: str) -> None:
        self.lines.append(text)
        self.fresh = self.kept = False

    def blank(self, index: int) -> None:
        """Keep one of the blank lines that stand before what begins a line at ``index``."""
        start = self.text.rfind("\n", 0, index) + 1
        if self.fresh or self.kept or start < 2 or self.text[start:index].strip(" -\t"):
            return
        above = self.text.rfind("\n", 0, start - 1) + 1
        if not self.text[above:start].strip() and self.lines[-1]:
            self.lines.append("")

    def comments_before(self, index: int, indent: int) -> None:
        """Write the comments that stand before ``index``, each on a line of its own."""
        while self.next < len(self.comments) and self.comments[self.next].start < index:
            self.comment(self.comments[self.next], indent)

    def comment(self, comment: Comment, indent: int) -> None:
        if comment.own_line:
            self.blank(comment.start)
        elif comment.doubtful:
            raise NotLaidOutError(_DOUBTFUL, comment.start)
        self.line(" " * indent + comment.written)
        self.next += 1

    def comments_below(self, end: int, column: int, indent: int) -> None:
        """Write the comments after a block that are indented at least to ``column``: they belong to it."""
        at = bisect_left(self.starts, end)
        limit = self.starts[at] if at < len(self.starts) else len(self.text) + 1
        while self.next < len(self.comments):
            comment = self.comments[self.next]
            if not comment.own_line or comment.start >= limit or comment.column < column:
                return
            self.comment(comment, indent)

    def beside(self, end: int) -> list[Comment]:
        """Take the comments that stand behind ``end`` on its line."""
        taken = []
        while self.next < len(self.comments):
            comment = self.comments[self.next]
            if comment.start < end or self.text[end : comment.start].strip(" \t,"):
                break
            if comment.own_line or "\n" in self.text[end : comment.start]:
                break
            taken.append(comment)
            self.next += 1
            end = comment.start + len(comment.text)
        return taken

    def add_beside(self, end: int, number: int | None = None, *, in_line: bool = True) -> None:
        """Write the comments behind ``end`` at the end of a line: of the last one, where no other is meant.

        A comment keeps its column where there is room, for they are often written ``in_line`` with each other.
        """
        for comment in self.beside(end):
            at = len(self.lines) - 1 if number is None else number
            line = self.lines[at]
            gap = max(STEP, comment.column - len(line)) if in_line else STEP
            self.lines[at] = line + " " * gap + comment.written

    def group(self, group: Group, indent: int, outside: int, *, top: bool = False) -> None:
        """Write a list or a mapping as lines; ``outside`` is the column of what it stands in."""
        several = False
        for number, (key, value) in enumerate(self.children(group)):
            begun = len(self.lines)
            first = _begins(value) if key is None else key.start
            self.comments_before(first, indent)
            self.blank(first)
            at = len(self.lines)
            if key is None:
                self.value(" " * indent + "-", value, indent, group, first)
            else:
                if key.properties or key.style == "*":
                    raise NotLaidOutError(_MARKED_KEY, key.start)
                self.value(f"{' ' * indent}{written(key, flow=False)}:", value, indent, group, key.end)
            if not group.flow:
                self.comments_below(value.end, group.column + 1, indent + STEP)
            if top:
                now = len(self.lines) - at > 1
                if several or now:
                    self.apart(begun, at, number)
                several = now
        if not group.flow and group.column > outside:
            self.comments_below(group.end, group.column, indent)
        elif group.flow:
            self.comments_before(group.end, indent)

    @staticmethod
    def children(group: Group) -> list[tuple[Leaf | None, Piece]]:
        if group.keyed:
            return list(group.entries())
        return [(None, each) for each in group.children]

    def apart(self, begun: int, at: int, number: int) -> None:
        """Put a blank line between two sections of which one has several lines.

        The comments between them, from ``begun`` to ``at``, may have one already: those before it belong above.
        """
        if number and all(self.lines[begun - 1 : at + 1]) and begun not in self.keeping:
            self.lines.insert(begun, "")
            self.keeping = {number + (number > begun) for number in self.keeping}

    def value(self, head: str, value: Piece, indent: int, around: Group, end: int) -> None:
        """Write a value behind ``head``: a key with its colon, or the hyphen of a row; ``end`` is where that ends."""
        item = not around.keyed
        if isinstance(value, Leaf):
            self.leaf(head, value, indent, end, item=item)
            return
        if value.flow and not (value.children and self.must_break(value)):
            line = f"{head} {self.inline(value)}"
            if len(line) <= WIDEST or not value.children or self.stays(value):
                if not item:
                    self.opening(head, value, indent, end, line)
                else:
                    self.line(line)
                self.add_beside(value.end)
                return
        if not value.children:
            raise NotLaidOutError(_CUT, value.start)
        begun = len(self.lines)
        if item and not value.properties:
            self.group(value, indent + STEP, around.column)
            line = self.lines[begun]
            self.lines[begun] = f"{head} {line[indent + STEP :]}"
        else:
            self.line(f"{head} {value.properties}".rstrip())
            if not value.flow:
                self.add_beside(_after_colon(self.text, end) if not item else value.start)
                if value.properties:
                    self.add_beside(value.start + len(value.properties))
            self.fresh = True
            self.group(value, indent + STEP, around.column)
        if value.flow:
            inside = any(value.start < each.start < value.end for each in self.comments)
            self.add_beside(value.end, None if inside else begun, in_line=False)

    def opening(self, head: str, value: Piece, indent: int, end: int, line: str) -> None:
        """Write a value on its key's line, unless comments stand between the two."""
        if self.next < len(self.comments) and self.comments[self.next].start < value.start:
            self.line(head)
            self.add_beside(_after_colon(self.text, end))
            self.fresh = True
            self.comments_before(value.start, indent + STEP)
            self.line(" " * (indent + STEP) + line[len(head) + 1 :])
            return
        self.line(line)

    def leaf(self, head: str, leaf: Leaf, indent: int, end: int, *, item: bool) -> None:
        inner = " " * (indent + STEP)
        if leaf.style in ("|", ">") and leaf.style:
            self.block_of_text(head, leaf, inner)
            return
        if not leaf.several_lines:
            one = written(leaf, flow=False)
            line = f"{head} {one}".rstrip()
            below = "\n" in self.text[end : leaf.start] and not item and one
            if below and len(line) > WIDEST and not self.comment_before(leaf.start):
                self.line(head)
                self.line(inner + one)
            elif one and not item:
                self.opening(head, leaf, indent, end, line)
            else:
                self.line(line)
            self.add_beside(leaf.end)
            return
        lines = _folded_lines(leaf)
        if leaf.properties:
            lines[0] = f"{leaf.properties} {lines[0]}"
        if "\n" in self.text[end : leaf.start] and not item:
            self.line(head)
            self.add_beside(_after_colon(self.text, end))
            self.comments_before(leaf.start, indent + STEP)
        else:
            self.line(f"{head} {lines.pop(0)}")
        for each in lines:
            self.line(inner + each if each else "")
        self.add_beside(leaf.end)

    def comment_before(self, index: int) -> bool:
        return self.next < len(self.comments) and self.comments[self.next].start < index

    def block_of_text(self, head: str, leaf: Leaf, inner: str) -> None:
        """Write a block of text behind | or >, moved as a whole."""
        header = block_header(leaf.raw)
        assert header is not None  # noqa: S101 - the parser has read it
        mark, signs, comment = header
        lines = leaf.raw.split("\n")[1:]
        keep = "+" in signs
        if lines and not lines[-1].strip():
            lines.pop()
        while lines and not lines[-1].strip() and not keep:
            lines.pop()
        first = next((each for each in lines if each.strip()), "")
        own = next((each for each in leaf.value.split("\n") if each.strip()), "")
        ahead = len(own) - len(own.lstrip(" "))
        deep = len(first) - len(first.lstrip(" ")) - ahead
        chomping = "".join(sign for sign in signs if sign in "+-")
        if not leaf.value.endswith("\n"):
            chomping = "-"  # also where only the file ends without a line end
        start = f"{head} {leaf.properties}".rstrip()
        opened = f"{start} {mark}{STEP if ahead else ''}{chomping}"
        self.line(f"{opened}  {comment}" if comment else opened)
        for each in lines:
            rest = each[deep:]
            self.line(inner + rest if rest else "")
        self.kept = keep
        if keep:
            self.keeping.add(len(self.lines))

    def inline(self, piece: Piece) -> str:
        """Return a value as it stands inside { } and [ ]."""
        if isinstance(piece, Leaf):
            return written(piece, flow=True)
        if piece.children and _cut(self.text, piece):
            raw = self.text[piece.start : piece.end]
            if "\n" in raw:
                raise NotLaidOutError(_CUT, piece.start)
            return raw
        if piece.keyed:
            inside = ", ".join(f"{self.key(key)}: {self.inline(value)}" for key, value in piece.entries())
            shown = f"{{{inside}}}"
        else:
            shown = f"[{', '.join(map(self.inline, piece.children))}]"
        return f"{piece.properties} {shown}" if piece.properties else shown

    def key(self, key: Leaf) -> str:
        if key.properties or key.style == "*":
            raise NotLaidOutError(_MARKED_KEY, key.start)
        return written(key, flow=True)

    def must_break(self, group: Group) -> bool:
        """Tell whether { } or [ ] cannot stand on one line: they hold comments, or texts of several lines."""
        if any(group.start < each.start < group.end for each in self.comments):
            return True
        waiting: list[Piece] = [group]
        while waiting:
            piece = waiting.pop()
            if isinstance(piece, Group):
                waiting.extend(piece.children)
                if piece is not group and not piece.flow:
                    raise NotLaidOutError(_CUT, piece.start)
            elif piece.several_lines:
                return True
        return False

    def stays(self, group: Group) -> bool:
        """Tell whether a long row in { } stays one line: a comment beside it speaks of the line, or a comma cuts it."""
        if _cut_anywhere(self.text, group):
            return True
        if self.next == len(self.comments):
            return False
        comment = self.comments[self.next]
        return (
            comment.start >= group.end
            and not self.text[group.end : comment.start].strip(" \t,")
            and comment.words.startswith(_MARK)
        )


def _begins(piece: Piece) -> int:
    """Return where the first word of a row stands."""
    while isinstance(piece, Group) and not piece.flow and not piece.properties and piece.children:
        piece = piece.children[0]
    return piece.start


def _after_colon(text: str, end: int) -> int:
    colon = text.find(":", end)
    return end if colon < 0 else colon + 1


def _folded_lines(leaf: Leaf) -> list[str]:
    """Return the lines of a text that YAML joins again; blanks at their ends mean nothing."""
    lines = leaf.raw.split("\n")
    for each in lines[:-1]:
        bare = each.rstrip(" \t")
        if leaf.style == '"' and bare != each and (len(bare) - len(bare.rstrip("\\"))) % 2:
            raise NotLaidOutError(_ESCAPED, leaf.start)
    return [lines[0].rstrip(" \t"), *(each.strip(" \t") for each in lines[1:])]


def _cut(text: str, group: Group) -> bool:
    """Tell whether a comma in { } or [ ] may cut a value in two, which the reader of the plan is told of."""
    if not group.flow:
        return False
    if group.keyed:
        return any(
            isinstance(value, Leaf) and not value.raw and not text[key.end :].lstrip().startswith(":")
            for key, value in group.entries()
        )
    return any(map(_one_number, group.children, group.children[1:]))


def _one_number(one: Piece, other: Piece) -> bool:
    """Tell whether two items may be one number with a decimal comma: ``[1,5 h]``."""
    if not isinstance(one, Leaf) or not isinstance(other, Leaf) or one.style or other.style:
        return False
    return other.start - one.end == 1 and one.raw[-1:].isdecimal() and other.raw[:1].isdecimal()


def _cut_anywhere(text: str, group: Group) -> bool:
    waiting: list[Piece] = [group]
    while waiting:
        piece = waiting.pop()
        if isinstance(piece, Group):
            if piece.children and _cut(text, piece):
                return True
            waiting.extend(piece.children)
    return False

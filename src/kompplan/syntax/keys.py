"""What is said of a key that stands twice."""

from kompplan.diagnostics.diagnostic import Diagnostic, Related, Severity
from kompplan.i18n.text import Message, Text
from kompplan.syntax import codes
from kompplan.syntax.tree import Scalar


def duplicate_key(key: Scalar, earlier: Scalar) -> Diagnostic:
    """Return the finding that ``key`` stands for a second time."""
    if key.source is earlier.source:
        text = Text(
            "the key '{key}' stands twice in the same place; the first, on line {line}, counts",
            "nyckeln '{key}' står två gånger på samma ställe; den första, på rad {line}, gäller",
        )
    else:
        text = Text(
            "the key '{key}' stands in {file} too, on line {line}; that one counts",
            "nyckeln '{key}' står också i {file}, på rad {line}; den gäller",
        )
    values = {"key": key.text, "line": earlier.span.first.line, "file": earlier.source.name}
    return Diagnostic(
        codes.DUPLICATE_KEY,
        Severity.ERROR,
        Message(text, values),
        key.span,
        (Related(earlier.span, Message(Text("first written here", "första gången här"))),),
        Message(
            Text("join the two, or rename or remove one", "slå ihop de två, eller byt namn på eller ta bort den ena")
        ),
    )

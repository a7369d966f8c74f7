"""Say in our own words why a text is not YAML, and what the cure is.

PyYAML tells where it stopped and, in a parser's words, what it expected. The words are only used to know which kind of
trouble it was; what the writer did is read from the line itself, because the same slip stops a parser in many ways.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from kompplan.diagnostics.code import Code
from kompplan.diagnostics.diagnostic import Diagnostic, Related, Severity
from kompplan.diagnostics.source import Source, Span
from kompplan.i18n.text import Message, Text
from kompplan.syntax import codes
from kompplan.syntax.characters import escaped_character, first_hidden, hidden_character
from kompplan.values.patterns import pattern


class _Trouble(NamedTuple):
    """Where the parser stopped, and what it was doing."""

    source: Source
    at: int
    """Where it stopped."""
    since: int
    """Where what it was reading began."""
    doing: str
    problem: str

    @property
    def mark(self) -> str:
        return self.source.text[self.at : self.at + 1]

    @property
    def line_start(self) -> int:
        return _line_start(self.source.text, self.at)

    def find(
        self,
        text: Text,
        start: int,
        end: int,
        advice: Text,
        *,
        values: dict[str, object] | None = None,
        related: tuple[Related, ...] = (),
        code: Code = codes.SYNTAX,
    ) -> Diagnostic:
        values = values or {}
        span = Span(self.source, start, max(start, end))
        return Diagnostic(code, Severity.ERROR, Message(text, values), span, related, Message(advice, values))


def diagnose(source: Source, error: Exception) -> Diagnostic:
    """Return the finding for what the YAML parser raised on ``source``."""
    problem_mark = getattr(error, "problem_mark", None)
    context_mark = getattr(error, "context_mark", None)
    mark = problem_mark or context_mark
    if mark is None:
        # Not a mistake in YAML's grammar: the text holds something that is no text.
        hidden = first_hidden(source.text)
        return hidden_character(source, hidden) if hidden is not None else _unclear(_Trouble(source, 0, 0, "", ""))
    trouble = _Trouble(
        source,
        min(mark.index, len(source.text)),
        min((context_mark or mark).index, len(source.text)),
        str(getattr(error, "context", "") or ""),
        str(getattr(error, "problem", "") or ""),
    )
    for look in _LOOKS:
        found = look(trouble)
        if found is not None:
            return found
    return _unclear(trouble)


def _line_start(text: str, index: int) -> int:
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def _line_end(text: str, index: int) -> int:
    match = re.compile(r"[\r\n]|\Z").search(text, index)
    return match.start() if match else len(text)


def _word_end(text: str, index: int) -> int:
    match = re.compile(r"[^\s,\[\]{}]*").match(text, index)
    return max(match.end() if match else index, index + 1)


def _quoted(trouble: _Trouble) -> Diagnostic | None:
    """Look at a text in quotes that never ends, or holds a code that is none."""
    text = trouble.source.text
    if "quoted scalar" not in trouble.doing and "double-quoted" not in trouble.doing:
        return None
    if "end of stream" in trouble.problem or "document" in trouble.problem:
        return _never_closed(trouble, trouble.since, trouble.at)
    start = text.rfind("\\", trouble.since, trouble.at + 1)
    start = trouble.at if start < 0 else start
    if re.compile(r"\\(?:u|U0000)[dD][89a-fA-F]").match(text, start):
        span = Span(trouble.source, trouble.since, _quote_end(text, trouble.since))
        return escaped_character(span, "\ud800")
    return trouble.find(
        Text(
            "inside double quotes \\ begins a code, and '{code}' is none",
            "inom dubbla citattecken inleder \\ en kod, och '{code}' är ingen",
        ),
        start,
        min(start + 2, len(text)),
        Text("use single quotes instead, or write \\\\", "använd enkla citattecken i stället, eller skriv \\\\"),
        values={"code": text[start : start + 2]},
    )


def _quote_end(text: str, start: int) -> int:
    match = re.compile(r'"(?:[^"\\]|\\.)*"?', re.DOTALL).match(text, start)
    return match.end() if match else start + 1


def _never_closed(trouble: _Trouble, start: int, noticed: int) -> Diagnostic:
    mark = trouble.source.text[start : start + 1]
    return trouble.find(
        Text("a text begins with {mark} here and is never closed", "här börjar en text med {mark} som aldrig stängs"),
        start,
        start + 1,
        Text("write {mark} where the text ends", "skriv {mark} där texten slutar"),
        values={"mark": mark},
        related=(_noticed(trouble, noticed),),
    )


def _noticed(trouble: _Trouble, at: int) -> Related:
    if not trouble.source.text[at:].strip():
        return Related(Span(trouble.source, at, at), Message(Text("the file ends here", "här slutar filen")))
    return Related(Span(trouble.source, at, at + 1), Message(Text("it shows first here", "det märks först här")))


def _asterisk(trouble: _Trouble) -> Diagnostic | None:
    """Look at a text that begins with ``*`` or ``&``."""
    if "an alias" not in trouble.doing and "an anchor" not in trouble.doing:
        return None
    return _reserved(trouble, trouble.since)


def _reserved(trouble: _Trouble, start: int) -> Diagnostic:
    text = trouble.source.text
    return trouble.find(
        Text(
            "a text that begins with {mark} must stand in quotes",
            "en text som börjar med {mark} måste stå inom citattecken",
        ),
        start,
        _word_end(text, start),
        Text("write {written}", "skriv {written}"),
        values={"mark": text[start : start + 1], "written": _in_quotes(_value_at(text, start))},
    )


def _value_at(text: str, start: int) -> str:
    """Return what was meant as one text: to the end of the line, or inside brackets to the next comma or bracket."""
    line = text[start : _line_end(text, start)]
    line = re.split(r"\s#", line, maxsplit=1)[0].strip()
    before = text[_line_start(text, start) : start]
    if before.count("[") + before.count("{") > before.count("]") + before.count("}"):
        line = re.split(r"[,\]}]", line, maxsplit=1)[0].strip()
    return line


def _in_quotes(text: str) -> str:
    text = text.strip().strip('"')
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _block_text(trouble: _Trouble) -> Diagnostic | None:
    """Look at ``|`` or ``>`` with something after it on the line."""
    if "block scalar" not in trouble.doing:
        return None
    return _reserved(trouble, trouble.since)


def _tag(trouble: _Trouble) -> Diagnostic | None:
    """Look at a text that begins with ``!``."""
    text = trouble.source.text
    if "directive" in trouble.doing or ("tag" not in trouble.problem and "tag" not in trouble.doing):
        return None
    return trouble.find(
        Text("the tag '{tag}' is not read; a plan is plain text", "taggen '{tag}' läses inte; en plan är ren text"),
        trouble.since,
        _word_end(text, trouble.since),
        Text(
            "remove the tag; a text that begins with ! needs quotes",
            "ta bort taggen; en text som börjar med ! behöver citattecken",
        ),
        values={"tag": text[trouble.since : _word_end(text, trouble.since)]},
        code=codes.TAG,
    )


def _directive(trouble: _Trouble) -> Diagnostic | None:
    """Look at a line that begins with a percent sign."""
    text = trouble.source.text
    start = _line_start(text, trouble.since)
    named = "directive" in trouble.doing + trouble.problem or "incompatible" in trouble.problem
    if not named:
        # The first line after directives must be ---.
        if "document start" not in trouble.problem or not re.match(r"(?:\s|#.*)*%", text):
            return None
        start = text.find("%")
    return trouble.find(
        Text(
            "a line that begins with % is an instruction to YAML, and this one is not used in a plan",
            "en rad som börjar med % är en anvisning till YAML, och den här används inte i en plan",
        ),
        start,
        _line_end(text, start),
        Text("remove the line, or put the text in quotes", "ta bort raden, eller sätt texten inom citattecken"),
    )


def _tab(trouble: _Trouble) -> Diagnostic | None:
    """Look at a line that is indented with a tab."""
    text = trouble.source.text
    match = re.compile(r"[ \t]*").match(text, trouble.line_start)
    tab = text.find("\t", trouble.line_start, match.end() if match else trouble.line_start)
    if tab < 0 and trouble.mark == "\t":
        tab = trouble.at
    if tab < 0:
        return None
    return trouble.find(
        Text("a tab cannot be used as indentation", "tabb går inte att använda som indrag"),
        tab,
        tab + 1,
        Text("use spaces: two for each level", "använd mellanslag: två för varje nivå"),
    )


_HARD_SPACE = "\u00a0"


def _hard_space(trouble: _Trouble) -> Diagnostic | None:
    """Look for a no-break space, as Word writes it, where YAML wants an ordinary one: indentation, or after a colon."""
    text = trouble.source.text
    lines = [trouble.line_start, _line_start(text, trouble.since)]
    previous = _previous_line(text, trouble.line_start)
    for start in lines if previous is None else [*lines, previous]:
        line = text[start : _line_end(text, start)]
        found = re.match(rf"[ ]*({_HARD_SPACE})", line) or re.match(rf"[^:#\"']*[:-]({_HARD_SPACE})", line)
        if found is not None:
            return trouble.find(
                Text(
                    "a no-break space stands here, which looks like a space but is none to YAML",
                    "här står ett hårt mellanslag, som ser ut som ett vanligt men inte är det för YAML",
                ),
                start + found.start(1),
                start + found.end(1),
                Text(
                    "delete it and write an ordinary space; it often comes along from Word",
                    "ta bort det och skriv ett vanligt mellanslag; det följer ofta med från Word",
                ),
            )
    return None


def _lone_question_mark(trouble: _Trouble) -> Diagnostic | None:
    """Look at ``S: ?``, which says to a person that the value is not known yet, and to YAML that a key follows."""
    text = trouble.source.text
    if trouble.mark != "?" or text[trouble.at + 1 : _line_end(text, trouble.at)].strip():
        return None
    return trouble.find(
        Text("a lone question mark cannot stand here", "ett ensamt frågetecken kan inte stå här"),
        trouble.at,
        trouble.at + 1,
        Text(
            "leave the value out until it is known, or write okänt where that can stand",
            "lämna värdet tomt tills det är känt, eller skriv okänt där det går",
        ),
    )


def _forbidden_start(trouble: _Trouble) -> Diagnostic | None:
    """Look at a text that begins with ``@``, a backtick or ``%``."""
    return _reserved(trouble, trouble.at) if "cannot start any token" in trouble.problem else None


_CLOSING = {"[": "]", "{": "}"}


def _word_before(trouble: _Trouble) -> re.Match[str] | None:
    """Return the word before a colon that came too early: most likely a key whose comma was forgotten."""
    line = trouble.source.text[: trouble.at]
    return re.compile(r"(?<=\s)[^\s,{}\[\]:\"']+\Z").search(line, max(trouble.line_start, trouble.at - 80))


def _brackets(trouble: _Trouble) -> Diagnostic | None:
    """Look at a list or block in brackets that does not end as it should."""
    if "flow" not in trouble.doing:
        return None
    text = trouble.source.text
    if "flow node" in trouble.doing:
        if text[trouble.at :].strip():
            return None
        trouble = trouble._replace(since=_open_bracket(text, trouble.at))
    opening = text[trouble.since : trouble.since + 1]
    closing = _CLOSING.get(opening)
    if closing is None:
        return None
    line = text[trouble.line_start : _line_end(text, trouble.at)]
    new_line = trouble.line_start > trouble.since and re.match(r"\s*(?:- |[^\s\[{\"'].*?:(?:\s|$))", line)
    values: dict[str, object] = {"opening": opening, "closing": closing, "mark": trouble.mark}
    if not text[trouble.at :].strip() or new_line:
        return trouble.find(
            Text("{opening} is opened here and never closed", "{opening} öppnas här och stängs aldrig"),
            trouble.since,
            trouble.since + 1,
            Text("write {closing} where it ends", "skriv {closing} där det slutar"),
            values=values,
            related=(_noticed(trouble, trouble.at),),
        )
    if trouble.mark == "?":
        return trouble.find(
            Text(
                "inside {opening} {closing} a text with a question mark must stand in quotes",
                "inom {opening} {closing} måste en text med frågetecken stå inom citattecken",
            ),
            trouble.at,
            trouble.at + 1,
            Text("put quotes around the text", "sätt citattecken runt texten"),
            values=values,
        )
    if trouble.mark in "]}":
        opened = Related(
            Span(trouble.source, trouble.since, trouble.since + 1), Message(Text("opened here", "öppnad här"))
        )
        return trouble.find(
            Text("{opening} is closed with {mark}", "{opening} stängs med {mark}"),
            trouble.at,
            trouble.at + 1,
            Text("write {closing} instead of {mark}", "skriv {closing} i stället för {mark}"),
            values=values,
            related=(opened,),
        )
    if trouble.mark == ":":
        word = _word_before(trouble)
        if word is not None:
            return trouble.find(
                Text("a comma is missing before {word}", "det saknas ett komma före {word}"),
                word.start(),
                word.end(),
                Text(
                    "write a comma between the values, or quotes around a text that holds a colon",
                    "skriv komma mellan värdena, eller citattecken runt en text som innehåller kolon",
                ),
                values={"word": word.group()},
            )
        return trouble.find(
            Text("one colon too many inside {opening} {closing}", "ett kolon för mycket inom {opening} {closing}"),
            trouble.at,
            trouble.at + 1,
            Text(
                "write a comma between the values, and quotes around a text that holds a colon",
                "skriv komma mellan värdena, och citattecken runt en text som innehåller kolon",
            ),
            values=values,
        )
    return trouble.find(
        Text("a comma is missing before this", "det saknas ett komma före detta"),
        trouble.at,
        trouble.at + 1,
        Text(
            "write a comma between the values inside {opening} {closing}",
            "skriv komma mellan värdena inom {opening} {closing}",
        ),
        values=values,
    )


def _open_bracket(text: str, at: int) -> int:
    """Return the nearest bracket before ``at`` that nothing closes."""
    closed = 0
    for match in re.finditer(r"[\[\]{}]", text[:at][::-1]):
        closed += 1 if match.group() in "]}" else -1
        if closed < 0:
            return at - match.end()
    return at


_TIGHT_COLON = pattern(r"\s*(?:- )?[^\s:#\"'\[{&*!|>][^:#\"'\[{]*?(:)(?=[^\s:/])")
_KEY_AND_VALUE = pattern(r"\s*(?:- )*[^\s#\"'\[{][^#\"]*?:(?:\s|$)")


def _tight_colon(trouble: _Trouble, start: int) -> Diagnostic | None:
    """Look at the line from ``start`` for a key whose value follows without a space."""
    text = trouble.source.text
    line = text[start : _line_end(text, start)]
    match = _TIGHT_COLON().match(line)
    if match is None or _KEY_AND_VALUE().match(line):
        return None
    colon = start + match.start(1)
    return trouble.find(
        Text("a space is missing after the colon", "det saknas ett mellanslag efter kolonet"),
        colon,
        colon + 1,
        Text("write '{written}'", "skriv '{written}'"),
        values={"written": (line[: match.end(1)] + " " + line[match.end(1) :]).strip()},
    )


def _previous_line(text: str, start: int) -> int | None:
    """Return where the last line with something on it before ``start`` begins."""
    while start > 0:
        start = _line_start(text, start - 1)
        line = text[start : _line_end(text, start)].strip()
        if line and not line.startswith("#"):
            return start
    return None


_LONGEST_QUOTED = 76
"""A longer text would be cut in the message, and what is cut cannot be copied."""


def _colon(trouble: _Trouble) -> Diagnostic | None:
    """Look at a colon where none was awaited."""
    if "mapping values are not allowed" not in trouble.problem:
        return None
    text, start = trouble.source.text, trouble.line_start
    before = text[start : trouble.at]
    earlier = re.search(r":\s+(?=\S)", before)
    if earlier is not None:
        value = _value_at(text, start + earlier.end())
        advice = Text("write {written}", "skriv {written}")
        if value[:1] in "“”„»«":
            advice = Text(
                'write straight quotation marks ("), which those from Word are not, around the whole text',
                'skriv raka citattecken (") runt hela texten; de böjda från Word räknas inte',
            )
        elif len(value) > _LONGEST_QUOTED:
            advice = Text('put the whole text in quotes (")', 'sätt hela texten inom citattecken (")')
        return trouble.find(
            Text(
                "a colon followed by a space stands inside a text without quotes",
                "kolon följt av mellanslag står inne i en text utan citattecken",
            ),
            trouble.at,
            trouble.at + 1,
            advice,
            values={"written": _in_quotes(value)},
        )
    previous = _previous_line(text, start)
    if previous is not None and (found := _tight_colon(trouble, previous)):
        return found
    indent = len(before) - len(before.lstrip(" "))
    return trouble.find(
        Text(
            "the line is a new key but is indented as if it continued the line before",
            "raden är en ny nyckel men är indragen som om den fortsatte raden före",
        ),
        start + indent,
        trouble.at,
        Text(
            "give the line the same indentation as the keys it belongs with",
            "ge raden samma indrag som de nycklar den hör ihop med",
        ),
    )


def _no_colon(trouble: _Trouble) -> Diagnostic | None:
    """Look at a line that should be a key but has no colon."""
    if "could not find expected ':'" not in trouble.problem:
        return None
    text, start = trouble.source.text, trouble.since
    if found := _tight_colon(trouble, start):
        return found
    line = text[start : _line_end(text, start)].rstrip()
    if re.match(r"-[^\s-]", line):
        return trouble.find(
            Text("a space is missing after the hyphen", "det saknas ett mellanslag efter strecket"),
            start,
            start + 1,
            Text("write '{written}'", "skriv '{written}'"),
            values={"written": "- " + line[1:]},
        )
    if len(line) > 1_000:
        return trouble.find(
            Text("a key is longer than 1 000 characters", "en nyckel är längre än 1 000 tecken"),
            start,
            start + 1,
            Text("give it a short name", "ge den ett kort namn"),
        )
    return trouble.find(
        Text(
            "a colon is missing: '{line}' stands where a key should stand",
            "det saknas ett kolon: '{line}' står där en nyckel ska stå",
        ),
        start,
        start + len(line),
        Text(
            "write key: value; if the line continues the text above, indent it further",
            "skriv nyckel: värde; om raden fortsätter texten ovanför, dra in den mer",
        ),
        values={"line": line},
    )


def _list_on_the_line(trouble: _Trouble) -> Diagnostic | None:
    """Look at a hyphen that begins a list where none can begin."""
    if "sequence entries are not allowed" not in trouble.problem:
        return None
    return trouble.find(
        Text("a list cannot begin on the same line as its key", "en lista kan inte börja på samma rad som sin nyckel"),
        trouble.at,
        trouble.at + 1,
        Text(
            "put each item on a line of its own below the key; a text that begins with a hyphen needs quotes",
            "sätt varje post på en egen rad under nyckeln; en text som börjar med streck behöver citattecken",
        ),
    )


def _left_over(trouble: _Trouble) -> Diagnostic | None:
    """Look at something after a value that had already ended."""
    text, start = trouble.source.text, trouble.line_start
    before = text[start : trouble.at].rstrip()
    if trouble.mark in ("]", "}") and "node content" not in trouble.problem:
        return trouble.find(
            Text("one {mark} too many", "ett {mark} för mycket"),
            trouble.at,
            trouble.at + 1,
            Text("remove it, or put the text in quotes", "ta bort det, eller sätt texten inom citattecken"),
            values={"mark": trouble.mark},
        )
    if not before or before.endswith("-"):
        return None
    last = before[-1]
    if last in "\"'":
        if before.count(last) % 2 and (opening := _opening_before(text, start, last)) is not None:
            return _never_closed(trouble, opening, start + len(before) - 1)
        advice = Text(
            "put the quotes around the whole text, or remove them",
            "sätt citattecken runt hela texten, eller ta bort dem",
        )
        if last == "'" and trouble.at == start + len(before):
            advice = Text(
                "use double quotes around a text with an apostrophe, or write the apostrophe twice",
                "använd dubbla citattecken runt en text med apostrof, eller skriv apostrofen två gånger",
            )
        return trouble.find(
            Text(
                "the text goes on after the closing quotation mark",
                "texten fortsätter efter det avslutande citattecknet",
            ),
            trouble.at,
            _line_end(text, trouble.at),
            advice,
        )
    if last in "]}":
        return trouble.find(
            Text("something follows after the closing {last}", "något följer efter det avslutande {last}"),
            trouble.at,
            _line_end(text, trouble.at),
            Text(
                "put the whole value in quotes, or remove the rest",
                "sätt hela värdet inom citattecken, eller ta bort resten",
            ),
            values={"last": last},
        )
    return None


def _opening_before(text: str, start: int, mark: str) -> int | None:
    """Return the quotation mark that opened a text on the nearest earlier line, when the line has an odd one."""
    for _ in range(200):
        if start <= 0:
            return None
        start = _line_start(text, start - 1)
        line = text[start : _line_end(text, start)]
        if line.count(mark) % 2:
            match = re.search(rf"(?:^|[:\-,\[{{])\s*({mark})", line)
            return start + match.start(1) if match else None
    return None


def _level(trouble: _Trouble) -> Diagnostic | None:
    """Look at a line that stands at no level."""
    if not any(words in trouble.problem for words in ("block end", "expected key", "'-' indicator", "document start")):
        return None
    text, start = trouble.source.text, trouble.line_start
    line_end = _line_end(text, trouble.at)
    before = text[start : trouble.at]
    if before.strip():
        return None
    if trouble.mark == ":":
        return trouble.find(
            Text("a key is missing before the colon", "det saknas en nyckel före kolonet"),
            trouble.at,
            trouble.at + 1,
            Text("write the key's name before the colon", "skriv nyckelns namn före kolonet"),
            code=codes.KEY_NOT_TEXT,
        )
    if re.compile(r"-(?:\s|\Z)").match(text, trouble.at):
        return trouble.find(
            Text(
                "a list item stands among keys, or at another level than the items before it",
                "en listpost står bland nycklar, eller på en annan nivå än posterna före",
            ),
            trouble.at,
            trouble.at + 1,
            Text(
                "put a key with a colon above the list, and give all its items the same indentation",
                "skriv en nyckel med kolon ovanför listan, och ge alla dess poster samma indrag",
            ),
        )
    list_at = trouble.since - _line_start(text, trouble.since)
    in_a_list = "'-' indicator" in trouble.problem or text[trouble.since : trouble.since + 2] == "- "
    if (
        in_a_list
        and len(before) == list_at
        and (mark := re.compile(r"[-–—•·*](?=[^\s-])|[–—•·]").match(text, trouble.at))
    ):
        return trouble.find(
            Text(
                "a row of a list begins with a hyphen and a space",
                "en rad i en lista börjar med bindestreck och mellanslag",
            ),
            trouble.at,
            mark.end(),
            Text("write '- ' here", "skriv '- ' här"),
        )
    if in_a_list and len(before) == list_at:
        began = Related(
            Span(trouble.source, trouble.since, trouble.since + 1),
            Message(Text("the list begins here", "listan börjar här")),
        )
        return trouble.find(
            Text(
                "the line stands at the level of a list but does not begin with a hyphen",
                "raden står på en listas nivå men börjar inte med streck",
            ),
            trouble.at,
            line_end,
            Text(
                "indent the line as the keys of the item above, or begin it with '- '",
                "ge raden samma indrag som nycklarna i posten ovanför, eller börja den med '- '",
            ),
            related=(began,),
        )
    return trouble.find(
        Text(
            "the line is indented {spaces} spaces, but no key above it stands at that level",
            "raden är indragen {spaces} mellanslag, men ingen nyckel ovanför står på den nivån",
        ),
        trouble.at,
        line_end,
        Text(
            "give the line the same indentation as the keys it belongs with",
            "ge raden samma indrag som de nycklar den hör ihop med",
        ),
        values={"spaces": len(before)},
    )


def _no_value(trouble: _Trouble) -> Diagnostic | None:
    """Look at a mark where a value should begin."""
    if "node content" not in trouble.problem or trouble.mark not in (",", "]", "}", ":", "?", "-"):
        return None
    return trouble.find(
        Text("a value is missing before {mark}", "det saknas ett värde före {mark}"),
        trouble.at,
        trouble.at + 1,
        Text(
            "fill in the value; a text that begins with {mark} needs quotes",
            "fyll i värdet; en text som börjar med {mark} behöver citattecken",
        ),
        values={"mark": trouble.mark},
    )


def _unclear(trouble: _Trouble) -> Diagnostic:
    return trouble.find(
        Text("the text cannot be understood from here", "härifrån går texten inte att förstå"),
        trouble.at,
        min(trouble.at + 1, len(trouble.source.text)),
        Text(
            "look at indentation, quotes and brackets on this line and the one above",
            "se över indrag, citattecken och parenteser på den här raden och raden ovanför",
        ),
    )


_LOOKS: tuple[Callable[[_Trouble], Diagnostic | None], ...] = (
    _quoted,
    _asterisk,
    _block_text,
    _tag,
    _directive,
    _tab,
    _hard_space,
    _lone_question_mark,
    _forbidden_start,
    _brackets,
    _colon,
    _no_colon,
    _list_on_the_line,
    _left_over,
    _level,
    _no_value,
)

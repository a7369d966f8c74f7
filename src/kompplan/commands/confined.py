"""An organisation's own templates at work: a process of its own that can do nothing but answer, and not for long.

It reads one question from standard input and writes one answer to standard output. Before a template runs, the process
gives up opening files and sockets, starting processes, memory beyond half a gigabyte and time beyond five seconds; the
sandbox and the plain data that templates are handed stand before that wall, not in its place.
"""

import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import BaseLoader, Environment, TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from kompplan.reports.render import context, drawn, own_environment, shipped

SHIPPED = "kompplan/"
"""Before the name of a shipped template, for one that takes its name and builds on it."""
MEMORY = 512 * 2**20
SECONDS = 5
LONGEST = 20 * 10**6
"""Characters of an answer."""
FARTHEST = 10_000
"""As many steps as ``range`` goes."""
_GONE = ("safe", "urlize", "xmlattr")
"""Filters that make markup of text."""


class _Loader(BaseLoader):
    """The organisation's own templates, then those that ship; a shipped one is always found under ``kompplan/``."""

    def __init__(self, own: Mapping[str, str], others: Mapping[str, str]) -> None:
        self.sources = {**others, **{SHIPPED + name: text for name, text in others.items()}, **own}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        if template not in self.sources:
            raise TemplateNotFound(template)
        return self.sources[template], template, None


class _Environment(ImmutableSandboxedEnvironment):
    """Refuses the one tag that would let plan text through as markup."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for each in tree.find_all((nodes.EvalContextModifier, nodes.ScopedEvalContextModifier)):
            raise TemplateSyntaxError("autoescape", each.lineno, name, filename)
        return tree


def _range(*steps: int) -> range:
    made = range(*steps)
    if len(made) > FARTHEST:
        raise SecurityError(f"range is longer than {FARTHEST}")
    return made


def _environment(suffix: str, templates: Mapping[str, str]) -> ImmutableSandboxedEnvironment:
    own = own_environment(_Environment, suffix, _Loader(templates, shipped()))
    own.globals = {"range": _range, "dict": dict}
    for name in _GONE:
        own.filters.pop(name)
    return own


def _give_up() -> None:
    """Give up what the system lets a process give up; where it does not, the asking process still counts seconds."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 3),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def _with_pictures(view: Any) -> Any:
    """Return the view with each picture's drawing as markup again."""
    for section in view["sections"]:
        for part in section["parts"]:
            for block in part["blocks"]:
                if block["block"] == "picture":
                    block["svg"] = drawn(block["svg"])
    return view


def _line(wrong: BaseException, templates: Mapping[str, str]) -> tuple[str, int]:
    """Return the template and the line where something went wrong; the innermost of the organisation's own."""
    if isinstance(wrong, TemplateSyntaxError):
        return wrong.name or "", wrong.lineno
    found = ("", 0)
    trace = wrong.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name in templates:
            found = (name, trace.tb_lineno)
        trace = trace.tb_next
    return found


def _answer(made: Environment, question: Mapping[str, Any]) -> dict[str, Any]:
    templates: dict[str, str] = question["templates"]
    name = ""
    try:
        for name in templates:
            if name.endswith(".j2"):
                made.get_template(name)
        name = question["name"]
        template = made.get_template(name)
        pieces: list[str] = []
        length = 0
        for piece in template.generate(context(_with_pictures(question["report"]), tuple(sorted(templates)))):
            length += len(piece)
            if length > LONGEST:
                return {"wrong": "length", "name": name, "line": 0, "said": ""}
            pieces.append(piece)
        return {"text": "".join(pieces)}
    except MemoryError:
        return {"wrong": "memory", "name": name, "line": 0, "said": ""}
    except RecursionError as wrong:
        return _wrong("recursion", wrong, templates, name)
    except SecurityError as wrong:
        return _wrong("security", wrong, templates, name)
    except TemplateNotFound as wrong:
        return _wrong("not found", wrong, templates, name)
    except UndefinedError as wrong:
        return _wrong("undefined", wrong, templates, name)
    except TemplateSyntaxError as wrong:
        return _wrong("autoescape" if wrong.message == "autoescape" else "syntax", wrong, templates, name)
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as wrong:
        return _wrong("other", wrong, templates, name)


def _wrong(kind: str, wrong: BaseException, templates: Mapping[str, str], name: str) -> dict[str, Any]:
    where, line = _line(wrong, templates)
    return {"wrong": kind, "name": where or name, "line": line, "said": str(wrong)[:300]}


def main() -> None:
    """Answer one question."""
    question = json.loads(sys.stdin.buffer.read())
    made = _environment(question["suffix"], question["templates"])
    import jinja2.debug  # noqa: F401 - what Jinja loads when something goes wrong; nothing can be loaded afterwards

    made.from_string("{{ 'å\\n' }}").render()  # and the codecs that its lexer asks for
    _give_up()
    answer = _answer(made, question)
    sys.stdout.buffer.write(json.dumps(answer).encode())
    sys.stdout.buffer.flush()

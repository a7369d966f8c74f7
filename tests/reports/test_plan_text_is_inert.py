"""No text of a plan becomes markup, script, a link, or a line of its own."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kompplan.i18n.language import Language
from kompplan.reports.render import _environment, plain
from kompplan.reports.view import Prose
from reports.pages import Page, even
from reports.plans import filled, report

HARMLESS = "ord{n}x och ett till, och ett till"
HOSTILE = (
    "<script>alert({n})</script>",
    "</title></style></script><img src=x onerror=alert({n})>",
    "</style><style>*{{display:none}}</style>{n}",
    '" onmouseover="alert({n})" x="',
    "' autofocus onfocus='alert({n})",
    "<!-- {n} --> <![CDATA[ {n} ]]> ]]>",
    "<svg/onload=alert({n})><foreignObject>",
    "{{{{ 7*7 }}}} {{% raw %}} {{# {n} #}} ${{7*7}} #{{7*7}}",
    "[{n}](javascript:alert(1)) ![{n}](https://evil.example/x.png) <https://evil.example/{n}>",
    "javascript:alert({n})",
    "# {n}\n## rubrik\n- punkt\n1. ett\n> citat\n```\nkod\n```\n---\n===",
    "a | b | {n} || c \\| d \\",
    "| --- | {n} |",
    "*{n}* **fet** _kursiv_ ~~struken~~ `kod` ![]() &lt;b&gt; &amp; &#60;",
    "@alla Closes #{n} <details><summary>",
    'click a1 href "javascript:alert({n})" %%{{init: {{}}}}%%',
    "b{n}\u2028rad\u202eomvänt\u200f",
    "'; DROP TABLE {n}; --",
    "&{n}; &quot &#x3c;script&#x3e;",
    "\t    {n} kod med indrag",
)
ALLOWED_TAGS = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "a",
        "div",
        "header",
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "dl",
        "dt",
        "dd",
        "nav",
        "ol",
        "ul",
        "li",
        "main",
        "section",
        "span",
        "footer",
        "figure",
        "figcaption",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "blockquote",
        "b",
        "details",
        "summary",
    ]
)
DRAWN_TAGS = frozenset(
    ["svg", "title", "desc", "g", "rect", "line", "text", "path", "polygon", "defs", "pattern", "circle"]
)
ATTRIBUTES = frozenset(
    [
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "class",
        "href",
        "id",
        "tabindex",
        "role",
        "aria-label",
        "aria-labelledby",
        "scope",
        "colspan",
        "data-label",
    ]
)


def _shown(text: str) -> str:
    """Return a text as a page shows it: what cannot be seen by its number, what the reader refuses as a mark."""
    text = text.replace("\u202e", "\ufffd")
    for each in "\u2028\u200f":
        text = text.replace(each, f"<U+{ord(each):04X}>")
    return even(text)


def _made(template: str, suffix: str) -> tuple[str, tuple[str, ...]]:
    plan = filled(lambda n: template.format(n=n))
    return report(plan.source, suffix), plan.texts


HARMLESS_HTML = Page(_made(HARMLESS, "html")[0])


@pytest.mark.parametrize("template", HOSTILE)
def test_hostile_text_stays_text_in_html(template: str) -> None:
    made, texts = _made(template, "html")
    page = Page(made)
    assert not page.unclosed
    assert page.layout == HARMLESS_HTML.layout
    for tag in page.tags:
        assert tag.name in (DRAWN_TAGS if tag.drawn else ALLOWED_TAGS), tag
        assert not [name for name in tag.attributes if name.startswith("on") or name in ("src", "style", "srcset")], tag
        if not tag.drawn:
            assert set(tag.attributes) <= ATTRIBUTES, tag
        assert all(value.startswith("#") for name, value in tag.attributes.items() if name in ("href", "xlink:href")), (
            tag
        )
    lost = [text for text in texts if _shown(text) not in page.text]
    assert not lost, lost[:3]


def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table").enable("strikethrough")


def _flat(tokens: list[Token]) -> list[Token]:
    return [inner for token in tokens for inner in (token, *(token.children or ()))]


def _layout(tokens: list[Token]) -> list[str]:
    return [f"{token.type}{token.tag}" for token in tokens]


HARMLESS_MARKDOWN = _layout(_markdown().parse(_made(HARMLESS, "md")[0]))


@pytest.mark.parametrize("template", HOSTILE)
def test_hostile_text_stays_text_in_markdown(template: str) -> None:
    made, texts = _made(template, "md")
    tokens = _markdown().parse(made)
    assert _layout(tokens) == HARMLESS_MARKDOWN
    kinds = {token.type for token in _flat(tokens)}
    assert not kinds & {
        "html_inline",
        "html_block",
        "link_open",
        "image",
        "code_inline",
        "fence",
        "code_block",
        "em_open",
        "s_open",
    }
    text = "".join(
        " " if inner.type == "softbreak" else inner.content
        for token in tokens
        for inner in ((*(token.children or ()), Token("text", "", 0, content=" ")) if token.type == "inline" else ())
        if inner.type in ("text", "text_special", "softbreak")
    )
    shown = even(text.replace("\u200b", ""))
    lost = [each for each in texts if _shown(each) not in shown]
    assert not lost, lost[:3]


def test_a_mention_and_an_issue_number_are_broken_in_markdown() -> None:
    made, _ = _made("@alla Closes #{n}", "md")
    assert not re.search(r"@alla|#\d", made)


def test_a_template_is_handed_nothing_but_plain_data() -> None:
    assert plain(Prose(("a",))) == {"paragraphs": ["a"], "kind": "text", "block": "prose"}
    with pytest.raises(TypeError):
        plain(Prose(({"a": 1},)))  # type: ignore[arg-type]  # on purpose


def test_a_missing_name_in_a_template_is_an_error() -> None:
    from jinja2 import UndefinedError

    for suffix in ("html", "md"):
        with pytest.raises(UndefinedError):
            _environment(suffix).from_string("{{ report.nothing }}").render(report={})


def test_templates_come_from_our_folder_only() -> None:
    from jinja2 import TemplateNotFound

    for name in ("../plans/x", "/etc/hostname", ".hidden", "a\\b", "no-such-template"):
        with pytest.raises(TemplateNotFound):
            _environment("html").get_template(name)


def test_both_languages_say_the_same_of_hostile_plans() -> None:
    plan = filled(lambda n: HOSTILE[1].format(n=n))
    swedish, english = (Page(report(plan.source, "html", language)).layout for language in Language)
    assert swedish == english

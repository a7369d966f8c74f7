"""An organisation's template for Word: filled from a closed list of names, its looks kept, and nothing of it runs."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, RGBColor

from kompplan.errors import KompplanError
from kompplan.i18n.language import Language
from kompplan.reports.word.template import MOST_BYTES, word_template
from reports.plans import EXAMPLES, example_making, written
from reports.word import PLAN, body_text, changed, in_template, members, opened, package, style_names, template

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMED = "{{ title }} | {{ status }} | {{ date }} | {{ period }} | {{ owner }}".replace(" | ", "; ")
FILLED = "Samtal som bär; klar; 22 november 2026; 2027-02-01 – 2028-05-31; Exempelköpings kommun"


def _refused(data: bytes) -> str:
    with pytest.raises(KompplanError) as refused:
        in_template(data)
    assert refused.value.message.to(Language.EN) != refused.value.message.to(Language.SV)
    return refused.value.message.to(Language.EN)


def test_the_report_goes_where_its_name_stands() -> None:
    said = body_text(in_template(template("Före", "{{ kompplan }}", "Efter"))).split("\n")
    assert said[0] == "Före"
    assert said[-1] == "Efter"
    assert said[1:3] == ["Projektplan", "Samtal som bär"]
    assert not [each for each in said if "kompplan }}" in each]


@pytest.mark.parametrize("last", [(), ("",)])
def test_without_its_name_the_report_goes_last(last: tuple[str, ...]) -> None:
    said = body_text(in_template(template("Före", *last))).split("\n")
    assert said[:3] == ["Före", "Projektplan", "Samtal som bär"]


@pytest.mark.parametrize("cut", ["{{ ti|tle }}", "{|{| title |}}", "{{|title|}|}", "|{{ TITEL }}|"])
def test_a_name_that_word_has_cut_into_runs_is_filled(cut: str) -> None:
    found = in_template(template(f"Plan: {cut}.", header=f"H {cut}", footer=f"F {cut}"))
    assert body_text(found).split("\n")[0] == "Plan: Samtal som bär."
    section = found.sections[0]
    assert section.header.paragraphs[0].text == "H Samtal som bär"
    assert section.footer.paragraphs[0].text == "F Samtal som bär"


def test_every_name_is_filled_as_plain_text() -> None:
    found = in_template(template(NAMED, "{{ kompplan }}"))
    assert body_text(found).split("\n")[0] == FILLED
    assert body_text(found).count("Samtal som bär") == 1, "the template has said the title already"


def test_names_are_filled_in_tables_and_text_boxes() -> None:
    made = Document()
    made.add_table(1, 1).cell(0, 0).text = "{{ owner }}"
    paragraph = made.add_paragraph("kring ")
    box = paragraph._p.makeelement(qn("w:pict"))
    inner = box.makeelement(qn("w:txbxContent"))
    inner.append(Document().add_paragraph("{{ status }}")._p)
    box.append(inner)
    paragraph.runs[0]._r.append(box)
    saved = BytesIO()
    made.save(saved)
    said = body_text(in_template(saved.getvalue()))
    assert "Exempelköpings kommun" in said
    assert "klar" in said.split("\n")[1:3][-1]


def test_what_a_value_says_is_not_filled_again() -> None:
    plan = PLAN.replace("Samtal som bär", "'{{ owner }} {{ nothing }}'")
    assert body_text(in_template(template("{{ title }}", "{{ kompplan }}"), plan)).startswith(
        "{{ owner }} {{ nothing }}"
    )


def test_a_value_that_is_missing_is_said_to_be() -> None:
    plan = PLAN.replace("  ägare: Exempelköpings kommun\n", "")
    assert body_text(in_template(template("{{ owner }}"), plan)).startswith("saknas")


@pytest.mark.parametrize(
    ("text", "near"),
    [("{{ titl }}", "did you mean {{ title }}"), ("{{ statsu }}", "did you mean {{ status }}"),
     ("{{ 7*7 }}", "known are"), ("{{ ''.__class__ }}", "known are"), ("{{}}", "known are"),
     ("{{ " + "x" * 500 + " }}", "known are")],
)  # fmt: skip
def test_an_unknown_name_is_refused_with_the_nearest(text: str, near: str) -> None:
    assert near in _refused(template(text))
    assert near in _refused(template("a", header=text))


def test_statements_are_text() -> None:
    assert "{% set x = 1 %}" in body_text(in_template(template("{% set x = 1 %}")))


def test_the_place_must_stand_alone_and_once() -> None:
    assert "alone" in _refused(template("Här: {{ kompplan }}"))
    assert "alone" in _refused(template("a", header="{{ kompplan }}"))
    assert "more than once" in _refused(template("{{ kompplan }}", "{{ kompplan }}"))
    made = Document()
    made.add_table(1, 1).cell(0, 0).text = "{{ kompplan }}"
    saved = BytesIO()
    made.save(saved)
    assert "alone" in _refused(saved.getvalue())


def test_its_styles_and_pages_are_used_and_ours_fill_the_gaps() -> None:
    made = Document()
    made.styles["Heading 1"].font.color.rgb = RGBColor(1, 2, 3)
    made.styles["Caption"].element.getparent().remove(made.styles["Caption"].element)
    made.sections[0].page_width, made.sections[0].page_height = Mm(176), Mm(250)
    saved = BytesIO()
    made.save(saved)
    found = in_template(saved.getvalue())
    assert found.styles["Heading 1"].font.color.rgb == RGBColor(1, 2, 3)
    assert round(found.sections[0].page_width.mm) == 176  # type: ignore[union-attr]
    names = [each.name for each in found.styles]
    assert len(set(names)) == len(names)
    assert {"Caption", "Kompplan Table", "Kompplan Fact", "List Bullet 4"} <= set(names)
    for each in found.styles.element.iter(qn("w:basedOn"), qn("w:next"), qn("w:link")):
        assert each.get(qn("w:val")) in {style.style_id for style in found.styles}


def test_a_template_without_numbering_gets_our_lists() -> None:
    found = members(template("{{ kompplan }}"))
    found.pop("word/numbering.xml")
    rels = found["word/_rels/document.xml.rels"].decode()
    start = rels.rfind("<Relationship ", 0, rels.index("numbering.xml"))
    found["word/_rels/document.xml.rels"] = (rels[:start] + rels[rels.index("/>", start) + 2 :]).encode()
    types = found["[Content_Types].xml"].decode()
    start = types.rfind("<Override ", 0, types.index("numbering.xml"))
    found["[Content_Types].xml"] = (types[:start] + types[types.index("/>", start) + 2 :]).encode()
    styles = found["word/styles.xml"].decode()
    start = styles.index('<w:style w:type="paragraph" w:styleId="ListBullet"')
    found["word/styles.xml"] = (styles[:start] + styles[styles.index("</w:style>", start) + 10 :]).encode()
    document = in_template(package(found))
    numbers = document.part.numbering_part.element
    style = document.styles["List Bullet"].element
    identity = style.find(f".//{qn('w:numId')}").get(qn("w:val"))
    assert identity in [each.get(qn("w:numId")) for each in numbers.findall(qn("w:num"))]


def test_swedish_style_ids_are_found_by_their_english_names() -> None:
    def swedish(contents: bytes) -> bytes:
        return contents.replace(b'"Heading1"', b'"Rubrik1"').replace(b'"Title"', b'"Rubrik"')

    data = changed(template("{{ kompplan }}"), styles=swedish)
    found = in_template(data)
    headings = [text for style, text in style_names(found) if style == "Heading 1"]
    assert headings[0] == "I korthet"
    assert b'"Rubrik1"' in members(data)["word/styles.xml"]


def test_a_dotx_is_a_template_too() -> None:
    found = members(template("{{ kompplan }}"))
    found["[Content_Types].xml"] = found["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    assert "Samtal som bär" in body_text(in_template(package(found)))


def test_its_language_is_the_reports() -> None:
    found = in_template(template("{{ kompplan }}"), language=Language.EN)
    assert {each.get(qn("w:val")) for each in found.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    assert found.core_properties.language == "en-GB"


def test_wide_tables_turn_the_pages_of_a_template_and_keep_its_header() -> None:
    path = next(each for each in EXAMPLES if each.parent.name == "monsterplan")
    making = example_making(path, Language.SV)
    making.word_template = word_template("mall.docx", template("Före", "{{ kompplan }}", "Efter", header="Kommunen"))
    found = opened(written(making, "docx"))
    wide = [each.page_width > each.page_height for each in found.sections]  # type: ignore[operator]
    assert wide[0] is wide[-1] is False
    assert True in wide
    assert {each.header.paragraphs[0].text for each in found.sections} == {"Kommunen"}
    assert body_text(found).endswith("Efter")


def test_the_link_to_its_own_template_is_left_out_and_told() -> None:
    relation = (
        b'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        b'attachedTemplate" Target="file:///\\\\server\\mallar\\Brev.dotx" TargetMode="External"/>'
    )
    found = members(template("{{ kompplan }}"))
    found["word/_rels/settings.xml.rels"] = _relations(relation)
    found["word/settings.xml"] = found["word/settings.xml"].replace(
        b"<w:defaultTabStop", b'<w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships" r:id="rIdX"/><w:defaultTabStop', 1)  # fmt: skip
    made = word_template("mall.docx", package(found))
    assert [each.en for each in made.dropped] == ["the link to a template of its own"]
    assert not [name for name, each in members(made.data).items() if b"attachedTemplate" in each]
    assert "Samtal som bär" in body_text(in_template(package(found)))


def _relations(*relations: bytes) -> bytes:
    return (
        b'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        b'relationships">' + b"".join(relations) + b"</Relationships>"
    )


def _relation(kind: str, target: str, mode: str = "External") -> Callable[[dict[str, bytes]], None]:
    def change(found: dict[str, bytes]) -> None:
        relation = (
            f'<Relationship Id="rIdX" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
        )
        name = "word/_rels/document.xml.rels"
        found[name] = found[name].replace(b"</Relationships>", relation.encode())

    return change


def _in_body(added: str) -> Callable[[dict[str, bytes]], None]:
    def change(found: dict[str, bytes]) -> None:
        found["word/document.xml"] = found["word/document.xml"].replace(b"<w:body>", b"<w:body>" + added.encode(), 1)

    return change


def _member(name: str, contents: bytes) -> Callable[[dict[str, bytes]], None]:
    def change(found: dict[str, bytes]) -> None:
        found[name] = contents

    return change


def _prolog(prolog: bytes) -> Callable[[dict[str, bytes]], None]:
    def change(found: dict[str, bytes]) -> None:
        start = found["word/document.xml"].index(b"<w:document")
        found["word/document.xml"] = prolog + found["word/document.xml"][start:]

    return change


def _encoded(found: dict[str, bytes]) -> None:
    text = found["word/document.xml"].decode().replace("UTF-8", "UTF-16")
    found["word/document.xml"] = text.encode("utf-16")


def _macro_type(found: dict[str, bytes]) -> None:
    found["[Content_Types].xml"] = found["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )


def _field(*pieces: str) -> str:
    runs = "".join(f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in pieces)
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + runs
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


HOSTILE: dict[str, tuple[Callable[[dict[str, bytes]], None], str]] = {
    "a linked picture": (_relation("image", "https://evil.example/x.png"), "outside"),
    "a file on the network": (_relation("hyperlink", "file:///\\\\evil\\share"), "outside"),
    "a link that runs": (_relation("hyperlink", "javascript:alert(1)"), "outside"),
    "a frame": (_relation("frame", "https://evil.example"), "object"),
    "a chunk": (_relation("aFChunk", "x.htm", "Internal"), "object"),
    "a chunk element": (_in_body("<w:altChunk/>"), "object"),
    "an object": (_in_body("<w:p><w:r><w:object/></w:r></w:p>"), "object"),
    "an embedding": (_member("word/embeddings/oleObject1.bin", b"x"), "object"),
    "a control": (_member("word/activeX/activeX1.xml", b"<x/>"), "object"),
    "an add-in": (_relation("webextensiontaskpanes", "x.xml", "Internal"), "object"),
    "macros": (_member("word/vbaProject.bin", b"x"), "macros"),
    "a macro document": (_macro_type, "macros"),
    "a doctype": (_prolog(b'<?xml version="1.0"?><!DOCTYPE w:document>'), "document type"),
    "an entity": (_prolog(b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), "document type"),
    "another encoding": (_encoded, "UTF-8"),
    "a hidden encoding": (_prolog(b'<?xml version="1.0" encoding="UTF-7"?>'), "UTF-8"),
    "a command": (_in_body(_field('DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc"')), "field"),
    "a cut command": (_in_body(_field("DDE", "AUTO cmd")), "field"),
    "a picture by field": (_in_body(_field('INCLUDEPICTURE "https://evil.example/x.png" \\d')), "field"),
    "a text by field": (_in_body('<w:p><w:fldSimple w:instr=" INCLUDETEXT /etc/passwd "/></w:p>'), "field"),
    "a field's link": (_in_body(_field('HYPERLINK "file:///c:/x"')), "outside"),
    "an old drawing": (
        _in_body('<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata '
                 'src="https://evil.example/x.png"/></v:shape></w:pict></w:r></w:p>'), "outside"),
    "no document": (_member("[Content_Types].xml", b"<Types/>"), "no Word document"),
    "broken": (_member("word/document.xml", b"<w:document"), "cannot be read"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_fetches_or_runs_is_refused(name: str) -> None:
    change, why = HOSTILE[name]
    found = members(template("{{ kompplan }}"))
    change(found)
    assert why in _refused(package(found))


def test_a_link_to_the_organisations_pages_is_kept() -> None:
    found = members(template("{{ kompplan }}"))
    _relation("hyperlink", "https://kommunen.example")(found)
    _in_body(_field('HYPERLINK "https://kommunen.example"'))(found)
    assert "Samtal som bär" in body_text(in_template(package(found)))


def test_bombs_are_refused_before_they_are_unpacked() -> None:
    found = members(template("{{ kompplan }}"))
    assert "too large" in _refused(package({**found, "word/media/x.png": b"\0" * (MOST_BYTES + 1)}))
    assert "too large" in _refused(package({**found, "word/media/x.png": b"\0" * 2_000_000}))
    assert "too large" in _refused(package({**found, **{f"word/media/{n}.png": b"x" for n in range(1_001)}}))
    assert "too large" in _refused(b"\0" * (MOST_BYTES + 1))


def test_what_is_no_document_is_refused() -> None:
    for data in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0 an old document", b"text"):
        assert "no Word document" in _refused(data)
    twice = BytesIO()
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(twice, "w") as made:
        made.writestr("word/document.xml", "<a/>")
        made.writestr("word/document.xml", "<b/>")
    assert "cannot be read" in _refused(twice.getvalue())

"""Of a Word document what Word shows is read, once and in order; what cannot be read is told."""

import pytest

from etl.model.article import Article, Reject
from etl.sources.items import Document
from etl.sources.read import read
from etl.sources.word.symbols import UNKNOWN, symbol
from tests.etl.sources.docx_writer import STRICT, cell, docx, listed, p, r, root, row, table, zipped

HIDDEN = "<w:vanish/>"
SHOWN = '<w:vanish w:val="0"/>'
DEL, INS = '<w:del w:id="1" w:author="A">', '<w:ins w:id="2" w:author="A">'
LARGE = "<w:framePr w:dropCap='drop' w:lines='3'/>"
BEGIN, RESULT, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
STYLES = """
<w:docDefaults/>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Child"><w:basedOn w:val="Secret"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Open">
<w:basedOn w:val="Secret"/><w:rPr><w:vanish w:val="false"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Aside"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Below"><w:basedOn w:val="Aside"/></w:style>
<w:style w:type="character" w:styleId="Ring"><w:basedOn w:val="Round"/></w:style>
<w:style w:type="character" w:styleId="Round"><w:basedOn w:val="Ring"/></w:style>
"""


def article(raw, name="a.docx"):
    return read(Document(name, name, raw, {}))


def read_as(raw):
    found = article(raw)
    assert isinstance(found, Article), found
    return found.text.split("\n\n")


def notes(raw):
    found = article(raw)
    assert isinstance(found, Article), found
    return {note.kind: note.text for note in found.notes}


def box(*blocks):
    return f"<w:txbxContent>{''.join(block if block.startswith('<') else p(block) for block in blocks)}</w:txbxContent>"


def drawn(*blocks):
    """A box as Word has drawn it since 2010."""
    return (
        "<w:drawing><wp:anchor><wp:positionH><wp:posOffset>914400</wp:posOffset><wp:align>left</wp:align>"
        f"</wp:positionH><a:graphic><wps:txbx>{box(*blocks)}</wps:txbx></a:graphic></wp:anchor></w:drawing>"
    )


def pictured(*blocks):
    """A box as Word drew it before."""
    return f"<w:pict><v:shape><v:textbox>{box(*blocks)}</v:textbox></v:shape></w:pict>"


def either(*ways):
    """Several ways to show the same, the last of them for whoever knows none of the others."""
    choices = "".join(f"<mc:Choice Requires='wps'>{way}</mc:Choice>" for way in ways[:-1])
    return f"<mc:AlternateContent>{choices}<mc:Fallback>{ways[-1]}</mc:Fallback></mc:AlternateContent>"


def both(*blocks):
    return f"<w:r>{either(drawn(*blocks), pictured(*blocks))}</w:r>"


def maths(text):
    return f"<m:r><m:t>{text}</m:t></m:r>"


def sign(font, code):
    return f"<w:r><w:sym w:font='{font}' w:char='{code}'/></w:r>"


def instruction(text):
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def sdt(content):
    return (
        "<w:sdt><w:sdtPr><w:alias w:val='Name'/><w:rPr><w:vanish/></w:rPr><w:dropDownList><w:listItem w:value='No'/>"
        f"</w:dropDownList></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def marked(mark):
    return f"<w:rPr>{mark}</w:rPr>"


def styled(name):
    return f"<w:pStyle w:val='{name}'/>"


# Each with the paragraphs that are to be read, and nothing else.
CASES = [
    # Tracked changes
    ("inserted words", p("The quay ", f"{INS}{r('of Brenn ')}</w:ins>", "is shut."), ["The quay of Brenn is shut."]),
    ("deleted words", p("It is ", f"{DEL}<w:r><w:delText>not </w:delText></w:r></w:del>", "shut."), ["It is shut."]),
    ("deleted words that are stored as text", p("It is ", f"{DEL}{r('not ')}</w:del>", "shut."), ["It is shut."]),
    (
        "inserted, then deleted",
        p("It ", f"{INS}{DEL}{r('never ')}</w:del>{r('was ')}</w:ins>", "shut."),
        ["It was shut."],
    ),
    ("a word replaced", p("On ", f"{DEL}{r('Monday')}</w:del>{INS}{r('Friday')}</w:ins>", "."), ["On Friday."]),
    (
        "an inserted paragraph",
        p("One.") + p(f"{INS}{r('Two.')}</w:ins>", properties=marked("<w:ins/>")),
        ["One.", "Two."],
    ),
    (
        "a deleted paragraph",
        p("One.") + p(f"{DEL}{r('Two.')}</w:del>", properties=marked("<w:del/>")) + p("Three."),
        ["One.", "Three."],
    ),
    (
        "a deleted end of a paragraph",
        p("The quay ", properties=marked("<w:del/>")) + p("is shut.") + p("So."),
        ["The quay is shut.", "So."],
    ),
    (
        "a deleted end, the next one emptied",
        p("One", properties=marked("<w:del/>")) + p(f"{DEL}{r('x')}</w:del>") + p("Two"),
        ["One", "Two"],
    ),
    ("a deleted end before a table", p("One", properties=marked("<w:del/>")) + table(row("a", "b")), ["One", "a | b"]),
    (
        "moved words",
        p("<w:moveFromRangeStart/>", f"<w:moveFrom>{r('Gone. ')}</w:moveFrom>", "A.")
        + p("B. ", f"<w:moveTo>{r('Gone.')}</w:moveTo>"),
        ["A.", "B. Gone."],
    ),
    (
        "a moved paragraph",
        p(f"<w:moveFrom>{r('Two.')}</w:moveFrom>", properties=marked("<w:moveFrom/>"))
        + p("One.")
        + p(f"<w:moveTo>{r('Two.')}</w:moveTo>", properties=marked("<w:moveTo/>")),
        ["One.", "Two."],
    ),
    (
        "deleted and hidden rows",
        table(
            row("a", "b"),
            row("c", "d", properties="<w:del/>"),
            row("e", "f", properties="<w:hidden/>"),
            row("g", "h", properties="<w:ins/>"),
        ),
        ["a | b", "g | h"],
    ),
    ("a deleted empty row", table(row("a", "b"), row("", "", properties="<w:del/>")), ["a | b"]),
    ("a deleted cell", table(row("a", cell("b", properties="<w:cellDel/>"), "c")), ["a | c"]),
    (
        "what a run looked like before",
        p(r("Seen.", f"<w:b/><w:rPrChange><w:rPr>{HIDDEN}</w:rPr></w:rPrChange>")),
        ["Seen."],
    ),
    (
        "what a paragraph looked like before",
        p("Seen.", properties=f"<w:pPrChange><w:pPr>{styled('Aside')}</w:pPr></w:pPrChange>"),
        ["Seen."],
    ),
    # Containers
    ("a control around paragraphs", sdt(p("One.") + sdt(p("Two."))) + p("Three."), ["One.", "Two.", "Three."]),
    (
        "controls within a line",
        p("The ", sdt(r("quay ") + sdt(r("of Brenn"))), " is shut."),
        ["The quay of Brenn is shut."],
    ),
    (
        "controls around rows, cells and in them",
        table(sdt(row("a", sdt(cell("b")))), row(cell(sdt(p("c"))), "d")),
        ["a | b", "c | d"],
    ),
    ("a link", p("See ", f"<w:hyperlink r:id='r9'>{r('the letter')}</w:hyperlink>", "."), ["See the letter."]),
    (
        "tags",
        p(
            f"<w:smartTag w:element='place'><w:smartTagPr/>{r('Brenn')}</w:smartTag>",
            f"<w:customXml>{r(' is')}</w:customXml>",
            f"<w:bdo w:val='ltr'><w:dir>{r(' shut.')}</w:dir></w:bdo>",
        ),
        ["Brenn is shut."],
    ),
    ("tags around paragraphs", f"<w:customXml><w:customXmlPr/>{p('One.')}</w:customXml>", ["One."]),
    (
        "pronunciation",
        p(f"<w:r><w:ruby><w:rubyPr/><w:rt>{r('とう')}</w:rt><w:rubyBase>{r('東')}</w:rubyBase></w:ruby></w:r>", "で"),
        ["東で"],
    ),
    (
        "a fraction",
        p("Up by ", f"<m:oMath><m:f><m:num>{maths('1')}</m:num><m:den>{maths('2')}</m:den></m:f></m:oMath>", "."),
        ["Up by 1/2."],
    ),
    (
        "a comment",
        p("<w:commentRangeStart w:id='0'/>", "Shut.", "<w:commentRangeEnd/>", "<w:r><w:commentReference/></w:r>"),
        ["Shut."],
    ),
    # Fields
    ("a field", p("On ", BEGIN, instruction(" DATE "), RESULT, "Friday", END, " it rained."), ["On Friday it rained."]),
    (
        "a field in the instruction of another",
        p(
            BEGIN,
            instruction("IF "),
            BEGIN,
            instruction("PAGE"),
            RESULT,
            "7",
            END,
            instruction("=7"),
            RESULT,
            "Odd",
            END,
            ".",
        ),
        ["Odd."],
    ),
    (
        "a field in the result of another",
        p(BEGIN, instruction("TOC"), RESULT, "See ", BEGIN, instruction("REF"), RESULT, "page 3", END, END, "."),
        ["See page 3."],
    ),
    ("a field without result", p("One", BEGIN, instruction("XE One"), END, " two."), ["One two."]),
    (
        "a field over several paragraphs",
        p(BEGIN, instruction("TOC")) + p(RESULT, "One.") + p("Two.", END),
        ["One.", "Two."],
    ),
    ("a field without an end", p("One ", BEGIN, instruction("DATE "), "two.") + p("Three."), ["One two.", "Three."]),
    ("an end without a field", p("One", END, " two."), ["One two."]),
    (
        "a simple field",
        p("By ", f"<w:fldSimple w:instr=' AUTHOR '>{r('E. Varnhelm')}</w:fldSimple>"),
        ["By E. Varnhelm"],
    ),
    (
        "what belongs to a form",
        p(
            BEGIN.replace("/></w:r>", "><w:fldData>QUJD</w:fldData><w:ffData><w:p/></w:ffData></w:fldChar></w:r>"),
            RESULT,
            "yes",
            END,
        ),
        ["yes"],
    ),
    ("a deleted field", p("On ", f"{DEL}{BEGIN}{RESULT}{r('Friday')}{END}</w:del>", "Monday."), ["On Monday."]),
    # Hidden words
    ("hidden words", p("Seen", r(" unseen", HIDDEN), "."), ["Seen."]),
    ("words that are said to be shown", p(r("Seen.", SHOWN)), ["Seen."]),
    ("hidden by a style", p("Seen", r(" unseen", "<w:rStyle w:val='Secret'/>"), "."), ["Seen."]),
    (
        "hidden by the style that a style is based on",
        p("Seen", r(" unseen", "<w:rStyle w:val='Child'/>"), "."),
        ["Seen."],
    ),
    ("a style based on one that hides, and does not", p(r("Seen.", "<w:rStyle w:val='Open'/>")), ["Seen."]),
    ("shown against its style", p(r("Seen.", f"<w:rStyle w:val='Secret'/>{SHOWN}")), ["Seen."]),
    (
        "a hidden paragraph",
        p("One.") + p("Two.", properties=styled("Aside")) + p("Three.", properties=styled("Below")),
        ["One."],
    ),
    ("hidden twice is shown", p(r("Seen.", "<w:rStyle w:val='Secret'/>"), properties=styled("Aside")), ["Seen."]),
    (
        "styles in a ring, and one that there is not",
        p(r("One", "<w:rStyle w:val='Ring'/>"), r(" two", "<w:rStyle w:val='None'/>")),
        ["One two"],
    ),
    ("hidden on the web alone", p(r("Seen.", "<w:webHidden/>")), ["Seen."]),
    (
        "a hidden end of a paragraph",
        p("The harbour.", properties=marked(f"{HIDDEN}<w:specVanish/>")) + p(" It is shut."),
        ["The harbour. It is shut."],
    ),
    ("a hidden box", p("One.", f"<w:r><w:rPr>{HIDDEN}</w:rPr>{drawn('Two.')}</w:r>"), ["One."]),
    # Tables
    (
        "merged cells",
        table(
            row(cell("a", properties="<w:gridSpan w:val='2'/>")),
            row(cell("b", properties="<w:vMerge w:val='restart'/>"), "c"),
            row(cell("b", properties="<w:vMerge/>"), "d"),
        ),
        ["a", "b | c", "d"],
    ),
    (
        "cells merged sideways in the old way",
        table(row(cell("a", properties="<w:hMerge w:val='restart'/>"), cell("x", properties="<w:hMerge/>"), "b")),
        ["a | b"],
    ),
    ("a cell of many columns", table(row(cell("a", properties="<w:gridSpan w:val='2000000000'/>"), "b")), ["a | b"]),
    (
        "a table in a table",
        table(row("a", cell("b", table(row("c", "d"), row("e", "f")), p())), row("g", "h")),
        ["a", "b", "c | d", "e | f", "g | h"],
    ),
    ("a cell of several short lines", table(row(cell("Brenn", "Orlane"), "2")), ["Brenn Orlane | 2"]),
    (
        "a page that is laid out by a table",
        table(row(cell("It rained.", "It snowed."), cell("It hailed.", "It blew."))),
        ["It rained.", "It snowed.", "It hailed.", "It blew."],
    ),
    ("a frame around a text", table(row(cell("One.", "Two"))), ["One.", "Two"]),
    ("empty cells and rows", table(row("", "a", ""), row("", "")) + table() + p("End."), ["a", "End."]),
    # Boxes
    (
        "a box, stored twice",
        p("The quay ", both("A box.", "Two lines."), "is shut.") + p("So."),
        ["The quay is shut.", "A box.", "Two lines.", "So."],
    ),
    ("a box of today", p("One.", f"<w:r>{drawn('A box.')}</w:r>"), ["One.", "A box."]),
    ("a box of old", p("One.", f"<w:r>{pictured('A box.')}</w:r>"), ["One.", "A box."]),
    ("two boxes that say the same", p("One.", both("Box."), both("Box.")), ["One.", "Box.", "Box."]),
    ("a box in a box", p("One.", both("Outer.", p(both("Inner.")))), ["One.", "Outer.", "Inner."]),
    ("an alternative without words", p("One.", either("<w:drawing/>", pictured("Box."))), ["One.", "Box."]),
    ("alternatives within a line", p("It is ", either(r("shut"), r("closed"), r("barred")), "."), ["It is shut."]),
    ("a box in a cell", table(row(cell(p("a", both("Box."))), "b")), ["a | b", "Box."]),
    ("a deleted box", p("One.", f"{DEL}{both('Box.')}</w:del>"), ["One."]),
    ("a table in a box", p("One.", both(table(row("a", "b")), p())), ["One.", "a | b"]),
    (
        "words of a drawing",
        p(
            "One.",
            "<w:r><w:drawing><a:txBody><a:bodyPr/><a:p><a:r><a:t>Box.</a:t></a:r></a:p></a:txBody></w:drawing></w:r>",
        ),
        ["One.", "Box."],
    ),
    (
        "words along a line",
        p("One.", "<w:r><w:pict><v:shape><v:textpath string='The Courier'/></v:shape></w:pict></w:r>"),
        ["One.", "The Courier"],
    ),
    ("a large initial", p(r("T"), properties=LARGE) + p("he quay is shut.") + p("So."), ["The quay is shut.", "So."]),
    (
        "a frame that is no initial",
        p("Box.", properties="<w:framePr w:w='200'/>") + p("The quay."),
        ["Box.", "The quay."],
    ),
    # Letters
    (
        "breaks and tabs",
        p("One", "<w:r><w:br/><w:t>two</w:t><w:cr/><w:t>3</w:t><w:tab/><w:t>4</w:t></w:r>"),
        ["One\ntwo\n3\t4"],
    ),
    ("stops of tabs", p("One.", properties="<w:tabs><w:tab w:val='left' w:pos='720'/></w:tabs>"), ["One."]),
    (
        "hyphens",
        p(
            "Porte",
            "<w:r><w:noBreakHyphen/></w:r>",
            "parole du minis",
            "<w:r><w:softHyphen/></w:r>",
            "tère, dé\xadclare",
        ),
        ["Porte-parole du ministère, déclare"],
    ),
    ("signs of symbol fonts", p(sign("Symbol", "F0B3"), " 3 ", sign("Wingdings", "F0E0")), ["≥ 3 →"]),
    ("capitals", p(r("Nato", "<w:caps/>"), r(" Orlane", "<w:smallCaps/>")), ["Nato Orlane"]),
    (
        "a page that ends within a sentence",
        p("The quay", "<w:r><w:lastRenderedPageBreak/></w:r>", " is shut."),
        ["The quay is shut."],
    ),
    ("lines in the XML", p("<w:r><w:t>The\n  quay</w:t></w:r>"), ["The   quay"]),
    ("no-break spaces", p("«\xa0Oui\xa0»"), ["«\xa0Oui\xa0»"]),
]


@pytest.mark.parametrize(("body", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_word_shows_is_read(body, expected):
    assert read_as(docx(body, parts={"styles": STYLES})) == expected


@pytest.mark.parametrize(
    "case", ["a box, stored twice", "hidden by a style", "a field", "deleted words", "merged cells"]
)
def test_strict_documents_are_read_alike(case):
    body, expected = next(each[1:] for each in CASES if each[0] == case)
    assert read_as(docx(body, parts={"styles": STYLES}, word=STRICT)) == expected


@pytest.mark.parametrize("ending", ["docx", "docm", "dotx", "dotm", "DOCX"])
def test_templates_and_documents_with_macros_are_read_alike(ending):
    assert article(docx(p("Shut.")), f"a.{ending}").text == "Shut."


# Notes of the document itself


def note(kind, number, *paragraphs):
    mark = f"<w:r><w:{kind}Ref/></w:r>"
    return f"<w:{kind} w:id='{number}'>{''.join(p(mark, text) for text in paragraphs)}</w:{kind}>"


def refer(kind, number, more=""):
    return f"<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:{kind}Reference w:id='{number}' {more}/></w:r>"


SEPARATOR = "<w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:separator/><w:t>x</w:t></w:r></w:p></w:footnote>"
FOOTNOTES = SEPARATOR + note("footnote", 1, "A letter of 3 March.", "Unpublished.") + note("footnote", 2, "In Brenn.")
NOTED = {"footnotes": FOOTNOTES, "endnotes": note("endnote", 1, "Written in May.")}


def test_footnotes_and_endnotes_stand_after_the_text_and_their_marks_nowhere():
    body = p("The quay", refer("endnote", 1), " is", refer("footnote", 2), " shut", refer("footnote", 1), ".") + p(
        "So."
    )
    expected = ["The quay is shut.", "So.", "In Brenn.", "A letter of 3 March.", "Unpublished.", "Written in May."]
    assert read_as(docx(body, parts=NOTED)) == expected


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(p("Shut."), id="nothing refers to them"),
        pytest.param(p("Shut", f"{DEL}{refer('footnote', 1)}</w:del>", "."), id="a deleted reference"),
        pytest.param(p("Shut", refer("footnote", 1).replace("<w:rPr>", "<w:rPr><w:vanish/>"), "."), id="a hidden one"),
        pytest.param(table(row("Shut.", cell(p("x", refer("footnote", 1)), properties="<w:vMerge/>"))), id="merged"),
    ],
)
def test_a_note_that_is_not_referred_to_is_not_shown(body):
    assert read_as(docx(body, parts=NOTED)) == ["Shut."]


def test_a_note_with_a_mark_of_its_own_leaves_none():
    mark = refer("footnote", 2, "w:customMarkFollows='1'").replace("</w:r>", "<w:t>*</w:t></w:r>")
    assert read_as(docx(p("The quay", mark, " is shut."), parts=NOTED)) == ["The quay is shut.", "In Brenn."]


def test_a_note_to_a_cell_stands_after_the_text():
    body = table(row(cell(p("a", refer("footnote", 2))), "b")) + p("End.")
    assert read_as(docx(body, parts=NOTED)) == ["a | b", "End.", "In Brenn."]


# What is told

UNREAD = [
    ("a note that is not there", p("Shut", refer("footnote", 9), "."), NOTED, "1 footnotes to which the text refers"),
    ("no part of notes", p("Shut", refer("endnote", 1), "."), {"endnotes": None}, "no part 'word/endnotes.xml'"),
    ("damaged notes", p("Shut", refer("endnote", 1), "."), {"endnotes": b"<a"}, "'word/endnotes.xml': XMLSyntaxError"),
    ("no part of styles", p("Shut."), {"styles": None}, "what its styles hide may stand in the text"),
    ("a document type in the styles", p("Shut."), {"styles": b"<!DOCTYPE w><w/>"}, "a document type"),
    ("a damaged header", p("Shut."), {"header1": b"<a"}, "'word/header1.xml'"),
    ("another format", p("Shut.") + "<w:altChunk r:id='r1'/>", {}, "a part in another format"),
    ("another document", p("Shut.") + "<w:subDoc r:id='r1'/>", {}, "another document"),
    ("a chart", p("Shut.", "<w:r><w:drawing><c:chart r:id='r1'/></w:drawing></w:r>"), {}, "the words of a chart"),
    ("an unknown element", p("Shut.") + "<x:said>It was open.</x:said>", {}, "“It was open.” in an element 'said'"),
    ("words between the elements", p("Shut.", "<w:r>Open.</w:r>"), {}, "“Open.” in an element 'r'"),
    ("a field without an end", p("Shut.", BEGIN), {}, "a field without an end"),
]


@pytest.mark.parametrize(("body", "parts", "says"), [case[1:] for case in UNREAD], ids=[case[0] for case in UNREAD])
def test_what_is_not_read_is_told(body, parts, says):
    raw = docx(body, parts=parts)
    assert read_as(raw) == ["Shut."]
    assert says in notes(raw)["not read"]


def test_an_unknown_block_is_looked_into():
    raw = docx(f"<x:block>{p('One.')}</x:block>")
    assert (read_as(raw), notes(raw)) == (["One."], {})


def test_headers_and_footers_are_left_out_and_named():
    parts = {"header1": p("The Orlane Courier"), "header2": p(""), "footer1": p("Page 1")}
    raw = docx(p("Shut."), parts=parts)
    assert read_as(raw) == ["Shut."]
    assert notes(raw) == {"left out": "headers and footers: The Orlane Courier; Page 1"}


@pytest.mark.parametrize(
    ("body", "kind", "says"),
    [
        pytest.param(p("Shut", f"{INS}{r('.')}</w:ins>"), "tracked changes", "what was inserted", id="insertion"),
        pytest.param(p("Shut", f"{DEL}{r('.')}</w:del>"), "tracked changes", "what was deleted", id="deletion"),
        pytest.param(table(row("a"), row("b", properties="<w:del/>")), "tracked changes", "deleted", id="deleted row"),
        pytest.param(p("Shut.", r("or not", HIDDEN)), "hidden text", "6 characters", id="hidden"),
        pytest.param(p("Shut.", f"<w:r><w:rPr>{HIDDEN}</w:rPr>{drawn('or not')}</w:r>"), "hidden text", "6 ", id="box"),
        pytest.param(p("a", sign("Odd", "F041")), "unknown letters", "1 signs", id="sign"),
    ],
)  # fmt: skip
def test_what_is_to_be_known_is_told(body, kind, says):
    assert says in notes(docx(body))[kind]


def test_of_a_plain_document_nothing_is_told():
    assert notes(docx(p("One.") + table(row("a", "b")), parts={"styles": STYLES, **NOTED, "header1": p()})) == {}


# What is refused


def archive(main, name="word/document.xml"):
    start = '<Relationship Id="r1" Type="x/officeDocument" Target="/word/document.xml"/>'
    return zipped({"_rels/.rels": listed(start), name: main})


def encrypted(raw):
    """The archive with the bit of encryption set for each of its parts."""
    return raw.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")


REFUSED = [
    ("no text", docx(p("")), "empty: no text"),
    ("hidden text alone", docx(p(r("Unseen", HIDDEN))), "6 characters that Word does not show"),
    ("another format alone", docx("<w:altChunk/>"), "a part in another format"),
    ("no main part", zipped({"a.txt": "x"}), "no Word document: nothing in the archive says"),
    ("a main part that is not there", archive("x", "word/other.xml"), "it has no part 'word/document.xml'"),
    ("a workbook", archive("<workbook/>"), "its main part 'word/document.xml' begins with 'workbook'"),
    ("parts that are encrypted", encrypted(docx(p("Shut."))), "opens with a password only"),
    ("an encrypted file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted: "),
    ("no XML", archive("Shut."), "damaged Word document: 'word/document.xml': XMLSyntaxError"),
    ("XML that breaks off", archive(root("document", p("Shut."))[:-5]), "damaged Word document"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "says"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_is_refused_says_why(raw, says):
    found = article(raw)
    assert isinstance(found, Reject), found
    assert says in found.reason


def test_names_of_parts_may_be_written_in_several_ways():
    start = '<Relationship Id="r1" Type="x/officeDocument" Target="/Word/./Document.xml"/>'
    parts = {"_rels/.rels": listed(start), "word\\document.xml": root("document", f"<w:body>{p('Shut.')}</w:body>")}
    assert read_as(zipped(parts)) == ["Shut."]


@pytest.mark.parametrize(
    ("font", "code", "letter"),
    [
        ("Symbol", "F0B3", "≥"), ("symbol", "B3", "≥"), ("Symbol", "F061", "α"), ("Wingdings", "F0FC", "✓"),
        ("Odd", "F041", UNKNOWN), ("Arial", "2022", "•"), ("Arial", "00e9", "é"), ("Arial", "D800", UNKNOWN),
        ("Arial", "", UNKNOWN), ("Arial", "11FFFF", UNKNOWN), ("Wingdings", "F001", UNKNOWN),
    ],
)  # fmt: skip
def test_signs_of_symbol_fonts(font, code, letter):
    assert symbol(font, code) == letter

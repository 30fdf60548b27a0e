"""Word documents for tests: the XML of their parts as it is written here, packed."""

import io
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "r": f"{OFFICE}/relationships",
        "m": f"{OFFICE}/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "v": "urn:schemas-microsoft-com:vml",
        "x": "urn:example:of-the-future",
    }.items()
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def root(name, content, word=WORD):
    """A part: this element with its namespaces, and what is in it."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} xmlns:w="{word}" {NAMESPACES}>{content}</w:{name}>'


def r(text, properties=""):
    """A run of words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs, properties=""):
    """A paragraph; what is not XML is a run of words."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def cell(*blocks, properties=""):
    """A cell; what is not XML is a paragraph."""
    inner = "".join(block if block.startswith("<") else p(block) for block in blocks)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells, properties=""):
    """A row; what is not XML is a cell."""
    inner = "".join(each if each.startswith("<") else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows):
    """A table of these rows."""
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{''.join(rows)}</w:tbl>"


def docx(body="", *, parts=None, word=WORD, packing=zipfile.ZIP_DEFLATED, main=None):
    """The bytes of a document with this body and other parts, by name: what stands in one, or all of it as bytes.

    Of one that is None the document says that it is there, and it is not.
    """
    written, relations = {}, []
    for number, (name, content) in enumerate((parts or {}).items()):
        kind = name.rstrip("0123456789")
        element = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        if content is not None:
            written[f"word/{name}.xml"] = content if isinstance(content, bytes) else root(element, content, word)
        relations.append(f'<Relationship Id="r{number}" Type="{OFFICE}/relationships/{kind}" Target="{name}.xml"/>')
    start = f'<Relationship Id="r1" Type="{OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
    return zipped(
        {
            "_rels/.rels": listed(start),
            "word/document.xml": main or root("document", f"<w:body>{body}<w:sectPr/></w:body>", word),
            "word/_rels/document.xml.rels": listed("".join(relations)),
            **written,
        },
        packing,
    )


def listed(relations):
    """The part that lists relations."""
    return f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>'


def zipped(parts, packing=zipfile.ZIP_DEFLATED):
    """An archive of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()

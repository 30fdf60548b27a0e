"""A Word document becomes an article: what Word shows of it, its notes last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from etl.model.article import Article, Note
from etl.sources.fields import article_of
from etl.sources.items import DEFAULT_OPTIONS, Document, ReadOptions, Unreadable
from etl.sources.word.blocks import Shown, Text, texts
from etl.sources.word.elements import walk
from etl.sources.word.package import Package, Relation
from etl.sources.word.shown import Reader
from etl.sources.word.styles import Styles

MOST_EDGES = 100  # headers and footers that are looked at
_QUOTED = 300  # characters of what is left out, in a note
_NOTES = ("footnote", "endnote")
_EDGES = ("header", "footer")


@dataclass
class _Parts:
    """The parts of a document around its text; what of them cannot be read is `unread`, and why."""

    package: Package
    related: Sequence[Relation]
    styles: Styles = field(default_factory=lambda: Styles(None))
    unread: list[str] = field(default_factory=list)


def read_docx(document: Document, raw: bytes, options: ReadOptions = DEFAULT_OPTIONS) -> Article:
    """The article of a Word document: paragraphs with an empty line between, a row of a table on one line.

    Its properties (title, created) are those of the file, often of another one that it was made from: the article
    stays without a date and title unless something else tells them.

    Raises:
        Unreadable: it is no Word document, encrypted, damaged, larger than an article, or shows no text.
    """
    package = Package(raw)
    main = package.main()
    parts = _Parts(package, package.relations(main))
    parts.styles = _styles(parts)
    shown = _shown(parts, main)
    if shown.root != "document":
        raise Unreadable(f"no Word document: its main part {main!r} begins with {shown.root.lstrip(':')!r}")
    body = list(texts(shown.blocks))
    found = [text.text for text in (*body, *_referred_to(parts, body)) if text.text]
    notes = tuple(_told(parts, shown))
    if not found:
        raise Unreadable("; ".join(("empty: no text in this Word document", *(note.text for note in notes))))
    article = article_of("\n\n".join(found), document.given, source=document.source, options=options)
    return replace(article, notes=notes)


def _shown(parts: _Parts, name: str) -> Shown:
    """What a part shows. Where a field in it never ends, its instruction is read too: no word after it is lost."""
    raw = parts.package.read(name)
    reader = Reader(parts.styles)
    walk(raw, reader, name)
    if not reader.shown.open_fields:
        return reader.shown
    parts.unread.append(f"{name!r}: a field without an end, whose instruction may stand in the text")
    reader = Reader(parts.styles, with_fields=False)
    walk(raw, reader, name)
    return reader.shown


def _styles(parts: _Parts) -> Styles:
    """The styles of the document, none where their part cannot be read."""
    for name in _named(parts, "styles"):
        try:
            return Styles(parts.package.read(name), name)
        except Unreadable as error:
            parts.unread.append(f"{error}; what its styles hide may stand in the text")
    return Styles(None)


def _referred_to(parts: _Parts, body: Sequence[Text]) -> Iterator[Text]:
    """The footnotes and then the endnotes to which the text refers, in its order, each once."""
    references = dict.fromkeys(reference for text in body for reference in text.refers_to)
    for kind in _NOTES:
        wanted = [reference for reference in references if reference[0] == kind]
        notes = _shown_by(parts, f"{kind}s").notes if wanted else {}
        missing = [reference for reference in wanted if reference not in notes]
        if missing:
            parts.unread.append(f"{len(missing):,} {kind}s to which the text refers, which are not in the file")
        for reference in wanted:
            yield from texts(notes.get(reference, ()))


def _shown_by(parts: _Parts, kind: str) -> Shown:
    """What the parts of a kind show, as one."""
    together = Shown()
    for name in _named(parts, kind)[:MOST_EDGES]:
        try:
            shown = _shown(parts, name)
        except Unreadable as error:
            parts.unread.append(str(error))
            continue
        together.blocks += shown.blocks
        together.notes |= shown.notes
        parts.unread += shown.unread
    return together


def _named(parts: _Parts, kind: str) -> list[str]:
    return list(dict.fromkeys(relation.part for relation in parts.related if relation.kind == kind))


def _told(parts: _Parts, shown: Shown) -> Iterator[Note]:
    """What is to be known of how the document was read."""
    edges = [text.text for kind in _EDGES for text in texts(_shown_by(parts, kind).blocks) if text.text]
    if edges:
        yield Note(kind="left out", text=f"headers and footers: {'; '.join(dict.fromkeys(edges))[:_QUOTED]}")
    unread = dict.fromkeys((*shown.unread, *parts.unread))
    if unread:
        yield Note(kind="not read", text="; ".join(unread))
    if shown.changed:
        yield Note(kind="tracked changes", text="read with what was inserted and without what was deleted")
    if shown.hidden:
        yield Note(kind="hidden text", text=f"{shown.hidden:,} characters that Word does not show were left out")
    if shown.unknown:
        yield Note(kind="unknown letters", text=f"{shown.unknown:,} signs of symbol fonts that are not known")

"""A page of a newspaper becomes an article: what its reader sees of it, without what stands around it."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from lxml import etree, html  # type: ignore[import-untyped]

from etl.model.article import Article, Note
from etl.model.cut_off import cut_off, says_cut
from etl.sources.encoding import decode
from etl.sources.fields import article_of
from etl.sources.items import DEFAULT_OPTIONS, Document, ReadOptions, Unreadable
from etl.sources.pages.body import Body, body_of
from etl.sources.pages.bounds import check_bounds
from etl.sources.pages.boxes import Layout, layout
from etl.sources.pages.entries import with_times_apart
from etl.sources.pages.linked_data import Thing
from etl.sources.pages.quotes import write_marks
from etl.sources.pages.repeats import without_copies, without_insets
from etl.sources.pages.script_text import Script, scripts_of, text_in_scripts
from etl.sources.pages.shown import drop_hidden
from etl.sources.pages.stated import Stated, stated_by

_CHARSET = re.compile(
    rb"<(?:meta\b[^>]{0,200}?\bcharset|\?xml\b[^>]{0,100}?\bencoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.I
)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_WORD_BREAK = re.compile(r"</?wbr\b[^<>]*>", re.IGNORECASE)  # which libxml2 nests, one in the other
# Control characters, also as entities, and what is no character at all: lxml takes them in and refuses to write them.
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    r"|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])(?!\d)|x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef])(?![0-9a-f]));?",
    re.IGNORECASE,
)
_STRAYS = bytes([*range(1, 9), *range(0x10, 0x1B), *range(0x1C, 0x20)])  # not those by which encodings shift
_FEW = 20
_SNIFFED = 4096  # bytes in which a page says its charset
_SHELL = 250  # characters of a page that shows nothing before its scripts run
_MUCH = 0.05  # of the text: a box beside it that is longer is worth a note
_NEAR = 6  # blocks after the text in which it is said that it goes on
_QUOTED = 60  # characters of a paragraph in a note
_FROM_DATA = Note(kind="text from data", text="the page shows no text by itself; it was taken from the data in it")


class _Page(NamedTuple):
    fields: dict[str, str]
    text: str
    notes: tuple[Note, ...]


def read_html(document: Document, raw: bytes, options: ReadOptions = DEFAULT_OPTIONS) -> Article:
    """The article of a page: paragraphs with an empty line between, marks and no-break spaces as written.

    The date is what the page states of itself as data, never one found in its words. Notes say what of the page's text
    is not in the article's, and whether that is a beginning alone.

    Raises:
        Unreadable: no article stands in the page.
    """
    raw = _without_strays(raw)
    charset = _CHARSET.search(raw[:_SNIFFED])
    declared = document.charset or (charset.group(1).decode("ascii") if charset else None)
    text, encoding, as_came = decode(raw, declared)
    page = _page(text, document)
    came = _page(as_came, document) if as_came else None
    return article_of(
        page.text,
        {**page.fields, **document.given},
        source=document.source,
        options=options,
        encoding=encoding,
        as_came=came.text if came and came.text != page.text else None,
        notes=page.notes,
    )


def _without_strays(raw: bytes) -> bytes:
    """The page without the few control characters that slipped into it; with many it is no text, and stays as it is."""
    if b"\0" in raw:  # in UTF-16 these bytes are halves of letters
        return raw
    strays = len(raw) - len(raw.translate(None, _STRAYS))
    return raw.translate(None, _STRAYS) if 0 < strays <= max(_FEW, len(raw) // 1000) else raw


def _page(markup: str, document: Document) -> _Page:
    tree = _parsed(markup)
    stated = stated_by(tree, document.given)
    title = document.given.get("title") or stated.fields.get("title")
    scripts = scripts_of(tree)
    drop_hidden(tree)
    write_marks(tree, document.given.get("lang") or stated.fields.get("lang"))
    page = layout(tree)
    body = body_of(page, title, stated.own.text("articleBody") if stated.own else "")
    kept = without_insets(without_copies(body.blocks))
    paragraphs = [block.text for block in kept]
    if sum(map(len, paragraphs)) < _SHELL and (in_data := _only_in_data(paragraphs, scripts, title, stated)):
        return _Page(stated.fields, "\n\n".join(in_data), (*stated.notes, _FROM_DATA))
    if not paragraphs:
        raise Unreadable(_why_none(page))
    text, notes = _without_cut("\n\n".join(with_times_apart(paragraphs)), page, body, stated.own)
    return _Page(stated.fields, text, (*stated.notes, *notes, *_left_out(body, text)))


def _parsed(markup: str) -> Any:
    check_bounds(markup)
    kept = _CONTROL.sub(" ", _WORD_BREAK.sub("", _XML_DECLARATION.sub("", markup)))
    if not kept.strip():
        raise Unreadable("empty")
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = html.document_fromstring(kept.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:  # of a page of comments alone, for example
        raise Unreadable(f"damaged .html file: {type(error).__name__}: {error}") from error
    if any("depth" in error.message.lower() for error in parser.error_log):
        raise Unreadable("elements nested more than 255 deep; the rest of the page cannot be read")
    return tree


def _only_in_data(shown: list[str], scripts: list[Script], title: str | None, stated: Stated) -> list[str]:
    """The paragraphs that the page has as data, where it shows next to nothing of them before its scripts run."""
    if shown and stated.own is not None and not stated.own.is_free:
        return []  # what is shown is all that is there for whoever does not pay
    in_data = text_in_scripts(scripts, title)
    return in_data if sum(map(len, in_data)) > 2 * sum(map(len, shown)) else []


def _why_none(page: Layout) -> str:
    if any(block.box.furniture == "notice" for block in page.blocks):
        return "no article text found in this page: it shows a notice (on cookies, scripts, the browser) and no more"
    return "no article text found in this page"


def _without_cut(text: str, page: Layout, body: Body, own: Thing | None) -> tuple[str, list[Note]]:
    """The text without what says that it goes on elsewhere, and a note where that is so."""
    text, said = cut_off(text)
    said = said or _said_after(page, body)
    whole = own.text("articleBody") if own else ""
    if said is None and own is not None and not own.is_free:
        said = "isAccessibleForFree: false" if len(whole) > 1.2 * len(text) or not whole else None
    if said is None:
        return text, []
    more = f"; the page's data have {len(whole):,} characters" if len(whole) > 1.2 * len(text) else ""
    return text, [Note(kind="cut off", text=f"the page shows the beginning alone ({said[: 2 * _QUOTED]}){more}")]


def _said_after(page: Layout, body: Body) -> str | None:
    """The line near the end of the text that says it goes on for subscribers or on another page."""
    last = max(block.place for block in body.blocks)
    for block in page.blocks[last + 1 : last + 1 + _NEAR]:
        if block.box.furniture in ("comments", "related", "menu", "frame"):
            return None
        if says_cut(block.text):
            return block.text
    return None


def _left_out(body: Body, text: str) -> list[Note]:
    """A note where paragraphs of the page are not in the text, those that stand beside it if they are long."""
    beside = [block for block in body.left if block.box.furniture]
    if len(beside) == len(body.left) and sum(len(block.text) for block in beside) <= _MUCH * len(text):
        return []
    first = body.left[0].text
    quoted = f"{first[:_QUOTED]}…" if len(first) > _QUOTED else first
    count = f"{len(body.left)} paragraphs" if len(body.left) > 1 else "a paragraph"
    return [
        Note(kind="shorter than visible", text=f"the page shows {count} more than the text has, the first: “{quoted}”")
    ]

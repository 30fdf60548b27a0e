"""One document becomes an article, or a reject that says why not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path, PurePath

from etl.model.article import Article, Reject
from etl.model.errors import UserError, kind_and_place
from etl.sources.bounds import TOO_MUCH_MEMORY
from etl.sources.damage import LONGEST
from etl.sources.items import DEFAULT_OPTIONS, Document, ReadOptions, Unreadable
from etl.sources.pdf.article import read_pdf
from etl.sources.text import read_text

Reader = Callable[[Document, bytes, ReadOptions], Article]


def _read_markdown(document: Document, raw: bytes, options: ReadOptions) -> Article:
    from etl.sources.markdown import read_markdown  # as with `_read_html`, only these files cost its libraries

    return read_markdown(document, raw, options)


def _read_html(document: Document, raw: bytes, options: ReadOptions) -> Article:
    from etl.sources.html import read_html

    return read_html(document, raw, options)


def _read_word(document: Document, raw: bytes, options: ReadOptions) -> Article:
    from etl.sources.word.article import read_docx

    return read_docx(document, raw, options)


WORD = (".docx", ".docm", ".dotx", ".dotm")  # with macros, as a template: the text is stored alike
_READERS: Mapping[str, Reader] = {
    ".txt": read_text,
    ".md": _read_markdown,
    ".markdown": _read_markdown,
    ".html": _read_html,
    ".htm": _read_html,
    ".xhtml": _read_html,
    **dict.fromkeys(WORD, _read_word),
    ".pdf": read_pdf,
}
SUFFIXES = tuple(_READERS)
LARGEST = 20_000_000  # bytes
# How files of other kinds begin, and how their names should end.
_KINDS = (
    (re.compile(rb"%PDF-"), "a PDF", ".pdf"),
    (re.compile(rb"PK\x03\x04"), "a zip archive", ".zip"),
    (re.compile(rb"\x1f\x8b"), "a gzip file", ".gz"),
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "an old Word, Excel or Outlook file", ".doc"),
    (re.compile(rb"\{\\rtf"), "rich text", ".rtf"),
    (re.compile(rb"WARC/\d"), "a web archive", ".warc"),
    (re.compile(rb"PAR1"), "Parquet", ".parquet"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8"), "an image", ""),
    (
        re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html[\s>])", re.I | re.S),
        "HTML",
        ".html",
    ),
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the name of what holds an encrypted Word document
_ENDINGS = {".htm": ".html", ".xhtml": ".html"}
_HEAD = 1000  # bytes that tell what a file is


def read(document: Document, options: ReadOptions = DEFAULT_OPTIONS) -> Article | Reject:
    """The article that the document holds, or why it holds none; nothing is raised, whatever the bytes are.

    Each reader knows what its libraries raise for damaged bytes; anything else that is raised is a mistake of ours.
    """
    suffix = PurePath(document.name).suffix.lower()
    try:
        reader = _READERS.get(suffix)
        if reader is None:
            raise Unreadable(f"cannot read {suffix or 'a file without ending'!r}; expected {', '.join(SUFFIXES)}")
        raw = _bytes(document.data)
        _check_kind(raw, suffix)
        return reader(document, raw, options)
    except Unreadable as error:
        return Reject(document.source, str(error), error.line)
    except ImportError as error:  # an incomplete installation is no fault of the article
        return Reject(document.source, f"cannot read {suffix} files here: a library is missing ({error})"[:LONGEST])


def read_guarded(document: Document, options: ReadOptions = DEFAULT_OPTIONS) -> Article | Reject:
    """The article; where reading it fails by a mistake of ours, that costs this document alone, and is told."""
    try:
        return read(document, options)
    except UserError:
        raise
    except MemoryError:
        return Reject(document.source, TOO_MUCH_MEMORY)
    except Exception as error:
        return Reject(document.source, f"reading it failed: {kind_and_place(error)}")


def _bytes(data: bytes | Path) -> bytes:
    try:
        size = data.stat().st_size if isinstance(data, Path) else len(data)
        if size > LARGEST:
            raise Unreadable(f"{size:,} bytes; expected {LARGEST:,} at most")
        return data.read_bytes() if isinstance(data, Path) else data
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror or error}") from error


def _check_kind(raw: bytes, suffix: str) -> None:
    """Raises Unreadable where the bytes are of another kind than the name's ending says."""
    kind, ending = _kind(raw)
    if ending == ".doc" and _ENCRYPTED in raw:
        raise Unreadable("encrypted: it opens with a password only; save it without one")
    if not kind or ending == _ENDINGS.get(suffix, suffix):
        return
    if suffix in WORD and ending in (".zip", ".docx"):
        return  # whether it is one, its reader knows
    meant = f"; name it {ending} if that is what it is" if ending else ""
    raise Unreadable(f"looks like {kind}, not like a {suffix} file{meant}")


def _kind(raw: bytes) -> tuple[str, str]:
    """What the bytes look like, and how its name should end; both empty where they look like nothing known."""
    head = raw[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    for pattern, kind, ending in _KINDS:
        if pattern.match(head):
            if ending == ".zip" and b"word/document" in raw:  # names in an archive are not compressed
                return "a Word document", ".docx"
            return kind, ending
    return "", ""

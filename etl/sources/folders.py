"""Which files a folder holds that may be articles, and which names may be read at all."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from etl.model.article import Reject
from etl.sources.read import SUFFIXES

LINES = (".jsonl", ".ndjson")
TABLES = (".csv", ".tsv")
FEEDS = (".rss", ".atom", ".xml")
ARCHIVES = (".zip", ".warc")
READABLE = (*SUFFIXES, *LINES, ".json", *TABLES, ".parquet", *FEEDS, *ARCHIVES)
PACKED = ".gz"  # of any of these
MANIFEST = "manifest.csv"
EXPECTED = f"{', '.join(READABLE)}, or one of these with {PACKED}"
# What may well hold articles and is not read: a folder with such a file must not seem to be read in full.
_UNREAD = frozenset(
    ".doc .rtf .odt .pages .epub .mobi .xls .xlsx .ods .eml .msg .mbox .mht .mhtml .sqlite .db .duckdb .arc "
    ".gz .tar .tgz .bz2 .tbz .xz .txz .zst .lz4 .7z .rar".split()
)
_DRIVE = re.compile(r"[A-Za-z]:")


def format_of(name: str) -> str:
    """The ending that says how a file is read, in lower case, without `.gz`: `.jsonl` for `A.JSONL.gz`."""
    path = PurePosixPath(name.lower())
    return PurePosixPath(path.stem).suffix if path.suffix == PACKED else path.suffix


def is_packed(name: str) -> bool:
    """Whether the name ends in `.gz`."""
    return name.lower().endswith(PACKED)


def is_readable(name: str) -> bool:
    """Whether files of this name are read."""
    return format_of(name) in READABLE


def is_hidden(name: str) -> bool:
    """Whether a file or folder of this name is passed over: hidden ones and what macOS adds to archives."""
    return name.startswith(".") or name == "__MACOSX"


def refusal(name: str) -> str | None:
    """Why a file of a folder or archive is a reject although nobody named it; None where it is passed over."""
    ending = PurePosixPath(name.lower()).suffix
    return cannot_read(name) if ending in _UNREAD and not is_hidden(name) else None


def cannot_read(name: str) -> str:
    """The reason that rejects a file of this name."""
    ending = format_of(name) + PACKED if is_packed(name) else PurePosixPath(name).suffix
    return f"cannot read {repr(ending) if ending else 'a file without ending'}; expected {EXPECTED}"


def climbs_out(name: str) -> bool:
    """Whether a relative name leads out of its folder, or is no relative name: `../x`, `/x`, `C:x`."""
    parts = name.replace("\\", "/").split("/")
    return not parts[0] or ".." in parts or bool(_DRIVE.match(name))


def shown(path: Path) -> str:
    """The path as text, also where its name is not valid in the system's encoding."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def walk(folder: Path) -> Iterator[Path | Reject]:
    """The files of a folder and the folders in it, by name, one at a time; in each folder its manifest first.

    Links are not followed (each is a reject where it might lead to an article), hidden files and folders are passed
    over.
    """
    waiting = [_listing(folder)]  # a stack, not recursion: folders nest as deep as they like
    while waiting:
        item = next(waiting[-1], None)
        if item is None:
            waiting.pop()
        elif isinstance(item, Reject):
            yield item
        elif item.is_dir(follow_symlinks=False):
            waiting.append(_listing(Path(item.path)))
        else:
            yield from _file(item)


def _listing(folder: Path) -> Iterator[os.DirEntry[str] | Reject]:
    try:
        with os.scandir(folder) as entries:
            found = sorted((entry for entry in entries if not is_hidden(entry.name)), key=_order)
    except OSError as error:
        yield Reject(shown(folder), f"cannot be read: {error.strerror or error}")
        return
    yield from found


def _order(entry: os.DirEntry[str]) -> tuple[bool, str]:
    return entry.name.lower() != MANIFEST, entry.name


def _file(entry: os.DirEntry[str]) -> Iterator[Path | Reject]:
    path = Path(entry.path)
    if entry.is_symlink():
        if is_readable(entry.name) or not path.suffix:
            yield Reject(shown(path), "a symbolic link, not followed; name what it leads to")
    elif is_readable(entry.name):
        regular = entry.is_file(follow_symlinks=False)
        yield path if regular else Reject(shown(path), "neither a file nor a folder")
    elif reason := refusal(entry.name):
        yield Reject(shown(path), reason)

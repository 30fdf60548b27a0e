"""Sources become documents, articles and rejects, one at a time: files, folders, archives, feeds, addresses."""

from __future__ import annotations

import io
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import IO, TypeVar

from etl.model.article import Article, Reject
from etl.model.errors import UserError, kind_and_place
from etl.sources import archives, folders, manifest, parquet, records, tables
from etl.sources.damage import said
from etl.sources.items import DEFAULT_OPTIONS, Damaged, Document, Item, Meter, Opened, ReadOptions, Unreadable
from etl.sources.language_tags import is_language, language_code
from etl.sources.manifest import Entry
from etl.sources.read import SUFFIXES
from etl.sources.records import Container

T = TypeVar("T")
_ADDRESSES = ("http://", "https://")
_OF_ALL = ("outlet", "lang")  # what can be said of many articles at once
_OF_RECORDS = (*_OF_ALL, "date")  # what records that lack it may take from around them


def find(
    sources: Sequence[str], options: ReadOptions, unchanged: Callable[[Opened], bool], meter: Meter
) -> Iterator[Item]:
    """What the sources hold, in their order, a folder's files by name.

    Each file that is opened comes first, as `Opened`; then what it holds, unless `unchanged` says that nothing of it is
    wanted. A file that a manifest lists counts as changed when the manifest did, too; the manifest itself is always
    read. Whatever cannot be read is a reject and costs nothing else.
    """
    for source in sources:
        if source.lower().startswith(_ADDRESSES):
            from etl.sources import fetch  # only addresses cost what speaks to the network

            yield from _guarded(fetch.find_address(source, options, meter), source)
            continue
        for entry in _entries(Path(source), options):
            yield from [entry] if isinstance(entry, Reject) else _opened(entry, options, unchanged, meter)


def total_bytes(sources: Sequence[str], options: ReadOptions = DEFAULT_OPTIONS) -> int | None:
    """The size of all files that `find` would open: what its meter ends at. None where a source is an address."""
    if any(source.lower().startswith(_ADDRESSES) for source in sources):
        return None
    return sum(_size(entry) for source in sources for entry in _entries(Path(source), options))


def _size(entry: Entry | Reject) -> int:
    try:
        return 0 if isinstance(entry, Reject) else entry.path.stat().st_size
    except OSError:
        return 0  # gone meanwhile: `find` says so


def _entries(source: Path, options: ReadOptions) -> Iterator[Entry | Reject]:
    """The files that a source stands for."""
    try:
        mode = source.stat().st_mode
    except (OSError, ValueError) as error:
        missing = isinstance(error, FileNotFoundError)
        reason = "not there" if missing else f"cannot be read: {getattr(error, 'strerror', None) or error}"
        yield Reject(folders.shown(source), f"{reason}; expected a file, a folder or an http(s) address")
        return
    if stat.S_ISDIR(mode):
        yield from _in_folder(source, options)
    elif not stat.S_ISREG(mode):
        yield Reject(folders.shown(source), "neither a file nor a folder")
    elif not folders.is_readable(source.name):
        yield Reject(folders.shown(source), folders.cannot_read(source.name))
    else:
        yield from _with_listed(source, options, set())


def _in_folder(folder: Path, options: ReadOptions) -> Iterator[Entry | Reject]:
    seen: set[str] = set()  # what manifests list, and so has been read before the walk comes to it
    empty = True
    for item in folders.walk(folder):
        if isinstance(item, Reject):
            empty = False
            yield item
        elif str(item) not in seen:
            for found in _with_listed(item, options, seen):
                empty = empty and isinstance(found, Entry) and _is_manifest(found)
                yield found
    if empty:
        yield Reject(folders.shown(folder), f"no article in this folder; expected files ending in {folders.EXPECTED}")


def _with_listed(path: Path, options: ReadOptions, seen: set[str]) -> Iterator[Entry | Reject]:
    """The file, and if it is a manifest, the files that it lists."""
    entry = Entry(path)
    yield entry
    if _is_manifest(entry):
        yield from _guarded(manifest.listed(path, options, seen), folders.shown(path))


def _is_manifest(entry: Entry) -> bool:
    return entry.path.name.lower() == folders.MANIFEST


class _Share:
    """What a file adds to the meter: its size, whatever is read of it, and however often."""

    def __init__(self, meter: Meter, size: int) -> None:
        self._meter, self._left = meter, size

    def advance(self, count: int) -> None:
        """Counts bytes that were read."""
        count = min(count, self._left)
        self._left -= count
        self._meter.bytes += count

    def settle(self) -> None:
        """Counts what was passed over."""
        self.advance(self._left)


class _Counted(io.FileIO):
    """A file that tells its share of the meter what is read of it."""

    def __init__(self, path: Path, share: _Share) -> None:
        super().__init__(path)
        self._share = share

    def readinto(self, buffer: memoryview) -> int | None:  # type: ignore[override]
        count = super().readinto(buffer)
        self._share.advance(count or 0)
        return count


def _opened(entry: Entry, options: ReadOptions, unchanged: Callable[[Opened], bool], meter: Meter) -> Iterator[Item]:
    source = folders.shown(entry.path)
    try:
        status = entry.path.stat()
    except OSError as error:
        yield Reject(source, f"cannot be read: {error.strerror or error}")
        return
    opened = Opened(source, status.st_size, max(status.st_mtime_ns, entry.since))
    share = _Share(meter, status.st_size)
    yield opened
    if not _is_manifest(entry) and not unchanged(opened):
        yield from _guarded(_file(entry, source, options, share), source)
    share.settle()


def _guarded(items: Iterable[T], source: str) -> Iterator[T | Reject]:
    """The items, and where the source cannot be read on, a reject instead of all that would follow."""
    try:
        yield from items
    except Unreadable as error:
        yield Reject(source, str(error), error.line)
    except Damaged as error:
        yield Reject(source, str(error))
    except OSError as error:
        yield Reject(source, f"cannot be read: {error.strerror or said(error)}")
    except UserError:
        raise
    except Exception as error:  # a mistake of ours costs what is left of this source alone, and is told
        yield Reject(source, f"reading it failed: {kind_and_place(error)}")


def _file(entry: Entry, source: str, options: ReadOptions, share: _Share) -> Iterator[Item]:
    """What a file holds."""
    name = entry.path.name
    if folders.format_of(name) in SUFFIXES and not folders.is_packed(name):
        yield Document(source, name, entry.path, entry.given)
        return
    with _Counted(entry.path, share) as raw, closing(io.BufferedReader(raw)) as stream:
        size = raw.seek(0, io.SEEK_END)
        raw.seek(0)
        if not size:
            raise Unreadable("empty")
        if folders.format_of(name) == ".warc":  # packed or not
            from etl.sources import warc  # as with feeds, only these files cost their library

            yield from _with(warc.documents(stream, source), _only(entry.given, _OF_ALL))
        elif folders.is_packed(name):
            inner = archives.unpacked_name(name)
            yield from _content(archives.unpacked(stream, size), inner, Container(source, options, entry.given))
        elif folders.format_of(name) == ".zip":
            yield from _in_zip(raw, size, Container(source, options, entry.given))
        else:
            yield from _content(stream, name, Container(source, options, entry.given))


def _in_zip(raw: io.FileIO, size: int, container: Container) -> Iterator[Item]:
    given = _only(container.given, _OF_ALL)
    for member in archives.members(raw, container.source, size):
        if isinstance(member, Reject):
            yield member
        else:
            inside = Container(member.source, container.options, given)
            yield from _guarded(_content(member.stream, member.name, inside), member.source)


def _content(stream: IO[bytes], name: str, container: Container) -> Iterator[Item]:
    """What the bytes of a file hold that is no archive, by the ending of its name."""
    ending = folders.format_of(name)
    if ending in SUFFIXES:
        yield Document(container.source, name, archives.whole(stream), container.given)
        return
    container = replace(container, given=_only(container.given, _OF_RECORDS))
    if ending in folders.LINES:
        yield from records.json_lines(stream, container)
    elif ending in folders.TABLES:
        delimiters = sorted(tables.DELIMITERS, key=lambda delimiter: (delimiter == "\t") != (ending == ".tsv"))
        yield from tables.delimited(stream, container, delimiters)
    elif ending == ".parquet":
        sought = stream if stream.seekable() else io.BytesIO(archives.whole(stream))
        yield from parquet.rows(sought, container)
    else:
        yield from _json(stream, container) if ending == ".json" else _feed(archives.whole(stream), container)


def _json(stream: IO[bytes], container: Container) -> Iterator[Item]:
    from etl.sources import feeds

    raw = archives.whole(stream, records.LARGEST_JSON, "; write it as JSON lines (.jsonl), which may be of any size")
    yield from _feed(raw, container) if feeds.is_feed(raw) else records.json_file(raw, container)


def _feed(raw: bytes, container: Container) -> Iterator[Item]:
    from etl.sources import feeds

    yield from _with(feeds.items(raw, container.source, container.options), _only(container.given, _OF_ALL))


def _only(given: Mapping[str, str], fields: Sequence[str]) -> dict[str, str]:
    return {field: value for field, value in given.items() if field in fields}


def _with(items: Iterable[Document | Article | Reject], given: Mapping[str, str]) -> Iterator[Item]:
    """The items, each with what is given for all of them where it has nothing of its own."""
    for item in items:
        if isinstance(item, Document):
            yield replace(item, given={**given, **item.given})
        elif isinstance(item, Article):
            lang = language_code(given["lang"]) if "lang" in given else None
            lang = lang if lang and is_language(lang) else None
            yield replace(item, outlet=item.outlet or given.get("outlet"), lang=item.lang or lang)
        else:
            yield item

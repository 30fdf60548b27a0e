"""What one file or address holds becomes documents, articles and rejects: containers opened, documents passed on."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import IO, TypeVar

from etl.model.article import Article, Reject
from etl.model.errors import UserError, kind_and_place
from etl.sources import archives, folders, parquet, records, tables
from etl.sources.bounds import TOO_MUCH_MEMORY
from etl.sources.damage import said
from etl.sources.items import Damaged, Document, Inside, Item, Meter, ReadOptions, Unreadable
from etl.sources.language_tags import is_language, language_code
from etl.sources.manifest import Entry
from etl.sources.masked import masked
from etl.sources.read import SUFFIXES
from etl.sources.records import Container

T = TypeVar("T")
MOST_REJECTS = 50_000  # one after another: such a file is none of articles, and all of it would be told
_OF_ALL = ("outlet", "lang")  # what can be said of many articles at once
_OF_RECORDS = (*_OF_ALL, "date")  # what records that lack it may take from around them


def of_address(address: str, options: ReadOptions, meter: Meter) -> Iterator[Item]:
    """The page or the feed's articles at an address, or a reject that says why not."""
    from etl.sources import fetch  # only addresses cost what speaks to the network

    yield from guarded(fetch.find_address(address, options, meter), masked(address))


def of_file(entry: Entry, source: str, options: ReadOptions, members: int, meter: Meter) -> Iterator[Item | Inside]:
    """What a file holds; of a zip archive what follows its first so many members, and `Inside` before each of them."""
    yield from guarded(_unless_hopeless(_file(entry, source, options, members, meter)), source)


def _unless_hopeless(items: Iterator[Item | Inside]) -> Iterator[Item | Inside]:
    """The items, as long as not too many of them are rejects without anything else between."""
    rejects = 0
    for item in items:
        yield item
        if isinstance(item, Reject):
            rejects += 1
        elif not isinstance(item, Inside):
            rejects = 0
        if rejects >= MOST_REJECTS:
            raise Damaged(f"{rejects:,} one after another that are no articles: not read further")


def guarded(items: Iterable[T], source: str) -> Iterator[T | Reject]:
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
    except MemoryError:
        yield Reject(source, TOO_MUCH_MEMORY)
    except Exception as error:  # a mistake of ours costs what is left of this source alone, and is told
        yield Reject(source, f"reading it failed: {kind_and_place(error)}")


class _Counted(io.FileIO):
    """A file that tells a meter what is read of it."""

    def __init__(self, path: Path, meter: Meter) -> None:
        super().__init__(path)
        self._meter = meter

    def readinto(self, buffer: memoryview) -> int | None:  # type: ignore[override]
        count = super().readinto(buffer)
        self._meter.read(count or 0)
        return count


def _file(entry: Entry, source: str, options: ReadOptions, members: int, meter: Meter) -> Iterator[Item | Inside]:
    name = entry.path.name
    if folders.format_of(name) in SUFFIXES and not folders.is_packed(name):
        yield Document(source, name, entry.path, entry.given)
        return
    with _Counted(entry.path, meter) as raw, closing(io.BufferedReader(raw)) as stream:
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
            yield from _in_zip(raw, size, Container(source, options, entry.given), members)
        else:
            yield from _content(stream, name, Container(source, options, entry.given))


def _in_zip(raw: io.FileIO, size: int, container: Container, begun: int) -> Iterator[Item | Inside]:
    given = _only(container.given, _OF_ALL)
    for number, member in enumerate(archives.members(raw, container.source, size)):
        if number < begun:
            continue
        yield Inside(member.source)
        if isinstance(member, Reject):
            yield member
        else:
            inside = Container(member.source, container.options, given)
            yield from guarded(_content(member.stream, member.name, inside), member.source)


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

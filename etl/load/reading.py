"""Documents among what the sources hold become articles or rejects, in processes that are bounded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import PurePath

from etl.load.workers import Workers, batches
from etl.model.article import Article, Reject
from etl.sources.apart import Apart, Ended
from etl.sources.bounds import MEMORY, SECONDS, within_time
from etl.sources.items import Document, Item, Meter, Opened, ReadOptions
from etl.sources.read import read_guarded

HEAVY = 500_000  # characters or bytes that are enough for a batch
LIGHT = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml")
LIGHT_BYTES = 200_000  # less of these eats no machine, and is read sooner than a process begins


def read_all(
    items: Iterable[Item], options: ReadOptions, workers: Workers, apart: Apart
) -> Iterator[Opened | Article | Reject]:
    """The items in order, the documents among them read.

    Args:
        items: what the sources hold.
        options: how it is to be read.
        workers: where many documents are read.
        apart: where few are, as far as they might eat the machine.
    """
    yield from workers.run(
        partial(_batch, options=options),
        batches(items, _weight, HEAVY),
        _lost,
        here=partial(_batch_here, options=options, apart=apart),
        light=_no_document,
    )


def _batch(items: list[Item], options: ReadOptions) -> list[Opened | Article | Reject]:
    return [_bounded(item, options) if isinstance(item, Document) else item for item in items]


def _bounded(document: Document, options: ReadOptions) -> Article | Reject:
    with within_time():
        return read_guarded(document, options)


def _batch_here(items: list[Item], options: ReadOptions, apart: Apart) -> list[Opened | Article | Reject]:
    return [_here(item, options, apart) if isinstance(item, Document) else item for item in items]


def _here(document: Document, options: ReadOptions, apart: Apart) -> Article | Reject:
    if _is_light(document):
        return read_guarded(document, options)
    try:
        (found,) = apart.run(_one, document, options, meter=Meter())
    except Ended as error:
        return Reject(document.source, str(error))
    return found


def _one(document: Document, options: ReadOptions, _: Meter) -> Iterator[Article | Reject]:
    yield read_guarded(document, options)


def _is_light(document: Document) -> bool:
    """Whether the document may be read in the load's own process, which nothing bounds."""
    if PurePath(document.name).suffix.lower() not in LIGHT:
        return False
    try:
        size = len(document.data) if isinstance(document.data, bytes) else document.data.stat().st_size
    except OSError:
        return True  # gone meanwhile: reading it says so
    return size <= LIGHT_BYTES


def _lost(item: Item) -> Opened | Article | Reject:
    if not isinstance(item, Document):
        return item
    allowed = f"{SECONDS} seconds of processor time and {MEMORY // 1_000_000} MB of memory"
    return Reject(item.source, f"reading it ended the process that did it; allowed are {allowed}")


def _no_document(items: list[Item]) -> bool:
    return not any(isinstance(item, Document) for item in items)


def _weight(item: Item) -> int:
    if isinstance(item, Article):
        return len(item.text)
    return len(item.data) if isinstance(item, Document) and isinstance(item.data, bytes) else 0

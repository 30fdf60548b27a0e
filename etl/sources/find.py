"""Sources become documents, articles and rejects, one at a time: files, folders, archives, feeds, addresses."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from etl.model.article import Reject
from etl.sources import folders, manifest
from etl.sources.apart import Apart, Ended
from etl.sources.contents import guarded, of_address, of_file
from etl.sources.items import DEFAULT_OPTIONS, Inside, Item, Meter, Opened, ReadOptions
from etl.sources.manifest import Entry
from etl.sources.masked import masked
from etl.sources.read import SUFFIXES

_ADDRESSES = ("http://", "https://")
_LIGHT = (*folders.LINES, ".json", *folders.TABLES, *folders.FEEDS)
_LIGHT_BYTES = 100_000  # less of these eats no machine, and is read sooner than a process begins
_MOST_ENDED = 3  # members of one archive: more of them are meant to hold a load up


def find(
    sources: Sequence[str],
    options: ReadOptions,
    unchanged: Callable[[Opened], bool],
    meter: Meter,
    apart: Apart | None = None,
) -> Iterator[Item]:
    """What the sources hold, in their order, a folder's files by name.

    Each file that is opened comes first, as `Opened`; then what it holds, unless `unchanged` says that nothing of it is
    wanted. A file that a manifest lists counts as changed when the manifest did, too; the manifest itself is always
    read. Whatever cannot be read is a reject and costs nothing else.

    Args:
        sources: files, folders and addresses.
        options: how they are to be read.
        unchanged: whether nothing of a file is wanted.
        meter: counts what is read.
        apart: the process in which whatever might eat the machine is opened; without one all is opened in this one.
    """
    for source in sources:
        if source.lower().startswith(_ADDRESSES):
            yield from _fetched(source, options, meter, apart)
            continue
        if "://" in source:
            yield Reject(masked(source), "an address of this kind is not read; expected http:// or https://")
            continue
        for entry in _entries(Path(source), options):
            yield from [entry] if isinstance(entry, Reject) else _opened(entry, options, unchanged, meter, apart)


def total_bytes(sources: Sequence[str], options: ReadOptions = DEFAULT_OPTIONS) -> int | None:
    """The size of all files that `find` would open: what its meter ends at. None where a source is an address."""
    if any(source.lower().startswith(_ADDRESSES) for source in sources):
        return None
    files = [source for source in sources if "://" not in source]
    return sum(_size(entry) for source in files for entry in _entries(Path(source), options))


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
        yield from guarded(manifest.listed(path, options, seen), folders.shown(path))


def _is_manifest(entry: Entry) -> bool:
    return entry.path.name.lower() == folders.MANIFEST


def _opened(
    entry: Entry, options: ReadOptions, unchanged: Callable[[Opened], bool], meter: Meter, apart: Apart | None
) -> Iterator[Item]:
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
        if apart is None or _is_light(entry, status.st_size):
            yield from _without_marks(of_file(entry, source, options, 0, share))
        else:
            yield from _apart(apart, entry, source, options, share)
    share.settle()


def _is_light(entry: Entry, size: int) -> bool:
    """Whether the file may be opened in the load's own process: documents are only named there."""
    name = entry.path.name
    if folders.is_packed(name):
        return False
    ending = folders.format_of(name)
    return ending in SUFFIXES or (ending in _LIGHT and size <= _LIGHT_BYTES)


def _apart(apart: Apart, entry: Entry, source: str, options: ReadOptions, meter: Meter) -> Iterator[Item]:
    """What a file holds, read in a process of its own; where a member of an archive ends that, the next ones too."""
    begun, place = 0, source
    for _ in range(_MOST_ENDED):
        try:
            for item in apart.run(of_file, entry, source, options, begun, meter=meter):
                if isinstance(item, Inside):
                    begun, place = begun + 1, item.source
                else:
                    yield item
            return
        except Ended as error:
            yield Reject(place, str(error))
            if place == source:  # no archive, or one whose directory cannot be read
                return
    yield Reject(source, f"{_MOST_ENDED} of its members ended the process that read them: the rest is not read")


def _without_marks(items: Iterator[Item | Inside]) -> Iterator[Item]:
    return (item for item in items if not isinstance(item, Inside))


def _fetched(address: str, options: ReadOptions, meter: Meter, apart: Apart | None) -> Iterator[Item]:
    if apart is None:
        yield from of_address(address, options, meter)
        return
    try:
        yield from apart.run(of_address, address, options, meter=meter)
    except Ended as error:
        yield Reject(masked(address), str(error))


class _Share(Meter):
    """What a file adds to the meter: its size, whatever is read of it, and however often."""

    def __init__(self, meter: Meter, size: int) -> None:
        super().__init__()
        self._meter, self._left = meter, size

    def read(self, count: int) -> None:
        """Counts bytes that were read."""
        count = min(count, self._left)
        self._left -= count
        self._meter.read(count)

    def settle(self) -> None:
        """Counts what was passed over."""
        self.read(self._left)

"""A folder's `manifest.csv` says of its files which outlet, date, address, language and title each has.

The columns may be called by any name of data/fields.csv; `file` is relative to the manifest's folder. What a row says
of a file that holds one article outranks what the article says itself. Of a file with many articles a row's outlet and
language hold for all of them, and its date for the records of a table or of JSON that have none; where a record says
otherwise of itself, that counts. A title or an address is that of one article, not of many.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from etl.model.article import Reject
from etl.sources.folders import MANIFEST, cannot_read, climbs_out, is_readable, shown
from etl.sources.items import Damaged, ReadOptions, Unreadable
from etl.sources.lines import Lines
from etl.sources.records import columns_of
from etl.sources.tables import DELIMITERS, Row, table

MOST_FILES = 1_000_000  # their names are held, to tell what the manifest does not list
GIVEN = ("title", "date", "outlet", "lang", "address")


class Entry(NamedTuple):
    """A file to open, what is known of it, and when that was last changed (nanoseconds)."""

    path: Path
    given: Mapping[str, str] = {}
    since: int = 0


def listed(manifest: Path, options: ReadOptions, seen: set[str]) -> Iterator[Entry | Reject]:
    """First a reject for each row that leads to no file, then the files in the manifest's order.

    The files are added to `seen`; a row whose file is there already is a reject.
    """
    # Twice, so that all rejects of the manifest come before the first file that it lists, and no list is held.
    yield from (row for row in _rows(manifest, options, set(seen)) if isinstance(row, Reject))
    yield from (row for row in _rows(manifest, options, seen) if isinstance(row, Entry))


def _rows(manifest: Path, options: ReadOptions, seen: set[str]) -> Iterator[Entry | Reject]:
    source = shown(manifest)
    try:
        since = manifest.stat().st_mtime_ns
        with manifest.open("rb") as file:
            found = table(Lines(file), DELIMITERS, lambda names: columns_of(names, options, "file"))
            for row in found.rows:
                try:
                    yield _entry(manifest.parent, row, seen, since)
                except Unreadable as error:
                    yield Reject(source, str(error), row.line)
    except Unreadable as error:
        yield Reject(source, str(error), error.line)
    except Damaged as error:
        yield Reject(source, str(error))
    except OSError as error:
        yield Reject(source, f"cannot be read: {error.strerror or error}")


def _entry(folder: Path, row: Row, seen: set[str], since: int) -> Entry:
    values = row.values()
    name = values.pop("file").strip()
    path = _path(folder, name)
    if str(path) in seen:
        raise Unreadable(f"{name!r} is listed twice; the first row counts")
    if len(seen) >= MOST_FILES:
        raise Unreadable(f"more than {MOST_FILES:,} files listed; expected a manifest for each of several folders")
    given = {field: text for field in GIVEN if (text := values.get(field, "").strip())}
    seen.add(str(path))
    return Entry(path, given, since)


def _path(folder: Path, name: str) -> Path:
    """The file that a row names.

    Raises:
        Unreadable: it is not there, not inside the folder, or not read at all.
    """
    if not name:
        raise Unreadable("no file named; expected a path relative to the manifest")
    if climbs_out(name):
        raise Unreadable(f"{name!r} leads out of the manifest's folder; expected a relative path without '..'")
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]
    for depth in range(1, len(parts) + 1):
        if folder.joinpath(*parts[:depth]).is_symlink():
            raise Unreadable(f"{name!r} is or passes a symbolic link, not followed")
    path = folder.joinpath(*parts)
    if not path.is_file():
        raise Unreadable(f"{name!r} is {'no file' if path.exists() else 'not there'}; expected a file")
    if not is_readable(name) or path.name.lower() == MANIFEST:
        raise Unreadable("a manifest lists articles, not manifests" if is_readable(name) else cannot_read(name))
    return path

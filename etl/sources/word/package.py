"""A Word document is a zip archive of parts: gives those that are asked for, and unpacks no others."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import NamedTuple

from etl.sources.damage import BAD_HEADER, library, said
from etl.sources.items import Unreadable
from etl.sources.word.elements import DAMAGED, Attributes, walk

LARGEST_PART = 50_000_000  # bytes, unpacked: an article's own part is text alone
LARGEST_IN_ALL = 100_000_000  # bytes of the parts that are read
MOST_PARTS = 5_000
MOST_RELATIONS = 5_000
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # of others zipfile unpacks at once what may be gigabytes
_ENCRYPTED = 0x1  # a bit of a part's flags
_ENTRY = b"PK\x01\x02"  # how each entry of an archive's directory begins
_BAD_DATA = (*BAD_HEADER, zlib.error, OSError)


class Relation(NamedTuple):
    """What a part says of another: what it is to it ("styles", "footnotes", "header"), its id, and its name."""

    kind: str
    id: str
    part: str


class Package:
    """The parts of a Word document, unpacked one by one when they are asked for."""

    def __init__(self, raw: bytes) -> None:
        """Opens the archive.

        Raises:
            Unreadable: it is damaged or has more parts than any document.
        """
        if (count := raw.count(_ENTRY)) > MOST_PARTS:  # zipfile holds all entries at once
            raise Unreadable(f"{count:,} parts in this Word document; expected {MOST_PARTS:,} at most")
        with library(DAMAGED, _BAD_DATA):
            self._archive = zipfile.ZipFile(io.BytesIO(raw))
        self._parts = {_key(info.filename): info for info in self._archive.infolist()}
        self._left = LARGEST_IN_ALL

    def read(self, name: str) -> bytes:
        """A part, unpacked, whatever the archive states of its size.

        Raises:
            Unreadable: it is not there, encrypted, packed in a way that is not read, damaged or too large.
        """
        info = self._parts.get(_key(name))
        if info is None:
            raise Unreadable(f"{DAMAGED}: it has no part {name!r}")
        if info.flag_bits & _ENCRYPTED:
            raise Unreadable(f"encrypted: {name!r} opens with a password only; save the document without one")
        if info.compress_type not in _PACKINGS:
            raise Unreadable(f"{name!r} is packed by method {info.compress_type}; expected stored or deflated")
        most = min(LARGEST_PART, self._left)
        try:
            with self._archive.open(info) as stream:
                data = stream.read(most + 1)
        except _BAD_DATA as error:
            raise Unreadable(f"{DAMAGED}: {name!r}: {said(error)}") from error
        if len(data) > most:
            raise Unreadable(
                f"{name!r} unpacks to more than {most:,} bytes; "
                f"expected {LARGEST_PART:,} at most, {LARGEST_IN_ALL:,} with all other parts"
            )
        self._left -= len(data)
        return data

    def main(self) -> str:
        """The name of the part that holds the text.

        Raises:
            Unreadable: nothing says which it is.
        """
        name = next((relation.part for relation in self.relations("") if relation.kind == "officeDocument"), None)
        if name is None:
            raise Unreadable("no Word document: nothing in the archive says which part holds the text")
        return name

    def relations(self, part: str) -> list[Relation]:
        """The parts that a part (the whole document: "") names as its own.

        Raises:
            Unreadable: the list cannot be read.
        """
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if _key(listed) not in self._parts:
            return []
        reader = _Relations(folder)
        walk(self.read(listed), reader, listed)
        return reader.found


class _Relations:
    """The relations of a part in the folder, as its list is walked."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.found: list[Relation] = []

    def start(self, kind: str, attributes: Attributes, /) -> None:
        if kind != ":Relationship" or attributes.get("TargetMode") == "External":
            return
        if len(self.found) == MOST_RELATIONS:
            raise Unreadable(f"more than {MOST_RELATIONS:,} relations of a part of this Word document")
        part = posixpath.normpath(posixpath.join("/", self._folder, attributes.get("Target", "")))
        tail = attributes.get("Type", "").rpartition("/")[2]
        self.found.append(Relation(tail, attributes.get("Id", ""), part.lstrip("/")))

    def end(self, _: str, /) -> None: ...

    def data(self, _: str, /) -> None: ...


def _key(name: str) -> str:
    """A part's name as it is looked up: capitals do not matter, and some writers set backslashes."""
    return name.replace("\\", "/").lstrip("/").lower()

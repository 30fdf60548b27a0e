"""What takes a while to make of files that seldom change: made once, then read back in a moment.

The registry of actors is made of tables, of code and of the names that Babel has for countries. It is kept in
`data/compiled/registry.<digest>`, where the digest covers all three and Python's version: whatever changes, another
file is looked for, and made where it is missing. Nobody need ever delete anything.

Reading back is unpickling, which runs what the file says. So only files of this one folder are read, which belongs to
the user and which nothing but this module writes into; share neither the folder nor its files.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TypeVar, cast

from etl.model.places import ROOT

T = TypeVar("T")
KEPT = 4  # files of one name: those that were used last; branches and tests have others than yesterday's
_DIGEST = 16  # bytes, of what is made and of what it is made of
_NOTHING = object()


def _folder() -> Path:
    """The folder that the environment names (`CONTRECHAMP_COMPILED`), or the project's own."""
    return Path(os.environ.get("CONTRECHAMP_COMPILED") or ROOT / "data" / "compiled")


def compiled(name: str, make: Callable[[], T], *, of: Iterable[Path], packages: Iterable[str] = ()) -> T:
    """What `make` gives, read back where it was made before of the same files, packages and Python.

    Where the folder cannot be written, or its file is damaged, it is made anew: there is no error but those of `make`.

    Args:
        name: of the file, without a dot.
        make: gives something that can be pickled and depends on nothing else.
        of: the files that it is made of, its code among them.
        packages: distributions whose version it depends on.
    """
    path = _folder() / f"{name}.{_digest(of, packages)}"
    with _no_collection():
        made = _read(path)
    if made is _NOTHING:
        made = make()
        _write(path, made)
    return cast(T, made)


def _digest(files: Iterable[Path], packages: Iterable[str]) -> str:
    digest = blake2b(sys.version.encode(), digest_size=_DIGEST)
    for package in packages:
        digest.update(f"\0{package} {version(package)}".encode())
    for path in sorted(files):
        content = path.read_bytes()
        digest.update(f"\0{path} {len(content)}\0".encode("utf-8", "surrogateescape"))
        digest.update(content)
    return digest.hexdigest()


def _read(path: Path) -> object:
    """What a file holds, or `_NOTHING` where it is missing, damaged or not to be read."""
    try:
        whole = path.read_bytes()
        if _checksum(whole[_DIGEST:]) != whole[:_DIGEST]:
            return _NOTHING
        with suppress(OSError):
            path.touch()  # it was used last
        return pickle.loads(memoryview(whole)[_DIGEST:])
    except Exception:  # whatever an unpickled file can raise: it is made anew
        return _NOTHING


def _write(path: Path, made: object) -> None:
    """Puts a file in its place whole: processes that do the same at once write the same."""
    pickled = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=f"{path.name}.", delete=False) as beside:
            try:
                beside.write(_checksum(pickled) + pickled)
                beside.flush()
                Path(beside.name).replace(path)
            except OSError:
                Path(beside.name).unlink()
                raise
        _sweep(path)


def _checksum(pickled: bytes) -> bytes:
    return blake2b(pickled, digest_size=_DIGEST).digest()


def _sweep(path: Path) -> None:
    """Removes the files of this name that were not used for longest, half written ones among them."""
    files = path.parent.glob(f"{path.name.partition('.')[0]}.*")
    for old in sorted(files, key=lambda file: file.stat().st_mtime, reverse=True)[KEPT:]:
        old.unlink(missing_ok=True)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Unpickling makes objects by the hundred thousand: looking for garbage among them takes thrice as long as that."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()

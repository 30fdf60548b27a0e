"""What libraries raise for damaged files, and how a reader says so: never what our own code raises by mistake."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from etl.sources.items import Unreadable

LONGEST = 500  # characters of a reason
Errors = type[Exception] | tuple[type[Exception], ...]
# What zipfile raises for a damaged directory or header, besides OSError: its own error; NotImplementedError (which is a
# RuntimeError) for versions, packings and flags that it does not know, RuntimeError for a password; struct.error and
# EOFError where a header is cut off; ValueError for a name in no encoding and for a place before the file's beginning,
# OverflowError for one far behind its end.
BAD_HEADER = (zipfile.BadZipFile, RuntimeError, struct.error, EOFError, ValueError, OverflowError)


@contextmanager
def library(damaged: str, errors: Errors = Exception) -> Iterator[None]:
    """What a library raises inside for a damaged file is raised as Unreadable: `damaged` and what the library said.

    A call of the library alone belongs inside: what our own code raises is a mistake of ours, not a damaged file.

    Args:
        damaged: how the reason begins, for example "damaged PDF".
        errors: what the library raises for such files; without these it may be anything.
    """
    try:
        yield
    except MemoryError:  # the file is not damaged, but more than a process may hold
        raise
    except errors as error:
        raise Unreadable(f"{damaged}: {said(error)}"[:LONGEST]) from error


def said(error: Exception) -> str:
    """An error of a library in words: its kind and what it says."""
    return f"{type(error).__name__}: {error}"

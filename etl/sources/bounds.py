"""What a process that reads or extracts may take: memory, and processor time for one article or piece of a file.

The system ends a process that takes more time, also inside C code, which sees no signal that Python handles. What more
memory is asked for is refused: Python raises MemoryError, and a library that cannot say so ends its process. Without
these limits of Unix (on Windows) a process is not bounded.
"""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import resource
except ImportError:  # on Windows
    resource = None  # type: ignore[assignment]

SECONDS = 30  # of processor time
MEMORY = 400_000_000  # bytes, besides what a process has as it begins
TOO_MUCH_MEMORY = f"reading it needs more than {MEMORY // 1_000_000} MB of memory, which no article does"
TOO_MUCH_TIME = f"reading it takes more than {SECONDS} seconds of processor time, which no article does"
_STATUS = Path("/proc/self/status")
_DATA = re.compile(rb"VmData:\s*(\d+) kB")
_TIMED = hasattr(signal, "setitimer")


def bound_memory() -> None:
    """Lets this process have so much memory more than it has, where the system is Linux."""
    if resource is None or not _STATUS.exists():
        return
    found = _DATA.search(_STATUS.read_bytes())
    most = MEMORY + (1024 * int(found.group(1)) if found else 0)
    with suppress(ValueError, OSError):  # a lower limit is set already
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def start_clock() -> None:
    """Lets this process have so much processor time from now on: then the system ends it."""
    if _TIMED:
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, SECONDS)


def stop_clock() -> None:
    """Takes the bound of time off."""
    if _TIMED:
        signal.setitimer(signal.ITIMER_PROF, 0)


@contextmanager
def within_time() -> Iterator[None]:
    """What is done inside may take so much processor time: then the system ends the process."""
    start_clock()
    try:
        yield
    finally:
        stop_clock()


def ended(status: int | None) -> str:
    """Why a process ended while it read something, by its exit status."""
    if _TIMED and status == -signal.SIGPROF:
        return TOO_MUCH_TIME
    return f"reading it ended the process that did it ({_how(status)}); allowed are {MEMORY // 1_000_000} MB of memory"


def _how(status: int | None) -> str:
    if status is not None and status < 0:
        with suppress(ValueError):
            return signal.Signals(-status).name
    return f"status {status}"

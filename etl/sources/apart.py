"""A process of its own in which files are read that might eat the machine: what goes beyond `bounds.py` ends it alone.

It is asked and answers in pickles, over its standard input and output. It begins with the first question, and anew with
the next one after it has ended. It has nothing of spaCy, so that it begins in a moment.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import IO, Any, NamedTuple, TypeVar

from etl.model.errors import UserError
from etl.model.places import ROOT
from etl.sources.bounds import bound_memory, ended, start_clock, stop_clock
from etl.sources.items import Meter

T = TypeVar("T")
_STEP = 8_000_000  # bytes of a file that are read for each allowance of time
_DONE = "done"


class Ended(Exception):
    """The process ended over what it was given, and why."""


class _Answer(NamedTuple):
    """Something that was found, and the meter's count by then."""

    found: Any
    bytes: int


class Apart:
    """The process, from outside. One question at a time: until all of its answers are taken there is no next one."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def close(self) -> None:
        """Ends the process."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):
                stream.close()  # type: ignore[union-attr]

    def run(self, function: Callable[..., Iterator[T]], *arguments: Any, meter: Meter) -> Iterator[T]:
        """What the function yields there.

        Args:
            function: of a module, so that it can travel; it takes the arguments and a meter.
            arguments: as it takes them.
            meter: counts here what the function's meter counts there.

        Raises:
            Ended: the process ended before the function had.
        """
        process = self._running()
        done = False
        try:
            before = 0
            with suppress(BrokenPipeError):  # it has ended: no answer will come
                _send(process.stdin, (function, arguments))
            while isinstance(answer := _receive(process), _Answer):
                meter.read(answer.bytes - before)
                before = answer.bytes
                yield answer.found
            done = True
            if isinstance(answer, Exception):
                raise answer
        finally:
            if not done:  # also where nobody wants the rest
                self.close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            environment = {**os.environ, "PYTHONPATH": str(ROOT), "ARROW_DEFAULT_MEMORY_POOL": "system"}
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "etl.sources.apart"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # what a library says as it ends its process
                env=environment,
            )
        return self._process


def _send(stream: IO[bytes] | None, message: object) -> None:
    assert stream is not None
    pickle.dump(message, stream, pickle.HIGHEST_PROTOCOL)
    stream.flush()


def _receive(process: subprocess.Popen[bytes]) -> Any:
    assert process.stdout is not None
    try:
        return pickle.load(process.stdout)
    except (EOFError, pickle.UnpicklingError) as error:  # the latter of a message that is cut off
        process.wait()
        raise Ended(ended(process.returncode)) from error


class _TimedMeter(Meter):
    """A meter that allows new time for each stretch that is read: a long file may hold little that is wanted."""

    _next = _STEP

    def read(self, count: int) -> None:
        """Counts bytes that were read."""
        super().read(count)
        if self.bytes >= self._next:
            self._next = self.bytes + _STEP
            start_clock()


def _serve() -> None:
    """Answers until nobody asks any more."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # no library may write between the answers
    bound_memory()
    while True:
        try:
            function, arguments = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        _send(answers, _answered(answers, function, arguments))


def _answered(answers: IO[bytes], function: Callable[..., Iterator[Any]], arguments: tuple[Any, ...]) -> object:
    """What comes after the last answer: that it was the last one, or a configuration's error."""
    meter = _TimedMeter()
    try:
        start_clock()
        for found in function(*arguments, meter):
            stop_clock()
            _send(answers, _Answer(found, meter.bytes))
            start_clock()
        return _DONE
    except UserError as error:
        return error
    finally:
        stop_clock()


if __name__ == "__main__":
    import signal

    from etl.sources import apart  # the messages name this module, not the one that is run

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the load to deal with
    with suppress(BrokenPipeError):
        apart._serve()

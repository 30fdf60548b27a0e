"""How far a load is: a bar with rate and time left, or plain lines where there is no terminal."""

from __future__ import annotations

import sys
import time

from tqdm import tqdm

EVERY = 2.0  # seconds between plain lines


class Progress:
    """Is told how far a load is. This one says nothing to anybody."""

    def step(self, done: int, read: int, share_read: float | None) -> None:
        """`done` of the `read` articles are done; `share_read` of the sources, 0 to 1, has been read."""

    def phase(self, name: str) -> None:
        """The articles are done; the load goes on with something else."""

    def close(self) -> None:
        """The load has ended."""


class Bar(Progress):
    """A bar on a terminal."""

    def __init__(self) -> None:
        self._bar = tqdm(unit=" articles", file=sys.stderr, dynamic_ncols=True, desc="extracting")

    def step(self, done: int, read: int, share_read: float | None) -> None:
        """Moves the bar."""
        self._bar.total = expected(read, share_read)
        self._bar.update(done - self._bar.n)

    def phase(self, name: str) -> None:
        """Says what is being done."""
        self._bar.set_description_str(name)

    def close(self) -> None:
        """Leaves the bar as it is."""
        self._bar.close()


class Lines(Progress):
    """A line every few seconds, and one for each phase."""

    def __init__(self) -> None:
        self._began = self._last = time.monotonic()

    def step(self, done: int, read: int, share_read: float | None) -> None:
        """Says how many articles are done, of how many as far as can be told, and how many a second."""
        now = time.monotonic()
        total = expected(read, share_read)
        if now - self._last < EVERY and done != total:
            return
        self._last = now
        rate = done / max(now - self._began, 0.001)
        left = f", {(total - done) / rate:.0f} s left" if total and rate else ""
        self._say(f"{done}/{total or '?'} articles, {rate:.0f} a second{left}")

    def phase(self, name: str) -> None:
        """Says what is being done."""
        self._say(name)

    def _say(self, line: str) -> None:
        print(line, file=sys.stderr, flush=True)


def expected(read: int, share_read: float | None) -> int | None:
    """How many articles there will be, as far as the share that was read tells; None where it tells none."""
    return max(read, round(read / share_read)) if share_read else None


def shown() -> Progress:
    """The progress to show: a bar where standard error is a terminal, lines where it is not."""
    return Bar() if sys.stderr.isatty() else Lines()

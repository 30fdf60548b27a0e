"""Processes that read and extract, as many as there are cores; a batch that ends its process costs one article at most.

The order of the results is that of the batches, and only a few batches are ahead of the one whose result is due, so
that memory stays bounded however long the stream is.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_all_start_methods, get_context, parent_process
from multiprocessing.context import BaseContext
from typing import TypeVar

from etl.sources.bounds import bound_memory

T = TypeVar("T")
R = TypeVar("R")
AHEAD = 2  # batches a process
HERE = 4  # batches that are done in this process before others are started: they take seconds to begin


def batches(items: Iterable[T], weight: Callable[[T], int], most: int) -> Iterator[list[T]]:
    """The items in batches: small ones first, then up to `LARGE` items or until they weigh more than `most`."""
    batch: list[T] = []
    heavy, number = 0, 0
    for item in items:
        batch.append(item)
        heavy += weight(item)
        if heavy >= most or len(batch) >= (SMALL if number < HERE else LARGE):
            yield batch
            batch, heavy, number = [], 0, number + 1
    if batch:
        yield batch


SMALL, LARGE = 50, 250  # items


class Workers:
    """A pool that starts once the first batches are done in this process."""

    def __init__(self, processes: int | None = None) -> None:
        self.processes = processes or available_cores()
        self._pool: ProcessPoolExecutor | None = None

    def close(self) -> None:
        """Lets running batches end, drops those that have not begun, and ends the processes."""
        pool, self._pool = self._pool, None
        if pool:
            pool.shutdown(wait=True, cancel_futures=True)

    def run(
        self,
        function: Callable[[list[T]], list[R]],
        batches: Iterable[list[T]],
        lost: Callable[[T], R],
        *,
        here: Callable[[list[T]], list[R]] | None = None,
        light: Callable[[list[T]], bool] = lambda _: False,
        safe: Callable[[list[T]], bool] = lambda _: True,
    ) -> Iterator[R]:
        """What the function makes of each batch, in order.

        Args:
            function: of a module, so that it can travel to another process.
            batches: what it is to be given.
            lost: the result of an item that ends a process.
            here: what is called instead of the function in this process.
            light: whether a batch is less work than its way to another process.
            safe: whether a batch may be done in this process, which nothing bounds.
        """
        here = here or function
        waiting: deque[tuple[list[T], Future[list[R]]]] = deque()
        for number, batch in enumerate(batches):
            few = number < HERE or self.processes == 1
            by_itself = light(batch) or (few and safe(batch))
            waiting.append((batch, _done(here(batch)) if by_itself else self._submit(function, batch)))
            if few or len(waiting) >= AHEAD * self.processes:
                yield from self._result(function, waiting, lost)
        while waiting:
            yield from self._result(function, waiting, lost)

    def _submit(self, function: Callable[[list[T]], list[R]], batch: list[T]) -> Future[list[R]]:
        if self._pool is None:
            self._pool = _pool(self.processes)
        try:
            return self._pool.submit(function, batch)
        except BrokenProcessPool as error:
            broken: Future[list[R]] = Future()
            broken.set_exception(error)
            return broken

    def _result(
        self,
        function: Callable[[list[T]], list[R]],
        waiting: deque[tuple[list[T], Future[list[R]]]],
        lost: Callable[[T], R],
    ) -> list[R]:
        batch, future = waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            self.close()
            found = _one_by_one(function, batch, lost)
            for _ in range(len(waiting)):
                other, done = waiting.popleft()
                waiting.append((other, self._submit(function, other) if _broken(done) else done))
            return found


def available_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _done(result: list[R]) -> Future[list[R]]:
    future: Future[list[R]] = Future()
    future.set_result(result)
    return future


def _broken(future: Future[list[R]]) -> bool:
    """Whether the future got no result because its process ended; its pool is stopped by now."""
    return future.cancelled() or isinstance(future.exception(), BrokenProcessPool)


def _one_by_one(function: Callable[[list[T]], list[R]], batch: list[T], lost: Callable[[T], R]) -> list[R]:
    """The results of a batch during which a process ended, each item tried by itself.

    Raises:
        OSError: processes end even where they have nothing to do.
    """
    found: list[R] = []
    pool = _one_process()
    try:
        for item in batch:
            try:
                found += pool.submit(function, [item]).result()
            except BrokenProcessPool:
                found.append(lost(item))
                pool.shutdown()
                pool = _one_process()
    finally:
        pool.shutdown()
    return found


def _one_process() -> ProcessPoolExecutor:
    """A pool of one process that is known to run: what ends it is what it is given."""
    pool = _pool(1)
    try:
        pool.submit(os.getpid).result()
    except BrokenProcessPool as error:
        raise OSError("no further process can be started; try --processes 1") from error
    return pool


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, mp_context=_context(), initializer=_begin)


def _context() -> BaseContext:
    """Workers are forked from a server that has the lexicons in memory, or started one by one where that cannot be."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["etl.load.warm"])
    return context


def _begin() -> None:
    """A worker has so much memory and no more, leaves Ctrl-C to its parent, and ends when that is gone."""
    bound_memory()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)

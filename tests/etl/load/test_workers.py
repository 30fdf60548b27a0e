"""Batches in processes: the order stays, and what ends a process costs itself alone."""

import os
import signal
import time
from contextlib import closing

import pytest

from etl.load.workers import HERE, LARGE, SMALL, Workers, batches


def double(batch):
    return [2 * item for item in batch]


def ends_its_process(batch):
    if 777 in batch:
        os.kill(os.getpid(), signal.SIGKILL)
    return double(batch)


def fails(batch):
    raise ValueError("a wrong setting")


def process(batch):
    time.sleep(0.05)
    return [os.getpid()] * len(batch)


def run(function, count, processes=2):
    grouped = batches(range(count), lambda item: 1, most=10**9)
    with closing(Workers(processes)) as workers:
        return list(workers.run(function, grouped, lambda item: ("lost", item)))


@pytest.mark.parametrize("count", [0, 1, SMALL, SMALL * HERE + 1, SMALL * HERE + 5 * LARGE])
@pytest.mark.parametrize("processes", [1, 2])
def test_the_results_come_in_order(count, processes):
    assert run(double, count, processes) == [2 * item for item in range(count)]


def test_few_are_done_here_and_many_in_other_processes():
    assert set(run(process, SMALL)) == {os.getpid()}
    assert len(set(run(process, SMALL * HERE + 8 * LARGE)) - {os.getpid()}) == 2


def test_an_item_that_ends_its_process_is_lost_alone():
    count = SMALL * HERE + 5 * LARGE
    expected = [("lost", item) if item == 777 else 2 * item for item in range(count)]
    assert run(ends_its_process, count) == expected


def test_an_error_of_the_function_comes_out():
    with pytest.raises(ValueError, match="a wrong setting"):
        run(fails, SMALL * HERE + LARGE)


def test_batches_are_small_at_first_and_never_too_heavy():
    sizes = [len(batch) for batch in batches(range(1000), lambda item: 1, most=10**9)]
    assert sizes == [SMALL] * HERE + [LARGE] * 3 + [50]
    assert [len(batch) for batch in batches(range(6), lambda item: 60, most=100)] == [2, 2, 2]


def test_only_a_few_batches_are_ahead():
    taken = []

    def items():
        for item in range(SMALL * HERE + 40 * LARGE):
            taken.append(item)
            yield item

    with closing(Workers(2)) as workers:
        results = workers.run(double, batches(items(), lambda item: 1, 10**9), lambda item: None)
        for number, _ in enumerate(results):
            if number > SMALL * HERE + LARGE:
                break
    assert len(taken) <= SMALL * HERE + 8 * LARGE

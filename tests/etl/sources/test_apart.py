"""What takes too much in the process apart ends that process alone, and the next file is read."""

import os
import signal
import sys
from contextlib import closing

import pytest

from etl.model.errors import UserError
from etl.sources import bounds
from etl.sources.apart import Apart, Ended
from etl.sources.items import Meter

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are bounded there")


def counted(count, meter):
    for number in range(count):
        meter.read(10)
        yield number


def ends(number, meter):
    yield 1
    os.kill(os.getpid(), number)


def greedy(meter):
    yield len(bytearray(2 * bounds.MEMORY))


def wrong(meter):
    yield 1
    raise UserError("cues.tsv: a wrong line")


@pytest.fixture
def apart():
    with closing(Apart()) as running:
        yield running


def test_what_is_yielded_comes_with_what_was_read(apart):
    meter = Meter()
    assert list(apart.run(counted, 5, meter=meter)) == list(range(5))
    assert meter.bytes == 50


@pytest.mark.parametrize(
    ("number", "told"),
    [(signal.SIGPROF, bounds.TOO_MUCH_TIME), (signal.SIGKILL, "SIGKILL"), (signal.SIGSEGV, "SIGSEGV")],
)
def test_what_was_found_before_it_ended_is_kept_and_it_begins_anew(apart, number, told):
    found = apart.run(ends, number, meter=Meter())
    assert next(found) == 1
    with pytest.raises(Ended, match=told):
        next(found)
    assert list(apart.run(counted, 2, meter=Meter())) == [0, 1]


def test_more_memory_than_is_allowed(apart):
    with pytest.raises(Ended):
        list(apart.run(greedy, meter=Meter()))


def test_a_configuration_s_error_comes_out(apart):
    with pytest.raises(UserError, match="a wrong line"):
        list(apart.run(wrong, meter=Meter()))


def test_what_nobody_takes_to_its_end_is_not_mixed_with_the_next(apart):
    next(found := apart.run(counted, 100_000, meter=Meter()))
    found.close()
    assert list(apart.run(counted, 2, meter=Meter())) == [0, 1]


def computes(meter):
    signal.setitimer(signal.ITIMER_PROF, 0.2)  # what is left of the seconds that are allowed
    yield sum(range(10**12))


def test_the_clock_ends_it_also_inside_c(apart):
    with pytest.raises(Ended, match=bounds.TOO_MUCH_TIME):
        list(apart.run(computes, meter=Meter()))


def test_the_clock_runs_for_each_piece(apart):
    assert list(apart.run(clock, meter=Meter())) == [True]


def clock(meter):
    yield 0 < signal.getitimer(signal.ITIMER_PROF)[0] < bounds.SECONDS + 1

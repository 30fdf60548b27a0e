"""Reads files made to eat the machine in a process of their own, and says what they cost."""

import json
import subprocess
import sys
from typing import NamedTuple

from etl.model.places import ROOT

SECONDS = 30  # for a file: not how long it takes, but when it is taken to hang
READING = """
import json, sys, time
from etl.sources.items import Document
from etl.sources.read import read
for path in sys.argv[1:]:
    begun = time.monotonic()
    found = read(Document(path, path, open(path, "rb").read()))
    seconds = time.monotonic() - begun
    high = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
    print(json.dumps([seconds, int(high.split()[1]) // 1024, getattr(found, "reason", "")]), flush=True)
"""


class Cost(NamedTuple):
    """The seconds that reading took, the MiB that the process had taken until then, and the reason of a reject."""

    seconds: float
    mebibytes: int
    reason: str

    def within(self, said, mebibytes):
        """Whether this was said, in time and with so much memory at most."""
        return said in self.reason and self.seconds < SECONDS and self.mebibytes < mebibytes


def too_dear(folder, files, ending, *, mebibytes):
    """What reading costs of those files that take too long or too much, or of which something else is said.

    `files` has for each name its bytes and what is to be said of them.
    """
    found = _costs(folder, {name: raw for name, (raw, _) in files.items()}, ending)
    return {
        name: found.get(name, "it ended the process")
        for name, (_, said) in files.items()
        if name not in found or not found[name].within(said, mebibytes)
    }


def _costs(folder, files, ending):
    """For each file by its name what it costs to read it; those after one that ends the process are missing."""
    paths = [folder / f"{number}{ending}" for number in range(len(files))]
    for path, raw in zip(paths, files.values(), strict=True):
        path.write_bytes(raw)
    command = [sys.executable, "-c", READING, *map(str, paths)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    told = (Cost(*json.loads(line)) for line in done.stdout.splitlines())
    return dict(zip(files, told, strict=False))

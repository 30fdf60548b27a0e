"""A load as a user runs it, and how much memory each of its processes held at most."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

from etl.model.places import ROOT


def load(folder, warehouse, seconds):
    """What the load printed, and the megabytes that the largest of its processes held at once.

    Raises:
        subprocess.TimeoutExpired: it was not done by then.
    """
    command = [sys.executable, "-m", "etl", "load", str(folder), "--warehouse", str(warehouse)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    peaks = {}
    watching = threading.Thread(target=_watch, args=(process, peaks))
    watching.start()
    try:
        said = process.communicate(timeout=seconds)[0]
    finally:
        process.kill()
        watching.join()
    return said, max(peaks.values(), default=0)


def _watch(process, peaks):
    while process.poll() is None:
        for pid in _with_children(process.pid):
            peaks[pid] = max(peaks.get(pid, 0), _held(pid))
        time.sleep(0.05)


def _with_children(root):
    """The process and all that it has started."""
    parents = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError):
                continue
    found = [root]
    for pid in found:
        found += [child for child, parent in parents.items() if parent == pid]
    return [pid for pid in found if pid != os.getpid()]


def _held(pid):
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")), 0)

"""A generated corpus through the whole load: rates, memory, and what a few articles more cost.

`python -m tests.benchmarks.warehouse [--articles 100000]`. Writing and publishing are compared with a plain COPY of the
same rows into the same schema, in the same run: machines are noisy, a ratio is less so.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from etl.load.databases import MEMORY
from etl.load.workers import available_cores
from etl.model.places import ROOT
from etl.warehouse.builds import current_build, open_build
from etl.warehouse.schema import SCHEMA, TABLES
from tests.benchmarks.corpus import write

MORE = 100  # articles
PHASES = (
    *("comparing with the build before", "making a build", "copying the build before", "writing articles"),
    *("writing actors and statements", "looking for copies"),
    *("looking for stories", "looking for points", "indexing for search", "checking and publishing"),
)
LOAD = """
import json, sys
from pathlib import Path
from etl.load.run import Loading, load
from etl.load.progress import shown
if __name__ == "__main__":
    report = load(Loading([sys.argv[1]], Path(sys.argv[2])), shown())
    print(json.dumps({"statements": report.statements, **report.seconds}))
"""


@dataclass(frozen=True)
class Measured:
    """One load: its counts, the seconds of its phases, its highest memory in bytes, and how long it took altogether."""

    counts: dict[str, float]
    memory: int
    seconds: float

    @property
    def extraction(self) -> float:
        """Seconds of reading and extracting, without the writing of what was extracted."""
        return self.counts["extracting"] - self._parts

    @property
    def writing(self) -> float:
        """Seconds of all that is not extraction, the writing of what was extracted included."""
        return self._parts + sum(self.counts.get(phase, 0.0) for phase in PHASES)

    @property
    def resolving(self) -> float:
        """Seconds of looking for copies and for the same quotations across articles."""
        return self.counts["looking for copies"]

    @property
    def _parts(self) -> float:
        return self.counts.get("writing parts", 0.0) / available_cores()


def main() -> None:
    """Runs the benchmark and prints its table."""
    with asked(__doc__) as (articles, folder):
        _run(articles, folder)


@contextmanager
def asked(description: str) -> Iterator[tuple[int, Path]]:
    """How many articles are asked for on the command line, and the folder that they are to be in."""
    parser = argparse.ArgumentParser(description=description.splitlines()[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="keep the corpus and the warehouse here")
    options = parser.parse_args()
    with TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        yield options.articles, folder


def _run(articles: int, folder: Path) -> None:
    corpus = write(folder / "corpus.jsonl", articles)
    warehouse = folder / "warehouse"
    first = measured(corpus, warehouse)
    build = current_build(warehouse)
    assert build is not None
    plain = _plain_copy(build, folder)
    more = measured(write(folder / "more.jsonl", MORE, start=articles), warehouse)
    _print(articles, corpus, build, first, more, plain)


def _print(articles: int, corpus: Path, build: Path, first: Measured, more: Measured, plain: float) -> None:
    written = first.writing
    lines = [
        ("articles", f"{articles:,}, {corpus.stat().st_size / 1e6:.0f} MB"),
        ("statements", f"{first.counts['statements']:,.0f}"),
        ("first load: all of it", f"{first.seconds:.0f} s"),
        ("  reading and extracting", f"{first.extraction:.0f} s, {articles / first.extraction:.0f} articles a second"),
        ("  all the rest: writing, resolving, checking, publishing", f"{written:.1f} s"),
        *((f"    {phase}", f"{first.counts[phase]:.1f} s") for phase in PHASES if phase in first.counts),
        ("  highest memory, all processes", f"{first.memory / 2**20:.0f} MiB"),
        ("  the build", f"{build.stat().st_size / 1e6:.0f} MB"),
        ("plain COPY of the same rows", f"{plain:.1f} s"),
        ("rate of writing and publishing : plain COPY", f"{plain / (written - first.resolving):.2f}"),
        ("the same with looking for copies", f"{plain / written:.2f}"),
        (f"{MORE} articles more: all of it", f"{more.seconds:.1f} s"),
        ("  all but extraction", f"{more.writing:.2f} s, {more.writing / written:.1%} of the first load's"),
        *((f"    {phase}", f"{more.counts[phase]:.2f} s") for phase in PHASES if phase in more.counts),
        ("  highest memory, all processes", f"{more.memory / 2**20:.0f} MiB"),
    ]
    for name, value in lines:
        print(f"{name:56} {value}")


def measured(source: Path, warehouse: Path) -> Measured:
    """Loads a source in a process of its own and watches its memory and that of its children."""
    began = time.perf_counter()
    command = [sys.executable, "-c", LOAD, str(source), str(warehouse)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    watch = _Watch(process.pid)
    watch.start()
    printed, _ = process.communicate()
    assert process.returncode == 0
    return Measured(json.loads(printed), watch.most, time.perf_counter() - began)


class _Watch(threading.Thread):
    """The highest sum of the proportional set sizes of a process and its descendants (Linux)."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.most = pid, 0

    def run(self) -> None:
        while Path(f"/proc/{self.pid}").exists():
            self.most = max(self.most, sum(map(_memory, _tree(self.pid))))
            time.sleep(0.2)


def _tree(pid: int) -> list[int]:
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        found.append(one)
        try:
            for task in Path(f"/proc/{one}/task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
        except OSError:
            continue
    return found


def _memory(pid: int) -> int:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    line = next((line for line in rollup.splitlines() if line.startswith("Pss:")), "Pss: 0 kB")
    return int(line.split()[1]) * 1024


def _plain_copy(build: Path, folder: Path) -> float:
    """Seconds that DuckDB takes to COPY all tables of a build from Parquet into a new file of the same schema."""
    with open_build(build) as connection:
        for table in TABLES:
            connection.execute(f"COPY {table} TO '{folder / table}.parquet'")
    target = folder / "plain.duckdb"
    target.unlink(missing_ok=True)
    with duckdb.connect(str(target), config={"memory_limit": MEMORY, "preserve_insertion_order": False}) as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        began = time.perf_counter()
        for table in TABLES:
            connection.execute(f"COPY {table} FROM '{folder / table}.parquet'")
        connection.execute("CHECKPOINT")
        return time.perf_counter() - began


if __name__ == "__main__":
    main()

"""The index of a generated corpus: what it costs a load, how large it is, and how soon queries are answered.

`python -m tests.benchmarks.search [--articles 100000] [--folder DIR]`. A warehouse that is in the folder already is
asked and not made anew; the cost of the load is then not told. An answer is a page of twenty ranked statements and of
twenty articles with the words marked, read from the build, and the counts of both. Each query is asked six times; the
first does not count, for it opens files and dictionaries: it is told apart.
"""

from __future__ import annotations

import resource
import statistics
import time
from pathlib import Path

import duckdb

from etl.search.find import search, statement_ids
from etl.warehouse.builds import current_build, index_of, open_build
from etl.warehouse.filters import STATEMENTS, Filters
from tests.benchmarks.corpus import write
from tests.benchmarks.warehouse import MORE, asked, measured

TIMES = 5
INDEXING = "indexing for search"
QUERIES = (
    *("drone", "drones", "accord", "the", "attaque", "sanctions", "zorglub"),
    *("drone accord", "navire port région", "agreement army attack border", "radar pilote appareil mer espace"),
    *(
        '"mer espace"',
        '"the drone"',
        '"navire drone port"',
        "drone -radar",
        "-drone",
        "drone OR ship",
        "pont OR bridge -nuit",
    ),
    *("Shoigu", "Choïgou", "Macron drone", '"Lloyd Austin"', "actor:Choïgou", "actor:Poutine sanctions", "side:RU"),
    *("side:FR navire", 'outlet:"outlet 12" drone', "lang:fr accord", "drone before:2023-06 after:2023-01"),
    "soldats lang:fr side:US after:2023 -pont",
)


def main() -> None:
    """Runs the benchmark and prints its table."""
    with asked(__doc__) as (articles, folder):
        warehouse = folder / "warehouse"
        if not warehouse.is_dir() or current_build(warehouse) is None:
            _load(articles, folder, warehouse)
        _ask(warehouse)


def _load(articles: int, folder: Path, warehouse: Path) -> None:
    first = measured(write(folder / "corpus.jsonl", articles), warehouse)
    seconds, whole = first.counts[INDEXING], first.seconds
    print(f"{'load of ' + f'{articles:,} articles':50} {whole:.0f} s, {first.memory / 2**20:.0f} MiB at most")
    print(f"{'  indexing for search':50} {seconds:.1f} s, {seconds / whole:.1%} of the load")
    more = measured(write(folder / "more.jsonl", MORE, start=articles), warehouse)
    print(f"{f'  {MORE} articles more: indexing for search':50} {more.counts[INDEXING]:.2f} s")


def _ask(warehouse: Path) -> None:
    build = current_build(warehouse)
    assert build is not None
    size = sum(path.stat().st_size for path in index_of(build).rglob("*") if path.is_file())
    with open_build(build) as connection:
        text, articles, statements = connection.execute(
            "SELECT sum(strlen(text)), count(*), (SELECT count(*) FROM statements) FROM articles"
        ).fetchone()  # type: ignore[misc]
        print(
            f"{'the index':50} {size / 1e6:.0f} MB, {size / float(text):.2f} of the text's {float(text) / 1e6:.0f} MB"
        )
        print(f"{'asked':50} {articles:,} articles, {statements:,} statements")
        medians = [_answer(build, connection, query) for query in QUERIES]
        print(f"{'the slowest median of ' + str(len(medians)):50} {max(medians):.0f} ms")
        _filter(build, connection)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'highest memory of the process that asks':50} {memory:.0f} MiB")


def _answer(build: Path, connection: duckdb.DuckDBPyConnection, query: str) -> float:
    """Asks a query and prints how long it took; the median in milliseconds."""
    seconds = []
    for _ in range(TIMES + 1):
        began = time.perf_counter()
        found = search(build, connection, query)
        seconds.append((time.perf_counter() - began) * 1000)
    median = statistics.median(seconds[1:])
    counts = ", ".join(f"{total:,} {kind}" for kind, total in found.totals.items())
    print(f"  {query:48} {median:.0f} ms (first {seconds[0]:.0f}); {counts}")
    return median


def _filter(build: Path, connection: duckdb.DuckDBPyConnection) -> None:
    """What the sidebar's box costs: all ids of a frequent word, then the first page of the statements that have it."""
    began = time.perf_counter()
    found = statement_ids(build, connection, "drone").statement_ids
    ids = time.perf_counter() - began
    for ask, name in ((found, "with what search found"), (None, "without")):
        began = time.perf_counter()
        parameters = Filters().parameters(ask)
        connection.cursor().execute(STATEMENTS.read_text("utf-8"), {**parameters, "limit": 50, "offset": 0}).fetchall()
        print(f"{f'a page of statements, {name}':50} {(time.perf_counter() - began) * 1000:.0f} ms")
    print(f"{f'  all {len(found or ()):,} ids of a frequent word':50} {ids * 1000:.0f} ms")


if __name__ == "__main__":
    main()

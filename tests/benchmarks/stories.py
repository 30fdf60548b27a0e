"""How much the order of loading changes stories, and how well they are found among articles on other matters.

`python -m tests.benchmarks.stories ECBPLUS.jsonl [--articles 200]`. The sample and so many articles of the file (whose
stories are known) are loaded at once, one by one, and in three random orders, ten at a time. Told is B-cubed against
what is known, and between each two results. The articles of the file are chosen from one half of each pair of
look-alikes, so that they are on other matters. Some ten minutes.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from etl.load.run import Loading, load
from etl.measure.stories import b_cubed
from etl.model.places import SAMPLE
from etl.warehouse.builds import current_build, open_build

STEP = 10  # articles of a load in a random order
FOUND = """
SELECT coalesce(a.record, a.source || coalesce(a.line::VARCHAR, '')), coalesce(s.story_id, a.article_id)
FROM articles AS a LEFT JOIN story_articles AS s USING (article_id)
"""


def main() -> None:
    """Runs the benchmark and prints its table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("known", type=Path)
    parser.add_argument("--articles", type=int, default=200)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        _run(options.known, options.articles, Path(folder))


def _run(known: Path, number: int, folder: Path) -> None:
    records = [json.loads(line) for line in known.read_text(encoding="utf-8").splitlines()]
    chosen = random.Random(0).sample([each for each in records if not each["story"].endswith("plus")], number)
    files = [*_written(chosen, folder), *sorted(path for path in SAMPLE.rglob("*") if path.is_file())]
    gold = {each["id"]: each["story"] for each in chosen}
    orders = {"at once": [files], "one by one": [[file] for file in files]}
    for seed in range(1, 4):
        shuffled = random.Random(seed).sample(files, len(files))
        orders[f"random order {seed}"] = [shuffled[at : at + STEP] for at in range(0, len(files), STEP)]
    results = {}
    for name, steps in orders.items():
        began = time.perf_counter()
        results[name] = _loaded(steps, folder / name)
        score = b_cubed([_matter(place, gold) for place in results[name]], list(results[name].values()))
        took = time.perf_counter() - began
        print(f"{name:16} P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f}  {took:.0f} s", flush=True)
    between = [
        b_cubed(list(one.values()), [other[place] for place in one]).f1
        for one, other in combinations(results.values(), 2)
    ]
    print(f"B-cubed F1 between each two: {min(between):.3f} to {max(between):.3f}")


def _written(records: Sequence[dict[str, str]], folder: Path) -> list[Path]:
    """A file an article, so that each can be loaded alone."""
    files = []
    for each in records:
        path = folder / f"{each['id']}.jsonl"
        path.write_text(json.dumps(each), encoding="utf-8")
        files.append(path)
    return files


def _matter(place: str, gold: dict[str, str]) -> str:
    """What an article is about: as is known, or the folder of the sample."""
    return gold.get(place) or place.split("/articles/")[1].split("/")[0]


def _loaded(steps: Sequence[Sequence[Path]], warehouse: Path) -> dict[str, str]:
    """The story of each article after the loads; one that is alone has its own id."""
    for files in steps:
        load(Loading([str(file) for file in files], warehouse, processes=1))
    build = current_build(warehouse)
    assert build is not None
    with open_build(build) as connection:
        return dict(sorted(connection.execute(FOUND).fetchall()))


if __name__ == "__main__":
    main()

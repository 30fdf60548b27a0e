"""How well stories are found among other matters, how much the order of loading changes them; and a plain method.

`python -m tests.benchmarks.stories ECBPLUS.jsonl [--articles 200] [--draws 10]`. Ten times the sample and so many
articles of the file (whose stories are known) are loaded at once: B-cubed against what is known. The first draw is
loaded one by one and in three random orders, ten at a time, too: B-cubed between each two results. The articles are
drawn from one half of each pair of look-alikes, so that they are on other matters. TF-IDF with average linkage is tried
on the whole file, at the threshold that is best there. Some fifteen minutes.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from etl.load.run import Loading, load
from etl.measure.stories import BCubed, b_cubed
from etl.model.places import SAMPLE
from etl.warehouse.builds import current_build, open_build

STEP = 10  # articles of a load in a random order
HALVES = ("ecb", "ecbplus")  # of a pair of look-alikes, as the names of stories end
FOUND = """
SELECT coalesce(a.record, a.source || coalesce(a.line::VARCHAR, '')), coalesce(s.story_id, a.article_id)
FROM articles AS a LEFT JOIN story_articles AS s USING (article_id)
"""


def main() -> None:
    """Runs the benchmark and prints its table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("known", type=Path)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--draws", type=int, default=10)
    options = parser.parse_args()
    records = [json.loads(line) for line in options.known.read_text(encoding="utf-8").splitlines()]
    print(f"{'TF-IDF and average linkage, the whole file':44} {_told(_plain(records))}", flush=True)
    with TemporaryDirectory() as folder:
        for draw in range(options.draws):
            half = [each for each in records if each["story"].endswith(f"-{HALVES[draw % 2]}")]
            chosen = random.Random(draw).sample(half, options.articles)
            whole = _draw(chosen, Path(folder) / f"{draw}", f"draw {draw + 1}, at once")
            if draw == 0:
                _orders(chosen, Path(folder) / f"{draw}", whole)


def _draw(chosen: Sequence[dict[str, str]], folder: Path, name: str, seed: int | None = None) -> dict[str, str]:
    """Loads the sample and some articles: at once, or, where a seed is given, in steps (one by one for 0)."""
    files = [*_written(chosen, folder), *sorted(path for path in SAMPLE.rglob("*") if path.is_file())]
    steps = [files]
    if seed is not None:
        files, size = (random.Random(seed).sample(files, len(files)), STEP) if seed else (files, 1)
        steps = [files[at : at + size] for at in range(0, len(files), size)]
    found = _loaded(steps, folder / name)
    gold = {each["id"]: each["story"] for each in chosen}
    matters = [_matter(place, gold) for place in found]
    whole = [
        len({story for place, story in found.items() if _matter(place, gold) == each}) for each in _sample(matters)
    ]
    print(
        f"{name:44} {_told(b_cubed(matters, list(found.values())))}, stories of the sample in {whole} pieces",
        flush=True,
    )
    return found


def _orders(chosen: Sequence[dict[str, str]], folder: Path, whole: dict[str, str]) -> None:
    """Loads the same in other orders, and compares each two results."""
    names = ("one by one", *(f"random order {seed}" for seed in range(1, 4)))
    results = [whole, *(_draw(chosen, folder, name, seed) for seed, name in enumerate(names))]
    between = [
        b_cubed(list(one.values()), [other[place] for place in one]).f1 for one, other in combinations(results, 2)
    ]
    print(f"{'between each two of these orders':44} F1 {min(between):.3f} to {max(between):.3f}", flush=True)


def _plain(records: Sequence[dict[str, str]]) -> BCubed:
    """What TF-IDF and average linkage find, at the threshold that is best for these articles."""
    import numpy as np
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform
    from sklearn.feature_extraction.text import TfidfVectorizer

    matrix = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform([each["text"] for each in records])
    apart = np.clip(1 - (matrix @ matrix.T).toarray(), 0, None)
    np.fill_diagonal(apart, 0)
    tree = linkage(squareform(apart, checks=False), "average")
    gold = [each["story"] for each in records]
    cuts = (fcluster(tree, at, "distance").tolist() for at in np.arange(0.6, 1.0, 0.01))
    return max((b_cubed(gold, cut) for cut in cuts), key=lambda score: score.f1)


def _told(score: BCubed) -> str:
    return f"P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f}"


def _sample(matters: Sequence[str]) -> list[str]:
    """The matters of the sample."""
    return sorted({each for each in matters if not each.endswith(HALVES)})


def _written(records: Sequence[dict[str, str]], folder: Path) -> list[Path]:
    """A file an article, so that each can be loaded alone."""
    folder.mkdir(exist_ok=True)
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

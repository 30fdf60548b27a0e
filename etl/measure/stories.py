"""Stories measured and learnt from articles whose stories are known: B-cubed, the weights of `etl/stories/chance.py`.

B-cubed: of each article the share of its story's articles that are rightly there (precision) and that are found
(recall), on average. Source: A. Bagga and B. Baldwin, Algorithms for scoring coreference chains, 1998.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np

from etl.extract import extract
from etl.model.article import Article, Date
from etl.model.errors import UserError
from etl.sources.published import published
from etl.stories.chance import ALWAYS, COLUMNS, LEAST_ALIKE, Weights, table
from etl.stories.group import stories
from etl.stories.likeness import RESPECTS, respects
from etl.stories.signals import signals_of
from etl.stories.spread import Spread
from etl.stories.vectors import Articles, articles_of, spread_in

FOLDS = 5


class BCubed(NamedTuple):
    """How well articles are grouped: precision, recall, and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


class Known(NamedTuple):
    """Articles, the story of each, and how their terms are spread over time."""

    articles: Articles
    stories: list[str]
    spread: Spread


def b_cubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> BCubed:
    """How well articles are grouped; both name the group of each article, in the same order."""
    precisions, recalls = zip(*shared(gold, found), strict=True)
    return BCubed(sum(precisions) / len(gold), sum(recalls) / len(gold))


def shared(gold: Sequence[Hashable], found: Sequence[Hashable]) -> list[tuple[float, float]]:
    """Of each article, how much of the group that was found is of its own, and how much of its own was found."""
    right, ours = _members(gold), _members(found)
    pairs = [(right[one], ours[other]) for one, other in zip(gold, found, strict=True)]
    return [(len(one & other) / len(other), len(one & other) / len(one)) for one, other in pairs]


def _members(groups: Sequence[Hashable]) -> dict[Hashable, set[int]]:
    members: dict[Hashable, set[int]] = defaultdict(set)
    for place, group in enumerate(groups):
        members[group].add(place)
    return members


def read_known(paths: Iterable[Path]) -> Known:
    """Articles of known stories, of files of JSON lines `{"story", "text", "lang"?, "title"?, "published_at"?}`.

    Raises:
        UserError: a line is none of these.
    """
    read, names = [], []
    lines = (
        (path, *line) for path in paths for line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    )
    for path, number, line in lines:
        try:
            record = json.loads(line)
            text, story = record["text"], str(record["story"])
        except (ValueError, KeyError, TypeError) as error:
            raise UserError(f"{path} line {number}: {error!r}; expected an object with story and text") from error
        date = published(record["published_at"], "metadata") if record.get("published_at") else Date()
        article = Article(text=text, title=record.get("title"), lang=record.get("lang"), date=date)
        extraction = extract(article)
        read.append((extraction.lang, signals_of(article, extraction)))
        names.append(story)
    return Known(articles_of(read), names, spread_in(read))


def matter_of(story: str) -> str:
    """What look-alike stories have in common in their names: "12-ecb" and "12-ecbplus" are of matter 12."""
    return story.partition("-")[0]


def learn(known: Known, left_out: Iterable[str] = ()) -> dict[str, tuple[float, float]]:
    """The weight of the intercept and of each respect, within a language and across two.

    Every pair of articles that have something in common teaches, but for those of the stories left out. Terms weigh
    without regard to time: of look-alikes that are years apart nothing else would be learnt.
    """
    from sklearn.linear_model import LogisticRegression

    kept = ~np.isin(known.stories, list(left_out))
    one, other = np.triu_indices(len(known.stories), 1)
    same = np.array(known.stories)[one] == np.array(known.stories)[other]
    together = np.ones((len(kept), len(kept)), bool)
    columns = []
    for across in (False, True):
        alike = respects(known.articles, together, across=across)[:, one, other]
        taught = (alike[0] >= LEAST_ALIKE) & kept[one] & kept[other]
        regression = LogisticRegression(C=1, max_iter=5000).fit(alike[:, taught].T, same[taught])
        columns.append((float(regression.intercept_[0]), *map(float, regression.coef_[0])))
    return dict(zip((ALWAYS, *RESPECTS), zip(*columns, strict=True), strict=True))


def grouped(known: Known, learnt: Weights | None = None) -> list[int]:
    """The number of the story that each article is found to be of, by given weights or by those in use."""
    found = [0] * len(known.stories)
    articles = known.articles.weighed(known.spread)
    for number, story in enumerate(stories(articles, [np.arange(len(articles))], learnt)):
        for place in story.places:
            found[place] = number
    return found


def lines(known: Known) -> Iterator[str]:
    """How well the stories are found, by the weights in use and by what other matters taught."""
    found = grouped(known)
    yield f"{len(found):,} articles, {len(set(known.stories)):,} stories, {len(set(found)):,} found"
    yield f"{'by the weights in use':24}{_told(b_cubed(known.stories, found))}"
    yield f"{'by what others taught':24}{_told(cross_validated(known))}"


def _told(score: BCubed) -> str:
    return f"B-cubed P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f}"


def cross_validated(known: Known) -> BCubed:
    """How well stories are found by weights that other matters taught: a fifth of the matters is left out at a time."""
    shares = []
    for fold in range(FOLDS):
        left_out = {story for story in known.stories if crc32(matter_of(story).encode()) % FOLDS == fold}
        found = grouped(known, table(learn(known, left_out)))
        each = shared(known.stories, found)
        shares += [pair for pair, story in zip(each, known.stories, strict=True) if story in left_out]
    precisions, recalls = zip(*shares, strict=True)
    return BCubed(sum(precisions) / len(shares), sum(recalls) / len(shares))


def write(weights: dict[str, tuple[float, float]], path: Path) -> None:
    """Writes the weights, a respect a line."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for respect, pair in weights.items():
            writer.writerow((respect, *(f"{weight:.3f}" for weight in pair)))

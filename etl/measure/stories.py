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

import numpy as np

from etl.extract import extract
from etl.model.article import Article, Date
from etl.model.errors import UserError
from etl.sources.published import published
from etl.stories.chance import ALWAYS, COLUMNS, LEAST_ALIKE
from etl.stories.group import stories
from etl.stories.likeness import RESPECTS, respects
from etl.stories.signals import signals_of
from etl.stories.vectors import Articles, articles_of


class BCubed(NamedTuple):
    """How well articles are grouped: precision, recall, and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


class Known(NamedTuple):
    """Articles and the story of each."""

    articles: Articles
    stories: list[str]


def b_cubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> BCubed:
    """How well articles are grouped; both name the group of each article, in the same order."""
    right, ours = _members(gold), _members(found)
    shared = [len(right[one] & ours[other]) for one, other in zip(gold, found, strict=True)]
    precision = sum(count / len(ours[group]) for count, group in zip(shared, found, strict=True))
    recall = sum(count / len(right[group]) for count, group in zip(shared, gold, strict=True))
    return BCubed(precision / len(gold), recall / len(gold))


def _members(groups: Sequence[Hashable]) -> dict[Hashable, set[int]]:
    members: dict[Hashable, set[int]] = defaultdict(set)
    for place, group in enumerate(groups):
        members[group].add(place)
    return members


def read_known(path: Path) -> Known:
    """Articles of known stories, of a file of JSON lines `{"story", "text", "lang"?, "title"?, "published_at"?}`.

    Raises:
        UserError: a line is none of these.
    """
    read, names = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
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
    return Known(articles_of(read), names)


def learn(known: Known, left_out: Iterable[str] = ()) -> dict[str, tuple[float, float]]:
    """The weight of the intercept and of each respect, within a language and across two.

    Every pair of articles that have something in common teaches, but for those of the stories left out.
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


def grouped(known: Known) -> list[int]:
    """The number of the story that each article is found to be of."""
    found = [0] * len(known.stories)
    for number, story in enumerate(stories(known.articles, [np.arange(len(known.articles))])):
        for place in story.places:
            found[place] = number
    return found


def write(weights: dict[str, tuple[float, float]], path: Path) -> None:
    """Writes the weights, a respect a line."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for respect, pair in weights.items():
            writer.writerow((respect, *(f"{weight:.3f}" for weight in pair)))


def lines(known: Known) -> Iterator[str]:
    """How well the stories are found, in words."""
    found = grouped(known)
    score = b_cubed(known.stories, found)
    yield f"{len(found):,} articles, {len(set(known.stories)):,} stories, {len(set(found)):,} found:"
    yield f"B-cubed P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f}"

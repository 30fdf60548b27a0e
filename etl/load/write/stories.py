"""Stories into the build: what these articles touch is grouped again, all else stays as the build before had it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import duckdb
import numpy as np

from etl.load.databases import Run, execute
from etl.load.write.story_links import links_before, links_now, write_links
from etl.stories.group import Story, stories
from etl.stories.identity import named
from etl.stories.pieces import MOST_TOGETHER, pieces
from etl.stories.spread import SPAN, Spread, spread_of
from etl.stories.vectors import Articles
from etl.warehouse.insert import insert, insert_columns

IDS = "SELECT article_id FROM {nodes} ORDER BY place"
FRESH = "SELECT place FROM story_nodes WHERE fresh"
SIGNALS = """
SELECT lang, n.day::DOUBLE AS day, numbers, weights
FROM story_nodes AS n JOIN build.story_signals USING (article_id) SEMI JOIN compared USING (place)
ORDER BY place
"""
SPREAD = f"""
SELECT number::BIGINT AS number, floor(day / {SPAN})::BIGINT AS span, count(*) AS articles
FROM (
    SELECT n.day, unnest(list_distinct(own_keys || shared_keys)) AS number
    FROM story_nodes AS n JOIN build.story_signals USING (article_id) WHERE n.day IS NOT NULL
) GROUP BY ALL
"""
BEFORE = "SELECT article_id, story_id, centrality FROM old.story_articles"
COPIES = """
SELECT lead.article_id, list(copy.article_id ORDER BY copy.article_id)
FROM build.copies AS lead JOIN build.copies AS copy USING (group_id)
WHERE lead.leads AND NOT copy.leads GROUP BY lead.article_id
"""
GIVEN = "SELECT story_id FROM old.story_log UNION SELECT other_id FROM old.story_log WHERE other_id IS NOT NULL"
KEEP_LOG = "INSERT INTO build.story_log FROM old.story_log WHERE NOT getvariable('reused')"

Before = dict[str, tuple[str, float]]  # article → its story in the build before, and its centrality there


def write_stories(run: Run) -> None:
    """Writes which articles of the build are of one story, after its copies are known."""
    write_links(run)
    ids = _ids(run.connection, "story_nodes")
    before: Before = {
        article: (story, centrality) for article, story, centrality in run.connection.execute(BEFORE).fetchall()
    }
    copies = dict(run.connection.execute(COPIES).fetchall())
    found = sorted(_stories(run, ids, before, copies), key=lambda story: story.places[0])
    told = [members for story in found if len(members := _members(story, ids, copies)) > 1]
    given = {story for (story,) in run.connection.execute(GIVEN).fetchall()}
    of_before = {article: story for article, (story, _) in before.items()}
    story_ids, changes = named([[article for article, _ in members] for members in told], of_before, given)
    rows = [(name, *member) for name, members in zip(story_ids, told, strict=True) for member in members]
    insert(run.connection, "new_story_articles", rows)
    run.connection.execute(KEEP_LOG)
    insert(run.connection, "build.story_log", [(run.now, *change) for change in changes])
    execute(run.connection, "write_stories")


def _ids(connection: duckdb.DuckDBPyConnection, nodes: str) -> list[str]:
    return [article for (article,) in connection.execute(IDS.format(nodes=nodes)).fetchall()]


def _members(story: Story, ids: Sequence[str], copies: Mapping[str, Sequence[str]]) -> list[tuple[str, float]]:
    """The articles of a story with their centrality, each followed by its copies."""
    told = [(ids[place], float(centrality)) for place, centrality in zip(*story, strict=True)]
    return [(each, centrality) for lead, centrality in told for each in (lead, *copies.get(lead, ()))]


def _stories(run: Run, ids: Sequence[str], before: Before, copies: Collection[str]) -> Iterator[Story]:
    """All stories, each of leading articles; one that is alone but for its copies is a story, too."""
    now = list(pieces(len(ids), links_now(run.connection)))
    known = _pieces_before(run) if run.reused else set()
    fresh = {place for (place,) in run.connection.execute(FRESH).fetchall()}
    changed = []
    for piece in now:
        if fresh.isdisjoint(piece.tolist()) and tuple(ids[place] for place in piece) in known:
            yield from _as_before(piece, ids, before)
        else:
            changed.append(piece)
    yield from _compared(run.connection, changed)
    alone = np.setdiff1d(np.arange(len(ids)), np.concatenate([*now, []]).astype(int))
    yield from (Story(np.array([place]), np.ones(1)) for place in alone if ids[place] in copies)


def _pieces_before(run: Run) -> set[tuple[str, ...]]:
    """The articles of each piece of the build before."""
    ids = _ids(run.connection, "old_story_nodes")
    return {tuple(ids[place] for place in piece) for piece in pieces(len(ids), links_before(run.connection))}


def _as_before(piece: np.ndarray, ids: Sequence[str], before: Before) -> Iterator[Story]:
    """The stories that the build before had of a piece."""
    places_of: dict[str, list[int]] = {}
    for place in piece:
        story, _ = before.get(ids[place], (ids[place], 1.0))
        places_of.setdefault(story, []).append(place)
    for places in places_of.values():
        yield Story(np.array(places), np.array([before.get(ids[place], ("", 1.0))[1] for place in places]))


def _compared(connection: duckdb.DuckDBPyConnection, changed: Sequence[np.ndarray]) -> Iterator[Story]:
    """The stories of pieces whose articles are compared, as many pieces at a time as go together."""
    spread = _spread(connection)
    for batch in _batches(changed):
        places = np.sort(np.concatenate(batch))
        articles = _articles(connection, places).weighed(spread)
        for story in stories(articles, [np.searchsorted(places, piece) for piece in batch]):
            yield Story(places[story.places], story.centrality)


def _spread(connection: duckdb.DuckDBPyConnection) -> Spread:
    """How terms are spread over time in the whole build."""
    found = connection.execute(SPREAD).fetchnumpy()
    return spread_of(found["number"], found["span"], found["articles"])


def _batches(found: Sequence[np.ndarray]) -> Iterator[list[np.ndarray]]:
    batch: list[np.ndarray] = []
    for piece in found:
        if batch and sum(map(len, batch)) + len(piece) > MOST_TOGETHER:
            yield batch
            batch = []
        batch.append(piece)
    if batch:
        yield batch


def _articles(connection: duckdb.DuckDBPyConnection, places: np.ndarray) -> Articles:
    """What some articles are about."""
    connection.execute("DELETE FROM compared")
    insert_columns(connection, "compared", [places])
    found = connection.sql(SIGNALS).to_arrow_table()
    numbers = found["numbers"].combine_chunks()
    return Articles(
        langs=np.array(found["lang"].to_pylist()),
        days=found["day"].to_numpy(),
        offsets=numbers.offsets.to_numpy(),
        numbers=numbers.values.to_numpy().astype(np.int64),
        weights=found["weights"].combine_chunks().values.to_numpy().astype(float),
    )

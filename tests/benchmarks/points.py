"""Which of the sample's expected contradictions are found, and all that are shown: `python -m tests.benchmarks.points`.

One counts as found where a relation says so of two statements that hold the expected words, or of others with the same
words; as met where two such statements are on one point on which their sides contradict each other.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any, NamedTuple

import duckdb
import typer

from etl.load.run import Loading, load
from etl.model.folding import searchable
from etl.model.places import ROOT, SAMPLE
from etl.warehouse.builds import current_build, open_build

STORIES = ("drone", "balloon", "kakhovka")
MOST = 0.7  # of the expected words that a statement must hold
STATEMENTS = """
SELECT s.statement_id, parse_filename(a.source), s.content, s.side, p.point_id
FROM statements AS s JOIN articles AS a USING (article_id) LEFT JOIN point_statements AS p USING (statement_id)
"""
RELATIONS = "SELECT statement_id, other_id FROM relations WHERE relation IN ('contradicts', 'shifts', 'concedes')"
# All that repeats a statement's words: its quotation, or the same words of the same actor.
SAME = """
SELECT s.statement_id, t.statement_id FROM statements AS s JOIN statements AS t
ON s.content = t.content AND s.actor_id IS NOT DISTINCT FROM t.actor_id
UNION SELECT a.statement_id, b.statement_id FROM quotations AS a JOIN quotations AS b USING (quotation_id)
"""
SIDES_APART = """
SELECT DISTINCT r.point_id, one.side, other.side FROM relations AS r
JOIN statements AS one USING (statement_id) JOIN statements AS other ON other.statement_id = r.other_id
WHERE relation IN ('contradicts', 'shifts', 'concedes')
"""
SHOWN = """
SELECT r.confidence, r.why, one.side, one.actor, one.content, other.side, other.actor, other.content
FROM relations AS r
JOIN statement_rows AS one USING (statement_id) JOIN statement_rows AS other ON other.statement_id = r.other_id
WHERE relation = 'contradicts' ORDER BY r.confidence DESC, r.statement_id, r.other_id
"""


class Statement(NamedTuple):
    """A statement of the build."""

    statement_id: str
    source: str
    content: str
    side: str | None
    point: str | None


def main(
    warehouse: Annotated[Path | None, typer.Option(help="Of the sample; loaded where none is given.")] = None,
    shown: Annotated[bool, typer.Option(help="List all that is shown as a contradiction.")] = False,
    missed: Annotated[bool, typer.Option(help="List what is missed.")] = False,
) -> None:
    """Prints how many of the expected contradictions are found, of the first and of those that were added."""
    with TemporaryDirectory() as folder:
        if warehouse is None:
            warehouse = Path(folder)
            load(Loading([str(SAMPLE)], warehouse))
        build = current_build(warehouse)
        assert build is not None
        with open_build(build) as connection:
            print(*_lines(connection, missed=missed), sep="\n")
            if shown:
                print(*_shown(connection), sep="\n")


def _lines(connection: duckdb.DuckDBPyConnection, *, missed: bool) -> Iterator[str]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for group, each, verdict in _verdicts(connection):
        counts[group].update(("all", *(("said",) if verdict != "not said" else ()), verdict))
        if missed and verdict != "found":
            told = " | ".join(f"{each[part]['side']}: {each[part]['words']}" for part in "ab")
            yield f"{verdict}: {each['point']} | {told}"
    for group, of in counts.items():
        yield f"{group}: {of['all']}, both said {of['said']}, found {of['found']}, met on a point {of['met']} more"


def _verdicts(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Each expected contradiction, whether it was there at first, and what became of it."""
    statements = [Statement(*row) for row in connection.execute(STATEMENTS).fetchall()]
    same: dict[str, set[str]] = defaultdict(set)
    for one, other in connection.execute(SAME).fetchall():
        same[one].add(other)
    related = {frozenset(pair) for pair in connection.execute(RELATIONS).fetchall()}
    apart = {(point, frozenset(sides)) for point, *sides in connection.execute(SIDES_APART).fetchall()}
    for story in STORIES:
        told = json.loads((ROOT / "data" / "sample" / "expected" / f"{story}.json").read_text("utf-8"))
        for each in told["contradictions"]:
            group = "added" if each.get("added") else "listed"
            ones, others = (_holding(statements, each[part]) for part in "ab")
            if not ones or not others:
                yield group, each, "not said"
                continue
            wide = [set().union(*(same[one.statement_id] for one in side)) for side in (ones, others)]
            if any(frozenset((one, other)) in related for one in wide[0] for other in wide[1]):
                yield group, each, "found"
                continue
            met = any(
                one.point is not None and (one.point, frozenset((one.side, other.side))) in apart
                for one in ones
                for other in others
                if one.point == other.point
            )
            yield group, each, "met" if met else "missed"


def _holding(statements: list[Statement], part: dict[str, str]) -> list[Statement]:
    """The statements of the article that hold the words, or most of them."""
    words = set(searchable(part["words"]).split())
    return [
        statement
        for statement in statements
        if statement.source == part["article"]
        and len(words & set(searchable(statement.content).split())) >= MOST * min(len(words), _length(statement))
    ]


def _length(statement: Statement) -> int:
    return max(3, len(searchable(statement.content).split()))


def _shown(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    for confidence, why, *told in connection.execute(SHOWN).fetchall():
        yield f"{confidence:.2f} {why}"
        for side, actor, content in (told[:3], told[3:]):
            yield f"    {side} {actor}: {' '.join(content.split())}"


if __name__ == "__main__":
    typer.run(main)

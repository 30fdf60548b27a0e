"""Which of the sample's expected contradictions are found, and all that is shown as one: `python -m tests.benchmarks.points`.

A contradiction counts as found where a relation says so of two statements that hold the expected words, or of their
copies; beside it stands how many are on one point.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from etl.load.run import Loading, load
from etl.model.folding import searchable
from etl.model.places import ROOT, SAMPLE
from etl.warehouse.builds import current_build, open_build

EXPECTED = ROOT / "data" / "sample" / "expected"
STATEMENTS = """
SELECT s.statement_id, parse_filename(a.source), s.content, s.sentence, p.point_id
FROM statements AS s JOIN articles AS a USING (article_id) LEFT JOIN point_statements AS p USING (statement_id)
"""
RELATIONS = """
SELECT r.statement_id, r.other_id, r.relation, r.confidence, r.why FROM relations AS r
WHERE relation IN ('contradicts', 'shifts', 'concedes')
"""
# All that repeats a statement's words: its quotation, or the same words of the same actor.
SAME = """
SELECT s.statement_id, t.statement_id FROM statements AS s JOIN statements AS t
ON s.content = t.content AND s.actor_id IS NOT DISTINCT FROM t.actor_id
UNION SELECT a.statement_id, b.statement_id FROM quotations AS a JOIN quotations AS b USING (quotation_id)
"""
SHOWN = """
SELECT r.confidence, r.relation, r.why, one.side, one.actor, one.content, one.lang, other.side, other.actor, other.content, other.lang
FROM relations AS r JOIN statement_rows AS one USING (statement_id) JOIN statement_rows AS other ON other.statement_id = r.other_id
WHERE relation = 'contradicts' ORDER BY 1 DESC
"""


def main(
    warehouse: Annotated[Path | None, typer.Option(help="Of the sample; loaded where none is given.")] = None,
    shown: Annotated[bool, typer.Option(help="List all that is shown as a contradiction.")] = False,
    missed: Annotated[bool, typer.Option(help="List what is missed.")] = False,
) -> None:
    """Prints what was found and missed."""
    with TemporaryDirectory() as folder:
        if warehouse is None:
            warehouse = Path(folder)
            load(Loading([str(SAMPLE)], warehouse))
        build = current_build(warehouse)
        assert build is not None
        with open_build(build) as connection:
            for line in _lines(connection, missed=missed):
                print(line)
            if shown:
                for row in connection.execute(SHOWN).fetchall():
                    print(
                        f"{row[0]:.2f} {row[1]} {row[2]}\n    {row[3]} {row[4]} [{row[6]}]: {row[5]}\n    {row[7]} {row[8]} [{row[10]}]: {row[9]}"
                    )


def _lines(connection, *, missed: bool) -> Iterator[str]:
    statements = connection.execute(STATEMENTS).fetchall()
    point_of = {each[0]: each[4] for each in statements}
    same: dict[str, set[str]] = {}
    for one, other in connection.execute(SAME).fetchall():
        same.setdefault(one, set()).add(other)
    related = {
        frozenset(pair) for one, other, *_ in connection.execute(RELATIONS).fetchall() for pair in [(one, other)]
    }
    for added in (False, True):
        counts = {"said": 0, "found": 0, "on one point": 0, "all": 0}
        for story in ("drone", "balloon", "kakhovka"):
            told = json.loads((EXPECTED / f"{story}.json").read_text("utf-8"))
            for each in told["contradictions"]:
                if bool(each.get("added")) != added:
                    continue
                counts["all"] += 1
                sides = [_holding(statements, each[part]) for part in "ab"]
                if not all(sides):
                    if missed:
                        yield f"  not said: {each['point']} | {[each[part]['words'] for part, s in zip('ab', sides) if not s]}"
                    continue
                counts["said"] += 1
                wide = [set().union(*(same[statement] for statement in side)) for side in sides]
                found = any(frozenset((one, other)) in related for one in wide[0] for other in wide[1])
                together = {point_of[one] for one in sides[0]} & {point_of[other] for other in sides[1]} - {None}
                counts["found"] += found
                counts["on one point"] += bool(together)
                if missed and not found:
                    yield f"  missed{' (one point)' if together else ''}: {each['point']} | {each['a']['side']} {each['a']['words']} | {each['b']['side']} {each['b']['words']}"
        yield f"{'added' if added else 'listed'}: " + ", ".join(f"{name} {count}" for name, count in counts.items())


def _holding(statements, part) -> list[str]:
    """The statements of the article that hold the words, or most of them."""
    words = searchable(part["words"]).strip(" .,;:\"'«»“”")
    found = []
    for statement_id, source, content, sentence, _ in statements:
        said = searchable(content).strip(" .,;:\"'«»“”")
        if source == part["article"] and (words in said or said in words and len(said) > 12 or _most(words, said)):
            found.append(statement_id)
    return found


def _most(words: str, said: str) -> bool:
    mine, theirs = set(words.split()), set(said.split())
    return len(mine & theirs) >= 0.7 * len(mine)


if __name__ == "__main__":
    typer.run(main)

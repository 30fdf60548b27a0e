"""Hits as lines to read in a terminal, and as the rows of a CSV or of JSON lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import timedelta
from typing import Any

import pyarrow as pa

from etl.search.find import Found, Hit
from etl.search.index import NAMES
from etl.warehouse.columns import Column, Columns, Row, date_columns

MARKED = "[", "]"  # what stands around a word that was searched for
LONGEST = 400  # characters of a passage in a line


def _ranges(row: Row) -> str:
    return ";".join(f"{start}-{end}" for start, end in row["marks"])


COLUMNS = Columns(
    (
        Column("kind"),
        Column("rank", pa.int32()),
        Column("score", pa.float64(), lambda row: f"{row['score']:.3f}"),
        Column("statement_id"),
        Column("article_id"),
        Column("passage"),
        Column("passage_start", pa.int32()),
        Column("marks", written=_ranges),
        Column("speaker"),
        Column("actor_id"),
        Column("actor"),
        Column("side"),
        Column("outlet"),
        Column("title"),
        Column("lang"),
        *date_columns("date"),
        Column("build_id"),
    )
)


def rows(found: Found, build_id: str) -> list[dict[str, Any]]:
    """The hits as rows of `COLUMNS`."""
    return [{**asdict(hit), "build_id": build_id} for hit in found.hits]


def lines(found: Found) -> Iterator[str]:
    """The hits as lines: how many there are, then of each who, where and when, and the passage with its marks."""
    yield ", ".join(f"{total:,} {kind if total != 1 else NAMES[kind]}" for kind, total in found.totals.items())
    for hit in found.hits:
        yield ""
        yield f"{NAMES[hit.kind]} {hit.rank}: {_about(hit)}"
        yield f"    {_marked(hit)}"
        said = f"statement {hit.statement_id}, " if hit.statement_id else ""
        yield f"    {said}character {hit.place} of article {hit.article_id}"


def _about(hit: Hit) -> str:
    """Who says it, or what the article is called; then outlet, language and day."""
    who = hit.actor or hit.speaker or "speaker unknown"
    first = hit.title or "without title" if hit.kind == "articles" else f"{who} ({hit.side})" if hit.side else who
    return " · ".join((first, hit.outlet or "outlet unknown", hit.lang, _day(hit)))


def _day(hit: Hit) -> str:
    """The day, or the last one that it can be where only that is known: when the words were printed."""
    if hit.date_start:
        return hit.date_start.date().isoformat()
    if hit.date_end:
        return f"by {(hit.date_end - timedelta(minutes=1)).date().isoformat()}"
    return "undated"


def _marked(hit: Hit) -> str:
    """The passage on one line, brackets around the words that were searched for, cut off where it is long."""
    pieces, position = [], hit.passage_start
    for start, end in hit.marks:
        text = hit.passage[position - hit.passage_start : start - hit.passage_start]
        word = hit.passage[start - hit.passage_start : end - hit.passage_start]
        pieces += [text, MARKED[0], word, MARKED[1]]
        position = end
    pieces.append(hit.passage[position - hit.passage_start :])
    line = " ".join("".join(pieces).split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"

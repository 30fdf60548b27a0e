"""The points of one story, or of an article that stands alone, from its statements to the rows of the warehouse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from etl.points.find import Found, found_in
from etl.points.origins import agency_of, origins
from etl.points.prepare import claim_of

HEADING_LANGS = ("fr", "en")  # in which each heading is given, whatever the statements are in


class Row(NamedTuple):
    """A statement of the build, with what is known of its article.

    Attributes:
        matter: the id of its story, or of its article where that stands alone.
        in_story: whether it is of a story.
        behind: what follows it in its text.
        ends: the head and the foot of its article.
    """

    matter: str
    in_story: bool
    statement_id: str
    content: str
    sentence: str | None
    cue: str | None
    lang: str
    kind: str
    polarity: str
    side: str | None
    actor_id: str | None
    said_start: datetime | None
    said_end: datetime | None
    behind: str | None
    article_id: str
    ordinal: int
    quotation_id: str | None
    group_id: str | None
    outlet: str | None
    ends: str


class Told(NamedTuple):
    """A point as rows: of `new_points` without its number, of its statements, of what these are to each other."""

    point: tuple[Any, ...]
    statements: list[tuple[str, float, str]]
    relations: list[tuple[str, str, str, float, str]]


def points_of(rows: Sequence[Row]) -> list[Told]:
    """The points of one matter, the sharpest contradiction first."""
    same = _same_words(rows)
    if len(same) < 2:
        return []
    claims = [claim_of(**_given(rows[places[0]])) for places in same]
    points = list(found_in(claims))
    articles = {row.article_id: row for row in rows} if points else {}
    agencies = {article_id: agency_of(row.ends, row.outlet) for article_id, row in articles.items()}
    sides = Counter(row.side for row in rows if row.side)
    return [_told(place, found, rows, same, agencies, sides) for place, found in enumerate(points, start=1)]


def _told(
    place: int,
    found: Found,
    rows: Sequence[Row],
    same: Sequence[Sequence[int]],
    agencies: Mapping[str, str | None],
    sides: Counter[str],
) -> Told:
    point = found.point
    on_it = [(rows[k], surely) for one, surely in zip(point.places, point.centrality, strict=True) for k in same[one]]
    speaking = {row.side for row, _ in on_it}
    silent = [side for side, _ in sides.most_common() if side not in speaking]
    head = (rows[0].matter, rows[0].in_story, place, _headings(found, [row for row, _ in on_it]), silent)
    origin = _origins([row for row, _ in on_it], agencies)
    return Told(
        point=(*head, *_sharpest(found)),
        statements=[(row.statement_id, surely, first) for (row, surely), first in zip(on_it, origin, strict=True)],
        relations=[
            (found.claims[one].claim_id, found.claims[other].claim_id, relation.kind, relation.confidence, relation.why)
            for one, other, relation in point.related
        ],
    )


def _same_words(rows: Sequence[Row]) -> list[list[int]]:
    """The rows that say the same in the same words, by their places: they are compared once."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for place, row in enumerate(rows):
        words = ("words", row.content, row.actor_id or "", row.polarity)
        groups.setdefault(("quotation", row.quotation_id) if row.quotation_id else words, []).append(place)
    return list(groups.values())


def _given(row: Row) -> Mapping[str, Any]:
    return {
        "claim_id": row.statement_id, "content": row.content, "sentence": row.sentence, "cue": row.cue,
        "behind": row.behind, "lang": row.lang, "kind": row.kind, "polarity": row.polarity, "side": row.side,
        "actor": row.actor_id, "start": row.said_start, "end": row.said_end,
        "article": row.article_id, "ordinal": row.ordinal,
    }  # fmt: skip


def _origins(rows: Sequence[Row], agencies: Mapping[str, str | None]) -> list[str]:
    """Of each statement on a point the first of its origin: an article, a text, an agency or a quotation in common."""
    keys = []
    for row in rows:
        shared = {"copies": row.group_id, "quotation": row.quotation_id, "agency": agencies[row.article_id]}
        keys.append([f"article {row.article_id}", *(f"{kind} {key}" for kind, key in shared.items() if key)])
    return [rows[first].statement_id for first in origins(keys)]


def _headings(found: Found, rows: Sequence[Row]) -> list[dict[str, str]]:
    """The heading in the languages of the statements, those of most first, and in French and English."""
    langs = Counter(row.lang for row in rows)
    ordered = dict.fromkeys((*(lang for lang, _ in langs.most_common()), *HEADING_LANGS))
    return [{"lang": lang, "heading": found.heading(lang)} for lang in ordered]


def _sharpest(found: Found) -> tuple[float, str | None, str | None]:
    """How sure the surest contradiction is, and its two statements."""
    sharp = found.sharpest
    if sharp is None:
        return 0.0, None, None
    return sharp.relation.confidence, found.claims[sharp.one].claim_id, found.claims[sharp.other].claim_id


def points_of_many(matters: Sequence[Sequence[Row]]) -> list[list[Told]]:
    """The points of several matters."""
    return [points_of(rows) for rows in matters]


def batches(matters: Iterator[list[Row]], size: int) -> Iterator[list[list[Row]]]:
    """Matters as they go together: so many statements at least."""
    batch: list[list[Row]] = []
    count = 0
    for rows in matters:
        batch.append(rows)
        count += len(rows)
        if count >= size:
            yield batch
            batch, count = [], 0
    if batch:
        yield batch

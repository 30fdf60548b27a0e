"""Articles and what was extracted from them, as the rows of the warehouse's tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from hashlib import blake2b
from typing import Any

from etl.model.article import Article, Span
from etl.model.extraction import FOUND, Actor, Extraction, Statement
from etl.stories.signals import signals_of

Row = dict[str, Any]
ACTOR_COLUMNS = tuple(field.name for field in fields(Actor))
GAP = " […] "  # between the parts of a statement that its cue interrupts


def article_row(article: Article, extraction: Extraction, version: str) -> Row:
    """The row of `articles`."""
    return {
        "article_id": article.article_id,
        "source": article.source,
        "line": article.line,
        "record": article.record,
        "identity": article.identity,
        "address": article.address,
        "outlet": article.outlet,
        "title": article.title or extraction.title,
        "lang": extraction.lang,
        "text": article.text,
        "encoding": article.encoding,
        "as_came": article.as_came,
        "date_start": article.date.start,
        "date_end": article.date.end,
        "date_precision": article.date.precision,
        "date_from": article.date.learnt_from,
        "date_offset": article.date.offset,
        "extractor_version": version,
        "notes": [vars(note) for note in dict.fromkeys((*article.notes, *extraction.notes))] or None,
    }


def statement_rows(article: Article, extraction: Extraction) -> Iterator[Row]:
    """The rows of `statements`, in the order of the text."""
    article_id = article.article_id
    for ordinal, statement in enumerate(extraction.statements, start=1):
        content = _content(article, statement)
        yield {
            "statement_id": statement_id(article_id, statement),
            "article_id": article_id,
            "ordinal": ordinal,
            "kind": statement.kind,
            "content": content,
            "content_ranges": [{"char_start": span.start, "char_end": span.end} for span in statement.content],
            **_span_columns("cue", article.text, statement.cue),
            **_span_columns("source", article.text, statement.source),
            "speaker": statement.speaker,
            "actor_id": statement.actor,
            "side": statement.side,
            "polarity": statement.polarity,
            "confidence": statement.confidence,
            "sentence": article.text[slice(*statement.sentence)] if statement.sentence else content,
            "sentence_start": (statement.sentence or statement.content[0]).start,
            "said_start": statement.said.start,
            "said_end": statement.said.end,
            "said_precision": statement.said.precision,
            "said_from": statement.said.learnt_from,
            "said_offset": statement.said.offset,
        }


def quoted(article: Article, extraction: Extraction) -> Iterator[str]:
    """The contents of the statements that quote, as `statement_rows` has them."""
    for statement in extraction.statements:
        if statement.kind != "indirect":
            yield _content(article, statement)


def _content(article: Article, statement: Statement) -> str:
    return GAP.join(article.text[span.start : span.end] for span in statement.content)


def statement_id(article_id: str, statement: Statement) -> str:
    """Sixteen hexadecimal digits: the same words at the same place in the same article keep their id."""
    places = ";".join(f"{span.start}-{span.end}" for span in statement.content)
    cue = f"{statement.cue.start}" if statement.cue else ""
    return blake2b(f"{article_id}:{places}:{cue}".encode(), digest_size=8).hexdigest()


def _span_columns(name: str, text: str, span: Span | None) -> Row:
    if span is None:
        return {name: None, f"{name}_start": None, f"{name}_end": None}
    return {name: text[span.start : span.end], f"{name}_start": span.start, f"{name}_end": span.end}


def actor_row(actor: Actor) -> Row:
    """The row of `actors`."""
    return {name: getattr(actor, name) for name in ACTOR_COLUMNS}


def article_actor_rows(article: Article, extraction: Extraction) -> Iterator[Row]:
    """The rows of `article_actors`: what the article says of actors that the registry does not know."""
    article_id = article.article_id
    for actor in extraction.actors:
        if actor.actor_id.startswith(FOUND):
            yield {"article_id": article_id, "found_id": actor.actor_id, **actor_row(actor)}


def mention_rows(article: Article, extraction: Extraction) -> Iterator[Row]:
    """The rows of `mentions`, in the order of the text."""
    article_id = article.article_id
    for mention in extraction.mentions:
        yield {
            "article_id": article_id,
            "actor_id": mention.actor,
            "char_start": mention.span.start,
            "char_end": mention.span.end,
            "surface": article.text[mention.span.start : mention.span.end],
        }


def date_rows(article: Article, extraction: Extraction) -> Iterator[Row]:
    """The rows of `dates`, in the order of the text."""
    article_id = article.article_id
    for mention in extraction.dates:
        yield {
            "article_id": article_id,
            "char_start": mention.span.start,
            "char_end": mention.span.end,
            "date_start": mention.date.start,
            "date_end": mention.date.end,
            "date_precision": mention.date.precision,
            "resolved": mention.resolved,
        }


def signal_row(article: Article, extraction: Extraction) -> Row:
    """The row of `story_signals`."""
    signals = signals_of(article, extraction)
    own, shared = zip(*signals.own_keys, strict=True), zip(*signals.shared_keys, strict=True)
    own_keys, own_shares = own if signals.own_keys else ((), ())
    shared_keys, shared_shares = shared if signals.shared_keys else ((), ())
    return {
        "article_id": article.article_id,
        "day": signals.day,
        "numbers": signals.numbers,
        "weights": signals.weights,
        "own_keys": own_keys,
        "own_shares": own_shares,
        "shared_keys": shared_keys,
        "shared_shares": shared_shares,
    }


def region_rows(article: Article, extraction: Extraction) -> Iterator[Row]:
    """The rows of `regions`, in the order of the text."""
    for region in extraction.regions:
        yield {
            "article_id": article.article_id,
            "char_start": region.span.start,
            "char_end": region.span.end,
            "reason": region.reason,
        }

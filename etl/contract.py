"""The contract of `python -m etl extract`: JSON lines in, JSON lines out, in the same order."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta, timezone
from typing import Any

from etl.dates.iso import parse_date
from etl.extract import CannotExtract, Settings, extract, needs_lexicon
from etl.model.article import TIMES, UNDATED, Article, Date, Span
from etl.model.controls import json_line
from etl.model.errors import UserError, kind_and_place
from etl.model.extraction import Extraction, Said, Statement
from etl.sources.repair import repair

FIELDS = ("id", "text", "lang", "title", "published_at", "outlet")


def extract_lines(lines: Iterable[str], settings: Settings) -> Iterator[str]:
    """One line of JSON for each line that is not blank; a line that is not valid gives one with `error`."""
    for line in lines:
        if line.strip():
            yield json_line(_answer(line, settings))


def _answer(line: str, settings: Settings) -> dict[str, Any]:
    try:
        given = json.loads(line, parse_constant=_no_constant)
    except RecursionError:
        return _failed(None, "not read: nested too deeply")
    except ValueError as error:
        return _failed(None, f"not JSON: {error}")
    if not isinstance(given, dict):
        return _failed(None, f"a JSON {type(given).__name__}; expected an object with id and text")
    wrong = _wrong(given)
    if wrong:
        return _failed(given.get("id"), wrong)
    try:
        repaired = repair(given["text"])
        article = Article(
            text=repaired.text,
            title=given.get("title"),
            lang=given.get("lang"),
            outlet=given.get("outlet"),
            date=_date(given.get("published_at")),
        )
        extraction = extract(article, settings)
        needs_lexicon(extraction.lang)
        return {"id": given["id"], **described(extraction, repaired.offsets)}
    except UserError:
        raise
    except (CannotExtract, ValueError) as error:
        return _failed(given["id"], str(error), given.get("lang"))
    except Exception as error:  # a mistake of ours costs this text alone, and is told
        return _failed(given["id"], f"the extraction failed: {kind_and_place(error)}", given.get("lang"))


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON value")


def _wrong(given: dict[str, Any]) -> str | None:
    """What is wrong with the fields, or None."""
    for name in ("id", "text"):
        if name not in given:
            return f"no field {name!r}; expected {', '.join(FIELDS[:2])} and optionally {', '.join(FIELDS[2:])}"
    for name in FIELDS[1:]:
        value = given.get(name)
        if value is not None and not isinstance(value, str):
            return f"field {name!r} is a {type(value).__name__}; expected a string"
    return None


def _date(published_at: str | None) -> Date:
    return parse_date(published_at, "metadata") if published_at else UNDATED


def _failed(given_id: object, reason: str, lang: str | None = None) -> dict[str, Any]:
    return {"id": given_id, "lang": lang, "statements": [], "actors": [], "dates": [], "error": reason}


def described(extraction: Extraction, offsets: Sequence[int] | None = None) -> dict[str, Any]:
    """An extraction as the contract words it.

    Args:
        extraction: of a text.
        offsets: for each index of that text the index in the text that was given, where the two differ.
    """

    def span(of: Span) -> list[int]:
        return list(of) if offsets is None else [offsets[of.start], offsets[of.end]]

    return {
        "lang": extraction.lang,
        "statements": [_statement(statement, span) for statement in extraction.statements],
        "actors": [
            {
                "id": actor.actor_id,
                "name": actor.name,
                "kind": actor.kind,
                "side": actor.side,
                "role": actor.role,
                "mentions": [span(mention) for mention in extraction.mentions_of(actor.actor_id)],
            }
            for actor in extraction.actors
        ],
        "dates": [{"span": span(mention.span), **_moment(mention.date)} for mention in extraction.dates],
    }


def _statement(statement: Statement, span: Callable[[Span], list[int]]) -> dict[str, Any]:
    return {
        "kind": statement.kind,
        "content": [span(part) for part in statement.content],
        "cue": span(statement.cue) if statement.cue else None,
        "source": span(statement.source) if statement.source else None,
        "speaker": statement.speaker,
        "actor": statement.actor,
        "side": statement.side,
        "polarity": statement.polarity,
        "confidence": statement.confidence,
        "said": _said(statement.said),
    }


def _said(said: Said) -> dict[str, Any] | None:
    """When it was said; None where nothing is known, a start of None where only the latest moment is."""
    if said.end is None:
        return None
    return {**_moment(said), "from": said.learnt_from}


def _moment(date: Date | Said) -> dict[str, Any]:
    """Start and end in ISO 8601, with the offset where it is known and a time of day is."""
    timed = date.precision in TIMES or date.precision == "unknown"  # of the latter the end is a moment
    zone = timezone(timedelta(minutes=date.offset)) if date.offset is not None and timed else None
    moments = (moment.replace(tzinfo=zone) if moment else None for moment in (date.start, date.end))
    start, end = (moment.isoformat(timespec="minutes") if moment else None for moment in moments)
    return {"start": start, "end": end, "precision": date.precision}

"""Gold statements: JSON lines `{"id", "lang", "text", "statements": [...]}`, read and checked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.measure.scoring import KINDS, Said
from etl.model.article import LANGUAGES, Span
from etl.model.errors import UserError


class GoldError(UserError):
    """A line of gold that cannot be read: which file, which line, what is allowed."""


@dataclass(frozen=True)
class GoldText:
    """One text with its gold statements."""

    gold_id: str
    lang: str
    text: str
    statements: tuple[Said, ...]
    published_at: str | None = None
    outlet: str | None = None
    with_sides: bool = False  # whether it tells for whom each statement is made


def read_gold(paths: list[Path]) -> Iterator[GoldText]:
    """The gold texts of several files, in order.

    Raises:
        GoldError: a line is no gold text; the message names the file, the line and what is expected.
    """
    for path in paths:
        with path.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _gold_text(line, f"{path} line {number}")


def _gold_text(line: str, where: str) -> GoldText:
    try:
        row = json.loads(line)
        text, lang = row["text"], row["lang"]
        statements = tuple(_said(statement, text, where) for statement in row["statements"])
    except GoldError:
        raise
    except (ValueError, KeyError, TypeError) as error:
        raise GoldError(f"{where}: {error!r}; expected an object with id, lang, text and statements") from error
    if lang not in LANGUAGES:
        raise GoldError(f"{where}: unknown language {lang!r}; expected one of {', '.join(LANGUAGES)}")
    with_sides = any("side" in statement for statement in row["statements"])
    return GoldText(str(row["id"]), lang, text, statements, row.get("published_at"), row.get("outlet"), with_sides)


def _said(row: dict[str, Any], text: str, where: str) -> Said:
    if row["kind"] not in KINDS:
        raise GoldError(f"{where}: unknown kind {row['kind']!r}; expected one of {', '.join(KINDS)}")
    content = tuple(Span(*span) for span in row["content"])
    if not all(0 <= span.start <= span.end <= len(text) for span in content):
        raise GoldError(f"{where}: content {list(map(list, content))} lies outside of the text (0 to {len(text)})")
    source = Span(*row["source"]) if row.get("source") else None
    return Said(
        row["kind"],
        content,
        source,
        row.get("speaker"),
        bool(row.get("weak")),
        side=row.get("side"),
        actor=row.get("actor"),
    )

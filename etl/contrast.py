"""The contract of `python -m etl contrast`: pairs of statements in, what they are to each other out, in their order."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from babel import localedata

from etl.dates.iso import parse_date
from etl.languages.detect import detect_language
from etl.model.controls import json_line
from etl.model.errors import kind_and_place
from etl.points.assertions.assertion import assertion_of
from etl.points.relations.claims import Claim
from etl.points.relations.relate import relation_of
from etl.points.words.tokens import LONGEST

NEEDED = ("id", "a", "b")
OPTIONAL = ("lang", "a_lang", "b_lang", "a_said", "b_said")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
KINDS = {"shifts": "contradicts", "concedes": "differs"}  # what is told of one speaker over time


def contrast_lines(lines: Iterable[str]) -> Iterator[str]:
    """One line of JSON for each line that is not blank; a line that is not valid gives one with `error`."""
    for line in lines:
        if line.strip():
            yield json_line(_answer(line))


def _answer(line: str) -> dict[str, Any]:
    try:
        given = json.loads(line)
    except RecursionError:
        return _failed(None, "not read: nested too deeply")
    except ValueError as error:
        return _failed(None, f"not JSON: {error}")
    if not isinstance(given, dict):
        return _failed(None, f"a JSON {type(given).__name__}; expected an object with {', '.join(NEEDED)}")
    wrong = _wrong(given)
    if wrong:
        return _failed(given.get("id"), wrong)
    try:
        relation = relation_of(_claim(given, "a"), _claim(given, "b"))
    except ValueError as error:
        return _failed(given["id"], str(error))
    except Exception as error:  # a mistake of ours costs this pair alone, and is told
        return _failed(given["id"], f"the comparison failed: {kind_and_place(error)}")
    kind = KINDS.get(relation.kind, relation.kind)
    return {"id": given["id"], "relation": kind, "confidence": round(relation.confidence, 3), "why": relation.why}


def _wrong(given: dict[str, Any]) -> str | None:
    """What is wrong with the fields, or None."""
    for name in NEEDED:
        if name not in given:
            return f"no field {name!r}; expected {', '.join(NEEDED)} and optionally {', '.join(OPTIONAL)}"
    for name in (*NEEDED[1:], *OPTIONAL):
        value = given.get(name)
        if not isinstance(value, str) and (value is not None or name in NEEDED):
            return f"field {name!r} is a {type(value).__name__}; expected a string"
        if value and _SURROGATE.search(value):
            return f"field {name!r} has half a surrogate pair; expected Unicode text"
    for name in (name for name in OPTIONAL if name.endswith("lang")):
        if given.get(name) and not _is_language(given[name]):
            return f"unknown language {given[name]!r} in field {name!r}; expected an ISO 639-1 code such as fr or en"
    for name in NEEDED[1:]:
        if not given[name].strip():
            return f"field {name!r} is empty; expected a statement of {LONGEST:,} characters at most"
    return None


def _is_language(written: str) -> bool:
    lang = written.lower().replace("_", "-").split("-")[0]
    return bool(re.fullmatch(r"[a-z]{2}", lang)) and localedata.exists(lang)


def _claim(given: dict[str, Any], which: str) -> Claim:
    text = given[which]
    lang = given.get(f"{which}_lang") or given.get("lang") or detect_language(text)[0] or "en"
    start, end = _said(given.get(f"{which}_said"))
    return Claim(claim_id=which, assertion=assertion_of(text, lang.lower()[:2]), start=start, end=end)


def _said(written: str | None) -> tuple[datetime | None, datetime | None]:
    if not written:
        return None, None
    date = parse_date(written, "metadata")
    return date.start, date.end or (date.start + timedelta(days=1) if date.start else None)


def _failed(given_id: object, reason: str) -> dict[str, Any]:
    return {"id": given_id, "relation": "unrelated", "confidence": 0.0, "why": "", "error": reason}

"""A field's value, of whatever type its file gives it, as text: a list of one counts as what is in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from math import isinf

from etl.model.article import Note
from etl.sources.encoding import decode
from etl.sources.items import Unreadable

NOT_READ = "field not read"
PARAGRAPHS = "\n\n"
_SHOWN = 60  # characters of a value in a note
_DEEPEST = 5  # lists and objects inside each other
# Under which key an object holds what is meant, in this order: a publisher its name, JSON-LD, XML as JSON, MongoDB,
# WordPress its text as it is shown.
_KEYS = ("name", "@value", "value", "#text", "$date", "$oid", "$numberLong", "rendered", "label", "code", "@id", "url")
_KINDS = {bool: "true or false", int: "a number", float: "a number", str: "a string"}


def kind_of(value: object) -> str:
    """What a value is, in words."""
    if value is None:
        return "missing"
    if isinstance(value, Mapping):
        return "an object"
    if is_list(value):
        return "a list"
    return _KINDS.get(type(value), f"of type {type(value).__name__}")


def is_list(value: object) -> bool:
    """Whether a value holds several."""
    return isinstance(value, (list, tuple, set, frozenset)) or (
        isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray))
    )


def plain(name: str, value: object) -> str | None:
    """A field's value as text, None where it is missing; of an object such as a publisher its name.

    Raises:
        Unreadable: the value holds several, or is of a kind that no text stands for.
    """
    return _plain(name, value, _DEEPEST)


def _plain(name: str, value: object, deep: int) -> str | None:
    if value is None or isinstance(value, str):
        return (value or "").strip() or None
    if isinstance(value, date):  # a moment is a date, too; pandas says with one that there is none
        return value.isoformat() if value == value else None
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return _number(name, value)
    if isinstance(value, (bytes, bytearray)):
        return decode(bytes(value)).text.strip() or None
    if deep and is_list(value):
        return _only(name, value, deep)
    if deep and isinstance(value, Mapping):
        return _member(name, value, deep)
    raise Unreadable(f"{name} is {kind_of(value)}; expected a string")


def _number(name: str, value: int | float | Decimal) -> str | None:
    if value != value:  # NaN: how tables say that a cell is empty
        return None
    if isinf(value):
        raise Unreadable(f"{name} is a number without end; expected a string")
    return str(int(value)) if value == int(value) else str(value)


def _only(name: str, values: object, deep: int) -> str | None:
    """What a list holds that has one thing in it, once or several times."""
    found = dict.fromkeys(text for value in values if (text := _plain(name, value, deep - 1)))  # type: ignore[attr-defined]
    if len(found) > 1:
        raise Unreadable(f"{name} is a list of {len(found):,} ({shown(', '.join(found))}); expected one")
    return next(iter(found), None)


def _member(name: str, value: Mapping[object, object], deep: int) -> str | None:
    """What an object holds under the first key that is known; an empty one holds nothing."""
    for key in _KEYS:
        if value.get(key) is not None:
            return _plain(name, value[key], deep - 1)
    if any(member is not None for member in value.values()):
        raise Unreadable(f"{name} is an object of {shown(', '.join(map(str, value)))}; expected a string")
    return None


def text_of(value: object) -> str:
    """The text of an article: as it is, or of a list of paragraphs with empty lines between.

    Raises:
        Unreadable: it is anything else.
    """
    if is_list(value) and any(isinstance(each, str) for each in value):  # type: ignore[attr-defined]
        paragraphs = [_paragraph(each) for each in value]  # type: ignore[attr-defined]
        return PARAGRAPHS.join(paragraph for paragraph in paragraphs if paragraph)
    if not isinstance(value, str):
        raise Unreadable(f"the text is {kind_of(value)}; expected a string")
    return value


def _paragraph(value: object) -> str:
    if value is not None and not isinstance(value, str):
        raise Unreadable(f"a paragraph of the text is {kind_of(value)}; expected a string")
    return (value or "").strip()


def not_read(problem: object) -> Note:
    """The note on a field that costs no article."""
    return Note(kind=NOT_READ, text=str(problem))


def shown(value: str) -> str:
    """A value as a message quotes it."""
    return f"{value[:_SHOWN]}…" if len(value) > _SHOWN else value

"""What a header line, a JSON key or a column is called, and the article that its fields make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from etl.model.article import UNDATED, Article, Date, LearntFrom, Note
from etl.model.cut_off import cut_off
from etl.model.folding import fold
from etl.model.places import FIELDS as TABLE
from etl.model.tables import DataError, read_rows
from etl.sources.datelines import in_dateline
from etl.sources.items import DEFAULT_OPTIONS, ReadOptions, Unreadable
from etl.sources.language_tags import is_language, language_code
from etl.sources.masked import masked
from etl.sources.published import TwoReadings, from_place, published
from etl.sources.repair import repair
from etl.sources.values import not_read, shown

FIELDS = ("text", "title", "date", "outlet", "lang", "address", "id", "file")
SHOWN = 30  # columns in a message
CUT_OFF = "cut off"
_QUOTED = 120  # characters of what says so in a note
# How programs write that there is no value.
_NOTHING = frozenset(("", "nan", "nat", "none", "null", "n/a", "<na>", "\\n", "-"))
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")  # not the no-break spaces, which belong to French marks
_LIST_OF_ONE = re.compile(r"\[(['\"])([^'\"]*)\1\]")  # "['en']": a list as a table was given it
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class BadDate(Unreadable):
    """An article whose date can be read in two ways: `--date-order` says which, and the file is read again."""


def field_of(name: str) -> str | None:
    """The field (text, title, date, outlet, lang, address, id, file) that a key or column of this name holds, or None.

    Case, accents, blanks, underscores, hyphens and camelCase do not matter.
    """
    row = _table().get(_key(name))
    return row[1] if row else None


def columns(names: Sequence[str], options: ReadOptions = DEFAULT_OPTIONS, *, required: str = "text") -> dict[str, str]:
    """For each field the name of the column that holds it, of two columns the one that stands first in fields.csv.

    What `options.columns` says outranks the table. `required` is the field without which nothing can be read.

    Raises:
        Unreadable: there is no column for the required field, or `options.columns` names one that is not there.
    """
    found = first_of_each(names)
    for field, name in options.columns.items():
        if name not in names:
            raise Unreadable(f"no column {name!r} for {field}; found {_listed(names)}")
        found[field] = name
    if required not in found:
        known = [name for name, field in _names() if field == required]
        raise Unreadable(
            f"no column for {required}; found {_listed(names)}; expected for example {', '.join(known[:5])} "
            f"(all names: data/fields.csv), or --map {required}=COLUMN"
        )
    return found


def first_of_each(names: Sequence[str]) -> dict[str, str]:
    """For each field that one of the names stands for, the name that stands first in fields.csv."""
    known = [(*row, place, name) for place, name in enumerate(names) if (row := _table().get(_key(name)))]
    first: dict[str, str] = {}
    for _, field, _, name in sorted(known):
        first.setdefault(field, name)
    return first


def article_of(
    text: str,
    fields: Mapping[str, str],
    *,
    source: str,
    line: int | None = None,
    options: ReadOptions = DEFAULT_OPTIONS,
    encoding: str | None = None,
    as_came: str | None = None,
    date_from: LearntFrom = "metadata",
    notes: Iterable[Note] = (),
) -> Article:
    """The article of a text and what its fields (title, date, outlet, lang, address, id) say of it.

    The date is the one that is given, or else that in the address, in the name of the source, in the dateline, or that
    of the options. Where an earlier program decoded the text wrongly, it is mended here, unless `as_came` says that it
    has been before. A date or language that cannot be read counts as not given, and a note says so, as for a text that
    is cut off.

    Raises:
        Unreadable: the text is empty, or the date can be read in two ways (a `BadDate`).
    """
    if not text.strip():
        raise Unreadable("empty: no text", line)
    given = {field: value for field in fields if (value := _value(fields[field]))}
    if as_came is None:
        text, as_came = _mended(text)
    more = list(notes)
    lang, date = _language(given, more), _date(text, given, source, line, options, date_from, more)
    if not any(note.kind == CUT_OFF for note in more) and (said := cut_off(text).said):
        more.append(Note(kind=CUT_OFF, text=f"the text is the beginning alone ({said[:_QUOTED]})"))
    return Article(
        text=text,
        source=source,
        title=given.get("title"),
        lang=lang,
        outlet=given.get("outlet"),
        address=masked(given["address"]) if "address" in given else None,
        date=date,
        line=line,
        record=masked(given["id"]) if "id" in given else None,
        encoding=encoding,
        as_came=as_came,
        notes=tuple(more),
    )


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - SHOWN:,} more" if len(names) > SHOWN else ""
    return (", ".join(name[:SHOWN] for name in names[:SHOWN]) or "no columns") + more


@lru_cache(maxsize=10_000)
def _key(name: str) -> str:
    return "".join(character for character in fold(repair(name).text) if character.isalnum())


@cache
def _names() -> list[tuple[str, str]]:
    """The rows of the table: name and field, in order.

    Raises:
        DataError: a row names a field that there is not.
    """
    rows = []
    for line, row in read_rows(TABLE, ["name", "field"]):
        if row["field"] not in FIELDS:
            raise DataError(f"{TABLE} line {line}: field {row['field']!r}; expected one of {', '.join(FIELDS)}")
        rows.append((row["name"], row["field"]))
    return rows


@cache
def _table() -> dict[str, tuple[int, str]]:
    """For each name without case, accents and separators its row and its field."""
    table: dict[str, tuple[int, str]] = {}
    for number, (name, field) in enumerate(_names()):
        table.setdefault(_key(name), (number, field))
    return table


def _value(value: str) -> str:
    """A field's value on one line, mended, empty where it stands for nothing."""
    value = _BLANKS.sub(" ", _LONE_SURROGATE.sub("\ufffd", repair(value).text)).strip()
    if listed := _LIST_OF_ONE.fullmatch(value):
        value = listed.group(2).strip()
    return "" if value.casefold() in _NOTHING else value


def _mended(text: str) -> tuple[str, str | None]:
    """The text as it is stored, and as it came where that is another."""
    whole = _LONE_SURROGATE.sub("\ufffd", text)  # half a character can be stored nowhere
    mended = repair(whole)
    return mended.text, whole if mended.offsets else None


def _language(given: Mapping[str, str], notes: list[Note]) -> str | None:
    """The code of the language that is given; where it is none that there is, a note, and the text itself must tell."""
    if "lang" not in given:
        return None
    lang = language_code(given["lang"])
    if is_language(lang):
        return lang
    notes.append(not_read(f"the language {shown(given['lang'])!r} is none that is known; the text itself must tell"))
    return None


def _date(
    text: str,
    given: Mapping[str, str],
    source: str,
    line: int | None,
    options: ReadOptions,
    date_from: LearntFrom,
    notes: list[Note],
) -> Date:
    if "date" in given:
        try:
            return published(given["date"], date_from, day_first=options.day_first)
        except TwoReadings as error:
            raise BadDate(str(error), line) from error
        except ValueError as error:
            notes.append(not_read(error))
    # The name of a table with many articles says when it was exported.
    known = from_place(given.get("address"), source if line is None else "")
    return next((date for date in (known, in_dateline(text), options.date) if date.start), UNDATED)

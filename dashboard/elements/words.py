"""Words of sources as HTML: escaped, and cut where they are longer than anybody reads; tables of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

LONGEST = 300  # characters of a title, a name, a place: more are shown on the page of the article
LONGEST_LABEL = 200  # of a choice in a list
LONGEST_WORDS = 5_000  # of a statement on a card


def cut(words: str, length: int = LONGEST) -> str:
    """The words, at most `length` characters of them."""
    return words if len(words) <= length else f"{words[: length - 1].rstrip()}…"


def counted(number: int, what: str) -> str:
    """`1 article`, `12 articles`."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def escaped(words: str | None, length: int = LONGEST) -> str:
    """The words as HTML, cut where they are longer; empty for none."""
    return escape(cut(words or "", length))


def unfolding(text: str, length: int = LONGEST) -> str:
    """The words as HTML: of longer ones the beginning, and the whole of them on a click."""
    if len(text) <= length:
        return escape(text)
    more = f"<small>({len(text):,} characters: show all)</small>"
    return f"<details><summary>{escaped(text, length)} {more}</summary>{escape(text)}</details>"


def table(header: Sequence[str], rows: Iterable[Sequence[str]], kind: str = "") -> str:
    """An HTML table whose cells are already HTML; `kind` is a class for its widths."""
    head = "".join(f"<th>{escape(name)}</th>" for name in header)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    whole = f'<table class="cc-table {kind}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="cc-scroll">{whole}</div>'


def words(value: object) -> str:
    """A value as an escaped cell whose direction follows its script, cut where it is long; empty for none."""
    return f'<span dir="auto">{escaped("" if value is None else str(value))}</span>'


def number(value: int | str) -> str:
    """A number as a cell whose digits stand below each other."""
    return f'<span class="cc-number">{value}</span>'

"""A table as HTML, and its cells. Every word that comes from a source is escaped here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def table(header: Sequence[str], rows: Iterable[Sequence[str]], kind: str = "") -> str:
    """An HTML table whose cells are already HTML; `kind` is a class for its widths."""
    head = "".join(f"<th>{escape(name)}</th>" for name in header)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    whole = f'<table class="cc-table {kind}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="cc-scroll">{whole}</div>'


def words(value: object) -> str:
    """A value as an escaped cell whose direction follows its script; empty for none."""
    return f'<span dir="auto">{escape("" if value is None else str(value))}</span>'


def number(value: int | str) -> str:
    """A number as a cell whose digits stand below each other."""
    return f'<span class="cc-number">{value}</span>'

"""What the colours and symbols of the charts stand for, as HTML: Plotly's own legend does not fit a narrow screen."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dashboard.elements.cards import KINDS
from dashboard.elements.sides import side_colour, side_label
from dashboard.rows.statement import Statement


def entry(words: str, css: str, colour: str = "currentColor", title: str = "") -> str:
    """One symbol with its meaning."""
    symbol = f'<span class="cc-symbol {css}" style="--cc-side:{colour}"></span>'
    return f'<span title="{escape(title)}">{symbol}{escape(words)}</span>'


def legend(statements: Sequence[Statement]) -> str:
    """The kinds, then the sides that stand in the charts."""
    kinds = {statement.kind for statement in statements}
    sides = {statement.side for statement in statements}
    entries = [entry(kind, f"cc-{kind}", title=meaning) for kind, meaning in KINDS.items() if kind in kinds]
    known = sorted(side for side in sides if side)
    entries += [entry(side_label(side), "cc-swatch", side_colour(side)) for side in known]
    if None in sides:
        entries.append(entry(side_label(None), "cc-swatch", side_colour(None)))
    return f'<div class="cc-legend">{"".join(entries)}</div>'

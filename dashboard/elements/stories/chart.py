"""The claims on a point over time: statements in, a Plotly figure out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.elements.sides import side_label
from dashboard.elements.timeline.charts import over_time
from dashboard.rows.statement import Statement


def claims(statements: Sequence[Statement]) -> go.Figure:
    """The dated statements on a point: one lane a side, each when it was said, as far as is known."""
    counts = Counter(statement.side for statement in statements)
    sides = sorted(counts, key=lambda side: (side is None, -counts[side], side or ""))
    number = {side: place for place, side in enumerate(sides)}
    labels = [f"{side_label(side)} ({counts[side]:,})" for side in sides]
    return over_time(statements, labels, lambda statement: number[statement.side])

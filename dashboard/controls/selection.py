"""A chart whose markers can be chosen: the statement behind the chosen marker shows under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from dashboard.elements.cards import cards
from dashboard.elements.timeline.charts import CONFIG
from dashboard.rows.statement import Statement


def chosen_ids(event: Mapping[str, Any] | None) -> list[str]:
    """The ids of the statements behind the chosen markers."""
    points = (event or {}).get("selection", {}).get("points", [])
    return [point["customdata"][0] for point in points if point.get("customdata")]


def chart_with_selection(figure: go.Figure, statements: Sequence[Statement], *, key: str) -> None:
    """Shows the figure, and under it the cards of the statements whose markers are chosen."""
    event = st.plotly_chart(
        figure, key=key, on_select="rerun", selection_mode="points", config=CONFIG, theme="streamlit"
    )
    ids = set(chosen_ids(event))
    chosen = [statement for statement in statements if statement.statement_id in ids]
    if chosen:
        st.html(cards(chosen))

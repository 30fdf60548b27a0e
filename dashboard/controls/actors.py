"""The choice of actors in the sidebar: found in any spelling, their names in the address."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard.elements import actors
from dashboard.rows.build import rows


def choose_actors(build: Path) -> tuple[str, ...]:
    """The actors chosen in the filter, none meaning all. Their names stand in the address.

    Not bound by Streamlit, because that would write all that an option shows into the address.
    """
    known = rows(build, "actors", independent=False)
    labels, shown = actors.labels(known), actors.options(known)
    _offer(labels)
    chosen = st.multiselect(
        "Actor",
        list(shown),
        format_func=lambda actor_id: shown.get(actor_id, actor_id),
        key="actor",
        placeholder="All actors; type any spelling",
        filter_mode="contains",
    )
    _name_in_address([labels[actor_id] for actor_id in chosen])
    return tuple(chosen)


def _offer(labels: dict[str, str]) -> None:
    """Sets the choice to what the address names at first, and drops from it whom this build does not know."""
    ids = {label: actor_id for actor_id, label in labels.items()}
    before = st.session_state.get("actor")
    wanted = [ids.get(name, name) for name in st.query_params.get_all("actor")] if before is None else before
    offered = [actor_id for actor_id in wanted if actor_id in labels]
    if offered != (before or []):  # not otherwise: what is set here wins over a choice made while the page is drawn
        st.session_state["actor"] = offered


def _name_in_address(names: list[str]) -> None:
    if st.query_params.get_all("actor") == names:
        return
    if names:
        st.query_params["actor"] = names
    else:
        del st.query_params["actor"]

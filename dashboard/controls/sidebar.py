"""The filters in the sidebar. Each is bound to the page's address, so that a view can be shared and reopened."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.controls.actors import choose_actors
from dashboard.controls.search import search_box
from dashboard.controls.story import ALL, choose_story
from dashboard.elements.cards import KINDS, OUTLET_UNKNOWN
from dashboard.elements.languages import language_label
from dashboard.elements.sides import side_label
from dashboard.elements.words import LONGEST_LABEL, cut
from dashboard.pages import Page
from dashboard.rows.build import rows
from dashboard.rows.filters import Filters, facet
from dashboard.rows.search import matched

DEFAULTS: dict[str, Any] = {
    "story": None,
    "q": "",
    "actor": [],
    "side": [],
    "camp": [],
    "kind": [],
    "outlet": [],
    "lang": [],
    "since": None,
    "until": None,
    "surely": False,
    "undated": True,
    "undated_too": False,
    "once": False,
}
# Filters that stand there only with a range of dates, and only without one.
WITH_DATES, WITHOUT_DATES = {"surely", "undated_too"}, {"undated"}
CHOICES = ("left", "right", "view", "rows", "separator")


def keep_filters(page: Page) -> None:
    """Carries filters and choices from page to page: Streamlit forgets what is not on the page.

    What the page shows is left alone once it is there: a value that is set again is sent to the browser, where it could
    undo a click that was made in the meantime.
    """
    there = st.session_state.get("page shown") == page.url
    ranged = any(st.session_state.get(key) for key in ("since", "until"))
    filters = DEFAULTS.keys() - (WITHOUT_DATES if ranged else WITH_DATES)
    shown = page.widgets.union(filters if page.filters else ()) if there else frozenset()
    st.session_state["page shown"] = page.url
    for key in (*DEFAULTS, *CHOICES):
        if key in st.session_state and key not in shown:
            st.session_state[key] = st.session_state[key]


def reset() -> None:
    """Sets every filter back to what hides nothing."""
    for key, value in DEFAULTS.items():
        st.session_state[key] = value


def choose(label: str, key: str, labels: dict[str, str], placeholder: str) -> tuple[str, ...]:
    """The values chosen in one multiselect, none meaning all. Its labels stand in the address."""
    return tuple(
        st.multiselect(
            label,
            list(labels),
            format_func=lambda value: cut(labels[value] if value in labels else str(value), LONGEST_LABEL),
            key=key,
            placeholder=placeholder,
            bind="query-params",
        )
    )


def copies_once() -> bool:
    """Shows the choice of what is counted, and tells whether copies count once."""
    return st.checkbox(
        "Count copies once",
        key="once",
        bind="query-params",
        help="Wire stories and other near copies of one text count as one: only the earliest of them is shown.",
    )


def how_sure(*, ranged: bool) -> tuple[bool, bool]:
    """Shows what a range of dates does with statements of which not enough is known; tells whether only what was surely
    said within it is wanted, and whether the undated are. These may have been said at any time: a range leaves them out
    unless they are asked for."""
    if not ranged:
        return False, st.checkbox("Include undated", True, key="undated", bind="query-params")
    surely = st.checkbox(
        "Surely within these dates",
        key="surely",
        bind="query-params",
        help="Without it, what may have been said within them is shown too, and marked: of most of what is printed "
        "only the latest moment is known.",
    )
    undated = st.checkbox("Include undated", False, key="undated_too", bind="query-params", disabled=surely)
    return surely, undated and not surely


def search_words(build: Path) -> str:
    """Shows the box for words, with hints below it where what is typed was not understood; tells what is typed."""
    text = search_box("Search the words", "in any accents, case or form")
    for hint in matched(build, text).hints:
        st.text(hint)  # words of the analyst: never read as Markdown
    return text


def filters(build: Path) -> Filters:
    """Shows the filters in the sidebar and tells what they are set to."""
    with st.sidebar:
        story = choose_story(build)
        search = search_words(build)
        actors = choose_actors(build)
        sides = choose("Side", "side", {side: side_label(side) for side in facet(build, "side")}, "All sides")
        camps = {camp["camp"]: camp for camp in rows(build, "camps")}
        chosen_camps = choose("Camp", "camp", {camp: camps[camp]["name"] for camp in camps}, "No camp") if camps else ()
        sides = tuple(dict.fromkeys((*sides, *(side for camp in chosen_camps for side in camps[camp]["sides"]))))
        kinds = choose("Kind", "kind", {kind: kind for kind in KINDS}, "All kinds")
        outlets = {outlet: outlet or OUTLET_UNKNOWN for outlet in facet(build, "outlet")}
        chosen_outlets = choose("Outlet", "outlet", outlets, "All outlets")
        langs = {lang: language_label(lang) for lang in facet(build, "lang")}
        chosen_langs = choose("Language", "lang", langs, "All languages")
        since = st.date_input("From", None, key="since", format="YYYY-MM-DD", bind="query-params")
        until = st.date_input("Until", None, key="until", format="YYYY-MM-DD", bind="query-params")
        surely, undated = how_sure(ranged=bool(since or until))
        independent = copies_once()
        st.button("Reset filters", on_click=reset, key="reset", width="stretch")
    return Filters(
        story=None if story == ALL else story,
        actors=actors,
        sides=sides,
        kinds=kinds,
        langs=chosen_langs,
        outlets=chosen_outlets,
        since=since,
        until=until,
        surely=surely,
        undated=undated,
        search=search,
        independent=independent,
    )

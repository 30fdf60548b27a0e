"""The choice of a story: first of the filters, its id in the address, kept from page to page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard.elements.stories.story import span_words, stories_list, within
from dashboard.elements.words import cut
from dashboard.rows.build import rows
from dashboard.rows.stories import Row, load_stories, story_choices, story_named

ALL = "all"  # chosen to look at all articles at once, whatever story they are of
ALL_ARTICLES = "All articles"
LONGEST_TITLE = 80
ASKED = 5  # stories that are offered where one must be chosen


def reader_language() -> str:
    """The language that the reader's browser asks for; English where it says nothing."""
    locale = st.context.locale if st.context.locale else "en"
    return locale.replace("_", "-").split("-")[0].lower()


def choose_story(build: Path) -> str | None:
    """The story chosen in the filter: its id, `ALL` for all articles, None where nothing was chosen.

    Not bound by Streamlit, because that would write all that an option shows into the address.
    """
    stories = {row["story_id"]: row for row in story_choices(build, reader_language())}
    _set_to_address(build, stories)
    chosen = st.selectbox(
        "Story",
        [ALL, *stories],
        index=None,
        format_func=lambda story_id: _label(stories.get(story_id)),
        key="story",
        placeholder=ALL_ARTICLES,
        filter_mode="contains",
        help="The largest stories stand here; all of them on the page Stories.",
    )
    _name_in_address(chosen)
    return chosen


def story_chosen() -> str | None:
    """The id of the story that is chosen, None where all articles are looked at."""
    chosen = st.session_state.get("story")
    return None if chosen == ALL else chosen


def stay_within(story_id: str | None) -> None:
    """Chooses a story for the pages that are opened from here, unless one is chosen already."""
    if story_id and st.session_state.get("story") is None:
        st.session_state["story"] = story_id


def _set_to_address(build: Path, stories: dict[str, Row]) -> None:
    """Sets the choice to what the address names at first, and drops from it what this build does not know."""
    before = st.session_state.get("story")
    wanted = st.query_params.get("story") if before is None and "story" not in st.session_state else before
    if wanted not in (None, ALL) and wanted not in stories:
        row = story_named(build, wanted, reader_language())
        if row is None:
            st.warning("This build has no story with the id of the address; all articles are shown.")
            wanted = None
        else:
            stories[wanted] = row
    if wanted != before:
        st.session_state["story"] = wanted


def _label(row: Row | None) -> str:
    if row is None:
        return ALL_ARTICLES
    return f"{cut(row['title'], LONGEST_TITLE)} ({span_words(row['first_day'], row['last_day'])})"


def _name_in_address(story_id: str | None) -> None:
    if story_id is None:
        if "story" in st.query_params:
            del st.query_params["story"]
    elif st.query_params.get("story") != story_id:
        st.query_params["story"] = story_id


def name_story(build: Path) -> None:
    """Says on the page within which story it is, where one is chosen."""
    chosen = story_chosen()
    row = story_named(build, chosen, reader_language()) if chosen else None
    if row:
        st.html(within(row["title"], row["first_day"], row["last_day"]))


def chosen_or_asked(build: Path) -> bool:
    """Whether a story is chosen, or all articles; where not, asks for one, so that no two matters are mixed."""
    if st.session_state.get("story") is not None:
        return True
    found = load_stories(build, reader_language(), order="largest", limit=ASKED)
    if not found:
        return True
    total = rows(build, "build")[0]["stories"]
    st.info("Choose a story: accounts are compared within one matter.")
    st.html(stories_list(found, "side-by-side"))
    if total > ASKED:
        st.caption(f"The {ASKED} largest of {total:,}; the page Stories shows all.")
    st.button("Compare across all articles", on_click=_choose_all, key="across")
    return False


def _choose_all() -> None:
    st.session_state["story"] = ALL

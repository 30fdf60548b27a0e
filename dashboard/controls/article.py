"""Which article the address asks for, and the choice of one where it asks for none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from dashboard.controls.dismissed import dismissed
from dashboard.controls.story import reader_language
from dashboard.elements.article.text import article_label
from dashboard.elements.stories.relations import on_point
from dashboard.rows.articles import article_of, holds_article, load_articles
from dashboard.rows.build import build_id
from dashboard.rows.points import load_on_point
from dashboard.rows.statement import Statement


@dataclass(frozen=True)
class Asked:
    """The article to show, and the statement to mark in it."""

    article_id: str
    statement_id: str | None = None
    places: tuple[tuple[int, int], ...] = ()  # of what was searched for


def asked_for(build: Path) -> Asked | None:
    """What `?statement=` or `?article=…&at=` asks for, None where it asks for nothing that this build holds."""
    statement_id, article_id = st.query_params.get("statement"), st.query_params.get("article")
    if statement_id:
        if found := article_of(build, statement_id):
            return Asked(found, statement_id)
        not_found("statement", statement_id, build)
    elif article_id:
        if holds_article(build, article_id):
            return Asked(article_id, places=_places(st.query_params.get("at", "")))
        not_found("article", article_id, build)
    return None


def _places(value: str) -> tuple[tuple[int, int], ...]:
    """The ranges that `?at=12-20,43-50` names; what is none is left out."""
    return tuple((int(start), int(end)) for start, end in re.findall(r"(\d{1,9})-(\d{1,9})", value))


def not_found(what: str, value: str, build: Path) -> None:
    """Says that the build has no such row, and why that may be."""
    other = "a point" if what == "point" else "an article"
    st.error(f"Build {build_id(build)} holds no {what} with this id:")
    st.text(value[:200])
    st.caption(f"It may come from another build, or from an article that has changed since. Choose {other} below.")


def show_point_of(build: Path, statement: Statement) -> None:
    """Shows on which point a statement is and what it contradicts there, where it is on one."""
    found = load_on_point(build, statement.statement_id, lang=reader_language(), dismissed=dismissed())
    if found:
        st.html(on_point(found.point_id, found.heading, statement.statement_id, found.against, found.total))


def choose_article(build: Path) -> None:
    """Shows the choice of an article; what is chosen goes into the address."""
    articles = {row["article_id"]: row for row in load_articles(build)}
    if not articles:
        st.info("This build holds no articles. The Sources page shows what was rejected.")
        return
    chosen = st.selectbox(
        "Article",
        list(articles),
        index=None,
        placeholder="Choose an article",
        format_func=lambda article_id: article_label(articles[article_id]),
    )
    if chosen:
        st.query_params.from_dict({"article": chosen})
        st.rerun()

"""Which article the address asks for, and what the warehouse holds of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.elements.article_notes import MOST
from dashboard.elements.dates import date_words
from dashboard.rows.build import build_id, rows
from dashboard.rows.statements import Statement, statement_of

MOST_ARTICLES = 5000


@dataclass(frozen=True)
class Asked:
    """The article to show, and the statement to mark in it."""

    article_id: str
    statement_id: str | None = None


def asked_for(build: Path) -> Asked | None:
    """What `?statement=` or `?article=` asks for, None where it asks for nothing that this build holds."""
    statement_id, article_id = st.query_params.get("statement"), st.query_params.get("article")
    if statement_id:
        if found := rows(build, "article_of_statement", statement_id=statement_id):
            return Asked(found[0]["article_id"], statement_id)
        not_found("statement", statement_id, build)
    elif article_id:
        if rows(build, "article", article_id=article_id):
            return Asked(article_id)
        not_found("article", article_id, build)
    return None


def not_found(what: str, value: str, build: Path) -> None:
    """Says that the build has no such row, and why that may be."""
    st.error(f"Build {build_id(build)} holds no {what} with this id:")
    st.text(value[:200])
    st.caption("It may come from another build, or from an article that has changed since. Choose an article below.")


def choose_article(build: Path) -> None:
    """Shows the choice of an article; what is chosen goes into the address."""
    articles = {
        row["article_id"]: row for row in rows(build, "articles", independent=False, limit=MOST_ARTICLES, offset=0)
    }
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


def article_label(article: dict[str, Any]) -> str:
    """`A title · Outlet · 15 March 2023 (12 statements)`."""
    date = date_words(article["date_start"], article["date_end"], article["date_precision"])
    parts = [article["title"] or article["source"], article["outlet"], date]
    return f"{' · '.join(part for part in parts if part)} ({article['statements']} statements)"


def load_article(build: Path, article_id: str) -> tuple[dict[str, Any], list[Statement], list[dict[str, Any]]]:
    """The article, its statements in the order of the text, and the regions that are left out of the account."""
    article = rows(build, "article", article_id=article_id)[0]
    statements = [statement_of(row) for row in rows(build, "article_statements", article_id=article_id)]
    return article, statements, rows(build, "article_regions", article_id=article_id)


def load_beside(build: Path, article: dict[str, Any]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The other versions of an article, and its copies."""
    article_id, identity = article["article_id"], article["identity"]
    versions = rows(build, "article_versions", article_id=article_id, identity=identity) if identity else []
    return versions, rows(build, "article_copies", article_id=article_id, limit=MOST)


def load_variants(build: Path, statement: Statement) -> list[dict[str, Any]]:
    """Where else the statement's words stand."""
    return rows(build, "quotation_variants", statement_id=statement.statement_id, limit=MOST)

"""What the warehouse holds of the articles: to choose from, and of one its text, statements, versions and copies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dashboard.rows.build import rows
from dashboard.rows.statement import Statement, statement_of

MOST_ARTICLES = 5000  # to choose from
MOST = 20  # copies or variants that are named
Row = dict[str, Any]


def load_articles(build: Path) -> list[Row]:
    """The articles to choose from, the latest first."""
    return rows(build, "articles", independent=False, limit=MOST_ARTICLES, offset=0)


def article_of(build: Path, statement_id: str) -> str | None:
    """The id of the article in which a statement stands, or stood; None where the build holds no such statement."""
    found = rows(build, "article/of_statement", statement_id=statement_id)
    return found[0]["article_id"] if found else None


def holds_article(build: Path, article_id: str) -> bool:
    """Whether the build holds an article, or an earlier version, with this id."""
    return bool(rows(build, "article", article_id=article_id))


def load_article(build: Path, article_id: str) -> tuple[Row, list[Statement], list[Row]]:
    """The article, its statements in the order of the text, and the regions that are left out of the account."""
    article = rows(build, "article", article_id=article_id)[0]
    statements = [statement_of(row) for row in rows(build, "article/statements", article_id=article_id)]
    return article, statements, rows(build, "article/regions", article_id=article_id)


def load_beside(build: Path, article: Row) -> tuple[list[Row], list[Row]]:
    """The earlier versions of an article, and its copies."""
    article_id = article["article_id"]
    versions = rows(build, "article/versions", article_id=article_id)
    return versions, rows(build, "article/copies", article_id=article_id, limit=MOST)


def load_variants(build: Path, statement: Statement) -> list[Row]:
    """Where else the statement's words stand."""
    return rows(build, "article/variants", statement_id=statement.statement_id, limit=MOST)

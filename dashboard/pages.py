"""The pages, one entry each. The navigation, the sidebar and the tests go by this table: a further page is one more."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page of the dashboard.

    Attributes:
        file: in `dashboard/views/`.
        title: in the navigation.
        url: its address below the dashboard's own; the first page has none.
        filters: whether it has the sidebar with all filters.
        widgets: the keys of the other choices that go along from page to page and that it is sure to show.
        listed: whether it stands in the navigation; other pages lead to one that does not.
    """

    file: str
    title: str
    url: str
    filters: bool = False
    widgets: frozenset[str] = frozenset()
    listed: bool = True


PAGES = (
    Page(file="stories.py", title="Stories", url=""),
    Page(file="search.py", title="Search", url="search", widgets=frozenset(("q", "story"))),
    Page(file="timeline.py", title="Timeline", url="timeline", filters=True),
    Page(
        file="side_by_side.py",
        title="Side by side",
        url="side-by-side",
        filters=True,
        widgets=frozenset(("left", "right", "view")),
    ),
    Page(file="actors.py", title="Actors", url="actors", widgets=frozenset(("once",))),
    Page(file="article.py", title="Article", url="article"),
    Page(file="point.py", title="Point", url="point", listed=False),
    Page(file="sources.py", title="Sources", url="sources", widgets=frozenset(("once",))),
)


def page_at(url: str) -> Page:
    """The page with this address."""
    return next(page for page in PAGES if page.url == url)

"""What a page states of its article as data: title, outlet, address, language, and the date where it is its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from typing import Any

from etl.model.article import Date, Note
from etl.model.folding import words
from etl.sources.fields import field_of, first_of_each
from etl.sources.pages.furniture import is_same_title, kinds_of_name
from etl.sources.pages.linked_data import Thing, Things, same_address, things_of
from etl.sources.published import published

_CHANGED = ("modified", "updated", "modification", "changed", "lastmod", "revised")
# Before a time that is not that of publication.
_CHANGED_WORDS = (
    "updated",
    "last updated",
    "modified",
    "mis a jour",
    "mise a jour",
    "modifie",
    "actualise",
    "maj",
    "edited",
)
_PUBLISHED = re.compile(r"publish|pubdate|posted|created", re.IGNORECASE)
_BESIDE = frozenset(("related", "comments", "menu", "offer", "share", "caption", "beside", "notice"))
_BESIDE_TAGS = frozenset(("aside", "nav", "footer", "figure", "blockquote"))
_MOST = 300  # elements of a kind that are looked at
_IN_TEXT = 60  # characters around a time that make of it a date that the text names


@dataclass(frozen=True)
class Stated:
    """The fields that a page states, the notes on them, and its article in its data, where that is there."""

    fields: dict[str, str]
    notes: tuple[Note, ...]
    own: Thing | None


def stated_by(tree: Any, given: Mapping[str, str]) -> Stated:
    """What the page says of its article; `given` is what is known of it from around."""
    metas = list(_metas(tree))
    contents = {key: content for key, content in reversed(metas) if content.strip()}
    fields = {field: contents[name] for field, name in first_of_each(list(contents)).items() if field != "text"}
    fields.pop("id", None)  # of the site's software, not of the article
    fields.pop("date", None)
    canonical = tree.xpath("string(//link[@rel='canonical']/@href)")
    if canonical:
        fields["address"] = canonical
    if tree.get("lang"):
        fields["lang"] = tree.get("lang")
    addresses = [address for address in (canonical, contents.get("og:url"), given.get("address")) if address]
    titles = [title for title in (fields.get("title"), given.get("title"), *_titles(tree)) if title]
    things = things_of(tree, addresses, titles)
    fields = {**fields, **_seen(tree, things, fields.get("title"))}
    date, notes = _date(tree, things, contents)
    return Stated({**fields, "date": date}, notes, things.own)


def _metas(tree: Any) -> Iterator[tuple[str, str]]:
    for meta in islice(tree.iter("meta"), _MOST):
        key = meta.get("property") or meta.get("name") or (meta.get("itemprop") if not _is_beside(meta) else None)
        if key:
            yield key, meta.get("content") or ""


def _titles(tree: Any) -> list[str]:
    found = [*tree.xpath("//head/title"), *tree.xpath("//h1")[:3]]
    return [" ".join(each.text_content().split()) for each in found]


def _seen(tree: Any, things: Things, meta: str | None) -> dict[str, str]:
    """Title, outlet and address as trafilatura finds them, in a page without the data of other articles."""
    import trafilatura.metadata  # half a second that only pages cost

    page = deepcopy(tree)
    if things.others:
        for script in page.xpath("//script[contains(@type, 'ld+json')]"):
            script.getparent().remove(script)
    try:
        found = trafilatura.metadata.extract_metadata(
            page, date_config={"extensive_search": False, "original_date": True}, extensive=False
        )
    except Exception:  # whatever it stumbles over: what the page itself states is at hand
        return {"title": title} if (title := _title(tree, things, None, meta)) else {}
    seen = {"title": _title(tree, things, found.title, meta), "outlet": found.sitename, "address": found.url}
    return {field: value for field, value in seen.items() if value}


def _title(tree: Any, things: Things, found: str | None, meta: str | None) -> str | None:
    """The title that was found, where the page says it elsewhere too; else what its data or its head say."""
    head = next(iter(_titles(tree)), "")
    stated = [title for title in (meta, *(things.own.titles if things.own else ()), head) if title]
    if found and (
        not stated or any(is_same_title(found, title) for title in [*stated, *tree.xpath("//h1/text()")[:1]])
    ):
        return found
    shown = (" ".join(each.text_content().split()) for each in islice(tree.iter("h1", "h2", "h3"), _MOST))
    return next((each for each in shown if any(is_same_title(each, title) for title in stated)), (stated or [None])[0])


# The date


def _date(tree: Any, things: Things, metas: Mapping[str, str]) -> tuple[str, tuple[Note, ...]]:
    """The first date of publication that the page states of itself, empty where there is none, and notes on others."""
    stated = [things.own.text("datePublished")] if things.own else []
    named = (metas[name] for name in metas if field_of(name) == "date" and not _is_changed(name))
    for value in (*stated, *named, *_in_marks(tree)):
        if _read(value):
            return value, ()
    notes = [
        Note(
            kind="not after",
            text=f"the page says only that it was changed on {_words(value)}; it appeared then or before",
        )
        for value in [value for value in _changes(tree, things, metas) if _read(value)][:1]
    ]
    notes += [
        Note(
            kind="date of another article",
            text=f"{value} is the date of another article ({thing.titles[0] if thing.titles else 'no title'})",
        )
        for thing in things.others
        if _read(value := thing.text("datePublished"))
    ][:1]
    return "", tuple(notes)


def _read(value: str) -> Date | None:
    try:
        return published(value, "metadata") if value else None
    except ValueError:
        return None


def _words(value: str) -> str:
    date = _read(value)
    return f"{date.start:%Y-%m-%d}" if date and date.start else value


def _is_changed(name: str) -> bool:
    return any(word in name.lower() for word in _CHANGED)


def _in_marks(tree: Any) -> Iterator[str]:
    """What is marked as the date of publication, or the page's only time that can be that."""
    for marked in tree.xpath("//*[@itemprop='datePublished' or @pubdate]")[:_MOST]:
        if not _is_beside(marked):
            yield marked.get("datetime") or marked.get("content") or marked.text_content()
    times = [time for time in islice(tree.iter("time"), _MOST) if time.get("datetime") and not _is_beside(time)]
    own = {time.get("datetime") for time in times if not _says_change(time) and not _is_in_text(time)}
    if len(own) == 1:
        yield own.pop()


def _changes(tree: Any, things: Things, metas: Mapping[str, str]) -> Iterator[str]:
    """When the page says that it was changed."""
    if things.own:
        yield things.own.text("dateModified")
    yield from (content for name, content in metas.items() if _is_changed(name))
    for marked in tree.xpath("//*[@itemprop='dateModified']"):
        yield marked.get("datetime") or marked.get("content") or marked.text_content()
    for time in islice(tree.iter("time"), _MOST):
        if _says_change(time) and not _is_beside(time):
            yield time.get("datetime") or time.text_content()


def _says_change(time: Any) -> bool:
    """Whether a time is that of a change, by its name or the words before it."""
    own = f"{time.get('itemprop') or ''} {time.get('class') or ''} {time.getparent().get('class') or ''}"
    previous = time.getprevious()
    before = (time.getparent().text if previous is None else f"{previous.text_content()} {previous.tail or ''}") or ""
    said = f" {words(before)} {words(time.text_content())} "
    if _PUBLISHED.search(own):
        return False  # of a page that was never changed both are said of one time
    return _is_changed(own) or any(
        said.lstrip().startswith(f"{word} ") or f" {word} " in said[-40:] for word in _CHANGED_WORDS
    )


def _is_beside(element: Any) -> bool:
    """Whether an element stands with another article, a comment, a caption, a menu."""
    for around in (element, *element.iterancestors()):
        if around.tag in ("article", "main", "body"):
            return around.tag == "article" and _is_inner(around)
        name = f"{around.get('class') or ''} {around.get('id') or ''}"
        if (
            around.tag in _BESIDE_TAGS
            or (around.tag == "li" and _has_headline(around))
            or (name.strip() and kinds_of_name(name) & _BESIDE and not around.xpath(".//h1"))
        ):
            return True
    return False


def _has_headline(item: Any) -> bool:
    """Whether an item of a list leads to another article."""
    return any(len(words(link.text_content()).split()) > 3 for link in islice(item.iter("a"), 5))


def _is_inner(article: Any) -> bool:
    """Whether an article is one of several, and not that with the page's headline."""
    return not article.xpath(".//h1") and bool(article.xpath("//h1")) and len(article.xpath("//article")) > 1


def _is_in_text(time: Any) -> bool:
    """Whether a time stands in a sentence, whose date is not the article's."""
    block = next((around for around in time.iterancestors("p", "li", "td", "blockquote", "h2", "h3")), None)
    return block is not None and len(words(block.text_content())) - len(words(time.text_content())) > _IN_TEXT


__all__ = ["Stated", "same_address", "stated_by"]

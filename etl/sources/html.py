"""A page of a newspaper becomes an article: its text without navigation, notices, related links and comments."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lxml import etree  # type: ignore[import-untyped]

from etl.model.article import Article
from etl.sources.damage import library
from etl.sources.encoding import decode
from etl.sources.fields import article_of, field_of, first_of_each
from etl.sources.items import DEFAULT_OPTIONS, Document, ReadOptions, Unreadable
from etl.sources.published import published

_CHARSET = re.compile(
    rb"<(?:meta\b[^>]{0,200}?\bcharset|\?xml\b[^>]{0,100}?\bencoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.I
)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_ROOT = re.compile(r"<(?:html|body|head)[\s>]", re.IGNORECASE)
_SNIFFED = 4096  # bytes in which a page says its charset
# Blanks that belong to French marks; the extraction would make them plain ones, so it sees stand-ins of private use.
_BLANKS = {"\xa0": "\ue0a0", "\u202f": "\ue0a1", "\u2009": "\ue0a2", "\u2007": "\ue0a3"}
_BLANK = re.compile(
    r"[\xa0\u202f\u2009\u2007]|&(?:nbsp|thinsp|numsp|#0*(?:160|8239|8201|8199)|#x0*(?:a0|20(?:2f|09|07)));",
    re.IGNORECASE,
)
_SHOWN = str.maketrans({stand_in: blank for blank, stand_in in _BLANKS.items()})
_PRUNED = ["//nav", "//footer", "//aside", "//*[@role='navigation']", "//*[@role='contentinfo']", "//dialog"]
_BLOCKS = frozenset(("p", "head", "item", "quote", "list", "table", "row", "div", "code", "body"))
_ARTICLE_TYPE = re.compile(r"Article|Posting|Report|Review|Story", re.I)
_DAMAGED = "damaged .html file"  # trafilatura moves a page's elements about, and raises whatever it stumbles over then
_MOST_LINKS = 0.5  # the share of the text that may be words of links: above it is a page of headlines


class _Page(NamedTuple):
    fields: dict[str, str]
    text: str


def read_html(document: Document, raw: bytes, options: ReadOptions = DEFAULT_OPTIONS) -> Article:
    """The article of a page: paragraphs with an empty line between, marks and no-break spaces as written.

    The date is what the page states of itself as data, never one found in its words.

    Raises:
        Unreadable: no article stands in the page.
    """
    charset = _CHARSET.search(raw[:_SNIFFED])
    declared = document.charset or (charset.group(1).decode("ascii") if charset else None)
    text, encoding, as_came = decode(raw, declared)
    page = _page(text)
    if page is None:
        raise Unreadable("no article text found in this page")
    came = _page(as_came) if as_came else None
    return article_of(
        page.text,
        {**page.fields, **document.given},
        source=document.source,
        options=options,
        encoding=encoding,
        as_came=came.text if came and came.text != page.text else None,
    )


def _page(markup: str) -> _Page | None:
    import trafilatura.settings  # half a second that only pages cost

    kept = _BLANK.sub(_stand_in, _XML_DECLARATION.sub("", markup))
    if not _ROOT.search(kept):
        kept = f"<html><body>{kept}</body></html>"
    with library(_DAMAGED):
        tree = trafilatura.load_html(kept)
    if tree is None:
        return None
    _make_article(tree)
    stated = _stated(tree)
    links = {_plain(link.text_content()) for link in tree.iter("a")}
    with library(_DAMAGED):
        found = trafilatura.bare_extraction(
            tree, include_comments=False, deduplicate=False, with_metadata=True, prune_xpath=_PRUNED,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )  # fmt: skip
    if not isinstance(found, trafilatura.settings.Document) or found.body is None:
        return None
    seen = {"title": found.title, "outlet": found.sitename, "address": found.url}
    fields = {**stated, **{field: value.translate(_SHOWN) for field, value in seen.items() if value}}
    paragraphs = _without_title(list(_paragraphs(found.body)), fields.get("title"))
    if not paragraphs or _is_list_of_links(paragraphs, links):
        return None
    return _Page(fields, "\n\n".join(paragraphs))


def _make_article(tree: Any) -> None:
    """Marks all of a page without any containers as its article, where repeated paragraphs are not dropped."""
    body = tree.find("body")
    if body is None or body.find(".//p") is None or tree.xpath("boolean(//article|//main|//div|//section|//td)"):
        return
    article = etree.SubElement(body, "article")
    article.text, body.text = body.text, None
    article.extend(body[:-1])


def _stand_in(match: re.Match[str]) -> str:
    return _BLANKS.get(html.unescape(match.group().lower()), match.group())


def _plain(text: str) -> str:
    return " ".join(text.translate(_SHOWN).split())


def _paragraphs(body: Any) -> Iterator[str]:
    """The text of each block in order; line breaks stay, the cells of a row stand on one line."""
    parts: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in _BLOCKS:
            yield from _lines("".join(parts))
            parts = []
        if event == "start":
            parts.append("\n" if element.tag == "lb" else "")
            parts.append(element.text or "")
        else:
            parts.append(" | " if element.tag == "cell" and element.getnext() is not None else "")
            parts.append((element.tail or "") if element is not body else "")
    yield from _lines("".join(parts))


def _lines(text: str) -> Iterator[str]:
    """The text as one paragraph, its blanks as written, if there is more than blanks."""
    shown = text.translate(_SHOWN)
    kept = "\n".join(line.strip() for line in shown.splitlines() if line.strip())
    if kept:
        yield kept


def _without_title(paragraphs: list[str], title: str | None) -> list[str]:
    """The paragraphs, less the title where the page shows it once more above them."""
    if paragraphs and title and _plain(paragraphs[0]).casefold() == _plain(title).casefold():
        return paragraphs[1:]
    return paragraphs


def _is_list_of_links(paragraphs: list[str], links: set[str]) -> bool:
    lines = [line for paragraph in paragraphs for line in paragraph.splitlines()]
    linked = sum(len(line) for line in lines if _plain(line).removeprefix("- ") in links)
    return linked > _MOST_LINKS * sum(map(len, lines))


def _stated(tree: Any) -> dict[str, str]:
    """What the page states as data: language, date, and what its meta tags say under names of data/fields.csv."""
    metas = [(key, meta.get("content") or "") for meta in tree.iter("meta") if (key := _meta_name(meta))]
    contents = {key: content.translate(_SHOWN) for key, content in reversed(metas) if content.strip()}
    stated = {field: contents[name] for field, name in first_of_each(list(contents)).items() if field != "text"}
    stated.pop("id", None)  # of the site's software, not of the article
    canonical = tree.xpath("string(//link[@rel='canonical']/@href)")
    if canonical:
        stated["address"] = canonical
    if tree.get("lang"):
        stated["lang"] = tree.get("lang")
    return {**stated, "date": _date(tree, contents)}


def _meta_name(meta: Any) -> str | None:
    return meta.get("property") or meta.get("name") or meta.get("itemprop")


def _date(tree: Any, metas: Mapping[str, str]) -> str:
    """The first date of publication that the page states and that can be read, empty where there is none."""
    for value in (*_in_json(tree), *(metas[name] for name in metas if field_of(name) == "date"), *_in_marks(tree)):
        try:
            published(value, "metadata")
        except ValueError:
            continue
        return value
    return ""


def _in_json(tree: Any) -> Iterator[str]:
    """The datePublished of the articles in the page's JSON-LD."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        things = data if isinstance(data, list) else [data]
        for thing in things:
            graph = thing.get("@graph") if isinstance(thing, dict) else None
            for part in [thing, *(graph if isinstance(graph, list) else [])]:
                if isinstance(part, dict) and _ARTICLE_TYPE.search(str(part.get("@type"))):
                    yield str(part.get("datePublished", ""))


def _in_marks(tree: Any) -> Iterator[str]:
    """What is marked as the date of publication, or the page's only time."""
    for marked in tree.xpath("//*[@itemprop='datePublished' or @pubdate]"):
        yield marked.get("datetime") or marked.get("content") or marked.text_content()
    times = {time.get("datetime") for time in tree.iter("time") if time.get("datetime")}
    if len(times) == 1:
        yield times.pop()

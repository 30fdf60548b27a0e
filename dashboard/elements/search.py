"""What was found as HTML: statements and articles with the hits marked, each one click from its passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from urllib.parse import quote

from dashboard.elements.cards import OUTLET_UNKNOWN, article_link, side_badge
from dashboard.elements.dates import date_words, said_words
from dashboard.elements.highlight import Layer, highlight
from dashboard.elements.languages import names
from dashboard.elements.sides import side_colour
from dashboard.elements.words import LONGEST_LABEL, LONGEST_WORDS, cut, escaped
from dashboard.rows.statement import SPEAKER_UNKNOWN
from etl.search.find import Hit

MOST_PLACES = 20  # that an address names
EXAMPLES = (
    ("Kakhovka", "a word, in any case, accent or form"),
    ('"mer Noire"', "these words one after the other"),
    ("drone -interception", "the first word without the second"),
    ("balloon OR ballon", "one or the other"),
    ("actor:Choïgou side:RU", "said by somebody, in any spelling, for a side"),
    ("outlet:ledger lang:en", "in an outlet, in a language"),
    ("explosion after:2023-06-06 before:2023-06-08", "within these days"),
)


def hits_list(hits: Iterable[Hit]) -> str:
    """The hits in their order."""
    return f'<div class="cc-cards">{"".join(hit_card(hit) for hit in hits)}</div>'


def hit_card(hit: Hit) -> str:
    """One hit: who or what, the sentence or passage with the hits marked (a link to its place), and where it stands."""
    link = _link(hit)
    statement = f' data-statement="{escape(hit.statement_id)}"' if hit.statement_id else ""
    head = _speaker(hit) if hit.kind == "statements" else _title(hit, link)
    return (
        f'<div class="cc-card cc-hit"{statement} data-article="{escape(hit.article_id)}"'
        f' style="--cc-side:{side_colour(hit.side)}"><div class="cc-head">{head}</div>'
        f'<a class="cc-words" href="{escape(link)}" lang="{escape(hit.lang)}" dir="auto"'
        f' title="Show this passage in the article">{_passage(hit)}</a>'
        f'<div class="cc-facts">{" · ".join(_facts(hit))}</div></div>'
    )


def _link(hit: Hit) -> str:
    """The address of the passage: the statement's, or the article's with the places of the hits."""
    if hit.statement_id:
        return article_link(statement_id=hit.statement_id)
    places = ",".join(f"{start}-{end}" for start, end in hit.marks[:MOST_PLACES])
    return article_link(article_id=hit.article_id) + (f"&at={quote(places)}" if places else "")


def _speaker(hit: Hit) -> str:
    name = escaped(hit.actor or hit.speaker or SPEAKER_UNKNOWN)
    met = f"<mark>{name}</mark>" if hit.speaker_met else name
    named = hit.actor and hit.speaker and hit.speaker != hit.actor
    as_named = f'<span class="cc-role" dir="auto">named “{escaped(hit.speaker)}”</span>' if named else ""
    return f'{side_badge(hit.side)}<b class="cc-who" dir="auto">{met}</b>{as_named}'


def _title(hit: Hit, link: str) -> str:
    marked = _marked(cut(hit.title or "Untitled", LONGEST_LABEL), 0, hit.title_marks)
    return f'<b class="cc-who" dir="auto"><a href="{escape(link)}" tabindex="-1">{marked}</a></b>'


def _passage(hit: Hit) -> str:
    return _marked(cut(hit.passage, LONGEST_WORDS), hit.passage_start, hit.marks)


def _marked(text: str, begin: int, marks: Sequence[tuple[int, int]]) -> str:
    """The text as HTML, what of it is a hit in `<mark>`; `begin` is where it begins in what the marks count in."""
    inside = ((max(start - begin, 0), min(end - begin, len(text))) for start, end in marks)
    return highlight(text, [Layer(start, end, "mark") for start, end in inside if start < end])


def _facts(hit: Hit) -> Iterator[str]:
    yield f'<span class="cc-outlet" dir="auto">{escaped(hit.outlet or OUTLET_UNKNOWN, LONGEST_LABEL)}</span>'
    if hit.kind == "statements":
        yield escape(said_words(hit.date_start, hit.date_end, hit.date_precision))
        if hit.title:
            yield f'<span dir="auto">{_marked(cut(hit.title, LONGEST_LABEL), 0, hit.title_marks)}</span>'
    else:
        yield escape(date_words(hit.date_start, hit.date_end, hit.date_precision))
    yield escape(names().get(hit.lang, hit.lang))


def how_to_search() -> str:
    """What can be typed, each example a link that searches for it."""
    rows = "".join(
        f'<dt><a href="search?q={escape(quote(typed, safe=""))}"><code>{escape(typed)}</code></a></dt>'
        f"<dd>{escape(meaning)}</dd>"
        for typed, meaning in EXAMPLES
    )
    return f'<dl class="cc-examples">{rows}</dl>'

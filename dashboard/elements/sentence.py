"""The words of a statement between their language's marks; its sentence as HTML, words, cue and speaker marked."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from dashboard.elements.highlight import Layer, highlight
from dashboard.elements.words import LONGEST_WORDS, escaped
from dashboard.rows.statement import Statement

ENGLISH = ("“", "”")
FRENCH = ("«\u202f", "\u202f»")  # narrow no-break spaces
GUILLEMETS = ("«", "»")
GERMAN = ("„", "“")
POLISH = ("„", "”")
CORNERS = ("「", "」")
MARKS = {
    "fr": FRENCH,
    **dict.fromkeys(("ar", "el", "es", "fa", "hy", "it", "nb", "no", "pt", "ru", "sq", "uk"), GUILLEMETS),
    **dict.fromkeys(("bg", "cs", "de", "et", "is", "ka", "lt", "lv", "sk", "sl", "sr"), GERMAN),
    **dict.fromkeys(("hr", "hu", "pl", "ro"), POLISH),
    **dict.fromkeys(("fi", "sv"), ("”", "”")),
    **dict.fromkeys(("ja", "zh"), CORNERS),
}
BEFORE = 300  # characters of a very long sentence that are shown before the words
POLARITIES = {  # what a card says of words that are not plainly asserted: a word, and what it means
    "denied": ("denies", "the speaker says that these words are not so"),
    "questioned": ("asks or doubts", "the speaker asks whether these words are so, or doubts them"),
    "refused": ("declines to say", "the speaker does not say whether these words are so"),
}


def quoted(words: str, lang: str) -> str:
    """The words between the marks of their language; English marks where the language's are not listed."""
    opening, closing = MARKS.get(lang, ENGLISH)
    return f"{opening}{words}{closing}"


def words_shown(statement: Statement) -> str:
    """The statement's words alone, between the marks of the language where they are the speaker's own."""
    return quoted(statement.content, statement.lang) if statement.kind == "direct" else statement.content


def sentence_shown(statement: Statement) -> str:
    """The sentence as escaped HTML with its parts marked; the words alone where an older build kept no sentence."""
    if not statement.sentence or statement.sentence_start is None:
        return escaped(words_shown(statement), LONGEST_WORDS)
    begin, text, before, after = _window(statement, statement.sentence, statement.sentence_start)
    layers = [_clipped(layer, begin, len(text)) for layer in _layers(statement)]
    return f"{before}{highlight(text, [layer for layer in layers if layer.start < layer.end])}{after}"


def _window(statement: Statement, sentence: str, start: int) -> tuple[int, str, str, str]:
    """Where in the article the part of the sentence that is shown begins, the part, and what stands for the rest."""
    first = statement.content_ranges[0][0] - start
    cut = first - BEFORE if len(sentence) > LONGEST_WORDS and first > BEFORE else 0
    part = sentence[cut : cut + LONGEST_WORDS]
    return start + cut, part, "…" if cut else "", "…" if cut + len(part) < len(sentence) else ""


def _layers(statement: Statement) -> Iterator[Layer]:
    """What is marked, in offsets of the article."""
    for start, end in statement.content_ranges:
        yield Layer(start, end, "mark")
    if statement.cue_start is not None and statement.cue_end is not None:
        yield Layer(statement.cue_start, statement.cue_end, "em", css="cc-cue")
    if statement.source_start is not None and statement.source_end is not None:
        yield Layer(statement.source_start, statement.source_end, "span", css="cc-source")


def _clipped(layer: Layer, begin: int, length: int) -> Layer:
    """The layer in offsets of the part that is shown."""
    start, end = max(0, layer.start - begin), min(length, layer.end - begin)
    return Layer(start, max(start, end), layer.tag, css=layer.css)


def polarity_tag(statement: Statement) -> str:
    """The polarity as a small label with its meaning on hover; nothing for what is asserted."""
    if statement.polarity not in POLARITIES:
        return ""
    word, meaning = POLARITIES[statement.polarity]
    return f'<span class="cc-tag cc-polarity" title="{escape(meaning)}">{escape(word)}</span>'

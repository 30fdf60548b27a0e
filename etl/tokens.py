"""spaCy's tokenizer, with its time bounded on stretches without a blank.

The tokenizer takes affixes off a stretch one at a time and copies the rest each time: on one stretch of 500,000 marks
that takes hours. No word is that long, so such a stretch is cut, and the pieces are tokenized one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from spacy.tokens import Doc

LONGEST = 200  # characters without a blank; addresses on the web are rarely longer
_STRETCH = re.compile(r"\S{%d,}" % (LONGEST + 1))


class BoundedTokenizer:
    """Gives for any text what spaCy's tokenizer gives, but for stretches of more than `LONGEST` characters."""

    def __init__(self, tokenize: Callable[[str], Doc]) -> None:
        self.tokenize = tokenize

    def __call__(self, text: str) -> Doc:
        """The text's tokens."""
        if not _STRETCH.search(text):
            return self.tokenize(text)
        docs = [self.tokenize(piece) for piece in _pieces(text)]
        words = [token.text for doc in docs for token in doc]
        spaces = [bool(token.whitespace_) for doc in docs for token in doc]
        return Doc(docs[0].vocab, words=words, spaces=spaces)


def _pieces(text: str) -> Iterator[str]:
    """The text cut up: what stands between the long stretches, and those in pieces of `LONGEST` characters."""
    position = 0
    for stretch in _STRETCH.finditer(text):
        if stretch.start() > position:
            yield text[position : stretch.start()]
        for start in range(stretch.start(), stretch.end(), LONGEST):
            yield text[start : min(start + LONGEST, stretch.end())]
        position = stretch.end()
    if position < len(text):
        yield text[position:]

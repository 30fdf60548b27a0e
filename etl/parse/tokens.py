"""spaCy's tokens, made in a bounded time: each stretch without a blank is tokenized once and remembered.

News repeats its words, and looking a stretch up is some ten times faster than taking its affixes off again. A stretch
longer than any word is cut first: spaCy takes affixes off one at a time and copies the rest each time, which on one
stretch of 500,000 marks takes hours.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Doc
from spacy.vocab import Vocab

LONGEST = 200  # characters without a blank; addresses on the web are rarely longer
REMEMBERED = 200_000  # stretches, some 50 MB
_STRETCH = re.compile(rf"\S{{1,{LONGEST}}}|\s+")


class RememberingTokenizer:
    """Gives for any text what spaCy's tokenizer gives, but for stretches of more than `LONGEST` characters."""

    def __init__(self, vocab: Vocab, tokenize: Callable[[str], Doc]) -> None:
        self.vocab = vocab
        self.tokenize = tokenize
        self._known: dict[str, tuple[str, ...]] = {}

    def __call__(self, text: str) -> Doc:
        """The text's tokens. One blank after a token belongs to it; other blanks are tokens, as spaCy has them."""
        words: list[str] = []
        spaces: list[bool] = []
        for stretch in _STRETCH.findall(text):
            if not stretch[0].isspace():
                pieces = self._known.get(stretch) or self._pieces(stretch)
                words += pieces
                spaces += (False,) * len(pieces)
                continue
            if words and stretch[0] == " ":
                spaces[-1] = True
                stretch = stretch[1:]
            if stretch:
                words.append(stretch)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)

    def _pieces(self, stretch: str) -> tuple[str, ...]:
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        pieces = tuple(token.text for token in self.tokenize(stretch))
        self._known[stretch] = pieces
        return pieces

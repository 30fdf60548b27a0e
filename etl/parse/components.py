"""Our components as spaCy factories. Each is given the language that it reads."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any

import numpy
import spacy
from spacy.tokens import Doc

from etl.model.article import overlaps
from etl.parse.classes import Context, word_classes
from etl.parse.cues import find_cues
from etl.parse.dialogue import dashed_quotes
from etl.parse.language import Language
from etl.parse.marks import Quote, find_quotes
from etl.parse.parsed import plain_of
from etl.parse.sentences import sentence_begins

PIPES = ("contrechamp_quotes", "contrechamp_sentences", "contrechamp_classes", "contrechamp_cues")

_NEXT_WORD = re.compile(r"\s*,?\s*([^\W\d_]+)")

for _name in ("plain", "quotes", "begins", "classes", "cues"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)


@spacy.Language.factory("contrechamp_quotes")
class Quotes:
    """Sets `doc._.quotes`: the outermost quotations, in order."""

    def __init__(self, nlp: spacy.Language, name: str, language: Language) -> None:  # noqa: ARG002 (spaCy gives them by name)
        self.language = language

    def __call__(self, doc: Doc) -> Doc:
        """The document with `doc._.quotes`; one that nothing opens counts only where a cue verb follows it."""
        doc._.plain = plain_of(doc)
        text = doc._.plain.text
        marked = [quote for quote in find_quotes(text) if quote.opened or self._attributed(text, quote.span.end)]
        dashed = [quote for quote in dashed_quotes(text, self.language.lexicon) if not _among(quote, marked)]
        doc._.quotes = sorted([*marked, *dashed], key=lambda quote: quote.span)
        return doc

    def _attributed(self, text: str, end: int) -> bool:
        following = _NEXT_WORD.match(text, end)
        word = following.group(1).lower() if following else ""
        return word in self.language.lexicon.cues or word in self.language.lexicon.perfect


def _among(quote: Quote, others: list[Quote]) -> bool:
    """Whether one of the quotations, which are in order, shares characters with another one."""
    after = bisect_left(others, quote.span.start, key=lambda other: other.span.end)
    return after < len(others) and overlaps(quote.span, others[after].span)


@spacy.Language.factory("contrechamp_sentences")
class Sentences:
    """Sets the sentence boundaries, never inside a quotation, and `doc._.begins`."""

    def __init__(self, nlp: spacy.Language, name: str, language: Language) -> None:  # noqa: ARG002 (spaCy gives them by name)
        self.language = language
        self.parses = bool({"parser", "senter", "sentencizer"} & set(nlp.pipe_names))

    def __call__(self, doc: Doc) -> Doc:
        """The document with `doc._.begins` (a bool a token) and, where no parser set them, spaCy's sentences."""
        plain = doc._.plain
        doc._.begins = sentence_begins(plain.words, plain.starts, plain.text, doc._.quotes, self.language)
        if not self.parses:
            marks: Any = numpy.where(doc._.begins, 1, -1).astype("uint64").reshape(-1, 1)
            doc.from_array(["SENT_START"], marks)
        return doc


@spacy.Language.factory("contrechamp_classes")
class Classes:
    """Sets `doc._.classes`: one letter a token."""

    def __init__(self, nlp: spacy.Language, name: str, language: Language) -> None:  # noqa: ARG002 (spaCy gives them by name)
        self.language = language

    def __call__(self, doc: Doc) -> Doc:
        """The document with `doc._.classes`, a string as long as it has tokens."""
        plain = doc._.plain
        glued = [i > 0 and plain.ends[i - 1] == start for i, start in enumerate(plain.starts)]
        doc._.classes = word_classes(plain.words, plain.lower, self.language, begins=doc._.begins, glued=glued)
        return doc


@spacy.Language.factory("contrechamp_cues")
class Cues:
    """Sets `doc._.cues`: the verbs that announce a statement."""

    def __init__(self, nlp: spacy.Language, name: str, language: Language) -> None:  # noqa: ARG002 (spaCy gives them by name)
        self.language = language

    def __call__(self, doc: Doc) -> Doc:
        """The document with `doc._.cues`, in order."""
        doc._.cues = find_cues(Context(doc._.plain.lower, doc._.classes, self.language.lexicon), self.language)
        return doc

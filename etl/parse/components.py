"""Our components as spaCy factories, and the document as the rules for statements read it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

import numpy
from spacy.language import Language
from spacy.tokens import Doc

from etl.model.article import overlaps
from etl.parse.classes import tagged_classes, word_classes
from etl.parse.cues import Cue, find_cues
from etl.parse.dialogue import dashed_quotes
from etl.parse.lexicon import Lexicon, load_lexicon
from etl.parse.marks import Quote, find_quotes
from etl.parse.sentences import sentence_starts

PIPES = ("contrechamp_quotes", "contrechamp_sentences", "contrechamp_classes", "contrechamp_cues")

LONGEST = 400  # tokens of a sentence; the longest in the news have some 150
_NEXT_WORD = re.compile(r"\s*,?\s*([^\W\d_]+)")

for _name in ("plain", "quotes", "starts", "classes", "cues"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)


@Language.factory("contrechamp_quotes")
class Quotes:
    """Sets `doc._.quotes`: the outermost quotations, in order."""

    def __init__(self, nlp: Language, name: str) -> None:  # noqa: ARG002 (spaCy gives both by name)
        self.lexicon = load_lexicon(nlp.lang)

    def __call__(self, doc: Doc) -> Doc:
        """The document with `doc._.quotes`; one that nothing opens counts only where a cue verb follows it."""
        doc._.plain = _plain(doc)
        text = doc._.plain.text
        marked = [quote for quote in find_quotes(text) if quote.opened or self._attributed(text, quote.span.end)]
        dashed = [quote for quote in dashed_quotes(text, self.lexicon) if not _among(quote, marked)]
        doc._.quotes = sorted([*marked, *dashed], key=lambda quote: quote.span)
        return doc

    def _attributed(self, text: str, end: int) -> bool:
        following = _NEXT_WORD.match(text, end)
        word = following.group(1).lower() if following else ""
        return word in self.lexicon.cues or word in self.lexicon.perfect


def _among(quote: Quote, others: list[Quote]) -> bool:
    """Whether one of the quotations, which are in order, shares characters with another one."""
    after = bisect_left(others, quote.span.start, key=lambda other: other.span.end)
    return after < len(others) and overlaps(quote.span, others[after].span)


@Language.factory("contrechamp_sentences")
class Sentences:
    """Sets the sentence boundaries, never inside a quotation, and `doc._.starts`."""

    def __init__(self, nlp: Language, name: str) -> None:  # noqa: ARG002 (spaCy gives both by name)
        self.lexicon = load_lexicon(nlp.lang)
        self.parses = bool({"parser", "senter", "sentencizer"} & set(nlp.pipe_names))

    def __call__(self, doc: Doc) -> Doc:
        """The document with `doc._.starts` (a bool a token) and, where no parser set them, spaCy's sentences."""
        plain = doc._.plain
        doc._.starts = sentence_starts(plain.words, plain.starts, plain.text, doc._.quotes, self.lexicon)
        if not self.parses:
            marks: Any = numpy.where(doc._.starts, 1, -1).astype("uint64").reshape(-1, 1)
            doc.from_array(["SENT_START"], marks)
        return doc


@Language.factory("contrechamp_classes")
class Classes:
    """Sets `doc._.classes`: one letter a token."""

    def __init__(self, nlp: Language, name: str) -> None:  # noqa: ARG002 (spaCy gives both by name)
        self.lexicon = load_lexicon(nlp.lang)
        self.tags = bool({"tagger", "morphologizer", "attribute_ruler"} & set(nlp.pipe_names))

    def __call__(self, doc: Doc) -> Doc:
        """The document with `doc._.classes`, a string as long as it has tokens."""
        plain = doc._.plain
        glued = [i > 0 and plain.ends[i - 1] == start for i, start in enumerate(plain.starts)]
        letters = word_classes(plain.words, plain.lower, self.lexicon, doc._.starts, glued)
        doc._.classes = tagged_classes(doc, letters) if self.tags and doc.has_annotation("POS") else letters
        return doc


@Language.factory("contrechamp_cues")
class Cues:
    """Sets `doc._.cues`: the verbs that announce a statement."""

    def __init__(self, nlp: Language, name: str) -> None:  # noqa: ARG002 (spaCy gives both by name)
        self.lexicon = load_lexicon(nlp.lang)

    def __call__(self, doc: Doc) -> Doc:
        """The document with `doc._.cues`, in order."""
        doc._.cues = find_cues(doc._.plain.lower, doc._.classes, self.lexicon)
        return doc


@dataclass(frozen=True, slots=True)
class Plain:
    """A document's text and tokens as plain lists, taken from spaCy once: every access to a `Token` costs."""

    text: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]


def _plain(doc: Doc) -> Plain:
    text = doc.text
    table = doc.to_array(["IDX", "LENGTH"]).astype(int)
    starts = table[:, 0].tolist() if len(doc) else []
    ends = table.sum(axis=1).tolist() if len(doc) else []
    words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    return Plain(text, words, [word.lower().replace("’", "'") for word in words], starts, ends)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document as plain lists: what the rules read.

    `outer` is `classes` with "q" for every token in a quotation; `text` is the reading copy, `stored` the text as it
    came.
    """

    text: str
    stored: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    classes: str
    outer: str
    inside: list[int]
    quotes: list[Quote]
    cues: list[Cue]
    sentences: list[tuple[int, int]]
    lexicon: Lexicon
    subjects: dict[int, tuple[int, int]]  # verb → the tokens of its subject, where a parser says so

    @property
    def french(self) -> bool:
        """Whether the document is read as French."""
        return self.lexicon.lang == "fr"


def parsed(doc: Doc, lexicon: Lexicon, stored: str | None = None) -> Parsed:
    """The plain lists of a document that our components have been through, read from the `stored` text."""
    plain = doc._.plain
    starts, ends = plain.starts, plain.ends
    inside = [-1] * len(starts)
    position = 0
    for number, quote in enumerate(doc._.quotes):
        while position < len(starts) and ends[position] <= quote.span.start:
            position += 1
        while position < len(starts) and starts[position] < quote.span.end:
            inside[position] = number
            position += 1
    outer = "".join("q" if number >= 0 else letter for letter, number in zip(doc._.classes, inside, strict=True))
    firsts = _cut([i for i, start in enumerate(doc._.starts) if start or i == 0], inside)
    return Parsed(
        text=plain.text,
        stored=plain.text if stored is None else stored,
        words=plain.words,
        lower=plain.lower,
        starts=starts,
        ends=ends,
        classes=doc._.classes,
        outer=outer,
        inside=inside,
        quotes=doc._.quotes,
        cues=doc._.cues,
        sentences=list(zip(firsts, [*firsts[1:], len(starts)], strict=True)),
        lexicon=lexicon,
        subjects=_subjects(doc) if doc.has_annotation("DEP") else {},
    )


def _subjects(doc: Doc) -> dict[int, tuple[int, int]]:
    """Each verb's subject as a trained pipeline's parse has it: the tokens from its left to its right edge."""
    found = {}
    for token in doc:
        if token.dep_.split(":")[0] == "nsubj" and not token.left_edge.i <= token.head.i <= token.right_edge.i:
            found[token.head.i] = (token.left_edge.i, token.right_edge.i + 1)
    return found


def _cut(firsts: list[int], inside: list[int]) -> list[int]:
    """The sentences' first tokens, with more of them where a sentence has no end: the rules look at all of one at once.

    A sentence is cut outside of quotations only.
    """
    result: list[int] = []
    for first, last in zip(firsts, [*firsts[1:], len(inside)], strict=True):
        result.append(first)
        for i in range(first + LONGEST, last):
            if i - result[-1] >= LONGEST and (inside[i] < 0 or inside[i] != inside[i - 1]):
                result.append(i)
    return result

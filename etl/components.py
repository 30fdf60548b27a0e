"""Our components as spaCy factories, and the document as the rules for statements read it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from etl.classes import word_classes
from etl.cues import Cue, find_cues
from etl.lexicon import Lexicon, load_lexicon
from etl.marks import Quote, find_quotes
from etl.sentences import sentence_starts

PIPES = ("contrechamp_quotes", "contrechamp_sentences", "contrechamp_classes", "contrechamp_cues")

_NEXT_WORD = re.compile(r"\s*,?\s*([^\W\d_]+)")

for _name in ("quotes", "starts", "lower", "classes", "cues"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)


@Language.factory("contrechamp_quotes")
class Quotes:
    """Sets `doc._.quotes`: the outermost quotations, in order."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.lexicon = load_lexicon(nlp.lang)

    def __call__(self, doc: Doc) -> Doc:
        """The document with `doc._.quotes`; one that nothing opens counts only where a cue verb follows it."""
        text = doc.text
        doc._.quotes = [quote for quote in find_quotes(text) if quote.opened or self._attributed(text, quote.span.end)]
        return doc

    def _attributed(self, text: str, end: int) -> bool:
        following = _NEXT_WORD.match(text, end)
        word = following.group(1).lower() if following else ""
        return word in self.lexicon.cues or word in self.lexicon.perfect


@Language.factory("contrechamp_sentences")
class Sentences:
    """Sets the sentence boundaries, never inside a quotation, and `doc._.starts`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.lexicon = load_lexicon(nlp.lang)

    def __call__(self, doc: Doc) -> Doc:
        """The document with `doc._.starts` (a bool a token), `doc._.lower`, and spaCy's own `is_sent_start`."""
        words = [token.text for token in doc]
        doc._.lower = [word.lower().replace("’", "'") for word in words]
        doc._.starts = sentence_starts(words, [token.idx for token in doc], doc.text, doc._.quotes, self.lexicon)
        if not doc.has_annotation("DEP"):
            for token, start in zip(doc, doc._.starts, strict=True):
                token.is_sent_start = start
        return doc


@Language.factory("contrechamp_classes")
class Classes:
    """Sets `doc._.classes`: one letter a token."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.lexicon = load_lexicon(nlp.lang)

    def __call__(self, doc: Doc) -> Doc:
        """The document with `doc._.classes`, a string as long as it has tokens."""
        doc._.classes = word_classes(doc, doc._.lower, self.lexicon, doc._.starts)
        return doc


@Language.factory("contrechamp_cues")
class Cues:
    """Sets `doc._.cues`: the verbs that announce a statement."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.lexicon = load_lexicon(nlp.lang)

    def __call__(self, doc: Doc) -> Doc:
        """The document with `doc._.cues`, in order."""
        doc._.cues = find_cues(doc._.lower, doc._.classes, self.lexicon)
        return doc


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document as plain lists: what the rules read. `outer` is `classes` with "q" for every token in a quotation."""

    text: str
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

    @property
    def french(self) -> bool:
        """Whether the document is read as French."""
        return self.lexicon.lang == "fr"


def parsed(doc: Doc, lexicon: Lexicon) -> Parsed:
    """The plain lists of a document that our components have been through."""
    starts = [token.idx for token in doc]
    ends = [token.idx + len(token) for token in doc]
    inside = [-1] * len(starts)
    position = 0
    for number, quote in enumerate(doc._.quotes):
        while position < len(starts) and ends[position] <= quote.span.start:
            position += 1
        while position < len(starts) and starts[position] < quote.span.end:
            inside[position] = number
            position += 1
    outer = "".join("q" if number >= 0 else letter for letter, number in zip(doc._.classes, inside, strict=True))
    firsts = [i for i, start in enumerate(doc._.starts) if start or i == 0]
    return Parsed(
        text=doc.text,
        words=[token.text for token in doc],
        lower=doc._.lower,
        starts=starts,
        ends=ends,
        classes=doc._.classes,
        outer=outer,
        inside=inside,
        quotes=doc._.quotes,
        cues=doc._.cues,
        sentences=list(zip(firsts, [*firsts[1:], len(starts)], strict=True)),
        lexicon=lexicon,
    )

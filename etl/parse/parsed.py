"""A document as plain lists: what the rules read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from spacy.tokens import Doc

from etl.parse.cues import Cue
from etl.parse.letters import END
from etl.parse.lexicon import Lexicon
from etl.parse.marks import ANSWER, ENTRY, QUESTION, Quote

if TYPE_CHECKING:
    from etl.parse.language import Language

LONGEST = 400  # tokens of a sentence; the longest in the news have some 150
BEYOND = 8  # tokens past a document's end that a rule may ask about


class Range(NamedTuple):
    """Tokens `[start, end)` of a document."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Plain:
    """A document's text and tokens as plain lists, taken from spaCy once: every access to a `Token` costs.

    `words` and `lower` go on with empty words past the last token; `starts` and `ends` do not.
    """

    text: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]


def plain_of(doc: Doc) -> Plain:
    """The text and the tokens of a document; `lower` has straight apostrophes."""
    table = doc.to_array(["ORTH", "SPACY"]).tolist()  # `Doc.text` makes a `Token` of every word
    words = [doc.vocab.strings[word] for word, _ in table]
    text = "".join([word + " " if blank else word for word, (_, blank) in zip(words, table, strict=True)])
    ends = list(accumulate((len(word) + blank for word, (_, blank) in zip(words, table, strict=True))))
    starts = [0, *ends[:-1]] if words else []
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    lower = [word.lower().replace("’", "'") for word in words]
    return Plain(text, beyond_words(words), beyond_words(lower), starts, ends)


@dataclass(frozen=True, kw_only=True)
class Parsed:
    """A document as the rules read it.

    A question past the document's end, or before its start, is false: there `classes` and `outer` have the letter
    `END`, which no set holds, and `words` and `lower` an empty word. `len()` counts the tokens without these.

    Attributes:
        text: the reading copy.
        stored: the text as it came; offsets are the same.
        words: the tokens as they stand.
        lower: the tokens in lower case, with straight apostrophes.
        starts: where each token begins in the text.
        ends: where it ends, exclusive.
        classes: a letter a token, as `etl/parse/letters.py` explains them.
        outer: `classes` with "q" for every token in a quotation.
        inside: for each token the number of its quotation, -1 for none.
        quotes: the quotations, in order.
        cues: the verbs that announce a statement, in order.
        sentences: tokens `[first, stop)` of each.
        entries: the first tokens of the text's entries, in order: nothing that is said goes on from one into the next.
        turns: the first tokens of an interviewer's questions and of what follows them, in turn.
        language: what differs by language.
        lexicon: its words.
        subjects: verb → the tokens of its subject, where a parser says so.
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
    entries: list[int]
    turns: list[int]
    language: Language
    lexicon: Lexicon
    subjects: dict[int, tuple[int, int]]

    def cues_from(self, first: int, stop: int) -> list[Cue]:
        """The cues whose first token is one of `[first, stop)`, in order."""
        begin = bisect_left(self.cues, first, key=lambda cue: cue.start)
        end = bisect_left(self.cues, stop, lo=begin, key=lambda cue: cue.start)
        return self.cues[begin:end]

    def __len__(self) -> int:
        """How many tokens the document has."""
        return len(self.starts)


def beyond_words(words: Sequence[str]) -> list[str]:
    """The words with the empty ones past their end."""
    return [*words, *[""] * BEYOND]


def beyond_letters(letters: str) -> str:
    """The letters with those past their end."""
    return letters + END * BEYOND


def outer_letters(classes: str, inside: Sequence[int]) -> str:
    """The classes with "q" for every token in a quotation."""
    return "".join("q" if number >= 0 else letter for letter, number in zip(classes, inside, strict=True))


def parse(doc: Doc, language: Language, stored: str | None = None) -> Parsed:
    """The plain lists of a document that our components have been through, read from the `stored` text."""
    plain = doc._.plain
    inside = _inside(plain, doc._.quotes)
    firsts = _cut([i for i, start in enumerate(doc._.begins) if start or i == 0], inside)
    return Parsed(
        text=plain.text,
        stored=plain.text if stored is None else stored,
        words=plain.words,
        lower=plain.lower,
        starts=plain.starts,
        ends=plain.ends,
        classes=beyond_letters(doc._.classes),
        outer=beyond_letters(outer_letters(doc._.classes, inside)),
        inside=inside,
        quotes=doc._.quotes,
        cues=doc._.cues,
        sentences=list(zip(firsts, [*firsts[1:], len(plain.starts)], strict=True)),
        entries=[0, *(i for i, word in enumerate(plain.words) if i and ENTRY in word)],
        turns=_turns(plain.words),
        language=language,
        lexicon=language.lexicon,
        subjects=_subjects(doc) if doc.to_array("DEP").any() else {},  # `has_annotation` goes through the tokens
    )


def entry_start(parsed: Parsed, i: int) -> int:
    """The first token of the entry that a token stands in; 0 in a text that has no entries."""
    return parsed.entries[bisect_right(parsed.entries, i) - 1]


def in_question(parsed: Parsed, i: int) -> bool:
    """Whether a token stands in an interviewer's question."""
    return bisect_right(parsed.turns, i) % 2 == 1


def _turns(words: Sequence[str]) -> list[int]:
    """The first tokens of questions and of what follows them, in turn."""
    found: list[int] = []
    for i, word in enumerate(words):
        if word[:1].isspace():
            asked = len(found) % 2 == 1
            found += [i for mark in word if mark == (ANSWER if asked else QUESTION)]
    return found


def _inside(plain: Plain, quotes: Sequence[Quote]) -> list[int]:
    """For each token the number of the quotation that it stands in, -1 for none."""
    inside = [-1] * len(plain.starts)
    position = 0
    for number, quote in enumerate(quotes):
        while position < len(inside) and plain.ends[position] <= quote.span.start:
            position += 1
        while position < len(inside) and plain.starts[position] < quote.span.end:
            inside[position] = number
            position += 1
    return inside


def _subjects(doc: Doc) -> dict[int, tuple[int, int]]:
    """Each verb's subject as a trained pipeline's parse has it: the tokens from its left to its right edge; of a
    relative clause the noun that the clause belongs to, up to it."""
    found = {}
    for token in doc:
        if token.dep_.split(":")[0] != "nsubj" or token.left_edge.i <= token.head.i <= token.right_edge.i:
            continue
        noun = token.head.head
        if token.morph.to_dict().get("PronType") == "Rel" and noun.i < token.i:
            found[token.head.i] = (noun.left_edge.i, max(noun.i + 1, min(noun.right_edge.i + 1, token.i)))
        else:
            found[token.head.i] = (token.left_edge.i, token.right_edge.i + 1)
    return found


def _cut(firsts: list[int], inside: list[int]) -> list[int]:
    """The sentences' first tokens, with more of them where a sentence has no end: the rules look at all of one at once.

    A sentence is cut outside of quotations only.
    """
    result: list[int] = []
    for first, stop in zip(firsts, [*firsts[1:], len(inside)], strict=True):
        result.append(first)
        for i in range(first + LONGEST, stop):
            if i - result[-1] >= LONGEST and (inside[i] < 0 or inside[i] != inside[i - 1]):
                result.append(i)
    return result

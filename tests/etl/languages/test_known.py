"""Languages: what each must say and have, and what a further one is told that it lacks."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from etl.languages.english import ENGLISH
from etl.languages.known import KNOWN, load_language
from etl.model.article import LANGUAGES
from etl.model.places import LEXICON, ROOT
from etl.model.tables import DataError
from etl.parse.language import COMMON_GROUPS
from etl.parse.lexicon import FILES
from etl.parse.morphology import NO_VERB, Morphology
from etl.parse.parsed import parse
from etl.parse.pipeline import load_pipeline
from etl.statements.find import attributions

RULES = ("parse", "statements", "languages")  # folders that ask for words
ROWS = {  # a first line of each list
    "function_words.tsv": "D\tza\nS\tthat\nX\tes",
    "auxiliaries.tsv": "perfect\tes",
    "cues.tsv": "dixit\tthat",
    "announcing_nouns.tsv": "verbo\tthat",
    "according.tsv": "segun",
    "speakers.tsv": "ministro",
    "cue_nouns.tsv": "informe",
    "locutions.tsv": "de facto",
    "word_groups.tsv": "that\tthat",
}
MISSING_FILE = re.compile(r"(?P<path>\S+): (?P<what>no such file|nothing in it); expected .+")
MISSING_ROW = re.compile(r"(?P<path>\S+): no (?:group|kind of auxiliary) '(?P<row>[^']+)'; expected .+")


class Uninflected(Morphology):
    """The forms of a language in which nothing is inflected."""

    def __init__(self, lang):
        pass

    def nominal(self, word):
        return word == "ministro"

    def mood(self, word):
        return NO_VERB._replace(finite=True) if word == "dixit" else NO_VERB

    def inflect(self, lemma):
        return {lemma}


@pytest.fixture
def skeleton(tmp_path, monkeypatch):
    """A further language that has English rules and no data yet."""
    monkeypatch.setattr("etl.parse.lexicon.LEXICON", tmp_path)
    language = replace(ENGLISH, code="xx", morphology=Uninflected)
    monkeypatch.setitem(KNOWN, "xx", language)
    return language


def lacking(language):
    """What the language is told that it lacks; None once it is complete."""
    try:
        _ = language.lexicon
    except DataError as error:
        return str(error)
    return None


def supply(message):
    """Adds the one thing that an error names."""
    missing = MISSING_FILE.fullmatch(message) or MISSING_ROW.fullmatch(message)
    assert missing, message
    path = Path(missing["path"])
    path.parent.mkdir(exist_ok=True)
    if "row" in missing.groupdict():
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\n{missing['row']}\t")
    elif missing["what"] == "no such file":
        path.write_text("# to be filled\n", encoding="utf-8")
    else:
        path.write_text(ROWS[path.name], encoding="utf-8")
    return path.name


def test_a_further_language_is_told_one_thing_at_a_time_what_it_lacks(skeleton, tmp_path):
    supplied = []
    while message := lacking(skeleton):
        assert message.startswith(str(tmp_path / "xx"))
        supplied.append(supply(message))
    assert set(supplied) == set(FILES)
    assert supplied.count("word_groups.tsv") == 2 + len(skeleton.groups) - 1
    text = "Za ministro Ana Lopez dixit that za kato es negra."
    found = [one.statement for one in attributions(parse(load_pipeline(skeleton)(text), skeleton))]
    assert [(text[slice(*s.content[0])], s.speaker) for s in found] == [("za kato es negra", "Ana Lopez")]


def test_one_without_word_forms_is_told(skeleton):
    language = replace(skeleton, morphology=ENGLISH.morphology)
    with pytest.raises(DataError, match=r"xx_lemma_index\.json\.gz: no such file; expected word forms"):
        _ = language.lexicon


@pytest.mark.parametrize(
    ("file", "line", "message"),
    [
        pytest.param("word_groups.tsv", "tmies\tlundi", "unknown group 'tmies'; expected .*times", id="group"),
        pytest.param("word_groups.tsv", "times\tlundi", "group 'times' stands there twice", id="group twice"),
        pytest.param("auxiliaries.tsv", "modal\tpouvoir", "unknown kind of auxiliary 'modal'; exp", id="auxiliary"),
        pytest.param("function_words.tsv", "Z\tle", "unknown class 'Z'; expected one of A, C", id="class"),
        pytest.param("cues.tsv", "dire\tthat", "'dire' has that; expected some of .*que", id="what may follow a verb"),
        pytest.param("announcing_nouns.tsv", "aveu\tto", "'aveu' has to; expected some of de, que", id="a noun"),
        pytest.param("announcing_nouns.tsv", "aveu", "'aveu' has nothing; expected some of", id="nothing after a noun"),
        pytest.param("according.tsv", "selon\tall", "'selon' has the condition 'all'; expected pers", id="source"),
    ],
)
def test_what_is_not_allowed_is_named(tmp_path, monkeypatch, file, line, message):
    folder = tmp_path / "fr"
    folder.mkdir()
    for path in (LEXICON / "fr").iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    with (folder / file).open("a", encoding="utf-8") as lines:
        lines.write(f"\n{line}\n")
    monkeypatch.setattr("etl.parse.lexicon.LEXICON", tmp_path)
    with pytest.raises(DataError, match=f"{re.escape(str(folder / file))}: {message}"):
        _ = replace(load_language("fr"), morphology=Uninflected).lexicon


def test_the_languages_of_the_model_are_those_that_are_known():
    assert sorted(LANGUAGES) == sorted(KNOWN)
    assert all(code == language.code for code, language in KNOWN.items())


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="unknown language 'xx'; expected one of en, fr"):
        load_language("xx")


@pytest.mark.parametrize("code", LANGUAGES)
def test_rules_ask_only_for_groups_that_a_language_has(code):
    """A file named after a language asks for that language's groups, any other for common ones."""
    names = {"en": "english", "fr": "french"}
    asked = set()
    for path in (
        path for folder in ("parse", "statements", "languages") for path in (ROOT / "etl" / folder).glob("*.py")
    ):
        own = path.stem.partition("_")[0]
        if path.parent.name in RULES and (own == names[code] or own not in names.values()):
            asked |= set(re.findall(r'groups\["([^"]+)"\]', path.read_text(encoding="utf-8")))
    assert asked <= KNOWN[code].groups
    assert KNOWN[code].groups >= COMMON_GROUPS


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_group_is_asked_for(code):
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "etl").rglob("*.py")]
    unused = {name for name in KNOWN[code].groups if not any(f'groups["{name}"]' in text for text in texts)}
    assert unused == set()

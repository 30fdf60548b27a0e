"""French tokens: spaCy's own, to the last one, without what makes spaCy slow to start."""

import json
import re
import subprocess
import sys

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.languages.french_tokens import blank_french, sharing_letters
from etl.model.places import ROOT, SAMPLE

OPENING, BETWEEN, CLOSING = "(?iu)(?:^", "$)|(?:^", "$)"
WORDS = [
    *(
        "aéro-club",
        "Aéro-Club",
        "AÉRO-CLUB",
        "aéro‑club",
        "aéro–club",
        "aero-clubs",
        "aéro-club's",
        "anti-’a",
        "à-côté",
    ),
    *("entr'apercevoir", "entr’ouvert", "réentr'ouvrir", "grand'mère", "grandes’mères", "r'habiller"),
    *("saut-de-ski", "pet-en-l'air", "pet-en-l’air", "arc-en-ciel", "Villeneuve-lès-Avignon", "Aulnay-sous-Bois"),
    *("premier-ministre", "Premier-Ministre", "new-york", "New-Yorkais", "black-out", "black-outs", "bouche-pore"),
    *("États-Unis", "etats-unis", "droits-de-l'homme", "droit-de-l'hommiste", "ch'tiisme", "prud'homme", "prud’homal"),
    *(
        "aujourd'hui",
        "Aujourd’hui",
        "est-ce",
        "qu'est-ce",
        "a-t-elle",
        "Semble-t-il",
        "dit-il",
        "J.-C.",
        "s'est-il",
        "M.",
    ),
    *(
        "xaéro-club",
        "aéro-",
        "aéro-1",
        "aéro-Club1",
        "aéro--club",
        "-aéro-club",
        "l'aéro-club",
        "« aéro-club »,",
        "(anti-gel)",
    ),
    *(
        "saut-de-",
        "saut-de-l'",
        "-de-ski",
        "saut-du-ski",
        "1-de-2",
        "bouche-por",
        "yo-yo",
        "yo-y",
        "ǅ-de-ǆ",
        "anti-ß",
        "anti-ſ",
    ),
    *(
        "Jean-Pierre",
        "Saint-Pétersbourg",
        "porte-parole",
        "vice-président",
        "là-bas",
        "ex-URSS",
        "l'ex-agent",
        "sous-marins.",
    ),
]


@pytest.fixture(scope="module")
def both():
    """spaCy's tokenizer, and ours."""
    return spacy.blank("fr").tokenizer, blank_french().tokenizer


@pytest.fixture(scope="module")
def kinds(both):
    """The kinds of words that stay one token, as spaCy has them: 266 expressions."""
    return both[0].token_match.__self__.pattern.removeprefix(OPENING).removesuffix(CLOSING).split(BETWEEN)


def pieces(doc):
    return [(token.text, token.idx, token.whitespace_) for token in doc]


@pytest.mark.parametrize("word", WORDS)
def test_a_word(both, word):
    spacys, ours = both
    assert pieces(ours(word)) == pieces(spacys(word))
    assert bool(ours.token_match(word)) == bool(spacys.token_match(word))


def test_the_words_of_the_sample(both):
    spacys, ours = both
    gold = (ROOT / "data" / "sample" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in gold]
    texts += [path.read_text(encoding="utf-8", errors="replace") for path in sorted(SAMPLE.rglob("*.txt"))]
    words = {word for text in texts for word in text.split()}
    assert len(words) > 1000
    assert [word for word in sorted(words) if pieces(ours(word)) != pieces(spacys(word))] == []


@pytest.fixture(scope="module")
def parts(both, kinds):
    """Of what words are made that stay one token: spaCy's exceptions, and what its kinds have before their letters."""
    exceptions = sorted(both[0].rules)
    heads = [re.split(r"\[[^\]]{100,}\][+*]?", kind) for kind in kinds]
    return exceptions, sorted({head for pieces in heads for head in pieces if head})


LETTERS = st.text(st.sampled_from("aàbéeîlnosuzAÉÇßıſŒœžя'’-–‑1.,\n «"), max_size=6)


@settings(max_examples=400)
@given(data=st.data())
def test_words_made_of_what_stays_whole(both, parts, data):
    exceptions, heads = parts
    head = st.sampled_from(heads).flatmap(lambda head: st.from_regex(re.compile(head, re.IGNORECASE), fullmatch=True))
    part = st.one_of(head, st.sampled_from(exceptions), st.sampled_from(WORDS), LETTERS)
    case = data.draw(st.sampled_from([str, str.upper, str.title, str.capitalize]))
    text = case("".join(data.draw(st.lists(part, min_size=1, max_size=5))))
    spacys, ours = both
    assert pieces(ours(text)) == pieces(spacys(text))
    assert bool(ours.token_match(text)) == bool(spacys.token_match(text))


def test_the_letters_are_shared(both, kinds):
    ours = both[1].token_match.__self__.pattern
    assert len(kinds) > 200
    assert ours.count(BETWEEN) + 1 < 10
    assert len(ours) * 20 < len(both[0].token_match.__self__.pattern)


KINDS = "[" + "a-z" * 40 + "]"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (rf"(?iu)(?:^un-{KINDS}+$)|(?:^deux-{KINDS}+$)", rf"(?iu)(?:^(?:un-|deux-){KINDS}+$)"),
        (rf"(?iu)(?:^{KINDS}-un-{KINDS}$)|(?:^{KINDS}-de-{KINDS}$)", rf"(?iu)(?:^{KINDS}(?:-un-|-de-){KINDS}$)"),
        (rf"(?iu)(?:^un-{KINDS}+$)|(?:^deux-{KINDS}*$)", rf"(?iu)(?:^un-{KINDS}+$)|(?:^deux-{KINDS}*$)"),
        (rf"(?iu)(?:^un-{KINDS}s$)|(?:^deux-{KINDS}x$)", rf"(?iu)(?:^un-{KINDS}s$)|(?:^deux-{KINDS}x$)"),
        (r"(?iu)(?:^un$)|(?:^deux$)", r"(?iu)(?:^(?:un|deux)$)"),
        (rf"un-{KINDS}+|deux-{KINDS}+", rf"un-{KINDS}+|deux-{KINDS}+"),  # of another form: left as it is
    ],
    ids=["before", "between", "other letters", "two places", "no letters", "another form"],
)
def test_only_what_matches_the_same_is_shared(expression, expected):
    assert sharing_letters(expression) == expected


STARTED = """
import sys
from etl.languages.french_tokens import blank_french
print(*(token.text for token in blank_french()("L'aéro-club dit-il.")))
print("spacy.lang.fr" in sys.modules)
"""


def test_spacys_own_is_made_once(tmp_path, monkeypatch):
    monkeypatch.setenv("CONTRECHAMP_COMPILED", str(tmp_path))
    blank_french()
    ran = subprocess.run([sys.executable, "-c", STARTED], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout == "L' aéro-club dit -il .\nFalse\n"

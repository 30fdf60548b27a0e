"""A statement of the warehouse as a claim: with whom it accuses, with what follows it, or with its sentence."""

import pytest

from etl.points.prepare import FEWEST, claim_of


def claim(content, sentence=None, **known):
    given = {
        "claim_id": "s", "lang": "fr", "kind": "indirect", "polarity": "asserted", "side": "UA", "actor": None,
        "start": None, "end": None, **known,
    }  # fmt: skip
    return claim_of(content=content, sentence=sentence, **given)


@pytest.mark.parametrize(
    ("content", "sentence", "cue", "expected"),
    [
        pytest.param(
            "avoir tiré sur le pont",
            "Kiev accuse Moscou d'avoir tiré sur le pont.",
            "accuse",
            "Moscou d'avoir tiré sur le pont",
            id="accuse … d'",
        ),
        pytest.param(
            "shelling the bridge",
            "Kyiv accused Moscow of shelling the bridge.",
            "accused",
            "Moscow of shelling the bridge",
            id="accused … of",
        ),
        pytest.param(
            "le pont est tombé",
            "Kiev a dit que le pont est tombé.",
            "a dit",
            "le pont est tombé",
            id="nobody is accused",
        ),
        pytest.param(
            "quitter le pont",
            "Kiev demande à ses soldats de quitter le pont.",
            "demande",
            "quitter le pont",
            id="who is asked is not accused",
        ),
        pytest.param("le pont", "Kiev accuse Moscou.", "accuse", "le pont", id="the sentence has not the words"),
        pytest.param("le pont est tombé", None, "accuse", "le pont est tombé", id="no sentence"),
        pytest.param("le pont est tombé", "Il accuse : le pont est tombé.", None, "le pont est tombé", id="no cue"),
        pytest.param(
            "avoir tiré",
            f"Kiev accuse Moscou, {'une ville de la plaine, ' * 5}d'avoir tiré.",
            "accuse",
            "avoir tiré",
            id="too far from its cue",
        ),
    ],
)
def test_whom_it_accuses_is_part_of_it(content, sentence, cue, expected):
    assert claim(content, sentence, cue=cue).assertion.text == expected


@pytest.mark.parametrize(
    ("behind", "kind", "polarity", "expected"),
    [
        pytest.param(
            ". Il brûle encore.\nAutre chose.",
            "indirect",
            "asserted",
            "Le pont est tombé. Il brûle encore.",
            id="told on",
        ),
        pytest.param(" hier. Il brûle.", "indirect", "asserted", "Le pont est tombé", id="its sentence goes on"),
        pytest.param(". Il brûle.", "direct", "asserted", "Le pont est tombé", id="a quotation ends"),
        pytest.param(". Il brûle.", "indirect", "denied", "Le pont est tombé", id="a denial ends"),
        pytest.param(None, "indirect", "asserted", "Le pont est tombé", id="nothing follows"),
        pytest.param(".", "indirect", "asserted", "Le pont est tombé", id="but a point"),
    ],
)
def test_an_account_goes_on_without_its_cue(behind, kind, polarity, expected):
    told = claim("Le pont est tombé", behind=behind, kind=kind, polarity=polarity)
    assert told.assertion.text == expected
    assert told.own == len("Le pont est tombé")


def test_a_few_words_are_told_by_their_sentence():
    sentence = "Le porte-parole juge l'attaque « barbare » et promet une enquête."
    assert claim("barbare", sentence, kind="mixed").assertion.text == sentence
    assert claim("barbare", sentence, kind="direct").assertion.text == "barbare"
    assert len(claim("barbare", None, kind="mixed").assertion.units) < FEWEST


def test_what_is_known_of_it_stays():
    told = claim("Le pont est tombé", article="a1", ordinal=3, actor="kiev")
    assert (told.claim_id, told.side, told.actor, told.article, told.ordinal) == (
        "s", "UA", "kiev", "a1", 3,
    )  # fmt: skip

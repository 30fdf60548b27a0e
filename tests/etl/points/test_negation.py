"""How far a negation, a denial or a claim that is called false reaches: the words that are negated, in their order.

Signs ("never", "baseless") and words that say nothing by themselves ("avoir") are left out.
"""

import pytest

from etl.points.assertions.assertion import assertion_of
from etl.points.assertions.clauses import LIGHT
from tests.etl.points.claims import words

FRENCH = [
    pytest.param("Le drone n'a pas heurté le bateau.", "heurté bateau", id="ne … pas"),
    pytest.param("Le drone n’a pas heurté le bateau.", "heurté bateau", id="a curled apostrophe"),
    pytest.param("Le maire n'a jamais rencontré le promoteur.", "rencontré promoteur", id="ne … jamais"),
    pytest.param("Les ouvriers n'occupent plus l'usine.", "occupent usine", id="ne … plus"),
    pytest.param("Il y a plus de blessés à Lyon.", "", id="plus without ne"),
    pytest.param("Une personne a vu le navire.", "", id="personne, a noun"),
    pytest.param("Nul navire ne croise dans la zone.", "navire croise zone", id="nul"),
    pytest.param("L'armée dément avoir bombardé l'hôpital.", "bombardé hôpital", id="démentir"),
    pytest.param("L'armée ne dément pas avoir bombardé l'hôpital.", "", id="a denial that is denied"),
    pytest.param("Le séisme n'a pas seulement détruit l'école.", "", id="pas seulement"),
    pytest.param("La frappe a touché non seulement l'hôpital.", "", id="non seulement"),
    pytest.param("L'armée a pris la ville sans combattre longtemps.", "combattre", id="sans reaches one word"),
    pytest.param("Le feu a sans doute détruit le hangar.", "", id="sans doute"),
    pytest.param(
        "La rumeur que le ministre a volé la statue est infondée.",
        "ministre volé statue",
        id="a rumour that is unfounded",
    ),
    pytest.param("Le drone n'est pas touché, mais le navire brûle.", "touché", id="but ends it"),
    pytest.param("La bombe a frappé l'école et non la caserne.", "caserne", id="et non"),
]
ENGLISH = [
    pytest.param("The jet did not hit the boat.", "hit boat", id="not"),
    pytest.param("The jet didn't hit the boat.", "hit boat", id="n't"),
    pytest.param("The jet never hit the boat.", "hit boat", id="never"),
    pytest.param("There were no weapons in the building.", "weapons building", id="no"),
    pytest.param("The guards denied beating the prisoner.", "beating prisoner", id="denied"),
    pytest.param("The guards did not deny beating the prisoner.", "", id="did not deny"),
    pytest.param("The company denied that it had not paid the workers.", "", id="denied that … not"),
    pytest.param("The captain failed to warn the passengers.", "warn passengers", id="failed to"),
    pytest.param("The factory never stopped production.", "", id="never stopped"),
    pytest.param("The strike hit not only the hospital.", "", id="not only"),
    pytest.param("The fire destroyed not just the barn.", "", id="not just"),
    pytest.param("There is no doubt that the army attacked the village.", "", id="no doubt"),
    pytest.param("The tanker sailed without insurance on Monday.", "insurance", id="without reaches one word"),
    pytest.param(
        "Claims that the rebels shelled the market are baseless.",
        "rebels shelled market",
        id="claims that are baseless",
    ),
    pytest.param("Claims that the rebels shelled the market are not baseless.", "", id="not baseless"),
    pytest.param("The soldiers did not intend to shoot the driver.", "", id="an intent alone is denied"),
    pytest.param("The jet hit the boat.", "", id="nothing negates"),
]
OTHERS = [
    pytest.param("Die Truppen haben das Dorf nicht zerstört.", "de", "zerstört", id="German"),
    pytest.param("Las tropas no destruyeron el pueblo.", "es", "destruyeron pueblo", id="Spanish"),
    pytest.param("Le truppe non hanno distrutto il villaggio.", "it", "distrutto villaggio", id="Italian"),
    pytest.param("Войска не разрушили деревню.", "ru", "разрушили деревню", id="Russian"),
    pytest.param("Війська не зруйнували село.", "uk", "зруйнували село", id="Ukrainian"),
    pytest.param("Wojska nie zniszczyły wsi.", "pl", "", id="a language without signs"),
]


def negated(text, lang):
    assertion = assertion_of(text, lang)
    signs = {i for sign in assertion.signs for i in range(sign.first, sign.stop)}
    telling = [unit.first not in signs and unit.meaning.weight >= LIGHT for unit in assertion.units]
    return words(assertion, [n for n, each in enumerate(assertion.negated) if each and telling[n]])


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_french(text, expected):
    assert negated(text, "fr") == expected.split()


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text, expected):
    assert negated(text, "en") == expected.split()


@pytest.mark.parametrize(("text", "lang", "expected"), OTHERS)
def test_other_languages(text, lang, expected):
    assert negated(text, lang) == expected.split()


def test_who_denies_the_words_denies_what_they_affirm():
    asserted, denied = (assertion_of("The jet did not hit the boat.", "en", each) for each in ("asserted", "denied"))
    assert asserted.negated == denied.negated
    for number in range(len(asserted.units)):
        assert asserted.denies(number) != denied.denies(number)

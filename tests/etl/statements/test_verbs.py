"""What a verb announces: a sentence for each construction that `test_statements.py` does not have, and near-misses."""

from __future__ import annotations

import pytest

from tests.etl.statements.test_statements import NOTHING, found

FRENCH = [
    pytest.param(
        "Il a démenti les informations selon lesquelles le navire avait coulé.",
        [("indirect", "le navire avait coulé", None)],
        id="selon lesquelles",
    ),
    pytest.param(
        "Le ministre n'a pas précisé si le navire avait coulé.",
        [("indirect", "le navire avait coulé", "Le ministre")],
        id="si",
    ),
    pytest.param(
        "Le maire a expliqué pourquoi la digue avait cédé.",
        [("indirect", "pourquoi la digue avait cédé", "Le maire")],
        id="pourquoi",
    ),
    pytest.param(
        "Le président a décrit l'accord comme « historique ».",
        [("mixed", "historique", "Le président")],
        id="comme",
    ),
    pytest.param(
        "Le ministre a promis de reconstruire le pont.",
        [("indirect", "reconstruire le pont", "Le ministre")],
        id="de before an infinitive",
    ),
    pytest.param(
        "Le syndicat s'est dit prêt à négocier.",
        [("indirect", "prêt à négocier", "Le syndicat")],
        id="said of oneself",
    ),
    pytest.param(
        "Le maire a prévenu : la digue tiendra.",
        [("indirect", "la digue tiendra", "Le maire")],
        id="a colon without marks",
    ),
    pytest.param(
        "Le ministre a annoncé, lors d'une visite à Lyon, que le pont serait reconstruit.",
        [("indirect", "le pont serait reconstruit", "Le ministre")],
        id="an aside before the clause",
    ),
    pytest.param(
        "Le ministre a dit au juge qui l'interrogeait, que le pont tenait.",
        [("indirect", "le pont tenait", "Le ministre")],
        id="a relative clause before the clause",
    ),
    pytest.param(
        "Kiev affirme que la digue a été minée ; Moscou dit que rien n'a bougé.",
        [("indirect", "la digue a été minée", "Kiev"), ("indirect", "rien n'a bougé", "Moscou")],
        id="two clauses with a semicolon",
    ),
    pytest.param(
        "Le maire a dit que le pont tenait et a ajouté que la route était libre.",
        [("indirect", "le pont tenait", "Le maire"), ("indirect", "la route était libre", "Le maire")],
        id="a second verb of the same subject",
    ),
    pytest.param(
        "Kiev affirme que la digue a été minée, mais Moscou dit que rien n'a bougé.",
        [("indirect", "la digue a été minée", "Kiev"), ("indirect", "rien n'a bougé", "Moscou")],
        id="mais before another subject",
    ),
    pytest.param(
        "Le maire dit que le pont tient, tout en ajoutant que la route est fermée.",
        [("indirect", "le pont tient", "Le maire"), ("indirect", "la route est fermée", "Le maire")],
        id="tout en",
    ),
    pytest.param(
        "Caroline Fiat (LFI) a dénoncé une « honte ».",
        [("mixed", "une « honte »", "Caroline Fiat")],
        id="a party in brackets",
    ),
    pytest.param(
        "Hier, a-t-il affirmé que tout le monde partait.",
        [("indirect", "tout le monde partait", None)],
        id="an inverted pronoun with a clause of its own",
    ),
    pytest.param(
        "Paul Durand, commissaire-priseur, a souligné que le tableau était vrai.",
        [("indirect", "le tableau était vrai", "Paul Durand")],
        id="a title between commas",
    ),
    pytest.param(
        "Le pont tient, a indiqué mercredi à l'AFP, Jean Dupont.",
        [("indirect", "Le pont tient", "Jean Dupont")],
        id="times and places before the subject",
    ),
    pytest.param(
        "« Le pont », explique le maire, « tient ».",
        [("direct", "Le pont … tient", "le maire")],
        id="a quotation cut open by its verb",
    ),
    pytest.param(
        "Dans un entretien, explique le maire, « le pont tient ».",
        [("direct", "le pont tient", "le maire")],
        id="what leads to a quotation is not said",
    ),
    pytest.param(
        "Le maire a parlé d'« une faute » et d'« un mépris ».",
        [("mixed", "« une faute » et d'« un mépris »", "Le maire")],
        id="two fragments in a row",
    ),
    pytest.param(
        "Le maire, venu hier, a appelé les habitants à rester calmes.",
        [("indirect", "rester calmes", "Le maire")],
        id="who is asked is not who speaks",
    ),
    pytest.param(
        "La mer monte, affirme le maire, qui veut une digue.",
        [("indirect", "La mer monte", "le maire")],
        id="a relative clause after the subject",
    ),
    # --- near-misses -------------------------------------------------------------------------------------------------
    pytest.param("Jean Dupont est accusé d'avoir volé.", NOTHING, id="a passive: somebody else accuses"),
    pytest.param("Le maire parle et s'en va.", NOTHING, id="two verbs that announce nothing"),
]

ENGLISH = [
    pytest.param(
        "The mayor said: the dam will hold.",
        [("indirect", "the dam will hold", "The mayor")],
        id="a colon without marks",
    ),
    pytest.param(
        "Police did not say whether he was armed.",
        [("indirect", "whether he was armed", "Police")],
        id="whether",
    ),
    pytest.param(
        "Jane Doe explained how it works.",
        [("indirect", "how it works", "Jane Doe")],
        id="how",
    ),
    pytest.param(
        "Moscow vowed to respond.",
        [("indirect", "to respond", "Moscow")],
        id="to",
    ),
    pytest.param(
        "Moscow promised not to leave.",
        [("indirect", "not to leave", "Moscow")],
        id="not to",
    ),
    pytest.param(
        "The mayor was accused of theft by Jane Doe.",
        [("indirect", "theft by Jane Doe", "Jane Doe")],
        id="a charge",
    ),
    pytest.param(
        "Jane Doe called for raising the tax.",
        [("indirect", "raising the tax", "Jane Doe")],
        id="a gerund",
    ),
    pytest.param(
        "The deal was described as “historic” by Jane Doe.",
        [("mixed", "historic", "Jane Doe")],
        id="described as",
    ),
    pytest.param(
        "The mayor told reporters the dam would hold.",
        [("indirect", "the dam would hold", "The mayor")],
        id="told without that",
    ),
    pytest.param(
        "The mayor told reporters that the dam would hold.",
        [("indirect", "the dam would hold", "The mayor")],
        id="told that",
    ),
    pytest.param(
        "The mayor said to reporters on Friday that the dam would hold.",
        [("indirect", "the dam would hold", "The mayor")],
        id="said to somebody",
    ),
    pytest.param(
        "The mayor asked her colleagues: “Who will pay?”",
        [("direct", "Who will pay?", "The mayor")],
        id="somebody, then a colon",
    ),
    pytest.param(
        "Jane Doe urged “all sides” to show restraint.",
        [("mixed", "“all sides” to show restraint", "Jane Doe")],
        id="quoted words before to",
    ),
    pytest.param(
        "The mayor said if it rained the dam would hold.",
        [("indirect", "if it rained the dam would hold", "The mayor")],
        id="if without that",
    ),
    pytest.param(
        "Moscow said leaving the city was hard.",
        [("indirect", "leaving the city was hard", "Moscow")],
        id="a gerund as the subject of a clause",
    ),
    pytest.param(
        "Clinton said Trump, the nominee, would lose.",
        [("indirect", "Trump, the nominee, would lose", "Clinton")],
        id="an apposition in the subject of a clause",
    ),
    pytest.param(
        "Mr. Price said the jets that came close were Russian.",
        [("indirect", "the jets that came close were Russian", "Price")],
        id="a relative clause in the subject of a clause",
    ),
    pytest.param(
        "The bridge held, said Mr. Price, who left.",
        [("indirect", "The bridge held", "Price")],
        id="verb first, then a relative clause",
    ),
    pytest.param(
        "The bridge held, the poll found.",
        [("indirect", "The bridge held", "the poll")],
        id="subject first",
    ),
    pytest.param(
        "The bridge held, he said the jets came close.",
        [("indirect", "the jets came close", None)],
        id="subject first, with a clause of its own",
    ),
    pytest.param(
        "The bridge held, he vowed to stay.",
        [("indirect", "to stay", None)],
        id="subject first, with an infinitive",
    ),
    pytest.param(
        "Police said that the bridge held, said Mr. Price.",
        [("indirect", "Police said that the bridge held", "Price")],
        id="attributed again at the end",
    ),
    pytest.param(
        "More than that, he said, “it is slow.”",
        [("mixed", "More than that … it is slow.", None)],
        id="words without a verb before the quotation",
    ),
    pytest.param(
        "Jane Doe criticized the delay in a statement on Thursday.",
        [("indirect", "the delay", "Jane Doe")],
        id="in a statement, after a noun phrase",
    ),
    pytest.param(
        "Jane Doe denounced a “lie” that hurts.",
        [("mixed", "a “lie”", "Jane Doe")],
        id="quoted words before a relative clause",
    ),
    pytest.param(
        "The bridge held, he said again.",
        [("indirect", "The bridge held", None)],
        id="subject first, then an adverb",
    ),
    pytest.param(
        "Jane Doe said, however, that the bridge held.",
        [("indirect", "the bridge held", "Jane Doe")],
        id="an aside before that",
    ),
    pytest.param(
        "The mayor said that the bridge held, while adding that the road was closed.",
        [("indirect", "the bridge held", "The mayor"), ("indirect", "the road was closed", "The mayor")],
        id="while with a participle",
    ),
    pytest.param(
        "Kyiv said that the dam was mined, while Moscow said that nothing moved.",
        [("indirect", "the dam was mined", "Kyiv"), ("indirect", "nothing moved", "Moscow")],
        id="while before another subject",
    ),
    pytest.param(
        "The mayor said that the bridge held, although nobody believed it.",
        [("indirect", "the bridge held", "The mayor")],
        id="although of the paper",
    ),
    pytest.param(
        "Wells Fargo just this month announced that it would close.",
        [("indirect", "it would close", "Wells Fargo")],
        id="this month between subject and verb",
    ),
    # --- near-misses -------------------------------------------------------------------------------------------------
    pytest.param("The mayor told reporters.", NOTHING, id="told, and nothing more"),
    pytest.param("Asked whether he would stay, he left.", NOTHING, id="who was asked is not who spoke"),
]


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_french(text, expected):
    assert found(text, "fr") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text, expected):
    assert found(text, "en") == expected

"""Who said what: a table of sentences, with near-misses that must give nothing.

Each case is (text, what must be found); a finding is (kind, words, speaker), several parts joined by " … ".
"""

from __future__ import annotations

import pytest

from etl.extract import extract
from etl.model.article import Article

NOTHING: list[tuple[str, str, str | None]] = []

FRENCH = [
    pytest.param(
        "« Nous ne voulons pas de guerre », a déclaré mardi le ministre russe de la Défense, Sergueï Choïgou.",
        [("direct", "Nous ne voulons pas de guerre", "Sergueï Choïgou")],
        id="quotation then verb then subject",
    ),
    pytest.param(
        "Le général Mark Milley a ajouté : « Nous avons le film. »",
        [("direct", "Nous avons le film.", "Mark Milley")],
        id="subject then verb then colon",
    ),
    pytest.param(
        "« Le drone », a dit Mme Dupont, « volait très bas ».",
        [("direct", "Le drone … volait très bas", "Dupont")],
        id="interrupted by its cue",
    ),
    pytest.param(
        "“Ils nous ont vus”, affirme-t-il.",
        [("direct", "Ils nous ont vus", None)],
        id="inverted pronoun without anybody before",
    ),
    pytest.param(
        'Nikolaï Patrouchev tonné: « Ceci est la dernière confirmation" .',
        [("direct", "Ceci est la dernière confirmation", "Nikolaï Patrouchev")],
        id="participle without auxiliary, marks that do not match",
    ),
    pytest.param(
        "Le porte-parole a parlé de »manœuvres dangereuses et inutiles« près de la côte.",
        [("mixed", "manœuvres dangereuses et inutiles", "Le porte-parole")],
        id="guillemets reversed",
    ),
    pytest.param(
        "Patrouchev : « Les Américains participent à la guerre »",
        [("direct", "Les Américains participent à la guerre", "Patrouchev")],
        id="headline",
    ),
    pytest.param(
        "Le Pentagone a affirmé que les avions s'étaient approchés du drone.",
        [("indirect", "les avions s'étaient approchés du drone", "Le Pentagone")],
        id="que clause",
    ),
    pytest.param(
        "Le gouvernement a par ailleurs annoncé, samedi soir, qu'une enquête était ouverte.",
        [("indirect", "une enquête était ouverte", "Le gouvernement")],
        id="adverbial and date inside the verb group",
    ),
    pytest.param(
        "Paris a appelé les deux parties à faire preuve de retenue.",
        [("indirect", "faire preuve de retenue", "Paris")],
        id="infinitive with somebody before",
    ),
    pytest.param(
        "Le ministre assure avoir transmis les images.",
        [("indirect", "avoir transmis les images", "Le ministre")],
        id="bare infinitive",
    ),
    pytest.param(
        "Les deux avions se sont touchés, a indiqué l'armée américaine.",
        [("indirect", "Les deux avions se sont touchés", "l'armée américaine")],
        id="clause before its verb",
    ),
    pytest.param(
        "Selon Moscou, le drone est tombé tout seul.",
        [("indirect", "le drone est tombé tout seul", "Moscou")],
        id="selon",
    ),
    pytest.param(
        "Le drone est tombé tout seul, selon le ministère russe de la Défense.",
        [("indirect", "Le drone est tombé tout seul", "le ministère russe de la Défense")],
        id="selon at the end",
    ),
    pytest.param(
        "Washington a dénoncé un acte « irréfléchi ».",
        [("mixed", "un acte « irréfléchi »", "Washington")],
        id="noun phrase with quoted words",
    ),
    pytest.param(
        "L'acte a été qualifié d'« irréfléchi » par la Maison Blanche.",
        [("mixed", "irréfléchi", "la Maison Blanche")],
        id="lone fragment, passive",
    ),
    pytest.param(
        "Kiev affirme que la digue a été minée, ajoutant que « tout était prêt ».",
        [("indirect", "la digue a été minée", "Kiev"), ("direct", "tout était prêt", "Kiev")],
        id="participle that goes on",
    ),
    pytest.param(
        "Le chef a confirmé que l'acte était voulu, mais qu'il n'était pas certain du reste.",
        [
            ("indirect", "l'acte était voulu", "Le chef"),
            ("indirect", "il n'était pas certain du reste", "Le chef"),
        ],
        id="two clauses under one verb",
    ),
    pytest.param(
        "Jean Martin est venu hier. « Je reviendrai », a-t-il dit. « Et vite. »",
        [("direct", "Je reviendrai", "Jean Martin"), ("direct", "Et vite.", "Jean Martin")],
        id="pronoun, then a quotation that floats",
    ),
    pytest.param(
        "Aux yeux des oppositions, le texte est mauvais.",
        [("indirect", "le texte est mauvais", "oppositions")],
        id="contracted preposition: its article is no part of the speaker",
    ),
    pytest.param(
        "Le ministère a annoncé, samedi 25 juillet, qu'un dispositif serait mis en place.",
        [("indirect", "un dispositif serait mis en place", "Le ministère")],
        id="a date between the verb and its clause",
    ),
    pytest.param(
        "Il a annoncé vendredi matin avoir étendu son partenariat.",
        [("indirect", "avoir étendu son partenariat", None)],
        id="a date between the verb and its infinitive",
    ),
    pytest.param(
        "Comme l'a souligné le ministre, le texte reste à voter.",
        [("indirect", "le texte reste à voter", "le ministre")],
        id="comme l'a souligné",
    ),
    pytest.param(
        "Le syndicat regrette que rien ne change : « Personne ne nous écoute. »",
        [("indirect", "rien ne change", "Le syndicat"), ("direct", "Personne ne nous écoute.", "Le syndicat")],
        id="a clause, then a colon and the words themselves",
    ),
    pytest.param(
        "Souchon nous rappelle que la mer monte.",
        [("indirect", "la mer monte", "Souchon")],
        id="nous is the object, not a reflexive",
    ),
    pytest.param(
        "Selon les chroniques, la ville fut prise en un jour.",
        [("indirect", "la ville fut prise en un jour", "les chroniques")],
        id="selon with a document",
    ),
    pytest.param(
        "L'accord est mort, a souligné la même source.",
        [("indirect", "L'accord est mort", "la même source")],
        id="an adjective before the noun that speaks",
    ),
    pytest.param(
        "« C'est fini », a lâché Bruno Le Maire.",
        [("direct", "C'est fini", "Bruno Le Maire")],
        id="an article inside a name",
    ),
    pytest.param(
        "— Je n'ai rien vu, dit la voisine.",
        [("direct", "Je n'ai rien vu", "la voisine")],
        id="dash of a dialogue",
    ),
    pytest.param(
        "« Le maire m'a dit : “Je pars demain” », raconte Jean Dupont.",
        [("direct", "Le maire m'a dit : “Je pars demain”", "Jean Dupont"), ("direct", "Je pars demain", "Le maire")],
        id="a quotation inside a quotation",
    ),
    pytest.param(
        "« Tout brûle. » — Jeanne Martin, bénévole",
        [("direct", "Tout brûle.", "Jeanne Martin")],
        id="signed after a dash",
    ),
    pytest.param(
        "La mer monte, a dit Paul Durand. À l'en croire, tout est perdu.",
        [("indirect", "La mer monte", "Paul Durand"), ("indirect", "tout est perdu", "Paul Durand")],
        id="à l'en croire: whoever spoke last",
    ),
    pytest.param(
        "Rekk a dit aux marins qu’ils « ne devaient pas attendre le remorqueur », mais ils l'ont attendu.",
        [("mixed", "ils « ne devaient pas attendre le remorqueur »", "Rekk")],
        id="who was told is not said, nor what the paper adds",
    ),
    pytest.param(
        "La compagnie a assuré à ses clients qu'elle « paierait tout ».",
        [("mixed", "elle « paierait tout »", "La compagnie")],
        id="clients are told, not said",
    ),
    pytest.param(
        "Le conseil a voté.\n\n« Ana connaît bien le port. »\n— Lena Harsk, maire de Port-Bel",
        [("direct", "Ana connaît bien le port.", "Lena Harsk")],
        id="signed on a line of its own",
    ),
    pytest.param(
        "Le conseil a voté, a dit Tom Bolt.\n\n« Ana connaît bien le port. »\n- Lena Harsk, maire",
        [("indirect", "Le conseil a voté", "Tom Bolt"), ("direct", "Ana connaît bien le port.", "Lena Harsk")],
        id="signed after a hyphen on its line",
    ),
    pytest.param(
        "Le conseil a voté.\n\n« Ana connaît bien le port. »\nLena Harsk, maire",
        [("direct", "Ana connaît bien le port.", "Lena Harsk")],
        id="signed on its line without a dash",
    ),
    pytest.param(
        "Le conseil a voté.\n\n« Ana connaît bien le port. »\n\nLena Harsk\n\nLe port de Bel a fermé.",
        [("direct", "Ana connaît bien le port.", None)],
        id="a byline is no signature",
    ),
    pytest.param(
        "Le conseil a voté.\n\n« Ana connaît bien le port. »\n- Lena Harsk est venue.\n- Ana Rekk aussi.",
        [("direct", "Ana connaît bien le port.", None)],
        id="a list is no signature",
    ),
    pytest.param(
        "Le conseil a voté.\n\n« Ana connaît bien le port. »\n— Je pars, dit Lena Harsk.",
        [("direct", "Ana connaît bien le port.", None), ("direct", "Je pars", "Lena Harsk")],
        id="a dialogue is no signature",
    ),
    # --- near-misses -------------------------------------------------------------------------------------------------
    pytest.param("— Le pain\n— Le lait\n— Le beurre", NOTHING, id="a list with dashes"),
    pytest.param("Selon la taille, la robe coûte plus ou moins.", NOTHING, id="selon with a measure"),
    pytest.param("Il est accusé de vol depuis deux ans.", NOTHING, id="accused of a thing, not of saying"),
    pytest.param("La demande de gaz a baissé et le rapport est long.", NOTHING, id="nouns spelt like verbs"),
    pytest.param("Le bateau « Jeanne d'Arc » est parti hier.", NOTHING, id="name of a ship"),
    pytest.param("Il a lu « Guerre et Paix » en deux jours.", NOTHING, id="title of a work"),
    pytest.param("L'opération « Barkhane » est finie.", NOTHING, id="name of an operation"),
    pytest.param("On l'appelait « le Tigre ».", NOTHING, id="nickname"),
    pytest.param("Selon les critères, la note monte.", NOTHING, id="selon with what cannot speak"),
    pytest.param("Pour ce travail, il faut du temps.", NOTHING, id="pour with what cannot speak"),
    pytest.param("Paris vote tandis que Rome attend.", NOTHING, id="tandis que"),
    pytest.param("Il évoque une technologie qu'elle connaît.", NOTHING, id="relative clause"),
    pytest.param("Nous sommes de retour.", NOTHING, id="être, not sommer"),
    pytest.param("Le ministre veut que tout change.", NOTHING, id="a wish"),
    pytest.param("Le ministre craint que tout ne change.", NOTHING, id="a fear"),
]

ENGLISH = [
    pytest.param(
        "“We have the video,” Gen. Mark Milley said on Wednesday.",
        [("direct", "We have the video,", "Mark Milley")],
        id="quotation then subject then verb",
    ),
    pytest.param(
        '"We have the video," said General Mark Milley.',
        [("direct", "We have the video,", "Mark Milley")],
        id="quotation then verb then subject",
    ),
    pytest.param(
        "The Pentagon said the jets came close.",
        [("indirect", "the jets came close", "The Pentagon")],
        id="clause without that",
    ),
    pytest.param(
        "Moscow said that there was no contact.",
        [("indirect", "there was no contact", "Moscow")],
        id="that clause",
    ),
    pytest.param(
        "According to Russia, the drone fell by itself.",
        [("indirect", "the drone fell by itself", "Russia")],
        id="according to",
    ),
    pytest.param(
        "The drone fell by itself, according to the Russian Defense Ministry.",
        [("indirect", "The drone fell by itself", "the Russian Defense Ministry")],
        id="according to at the end",
    ),
    pytest.param(
        "Price called it “an unsafe act”.",
        [("mixed", "it “an unsafe act”", "Price")],
        id="noun phrase with quoted words",
    ),
    pytest.param(
        '"It is a big thing," he said. "It is slow."',
        [("direct", "It is a big thing, … It is slow.", None)],
        id="resumed after its cue",
    ),
    pytest.param(
        "“We will see,” Dana Flynn, a top aide, said Thursday morning.",
        [("direct", "We will see,", "Dana Flynn")],
        id="an apposition between the speaker and the verb",
    ),
    pytest.param(
        "These workers, Jane Doe explained on Monday, were well paid.",
        [("indirect", "These workers … were well paid", "Jane Doe")],
        id="a clause cut open by its cue",
    ),
    pytest.param(
        "Police say he refused the offer.",
        [("indirect", "he refused the offer", "Police")],
        id="a plural that does not end in s",
    ),
    pytest.param(
        "The company just this month announced in a statement that it would close.",
        [("indirect", "it would close", "The company")],
        id="times and places beside the verb",
    ),
    pytest.param(
        "The FBI warned state officials to change their passwords.",
        [("indirect", "to change their passwords", "The FBI")],
        id="infinitive with somebody before",
    ),
    pytest.param(
        "Jane Doe called for more school money in a statement on Thursday.",
        [("indirect", "more school money", "Jane Doe")],
        id="a demand without quoted words",
    ),
    pytest.param(
        "Jane Doe accused the mayor of being asleep.",
        [("indirect", "being asleep", "Jane Doe")],
        id="accused of",
    ),
    pytest.param(
        "As many experts have pointed out, the law is old.",
        [("indirect", "the law is old", "many experts")],
        id="a leading as-clause",
    ),
    pytest.param(
        "The drone was old, as police have said.",
        [("indirect", "The drone was old", "police")],
        id="a trailing as-clause",
    ),
    pytest.param(
        "Jane Doe repeated Mr. Smith's claim that the vote was stolen.",
        [("indirect", "the vote was stolen", "Smith")],
        id="a noun announces",
    ),
    pytest.param(
        "“I am ashamed.” ― Jacklyn Ashley",
        [("direct", "I am ashamed.", "Jacklyn Ashley")],
        id="signed after a dash",
    ),
    pytest.param(
        "Jane Doe says Mr. Smith promised to stay.",
        [("indirect", "Mr. Smith promised to stay", "Jane Doe")],
        id="retold words inside retold words are one statement",
    ),
    pytest.param(
        "In a statement, Peabody said: “We are ready.”",
        [("direct", "We are ready.", "Peabody")],
        id="what only leads is not said",
    ),
    pytest.param(
        "Peskov sent reporters to the Defence Ministry, which said that no weapons were used.",
        [("indirect", "no weapons were used", "the Defence Ministry")],
        id="which: the phrase right before it",
    ),
    pytest.param(
        'Rekk told the crew they "should not wait for the tug" but they did.',
        [("mixed", 'they "should not wait for the tug"', "Rekk")],
        id="the crew is told, not said",
    ),
    pytest.param(
        "Rekk told AFP he “would not wait” for the tug.",
        [("mixed", "he “would not wait” for the tug", "Rekk")],
        id="an agency is told",
    ),
    pytest.param(
        "Harsk told the board members “the port must close”.",
        [("direct", "the port must close", "Harsk")],
        id="a quotation after who is told",
    ),
    pytest.param(
        "The line informed staff they would be paid in full.",
        [("indirect", "they would be paid in full", "The line")],
        id="informed somebody, without that",
    ),
    pytest.param(
        "Mayor Harsk reminded drivers their cars “would be towed”.",
        [("mixed", "their cars “would be towed”", "Harsk")],
        id="reminded somebody, without that",
    ),
    pytest.param(
        "Police warned residents not to “go near the water”.",
        [("mixed", "not to “go near the water”", "Police")],
        id="warned not to",
    ),
    pytest.param(
        "The board met.\n\n“Ana brings with her a long record.”\n— Lena Harsk, chairwoman of the harbour board",
        [("direct", "Ana brings with her a long record.", "Lena Harsk")],
        id="signed on a line of its own",
    ),
    pytest.param(
        "The board met, Tom Bolt said.\n\n> “Ana is late.”\n> — Lena Harsk, mayor",
        [("indirect", "The board met", "Tom Bolt"), ("direct", "Ana is late.", "Lena Harsk")],
        id="signed in a block quotation",
    ),
    pytest.param(
        "Harsk told Wave’s “Good Port” on Friday that the tug was late.",
        [("indirect", "the tug was late", "Harsk")],
        id="a quoted name of who is told",
    ),
    pytest.param(
        "The board met.\n\n“Ana brings with her a long record.”\n- Lena Harsk\n- Ana Rekk",
        [("direct", "Ana brings with her a long record.", None)],
        id="a list of names is no signature",
    ),
    pytest.param(
        "The board met.\n\n“Ana brings with her a long record.”\n\nLena Harsk, mayor of Port-Bel\n\nThe port closed.",
        [("direct", "Ana brings with her a long record.", None)],
        id="a name after an empty line is no signature",
    ),
    pytest.param(
        "“We leave,” Rekk said.\n— Lena Harsk, mayor",
        [("direct", "We leave,", "Rekk")],
        id="what a verb attributes is not signed",
    ),
    pytest.param("Whether it was meant, he could not yet say.", NOTHING, id="what somebody could not say"),
    pytest.param("He declined to go that far.", NOTHING, id="a refusal to act"),
    pytest.param("The report was long and the claims were many.", NOTHING, id="nouns spelt like verbs"),
    pytest.param("It stands near a stream called Miracle Run.", NOTHING, id="the name of a place"),
    pytest.param("The fact that it rained changed nothing.", NOTHING, id="a noun that announces nothing"),
    pytest.param("The carrier “Gerald R. Ford” left port.", NOTHING, id="name of a ship"),
    pytest.param("He wants to leave.", NOTHING, id="a wish"),
]


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_french(text, expected):
    assert found(text, "fr") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text, expected):
    assert found(text, "en") == expected


def found(text, lang):
    return [
        (statement.kind, " … ".join(text[start:end] for start, end in statement.content), statement.speaker)
        for statement in extract(Article(text=text, lang=lang)).statements
    ]

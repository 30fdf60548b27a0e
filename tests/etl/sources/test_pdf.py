"""PDFs become articles: their lines paragraphs, their headline the title, what is at the edges left out and told."""

import pytest

from etl.model.article import Article, Reject
from etl.sources.items import Document
from etl.sources.read import read
from tests.etl.sources.pdf_writer import Page, Set, flow, pdf, width

LINES = (
    "Le porte-parole du Pentagone a déclaré mardi que l’appareil volait dans l’espace inter-",
    "national, où il n’avait pas été menacé, selon le ministère et selon le porte-",
    "parole de l’état-major. « C’est inacceptable », a-t-il dit.",
    "",
    "Moscou dément. L’ambassadeur a été convoqué mardi soir au département d’État, à Washing-",
    "ton, pour la seconde fois.",
)


def column(*lines, top=700, size=11, left=72):
    return Page().put(map(Set, lines), left, top, size, 14)


def read_all(raw, given=None):
    return read(Document("a.pdf", "a.pdf", raw, given or {}))


def article(*pages, **given):
    found = read_all(pdf(pages), given)
    assert isinstance(found, Article), found
    return found


def paragraphs(*pages):
    return article(*pages).text.split("\n\n")


def reason(raw):
    found = read_all(raw)
    assert isinstance(found, Reject), found
    return found.reason


# Paragraphs


def test_lines_become_paragraphs():
    found = article(column(*LINES).line(72, 760, "Un drone tombe", 20))
    assert found.text.split("\n\n") == [
        "Un drone tombe",
        "Le porte-parole du Pentagone a déclaré mardi que l’appareil volait dans l’espace international, où il n’avait "
        "pas été menacé, selon le ministère et selon le porte-parole de l’état-major. « C’est inacceptable », "
        "a-t-il dit.",
        "Moscou dément. L’ambassadeur a été convoqué mardi soir au département d’État, à Washington, pour la seconde "
        "fois.",
    ]
    assert (found.date.precision, found.notes) == ("unknown", ())


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["“We had no letter,” the mayor, Edda Varnhelm,", "said."], id="letters of other heights"),
        pytest.param(["“We had no letter,” the mayor, Edda", "Varnhelm, said in the hall of the town."], id="a name"),
        pytest.param(["The mayor spoke with Gen.", "Brandt of the army about it on Tuesday."], id="an abbreviation"),
        pytest.param(["The mayor spoke about it with Paul A.", "Massenet on Tuesday."], id="an initial of a name"),
        pytest.param(["The mayor of the", "Orlane region spoke about it on Tuesday."], id="a word that wants another"),
        pytest.param(["“We had no letter,” the mayor,", "", "", "Edda Varnhelm, said."], id="a gap after a comma"),
        pytest.param(["“We had no letter,” the mayor", "", "", "of Orlane said in the hall."], id="a gap in the words"),
    ],
)
def test_no_paragraph_ends_within_a_sentence(lines):
    expected = ["Nobody was hurt.", " ".join(filter(None, lines)), "Nobody was hurt."]
    assert paragraphs(column("Nobody was hurt.", "", *lines, "", "Nobody was hurt.")) == expected


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([("A heading", 15), ("The text begins here.", 11)], id="taller"),
        pytest.param([("A HEADING", 11), ("The text begins here and goes on to the end.", 11)], id="in capitals"),
        pytest.param([("By Ada Lindt", 11), ("The text begins here and goes on to the end.", 11)], id="a short line"),
    ],
)
def test_a_heading_stands_alone(lines):
    page = Page()
    for number, (line, size) in enumerate(lines):
        page.line(72, 700 - 16 * number, line, size)
    assert paragraphs(page) == [line for line, _ in lines]


def test_a_bold_heading_stands_alone():
    page = Page().line(72, 700, "Letters that nobody in the town hall has ever read", 11, bold=True)
    page.put(map(Set, ["The road agency says that it sent three of them in", "January."]), 72, 686, 11)
    assert paragraphs(page)[0] == "Letters that nobody in the town hall has ever read"


# Initials


def with_initial(initial, *lines):
    page, right = Page().line(72, 760, "Un titre", 18).line(72, 700 - 25, initial, 40), 72 + width(initial, 40) + 4
    for number, line in enumerate(lines):
        page.line(right if number < 2 else 72, 700 - 14 * number, line, 11)
    return page


@pytest.mark.parametrize(
    ("initial", "lines", "begins"),
    [
        pytest.param("N", "obody told us of it,|the mayor said on|Tuesday in Orlane.", "Nobody told us", id="word"),
        pytest.param("“N", "obody told us of it,”|the mayor said on|Tuesday.", "“Nobody told us", id="mark"),
        pytest.param("L", "’agence dément, et la|mairie aussi, a dit|la maire.", "L’agence dément", id="elision"),
        pytest.param("L’", "agence dément, et la|mairie aussi, a dit|la maire.", "L’agence dément", id="elided"),
        pytest.param("A", "lorry driver saw it and|called the town, said|the mayor.", "A lorry driver", id="article"),
        pytest.param("A", "fter the closure she|said nothing about it|for days.", "After the closure", id="A-word"),
        pytest.param("À", "la mairie on dément,|comme à l’agence des|routes.", "À la mairie on", id="preposition"),
        pytest.param("D", "IVERS will look at the|pier next week, said|the mayor.", "DIVERS will look", id="capitals"),
    ],
)
def test_an_initial_belongs_to_the_first_word(initial, lines, begins):
    title, text = paragraphs(with_initial(initial, *lines.split("|")))
    assert title == "Un titre"
    assert text.startswith(begins)
    assert text.endswith(lines.split("|")[-1])


def test_an_initial_on_the_line_is_part_of_its_word():
    page = Page().line(72, 700, "N", 30).line(72 + 22, 700, "obody told us of it, the mayor said on", 11)
    page.line(72, 686, "Tuesday.", 11)
    assert paragraphs(page) == ["Nobody told us of it, the mayor said on Tuesday."]


def test_a_letter_of_a_headline_is_no_initial():
    page = Page().line(72, 700, "Plan", 30).line(150, 700, "A", 30).line(182, 700, "fails", 30)
    page.put(flow(["The council has no other plan. It will meet again on Tuesday."], 150, 11), 182, 680, 11)
    assert paragraphs(page)[0] == "Plan A fails"


# Title


@pytest.mark.parametrize(
    ("size", "given", "title"),
    [
        pytest.param(20, {}, "Crack closes the viaduct", id="headline"),
        pytest.param(11, {}, None, id="no larger than the text"),
        pytest.param(20, {"title": "Another"}, "Another", id="known from elsewhere"),
    ],
)
def test_the_headline_is_the_title(size, given, title):
    page = column(*LINES).line(72, 780, "Region", 9).line(72, 750, "Crack closes the viaduct", size)
    found = article(page, **given)
    assert found.title == title
    assert found.text.startswith("Region\n\nCrack closes the viaduct\n\nLe porte-parole")


# Headers and footers


def test_what_stands_on_most_pages_is_left_out_and_a_sentence_goes_on_overleaf():
    texts = [
        ("Le premier texte est assez long pour remplir la ligne", "et se poursuit sur la page suivante, car"),
        ("la phrase n’est pas finie en bas de la première page.", "Une autre phrase finit ici."),
        ("La troisième page a une phrase.", "Et encore une autre."),
    ]
    pages = [
        column(*lines).line(72, 800, "Le Journal – 14 mars", 9).line(290, 30, f"Page {number} sur 3", 9)
        for number, lines in enumerate(texts, start=1)
    ]
    found = article(*pages)
    assert "Le Journal" not in found.text
    assert "Page" not in found.text
    assert "page suivante, car la phrase n’est pas finie" in found.text
    (note,) = found.notes
    assert note.kind == "left out"
    assert "Le Journal – 14 mars" in note.text
    assert "Page 1 sur 3" in note.text


def test_two_pages_prove_no_header():
    pages = [column("Une phrase.").line(72, 800, "« Non. »", 11), column("Une autre.").line(72, 800, "« Non. »", 11)]
    assert article(*pages).text.count("« Non. »") == 2


def test_two_pages_prove_a_header_in_small_letters():
    pages = [column(*LINES).line(72, 800, f"Le Journal – {number}", 8) for number in (1, 2)]
    assert "Le Journal" not in article(*pages).text


def test_a_header_that_differs_by_chapter():
    pages = [column(*LINES).line(72, 800, f"Chapter {'one' * number}", 9) for number in range(1, 5)]
    assert "Chapter" not in article(*pages).text


def test_the_title_is_no_header_though_it_is_repeated_as_one():
    pages = [
        column(f"Page {word} of the text.").line(72, 800, "Crack closes the viaduct", size)
        for word, size in (("one", 20), ("two", 9), ("three", 9))
    ]
    found = article(*pages)
    assert found.title == "Crack closes the viaduct"
    assert found.text.count("Crack closes the viaduct") == 1


def test_slides_keep_their_headings():
    pages = [column(*LINES).line(72, 790, f"{word} point", 24) for word in ("First", "Second", "Third")]
    assert all(f"{word} point" in article(*pages).text for word in ("First", "Second", "Third"))


# What else is told


def test_pages_without_text_are_told():
    found = article(column(*LINES), Page().box(72, 72, 400, 600), column(*LINES))
    assert [(note.kind, note.text) for note in found.notes] == [
        ("without text", "no text on page 2 of 3, a picture perhaps")
    ]


def test_letters_of_which_the_font_does_not_say_what_they_are_are_told():
    """They are shown as such, never left out."""
    page = Page().line(72, 700, "Le viaduc est ferm").nameless(72 + width("Le viaduc est ferm"), 700)
    found = article(page.line(72, 688, "depuis mardi."))
    assert "ferm\ufffd depuis" in found.text.replace(" \ufffd", "\ufffd")
    assert [(note.kind, note.text.split()[0]) for note in found.notes] == [("unknown letters", "1")]


def test_what_stands_beyond_the_edge_of_the_page_is_not_shown():
    assert paragraphs(column(*LINES[4:]).line(72, 900, "Imprimé le 14 mars").line(-300, 400, "Repère")) == [
        "Moscou dément. L’ambassadeur a été convoqué mardi soir au département d’État, à Washington, pour la seconde "
        "fois."
    ]


# Rejects

ENCRYPTED = b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">>>"
FILE = pdf([column(*LINES)])


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(pdf([column("Texte.")], ENCRYPTED), "encrypted PDF", id="encrypted"),
        pytest.param(pdf([Page(), Page()]), "no text in this PDF of 2 pages, a scan perhaps", id="scanned"),
        pytest.param(FILE[:100], "damaged PDF", id="truncated"),
        pytest.param(b"%PDF-1.7\n" + b"\0" * 100, "damaged PDF", id="nothing behind the first line"),
        pytest.param(b"", "damaged PDF", id="empty"),
        pytest.param(b"PK\x03\x04word/document", "looks like a Word document, not like a .pdf file", id="Word"),
    ],
)
def test_rejects_say_why(content, says):
    assert says in reason(content)


@pytest.mark.parametrize(
    "damaged",
    [
        pytest.param(FILE.replace(b"startxref\n", b"startxref\n9"), id="a table that is not where it should be"),
        pytest.param(FILE.replace(b" 00000 n", b" 65535 f"), id="a table that denies all objects"),
        pytest.param(FILE[: FILE.rindex(b"xref\n0")], id="no table at all"),
        pytest.param(b"rubbish\n" + FILE, id="rubbish before the first line"),
        pytest.param(FILE + b"\0" * 5000, id="rubbish behind the last line"),
    ],
)
def test_a_damaged_table_of_objects_is_worked_out_anew_or_refused(damaged):
    found = read_all(damaged)
    assert "Moscou dément." in found.text if isinstance(found, Article) else "damaged" in found.reason

"""Pages set as newspapers and agencies set them: what is read is the title and the paragraphs, whole and in order."""

import random
import re

import pytest

from etl.extract import extract
from etl.model.article import Article
from etl.sources.items import Document
from etl.sources.read import read
from tests.etl.sources.pdf_writer import Page, Set, flow, pdf, width

TITLE = "Crack closes the viaduct"
# A stroke stands where a word may be broken at the end of a line.
CLOSED, MAYOR, AGENCY, SCHOOL, TOWN, DATE = STORY = tuple(text.replace("|", "\xad") for text in (
    "The council of Orlane closed the viaduct on Tuesday after in|spec|tors found a crack in the third pier, and "
    "lorries were sent through the valley until fur|ther no|tice.",
    "“Nobody told us that the bearing had been changed,” the mayor, Edda Varnhelm, said in the town hall after the "
    "meeting with the re|pre|sen|ta|tives of the lower town.",
    "The road agency denied the charge. “The council has had three letters since January,” its director, Paul "
    "Massenet, told re|por|ters in Brenn on Wed|nes|day morning.",
    "En|gi|neers from the tech|ni|cal school will look at the pier next week. They had warned in a re|port two years "
    "ago that salt water was getting into the joints, and that the drains were blocked with leaves.",
    "Re|si|dents of the lower town com|plained that the noise of the di|ver|ted lor|ries kept them awake. A petition "
    "with four hundred names was handed to the council by the ow|ner of the ba|ke|ry.",
    "The agency could not give a date for the reopening. If the crack turns out to be shallow, one lane may be opened "
    "before the end of the month; otherwise the deck has to be lifted, which takes until autumn.",
))  # fmt: skip
LONG = 700  # points: where the text of a page begins
LEFT, ACROSS = 50, 495  # points: the margin, and the width of the text


def plain(*paragraphs):
    return [paragraph.replace("\xad", "") for paragraph in paragraphs]


def article(*pages):
    found = read(Document("a.pdf", "a.pdf", pdf(pages), {}))
    assert isinstance(found, Article), found
    return found


def columns(page, lines, count, *, gutter=18, top=LONG, rows=None, size=10.0, leading=12.0, lower=0.0):
    """The lines in columns side by side, each `lower` points below the one before; the lines that are left over."""
    measure = measure_of(count, gutter)
    rows = rows or -(-len(lines) // count)
    for number in range(count):
        page.put(lines[:rows], LEFT + number * (measure + gutter), top - number * lower, size, leading)
        lines = lines[rows:]
    return lines


def measure_of(count, gutter=18):
    return (ACROSS - gutter * (count - 1)) / count


# The layouts: pages, and the paragraphs that are to be read on them.


def one_column():
    page = Page().line(LEFT, 740, TITLE, 20)
    page.put(flow(STORY, 300, indent=14), LEFT, LONG)
    return [page], [TITLE, *STORY]


def two_columns_justified():
    page = Page().line(LEFT, 740, TITLE, 20)
    columns(page, flow(STORY, measure_of(2, 12), indent=12, justified=True), 2, gutter=12)
    return [page], [TITLE, *STORY]


def three_columns_under_one_headline():
    """Their lines do not stand level with each other."""
    page = Page().line(LEFT, 740, f"{TITLE} of Orlane for weeks", 24)
    columns(page, flow(STORY, measure_of(3), gap=1), 3, lower=5)
    return [page], [f"{TITLE} of Orlane for weeks", *STORY]


def a_box_inside_a_column():
    """Framed, in the middle of a sentence."""
    page = Page().line(LEFT, 740, TITLE, 20)
    lines, measure = flow(STORY, measure_of(2), indent=12), measure_of(2)
    half = len(lines) // 2 + 3
    cut = next(number for number in range(9, half) if not lines[number - 1].text.endswith((".", "”")))
    below = LONG - 12 * cut
    box = "The viaduct was built in 1931. It carries nine thousand vehicles a day."
    page.put(lines[:cut], LEFT, LONG)
    page.box(LEFT, below - 34, measure, 40).put(flow([box], 220), LEFT + 6, below - 6)
    page.put(lines[cut:half], LEFT, below - 54)
    page.put(lines[half:], LEFT + measure + 18, LONG)
    return [page], with_after([TITLE, *STORY], lines[cut - 1].text, box)


def with_after(paragraphs, words, *others):
    """The paragraphs with others after the one that holds the words."""
    place = next(number for number, each in enumerate(plain(*paragraphs)) if words.rstrip("-") in each)
    return [*paragraphs[: place + 1], *others, *paragraphs[place + 1 :]]


def a_quotation_set_across_two_columns():
    """In larger letters, the lines of both columns give way to it."""
    page = Page().line(LEFT, 740, TITLE, 20)
    measure, beside = measure_of(2), range(9, 15)
    first = flow(STORY[:3], measure, gap=1, shape=lambda number: (0, 80 * (number in beside)))
    page.put(first, LEFT, LONG)
    second = flow(STORY[3:], measure, gap=1, shape=lambda number: (80 * (number in beside), 0))
    page.put(second, LEFT + measure + 18, LONG)
    quotation = ["“The newspaper", "learned it from", "a lorry driver”"]
    page.put(map(Set, quotation), LEFT + measure - 62, LONG - 9 * 12 - 8, 18, 21)
    return [page], with_after([TITLE, *STORY], first[8].text, " ".join(quotation))


def a_picture_with_its_caption():
    """The sentence goes on below it."""
    page = Page().line(LEFT, 740, TITLE, 20)
    lines, measure = flow(STORY, measure_of(2), indent=12), measure_of(2)
    page.put(lines[:7], LEFT, LONG)
    page.box(LEFT, LONG - 200, measure, 110)
    page.put(
        [Set("The third pier on Tuesday, seen from the"), Set("river. Photo: L. Brandt")], LEFT, LONG - 212, 8, 9.6
    )
    page.put(lines[7:18], LEFT, LONG - 240)
    page.put(lines[18:], LEFT + measure + 18, LONG)
    caption = "The third pier on Tuesday, seen from the river. Photo: L. Brandt"
    return [page], with_after([TITLE, *STORY], lines[6].text, caption)


def running_heads_and_page_numbers():
    """Left and right pages have heads of their own; sentences go on overleaf."""
    lines = flow(STORY * 2, 300, indent=14)
    pages = []
    for number in range(4):
        page = Page().line(LEFT, 800, ("The Orlane Courier", "Wednesday, 15 March")[number % 2], 9)
        page.put(lines[:12], LEFT, LONG)
        pages.append(page.line(290, 30, str(number + 11), 9))
        lines = lines[12:]
    pages[-1].put(lines, LEFT, LONG - 12 * 12)
    return pages, list(STORY * 2)


def an_initial_three_lines_tall():
    page = Page().line(LEFT, 740, TITLE, 20)
    opening = MAYOR.removeprefix("“N")
    lines = flow([opening, *STORY[2:]], measure_of(2), shape=lambda number: (46, 0) if number < 3 else (0, 0), gap=1)
    page.line(LEFT, LONG - 24, "“N", 44)
    columns(page, lines, 2)
    return [page], [TITLE, *STORY[1:]]


def words_broken_at_line_ends():
    page = Page().line(LEFT, 740, TITLE, 20)
    lines = flow(STORY, measure_of(4, 14), indent=8, justified=True)
    assert sum(line.text.endswith("-") for line in lines) > 2
    columns(page, lines, 4, gutter=14)
    return [page], [TITLE, *STORY]


def footnotes():
    """Below the first column, under a sentence that goes on in the second."""
    page = Page().line(LEFT, 740, TITLE, 20)
    lines, measure = flow(STORY, measure_of(2), indent=12), measure_of(2)
    cut = len(lines) // 2 + 2
    note = ["1 From the letter of 3 March, which the council", "has not published."]
    page.put(lines[:cut], LEFT, LONG)
    page.line(LEFT + width(lines[2].text) + 1, LONG - 24 + 4, "1", 6)
    page.put(map(Set, note), LEFT, LONG - 12 * (cut + 1), 8, 9.6)
    page.put(lines[cut:], LEFT + measure + 18, LONG)
    return [page], with_after([TITLE, *STORY], lines[cut - 1].text, " ".join(note))


def a_page_turned_on_its_side():
    """The words run upwards on the page, which is shown turned; a credit stands at a right angle to them."""
    page = Page(rotated=90)
    page.line(60, 50, TITLE, 20, turn=90)
    for number, line in enumerate(flow(STORY, 600, gap=1)):
        if line.text:
            page.line(100 + 12 * number, 50, line.text, turn=90)
    return [page.line(540, 700, "Photo: L. Brandt", 7)], [TITLE, *STORY, "Photo: L. Brandt"]


def ligatures():
    page = Page().line(LEFT, 740, "Ofﬁcials ﬁnd a crack", 20)
    text = "The chief engineer found ﬁve cracks in the ﬂoor of the viaduct, and the ﬁrst of them was ﬁlled on Tuesday."
    page.put(flow([text, DATE], 220, indent=14), LEFT, LONG)
    return [page], ["Officials find a crack", text.replace("ﬁ", "fi").replace("ﬂ", "fl"), DATE]


def a_table_beside_the_text():
    page = Page().line(LEFT, 740, TITLE, 20)
    page.put(flow(STORY, 300, indent=14), LEFT, LONG)
    rows = [("Year", "Lorries"), ("1990", "410"), ("2010", "1,220"), ("2020", "1,904")]
    for number, (year, lorries) in enumerate(rows):
        page.line(400, LONG - 14 * number, year).line(470, LONG - 14 * number, lorries)
    return [page], [TITLE, *STORY, "Year | Lorries", "1990 | 410", "2010 | 1,220", "2020 | 1,904"]


def a_headline_across_two_of_three_columns():
    """The third column stands beside it from the top and belongs to the end of the text."""
    page = Page()
    lines, measure = flow(STORY, measure_of(3), indent=10), measure_of(3)
    page.line(LEFT, LONG - 4, TITLE, 22)
    page.put(lines[:14], LEFT, LONG - 36)
    page.put(lines[14:28], LEFT + measure + 18, LONG - 36)
    page.put(lines[28:], LEFT + 2 * (measure + 18), LONG + 6)
    return [page], [TITLE, *STORY]


def a_column_that_goes_on_overleaf():
    pages = [Page().line(LEFT, 740, TITLE, 20), Page()]
    lines = flow(STORY * 2, measure_of(2), indent=12)
    left_over = columns(pages[0], lines, 2, rows=13)
    columns(pages[1], left_over, 2, top=780)
    return pages, [TITLE, *STORY, *STORY]


def two_stories_below_each_other():
    """The first one's sentence goes on in its second column, not under the second headline."""
    page = Page().line(LEFT, 740, TITLE, 20)
    columns(page, flow(STORY[:3], measure_of(2), indent=12), 2)
    page.line(LEFT, 560, "Bakery hands over names", 18)
    columns(page, flow(STORY[3:], measure_of(2), indent=12), 2, top=535)
    return [page], [TITLE, *STORY[:3], "Bakery hands over names", *STORY[3:]]


def a_box_without_a_frame():
    """In letters of the same size, moved in, in the middle of a sentence."""
    page = Page().line(LEFT, 740, TITLE, 20)
    lines = flow(STORY, measure_of(2), gap=1)
    page.put(lines[:2], LEFT, LONG)
    box = ["The viaduct was built in 1931. It", "carries nine thousand vehicles."]
    page.put(map(Set, box), LEFT + 20, LONG - 36)
    page.put(lines[2:20], LEFT, LONG - 72)
    page.put(lines[20:], LEFT + measure_of(2) + 18, LONG)
    return [page], with_after([TITLE, *STORY], lines[1].text, " ".join(box))


def bullets_and_times():
    page = Page().line(LEFT, 740, TITLE, 20)
    page.put(flow([CLOSED], 400), LEFT, LONG)
    below = LONG - 30
    for label, text in (("•", SCHOOL), ("•", TOWN), ("09:40", DATE), ("The mayor:", MAYOR)):
        lines = flow([text], 300)
        page.line(LEFT, below, label).put(lines, LEFT + 60, below)
        below -= 12 * len(lines)
    return [page], [TITLE, CLOSED, f"• {SCHOOL}", f"• {TOWN}", f"09:40 {DATE}", f"The mayor: {MAYOR}"]


LAYOUTS = (
    *(one_column, two_columns_justified, three_columns_under_one_headline, a_box_inside_a_column),
    *(a_quotation_set_across_two_columns, a_picture_with_its_caption, running_heads_and_page_numbers),
    *(an_initial_three_lines_tall, words_broken_at_line_ends, footnotes, a_page_turned_on_its_side, ligatures),
    *(a_table_beside_the_text, a_headline_across_two_of_three_columns, a_column_that_goes_on_overleaf),
    *(two_stories_below_each_other, a_box_without_a_frame, bullets_and_times),
)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_a_layout_is_read_in_order(layout):
    pages, expected = layout()
    assert article(*pages).text.split("\n\n") == plain(*expected)


@pytest.mark.parametrize(
    "layout", [two_columns_justified, an_initial_three_lines_tall, footnotes, a_box_without_a_frame]
)
def test_words_are_of_who_said_them(layout):
    text = article(*layout()[0]).text
    said = {
        "".join(text[start:end] for start, end in statement.content): statement.speaker
        for statement in extract(Article(text=text, lang="en")).statements
    }
    assert said["Nobody told us that the bearing had been changed,"] == "Edda Varnhelm"
    assert said["The council has had three letters since January,"] == "Paul Massenet"


# What is set into a column, in the middle of a sentence: framed, shaded, between rules, or with a gap around it.

FIGURES = "The viaduct was built in 1931. It carries nine thousand vehicles a day, and the council pays for it."
QUOTED = "“Nobody asked us whether the road could bear it, and nobody answered our letters”"


def drawn_around(page, kind, left, low, wide, high):
    right, top = left + wide, low + high
    if kind == "frame":
        page.box(left, low, wide, high)
    elif kind == "shade":
        page.drawn.append(b"0.9 g %.2f %.2f %.2f %.2f re f 0 g" % (left, low, wide, high))
    elif kind == "lines":
        for a, b, c, d in (
            (left, low, right, low),
            (left, top, right, top),
            (left, low, left, top),
            (right, low, right, top),
        ):
            page.drawn.append(b"%.2f %.2f m %.2f %.2f l S" % (a, b, c, d))
    elif kind == "rules":
        for level in (low, top):
            page.drawn.append(b"%.2f %.2f m %.2f %.2f l S" % (left, level, right, level))


def set_in(kind, text, size, *, bold=False, count=2, cut=9, inset=8, heading=""):
    """Columns, the first with a text set into it after so many lines, and what is to be read."""
    page, measure = Page().line(LEFT, 740, TITLE, 20), measure_of(count)
    lines = flow(STORY, measure, indent=12)
    inner = [Set(heading)] * bool(heading) + flow([text], measure - 2 * inset - 12 * bold, size)
    high = len(inner) * 1.2 * size + 12
    first = len(lines) // count + 1
    assert not lines[cut - 1].text.endswith((".", "”"))
    low = LONG - 12 * cut + 4 - high
    page.put(lines[:cut], LEFT, LONG).put(lines[cut:first], LEFT, low - 16)
    drawn_around(page, kind, LEFT, low, measure, high)
    for number, line in enumerate(inner):
        page.line(LEFT + inset, low + high - 6 - size - 1.2 * size * number, line.text, size, bold=bold)
    columns(page, [*[Set("")] * first, *lines[first:]], count, rows=first)
    return [page], with_after([TITLE, *STORY], lines[cut - 1].text, *([heading] if heading else []), text)


@pytest.mark.parametrize(
    ("kind", "text", "size", "options"),
    [
        pytest.param("frame", FIGURES, 9, {}, id="framed, smaller"),
        pytest.param("frame", FIGURES, 10, {"cut": 6}, id="framed, before a name"),
        pytest.param("lines", FIGURES, 10, {"count": 3, "cut": 8}, id="four lines around it, the narrow column"),
        pytest.param("shade", FIGURES, 10, {}, id="shaded"),
        pytest.param("shade", QUOTED, 13, {"inset": 14}, id="shaded, larger"),
        pytest.param("rules", FIGURES, 10, {"inset": 0}, id="between rules"),
        pytest.param("rules", QUOTED, 10, {"bold": True}, id="a bold quotation between rules"),
        pytest.param("gap", FIGURES, 10, {"inset": 0}, id="a gap"),
        pytest.param("gap", FIGURES, 10, {"bold": True, "heading": "In figures"}, id="a gap, bold, under a heading"),
        pytest.param("gap", QUOTED, 10, {"inset": 0}, id="a quotation, a gap"),
        pytest.param("gap", QUOTED, 16, {"cut": 6}, id="a quotation in large letters, before a name"),
        pytest.param("gap", QUOTED, 14, {"count": 3, "cut": 8}, id="a quotation in large letters, three columns"),
    ],
)
def test_what_is_set_into_a_column_stands_in_no_sentence(kind, text, size, options):
    pages, expected = set_in(kind, text, size, **options)
    assert article(*pages).text.split("\n\n") == plain(*expected)


def test_a_quotation_with_which_a_column_begins_goes_on():
    """It is no inset: the sentence of which it is the beginning stands right below it."""
    page = Page().line(LEFT, 740, TITLE, 20)
    page.put(map(Set, ["“Nobody asked us whether the road", "could bear it, or looked at it,”"]), LEFT, LONG)
    page.put(map(Set, ["the owner of the bakery said to", "the council on Tuesday."]), LEFT, LONG - 24)
    whole = (
        "“Nobody asked us whether the road could bear it, or looked at it,” the owner of the bakery said to the council"
    )
    assert article(page).text.split("\n\n") == [TITLE, f"{whole} on Tuesday."]


# Columns of any number, width and spacing, on one or more pages.

SMALL = (
    "the pier council viaduct lorries that drains had been from bearing of town which when said nobody was in".split()
)
NAMES = "Orlane Brenn Tuesday Massenet".split()


def sentence(chance):
    words = [chance.choice(NAMES if chance.random() < 0.1 else SMALL) for _ in range(chance.randint(5, 28))]
    return f"{' '.join(words)[0].upper()}{' '.join(words)[1:]}{chance.choice('...?')}"


def any_columns(seed):
    """Pages of columns, and their paragraphs."""
    chance = random.Random(seed)
    count, size = chance.choice([1, 2, 2, 3, 3, 4]), chance.choice([8, 9, 10, 11])
    gutter, indent = chance.choice([1.2, 1.5, 2, 3]) * size, chance.choice([0, 1.5]) * size
    paragraphs = [" ".join(sentence(chance) for _ in range(chance.randint(1, 4))) for _ in range(chance.randint(3, 12))]
    lines = flow(
        paragraphs, measure_of(count, gutter), size, indent=indent, gap=0 if indent else 1, justified=seed % 2 > 0
    )
    pages, rows = [], chance.choice([12, 25, 40])
    while lines:
        page, lower = Page(), chance.choice([0, 0, 3, 5])
        leading = size * chance.choice([1.0, 1.2, 1.4])
        lines = columns(page, lines, count, gutter=gutter, rows=rows, size=size, leading=leading, lower=lower)
        pages.append(page)
    return pages, paragraphs


@pytest.mark.parametrize("seed", range(60))
def test_any_columns_are_read_in_order(seed):
    pages, paragraphs = any_columns(seed)
    text = article(*pages).text
    assert re.sub(r"\s+", " ", text) == " ".join(paragraphs)
    assert all(re.search(r"[.?]$", paragraph) for paragraph in text.split("\n\n")), "a break within a sentence"


def test_columns_that_cannot_be_told_apart_are_not_joined():
    page = Page().line(LEFT, 700, "The mayor of the town denied the").line(320, 700, "charge of the road agency said")
    found = article(page)
    assert found.text.split("\n\n") == ["The mayor of the town denied the", "charge of the road agency said"]
    assert [(note.kind, "page 1" in note.text) for note in found.notes] == [("order uncertain", True)]

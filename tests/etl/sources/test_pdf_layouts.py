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
CLOSED = (
    "The council of Orlane closed the viaduct on Tuesday after in\xadspec\xadtors found a crack in the third pier, and "
    "lorries were sent through the valley until fur\xadther no\xadtice."
)
MAYOR = (
    "“Nobody told us that the bearing had been changed,” the mayor, Edda Varnhelm, said in the town hall after the "
    "meeting with the re\xadpre\xadsen\xadta\xadtives of the lower town."
)
AGENCY = (
    "The road agency denied the charge. “The council has had three letters since January,” its director, Paul "
    "Massenet, told re\xadpor\xadters in Brenn on Wed\xadnes\xadday morning."
)
SCHOOL = (
    "En\xadgi\xadneers from the tech\xadni\xadcal school will look at the pier next week. They had warned in a re\xadport two years ago "
    "that salt water was getting into the joints, and that the drains were blocked with leaves."
)
TOWN = (
    "Re\xadsi\xaddents of the lower town com\xadplained that the noise of the di\xadver\xadted lor\xadries kept them awake. A petition with "
    "four hundred names was handed to the council by the ow\xadner of the ba\xadke\xadry."
)
DATE = (
    "The agency could not give a date for the reopening. If the crack turns out to be shallow, one lane may be opened "
    "before the end of the month; otherwise the deck has to be lifted, which takes until autumn."
)
STORY = (CLOSED, MAYOR, AGENCY, SCHOOL, TOWN, DATE)
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
    cut = next(number for number in range(8, half) if not lines[number].text.endswith((".", "”")))
    below = page.put(lines[: cut + 1], LEFT, LONG)
    page.box(LEFT, below - 34, measure, 40)
    page.put(
        flow(["The viaduct was built in 1931. It carries nine thousand vehicles a day."], 220), LEFT + 6, below - 6
    )
    page.put(lines[cut + 1 : half], LEFT, below - 54)
    page.put(lines[half:], LEFT + measure + 18, LONG)
    box = "The viaduct was built in 1931. It carries nine thousand vehicles a day."
    return [page], with_after([TITLE, *STORY], lines[cut].text, box)


def with_after(paragraphs, words, *others):
    """The paragraphs with others after the one that holds the words."""
    place = next(number for number, each in enumerate(plain(*paragraphs)) if words.rstrip("-") in each)
    return [*paragraphs[: place + 1], *others, *paragraphs[place + 1 :]]


def a_quotation_set_across_two_columns():
    """In larger letters, the lines of both columns give way to it."""
    page = Page().line(LEFT, 740, TITLE, 20)
    measure, rows = measure_of(2), 26

    def left(number):
        return (0, 80) if 9 <= number % rows < 15 else (0, 0)

    def right(number):
        return (80, 0) if 9 <= number % rows < 15 else (0, 0)

    first = flow(STORY[:3], measure, gap=1, shape=left)
    page.put(first, LEFT, LONG)
    page.put(flow(STORY[3:], measure, gap=1, shape=right), LEFT + measure + 18, LONG)
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
    below = page.put(lines[:cut], LEFT, LONG)
    page.line(LEFT + width(lines[2].text) + 1, LONG - 24 + 4, "1", 6)
    page.put(
        [Set("1 From the letter of 3 March, which the council"), Set("has not published.")], LEFT, below - 12, 8, 9.6
    )
    page.put(lines[cut:], LEFT + measure + 18, LONG)
    note = "1 From the letter of 3 March, which the council has not published."
    return [page], with_after([TITLE, *STORY], lines[cut - 1].text, note)


def a_page_turned_on_its_side():
    """The words run upwards on the page, which is shown turned; a credit stands at a right angle to them."""
    page = Page(rotated=90)
    page.line(60, 50, TITLE, 20, turn=90)
    for number, line in enumerate(flow(STORY, 600, gap=1)):
        if line.text:
            page.line(100 + 12 * number, 50, line.text, turn=90)
    return [page.line(540, 700, "Photo: L. Brandt", 7)], [TITLE, *STORY, "Photo: L. Brandt"]


def ligatures():
    page = Page().line(LEFT, 740, "Oﬃcials ﬁnd a crack".replace("ﬃ", "fﬁ"), 20)
    text = "The chief oﬁcer found ﬁve cracks in the ﬂoor of the viaduct, and the ﬁrst of them was ﬁlled on Tuesday."
    page.put(flow([text, DATE.replace("lifted", "lifted")], 220, indent=14), LEFT, LONG)
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
    below = page.put(lines[:2], LEFT, LONG)
    box = ["The viaduct was built in 1931. It", "carries nine thousand vehicles."]
    below = page.put(map(Set, box), LEFT + 20, below - 12)
    page.put(lines[2:20], LEFT, below - 12)
    page.put(lines[20:], LEFT + measure_of(2) + 18, LONG)
    return [page], with_after([TITLE, *STORY], lines[1].text, " ".join(box))


def bullets_and_times():
    page = Page().line(LEFT, 740, TITLE, 20)
    below = page.put(flow([CLOSED], 400), LEFT, LONG) - 6
    for label, text in (("•", SCHOOL), ("•", TOWN), ("09:40", DATE)):
        page.line(LEFT, below, label)
        below = page.put(flow([text], 300), LEFT + 40, below)
    return [page], [TITLE, CLOSED, f"• {SCHOOL}", f"• {TOWN}", f"09:40 {DATE}"]


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

"""The text is never changed and never markup; exactly the characters of a layer stand in its element."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.elements.highlight import Layer, highlight

TAGS = ("mark", "span", "em", "s", "a")


class Shown(HTMLParser):
    """What a browser would show: the text, and for each tag which characters stand inside it."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text, self.open, self.inside = "", [], {tag: set() for tag in TAGS}

    def handle_starttag(self, tag, attrs):
        assert tag in TAGS, f"the text became markup: <{tag}>"
        assert tag not in self.open, f"<{tag}> inside <{tag}>"
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, "elements overlap"

    def handle_data(self, data):
        for tag in self.open:
            self.inside[tag].update(range(len(self.text), len(self.text) + len(data)))
        self.text += data


def shown(html):
    parser = Shown()
    parser.feed(html)
    parser.close()
    assert not parser.open
    return parser


@st.composite
def texts_with_layers(draw):
    text = draw(
        st.text(alphabet=st.one_of(st.sampled_from("<>&\"'/ a=;#\n"), st.characters(codec="utf-8")), max_size=60)
    )
    edge = st.integers(0, len(text))
    layer = st.tuples(edge, edge, st.sampled_from(TAGS), st.text(max_size=4))
    layers = draw(st.lists(layer, max_size=8))
    return text, [Layer(min(a, b), max(a, b), tag, title=title) for a, b, tag, title in layers]


@given(texts_with_layers())
def test_the_text_survives_and_each_element_holds_exactly_its_characters(case):
    text, layers = case
    result = shown(highlight(text, layers))
    assert result.text == text
    for tag in TAGS:
        expected = {place for layer in layers if layer.tag == tag for place in range(layer.start, layer.end)}
        assert result.inside[tag] == expected


CASES = [
    pytest.param("a < b", [], "a &lt; b", id="nothing marked: escaped only"),
    pytest.param("abc", [Layer(1, 2, "mark")], "a<mark>b</mark>c", id="one range"),
    pytest.param(
        "abcd",
        [Layer(0, 1, "mark", anchor="m"), Layer(3, 4, "mark")],
        '<mark id="m">a</mark>bc<mark>d</mark>',
        id="interrupted words: two marks, the first bears the id",
    ),
    pytest.param(
        "abc",
        [Layer(0, 2, "mark"), Layer(1, 3, "a", href="x?a=1&b=2")],
        '<mark>a</mark><mark><a href="x?a=1&amp;b=2">b</a></mark><a href="x?a=1&amp;b=2">c</a>',
        id="overlap: nested in the order of the layers",
    ),
    pytest.param("abc", [Layer(1, 9, "mark"), Layer(2, 2, "mark")], "abc", id="outside the text or empty: ignored"),
    pytest.param("ab", [Layer(0, 2, "s", title='"x"')], '<s title="&quot;x&quot;">ab</s>', id="attributes are escaped"),
]


@pytest.mark.parametrize(("text", "layers", "html"), CASES)
def test_highlight(text, layers, html):
    assert highlight(text, layers) == html

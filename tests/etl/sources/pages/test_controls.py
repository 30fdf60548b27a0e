"""Characters that no page shows cost no page: they are blanks, wherever in it they stand."""

import pytest

from etl.sources.items import Document
from etl.sources.read import read

PAGE = """<html lang="en"><head><title>An orchard{0} in lots</title>
<meta property="og:site_name" content="The {0}Ledger"></head><body><article class="a{0}b"><h1>An orchard{0} in lots</h1>
<p>The orchard of Belmar will be sold{0} in lots on Friday after a year of quarrel among the heirs.</p>
<p>She said: <q>My father{0} planted <b>every{0}</b>{0} tree{0}</q>, and she cried.</p>
<p>Her brother sees it differently, and has{0} a letter to prove it.</p></article></body></html>"""
CONTROLS = {
    **{f"U+{ord(sign):04X}": sign for sign in "\x01\x08\x0b\x0c\x10\x1f\ufffe\uffff"},
    **{entity: entity for entity in ("&#1;", "&#0;", "&#12;", "&#x1F;", "&#x0b", "&#31;", "&#xFFFE;", "&#008;")},
}


@pytest.mark.parametrize("control", CONTROLS.values(), ids=CONTROLS)
def test_a_control_character_costs_no_page(control):
    article = read(Document("a.html", "a.html", PAGE.format(control).encode(), charset="utf-8"))
    assert "“My father" in article.text
    assert " ".join(article.text.split()).endswith("has a letter to prove it.")


@pytest.mark.parametrize("entity", ["&#9;", "&#10;", "&#32;", "&#310;", "&#x1FA;", "&#x20;", "&#128;"])
def test_other_characters_stay(entity):
    article = read(Document("a.html", "a.html", PAGE.format("").replace("letter", f"l{entity}r").encode()))
    written = article.text.split(" has a l")[1][0]
    assert written == {"&#310;": "Ķ", "&#x1FA;": "Ǻ", "&#128;": "€"}.get(entity, written)
    assert "to prove it." in article.text

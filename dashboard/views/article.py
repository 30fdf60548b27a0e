"""One article: its whole text, with the statement that was asked for marked in it."""

from __future__ import annotations

import streamlit as st

from dashboard.controls.article import asked_for, choose_article, show_point_of
from dashboard.elements.article.notes import notes, variants
from dashboard.elements.article.text import SCROLL_TO_MARK, article_body, article_heading
from dashboard.elements.cards import card
from dashboard.elements.languages import language_label
from dashboard.rows.articles import load_article, load_beside, load_variants
from dashboard.rows.build import published
from etl.model.article import LANGUAGES

build = published()
assert build is not None  # the app publishes one before it shows a page
asked = asked_for(build)
if asked is None:
    st.title("Article")
    st.caption("Where exactly do the words stand?")
    choose_article(build)
    st.stop()

article, statements, regions = load_article(build, asked.article_id)
chosen = next((statement for statement in statements if statement.statement_id == asked.statement_id), None)
st.html(article_heading(article))
if beside := notes(article, *load_beside(build, article)):
    st.html(beside)
if chosen:
    st.html(card(chosen, linked=False) + variants(load_variants(build, chosen)))
    show_point_of(build, chosen)
elif article["lang"] not in LANGUAGES:
    st.info(f"Statements are not looked for in {language_label(article['lang'])} yet: the article is loaded without.")
elif not statements:
    st.info("No statement was found in this article.")
st.html(article_body(article, statements, regions, chosen, asked.places))
if chosen or asked.places:
    st.html(SCROLL_TO_MARK, unsafe_allow_javascript=True)

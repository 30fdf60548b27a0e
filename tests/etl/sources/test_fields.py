"""What columns and keys are called, and what dates they hold."""

from contextlib import suppress
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model.article import UNDATED, Date
from etl.sources.fields import BadDate, article_of, columns, field_of
from etl.sources.items import ReadOptions, Unreadable
from etl.sources.language_tags import language_code
from etl.sources.published import published


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("text", "text"), ("Texte intégral", "text"), ("maintext", "text"), ("articleBody", "text"), ("Текст", "text"),
        ("headline", "title"), ("Titre", "title"), ("ÜBERSCHRIFT", "title"), ("Заголовок", "title"),
        ("datePublished", "date"), ("Pub. Date", "date"), ("published-at", "date"), ("date_de_parution", "date"),
        ("Дата публикации", "date"), ("Erscheinungsdatum", "date"), ("article:published_time", "date"),
        ("media_name", "outlet"), ("Publication", "outlet"), ("Média", "outlet"), ("СМИ", "outlet"),
        ("inLanguage", "lang"), ("Langue", "lang"), ("URL", "address"), ("Lien", "address"), ("_id", "id"),
        ("stories_id", "id"), ("Filename", "file"), ("MÃ©dia", "outlet"),
        ("name", None), ("author", None),
        ("created_at", None), ("date_crawled", None), ("Washington", None), ("", None),
    ],
)  # fmt: skip
def test_names_of_fields(name, field):
    assert field_of(name) == field


def test_of_two_columns_the_better_one_is_taken():
    names = ["description", "Body", "source_domain", "publication", "date", "publish_date", "raw_text", "url", "n"]
    assert columns(names) == {
        "text": "Body", "outlet": "publication", "date": "publish_date", "address": "url"
    }  # fmt: skip


def test_what_the_user_says_outranks_the_table():
    assert columns(["text", "n"], ReadOptions(columns={"text": "n"})) == {"text": "n"}


@pytest.mark.parametrize(
    ("names", "options", "reason"),
    [
        pytest.param(["a", "b"], ReadOptions(), "no column for text; found a, b; expected for example text", id="none"),
        pytest.param([], ReadOptions(), "found no columns", id="no columns"),
        pytest.param(["text"], ReadOptions(columns={"date": "d"}), "no column 'd' for date; found text", id="--map"),
        pytest.param([str(n) for n in range(100_000)], ReadOptions(), "29 and 99,970 more", id="very many"),
    ],
)
def test_columns_that_are_not_there(names, options, reason):
    with pytest.raises(Unreadable) as error:
        columns(names, options)
    assert reason in str(error.value)


def test_a_manifest_needs_files_and_no_text():
    assert columns(["fichier", "média"], required="file") == {"file": "fichier", "outlet": "média"}


DAY, MINUTE = datetime(2023, 3, 14), datetime(2023, 3, 14, 18, 30)


@pytest.mark.parametrize(
    ("value", "start", "precision"),
    [
        ("2023-03-14", DAY, "day"), ("20230314", DAY, "day"), ("2023-W11-2", DAY, "day"), ("2023/03/14", DAY, "day"),
        ("2023-03-14T18:30", MINUTE, "minute"), ("2023-03-14 18:30:00", MINUTE, "minute"),
        ("2023-03-14T18:30:00Z", MINUTE, "minute"), ("2023-03-14T18:30:00.000+03:00", MINUTE, "minute"),
        ("2023-03-14 18:30:00 UTC", MINUTE, "minute"), ("20230314T183000Z", MINUTE, "minute"),
        ("20230314183000", MINUTE, "minute"), ("1678818600", MINUTE, "minute"), ("1678818600000", MINUTE, "minute"),
        ("1678818600.0", MINUTE, "minute"), ("2023-03-14T00:00:00", DAY, "day"), ("2023-03-14 00:00:00", DAY, "day"),
        ("Tue, 14 Mar 2023 18:30:00 +0300", MINUTE, "minute"), ("14 Mar 2023 18:30:00 GMT", MINUTE, "minute"),
        ("14 mars 2023", DAY, "day"), ("mardi 14 mars 2023 à 18h30", MINUTE, "minute"),
        ("1er mars 2023", datetime(2023, 3, 1), "day"),
        ("March 14, 2023", DAY, "day"), ("March 14, 2023 6:30 pm", MINUTE, "minute"),
        ("Mar 14, 2023 6:30 PM EST", MINUTE, "minute"),
        ("14. März 2023", DAY, "day"), ("14 de marzo de 2023", DAY, "day"), ("14 marzo 2023", DAY, "day"),
        ("14 марта 2023 г., 18:30", MINUTE, "minute"), ("14-Mar-2023", DAY, "day"), ("14-Mar-23", DAY, "day"),
        ("14/03/2023", DAY, "day"), ("03/14/2023", DAY, "day"), ("14.03.2023 18:30", MINUTE, "minute"),
        ("04/04/2023", datetime(2023, 4, 4), "day"), ("2023/03/04 10:00", datetime(2023, 3, 4, 10), "minute"),
        ("mars 2023", datetime(2023, 3, 1), "month"), ("2023-03", datetime(2023, 3, 1), "month"),
        ("December 2023", datetime(2023, 12, 1), "month"), ("2023", datetime(2023, 1, 1), "year"),
    ],
)  # fmt: skip
def test_dates(value, start, precision):
    date = published(value, "metadata")
    assert (date.start, date.precision, date.learnt_from) == (start, precision, "metadata")
    assert date.end is not None
    assert date.end > start


@pytest.mark.parametrize(
    "value",
    [
        "yesterday", "hier", "2 hours ago", "14 mars", "March 14", "mardi", "18:30", "7 Oct 18h", "5/14", "Q1 2023",
        "mars 2023 18:30", "14h30 2023", "32 mars 2023", "30 février 2023", "2023-02-30", "99/99/2023", "14/03/23",
        "n.d.", "12345", "99999999999999", "0000", "x" * 100_000, "14 mars 2023 (mis à jour le 15 mars 2023)",
    ],
)  # fmt: skip
def test_no_date_is_made_up(value):
    with pytest.raises(ValueError, match="date") as error:
        published(value, "metadata")
    assert len(str(error.value)) < 300


def test_a_date_of_two_readings_is_refused_until_the_order_is_told():
    with pytest.raises(ValueError, match="can be 2023-04-03 or 2023-03-04; say with --date-order"):
        published("03/04/2023", "metadata")
    assert published("03/04/2023", "metadata", day_first=True).start == datetime(2023, 4, 3)
    assert published("03/04/2023", "metadata", day_first=False).start == datetime(2023, 3, 4)
    assert published("14/03/23", "metadata", day_first=True).start == DAY


@given(st.dates(min_value=datetime(1900, 1, 1).date(), max_value=datetime(2026, 1, 1).date()))
def test_every_day_is_read_as_it_is_written(day):
    moment = datetime(day.year, day.month, day.day)
    for written in (f"{day:%Y-%m-%d}", f"{day:%d}/{day:%m}/{day.year}", f"{day:%d %B} {day.year}"):
        assert published(written, "metadata", day_first=True).start == moment


@given(st.text(max_size=40))
def test_whatever_is_written_it_is_a_date_or_refused(value):
    with suppress(ValueError):
        assert isinstance(published(value, "metadata"), Date)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("fr", "fr"), ("FR", "fr"), ("fr-FR", "fr"), ("en_US", "en"), ("fra", "fr"), ("ger", "de"), ("English", "en"),
        ("français", "fr"), ("Deutsch", "de"), ("русский", "ru"), ("xx", "xx"), ("unknown", "unknown"),
    ],
)  # fmt: skip
def test_languages(value, code):
    assert language_code(value) == code


def test_an_article_of_its_fields():
    fields = {
        "title": " «\xa0Oui\xa0» ",
        "date": "NaN",
        "outlet": "Le Média",
        "lang": "French",
        "id": "7",
        "address": "",
    }
    article = article_of("Texte.", fields, source="a.csv", line=3)
    assert (article.title, article.outlet, article.lang, article.record, article.line, article.address) == (
        "«\xa0Oui\xa0»", "Le Média", "fr", "7", 3, None
    )  # fmt: skip
    assert article.date.precision == "unknown"


def test_where_the_date_is_learnt_from():
    place = {"address": "https://a.example/2023/03/14/x"}
    assert article_of("t", {**place, "date": "2022"}, source="2021-01-01.txt").date.learnt_from == "metadata"
    assert article_of("t", {"date": "2022"}, source="a", date_from="analyst").date.learnt_from == "analyst"
    assert article_of("t", place, source="2021-01-01.txt").date.learnt_from == "address"
    assert article_of("t", {}, source="x/2021-01-01.txt").date.learnt_from == "file"
    assert article_of("t", {}, source="export-2021-01-01.csv", line=4).date.learnt_from is None


def test_what_makes_no_article():
    with pytest.raises(Unreadable, match="empty") as empty:
        article_of(" \n", {}, source="a", line=5)
    with pytest.raises(BadDate, match="--date-order") as bad:
        article_of("t", {"date": "03/04/2023"}, source="a", line=6)
    assert (empty.value.line, bad.value.line) == (5, 6)


def test_a_wrong_decoding_is_undone_and_half_a_character_replaced():
    article = article_of("dÃ©jÃ\xa0 vu", {"title": "Ã©tÃ©"}, source="a")
    assert (article.text, article.as_came, article.title) == ("déjà vu", "dÃ©jÃ\xa0 vu", "été")
    assert article_of("a\ud83d", {}, source="a").text == "a\ufffd"


@pytest.mark.parametrize(
    ("value", "offset"),
    [
        pytest.param("2023-03-14T18:30+03:00", 180, id="ISO 8601"),
        pytest.param("2023-03-14T18:30Z", 0, id="UTC"),
        pytest.param("Tue, 14 Mar 2023 18:30:00 -0500", -300, id="of a feed"),
        pytest.param("14 March 2023 18:30 CET", 60, id="by its name"),
        pytest.param("2023-03-14T18:30", None, id="none"),
        pytest.param("Tue, 14 Mar 2023 18:30:00 -0000", None, id="said to be unknown"),
    ],
)
def test_the_zone_of_a_date_is_kept_beside_its_local_time(value, offset):
    date = published(value, "metadata")
    assert (date.start, date.offset) == (datetime(2023, 3, 14, 18, 30), offset)


@pytest.mark.parametrize(
    ("value", "why"),
    [
        pytest.param("2193-01-01", "lies in the future; expected one up to today", id="to come"),
        pytest.param("0001-01-01T00:00", "lies before there were newspapers; expected one from 1600 on", id="year one"),
    ],
)
def test_a_date_that_no_article_can_have_is_refused(value, why):
    with pytest.raises(ValueError, match=why):
        published(value, "metadata")
    article = article_of("Words.", {"date": value}, source="a.txt")
    assert article.date == UNDATED
    assert [why in note.text for note in article.notes] == [True]


WORDS = "Le maire a dit que le pont tenait et que la digue tiendrait encore une saison entière, si tout va bien."


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        pytest.param("PARIS, 14 mars 2023 (Agence) – ", "2023-03-14", id="French"),
        pytest.param("WASHINGTON, March 14, 2023 (Agency) - ", "2023-03-14", id="English"),
        pytest.param("PARIS, 14 mars (Agence) – ", None, id="without a year"),
        pytest.param("PARIS – ", None, id="without a date"),
        pytest.param("En 2023, ", None, id="no dateline"),
    ],
)
def test_a_dateline_tells_the_day_where_nothing_else_does(dateline, day):
    date = article_of(dateline + WORDS, {}, source="a.txt").date
    assert (f"{date.start:%Y-%m-%d}" if date.start else None, date.learnt_from) == (day, "text" if day else None)
    assert article_of(dateline + WORDS, {"date": "2020-01-02"}, source="a.txt").date.start == datetime(2020, 1, 2)


def test_the_analyst_dates_what_nothing_else_does():
    options = ReadOptions(date=published("2023-03-14", "analyst"))
    assert article_of(WORDS, {}, source="a.txt", options=options).date == options.date
    assert article_of(WORDS, {}, source="2020-01-02.txt", options=options).date.start == datetime(2020, 1, 2)

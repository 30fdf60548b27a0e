"""Tables: whatever the delimiter, encoding or damage, each good row becomes its article."""

import csv
import datetime
import time
import tracemalloc

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.model.article import Article
from etl.sources import tables
from etl.sources.read import LARGEST
from tests.etl.sources.test_find import found, rejects, texts


def write(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_delimiters(tmp_path, delimiter, name):
    rows = [["id", "title", "text"], ["1", "Un, deux; trois", "Le texte, entier; | là"], ["2", "", "B"]]
    with (tmp_path / name).open("w", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    items = found(tmp_path / name)
    assert [(item.record, item.title, item.text, item.line) for item in items] == [
        ("1", "Un, deux; trois", "Le texte, entier; | là", 2),
        ("2", None, "B", 3),
    ]


FRENCH = (
    "Selon l'état-major américain, l'appareil a été heurté à l'hélice par un chasseur russe au-dessus de la mer Noire. "
    "Moscou a démenti tout contact, précisant que le drone avait chuté après une manœuvre brusque. C'était dangereux "
    "et délibéré, a répliqué un porte-parole à Washington. L'incident sera évoqué à l'OTAN dès la semaine prochaine."
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(tmp_path, encoding, end):
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    content = mark + end.join(["title,text", f'é,"{FRENCH}"', f'é,"{FRENCH}"', ""])
    items = found(write(tmp_path / "a.csv", content.encode(encoding)))
    assert texts(items) == [FRENCH] * 2
    assert {item.encoding for item in items} == {None if "8" in encoding else encoding.removesuffix("-le")}


def test_a_quoted_cell_may_hold_lines_and_quotes(tmp_path):
    items = found(write(tmp_path / "a.csv", 'text,title\n"Un\n\n""deux"", trois",A\n\n"B",C\n'))
    assert [(item.text, item.line) for item in items] == [('Un\n\n"deux", trois', 2), ("B", 6)]


def test_a_text_longer_than_the_csv_module_takes_by_default(tmp_path):
    [article] = found(write(tmp_path / "a.csv", f"text\n{'a' * 1_000_000}\n"))
    assert len(article.text) == 1_000_000


@pytest.mark.parametrize(
    ("third", "reason"),
    [
        pytest.param("only one", "1 cells; expected 2", id="too short"),
        pytest.param("a,b,c", "3 cells; expected 2", id="too long"),
        pytest.param("x" + "," * 200_000, "200,001 cells; expected 2", id="far too long"),
        pytest.param("a\0b,T", "NUL byte", id="NUL"),
        pytest.param('"never closed,T', "a quoted cell that never closes", id="quote that never closes"),
        pytest.param('"a "quote" inside",T', "a quote in it that is not doubled", id="quote that is not doubled"),
        pytest.param(",T", "empty", id="no text"),
        pytest.param("a" * (LARGEST + 1) + ",T", "has more than 20,000,000 bytes", id="huge"),
        pytest.param(b"\xff\x81\x8d,T", "not UTF-8", id="no encoding"),
    ],
)
@pytest.mark.parametrize("end", ["plain", "quoted"])
def test_a_bad_row_costs_only_itself(tmp_path, third, reason, end):
    rest = b'"D",T\n"E",T\n' if end == "quoted" else b"D,T\nE,T\n"
    third = third if isinstance(third, bytes) else third.encode()
    items = found(write(tmp_path / "a.csv", b"text,title\nB,T\n" + third + b"\n" + rest))
    assert texts(items) == ["B", "D", "E"]
    assert [item.line for item in items if isinstance(item, Article)] == [2, 4, 5]
    [(line, why)] = rejects(items)
    assert line == 3
    assert reason in why


def test_the_line_where_the_cell_begins_that_never_closes(tmp_path):
    items = found(write(tmp_path / "a.csv", 'text,title\n"A\nA",T\n"B\nB","never\nC,T\nD,T'))
    assert texts(items) == ["A\nA", "C", "D"]
    assert [line for line, _ in rejects(items)] == [5]


@pytest.mark.parametrize("line", ['"x', 'y",z,"', 'x,"', 'x,"""', '"never closed""", x', ',"",x"', "no quote at all"])
def test_quotes_that_never_close_again_and_again(tmp_path, monkeypatch, line):
    """Time grows with the lines, not with their square, and what follows is read."""
    monkeypatch.setattr(tables, "MOST_LINES", 10_000)
    started = time.process_time()
    items = found(write(tmp_path / "a.csv", 'text,title\nB,T\n"' + f"{line}\n" * 20_000 + '"D",T\n"E",T\n'))
    assert texts(items)[0] == "B"
    assert texts(items)[-1] == "E"
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        pytest.param("", None, "empty", id="empty"),
        pytest.param("\n \n", None, "empty", id="blank"),
        pytest.param("text,title\n", None, "a header without rows", id="header only"),
        pytest.param("Le texte.,T\nB,T\n", 1, "the first line must be a header", id="no header"),
        pytest.param("text,title,text\nA,T,B\n", 1, "2 columns called 'text' (1, 3)", id="duplicated columns"),
        pytest.param('"text,title\nA,T\n', 1, "no column for text", id="header that never closes"),
        pytest.param("PK\x03\x04\0\0", 1, "no column for text", id="binary"),
    ],
)
def test_tables_that_hold_no_article(tmp_path, content, line, reason):
    [(where, why)] = rejects(found(write(tmp_path / "a.csv", content)))
    assert where == line
    assert reason in why


def test_columns_twice_that_are_not_needed(tmp_path):
    assert texts(found(write(tmp_path / "a.csv", "x,text,x\n1,A,2\n"))) == ["A"]


@pytest.mark.parametrize("columns", [50_000, 1_000_000, 10_000_000])
def test_a_million_columns_cost_neither_time_nor_memory(tmp_path, columns):
    path = write(tmp_path / "a.csv", b"text" + b",text" * columns + b"\n" + b"," * columns)
    tracemalloc.start()
    started = time.process_time()
    [(line, why)] = rejects(found(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert line == 1
    assert "expected 1,000 columns at most" in why
    assert time.process_time() - started < 10
    assert peak < 4 * LARGEST


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=30)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(CELL, CELL), min_size=1), st.sampled_from(",;\t|"))
def test_what_is_written_comes_back(tmp_path, rows, delimiter):
    """Whatever stands in the cells, a good row after them comes back as it was written."""
    with (tmp_path / "a.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=delimiter).writerows([("x", "text"), *rows, ("y", "Le texte.")])
    assert found(tmp_path / "a.csv")[-1].text == "Le texte."


def test_parquet(tmp_path):
    moment = datetime.datetime(2023, 3, 14, 18, 30)
    table = pa.table({
        "id": [1, 2, 3],
        "text": pa.array(["A", "B", None], pa.large_string()),
        "outlet": pa.array(["Agence", "Agence", None]).dictionary_encode(),
        "published": pa.array([moment, datetime.datetime(2023, 3, 14), None], pa.timestamp("ns")),
        "vector": [[1.0], [2.0], [3.0]],
    })  # fmt: skip
    pq.write_table(table, tmp_path / "a.parquet")
    items = found(tmp_path / "a.parquet")
    assert [(item.text, item.outlet, item.record, item.line) for item in items[:2]] == [
        ("A", "Agence", "1", 1),
        ("B", "Agence", "2", 2),
    ]
    assert [(item.date.start, item.date.precision) for item in items[:2]] == [
        (moment, "minute"),
        (datetime.datetime(2023, 3, 14), "day"),
    ]
    assert rejects(items) == [(3, "the text is missing; expected a string")]


def test_parquet_with_bytes_for_texts(tmp_path):
    pq.write_table(pa.table({"text": pa.array([b"A", b"\xff\x81", None])}), tmp_path / "a.parquet")
    items = found(tmp_path / "a.parquet")
    assert texts(items) == ["A"]
    assert [line for line, _ in rejects(items)] == [2, 3]


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        pytest.param(pa.table({"title": ["T"]}), "no column for text", id="no text"),
        pytest.param(pa.table({"text": [[1]]}), "the column 'text' holds list", id="lists of numbers"),
        pytest.param(pa.table({"text": pa.array([], pa.string())}), "a table without rows", id="no rows"),
        pytest.param(pa.table([["A"], ["B"]], ["text", "text"]), "2 columns called 'text'", id="duplicated columns"),
        pytest.param(pa.table([["A"]] * 2000, ["text", *map(str, range(1999))]), "2,000 columns", id="columns"),
    ],
)
def test_parquet_files_that_hold_no_article(tmp_path, table, reason):
    pq.write_table(table, tmp_path / "a.parquet")
    [(_, why)] = rejects(found(tmp_path / "a.parquet"))
    assert reason in why


@pytest.mark.parametrize("kept", [0, 3, 100, -1])
def test_a_truncated_parquet_file(tmp_path, kept):
    pq.write_table(pa.table({"text": ["A"] * 100}), tmp_path / "a.parquet")
    write(tmp_path / "a.parquet", (tmp_path / "a.parquet").read_bytes()[:kept])
    write(tmp_path / "b.csv", "text\nB\n")
    items = found(tmp_path)
    assert texts(items) == ["B"]
    assert len(rejects(items)) == 1


def test_a_text_that_stands_in_many_rows_of_parquet_is_in_memory_once(tmp_path):
    text = pa.DictionaryArray.from_arrays(pa.array([0] * 100, pa.int32()), ["a" * 5_000_000])
    pq.write_table(pa.table({"text": text}), tmp_path / "a.parquet")
    before = pa.total_allocated_bytes()
    pool = pa.default_memory_pool()
    assert sum(isinstance(item, Article) for item in found(tmp_path / "a.parquet")[:3]) == 3
    assert pool.max_memory() - before < 100_000_000

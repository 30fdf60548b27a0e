"""JSON lines and JSON files: each damage costs the record that it is in, and nothing else."""

import json
import tracemalloc

import pytest

from etl.sources.items import ReadOptions
from etl.sources.read import LARGEST
from etl.sources.records import LARGEST_JSON
from tests.etl.sources.test_find import found, rejects, texts

GOOD = [json.dumps({"text": f"Texte {number}."}) for number in range(1, 6)]


def lines_with(third):
    return [*GOOD[:2], third, *GOOD[3:]]


def write(path, lines):
    path.write_bytes(b"".join((line if isinstance(line, bytes) else line.encode()) + b"\n" for line in lines))
    return path


@pytest.mark.parametrize(
    ("third", "reason"),
    [
        pytest.param('{"text": "Texte', "not JSON: Invalid control character", id="invalid JSON"),
        pytest.param('{"text": "A"} {"text": "B"}', "not JSON: Extra data", id="two objects"),
        pytest.param("[1, 2]", "a list, not an object", id="list"),
        pytest.param('"Texte"', "a string, not an object", id="string"),
        pytest.param("null", "missing, not an object", id="null"),
        pytest.param('{"text": 5}', "the text is a number; expected a string", id="text is a number"),
        pytest.param('{"text": null}', "the text is missing", id="no text"),
        pytest.param('{"text": ["a", 5]}', "a paragraph of the text is a number", id="paragraph is a number"),
        pytest.param('{"text": [5]}', "the text is a list", id="text is a list of numbers"),
        pytest.param('{"text": {"a": "T"}}', "the text is an object", id="text is an object"),
        pytest.param('{"text": []}', "the text is a list", id="no paragraphs"),
        pytest.param('{"text": ["", null]}', "empty", id="empty paragraphs"),
        pytest.param('{"text": " "}', "empty", id="blank text"),
        pytest.param('{"title": "T"}', "no column for text", id="no text at all"),
        pytest.param("{}", "no column for text", id="empty object"),
        pytest.param('{"text": "T", "date": "03/04/2023"}', "say with --date-order which", id="date of two readings"),
        pytest.param('{"text": "T", "title": NaN}', "NaN is no value of JSON", id="NaN"),
        pytest.param('{"text": "T", "x": -Infinity}', "-Infinity is no value of JSON", id="Infinity"),
        pytest.param('{"text": ' + "[" * 100_000 + "]" * 100_000 + "}", "nested too deeply", id="nested"),
        pytest.param('{"text": "T", "x": ' + "9" * 5000 + "}", "not JSON: Exceeds the limit", id="digits"),
        pytest.param('{"text": "T\\u0000"}', "holds a NUL", id="NUL escaped"),
        pytest.param('{"text": "T\0"}', "not JSON: Invalid control character", id="NUL"),
        pytest.param(b'{"text": "\xff\xfe\x81"}', "not UTF-8", id="no encoding"),
        pytest.param('{"text": "' + "a" * LARGEST + '"}', "line 3 has more than 20,000,000 bytes", id="huge"),
    ],
)
def test_a_bad_line_costs_only_itself(tmp_path, third, reason):
    items = found(write(tmp_path / "a.jsonl", lines_with(third)))
    assert texts(items) == ["Texte 1.", "Texte 2.", "Texte 4.", "Texte 5."]
    [(line, why)] = rejects(items)
    assert line == 3
    assert reason in why


def test_a_huge_line_is_never_in_memory(tmp_path):
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "')
        for _ in range(200):
            file.write(b"a" * 1_000_000)
        file.write(b'"}\n{"text": "B"}')
    tracemalloc.start()
    items = found(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert texts(items) == ["B"]
    assert items[-1].line == 2
    assert peak < 4 * LARGEST


def test_what_a_record_says_of_itself(tmp_path):
    record = {
        "id": 17, "text": "Le texte.", "title": "Le titre", "date": "2023-03-14T18:30", "language": "fr",
        "outlet": {"id": "x", "name": "Agence"}, "url": "https://a.example/1", "authors": ["a", "b"],
    }  # fmt: skip
    [article] = found(write(tmp_path / "a.ndjson", ["", json.dumps(record)]))
    assert (article.line, article.record, article.title, article.outlet) == (2, "17", "Le titre", "Agence")
    assert (article.lang, article.address, article.date.precision) == ("fr", "https://a.example/1", "minute")


def test_a_name_that_the_user_gives_for_a_field_may_be_missing_in_a_record(tmp_path):
    lines = ['{"corps": "A", "chapeau": "T"}', '{"corps": "B"}', '{"text": "C"}']
    items = found(
        write(tmp_path / "a.jsonl", lines), options=ReadOptions(columns={"text": "corps", "title": "chapeau"})
    )
    assert texts(items) == ["A", "B"]
    assert [line for line, _ in rejects(items)] == [3]


FRENCH = (
    "Selon l'état-major américain, l'appareil a été heurté à l'hélice par un chasseur russe au-dessus de la mer Noire. "
    "Moscou a démenti tout contact, précisant que le drone avait chuté après une manœuvre brusque. C'était dangereux "
    "et délibéré, a répliqué un porte-parole à Washington. L'incident sera évoqué à l'OTAN dès la semaine prochaine."
)


@pytest.mark.parametrize(
    ("encoding", "stored"),
    [("utf-8", None), ("utf-8-sig", None), ("utf-16", "utf-16"), ("utf-32", "utf-32"), ("cp1252", "cp1252")],
)
@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_encodings(tmp_path, encoding, stored, name):
    path = tmp_path / name
    record = json.dumps({"text": FRENCH}, ensure_ascii=False)
    path.write_bytes((f"{record}\n{record}\n" if name == "a.jsonl" else f"[{record}, {record}]").encode(encoding))
    items = found(path)
    assert texts(items) == [FRENCH] * 2
    assert [article.encoding for article in items] == [stored] * 2


def test_a_line_in_another_encoding_than_the_others(tmp_path):
    record = json.dumps({"text": FRENCH}, ensure_ascii=False)
    items = found(write(tmp_path / "a.jsonl", [record, record.encode("cp1252"), record]))
    assert texts(items) == [FRENCH] * 3
    assert [article.encoding for article in items] == [None, "cp1252", None]


def test_a_wrong_decoding_by_an_earlier_program_is_undone(tmp_path):
    wrong = FRENCH.encode().decode("cp1252")
    [article] = found(write(tmp_path / "a.jsonl", [json.dumps({"text": wrong})]))
    assert (article.text, article.as_came) == (FRENCH, wrong)


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        pytest.param([{"text": "A"}, {"text": "B"}], [1, 2], id="array"),
        pytest.param({"status": "ok", "articles": [{"text": "A"}, {"text": "B"}]}, [1, 2], id="articles"),
        pytest.param({"tags": [], "results": [{"text": "A"}, {"text": "B"}]}, [1, 2], id="the one with a known name"),
        pytest.param({"dépêches": [{"text": "A"}, {"text": "B"}]}, [1, 2], id="the only one"),
        pytest.param({"text": "A", "tags": ["x"]}, [None], id="one article"),
    ],
)
def test_json_files(tmp_path, value, lines):
    (tmp_path / "a.json").write_text(json.dumps(value))
    items = found(tmp_path / "a.json")
    assert texts(items) == ["A", "B"][: len(lines)]
    assert [article.line for article in items] == lines


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        pytest.param('[{"text": "A"},\n{"text": }]', 2, "not JSON: Expecting value", id="invalid"),
        pytest.param('{"text": "A"}\n{"text": "B"}', 2, "must end in .jsonl", id="JSON lines"),
        pytest.param("[]", None, "an array without articles", id="empty array"),
        pytest.param("5", None, "a number, not an object", id="number"),
        pytest.param('{"a": [{}], "b": [{}]}', None, "2 arrays (a, b); expected an article", id="two arrays"),
        pytest.param('{"title": "T"}', None, "no column for text", id="no text"),
        pytest.param("[" * 100_000, None, "nested too deeply", id="nested"),
        pytest.param(" \n", None, "empty", id="blank"),
    ],
)
def test_json_files_that_hold_no_article(tmp_path, content, line, reason):
    (tmp_path / "a.json").write_text(content)
    [(where, why)] = rejects(found(tmp_path / "a.json"))
    assert where == line
    assert reason in why


def test_a_bad_record_of_an_array_costs_only_itself(tmp_path):
    (tmp_path / "a.json").write_text('[{"text": "A"}, 5, {"text": ""}, {"text": "D"}]')
    items = found(tmp_path / "a.json")
    assert texts(items) == ["A", "D"]
    assert [line for line, _ in rejects(items)] == [2, 3]


def test_a_json_file_that_is_too_large_is_not_read(tmp_path):
    with (tmp_path / "a.json").open("wb") as file:
        file.truncate(LARGEST_JSON + 1)
    [(_, why)] = rejects(found(tmp_path / "a.json"))
    assert "more than 50,000,000 bytes" in why
    assert ".jsonl" in why

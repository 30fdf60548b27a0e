"""Files made to eat the machine cost a reject each: no process grows, none is stuck, and the good article is loaded."""

import sys

import pytest

from etl.warehouse.builds import current_build, open_build
from tests.etl.hostile import containers, documents
from tests.etl.hostile.measured import load

MOST_MEGABYTES = 700
HANG = 60  # seconds a file: not how long it takes, but when to stop waiting
GOOD = "The harbour light was out that night, said Odile Marsan, who keeps it.\n"
GROUPS = {
    group.__name__: group
    for group in (
        *(documents.text, documents.markdown, documents.html, documents.word, documents.pdf),
        *(containers.records, containers.tables, containers.parquet, containers.warc, containers.packed),
        containers.feeds,
    )
}


def asked(warehouse, query):
    with open_build(current_build(warehouse)) as connection:
        return connection.execute(query).fetchall()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="processes are bounded and measured there")
@pytest.mark.parametrize("group", GROUPS)
def test_what_eats_the_machine_is_refused_or_read(tmp_path, group):
    files = GROUPS[group]()
    assert len(files) >= 6
    folder = tmp_path / "files"
    folder.mkdir()
    for name, content, _ in files.values():
        (folder / name).write_bytes(content)
    (folder / "z_good.txt").write_text(GOOD, "utf-8")
    expected = {case: (name, said) for case, (name, _, said) in files.items()}
    del files
    printed, megabytes = load(folder, tmp_path / "w", HANG * len(expected))
    assert "Traceback" not in printed
    assert megabytes <= MOST_MEGABYTES
    assert asked(tmp_path / "w", "SELECT count(*) FROM articles WHERE source LIKE '%z_good.txt'") == [(1,)]
    rejects = asked(tmp_path / "w", "SELECT DISTINCT source, reason FROM rejects")
    loaded = {source for (source,) in asked(tmp_path / "w", "SELECT DISTINCT source FROM articles")}
    wrong = {}
    for case, (name, said) in expected.items():
        reasons = [reason for source, reason in rejects if f"/{name}" in source]
        found = any(f"/{name}" in source for source in loaded)
        if said and not any(said in reason for reason in reasons):
            wrong[case] = f"{reasons[:3]}; expected {said!r}"
        elif not said and not reasons and not found:
            wrong[case] = "neither read nor refused"
        elif said == "" and not found:
            wrong[case] = f"not read: {reasons[:3]}"
    assert wrong == {}

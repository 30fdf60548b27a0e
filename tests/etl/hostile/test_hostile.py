"""Files made to eat the machine cost a reject each: no process grows, none is stuck, and the good article is loaded."""

import ast
import sys

import pytest

from etl.model.places import ROOT
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

# What keeps strangers out besides, and the test that shows it.
DEFENCES = {
    "names that lead out of an archive": ("sources/test_archives.py", "test_a_path_that_climbs_out"),
    "entities of XML": ("sources/test_feeds.py", "test_a_bomb_of_entities_goes_off_nowhere"),
    "redirects to private addresses": ("sources/test_fetch.py", "test_a_redirect_to_a_private_address_is_refused"),
    "private addresses": ("sources/test_fetch.py", "test_what_is_not_of_the_public_internet_is_refused"),
    "names that change between two look-ups": (
        "sources/test_fetch.py",
        "test_the_name_is_looked_up_once_a_connection_and_connected_to_as_vetted",
    ),
    "slow servers": ("sources/test_fetch.py", "test_a_server_that_drips_is_left_at_the_deadline"),
    "answers without end": ("sources/test_fetch.py", "test_a_gzip_bomb_stops_early"),
    "a load that is killed": (
        "load/test_kills.py",
        "test_killed_time_and_again_and_the_rows_are_those_of_an_undisturbed_run",
    ),
    "readers amid loads": ("warehouse/test_readers.py", "test_eight_threads_read_while_twenty_builds_are_published"),
    "what ends a process": ("load/test_workers.py", "test_an_item_that_ends_its_process_is_lost_alone"),
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


@pytest.mark.parametrize("defence", DEFENCES)
def test_each_defence_has_its_test(defence):
    file, test = DEFENCES[defence]
    tree = ast.parse((ROOT / "tests/etl" / file).read_text(encoding="utf-8"))
    assert test in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}

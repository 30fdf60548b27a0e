"""The first start: the sample is built by a process whose lines become progress, and whose failure is shown."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import bootstrap
from tests.dashboard import builds

pytestmark = pytest.mark.slow
APP = Path(__file__).parents[2] / "dashboard" / "app.py"


def test_a_load_that_fails_shows_what_it_printed(tmp_path, monkeypatch):
    monkeypatch.setenv("CONTRECHAMP_WAREHOUSE", str(tmp_path / "warehouse"))
    monkeypatch.setattr(bootstrap, "SAMPLE", tmp_path / "not there")
    app = AppTest.from_file(str(APP), default_timeout=120).run()
    assert not app.exception
    assert app.error
    assert app.text[0].value


def test_lines_come_as_they_are_printed_and_a_failure_carries_them(tmp_path):
    lines = bootstrap.load_lines(tmp_path / "not there", tmp_path / "warehouse")
    with pytest.raises(bootstrap.LoadError):
        list(lines)


def test_a_build_of_another_schema_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(builds, "SCHEMA_VERSION", 1)
    monkeypatch.setenv("CONTRECHAMP_WAREHOUSE", str(builds.write_build(tmp_path)))
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    assert not app.exception
    assert "etl load" in app.error[0].value
    assert not app.title


def test_with_no_warehouse_the_app_builds_the_sample(tmp_path, monkeypatch):
    monkeypatch.setenv("CONTRECHAMP_WAREHOUSE", str(tmp_path))
    app = AppTest.from_file(str(APP), default_timeout=300).run()
    assert not app.exception
    assert app.title[0].value == "Stories"


def test_a_pointer_that_cannot_be_used_is_said_and_no_sample_is_loaded(tmp_path, monkeypatch):
    warehouse = builds.write_build(tmp_path)
    (warehouse / "CURRENT").write_text("20230101T000000Z-gone")
    before = sorted(warehouse.iterdir())
    monkeypatch.setenv("CONTRECHAMP_WAREHOUSE", str(warehouse))
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    assert not app.exception
    assert "cannot be used" in app.error[0].value
    assert "b-test" in app.text[0].value
    assert sorted(warehouse.iterdir()) == before

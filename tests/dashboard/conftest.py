import pytest

from tests.dashboard import builds


@pytest.fixture(scope="session")
def awkward_warehouse(tmp_path_factory):
    return builds.awkward(tmp_path_factory.mktemp("awkward"))


@pytest.fixture(scope="session")
def many_warehouse(tmp_path_factory):
    return builds.many(tmp_path_factory.mktemp("many"))


@pytest.fixture(scope="session")
def empty_warehouse(tmp_path_factory):
    return builds.write_build(tmp_path_factory.mktemp("empty"))

import pytest

from etl.model.places import SAMPLE
from tests.dashboard import builds
from tests.etl.loading import load


@pytest.fixture(scope="session")
def awkward_warehouse(tmp_path_factory):
    return builds.awkward(tmp_path_factory.mktemp("awkward"))


@pytest.fixture(scope="session")
def many_warehouse(tmp_path_factory):
    return builds.many(tmp_path_factory.mktemp("many"))


@pytest.fixture(scope="session")
def empty_warehouse(tmp_path_factory):
    return builds.write_build(tmp_path_factory.mktemp("empty"))


@pytest.fixture(scope="session")
def loaded_warehouse(tmp_path_factory):
    """What a load makes of one article: a build with an index, which the builds of rows alone lack."""
    return builds.loaded(tmp_path_factory.mktemp("loaded"))


@pytest.fixture(scope="session")
def storied_warehouse(tmp_path_factory):
    return builds.storied(tmp_path_factory.mktemp("storied"))


@pytest.fixture(scope="session")
def sample_warehouse(tmp_path_factory):
    """The sample, loaded: stories in several languages, and an index."""
    folder = tmp_path_factory.mktemp("sample")
    load([SAMPLE], folder)
    return folder


@pytest.fixture(scope="session")
def contended_warehouse(tmp_path_factory):
    return builds.contended(tmp_path_factory.mktemp("contended"))

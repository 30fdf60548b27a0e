import pytest

from tests.dashboard import builds
from tests.etl.loading import load

SEARCHED = (
    "« Le drone est tombé seul », a déclaré Sergueï Choïgou à Moscou. Les drones volent bas, selon Lloyd Austin. "
    "« Il n'y a pas eu de contact », a dit Lloyd Austin."
)


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
    folder = tmp_path_factory.mktemp("loaded")
    (folder / "a.txt").write_text(SEARCHED, encoding="utf-8")
    load([folder / "a.txt"], folder / "w")
    return folder / "w"

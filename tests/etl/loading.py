"""Loads for tests."""

from etl.load.run import Loading
from etl.load.run import load as load_sources


def load(sources, warehouse, **options):
    """Loads sources into a warehouse, all in this process unless told otherwise."""
    return load_sources(Loading([str(source) for source in sources], warehouse, **{"processes": 1, **options}))

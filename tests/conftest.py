"""What holds for every test: Hypothesis has the time that it takes, on a machine with other work too.

`--update` pins figures anew, where none of them falls.
"""

from hypothesis import settings

settings.register_profile("contrechamp", deadline=None)
settings.load_profile("contrechamp")


def pytest_addoption(parser):
    parser.addoption("--update", action="store_true", help="pin the sample's scores anew, where none of them falls")

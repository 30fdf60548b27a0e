"""What holds for every test: Hypothesis has the time that it takes, on a machine with other work too."""

from hypothesis import settings

settings.register_profile("contrechamp", deadline=None)
settings.load_profile("contrechamp")

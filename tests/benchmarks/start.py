"""How soon a command has done little work: `make bench` prints it.

Processor time, user and system, of whole processes: of `import spacy`, which extraction needs in any case, and of
commands with next to nothing to do. Each is run once before anything is measured; then all take turns, so that other
work on the machine falls on all alike, and the medians are compared.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from etl.model.places import ROOT, SAMPLE

RUNS = 7
FRENCH = "« Il n'y a pas eu de contact », a déclaré mardi le ministre."
ENGLISH = "“There was no contact,” the minister said on Tuesday."
ARTICLE = SAMPLE / "drone" / "fr-analyse-traduite.txt"


class Case(NamedTuple):
    """What is run: a name, a run that gives its seconds, and how many times `import spacy` it may take."""

    name: str
    run: Callable[[], float]
    at_most: float | None = None


def main() -> None:
    """Prints the table: medians, and how many times that of `import spacy`."""
    article = Path(sys.argv[1]) if len(sys.argv) > 1 else ARTICLE
    cases = (
        Case("import spacy", partial(seconds, "-c", "import spacy")),
        Case("etl --help", partial(etl, "--help")),
        Case("etl extract, one French sentence", partial(etl, "extract", given=_line("fr", FRENCH)), 2.5),
        Case("etl extract, one English sentence", partial(etl, "extract", given=_line("en", ENGLISH)), 2.5),
        Case("etl load, one article", partial(_load, article), 4.0),
    )
    took = medians(cases)
    print(f"{f'median of {RUNS} runs':36}{'processor time':>14}{'times':>8}{'at most':>9}")
    for case, time in zip(cases, took, strict=True):
        print(f"{case.name:36}{time:12.2f} s{time / took[0]:8.2f}{case.at_most or '':>9}", flush=True)


def medians(cases: tuple[Case, ...]) -> list[float]:
    """The seconds of each case."""
    rounds = [[case.run() for case in cases] for _ in range(1 + RUNS)]
    return [median(times) for times in zip(*rounds[1:], strict=True)]


def etl(*arguments: str, given: str = "") -> float:
    """The seconds of a command of ours."""
    return seconds("-m", "etl", *arguments, given=given)


def seconds(*arguments: str, given: str = "") -> float:
    """The processor time of a Python process and of those that it started."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], cwd=ROOT, input=given.encode(), capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _line(lang: str, text: str) -> str:
    return json.dumps({"id": 1, "lang": lang, "text": text}) + "\n"


def _load(article: Path) -> float:
    """Into an empty warehouse."""
    with TemporaryDirectory() as warehouse:
        return etl("load", str(article), "--warehouse", warehouse)


if __name__ == "__main__":
    main()

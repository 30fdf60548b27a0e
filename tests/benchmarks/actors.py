"""How long it takes to resolve many mentions of many names: `make bench` prints it.

The names are made from syllables, with a fixed seed; a third of them are other spellings of one that is there already.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from time import perf_counter

from etl.actors.registry_build import load_registry
from etl.actors.registry_files import Decisions
from etl.actors.resolve import FoundActor, resolve

SEED = 7
SYLLABLES = "ba be bi bo bu da de di do du ga go ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu pa pe pi po ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo za ze zi zo".split()  # noqa: E501
ENDINGS = ("", "n", "r", "s", "ski", "ov", "enko", "mann", "son", "ard", "ez", "ini")
HABITS = (("u", "ou"), ("k", "c"), ("v", "w"), ("ov", "off"), ("s", "ss"), ("i", "y"))
MENTIONS = 20  # of each name


def main() -> None:
    """Prints the table: the time for ever more names and mentions."""
    registry = load_registry()
    print(f"{'names':>8}{'mentions':>11}{'actors':>8}{'seconds':>9}{'mentions/s':>12}", flush=True)
    for names in (6_250, 12_500, 25_000, 50_000):
        mentions = list(mentioned(names))
        start = perf_counter()
        counts = Counter(mentions)
        found = [FoundActor(f"found-{name.lower().replace(' ', '-')}", name, None, n) for name, n in counts.items()]
        resolution = resolve(found, {}, Decisions(), registry)
        took = perf_counter() - start
        actors = len(set(resolution.actors.values()))
        print(f"{len(counts):8,}{len(mentions):11,}{actors:8,}{took:9.2f}{len(mentions) / took:12,.0f}", flush=True)


def mentioned(names: int) -> Iterator[str]:
    """Mentions of that many distinct names, each some twenty times, in a mixed order."""
    chance = random.Random(SEED)
    distinct: dict[str, None] = {}
    while len(distinct) < names:
        name = f"{_word(chance)} {_word(chance)}{chance.choice(ENDINGS)}"
        distinct[name] = None
        if chance.random() < 0.5:
            usual, other = chance.choice(HABITS)
            distinct[name.replace(usual, other).title()] = None
    mentions = list(distinct)[:names] * MENTIONS
    chance.shuffle(mentions)
    yield from mentions


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 3))).title()


if __name__ == "__main__":
    main()

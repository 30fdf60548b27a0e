"""What a change to the extraction changed: `python -m tests.benchmarks.changes TEXTS BEFORE AFTER`.

TEXTS are the JSON lines that `etl extract` was given, BEFORE and AFTER its answers by the old and the new code.
Statements that came, went, or changed in speaker, actor, side, kind or confidence are listed with their sentence.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

COMPARED = ("kind", "speaker", "actor", "side", "cue", "source", "confidence")
AROUND = 70  # characters shown on both sides of the words


def lines(path):
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]


def by_place(answer):
    """The statements of one text by the characters of their words."""
    return {str(statement["content"]): statement for statement in answer["statements"]}


def differences(text, before, after):
    """What differs in one text: (what, the statement before or after, its words with what stands around them)."""
    old, new = by_place(before), by_place(after)
    for place in [*old, *(place for place in new if place not in old)]:
        statement = new.get(place) or old[place]
        if place not in new:
            yield "gone", statement["speaker"], shown(text, statement)
        elif place not in old:
            yield "new", statement["speaker"], shown(text, statement)
        else:
            for name in COMPARED:
                if old[place].get(name) != new[place].get(name):
                    yield name, f"{old[place].get(name)} → {new[place].get(name)}", shown(text, statement)


def shown(text, statement):
    start, end = statement["content"][0][0], statement["content"][-1][1]
    marked = f"{text[max(0, start - AROUND) : start]}⟦{text[start:end]}⟧{text[end : end + AROUND]}"
    return " ".join(marked.split())


def main():
    texts, before, after = map(lines, sys.argv[1:4])
    counts = Counter()
    for given, old, new in zip(texts, before, after, strict=True):
        for what, told, words in differences(given["text"], old, new):
            counts[what] += 1
            print(f"{given['id']}: {what}: {told}\n    {words}")
    print(", ".join(f"{number} {what}" for what, number in counts.most_common()) or "nothing changed")


if __name__ == "__main__":
    main()

"""A seeded corpus of news articles of any size: the same number of articles gives the same text on every machine.

The sentences make no sense, but they have what costs time in real ones: quotations, indirect speech, known and unknown
names, dates, and wire copies with small changes.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

COPIES = 0.15  # of the articles repeat an earlier one
REMEMBERED = 500  # articles that may still be copied
OUTLETS = [f"Outlet {number}" for number in range(60)]
KNOWN = {
    "fr": ["Sergueï Choïgou", "Lloyd Austin", "Emmanuel Macron", "le Kremlin", "Vladimir Poutine", "Josep Borrell"],
    "en": ["Sergei Shoigu", "Lloyd Austin", "Emmanuel Macron", "the Kremlin", "Vladimir Putin", "Jens Stoltenberg"],
}
SYLLABLES = "ba de ko lu mi na po ra se ti vo zu bra cle dri flo gra kle pra stro tre vla".split()
VERBS = {"fr": ["a déclaré", "a affirmé", "a indiqué", "a averti"], "en": ["said", "told reporters", "warned", "added"]}
WORDS = {
    "fr": "le la des un une accord armée attaque frontière gouvernement village drone navire port région soldats "
    "pourparlers sanctions aide convoi civils enquête rapport mission blindés hôpital pont centrale témoins nuit "
    "matin semaine sud nord retrait avance pertes tirs radar pilote appareil mer espace aérien dans sur avec pour "
    "contre depuis pendant selon nouveau grave large lourd officiel étranger urgent".split(),
    "en": "the a an of agreement army attack border government village drone ship port region soldiers talks sanctions "
    "aid convoy civilians inquiry report mission armour hospital bridge plant witnesses night morning week south north "
    "retreat advance losses fire radar pilot aircraft sea airspace in on with for against since during new grave large "
    "heavy official foreign urgent".split(),
}
TEMPLATES = {
    "fr": [
        "« {words} », {verb} {name} {day}.",
        "{name} {verb} que {words}.",
        "Selon {name}, {words}.",
        "{name} {verb} : « {words} ».",
        "{words} dans {words}.",
    ],
    "en": [
        "“{words},” {name} {verb} {day}.",
        "{name} {verb} that {words}.",
        "According to {name}, {words}.",
        "{name} {verb}: “{words}.”",
        "{words} near {words}.",
    ],
}
TITLES = {"fr": "{name} : {words}", "en": "{name}: {words}"}


def articles(number: int, *, start: int = 0, seed: int = 1) -> Iterator[dict[str, str]]:
    """So many articles as records with id, title, date, outlet, language and text."""
    chance = random.Random(f"{seed}-{start}")
    names = [_name(chance) for _ in range(max(50, number // 8))]
    remembered: list[dict[str, str]] = []
    for place in range(start, start + number):
        if remembered and chance.random() < COPIES:
            article = _copy(chance.choice(remembered), chance)
        else:
            article = _article(chance, names)
            remembered.append(article)
            if len(remembered) > REMEMBERED:
                remembered.pop(chance.randrange(REMEMBERED))
        yield {**article, "id": f"{seed}-{place}"}


def write(path: Path, number: int, *, start: int = 0, seed: int = 1) -> Path:
    """Writes so many articles as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        for article in articles(number, start=start, seed=seed):
            file.write(json.dumps(article, ensure_ascii=False) + "\n")
    return path


def _article(chance: random.Random, names: list[str]) -> dict[str, str]:
    lang = chance.choice(("fr", "fr", "en"))
    speakers = [*chance.sample(KNOWN[lang], 2), *chance.sample(names, 2)]
    paragraphs = [
        " ".join(_sentence(chance, lang, speakers) for _ in range(chance.randint(2, 4)))
        for _ in range(chance.randint(3, 6))
    ]
    day = date(2022, 1, 1) + timedelta(days=chance.randrange(1000))
    title = TITLES[lang].format(name=_capital(chance.choice(speakers)), words=_words(chance, lang, 5))
    return {
        "title": title,
        "date": day.isoformat(),
        "outlet": chance.choice(OUTLETS),
        "lang": lang,
        "text": "\n\n".join(paragraphs),
    }


def _copy(article: dict[str, str], chance: random.Random) -> dict[str, str]:
    """The article in another outlet, often with another title, sometimes without its last paragraph."""
    paragraphs = article["text"].split("\n\n")
    if len(paragraphs) > 3 and chance.random() < 0.3:
        paragraphs.pop()
    title = article["title"] if chance.random() < 0.5 else f"{article['title']} ({chance.randrange(100)})"
    return {**article, "outlet": chance.choice(OUTLETS), "title": title, "text": "\n\n".join(paragraphs)}


def _sentence(chance: random.Random, lang: str, speakers: list[str]) -> str:
    return _capital(
        chance.choice(TEMPLATES[lang]).format(
            words=_words(chance, lang, chance.randint(6, 16)),
            verb=chance.choice(VERBS[lang]),
            name=chance.choice(speakers),
            day="mardi" if lang == "fr" else "on Tuesday",
        )
    )


def _words(chance: random.Random, lang: str, number: int) -> str:
    return " ".join(chance.choices(WORDS[lang], k=number))


def _name(chance: random.Random) -> str:
    given, family = ("".join(chance.choices(SYLLABLES, k=chance.randint(2, 3))).capitalize() for _ in range(2))
    return f"{given} {family}ov"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]

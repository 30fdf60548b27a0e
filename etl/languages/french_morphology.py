"""The forms of French verbs: the table of irregular ones, and the regular endings of the first group."""

from __future__ import annotations

from etl.parse.morphology import NO_VERB, Mood, Morphology

MUTE = ("e", "es", "ent", "era", "erai", "erait", "eront", "eraient")  # endings before which "é" becomes "è": "répète"


class FrenchMorphology(Morphology):
    """French verbs."""

    REGULAR = (
        *("é", "ée", "és", "ées", "e", "es", "ons", "ez", "ent", "ais", "ait", "ions", "iez", "aient"),
        *("a", "èrent", "ant", "era", "erai", "erait", "eront", "eraient"),
    )
    MAYBE_PARTICIPLE = ("i", "is", "it", "u", "us", "ert", "ort", "aint", "eint", "oint", "os", "ait", "ites", "ite")

    def mood(self, word: str) -> Mood:
        """What the form can be as a verb, read off the table and its ending."""
        if word in self._infinitives and word.endswith(("er", "ir", "re", "ïr")):
            return Mood(infinitive=True)
        known = word in self._irregular or word.replace("it", "ît") in self._irregular
        if not known and not self._regular(word):
            return NO_VERB
        if word.endswith("ant"):
            return Mood(gerund=True)
        if word.endswith(("é", "ée", "és", "ées")):
            return Mood(participle=True)
        return Mood(finite=True, participle=word.endswith(self.MAYBE_PARTICIPLE))

    def _regular(self, word: str) -> bool:
        if any(word.endswith(end) and word[: -len(end)] + "er" in self._infinitives for end in self.REGULAR):
            return True
        lemmas = (lemma for end in MUTE if word.endswith(end) and (lemma := _lemma_of_grave(word, end)))
        return any(lemma in self._infinitives for lemma in lemmas)

    def inflect(self, lemma: str) -> set[str]:
        """All forms of a verb; those with "î" in both spellings (reform of 1990)."""
        forms = {lemma, *self._by_lemma.get(lemma, ())}
        if lemma.endswith("er"):
            forms |= {lemma[:-2] + ending for ending in self.REGULAR}
            forms |= {form for ending in MUTE if (form := _with_grave(lemma, ending))}
        return forms | {form.replace("î", "i") for form in forms}


def _with_grave(lemma: str, ending: str) -> str | None:
    """The form of a verb like "répéter" before a mute ending, "répète"; None for other verbs."""
    stem = lemma[:-2]
    last = max(stem.rfind(vowel) for vowel in "aeiouyéèêûôâî")
    if last == len(stem) - 1 or stem[last : last + 1] != "é":
        return None
    return stem[:last] + "è" + stem[last + 1 :] + ending


def _lemma_of_grave(word: str, ending: str) -> str | None:
    """The infinitive whose "é" a form has as "è": "répéter" for "répète"; None where there is no "è"."""
    stem = word[: -len(ending)]
    last = stem.rfind("è")
    return stem[:last] + "é" + stem[last + 1 :] + "er" if 0 <= last < len(stem) - 1 else None

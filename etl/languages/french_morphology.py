"""The forms of French verbs: the table of irregular ones, and the regular endings of the first group."""

from __future__ import annotations

from etl.parse.morphology import NO_VERB, Mood, Morphology


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
        return any(word.endswith(end) and word[: -len(end)] + "er" in self._infinitives for end in self.REGULAR)

    def inflect(self, lemma: str) -> set[str]:
        """All forms of a verb; those with "î" in both spellings (reform of 1990)."""
        forms = {lemma, *self._by_lemma.get(lemma, ())}
        if lemma.endswith("er"):
            forms |= {lemma[:-2] + ending for ending in self.REGULAR}
        return forms | {form.replace("î", "i") for form in forms}

"""The forms of English verbs: the list of irregular ones, and the regular endings."""

from __future__ import annotations

from etl.parse.morphology import Mood, Morphology


class EnglishMorphology(Morphology):
    """English verbs."""

    def mood(self, word: str) -> Mood:
        """What the form can be as a verb, read off the list of exceptions and its ending."""
        base = word in self._infinitives
        irregular = word in self._irregular and word not in self._by_lemma.get(word, ())
        gerund = word.endswith("ing") and (irregular or self._stem(word, "ing"))
        past = not gerund and (irregular or (word.endswith("ed") and self._stem(word, "ed")))
        third = word.endswith("s") and not past and (self._stem(word, "s") or self._stem(word, "es"))
        return Mood(finite=base or past or third, infinitive=base, participle=past, gerund=gerund)

    def _stem(self, word: str, ending: str) -> bool:
        stem = word[: -len(ending)]
        doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[:-1] in self._infinitives
        mute = ending != "s" and (stem + "e" in self._infinitives or doubled)
        return stem in self._infinitives or mute or (stem.endswith("i") and stem[:-1] + "y" in self._infinitives)

    def inflect(self, lemma: str) -> set[str]:
        """All forms of a verb."""
        irregular = set(self._by_lemma.get(lemma, ()))
        past = {form for form in irregular if not form.endswith("ing")}
        stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
        consonant_y = lemma.endswith("y") and lemma[-2] not in "aeiou"
        sibilant = lemma.endswith(("s", "x", "z", "ch", "sh", "o"))
        third = lemma[:-1] + "ies" if consonant_y else lemma + ("es" if sibilant else "s")
        regular = lemma[:-1] + "ied" if consonant_y else lemma.removesuffix("e") + "ed"
        return {lemma, third, stem + "ing"} | irregular | (past or {regular})

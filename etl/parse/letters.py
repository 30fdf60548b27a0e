"""The word classes, one letter a token, and the sets of them that the rules ask for.

    D determiner      I preposition        R subject pronoun   K other pronoun    C coordinator
    S subordinator    W relative pronoun   A adverb            X auxiliary        V finite verb
    F infinitive      T past participle    G present participle
    N noun, adjective M capitalised name   # number
    , ; : . ( ) -     the punctuation itself       Q quotation mark       _ blank
    q                 any token of a quotation, in `Parsed.outer` alone

A single letter is written as it is; a set has its name here.
"""

from __future__ import annotations

END = "$"  # what stands before a document's first token and after its last one: in no set

VERB = "VX"  # "said", "has": a finite verb or its auxiliary
NOUN = "NM"  # "minister", "Paris"
HEAD = "NM#"  # what a noun phrase is about: "minister", "Paris", "two"
NOMINAL = "DNM#"  # what a noun phrase is made of, its determiner too

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

# Of words and cues
FUNCTION_WORD = "DRISCW"  # "the", "he", "of", "that", "and", "who": with a capital, it begins a sentence
LISTED = "DRIKCSWXQ_,;:.()-"  # what the lists and the marks themselves decide, whatever a trained pipeline's tags say
PRONOUN = "RK"  # "il", "le"
SUBJECT = "RW"  # "he", "who": what stands for a subject
AFTER_SUBJECT = SUBJECT + "X"  # a verb surely follows "he", "who" or an auxiliary
BEFORE_VERBAL_NOUN = "DN"  # "the *meeting*", "le *pouvoir*": a present participle or an infinitive that is a noun there
IN_VERB_GROUP = "ARK"  # between an auxiliary and its verb: "a *toujours* dit", "a-t-*il* dit"
IN_COMPOUND_TENSE = IN_VERB_GROUP + "T"  # the same, another participle too: "has *been* said"
BEFORE_INFINITIVE = "AKI"  # between a verb and its infinitive: "vient *d'*annoncer", "seeks *to* say"
INFINITIVE = "FX"  # "say", "be"
BASE_OR_FINITE = "VF"  # "say" in "they say" and in "to say"
AFTER_THING = HEAD + ")"  # "the plan *that*": the word before a relative pronoun
AFTER_GROUP = NOUN + ")"  # "the three senators *all*"
GOVERNS_NOUN = "ID#("  # a noun follows "of", "the", "two", a bracket
BEFORE_PLURAL_VERB = NOUN + "A"  # "the senators *often* say"
OPENS_COMPLEMENT = "DRMKS#"  # what a verb's complement begins with: "the", "he", "Paris", "them", "that", "two"
OPENS_COMPLEMENT_OR_ADVERB = OPENS_COMPLEMENT + "A"  # "say *often*"
NO_COMPLEMENT = VERB + ".,;:"  # what a verb is not followed by at once: another verb, a mark
AFTER_OBJECT_HER = "I.,;:SXDR"  # "told *her* that", not "told *her* aides"
AFTER_PREPOSITION = "DI"  # a noun, no verb, follows "la" and "de"
BEFORE_OBJECT = PRONOUN + ",Q"  # "il *l'*affirme", "« … », *l'*assure": before a pronoun that is spelt like an article
BEFORE_FRENCH_VERB = PRONOUN + "MWA"  # "il", "se", "Paris", "qui", "ne … pas": before a form that may be a noun too
BEFORE_FRENCH_CUE = PRONOUN + "WAQ,.)"  # the same before a cue verb, which may also follow a quotation or an aside

# Of phrases, names and quotations
OPENS_PHRASE = "DM"  # "the", "Paris": what a noun phrase surely begins with
PHRASE_WORD = "D" + NOUN  # "the", "minister", "Paris"
INSIDE_PHRASE = NOMINAL + "I"  # "the", "two", "ministers", "of", "France"
DESCRIPTION = NOMINAL + "A"  # "a *once powerful* official": between a name's comma and the office
INSIDE_DESCRIPTION = "DN_"  # "the official, *the lawyer* Grant Oakley"
ARTICLE_OR_BLANK = "D_"  # between a preposition and its name: "de *l'*Économie"
INSIDE_NAME = "M-"  # "Jean-Pierre"
NAME_CLOSED = ",.;:_q"  # what may follow a name in apposition
APPOSITION_CLOSED = NAME_CLOSED + "-"  # what may follow any apposition: a dash too
PHRASE_UNFINISHED = "DICA_-"  # what no phrase ends with: "the", "of", "and", "very", a blank, a dash
BEFORE_DETERMINER = "IDC"  # "of *the*", "all *the*", "and *the*": a determiner goes on with the phrase
BEFORE_ADVERB = "DA"  # "the *very* angry minister"
LEADS_IN = "C_-A"  # what stands before a phrase without belonging to it: "and", "also", a dash
PREPOSITION_BEFORE = "_,CAq"  # a source that leads: "Mais, selon X, …", "« … », selon X"
NO_SOURCE = "SWRK"  # "selon que", "selon lequel", "according to it": names nobody
SOURCE_CLOSED = ",q"  # "selon X, …", "selon X « … »"
PERSON_CLOSED = ",q."  # "pour X, …": what must follow where the preposition has other meanings
BEFORE_SOURCE = "_,CA-"  # between what is said and "selon X"
SAID = VERB + "q"  # what a clause that says something holds: a verb, or a quotation
SOURCE_OVER = ",q.;:"  # where whoever is named after "selon" has ended at the latest
CLAUSE_BEGINS = "DRM" + VERB  # "selon elle *il* viendra": what is said begins without a comma
CONNECTOR = "C_"  # "et", "but": before what is said, and no part of it
CONTINUES = "CA"  # "…, selon X, *et* …": what goes on is no part of what X says
BEFORE_CLAUSE = "IDM"  # between a noun and what it announces: "the claim *by the* CIA that"
BEFORE_NOUN = "NA"  # "his *often repeated* claim"
BESIDE_QUOTATION = "q_.,;:-C"  # what leaves a quotation alone in its sentence: marks, "and"
AFTER_SIGNATURE = "_.-,N()"  # “…” — Jane Doe, *teacher*
SPAN_BEGINS_AFTER = "_,;:.-)"  # marks before a statement's words
SPAN_ENDS_BEFORE = "_,;:.-(C"  # marks and conjunctions after them

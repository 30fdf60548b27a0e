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
HEADLINE = "DNM#VG"  # what a headline is made of before its second verb: "Modi skips *meeting*, vows"
NOMINAL = "DNM#"  # what a noun phrase is made of, its determiner too

# Of verbs and their complements
INFINITIVE = "FX"  # "say", "be"
VERB_OR_BREAK = VERB + "W;:."  # between a date and its verb: another verb, "who", a pause
CLAUSE_BREAK = "WS;:."  # the same but for verbs
BETWEEN_DATE_AND_VERB = "A_IDNM#KTGRq,-()CF"  # between a verb and the date behind it: "told *reporters in* Paris *on*"
LEADS_TO_DATE = "CA_IDNM#TGKRq,-()"  # before a date at the head of its sentence: "*Interrogé par l'AFP* mardi, …"
BESIDE_DATE = "A_ID,"  # between a subject and the date before its verb: "Peskov*, late on* Tuesday, said"
OPENS_DATE = "IDA_"  # between a participle and its date: "released *late on the* 3rd"
OPENS_DATE_PHRASE = "DA_"  # the same behind a preposition
GOVERNED_NUMBER = "DNM_#"  # between a preposition and its noun, numbers too
PARTICIPLES = "TG"  # "released", "speaking"
NOUN_OR_PREPOSITION = NOUN + "I"  # "released *on* Monday", "released *Monday*"
DATED_LEAD = "D#_I"  # "*Le 14* mars, « … », a dit": before a quotation, with words of time
BEFORE_ISSUED = NOUN + ","  # before what was put out: "a *report* released", "la note*,* datée"
PRONOUN = "RK"  # "il", "le"
BESIDE_VERB = "KA_"  # between a subject and its verb: "le maire *ne l'*a *pas* dit"
ADVERBIAL = "A_"  # "said *again*"
BLANK_OR_PRONOUN = "K_"  # "told *them* that"
BLANK_OR_COMMA = "_,"  # between "que" and what it follows: "a dit*, *qu'il viendrait"
BLANK_OR_SUBORDINATOR = "_S"  # between an adversative and its subject: "tandis *que* Moscou dit"
CONNECTOR = "C_"  # "et", "but": before what is said, and no part of it
LEADS_TO_AS = CONNECTOR + "A,"  # "*And, instead,* as he said, …"
COORDINATED = BESIDE_VERB + "C,"  # before a verb that shares its subject with one before: "… *and* said"
OPENS_CLAUSE = "DRM"  # "the jets", "they", "Paris": what a clause begins with
OPENS_ADVERBIAL = "IS"  # "*In* a statement", "*While* he waited"
OPENS_SUBJECT = NOMINAL + "R"  # "the jets", "two", "they"
OPENS_OBJECT = NOMINAL + PRONOUN + "AG"  # "told *reporters*", "called *it*", "saw *rising* prices"
OPENS_LONG_CLAUSE = NOMINAL + "GAq"  # "said *leaving* was hard", "said *“the deal”* was off"
OPENS_WORDS = ":q"  # what is said begins with a colon or a mark
OPENS_ASIDE = "WSI"  # after a comma: "…, *who* is ill,", "…, *lors* d'une visite,"
HEADS_ASIDE = "WG"  # between commas, no part of a subject: "…, *who* is ill,", "…, *speaking* in Ohio,"
HEADS_NO_SUBJECT = "ISAGC"  # "of", "while", "also", "speaking", "and": no subject begins with it
SUBJECT_HEAD = HEAD + "RGq"  # what a clause may be about: "the jets", "they", "leaving", quoted words
SPEAKER_HEAD = HEAD + "R"  # "the minister", "he"
RELATIVE_HEAD = HEAD + "T"  # what a "que" may stand for: "une chose *promise* qu'elle …"
SUBORDINATE = "SW"  # "quand", "qui"
OPENS_CONSTRUCTION = SUBORDINATE + VERB + "GRq,:;."  # after a French verb: a subordinate clause, another verb, a mark
RELATIVE_OR_PRONOUN = "WR"  # after a comma: "the deal, *which* he made,", "the deal, *he* said,"
GOVERNED = "DNM_"  # between a preposition and a noun of its phrase: "devant *toute la* presse"
DATE = "DN#"  # "le 25 juillet"
DATE_OR_BLANK = "D#_"  # the same without its month
ADDRESSEE = "DNMK"  # "told *the* police", "told *him*"
PREDICATE = "ANT"  # "s'est dit *très déçu*"
QUESTION_WORD = "SWRA"  # the classes that "whether", "what", "who", "how" have
AFTER_TO = INFINITIVE + "q"  # "to *leave*", "to *“leave”*"
BEFORE_PRONOUNS_VERB = "ADK,"  # "they *all* came", "they*,* too*,* came"
MARK_OR_ADVERB = "QA_"  # before the verb with which a quotation begins: "they *“never* asked”"
PRONOUNS_VERB = VERB + "T"  # after a pronoun, a form that may be a participle is the verb: "they *put*"
BEFORE_QUOTATION = ",:"  # "said*:* “…”"
BEFORE_QUOTATION_OR_BLANK = BEFORE_QUOTATION + "_"  # the same, and the blank after it
BEFORE_QUOTATION_OR_DASH = BEFORE_QUOTATION + "-"  # "said *—* “…”"
UP_TO_QUOTATION = BEFORE_QUOTATION_OR_DASH + "_"  # all that stands between a verb and its quotation
UP_TO_SUBJECT = ADVERBIAL + ","  # between a subject and its verb, where asides stand there too
UP_TO_FRAGMENT = ",C_D"  # from one quoted fragment to the next: "« a »*, et un* « b »"
ENDS_SAID = "q,.-"  # before "a dit le maire", "said the mayor": the end of what is said
ENDS_SAID_BEFORE_SUBJECT = "q,-"  # the same before "he said"
QUOTATION_OR_END = "q;."  # where the search for a quotation stops
PREPOSITION_OR_COMMA = "I,"  # "a dit *à* l'AFP*,* mercredi, le maire"
COMMA_GOES_ON = "qD"  # after a comma in a list: "denounced “lies”, *the* threats …"
PAUSE = ".,;"  # after an attribution: "said Mr Price*.*"
PAUSE_OR_RELATIVE = PAUSE + "W"  # the same: "said Mr Price, *who* left", without its comma
CLAUSE_END = PAUSE + ":"  # "a stream called Miracle Run*.*"
CLAUSE_END_OR_DASH = CLAUSE_END + "-"  # after a quotation that ends there
FULL_STOP_OR_COMMA = ".,"  # "…, said Mr Price*.*"
PHRASE_PAUSE = ",;:"  # a noun phrase pauses: "denounced the war*,* a mistake"
PARTS = ".;:"  # the parts of a sentence end here
CLAUSE_PARTS = ";:"  # the parts of a sentence, its end apart
ASIDE_OPENS = ",(-"  # "X*,* ministre*,* a dit", "X *(*LFI*)* a dit", "X *–* ministre *–* a dit"
ASIDE_CLOSES = ",)-"  # the same at their end
AFTER_REPORTING = ".,-IA"  # after "he said": a mark, "*in* a statement", "*again*"
ANOTHER_CLAUSE = "VG.;"  # where the verb's own clause is over: "parle, *souriant*", "parle et *sort*"
VERB_PHRASE_OVER = VERB + ".;:q"  # the same after "dit-il", however short
OBJECT_OVER = VERB + "SWRG;:"  # the noun phrase with quoted words is over: "a “lie” *that* hurts"
NO_SUBJECT = "S.;:F"  # between a subject and its verb there is none: "if", "to leave", a mark
NO_ONE_PHRASE = VERB + "SW;:.q"  # between a quotation and its verb, more than a phrase stands: "he *left* and"
NO_ASIDE = VERB + "GRWSq"  # between commas, more than an aside stands: "said, *when he left*, that"

# Of words and cues
FUNCTION_WORD = "DRISCW"  # "the", "he", "of", "that", "and", "who": with a capital, it begins a sentence
LISTED = "DRIKCSWXQ_,;:.()-"  # what the lists and the marks themselves decide, whatever a trained pipeline's tags say
SUBJECT = "RW"  # "he", "who": what stands for a subject
AFTER_SUBJECT = SUBJECT + "X"  # a verb surely follows "he", "who" or an auxiliary
BEFORE_VERBAL_NOUN = "DN"  # "the *meeting*", "le *pouvoir*": a present participle or an infinitive that is a noun there
IN_VERB_GROUP = "ARK"  # between an auxiliary and its verb: "a *toujours* dit", "a-t-*il* dit"
IN_COMPOUND_TENSE = IN_VERB_GROUP + "T"  # the same, another participle too: "has *been* said"
BEFORE_INFINITIVE = "AKI"  # between a verb and its infinitive: "vient *d'*annoncer", "seeks *to* say"
BEFORE_INFINITIVE_IN_MARKS = "QAK_"  # between the mark and its infinitive: "à ne « *pas* jouer »"
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
OPENS_VERB = "RSC"  # right before a verb that is no sentence's main one: "*he* left", "*that* left", "*and* left"
OPENS_PHRASE = "DM"  # "the", "Paris": what a noun phrase surely begins with
PHRASE_WORD = "D" + NOUN  # "the", "minister", "Paris"
INSIDE_PHRASE = NOMINAL + "I"  # "the", "two", "ministers", "of", "France"
DESCRIPTION = NOMINAL + "A"  # "a *once powerful* official": between a name's comma and the office
INSIDE_DESCRIPTION = "DN_"  # "the official, *the lawyer* Grant Oakley"
ARTICLE_OR_BLANK = "D_"  # between a preposition and its name: "de *l'*Économie"
INSIDE_NAME = "M-"  # "Jean-Pierre"
NAME_LETTERS = "M_"  # all that a bare name is made of
GOVERNED_BY = "ID"  # before a phrase that is no subject: "dans *le* Figaro"
MARK_OR_BLANK = "Q_"  # what stands around the words of a name between marks
SENTENCE_OVER = "." + END  # a full stop, or the end of the document
ENDS_BEFORE_CLAIM = ",q"  # "…*,* a charge echoed by Paris", "“…,*”* an accusation"
ASIDE_ENDS = ",-"  # before what the paper adds: "…*,* although it rained", "… *–* despite the rain"
TOLD_BEFORE = ".,qCIVXWSA_DNM"  # the letters before a source phrase that the confidence tells apart
TOLD_AFTER = ".,q;:CIVXG-_"  # those after what is said
SENTENCE_IN_MARKS = "VXFRSWK.,;:"  # what no name between marks has: "« le *Monde* », « *il part* »"
BEFORE_OBJECT_PHRASE = (
    "IA_D"  # between a verb and the phrase it governs: "assigned *to* Paris", "est *très* dépendante"
)
REDUCED = "GTV"  # what a relative clause without its pronoun begins with: "the regions *bordering* Ukraine"
HEAD_OVER = (
    "IWTGC,("  # what ends the part of a phrase that its head stands in: "the ministers *of*", "the city *named*"
)
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
CONTINUES = "CA"  # "…, selon X, *et* …": what goes on is no part of what X says
BEFORE_CLAUSE = "IDM"  # between a noun and what it announces: "the claim *by the* CIA that"
BEFORE_NOUN = "NA"  # "his *often repeated* claim"
BESIDE_QUOTATION = "q_.,;:-C"  # what leaves a quotation alone in its sentence: marks, "and"
AFTER_SIGNATURE = "_.-,N()"  # “…” — Jane Doe, *teacher*
SIGNATURE_LINE = "DINMA#T_.-,()"  # all that a line with a signature holds: "— *Jane Doe, 45, mayor of Port-Bel*"
SENTENCE_OPENS = "._Q"  # before the first word of a sentence: a full stop, a blank line, a mark
SPAN_BEGINS_AFTER = "_,;:.-)"  # marks before a statement's words
SPAN_ENDS_BEFORE = "_,;:.-(C"  # marks and conjunctions after them


def past(letters: str, outer: str, i: int, stop: int) -> int:
    """The first token from `i` on whose letter is not among some; `stop` where all are."""
    while i < stop and outer[i] in letters:
        i += 1
    return i


def back_over(letters: str, outer: str, i: int, first: int) -> int:
    """The first of the tokens before `i` that all have a letter among some; `i` where the one before it has not."""
    while i > first and outer[i - 1] in letters:
        i -= 1
    return i


def holds(stretch: str, letters: str) -> bool:
    """Whether a stretch of tokens has one with a letter among some."""
    return any(letter in stretch for letter in letters)

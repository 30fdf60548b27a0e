"""Numbers in words: "three", "douze", "la moitié", "millions"."""

from __future__ import annotations

SCALES = {
    **dict.fromkeys(
        ("million", "millions", "mln", "millionen", "millones", "milioni", "миллион", "миллиона", "миллионов"), 1e6
    ),
    **dict.fromkeys(
        ("milliard", "milliards", "billion", "billions", "mrd", "milliarden", "miliardi", "миллиард", "миллиардов"), 1e9
    ),
    **dict.fromkeys(("mille", "thousand", "milliers", "tausend", "mil", "mila", "тысяч", "тысячи"), 1e3),
}
NUMBERS = {
    word: float(value)
    for value, words in {
        0: "zero zéro", 1: "", 2: "deux two zwei dos due два две", 3: "trois three drei tres tre три",
        4: "quatre four vier cuatro quattro четыре", 5: "cinq five fünf cinco cinque пять", 6: "six sechs seis sei шесть",
        7: "sept seven sieben siete sette семь", 8: "huit eight acht ocho otto восемь", 9: "neuf nine neun nueve nove девять",
        10: "dix ten zehn diez dieci десять", 11: "onze eleven elf", 12: "douze twelve zwölf doce dodici двенадцать",
        13: "treize thirteen", 14: "quatorze fourteen", 15: "quinze fifteen quince", 16: "seize sixteen", 17: "seventeen",
        18: "eighteen", 19: "nineteen", 20: "vingt twenty zwanzig veinte venti двадцать", 30: "trente thirty dreißig treinta trenta",
        40: "quarante forty vierzig cuarenta quaranta", 50: "cinquante fifty fünfzig cincuenta cinquanta",
        60: "soixante sixty", 70: "seventy", 80: "eighty", 90: "ninety", 100: "cent hundred hundert cien cento сто",
        200: "", 1000: "mille thousand tausend mil",
    }.items()
    for word in words.split()
}  # fmt: skip
SHARES = {"moitié": 50.0, "half": 50.0, "tiers": 33.3, "third": 33.3, "quart": 25.0, "quarter": 25.0, "quarts": 75.0}

"""Short articles for the tests: what they are about, as the load reads it."""

from datetime import datetime, timedelta

from etl.extract import extract
from etl.model.article import Article, Date
from etl.stories.signals import signals_of
from etl.stories.terms import KIND_BITS, Kind


def kind_of(number):
    """What the term with this number is."""
    return Kind(number >> KIND_BITS)


def told(text, lang="en", title=None, day=None):
    """The language and signals of an article."""
    start = datetime.fromisoformat(day) if day else None
    date = Date(start, start + timedelta(days=1), "day", "metadata") if start else Date()
    article = Article(text=text, lang=lang, title=title, date=date)
    extraction = extract(article)
    return extraction.lang, signals_of(article, extraction)


# Two matches of one boxer: all but the other boxer, the town and the score is the same.
FIGHT = (
    "{champion} retained his world heavyweight titles by stopping {other} in the {number} round at the arena in {town}"
    " on Saturday night. The champion knocked {other} down with a left hook before the referee ended the contest."
    " {champion} has held the IBF and WBO belts for years. “He hit hard,” {other} said in {town}. {more}"
)
MORE = (
    "His trainer was pleased with the jab.",
    "The crowd of thousands rose to its feet.",
    "Judges had him ahead on all cards.",
    "The promoter spoke of a rematch.",
    "Doctors looked at a cut over the eye.",
)


def fights(other, town, number):
    """Five reports of one match."""
    return [
        told(FIGHT.format(champion="Viktor Kolm", other=other, town=town, number=number, more=more)) for more in MORE
    ]


DAM = {
    "en": "The dam of Zelenhrad burst on Tuesday. Floods swept the town of Kherson, said President Volodymyr Zelensky,"
    " who accused Russia of an explosion. The Kremlin denied it. 12,000 people were evacuated from the floods.",
    "fr": "Le barrage de Zelenhrad a cédé mardi. Les inondations ont balayé la ville de Kherson, a dit le président"
    " Volodymyr Zelensky, qui accuse la Russie d'une explosion. Le Kremlin dément. 12 000 personnes ont été évacuées.",
    "de": "Der Staudamm von Zelenhrad brach am Dienstag. Überschwemmungen trafen Cherson, sagte Präsident Wolodymyr"
    " Selenskyj, der Russland eine Explosion vorwarf. Der Kreml bestreitet es. 12.000 Menschen wurden evakuiert.",
    "ru": "Плотина Зеленград прорвана во вторник. Наводнение накрыло Херсон, сказал президент Владимир Зеленский,"
    " обвинив Россию во взрыве. Кремль отрицает. 12 000 человек эвакуированы.",
}
FOOTBALL = {
    "en": "The coach of Halmstead United was dismissed after a fifth defeat in the league. The striker Tom Varle"
    " scored twice for the visitors. Fans had called for his sacking.",
    "fr": "L'entraîneur de Halmstead United a été limogé après une cinquième défaite en championnat. L'attaquant"
    " Tom Varle a marqué deux buts pour les visiteurs. Les supporters réclamaient son départ.",
}

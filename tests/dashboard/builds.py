"""Real temporary builds for the tests, written from plain rows with the warehouse's own schema."""

from datetime import datetime, timedelta

import duckdb

from etl.model.folding import searchable
from etl.warehouse.builds import POINTER
from etl.warehouse.schema import SCHEMA, SCHEMA_VERSION
from tests.etl.loading import load

SEARCHED = (
    "« Le drone est tombé seul », a déclaré Sergueï Choïgou à Moscou. Les drones volent bas, selon Lloyd Austin. "
    "« Il n'y a pas eu de contact », a dit Lloyd Austin."
)
NOW = datetime(2024, 5, 1, 9, 30)
SPANS = {"minute": timedelta(minutes=1), "day": timedelta(days=1), "month": timedelta(days=31), "year": timedelta(365)}
UNDATED = (None, None, "unknown", None)
SAID_COLUMNS = ("said_start", "said_end", "said_precision")
OF_ARTICLES = (
    "article_id, source, address, outlet, title, lang, text, date_start, date_end, date_precision, date_from,"
    " extractor_version, notes"
)
COLUMNS = {
    "articles": f"({OF_ARTICLES})",
    "replaced_articles": f"({OF_ARTICLES}, identity, encoding, as_came, replaced_at, replaced_by)",
}


def dated(start: str, precision: str = "day", learnt_from: str = "metadata"):
    """The four date columns."""
    moment = datetime.fromisoformat(start)
    return moment, moment + SPANS[precision], precision, learnt_from


def article(
    article_id, text, *, title="A title", outlet="The Daily", lang="en", date=UNDATED, address=None, notes=None
):
    return (article_id, f"{article_id}.txt", address, outlet, title, lang, text, *date, "test", notes)


def said(
    statement_id, in_article, words, *, ordinal=1, kind="direct", cue=None, source=None, speaker=None, actor=None,
    side=None, confidence=0.9, date=None, polarity="asserted",
):  # fmt: skip
    """A statement row by column; `words` (one string, or several around the cue) are looked up in the text. They were
    said when the article was published, unless another date is given."""
    text, pieces = in_article[6], [words] if isinstance(words, str) else words

    def span(part):
        start = text.index(part)
        return start, start + len(part)

    ranges = [{"char_start": start, "char_end": end} for start, end in map(span, pieces)]
    content = " […] ".join(pieces)
    cue_span, source_span = (span(part) if part else (None, None) for part in (cue, source))
    known = (date or in_article[7:11])[:3]
    told = {**dict(zip(SAID_COLUMNS, known, strict=True)), "said_from": "sentence" if known[0] else None}
    return {
        "statement_id": statement_id, "article_id": in_article[0], "ordinal": ordinal, "kind": kind, "content": content,
        "content_ranges": ranges, "cue": cue, "cue_start": cue_span[0], "cue_end": cue_span[1], "source": source,
        "source_start": source_span[0], "source_end": source_span[1], "speaker": speaker, "actor_id": actor,
        "side": side, "polarity": polarity, "confidence": confidence, "sentence": text, "sentence_start": 0,
        **told,
    }  # fmt: skip


def write_build(
    warehouse, *, articles=(), actors=(), statements=(), regions=(), rejects=(), spellings=(), camps=(),
    candidates=(), log=(), build_id="b-test", **more,
):  # fmt: skip
    """Writes the rows as a build into the folder, moves the pointer to it, and gives back the folder."""
    warehouse.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(warehouse / f"{build_id}.duckdb")) as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        tables = {
            "build": [(build_id, SCHEMA_VERSION, "test", "hash", NOW)],
            "articles": articles,
            "actors": [row if len(row) == 6 else (*row, None) for row in actors],
            "spellings": [(actor, spelling, searchable(spelling), mentions) for actor, spelling, mentions in spellings],
            "camps": camps,
            "actor_candidates": candidates,
            "actor_log": log,
            "statements": statements,
            "regions": regions,
            "rejects": rejects,
        }
        for table, rows in (tables | more).items():
            for row in rows:
                columns = f"({', '.join(row)})" if isinstance(row, dict) else COLUMNS.get(table, "")
                values = list(row.values()) if isinstance(row, dict) else list(row)
                places = ", ".join("?" * len(values))
                connection.execute(f"INSERT INTO {table} {columns} VALUES ({places})", values)
    (warehouse / POINTER).write_text(build_id + "\n", encoding="utf-8")
    return warehouse


HOSTILE = (
    '<script>window.ran = 1</script><img src=x onerror="window.ran = 1"> [a link](javascript:window.ran=1) '
    "$\\frac{1}{2}$ :red[no] **bold** &amp; &lt;b&gt;"
)


def awkward(warehouse):
    """A small build that holds what real input does to a page."""
    seed = article(
        "a-fr",
        "Défense : un canal\n\n« Le drone a provoqué », a déclaré Sergueï Choïgou, « une escalade dangereuse ». "
        "Nikolaï Patrouchev promet de le récupérer. Mark Milley a confirmé que l'interception était intentionnelle. "
        "Ned Price a parlé d'un acte « imprudent ». Selon une source, rien n'est sûr.\nCatégories : monde",
        title="Défense : un canal", outlet=None, lang="fr",
    )  # fmt: skip
    wire = article(
        "a-en",
        "Pat Ryder said: “The crew flew in front of the aircraft.” Anatoly Antonov said the drone came on its own.",
        title="Pentagon on the drone", outlet="Example Wire", date=dated("2023-03-15"),
        address="https://example.org/2023/03/15/drone",
    )  # fmt: skip
    minute = article(
        "a-ru",
        "«Мы не хотим столкновения», — заявил Сергей Лавров.",
        title="Лавров", outlet="Пример", lang="ru", date=dated("2023-03-16T14:05", "minute"),
    )  # fmt: skip
    arabic = article(
        "a-ar", "قال المتحدث إن الطائرة سقطت في البحر.", title="الطائرة", outlet="مثال", lang="ar",
        date=dated("2023-03-01", "month", "text"),
    )  # fmt: skip
    hostile = article(
        "a-hostile", f"{HOSTILE} said =HYPERLINK(1) and then “=1+1”.", title=HOSTILE, outlet="=cmd|' /C calc'!A0",
        date=dated("2023-03-15"), address="javascript:window.ran=1", notes=[{"kind": "=cut off", "text": HOSTILE}],
    )  # fmt: skip
    words = "We repeat it. " * 120
    long = article("a-long", f"“{words}” he said.", title="At length", date=dated("2023-01-01", "year", "file"))
    silent = article("a-silent", "Nobody says anything here.", title="No statement", date=dated("2023-03-14"))
    actors = [
        ("shoigu", "Sergueï Choïgou", "person", "RU", "Minister of Defence", "defence-minister"),
        ("patrushev", "Nikolaï Patrouchev", "person", "RU", "Secretary of the Security Council"),
        ("antonov", "Anatoly Antonov", "person", "RU", "Ambassador"),
        ("lavrov", "Sergey Lavrov", "person", "RU", "Minister of Foreign Affairs"),
        ("milley", "Mark Milley", "person", "US", "Chairman of the Joint Chiefs"),
        ("price", "Ned Price", "person", "US", "Spokesman"),
        ("ryder", "Pat Ryder", "person", "US", None),
        ("evil", HOSTILE, "person", "NATO", "<b>role</b>"),
    ]
    statements = [
        said("s-shoigu", seed, ["Le drone a provoqué", "une escalade dangereuse"], cue="a déclaré",
             source="Sergueï Choïgou", speaker="Sergueï Choïgou", actor="shoigu", side="RU"),
        said("s-patrushev", seed, "de le récupérer", ordinal=2, kind="indirect", cue="promet",
             source="Nikolaï Patrouchev", speaker="Nikolaï Patrouchev", actor="patrushev", side="RU", confidence=0.7),
        said("s-milley", seed, "que l'interception était intentionnelle", ordinal=3, kind="indirect", cue="a confirmé",
             source="Mark Milley", speaker="Mark Milley", actor="milley", side="US"),
        said("s-price", seed, "d'un acte « imprudent »", ordinal=4, kind="mixed", cue="a parlé", source="Ned Price",
             speaker="Prix Ned", actor="price", side="US", confidence=0.55),
        said("s-nobody", seed, "rien n'est sûr", ordinal=5, kind="indirect", cue="Selon", source="une source",
             confidence=0.4),
        said("s-ryder", wire, "The crew flew in front of the aircraft.", cue="said", source="Pat Ryder",
             speaker="Pat Ryder", actor="ryder", side="US"),
        said("s-antonov", wire, "the drone came on its own", ordinal=2, kind="indirect", source="Anatoly Antonov",
             speaker="Anatoly Antonov", actor="antonov", side="RU"),
        said("s-lavrov", minute, "Мы не хотим столкновения", cue="заявил", source="Сергей Лавров",
             speaker="Сергей Лавров", actor="lavrov", side="RU"),
        said("s-ar", arabic, "إن الطائرة سقطت في البحر", kind="indirect", cue="قال", source="المتحدث", confidence=0.5),
        said("s-evil", hostile, HOSTILE, kind="indirect", speaker=HOSTILE, actor="evil", side="NATO"),
        said("s-formula", hostile, "=1+1", ordinal=2, speaker="@evil", actor="evil", side="NATO"),
        said("s-long", long, words.strip(), speaker="Pat Ryder", actor="ryder", side="US"),
    ]  # fmt: skip
    footer = seed[6].index("Catégories")
    return write_build(
        warehouse,
        articles=[seed, wire, minute, arabic, hostile, long, silent],
        actors=actors,
        statements=statements,
        spellings=[
            ("shoigu", "Sergueï Choïgou", 3),
            ("shoigu", "Shoigu", 1),
            ("shoigu", "Сергей Шойгу", 0),
            ("price", "Prix Ned", 1),
            ("evil", HOSTILE, 2),
        ],
        camps=[("west", "The west", "US"), ("west", "The west", "NATO")],
        candidates=[("price", "ryder", 81.0, f"spelt nearly alike {HOSTILE}")],
        log=[(NOW, "joined", "found-prix-ned", "price", HOSTILE)],
        regions=[("a-fr", footer, len(seed[6]), "footer")],
        rejects=[
            ("inbox/empty.txt", None, "the file is empty", NOW),
            ("inbox/feed.csv", 12, "unknown language '<xx>'; expected one of en, fr", NOW),
        ],
    )


def many(warehouse, count=320, build_id="b-test"):
    """A build with one long article a day and enough statements for several pages."""
    text = " ".join(f"“Statement number {number}.” said Speaker {number % 6}." for number in range(count))
    articles = [article(f"m-{day}", text, title=f"Day {day}", date=dated(f"2023-03-{day + 1:02}")) for day in range(8)]
    actors = [(f"p{n}", f"Speaker {n}", "person", ("US", "RU", "UA", "CN", "NATO", "FR")[n], None) for n in range(6)]
    statements = [
        said(f"m{number:03}", articles[number % 8], f"Statement number {number}.", ordinal=number + 1,
             speaker=f"Speaker {number % 6}", actor=f"p{number % 6}", side=actors[number % 6][3],
             kind=("direct", "mixed", "indirect")[number % 3])
        for number in range(count)
    ]  # fmt: skip
    return write_build(warehouse, articles=articles, actors=actors, statements=statements, build_id=build_id)


def repeated(warehouse):
    """A build with two copies of a text, a quotation that a third article shortens, and a version that was replaced."""
    words = "We will not accept any confrontation over the sea."
    text = f"Pat Ryder said: “{words}” The talks go on."
    first = article("r-1", text, outlet="Example Wire", date=dated("2023-03-14"))
    copy = article("r-2", text, outlet="The Copy <b>", date=dated("2023-03-15"))
    third = article("r-3", "Pat Ryder said: “We will not accept any confrontation.”", outlet="The Third")
    old = article("r-old", f"Pat Ryder said: “{words}” The talks are over.", outlet="Example Wire")
    ryder = {"cue": "said", "source": "Pat Ryder", "speaker": "Pat Ryder", "actor": "ryder", "side": "US"}
    return write_build(
        warehouse,
        articles=[first, copy, third],
        actors=[("ryder", "Pat Ryder", "person", "US", None)],
        statements=[
            said("t-1", first, words, **ryder),
            said("t-2", copy, words, **ryder),
            said("t-3", third, "We will not accept any confrontation.", **ryder),
        ],
        copies=[("r-1", "r-1", 1.0, True), ("r-2", "r-1", 1.0, False)],
        quotations=[{"statement_id": each, "quotation_id": "t-1"} for each in ("t-1", "t-2", "t-3")],
        replaced_articles=[(*old, "one", "windows-1252", "as it came", NOW, "r-1")],
        replaced_statements=[said("t-old", old, words, **ryder)],
    )


def huge(warehouse):
    """A build of words, names and titles of a million characters, with blanks and without."""
    length = 1_000_000
    word, words = "W" * length, "words " * (length // 6)
    articles = [
        article("h-1", f"“{word}” said Odile.", title="T" * length, outlet="O" * length, date=dated("2024-05-02")),
        article("h-2", f"“{words}” said Odile.", title=words, outlet=words, notes=[{"kind": "cut off", "text": word}]),
    ]
    actors = [("huge", "N" * length, "person", "FR", words), ("huge-2", "N" * length, "person", "FR", None)]
    statements = [
        said("s-1", articles[0], word, cue="said", source="Odile", speaker=words, actor="huge", side="FR"),
        said("s-2", articles[1], words.strip(), kind="indirect", speaker=word, actor="huge-2", side="FR"),
    ]
    spellings = [("huge", "N" * length, 3), ("huge", words, 2), ("huge", word, 1)]
    rejects = [("S" * length, None, "R" * length, NOW)]
    return write_build(
        warehouse, articles=articles, actors=actors, statements=statements, spellings=spellings, rejects=rejects
    )


def storied(warehouse):
    """The awkward build with two stories: one of three articles, one of two whose title wants to run."""
    awkward(warehouse)
    stories = {
        "story-drone": ("Pentagon on the drone", ("a-en", "a-fr", "a-ru"), ["RU", "US"]),
        "story-evil": (HOSTILE, ("a-hostile", "a-long"), ["NATO", "US"]),
    }
    with duckdb.connect(str(warehouse / "b-test.duckdb")) as connection:
        for story, (title, articles, sides) in stories.items():
            span = "SELECT min(date_start)::DATE, max(date_start)::DATE FROM articles WHERE article_id IN ?"
            first, last = connection.execute(span, [list(articles)]).fetchone()
            row = (
                story,
                title,
                articles[0],
                first,
                last,
                len(articles),
                len(articles),
                3,
                ["fr", "en"],
                7,
                sides,
                1,
                NOW,
            )
            connection.execute(f"INSERT INTO stories VALUES ({', '.join('?' * len(row))})", row)
            for article_id in articles:
                connection.execute("INSERT INTO story_articles VALUES (?, ?, 0.5)", [story, article_id])
    return warehouse


def loaded(folder):
    """What a load makes of one article: a build with an index, which the builds of rows alone lack."""
    (folder / "a.txt").write_text(SEARCHED, encoding="utf-8")
    load([folder / "a.txt"], folder / "w")
    return folder / "w"


def insert(connection, table, **row):
    """Inserts one row by column."""
    places = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", list(row.values()))


def point(connection, point_id, story, place, headings, statements, relations=(), **more):
    """Inserts a point: `statements` are ids with the origin of each, `relations` rows without the point."""
    sides = (
        "SELECT side FROM statements WHERE statement_id IN ? AND side IS NOT NULL"
        " GROUP BY side ORDER BY count(*) DESC, side"
    )
    found = [side for (side,) in connection.execute(sides, [list(statements)]).fetchall()]
    span = "SELECT min(said_start), max(said_end) FROM statements WHERE statement_id IN ?"
    first, last = connection.execute(span, [list(statements)]).fetchone()
    against = [row for row in relations if row[2] == "contradicts"]
    values = {
        "point_id": point_id, "story_id": story, "place": place, "heading": next(iter(headings.values())),
        "headings": [{"lang": lang, "heading": heading} for lang, heading in headings.items()],
        "said_start": first, "said_end": last, "statements": len(statements), "sides": found, "silent": ["UN"],
        "origins": len(set(statements.values())), "contradictions": len(against),
        "sharpness": max((row[3] for row in against), default=0.0),
        "statement_id": against[0][0] if against else None, "other_id": against[0][1] if against else None,
    }  # fmt: skip
    insert(connection, "points", **values | more)
    for statement_id, origin in statements.items():
        insert(
            connection,
            "point_statements",
            point_id=point_id,
            statement_id=statement_id,
            centrality=0.5,
            origin=origin,
        )
    for row in relations:
        names = ("statement_id", "other_id", "relation", "confidence", "why")
        insert(connection, "relations", point_id=point_id, **dict(zip(names, row, strict=True)))


def contended(warehouse):
    """The awkward build with two stories and the points on which their accounts meet."""
    storied(warehouse)
    with duckdb.connect(str(warehouse / "b-test.duckdb")) as connection:
        point(
            connection, "point-contact", "story-drone", 1, {"en": "Contact or not?", "fr": "Contact ou non ?"},
            {"s-shoigu": "o-1", "s-antonov": "o-1", "s-milley": "o-2", "s-ryder": "o-3", "s-nobody": "o-4"},
            [
                ("s-shoigu", "s-milley", "contradicts", 0.82, "opposite words: “provoqué” against “intentionnelle”"),
                ("s-ryder", "s-antonov", "contradicts", 0.55, "one affirms what the other denies"),
                ("s-shoigu", "s-antonov", "agrees", 0.9, "both say the same"),
            ],
        )  # fmt: skip
        point(
            connection, "point-recover", "story-drone", 2, {"fr": "Récupérer ou non ?"},
            {"s-patrushev": "o-5", "s-lavrov": "o-6"},
            [("s-patrushev", "s-lavrov", "differs", 0.7, "both speak of: drone")],
        )  # fmt: skip
        point(
            connection, "point-evil", "story-evil", 1, {"en": HOSTILE, "fr": "=1+1"},
            {"s-evil": "o-7", "s-formula": "o-7", "s-long": "o-8"},
            [("s-evil", "s-formula", "shifts", 0.7, HOSTILE), ("s-evil", "s-long", "contradicts", 0.9, HOSTILE)],
        )  # fmt: skip
        point(
            connection,
            "point-alone",
            None,
            1,
            {"ar": "هل سقطت الطائرة؟"},
            {"s-ar": "o-9"},
            article_id="a-ar",
            silent=[],
        )
    return warehouse


def crowded(warehouse, count=340):
    """A build with a point of more statements than its page shows, and more relations than one page of them."""
    many(warehouse, count)
    with duckdb.connect(str(warehouse / "b-test.duckdb")) as connection:
        insert(
            connection, "stories", story_id="story-many", title="Many", title_article_id="m-0", articles=8, texts=8,
            outlets=1, langs=["en"], statements=count, sides=["US", "RU", "UA", "CN", "NATO", "FR"], new_articles=8,
            founded_at=NOW,
        )  # fmt: skip
        for day in range(8):
            insert(connection, "story_articles", story_id="story-many", article_id=f"m-{day}", centrality=0.5)
        alone = [f"m{number:03}" for number in range(168, 168 + 24 * 6, 6)]
        on = {f"m{n:03}": f"o-{n % 40}" for n in range(count) if f"m{n:03}" not in alone}
        against = [(f"m{n:03}", f"m{n + 1:03}", "contradicts", 0.9 - n / 1000, "one denies") for n in range(0, 150, 6)]
        point(connection, "point-many", "story-many", 1, {"en": "Which number?"}, on, against)
        for number, statement in enumerate(alone):
            point(
                connection,
                f"point-{number:02}",
                "story-many",
                number + 2,
                {"en": f"Number {number}?"},
                {statement: "o"},
            )
    return warehouse

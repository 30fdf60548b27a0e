"""One story in the shapes in which it was once read wrongly: three files for each kind of input."""

import csv
import io
import json

import pyarrow as pa
import pyarrow.parquet as pq

from tests.etl.sources import docx_writer as word
from tests.etl.sources.pdf_writer import Page, flow, pdf
from tests.etl.sources.test_warc import Archive

STORY = (
    "The ferry Ondine left the quay of Marsan at dawn and came back at noon without its anchor.",
    "“Nobody told us that the chain was worn,” the captain, Odile Bernac, said on the quay.",
    "The company published the list of its repairs on the evening of the same day.",
    "“The chain was changed in March,” said Hugo Talmont, the spokesman of the company.",
    "Divers are to look for the anchor on Saturday, if the sea allows it at all.",
    "“We shall wait for their report,” minister Clara Voss told reporters in the afternoon.",
)
SPEAKERS = ("Odile Bernac", "Hugo Talmont", "Clara Voss")
TALMONT = "The chain was changed in March"
TEXT = "\n\n".join(STORY)
DAY = "2024-05-02"


def shapes():
    """Kind of input → its three files: a name and bytes each."""
    return {
        kind: [(f"{kind}-{number}.{ending}", _bytes(content)) for number, (ending, content) in enumerate(files)]
        for kind, files in (_of_html() | _of_records() | _of_documents() | _of_feeds() | _of_words()).items()
    }


def _bytes(content):
    return content.encode("utf-8") if isinstance(content, str) else content


def paragraphs(story=STORY, attributes=""):
    return "".join(f"<p{attributes}>{paragraph}</p>" for paragraph in story)


def page(body, head=""):
    return (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Anchor lost</title>{head}</head><body>"
        f"<nav><a href=/>Home</a></nav>{body}<footer>All rights reserved</footer></body></html>"
    )


def pages(*bodies):
    return [("html", page(body)) for body in bodies]


def _of_html():
    first, second, whole = paragraphs(STORY[:2]), paragraphs(STORY[2:]), paragraphs()
    hidden = "<p{}>“Not for your eyes,” said Igor Plat, a columnist.</p>"
    marked = [paragraph.replace("“", "<q>").replace("”", "</q>") for paragraph in STORY]
    changes = (
        f'<meta property="article:modified_time" content="{DAY}T09:00:00Z">',
        f'<meta itemprop="dateModified" content="{DAY}">',
        f'<script type="application/ld+json">{{"@type": "Article", "dateModified": "{DAY}"}}</script>',
    )
    own = '<link rel="canonical" href="https://a.example/ferry">'
    other = (
        '<script type="application/ld+json">{"@type": "Article", "url": "%s", "datePublished": "2019-01-05"}</script>'
    )
    return {
        "body in parts": pages(
            f"<div class=article-body>{first}</div><div class=ad>Advert</div><div class=article-body>{second}</div>",
            f"<article><section>{first}</section><figure><img src=a.jpg></figure><section>{second}</section></article>",
            f"<main><div class=text>{first}</div><hr><div class=text>{second}</div></main>",
        ),
        "teaser paragraphs": pages(
            f"<article><div class=teaser>{first}</div><div class=body>{second}</div></article>",
            f"<article><header><h1>Anchor lost</h1><div class=chapo>{first}</div></header>{second}</article>",
            f"<article><p class=lead>{STORY[0]}</p><p class=teaser>{STORY[1]}</p>{second}</article>",
        ),
        "text in an aside": pages(
            f"<div class=cookie><p>We use cookies.</p></div><main><aside class=story-body>{whole}</aside></main>",
            f"<main><aside>{whole}</aside></main>",
            f"<section class=sidebar>{whole}</section>",
        ),
        "text that is not shown": pages(
            f"<article>{first}{hidden.format(' hidden')}{second}</article>",
            f"<article>{first}<div style='display: none'>{hidden.format('')}</div>{second}</article>",
            f"<article>{first}<div class=hidden aria-hidden=true>{hidden.format('')}</div>{second}</article>",
        ),
        "q elements": pages(
            f"<article>{paragraphs(marked)}</article>",
            f"<article>{paragraphs(marked, ' class=p')}</article>",
            "<main>" + "".join(f"<div><p>{paragraph}</p></div>" for paragraph in marked) + "</main>",
        ),
        "text three times": pages(
            "".join(f"<div class={screen}>{whole}</div>" for screen in ("desktop", "tablet", "mobile")),
            f"<article>{whole}</article><article class=mobile>{whole}</article>",
            "<main>" + f"<section>{whole}</section>" * 3 + "</main>",
        ),
        "date of a change": [("html", page(f"<article>{whole}</article>", change)) for change in changes],
        "date of another article": [
            ("html", page(f"<article>{whole}</article>", own + other % address))
            for address in ("https://a.example/old", "/old", "https://b.example/2019/old.html")
        ],
    }


def _of_records():
    columns = ("title", "date", "address", "text")
    rows = [("Day", f"2024-05-0{day}", "https://a.example/", text) for day, text in enumerate(STORY[1::2], 1)]
    row = ("Anchor lost", DAY, "https://a.example/1", TEXT)
    lists = [
        {"text": [TEXT]},
        {"text": TEXT, "lang": ["en"]},
        {"text": TEXT, "authors": ["A", "B"], "tags": []},
    ]
    dates = ("2 mai 2024, 18 h 30", "2024-05-02 à 6 h", "2 mai 2024")
    cut = (" [+4321 chars]", "… [+12 chars]", "\n\nContinue reading…")
    return {
        "rows with one address": [
            ("csv", table([columns, *rows])),
            ("csv", table([columns, *((*row[:2], "https://a.example/#top", row[-1]) for row in rows)])),
            ("jsonl", lines(*({"url": "https://a.example/", "text": text} for *_, text in rows))),
        ],
        "lines before the header": [
            ("csv", "sep=;\n" + table([columns, row], ";")),
            ("csv", "Export of the archive\n" + table([columns, row])),
            ("csv", "\ufeffsep=;\n" + table([columns, row], ";")),
        ],
        "fields that are lists": [("parquet", parquet(record)) for record in lists],
        "dates of Québec": [("csv", table([("date", "text"), (date, TEXT)])) for date in dates],
        "text that is cut off": [("jsonl", lines({"text": TEXT + end})) for end in cut],
        "inset quotation": [
            ("jsonl", lines({"text": "\n\n".join((*STORY[:2], inset, *STORY[2:]))}))
            for inset in (f"“{TALMONT}”", f"{TALMONT}", f"“{TALMONT}.”")
        ],
    }


def _of_documents():
    return {
        "columns": [("pdf", columns(number)) for number in (1, 2, 3)],
        "large initial": [("pdf", initial(size)) for size in (28, 34, 40)],
        "tracked changes": [("docx", document(way)) for way in range(3)],
    }


def columns(number):
    """A page of so many columns."""
    gutter = 24
    measure = (495 - gutter * (number - 1)) / number
    lines_, sheet = flow(STORY, measure, indent=10), Page()
    high = -(-len(lines_) // number)
    for column in range(number):
        sheet.put(lines_[column * high : (column + 1) * high], 50 + column * (measure + gutter), 760)
    return pdf([sheet])


def initial(size):
    """A page whose first letter is as large as some lines."""
    sheet = Page()
    sheet.line(50, 760 - 0.7 * size + 8, STORY[0][0], size)
    story = (STORY[0][1:], *STORY[1:])
    sheet.put(flow(story, 400, shape=lambda line: (size * 0.75, 0.0) if line < 2 else (0.0, 0.0)), 50, 760)
    return pdf([sheet])


def document(way):
    """A document of Word all of whose paragraphs were changed in one way."""
    return word.docx("".join(changed(paragraph, way) for paragraph in STORY))


def changed(paragraph, way):
    """A paragraph of Word whose latter half was put in later, moved, or stands in a content control."""
    first, second = paragraph[:30], word.r(paragraph[30:])
    wrapped = (
        f'<w:ins w:id="1" w:author="A">{second}</w:ins>',
        f'<w:moveTo w:id="1" w:author="A">{second}</w:moveTo>',
        f"<w:sdt><w:sdtContent>{second}</w:sdtContent></w:sdt>",
    )[way]
    return word.p(first, wrapped)


def _of_feeds():
    media = (
        '<media:content url="a.jpg" medium="image"><media:description>The ferry.</media:description></media:content>',
        '<media:thumbnail url="a.jpg"/><media:credit>A photographer</media:credit>',
        '<media:group><media:content url="a.mp4"/><media:description>A film of it.</media:description></media:group>',
    )
    return {"caption of a photo": [("rss", feed(number, extra)) for number, extra in enumerate(media)]}


def feed(number, extra):
    return (
        '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>'
        f"<title>Ledger {number}</title><item><title>Anchor lost</title><guid>{number}</guid>"
        f"<description><![CDATA[{paragraphs()}]]></description>{extra}"
        "</item></channel></rss>"
    )


def _of_words():
    signed = "\n\n".join((*STORY[:5], "“We shall wait for their report.”{}Clara Voss, minister"))
    whole = page(paragraphs()).encode()
    told = TEXT + "\n\nHugo Talmont told {} they “should not wait for the tug”."
    return {
        "told somebody": [
            ("txt", told.replace("the crew", crew)) for crew in ("the crew", "the two pilots", "his men")
        ],
        "typographic signs": [
            ("txt", TEXT.replace(" ", "\u00a0", 4)),
            ("txt", TEXT.replace("Saturday", "Satur\u00adday")),
            ("txt", TEXT.replace("“", '"').replace("”", '"')),
        ],
        "signature": [("txt", signed.format(before)) for before in ("\n", "\n— ", "\n\n— ")],
        "stored in an earlier crawl": [
            ("warc.gz", Archive().add("a", whole).unchanged(name).buffer.getvalue()) for name in "bcd"
        ],
    }


def table(rows, separator=","):
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\n").writerows(rows)
    return out.getvalue()


def lines(*records):
    return "".join(json.dumps(record) + "\n" for record in records)


def parquet(record):
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([record]), out)
    return out.getvalue()

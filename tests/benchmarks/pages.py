"""How much of an article's visible paragraphs is read in saved page structures, beside what libraries read: a table.

python -m tests.benchmarks.pages [-v] [--without-names] [NAME...]

Those libraries that are not installed are left out. `-v` lists what is missing and what is too much. `--without-names`
takes all classes, ids and roles out of the pages, as many sites have none that mean something.
"""

import argparse
import importlib.util
import time

import trafilatura

from etl.model.article import Article
from etl.sources.items import Document
from etl.sources.read import read
from tests.etl.sources.pages.structures import NAMES, folded, score, structure, total, without_names


def contrechamp(page):
    found = read(Document("p", "p.html", page.encode(), {}))
    return found.text.splitlines() if isinstance(found, Article) else []


def trafilatura_with(**options):
    def lines(page):
        return (trafilatura.extract(page, include_comments=False, **options) or "").splitlines()

    return lines


def justext(page):
    import justext as library

    lang = "French" if 'lang="fr' in page else "English"
    # As trafilatura calls it: by default only paragraphs of 200 characters and more begin a text.
    found = library.justext(page.encode(), library.get_stoplist(lang), 50, 150, 0.1, 0.2, 0.2)
    return [each.text for each in found if not each.is_boilerplate]


def readability(page):
    import lxml.html
    from readability import Document as Readable

    tree = lxml.html.fromstring(Readable(page).summary())
    return [each.text_content() for each in tree.xpath("//p | //li | //h2 | //h3 | //div[not(.//p) and not(.//div)]")]


def newspaper(page):
    from newspaper import Article as Newspaper

    article = Newspaper("https://a.example/x", language="fr" if 'lang="fr' in page else "en")
    article.download(input_html=page)
    article.parse()
    return article.text.splitlines()


def resiliparse(page):
    from resiliparse.extract.html2text import extract_plain_text

    return extract_plain_text(page, main_content=True, alt_texts=False, links=False).splitlines()


READERS = {
    "contrechamp": contrechamp,
    "trafilatura": trafilatura_with(),
    "… favor_recall": trafilatura_with(favor_recall=True),
    "… favor_precision": trafilatura_with(favor_precision=True),
    "jusText": justext,
    "readability-lxml": readability,
    "newspaper4k": newspaper,
    "resiliparse": resiliparse,
}
NEEDED = {"readability-lxml": "readability", "newspaper4k": "newspaper", "resiliparse": "resiliparse"}


def attempt(reader, page):
    try:
        return reader(page)
    except Exception as error:  # a library that fails on a page has read nothing of it
        print(f"# {type(error).__name__}: {error}"[:150])
        return []


def pair(values):
    return "  ".join(f"{value:.3f}" for value in values)


def rows(pages, readers):
    for page in pages:
        yield page.name, [score(attempt(READERS[reader], page.page), page) for reader in readers]


def print_differences(page):
    lines = contrechamp(page.page)
    whole, truth = f" {' '.join(map(folded, lines))} ", [folded(each) for each in page.truth]
    print(f"\n{page.name}: {page.about}")
    for each in page.truth:
        if f" {folded(each)} " not in whole:
            print(f"  missing   {each[:120]}")
    for each in lines:
        if not any(folded(each) in part or part in folded(each) for part in truth):
            print(f"  too much  {each[:120]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=NAMES)
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--without-names", action="store_true")
    arguments = parser.parse_args()
    readers = [name for name in READERS if name not in NEEDED or importlib.util.find_spec(NEEDED[name])]
    pages = [structure(name) for name in arguments.names or NAMES]
    pages = [without_names(page) for page in pages] if arguments.without_names else pages
    found = list(rows(pages, readers))
    print(f"{'recall precision':30} " + " ".join(f"{name:>17}" for name in readers))
    for name, scores in found:
        print(f"{name:30} " + " ".join(f"{pair(total([each])):>17}" for each in scores))
    print(
        f"{f'all {len(found)}':30} "
        + " ".join(f"{pair(total(column)):>17}" for column in zip(*(s for _, s in found), strict=True))
    )
    for reader in readers:
        began = time.perf_counter()
        for page in pages:
            attempt(READERS[reader], page.page)
        print(f"{reader:20} {1000 * (time.perf_counter() - began) / len(found):6.1f} ms a page")
    for page, (_, scores) in zip(pages, found, strict=True):
        if arguments.verbose and (scores[0].found < scores[0].truth or scores[0].right < scores[0].read):
            print_differences(page)


if __name__ == "__main__":
    main()

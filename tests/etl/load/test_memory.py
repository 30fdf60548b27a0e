"""What becomes of articles where a worker has no memory left."""

import subprocess
import sys

from etl.extract import Settings
from etl.load import parts
from etl.load.parts import OUT_OF_MEMORY, PartWriter
from etl.model.article import Article
from etl.model.places import ROOT

WITHOUT_MEMORY = """
import sys
from pathlib import Path
from etl.extract import Settings
from etl.load import parts
from etl.model.article import Article

def extract(article, settings):
    raise MemoryError

parts.extract = extract
parts.PartWriter(Path(sys.argv[1]), Settings(), "v", bounded=True)([Article(text="Oui, dit Anne.", lang="fr")])
"""


def test_a_worker_without_memory_ends_and_leaves_no_part(tmp_path):
    done = subprocess.run([sys.executable, "-c", WITHOUT_MEMORY, str(tmp_path)], cwd=ROOT, check=False)
    assert done.returncode == OUT_OF_MEMORY
    assert list(tmp_path.iterdir()) == []


def test_in_the_loads_own_process_the_article_alone_is_lost(tmp_path, monkeypatch):
    def extract(article, settings):
        if "Anne" in article.text:
            raise MemoryError
        return kept(article, settings)

    kept = parts.extract
    monkeypatch.setattr(parts, "extract", extract)
    writer = PartWriter(tmp_path, Settings(), "v")
    (done,) = writer([Article(text="Oui, dit Anne.", lang="fr"), Article(text="Non, dit Paul.", lang="fr")])
    assert (done.articles, len(done.rejects)) == (1, 1)
    assert "memory" in done.rejects[0].reason

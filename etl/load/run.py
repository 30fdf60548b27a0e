"""Articles into the warehouse: read, extract what is new, put it to what is there, publish."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from etl.extract import DEFAULT, Settings
from etl.load.databases import Run, attach_build, connect, count, open_old
from etl.load.ledger import Ledger
from etl.load.parts import Noted, PartWriter, files_of, lost, notes_of, parts_in
from etl.load.progress import Progress
from etl.load.publish import new_build, publish, remove, unfinished, writing
from etl.load.reading import HEAVY, read_all
from etl.load.version import extractor_version
from etl.load.workers import Workers, batches
from etl.load.write.actors import write_actors
from etl.load.write.articles import write_articles
from etl.load.write.compare import articles_to_publish, compare
from etl.load.write.copies import write_copies
from etl.load.write.points import write_points
from etl.load.write.quotations import write_quotations
from etl.load.write.search import write_search
from etl.load.write.settle import settle
from etl.load.write.statements import write_statements
from etl.load.write.stories import write_stories
from etl.model.article import Article, Reject
from etl.sources.apart import Apart
from etl.sources.find import find, total_bytes
from etl.sources.items import DEFAULT_OPTIONS, Meter, Opened, ReadOptions
from etl.sources.masked import masked
from etl.warehouse.builds import WORK, current_build

LONG = 200_000  # characters of an article that is extracted in a process of its own
FEW = 1000  # notes that a report names


@dataclass
class Report:
    """What a load did: counts, what it could not take, and the build that it published."""

    read: int = 0  # articles
    unchanged_files: int = 0
    extracted: int = 0
    carried_over: int = 0
    statements: int = 0
    replaced: int = 0  # earlier versions that went into the history
    rejected: int = 0
    rejects: list[Reject] = field(default_factory=list)  # the first thousand
    notes: list[Noted] = field(default_factory=list)  # of the articles that were extracted; the first thousand
    kinds_of_notes: Counter[str] = field(default_factory=Counter)  # how many there are of each kind
    build: str | None = None
    unchanged: bool = False
    seconds: dict[str, float] = field(default_factory=dict)  # of each phase

    def note(self, notes: Iterable[Noted]) -> None:
        """Counts notes, and keeps the first of them."""
        for noted in notes:
            self.kinds_of_notes[noted.note.kind] += 1
            if len(self.notes) < FEW:
                self.notes.append(noted)


@dataclass(frozen=True)
class Loading:
    """What a load is to do.

    Attributes:
        sources: files, folders and addresses.
        warehouse: the folder of the builds.
        settings: of the extraction.
        options: of the reading.
        rebuild: whether the build before is left aside: the new one holds these sources alone.
        processes: how many; as many as there are cores where None.
        wait: seconds to wait for another load to end.
    """

    sources: Sequence[str]
    warehouse: Path
    settings: Settings = DEFAULT
    options: ReadOptions = DEFAULT_OPTIONS
    rebuild: bool = False
    processes: int | None = None
    wait: float = 0


def load(loading: Loading, progress: Progress | None = None) -> Report:
    """Reads the sources and publishes a build that holds them and all that was there before.

    Where nothing would change, no build is published and the report says so. Where there is no article at all to
    publish, `Report.build` is None.

    Raises:
        CannotPublish: another load is writing, or the rows break a rule.
        OSError, duckdb.Error: the disk is full, or the warehouse cannot be written.
    """
    with writing(loading.warehouse, loading.wait):
        return _load(loading, progress or Progress())


def dry(loading: Loading, progress: Progress | None = None) -> Report:
    """Reads the sources and reports what a load would do; nothing is written into the warehouse."""
    progress, report = progress or Progress(), Report()
    version = extractor_version(loading.settings.pipelines)
    with TemporaryDirectory() as spill, closing(connect(Path(spill))) as connection:
        reused = open_old(connection, current_build(loading.warehouse), version, rebuild=loading.rebuild)
        ledger = Ledger(connection, reused=reused)
        meter, total = Meter(), total_bytes(loading.sources, loading.options)
        with closing(Workers(loading.processes)) as workers:
            for article in _found(loading, ledger, meter, workers):
                report.extracted += 1
                report.note(notes_of(article))
                progress.step(ledger.read, ledger.read, meter.share(total))
        _count(report, ledger)
    return report


def _count(report: Report, ledger: Ledger) -> None:
    report.read, report.unchanged_files = ledger.read, ledger.unchanged
    report.rejected, report.rejects = ledger.rejected, ledger.rejects


def _load(loading: Loading, progress: Progress) -> Report:
    version = extractor_version(loading.settings.pipelines)
    work = loading.warehouse / WORK
    spool = _spool(work, version, keep=not loading.rebuild)
    old = current_build(loading.warehouse)
    report = Report()
    with closing(connect(work / "spill")) as connection:
        reused = open_old(connection, old, version, rebuild=loading.rebuild)
        ledger = Ledger(connection, reused=reused, extracted=files_of(parts_in(spool), "articles"))
        with _phase("extracting", report, progress):
            _extract(ledger, loading, PartWriter(spool, loading.settings, version), report, progress)
        now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
        build = unfinished(loading.warehouse, now)
        run = Run(connection=connection, old=old, build=build, reused=reused, now=now)
        _publish(run, spool, version, report, progress)
    if report.build:
        shutil.rmtree(work, ignore_errors=True)
    return report


def _spool(work: Path, version: str, *, keep: bool) -> Path:
    """The folder for what this extractor has extracted; what others left is removed."""
    spool = work / blake2b(version.encode(), digest_size=6).hexdigest()
    for left in work.glob("*"):
        if left != spool or not keep:
            shutil.rmtree(left)
    spool.mkdir(parents=True, exist_ok=True)
    return spool


def _extract(ledger: Ledger, loading: Loading, writer: PartWriter, report: Report, progress: Progress) -> None:
    """Reads the sources and writes parts of what must be extracted; the ledger holds all that went by afterwards."""
    meter, total = Meter(), total_bytes(loading.sources, loading.options)
    for source in loading.sources:
        ledger.opened(Opened(masked(source) if "://" in source else source))
    with closing(Workers(loading.processes)) as workers:
        fresh = chain(_found(loading, ledger, meter, workers), ledger.left())
        grouped = batches(fresh, lambda article: len(article.text), HEAVY)
        bounded = replace(writer, bounded=True)
        for done in workers.run(bounded, grouped, lost, here=writer, safe=_is_light):
            report.extracted += done.articles
            report.note(done.notes)
            report.seconds["writing parts"] = report.seconds.get("writing parts", 0.0) + done.seconds_writing
            for reject in done.rejects:
                ledger.reject(reject)
                ledger.read -= 1
            settled = report.extracted + ledger.known + ledger.rejected
            progress.step(settled, ledger.read + ledger.rejected, meter.share(total))
    ledger.flush()
    _count(report, ledger)


def _found(loading: Loading, ledger: Ledger, meter: Meter, workers: Workers) -> Iterator[Article]:
    """The articles of the sources that must be extracted; the ledger holds all that went by."""
    with closing(Apart()) as opening, closing(Apart()) as reading:
        items = find(loading.sources, loading.options, ledger.unchanged_source, meter, opening)
        yield from ledger.fresh(read_all(items, loading.options, workers, reading))


def _is_light(articles: list[Article]) -> bool:
    """Whether the articles may be extracted in the load's own process, which nothing bounds."""
    return all(len(article.text) <= LONG for article in articles)


def _publish(run: Run, spool: Path, version: str, report: Report, progress: Progress) -> None:
    """Publishes what was read and what was there before, where that is more or other than what was there before."""
    with _phase("comparing with the build before", report, progress):
        changed, report.replaced = compare(run, parts_in(spool))
    if not changed:
        assert run.old is not None
        report.build, report.unchanged = run.old.stem, True
        report.carried_over = count(run.connection, "old.articles")
        report.statements = count(run.connection, "old.statements")
    elif articles_to_publish(run):
        try:
            _write(run, report, progress)
            with _phase("checking and publishing", report, progress):
                looked_at = "memory.wanted" if run.reused else "articles"
                report.build = publish(run.build, run.connection, version, looked_at=looked_at)
        finally:
            run.connection.close()
            remove(run.build)


def _write(run: Run, report: Report, progress: Progress) -> None:
    """Writes the new build, in the connection's current database afterwards."""
    with _phase("copying the build before" if run.reused else "making a build", report, progress):
        new_build(run.build, run.old if run.reused else None)
    with _phase("writing articles", report, progress):
        attach_build(run)
        write_articles(run)
    with _phase("writing actors and statements", report, progress):
        resolution = settle(run)
        write_statements(run)
        write_actors(run, resolution)
    with _phase("looking for copies", report, progress):
        write_copies(run)
        write_quotations(run)
    with _phase("looking for stories", report, progress):
        write_stories(run)
    with _phase("looking for points", report, progress):
        write_points(run)
    with _phase("indexing for search", report, progress):
        write_search(run)
    run.connection.execute("USE build")
    report.carried_over = count(run.connection, "build.articles") - count(run.connection, "memory.wanted")
    report.statements = count(run.connection, "build.statements")


@contextmanager
def _phase(name: str, report: Report, progress: Progress) -> Iterator[None]:
    """Says what is being done, and notes how long it took."""
    progress.phase(name)
    began = time.perf_counter()
    yield
    report.seconds[name] = time.perf_counter() - began

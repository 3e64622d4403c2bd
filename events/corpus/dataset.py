"""A build: shards → the folder that people use, with every document accounted for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from events.corpus.build import mine_shards
from events.corpus.errors import BuildError
from events.corpus.finish import (
    CHART,
    CORRECTIONS,
    MOST_DRAWN,
    PAGE,
    QUARANTINE,
    install,
    write_folder,
    write_tagged,
)
from events.corpus.guard import refuse_mixture
from events.corpus.reduce import reduce_shards
from events.corpus.remote import is_url, state_folder
from events.corpus.timexes import TIMEXES
from events.errors import DocumentError
from events.pipeline import BuildReport, has_extractor
from events.store import load_corrections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from events.corpus.build import Effort, Shards
    from events.corpus.index import Index
    from events.corpus.task import Settings
    from events.store import About

__all__ = ["build_dataset"]


def build_dataset(
    inputs: Iterable[str | Path],
    out: str | Path,
    settings: Settings,
    effort: Effort,
    describe: Callable[[Index], About],
    *,
    page: bool = True,
    corrections: str | Path | None = None,
) -> BuildReport:
    """Build a folder from files and folders of documents.

    Args:
        inputs: Files and folders; ``-`` is standard input.
        out: The folder, or a path that fsspec knows; made if it is missing.
        settings: What is done with each document.
        effort: With what means.
        describe: What the dataset says of itself, given what became of the documents.
        page: Whether to draw the page.
        corrections: People's fixes, applied to the tables.

    Returns:
        What became of every document.

    Raises:
        BuildError: The build cannot go on, or a document is not accounted for.
        ModelError: spaCy's English model is not installed.
        TableError: A table is not as its definition says, or a correction is not one or does not find its row.
    """
    inputs = list(inputs)
    refuse_mixture(inputs, out, tag_only=settings.tag_only)
    folder = state_folder(str(out)) if is_url(out) else Path(out)
    fixes = None if corrections is None else (load_corrections(corrections), Path(corrections).read_bytes())
    with mine_shards(inputs, folder, settings, effort) as shards:
        scratch = shards.home / "scratch"
        staging = scratch / "staging"
        staging.mkdir(parents=True)
        reduction = reduce_shards(shards, scratch, tag_only=settings.tag_only)
        shards.progress.rest()
        about, quarantined = describe(shards.index), shards.index.quarantined
        if settings.tag_only:
            counts = write_tagged(reduction, quarantined, staging, about, shards.progress)
        else:
            if fixes is not None:
                (staging / CORRECTIONS).write_bytes(fixes[1])
            entries = None if fixes is None else fixes[0]
            counts = write_folder(
                reduction, quarantined, staging, about, shards.progress, page=page, corrections=entries
            )
            shards.progress.rest()
            if counts["events"] > MOST_DRAWN:
                shards.progress.tell(f"no timeline is drawn of more than {MOST_DRAWN:,} events; draw a part of them")
        report = _report(shards, reduction.documents.rows, counts)
        return replace(report, paths=install(staging, out, (PAGE, CHART, CORRECTIONS, QUARANTINE, TIMEXES)))


def _report(shards: Shards, done: int, counts: Mapping[str, int]) -> BuildReport:
    """What became of every document, once it is sure that something became of every one.

    Raises:
        BuildError: Documents are neither done nor quarantined.
    """
    index = shards.index
    if index.found != done + len(index.quarantined):
        raise BuildError(
            f"{index.found} documents were met, but {done} are done and {len(index.quarantined)} quarantined: "
            "nothing was written; build with --fresh, and please report this as a bug"
        )
    foreign = sum(count for language, count in index.languages.items() if not has_extractor(language))
    return BuildReport(
        found=index.found,
        read=done - index.empty - foreign,
        empty=index.empty,
        foreign=foreign,
        failed=tuple(DocumentError(one.source, one.reason, one.remedy) for one in index.quarantined),
        skipped=tuple(shards.plan.skipped),
        mentions=counts["mentions"],
        events=counts["events"],
        timexes=counts["timexes"],
    )

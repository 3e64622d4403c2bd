"""The command ``events build``: its options, what it prints, and its exit status."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from events.messages import report_failures, report_skipped, say
from events.options import columns_option, published_option

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from events.corpus.progress import Style
    from events.dates import Edtf
    from events.pipeline import BuildReport

__all__ = ["build"]

#: Quarantined documents that are told one by one.
_SHOWN = 20
_UNITS = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}


def _size(_ctx: click.Context, _param: click.Parameter, value: str | None) -> int | None:
    """A number of bytes: ``2G``, ``500 MB``."""
    if value is None:
        return None
    text = value.upper().replace(" ", "").removesuffix("B")
    number, unit = (text[:-1], text[-1]) if text and text[-1] in _UNITS else (text, "")
    try:
        size = round(float(number) * _UNITS[unit])
    except (ValueError, OverflowError):
        size = 0
    if size <= 0:
        raise click.BadParameter(f"{value!r} is no size; write it like 2G or 500M")
    return size


@click.command(short_help="Write tables, package metadata and a timeline of documents.")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option("--out", metavar="DIR", required=True, help="The folder to write, or a path that fsspec knows.")
@published_option
@columns_option
@click.option("--name", help="Short name of the dataset.  [default: the folder's]")
@click.option("--title", help="Its title, for people.")
@click.option("--description", default="", help="What is in it.")
@click.option("--licence", default="", help="Of the tables: an SPDX identifier, or words.")
@click.option("--about", metavar="FILE", help="A TOML file with all that the dataset says of itself: see the README.")
@click.option("--corrections", metavar="FILE", help="People's fixes to the events: see 'events review'.")
@click.option("--page/--no-page", default=True, help="Write timeline.html, about 1 MB.  [default: --page]")
@click.option(
    "--undated",
    is_flag=True,
    help="Also keep events of which only one end is known: the document, by their tense, or a date ('until 1848').",
)
@click.option(
    "--background", is_flag=True, help="Also give rows to what is said, meant and going on with a date: for research."
)
@click.option("--tag-only", is_flag=True, help="Temporal expressions and no events: timexes.parquet, in little time.")
@click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(min=1),
    help="Processes.  [default: all cores; none where the inputs are small]",
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0.1),
    help="Set a document aside that takes longer.  [default: 300]",
)
@click.option("--memory", metavar="SIZE", callback=_size, help="What a worker may hold, such as 2G.  [default: 4G]")
@click.option(
    "--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True, help="What runs the work."
)
@click.option("--scheduler", metavar="ADDRESS", help="Of Dask's scheduler, such as tcp://10.0.0.1:8786.")
@click.option(
    "--shards",
    metavar="DIR",
    help="Where shards are kept for later builds: a folder, or a path that fsspec knows.  [default: DIR/.shards]",
)
@click.option("--resume/--fresh", default=True, help="Go on from an earlier build, or forget it.  [default: --resume]")
@click.option("--allow-failures", is_flag=True, help="Exit with 0 though documents were quarantined.")
@click.option("--quiet", is_flag=True, help="Tell what went wrong, and nothing else.")
@click.option("--log-json", is_flag=True, help="Tell everything on stderr as JSON lines.")
def build(  # noqa: PLR0913, PLR0917 - one parameter an option
    inputs: tuple[str, ...],
    out: str,
    published: Edtf | None,
    columns: dict[str, str],
    about: str | None,
    corrections: str | None,
    workers: int | None,
    timeout: float | None,
    memory: int | None,
    engine: str,
    scheduler: str | None,
    shards: str | None,
    *,
    page: bool,
    undated: bool,
    background: bool,
    tag_only: bool,
    resume: bool,
    allow_failures: bool,
    quiet: bool,
    log_json: bool,
    **named: str,
) -> int:
    """Write tables, package metadata and timeline of INPUTS (files and folders).

    Documents that cannot be read or take too much are set aside in quarantine.parquet; the others are complete. A build
    that was stopped, or whose inputs changed, goes on from what was done when the command is given again.
    """
    from events import api
    from events.corpus import Effort
    from events.corpus.finish import QUARANTINE

    if (scheduler is None) == (engine == "dask"):
        raise click.UsageError("--engine dask and --scheduler ADDRESS are given together")
    style: Style | None = "json" if log_json else "quiet" if quiet else None
    effort = Effort(workers, timeout, memory, engine, scheduler, shards, fresh=not resume, style=style)
    with _stopped_by_sigterm():
        report = api.build(
            inputs,
            out,
            published=published,
            columns=columns,
            about=about,
            corrections=corrections,
            page=page,
            undated=undated,
            background=background,
            tag_only=tag_only,
            effort=effort,
            **named,
        )
    if not quiet:
        for path in report.paths.values():
            click.echo(path)
    _summarise(report, style)
    if style is None:
        report_skipped(report.skipped)
    failed = 1 if report.failed else 0
    if not log_json:
        report_failures(report.failed[:_SHOWN])
        if len(report.failed) > _SHOWN:
            say(f"error: and {len(report.failed) - _SHOWN:,} more; see {report.paths[QUARANTINE]}")
    return 0 if allow_failures else failed


def _summarise(report: BuildReport, style: Style | None) -> None:
    from events.corpus.progress import log_event

    made = (
        f"{report.timexes} temporal expressions"
        if report.timexes
        else f"{report.events} events, {report.mentions} mentions"
    )
    if style == "json":
        told = {"found": report.found, "read": report.read, "empty": report.empty, "foreign": report.foreign}
        tables = {"events": report.events, "mentions": report.mentions, "timexes": report.timexes}
        log_event("summary", **told, quarantined=len(report.failed), **tables)
    elif style != "quiet":
        say(
            f"{report.found} documents: {report.read} read, {report.empty} empty, {report.foreign} in other languages, "
            f"{len(report.failed)} quarantined; {made}"
        )


@contextmanager
def _stopped_by_sigterm() -> Iterator[None]:
    """Have SIGTERM stop a build as Ctrl-C does, while it runs."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    try:
        before = signal.signal(signal.SIGTERM, stop)
    except ValueError:  # not in the main thread: whoever runs us there has signals of their own
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)

"""The command line ``events``: thin over the Python API. Results go to stdout, messages to stderr.

Exit status: 0 done, 1 something failed (documents, validation, the environment), 2 wrong usage.
"""

from __future__ import annotations

import sys
import warnings
from typing import TYPE_CHECKING, Literal

import click

from events.errors import DateError, EventsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.dates import Edtf
    from events.errors import DocumentError
    from events.read import Document, Skipped

__all__ = ["cli", "main"]


def _edtf(_ctx: click.Context, _param: click.Parameter, value: str | None) -> Edtf | None:
    """An option's value as EDTF."""
    from events.dates import parse_edtf

    if value is None:
        return None
    try:
        return parse_edtf(value)
    except DateError as error:
        raise click.BadParameter(str(error)) from error


_published = click.option(
    "--published",
    metavar="EDTF",
    callback=_edtf,
    help="When documents without a date of their own were published, such as 2025-10 or 2025-10-25. "
    "Relative dates count from it.",
)


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's callback
    if value and not ctx.resilient_parsing:
        from events import __version__

        click.echo(f"events {__version__}")
        ctx.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Show the version.")
def cli() -> None:
    """Documents in, a table of dated events out, with evidence and uncertainty."""


@cli.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@_published
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="A table for people, or all columns: JSON lines or CSV.",
)
def extract(files: tuple[str, ...], published: Edtf | None, form: str) -> int:
    """Print the dated events of FILES, with labels and quotes."""
    from events import printing
    from events.pipeline import frame_of, mine_files, warn_of_unknown_dates

    mined = mine_files(files, published)
    warn_of_unknown_dates(mined.documents)
    events = frame_of(mined)
    if form == "json":
        for line in printing.json_lines(events):
            click.echo(line)
    elif form == "csv":
        click.echo(printing.csv_table(events), nl=False)
    elif sys.stdout.isatty():
        printing.rich_table(events)
    else:
        click.echo(printing.aligned_table(events), nl=False)
    _report_skipped(mined.skipped)
    return _report_failures(mined.failed)


@cli.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option("--out", metavar="DIR", required=True, help="The folder to write; made if it is missing.")
@_published
@click.option("--name", help="Short name of the dataset.  [default: the folder's]")
@click.option("--title", help="Its title, for people.")
@click.option("--description", default="", help="What is in it.")
@click.option("--licence", default="", help="Of the tables: an SPDX identifier, or words.")
@click.option("--page/--no-page", default=True, help="Write timeline.html, 900 KB.  [default: --page]")
def build(inputs: tuple[str, ...], out: str, published: Edtf | None, *, page: bool, **about: str) -> int:
    """Write tables, package metadata and timeline of INPUTS (files and folders)."""
    from events import api

    report = api.build(inputs, out, published=published, page=page, **about)
    for path in report.paths.values():
        click.echo(path)
    _say(
        f"{report.found} documents: {report.read} read, {report.empty} empty, {report.foreign} in other languages, "
        f"{len(report.failed)} failed; {report.events} events from {report.mentions} mentions"
    )
    _report_skipped(report.skipped)
    return _report_failures(report.failed)


@cli.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@_published
def tag(inputs: tuple[str, ...], published: Edtf | None) -> int:
    """Write one JSON line a document: its temporal expressions, resolved."""
    from events.errors import DocumentError
    from events.pipeline import warn_of_unknown_dates
    from events.printing import timex_line
    from events.read import read_documents
    from events.tag import tag as find

    failed: list[DocumentError] = []
    undated: list[Document] = []
    skipped: list[Skipped] = []
    for document in read_documents(inputs, published=published, on_skip=skipped.append):
        if isinstance(document, DocumentError):
            failed.append(document)
            continue
        if document.published is None:
            undated.append(document)
        timexes = find(document.text, document.published, language=document.language)
        click.echo(timex_line(document.doc_id, timexes))
    warn_of_unknown_dates(undated)
    _report_skipped(skipped)
    return _report_failures(failed)


@cli.command()
@click.argument("text")
@_published
def explain(text: str, published: Edtf | None) -> None:
    """Tell how each date of TEXT came about."""
    from events import api

    click.echo(api.explain(text, published))


@cli.command()
@click.argument("table", metavar="DIR_OR_PARQUET")
@click.option("--out", metavar="FILE", required=True, help="The file to write: .html, .json, .png, .svg or .pdf.")
@click.option(
    "--scale",
    type=click.Choice(["elastic", "linear"]),
    default="elastic",
    show_default=True,
    help="Elastic gives crowded time more room; linear is exact.",
)
def timeline(table: str, out: str, scale: Literal["elastic", "linear"]) -> None:
    """Draw the events of a built folder, a Parquet file or a shipped dataset."""
    from pathlib import Path

    from events import api
    from events.draw import FormatError, save_timeline, to_html
    from events.store import find_dataset

    path = find_dataset(table)
    if out.lower().endswith(".html") and path.is_dir():
        page = to_html(api.load(path), scale=scale, documents=api.load(path, table="documents"))
        Path(out).write_bytes(page.encode("utf-8"))
    else:
        try:
            save_timeline(api.load(path), out, scale=scale)
        except FormatError as error:
            raise click.BadParameter(str(error), param_hint="'--out'") from error
    click.echo(out)


@cli.command()
@click.argument("folder", metavar="DIR")
def validate(folder: str) -> int:
    """Check the tables of a built folder: schema, keys, offsets, bounds."""
    from events import api

    problems = api.validate(folder)
    for problem in problems:
        click.echo(problem)
    _say(f"{folder}: {len(problems)} problems")
    return 1 if problems else 0


@cli.command()
def datasets() -> None:
    """List the datasets that the package ships."""
    from events import api

    for dataset in api.datasets():
        click.echo(f"{dataset.name}  {dataset.version}  {dataset.title}")


@cli.command()
@click.argument("dataset", metavar="DIR_OR_NAME")
def info(dataset: str) -> None:
    """Tell what a built folder or a shipped dataset holds."""
    import yaml

    from events import api

    click.echo(yaml.safe_dump(api.info(dataset), sort_keys=False, allow_unicode=True, width=120), nl=False)


def _say(message: str) -> None:
    """One message for the user."""
    click.echo(" ".join(f"events: {message}".split()), err=True)


def _report_failures(failed: Sequence[DocumentError]) -> int:
    """One line a failed document; the exit status."""
    for failure in failed:
        _say(f"error: {failure}")
    return 1 if failed else 0


def _report_skipped(skipped: Sequence[Skipped]) -> None:
    """How many files were not read, and why the first was not."""
    if skipped:
        _say(f"{len(skipped)} files not read, such as {skipped[0].source}: {skipped[0].reason}")


def _show_warning(message: Warning | str, *_place: object, **_source: object) -> None:
    """A warning as one line: what it says, not where in the code."""
    _say(f"warning: {message}")


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status. Output is UTF-8 whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    with warnings.catch_warnings():
        warnings.simplefilter("always", UserWarning)
        warnings.showwarning = _show_warning
        return _run(args)


def _run(args: Sequence[str] | None) -> int:
    """Run click and turn its errors and ours into one line and a status."""
    try:
        return int(cli.main(args=args, prog_name="events", standalone_mode=False) or 0)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return 2
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "events"
        _say(f"error: {error.format_message()} (see '{command} --help')")
        return 2
    except click.Abort:
        _say("interrupted")
        return 130
    except EventsError as error:
        _say(f"error: {error}")
        return 1
    except OSError as error:  # but a broken pipe (events tag … | head), which click ends without a word
        _say(
            f"error: {error.filename or 'cannot go on'}: {error.strerror or error}; check the path and its permissions"
        )
        return 1

"""The command line ``events``: thin over the Python API. Results go to stdout, messages to stderr.

Exit status: 0 done, 1 something failed (documents, validation, the environment), 2 wrong usage.
"""

from __future__ import annotations

import sys
import warnings
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote

import click

from events.cli_build import build
from events.cli_read import read
from events.cli_sharing import COMMANDS
from events.errors import EventsError
from events.messages import report_failures, report_skipped, say
from events.options import columns_option, language_option, published_option

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import IO, TypeAlias

    from events.dates import Edtf
    from events.errors import DocumentError
    from events.read import Document, Skipped
    from events.tag import Timex

    _Domain: TypeAlias = Literal["news", "narrative", "colloquial"]

__all__ = ["cli", "main"]


#: What --format of ``events tag`` writes into --out: the suffix of each document's file.
_SUFFIXES = {"inline": ".timex3.txt", "timeml": ".tml"}
_domain = click.option(
    "--domain",
    type=click.Choice(["news", "narrative", "colloquial"]),
    help="What relative dates count from: the document's date, the last date mentioned, or as in short posts.  "
    "[default: found from each text]",
)
_day_first = click.option(
    "--day-first", is_flag=True, help="Read 03/04/2015 as 3 April, as outside the United States; by default March 4."
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
@published_option
@columns_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="A table for people, or all columns: JSON lines or CSV.",
)
def extract(files: tuple[str, ...], published: Edtf | None, columns: dict[str, str], form: str) -> int:
    """Print the dated events of FILES, with labels and quotes."""
    from events import printing
    from events.pipeline import frame_of, mine_files, warn_of_unknown_dates

    mined = mine_files(files, published, columns)
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
    if mined.foreign:
        say(f"{mined.foreign} documents in languages that events are not extracted from (events read tells which)")
    report_skipped(mined.skipped)
    return report_failures(mined.failed)


@cli.command(short_help="Find and resolve temporal expressions in text and TimeML.")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@published_option
@columns_option
@language_option("The language of all texts, such as de.  [default: what documents say, else found from each]")
@_domain
@_day_first
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", *_SUFFIXES]),
    default="jsonl",
    show_default=True,
    help="JSON lines, one a document; the text with inline TIMEX3 (an XML fragment); or TimeML documents.",
)
@click.option(
    "--out",
    metavar="DIR",
    help="The folder to write, made if it is missing: timexes.jsonl, or ID.timex3.txt or ID.tml for each document.  "
    "[default: stdout]",
)
def tag(
    inputs: tuple[str, ...],
    published: Edtf | None,
    columns: dict[str, str],
    language: str | None,
    domain: _Domain | None,
    form: str,
    out: str | None,
    *,
    day_first: bool,
) -> int:
    """Find and resolve temporal expressions: text, tables or TimeML in, JSON lines or TIMEX3 out."""
    from events.errors import DocumentError
    from events.pipeline import warn_of_unknown_dates
    from events.read import read_documents

    results = _Tagged(form, None if out is None else _result_folder(out, inputs))
    failed: list[DocumentError] = []
    undated: list[Document] = []
    skipped: list[Skipped] = []
    for document in read_documents(inputs, published=published, on_skip=skipped.append, columns=columns):
        if isinstance(document, DocumentError):
            failed.append(document)
            continue
        timexes = _timexes(document, language or document.language, domain, day_first=day_first)
        if isinstance(timexes, DocumentError):
            failed.append(timexes)
            continue
        if document.published is None:
            undated.append(document)
        results.add(document, timexes)
    results.close()
    warn_of_unknown_dates(undated)
    report_skipped(skipped)
    return report_failures(failed)


def _timexes(
    document: Document, language: str, domain: _Domain | None, *, day_first: bool
) -> list[Timex] | DocumentError:
    """The timexes of a document, or its error."""
    from events.errors import DocumentError
    from events.tag import tag as find

    try:
        return find(document.text, document.published, language=language, domain=domain, day_first=day_first)
    except Exception as error:  # noqa: BLE001 - whatever one document brings about, the others must not be lost
        return DocumentError(
            document.source or document.doc_id,
            f"could not be tagged ({type(error).__name__}: {error})",
            "the other documents are complete; please report this one as a bug",
        )


def _result_folder(out: str, inputs: Sequence[str]) -> Path:
    """The folder of --out, made if it is missing.

    Raises:
        click.BadParameter: Inputs lie in it, which results could overwrite, or which a second run would read.
    """
    from pathlib import Path

    folder = Path(out)
    for given in inputs:
        path = Path(given).resolve()
        home = path if path.is_dir() else path.parent
        if given != "-" and (folder.resolve() == home or (path.is_dir() and home in folder.resolve().parents)):
            raise click.BadParameter(
                f"{out!r} is the folder of the input {given!r}; name another", param_hint="'--out'"
            )
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class _Tagged:
    """Where the results of ``events tag`` go: stdout or a folder."""

    def __init__(self, form: str, folder: Path | None) -> None:
        self.form = form
        self.folder = folder
        self.lines: IO[str] | None = None
        if folder is not None and form == "jsonl":
            self.lines = (folder / "timexes.jsonl").open("w", encoding="utf-8", newline="\n")
        self.waiting: str | None = None
        self.names: set[str] = set()
        self.replaced = 0

    def add(self, document: Document, timexes: list[Timex]) -> None:
        """Write one document.

        Raises:
            click.UsageError: It is the second that would stand on stdout as XML, where a reader expects one.
        """
        from events.printing import timex_line
        from events.tag.timeml import count_unwritable, file_stem, to_inline, to_timeml

        if self.form == "jsonl":
            click.echo(timex_line(document.doc_id, timexes), file=self.lines)
            return
        self.replaced += count_unwritable(document.text)
        if self.form == "inline":
            text = to_inline(document.text, timexes)
        else:
            text = to_timeml(document.doc_id, document.text, timexes, document.published, title=document.title)
        if self.folder is not None:
            path = self.folder / f"{file_stem(document.doc_id, self.names)}{_SUFFIXES[self.form]}"
            path.write_bytes(text.encode("utf-8"))
            click.echo(path)
        elif self.waiting is not None:
            raise click.UsageError(f"--format {self.form} writes one document to stdout; for more, give --out DIR")
        else:
            self.waiting = text

    def close(self) -> None:
        """Write what waits, and tell what became of characters that XML cannot hold."""
        if self.lines is not None:
            self.lines.close()
            click.echo(self.lines.name)
        if self.waiting is not None:
            click.echo(self.waiting, nl=False)
        if self.replaced:
            say(f"{self.replaced} characters that XML cannot hold, written as U+FFFD")


@cli.command(short_help="Score tagging against gold TimeML files, as in TempEval-3.")
@click.argument("gold_dir", metavar="GOLD_DIR")
@click.option("--errors", metavar="N", type=click.IntRange(min=0), default=0, help="Print the first N mismatches.")
@language_option("The language of the texts, such as de.  [default: en]")
@_domain
@click.option("--json", "as_json", is_flag=True, help="All figures as JSON.")
def evaluate(gold_dir: str, errors: int, language: str | None, domain: _Domain | None, *, as_json: bool) -> int:
    """Score tagging against the gold TimeML files of GOLD_DIR, as in TempEval-3."""
    import json

    from events import api
    from events.tag.evaluate import report

    result = api.evaluate(gold_dir, language=language or "en", domain=domain, errors=errors)
    click.echo(json.dumps(result.as_dict(), ensure_ascii=False, indent=2) if as_json else report(result))
    return report_failures(result.failed)


@cli.command()
@click.argument("text")
@published_option
@_domain
@_day_first
def explain(text: str, published: Edtf | None, domain: _Domain | None, *, day_first: bool) -> None:
    """Tell how each date of TEXT came about."""
    from events import api

    click.echo(api.explain(text, published, domain=domain, day_first=day_first))


@cli.command(short_help="Draw the events of a built folder or a Parquet file.")
@click.argument("table", metavar="DIR_OR_PARQUET")
@click.option("--out", metavar="FILE", required=True, help="The file to write: .html, .json, .png, .svg or .pdf.")
@click.option(
    "--scale",
    type=click.Choice(["elastic", "linear"]),
    default="elastic",
    show_default=True,
    help="Elastic gives crowded time more room; linear is exact.",
)
@click.option("--lanes", type=click.Choice(["type", "place", "participant"]), help="One lane for each of these.")
@click.option(
    "--embed",
    type=click.Choice(["page", "small", "fragment"]),
    default="page",
    show_default=True,
    help="HTML only: a page that works without a network (about 1 MB); a small one (about 100 KB) that loads its "
    "scripts from a public host; or a <div> with its data, for a page of your own.",
)
def timeline(
    table: str,
    out: str,
    scale: Literal["elastic", "linear"],
    lanes: Literal["type", "place", "participant"] | None,
    embed: Literal["page", "small", "fragment"],
) -> None:
    """Draw the events of a built folder, a Parquet file or a shipped dataset."""
    from pathlib import Path

    from events import api
    from events.draw import FormatError, iframe_snippet, save_timeline, to_fragment, to_html
    from events.store import find_dataset

    path, html = find_dataset(table), out.lower().endswith((".html", ".htm"))
    events, documents = api.load(path), api.load(path, table="documents") if path.is_dir() else None
    if embed != "page" and not html:
        raise click.BadParameter(f"--embed {embed} is HTML; end the name with .html", param_hint="'--out'")
    if embed == "fragment":
        text = to_fragment(events, scale=scale, lanes=lanes, documents=documents)
        Path(out).write_bytes(text.encode("utf-8"))
    elif html:
        page = to_html(events, inline=embed == "page", scale=scale, lanes=lanes, documents=documents)
        Path(out).write_bytes(page.encode("utf-8"))
    else:
        try:
            save_timeline(events, out, scale=scale, lanes=lanes, documents=documents)
        except FormatError as error:
            raise click.BadParameter(str(error), param_hint="'--out'") from error
    click.echo(out)
    if html and embed != "fragment":
        say(f"put it into a page of yours: {iframe_snippet(quote(Path(out).name))}")


@cli.command(short_help="Check the tables of a built folder: schema, keys, offsets.")
@click.argument("folder", metavar="DIR")
def validate(folder: str) -> int:
    """Check the tables of a built folder: schema, keys, offsets, bounds."""
    from events import api

    problems = api.validate(folder)
    for problem in problems:
        click.echo(problem)
    say(f"{folder}: {len(problems)} problems")
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


for _command in (read, build, *COMMANDS):
    cli.add_command(_command)


def _show_warning(message: Warning | str, *_place: object, **_source: object) -> None:
    """A warning as one line: what it says, not where in the code."""
    say(f"warning: {message}")


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
        say(f"error: {error.format_message()} (see '{command} --help')")
        return 2
    except click.Abort:
        say("interrupted")
        return 130
    except EventsError as error:
        for line in str(error).splitlines():  # a fault a line
            say(f"error: {line}")
        return 1
    except OSError as error:  # but a broken pipe (events tag … | head), which click ends without a word
        say(f"error: {error.filename or 'cannot go on'}: {error.strerror or error}; check the path and its permissions")
        return 1

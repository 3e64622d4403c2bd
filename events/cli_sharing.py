"""The commands for a built dataset: export, diff, review, site, serve."""

from __future__ import annotations

import click

from events.messages import say

__all__ = ["COMMANDS"]

FORMATS = ("csv", "jsonl", "ics", "timelinejs", "jsonld", "geojson", "sqlite", "timeml")


@click.command(short_help="Write a dataset as CSV, JSON lines, iCalendar, SQLite and more.")
@click.argument("dataset", metavar="DIR_OR_NAME")
@click.option("--to", type=click.Choice(FORMATS), required=True, help="The format.")
@click.option("--out", metavar="PATH", required=True, help="A file, or a folder where there are several.")
def export(dataset: str, to: str, out: str) -> None:
    """Write a dataset as CSV, JSON lines, iCalendar, TimelineJS, JSON-LD, GeoJSON, SQLite or TimeML."""
    from events import sharing

    done = sharing.export(dataset, to, out)
    for path in done.paths:
        click.echo(path)
    say(f"{done.written} events")
    for note in done.notes:
        say(note)


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def diff(old: str, new: str, form: str) -> None:
    """Tell what changed between the builds OLD and NEW."""
    import json

    from events import sharing

    changes = sharing.diff(old, new)
    click.echo(str(changes) if form == "text" else json.dumps(changes.to_dict(), ensure_ascii=False, indent=2))


@click.command(short_help="Write a corrections.yaml for the least confident events.")
@click.argument("dataset", metavar="DIR_OR_NAME")
@click.option("-n", "count", metavar="N", type=click.IntRange(min=1), default=10, show_default=True)
@click.option("--out", metavar="FILE", help="The file to write; one that is there is not touched.  [default: stdout]")
def review(dataset: str, count: int, out: str | None) -> None:
    """Write a corrections.yaml to fill in, for the N least confident events."""
    from pathlib import Path

    from events import sharing

    text = sharing.review(dataset, count)
    if out is None:
        click.echo(text, nl=False)
        return
    try:
        with Path(out).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise click.BadParameter(f"{out!r} is there already; name another", param_hint="'--out'") from error
    click.echo(out)


@click.command(short_help="Write a static site: timeline, list, evidence, downloads.")
@click.argument("dataset", metavar="DIR_OR_NAME")
@click.option("--out", metavar="SITE", required=True, help="The site's folder: missing, empty, or an earlier site.")
@click.option("--title", help="Its heading.  [default: the dataset's title]")
def site(dataset: str, out: str, title: str | None) -> None:
    """Write a static site of a dataset: timeline, list, evidence, downloads."""
    from events import sharing

    click.echo(sharing.site(dataset, out, title=title))


@click.command()
@click.argument("folder", metavar="SITE")
@click.option("--port", type=click.IntRange(0, 65_535), default=8000, show_default=True, help="0 for any free one.")
def serve(folder: str, port: int) -> None:
    """Show a site on 127.0.0.1."""
    from events import sharing

    sharing.serve(folder, port, ready=click.echo)


COMMANDS = (export, diff, review, site, serve)

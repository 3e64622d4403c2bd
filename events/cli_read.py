"""The command ``events read``: what is read of files and folders, and how language, date and encoding are known."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from events.messages import report_failures, report_skipped, say
from events.options import columns_option, published_option

if TYPE_CHECKING:
    from events.dates import Edtf
    from events.read import Document, Skipped

__all__ = ["read"]


@click.command(short_help="Print what is read: text, dates, languages, encodings.")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@published_option
@columns_option
@click.option("--text", "with_text", is_flag=True, help="Also the texts: documents that can be read again.")
def read(inputs: tuple[str, ...], published: Edtf | None, columns: dict[str, str], *, with_text: bool) -> int:
    """Print what is read of INPUTS: JSON lines, a document each, with where date, language and encoding are from."""
    from events.errors import DocumentError
    from events.printing import document_line
    from events.read import read_documents

    failed: list[DocumentError] = []
    skipped: list[Skipped] = []
    counts: dict[str, Counter[str]] = {"languages": Counter(), "dates": Counter(), "encodings": Counter()}
    for document in read_documents(inputs, published=published, on_skip=skipped.append, columns=columns):
        if isinstance(document, DocumentError):
            failed.append(document)
        else:
            _count(document, counts)
            click.echo(document_line(document, with_text=with_text))
    for name, counted in counts.items():
        say(f"{name}: {', '.join(f'{count} {what}' for what, count in sorted(counted.items())) or 'none'}")
    report_skipped(skipped)
    return report_failures(failed)


def _count(document: Document, counts: dict[str, Counter[str]]) -> None:
    """Add one document to what is told at the end."""
    found = " (found from the text)" if "language_source" in document.extra else ""
    counts["languages"][document.language + found] += 1
    dated = f"by {document.extra.get('published_source')}" if document.published is not None else "unknown"
    counts["dates"][dated] += 1
    by = document.extra.get("encoding_source")
    counts["encodings"][document.extra.get("encoding", "utf-8") + (f" (by its {by})" if by else "")] += 1

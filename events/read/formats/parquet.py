"""Parquet tables of documents: column ``text`` and metadata, read a batch at a time."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from events.errors import DocumentError
from events.read.record import Format, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.read.record import Source

__all__ = ["FORMAT"]

_BATCH = 256  # rows; texts are long, and one batch is in memory at a time


def _records(source: Source) -> Iterator[Record | DocumentError]:
    import pyarrow as pa  # noqa: PLC0415 - heavy
    import pyarrow.parquet as pq  # noqa: PLC0415 - heavy

    number = 0
    try:
        with (
            source.open() as stream,
            pq.ParquetFile(stream if stream.seekable() else io.BytesIO(stream.read())) as table,
        ):
            names = table.schema_arrow.names
            if (text := source.column("text")) not in names:
                raise DocumentError(
                    source.place,
                    f"no column {text!r} (the columns are {', '.join(map(repr, names)) or 'none'})",
                    "name the column that holds the text 'text', or say which it is: --columns text=NAME",
                )
            for batch in table.iter_batches(batch_size=_BATCH):
                for row in batch.to_pylist():
                    number += 1
                    yield Record.of_row(source, "row", number, row, {})
    except (pa.ArrowException, ValueError, OSError) as error:
        if isinstance(error, DocumentError) or (isinstance(error, OSError) and error.errno):
            raise
        problem = str(error)
        raise DocumentError(
            source.place,
            f"cannot be read as Parquet after row {number} ({problem})",
            "write the file anew, or give it the suffix of the format that it is in",
        ) from None


FORMAT = Format(
    "Parquet", (".parquet",), _records, lambda opening: re.match(rb"PAR1[\x00-\x1f]", opening.data) is not None
)

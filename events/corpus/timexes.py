"""The table of a tagging-only build: one row a temporal expression."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from events.store.dating import date_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import pyarrow as pa

    from events.tag import Timex

__all__ = ["ORDER", "TIMEXES", "timex_rows", "timex_schema", "write_timexes"]

#: Its file.
TIMEXES = "timexes.parquet"
#: What its rows are sorted by.
ORDER = ("doc_id", "start", "end", "rule", "value")
_COLUMNS = {
    "doc_id": "The document it stands in.",
    "start": "First code point of the expression in the document's text.",
    "end": "End of the expression (half-open).",
    "text": "The expression: text[start:end].",
    "type": "TIMEX3 type: DATE, TIME, DURATION or SET.",
    "value": "TIMEX3 value (ISO-TimeML).",
    "mod": "TIMEX3 modifier.",
    "quant": "TIMEX3 quantifier of a SET.",
    "freq": "TIMEX3 frequency of a SET.",
    "edtf": "When, as EDTF; null where nothing can be said.",
    "date_earliest": "First day of the EDTF's bounds (inclusive).",
    "date_latest": "Last day of the EDTF's bounds (inclusive).",
    "year_earliest": "Year of the first day (years before 1 too).",
    "year_latest": "Year of the last day.",
    "basis": "How it is known: explicit, relative or anchored.",
    "rule": "Name of the rule that found it.",
}
_WHOLE = ("start", "end", "year_earliest", "year_latest")
_DAYS = ("date_earliest", "date_latest")
_NEVER_NULL = ("doc_id", "start", "end", "text", "type", "value", "basis", "rule")
_GROUP = 65_536


def timex_schema() -> pa.Schema:
    """Columns of the table, with their descriptions."""
    import pyarrow as pa  # noqa: PLC0415 - heavy: loaded where it is used

    def kind(name: str) -> pa.DataType:
        return pa.int32() if name in _WHOLE else pa.timestamp("ms") if name in _DAYS else pa.string()

    return pa.schema(
        [
            pa.field(name, kind(name), nullable=name not in _NEVER_NULL, metadata={"description": told})
            for name, told in _COLUMNS.items()
        ]
    )


def timex_rows(found: Sequence[Timex], doc_ids: Sequence[str]) -> pa.RecordBatch:
    """Expressions, and the document of each, as rows of the table."""
    import pyarrow as pa  # noqa: PLC0415

    schema = timex_schema()
    dates = [date_columns(one.edtf) for one in found]
    values: dict[str, list[Any]] = {
        "doc_id": list(doc_ids),
        "edtf": [None if one.edtf is None else str(one.edtf) for one in found],
        **{name: [date[name] for date in dates] for name in (*_DAYS, *_WHOLE[2:])},
    }
    columns = [
        pa.array(values[name] if name in values else [getattr(one, name) for one in found], schema.field(name).type)
        for name in _COLUMNS
    ]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def write_timexes(path: Path, chunks: Iterable[pa.Table]) -> None:
    """Write sorted rows, a group of rows at a time."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    schema = timex_schema()
    encoded = ["type", "mod", "basis", "rule"]
    with pq.ParquetWriter(
        path, schema, compression="zstd", compression_level=3, use_dictionary=encoded, write_page_index=True
    ) as writer:
        held = schema.empty_table()
        for chunk in chunks:
            held = pa.concat_tables([held, chunk.cast(schema)])
            while held.num_rows > _GROUP:
                writer.write_table(held.slice(0, _GROUP).combine_chunks())
                held = held.slice(_GROUP)
        writer.write_table(held.combine_chunks())

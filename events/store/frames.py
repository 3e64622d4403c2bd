"""Arrow tables → pandas frames with the documented dtypes and ``df.attrs``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from events.store.column import Kind
from events.store.columns import EVENTS

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from events.store.column import Table
    from events.store.tables import Tables

__all__ = ["events_frame", "to_frame"]


def events_frame(tables: Tables) -> pd.DataFrame:
    """The events, one a row, as a frame: as :func:`events.store.load` gives them, without a file in between."""
    return to_frame(tables.events, EVENTS)


def to_frame(data: pa.Table, table: Table) -> pd.DataFrame:
    """One table as a frame.

    Dtypes: days ``datetime64[ms]``; enumerations ``category`` with all documented values in their order; whole numbers
    that may be null ``Int32``, else ``int32``; truth values ``boolean``; participants lists of strings. ``df.attrs``
    holds title, version, licence, citation and the data dictionary.
    """
    import pandas as pd  # noqa: PLC0415 - heavy: loaded where it is used

    frame: pd.DataFrame = data.to_pandas()
    for column in table.columns:
        if column.kind is Kind.CATEGORY:
            frame[column.name] = frame[column.name].cat.set_categories(list(column.enum))
        elif column.kind is Kind.STRINGS:
            frame[column.name] = pd.Series(data[column.name].to_pylist(), index=frame.index, dtype=object)
    metadata = data.schema.metadata or {}
    frame.attrs = json.loads(metadata.get(b"PANDAS_ATTRS", b"{}"))
    return frame

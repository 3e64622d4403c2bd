"""Storing: events → three Parquet tables and their metadata; and back."""

from events.store.about import About, Source
from events.store.arrow import arrow_schema
from events.store.column import Column, Kind, Table
from events.store.columns import DOCUMENTS, EVENTS, MENTIONS, TABLES
from events.store.crosswalk import CROSSWALK, EVENT_TYPES, EventType
from events.store.dataset import read_dataset, write_dataset, write_package
from events.store.frames import events_frame, to_frame
from events.store.info import info
from events.store.schemas import data_dictionary, schema_files, table_schema, write_schemas
from events.store.shelf import Dataset, datasets, find_dataset, load
from events.store.tables import Tables, to_tables
from events.store.validate import check_tables, validate
from events.store.violation import Violation

__all__ = [
    "CROSSWALK",
    "DOCUMENTS",
    "EVENTS",
    "EVENT_TYPES",
    "MENTIONS",
    "TABLES",
    "About",
    "Column",
    "Dataset",
    "EventType",
    "Kind",
    "Source",
    "Table",
    "Tables",
    "Violation",
    "arrow_schema",
    "check_tables",
    "data_dictionary",
    "datasets",
    "events_frame",
    "find_dataset",
    "info",
    "load",
    "read_dataset",
    "schema_files",
    "table_schema",
    "to_frame",
    "to_tables",
    "validate",
    "write_dataset",
    "write_package",
    "write_schemas",
]

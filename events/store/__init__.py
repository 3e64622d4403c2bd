"""Storing: events → three Parquet tables, their metadata and exports; and back. Corrections, comparison, checks."""

from events.store.about import About, Release, Source
from events.store.about_file import load_about
from events.store.arrow import arrow_schema
from events.store.column import Column, Kind, Table
from events.store.columns import DOCUMENTS, EVENTS, MENTIONS, TABLES
from events.store.corrections import (
    Correction,
    Corrections,
    apply_corrections,
    load_corrections,
    parse_corrections,
    review,
)
from events.store.crosswalk import CROSSWALK, EVENT_TYPES, EventType
from events.store.dataset import read_dataset, write_dataset
from events.store.diff import Diff, Entry, compare, diff
from events.store.exports import FORMATS, Exported, Format, export, protect_cell, restore_cell
from events.store.frames import events_frame, to_frame
from events.store.info import info
from events.store.metadata import METADATA_FILES, metadata_texts, write_metadata
from events.store.package import read_about, write_package
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
    "FORMATS",
    "MENTIONS",
    "METADATA_FILES",
    "TABLES",
    "About",
    "Column",
    "Correction",
    "Corrections",
    "Dataset",
    "Diff",
    "Entry",
    "EventType",
    "Exported",
    "Format",
    "Kind",
    "Release",
    "Source",
    "Table",
    "Tables",
    "Violation",
    "apply_corrections",
    "arrow_schema",
    "check_tables",
    "compare",
    "data_dictionary",
    "datasets",
    "diff",
    "events_frame",
    "export",
    "find_dataset",
    "info",
    "load",
    "load_about",
    "load_corrections",
    "metadata_texts",
    "parse_corrections",
    "protect_cell",
    "read_about",
    "read_dataset",
    "restore_cell",
    "review",
    "schema_files",
    "table_schema",
    "to_frame",
    "to_tables",
    "validate",
    "write_dataset",
    "write_metadata",
    "write_package",
    "write_schemas",
]

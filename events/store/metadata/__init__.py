"""What a dataset tells of itself, in every form that people and programs ask for."""

from events.store.metadata.figures import figures_of
from events.store.metadata.sums import SUMS_FILE, read_sums, write_sums
from events.store.metadata.write import METADATA_FILES, metadata_texts, write_metadata

__all__ = ["METADATA_FILES", "SUMS_FILE", "figures_of", "metadata_texts", "read_sums", "write_metadata", "write_sums"]
